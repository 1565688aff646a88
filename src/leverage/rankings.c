/* SPDX-License-Identifier: MIT */
/*
 * Several parties whose rankings are free. What is each one's own affair multiplies. Under SEQ and SSEQ each party's
 * rankings are gone through once, those alike in what matters counted together, and then all combinations of
 * these are judged.
 */
#include "leverage/formula.h"
#include "leverage/judge.h"

#include <string.h>

/* What is counted with what it points to. It comes first, so that it leads to the rest. */
typedef struct owned {
    ent_rankings rankings;
    ent_arena arena;
} owned;

/* The rankings of one party, by what matters of them. */
typedef struct side {
    ent_tuples views;
    uint64_t *counts;  /* per view, how many rankings have it */
    size_t room, view; /* the one at hand */
} side;

typedef struct work {
    ent_context *context;
    const ent_space *space;
    ent_rankings *rankings;
    ent_arena *arena;
    ent_graph graph;
    ent_ground ground;
    ent_judge judge;
    side *sides;
    ent_wish_view *views;
    uint32_t *level, *order, *bits; /* room for one ranking */
    ent_natural part, whole;
} work;

static bool is_free(const work *w, size_t party)
{
    return (w->rankings->parties >> party & 1) != 0;
}

/* --- one's own affair --- */

/* Multiplies by what a party's own condition gives. */
static ent_status multiply(work *w, const ent_condition *condition, bool free, bool *counted)
{
    if (!free) {
        return condition->stays ? ENT_OK : ent_natural_times(&w->part, 0);
    }
    *counted = *counted && condition->rankings.count != NULL;
    ent_natural count;
    ent_natural_init(&count, &w->context->allocator, 0);
    ent_status status = ENT_OK;
    for (const char *digit = condition->rankings.count;
         *counted && status == ENT_OK && *digit != '\0'; digit++) {
        ent_natural next;
        ent_natural_init(&next, &w->context->allocator, (uint64_t)(*digit - '0'));
        status = ent_natural_times(&count, 10);
        if (status == ENT_OK) {
            status = ent_natural_add(&count, &next);
        }
        ent_natural_free(&next);
    }
    if (status == ENT_OK) {
        status = ent_natural_multiply(&w->part, &count);
    }
    ent_natural_free(&count);
    return status;
}

static ent_status count_by_product(work *w)
{
    w->rankings->share.counted = true;
    for (size_t p = 0; p < w->space->dispute->party_count; p++) {
        ent_condition *condition = NULL;
        const ent_condition_query query = {.size = sizeof query,
                                           .concept = w->rankings->concept,
                                           .state = w->rankings->state,
                                           .party = p};
        ENT_TRY(ent_condition_new(w->context, w->space, &query, &condition));
        const ent_status status =
            multiply(w, condition, is_free(w, p), &w->rankings->share.counted);
        ent_condition_free(w->context, condition);
        ENT_TRY(status);
    }
    return ENT_OK;
}

/* --- all combinations --- */

/* What matters of levels, as bits. */
static void see(work *w, size_t party, const uint32_t *level)
{
    const ent_ground *g = &w->ground;
    const ent_adjacency *arcs = &g->arcs[party];
    memset(w->bits, 0, w->sides[party].views.width * sizeof *w->bits);
    for (size_t s = 0; s < g->count; s++) {
        w->bits[s / 32] |= (uint32_t)(level[s] <= level[g->state]) << (s % 32);
        for (size_t a = arcs->start[s]; a < arcs->start[s + 1]; a++) {
            w->bits[(g->count + 31) / 32 + a / 32] |= (uint32_t)(level[arcs->to[a]] > level[s])
                                                      << (a % 32);
        }
    }
}

/* Counts one ranking. */
static ent_status add_view(work *w, size_t party, const uint32_t *level)
{
    side *own = &w->sides[party];
    see(w, party, level);
    uint32_t at = ent_tuples_find(&own->views, w->bits);
    if (at == ENT_NO_TUPLE) {
        uint64_t *counts = ent_memory_grow(&w->context->allocator, own->counts, &own->room,
                                           own->views.count + 1, sizeof *counts);
        if (counts == NULL) {
            return ENT_ERROR_MEMORY;
        }
        own->counts = counts;
        at = (uint32_t)own->views.count;
        ENT_TRY(ent_tuples_add(&own->views, w->bits));
        counts[at] = 0;
    }
    own->counts[at]++;
    return ENT_OK;
}

/* The next order of numbers; false after the last. */
static bool next_order(uint32_t *order, size_t count)
{
    size_t k = count - 1, j = count - 1;
    while (k > 0 && order[k - 1] > order[k]) {
        k--;
    }
    if (k == 0) {
        return false;
    }
    while (order[j] < order[k - 1]) {
        j--;
    }
    for (uint32_t swap = order[k - 1]; order[k - 1] == swap;) {
        order[k - 1] = order[j];
        order[j] = swap;
    }
    for (j = count - 1; k < j; k++, j--) {
        const uint32_t swap = order[k];
        order[k] = order[j];
        order[j] = swap;
    }
    return true;
}

/* All rankings of a party, or the one that it has. */
static ent_status list_views(work *w, size_t party)
{
    const size_t count = w->ground.count;
    if (!is_free(w, party)) {
        return add_view(w, party, w->graph.movers[party].levels.of);
    }
    for (size_t s = 0; s < count; s++) {
        w->order[s] = (uint32_t)s;
    }
    do {
        ENT_TRY(ent_context_poll(w->context));
        for (size_t k = 0; k < count; k++) {
            w->level[w->order[k]] = (uint32_t)k;
        }
        ENT_TRY(add_view(w, party, w->level));
    } while (next_order(w->order, count));
    return ENT_OK;
}

/* Judges all combinations of views from a party on; `alike` rankings have the views so far. */
static ent_status judge(work *w, size_t party, uint64_t alike, uint64_t *out)
{
    const size_t parties = w->ground.parties;
    if (party == parties) {
        bool all = true;
        for (size_t p = 0; all && p < parties; p++) {
            all =
                ent_judge_stays(&w->judge, ent_concept_rule_of(w->rankings->concept), p, w->views);
        }
        *out += all ? alike : 0;
        return ent_context_poll(w->context);
    }
    side *own = &w->sides[party];
    for (own->view = 0; own->view < own->views.count; own->view++) {
        const uint32_t *bits = ent_tuples_at(&own->views, own->view);
        w->views[party] =
            (ent_wish_view){.below = bits, .better = bits + (w->ground.count + 31) / 32};
        ENT_TRY(judge(w, party + 1, alike * own->counts[own->view], out));
    }
    return ENT_OK;
}

static ent_status make_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    const size_t count = w->ground.count, parties = w->ground.parties;
    size_t widest = 0;
    w->sides = ent_memory_zero(allocator, parties, sizeof *w->sides);
    w->views = ent_memory_zero(allocator, parties, sizeof *w->views);
    w->level = ent_memory_new(allocator, count, sizeof *w->level);
    w->order = ent_memory_new(allocator, count, sizeof *w->order);
    if (w->sides == NULL || w->views == NULL || w->level == NULL || w->order == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        const size_t width = (count + 31) / 32 + (w->ground.arcs[p].start[count] + 31) / 32;
        ent_tuples_init(&w->sides[p].views, allocator, width);
        widest = width > widest ? width : widest;
    }
    w->bits = ent_memory_new(allocator, widest, sizeof *w->bits);
    return w->bits == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Whether all combinations are few enough. */
static bool are_few(const work *w)
{
    uint64_t combinations = 1;
    for (size_t p = 0; p < w->space->dispute->party_count; p++) {
        for (size_t k = 2; is_free(w, p) && k <= w->space->count; k++) {
            if (combinations * k > ENT_MOST_COMBINATIONS) {
                return false;
            }
            combinations *= k;
        }
    }
    return true;
}

static ent_status count_by_trial(work *w)
{
    uint64_t count = 0;
    if (!are_few(w)) {
        return ENT_OK;
    }
    w->rankings->share.counted = true;
    ENT_TRY(ent_graph_new_by_arcs(w->context, &w->context->allocator, w->space, &w->graph));
    ENT_TRY(ent_ground_new(w->context, &w->graph, (size_t)w->rankings->state, false, &w->ground));
    ENT_TRY(ent_judge_new(&w->ground, &w->judge));
    ENT_TRY(make_room(w));
    for (size_t p = 0; p < w->ground.parties; p++) {
        ENT_TRY(list_views(w, p));
    }
    ENT_TRY(judge(w, 0, 1, &count));
    ent_natural_free(&w->part);
    ent_natural_init(&w->part, &w->context->allocator, count);
    return ENT_OK;
}

static ent_status write_share(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    const size_t count = w->space->count;
    if (count > ENT_MOST_RANKED) {
        w->rankings->share.counted = false;
        return ENT_OK;
    }
    for (size_t p = 0; p < w->space->dispute->party_count; p++) {
        if (is_free(w, p)) {
            ENT_TRY(ent_natural_factorial(&w->whole, 1, count));
        }
    }
    w->rankings->of = ent_natural_words(w->arena, &w->whole);
    if (w->rankings->of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (!w->rankings->share.counted) {
        return ENT_OK;
    }
    w->rankings->share.count = ent_natural_words(w->arena, &w->part);
    return w->rankings->share.count == NULL
               ? ENT_ERROR_MEMORY
               : ent_per_mille(allocator, &w->part, &w->whole, &w->rankings->share.per_mille);
}

static void tear_down(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    for (size_t p = 0; w->sides != NULL && p < w->ground.parties; p++) {
        if (w->sides[p].views.allocator != NULL) {
            ent_tuples_free(&w->sides[p].views);
        }
        ent_memory_free(allocator, w->sides[p].counts);
    }
    ent_memory_free(allocator, w->sides);
    ent_memory_free(allocator, w->views);
    ent_memory_free(allocator, w->level);
    ent_memory_free(allocator, w->order);
    ent_memory_free(allocator, w->bits);
    ent_judge_free(&w->judge);
    ent_ground_free(&w->ground);
    if (w->graph.movers != NULL) {
        ent_graph_free(&w->graph);
    }
    ent_natural_free(&w->part);
    ent_natural_free(&w->whole);
}

static bool are_there(const ent_space *space, uint64_t parties)
{
    const size_t count = space->dispute->party_count;
    return parties != 0 && (count >= 64 || parties >> count == 0);
}

ent_status ent_rankings_new(ent_context *context, const ent_space *space,
                            const ent_rankings_query *query, ent_rankings **out)
{
    if (context == NULL || space == NULL || query == NULL || out == NULL ||
        query->size != sizeof *query || (unsigned)query->concept >= ENT_SIM ||
        query->state >= space->count || !are_there(space, query->parties)) {
        return ENT_ERROR_ARGUMENT;
    }
    owned *all = ent_memory_zero(&context->allocator, 1, sizeof *all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&all->arena, &context->allocator);
    all->rankings =
        (ent_rankings){.parties = query->parties, .state = query->state, .concept = query->concept};
    work w = {.context = context, .space = space, .rankings = &all->rankings, .arena = &all->arena};
    ent_natural_init(&w.part, &context->allocator, 1);
    ent_natural_init(&w.whole, &context->allocator, 1);
    ent_status status = ent_concept_rule_of(query->concept).improvements_only
                            ? count_by_trial(&w)
                            : count_by_product(&w);
    if (status == ENT_OK) {
        status = write_share(&w);
    }
    tear_down(&w);
    if (status != ENT_OK) {
        ent_rankings_free(context, &all->rankings);
        return status;
    }
    *out = &all->rankings;
    return ENT_OK;
}

void ent_rankings_free(ent_context *context, ent_rankings *rankings)
{
    if (rankings != NULL) {
        owned *all = (owned *)(void *)rankings;
        ent_arena_free(&all->arena);
        ent_memory_free(&context->allocator, all);
    }
}
