/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle: Nash, GMR, SMR, SEQ, SSEQ and SIM stability, straight from the definitions.
 *
 * It is meant to be obviously right, so that a fast engine can be tested against it. The states are
 * listed, each party's moves are listed, and every quantifier below becomes a loop:
 *
 *   R_i(s)    unilateral moves: feasible, not s, i's options alone change, each in a permitted way;
 *             in a graph: i's arcs that leave s, less loops
 *   R+_i(s)   unilateral improvements: the moves to states that i strictly prefers to s
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
 * The feasible assignments in which the expression of a `same` rule holds are the members of one
 * state; rules that share a member share the state. It moves as any of its members does, to the
 * states of which the targets are members, less loops. All other assignments are states themselves.
 *
 * A legal sequence leads to a state iff a search over pairs (state, last mover) finds it. The start
 * s1 counts only if a sequence returns to it; s may be its own sanction, but not with --no-return.
 * With --once, a wrong variant kept for a teaching case, each opponent moves at most once.
 * Cost per party and concept: n searches of at most n * parties pairs, n the number of states.
 * Literature: Fang, Hipel and Kilgour (1993); Xu, Hipel, Kilgour and Fang (2018); for SSEQ Rego and
 * Vieira (2017). Input, output, exit statuses: README.md.
 */

#include "conflict.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    bool once, no_return, sim;
} settings;

/* ---- The graph model ------------------------------------------------------------------------ */

/* Some states, for instance R_i(s), or some assignments. */
typedef struct {
    int count, *item;
} list;

typedef struct {
    const conflict *c;
    int assignments; /* feasible ones */
    int values[MAX_STATES][MAX_OPTIONS];
    int state_of[MAX_STATES]; /* of which an assignment is a member */
    int states;
    list members[MAX_STATES];
    bool *truth[MAX_PARTIES][MAX_STATES];       /* of each of the party's expressions */
    long long worth[MAX_PARTIES][MAX_STATES];   /* by levels or weights */
    list moves[MAX_PARTIES][MAX_STATES];        /* R_i(s) */
    list improvements[MAX_PARTIES][MAX_STATES]; /* R+_i(s) */
} graph;

static list copy_list(int count, const int *items)
{
    list out = {count, allocate(count, sizeof *items)};
    memcpy(out.item, items, (size_t)count * sizeof *items);
    return out;
}

/* Lists the feasible assignments by ascending mixed-radix value, option 0 least significant. */
static void list_assignments(const input *in, graph *g)
{
    g->assignments = 0;
    for (int number = 0; number < g->c->assignments; number++) {
        int values[MAX_OPTIONS] = {0}, rest = number;
        for (int o = 0; o < g->c->options; rest /= g->c->option[o++].values)
            values[o] = rest % g->c->option[o].values;
        bool feasible = true;
        for (int r = 0; r < g->c->rules; r++)
            feasible = feasible && is_true(g->c, g->c->rule[r], values);
        if (!feasible)
            continue;
        if (g->assignments == MAX_STATES)
            fail(in, "a conflict of at most 4096 feasible states");
        memcpy(g->values[g->assignments++], values, sizeof values);
    }
}

/* Ties `same` rules that share a feasible assignment: tied[r] is the earliest rule tied to r. */
static void tie_rules(const graph *g, int *tied)
{
    for (int r = 0; r < g->c->sames; r++)
        tied[r] = r;
    for (int a = 0; a < g->assignments; a++) {
        int first = -1; /* the first rule that matches a */
        for (int r = 0; r < g->c->sames; r++) {
            if (!is_true(g->c, g->c->same[r], g->values[a]))
                continue;
            first = first < 0 ? r : first;
            int one = tied[first], other = tied[r];
            for (int k = 0; k < g->c->sames; k++)
                if (tied[k] == one || tied[k] == other)
                    tied[k] = one < other ? one : other;
        }
    }
}

/* The rule under whose state assignment a is merged; none: -1. */
static int merged_under(const graph *g, const int *tied, int a)
{
    for (int r = 0; r < g->c->sames; r++)
        if (is_true(g->c, g->c->same[r], g->values[a]))
            return tied[r];
    return -1;
}

/* Numbers the states: first the unmerged ones, then the merged ones in the order of the rules. */
static void list_states(graph *g)
{
    int tied[MAX_LIST], under[MAX_STATES];
    tie_rules(g, tied);
    for (int a = 0; a < g->assignments; a++)
        under[a] = merged_under(g, tied, a);
    g->states = 0;
    for (int a = 0; a < g->assignments; a++)
        if (under[a] == -1) {
            g->members[g->states] = copy_list(1, &a);
            g->state_of[a] = g->states++;
        }
    for (int r = 0; r < g->c->sames; r++) {
        int found[MAX_STATES], count = 0;
        for (int a = 0; a < g->assignments; a++)
            if (under[a] == r) {
                g->state_of[a] = g->states;
                found[count++] = a;
            }
        if (count > 0)
            g->members[g->states++] = copy_list(count, found);
    }
}

/* Finds what i's order says of state s; false if the members of s differ. */
static bool judge(graph *g, int i, int s)
{
    const order *by = &g->c->order[i];
    const list *members = &g->members[s];
    g->worth[i][s] = 0;
    if (by->kind == LEVELS) {
        g->worth[i][s] = by->number[s];
        return true;
    }
    for (int k = 0; k < by->count; k++) {
        bool holds = is_true(g->c, by->expression[k], g->values[members->item[0]]);
        for (int m = 0; m < members->count; m++)
            if (is_true(g->c, by->expression[k], g->values[members->item[m]]) != holds)
                return false;
        g->truth[i][s][k] = holds;
        if (by->kind == WEIGHTS && holds)
            g->worth[i][s] += by->number[k];
    }
    return true;
}

/* q >_i s: by statements, at the first one on which they differ, q makes it true. */
static bool is_better(const graph *g, int i, int q, int s)
{
    if (g->c->order[i].kind != STATEMENTS)
        return g->worth[i][q] > g->worth[i][s];
    for (int k = 0; k < g->c->order[i].count; k++)
        if (g->truth[i][q][k] != g->truth[i][s][k])
            return g->truth[i][q][k];
    return false;
}

static bool may_change(const option *o, int from, int to)
{
    return o->moves == MOVES_ANY || (o->moves == MOVES_UP && to > from) ||
           (o->moves == MOVES_DOWN && to < from) || (o->moves == MOVES_STEP && abs(to - from) == 1);
}

/* Whether i can move from assignment a to assignment b, which are not the same. */
static bool is_move(const graph *g, int i, int a, int b)
{
    if (g->c->is_graph)
        return g->c->arc[i][a * g->c->assignments + b];
    for (int o = 0; o < g->c->options; o++) {
        const option *it = &g->c->option[o];
        int from = g->values[a][o], to = g->values[b][o];
        if (from != to && (it->party != i || !may_change(it, from, to)))
            return false;
    }
    return true;
}

/* Lists R_i(s) or, if improving, R+_i(s). */
static list list_moves(const graph *g, int i, int s, bool improving)
{
    bool moves[MAX_STATES] = {false};
    int found[MAX_STATES], count = 0;
    for (int m = 0; m < g->members[s].count; m++)
        for (int b = 0; b < g->assignments; b++)
            if (g->state_of[b] != s && is_move(g, i, g->members[s].item[m], b))
                moves[g->state_of[b]] = true;
    for (int q = 0; q < g->states; q++)
        if (moves[q] && (!improving || is_better(g, i, q, s)))
            found[count++] = q;
    return copy_list(count, found);
}

/* Returns false if a party's order tells members of one state apart. */
static bool build_graph(const input *in, const conflict *c, graph *g)
{
    bool even = true;
    g->c = c;
    list_assignments(in, g);
    list_states(g);
    for (int i = 0; i < c->parties; i++) {
        if (c->order[i].kind == LEVELS && c->order[i].count != g->states)
            fail(in, "as many levels as there are states");
        for (int s = 0; s < g->states; s++) {
            g->truth[i][s] = allocate(c->order[i].count, sizeof *g->truth[i][s]);
            even = judge(g, i, s) && even;
        }
        for (int s = 0; s < g->states; s++) {
            g->moves[i][s] = list_moves(g, i, s, false);
            g->improvements[i][s] = list_moves(g, i, s, true);
        }
    }
    return even;
}

static void clear_graph(graph *g)
{
    for (int s = 0; s < g->states; s++) {
        free(g->members[s].item);
        for (int i = 0; i < g->c->parties; i++) {
            free(g->truth[i][s]);
            free(g->moves[i][s].item);
            free(g->improvements[i][s].item);
        }
    }
}

/* ---- Legal sequences ------------------------------------------------------------------------ */

/* A search over pairs (state, memory). The memory decides who may move next: it is the last mover
 * or, with `once`, the set of those that have moved, a bit for each. */
typedef struct {
    const graph *g;
    settings set;
    int memories; /* how many there are */
    bool *seen;   /* one for each pair */
    int *queue;   /* pairs, as state * memories + memory */
} search;

/* Marks what the opponents of i reach from s1: R_{N-i}(s1) or R+_{N-i}(s1), as the steps are. */
static void mark_reached(search *x, const list (*steps)[MAX_STATES], int i, int s1, bool *reached)
{
    int n = x->g->states, m = x->memories, parties = x->g->c->parties, head = 0, tail = 0;
    int nobody = x->set.once ? 0 : parties;
    memset(reached, 0, (size_t)n * sizeof *reached);
    memset(x->seen, 0, (size_t)n * (size_t)m * sizeof *x->seen);
    x->queue[tail++] = s1 * m + nobody;
    while (head < tail) {
        int s = x->queue[head] / m, memory = x->queue[head++] % m;
        for (int j = 0; j < parties; j++) {
            bool barred = x->set.once ? (memory >> j & 1) != 0 : memory == j;
            int next = x->set.once ? memory | 1 << j : j;
            for (int a = 0; j != i && !barred && a < steps[j][s].count; a++) {
                int q = steps[j][s].item[a], pair = q * m + next;
                reached[q] = true;
                if (!x->seen[pair])
                    x->queue[tail++] = pair;
                x->seen[pair] = true;
            }
        }
    }
}

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

/* reached[s1 * states + s2]: the opponents of i get from s1 to s2. */
static bool is_stable(const search *x, const concept *how, int i, int s, const bool *reached)
{
    const graph *g = x->g;
    bool sanction[MAX_STATES];
    for (int s2 = 0; s2 < g->states; s2++)
        sanction[s2] = holds_down(g, how, i, s, s2) && !(x->set.no_return && s2 == s);
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

static void print_verdicts(search *x, const concept *how, int i)
{
    const graph *g = x->g;
    bool *reached = allocate(g->states * g->states, sizeof *reached);
    for (int s1 = 0; s1 < g->states && how->response != BY_NOTHING; s1++)
        mark_reached(x, how->response == BY_MOVES ? g->moves : g->improvements, i, s1,
                     reached + s1 * g->states);
    printf("%s %d %s", how->name, i, g->states == 0 ? "-" : "");
    for (int s = 0; s < g->states; s++)
        putchar(is_stable(x, how, i, s, reached) ? '1' : '0');
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

/* The values of the options in s; of a merged state, * where its members differ. */
static void print_state(const graph *g, int s)
{
    const list *members = &g->members[s];
    for (int o = 0; o < g->c->options; o++) {
        int value = g->values[members->item[0]][o];
        bool differ = false;
        for (int m = 0; m < members->count; m++)
            differ = differ || g->values[members->item[m]][o] != value;
        fputs(o > 0 ? " " : "", stdout);
        if (differ)
            putchar('*');
        else
            printf("%d", value);
    }
    putchar('\n');
}

static void print_results(const graph *g, settings set)
{
    search x = {g, set, set.once ? 1 << g->c->parties : g->c->parties + 1, NULL, NULL};
    x.seen = allocate(g->states * x.memories, sizeof *x.seen);
    x.queue = allocate(g->states * x.memories, sizeof *x.queue);
    printf("states %d\n", g->states);
    for (int s = 0; s < g->states; s++)
        print_state(g, s);
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++)
        for (int i = 0; i < g->c->parties; i++)
            print_verdicts(&x, &concepts[k], i);
    if (set.sim && !g->c->is_graph && g->c->sames == 0)
        print_sim(g);
    free(x.seen);
    free(x.queue);
}

/* Sets the switch of that name; false if there is none. */
static bool set_switch(settings *set, const char *name)
{
    struct {
        const char *name;
        bool *value;
    } const switches[] = {
        {"--once", &set->once}, {"--no-return", &set->no_return}, {"--sim", &set->sim}};
    for (size_t k = 0; k < sizeof switches / sizeof *switches; k++)
        if (strcmp(name, switches[k].name) == 0)
            return *switches[k].value = true;
    return false;
}

int main(int argc, char **argv)
{
    settings set = {false, false, false};
    int first = 1;
    while (first < argc && set_switch(&set, argv[first]))
        first++;
    input in = {.file = argc > first ? fopen(argv[first], "r") : stdin, .line = 1};
    if (argc > first + 1 || in.file == NULL) {
        fputs("usage: oracle [--once] [--no-return] [--sim] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    conflict *c = allocate(1, sizeof *c);
    graph *g = allocate(1, sizeof *g);
    while (next_word(&in)) {
        read_conflict(&in, c);
        printf("conflict %s\n", c->name);
        if (build_graph(&in, c, g))
            print_results(g, set);
        else
            puts("refused");
        puts("end");
        clear_graph(g);
        clear_conflict(c);
    }
    free(c);
    free(g);
    bool failed = ferror(in.file) || fclose(in.file) != 0 || fflush(stdout) != 0 || ferror(stdout);
    if (failed)
        fputs("oracle: cannot read the input or write the output\n", stderr);
    return failed ? EXIT_RESOURCES : EXIT_SUCCESS;
}
