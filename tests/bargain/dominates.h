/* SPDX-License-Identifier: MIT */
/* Whether one outcome dominates another, by the definition. */
#ifndef ENT_TESTS_DOMINATES_H
#define ENT_TESTS_DOMINATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* By what they are worth to each party: to none less, to one more. */
static inline bool dominates(const int64_t *one, const int64_t *other, size_t parties)
{
    bool better = false;
    for (size_t p = 0; p < parties; p++) {
        if (one[p] < other[p]) {
            return false;
        }
        better |= one[p] > other[p];
    }
    return better;
}

#endif
