/* SPDX-License-Identifier: MIT */
/* Listing what every coalition of some parties would rather have, state by state. */
#include "coalitions/replies.h"

/* Lists the improvements of one coalition from all states. */
static ent_status list_pairs(ent_context *context, const ent_side *side, ent_pairs *pairs)
{
    const ent_ways *ways = &side->ways;
    const size_t count = ways->state_count;
    ent_reached reached = {0};
    ent_state_list found = {0};
    uint32_t *order = ent_memory_new(side->allocator, count, sizeof *order);
    ent_status status = order == NULL ? ENT_ERROR_MEMORY : ent_ways_order(ways, order);
    if (status == ENT_OK) {
        status = ent_reached_new(ways, &reached);
    }
    for (size_t k = 0; k < count && status == ENT_OK; k++) {
        const uint32_t state = order[k];
        if (k == 0 || ways->part_of[state] != ways->part_of[order[k - 1]]) {
            ent_reached_from(ways, ways->part_of[state], &reached);
        }
        status = ent_side_improvements(side, &reached, state, &found);
        for (size_t i = 0; i < found.count && status == ENT_OK; i++) {
            status = ent_pairs_add(side->allocator, pairs, state, found.states[i]);
        }
        if (status == ENT_OK && pairs->count > context->max_moves) {
            status = ENT_ERROR_LIMIT;
        }
        if (status == ENT_OK && k % 64 == 0) {
            status = ent_context_poll(context);
        }
    }
    ent_memory_free(side->allocator, order);
    ent_memory_free(side->allocator, found.states);
    ent_reached_free(&reached);
    return status;
}

/* Adds the improvements of one coalition, if there are any. */
static ent_status add_coalition(ent_context *context, const ent_team *team, ent_retorts *replies)
{
    ent_side side = {0};
    ent_pairs pairs = {0};
    ENT_TRY(ent_side_new(context, team, &side));
    ent_status status = list_pairs(context, &side, &pairs);
    ent_side_free(&side);
    if (status == ENT_OK && pairs.count > 0) {
        status = ent_adjacency_new(replies->allocator, team->moves->space->count, pairs.from,
                                   pairs.to, pairs.count, &replies->improving[replies->count]);
        if (status == ENT_OK) {
            replies->parties[replies->count++] = team->movers;
        }
    }
    ent_pairs_free(&context->allocator, &pairs);
    return status;
}

/* Room for so many coalitions. */
static ent_status make_room(ent_context *context, size_t most, ent_retorts *replies)
{
    *replies = (ent_retorts){.allocator = &context->allocator};
    replies->parties = ent_memory_new(replies->allocator, most, sizeof *replies->parties);
    replies->improving = ent_memory_zero(replies->allocator, most, sizeof *replies->improving);
    return replies->parties == NULL || replies->improving == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_retorts_new(ent_context *context, const ent_graph *graph, uint64_t parties,
                           ent_retorts *out)
{
    for (size_t p = 0; p < graph->party_count && !graph->by_arcs; p++) {
        parties &= ~((uint64_t)graph->movers[p].cells.immobile << p);
    }
    if (ent_bits_in_word(parties) > ENT_MOST_REPLIERS) {
        return ENT_ERROR_LIMIT;
    }
    ent_retorts replies;
    ent_status status = make_room(context, (size_t)1 << ent_bits_in_word(parties), &replies);
    for (uint64_t some = parties & (0 - parties); some != 0 && status == ENT_OK;
         some = (some - parties) & parties) { /* the next subset, up to none */
        const ent_team team = ent_team_of(graph, some);
        status = add_coalition(context, &team, &replies);
    }
    if (status != ENT_OK) {
        ent_retorts_free(&replies);
        return status;
    }
    *out = replies;
    return ENT_OK;
}

ent_status ent_retorts_of_teams(ent_context *context, const ent_team *teams, size_t count,
                                ent_retorts *out)
{
    ent_retorts replies;
    ent_status status = make_room(context, count, &replies);
    for (size_t k = 0; k < count && status == ENT_OK; k++) {
        status = add_coalition(context, &teams[k], &replies);
    }
    if (status != ENT_OK) {
        ent_retorts_free(&replies);
        return status;
    }
    *out = replies;
    return ENT_OK;
}

void ent_retorts_free(ent_retorts *replies)
{
    if (replies->allocator != NULL) {
        for (size_t k = 0; k < replies->count && replies->improving != NULL; k++) {
            ent_adjacency_free(&replies->improving[k]);
        }
        ent_memory_free(replies->allocator, replies->parties);
        ent_memory_free(replies->allocator, replies->improving);
        *replies = (ent_retorts){0};
    }
}

ent_status ent_retorts_ways(ent_context *context, const ent_graph *graph,
                            const ent_retorts *replies, uint64_t without, ent_ways *out)
{
    size_t count = 0;
    const ent_adjacency **movers =
        ent_memory_new(&context->allocator, replies->count, sizeof(ent_adjacency *));
    if (movers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < replies->count; k++) {
        if ((replies->parties[k] & without) == 0) {
            movers[count++] = &replies->improving[k];
        }
    }
    const ent_ways_plan plan = {.state_count = graph->space->count,
                                .movers = movers,
                                .mover_count = count,
                                .legal = graph->by_arcs};
    const ent_status status = ent_ways_of_lists(context, &plan, out);
    ent_memory_free(&context->allocator, movers);
    return status;
}
