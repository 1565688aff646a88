/* SPDX-License-Identifier: MIT */
/*
 * The variants of a cost, from those of lower costs by one more edit.
 *
 * Costs rise, so a list that is there already costs less or the same. Where of a ranking it matters alone which
 * groups are above the state, only groups of one side cross it: a set of them, by their distances d_1 < d_2 < ... from
 * the state, costs the sum of d_k - (k - 1) swaps. These terms never fall, so the sets of a cost are its partitions.
 */
#include "leverage/wishes.h"

#include <string.h>

/* Whether to go on: neither cancelled nor spent. */
static ent_status go_on(const ent_wishes *w, bool *out)
{
    const ent_budget *budget = w->plan->budget;
    *out = budget->used < budget->most;
    return ent_context_step(w->plan->ground->context, "changing wishes", budget->used,
                            budget->most);
}

/* How many numbers a list has. */
static size_t length_of(const ent_wishes *w, const uint32_t *list)
{
    size_t length = 0;
    while (length < w->variants.width && list[length] != UINT32_MAX) {
        length++;
    }
    return length;
}

/* Writes a copy of a variant to wishes->list; its length. */
static size_t take(ent_wishes *w, size_t variant)
{
    memcpy(w->list, ent_tuples_at(&w->variants, variant), w->variants.width * sizeof *w->list);
    return length_of(w, w->list);
}

/* Moves one number of the list. */
static void shift(uint32_t *list, size_t from, size_t to)
{
    const uint32_t moved = list[from];
    for (; from < to; from++) {
        list[from] = list[from + 1];
    }
    for (; from > to; from--) {
        list[from] = list[from - 1];
    }
    list[to] = moved;
}

static ent_status move_statements(ent_wishes *w, size_t variant)
{
    const size_t length = take(w, variant);
    for (size_t from = 0; from < length; from++) {
        for (size_t to = 0; to < length; to++) {
            shift(w->list, from, to);
            ENT_TRY(ent_wishes_add(w, w->list));
            shift(w->list, to, from);
        }
    }
    return ENT_OK;
}

static ent_status drop_statements(ent_wishes *w, size_t variant)
{
    const size_t length = take(w, variant);
    for (size_t k = 0; k < length; k++) {
        const uint32_t dropped = w->list[k];
        shift(w->list, k, length - 1);
        w->list[length - 1] = UINT32_MAX;
        ENT_TRY(ent_wishes_add(w, w->list));
        w->list[length - 1] = dropped;
        shift(w->list, length - 1, k);
    }
    return ENT_OK;
}

static bool is_in(const uint32_t *list, size_t length, uint32_t id)
{
    bool there = false;
    for (size_t k = 0; k < length; k++) {
        there = there || list[k] == id;
    }
    return there;
}

static ent_status add_statements(ent_wishes *w, size_t variant)
{
    const size_t length = take(w, variant);
    size_t added = 0;
    for (size_t k = 0; k < length; k++) {
        added += w->list[k] >= w->original;
    }
    for (size_t item = 0; added < ENT_MOST_ADDED && item < w->plan->pool->count; item++) {
        const uint32_t id = (uint32_t)(w->original + item);
        if (is_in(w->list, length, id)) {
            continue;
        }
        for (size_t to = 0; to <= length; to++) {
            w->list[length] = id;
            shift(w->list, length, to);
            ENT_TRY(ent_wishes_add(w, w->list));
            shift(w->list, to, length);
        }
        w->list[length] = UINT32_MAX;
    }
    return ENT_OK;
}

static ent_status swap_groups(ent_wishes *w, size_t variant)
{
    const size_t length = take(w, variant);
    for (size_t k = 0; k + 1 < length; k++) {
        shift(w->list, k, k + 1);
        ENT_TRY(ent_wishes_add(w, w->list));
        shift(w->list, k, k + 1);
    }
    return ENT_OK;
}

static ent_status edit(ent_wishes *w, ent_edit_kind kind, size_t variant)
{
    switch (kind) {
    case ENT_EDIT_MOVE:
        return move_statements(w, variant);
    case ENT_EDIT_DROP:
        return drop_statements(w, variant);
    case ENT_EDIT_ADD:
        return add_statements(w, variant);
    default:
        return swap_groups(w, variant);
    }
}

/* Whether a kind of edit is for wishes of this form. */
static bool is_for(const ent_wishes *w, ent_edit_kind kind)
{
    switch (w->order) {
    case ENT_ORDER_STATEMENTS:
        return kind != ENT_EDIT_SWAP;
    case ENT_ORDER_WEIGHTS:
        return kind == ENT_EDIT_DROP;
    case ENT_ORDER_RANKING:
        break;
    }
    return kind == ENT_EDIT_SWAP;
}

/* The groups that are to cross the state, by their distances. */
typedef struct crossing {
    ent_wishes *wishes;
    bool *crosses; /* per group */
    size_t most;   /* groups on their side */
} crossing;

/* Writes the list where the groups chosen have crossed, all else in order. */
static ent_status cross(const crossing *c)
{
    ent_wishes *w = c->wishes;
    size_t count = 0;
    for (int side = 0; side < 2; side++) { /* above the state, then from it on downward */
        for (size_t g = 0; g < w->original; g++) {
            const bool above = g < w->star;
            if (g != w->star && (above != c->crosses[g]) == (side == 0)) {
                w->list[count++] = (uint32_t)g;
            }
        }
        if (side == 0) {
            w->list[count++] = (uint32_t)w->star;
        }
    }
    return ent_wishes_add(w, w->list);
}

/* Chooses the k-th group and those beyond it: swaps are left, and no term is below `least`. */
static ent_status choose(crossing *c, size_t k, uint64_t least, uint64_t swaps)
{
    const ent_wishes *w = c->wishes;
    bool more = true;
    if (swaps == 0) {
        return cross(c);
    }
    ENT_TRY(go_on(w, &more));
    for (uint64_t term = least; more && term <= swaps && term + k <= c->most; term++) {
        const size_t distance = (size_t)term + k;
        const size_t group = w->plan->breaks ? w->star + distance : w->star - distance;
        if (swaps - term != 0 && swaps - term < term) {
            continue; /* what is left is too little for another */
        }
        c->crosses[group] = true;
        ENT_TRY(choose(c, k + 1, term, swaps - term));
        c->crosses[group] = false;
    }
    return ENT_OK;
}

static ent_status cross_groups(ent_wishes *w, uint64_t swaps)
{
    crossing c = {.wishes = w,
                  .crosses = ent_memory_zero(w->allocator, w->original, sizeof *c.crosses),
                  .most = w->plan->breaks ? w->original - 1 - w->star : w->star};
    const ent_status status = c.crosses == NULL ? ENT_ERROR_MEMORY : choose(&c, 0, 1, swaps);
    ent_memory_free(w->allocator, c.crosses);
    return status;
}

ent_status ent_wishes_make(ent_wishes *w, uint64_t cost)
{
    if (w->order == ENT_ORDER_RANKING && w->plan->near_only) {
        const uint32_t swap = w->plan->costs[ENT_EDIT_SWAP];
        return swap > 0 && cost % swap == 0 ? cross_groups(w, cost / swap) : ENT_OK;
    }
    for (ent_edit_kind kind = 0; kind < ENT_EDIT_MOVES; kind++) {
        const uint32_t step = w->plan->costs[kind];
        if (step == 0 || step > cost || !is_for(w, kind)) {
            continue;
        }
        const size_t before = (size_t)(cost - step);
        bool more = true;
        for (size_t v = before == 0 ? 0 : w->variant_end[before - 1];
             more && v < w->variant_end[before]; v++) {
            ENT_TRY(edit(w, kind, v));
            ENT_TRY(go_on(w, &more));
        }
    }
    return ENT_OK;
}
