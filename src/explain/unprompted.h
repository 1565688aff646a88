/* SPDX-License-Identifier: MIT */
/*
 * Which of several answers is told.
 *
 * A move is *unprompted* for its party when that would gain by it from the state explained, too: it may come whether or
 * not anybody left. Of the shortest answers one is told whose first move is not: a move that somebody makes only since
 * another left shows better why that one stays. Of these, or of all where there is none, the nearest (stability/reach.h).
 */
#ifndef ENT_EXPLAIN_UNPROMPTED_H
#define ENT_EXPLAIN_UNPROMPTED_H

#include "stability/reach.h"

typedef struct ent_unprompted {
    const ent_allocator *allocator;
    const ent_graph *graph; /* as the party sees it that leaves */
    uint32_t state;         /* which it leaves */
    uint64_t *key;          /* room for the values of a state */
} ent_unprompted;

/* ENT_ERROR_MEMORY. Released with ent_unprompted_free(). */
ent_status ent_unprompted_new(ent_context *context, const ent_graph *graph, uint32_t state,
                              ent_unprompted *out);
void ent_unprompted_free(ent_unprompted *of);

/* Where the first move of an answer leads from the state itself, if its party gains by it there; else ENT_REACH_FAR,
 * as in graph form, where no move is made from two states. O(options). */
uint32_t ent_unprompted_to(const ent_unprompted *of, const ent_move *first);

/* The state in which the answer ends that is told, of those that a search has reached, which found one at least.
 * ENT_ERROR_MEMORY. O(states reached * (moves + options)). */
ent_status ent_unprompted_choose(const ent_unprompted *of, const ent_reach *reach,
                                 const ent_reach_rule *rule, uint32_t *out);

#endif
