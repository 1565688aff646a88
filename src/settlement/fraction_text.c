/* SPDX-License-Identifier: MIT */
/* Fractions in writing. */
#include "settlement/fraction.h"

/* Counts how often a small factor divides a number, and takes it out. */
static ent_status count_factor(ent_natural *number, uint32_t factor, size_t *out)
{
    ent_natural by, rest, quotient;
    ent_natural_init(&by, number->allocator, factor);
    ent_natural_init(&rest, number->allocator, 0);
    ent_natural_init(&quotient, number->allocator, 0);
    ent_status status = ENT_OK;
    for (*out = 0; status == ENT_OK; ++*out) {
        status = ent_natural_set(&rest, number);
        if (status == ENT_OK) {
            status = ent_natural_divide(&rest, &by, &quotient);
        }
        if (status != ENT_OK || !ent_natural_is_zero(&rest)) {
            break;
        }
        status = ent_natural_set(number, &quotient);
    }
    ent_natural_free(&rest);
    ent_natural_free(&quotient);
    return status;
}

/* How many digits the fraction has behind the point; beyond ENT_DECIMAL_DIGITS when they do not end within these. */
static ent_status count_decimals(const ent_fraction *fraction, size_t *twos, size_t *fives,
                                 size_t *out)
{
    uint64_t left = 0;
    ent_natural bottom;
    ent_natural_init(&bottom, fraction->top.allocator, 0);
    ent_status status = ent_natural_set(&bottom, &fraction->bottom);
    if (status == ENT_OK) {
        status = count_factor(&bottom, 2, twos);
    }
    if (status == ENT_OK) {
        status = count_factor(&bottom, 5, fives);
    }
    const bool ends = status == ENT_OK && ent_natural_small(&bottom, &left) && left == 1;
    *out = !ends ? ENT_DECIMAL_DIGITS + 1 : *twos > *fives ? *twos : *fives;
    ent_natural_free(&bottom);
    return status;
}

/* Writes digits with a point before the last `decimals` of them. */
static void add_point(const char *digits, size_t length, size_t decimals, ent_text *text)
{
    const size_t whole = length > decimals ? length - decimals : 0;
    ent_text_add_bytes(text, whole > 0 ? digits : "0", whole > 0 ? whole : 1);
    ent_text_add(text, decimals > 0 ? "." : "");
    for (size_t k = length; k < decimals; k++) {
        ent_text_add(text, "0");
    }
    ent_text_add_bytes(text, digits + whole, length - whole);
}

/* The fraction times 10^decimals, which is whole. */
static ent_status scale_up(ent_natural *number, size_t twos, size_t fives, size_t decimals)
{
    for (size_t k = twos; k < decimals; k++) {
        ENT_TRY(ent_natural_times(number, 2));
    }
    for (size_t k = fives; k < decimals; k++) {
        ENT_TRY(ent_natural_times(number, 5));
    }
    return ENT_OK;
}

static ent_status write_decimal(const ent_fraction *fraction, size_t twos, size_t fives,
                                ent_text *text)
{
    const size_t decimals = twos > fives ? twos : fives;
    ent_natural number;
    ent_text digits;
    ent_natural_init(&number, fraction->top.allocator, 0);
    ent_text_init(&digits, fraction->top.allocator);
    ent_status status = ent_natural_set(&number, &fraction->top);
    if (status == ENT_OK) {
        status = scale_up(&number, twos, fives, decimals);
    }
    if (status == ENT_OK) {
        status = ent_natural_write(&number, false, &digits);
    }
    if (status == ENT_OK) {
        add_point(ent_text_get(&digits), digits.length, decimals, text);
    }
    ent_text_free(&digits);
    ent_natural_free(&number);
    return status;
}

ent_status ent_fraction_write(const ent_fraction *fraction, ent_text *text)
{
    size_t twos = 0, fives = 0, decimals = 0;
    ENT_TRY(count_decimals(fraction, &twos, &fives, &decimals));
    ent_text_add(text, fraction->negative ? "-" : "");
    if (decimals <= ENT_DECIMAL_DIGITS) {
        ENT_TRY(write_decimal(fraction, twos, fives, text));
    } else {
        ENT_TRY(ent_natural_write(&fraction->top, false, text));
        ent_text_add(text, "/");
        ENT_TRY(ent_natural_write(&fraction->bottom, false, text));
    }
    return text->failed ? ENT_ERROR_MEMORY : ENT_OK;
}
