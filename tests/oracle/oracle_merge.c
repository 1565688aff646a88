/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle of merged parties: Nash, GMR, SMR and SEQ stability where the members of a coalition M, of
 * two or more parties, act as one, straight from the definitions.
 *
 *   sides     M, and each party outside of M by itself; N is the set of the sides
 *   R_k(s)    of a side: the feasible states, s not among them, that differ from s in options of its members
 *             alone, each changed in a permitted way; so M may change many options of many members in one
 *             move, also where no member's part of it is possible by itself
 *   better    x is better than s for a side iff all of its members strictly prefer x to s
 *   R+_k(s)   the states of R_k(s) that are better than s for the side
 *
 *   s is stable for a side k iff every s1 in R+_k(s) has a sanction s2, where
 *   Nash      nothing is a sanction
 *   GMR       s2 is in R_{N-k}(s1) and not better than s for k
 *   SMR       as GMR, and no s3 in R_k(s2) is better than s for k
 *   SEQ       as GMR, with s2 in R+_{N-k}(s1)
 *
 * Where the text leaves room it is read so:
 *
 * 1. "No worse for M" does not mean that every member likes it at least as well: a sanction or escape only has to
 *    be no gain for one of them, for then the coalition has lost its reason, as in oracle_coalitions.c.
 * 2. SEQ: in R+_{N-k}(s1) every step improves, for the side that makes it, on the state that it leaves. M's own
 *    steps must be better for all members; a member never answers by itself, nor does a part of M, even if
 *    that would pay. M stepping is one step, so M does not step twice in a row, not with other members' options
 *    either. The same holds of R_{N-k} under GMR and SMR.
 * 3. R+_M is a partial order's: not better is not worse or equal. So s1, which is better than s for M, is no
 *    sanction, while an s2 that all members but one prefer to s1 may be one.
 * 4. N has no opponents, so if M is N all four are Nash.
 * 5. M does not perceive what no member perceives. What one of them perceives they all know.
 * 6. s may be its own sanction, as in oracle.c. "all": stable for every side.
 * 7. Arcs of a graph do not tell what members could do in one move, so there it is not defined.
 *
 * All coalitions of two or more parties are merged in turn, one at a time. Output: nash-0,2 and so on, what holds
 * where 0 and 2 are merged, first for them. Literature: none; see README.md.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PARTIES = 8 };

/* Sides are sets of parties, a bit each. The first one is M. */
typedef struct {
    const graph *g;
    int sides, members[MAX_PARTIES];
    list moves[MAX_PARTIES][MAX_STATES];        /* R_k(s) */
    list improvements[MAX_PARTIES][MAX_STATES]; /* R+_k(s) */
} world;

typedef struct {
    const char *name;
    enum { BY_NOTHING, BY_MOVES, BY_IMPROVEMENTS } response;
    bool no_escape;
} concept;

static const concept concepts[] = {{"nash", BY_NOTHING, false},
                                   {"gmr", BY_MOVES, false},
                                   {"smr", BY_MOVES, true},
                                   {"seq", BY_IMPROVEMENTS, false}};

/* ---- Sides ---------------------------------------------------------------------------------- */

static bool is_member(int members, int i)
{
    return (members >> i & 1) != 0;
}

static bool is_better_for(const graph *g, int members, int x, int s)
{
    for (int i = 0; i < g->c->parties; i++)
        if (is_member(members, i) && !is_better(g, i, x, s))
            return false;
    return true;
}

static bool perceive(const graph *g, int members, int s)
{
    for (int i = 0; i < g->c->parties; i++)
        if (is_member(members, i) && g->perceives[i][s])
            return true;
    return false;
}

/* Whether the members together can move from assignment a to assignment b. */
static bool is_joint_move(const graph *g, int members, int a, int b)
{
    for (int o = 0; o < g->c->options; o++) {
        const option *it = &g->c->option[o];
        int from = g->values[a][o], to = g->values[b][o];
        if (from != to && (!is_member(members, it->party) || !may_change(it, from, to)))
            return false;
    }
    return true;
}

/* Lists R_k(s) or, if improving, R+_k(s), k having these members. */
static list list_moves(const graph *g, int members, int s, bool improving)
{
    bool moves[MAX_STATES] = {false};
    int found[MAX_STATES], count = 0;
    for (int m = 0; m < g->members[s].count; m++)
        for (int b = 0; b < g->assignments; b++)
            if (g->state_of[b] != s && is_joint_move(g, members, g->members[s].item[m], b))
                moves[g->state_of[b]] = true;
    for (int q = 0; q < g->states; q++)
        if (moves[q] && perceive(g, members, s) && perceive(g, members, q) &&
            (!improving || is_better_for(g, members, q, s)))
            found[count++] = q;
    return copy_list(count, found);
}

static void build_world(const graph *g, int merged, world *w)
{
    w->g = g;
    w->sides = 0;
    w->members[w->sides++] = merged;
    for (int i = 0; i < g->c->parties; i++)
        if (!is_member(merged, i))
            w->members[w->sides++] = 1 << i;
    for (int k = 0; k < w->sides; k++)
        for (int s = 0; s < g->states; s++) {
            w->moves[k][s] = list_moves(g, w->members[k], s, false);
            w->improvements[k][s] = list_moves(g, w->members[k], s, true);
        }
}

static void clear_world(world *w)
{
    for (int k = 0; k < w->sides; k++)
        for (int s = 0; s < w->g->states; s++) {
            free(w->moves[k][s].item);
            free(w->improvements[k][s].item);
        }
}

/* ---- Stability ------------------------------------------------------------------------------ */

/* Whether s2 keeps side k at s. */
static bool is_sanction(const world *w, const concept *how, int k, int s, int s2)
{
    const list *escapes = &w->moves[k][s2];
    for (int a = 0; how->no_escape && a < escapes->count; a++)
        if (is_better_for(w->g, w->members[k], escapes->item[a], s))
            return false;
    return !is_better_for(w->g, w->members[k], s2, s);
}

/* reached[s1 * states + s2]: the other sides get from s1 to s2. */
static bool is_stable(const world *w, const concept *how, int k, int s, const bool *reached)
{
    for (int a = 0; a < w->improvements[k][s].count; a++) {
        int s1 = w->improvements[k][s].item[a];
        bool sanctioned = false;
        for (int s2 = 0; s2 < w->g->states; s2++)
            sanctioned =
                sanctioned || (reached[s1 * w->g->states + s2] && is_sanction(w, how, k, s, s2));
        if (!sanctioned)
            return false;
    }
    return true;
}

static void judge(const world *w, const concept *how, int k, char *row)
{
    int n = w->g->states, sides[MAX_PARTIES], count = 0;
    bool *reached = allocate(n * n, sizeof *reached);
    for (int other = 0; other < w->sides; other++)
        if (other != k)
            sides[count++] = other;
    list others = copy_list(count, sides);
    for (int s1 = 0; s1 < n && how->response != BY_NOTHING; s1++)
        mark_reached(w->g, how->response == BY_MOVES ? w->moves : w->improvements, others, false,
                     s1, reached + s1 * n);
    for (int s = 0; s < n; s++)
        row[s] = is_stable(w, how, k, s, reached) ? '1' : '0';
    free(others.item);
    free(reached);
}

/* ---- Output --------------------------------------------------------------------------------- */

/* Names parties as in 0,2. */
static void name_parties(const graph *g, int members, char *name)
{
    const char *comma = "";
    for (int i = 0; i < g->c->parties; i++)
        if (is_member(members, i)) {
            name += sprintf(name, "%s%d", comma, i);
            comma = ",";
        }
}

static void print_verdicts(const world *w, const concept *how)
{
    char row[MAX_STATES], all[MAX_STATES], merged[WORD_SIZE], side[WORD_SIZE], name[2 * WORD_SIZE];
    memset(all, '1', sizeof all);
    name_parties(w->g, w->members[0], merged);
    snprintf(name, sizeof name, "%s-%s", how->name, merged);
    for (int k = 0; k < w->sides; k++) {
        judge(w, how, k, row);
        for (int s = 0; s < w->g->states; s++)
            all[s] = row[s] == '0' ? '0' : all[s];
        name_parties(w->g, w->members[k], side);
        print_row(w->g, name, side, row);
    }
    print_row(w->g, name, "all", all);
}

static void print_results(const graph *g, const void *nothing)
{
    (void)nothing;
    static world w;
    if (g->c->is_graph || g->c->parties > MOST_PARTIES) {
        puts("refused");
        return;
    }
    print_states(g);
    for (int merged = 1; merged < 1 << g->c->parties; merged++) {
        if ((merged & (merged - 1)) == 0) /* one party */
            continue;
        build_world(g, merged, &w);
        for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++)
            print_verdicts(&w, &concepts[k]);
        clear_world(&w);
    }
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        fputs("usage: oracle_merge [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    return answer_all(argv[1], print_results, NULL);
}
