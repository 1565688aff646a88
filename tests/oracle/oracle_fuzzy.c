/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of fuzzy preference: FNash, FGMR, FSMR and FSEQ stability, straight from the definitions.
 *
 *   r(s, q)   the degree to which i prefers s to q, from 0 to 1; r(s, q) + r(q, s) = 1
 *   a(s, q)   r(s, q) - r(q, s), from -1 to 1: how certainly it does
 *   g         the threshold of i, over 0 and at most 1
 *   R~_i(s)   fuzzy improvements: the q in R_i(s) with a(q, s) >= g
 *   x will do as a sanction against leaving s iff a(x, s) < g
 *
 *   s is stable for i iff every s1 in R~_i(s) has a sanction s2, where
 *   FNash     nothing is a sanction
 *   FGMR      s2 is in R_{N-i}(s1) and will do
 *   FSMR      as FGMR, and every s3 in R_i(s2) will do, too
 *   FSEQ      as FGMR, where every step from s1 to s2 is a fuzzy improvement of its mover, by the mover's
 *             own threshold, on the state that it leaves
 *
 * Where the text leaves room it is read so:
 *
 * 1. By statements r(s, q) is the degree of the first one on which the two differ, if s makes it true; a
 *    statement without a degree has 1. Where they differ on none, r is 0.5.
 * 2. By weights a(s, q) is (sum of s - sum of q) / D, cut to [-1, 1], D being the difference that is certain.
 *    Without D any difference is certain. The fraction is not rounded.
 * 3. By levels r is 1, 0.5 or 0. There, and in general, nothing comes of what is strong, unsure or unknown.
 * 4. What is said of two states stands in place of what the order says of them, and of no other pair: a
 *    degree need not go with those of third states. What is said last counts. A state is as good as itself.
 * 5. A party without a threshold acts on any preference: improvements have a(q, s) > 0, and x will do iff
 *    a(x, s) <= 0.
 * 6. Sequences are those of oracle.c: of one step or more, nobody stepping twice in a row. s may be its own
 *    sanction, since a(s, s) = 0, but not with --no-return; s1 never is one.
 * 7. "all": stable for every party.
 *
 * Literature: Bashar, Kilgour and Hipel (2012). Input, output: README.md.
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

static const concept concepts[] = {{"fnash", BY_NOTHING, false},
                                   {"fgmr", BY_MOVES, false},
                                   {"fsmr", BY_MOVES, true},
                                   {"fseq", BY_IMPROVEMENTS, false}};

/* How certainly a party prefers one state to another: a share of a whole, which is positive. */
typedef struct {
    long long share, whole;
} certainly;

/* improves[i][q * states + s]: a(q, s) is enough for i to leave s for q, so that q will not do for a
 * sanction there; improvements[i][s]: the q in R_i(s) for which it is. */
typedef struct {
    const graph *g;
    bool *improves[MAX_PARTIES];
    list improvements[MAX_PARTIES][MAX_STATES];
} world;

/* ---- Preference ----------------------------------------------------------------------------- */

static certainly by_degree(int degree)
{
    return (certainly){2LL * degree - MILLION, MILLION};
}

static certainly by_statements(const graph *g, int i, int q, int s)
{
    const order *by = &g->c->order[i];
    for (int k = 0; k < by->count; k++)
        if (g->truth[i][q][k] != g->truth[i][s][k])
            return by_degree(g->truth[i][q][k] ? by->degree[k] : MILLION - by->degree[k]);
    return by_degree(MILLION / 2);
}

/* By levels or weights. */
static certainly by_worth(const graph *g, int i, int q, int s)
{
    long long difference = g->worth[i][q] - g->worth[i][s];
    int whole = g->c->order[i].kind == WEIGHTS ? g->c->order[i].certain_from : 0;
    if (difference == 0)
        return (certainly){0, 1};
    if (whole == 0 || difference >= whole || difference <= -whole)
        return (certainly){difference > 0 ? 1 : -1, 1};
    return (certainly){difference, whole};
}

/* a(q, s) of i */
static certainly compare(const graph *g, int i, int q, int s)
{
    const fuzzy *said = &g->c->fuzzy[i];
    if (q == s)
        return by_degree(MILLION / 2);
    for (int k = said->count - 1; k >= 0; k--) {
        if (said->pair[k][0] == q && said->pair[k][1] == s)
            return by_degree(said->degree[k]);
        if (said->pair[k][0] == s && said->pair[k][1] == q)
            return by_degree(MILLION - said->degree[k]);
    }
    return g->c->order[i].kind == STATEMENTS ? by_statements(g, i, q, s) : by_worth(g, i, q, s);
}

static bool is_enough(const graph *g, int i, certainly a)
{
    long long threshold = g->c->fuzzy[i].threshold;
    return threshold == 0 ? a.share > 0 : a.share * MILLION >= threshold * a.whole;
}

static void build_world(const graph *g, world *w)
{
    int n = g->states;
    w->g = g;
    for (int i = 0; i < g->c->parties; i++) {
        w->improves[i] = allocate(n * n, sizeof *w->improves[i]);
        for (int pair = 0; pair < n * n; pair++)
            w->improves[i][pair] = is_enough(g, i, compare(g, i, pair / n, pair % n));
        for (int s = 0; s < n; s++) {
            int found[MAX_STATES], count = 0;
            for (int a = 0; a < g->moves[i][s].count; a++)
                if (w->improves[i][g->moves[i][s].item[a] * n + s])
                    found[count++] = g->moves[i][s].item[a];
            w->improvements[i][s] = copy_list(count, found);
        }
    }
}

static void clear_world(world *w)
{
    for (int i = 0; i < w->g->c->parties; i++) {
        free(w->improves[i]);
        for (int s = 0; s < w->g->states; s++)
            free(w->improvements[i][s].item);
    }
}

/* ---- Stability ------------------------------------------------------------------------------ */

/* Whether s2 keeps i at s. */
static bool is_sanction(const world *w, const concept *how, int i, int s, int s2)
{
    const list *escapes = &w->g->moves[i][s2];
    for (int a = 0; how->no_escape && a < escapes->count; a++)
        if (w->improves[i][escapes->item[a] * w->g->states + s])
            return false;
    return !w->improves[i][s2 * w->g->states + s];
}

/* reached[s1 * states + s2]: the opponents of i get from s1 to s2. */
static bool is_stable(const world *w, int i, int s, const bool *sanction, const bool *reached)
{
    for (int a = 0; a < w->improvements[i][s].count; a++) {
        int s1 = w->improvements[i][s].item[a];
        bool sanctioned = false;
        for (int s2 = 0; s2 < w->g->states; s2++)
            sanctioned = sanctioned || (reached[s1 * w->g->states + s2] && sanction[s2]);
        if (!sanctioned)
            return false;
    }
    return true;
}

static void judge(const world *w, settings set, const concept *how, int i, char *row)
{
    int n = w->g->states;
    bool *reached = allocate(n * n, sizeof *reached);
    list others = others_than(w->g, i);
    for (int s1 = 0; s1 < n && how->response != BY_NOTHING; s1++)
        mark_reached(w->g, how->response == BY_MOVES ? w->g->moves : w->improvements, others, false,
                     s1, reached + s1 * n);
    for (int s = 0; s < n; s++) {
        bool sanction[MAX_STATES];
        for (int s2 = 0; s2 < n; s2++)
            sanction[s2] = is_sanction(w, how, i, s, s2) && !(set.no_return && s2 == s);
        row[s] = is_stable(w, i, s, sanction, reached) ? '1' : '0';
    }
    free(others.item);
    free(reached);
}

static void print_results(const graph *g, const void *set)
{
    static world w;
    char row[MAX_STATES], all[MAX_STATES], name[WORD_SIZE];
    build_world(g, &w);
    print_states(g);
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++) {
        memset(all, '1', sizeof all);
        for (int i = 0; i < g->c->parties; i++) {
            judge(&w, *(const settings *)set, &concepts[k], i, row);
            for (int s = 0; s < g->states; s++)
                all[s] = row[s] == '0' ? '0' : all[s];
            snprintf(name, sizeof name, "%d", i);
            print_row(g, concepts[k].name, name, row);
        }
        print_row(g, concepts[k].name, "all", all);
    }
    clear_world(&w);
}

int main(int argc, char **argv)
{
    settings set = {argc > 1 && strcmp(argv[1], "--no-return") == 0};
    int first = set.no_return ? 2 : 1;
    if (argc > first + 1) {
        fputs("usage: oracle_fuzzy [--no-return] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argc > first ? argv[first] : NULL, print_results, &set);
}
