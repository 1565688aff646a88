/* SPDX-License-Identifier: MIT */
/* A party's order as a list of items, and what can be done to it. */
#include "robust/order.h"

#include <string.h>

static uint64_t size_of(int64_t weight)
{
    return weight < 0 ? 0 - (uint64_t)weight : (uint64_t)weight;
}

/* Puts weighted statements by size, equal ones as in the file. */
static void sort_by_size(ent_order_base *base)
{
    for (size_t k = 0; k < base->count; k++) {
        const uint64_t size = size_of(base->party->statements[k].weight);
        size_t at = k;
        for (; at > 0 && base->sizes[at - 1] < size; at--) {
            base->sizes[at] = base->sizes[at - 1];
            base->items[at] = base->items[at - 1];
        }
        base->sizes[at] = size;
        base->items[at].which = (uint32_t)k;
    }
}

ent_status ent_order_base_new(const ent_allocator *allocator, const ent_party *party,
                              ent_levels levels, ent_order_base *out)
{
    const bool ranking = party->order == ENT_ORDER_RANKING;
    const bool weights = party->order == ENT_ORDER_WEIGHTS;
    ent_order_base base = {.party = party,
                           .levels = ranking ? levels : (ent_levels){0},
                           .count = ranking ? levels.count : party->statement_count};
    base.items = ent_memory_zero(allocator, base.count, sizeof *base.items);
    base.sizes = weights ? ent_memory_zero(allocator, base.count, sizeof *base.sizes) : NULL;
    if (base.items == NULL || (weights && base.sizes == NULL)) {
        ent_order_base_free(allocator, &base);
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < base.count; k++) {
        base.items[k].which = (uint32_t)k;
    }
    if (weights) {
        sort_by_size(&base);
    }
    *out = base;
    return ENT_OK;
}

void ent_order_base_free(const ent_allocator *allocator, ent_order_base *base)
{
    ent_memory_free(allocator, base->items);
    ent_memory_free(allocator, base->sizes);
    *base = (ent_order_base){0};
}

ent_status ent_order_new(const ent_allocator *allocator, const ent_order_base *base, ent_order *out)
{
    ent_order order = {.base = base};
    order.items = ent_memory_new(allocator, base->count, sizeof *order.items);
    order.sizes =
        base->sizes == NULL ? NULL : ent_memory_new(allocator, base->count, sizeof *order.sizes);
    order.keys = ent_memory_new(allocator, base->count, sizeof *order.keys);
    if (order.items == NULL || (base->sizes != NULL && order.sizes == NULL) || order.keys == NULL) {
        ent_order_free(allocator, &order);
        return ENT_ERROR_MEMORY;
    }
    ent_order_reset(&order);
    *out = order;
    return ENT_OK;
}

void ent_order_free(const ent_allocator *allocator, ent_order *order)
{
    ent_memory_free(allocator, order->items);
    ent_memory_free(allocator, order->sizes);
    ent_memory_free(allocator, order->keys);
    *order = (ent_order){0};
}

static void set(ent_order *order, const ent_item *items, const uint64_t *sizes, size_t count)
{
    order->count = count;
    memcpy(order->items, items, count * sizeof *items);
    if (sizes != NULL) {
        memcpy(order->sizes, sizes, count * sizeof *sizes);
    }
}

void ent_order_reset(ent_order *order)
{
    set(order, order->base->items, order->base->sizes, order->base->count);
}

void ent_order_copy(ent_order *to, const ent_order *from)
{
    set(to, from->items, from->sizes, from->count);
}

bool ent_order_equal(const ent_order *one, const ent_order *other)
{
    return one->count == other->count &&
           memcmp(one->items, other->items, one->count * sizeof *one->items) == 0 &&
           (one->sizes == NULL ||
            memcmp(one->sizes, other->sizes, one->count * sizeof *one->sizes) == 0);
}

void ent_order_drop(ent_order *order, size_t place)
{
    const size_t behind = --order->count - place;
    memmove(order->items + place, order->items + place + 1, behind * sizeof *order->items);
    if (order->sizes != NULL) {
        memmove(order->sizes + place, order->sizes + place + 1, behind * sizeof *order->sizes);
    }
}

void ent_order_swap(ent_order *order, size_t place)
{
    const ent_item item = order->items[place];
    order->items[place] = order->items[place + 1];
    order->items[place + 1] = item;
}

void ent_order_reverse(ent_order *order, size_t place)
{
    order->items[place].reversed = 1;
}

/* An item's number is its place and a part of the width of most + 1 places, in steps of 2^-32. */
void ent_order_shuffle(ent_order *order, uint64_t most, ent_chance *chance)
{
    for (size_t k = 0; order->count > 1 && k < order->count; k++) {
        const ent_item item = order->items[k];
        const uint64_t key = ((uint64_t)k << 32) + ent_chance_below(chance, (most + 1) << 32);
        size_t at = k;
        for (; at > 0 && order->keys[at - 1] > key; at--) {
            order->keys[at] = order->keys[at - 1];
            order->items[at] = order->items[at - 1];
        }
        order->keys[at] = key;
        order->items[at] = item;
    }
}
