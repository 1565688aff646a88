/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of attitudes: RNash, RGMR, RSMR and RSEQ stability, straight from the definitions.
 *
 * Party i has an attitude to each party j, itself among them: + it wishes j well, - ill, 0 neither.
 *
 *   x is favoured by i over s iff for each j: + implies x >=_j s; - implies not x >=_j s
 *   x is a reply of i at s    iff x is in R_i(s) and favoured by i over s
 *
 *   s is stable for i iff every reply x has a y, where
 *   RNash     nothing will do
 *   RGMR      y is in R_{N-i}(x) and not favoured by i over s
 *   RSMR      as RGMR, and no z in R_i(y) is favoured by i over s
 *   RSEQ      as RGMR, where every step from x to y is, for its mover, a reply at the state it leaves
 *
 * Where the text leaves room it is read so:
 *
 * 1. A party of which nothing is said wishes itself well and is neutral to all others.
 * 2. >= is "better or equal", so with own + alone a move to an equal state is a reply.
 * 3. What is favoured is asked of s itself, too, when it is y or z: it is, unless i wishes somebody ill. So
 *    return is then no sanction.
 * 4. Sequences are those of oracle.c: x counts as y only if a sequence returns to it; nobody steps twice in
 *    a row.
 * 5. "all": stable for every party.
 *
 * Literature: Inohara, Hipel and Walker (2007). Output: README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    enum { BY_NOTHING, BY_MOVES, BY_REPLIES } response;
    bool no_escape;
} concept;

static const concept concepts[] = {{"rnash", BY_NOTHING, false},
                                   {"rgmr", BY_MOVES, false},
                                   {"rsmr", BY_MOVES, true},
                                   {"rseq", BY_REPLIES, false}};

/* replies[i][s]: the replies of i at s. */
typedef struct {
    const graph *g;
    list replies[MAX_PARTIES][MAX_STATES];
} world;

static bool is_favoured(const graph *g, int i, int x, int s)
{
    for (int j = 0; j < g->c->parties; j++) {
        bool at_least = !is_better(g, j, s, x);
        if ((g->c->attitude[i][j] == '+' && !at_least) || (g->c->attitude[i][j] == '-' && at_least))
            return false;
    }
    return true;
}

static list list_replies(const graph *g, int i, int s)
{
    int found[MAX_STATES], count = 0;
    for (int a = 0; a < g->moves[i][s].count; a++)
        if (is_favoured(g, i, g->moves[i][s].item[a], s))
            found[count++] = g->moves[i][s].item[a];
    return copy_list(count, found);
}

/* Whether y keeps i at s. */
static bool is_sanction(const graph *g, const concept *how, int i, int s, int y)
{
    const list *escapes = &g->moves[i][y];
    for (int a = 0; how->no_escape && a < escapes->count; a++)
        if (is_favoured(g, i, escapes->item[a], s))
            return false;
    return !is_favoured(g, i, y, s);
}

/* reached[x * states + y]: the others get from x to y. */
static bool is_stable(const world *w, const concept *how, int i, int s, const bool *reached)
{
    for (int a = 0; a < w->replies[i][s].count; a++) {
        int x = w->replies[i][s].item[a];
        bool sanctioned = false;
        for (int y = 0; y < w->g->states; y++)
            sanctioned =
                sanctioned || (reached[x * w->g->states + y] && is_sanction(w->g, how, i, s, y));
        if (!sanctioned)
            return false;
    }
    return true;
}

static void judge(const world *w, const concept *how, int i, char *row)
{
    int n = w->g->states;
    bool *reached = allocate(n * n, sizeof *reached);
    list others = others_than(w->g, i);
    for (int x = 0; x < n && how->response != BY_NOTHING; x++)
        mark_reached(w->g, how->response == BY_MOVES ? w->g->moves : w->replies, others, false, x,
                     reached + x * n);
    for (int s = 0; s < n; s++)
        row[s] = is_stable(w, how, i, s, reached) ? '1' : '0';
    free(others.item);
    free(reached);
}

static void print_results(const graph *g, const void *nothing)
{
    (void)nothing;
    static world w;
    char row[MAX_STATES], all[MAX_STATES], name[WORD_SIZE];
    w.g = g;
    for (int i = 0; i < g->c->parties; i++)
        for (int s = 0; s < g->states; s++)
            w.replies[i][s] = list_replies(g, i, s);
    print_states(g);
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++) {
        memset(all, '1', sizeof all);
        for (int i = 0; i < g->c->parties; i++) {
            judge(&w, &concepts[k], i, row);
            for (int s = 0; s < g->states; s++)
                all[s] = row[s] == '0' ? '0' : all[s];
            snprintf(name, sizeof name, "%d", i);
            print_row(g, concepts[k].name, name, row);
        }
        print_row(g, concepts[k].name, "all", all);
    }
    for (int i = 0; i < g->c->parties; i++)
        for (int s = 0; s < g->states; s++)
            free(w.replies[i][s].item);
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        fputs("usage: oracle_attitudes [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argv[1], print_results, NULL);
}
