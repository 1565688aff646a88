/* SPDX-License-Identifier: MIT */
/*
 * Choosing: first states, by a list that grows from the most important, then moves among them.
 *
 * In option form a party can jump between all states that differ in its options, so that all moves of some twenty
 * states are hundreds. Those that improve nobody's position and lead on no shortest way tell a reader little.
 */
#include "report/chart/choose.h"

#include "journey/journey.h"

#include <stdlib.h>
#include <string.h>

typedef struct chooser {
    ent_context *context;
    ent_arena *arena;
    const ent_map_request *request;
    const ent_reach *reach;
    const ent_graph *graph;
    size_t most;
    uint64_t *chosen; /* a bit a state */
    ent_map_state *states;
    size_t count;
    ent_move *way;
    ent_move *kept; /* those on one way to each of the states */
    size_t kept_count, kept_room;
    ent_state_list improvements;
    uint32_t *best;      /* per state shown and party: its best improvement, or ENT_REACH_FAR */
    ent_map_move *moves; /* NULL: they are only counted */
} chooser;

static bool is_reached(const chooser *c, uint64_t state)
{
    return c->reach->steps[state] != ENT_REACH_FAR;
}

/* Adds a state; there is room for it. */
static void add(chooser *c, uint64_t state)
{
    if (!ent_bits_has(c->chosen, (size_t)state)) {
        const uint32_t steps = is_reached(c, state) ? c->reach->steps[state] : ENT_NOT_REACHED;
        size_t settlement = 0;
        while (settlement < c->request->shown_count && c->request->shown[settlement] != state) {
            settlement++;
        }
        ent_bits_add(c->chosen, (size_t)state);
        c->states[c->count++] = (ent_map_state){state, steps, settlement};
    }
}

/* Adds a settlement with the way that was found to it, if there is room for both. */
static void add_way(chooser *c, uint64_t settlement)
{
    size_t fresh = ent_bits_has(c->chosen, (size_t)settlement) ? 0 : 1;
    const size_t steps = is_reached(c, settlement) ? c->reach->steps[settlement] : 0;
    if (steps >= c->most) {
        return; /* nor is there room for so many in `way` */
    }
    if (steps > 0) {
        ent_reach_path(c->reach, (uint32_t)settlement, c->way);
    }
    for (size_t k = 1; k < steps; k++) {
        fresh += ent_bits_has(c->chosen, c->way[k].from) ? 0 : 1;
    }
    if (c->count + fresh <= c->most) {
        for (size_t k = 1; k < steps; k++) {
            add(c, c->way[k].from);
        }
        add(c, settlement);
    }
}

/* Where a party would move from a state: to the best state that it can reach, the lowest number of equal ones;
 * ENT_REACH_FAR where it would stay. */
static ent_status best_improvement(chooser *c, size_t party, uint64_t state, uint32_t *out)
{
    const uint32_t *level = c->graph->movers[party].levels.of;
    *out = ENT_REACH_FAR;
    ENT_TRY(ent_graph_improvements(c->graph, party, (uint32_t)state, &c->improvements));
    for (size_t k = 0; k < c->improvements.count; k++) {
        const uint32_t to = c->improvements.states[k];
        if (*out == ENT_REACH_FAR || level[to] > level[*out] ||
            (level[to] == level[*out] && to < *out)) {
            *out = to;
        }
    }
    return ENT_OK;
}

/* Adds where each party would go from a state. */
static ent_status add_improvements(chooser *c, uint64_t state)
{
    for (size_t p = 0; p < c->graph->party_count; p++) {
        uint32_t to = ENT_REACH_FAR;
        ENT_TRY(best_improvement(c, p, state, &to));
        if (to != ENT_REACH_FAR && c->count < c->most) {
            add(c, to);
        }
    }
    return ENT_OK;
}

/* Settlements with their ways, then where someone would leave them, then today and the states on the ways. */
static ent_status choose_some(chooser *c)
{
    for (size_t k = 0; k < c->request->shown_count; k++) {
        add_way(c, c->request->shown[k]);
    }
    const size_t before = c->count;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < before; k++) {
            const bool settlement = c->states[k].settlement < c->request->shown_count;
            if (settlement == (pass == 0)) {
                ENT_TRY(add_improvements(c, c->states[k].state));
                ENT_TRY(ent_context_step(c->context, "choosing moves", k, before));
            }
        }
    }
    return ENT_OK;
}

static void choose_all(chooser *c)
{
    for (size_t k = 0; k < c->reach->reached; k++) {
        add(c, c->reach->queue[k]);
    }
    for (size_t k = 0; k < c->request->shown_count && c->count < c->most; k++) {
        add(c, c->request->shown[k]);
    }
}

static int by_steps(const void *a, const void *b)
{
    const ent_map_state *x = a, *y = b;
    if (x->steps != y->steps) {
        return x->steps < y->steps ? -1 : 1; /* ENT_NOT_REACHED is the largest */
    }
    return x->state < y->state ? -1 : x->state > y->state;
}

static bool can_move(const ent_graph *graph, size_t party, uint32_t from, uint32_t to)
{
    const ent_mover *mover = &graph->movers[party];
    if (graph->by_arcs) {
        const ent_adjacency *moves = &mover->forward;
        size_t low = moves->start[from], high = moves->start[from + 1];
        while (low < high) {
            const size_t middle = low + (high - low) / 2;
            if (moves->to[middle] < to) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < moves->start[from + 1] && moves->to[low] == to;
    }
    const uint32_t here = mover->cells.cell_of[from], there = mover->cells.cell_of[to];
    return there >= ent_cells_first(&mover->cells, here) &&
           there < ent_cells_end(&mover->cells, here) && ent_cells_lead(&mover->cells, here, there);
}

/* Whether a legal sequence of the fewest moves to `to` ends in this move. By arcs the way to `from` may itself not be
 * a shortest one: it must not end in a move of the same party. */
static bool ends_way(const chooser *c, const ent_move *move)
{
    const ent_reach *reach = c->reach;
    const uint32_t steps = reach->steps[move->to];
    if (steps == ENT_REACH_FAR || steps == 0 || !is_reached(c, move->from)) {
        return false;
    }
    if (!c->graph->by_arcs || move->from == reach->start) {
        return reach->steps[move->from] + 1 == steps;
    }
    for (size_t q = 0; q < c->graph->party_count; q++) { /* who made the move before it */
        const size_t node = move->from * c->graph->party_count + q;
        if (q != move->party && reach->previous[node] != ENT_REACH_FAR &&
            reach->ring[node] + 1 == steps) {
            return true;
        }
    }
    return false;
}

static bool is_kept(const chooser *c, const ent_move *move)
{
    for (size_t k = 0; k < c->kept_count; k++) {
        const ent_move *kept = &c->kept[k];
        if (kept->from == move->from && kept->to == move->to && kept->party == move->party) {
            return true;
        }
    }
    return false;
}

/* Keeps the moves of the way that the search found to each of the states. */
static ent_status keep_ways(chooser *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const uint32_t steps = c->states[i].steps;
        if (steps == ENT_NOT_REACHED || steps > c->most) {
            continue;
        }
        ent_reach_path(c->reach, (uint32_t)c->states[i].state, c->way);
        for (size_t k = 0; k < steps; k++) {
            if (is_kept(c, &c->way[k])) {
                continue;
            }
            ent_move *kept = ent_memory_grow(&c->context->allocator, c->kept, &c->kept_room,
                                             c->kept_count + 1, sizeof *kept);
            if (kept == NULL) {
                return ENT_ERROR_MEMORY;
            }
            c->kept = kept;
            c->kept[c->kept_count++] = c->way[k];
        }
    }
    return ENT_OK;
}

static bool is_shown(const chooser *c, const ent_map_move *move, ent_map_extent extent)
{
    const ent_move raw = {move->party, (uint32_t)c->states[move->from].state,
                          (uint32_t)c->states[move->to].state};
    const bool better = move->gain == ENT_GAIN_BETTER;
    switch (extent) {
    case ENT_MAP_ALL_WAYS:
        return better || move->shortest;
    case ENT_MAP_ONE_WAY:
        return better || is_kept(c, &raw);
    case ENT_MAP_BEST_MOVES:
        break;
    }
    const uint32_t best = c->best[move->from * c->graph->party_count + move->party];
    return (better && best == raw.to) || is_kept(c, &raw);
}

static ent_map_move move_of(const chooser *c, size_t party, size_t from, size_t to)
{
    const uint32_t *level = c->graph->movers[party].levels.of;
    const ent_move raw = {party, (uint32_t)c->states[from].state, (uint32_t)c->states[to].state};
    const ent_gain gain = level[raw.to] > level[raw.from]   ? ENT_GAIN_BETTER
                          : level[raw.to] < level[raw.from] ? ENT_GAIN_WORSE
                                                            : ENT_GAIN_EQUAL;
    return (ent_map_move){from, to, party, gain, ends_way(c, &raw) || is_kept(c, &raw)};
}

/* Goes through the moves of a party from one of the states to the others: counts those that are shown and those that
 * are not, and keeps those that are where there is room for them. */
static void pick_moves(const chooser *c, size_t party, size_t from, ent_map_choice *choice)
{
    for (size_t to = 0; to < c->count; to++) {
        if (from == to || !can_move(c->graph, party, (uint32_t)c->states[from].state,
                                    (uint32_t)c->states[to].state)) {
            continue;
        }
        const ent_map_move move = move_of(c, party, from, to);
        if (!is_shown(c, &move, choice->extent)) {
            choice->left_moves++;
            continue;
        }
        if (c->moves != NULL) {
            c->moves[choice->move_count] = move;
        }
        choice->move_count++;
    }
}

static void pick_all(const chooser *c, ent_map_choice *choice)
{
    choice->move_count = 0;
    choice->left_moves = 0;
    for (size_t from = 0; from < c->count; from++) {
        for (size_t p = 0; p < c->graph->party_count; p++) {
            pick_moves(c, p, from, choice);
        }
    }
}

/* As many kinds of moves as are not too many. */
static ent_status choose_moves(chooser *c, ent_map_choice *choice)
{
    const size_t parties = c->graph->party_count;
    c->best = ent_arena_new(c->arena, c->count * parties, sizeof *c->best);
    if (c->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < c->count; i++) {
        for (size_t p = 0; p < parties; p++) {
            ENT_TRY(best_improvement(c, p, c->states[i].state, &c->best[i * parties + p]));
        }
        ENT_TRY(ent_context_step(c->context, "choosing moves", i, c->count));
    }
    choice->extent = ENT_MAP_ALL_WAYS;
    pick_all(c, choice);
    while (choice->move_count > ENT_MAP_MOVES && choice->extent != ENT_MAP_BEST_MOVES) {
        choice->extent++;
        pick_all(c, choice);
    }
    c->moves = ent_arena_new(c->arena, choice->move_count, sizeof *c->moves);
    if (c->moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    pick_all(c, choice);
    choice->moves = c->moves;
    return ENT_OK;
}

static ent_status choose(chooser *c, ent_map_choice *out)
{
    ent_map_choice choice = {.reached = c->reach->reached};
    const size_t states = c->graph->space->count;
    c->most = c->request->most == 0 ? ENT_MAP_STATES : c->request->most;
    c->most = c->most > states ? states : c->most;
    c->chosen = ent_memory_zero(&c->context->allocator, ent_bits_words(states), sizeof *c->chosen);
    c->states = ent_arena_new(c->arena, c->most, sizeof *c->states);
    c->way = ent_arena_new(c->arena, c->most, sizeof *c->way);
    if (c->chosen == NULL || c->states == NULL || c->way == NULL) {
        return ENT_ERROR_MEMORY;
    }
    add(c, c->request->from);
    if (c->reach->reached <= c->most) {
        choose_all(c);
    } else {
        ENT_TRY(choose_some(c));
    }
    qsort(c->states, c->count, sizeof *c->states, by_steps);
    ENT_TRY(keep_ways(c));
    ENT_TRY(choose_moves(c, &choice));
    choice.states = c->states;
    choice.state_count = c->count;
    choice.left_states = choice.reached;
    for (size_t k = 0; k < c->count; k++) {
        choice.left_states -= c->states[k].steps == ENT_NOT_REACHED ? 0 : 1;
    }
    *out = choice;
    return ENT_OK;
}

static bool is_sound(const ent_map_request *request)
{
    if (request->solution == NULL || request->from >= request->solution->space->count) {
        return false;
    }
    for (size_t k = 0; k < request->shown_count; k++) {
        if (request->shown[k] >= request->solution->space->count) {
            return false;
        }
    }
    return request->journey == NULL ||
           (request->journey->solution == request->solution &&
            request->journey->reach.start == request->from && !request->journey->improvements_only);
}

ent_status ent_map_choose(ent_context *context, ent_arena *arena, const ent_map_request *request,
                          ent_map_choice *out)
{
    if (!is_sound(request)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_journey *own = NULL;
    if (request->journey == NULL) {
        const ent_journey_options options = {.size = sizeof options, .from = request->from};
        ENT_TRY(ent_journey_new(context, request->solution, &options, &own));
    }
    const ent_journey *journey = own != NULL ? own : request->journey;
    const ent_graph graph = ent_graph_for(context, journey->graph);
    chooser c = {.context = context,
                 .arena = arena,
                 .request = request,
                 .reach = &journey->reach,
                 .graph = &graph};
    const ent_status status = choose(&c, out);
    ent_memory_free(&context->allocator, c.chosen);
    ent_memory_free(&context->allocator, c.kept);
    ent_memory_free(&context->allocator, c.improvements.states);
    ent_journey_free(own);
    return status;
}
