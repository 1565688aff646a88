/* SPDX-License-Identifier: MIT */
/*
 * A party's order in one reading: what counts, in which order of importance.
 *
 * It is a list of *items*, the first the most important: statements; groups of a ranking, the best first; or
 * weighted statements by the size of their weight. Sizes stay at their places when items change places.
 */
#ifndef ENT_ROBUST_ORDER_H
#define ENT_ROBUST_ORDER_H

#include "base/chance.h"
#include "preference/levels.h"

/* One item. */
typedef struct ent_item {
    uint32_t which;    /* the statement; of a ranking the group, from 0, the best */
    uint32_t reversed; /* whether an unknown statement counts reversed */
} ent_item;

/* The order of the file, which stays. */
typedef struct ent_order_base {
    const ent_party *party;
    ent_levels levels; /* of a ranking: its levels, which belong to another; else unset */
    size_t count;
    ent_item *items;
    uint64_t *sizes; /* of weights: per item; else NULL */
} ent_order_base;

/* An order as it is read. */
typedef struct ent_order {
    const ent_order_base *base;
    size_t count;
    ent_item *items;
    uint64_t *sizes; /* likewise */
    uint64_t *keys;  /* scratch: to sort by */
} ent_order;

/* The order of a party in the file. `levels` are kept for a ranking. ENT_ERROR_MEMORY. */
ent_status ent_order_base_new(const ent_allocator *allocator, const ent_party *party,
                              ent_levels levels, ent_order_base *out);
void ent_order_base_free(const ent_allocator *allocator, ent_order_base *base);

/* Room for an order, which is then as in the file. ENT_ERROR_MEMORY. */
ent_status ent_order_new(const ent_allocator *allocator, const ent_order_base *base,
                         ent_order *out);
void ent_order_free(const ent_allocator *allocator, ent_order *order);

/* Makes it as in the file, or as another over the same base. O(items). */
void ent_order_reset(ent_order *order);
void ent_order_copy(ent_order *to, const ent_order *from);
bool ent_order_equal(const ent_order *one, const ent_order *other);

/* Leaves out the item at a place; exchanges those at a place and the next; reverses one. */
void ent_order_drop(ent_order *order, size_t place);
void ent_order_swap(ent_order *order, size_t place);
void ent_order_reverse(ent_order *order, size_t place);

/* Shuffles, so that nothing moves more than `most` places (docs/methods/robust.md). O(items * most). */
void ent_order_shuffle(ent_order *order, uint64_t most, ent_chance *chance);

#endif
