/* SPDX-License-Identifier: MIT */
/* Linear-time, stable sorting of integer keys and of indexes by them. */
#ifndef ENT_BASE_SORT_H
#define ENT_BASE_SORT_H

#include "base/memory.h"

/* Part of a key: `bits` bits (32 at most) from `shift` on, of words[index * stride] or, where that is NULL,
 * of values[index]. */
typedef struct ent_sort_field {
    const uint64_t *words;
    size_t stride;
    const uint32_t *values;
    unsigned shift, bits;
} ent_sort_field;

static inline uint32_t ent_sort_field_of(const ent_sort_field *field, uint32_t index)
{
    const uint64_t word =
        field->words != NULL ? field->words[index * field->stride] : (uint64_t)field->values[index];
    return (uint32_t)(word >> field->shift & (((uint64_t)1 << field->bits) - 1));
}

/* How many bits the numbers below `bound` take. */
unsigned ent_sort_bits(uint64_t bound);

/* Room for the fields of a mask of so many words. */
static inline size_t ent_sort_mask_room(size_t words)
{
    return 33 * words;
}

/* Writes the fields of the bits set in `mask` (`words` words, the last the most significant), for keys of
 * so many words, the least significant first; returns how many. */
size_t ent_sort_mask_fields(const uint64_t *keys, size_t words, const uint64_t *mask,
                            ent_sort_field *out);

/* What to mark in a sorted order, a bit a place: where one of the fields from number `from` on differs from
 * those of the index before, and where any field does. The first place is marked in both. NULL: not. */
typedef struct ent_sort_marks {
    size_t from;
    uint64_t *cuts, *changes;
} ent_sort_marks;

typedef struct ent_sort_plan {
    const ent_sort_field *fields; /* the first the least significant */
    size_t field_count;
    size_t workers; /* threads; the result does not depend on them */
    ent_sort_marks marks;
} ent_sort_plan;

/*
 * Reorders the `count` indexes in `order` so that what the fields say of them ascends; indexes that agree in
 * all fields keep their order. ENT_ERROR_MEMORY: `order` is as it was. Time O(count * (1 + bits / 11)),
 * memory 16 bytes an index, 4 where the fields take 11 bits at most.
 */
ent_status ent_sort_by_fields(const ent_allocator *allocator, const ent_sort_plan *plan,
                              size_t count, uint32_t *order);

/* Sorts by keys under a mask, on one thread. */
ent_status ent_sort_by_key(const ent_allocator *allocator, const uint64_t *keys, size_t words,
                           const uint64_t *mask, size_t count, uint32_t *order);

/*
 * Writes into `order` the indexes 0 .. count - 1 by ascending value, equal values by index. All values
 * are below `bound`. Time and memory as above.
 */
ent_status ent_sort_by_value(const ent_allocator *allocator, const uint32_t *values, size_t count,
                             uint32_t bound, uint32_t *order);

/*
 * Sorts `count` items by their upper 32 bits, of which only the lowest `bits` are used; `spare` is room for
 * as many. Returns where they are then: `items` or `spare`. For small sets in room that is used again and
 * again; one thread.
 */
uint64_t *ent_sort_items(uint64_t *items, uint64_t *spare, size_t count, unsigned bits);

/*
 * Sorts `count` keys of `words` 64-bit words each, the last the most significant, ascending.
 * ENT_ERROR_MEMORY: they are as they were. Time O(count * bytes that vary), memory as much as the keys.
 */
ent_status ent_sort_keys(const ent_allocator *allocator, uint64_t *keys, size_t words,
                         size_t count);

#endif
