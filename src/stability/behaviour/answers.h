/* SPDX-License-Identifier: MIT */
/*
 * Answers: which states the others reach from a state by legal sequences, for all states at once.
 *
 * A legal sequence makes at least one move, and no party moves twice in a row; so a state is among its own
 * answers only when a sequence comes back to it. Nothing is asked of orders: the moves may be any.
 */
#ifndef ENT_STABILITY_BEHAVIOUR_ANSWERS_H
#define ENT_STABILITY_BEHAVIOUR_ANSWERS_H

#include "base/adjacency.h"
#include "diag/context.h"

/* Whose moves count: those of all parties but one. */
typedef struct ent_answers_of {
    const ent_adjacency *moves; /* per party */
    size_t parties, party;
    size_t states;
} ent_answers_of;

typedef struct ent_answers {
    const ent_allocator *allocator;
    ent_answers_of of;
    size_t *component; /* per node (answers.c) */
    size_t count;      /* of components; they lead to components of smaller number alone: */
    size_t *start;     /* per component, and one more */
    size_t *to;
    size_t room;
} ent_answers;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(moves + states * parties^2); memory 100 bytes a state and party
 * meanwhile, 24 afterwards, and 8 a move at most. Released with ent_answers_free(). */
ent_status ent_answers_new(ent_context *context, const ent_answers_of *of, ent_answers *out);
void ent_answers_free(ent_answers *answers);

/* Which of the 64 states from 64 * block on are answers to each state s: a word at out[s * stride]. `column` is
 * room for a word a component. O(steps between components + states * parties). */
void ent_answers_find(const ent_answers *answers, size_t block, uint64_t *column, uint64_t *out,
                      size_t stride);

#endif
