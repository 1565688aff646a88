/* SPDX-License-Identifier: MIT */
/*
 * The backward flood.
 *
 * Take the states by ascending value v. From each that has no `low` yet, walk the opponents' moves
 * backward over states that have none, and give them v: whoever can reach a state worth v, and none
 * worth less, gets v. Plain paths may stand for legal sequences here: two moves in a row by one party
 * are one move or none, because moves in option form are transitive; and so are improvements.
 *
 * Nothing is walked arc by arc. Going back from q over party j's moves reaches whole cells of j:
 *
 *   all moves:     every cell that leads to the cell of q. Each cell is *filled* once.
 *   improvements:  of every such cell the members that j likes less than q. Members stand by
 *                  ascending level, so these are a prefix; each cell remembers how far it is covered.
 *
 * With one-way options several cells lead to one; what has arrived at a cell is remembered too, so
 * that its predecessors are not looked through again for nothing. Every state is pushed once.
 */
#include "stability/flood.h"

#include "base/sort.h"

#include <string.h>

static const uint32_t NOT_REACHED = UINT32_MAX;

/* The marks of one opponent's cells. */
typedef struct cell_marks {
    uint32_t
        *covered; /* per cell: members before this position (from the cell's start) are reached */
    uint32_t
        *arrived; /* per cell: 1 + the highest level from which its predecessors were covered */
} cell_marks;

typedef struct walk {
    const ent_graph *graph;
    const ent_flood *flood;
    cell_marks *marks; /* per party */
    uint32_t *low;
    uint32_t *stack;
    size_t height;
} walk;

/* Reaches the members of `cell` below position `end`. */
static void cover(walk *w, const ent_mover *mover, cell_marks *marks, uint32_t cell, uint32_t end,
                  uint32_t value)
{
    for (uint32_t k = marks->covered[cell]; k < end; k++) {
        const uint32_t state = mover->members[k];
        if (w->low[state] == NOT_REACHED) {
            w->low[state] = value;
            w->stack[w->height++] = state;
        }
    }
    if (end > marks->covered[cell]) {
        marks->covered[cell] = end;
    }
}

/* The end of the members of `cell` whose level is below `level`, at or after what is covered. */
static uint32_t prefix_below(const ent_mover *mover, const cell_marks *marks, uint32_t cell,
                             uint32_t level)
{
    uint32_t k = marks->covered[cell];
    const uint32_t end = mover->cells.start[cell + 1];
    while (k < end && mover->levels.of[mover->members[k]] < level) {
        k++;
    }
    return k;
}

/* Walks back from `state` over the moves of one opponent. */
static void walk_back(walk *w, size_t party, uint32_t state, uint32_t value)
{
    const ent_mover *mover = &w->graph->movers[party];
    const ent_cells *cells = &mover->cells;
    cell_marks *marks = &w->marks[party];
    const uint32_t cell = cells->cell_of[state];
    const uint32_t level =
        w->flood->improvements_only ? mover->levels.of[state] : mover->levels.count;
    if (marks->arrived[cell] > level) {
        return;
    }
    marks->arrived[cell] = level + 1;
    for (uint32_t from = ent_cells_first(cells, cell); from < ent_cells_end(cells, cell); from++) {
        if (ent_cells_lead(cells, from, cell)) {
            const uint32_t end = w->flood->improvements_only
                                     ? prefix_below(mover, marks, from, level)
                                     : cells->start[from + 1];
            cover(w, mover, marks, from, end, value);
        }
    }
}

static void flood_from(walk *w, uint32_t seed, uint32_t value)
{
    w->low[seed] = value;
    w->stack[w->height++] = seed;
    while (w->height > 0) {
        const uint32_t state = w->stack[--w->height];
        for (size_t p = 0; p < w->graph->party_count; p++) {
            if (p != w->flood->party && !w->graph->movers[p].cells.immobile) {
                walk_back(w, p, state, value);
            }
        }
    }
}

static ent_status new_marks(walk *w)
{
    const ent_allocator *allocator = w->graph->allocator;
    for (size_t p = 0; p < w->graph->party_count; p++) {
        const ent_cells *cells = &w->graph->movers[p].cells;
        if (p == w->flood->party || cells->immobile) {
            continue;
        }
        w->marks[p].covered = ent_memory_new(allocator, cells->cell_count, sizeof(uint32_t));
        w->marks[p].arrived = ent_memory_zero(allocator, cells->cell_count, sizeof(uint32_t));
        if (w->marks[p].covered == NULL || w->marks[p].arrived == NULL) {
            return ENT_ERROR_MEMORY;
        }
        memcpy(w->marks[p].covered, cells->start, cells->cell_count * sizeof(uint32_t));
    }
    return ENT_OK;
}

static ent_status run(ent_context *context, walk *w, uint32_t *seeds)
{
    const size_t count = w->graph->space->count;
    ENT_TRY(ent_sort_by_value(w->graph->allocator, w->flood->value, count, w->flood->bound, seeds));
    memset(w->low, 0xFF, count * sizeof *w->low);
    for (size_t k = 0; k < count; k++) {
        if (k % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "following counter-moves", k, count));
        }
        if (w->low[seeds[k]] == NOT_REACHED) {
            flood_from(w, seeds[k], w->flood->value[seeds[k]]);
        }
    }
    return ENT_OK;
}

static ent_status by_cells(ent_context *context, const ent_graph *graph, const ent_flood *flood,
                           uint32_t *low)
{
    const ent_allocator *allocator = graph->allocator;
    const size_t count = graph->space->count;
    walk w = {.graph = graph, .flood = flood, .low = low};
    uint32_t *seeds = ent_memory_new(allocator, count, sizeof *seeds);
    w.stack = ent_memory_new(allocator, count, sizeof *w.stack);
    w.marks = ent_memory_zero(allocator, graph->party_count, sizeof *w.marks);
    ent_status status = ENT_ERROR_MEMORY;
    if (seeds != NULL && w.stack != NULL && w.marks != NULL) {
        status = new_marks(&w);
    }
    if (status == ENT_OK) {
        status = run(context, &w, seeds);
    }
    for (size_t p = 0; w.marks != NULL && p < graph->party_count; p++) {
        ent_memory_free(allocator, w.marks[p].covered);
        ent_memory_free(allocator, w.marks[p].arrived);
    }
    ent_memory_free(allocator, w.marks);
    ent_memory_free(allocator, w.stack);
    ent_memory_free(allocator, seeds);
    return status;
}

ent_status ent_flood_run(ent_context *context, const ent_graph *graph, const ent_flood *flood,
                         ent_sanctions *out)
{
    return graph->by_arcs ? ent_sequences_run(context, graph, flood, out)
                          : by_cells(context, graph, flood, out->low);
}

ent_status ent_sanctions_new(const ent_graph *graph, bool no_return, ent_sanctions *out)
{
    const size_t count = graph->space->count;
    const bool apart = no_return && graph->by_arcs;
    ent_sanctions made = {.allocator = graph->allocator};
    made.low = ent_memory_new(made.allocator, count, sizeof *made.low);
    if (apart) {
        made.least = ent_memory_new(made.allocator, count, sizeof *made.least);
        made.other = ent_memory_new(made.allocator, count, sizeof *made.other);
    }
    if (made.low == NULL || (apart && (made.least == NULL || made.other == NULL))) {
        ent_sanctions_free(&made);
        return ENT_ERROR_MEMORY;
    }
    *out = made;
    return ENT_OK;
}

void ent_sanctions_free(ent_sanctions *sanctions)
{
    if (sanctions->allocator != NULL) {
        ent_memory_free(sanctions->allocator, sanctions->low);
        ent_memory_free(sanctions->allocator, sanctions->least);
        ent_memory_free(sanctions->allocator, sanctions->other);
        *sanctions = (ent_sanctions){0};
    }
}
