/* SPDX-License-Identifier: MIT */
/*
 * All shortest ways to a set of states: counted backward, shown forward.
 *
 * Nodes are states; where moves are kept as arcs, states with who moved last, and the start apart. The search
 * has told the fewest moves to each node, its *ring*, so a shortest way goes from ring to ring. From the ends
 * backward, ring by ring, each node gets the number of ways from it to an end: the sum over the nodes that it
 * leads to in the next ring. The nodes with a number are those on shortest ways; going forward over them alone,
 * by party and by state, gives the ways in order and never a dead end. Of the first of these, those are shown
 * whose end holds most strongly, of them, where each move is a gain, those with the fewest moves that are feared, and of
 * them those that change the fewest options.
 *
 * By cells no way has a party moving twice in a row: its two moves would be one, and the way no shortest one.
 *
 * Cost: the moves into every node on a shortest way; and for each way shown the moves from its states.
 */
#include "journey/fears.h"

#include "stability/firmness.h"

#include <stdlib.h>

static const uint64_t VERY_MANY = UINT64_MAX;

typedef struct walk {
    ent_route_work *work;
    const ent_graph *graph;
    const ent_reach *reach;
    size_t parties, start; /* the start's node */
    uint64_t *ways;        /* per node: from it to the ends */
    size_t *queue;         /* nodes with ways, by descending ring */
    size_t count, room;
    ent_way_step *steps; /* of the ways that are compared, by their place */
} walk;

static size_t node_of(const walk *w, size_t state, size_t mover)
{
    return w->graph->by_arcs ? state * w->parties + mover : state;
}

static uint32_t ring_of(const walk *w, size_t node)
{
    return node == w->start ? 0 : (w->graph->by_arcs ? w->reach->ring : w->reach->steps)[node];
}

/* Adds so many ways to a node. */
static ent_status add(walk *w, size_t node, uint64_t ways)
{
    if (w->ways[node] == 0) {
        size_t *grown =
            ent_memory_grow(w->reach->allocator, w->queue, &w->room, w->count + 1, sizeof *grown);
        if (grown == NULL) {
            return ENT_ERROR_MEMORY;
        }
        w->queue = grown;
        w->queue[w->count++] = node;
    }
    w->ways[node] = w->ways[node] > VERY_MANY - ways ? VERY_MANY : w->ways[node] + ways;
    return ENT_OK;
}

static bool leads(const walk *w, size_t party, size_t from, size_t to)
{
    const uint32_t *level = w->graph->movers[party].levels.of;
    return !w->work->journey->improvements_only || level[from] < level[to];
}

/* The states of the ring before from which a party moves to a state, by cells. */
static ent_status go_back_by_cells(walk *w, size_t party, size_t state)
{
    const ent_cells *cells = &w->graph->movers[party].cells;
    const uint32_t cell = cells->cell_of[state];
    for (uint32_t c = ent_cells_first(cells, cell); c < ent_cells_end(cells, cell); c++) {
        if (!ent_cells_lead(cells, c, cell)) {
            continue;
        }
        for (uint32_t k = cells->start[c]; k < cells->start[c + 1]; k++) {
            const uint32_t from = cells->members[k];
            if (w->reach->steps[from] == w->reach->steps[state] - 1 &&
                leads(w, party, from, state)) {
                ENT_TRY(add(w, from, w->ways[state]));
            }
        }
    }
    return ENT_OK;
}

/* The nodes of the ring before from which the last mover came to the state of a node. */
static ent_status go_back_by_arcs(walk *w, size_t node)
{
    const size_t mover = node % w->parties, state = node / w->parties;
    const ent_adjacency *into = &w->graph->movers[mover].backward;
    const uint32_t ring = ring_of(w, node);
    for (size_t k = into->start[state]; k < into->start[state + 1]; k++) {
        const size_t from = into->to[k];
        if (!leads(w, mover, from, state)) {
            continue;
        }
        if (ring == 1 && from == w->reach->start) {
            ENT_TRY(add(w, w->start, w->ways[node]));
        }
        for (size_t last = 0; ring > 1 && last < w->parties; last++) {
            const size_t before = from * w->parties + last;
            if (last != mover && ring_of(w, before) == ring - 1) {
                ENT_TRY(add(w, before, w->ways[node]));
            }
        }
    }
    return ENT_OK;
}

/* Gives every node on a shortest way its number. */
static ent_status count_ways(walk *w)
{
    const ent_route *route = w->work->route;
    for (uint64_t s = 0; ent_state_set_next(w->work->targets, s, &s); s++) {
        for (size_t m = 0; w->reach->steps[s] == route->steps && m < w->parties; m++) {
            const size_t node = node_of(w, (size_t)s, m);
            if (ring_of(w, node) == route->steps && w->ways[node] == 0) {
                ENT_TRY(add(w, node, 1));
            }
        }
    }
    for (size_t k = 0; k < w->count; k++) {
        const size_t node = w->queue[k];
        if (k % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(w->work->context, "counting ways", k, w->count));
        }
        if (node == w->start) {
            continue;
        }
        if (w->graph->by_arcs) {
            ENT_TRY(go_back_by_arcs(w, node));
        }
        for (size_t p = 0; !w->graph->by_arcs && p < w->parties; p++) {
            ENT_TRY(go_back_by_cells(w, p, node));
        }
    }
    return ENT_OK;
}

/* Where a way that is being shown has come to, and which moves go on from there. */
typedef struct place {
    uint32_t state;
    size_t last, party; /* who moved last; whose moves are being tried */
    size_t next;        /* of these, the next */
    ent_state_list moves;
} place;

static ent_status load(const walk *w, place *at, size_t party)
{
    at->party = party;
    at->next = 0;
    at->moves.count = 0;
    if (party >= w->parties) {
        return ENT_OK;
    }
    if (!w->work->journey->improvements_only) {
        return ent_graph_moves(w->graph, party, at->state, &at->moves);
    }
    ENT_TRY(ent_graph_improvements(w->graph, party, at->state, &at->moves));
    ent_state_list_sort(&at->moves);
    return ENT_OK;
}

/* Finds the next move from a place on a shortest way; *to UINT32_MAX when there is none left. */
static ent_status next_move(const walk *w, place *at, uint32_t depth, uint32_t *to)
{
    while (at->party < w->parties) {
        while (at->next < at->moves.count) {
            const uint32_t state = at->moves.states[at->next++];
            const size_t node = node_of(w, state, at->party);
            if (at->party != at->last && w->ways[node] > 0 && ring_of(w, node) == depth + 1) {
                *to = state;
                return ENT_OK;
            }
        }
        ENT_TRY(load(w, at, at->party + 1));
    }
    *to = UINT32_MAX;
    return ENT_OK;
}

/* Keeps the way of a place that leads through so many places. */
static void keep(const walk *w, const place *places, size_t number, ent_way *out)
{
    const uint32_t count = w->work->route->steps;
    ent_way_step *steps = w->steps + number * count;
    for (uint32_t k = 0; k < count; k++) {
        const uint64_t from = places[k].state, to = places[k + 1].state;
        const size_t party = places[k + 1].last;
        steps[k] = (ent_way_step){.party = party,
                                  .from = from,
                                  .to = to,
                                  .gain = ent_journey_gain(w->work->journey, party, from, to),
                                  .reason = ent_reasons_first(&w->work->reasons[party], from, to)};
    }
    *out = (ent_way){.steps = steps,
                     .place = number,
                     .strength = ent_strength(ent_equilibrium_concepts(w->work->journey->solution,
                                                                       places[count].state))};
    for (uint32_t k = 0; k < count; k++) {
        out->changes += ent_space_changed(w->work->journey->space, steps[k].from, steps[k].to);
    }
}

/* The strongest end first, then the fewest feared moves, then the fewest changes; ways that are alike in all stay in the order of their moves. */
static int by_end(const void *one, const void *other)
{
    const ent_way *a = one, *b = other;
    if (a->strength != b->strength) {
        return a->strength > b->strength ? -1 : 1;
    }
    if (a->feared != b->feared) {
        return a->feared < b->feared ? -1 : 1;
    }
    return a->changes != b->changes ? (a->changes > b->changes) - (a->changes < b->changes)
                                    : (a->place > b->place) - (a->place < b->place);
}

/* Follows the nodes with ways forward, depth first. */
static ent_status show(walk *w, place *places, ent_way *shown, size_t count)
{
    const uint32_t steps = w->work->route->steps;
    size_t done = 0;
    uint32_t depth = 0, to = 0;
    places[0].state = w->reach->start;
    places[0].last = w->parties;
    ENT_TRY(load(w, &places[0], 0));
    while (done < count) {
        ENT_TRY(ent_context_step(w->work->context, "following ways", done, count));
        ENT_TRY(next_move(w, &places[depth], depth, &to));
        if (to == UINT32_MAX && depth == 0) {
            break; /* never: as many ways were counted */
        }
        if (to == UINT32_MAX) {
            depth--;
            continue;
        }
        places[depth + 1].state = to;
        places[depth + 1].last = places[depth].party;
        if (depth + 1 == steps) {
            keep(w, places, done, &shown[done]);
            done++;
        } else {
            ENT_TRY(load(w, &places[++depth], 0));
        }
    }
    return ENT_OK;
}

/* Compares, by feared moves where each is a gain: else one that is a loss would come before it. What is feared is then asked
 * of those that are shown, where it was not, or was too much of all. */
static ent_status compare(walk *w, ent_way *ways, size_t count)
{
    ent_route *route = w->work->route;
    ent_fears fears;
    ent_fears_init(&fears, w->work);
    ent_status status = ENT_OK;
    if (w->work->journey->improvements_only) {
        status = ent_fears_ask(&fears, w->steps, ways, count, &route->fears_compared);
    }
    if (status == ENT_OK) {
        qsort(ways, count, sizeof *ways, by_end);
        status = ent_fears_ask(&fears, w->steps, ways, route->shown_count, &route->fears_asked);
    }
    ent_fears_free(&fears);
    return status;
}

static ent_status show_ways(walk *w, size_t most)
{
    ent_route *route = w->work->route;
    const size_t places_count = (size_t)route->steps + 1;
    const size_t wanted = most == 0 || most > ENT_MOST_WAYS ? ENT_MOST_WAYS : most;
    size_t count = wanted < ENT_COMPARED_WAYS ? ENT_COMPARED_WAYS : wanted;
    count = count > route->way_count ? (size_t)route->way_count : count;
    place *places = ent_memory_zero(w->reach->allocator, places_count, sizeof *places);
    ent_way *shown = ent_arena_new(w->work->arena, count, sizeof *shown);
    w->steps = ent_arena_new(w->work->arena, count, route->steps * sizeof *w->steps);
    ent_status status =
        places == NULL || shown == NULL || w->steps == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        status = show(w, places, shown, count);
    }
    if (status == ENT_OK) {
        route->shown_count = count < wanted ? count : wanted;
        route->shown = shown;
        status = compare(w, shown, count);
    }
    for (size_t k = 0; places != NULL && k < places_count; k++) {
        ent_memory_free(w->reach->allocator, places[k].moves.states);
    }
    ent_memory_free(w->reach->allocator, places);
    return status;
}

ent_status ent_route_ways(ent_route_work *work, size_t most)
{
    const ent_graph *graph = work->journey->graph;
    const size_t states = work->journey->space->count;
    walk w = {.work = work,
              .graph = graph,
              .reach = &work->journey->reach,
              .parties = graph->party_count};
    const size_t nodes = graph->by_arcs ? states * w.parties + 1 : states;
    w.start = graph->by_arcs ? nodes - 1 : w.reach->start;
    w.ways = ent_memory_zero(w.reach->allocator, nodes, sizeof *w.ways);
    ent_status status = w.ways == NULL ? ENT_ERROR_MEMORY : count_ways(&w);
    if (status == ENT_OK) {
        work->route->way_count = w.ways[w.start];
        status = show_ways(&w, most);
    }
    ent_memory_free(w.reach->allocator, w.ways);
    ent_memory_free(w.reach->allocator, w.queue);
    return status;
}
