/* SPDX-License-Identifier: MIT */

/*
 * The slow oracle: Nash, GMR, SMR, SEQ and SSEQ stability, straight from the definitions.
 *
 * It is meant to be obviously right, so that a fast engine can be tested against it. The feasible
 * states are listed, each party's moves are listed, and every quantifier below becomes a loop:
 *
 *   R_i(s)    unilateral moves: feasible, not s, i's options alone change, each in a permitted way
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
 *
 * A legal sequence leads to a state iff a search over pairs (state, last mover) finds it. The start
 * s1 counts only if a sequence returns to it; s may be its own sanction. With --once, a wrong
 * variant kept for a teaching case, each opponent moves at most once in a sequence.
 * Cost per party and concept: n searches of at most n * parties pairs, n the number of states.
 * Literature: Fang, Hipel and Kilgour (1993); Xu, Hipel, Kilgour and Fang (2018); for SSEQ Rego and
 * Vieira (2017). Input, output, exit statuses: README.md.
 */

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_PARTIES = 16,
    MAX_OPTIONS = 24,
    MAX_VALUES = 16,
    MAX_ASSIGNMENTS = 1 << 24, /* feasible or not */
    MAX_STATES = 4096,
    MAX_LIST = 10000,   /* rules, or statements of one party */
    MAX_CODE = 1 << 20, /* words of all expressions of a conflict */
    MAX_DEPTH = 4000,   /* of nested expressions */
    WORD_SIZE = 64
};
enum { EXIT_RESOURCES = 1, EXIT_USAGE = 2, EXIT_MALFORMED = 3 };

static void *allocate(int count, size_t size)
{
    void *memory = calloc(count > 0 ? (size_t)count : 1, size);
    if (memory == NULL) {
        fputs("oracle: out of memory\n", stderr);
        exit(EXIT_RESOURCES);
    }
    return memory;
}

/* ---- Words and numbers ---------------------------------------------------------------------- */

typedef struct {
    FILE *file;
    int line;
    char word[WORD_SIZE]; /* the latest word; empty at the end of the input */
} input;

static _Noreturn void fail(const input *in, const char *expected)
{
    const char *nothing = feof(in->file) ? "the end of the input" : "something else";
    const char *got = in->word[0] != '\0' ? in->word : nothing;
    fprintf(stderr, "oracle: line %d: expected %s, got %s\n", in->line, expected, got);
    exit(EXIT_MALFORMED);
}

/* Reads the next word; false at the end of the input. */
static bool next_word(input *in)
{
    int length = 0, ch = getc(in->file);
    for (; isspace(ch); ch = getc(in->file))
        in->line += ch == '\n';
    for (; isgraph(ch) && length < WORD_SIZE - 1; ch = getc(in->file))
        in->word[length++] = (char)ch;
    in->word[length] = '\0';
    if (ch != EOF && !isspace(ch))
        fail(in, "words of at most 63 printable characters");
    ungetc(ch, in->file);
    return length > 0;
}

/* Reads one of the words of a table and returns its place. */
static int expect_one_of(input *in, const char *const *words, int size, const char *expected)
{
    next_word(in);
    for (int place = 0; place < size; place++)
        if (strcmp(in->word, words[place]) == 0)
            return place;
    fail(in, expected);
}

static void expect_word(input *in, const char *word)
{
    expect_one_of(in, &word, 1, word);
}

static int expect_number(input *in, const char *what, int least, int most)
{
    char expected[128], *rest;
    snprintf(expected, sizeof expected, "%s, a number from %d to %d", what, least, most);
    next_word(in);
    long number = strtol(in->word, &rest, 10);
    if (!isdigit(in->word[0]) || *rest != '\0' || number < least || number > most)
        fail(in, expected);
    return (int)number;
}

/* Reads a given word and the number that follows it. */
static int expect_labelled(input *in, const char *label, int least, int most)
{
    expect_word(in, label);
    return expect_number(in, label, least, most);
}

/* ---- The conflict as written ---------------------------------------------------------------- */

enum { MOVES_ANY, MOVES_UP, MOVES_DOWN, MOVES_STEP, MOVES_NEVER, MOVES_KINDS };
static const char *const moves_words[] = {"any", "up", "down", "step", "never"};
static const char *const rule_words[] = {"never", "always"};

enum { IS, AT_LEAST, AT_MOST, NOT, AND, OR, IMPLIES, IFF, YES, NO, COUNT, OPERATORS };
static const char *const operator_words[] = {"=", ">=", "<=", "!", "&", "|",
                                             ">", "<>", "T",  "F", "#"};
/* How many expressions follow; for # the input says. */
static const int operator_operands[] = {0, 0, 0, 1, 2, 2, 2, 2, 0, 0, 0};

typedef struct {
    int party, values, moves;
} option;

/* Expressions are kept as read, in prefix order, in one array of code; each is named by the place
 * where it begins. Every rule is to be true; a party's statements come most important first. */
typedef struct {
    char name[WORD_SIZE];
    int parties, options, assignments, rules, code_size;
    int statements[MAX_PARTIES];
    option option[MAX_OPTIONS];
    int rule[MAX_LIST];
    int statement[MAX_PARTIES][MAX_LIST];
    int code[MAX_CODE];
} conflict;

static void emit(const input *in, conflict *c, int code)
{
    if (c->code_size == MAX_CODE)
        fail(in, "shorter expressions");
    c->code[c->code_size++] = code;
}

/* Reads one expression to the end of the code and returns where it begins. */
static int read_expression(input *in, conflict *c, int depth)
{
    int begin = c->code_size;
    int op = expect_one_of(in, operator_words, OPERATORS, "an expression");
    int operands = operator_operands[op];
    if (depth == MAX_DEPTH)
        fail(in, "expressions nested less deep");
    emit(in, c, op);
    if (op == IS || op == AT_LEAST || op == AT_MOST) {
        int o = expect_number(in, "an option", 0, c->options - 1);
        emit(in, c, o);
        emit(in, c, expect_number(in, "a value of the option", 0, c->option[o].values - 1));
    }
    if (op == COUNT) {
        emit(in, c, expect_number(in, "the least count", 0, MAX_CODE));
        emit(in, c, expect_number(in, "the greatest count", 0, MAX_CODE));
        operands = expect_number(in, "how many expressions to count", 0, MAX_CODE);
        emit(in, c, operands);
    }
    for (; operands > 0; operands--)
        read_expression(in, c, depth + 1);
    return begin;
}

static void read_options(input *in, conflict *c)
{
    c->assignments = 1;
    c->options = expect_labelled(in, "options", 0, MAX_OPTIONS);
    for (int o = 0; o < c->options; o++) {
        option *it = &c->option[o];
        expect_labelled(in, "option", o, o);
        it->party = expect_labelled(in, "party", 0, c->parties - 1);
        it->values = expect_labelled(in, "values", 2, MAX_VALUES);
        if (c->assignments > MAX_ASSIGNMENTS / it->values)
            fail(in, "at most 2^24 combinations of values");
        c->assignments *= it->values;
        expect_word(in, "moves");
        it->moves = expect_one_of(in, moves_words, MOVES_KINDS, "any, up, down, step or never");
    }
}

static void read_rules(input *in, conflict *c)
{
    c->rules = expect_labelled(in, "rules", 0, MAX_LIST);
    for (int r = 0; r < c->rules; r++) {
        c->rule[r] = c->code_size;
        if (expect_one_of(in, rule_words, 2, "never or always") == 0)
            emit(in, c, NOT);
        read_expression(in, c, 0);
    }
}

/* Reads a conflict whose first word has been read. */
static void read_conflict(input *in, conflict *c)
{
    if (strcmp(in->word, "conflict") != 0)
        fail(in, "conflict");
    if (!next_word(in))
        fail(in, "the number of the conflict");
    memcpy(c->name, in->word, sizeof c->name);
    c->code_size = 0;
    c->parties = expect_labelled(in, "parties", 1, MAX_PARTIES);
    read_options(in, c);
    read_rules(in, c);
    for (int i = 0; i < c->parties; i++) {
        expect_labelled(in, "statements", i, i);
        c->statements[i] = expect_number(in, "the number of statements", 0, MAX_LIST);
        for (int k = 0; k < c->statements[i]; k++)
            c->statement[i][k] = read_expression(in, c, 0);
    }
    expect_word(in, "end");
}

/* The truth of the expression at *at, for these values of the options; moves *at past it.
 * Both operands are always evaluated, because evaluating an operand is what moves past it. */
static bool evaluate(const int **at, const int *values)
{
    int op = *(*at)++;
    if (op == YES || op == NO)
        return op == YES;
    if (op == NOT)
        return !evaluate(at, values);
    if (op == IS || op == AT_LEAST || op == AT_MOST) {
        int value = values[*(*at)++], bound = *(*at)++;
        return op == IS ? value == bound : op == AT_LEAST ? value >= bound : value <= bound;
    }
    if (op == COUNT) {
        int least = *(*at)++, most = *(*at)++, members = *(*at)++, count = 0;
        for (; members > 0; members--)
            count += evaluate(at, values);
        return least <= count && count <= most;
    }
    bool a = evaluate(at, values), b = evaluate(at, values);
    return op == AND ? a && b : op == OR ? a || b : op == IMPLIES ? !a || b : a == b;
}

static bool is_true(const conflict *c, int expression, const int *values)
{
    const int *at = c->code + expression;
    return evaluate(&at, values);
}

/* ---- The graph model ------------------------------------------------------------------------ */

/* Some states, for instance R_i(s). */
typedef struct {
    int count, *state;
} list;

typedef struct {
    const conflict *c;
    int states;
    int values[MAX_STATES][MAX_OPTIONS];
    bool *truth[MAX_PARTIES][MAX_STATES];       /* of each of the party's statements */
    list moves[MAX_PARTIES][MAX_STATES];        /* R_i(s) */
    list improvements[MAX_PARTIES][MAX_STATES]; /* R+_i(s) */
} graph;

/* Lists the feasible states by ascending mixed-radix value, option 0 least significant. */
static void list_states(const input *in, graph *g)
{
    g->states = 0;
    for (int number = 0; number < g->c->assignments; number++) {
        int values[MAX_OPTIONS] = {0}, rest = number;
        for (int o = 0; o < g->c->options; rest /= g->c->option[o++].values)
            values[o] = rest % g->c->option[o].values;
        bool feasible = true;
        for (int r = 0; r < g->c->rules; r++)
            feasible = feasible && is_true(g->c, g->c->rule[r], values);
        if (!feasible)
            continue;
        if (g->states == MAX_STATES)
            fail(in, "a conflict of at most 4096 feasible states");
        memcpy(g->values[g->states++], values, sizeof values);
    }
}

/* q >_i s: at the first statement on which they differ, q makes it true. */
static bool is_better(const graph *g, int i, int q, int s)
{
    for (int k = 0; k < g->c->statements[i]; k++)
        if (g->truth[i][q][k] != g->truth[i][s][k])
            return g->truth[i][q][k];
    return false;
}

static bool may_change(const option *o, int from, int to)
{
    return o->moves == MOVES_ANY || (o->moves == MOVES_UP && to > from) ||
           (o->moves == MOVES_DOWN && to < from) || (o->moves == MOVES_STEP && abs(to - from) == 1);
}

/* q is in R_i(s). */
static bool is_move(const graph *g, int i, int s, int q)
{
    for (int o = 0; o < g->c->options; o++) {
        const option *it = &g->c->option[o];
        int from = g->values[s][o], to = g->values[q][o];
        if (from != to && (it->party != i || !may_change(it, from, to)))
            return false;
    }
    return q != s;
}

/* Lists R_i(s) or, if improving, R+_i(s). */
static list list_moves(const graph *g, int i, int s, bool improving)
{
    int found[MAX_STATES];
    list out = {0, NULL};
    for (int q = 0; q < g->states; q++)
        if (is_move(g, i, s, q) && (!improving || is_better(g, i, q, s)))
            found[out.count++] = q;
    out.state = allocate(out.count, sizeof *out.state);
    memcpy(out.state, found, (size_t)out.count * sizeof *found);
    return out;
}

static void build_graph(const input *in, const conflict *c, graph *g)
{
    g->c = c;
    list_states(in, g);
    for (int i = 0; i < c->parties; i++) {
        for (int s = 0; s < g->states; s++) {
            g->truth[i][s] = allocate(c->statements[i], sizeof *g->truth[i][s]);
            for (int k = 0; k < c->statements[i]; k++)
                g->truth[i][s][k] = is_true(c, c->statement[i][k], g->values[s]);
        }
        for (int s = 0; s < g->states; s++) {
            g->moves[i][s] = list_moves(g, i, s, false);
            g->improvements[i][s] = list_moves(g, i, s, true);
        }
    }
}

static void clear_graph(graph *g)
{
    for (int i = 0; i < g->c->parties; i++)
        for (int s = 0; s < g->states; s++) {
            free(g->truth[i][s]);
            free(g->moves[i][s].state);
            free(g->improvements[i][s].state);
        }
}

/* ---- Legal sequences ------------------------------------------------------------------------ */

/* A search over pairs (state, memory). The memory decides who may move next: it is the last mover
 * or, with `once`, the set of those that have moved, a bit for each. */
typedef struct {
    const graph *g;
    bool once;
    int memories; /* how many there are */
    bool *seen;   /* one for each pair */
    int *queue;   /* pairs, as state * memories + memory */
} search;

/* Marks what the opponents of i reach from s1: R_{N-i}(s1) or R+_{N-i}(s1), as the steps are. */
static void mark_reached(search *x, const list (*steps)[MAX_STATES], int i, int s1, bool *reached)
{
    int n = x->g->states, m = x->memories, parties = x->g->c->parties, head = 0, tail = 0;
    int nobody = x->once ? 0 : parties;
    memset(reached, 0, (size_t)n * sizeof *reached);
    memset(x->seen, 0, (size_t)n * (size_t)m * sizeof *x->seen);
    x->queue[tail++] = s1 * m + nobody;
    while (head < tail) {
        int s = x->queue[head] / m, memory = x->queue[head++] % m;
        for (int j = 0; j < parties; j++) {
            bool barred = x->once ? (memory >> j & 1) != 0 : memory == j;
            int next = x->once ? memory | 1 << j : j;
            for (int a = 0; j != i && !barred && a < steps[j][s].count; a++) {
                int q = steps[j][s].state[a], pair = q * m + next;
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
        if (is_better(g, i, escapes->state[a], s))
            return false;
    return !is_better(g, i, s2, s);
}

/* reached[s1 * states + s2]: the opponents of i get from s1 to s2. */
static bool is_stable(const graph *g, const concept *how, int i, int s, const bool *reached)
{
    bool sanction[MAX_STATES];
    for (int s2 = 0; s2 < g->states; s2++)
        sanction[s2] = holds_down(g, how, i, s, s2);
    for (int a = 0; a < g->improvements[i][s].count; a++) {
        int s1 = g->improvements[i][s].state[a];
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
        putchar(is_stable(g, how, i, s, reached) ? '1' : '0');
    putchar('\n');
    free(reached);
}

static void print_results(const graph *g, bool once)
{
    search x = {g, once, once ? 1 << g->c->parties : g->c->parties + 1, NULL, NULL};
    x.seen = allocate(g->states * x.memories, sizeof *x.seen);
    x.queue = allocate(g->states * x.memories, sizeof *x.queue);
    printf("conflict %s\nstates %d\n", g->c->name, g->states);
    for (int s = 0; s < g->states; s++) {
        for (int o = 0; o < g->c->options; o++)
            printf("%s%d", o > 0 ? " " : "", g->values[s][o]);
        putchar('\n');
    }
    for (size_t k = 0; k < sizeof concepts / sizeof *concepts; k++)
        for (int i = 0; i < g->c->parties; i++)
            print_verdicts(&x, &concepts[k], i);
    puts("end");
    free(x.seen);
    free(x.queue);
}

int main(int argc, char **argv)
{
    bool once = argc > 1 && strcmp(argv[1], "--once") == 0;
    int first = once ? 2 : 1;
    input in = {.file = argc > first ? fopen(argv[first], "r") : stdin, .line = 1};
    if (argc > first + 1 || in.file == NULL) {
        fputs("usage: oracle [--once] [a file that can be read]\n", stderr);
        return EXIT_USAGE;
    }
    conflict *c = allocate(1, sizeof *c);
    graph *g = allocate(1, sizeof *g);
    while (next_word(&in)) {
        read_conflict(&in, c);
        build_graph(&in, c, g);
        print_results(g, once);
        clear_graph(g);
    }
    free(c);
    free(g);
    bool failed = ferror(in.file) || fclose(in.file) != 0 || fflush(stdout) != 0 || ferror(stdout);
    if (failed)
        fputs("oracle: cannot read the input or write the output\n", stderr);
    return failed ? EXIT_RESOURCES : EXIT_SUCCESS;
}
