/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of coalitions: CNash, CGMR, CSMR and CSEQ for every coalition H of one or more
 * parties, straight from the definitions, over listed states:
 *
 *   R_H(s)    reached from s by one or more moves of H's members, nobody moving twice in a row
 *   better    x is better than s for H iff every member of H strictly prefers x to s
 *   phi_H(s)  all states that are not better than s for H
 *   R++_H(s)  R_H(s) less phi_H(s)
 *
 *   s is stable for H iff every x in R++_H(s) has a sanction y, where
 *   CNash     nothing is a sanction
 *   CGMR      y is in R_{N-H}(x) and in phi_H(s)
 *   CSMR      as CGMR, and all of R_H(y) is in phi_H(s)
 *   CSEQ      as CGMR, with y reached from x by improvements of subcoalitions of N-H
 *
 * Where the text leaves room it is read so:
 *
 * 1. Of one party R_H(s) is a single move, so CNash, CGMR, CSMR of {i} are Nash, GMR, SMR of i.
 * 2. Moves on the way to x need not improve anything; only where the sequence ends is compared.
 * 3. A step of a subcoalition K in CSEQ leads from q to any state of R++_K(q): it improves, for all of
 *    K, on the state that it leaves, while the moves that make it up need not. The same K does not step
 *    twice in a row; another one that shares members with K may follow. K is any non-empty part of N-H.
 * 4. s may be its own sanction, as in GMR; x never is, for it is better than s.
 * 5. N has no opponents, so all four are CNash.
 * 6. "all": stable for every coalition, single parties and N among them.
 *
 * Cost: a search of n * 2^parties pairs from each state for CSEQ of each coalition.
 * Literature: Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008). Output: README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PARTIES = 8 };

/* Coalitions are sets of parties, a bit each. */
typedef struct {
    const graph *g;
    int everyone;                                  /* N */
    list reached[1 << MOST_PARTIES][MAX_STATES];   /* R_H(s) */
    list improving[1 << MOST_PARTIES][MAX_STATES]; /* R++_H(s) */
    int *deterred[1 << MOST_PARTIES][MAX_STATES];  /* of each of these, the concepts, a bit each */
} world;

typedef struct {
    const char *name;
    enum { BY_NOTHING, BY_MOVES, BY_IMPROVEMENTS } response;
    bool no_escape;
} concept;

enum { CONCEPTS = 4 };
static const concept concepts[CONCEPTS] = {{"cnash", BY_NOTHING, false},
                                           {"cgmr", BY_MOVES, false},
                                           {"csmr", BY_MOVES, true},
                                           {"cseq", BY_IMPROVEMENTS, false}};

/* ---- Moves and improvements of coalitions --------------------------------------------------- */

static bool is_better_for(const graph *g, int h, int x, int s)
{
    for (int i = 0; i < g->c->parties; i++)
        if ((h >> i & 1) != 0 && !is_better(g, i, x, s))
            return false;
    return true;
}

static list members_of(const graph *g, int h)
{
    int members[MAX_PARTIES], count = 0;
    for (int i = 0; i < g->c->parties; i++)
        if ((h >> i & 1) != 0)
            members[count++] = i;
    return copy_list(count, members);
}

/* All coalitions that are parts of h. */
static list parts_of(int h)
{
    list parts = {0, allocate(h, sizeof *parts.item)};
    for (int k = 1; k <= h; k++)
        if ((k & ~h) == 0)
            parts.item[parts.count++] = k;
    return parts;
}

/* What sequences of the movers lead to from s. */
static list list_reached(const graph *g, steps step, list movers, int s)
{
    bool reached[MAX_STATES];
    int found[MAX_STATES], count = 0;
    mark_reached(g, step, movers, false, s, reached);
    for (int q = 0; q < g->states; q++)
        if (reached[q])
            found[count++] = q;
    return copy_list(count, found);
}

static list list_improving(const graph *g, int h, list reached, int s)
{
    int found[MAX_STATES], count = 0;
    for (int a = 0; a < reached.count; a++)
        if (is_better_for(g, h, reached.item[a], s))
            found[count++] = reached.item[a];
    return copy_list(count, found);
}

static void build_world(const graph *g, world *w)
{
    w->g = g;
    w->everyone = (1 << g->c->parties) - 1;
    for (int h = 1; h <= w->everyone; h++) {
        list members = members_of(g, h);
        for (int s = 0; s < g->states; s++) {
            w->reached[h][s] = list_reached(g, g->moves, members, s);
            w->improving[h][s] = list_improving(g, h, w->reached[h][s], s);
            w->deterred[h][s] = allocate(w->improving[h][s].count, sizeof(int));
        }
        free(members.item);
    }
}

static void clear_lists(list *lists, int states)
{
    for (int s = 0; s < states; s++)
        free(lists[s].item);
}

static void clear_world(world *w)
{
    for (int h = 1; h <= w->everyone; h++) {
        clear_lists(w->reached[h], w->g->states);
        clear_lists(w->improving[h], w->g->states);
        for (int s = 0; s < w->g->states; s++)
            free(w->deterred[h][s]);
    }
}

/* ---- Stability ------------------------------------------------------------------------------ */

/* Whether y can keep h from leaving s. */
static bool is_sanction(const world *w, const concept *how, int h, int s, int y)
{
    const list *escapes = &w->reached[h][y];
    for (int a = 0; how->no_escape && a < escapes->count; a++)
        if (is_better_for(w->g, h, escapes->item[a], s))
            return false;
    return !is_better_for(w->g, h, y, s);
}

/* Whether some answer to an improvement is a sanction. */
static bool is_deterred(const list *answer, const bool *sanction)
{
    bool deterred = false;
    for (int a = 0; a < answer->count; a++)
        deterred = deterred || sanction[answer->item[a]];
    return deterred;
}

/* What h's opponents make of each state: nothing, what they reach, or what improvements lead to. */
static void list_answers(const world *w, const concept *how, int h, list *answers)
{
    int opponents = w->everyone & ~h;
    list parts = parts_of(opponents);
    for (int s = 0; s < w->g->states; s++) {
        const list *reached = &w->reached[opponents][s];
        if (how->response == BY_NOTHING || opponents == 0)
            answers[s] = copy_list(0, &s);
        else if (how->response == BY_MOVES)
            answers[s] = copy_list(reached->count, reached->item);
        else
            answers[s] = list_reached(w->g, w->improving, parts, s);
    }
    free(parts.item);
}

/* Finds which improvements of h its opponents deter under the concept numbered k. */
static void judge(world *w, int k, int h)
{
    static list answers[MAX_STATES];
    list_answers(w, &concepts[k], h, answers);
    for (int s = 0; s < w->g->states; s++) {
        const list *improving = &w->improving[h][s];
        bool sanction[MAX_STATES];
        for (int y = 0; y < w->g->states; y++)
            sanction[y] = is_sanction(w, &concepts[k], h, s, y);
        for (int a = 0; a < improving->count; a++)
            if (is_deterred(&answers[improving->item[a]], sanction))
                w->deterred[h][s][a] |= 1 << k;
    }
    clear_lists(answers, w->g->states);
}

/* Whether h is deterred from all of its improvements from s. */
static bool is_stable(const world *w, int k, int h, int s)
{
    bool stable = true;
    for (int a = 0; a < w->improving[h][s].count; a++)
        stable = stable && (w->deterred[h][s][a] >> k & 1) != 0;
    return stable;
}

/* ---- Output --------------------------------------------------------------------------------- */

/* The members of h, as 0,2. */
static void name_coalition(const graph *g, int h, char *name)
{
    const char *comma = "";
    for (int i = 0; i < g->c->parties; i++)
        if ((h >> i & 1) != 0) {
            name += sprintf(name, "%s%d", comma, i);
            comma = ",";
        }
}

static void print_verdicts(const world *w, int k)
{
    char row[MAX_STATES], all[MAX_STATES], name[WORD_SIZE];
    memset(all, '1', sizeof all);
    for (int h = 1; h <= w->everyone; h++) {
        for (int s = 0; s < w->g->states; s++) {
            row[s] = is_stable(w, k, h, s) ? '1' : '0';
            all[s] = row[s] == '1' ? all[s] : '0';
        }
        name_coalition(w->g, h, name);
        print_row(w->g, concepts[k].name, name, row);
    }
    print_row(w->g, concepts[k].name, "all", all);
}

/* Prints where h can do better from s, if anywhere, with the concepts that deter it. */
static void print_moves(const world *w, int h, int s)
{
    const list *improving = &w->improving[h][s];
    char name[WORD_SIZE];
    name_coalition(w->g, h, name);
    if (improving->count == 0)
        return;
    printf("moves %s %d", name, s);
    for (int a = 0; a < improving->count; a++) {
        printf(" %d", improving->item[a]);
        for (int k = 1; k < CONCEPTS; k++)
            if ((w->deterred[h][s][a] >> k & 1) != 0)
                printf(",%s", concepts[k].name);
    }
    putchar('\n');
}

static void print_results(const graph *g, const void *with_moves)
{
    static world w;
    if (g->c->parties > MOST_PARTIES) {
        puts("refused");
        return;
    }
    build_world(g, &w);
    for (int k = 0; k < CONCEPTS; k++)
        for (int h = 1; h <= w.everyone; h++)
            judge(&w, k, h);
    print_states(g);
    for (int k = 0; k < CONCEPTS; k++)
        print_verdicts(&w, k);
    for (int h = 1; *(const bool *)with_moves && h <= w.everyone; h++)
        for (int s = 0; s < g->states; s++)
            print_moves(&w, h, s);
    clear_world(&w);
}

int main(int argc, char **argv)
{
    bool with_moves = argc > 1 && strcmp(argv[1], "--moves") == 0;
    int first = with_moves ? 2 : 1;
    if (argc > first + 1) {
        fputs("usage: oracle_coalitions [--moves] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argv[first], print_results, &with_moves);
}
