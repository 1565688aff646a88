/* SPDX-License-Identifier: MIT */
/* Which statement of one coder is which of the other, within a sentence. */
#ifndef ENT_CODING_PAIRING_H
#define ENT_CODING_PAIRING_H

#include "coding/codes.h"

#define ENT_UNPAIRED UINT32_MAX

enum { ENT_PAIRING_MOST = 32 };

/* The statements of both coders in a sentence, by their numbers, in order. */
typedef struct ent_sides {
    const uint32_t *first, *second;
    size_t first_count, second_count;
} ent_sides;

/*
 * Writes for each statement of the first coder the place of its counterpart among those of the second, or ENT_UNPAIRED.
 * O(a * b * min(a, b)) for a and b statements up to ENT_PAIRING_MOST each, beyond O(a).
 */
void ent_pair(const ent_codes *codes, const ent_sides *sides, uint32_t *match);

#endif
