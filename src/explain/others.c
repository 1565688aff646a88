/* SPDX-License-Identifier: MIT */
/*
 * What else deters an improvement.
 *
 * The answer that is told is a shortest one. Others may do as well; those of a single move are counted by who makes
 * them, for they are few and each shows a party that could be relied on. Longer ones are not looked for.
 *
 * A first step that its mover would gain by from the state itself is no mere answer: it may come unprompted.
 */
#include "explain/others.h"

#include "space/space.h"

typedef struct work {
    const ent_others_query *query;
    ent_improvement *found;
    ent_state_list moves;
    uint64_t *of;  /* per party: how many */
    ent_step *all; /* those of the parties so far, where they are listed */
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
        if (q->listed) {
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
    found->others_shown = q->listed ? (size_t)found->other_count : 0;
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

/* Where the first step of the answer leads from the state itself, if its mover gains there. */
static ent_status find_unprompted(ent_context *context, const ent_others_query *q,
                                  ent_improvement *found)
{
    const ent_step *first = found->steps;
    const ent_space *space = q->graph->space;
    const ent_dispute *dispute = space->dispute;
    const ent_party *owner = &dispute->parties[first->party];
    const uint64_t *unseen = q->graph->movers[first->party].unseen;
    const uint32_t *level = q->graph->movers[first->party].levels.of;
    const uint64_t *from = ent_space_key(space, q->state);
    size_t to = 0;
    if (ent_is_graph_form(dispute) || (unseen != NULL && ent_bits_has(unseen, q->state))) {
        return ENT_OK;
    }
    uint64_t *key = ent_memory_new(&context->allocator, dispute->key_words, sizeof *key);
    if (key == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < dispute->key_words; k++) {
        key[k] = from[k];
    }
    for (size_t o = owner->first_option; o < owner->first_option + owner->option_count; o++) {
        ent_key_set(&dispute->options[o], key, (uint32_t)ent_state_value(space, first->to, o));
    }
    if (ent_space_locate(space, key, &to) && level[to] > level[q->state] &&
        (unseen == NULL || !ent_bits_has(unseen, to))) {
        found->unprompted = to;
    }
    ent_memory_free(&context->allocator, key);
    return ENT_OK;
}

ent_status ent_others_find(ent_context *context, const ent_others_query *query,
                           ent_improvement *out)
{
    work w = {.query = query, .found = out};
    ent_status status = find(context, &w);
    if (status == ENT_OK && out->step_count > 0) {
        status = find_unprompted(context, query, out);
    }
    ent_memory_free(query->graph->allocator, w.moves.states);
    ent_memory_free(&context->allocator, w.all);
    return status;
}
