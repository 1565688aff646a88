/* SPDX-License-Identifier: MIT */
/* Numbers as their files have them, in their shortest plain form: digits, and a point where it takes one. */
#ifndef ENT_FORMATS_IN_GENIUS_NUMBER_H
#define ENT_FORMATS_IN_GENIUS_NUMBER_H

#include "base/text.h"

enum {
    ENT_PLAIN_DIGITS = 60,                    /* at most, before and behind the point */
    ENT_PLAIN_ROOM = 2 * ENT_PLAIN_DIGITS + 4 /* with sign, point, a zero before it and a NUL */
};

typedef struct ent_plain {
    char text[ENT_PLAIN_ROOM];
} ent_plain;

/*
 * Reads [+-]digits[.digits][(e|E)[+-]digits], blanks around it and no digit on one side of the point allowed. False when the
 * text is not of that form, or needs more than ENT_PLAIN_DIGITS on a side.
 */
bool ent_plain_read(const char *text, size_t length, ent_plain *out);

/* Whether a number is whole; and below, at or above another as less than, equal to or greater than 0. */
bool ent_plain_is_whole(const ent_plain *number);
int ent_plain_compare(const ent_plain *one, const ent_plain *other);

/* The product, exactly; false when it needs too many digits. */
bool ent_plain_multiply(const ent_plain *one, const ent_plain *other, ent_plain *out);

#endif
