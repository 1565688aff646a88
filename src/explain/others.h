/* SPDX-License-Identifier: MIT */
/* What else deters an improvement, beside the answer that is told. */
#ifndef ENT_EXPLAIN_OTHERS_H
#define ENT_EXPLAIN_OTHERS_H

#include "base/memory.h"
#include "stability/graph.h"
#include <entente/explain.h>

/* Whose improvement, and which moves of the others deter it: those to a state with value <= most, other than `except`. */
typedef struct ent_others_query {
    const ent_graph *graph; /* as the party sees it */
    size_t party;
    bool improvements_only;
    const uint32_t *value;
    uint32_t most, except;
    bool listed; /* the moves too, not only how many, also where they are more than two */
    ent_arena *arena;
} ent_others_query;

/* Fills in what an improvement tells of other single moves.
 * ENT_ERROR_MEMORY. O(moves of the others from its state). */
ent_status ent_others_find(ent_context *context, const ent_others_query *query,
                           ent_improvement *out);

#endif
