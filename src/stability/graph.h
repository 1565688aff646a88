/* SPDX-License-Identifier: MIT */
/*
 * The graph model of a space: what each party can do and how it ranks the states.
 *
 * Where moves are transitive they are kept as cells; elsewhere, and where a party does not perceive
 * some states, one by one, as arcs (`by_arcs`). The functions here answer for both.
 */
#ifndef ENT_STABILITY_GRAPH_H
#define ENT_STABILITY_GRAPH_H

#include "diag/context.h"
#include "preference/levels.h"
#include "space/arcs.h"
#include "space/cells.h"
#include <entente/stability.h>

/* One party's part. */
typedef struct ent_mover {
    ent_levels levels;
    uint32_t *far;                   /* per level how many levels are far below it (gaps.h); NULL:
                                        strength is not asked for */
    ent_cells cells;                 /* unless by_arcs; members stand by level */
    ent_adjacency forward, backward; /* by_arcs: its moves, and from where they lead to a state */
    uint64_t
        *unseen; /* a bit a state that it does not perceive; NULL: it perceives all, else by_arcs */
} ent_mover;

typedef struct ent_graph {
    const ent_allocator *allocator;
    const ent_space *space;
    ent_mover *movers;
    size_t party_count;
    bool by_arcs;
} ent_graph;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; by arcs also ENT_ERROR_LIMIT. O(parties * states), and by arcs
 * what ent_arcs_new() says. */
ent_status ent_graph_new(ent_context *context, const ent_allocator *allocator,
                         const ent_space *space, ent_graph *out);

/* The same by arcs also where cells would do: for searches move by move. */
ent_status ent_graph_new_by_arcs(ent_context *context, const ent_allocator *allocator,
                                 const ent_space *space, ent_graph *out);
void ent_graph_free(ent_graph *graph);

/* The best level of a party among each state and all that it can reach from it by one move. `best` has
 * an entry a state. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states), times the cells of a group where
 * there are one-way options; O(moves) by arcs. */
ent_status ent_graph_best(ent_context *context, const ent_graph *graph, size_t party,
                          uint32_t *best);

/* States in a list that grows. Starts zeroed; released with ent_memory_free(allocator, list.states). */
typedef struct ent_state_list {
    uint32_t *states;
    size_t count, room;
} ent_state_list;

/* Adds a state. ENT_ERROR_MEMORY: the list is as it was. */
ent_status ent_state_list_add(const ent_allocator *allocator, ent_state_list *list, uint32_t state);

/* Replaces the list by the unilateral improvements of a party from a state, in no particular order.
 * ENT_ERROR_MEMORY. O(improvements), or O(moves) by arcs. */
ent_status ent_graph_improvements(const ent_graph *graph, size_t party, uint32_t state,
                                  ent_state_list *out);

/* Replaces the list by all moves of a party from a state, and by all states from which it moves to a state, in no
 * particular order. ENT_ERROR_MEMORY. O(moves), and by cells the cells of a group. */
ent_status ent_graph_all_moves(const ent_graph *graph, size_t party, uint32_t state,
                               ent_state_list *out);
ent_status ent_graph_sources(const ent_graph *graph, size_t party, uint32_t state,
                             ent_state_list *out);

/* The same graph for a thread, whose lists are then made by the context's allocator; not to be released. */
static inline ent_graph ent_graph_for(const ent_context *context, const ent_graph *graph)
{
    ent_graph own = *graph;
    own.allocator = &context->allocator;
    return own;
}

/* Replaces the list by all moves of a party from a state, ascending; levels are not asked. ENT_ERROR_MEMORY.
 * O(moves * log moves). */
ent_status ent_graph_moves(const ent_graph *graph, size_t party, uint32_t state,
                           ent_state_list *out);

/* Sorts a list by number. */
void ent_state_list_sort(ent_state_list *list);

#endif
