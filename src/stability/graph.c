/* SPDX-License-Identifier: MIT */
/* Building the graph model: levels, and cells with their members sorted by level, or arcs. */
#include "stability/graph.h"

#include "diag/parallel.h"
#include "stability/behaviour/perception.h"

#include <stdlib.h>

enum { STAGE_CELLS = 1 << 11 };

/* Finds the states that each party does not perceive. Where there are any, moves are arcs. */
static ent_status find_unseen(ent_context *context, ent_graph *graph)
{
    const size_t words = ent_bits_words(graph->space->count);
    for (size_t p = 0; p < graph->party_count; p++) {
        ent_mover *mover = &graph->movers[p];
        if (graph->space->dispute->parties[p].unseen_count == 0) {
            continue;
        }
        mover->unseen = ent_memory_new(graph->allocator, words, sizeof *mover->unseen);
        if (mover->unseen == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(ent_space_unseen(context, graph->space, p, mover->unseen));
        if (ent_bits_count(mover->unseen, words) == 0) {
            ent_memory_free(graph->allocator, mover->unseen);
            mover->unseen = NULL;
        }
        graph->by_arcs = graph->by_arcs || mover->unseen != NULL;
    }
    return ENT_OK;
}

/* The moves of a party as arcs, but for those to and from what it does not perceive. */
static ent_status build_arcs(ent_context *context, const ent_graph *graph, size_t party)
{
    ent_mover *mover = &graph->movers[party];
    const size_t count = graph->space->count;
    ENT_TRY(ent_arcs_new(context, graph->space, party, &mover->forward));
    if (mover->unseen != NULL) {
        ent_arcs_forget(&mover->forward, count, mover->unseen);
    }
    return ent_adjacency_reverse(&mover->forward, count, &mover->backward);
}

static ent_status build(ent_context *context, ent_graph *graph)
{
    ENT_TRY(find_unseen(context, graph));
    for (size_t p = 0; p < graph->party_count; p++) {
        ent_mover *mover = &graph->movers[p];
        ENT_TRY(ent_context_step(context, "laying out moves", p, graph->party_count));
        ENT_TRY(ent_levels_new(context, graph->space, p, &mover->levels));
        if (graph->by_arcs) {
            ENT_TRY(build_arcs(context, graph, p));
        } else {
            ENT_TRY(ent_cells_new(context, graph->space, p, mover->levels.of, mover->levels.count,
                                  &mover->cells));
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
        ent_memory_free(graph->allocator, graph->movers[p].far);
        ent_memory_free(graph->allocator, graph->movers[p].unseen);
        ent_adjacency_free(&graph->movers[p].forward);
        ent_adjacency_free(&graph->movers[p].backward);
    }
    ent_memory_free(graph->allocator, graph->movers);
    graph->movers = NULL;
}

/* The best level in a cell: its last member's. */
static uint32_t top_level(const ent_mover *mover, uint32_t cell)
{
    return mover->levels.of[mover->cells.members[mover->cells.start[cell + 1] - 1]];
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

typedef struct best_work {
    const ent_mover *mover;
    uint32_t *best;
} best_work;

/* The best levels in a stage of the cells. */
static ent_status best_in_cells(ent_context *context, void *user, size_t worker, size_t stage)
{
    const best_work *w = user;
    const ent_cells *cells = &w->mover->cells;
    const uint32_t left = cells->cell_count - (uint32_t)stage * STAGE_CELLS;
    const uint32_t first = (uint32_t)stage * STAGE_CELLS;
    (void)context;
    (void)worker;
    for (uint32_t c = first; c < first + (left < STAGE_CELLS ? left : STAGE_CELLS); c++) {
        uint32_t top = 0;
        for (uint32_t to = ent_cells_first(cells, c); to < ent_cells_end(cells, c); to++) {
            if (ent_cells_lead(cells, c, to) && top_level(w->mover, to) > top) {
                top = top_level(w->mover, to);
            }
        }
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            w->best[cells->members[k]] = top;
        }
    }
    return ENT_OK;
}

ent_status ent_graph_best(ent_context *context, const ent_graph *graph, size_t party,
                          uint32_t *best)
{
    const size_t count = graph->space->count;
    best_work w = {.mover = &graph->movers[party], .best = best};
    if (graph->by_arcs) {
        best_by_arcs(w.mover, count, best);
        return ENT_OK;
    }
    const size_t stages = (w.mover->cells.cell_count + STAGE_CELLS - 1) / STAGE_CELLS;
    return ent_parallel(context, "looking for the best moves",
                        ent_workers(context, stages, 4 * (uint64_t)count), stages, best_in_cells,
                        &w);
}

ent_status ent_state_list_add(const ent_allocator *allocator, ent_state_list *list, uint32_t state)
{
    uint32_t *states =
        ent_memory_grow(allocator, list->states, &list->room, list->count + 1, sizeof *states);
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
    const uint32_t *levels = mover->levels.of, level = improving ? levels[state] : 0;
    out->count = 0;
    if (graph->by_arcs) {
        for (size_t k = mover->forward.start[state]; k < mover->forward.start[state + 1]; k++) {
            if (!improving || levels[mover->forward.to[k]] > level) {
                ENT_TRY(ent_state_list_add(graph->allocator, out, mover->forward.to[k]));
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
             k-- > cells->start[to] && (!improving || levels[mover->cells.members[k]] > level);) {
            if (mover->cells.members[k] != state) {
                ENT_TRY(ent_state_list_add(graph->allocator, out, mover->cells.members[k]));
            }
        }
    }
    return ENT_OK;
}

ent_status ent_graph_all_moves(const ent_graph *graph, size_t party, uint32_t state,
                               ent_state_list *out)
{
    return list_moves(graph, party, state, false, out);
}

ent_status ent_graph_sources(const ent_graph *graph, size_t party, uint32_t state,
                             ent_state_list *out)
{
    const ent_mover *mover = &graph->movers[party];
    const ent_cells *cells = &mover->cells;
    out->count = 0;
    if (graph->by_arcs) {
        for (size_t k = mover->backward.start[state]; k < mover->backward.start[state + 1]; k++) {
            ENT_TRY(ent_state_list_add(graph->allocator, out, mover->backward.to[k]));
        }
        return ENT_OK;
    }
    const uint32_t cell = cells->cell_of[state];
    for (uint32_t from = ent_cells_first(cells, cell); from < ent_cells_end(cells, cell); from++) {
        const uint32_t end = ent_cells_lead(cells, from, cell) ? cells->start[from + 1] : 0;
        for (uint32_t k = cells->start[from]; k < end; k++) {
            if (cells->members[k] != state) {
                ENT_TRY(ent_state_list_add(graph->allocator, out, cells->members[k]));
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
