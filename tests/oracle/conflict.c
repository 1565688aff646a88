/* SPDX-License-Identifier: MIT */

/*
 * Reads conflicts in the plain form (README.md), word by word, and evaluates their expressions.
 *
 * Expressions are kept as read, in prefix order, in one array of code. Whatever is not as expected
 * ends the program with the line and what was expected.
 */

#include "conflict.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 4000 }; /* of nested expressions */

void *allocate(int count, size_t size)
{
    void *memory = calloc(count > 0 ? (size_t)count : 1, size);
    if (memory == NULL) {
        fputs("oracle: out of memory\n", stderr);
        exit(EXIT_RESOURCES);
    }
    return memory;
}

/* ---- Words and numbers ---------------------------------------------------------------------- */

_Noreturn void fail(const input *in, const char *expected)
{
    const char *nothing = feof(in->file) ? "the end of the input" : "something else";
    const char *got = in->word[0] != '\0' ? in->word : nothing;
    fprintf(stderr, "oracle: line %d: expected %s, got %s\n", in->line, expected, got);
    exit(EXIT_MALFORMED);
}

bool next_word(input *in)
{
    if (in->again) {
        in->again = false;
        return in->word[0] != '\0';
    }
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

/* Reads the word if it comes next. */
static bool accept_word(input *in, const char *word)
{
    next_word(in);
    in->again = strcmp(in->word, word) != 0;
    return !in->again;
}

static void expect_word(input *in, const char *word)
{
    expect_one_of(in, &word, 1, word);
}

static bool looks_like_number(const char *word)
{
    return isdigit((unsigned char)word[word[0] == '-']) != 0;
}

static int expect_number(input *in, const char *what, int least, int most)
{
    char expected[128], *rest;
    snprintf(expected, sizeof expected, "%s, a number from %d to %d", what, least, most);
    next_word(in);
    long number = strtol(in->word, &rest, 10);
    if (!looks_like_number(in->word) || *rest != '\0' || number < least || number > most)
        fail(in, expected);
    return (int)number;
}

/* Reads a given word and the number that follows it. */
static int expect_labelled(input *in, const char *label, int least, int most)
{
    expect_word(in, label);
    return expect_number(in, label, least, most);
}

/* ---- Expressions ---------------------------------------------------------------------------- */

enum { IS, AT_LEAST, AT_MOST, NOT, AND, OR, IMPLIES, IFF, YES, NO, COUNT, OPERATORS };
static const char *const operator_words[] = {"=", ">=", "<=", "!", "&", "|",
                                             ">", "<>", "T",  "F", "#"};
/* How many expressions follow; for # the input says. */
static const int operator_operands[] = {0, 0, 0, 1, 2, 2, 2, 2, 0, 0, 0};

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

bool is_true(const conflict *c, int expression, const int *values)
{
    const int *at = c->code + expression;
    return evaluate(&at, values);
}

/* ---- The conflict --------------------------------------------------------------------------- */

static const char *const form_words[] = {"options", "graph"};
static const char *const moves_words[] = {"any", "up", "down", "step", "never"};
static const char *const rule_words[] = {"never", "always", "same"};
static const char *const order_words[] = {"statements", "levels", "weights"};

static void read_options(input *in, conflict *c)
{
    c->assignments = 1;
    c->options = expect_number(in, "options", 0, MAX_OPTIONS);
    for (int o = 0; o < c->options; o++) {
        option *it = &c->option[o];
        expect_labelled(in, "option", o, o);
        it->party = expect_labelled(in, "party", 0, c->parties - 1);
        it->values = expect_labelled(in, "values", 2, MAX_VALUES);
        if (c->assignments > MAX_ASSIGNMENTS / it->values)
            fail(in, "at most 2^24 combinations of values");
        c->assignments *= it->values;
        expect_word(in, "moves");
        it->moves =
            (moves_kind)expect_one_of(in, moves_words, MOVES_KINDS, "any, up, down, step or never");
    }
}

static void read_rules(input *in, conflict *c)
{
    int rules = expect_labelled(in, "rules", 0, MAX_LIST);
    for (; rules > 0; rules--) {
        const char *kind = rule_words[expect_one_of(in, rule_words, 3, "never, always or same")];
        int begin = c->code_size;
        if (strcmp(kind, "never") == 0)
            emit(in, c, NOT);
        read_expression(in, c, 0);
        if (strcmp(kind, "same") == 0)
            c->same[c->sames++] = begin;
        else
            c->rule[c->rules++] = begin;
    }
}

static void read_graph(input *in, conflict *c)
{
    int states = expect_number(in, "the number of states", 1, MAX_STATES);
    c->is_graph = true;
    c->options = 1;
    c->assignments = states;
    c->option[0] = (option){.party = -1, .values = states, .moves = MOVES_NEVER};
    for (int i = 0; i < c->parties; i++) {
        expect_labelled(in, "arcs", i, i);
        c->arc[i] = allocate(states * states, sizeof *c->arc[i]);
        int arcs = expect_number(in, "the number of arcs", 0, MAX_STATES * MAX_STATES);
        for (; arcs > 0; arcs--) {
            int from = expect_number(in, "where an arc begins", 0, states - 1);
            int to = expect_number(in, "where an arc ends", 0, states - 1);
            c->arc[i][from * states + to] = true;
        }
    }
}

/* Reads numbers up to the next word that is none. */
static int read_numbers(input *in, const char *what, int *numbers, int most)
{
    int count = 0;
    for (; next_word(in) && looks_like_number(in->word); count++) {
        in->again = true;
        if (count == most)
            fail(in, "fewer numbers");
        numbers[count] = expect_number(in, what, -MAX_NUMBER, MAX_NUMBER);
    }
    in->again = true;
    return count;
}

/* Reads the pairs of which it is not known how they compare, if there are any. */
static void read_pairs(input *in, conflict *c, order *it)
{
    it->pairs = accept_word(in, "pairs") ? expect_number(in, "how many pairs", 0, MAX_LIST) : 0;
    for (int k = 0; k < it->pairs; k++)
        for (int side = 0; side < 2; side++)
            it->pair[k][side] = it->kind == LEVELS ? expect_number(in, "a state", 0, MAX_STATES - 1)
                                                   : read_expression(in, c, 0);
}

static void read_order(input *in, conflict *c, int i)
{
    order *it = &c->order[i];
    it->kind =
        (order_kind)expect_one_of(in, order_words, ORDER_KINDS, "statements, levels or weights");
    it->gaps = it->threshold = it->certain_from = 0;
    expect_number(in, "the party", i, i);
    if (it->kind == LEVELS) {
        it->count = read_numbers(in, "a level", it->number, MAX_STATES);
        if (accept_word(in, "gaps"))
            it->gaps = read_numbers(in, "a level", it->gap, MAX_LIST);
        read_pairs(in, c, it);
        return;
    }
    it->count = expect_number(in, "how many expressions", 0, MAX_LIST);
    if (it->kind == WEIGHTS && accept_word(in, "threshold"))
        it->threshold = expect_number(in, "the threshold", 1, MAX_NUMBER);
    if (it->kind == WEIGHTS && accept_word(in, "certain"))
        it->certain_from = expect_number(in, "from where on it is certain", 1, MAX_NUMBER);
    for (int k = 0; k < it->count; k++) {
        if (it->kind == WEIGHTS)
            it->number[k] = expect_number(in, "a weight", -MAX_NUMBER, MAX_NUMBER);
        it->strong[k] = accept_word(in, "strong");
        it->certainty[k] = accept_word(in, "unsure")    ? UNSURE
                           : accept_word(in, "unknown") ? UNKNOWN
                                                        : SURE;
        it->degree[k] = it->kind == STATEMENTS && accept_word(in, "degree")
                            ? expect_number(in, "the degree", MILLION / 2 + 1, MILLION)
                            : MILLION;
        it->expression[k] = read_expression(in, c, 0);
    }
    read_pairs(in, c, it);
}

/* Reads what parties do not perceive, and how they feel about each other where it is not as usual. */
static void read_views(input *in, conflict *c)
{
    static const char *const signs[] = {"+", "0", "-"};
    for (int i = 0; i < c->parties; i++) {
        c->unseens[i] = 0;
        for (int j = 0; j < c->parties; j++)
            c->attitude[i][j] = i == j ? '+' : '0';
    }
    while (accept_word(in, "unseen")) {
        int i = expect_number(in, "a party", 0, c->parties - 1);
        if (c->unseens[i] == MAX_LIST)
            fail(in, "fewer expressions");
        c->unseen[i][c->unseens[i]++] = read_expression(in, c, 0);
    }
    while (accept_word(in, "attitude")) {
        int i = expect_number(in, "a party", 0, c->parties - 1);
        int j = expect_number(in, "a party", 0, c->parties - 1);
        c->attitude[i][j] = *signs[expect_one_of(in, signs, 3, "+, 0 or -")];
    }
}

/* Reads what parties act on, and to which degrees they prefer states to others. */
static void read_fuzzy(input *in, conflict *c)
{
    for (int i = 0; i < c->parties; i++)
        c->fuzzy[i].threshold = c->fuzzy[i].count = 0;
    while (accept_word(in, "fuzzy")) {
        fuzzy *it = &c->fuzzy[expect_number(in, "a party", 0, c->parties - 1)];
        it->threshold = expect_number(in, "the threshold", 0, MILLION);
        int more = expect_number(in, "how many degrees", 0, MAX_LIST - it->count);
        for (; more > 0; more--, it->count++) {
            for (int side = 0; side < 2; side++)
                it->pair[it->count][side] = expect_number(in, "a state", 0, MAX_STATES - 1);
            it->degree[it->count] = expect_number(in, "the degree", 0, MILLION);
        }
    }
}

void read_conflict(input *in, conflict *c)
{
    if (strcmp(in->word, "conflict") != 0)
        fail(in, "conflict");
    if (!next_word(in))
        fail(in, "the number of the conflict");
    memcpy(c->name, in->word, sizeof c->name);
    c->is_graph = false;
    c->code_size = c->rules = c->sames = 0;
    c->parties = expect_labelled(in, "parties", 1, MAX_PARTIES);
    if (expect_one_of(in, form_words, 2, "options or graph") == 0) {
        read_options(in, c);
        read_rules(in, c);
    } else {
        read_graph(in, c);
    }
    for (int i = 0; i < c->parties; i++)
        read_order(in, c, i);
    read_views(in, c);
    read_fuzzy(in, c);
    expect_word(in, "end");
}

void clear_conflict(conflict *c)
{
    for (int i = 0; i < MAX_PARTIES; i++) {
        free(c->arc[i]);
        c->arc[i] = NULL;
    }
}
