/* SPDX-License-Identifier: MIT */
/* The least place on each scale that the others can bring about, from every state at once. */
#ifndef ENT_STABILITY_BEHAVIOUR_LOWS_H
#define ENT_STABILITY_BEHAVIOUR_LOWS_H

#include "stability/behaviour/scales.h"

/* Per scale of a party, and in it per state, over the state and all that the others reach from it. `repair` is told
 * for one scale alone, and else NULL. */
typedef struct ent_lows {
    uint32_t *any;     /* by any moves: the least place, */
    uint32_t *replies; /* by replies alone: the same; */
    uint32_t *repair; /* by any moves: the least of the best places that the party can make of it */
} ent_lows;

/*
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(scales of the party * moves), memory 8 bytes a scale and state, and while at
 * work 12 bytes a state and party for each thread. Released with ent_lows_free(), whether or not they were made.
 */
ent_status ent_lows_new(ent_context *context, const ent_graph *graph, const ent_scales *scales,
                        size_t party, ent_lows *out);
void ent_lows_free(const ent_allocator *allocator, ent_lows *lows);

#endif
