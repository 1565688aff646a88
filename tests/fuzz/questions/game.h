/* SPDX-License-Identifier: MIT */
/*
 * Stability by its definition, over relations between at most 64 states.
 *
 * Every question of `questions` has the same form: somebody may go from s to t and would; others then go on in legal
 * sequences, of which nobody makes two steps in a row; and what they reach deters, perhaps only where nothing that can
 * be made of it does not. What differs is who goes where, and what would tempt and deter whom.
 */
#ifndef ENT_TESTS_FUZZ_QUESTIONS_GAME_H
#define ENT_TESTS_FUZZ_QUESTIONS_GAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GAME_STATES = 64, GAME_MOVERS = 16 };

/* Per state a set of states, a bit each. */
typedef struct relation {
    uint64_t of[GAME_STATES];
} relation;

static inline bool relation_has(const relation *r, size_t from, size_t to)
{
    return (r->of[from] >> to & 1) != 0;
}

static inline void relation_add(relation *r, size_t from, size_t to)
{
    r->of[from] |= (uint64_t)1 << to;
}

/* What the movers reach from each state by legal sequences of one step at least. */
void game_reach(size_t states, const relation *const *movers, size_t count, relation *out);

/* What is asked for one who may leave. */
typedef struct game {
    size_t states;
    const relation *moves;  /* where it can go */
    const relation *tempts; /* from a state: what it would leave it for */
    const relation *deters; /* from the same state: what would make it stay */
    const relation *reach;  /* what the others reach; NULL: nothing deters */
    bool no_escape;         /* and what it can make of that must deter, too */
} game;

/* Whether something that the others reach from `to` makes it stay at `from`. */
bool game_deterred(const game *g, size_t from, size_t to);

/* The states that it does not leave. */
uint64_t game_stable(const game *g);

#endif
