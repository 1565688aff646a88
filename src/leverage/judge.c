/* SPDX-License-Identifier: MIT */
/*
 * Forward from each move that the party would make: breadth first over states and who moved last, until a
 * sanction is met.
 */
#include "leverage/judge.h"

#include <string.h>

ent_status ent_judge_new(const ent_ground *ground, ent_judge *out)
{
    const ent_allocator *allocator = &ground->context->allocator;
    const size_t nodes = ground->count * ground->parties;
    ent_judge judge = {.ground = ground,
                       .stamp = ent_memory_zero(allocator, nodes, sizeof *judge.stamp),
                       .queue = ent_memory_new(allocator, nodes, sizeof *judge.queue)};
    if (judge.stamp == NULL || judge.queue == NULL) {
        ent_judge_free(&judge);
        return ENT_ERROR_MEMORY;
    }
    *out = judge;
    return ENT_OK;
}

void ent_judge_free(ent_judge *judge)
{
    if (judge->ground != NULL) {
        ent_memory_free(&judge->ground->context->allocator, judge->stamp);
        ent_memory_free(&judge->ground->context->allocator, judge->queue);
    }
}

/* A search for a sanction. */
typedef struct quest {
    ent_judge *judge;
    ent_concept_rule rule;
    size_t party;
    const ent_wish_view *views;
    size_t found; /* nodes in the queue */
} quest;

/* Whether a state deters the party. */
static bool deters(const quest *q, size_t state)
{
    const ent_ground *g = q->judge->ground;
    const ent_adjacency *arcs = &g->arcs[q->party];
    const uint32_t *below = q->views[q->party].below;
    bool good = ent_view_has(below, state);
    for (size_t a = arcs->start[state]; good && q->rule.no_escape && a < arcs->start[state + 1];
         a++) {
        good = !ent_bits_has(g->open[q->party], a) || ent_view_has(below, arcs->to[a]);
    }
    return good;
}

/* Adds what one opponent can do from a state; whether a sanction is among it. */
static bool move_on(quest *q, size_t mover, size_t state)
{
    const ent_ground *g = q->judge->ground;
    const ent_adjacency *arcs = &g->arcs[mover];
    for (size_t a = arcs->start[state]; a < arcs->start[state + 1]; a++) {
        const size_t node = arcs->to[a] * g->parties + mover;
        if (!ent_bits_has(g->open[mover], a) || q->judge->stamp[node] == q->judge->search ||
            (q->rule.improvements_only && !ent_view_has(q->views[mover].better, a))) {
            continue;
        }
        if (deters(q, arcs->to[a])) {
            return true;
        }
        q->judge->stamp[node] = q->judge->search;
        q->judge->queue[q->found++] = node;
    }
    return false;
}

/* Whether the others have an answer to a move of the party. */
static bool is_sanctioned(quest *q, size_t first)
{
    const size_t parties = q->judge->ground->parties;
    if (++q->judge->search == 0) { /* after 2^32 searches */
        memset(q->judge->stamp, 0, q->judge->ground->count * parties * sizeof *q->judge->stamp);
        q->judge->search = 1;
    }
    q->found = 0;
    for (size_t p = 0; p < parties; p++) {
        if (p != q->party && move_on(q, p, first)) {
            return true;
        }
    }
    for (size_t k = 0; k < q->found; k++) {
        const size_t state = q->judge->queue[k] / parties, last = q->judge->queue[k] % parties;
        for (size_t p = 0; p < parties; p++) {
            if (p != q->party && p != last && move_on(q, p, state)) {
                return true;
            }
        }
    }
    return false;
}

bool ent_judge_stays(ent_judge *judge, ent_concept_rule rule, size_t party,
                     const ent_wish_view *views)
{
    const ent_ground *g = judge->ground;
    const ent_adjacency *arcs = &g->arcs[party];
    quest q = {.judge = judge, .rule = rule, .party = party, .views = views};
    for (size_t a = arcs->start[g->state]; a < arcs->start[g->state + 1]; a++) {
        if (ent_bits_has(g->open[party], a) && !ent_view_has(views[party].below, arcs->to[a]) &&
            (!rule.sanctioned || !is_sanctioned(&q, arcs->to[a]))) {
            return false;
        }
    }
    return true;
}
