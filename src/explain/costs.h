/* SPDX-License-Identifier: MIT */
/* What its own moves would cost a party that has no improvement. */
#ifndef ENT_EXPLAIN_COSTS_H
#define ENT_EXPLAIN_COSTS_H

#include "base/memory.h"
#include "explain/citations.h"
#include "stability/graph.h"

/* Of whom, and from where. */
typedef struct ent_costs_query {
    const ent_graph *graph; /* as the party sees it */
    size_t party;
    uint32_t state; /* from which the party has no improvement */
    size_t most;    /* groups of moves; 0: all */
    ent_arena *arena;
} ent_costs_query;

/* Fills in the moves, costs and unmet statements of a stance; what they name is cited. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(moves * size of the statements). */
ent_status ent_costs_find(ent_context *context, const ent_costs_query *query,
                          ent_citations *citations, ent_stance *out);

#endif
