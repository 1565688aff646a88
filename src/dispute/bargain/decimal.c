/* SPDX-License-Identifier: MIT */
/*
 * Reading decimal numbers exactly.
 *
 * The text is taken apart into its digits and the place of the point; zeros at both ends are dropped. What is left is one
 * whole number, made digit by digit. The nearest double is found from those digits and an exponent, without a point, so
 * that no locale has a say. O(length + digits^2).
 */
#include "dispute/decimal.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_DIGITS = 2 * ENT_DECIMAL_DIGITS,
    MOST_EXPONENT = 1000000, /* what is beyond needs too many digits, or is zero */
    WORDS = 13               /* of 32 bits: 10^120 < 2^(32 * 13) */
};

/* A text taken apart: its digits without zeros at both ends, times 10^exponent. */
typedef struct parts {
    bool negative;
    const char *text;
    size_t length; /* of the digits, with a point among them perhaps */
    size_t point;  /* where it stands; `length` where there is none */
    long exponent;
} parts;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads [+-]digits to the end of the text; what is too large stays too large. */
static bool take_exponent(const char *text, size_t length, long *out)
{
    const bool negative = length > 0 && text[0] == '-';
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    long value = 0;
    if (at == length) {
        return false;
    }
    for (; at < length; at++) {
        if (!is_digit(text[at])) {
            return false;
        }
        value = value < MOST_EXPONENT ? value * 10 + (text[at] - '0') : value;
    }
    *out = negative ? -value : value;
    return true;
}

/* Takes a text apart into sign, digits, point and exponent; false when it is of another form. */
static bool take_apart(const char *text, size_t length, parts *out)
{
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+');
    *out = (parts){.negative = at > 0 && text[0] == '-', .text = text + at};
    size_t digits = 0;
    bool pointed = false;
    for (; at < length && (is_digit(text[at]) || (text[at] == '.' && !pointed)); at++) {
        if (text[at] == '.') {
            pointed = true;
            out->point = out->length;
        } else {
            digits++;
        }
        out->length++;
    }
    out->point = pointed ? out->point : out->length;
    if (digits == 0 || at == length) {
        return digits > 0;
    }
    return (text[at] == 'e' || text[at] == 'E') &&
           take_exponent(text + at + 1, length - at - 1, &out->exponent);
}

/* The digits of a number alone, as a text of its own, without zeros at both ends, and the power of ten that they are to be
 * taken times; false when they are too many. */
typedef struct figures {
    char text[MOST_DIGITS + 16]; /* with an exponent behind them, once they are done */
    size_t length;
    long exponent;
} figures;

static bool gather(const parts *from, figures *out)
{
    const size_t behind = from->point < from->length ? from->length - from->point - 1 : 0;
    size_t zeros = 0; /* that were met, and are not yet known to stand between digits */
    *out = (figures){.exponent = from->exponent - (long)behind};
    for (size_t i = 0; i < from->length; i++) {
        if (i == from->point) {
            continue;
        }
        if (from->text[i] == '0') {
            zeros += out->length > 0;
            continue;
        }
        if (out->length + zeros + 1 > MOST_DIGITS) {
            return false;
        }
        memset(out->text + out->length, '0', zeros);
        out->length += zeros;
        zeros = 0;
        out->text[out->length++] = from->text[i];
    }
    out->exponent += (long)zeros;
    const long before = (long)out->length + out->exponent; /* digits before the point */
    return out->length == 0 ||
           (before <= ENT_DECIMAL_DIGITS && out->exponent >= -ENT_DECIMAL_DIGITS);
}

/* number = number * 10 + digit, in `words` of 32 bits. */
static void push(uint32_t *words, size_t *length, unsigned digit)
{
    uint64_t carry = digit;
    for (size_t i = 0; i < *length; i++) {
        carry += (uint64_t)words[i] * 10;
        words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0) {
        words[(*length)++] = (uint32_t)carry;
    }
}

/* The double nearest to the digits times the power of ten. */
static double nearest(figures *from)
{
    char *at = from->text + from->length;
    unsigned long power = (unsigned long)(from->exponent < 0 ? -from->exponent : from->exponent);
    char reversed[4];
    size_t count = 0;
    *at++ = 'e';
    *at++ = from->exponent < 0 ? '-' : '+';
    do {
        reversed[count++] = (char)('0' + power % 10);
        power /= 10;
    } while (power > 0);
    while (count > 0) {
        *at++ = reversed[--count];
    }
    *at = '\0';
    return strtod(from->text, NULL);
}

ent_status ent_decimal_parse(ent_arena *arena, const char *text, size_t length, ent_decimal *out,
                             bool *good)
{
    uint32_t words[WORDS] = {0};
    parts apart;
    figures found;
    *out = (ent_decimal){0};
    *good = take_apart(text, length, &apart) && gather(&apart, &found);
    if (!*good || found.length == 0) {
        return ENT_OK;
    }
    for (size_t i = 0; i < found.length; i++) {
        push(words, &out->length, (unsigned)(found.text[i] - '0'));
    }
    for (long i = 0; i < found.exponent; i++) {
        push(words, &out->length, 0);
    }
    uint32_t *digits = ent_arena_new(arena, out->length, sizeof *digits);
    if (digits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(digits, words, out->length * sizeof *digits);
    out->digits = digits;
    out->negative = apart.negative;
    out->decimals = found.exponent < 0 ? (unsigned)-found.exponent : 0;
    out->nearest = apart.negative ? -nearest(&found) : nearest(&found);
    return ENT_OK;
}
