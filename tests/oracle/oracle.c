/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle: Nash, GMR, SMR, SEQ, SSEQ and SIM stability, straight from the definitions.
 *
 * It is meant to be obviously right, so that a fast engine can be tested against it. The states are
 * listed, each party's moves are listed (graph.h), and every quantifier below becomes a loop:
 *
 *   R_H(s)    reached from s by one or more moves of H's members, nobody moving twice in a row
 *   R+_H(s)   the same, where every step improves, for its mover, on the state it leaves
 *
 *   s is stable for i iff every s1 in R+_i(s) has a sanction s2, where
 *   Nash      nothing is a sanction
 *   GMR       s2 is in R_{N-i}(s1) and not better than s for i
 *   SMR       as GMR, and no s3 in R_i(s2) is better than s for i
 *   SEQ       as GMR, with s2 in R+_{N-i}(s1)
 *   SSEQ      as SMR, with s2 in R+_{N-i}(s1)
 *   SIM       s2 is not better than s for i, and is s with the changes of s1 and of at most one
 *             improvement from s of each opponent (option form without `same` alone)
 *
 * The start s1 counts only if a sequence returns to it; s may be its own sanction, but not with
 * --no-return.
 * With --blind-others i disregards what others do to and from states that i does not perceive.
 * With --once, a wrong variant kept for a teaching case, each opponent moves at most once.
 * Cost per party and concept: n searches of at most n * parties pairs, n the number of states.
 * Literature: Fang, Hipel and Kilgour (1993); Xu, Hipel, Kilgour and Fang (2018); for SSEQ Rego and
 * Vieira (2017). Input, output, exit statuses: README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    bool once, no_return, blind_others, sim;
} settings;

/* ---- Stability ------------------------------------------------------------------------------ */

typedef struct {
    const char *name;
    enum { BY_NOTHING, BY_MOVES, BY_IMPROVEMENTS } response; /* how opponents get to a sanction */
    bool no_escape; /* the focal party must not be able to leave the sanction for the better */
} concept;

static const concept concepts[] = {
    {"nash", BY_NOTHING, false},     {"gmr", BY_MOVES, false},        {"smr", BY_MOVES, true},
    {"seq", BY_IMPROVEMENTS, false}, {"sseq", BY_IMPROVEMENTS, true},
};

/* Whether i at s2, once there, can have nothing better than s. */
static bool holds_down(const graph *g, const concept *how, int i, int s, int s2)
{
    const list *escapes = &g->moves[i][s2];
    for (int a = 0; how->no_escape && a < escapes->count; a++)
        if (is_better(g, i, escapes->item[a], s))
            return false;
    return !is_better(g, i, s2, s);
}

/* Whether every improvement of i from s is met by a sanction; reached[s1 * states + s2]: the opponents
 * of i get from s1 to s2. */
static bool is_stable(const graph *g, int i, int s, const bool *sanction, const bool *reached)
{
    for (int a = 0; a < g->improvements[i][s].count; a++) {
        int s1 = g->improvements[i][s].item[a];
        bool sanctioned = false;
        for (int s2 = 0; s2 < g->states; s2++)
            sanctioned = sanctioned || (reached[s1 * g->states + s2] && sanction[s2]);
        if (!sanctioned)
            return false;
    }
    return true;
}

/* The moves that lead neither from nor to states that i does not perceive. */
static list list_perceived(const graph *g, int i, int s, const list *moves)
{
    list left = {0, allocate(moves->count, sizeof *left.item)};
    for (int a = 0; a < moves->count; a++)
        if (g->perceives[i][s] && g->perceives[i][moves->item[a]])
            left.item[left.count++] = moves->item[a];
    return left;
}

/* Marks in reached[s1 * states + s2] whether the opponents of i get from s1 to s2. */
static void mark_answers(const graph *g, settings set, const concept *how, int i, bool *reached)
{
    static list step[MAX_PARTIES][MAX_STATES];
    list others = others_than(g, i);
    for (int j = 0; j < g->c->parties; j++)
        for (int s = 0; s < g->states; s++) {
            const list *to = how->response == BY_MOVES ? &g->moves[j][s] : &g->improvements[j][s];
            step[j][s] =
                set.blind_others ? list_perceived(g, i, s, to) : copy_list(to->count, to->item);
        }
    for (int s1 = 0; s1 < g->states; s1++)
        mark_reached(g, (steps)step, others, set.once, s1, reached + s1 * g->states);
    for (int j = 0; j < g->c->parties; j++)
        for (int s = 0; s < g->states; s++)
            free(step[j][s].item);
    free(others.item);
}

static void print_verdicts(const graph *g, settings set, const concept *how, int i)
{
    bool *reached = allocate(g->states * g->states, sizeof *reached);
    if (how->response != BY_NOTHING)
        mark_answers(g, set, how, i, reached);
    printf("%s %d %s", how->name, i, g->states == 0 ? "-" : "");
    for (int s = 0; s < g->states; s++) {
        bool sanction[MAX_STATES];
        for (int s2 = 0; s2 < g->states; s2++)
            sanction[s2] = holds_down(g, how, i, s, s2) && !(set.no_return && s2 == s);
        putchar(is_stable(g, i, s, sanction, reached) ? '1' : '0');
    }
    putchar('\n');
    free(reached);
}

/* ---- Simultaneous sanctioning --------------------------------------------------------------- */

/* Where options form the states and none are merged, so that assignment s is state s. */

/* The state with these values; none: -1. */
static int find_state(const graph *g, const int *values)
{
    for (int s = 0; s < g->states; s++)
        if (memcmp(g->values[s], values, sizeof g->values[s]) == 0)
            return s;
    return -1;
}

/* Whether parties j and later, each adding none or one of its improvements from s to the values,
 * can make a state that is not better than s for i. */
static bool can_hold_down(const graph *g, int i, int s, int j, const int *values)
{
    if (j == g->c->parties) {
        int sum = find_state(g, values);
        return sum >= 0 && !is_better(g, i, sum, s);
    }
    if (can_hold_down(g, i, s, j + 1, values))
        return true;
    for (int a = 0; j != i && a < g->improvements[j][s].count; a++) {
        int added[MAX_OPTIONS];
        for (int o = 0; o < MAX_OPTIONS; o++)
            added[o] = o < g->c->options && g->c->option[o].party == j
                           ? g->values[g->improvements[j][s].item[a]][o]
                           : values[o];
        if (can_hold_down(g, i, s, j + 1, added))
            return true;
    }
    return false;
}

static bool is_sim_stable(const graph *g, int i, int s)
{
    for (int a = 0; a < g->improvements[i][s].count; a++)
        if (!can_hold_down(g, i, s, 0, g->values[g->improvements[i][s].item[a]]))
            return false;
    return true;
}

static void print_sim(const graph *g)
{
    for (int i = 0; i < g->c->parties; i++) {
        printf("sim %d %s", i, g->states == 0 ? "-" : "");
        for (int s = 0; s < g->states; s++)
            putchar(is_sim_stable(g, i, s) ? '1' : '0');
        putchar('\n');
    }
}

/* ---- Output --------------------------------------------------------------------------------- */

static void print_results(const graph *g, const void *settings_given)
{
    settings set = *(const settings *)settings_given;
    print_states(g);
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++)
        for (int i = 0; i < g->c->parties; i++)
            print_verdicts(g, set, &concepts[k], i);
    if (set.sim && !g->c->is_graph && g->c->sames == 0)
        print_sim(g);
}

/* Sets the switch of that name; false if there is none. */
static bool set_switch(settings *set, const char *name)
{
    struct {
        const char *name;
        bool *value;
    } const switches[] = {{"--once", &set->once},
                          {"--no-return", &set->no_return},
                          {"--blind-others", &set->blind_others},
                          {"--sim", &set->sim}};
    for (size_t k = 0; k < sizeof switches / sizeof *switches; k++)
        if (strcmp(name, switches[k].name) == 0)
            return *switches[k].value = true;
    return false;
}

int main(int argc, char **argv)
{
    settings set = {false, false, false, false};
    int first = 1;
    while (first < argc && set_switch(&set, argv[first]))
        first++;
    if (argc > first + 1) {
        fputs("usage: oracle [--once] [--no-return] [--blind-others] [--sim] [a file that can be "
              "read]\n",
              stderr);
        return EXIT_USAGE;
    }
    return answer_all(argc > first ? argv[first] : NULL, print_results, &set);
}
