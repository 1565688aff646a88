/* SPDX-License-Identifier: MIT */
/* Building the graph model: levels, and cells with their members sorted by level, or arcs. */
#include "stability/graph.h"

#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

/* Lays the states out by cell, inside a cell by level: counting sort by level, then by cell. */
static ent_status sort_members(const ent_graph *graph, ent_mover *mover)
{
    const size_t count = graph->space->count;
    uint32_t *by_level = ent_memory_new(graph->allocator, count, sizeof *by_level);
    uint32_t *next = ent_memory_new(graph->allocator, mover->cells.cell_count, sizeof *next);
    mover->members = ent_memory_new(graph->allocator, count, sizeof *mover->members);
    ent_status status = ENT_ERROR_MEMORY;
    if (by_level != NULL && next != NULL && mover->members != NULL) {
        status = ent_sort_by_value(graph->allocator, mover->levels.of, count, mover->levels.count,
                                   by_level);
    }
    if (status == ENT_OK) {
        memcpy(next, mover->cells.start, mover->cells.cell_count * sizeof *next);
        for (size_t k = 0; k < count; k++) {
            mover->members[next[mover->cells.cell_of[by_level[k]]]++] = by_level[k];
        }
    }
    ent_memory_free(graph->allocator, by_level);
    ent_memory_free(graph->allocator, next);
    return status;
}

static ent_status build(ent_context *context, ent_graph *graph)
{
    for (size_t p = 0; p < graph->party_count; p++) {
        ent_mover *mover = &graph->movers[p];
        ENT_TRY(ent_context_step(context, "laying out moves", p, graph->party_count));
        ENT_TRY(ent_levels_new(context, graph->space, p, &mover->levels));
        if (graph->by_arcs) {
            ENT_TRY(ent_arcs_new(context, graph->space, p, &mover->forward));
            ENT_TRY(ent_adjacency_reverse(&mover->forward, graph->space->count, &mover->backward));
        } else {
            ENT_TRY(ent_cells_new(graph->allocator, graph->space, p, &mover->cells));
            ENT_TRY(sort_members(graph, mover));
        }
    }
    return ENT_OK;
}

static ent_status make(ent_context *context, const ent_allocator *allocator, const ent_space *space,
                       bool by_arcs, ent_graph *out)
{
    ent_graph graph = {.allocator = allocator,
                       .space = space,
                       .party_count = space->dispute->party_count,
                       .by_arcs = by_arcs};
    graph.movers = ent_memory_zero(allocator, graph.party_count, sizeof *graph.movers);
    ent_status status = graph.movers == NULL ? ENT_ERROR_MEMORY : build(context, &graph);
    if (status != ENT_OK) {
        ent_graph_free(&graph);
        return status;
    }
    *out = graph;
    return ENT_OK;
}

ent_status ent_graph_new(ent_context *context, const ent_allocator *allocator,
                         const ent_space *space, ent_graph *out)
{
    return make(context, allocator, space, !ent_space_transitive(space), out);
}

ent_status ent_graph_new_by_arcs(ent_context *context, const ent_allocator *allocator,
                                 const ent_space *space, ent_graph *out)
{
    return make(context, allocator, space, true, out);
}

void ent_graph_free(ent_graph *graph)
{
    for (size_t p = 0; graph->movers != NULL && p < graph->party_count; p++) {
        ent_cells_free(&graph->movers[p].cells);
        ent_memory_free(graph->allocator, graph->movers[p].levels.of);
        ent_memory_free(graph->allocator, graph->movers[p].members);
        ent_adjacency_free(&graph->movers[p].forward);
        ent_adjacency_free(&graph->movers[p].backward);
    }
    ent_memory_free(graph->allocator, graph->movers);
    graph->movers = NULL;
}

/* The best level in a cell: its last member's. */
static uint32_t top_level(const ent_mover *mover, uint32_t cell)
{
    return mover->levels.of[mover->members[mover->cells.start[cell + 1] - 1]];
}

static void best_by_arcs(const ent_mover *mover, size_t count, uint32_t *best)
{
    const uint32_t *level = mover->levels.of;
    for (size_t s = 0; s < count; s++) {
        best[s] = level[s];
        for (size_t k = mover->forward.start[s]; k < mover->forward.start[s + 1]; k++) {
            const uint32_t reached = level[mover->forward.to[k]];
            best[s] = reached > best[s] ? reached : best[s];
        }
    }
}

void ent_graph_best(const ent_graph *graph, size_t party, uint32_t *best)
{
    const ent_mover *mover = &graph->movers[party];
    const ent_cells *cells = &mover->cells;
    if (graph->by_arcs) {
        best_by_arcs(mover, graph->space->count, best);
        return;
    }
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        uint32_t top = 0;
        for (uint32_t to = ent_cells_first(cells, c); to < ent_cells_end(cells, c); to++) {
            if (ent_cells_lead(cells, c, to) && top_level(mover, to) > top) {
                top = top_level(mover, to);
            }
        }
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            best[mover->members[k]] = top;
        }
    }
}

static ent_status add_state(const ent_graph *graph, ent_state_list *list, uint32_t state)
{
    uint32_t *states = ent_memory_grow(graph->allocator, list->states, &list->room, list->count + 1,
                                       sizeof *states);
    if (states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->states = states;
    states[list->count++] = state;
    return ENT_OK;
}

/* Lists the moves of a party from a state, or only those to a better one. */
static ent_status list_moves(const ent_graph *graph, size_t party, uint32_t state, bool improving,
                             ent_state_list *out)
{
    const ent_mover *mover = &graph->movers[party];
    const ent_cells *cells = &mover->cells;
    const uint32_t *levels = mover->levels.of, level = levels[state];
    out->count = 0;
    if (graph->by_arcs) {
        for (size_t k = mover->forward.start[state]; k < mover->forward.start[state + 1]; k++) {
            if (!improving || levels[mover->forward.to[k]] > level) {
                ENT_TRY(add_state(graph, out, mover->forward.to[k]));
            }
        }
        return ENT_OK;
    }
    const uint32_t cell = cells->cell_of[state];
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        if (!ent_cells_lead(cells, cell, to)) {
            continue;
        }
        for (uint32_t k = cells->start[to + 1];
             k-- > cells->start[to] && (!improving || levels[mover->members[k]] > level);) {
            if (mover->members[k] != state) {
                ENT_TRY(add_state(graph, out, mover->members[k]));
            }
        }
    }
    return ENT_OK;
}

ent_status ent_graph_improvements(const ent_graph *graph, size_t party, uint32_t state,
                                  ent_state_list *out)
{
    return list_moves(graph, party, state, true, out);
}

static int ascending(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

ent_status ent_graph_moves(const ent_graph *graph, size_t party, uint32_t state,
                           ent_state_list *out)
{
    ENT_TRY(list_moves(graph, party, state, false, out));
    ent_state_list_sort(out);
    return ENT_OK;
}

void ent_state_list_sort(ent_state_list *list)
{
    if (list->count > 1) {
        qsort(list->states, list->count, sizeof *list->states, ascending);
    }
}
