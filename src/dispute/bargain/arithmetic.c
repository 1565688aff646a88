/* SPDX-License-Identifier: MIT */
/*
 * Comparing decimal numbers, writing them, and cutting what lies between two of them into steps.
 *
 * A number of at most 60 digits before and behind the point, taken times 10^66, fits into a field of 16 words; so all of this is
 * done in such fields, without memory. O(words^2).
 */
#include "dispute/decimal.h"

#include <string.h>

enum { WORDS = 16, MOST_FIGURES = WORDS * 10 };

/* A whole number of 32-bit words, the least significant first, with a sign. */
typedef struct field {
    bool negative;
    uint32_t words[WORDS];
} field;

/* number = number * factor + add; what does not fit is lost, and nothing here needs it. */
static void scale(field *number, uint32_t factor, uint32_t add)
{
    uint64_t carry = add;
    for (size_t i = 0; i < WORDS; i++) {
        carry += (uint64_t)number->words[i] * factor;
        number->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* Divides by a small number; returns what is left. */
static uint32_t divide(field *number, uint32_t by)
{
    uint64_t rest = 0;
    for (size_t i = WORDS; i-- > 0;) {
        rest = rest << 32 | number->words[i];
        number->words[i] = (uint32_t)(rest / by);
        rest %= by;
    }
    return (uint32_t)rest;
}

/* The decimal times 10^places, of which it needs no more. */
static field field_of(const ent_decimal *number, unsigned places)
{
    field out = {.negative = number->negative};
    for (size_t i = 0; i < number->length; i++) {
        out.words[i] = number->digits[i];
    }
    for (unsigned k = number->decimals; k < places; k++) {
        scale(&out, 10, 0);
    }
    return out;
}

static int compare_sizes(const field *one, const field *other)
{
    for (size_t i = WORDS; i-- > 0;) {
        if (one->words[i] != other->words[i]) {
            return one->words[i] < other->words[i] ? -1 : 1;
        }
    }
    return 0;
}

/* one + other, or one - other, of sizes alone; for the latter one >= other. */
static field join(const field *one, const field *other, bool minus)
{
    field out = *one;
    int64_t carry = 0;
    for (size_t i = 0; i < WORDS; i++) {
        const int64_t word = other->words[i];
        carry += (int64_t)one->words[i] + (minus ? -word : word);
        out.words[i] = (uint32_t)carry;
        carry = carry < 0 ? -1 : carry >> 32;
    }
    return out;
}

/* one + other, with their signs. */
static field add(const field *one, const field *other)
{
    if (one->negative == other->negative) {
        return join(one, other, false);
    }
    return compare_sizes(one, other) >= 0 ? join(one, other, true) : join(other, one, true);
}

static bool is_zero(const field *number)
{
    const field zero = {0};
    return compare_sizes(number, &zero) == 0;
}

static unsigned more_of(unsigned one, unsigned other)
{
    return one > other ? one : other;
}

int ent_decimal_compare(const ent_decimal *one, const ent_decimal *other)
{
    const unsigned places = more_of(one->decimals, other->decimals);
    const field a = field_of(one, places), b = field_of(other, places);
    if (a.negative != b.negative) {
        return a.negative ? -1 : 1;
    }
    return a.negative ? compare_sizes(&b, &a) : compare_sizes(&a, &b);
}

uint32_t ent_decimal_distance(const ent_decimal *low, const ent_decimal *high, uint32_t most)
{
    field down = field_of(low, 0);
    const field up = field_of(high, 0), limit = {.words = {most}};
    down.negative = !down.negative;
    const field apart = add(&up, &down);
    return compare_sizes(&apart, &limit) > 0 ? most + 1 : apart.words[0];
}

/* Writes a number of so many places as plain digits; ends with a NUL. */
static void write_field(field number, unsigned places, char out[MOST_FIGURES])
{
    char reversed[MOST_FIGURES];
    size_t count = 0, length = 0;
    if (number.negative && !is_zero(&number)) {
        out[length++] = '-';
    }
    while (!is_zero(&number) || count <= places) {
        reversed[count++] = (char)('0' + divide(&number, 10));
    }
    while (count > 0) {
        out[length++] = reversed[--count];
        if (count == places && places > 0) {
            out[length++] = '.';
        }
    }
    out[length] = '\0';
}

void ent_decimal_write(const ent_decimal *number, ent_text *text)
{
    char written[MOST_FIGURES];
    write_field(field_of(number, number->decimals), number->decimals, written);
    ent_text_add(text, written);
}

ent_status ent_decimal_step(ent_arena *arena, const ent_decimal_range *range, unsigned step,
                            ent_decimal *out)
{
    const unsigned wanted = more_of(range->low->decimals, range->high->decimals) + range->more;
    const unsigned places = wanted < ENT_DECIMAL_DIGITS ? wanted : ENT_DECIMAL_DIGITS;
    const field low = field_of(range->low, places);
    const field high = field_of(range->high, places);
    field down = low;
    down.negative = !low.negative;
    field part = add(&high, &down); /* of two numbers of which the first is not less */
    part.negative = false;
    scale(&part, 2 * step, range->steps);
    (void)divide(&part, 2 * range->steps);
    const field sum = add(&low, &part);
    char written[MOST_FIGURES];
    bool good = false;
    write_field(sum, places, written);
    return ent_decimal_parse(arena, written, strlen(written), out, &good);
}
