/* SPDX-License-Identifier: MIT */
/*
 * Radix and counting sort.
 *
 * A radix sort goes from the least significant byte to the most significant one; each pass is a stable
 * counting sort, so the last pass leaves the whole key sorted. Passes over bytes that the mask leaves
 * out, or that are the same in all keys, are skipped.
 */
#include "base/sort.h"

#include <string.h>

/* One stable pass by the masked byte at `shift` of word `word`; false when that byte does not vary. */
static bool radix_pass(const uint64_t *keys, size_t words, size_t word, unsigned shift,
                       uint64_t mask, size_t count, const uint32_t *from, uint32_t *to)
{
    uint32_t starts[257] = {0};
    for (size_t i = 0; i < count; i++) {
        starts[((keys[from[i] * words + word] & mask) >> shift & 0xFF) + 1]++;
    }
    for (size_t b = 1; b < 257; b++) {
        if (starts[b] == count) {
            return false;
        }
        starts[b] += starts[b - 1];
    }
    for (size_t i = 0; i < count; i++) {
        const size_t byte = (keys[from[i] * words + word] & mask) >> shift & 0xFF;
        to[starts[byte]++] = from[i];
    }
    return true;
}

ent_status ent_sort_by_key(const ent_allocator *allocator, const uint64_t *keys, size_t words,
                           const uint64_t *mask, size_t count, uint32_t *order)
{
    uint32_t *spare = ent_memory_new(allocator, count, sizeof *spare);
    if (spare == NULL) {
        return ENT_ERROR_MEMORY;
    }
    uint32_t *from = order, *to = spare;
    for (size_t word = 0; word < words; word++) {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            if ((mask[word] >> shift & 0xFF) != 0 && count > 1 &&
                radix_pass(keys, words, word, shift, mask[word], count, from, to)) {
                uint32_t *swap = from;
                from = to;
                to = swap;
            }
        }
    }
    if (from != order) {
        memcpy(order, from, count * sizeof *order);
    }
    ent_memory_free(allocator, spare);
    return ENT_OK;
}

ent_status ent_sort_by_value(const ent_allocator *allocator, const uint32_t *values, size_t count,
                             uint32_t bound, uint32_t *order)
{
    uint32_t *starts = ent_memory_zero(allocator, (size_t)bound + 1, sizeof *starts);
    if (starts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        starts[values[i] + 1]++;
    }
    for (size_t v = 1; v <= bound; v++) {
        starts[v] += starts[v - 1];
    }
    for (size_t i = 0; i < count; i++) {
        order[starts[values[i]]++] = (uint32_t)i;
    }
    ent_memory_free(allocator, starts);
    return ENT_OK;
}
