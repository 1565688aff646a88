/* SPDX-License-Identifier: MIT */
/* Random numbers, expressions and preferences for generate.c, in both forms. */
#ifndef ORACLE_WORDING_H
#define ORACLE_WORDING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MOST_PARTIES = 5, MOST_OPTIONS = 8, MOST_STATES = 160, MOST_SAMES = 3 };

typedef struct option {
    int party, values;
    const char *moves;
} option;

/* Where both forms go: the oracle's plain form and the dispute file. */
typedef struct sink {
    FILE *plain, *yaml;
} sink;

/* Something written once, to be used several times. */
typedef struct text {
    char *plain, *yaml;
} text;

typedef struct conflict {
    bool with_steps, with_same, with_orders, is_graph;
    bool with_strength, with_certainty, with_unseen, with_attitudes;
    bool with_fuzzy, is_crisp; /* crisp: what is fuzzy says no more than the orders do */
    bool is_duel;              /* two parties, whose orders are strict with few exceptions */
    int ways; /* in which unsure and unknown statements may yet turn out, at most */
    int parties, options;
    option option[MOST_OPTIONS];
    int order[MOST_OPTIONS]; /* the order of the options in the dispute file */
    int states;              /* 0 when it depends on rules */
    bool named;              /* the states of a graph have names */
    int sames;               /* the expressions of the `same` rules so far */
    text same[MOST_SAMES];
    bool apart;                /* no state matches two of them */
    bool careless;             /* wishes may tell states apart that are the same */
    bool ranked[MOST_PARTIES]; /* whose order is by the levels of states */
    int level[MOST_PARTIES][MOST_STATES];
} conflict;

void seed(uint64_t number);

/* A number from 0 to below - 1. */
int below(int limit);

/* Writes a random expression of at most this depth. */
void write_expression(const conflict *c, int depth, sink to);

/* The same as a text. If there are `same` rules it is, unless the conflict is careless, true in all
 * the states that are to be one or in none of them. */
text new_wish(const conflict *c, int depth);

/* A random expression for a `same` rule. */
text new_same(const conflict *c);

/* The name of a state, which is numbered from 0, in the dispute file. */
void write_state(const conflict *c, int s, FILE *yaml);

void free_text(text t);

/* Writes what each party wants, does not perceive, feels about the others and acts on (wishes.c). */
void write_preferences(conflict *c, sink to);
void write_unseen(const conflict *c, sink to);
void write_attitudes(const conflict *c, sink to);
void write_fuzzy(const conflict *c, sink to);

#endif
