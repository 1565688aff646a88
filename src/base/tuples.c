/* SPDX-License-Identifier: MIT */
/* Tuples by open addressing: half of the slots at most are taken. */
#include "base/tuples.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

void ent_tuples_init(ent_tuples *tuples, const ent_allocator *allocator, size_t width)
{
    *tuples = (ent_tuples){.allocator = allocator, .width = width};
}

void ent_tuples_free(ent_tuples *tuples)
{
    ent_memory_free(tuples->allocator, tuples->numbers);
    ent_memory_free(tuples->allocator, tuples->slots);
    ent_tuples_init(tuples, tuples->allocator, tuples->width);
}

/* The slot of a tuple, or the free one where it belongs. */
static uint32_t *find_slot(const ent_tuples *tuples, const uint32_t *numbers)
{
    uint64_t hash = 0;
    for (size_t k = 0; k < tuples->width; k++) {
        hash = (hash ^ numbers[k]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    size_t at = (size_t)hash & (tuples->slot_count - 1);
    while (tuples->slots[at] != ENT_NO_TUPLE &&
           memcmp(ent_tuples_at(tuples, tuples->slots[at]), numbers,
                  tuples->width * sizeof *numbers) != 0) {
        at = (at + 1) & (tuples->slot_count - 1);
    }
    return &tuples->slots[at];
}

uint32_t ent_tuples_find(const ent_tuples *tuples, const uint32_t *numbers)
{
    return tuples->slot_count == 0 ? ENT_NO_TUPLE : *find_slot(tuples, numbers);
}

/* Makes the hash table twice as large. */
static ent_status widen(ent_tuples *tuples)
{
    const size_t count = tuples->slot_count == 0 ? FIRST_SLOTS : 2 * tuples->slot_count;
    uint32_t *slots = ent_memory_new(tuples->allocator, count, sizeof *slots);
    if (slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(slots, 0xFF, count * sizeof *slots); /* ENT_NO_TUPLE */
    ent_memory_free(tuples->allocator, tuples->slots);
    tuples->slots = slots;
    tuples->slot_count = count;
    for (size_t k = 0; k < tuples->count; k++) {
        *find_slot(tuples, ent_tuples_at(tuples, k)) = (uint32_t)k;
    }
    return ENT_OK;
}

ent_status ent_tuples_add(ent_tuples *tuples, const uint32_t *numbers)
{
    const size_t bytes = tuples->width * sizeof *numbers;
    if (2 * tuples->count >= tuples->slot_count) {
        ENT_TRY(widen(tuples));
    }
    uint32_t *all = ent_memory_grow(tuples->allocator, tuples->numbers, &tuples->room,
                                    tuples->count + 1, bytes);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    tuples->numbers = all;
    *find_slot(tuples, numbers) = (uint32_t)tuples->count;
    memcpy(all + tuples->count++ * tuples->width, numbers, bytes);
    return ENT_OK;
}
