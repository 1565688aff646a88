/* SPDX-License-Identifier: MIT */
/*
 * Whether who makes a move would have to fear an answer that pays.
 *
 * A move that is a gain to its party is *feared* when SEQ, asked of the party where it is made, would have the others
 * deter it from the move.
 */
#ifndef ENT_STABILITY_FEARED_H
#define ENT_STABILITY_FEARED_H

#include "stability/solution.h"

/* Whether it is so of a move; never of one of which its party does not perceive both states. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. One search: O(parties * states) at most, by arcs O(parties * moves). */
ent_status ent_is_feared(ent_context *context, const ent_solution *solution, size_t party,
                         uint64_t from, uint64_t to, bool *out);

#endif
