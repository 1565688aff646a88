/* SPDX-License-Identifier: MIT */
/*
 * What else deters an improvement.
 *
 * The answer that is told is a shortest one. Others may do as well; those of a single move are counted by who makes
 * them, for they are few and each shows a party that could be relied on. Longer ones are not looked for.
 */
#include "explain/others.h"

enum { FEW = 2 }; /* so many moves are always listed */

typedef struct work {
    const ent_others_query *query;
    ent_improvement *found;
    ent_state_list moves;
    uint64_t *of;  /* per party: how many */
    ent_step *all; /* those of the parties so far, which may be listed */
    size_t room;
} work;

/* Whether a move of another party deters, and is not the answer that is told. */
static bool deters(const work *w, size_t party, uint32_t to)
{
    const ent_others_query *q = w->query;
    const ent_step *told = w->found->steps;
    return q->value[to] <= q->most && to != q->except &&
           !(w->found->step_count == 1 && told->party == party && told->to == to);
}

/* Adds the moves of one party. */
static ent_status add_party(ent_context *context, work *w, size_t party)
{
    const ent_others_query *q = w->query;
    const uint32_t from = (uint32_t)w->found->to;
    ENT_TRY(q->improvements_only ? ent_graph_improvements(q->graph, party, from, &w->moves)
                                 : ent_graph_all_moves(q->graph, party, from, &w->moves));
    for (size_t k = 0; k < w->moves.count; k++) {
        const uint32_t to = w->moves.states[k];
        if (!deters(w, party, to)) {
            continue;
        }
        if (q->listed || w->found->other_count < FEW) {
            ent_step *all = ent_memory_grow(&context->allocator, w->all, &w->room,
                                            (size_t)w->found->other_count + 1, sizeof *all);
            if (all == NULL) {
                return ENT_ERROR_MEMORY;
            }
            w->all = all;
            all[w->found->other_count] =
                (ent_step){.party = party, .from = from, .to = to, .gain = ENT_NO_STATEMENT};
        }
        w->of[party]++;
        w->found->other_count++;
    }
    return ENT_OK;
}

static ent_status find(ent_context *context, work *w)
{
    const ent_others_query *q = w->query;
    ent_improvement *found = w->found;
    w->of = ent_arena_new(q->arena, q->graph->party_count, sizeof *w->of);
    if (w->of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < q->graph->party_count; p++) {
        w->of[p] = 0;
        if (p != q->party) {
            ENT_TRY(add_party(context, w, p));
        }
    }
    found->others_of = w->of;
    found->others_shown = q->listed || found->other_count <= FEW ? (size_t)found->other_count : 0;
    ent_step *others = ent_arena_new(q->arena, found->others_shown, sizeof *others);
    if (others == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < found->others_shown; k++) {
        others[k] = w->all[k];
    }
    found->others = others;
    return ENT_OK;
}

ent_status ent_others_find(ent_context *context, const ent_others_query *query,
                           ent_improvement *out)
{
    work w = {.query = query, .found = out};
    const ent_status status = find(context, &w);
    ent_memory_free(query->graph->allocator, w.moves.states);
    ent_memory_free(&context->allocator, w.all);
    return status;
}
