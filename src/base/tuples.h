/* SPDX-License-Identifier: MIT */
/* Tuples of numbers, all of one width, each kept once and known by its place. */
#ifndef ENT_BASE_TUPLES_H
#define ENT_BASE_TUPLES_H

#include "base/memory.h"

/* What ent_tuples_find() says of a tuple that is not there. */
#define ENT_NO_TUPLE UINT32_MAX

typedef struct ent_tuples {
    const ent_allocator *allocator;
    size_t width, count, room;
    uint32_t *numbers; /* tuple k: width numbers from k * width on */
    uint32_t *slots;   /* a hash table of places */
    size_t slot_count;
} ent_tuples;

/* Begins without any tuple; `width` is at least 1. */
void ent_tuples_init(ent_tuples *tuples, const ent_allocator *allocator, size_t width);
void ent_tuples_free(ent_tuples *tuples);

/* The numbers of a tuple; they move when tuples are added. */
static inline const uint32_t *ent_tuples_at(const ent_tuples *tuples, size_t place)
{
    return tuples->numbers + place * tuples->width;
}

/* The place of a tuple, or ENT_NO_TUPLE. Expected O(width). */
uint32_t ent_tuples_find(const ent_tuples *tuples, const uint32_t *numbers);

/* Adds a tuple that is not there, at the next place, of fewer than ENT_NO_TUPLE. `numbers` must not be
 * of these tuples. ENT_ERROR_MEMORY: nothing changed. Expected O(width), amortized. */
ent_status ent_tuples_add(ent_tuples *tuples, const uint32_t *numbers);

#endif
