/* SPDX-License-Identifier: MIT */
/* From the worst that opponents can do to the states that are stable for a party. */
#ifndef ENT_STABILITY_DECIDE_H
#define ENT_STABILITY_DECIDE_H

#include "stability/flood.h"

/*
 * Sets in `stable` (a bit a state) the states from which every unilateral improvement s1 of the party
 * is deterred by the sanctions found for it. `sanctions` NULL: nothing deters (Nash). `worst` is room for
 * a number a state. O(states), times the cells of a group with one-way options; by arcs O(moves).
 */
void ent_decide(const ent_graph *graph, size_t party, const ent_sanctions *sanctions,
                uint32_t *worst, uint64_t *stable);

#endif
