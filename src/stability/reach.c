/* SPDX-License-Identifier: MIT */
/*
 * Breadth-first search forward, over whole cells: the mirror image of the backward flood. A cell is
 * filled once over all moves; over improvements the members above the mover's level are a suffix, and
 * each cell remembers down to where it is covered. (By arcs see sequences_forward.c.)
 */
#include "stability/reach.h"

#include <string.h>

typedef struct walk {
    ent_reach *reach;
    const ent_reach_rule *rule;
    uint32_t **open; /* per party and cell: members before this position are not covered yet */
} walk;

static void arrive(walk *w, uint32_t state, uint32_t from, size_t party)
{
    ent_reach *reach = w->reach;
    if (reach->steps[state] == ENT_REACH_FAR) {
        reach->steps[state] = reach->steps[from] + 1;
        reach->previous[state] = from;
        reach->by[state] = (uint32_t)party;
        reach->queue[reach->reached++] = state;
    }
}

static void walk_on(walk *w, size_t party, uint32_t state)
{
    const ent_mover *mover = &w->reach->graph->movers[party];
    const ent_cells *cells = &mover->cells;
    uint32_t *open = w->open[party];
    const uint32_t cell = cells->cell_of[state], level = mover->levels.of[state];
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        if (!ent_cells_lead(cells, cell, to)) {
            continue;
        }
        while (open[to] > cells->start[to]) {
            const uint32_t next = mover->cells.members[open[to] - 1];
            if (w->rule->improvements_only && mover->levels.of[next] <= level) {
                break;
            }
            arrive(w, next, state, party);
            open[to]--;
        }
    }
}

static ent_status search(ent_context *context, walk *w)
{
    ent_reach *reach = w->reach;
    uint32_t last_ring = ENT_REACH_FAR;
    reach->steps[reach->start] = 0;
    reach->queue[reach->reached++] = reach->start;
    for (size_t k = 0; k < reach->reached; k++) {
        const uint32_t state = reach->queue[k];
        if (reach->steps[state] >= last_ring) {
            return ENT_OK;
        }
        const size_t before = reach->reached;
        for (size_t p = 0; p < reach->graph->party_count; p++) {
            if (ent_reach_moves(w->rule, p)) {
                walk_on(w, p, state);
            }
        }
        for (size_t n = before; w->rule->value != NULL && n < reach->reached; n++) {
            if (w->rule->value[reach->queue[n]] <= w->rule->most &&
                reach->queue[n] != w->rule->except) {
                last_ring = reach->steps[reach->queue[n]];
            }
        }
        if (k % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "searching ways", k, reach->graph->space->count));
        }
    }
    return ENT_OK;
}

static ent_status new_walk(walk *w)
{
    const ent_reach *reach = w->reach;
    w->open = ent_memory_zero(reach->allocator, reach->graph->party_count, sizeof(uint32_t *));
    if (w->open == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < reach->graph->party_count; p++) {
        const ent_cells *cells = &reach->graph->movers[p].cells;
        w->open[p] = ent_memory_new(reach->allocator, cells->cell_count, sizeof(uint32_t));
        if (w->open[p] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        memcpy(w->open[p], cells->start + 1, cells->cell_count * sizeof(uint32_t));
    }
    return ENT_OK;
}

static ent_status search_by_cells(ent_context *context, ent_reach *reach,
                                  const ent_reach_rule *rule)
{
    walk w = {.reach = reach, .rule = rule};
    ent_status status = new_walk(&w);
    if (status == ENT_OK) {
        status = search(context, &w);
    }
    for (size_t p = 0; w.open != NULL && p < reach->graph->party_count; p++) {
        ent_memory_free(reach->allocator, w.open[p]);
    }
    ent_memory_free(reach->allocator, w.open);
    return status;
}

ent_status ent_reach_new(ent_context *context, const ent_graph *graph, uint32_t start,
                         const ent_reach_rule *rule, ent_reach *out)
{
    const ent_allocator *allocator = graph->allocator;
    const size_t count = graph->space->count;
    const size_t nodes = graph->by_arcs ? count * graph->party_count : count;
    ent_reach reach = {.allocator = allocator, .graph = graph, .start = start};
    reach.steps = ent_memory_new(allocator, count, sizeof *reach.steps);
    reach.previous = ent_memory_new(allocator, nodes, sizeof *reach.previous);
    reach.last = graph->by_arcs ? ent_memory_new(allocator, nodes, sizeof *reach.last) : NULL;
    reach.ring =
        graph->by_arcs && rule->rings ? ent_memory_new(allocator, nodes, sizeof *reach.ring) : NULL;
    reach.by = ent_memory_new(allocator, count, sizeof *reach.by);
    reach.queue = ent_memory_new(allocator, count, sizeof *reach.queue);
    ent_status status = ENT_ERROR_MEMORY;
    if (reach.steps != NULL && reach.previous != NULL && reach.by != NULL && reach.queue != NULL &&
        (!graph->by_arcs || (reach.last != NULL && (!rule->rings || reach.ring != NULL)))) {
        memset(reach.steps, 0xFF, count * sizeof *reach.steps);
        status = graph->by_arcs ? ent_reach_by_arcs(context, &reach, rule)
                                : search_by_cells(context, &reach, rule);
    }
    if (status != ENT_OK) {
        ent_reach_free(&reach);
        return status;
    }
    *out = reach;
    return ENT_OK;
}

void ent_reach_free(ent_reach *reach)
{
    ent_memory_free(reach->allocator, reach->steps);
    ent_memory_free(reach->allocator, reach->previous);
    ent_memory_free(reach->allocator, reach->last);
    ent_memory_free(reach->allocator, reach->ring);
    ent_memory_free(reach->allocator, reach->by);
    ent_memory_free(reach->allocator, reach->queue);
}

/* A place on the way back from a reached state. */
typedef struct cursor {
    uint32_t state, mover;
} cursor;

/* The move that led to a place, from which it steps back. */
static ent_move step_back(const ent_reach *reach, cursor *at)
{
    const size_t node =
        reach->last == NULL ? at->state : (size_t)at->state * reach->graph->party_count + at->mover;
    const uint32_t mover = reach->last == NULL ? reach->by[at->state] : at->mover;
    const ent_move move = {.party = mover, .from = reach->previous[node], .to = at->state};
    *at = (cursor){.state = move.from, .mover = reach->last == NULL ? 0 : reach->last[node]};
    return move;
}

void ent_reach_path(const ent_reach *reach, uint32_t state, ent_move *out)
{
    cursor at = {.state = state, .mover = reach->by[state]};
    for (size_t k = reach->steps[state]; k-- > 0;) {
        out[k] = step_back(reach, &at);
    }
}

/* Options changed along the sequence to a state, a change made twice counted twice. */
static size_t changes(const ent_reach *reach, uint32_t state)
{
    const ent_space *space = reach->graph->space;
    cursor at = {.state = state, .mover = reach->by[state]};
    size_t total = 0;
    for (size_t k = reach->steps[state]; k-- > 0;) {
        const ent_move move = step_back(reach, &at);
        total += ent_space_changed(space, move.from, move.to);
    }
    return total;
}

uint32_t ent_reach_nearest(const ent_reach *reach, const ent_reach_rule *rule)
{
    return ent_reach_nearest_that(reach, rule, NULL, NULL);
}

uint32_t ent_reach_nearest_that(const ent_reach *reach, const ent_reach_rule *rule,
                                ent_reach_test *test, void *user)
{
    uint32_t best = ENT_REACH_FAR;
    size_t best_changes = 0;
    for (size_t k = 1; k < reach->reached; k++) {
        const uint32_t state = reach->queue[k];
        if (best != ENT_REACH_FAR && reach->steps[state] > reach->steps[best]) {
            break;
        }
        if (rule->value[state] > rule->most || state == rule->except ||
            (test != NULL && !test(user, reach, state))) {
            continue;
        }
        const size_t made = changes(reach, state);
        if (best == ENT_REACH_FAR || made < best_changes ||
            (made == best_changes && state < best)) {
            best = state;
            best_changes = made;
        }
    }
    return best;
}
