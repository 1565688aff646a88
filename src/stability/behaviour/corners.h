/* SPDX-License-Identifier: MIT */
/* What others can bring about that a party cannot repair, where they can take everything back. */
#ifndef ENT_STABILITY_BEHAVIOUR_CORNERS_H
#define ENT_STABILITY_BEHAVIOUR_CORNERS_H

#include "stability/behaviour/scales.h"

/* Vectors of as many numbers as a party has scales, one after another. */
typedef struct ent_vectors {
    uint32_t *at;
    size_t count, room; /* vectors; numbers */
} ent_vectors;

/* A list of vectors an item: item by item, in stages of so many items, as threads make them. */
typedef struct ent_piles {
    ent_vectors *stage;
    size_t *first; /* per item: its first in its stage */
    size_t items, stages, per_stage;
} ent_piles;

typedef struct ent_corners {
    size_t width;        /* scales of the party */
    uint32_t *component; /* per state: states that opponents lead to one another share one */
    ent_piles piles;     /* per component: its corners, by their first number */
} ent_corners;

/* Whether corners tell enough: moves are cells, and all opponents of the party can take everything back. */
bool ent_corners_apply(const ent_graph *graph, size_t party);

/* Makes the corners of a party. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time and memory: corners.c. Released with
 * ent_corners_free(), whether or not they were made. */
ent_status ent_corners_new(ent_context *context, const ent_graph *graph, const ent_scales *scales,
                           size_t party, ent_corners *out);
void ent_corners_free(const ent_allocator *allocator, ent_corners *corners);

/* Whether the others reach from a state one from which the party reaches no state, itself included, that is up to
 * some bars, one a scale. O(corners); of two scales O(log corners). */
bool ent_corners_trap(const ent_corners *corners, uint32_t state, const uint32_t *bars);

#endif
