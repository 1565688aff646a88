/* SPDX-License-Identifier: MIT */
/*
 * Whole numbers of one width, with a sign.
 *
 * A number is `width` digits of 32 bits in two's complement, the least significant first. Sums and products are cut to that
 * width, as in machine words, so whoever chooses a width that what comes out fits into gets it exactly, and nothing here
 * can fail. Determinants of small matrices are what they are for.
 */
#ifndef ENT_SETTLEMENT_LOTTERY_WIDE_H
#define ENT_SETTLEMENT_LOTTERY_WIDE_H

#include "base/natural.h"

/* The digits that numbers of so many bits and a sign take. */
static inline size_t ent_wide_width(size_t bits)
{
    return bits / 32 + 1;
}

void ent_wide_set(uint32_t *to, const ent_natural *number, size_t width);
void ent_wide_small(uint32_t *to, uint32_t number, size_t width);
void ent_wide_copy(uint32_t *to, const uint32_t *from, size_t width);
void ent_wide_negate(uint32_t *number, size_t width);
void ent_wide_add(uint32_t *to, const uint32_t *other, size_t width);
void ent_wide_subtract(uint32_t *to, const uint32_t *other, size_t width);

/* The product; `to` is none of the factors. O(width^2). */
void ent_wide_multiply(uint32_t *to, const uint32_t *a, const uint32_t *b, size_t width);

/* Less than, equal to or greater than 0 as the number is; and as a < b, a == b, a > b. */
int ent_wide_sign(const uint32_t *number, size_t width);
int ent_wide_compare(const uint32_t *a, const uint32_t *b, size_t width);

/* part / whole, for 0 <= part <= whole, whole > 0, to the precision of a double. */
double ent_wide_share(const uint32_t *part, const uint32_t *whole, size_t width);

/* The same as text, "0.25" or "2/3", in the arena. ENT_ERROR_MEMORY. */
ent_status ent_wide_fraction(ent_arena *arena, const uint32_t *part, const uint32_t *whole,
                             size_t width, const char **out);

#endif
