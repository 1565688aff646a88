/* SPDX-License-Identifier: MIT */
/* Fractions by the schoolbook's methods. */
#include "settlement/fraction.h"

#include <math.h>

void ent_fraction_init(ent_fraction *fraction, const ent_allocator *allocator, uint64_t value)
{
    fraction->negative = false;
    ent_natural_init(&fraction->top, allocator, value);
    ent_natural_init(&fraction->bottom, allocator, 1);
}

void ent_fraction_free(ent_fraction *fraction)
{
    ent_natural_free(&fraction->top);
    ent_natural_free(&fraction->bottom);
}

/* Divides both numbers by what they have in common. */
static ent_status reduce(ent_fraction *fraction)
{
    const ent_allocator *allocator = fraction->top.allocator;
    ent_natural common, quotient;
    ent_natural_init(&common, allocator, 0);
    ent_natural_init(&quotient, allocator, 0);
    fraction->negative = fraction->negative && !ent_natural_is_zero(&fraction->top);
    ent_status status = ent_natural_common(&fraction->top, &fraction->bottom, &common);
    if (status == ENT_OK) {
        status = ent_natural_divide(&fraction->top, &common, &quotient);
    }
    if (status == ENT_OK) {
        status = ent_natural_set(&fraction->top, &quotient);
    }
    if (status == ENT_OK) {
        status = ent_natural_divide(&fraction->bottom, &common, &quotient);
    }
    if (status == ENT_OK) {
        status = ent_natural_set(&fraction->bottom, &quotient);
    }
    ent_natural_free(&common);
    ent_natural_free(&quotient);
    return status;
}

ent_status ent_fraction_set(ent_fraction *to, const ent_fraction *from)
{
    to->negative = from->negative;
    ENT_TRY(ent_natural_set(&to->top, &from->top));
    return ent_natural_set(&to->bottom, &from->bottom);
}

ent_status ent_fraction_set_ratio(ent_fraction *to, const ent_natural *top,
                                  const ent_natural *bottom)
{
    to->negative = false;
    ENT_TRY(ent_natural_set(&to->top, top));
    ENT_TRY(ent_natural_set(&to->bottom, bottom));
    return reduce(to);
}

static ent_status times_ten(ent_natural *number, size_t often)
{
    for (size_t k = 0; k < often; k++) {
        ENT_TRY(ent_natural_times(number, 10));
    }
    return ENT_OK;
}

ent_status ent_fraction_set_decimal(ent_fraction *to, const ent_decimal *from)
{
    static const uint32_t one = 1;
    to->negative = from->negative;
    ENT_TRY(ent_natural_set_digits(&to->top, from->digits, from->length));
    ENT_TRY(ent_natural_set_digits(&to->bottom, &one, 1));
    ENT_TRY(times_ten(&to->bottom, from->decimals));
    return reduce(to);
}

/* Adds a number with a sign to another, of the same denominator. */
static ent_status add_signed(ent_fraction *to, const ent_natural *number, bool negative)
{
    if (to->negative == negative) {
        return ent_natural_add(&to->top, number);
    }
    if (ent_natural_compare(&to->top, number) >= 0) {
        ent_natural_subtract(&to->top, number);
        return ENT_OK;
    }
    ent_natural rest;
    ent_natural_init(&rest, to->top.allocator, 0);
    ent_status status = ent_natural_set(&rest, number);
    if (status == ENT_OK) {
        ent_natural_subtract(&rest, &to->top);
        status = ent_natural_set(&to->top, &rest);
        to->negative = negative;
    }
    ent_natural_free(&rest);
    return status;
}

/* Adds a fraction, its sign as told. */
static ent_status add_as(ent_fraction *to, const ent_fraction *other, bool negative)
{
    ent_natural number;
    ent_natural_init(&number, to->top.allocator, 0);
    ent_status status = ent_natural_set(&number, &other->top);
    if (status == ENT_OK && ent_natural_compare(&to->bottom, &other->bottom) != 0) {
        status = ent_natural_multiply(&number, &to->bottom);
        if (status == ENT_OK) {
            status = ent_natural_multiply(&to->top, &other->bottom);
        }
        if (status == ENT_OK) {
            status = ent_natural_multiply(&to->bottom, &other->bottom);
        }
    }
    if (status == ENT_OK) {
        status = add_signed(to, &number, negative);
    }
    ent_natural_free(&number);
    return status == ENT_OK ? reduce(to) : status;
}

ent_status ent_fraction_add(ent_fraction *to, const ent_fraction *other)
{
    return add_as(to, other, other->negative);
}

ent_status ent_fraction_subtract(ent_fraction *to, const ent_fraction *other)
{
    return add_as(to, other, !other->negative);
}

ent_status ent_fraction_multiply(ent_fraction *to, const ent_fraction *other)
{
    to->negative = to->negative != other->negative;
    ENT_TRY(ent_natural_multiply(&to->top, &other->top));
    ENT_TRY(ent_natural_multiply(&to->bottom, &other->bottom));
    return reduce(to);
}

ent_status ent_fraction_divide(ent_fraction *to, const ent_fraction *other)
{
    to->negative = to->negative != other->negative;
    ENT_TRY(ent_natural_multiply(&to->top, &other->bottom));
    ENT_TRY(ent_natural_multiply(&to->bottom, &other->top));
    return reduce(to);
}

ent_status ent_fraction_compare(const ent_fraction *one, const ent_fraction *other, int *out)
{
    ent_natural left, right;
    ent_natural_init(&left, one->top.allocator, 0);
    ent_natural_init(&right, one->top.allocator, 0);
    ent_status status = ent_natural_set(&left, &one->top);
    if (status == ENT_OK) {
        status = ent_natural_multiply(&left, &other->bottom);
    }
    if (status == ENT_OK) {
        status = ent_natural_set(&right, &other->top);
    }
    if (status == ENT_OK) {
        status = ent_natural_multiply(&right, &one->bottom);
    }
    if (status == ENT_OK) {
        const int size = ent_natural_compare(&left, &right);
        *out = one->negative != other->negative ? (one->negative ? -1 : 1)
               : one->negative                  ? -size
                                                : size;
    }
    ent_natural_free(&left);
    ent_natural_free(&right);
    return status;
}

/* Of a quotient shifted so that it has 62 or 63 bits; a last bit tells whether it goes on. */
static ent_status divide_shifted(ent_natural *top, ent_natural *bottom, double *out)
{
    enum { BITS = 62 };
    const size_t long_top = ent_natural_bits(top), long_bottom = ent_natural_bits(bottom);
    const bool grow = long_top < long_bottom + BITS;
    const size_t shift = grow ? long_bottom + BITS - long_top : long_top - long_bottom - BITS;
    uint64_t digits = 0;
    ent_natural quotient;
    ent_natural_init(&quotient, top->allocator, 0);
    ent_status status = ent_natural_shift(grow ? top : bottom, shift);
    if (status == ENT_OK) {
        status = ent_natural_divide(top, bottom, &quotient);
    }
    if (status == ENT_OK) {
        (void)ent_natural_small(&quotient, &digits);
        digits |= !ent_natural_is_zero(top);
        *out = ldexp((double)digits, shift > INT32_MAX / 2 ? INT32_MIN / 2
                                     : grow                ? -(int)shift
                                                           : (int)shift);
    }
    ent_natural_free(&quotient);
    return status;
}

ent_status ent_ratio_number(const ent_natural *top, const ent_natural *bottom, double *out)
{
    static const uint64_t exact = (uint64_t)1 << 53;
    uint64_t small_top = 0, small_bottom = 0;
    if (ent_natural_small(top, &small_top) && ent_natural_small(bottom, &small_bottom) &&
        small_top <= exact && small_bottom <= exact) {
        *out = (double)small_top / (double)small_bottom;
        return ENT_OK;
    }
    ent_natural left, by;
    ent_natural_init(&left, top->allocator, 0);
    ent_natural_init(&by, top->allocator, 0);
    ent_status status = ent_natural_set(&left, top);
    if (status == ENT_OK) {
        status = ent_natural_set(&by, bottom);
    }
    if (status == ENT_OK && ent_natural_is_zero(&left)) {
        *out = 0;
    } else if (status == ENT_OK) {
        status = divide_shifted(&left, &by, out);
    }
    ent_natural_free(&left);
    ent_natural_free(&by);
    return status;
}

ent_status ent_fraction_number(const ent_fraction *fraction, double *out)
{
    double number = 0;
    ENT_TRY(ent_ratio_number(&fraction->top, &fraction->bottom, &number));
    *out = fraction->negative ? -number : number;
    return ENT_OK;
}
