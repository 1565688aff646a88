/* SPDX-License-Identifier: MIT */
/* The graph model of a space: for each party its cells, its levels, and its states cell by cell. */
#ifndef ENT_STABILITY_GRAPH_H
#define ENT_STABILITY_GRAPH_H

#include "preference/levels.h"
#include "space/cells.h"
#include <entente/stability.h>

/* One party's part. Members of cell c: members[cells.start[c] .. cells.start[c + 1] - 1], by ascending
 * level, then by number. */
typedef struct ent_mover {
    ent_cells cells;
    ent_levels levels;
    uint32_t *members;
} ent_mover;

typedef struct ent_graph {
    const ent_allocator *allocator;
    const ent_space *space;
    ent_mover *movers;
    size_t party_count;
} ent_graph;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(parties * states). */
ent_status ent_graph_new(ent_context *context, const ent_allocator *allocator,
                         const ent_space *space, ent_graph *out);
void ent_graph_free(ent_graph *graph);

/* The best level of a party among each state and all that it can reach from it by one move. `best` has
 * an entry a state. O(states), times the cells of a group where there are one-way options. */
void ent_graph_best(const ent_graph *graph, size_t party, uint32_t *best);

#endif
