/* SPDX-License-Identifier: MIT */
/* From the worst that opponents can do to the states that are stable for a party. */
#ifndef ENT_STABILITY_DECIDE_H
#define ENT_STABILITY_DECIDE_H

#include "stability/flood.h"

/* Sets in `stable` (a bit a state) the states from which a party has no unilateral improvement, by the
 * best that it can reach from each (ent_graph_best()). O(states). */
void ent_decide_nash(const ent_graph *graph, size_t party, const uint32_t *best, uint64_t *stable);

/*
 * Sets in stable[f] (a bit a state), for each flood f of the sanctions, the states from which every
 * unilateral improvement of the party is deterred; where the mover knows what is far below, in the sets
 * behind them, in the same order, those from which each is deterred by something that is. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states), times
 * the cells of a group with one-way options; by arcs O(moves). Memory a byte a state.
 */
ent_status ent_decide(ent_context *context, const ent_graph *graph, size_t party,
                      const ent_sanctions *sanctions, uint64_t *const *stable);

#endif
