/* SPDX-License-Identifier: MIT */
/* A conflict in the plain form of the oracle: what is written, and whether an expression holds. */
#ifndef ORACLE_CONFLICT_H
#define ORACLE_CONFLICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum {
    MAX_PARTIES = 16,
    MAX_OPTIONS = 24,
    MAX_VALUES = 16,           /* of an option; the hidden one of a graph has a value a state */
    MAX_ASSIGNMENTS = 1 << 24, /* feasible or not */
    MAX_STATES = 4096,
    MAX_LIST = 10000,        /* rules of a kind, or statements or weights of one party */
    MAX_CODE = 1 << 20,      /* words of all expressions of a conflict */
    MAX_NUMBER = 1000000000, /* a weight or a level, either sign */
    MILLION = 1000000        /* degrees and thresholds of fuzzy preference are in millionths */
};
enum { EXIT_RESOURCES = 1, EXIT_USAGE = 2, EXIT_MALFORMED = 3 };
enum { WORD_SIZE = 64 };

typedef struct {
    FILE *file;
    int line;
    bool again;           /* the latest word is to be read once more */
    char word[WORD_SIZE]; /* the latest word; empty at the end of the input */
} input;

typedef enum { MOVES_ANY, MOVES_UP, MOVES_DOWN, MOVES_STEP, MOVES_NEVER, MOVES_KINDS } moves_kind;

typedef struct {
    int party, values;
    moves_kind moves;
} option;

typedef enum { STATEMENTS, LEVELS, WEIGHTS, ORDER_KINDS } order_kind;

typedef enum { SURE, UNSURE, UNKNOWN, CERTAINTIES } certainty;

/* How a party orders the states: statements (expressions, most important first), levels (a number
 * for each state) or weights (expressions, a number for each). Where preference has strength, it
 * comes from strong statements, from gaps (levels from which on all is strongly better than what is
 * below) or from a threshold of weights; 0: none. Of pairs of states (by levels) or of expressions
 * (by statements: each state of the one with each of the other) it is not known how they compare. Where
 * preference is fuzzy, statements have degrees, and a difference of weights is certain from some number
 * on; 0: from any. */
typedef struct {
    order_kind kind;
    int count;
    int expression[MAX_LIST];
    int number[MAX_LIST];
    bool strong[MAX_LIST];
    certainty certainty[MAX_LIST];
    int gaps, gap[MAX_LIST];
    int threshold;
    int degree[MAX_LIST], certain_from;
    int pairs, pair[MAX_LIST][2];
} order;

/* Besides the order, where preference is fuzzy: what a party acts on (0: on any preference), and the
 * degrees to which one state is preferred to another one, whatever the order says. */
typedef struct {
    int threshold, count;
    int pair[MAX_LIST][2], degree[MAX_LIST];
} fuzzy;

/* An expression is named by the place in the code where it begins. A graph has one hidden option,
 * whose value is the number of the state, and arcs; arc[p][from * values + to]: p may move so. */
typedef struct {
    char name[WORD_SIZE];
    bool is_graph;
    int parties, options, assignments, rules, sames;
    option option[MAX_OPTIONS];
    int rule[MAX_LIST]; /* every one is to be true */
    int same[MAX_LIST]; /* the states in which one is true are one state */
    order order[MAX_PARTIES];
    int unseens[MAX_PARTIES],
        unseen[MAX_PARTIES][MAX_LIST];       /* where one holds, p perceives nothing */
    char attitude[MAX_PARTIES][MAX_PARTIES]; /* of a party to a party: + 0 - */
    fuzzy fuzzy[MAX_PARTIES];
    bool *arc[MAX_PARTIES];
    int code_size, code[MAX_CODE];
} conflict;

/* Zeroed memory; ends the program when there is none. */
void *allocate(int count, size_t size);

/* Ends the program: this was expected, the latest word was got. */
_Noreturn void fail(const input *in, const char *expected);

/* Reads the next word; false at the end of the input. */
bool next_word(input *in);

/* Reads a conflict whose first word has been read. */
void read_conflict(input *in, conflict *c);
void clear_conflict(conflict *c);

/* Whether the expression holds for these values of the options. */
bool is_true(const conflict *c, int expression, const int *values);

#endif
