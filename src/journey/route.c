/* SPDX-License-Identifier: MIT */
/*
 * How one set of states is reached: the nearest of them, the shortest ways, and without whom there are none.
 *
 * A party can block a set when no way leads there on which it makes no move; that is asked by one more search
 * for each party, whose answer the journey keeps for other sets.
 */
#include "journey/journey.h"

#include <string.h>

/* A route with what belongs to it. */
typedef struct owned {
    ent_route route;
    ent_arena arena;
} owned;

/* The fewest moves to any state of the set. */
static uint32_t fewest(const uint32_t *steps, const ent_state_set *targets)
{
    uint32_t least = ENT_NOT_REACHED;
    for (uint64_t s = 0; ent_state_set_next(targets, s, &s); s++) {
        least = steps[s] < least ? steps[s] : least;
    }
    return least;
}

static void measure(const ent_journey *journey, const ent_state_set *targets, ent_route *route)
{
    const uint32_t *steps = journey->reach.steps;
    route->target_count = ent_state_set_count(targets);
    route->steps = fewest(steps, targets);
    for (uint64_t s = 0; ent_state_set_next(targets, s, &s); s++) {
        route->reached_count += steps[s] != ENT_NOT_REACHED;
        if (steps[s] == route->steps && steps[s] != ENT_NOT_REACHED) {
            route->nearest = route->nearest_count == 0 ? s : route->nearest;
            route->nearest_count++;
        }
    }
}

/* Searches without a party, once. */
static ent_status leave_out(ent_context *context, ent_journey *journey, size_t party)
{
    const ent_reach_rule rule = {.without = party, .improvements_only = journey->improvements_only};
    ent_reach reach;
    if (journey->without[party] != NULL) {
        return ENT_OK;
    }
    uint32_t *steps = ent_memory_new(&journey->allocator, journey->space->count, sizeof *steps);
    if (steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status =
        ent_reach_new(context, journey->graph, journey->reach.start, &rule, &reach);
    if (status != ENT_OK) {
        ent_memory_free(&journey->allocator, steps);
        return status;
    }
    memcpy(steps, reach.steps, journey->space->count * sizeof *steps);
    ent_reach_free(&reach);
    journey->without[party] = steps;
    return ENT_OK;
}

static ent_status find_blocks(ent_route_work *w)
{
    const size_t count = w->journey->graph->party_count;
    uint32_t *without = ent_arena_new(w->arena, count, sizeof *without);
    if (without == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < count; p++) {
        ENT_TRY(leave_out(w->context, w->journey, p));
        without[p] = fewest(w->journey->without[p], w->targets);
    }
    w->route->party_count = count;
    w->route->without = without;
    return ENT_OK;
}

static ent_status find(ent_route_work *w, size_t most)
{
    measure(w->journey, w->targets, w->route);
    ENT_TRY(find_blocks(w));
    if (w->route->steps == 0) {
        return ENT_OK;
    }
    if (w->route->steps != ENT_NOT_REACHED) {
        return ent_route_ways(w, most);
    }
    if (w->journey->improvements_only) {
        ENT_TRY(ent_route_together(w));
        ENT_TRY(ent_route_sequence(w));
        ENT_TRY(ent_route_smaller(w));
    }
    return ent_route_obstacles(w);
}

static ent_status find_with_reasons(ent_route_work *w, size_t most)
{
    const ent_allocator *allocator = &w->context->allocator;
    const size_t count = w->journey->graph->party_count;
    size_t made = 0;
    w->reasons = ent_memory_zero(allocator, count, sizeof *w->reasons);
    ent_status status = w->reasons == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (; status == ENT_OK && made < count; made++) {
        status = ent_reasons_init(&w->reasons[made], allocator, w->journey->space, made);
        if (status != ENT_OK) {
            break;
        }
    }
    if (status == ENT_OK) {
        status = find(w, most);
    }
    for (size_t p = 0; p < made; p++) {
        ent_reasons_free(&w->reasons[p]);
    }
    ent_memory_free(allocator, w->reasons);
    return status;
}

ent_status ent_route_new(ent_context *context, ent_journey *journey, const ent_state_set *targets,
                         size_t most, ent_route **out)
{
    if (context == NULL || journey == NULL || targets == NULL || out == NULL ||
        targets->state_count != journey->space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    owned *all = ent_memory_zero(&context->allocator, 1, sizeof *all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&all->arena, &context->allocator);
    ent_route_work work = {.context = context,
                           .journey = journey,
                           .targets = targets,
                           .arena = &all->arena,
                           .route = &all->route};
    const ent_status status = find_with_reasons(&work, most);
    if (status != ENT_OK) {
        ent_route_free(context, &all->route);
        return status;
    }
    *out = &all->route;
    return ENT_OK;
}

void ent_route_free(ent_context *context, ent_route *route)
{
    if (route != NULL) {
        owned *all = (owned *)(void *)route;
        ent_arena_free(&all->arena);
        ent_memory_free(&context->allocator, all);
    }
}
