/* SPDX-License-Identifier: MIT */
/*
 * Natural numbers of any size, exactly.
 *
 * A number is a list of 32-bit digits, the least significant first, without leading zeros; zero has
 * none. Numbers of up to 2^63 or so need no allocation of their own.
 */
#ifndef ENT_BASE_NATURAL_H
#define ENT_BASE_NATURAL_H

#include "base/text.h"

enum { ENT_NATURAL_OWN = 4 /* digits kept in the number itself */ };

typedef struct ent_natural {
    const ent_allocator *allocator;
    size_t length, room;
    uint32_t own[ENT_NATURAL_OWN];
    uint32_t *more; /* the digits when they are more; else NULL */
} ent_natural;

/* Begins with a small number; needs no memory. */
void ent_natural_init(ent_natural *number, const ent_allocator *allocator, uint64_t value);
void ent_natural_free(ent_natural *number);

/* The digits of a number, `length` of them; they move when it grows. */
static inline const uint32_t *ent_natural_digits(const ent_natural *number)
{
    return number->more == NULL ? number->own : number->more;
}

static inline bool ent_natural_is_zero(const ent_natural *number)
{
    return number->length == 0;
}

/* Each of these may fail with ENT_ERROR_MEMORY, and then `to` is as it was. The two numbers may be the
 * same. */
ent_status ent_natural_set(ent_natural *to, const ent_natural *from);
ent_status ent_natural_set_digits(ent_natural *to, const uint32_t *digits, size_t length);
ent_status ent_natural_add(ent_natural *to, const ent_natural *other); /* O(length) */
void ent_natural_subtract(ent_natural *to,
                          const ent_natural *other); /* at most `to`; never fails */
ent_status ent_natural_multiply(ent_natural *to, const ent_natural *other); /* O(product) */
ent_status ent_natural_times(ent_natural *to, uint32_t factor);
ent_status ent_natural_shift(ent_natural *to, size_t bits); /* times 2^bits */

/* Divides `number` by another, which is not zero: the quotient goes to `quotient`, a number of its own, and what is
 * left stays in `number`. ENT_ERROR_MEMORY. O(length of quotient * length of `by`). */
ent_status ent_natural_divide(ent_natural *number, const ent_natural *by, ent_natural *quotient);

/* The greatest common divisor of two numbers, of which one may be zero. `out` is a number of its own.
 * ENT_ERROR_MEMORY. O(length^2). */
ent_status ent_natural_common(const ent_natural *one, const ent_natural *other, ent_natural *out);

/* Makes a number the least common multiple of itself and another; neither is zero. ENT_ERROR_MEMORY; then it is
 * something, and can be freed. */
ent_status ent_natural_take_multiple(ent_natural *to, const ent_natural *other);

/* How many bits the number takes: 0 of zero. */
size_t ent_natural_bits(const ent_natural *number);

/* Less than, equal to or greater than zero as a < b, a == b, a > b. */
int ent_natural_compare(const ent_natural *a, const ent_natural *b);

/* Whether the number is below 2^64; then it is in *out. */
bool ent_natural_small(const ent_natural *number, uint64_t *out);

/* Appends the decimal digits; with `grouped` in groups of three, as in 16,777,216. ENT_ERROR_MEMORY.
 * O(length^2). */
ent_status ent_natural_write(const ent_natural *number, bool grouped, ent_text *text);

#endif
