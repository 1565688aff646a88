/* SPDX-License-Identifier: MIT */
/* Linear-time, stable sorting of indexes by integer keys. */
#ifndef ENT_BASE_SORT_H
#define ENT_BASE_SORT_H

#include "base/memory.h"

/*
 * Reorders the `count` indexes in `order` so that the keys they name ascend; indexes with equal keys
 * keep their order. Index s names the key at keys[s * words], `words` 64-bit words, the last the most
 * significant; only the bits set in `mask` (`words` words) count.
 * ENT_ERROR_MEMORY: `order` is as it was. Time O(count * bytes of the mask that vary), memory 4 bytes
 * an index.
 */
ent_status ent_sort_by_key(const ent_allocator *allocator, const uint64_t *keys, size_t words,
                           const uint64_t *mask, size_t count, uint32_t *order);

/*
 * Writes into `order` the indexes 0 .. count - 1 by ascending value, equal values by index. All values
 * are below `bound`. Time O(count + bound), memory 4 bytes a possible value.
 */
ent_status ent_sort_by_value(const ent_allocator *allocator, const uint32_t *values, size_t count,
                             uint32_t bound, uint32_t *order);

#endif
