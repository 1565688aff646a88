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

#endif
