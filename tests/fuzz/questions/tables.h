/* SPDX-License-Identifier: MIT */
/* A small dispute as tables: who goes where, and what was wished, from what stands in the file. */
#ifndef ENT_TESTS_FUZZ_QUESTIONS_TABLES_H
#define ENT_TESTS_FUZZ_QUESTIONS_TABLES_H

#include "questions/game.h"
#include <entente/entente.h>

enum { TABLE_PARTIES = 4, TABLE_WISHES = 8 };

/* Statements and weights, or a ranking. */
typedef struct wishes {
    bool ranked, weighed;
    size_t count;
    uint64_t holds[TABLE_WISHES]; /* per statement: the states in which it does */
    int64_t weight[TABLE_WISHES];
    unsigned certainty[TABLE_WISHES]; /* 0: sure; 1: unsure; 2: unknown */
    bool strong[TABLE_WISHES];
    int64_t strong_from;
    size_t place[GAME_STATES], block[GAME_STATES]; /* of a ranking: smaller is better */
    relation unknown;                              /* pairs of a ranking */
} wishes;

typedef struct tables {
    size_t parties, states;
    relation moves[TABLE_PARTIES]; /* less those to and from what a party does not perceive */
    wishes wishes[TABLE_PARTIES];
} tables;

/* Fills the tables; false where the dispute is too large for them, has merged states, or a call of the context is
 * cancelled. */
bool tables_fill(ent_context *context, const ent_space *space, tables *out);

/* How a party likes a state against another, each statement counted as `signs` says: 1, 0 or -1 (NULL: 1 each). Above
 * 0: better. */
int tables_compare(const tables *t, size_t party, const int *signs, size_t one, size_t other);

/* What the opponents of a party reach by some moves of each. */
void tables_reach(const tables *t, size_t party, const relation *moves, relation *out);

/* Each asks the library and compares; what is refused for its size or for want of steps is let pass. */
void ask_attitudes(ent_context *context, const ent_space *space, const tables *t);
void ask_certainty(ent_context *context, const ent_space *space, const tables *t);
void ask_coalitions(ent_context *context, const ent_space *space, const tables *t);
void ask_lookahead(ent_context *context, const ent_space *space, const tables *t);
void ask_strength(ent_context *context, const ent_space *space, const tables *t);

#endif
