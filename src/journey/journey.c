/* SPDX-License-Identifier: MIT */
/*
 * What is reached from a state: the search forward of stability/reach, counted ring by ring, and where
 * improvements end.
 *
 * A sequence of improvements ends in a state from which no party can improve. Where moves are transitive the
 * last mover is no exception: if it could improve again, the two moves would be one.
 */
#include "journey/journey.h"

static ent_status count_rings(ent_journey *journey)
{
    const ent_reach *reach = &journey->reach;
    const uint32_t last = reach->steps[reach->queue[reach->reached - 1]];
    journey->ring_count = (size_t)last + 1;
    journey->rings =
        ent_memory_zero(&journey->allocator, journey->ring_count, sizeof *journey->rings);
    if (journey->rings == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < reach->reached; k++) {
        journey->rings[reach->steps[reach->queue[k]]]++;
    }
    return ENT_OK;
}

/* Takes away from the ends the states from which a party can improve. */
static ent_status leave(ent_context *context, ent_journey *journey, size_t party, uint32_t *best)
{
    const uint32_t *level = journey->graph->movers[party].levels.of;
    ENT_TRY(ent_graph_best(context, journey->graph, party, best));
    for (size_t s = 0; s < journey->space->count; s++) {
        if (best[s] > level[s]) {
            ent_bits_remove(journey->ends, s);
        }
    }
    return ENT_OK;
}

static ent_status find_ends(ent_context *context, ent_journey *journey)
{
    const size_t count = journey->space->count;
    uint32_t *best = ent_memory_new(&context->allocator, count, sizeof *best);
    journey->ends =
        ent_memory_zero(&journey->allocator, ent_bits_words(count), sizeof *journey->ends);
    ent_status status = best == NULL || journey->ends == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t k = 0; status == ENT_OK && k < journey->reach.reached; k++) {
        ent_bits_add(journey->ends, journey->reach.queue[k]);
    }
    for (size_t p = 0; status == ENT_OK && p < journey->graph->party_count; p++) {
        status = leave(context, journey, p, best);
    }
    if (status == ENT_OK) {
        journey->end_count = ent_bits_count(journey->ends, ent_bits_words(count));
    }
    ent_memory_free(&context->allocator, best);
    return status;
}

static ent_status search(ent_context *context, ent_journey *journey, uint64_t from)
{
    const ent_reach_rule rule = {.without = journey->graph->party_count,
                                 .improvements_only = journey->improvements_only,
                                 .rings = true};
    journey->without =
        ent_memory_zero(&journey->allocator, journey->graph->party_count, sizeof *journey->without);
    if (journey->without == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_reach_new(context, journey->graph, (uint32_t)from, &rule, &journey->reach));
    ENT_TRY(count_rings(journey));
    return find_ends(context, journey);
}

ent_status ent_journey_new(ent_context *context, const ent_solution *solution,
                           const ent_journey_options *options, ent_journey **out)
{
    if (context == NULL || solution == NULL || options == NULL || out == NULL ||
        options->size != sizeof *options || options->from >= solution->space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_journey *journey = ent_memory_zero(&context->allocator, 1, sizeof *journey);
    if (journey == NULL) {
        return ENT_ERROR_MEMORY;
    }
    journey->allocator = context->allocator;
    journey->solution = solution;
    journey->graph = &solution->graph;
    journey->space = solution->space;
    journey->improvements_only = options->improvements_only;
    journey->group_work = ENT_ONWARD_WORK;
    const ent_status status = search(context, journey, options->from);
    if (status != ENT_OK) {
        ent_journey_free(journey);
        return status;
    }
    *out = journey;
    return ENT_OK;
}

void ent_journey_free(ent_journey *journey)
{
    if (journey == NULL) {
        return;
    }
    const ent_allocator allocator = journey->allocator;
    for (size_t p = 0; journey->without != NULL && p < journey->graph->party_count; p++) {
        ent_memory_free(&allocator, journey->without[p]);
    }
    if (journey->reach.allocator != NULL) {
        ent_reach_free(&journey->reach);
    }
    ent_memory_free(&allocator, journey->without);
    for (size_t most = 0; most <= ENT_ONWARD_PARTIES; most++) {
        ent_onward_free(&allocator, journey->onward[most]);
    }
    ent_memory_free(&allocator, journey->rings);
    ent_memory_free(&allocator, journey->ends);
    ent_memory_free(&allocator, journey);
}

const ent_solution *ent_journey_solution(const ent_journey *journey)
{
    return journey->solution;
}

uint64_t ent_journey_from(const ent_journey *journey)
{
    return journey->reach.start;
}

bool ent_journey_improves(const ent_journey *journey)
{
    return journey->improvements_only;
}

uint32_t ent_journey_steps(const ent_journey *journey, uint64_t state)
{
    return journey->reach.steps[state];
}

uint64_t ent_journey_ring(const ent_journey *journey, uint32_t steps)
{
    return steps < journey->ring_count ? journey->rings[steps] : 0;
}

uint64_t ent_journey_reached_count(const ent_journey *journey)
{
    return journey->reach.reached;
}

uint64_t ent_journey_end_count(const ent_journey *journey)
{
    return journey->end_count;
}

bool ent_journey_is_end(const ent_journey *journey, uint64_t state)
{
    return ent_bits_has(journey->ends, (size_t)state);
}

ent_gain ent_journey_gain(const ent_journey *journey, size_t party, uint64_t from, uint64_t to)
{
    const uint32_t *level = journey->graph->movers[party].levels.of;
    return level[to] < level[from]   ? ENT_GAIN_WORSE
           : level[to] > level[from] ? ENT_GAIN_BETTER
                                     : ENT_GAIN_EQUAL;
}

const char *ent_gain_word(ent_gain gain)
{
    static const char *const words[] = {"worse", "equal", "better"};
    return words[gain];
}
