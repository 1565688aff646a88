/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of strength: strong and weak GMR, SMR, SEQ and SSEQ stability, from the definitions.
 *
 *   s >>_i q  i strongly prefers s to q: by statements, iff they differ on a strong one and s makes the
 *             first of these true; by levels, iff there is a gap up to which s is and q is not; by
 *             weights, iff s is worth more by at least the threshold
 *
 * Moves, improvements (strong and mild alike), answers and stability are those of oracle.c. A stable state
 * s is strongly stable for i iff every s1 in R+_i(s) has a sanction s2 with s >>_i s2 and, under SMR and
 * SSEQ, with s >>_i s3 for every s3 in R_i(s2); else it is weakly stable.
 *
 * Where the text leaves room it is read so:
 *
 * 1. A state without improvements is strongly stable under all four: nothing is asked of it. Nash has no
 *    strength.
 * 2. Answers of opponents under SEQ and SSEQ are improvements of either strength, also for strong
 *    stability; and the improvements to be deterred are of either strength.
 * 3. s as its own sanction makes s weakly stable at most, since s >>_i s never holds.
 * 4. "all": the weakest over the parties.
 *
 * Output: 0 not stable, 1 weakly, 2 strongly stable; of Nash 1 is stable. Literature: Hamouda, Kilgour and
 * Hipel (2004). See README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    bool no_return;
} settings;

typedef struct {
    const char *name;
    enum { BY_NOTHING, BY_MOVES, BY_IMPROVEMENTS } response;
    bool no_escape;
} concept;

static const concept concepts[] = {
    {"nash", BY_NOTHING, false},     {"gmr", BY_MOVES, false},        {"smr", BY_MOVES, true},
    {"seq", BY_IMPROVEMENTS, false}, {"sseq", BY_IMPROVEMENTS, true},
};

/* s >>_i q */
static bool is_much_better(const graph *g, int i, int s, int q)
{
    const order *by = &g->c->order[i];
    long long worth = g->worth[i][s], other = g->worth[i][q];
    if (by->kind == WEIGHTS)
        return by->threshold > 0 && worth - other >= by->threshold;
    for (int k = 0; k < by->gaps; k++)
        if (worth >= by->gap[k] && other < by->gap[k])
            return true;
    for (int k = 0; by->kind == STATEMENTS && k < by->count; k++)
        if (by->strong[k] && g->truth[i][s][k] != g->truth[i][q][k])
            return g->truth[i][s][k];
    return false;
}

/* How i at s is held down by what s2 leads it to: 0 not, 1 weakly, 2 strongly. */
static int hold_of(const graph *g, int i, int s, int x)
{
    return is_better(g, i, x, s) ? 0 : is_much_better(g, i, s, x) ? 2 : 1;
}

static int hold_of_sanction(const graph *g, const concept *how, int i, int s, int s2)
{
    const list *escapes = &g->moves[i][s2];
    int least = hold_of(g, i, s, s2);
    for (int a = 0; how->no_escape && a < escapes->count; a++) {
        int hold = hold_of(g, i, s, escapes->item[a]);
        least = hold < least ? hold : least;
    }
    return least;
}

/* The least over i's improvements from s of the best hold among the answers to each. */
static int strength_of(const graph *g, int i, int s, const int *hold, const bool *reached)
{
    int strength = 2;
    for (int a = 0; a < g->improvements[i][s].count; a++) {
        int s1 = g->improvements[i][s].item[a], best = 0;
        for (int s2 = 0; s2 < g->states; s2++)
            if (reached[s1 * g->states + s2] && hold[s2] > best)
                best = hold[s2];
        strength = best < strength ? best : strength;
    }
    return strength;
}

static void judge(const graph *g, settings set, const concept *how, int i, char *row)
{
    bool *reached = allocate(g->states * g->states, sizeof *reached);
    list others = others_than(g, i);
    for (int s1 = 0; s1 < g->states && how->response != BY_NOTHING; s1++)
        mark_reached(g, how->response == BY_MOVES ? g->moves : g->improvements, others, false, s1,
                     reached + s1 * g->states);
    for (int s = 0; s < g->states; s++) {
        int hold[MAX_STATES] = {0};
        for (int s2 = 0; s2 < g->states; s2++)
            hold[s2] = set.no_return && s2 == s ? 0 : hold_of_sanction(g, how, i, s, s2);
        row[s] = (char)('0' + strength_of(g, i, s, hold, reached));
        if (how->response == BY_NOTHING && row[s] == '2')
            row[s] = '1';
    }
    free(others.item);
    free(reached);
}

static void print_results(const graph *g, const void *set)
{
    char row[MAX_STATES], all[MAX_STATES], name[WORD_SIZE];
    print_states(g);
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++) {
        memset(all, '2', sizeof all);
        for (int i = 0; i < g->c->parties; i++) {
            judge(g, *(const settings *)set, &concepts[k], i, row);
            for (int s = 0; s < g->states; s++)
                all[s] = row[s] < all[s] ? row[s] : all[s];
            snprintf(name, sizeof name, "%d", i);
            print_row(g, concepts[k].name, name, row);
        }
        print_row(g, concepts[k].name, "all", all);
    }
}

int main(int argc, char **argv)
{
    settings set = {argc > 1 && strcmp(argv[1], "--no-return") == 0};
    int first = set.no_return ? 2 : 1;
    if (argc > first + 1) {
        fputs("usage: oracle_strength [--no-return] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argc > first ? argv[first] : NULL, print_results, &set);
}
