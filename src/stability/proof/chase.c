/* SPDX-License-Identifier: MIT */
/*
 * Searching for answers, ring by ring. A ring is all nodes that take one move more; what is found in it for a
 * criterion is a shortest answer, and of these the best is kept. Nodes are stamped with the number of their
 * search, so that nothing is cleared between searches.
 */
#include "stability/proof/chase.h"

ent_status ent_chase_new(ent_context *context, const ent_judgement *judgement, ent_chase *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t parties = judgement->graph->party_count;
    const size_t nodes = judgement->space->count * parties;
    *out = (ent_chase){.context = context,
                       .allocator = allocator,
                       .judgement = judgement,
                       .parties = parties,
                       .stamp = ent_memory_zero(allocator, nodes, sizeof *out->stamp),
                       .previous = ent_memory_new(allocator, nodes, sizeof *out->previous),
                       .queue = ent_memory_new(allocator, nodes, sizeof *out->queue)};
    return out->stamp == NULL || out->previous == NULL || out->queue == NULL ? ENT_ERROR_MEMORY
                                                                             : ENT_OK;
}

void ent_chase_free(ent_chase *chase)
{
    if (chase->allocator != NULL) {
        ent_memory_free(chase->allocator, chase->stamp);
        ent_memory_free(chase->allocator, chase->previous);
        ent_memory_free(chase->allocator, chase->queue);
    }
}

uint32_t ent_chase_state(const ent_chase *chase, size_t node)
{
    return (uint32_t)(node / chase->parties);
}

/* The state from which the move to a node was made. */
static uint32_t before(const ent_chase *chase, size_t node)
{
    const size_t previous = chase->previous[node];
    return previous == SIZE_MAX ? chase->start : ent_chase_state(chase, previous);
}

size_t ent_chase_length(const ent_chase *chase, size_t node)
{
    size_t length = 0;
    for (; node != SIZE_MAX; node = chase->previous[node]) {
        length++;
    }
    return length;
}

void ent_chase_path(const ent_chase *chase, size_t node, ent_move *out)
{
    for (size_t k = ent_chase_length(chase, node); k-- > 0; node = chase->previous[node]) {
        out[k] = (ent_move){.party = node % chase->parties,
                            .from = before(chase, node),
                            .to = ent_chase_state(chase, node)};
    }
}

/* Options changed on the way to a node, a change made twice counted twice. */
static size_t changes(const ent_chase *chase, size_t node)
{
    size_t total = 0;
    for (; node != SIZE_MAX; node = chase->previous[node]) {
        total += ent_space_changed(chase->judgement->space, before(chase, node),
                                   ent_chase_state(chase, node));
    }
    return total;
}

ent_criteria ent_chase_deters(const ent_judgement *j, const ent_departure *d, uint32_t end,
                              ent_criteria wanted)
{
    const ent_adjacency *moves = &j->graph->movers[d->party].forward;
    const ent_criteria by_itself = wanted & j->deters(j->judge, d->party, d->from, end);
    ent_criteria final = ent_criteria_final(by_itself);
    const ent_criteria others = by_itself & ~final;
    for (size_t k = moves->start[end]; final != 0 && k < moves->start[end + 1]; k++) {
        final &= j->deters(j->judge, d->party, d->from, moves->to[k]);
    }
    return others | final;
}

/* Reaches the nodes that one move of the others leads to. */
static void move_on(ent_chase *chase, const ent_quarry *q, size_t from, uint32_t state, size_t last)
{
    const ent_judgement *j = chase->judgement;
    for (size_t p = 0; p < chase->parties; p++) {
        const ent_adjacency *moves = &j->graph->movers[p].forward;
        if (p == q->departure.party || p == last) {
            continue;
        }
        for (size_t k = moves->start[state]; k < moves->start[state + 1]; k++) {
            const size_t node = moves->to[k] * chase->parties + p;
            if (chase->stamp[node] != chase->search &&
                (!q->willing || j->willing(j->judge, p, state, moves->to[k]))) {
                chase->stamp[node] = chase->search;
                chase->previous[node] = from;
                chase->queue[chase->reached++] = node;
            }
        }
    }
}

/* Whether a node makes a better answer than one that was found in the same ring. */
static bool is_better(const ent_chase *chase, size_t node, size_t than)
{
    const size_t made = changes(chase, node), had = changes(chase, than);
    return made < had ||
           (made == had && ent_chase_state(chase, node) < ent_chase_state(chase, than));
}

/* Looks for answers among the nodes of a ring. */
static void judge_ring(const ent_chase *chase, ent_quarry *q, size_t first)
{
    const ent_criteria missing = q->wanted & ~q->found;
    for (size_t k = first; k < chase->reached; k++) {
        const size_t node = chase->queue[k];
        const uint32_t state = ent_chase_state(chase, node);
        const ent_criteria good = ent_chase_deters(chase->judgement, &q->departure, state, missing);
        for (size_t c = 0; good >> c != 0; c++) {
            if (ent_criteria_have(good, c) &&
                (!ent_criteria_have(q->found, c) || is_better(chase, node, q->node[c]))) {
                q->node[c] = node;
                q->found |= ent_criterion_set(c);
            }
        }
    }
}

ent_status ent_chase_run(ent_chase *chase, ent_quarry *q)
{
    chase->search++;
    chase->start = q->departure.to;
    chase->reached = 0;
    q->found = 0;
    move_on(chase, q, SIZE_MAX, q->departure.to, chase->parties);
    judge_ring(chase, q, 0);
    for (size_t k = 0; k < chase->reached && q->found != q->wanted;) {
        const size_t end = chase->reached;
        for (; k < end; k++) {
            const size_t node = chase->queue[k];
            move_on(chase, q, node, ent_chase_state(chase, node), node % chase->parties);
            if (k % ENT_STAGE_STATES == 0) {
                ENT_TRY(ent_context_step(chase->context, "searching ways", k,
                                         chase->judgement->space->count * chase->parties));
            }
        }
        judge_ring(chase, q, end);
    }
    return ENT_OK;
}
