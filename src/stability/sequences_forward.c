/* SPDX-License-Identifier: MIT */
/*
 * Forward search by arcs, over nodes of a state and its last mover, ring by ring: the mirror image of
 * sequences.c. A state may be reached first by one mover and later, in a longer sequence, by another who
 * leaves other moves open; the first way to it is the one that is told.
 */
#include "stability/reach.h"

#include <string.h>

typedef struct walk {
    ent_reach *reach;
    const ent_reach_rule *rule;
    size_t *nodes; /* the nodes reached, in order */
    size_t count;
    uint32_t ring;
    bool found; /* a state that the rule asks for is in this ring */
} walk;

static void arrive(walk *w, size_t node, uint32_t from, uint32_t last)
{
    ent_reach *reach = w->reach;
    const size_t parties = reach->graph->party_count;
    const uint32_t state = (uint32_t)(node / parties);
    if (reach->previous[node] != ENT_REACH_FAR) {
        return;
    }
    reach->previous[node] = from;
    reach->last[node] = last;
    if (reach->ring != NULL) {
        reach->ring[node] = w->ring;
    }
    w->nodes[w->count++] = node;
    if (reach->steps[state] == ENT_REACH_FAR) {
        reach->steps[state] = w->ring;
        reach->by[state] = (uint32_t)(node % parties);
        reach->queue[reach->reached++] = state;
        w->found = w->found || (w->rule->value != NULL && state != w->rule->except &&
                                w->rule->value[state] <= w->rule->most);
    }
}

/* Moves on from a state that `last` has moved to (the number of parties: nobody has). */
static void move_on(walk *w, uint32_t state, size_t last)
{
    const ent_graph *graph = w->reach->graph;
    for (size_t p = 0; p < graph->party_count; p++) {
        const ent_adjacency *moves = &graph->movers[p].forward;
        const uint32_t *level = graph->movers[p].levels.of;
        for (size_t k = moves->start[state];
             ent_reach_moves(w->rule, p) && (p != last || w->rule->any_order) &&
             k < moves->start[state + 1];
             k++) {
            if (!w->rule->improvements_only || level[moves->to[k]] > level[state]) {
                arrive(w, moves->to[k] * graph->party_count + p, state, (uint32_t)last);
            }
        }
    }
}

static ent_status search(ent_context *context, walk *w)
{
    ent_reach *reach = w->reach;
    const size_t parties = reach->graph->party_count, count = reach->graph->space->count;
    reach->steps[reach->start] = 0;
    reach->queue[reach->reached++] = reach->start;
    w->ring = 1;
    move_on(w, reach->start, parties);
    for (size_t k = 0; k < w->count && !w->found;) {
        const size_t end = w->count;
        w->ring++;
        for (; k < end; k++) {
            move_on(w, (uint32_t)(w->nodes[k] / parties), w->nodes[k] % parties);
            if (k % ENT_STAGE_STATES == 0) {
                ENT_TRY(ent_context_step(context, "searching ways", k, count * parties));
            }
        }
    }
    return ENT_OK;
}

ent_status ent_reach_by_arcs(ent_context *context, ent_reach *reach, const ent_reach_rule *rule)
{
    const size_t nodes = reach->graph->space->count * reach->graph->party_count;
    walk w = {.reach = reach, .rule = rule};
    w.nodes = ent_memory_new(reach->allocator, nodes, sizeof *w.nodes);
    if (w.nodes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(reach->previous, 0xFF, nodes * sizeof *reach->previous);
    if (reach->ring != NULL) {
        memset(reach->ring, 0xFF, nodes * sizeof *reach->ring);
    }
    const ent_status status = search(context, &w);
    ent_memory_free(reach->allocator, w.nodes);
    return status;
}
