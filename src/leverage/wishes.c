/* SPDX-License-Identifier: MIT */
/*
 * Variants are kept cost by cost in the order in which they are made, and classes likewise, so both of one
 * cost stand together.
 */
#include "leverage/wishes.h"

static const uint32_t END = UINT32_MAX;

static ent_status add_class(ent_wishes *w, uint32_t cost, uint32_t variant)
{
    const uint64_t bytes = w->views.width * sizeof(uint32_t);
    ent_class *classes = ent_memory_grow(w->allocator, w->classes, &w->class_room,
                                         w->class_count + 1, sizeof *classes);
    if (classes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->classes = classes;
    ENT_TRY(ent_tuples_add(&w->views, w->signature));
    classes[w->class_count++] =
        (ent_class){.cost = cost, .first = variant, .last = variant, .count = 1};
    ent_budget *budget = w->plan->budget;
    if (budget->bytes < bytes) {
        budget->most = budget->used; /* as if it were spent */
    } else {
        budget->bytes -= bytes;
    }
    return ENT_OK;
}

/* Puts the newest variant into its class, if it has one of its cost. */
static ent_status classify(ent_wishes *w, const uint32_t *list)
{
    const uint32_t variant = (uint32_t)(w->variants.count - 1);
    const uint32_t cost = (uint32_t)w->costs_done;
    ent_wishes_see(w, list);
    const uint32_t found = ent_tuples_find(&w->views, w->signature);
    w->next[variant] = END;
    if (found == ENT_NO_TUPLE) {
        return add_class(w, cost, variant);
    }
    ent_class *class = &w->classes[found];
    if (class->cost == cost) {
        w->next[class->last] = variant;
        class->last = variant;
        class->count++;
    }
    return ENT_OK;
}

ent_status ent_wishes_add(ent_wishes *w, const uint32_t *list)
{
    if (ent_tuples_find(&w->variants, list) != ENT_NO_TUPLE) {
        return ENT_OK;
    }
    uint32_t *next =
        ent_memory_grow(w->allocator, w->next, &w->next_room, w->variants.count + 1, sizeof *next);
    if (next == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->next = next;
    ENT_TRY(ent_tuples_add(&w->variants, list));
    w->last = w->costs_done;
    (void)ent_budget_spend(w->plan->budget);
    return classify(w, list);
}

/* Notes that a cost is done. */
static ent_status end_cost(ent_wishes *w)
{
    const size_t cost = (size_t)w->costs_done;
    size_t *variants =
        ent_memory_grow(w->allocator, w->variant_end, &w->variant_room, cost + 1, sizeof *variants);
    if (variants == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->variant_end = variants;
    size_t *classes =
        ent_memory_grow(w->allocator, w->class_end, &w->class_end_room, cost + 1, sizeof *classes);
    if (classes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->class_end = classes;
    variants[cost] = w->variants.count;
    classes[cost] = w->class_count;
    w->costs_done++;
    return ENT_OK;
}

/* The variant that the file has. */
static ent_status begin(ent_wishes *w)
{
    for (size_t k = 0; k < w->variants.width; k++) {
        w->list[k] = k < w->original ? (uint32_t)k : UINT32_MAX;
    }
    ENT_TRY(ent_wishes_add(w, w->list));
    return end_cost(w);
}

ent_status ent_wishes_new(ent_context *context, const ent_wish_plan *plan, size_t party,
                          ent_wishes *out)
{
    const ent_party *file = &plan->ground->space->dispute->parties[party];
    const ent_levels *levels = &plan->ground->graph->movers[party].levels;
    ent_wishes w = {.plan = plan,
                    .allocator = &context->allocator,
                    .party = party,
                    .order = file->order,
                    .original = file->statement_count};
    size_t width = w.original + (w.order == ENT_ORDER_STATEMENTS ? ENT_MOST_ADDED : 0);
    if (w.order == ENT_ORDER_RANKING) {
        width = w.original = levels->count;
        w.star = levels->count - 1 - levels->of[plan->ground->state];
    }
    ent_tuples_init(&w.variants, w.allocator, width > 0 ? width : 1);
    ent_status status = ent_wishes_prepare(context, &w);
    if (status == ENT_OK) {
        status = begin(&w);
    }
    if (status != ENT_OK) {
        ent_wishes_free(&w);
        return status;
    }
    *out = w;
    return ENT_OK;
}

void ent_wishes_free(ent_wishes *w)
{
    if (w->plan == NULL) {
        return; /* never made */
    }
    const size_t ids = w->original + w->plan->pool->count;
    for (size_t k = 0; k < ids; k++) {
        if (w->gain != NULL) {
            ent_memory_free(w->allocator, w->gain[k]);
        }
        if (w->loss != NULL) {
            ent_memory_free(w->allocator, w->loss[k]);
        }
    }
    ent_memory_free(w->allocator, w->truth);
    ent_memory_free(w->allocator, w->own);
    ent_memory_free(w->allocator, w->gain);
    ent_memory_free(w->allocator, w->loss);
    ent_memory_free(w->allocator, w->value);
    ent_memory_free(w->allocator, w->place);
    ent_memory_free(w->allocator, w->signature);
    ent_memory_free(w->allocator, w->list);
    ent_memory_free(w->allocator, w->next);
    ent_memory_free(w->allocator, w->classes);
    ent_memory_free(w->allocator, w->variant_end);
    ent_memory_free(w->allocator, w->class_end);
    ent_tuples_free(&w->variants);
    ent_tuples_free(&w->views);
}

ent_status ent_wishes_reach(ent_wishes *w, uint64_t cost)
{
    while (w->costs_done <= cost && w->plan->budget->used < w->plan->budget->most) {
        ENT_TRY(ent_wishes_make(w, w->costs_done));
        if (w->plan->budget->used < w->plan->budget->most) {
            ENT_TRY(end_cost(w));
        }
    }
    return ENT_OK;
}

bool ent_wishes_exhausted(const ent_wishes *w)
{
    uint64_t dearest = 0;
    for (size_t kind = 0; kind < ENT_EDIT_MOVES; kind++) {
        dearest = w->plan->costs[kind] > dearest ? w->plan->costs[kind] : dearest;
    }
    return w->costs_done > w->last + dearest;
}

void ent_wishes_classes(const ent_wishes *w, uint64_t cost, size_t *first, size_t *end)
{
    *first = cost == 0 ? 0 : w->class_end[cost - 1];
    *end = w->class_end[cost];
}

ent_wish_view ent_wishes_view(const ent_wishes *w, size_t class)
{
    const uint32_t *bits = ent_tuples_at(&w->views, class);
    return (ent_wish_view){.below = bits, .better = bits + w->state_words};
}

const uint32_t *ent_wishes_list(const ent_wishes *w, size_t variant, size_t *width)
{
    *width = w->variants.width;
    return ent_tuples_at(&w->variants, variant);
}
