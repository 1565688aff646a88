/* SPDX-License-Identifier: MIT */
/*
 * Laying out what several movers can do as a small graph, and taking it apart.
 *
 * By cells, a state leads to the cells that it lies in, a node each, and a cell to its members and to the
 * cells that it leads to. So a cell of m states takes m arcs, not m^2.
 *
 * By lists, where no mover may move twice in a row, each state q has nodes for each mover k: *arrived*, k has
 * moved to q; *moves*, k moves on; *before* and *behind*, any mover up to k, or from k on, moves on:
 *
 *     arrived(q, k) -> before(q, k - 1), behind(q, k + 1)       all but k
 *     before(q, k) -> moves(q, k), before(q, k - 1)             behind likewise
 *     moves(q, k) -> arrived(r, k) for each r that k leads to
 *
 * and its sequences start at a node that leads to all movers. So a state takes six arcs a mover, where listing
 * who may follow whom takes their square.
 */
#include "coalitions/ways.h"

#include <string.h>

enum { ARRIVED, MOVES, BEFORE, BEHIND, KINDS };

ent_status ent_pairs_add(const ent_allocator *allocator, ent_pairs *pairs, uint32_t from,
                         uint32_t to)
{
    uint32_t *froms =
        ent_memory_grow(allocator, pairs->from, &pairs->from_room, pairs->count + 1, sizeof *froms);
    pairs->from = froms != NULL ? froms : pairs->from;
    uint32_t *tos =
        ent_memory_grow(allocator, pairs->to, &pairs->to_room, pairs->count + 1, sizeof *tos);
    pairs->to = tos != NULL ? tos : pairs->to;
    if (froms == NULL || tos == NULL) {
        return ENT_ERROR_MEMORY;
    }
    froms[pairs->count] = from;
    tos[pairs->count++] = to;
    return ENT_OK;
}

void ent_pairs_free(const ent_allocator *allocator, ent_pairs *pairs)
{
    ent_memory_free(allocator, pairs->from);
    ent_memory_free(allocator, pairs->to);
    *pairs = (ent_pairs){0};
}

/* A graph of nodes while it is laid out. */
typedef struct draft {
    const ent_allocator *allocator;
    ent_pairs pairs;
    size_t nodes;
    size_t states;
    bool starts_apart; /* the first nodes, a state each, are only where sequences start */
} draft;

static ent_status join(draft *d, size_t from, size_t to)
{
    return ent_pairs_add(d->allocator, &d->pairs, (uint32_t)from, (uint32_t)to);
}

/* The state that a node stands for, in `out`; false when it stands for none that is reached. */
static bool state_of(const draft *d, size_t node, uint32_t *out)
{
    *out = (uint32_t)(node % d->states);
    return d->starts_apart ? node >= d->states && (node / d->states - 1) % KINDS == ARRIVED
                           : node < d->states;
}

/* The cells of one party. */
static ent_status draft_cells(ent_context *context, draft *d, const ent_cells *cells)
{
    const size_t base = d->nodes;
    d->nodes += cells->cell_count;
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        if (c % 256 == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            ENT_TRY(join(d, cells->members[k], base + c));
            ENT_TRY(join(d, base + c, cells->members[k]));
        }
        for (uint32_t to = ent_cells_first(cells, c); to < ent_cells_end(cells, c); to++) {
            if (to != c && ent_cells_lead(cells, c, to)) {
                ENT_TRY(join(d, base + c, base + to));
            }
        }
    }
    return ENT_OK;
}

/* A node of a state and a mover. */
static size_t node_of(const draft *d, size_t state, size_t mover, size_t kind)
{
    return d->states * (1 + mover * KINDS + kind) + state;
}

/* What may follow at a state, by each mover. */
static ent_status draft_state(draft *d, const ent_ways_plan *plan, size_t state)
{
    const size_t last = plan->mover_count - 1;
    ENT_TRY(join(d, state, node_of(d, state, last, BEFORE)));
    for (size_t k = 0; k <= last; k++) {
        const ent_adjacency *moves = plan->movers[k];
        ENT_TRY(join(d, node_of(d, state, k, BEFORE), node_of(d, state, k, MOVES)));
        ENT_TRY(join(d, node_of(d, state, k, BEHIND), node_of(d, state, k, MOVES)));
        if (k > 0) {
            ENT_TRY(join(d, node_of(d, state, k, BEFORE), node_of(d, state, k - 1, BEFORE)));
            ENT_TRY(join(d, node_of(d, state, k, ARRIVED), node_of(d, state, k - 1, BEFORE)));
        }
        if (k < last) {
            ENT_TRY(join(d, node_of(d, state, k, BEHIND), node_of(d, state, k + 1, BEHIND)));
            ENT_TRY(join(d, node_of(d, state, k, ARRIVED), node_of(d, state, k + 1, BEHIND)));
        }
        for (size_t at = moves->start[state]; at < moves->start[state + 1]; at++) {
            ENT_TRY(join(d, node_of(d, state, k, MOVES), node_of(d, moves->to[at], k, ARRIVED)));
        }
    }
    return ENT_OK;
}

static ent_status draft_lists(ent_context *context, draft *d, const ent_ways_plan *plan)
{
    d->starts_apart = plan->legal;
    if (plan->legal && plan->mover_count > (UINT32_MAX / d->states - 2) / KINDS) {
        return ENT_ERROR_LIMIT;
    }
    d->nodes += plan->legal ? d->states * KINDS * plan->mover_count : 0;
    for (size_t s = 0; s < d->states && plan->mover_count > 0; s++) {
        if (s % 256 == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        if (plan->legal) {
            ENT_TRY(draft_state(d, plan, s));
            continue;
        }
        for (size_t k = 0; k < plan->mover_count; k++) {
            const ent_adjacency *moves = plan->movers[k];
            for (size_t at = moves->start[s]; at < moves->start[s + 1]; at++) {
                ENT_TRY(join(d, s, moves->to[at]));
            }
        }
    }
    return ENT_OK;
}

/* Lists the states of each part, and the parts that follow it. */
static ent_status list_parts(ent_context *context, const draft *d, const ent_adjacency *arcs,
                             const uint32_t *part, ent_ways *ways)
{
    ent_pairs held = {0}, next = {0};
    ent_status status = ENT_OK;
    for (size_t node = 0; node < d->nodes && status == ENT_OK; node++) {
        uint32_t state = 0;
        if (node % ENT_STAGE_STATES == 0) {
            status = ent_context_poll(context);
        }
        if (status == ENT_OK && state_of(d, node, &state)) {
            status = ent_pairs_add(d->allocator, &held, part[node], state);
        }
        for (size_t k = arcs->start[node]; k < arcs->start[node + 1] && status == ENT_OK; k++) {
            if (part[arcs->to[k]] != part[node]) {
                status = ent_pairs_add(d->allocator, &next, part[node], part[arcs->to[k]]);
            }
        }
    }
    const size_t most = d->states > ways->part_count ? d->states : ways->part_count;
    if (status == ENT_OK) {
        status =
            ent_adjacency_new(d->allocator, most, held.from, held.to, held.count, &ways->states);
    }
    if (status == ENT_OK) {
        status = ent_adjacency_new(d->allocator, most, next.from, next.to, next.count, &ways->next);
    }
    ent_pairs_free(d->allocator, &held);
    ent_pairs_free(d->allocator, &next);
    return status;
}

/* Takes the graph of a draft apart. */
static ent_status take_apart(ent_context *context, draft *d, ent_ways *out)
{
    const ent_allocator *allocator = d->allocator;
    ent_ways ways = {.allocator = allocator, .state_count = d->states};
    ent_adjacency arcs = {0};
    ENT_TRY(
        ent_adjacency_new(allocator, d->nodes, d->pairs.from, d->pairs.to, d->pairs.count, &arcs));
    ent_pairs_free(allocator, &d->pairs);
    uint32_t *part = ent_memory_new(allocator, d->nodes, sizeof *part);
    ways.part_of = ent_memory_new(allocator, d->states, sizeof *ways.part_of);
    ent_status status = part == NULL || ways.part_of == NULL
                            ? ENT_ERROR_MEMORY
                            : ent_condense(context, &arcs, d->nodes, part, &ways.part_count);
    if (status == ENT_OK) {
        memcpy(ways.part_of, part, d->states * sizeof *part);
        status = list_parts(context, d, &arcs, part, &ways);
    }
    ent_adjacency_free(&arcs);
    ent_memory_free(allocator, part);
    if (status != ENT_OK) {
        ent_ways_free(&ways);
        return status;
    }
    *out = ways;
    return ENT_OK;
}

ent_status ent_ways_of_lists(ent_context *context, const ent_ways_plan *plan, ent_ways *out)
{
    draft d = {
        .allocator = &context->allocator, .nodes = plan->state_count, .states = plan->state_count};
    ent_status status = draft_lists(context, &d, plan);
    if (status == ENT_OK) {
        status = take_apart(context, &d, out);
    }
    ent_pairs_free(d.allocator, &d.pairs);
    return status;
}

static ent_status by_cells(ent_context *context, const ent_graph *graph, uint64_t parties,
                           ent_ways *out)
{
    const size_t count = graph->space->count;
    draft d = {.allocator = &context->allocator, .nodes = count, .states = count};
    ent_status status = ENT_OK;
    for (size_t p = 0; p < graph->party_count && status == ENT_OK; p++) {
        if ((parties >> p & 1) != 0 && !graph->movers[p].cells.immobile) {
            status = draft_cells(context, &d, &graph->movers[p].cells);
        }
    }
    if (status == ENT_OK) {
        status = take_apart(context, &d, out);
    }
    ent_pairs_free(d.allocator, &d.pairs);
    return status;
}

ent_status ent_ways_of_coalition(ent_context *context, const ent_graph *graph, uint64_t parties,
                                 ent_ways *out)
{
    if (!graph->by_arcs) {
        return by_cells(context, graph, parties, out);
    }
    const ent_adjacency *movers[64];
    size_t count = 0;
    for (size_t p = 0; p < graph->party_count; p++) {
        if ((parties >> p & 1) != 0) {
            movers[count++] = &graph->movers[p].forward;
        }
    }
    const ent_ways_plan plan = {
        .state_count = graph->space->count, .movers = movers, .mover_count = count, .legal = true};
    return ent_ways_of_lists(context, &plan, out);
}

void ent_ways_free(ent_ways *ways)
{
    if (ways->allocator != NULL) {
        ent_memory_free(ways->allocator, ways->part_of);
        ent_adjacency_free(&ways->states);
        ent_adjacency_free(&ways->next);
        *ways = (ent_ways){0};
    }
}

/* Lowers each of `size` numbers to another's. */
static void lower(uint32_t *to, const uint32_t *by, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        to[i] = by[i] < to[i] ? by[i] : to[i];
    }
}

ent_status ent_ways_least(const ent_ways *ways, const uint32_t *points, size_t size, uint32_t *out)
{
    uint32_t *least = ent_memory_new(ways->allocator, ways->part_count, size * sizeof *least);
    if (least == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(least, 0xFF, ways->part_count * size * sizeof *least);
    for (uint32_t part = 0; part < ways->part_count; part++) { /* what follows is lower, so done */
        uint32_t *here = least + part * size;
        for (size_t k = ways->states.start[part]; k < ways->states.start[part + 1]; k++) {
            lower(here, points + ways->states.to[k] * size, size);
        }
        for (size_t k = ways->next.start[part]; k < ways->next.start[part + 1]; k++) {
            lower(here, least + ways->next.to[k] * size, size);
        }
    }
    memcpy(out, points, ways->state_count * size * sizeof *out);
    for (size_t s = 0; s < ways->state_count; s++) {
        lower(out + s * size, least + ways->part_of[s] * size, size);
    }
    ent_memory_free(ways->allocator, least);
    return ENT_OK;
}

ent_status ent_reached_new(const ent_ways *ways, ent_reached *out)
{
    ent_reached reached = {.allocator = ways->allocator};
    reached.parts = ent_memory_new(ways->allocator, ways->part_count, sizeof *reached.parts);
    reached.seen = ent_memory_zero(ways->allocator, ways->part_count, sizeof *reached.seen);
    if (reached.parts == NULL || reached.seen == NULL) {
        ent_reached_free(&reached);
        return ENT_ERROR_MEMORY;
    }
    *out = reached;
    return ENT_OK;
}

void ent_reached_free(ent_reached *reached)
{
    if (reached->allocator != NULL) {
        ent_memory_free(reached->allocator, reached->parts);
        ent_memory_free(reached->allocator, reached->seen);
        *reached = (ent_reached){0};
    }
}

void ent_reached_from(const ent_ways *ways, uint32_t part, ent_reached *reached)
{
    reached->round++; /* once a state at most, so it does not run over */
    reached->count = 0;
    reached->parts[reached->count++] = part;
    reached->seen[part] = reached->round;
    for (size_t k = 0; k < reached->count; k++) {
        const uint32_t at = reached->parts[k];
        for (size_t n = ways->next.start[at]; n < ways->next.start[at + 1]; n++) {
            const uint32_t next = ways->next.to[n];
            if (reached->seen[next] != reached->round) {
                reached->seen[next] = reached->round;
                reached->parts[reached->count++] = next;
            }
        }
    }
}
