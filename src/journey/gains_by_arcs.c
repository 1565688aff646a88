/* SPDX-License-Identifier: MIT */
/*
 * Joint gains by arcs: one search forward from a state, breadth first, over nodes of a state, the set of those who have
 * moved so far, and who moved last. A set that can no longer become one that gains is not followed.
 */
#include "journey/gains.h"

#include <string.h>

/* The first of the bits of a state and a set, one for each last mover. */
static size_t bits_of(const ent_gains *gains, uint32_t state, uint32_t set)
{
    return (state * gains->set_count + set) * gains->graph->party_count;
}

/* Forgets the last search, and begins one. */
static ent_status begin(ent_gains *gains, uint32_t state)
{
    for (size_t k = 1; k < gains->node_count; k++) {
        const ent_gains_node *node = &gains->nodes[k];
        ent_bits_remove(gains->seen, bits_of(gains, node->state, node->set) + node->last);
    }
    gains->node_count = 0;
    ent_gains_node *nodes =
        ent_memory_grow(gains->allocator, gains->nodes, &gains->node_room, 1, sizeof *nodes);
    if (nodes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    gains->nodes = nodes;
    nodes[gains->node_count++] =
        (ent_gains_node){.state = state, .last = (uint32_t)gains->graph->party_count};
    return ENT_OK;
}

/* Whether a state has been reached by a set, whoever moved last. */
static bool is_known(const ent_gains *gains, uint32_t state, uint32_t set)
{
    const size_t bits = bits_of(gains, state, set);
    bool known = false;
    for (size_t p = 0; p < gains->graph->party_count; p++) {
        known = known || ent_bits_has(gains->seen, bits + p);
    }
    return known;
}

/* Notes a node, unless it is known, and a gain where it is the first of its state and set. */
static ent_status arrive(ent_gains *gains, ent_gains_node node)
{
    const size_t bit = bits_of(gains, node.state, node.set) + node.last;
    if (ent_bits_has(gains->seen, bit)) {
        return ENT_OK;
    }
    ent_gains_node *nodes = ent_memory_grow(gains->allocator, gains->nodes, &gains->node_room,
                                            gains->node_count + 1, sizeof *nodes);
    if (nodes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    gains->nodes = nodes;
    if ((gains->gainers[node.state] & node.set) == node.set &&
        !is_known(gains, node.state, node.set)) {
        ENT_TRY(ent_gains_add(
            gains, (ent_joint_gain){.to = node.state, .parties = node.set, .moves = node.moves}));
    }
    nodes[gains->node_count++] = node;
    ent_bits_add(gains->seen, bit);
    return ENT_OK;
}

/* Makes every move from a node. */
static ent_status move_on(ent_gains *gains, uint32_t at)
{
    const ent_gains_node node = gains->nodes[at];
    for (uint32_t p = 0; p < gains->graph->party_count; p++) {
        const ent_adjacency *moves = &gains->graph->movers[p].forward;
        const uint32_t set = node.set | (uint32_t)1 << p;
        if (p == node.last || !gains->useful[set]) {
            continue;
        }
        for (size_t k = moves->start[node.state]; k < moves->start[node.state + 1]; k++) {
            ENT_TRY(arrive(gains, (ent_gains_node){.state = moves->to[k],
                                                   .set = set,
                                                   .last = p,
                                                   .moves = node.moves + 1,
                                                   .previous = at}));
        }
        ent_gains_spend(gains, 1 + moves->start[node.state + 1] - moves->start[node.state]);
    }
    return ENT_OK;
}

static ent_status search(ent_context *context, ent_gains *gains, uint32_t state)
{
    ENT_TRY(begin(gains, state));
    for (uint32_t k = 0; k < gains->node_count && gains->left > 0; k++) {
        if (k % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_step(context, "searching ways", k, gains->graph->space->count));
        }
        ENT_TRY(move_on(gains, k));
    }
    return ENT_OK;
}

ent_status ent_gains_by_arcs(ent_context *context, ent_gains *gains, uint32_t state)
{
    for (size_t set = gains->set_count; set-- > 0;) {
        bool useful = gains->wanted[set] > 0;
        for (size_t p = 0; p < gains->graph->party_count; p++) {
            const size_t more = set | (size_t)1 << p;
            useful = useful || (more != set && gains->useful[more]);
        }
        gains->useful[set] = useful;
    }
    for (size_t set = 0; set < gains->set_count; set++) { /* not before: larger ones gain, too */
        gains->useful[set] = gains->useful[set] && ent_bits_in_word(set) <= gains->most;
    }
    ent_gains_spend(gains, gains->set_count);
    return search(context, gains, state);
}

/* The node of a state and a set with the fewest moves; 0: there is none. */
static uint32_t node_of(const ent_gains *gains, uint32_t state, uint32_t set)
{
    for (uint32_t k = 1; k < gains->node_count; k++) {
        if (gains->nodes[k].state == state && gains->nodes[k].set == set) {
            return k;
        }
    }
    return 0;
}

ent_status ent_gains_path_by_arcs(ent_context *context, ent_gains *gains, uint32_t state,
                                  const ent_joint_gain *gain, ent_move *out)
{
    for (size_t set = 0; set < gains->set_count; set++) {
        gains->useful[set] = (set & ~(size_t)gain->parties) == 0;
    }
    gains->count = 0;
    memset(gains->gainers, 0, gains->graph->space->count * sizeof *gains->gainers);
    ENT_TRY(search(context, gains, state));
    uint32_t at = node_of(gains, gain->to, gain->parties);
    for (size_t k = gains->nodes[at].moves; k-- > 0;) {
        const ent_gains_node *node = &gains->nodes[at];
        out[k] = (ent_move){
            .party = node->last, .from = gains->nodes[node->previous].state, .to = node->state};
        at = node->previous;
    }
    return ENT_OK;
}
