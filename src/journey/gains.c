/* SPDX-License-Identifier: MIT */
/* Joint gains from one state: who would gain where, and, by cells, who can go there (gains.h). */
#include "journey/gains.h"

#include <string.h>

ent_status ent_gains_init(ent_gains *out, const ent_allocator *allocator, const ent_graph *graph,
                          size_t most)
{
    const size_t states = graph->space->count, sets = (size_t)1 << graph->party_count;
    const size_t places = states * sets * graph->party_count;
    ent_gains gains = {
        .allocator = allocator, .graph = graph, .set_count = sets, .most = most, .nodes = NULL};
    gains.gainers = ent_memory_new(allocator, states, sizeof *gains.gainers);
    gains.wanted = ent_memory_new(allocator, sets, sizeof *gains.wanted);
    bool made = gains.gainers != NULL && gains.wanted != NULL;
    if (made && graph->by_arcs) {
        gains.useful = ent_memory_new(allocator, sets, sizeof *gains.useful);
        gains.seen = ent_memory_zero(allocator, ent_bits_words(places), sizeof *gains.seen);
        made = gains.useful != NULL && gains.seen != NULL;
    }
    if (!made) {
        ent_gains_free(&gains);
        return ENT_ERROR_MEMORY;
    }
    *out = gains;
    return ENT_OK;
}

void ent_gains_free(ent_gains *gains)
{
    ent_memory_free(gains->allocator, gains->gainers);
    ent_memory_free(gains->allocator, gains->wanted);
    ent_memory_free(gains->allocator, gains->useful);
    ent_memory_free(gains->allocator, gains->seen);
    ent_memory_free(gains->allocator, gains->nodes);
    ent_memory_free(gains->allocator, gains->found);
}

ent_status ent_gains_add(ent_gains *gains, ent_joint_gain gain)
{
    ent_joint_gain *found = ent_memory_grow(gains->allocator, gains->found, &gains->room,
                                            gains->count + 1, sizeof *found);
    if (found == NULL) {
        return ENT_ERROR_MEMORY;
    }
    gains->found = found;
    found[gains->count++] = gain;
    return ENT_OK;
}

/* The parties that prefer a state to another. */
static uint32_t gainers(const ent_graph *graph, uint32_t from, uint32_t to)
{
    uint32_t set = 0;
    for (size_t p = 0; p < graph->party_count; p++) {
        const uint32_t *level = graph->movers[p].levels.of;
        set |= (uint32_t)(level[to] > level[from]) << p;
    }
    return set;
}

/* Notes who would gain where. */
static void weigh(ent_gains *gains, uint32_t state, const uint64_t *settled)
{
    const size_t count = gains->graph->space->count;
    memset(gains->wanted, 0, gains->set_count * sizeof *gains->wanted);
    for (uint32_t to = 0; to < count; to++) {
        const bool asked = settled == NULL || !ent_bits_has(settled, to);
        gains->gainers[to] = asked ? gainers(gains->graph, state, to) : 0;
        gains->wanted[gains->gainers[to]]++;
    }
    gains->wanted[0] = 0; /* where nobody gains nobody goes */
    ent_gains_spend(gains, count * gains->graph->party_count);
}

/* What a set brings about from a state. */
static ent_status search(ent_context *context, ent_gains *gains, uint32_t state, uint32_t set,
                         ent_reach *out)
{
    const ent_reach_rule rule = {.without = gains->graph->party_count, .among = set};
    ENT_TRY(ent_reach_new(context, gains->graph, state, &rule, out));
    ent_gains_spend(gains, gains->graph->space->count + out->reached * ent_bits_in_word(set));
    return ENT_OK;
}

static void drop(ent_gains *gains, uint32_t to)
{
    gains->wanted[gains->gainers[to]]--;
    gains->gainers[to] = 0;
}

/* Drops the states that all who would gain in them cannot bring about together. */
static ent_status drop_far(ent_context *context, ent_gains *gains, uint32_t state)
{
    for (uint32_t set = 1; set < gains->set_count && gains->left > 0; set++) {
        ent_reach reach;
        if (gains->wanted[set] == 0) {
            continue;
        }
        ENT_TRY(search(context, gains, state, set, &reach));
        for (uint32_t to = 0; to < gains->graph->space->count; to++) {
            if (gains->gainers[to] == set && reach.steps[to] == ENT_REACH_FAR) {
                drop(gains, to);
            }
        }
        ent_reach_free(&reach);
    }
    return ENT_OK;
}

/* Whether all parties of a set would gain in some state that is left. */
static bool is_wanted(const ent_gains *gains, size_t set)
{
    for (size_t all = set; all < gains->set_count; all = (all + 1) | set) {
        if (gains->wanted[all] > 0) {
            return true;
        }
    }
    return false;
}

/* Adds, and drops, the states to which a set has a joint gain. */
static ent_status add_set(ent_context *context, ent_gains *gains, uint32_t state, uint32_t set)
{
    ent_reach reach;
    ent_status status = search(context, gains, state, set, &reach);
    if (status != ENT_OK) {
        return status;
    }
    for (size_t k = 0; status == ENT_OK && k < reach.reached; k++) {
        const uint32_t to = reach.queue[k];
        if ((gains->gainers[to] & set) == set) {
            status = ent_gains_add(
                gains, (ent_joint_gain){.to = to, .parties = set, .moves = reach.steps[to]});
            drop(gains, to);
        }
    }
    ent_reach_free(&reach);
    return status;
}

static ent_status by_cells(ent_context *context, ent_gains *gains, uint32_t state)
{
    ENT_TRY(drop_far(context, gains, state));
    for (unsigned size = 1; size <= gains->most; size++) {
        for (uint32_t set = 1; set < gains->set_count && gains->left > 0; set++) {
            if (ent_bits_in_word(set) == size && is_wanted(gains, set)) {
                ENT_TRY(add_set(context, gains, state, set));
            }
        }
        ent_gains_spend(gains, gains->set_count);
    }
    return ENT_OK;
}

ent_status ent_gains_from(ent_context *context, ent_gains *gains, uint32_t state,
                          const uint64_t *settled)
{
    gains->count = 0;
    weigh(gains, state, gains->graph->by_arcs ? NULL : settled);
    return gains->graph->by_arcs ? ent_gains_by_arcs(context, gains, state)
                                 : by_cells(context, gains, state);
}

ent_status ent_gains_path(ent_context *context, ent_gains *gains, uint32_t state,
                          const ent_joint_gain *gain, ent_move *out)
{
    const uint64_t left = gains->left;
    ent_reach reach;
    ent_status status = ENT_OK;
    gains->left = UINT64_MAX;
    if (gains->graph->by_arcs) {
        status = ent_gains_path_by_arcs(context, gains, state, gain, out);
    } else {
        status = search(context, gains, state, gain->parties, &reach);
        if (status == ENT_OK) {
            ent_reach_path(&reach, gain->to, out);
            ent_reach_free(&reach);
        }
    }
    gains->left = left;
    return status;
}
