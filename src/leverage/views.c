/* SPDX-License-Identifier: MIT */
/*
 * What matters of a variant: which states near are no better than ours, and which arcs near improve.
 *
 * By statements both are found for 64 states, or 32 arcs, at a time: going down the list, a statement decides those
 * that are still undecided and on which it differs. By weights and rankings each state has a value.
 */
#include "leverage/wishes.h"

#include <string.h>

/* The truth of the party's own statements, then that of the pool. */
static ent_status find_truth(ent_context *context, ent_wishes *w)
{
    const ent_space *space = w->plan->ground->space;
    const ent_party *file = &space->dispute->parties[w->party];
    const ent_pool *pool = w->plan->pool;
    const size_t words = ent_bits_words(space->count);
    w->truth = ent_memory_new(w->allocator, w->original + pool->count, sizeof *w->truth);
    w->own = ent_memory_new(w->allocator, w->original * words, sizeof *w->own);
    if (w->truth == NULL || w->own == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < w->original; i++) {
        ENT_TRY(ent_space_evaluate(context, space, file->statements[i].want, w->own + i * words));
        w->truth[i] = w->own + i * words;
    }
    for (size_t i = 0; i < pool->count; i++) {
        w->truth[w->original + i] = pool->items[i].truth;
    }
    return ENT_OK;
}

/* On which arcs a statement becomes true, and on which false. */
static ent_status find_changes(ent_wishes *w, size_t id)
{
    const ent_ground *g = w->plan->ground;
    const ent_adjacency *arcs = &g->arcs[w->party];
    w->gain[id] = ent_memory_zero(w->allocator, w->arc_words, sizeof(uint32_t));
    w->loss[id] = ent_memory_zero(w->allocator, w->arc_words, sizeof(uint32_t));
    if (w->gain[id] == NULL || w->loss[id] == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = ent_bits_next(g->near, g->count, 0); s < g->count;
         s = ent_bits_next(g->near, g->count, s + 1)) {
        const bool was = ent_bits_has(w->truth[id], s);
        for (size_t a = arcs->start[s]; a < arcs->start[s + 1]; a++) {
            if (ent_bits_has(w->truth[id], arcs->to[a]) != was) {
                (was ? w->loss : w->gain)[id][a / 32] |= (uint32_t)1 << (a % 32);
            }
        }
    }
    return ENT_OK;
}

static ent_status find_all_changes(ent_wishes *w)
{
    const size_t ids = w->original + w->plan->pool->count;
    w->gain = ent_memory_zero(w->allocator, ids, sizeof(uint32_t *));
    w->loss = ent_memory_zero(w->allocator, ids, sizeof(uint32_t *));
    if (w->gain == NULL || w->loss == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t id = 0; id < ids; id++) {
        ENT_TRY(find_changes(w, id));
    }
    return ENT_OK;
}

ent_status ent_wishes_prepare(ent_context *context, ent_wishes *w)
{
    const ent_ground *g = w->plan->ground;
    w->state_words = 2 * ent_bits_words(g->count); /* as whole words of 64 */
    w->arc_words = w->plan->improving ? (g->arcs[w->party].start[g->count] + 31) / 32 : 0;
    ent_tuples_init(&w->views, w->allocator, w->state_words + w->arc_words);
    w->signature = ent_memory_zero(w->allocator, w->views.width, sizeof *w->signature);
    w->list = ent_memory_new(w->allocator, w->variants.width, sizeof *w->list);
    w->value = ent_memory_new(w->allocator, g->count, sizeof *w->value);
    w->place = ent_memory_new(w->allocator, w->original, sizeof *w->place);
    if (w->signature == NULL || w->list == NULL || w->value == NULL || w->place == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (w->order == ENT_ORDER_RANKING) {
        return ENT_OK;
    }
    ENT_TRY(find_truth(context, w));
    return w->plan->improving && w->order == ENT_ORDER_STATEMENTS ? find_all_changes(w) : ENT_OK;
}

/* The states near that a list of statements puts no higher than ours, 64 at a time. */
static void see_below(ent_wishes *w, const uint32_t *list)
{
    const ent_ground *g = w->plan->ground;
    for (size_t k = 0; k < ent_bits_words(g->count); k++) {
        uint64_t left = g->near[k], below = 0;
        for (size_t i = 0; i < w->variants.width && list[i] != UINT32_MAX && left != 0; i++) {
            const uint64_t *truth = w->truth[list[i]];
            const bool ours = ent_bits_has(truth, g->state);
            below |= ours ? left & ~truth[k] : 0;
            left &= ours ? truth[k] : ~truth[k];
        }
        below |= left;
        w->signature[2 * k] = (uint32_t)below;
        w->signature[2 * k + 1] = (uint32_t)(below >> 32);
    }
}

/* The arcs near that a list of statements makes improve, 32 at a time. */
static void see_better(ent_wishes *w, const uint32_t *list)
{
    uint32_t *out = w->signature + w->state_words;
    for (size_t k = 0; k < w->arc_words; k++) {
        uint32_t left = UINT32_MAX, better = 0;
        for (size_t i = 0; i < w->variants.width && list[i] != UINT32_MAX && left != 0; i++) {
            const uint32_t gain = w->gain[list[i]][k], loss = w->loss[list[i]][k];
            better |= left & gain;
            left &= ~(gain | loss);
        }
        out[k] = better;
    }
}

/* The value of each state by the statements of a list, with their weights. */
static void weigh(ent_wishes *w, const uint32_t *list)
{
    const ent_ground *g = w->plan->ground;
    const ent_party *file = &g->space->dispute->parties[w->party];
    memset(w->value, 0, g->count * sizeof *w->value);
    for (size_t i = 0; i < w->variants.width && list[i] != UINT32_MAX; i++) {
        for (size_t s = 0; s < g->count; s++) {
            w->value[s] +=
                ent_bits_has(w->truth[list[i]], s) ? file->statements[list[i]].weight : 0;
        }
    }
}

/* The value of each state by the places of the groups. */
static void rank(ent_wishes *w, const uint32_t *list)
{
    const ent_ground *g = w->plan->ground;
    const ent_levels *levels = &g->graph->movers[w->party].levels;
    for (size_t k = 0; k < w->original; k++) {
        w->place[list[k]] = (uint32_t)k;
    }
    for (size_t s = 0; s < g->count; s++) {
        w->value[s] = -(int64_t)w->place[levels->count - 1 - levels->of[s]];
    }
}

static void compare_values(ent_wishes *w)
{
    const ent_ground *g = w->plan->ground;
    const ent_adjacency *arcs = &g->arcs[w->party];
    memset(w->signature, 0, w->views.width * sizeof *w->signature);
    for (size_t s = ent_bits_next(g->near, g->count, 0); s < g->count;
         s = ent_bits_next(g->near, g->count, s + 1)) {
        w->signature[s / 32] |= (uint32_t)(w->value[s] <= w->value[g->state]) << (s % 32);
        for (size_t a = arcs->start[s]; w->plan->improving && a < arcs->start[s + 1]; a++) {
            w->signature[w->state_words + a / 32] |= (uint32_t)(w->value[arcs->to[a]] > w->value[s])
                                                     << (a % 32);
        }
    }
}

void ent_wishes_see(ent_wishes *w, const uint32_t *list)
{
    if (w->order == ENT_ORDER_STATEMENTS) {
        see_below(w, list);
        see_better(w, list);
        return;
    }
    if (w->order == ENT_ORDER_WEIGHTS) {
        weigh(w, list);
    } else {
        rank(w, list);
    }
    compare_values(w);
}
