/* SPDX-License-Identifier: MIT */
/*
 * Decimal numbers of any length, exactly: digits * 10^-decimals, with a sign. They live in an arena.
 */
#ifndef ENT_DISPUTE_DECIMAL_H
#define ENT_DISPUTE_DECIMAL_H

#include "base/natural.h"

enum { ENT_DECIMAL_DIGITS = 60 /* at most, before and behind the point */ };

typedef struct ent_decimal {
    bool negative;          /* never of zero */
    unsigned decimals;      /* digits behind the point, as few as it takes */
    const uint32_t *digits; /* of the whole number, as in ent_natural: least significant first */
    size_t length;          /* 0: zero */
    double nearest;
} ent_decimal;

/*
 * Reads [+-]digits[.digits][(e|E)[+-]digits]; also with no digit on one side of the point. *good false when the
 * text is not of that form or needs more than ENT_DECIMAL_DIGITS digits before or behind the point. ENT_ERROR_MEMORY.
 */
ent_status ent_decimal_parse(ent_arena *arena, const char *text, size_t length, ent_decimal *out,
                             bool *good);

/* Less than, equal to or greater than 0 as one < other, one == other, one > other. Exact. */
int ent_decimal_compare(const ent_decimal *one, const ent_decimal *other);

/* Appends a number as plain digits, with a point where it needs one: "-2.5". */
void ent_decimal_write(const ent_decimal *number, ent_text *text);

/* high - low of two whole numbers, low <= high; `most` + 1 where it is more than `most`. */
uint32_t ent_decimal_distance(const ent_decimal *low, const ent_decimal *high, uint32_t most);

/*
 * low + (high - low) * step / steps, rounded to so many digits behind the point (those of the ends, and `more`), halves up.
 * low <= high; step <= steps, which is 1 to 65535. ENT_ERROR_MEMORY.
 */
typedef struct ent_decimal_range {
    const ent_decimal *low, *high;
    unsigned steps, more; /* more: at most 6 */
} ent_decimal_range;
ent_status ent_decimal_step(ent_arena *arena, const ent_decimal_range *range, unsigned step,
                            ent_decimal *out);

#endif
