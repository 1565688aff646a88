/* SPDX-License-Identifier: MIT */
/* Of all that opponents can bring about, the few states that deter whenever any of them does. */
#ifndef ENT_CERTAINTY_MINIMA_H
#define ENT_CERTAINTY_MINIMA_H

#include "base/adjacency.h"
#include "certainty/relation.h"

/* For whom, and of what. */
typedef struct ent_minima_of {
    const ent_relation *relation; /* of the party */
    const ent_adjacency *forward; /* per party: its moves */
    size_t parties, party;
    bool no_escape; /* a state counts by all that the party reaches from it, not by itself alone */
} ent_minima_of;

/* A state that opponents can bring about; it counts by the best of what the party can make of it. */
typedef struct ent_minimum {
    uint32_t state;
    size_t first, count; /* of `best` */
} ent_minimum;

typedef struct ent_minima {
    uint32_t *component; /* per state: states that opponents lead to one another share one */
    size_t *start;       /* per component, and one more: its first element */
    ent_minimum *elements;
    size_t count, room;
    uint32_t *best; /* states */
    size_t best_count, best_room;
} ent_minima;

/* Whether minima tell enough: moves are transitive, all opponents can take everything back, and the party's
 * relation is that of completions. */
bool ent_minima_apply(const ent_space *space, size_t party);

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states * elements of a component), with `no_escape` times the moves of
 * a state; memory 20 bytes a state, and the elements. Released with ent_minima_free(). */
ent_status ent_minima_new(ent_context *context, const ent_minima_of *of, ent_minima *out);
void ent_minima_free(const ent_allocator *allocator, ent_minima *minima);

#endif
