/* SPDX-License-Identifier: MIT */

/*
 * Lists states, moves and improvements straight from the definitions (graph.h), searches over legal
 * sequences, and reads and answers conflicts one after another. Cost of a search: at most n * movers
 * pairs, n the number of states; with `once` n * 2^movers.
 */

#include "graph.h"

#include <stdlib.h>
#include <string.h>

/* ---- States, orders and moves --------------------------------------------------------------- */

list copy_list(int count, const int *items)
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

/* Whether none of what i does not perceive holds in s, that is, in every member of s. */
static bool is_perceived(const graph *g, int i, int s)
{
    for (int k = 0; k < g->c->unseens[i]; k++) {
        bool holds = true;
        for (int m = 0; m < g->members[s].count; m++)
            holds = holds && is_true(g->c, g->c->unseen[i][k], g->values[g->members[s].item[m]]);
        if (holds)
            return false;
    }
    return true;
}

bool is_better(const graph *g, int i, int q, int s)
{
    if (g->c->order[i].kind != STATEMENTS)
        return g->worth[i][q] > g->worth[i][s];
    for (int k = 0; k < g->c->order[i].count; k++)
        if (g->truth[i][q][k] != g->truth[i][s][k])
            return g->truth[i][q][k];
    return false;
}

bool may_change(const option *o, int from, int to)
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
        if (moves[q] && g->perceives[i][s] && g->perceives[i][q] &&
            (!improving || is_better(g, i, q, s)))
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
            g->perceives[i][s] = is_perceived(g, i, s);
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

list others_than(const graph *g, int i)
{
    int others[MAX_PARTIES], count = 0;
    for (int j = 0; j < g->c->parties; j++)
        if (j != i)
            others[count++] = j;
    return copy_list(count, others);
}

/* The memory decides who may step next: it is the last mover or, with `once`, the set of those that
 * have moved, a bit for each. */
void mark_reached(const graph *g, steps step, list movers, bool once, int s1, bool *reached)
{
    int m = once ? 1 << movers.count : movers.count + 1, head = 0, tail = 0;
    bool *seen = allocate(g->states * m, sizeof *seen);
    int *queue = allocate(g->states * m, sizeof *queue); /* pairs, as state * m + memory */
    memset(reached, 0, (size_t)g->states * sizeof *reached);
    queue[tail++] = s1 * m + (once ? 0 : movers.count);
    while (head < tail) {
        int s = queue[head] / m, memory = queue[head++] % m;
        for (int k = 0; k < movers.count; k++) {
            const list *to = &step[movers.item[k]][s];
            bool barred = once ? (memory >> k & 1) != 0 : memory == k;
            int next = once ? memory | 1 << k : k;
            for (int a = 0; !barred && a < to->count; a++) {
                int q = to->item[a], pair = q * m + next;
                reached[q] = true;
                if (!seen[pair])
                    queue[tail++] = pair;
                seen[pair] = true;
            }
        }
    }
    free(seen);
    free(queue);
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

void print_states(const graph *g)
{
    printf("states %d\n", g->states);
    for (int s = 0; s < g->states; s++)
        print_state(g, s);
}

void print_row(const graph *g, const char *concept, const char *whose, const char *verdicts)
{
    printf("%s %s %.*s\n", concept, whose, g->states > 0 ? g->states : 1,
           g->states > 0 ? verdicts : "-");
}

int answer_all(const char *path, void (*print)(const graph *g, const void *settings),
               const void *settings)
{
    input in = {.file = path != NULL ? fopen(path, "r") : stdin, .line = 1};
    if (in.file == NULL) {
        fprintf(stderr, "oracle: cannot read %s\n", path);
        return EXIT_USAGE;
    }
    conflict *c = allocate(1, sizeof *c);
    graph *g = allocate(1, sizeof *g);
    while (next_word(&in)) {
        read_conflict(&in, c);
        printf("conflict %s\n", c->name);
        if (build_graph(&in, c, g))
            print(g, settings);
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
