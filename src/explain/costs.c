/* SPDX-License-Identifier: MIT */
/*
 * Why a party stays that no move of its own would make better off.
 *
 * Each of its moves is worse, or as good; of the latter the nearest are kept. What makes it worse is the first statement on which the two
 * states differ, which the move breaks; moves are put together by that statement, and each group is told by
 * its nearest move. Parties whose order is a ranking or weights have one group.
 */
#include "explain/costs.h"

#include <stdlib.h>

/* A move that makes no difference, and how many options it changes. */
typedef struct equal_move {
    uint32_t to;
    size_t changed;
} equal_move;

typedef struct work {
    ent_context *context;
    const ent_costs_query *query;
    ent_reasons *reasons;
    ent_state_list moves;
    ent_cost *costs;   /* per statement, and one for those without */
    size_t *changed;   /* per cost: by its nearest move */
    size_t count;      /* statements */
    bool *met;         /* of each, whether it is true after some move */
    equal_move *equal; /* the moves that make no difference */
} work;

/* Adds a move to the group of the statement that it breaks. */
static void add_move(work *w, uint32_t to)
{
    const ent_costs_query *q = w->query;
    const size_t loss = ent_reasons_first(w->reasons, q->state, to);
    const size_t group = loss == ENT_NO_STATEMENT ? w->count : loss;
    const size_t changed = ent_space_changed(q->graph->space, q->state, to);
    ent_cost *cost = &w->costs[group];
    if (cost->moves == 0 || changed < w->changed[group] ||
        (changed == w->changed[group] && to < cost->nearest)) {
        cost->nearest = to;
        w->changed[group] = changed;
    }
    cost->loss = loss;
    cost->moves++;
    for (size_t i = 0; loss != ENT_NO_STATEMENT && i < w->count; i++) {
        w->met[i] = w->met[i] || w->reasons->other[i] != 0;
    }
}

/* The nearest first. */
static int compare_equals(const void *left, const void *right)
{
    const equal_move *a = left, *b = right;
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->to < b->to ? -1 : a->to > b->to;
}

/* Copies the nearest moves that make no difference into the arena. */
static ent_status keep_equals(work *w, ent_stance *out)
{
    const ent_costs_query *q = w->query;
    const size_t count = (size_t)out->equal_count;
    const size_t shown = q->most > 0 && count > q->most ? q->most : count;
    uint64_t *equal = ent_arena_new(q->arena, shown, sizeof *equal);
    if (equal == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (count > 1) {
        qsort(w->equal, count, sizeof *w->equal, compare_equals);
    }
    for (size_t k = 0; k < shown; k++) {
        equal[k] = w->equal[k].to;
    }
    out->equal = equal;
    out->equal_shown = shown;
    return ENT_OK;
}

/* Looks at all moves of the party. */
static ent_status look(work *w, ent_stance *out)
{
    const ent_costs_query *q = w->query;
    const uint32_t *level = q->graph->movers[q->party].levels.of;
    ENT_TRY(ent_graph_all_moves(q->graph, q->party, q->state, &w->moves));
    w->equal = ent_memory_new(&w->context->allocator, w->moves.count, sizeof *w->equal);
    if (w->equal == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < w->moves.count; k++) {
        const uint32_t to = w->moves.states[k];
        if (level[to] == level[q->state]) {
            w->equal[out->equal_count++] =
                (equal_move){.to = to, .changed = ent_space_changed(q->graph->space, q->state, to)};
        } else {
            add_move(w, to);
        }
        if (k % 4096 == 4095) {
            ENT_TRY(ent_context_step(w->context, "weighing moves", k, w->moves.count));
        }
    }
    out->move_count = w->moves.count;
    return ENT_OK;
}

/* The nearest groups first; of those as near the more important statement. */
static size_t next_cost(const work *w)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i <= w->count; i++) {
        if (w->costs[i].moves > 0 && (best == SIZE_MAX || w->changed[i] < w->changed[best])) {
            best = i;
        }
    }
    return best;
}

/* Copies so many groups into the arena. */
static ent_status keep_costs(work *w, ent_citations *citations, ent_stance *out)
{
    const ent_costs_query *q = w->query;
    size_t groups = 0;
    for (size_t i = 0; i <= w->count; i++) {
        groups += w->costs[i].moves > 0;
    }
    groups = q->most > 0 && groups > q->most ? q->most : groups;
    ent_cost *costs = ent_arena_new(q->arena, groups, sizeof *costs);
    if (costs == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < groups; k++) {
        const size_t next = next_cost(w);
        costs[k] = w->costs[next];
        w->costs[next].moves = 0;
        ent_cite(citations, q->party, q->state, costs[k].nearest, costs[k].loss, true);
    }
    out->costs = costs;
    out->cost_count = groups;
    return ENT_OK;
}

/* The statements that are false in the state, of a party whose statements stand in an order. */
static ent_status keep_unmet(work *w, ent_stance *out)
{
    const ent_costs_query *q = w->query;
    size_t *unmet = ent_arena_new(q->arena, w->count, sizeof *unmet);
    bool *in_reach = ent_arena_new(q->arena, w->count, sizeof *in_reach);
    if (unmet == NULL || in_reach == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_reasons_compare(w->reasons, q->state, q->state);
    for (size_t i = 0; w->reasons->prioritized && i < w->count; i++) {
        if (w->reasons->one[i] == 0) {
            in_reach[out->unmet_count] = w->met[i];
            unmet[out->unmet_count++] = i;
        }
    }
    out->unmet = unmet;
    out->in_reach = in_reach;
    return ENT_OK;
}

ent_status ent_costs_find(ent_context *context, const ent_costs_query *query,
                          ent_citations *citations, ent_stance *out)
{
    const ent_allocator *allocator = &context->allocator;
    work w = {.context = context, .query = query, .reasons = &citations->reasons[query->party]};
    w.count = w.reasons->count;
    w.costs = ent_memory_zero(allocator, w.count + 1, sizeof *w.costs);
    w.changed = ent_memory_zero(allocator, w.count + 1, sizeof *w.changed);
    w.met = ent_memory_zero(allocator, w.count + 1, sizeof *w.met);
    ent_status status =
        w.costs == NULL || w.changed == NULL || w.met == NULL ? ENT_ERROR_MEMORY : look(&w, out);
    if (status == ENT_OK) {
        status = keep_costs(&w, citations, out);
    }
    if (status == ENT_OK) {
        status = keep_equals(&w, out);
    }
    if (status == ENT_OK) {
        status = keep_unmet(&w, out);
    }
    ent_memory_free(query->graph->allocator, w.moves.states);
    ent_memory_free(allocator, w.equal);
    ent_memory_free(allocator, w.costs);
    ent_memory_free(allocator, w.changed);
    ent_memory_free(allocator, w.met);
    return status;
}
