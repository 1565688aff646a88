/* SPDX-License-Identifier: MIT */
/*
 * Division of natural numbers, digit by digit as by hand.
 *
 * Both numbers are shifted so that the divisor's first digit has its highest bit set; then the first two digits of
 * what is left, divided by it, give the next digit of the quotient or at most two more (Knuth, volume 2, 4.3.1).
 */
#include "base/natural.h"

enum { DIGIT = 32 };

size_t ent_natural_bits(const ent_natural *number)
{
    size_t bits = 0;
    if (number->length > 0) {
        for (uint32_t top = ent_natural_digits(number)[number->length - 1]; top > 0; top >>= 1) {
            bits++;
        }
        bits += DIGIT * (number->length - 1);
    }
    return bits;
}

/* Writes `length` digits shifted to the left by less than a digit; `to` has room for one more. */
static void shift_digits(const uint32_t *from, size_t length, unsigned by, uint32_t *to)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < length; i++) {
        carry |= (uint64_t)from[i] << by;
        to[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
    to[length] = (uint32_t)carry;
}

/* The next digit of the quotient, or one or two more: of the first three digits of what is left by the first two. */
static uint64_t guess_digit(const uint32_t *left, const uint32_t *by, size_t length)
{
    const uint64_t two = (uint64_t)left[length] << DIGIT | left[length - 1];
    uint64_t guess = two / by[length - 1], rest = two % by[length - 1];
    while (rest <= UINT32_MAX &&
           (guess > UINT32_MAX || guess * by[length - 2] > (rest << DIGIT | left[length - 2]))) {
        guess--;
        rest += by[length - 1];
    }
    return guess;
}

/* Takes `times` the divisor off `left`; false when that was once too often, and then it is what remains plus the
 * next power of the base. */
static bool take_off(uint32_t *left, const uint32_t *by, size_t length, uint64_t times)
{
    uint64_t product = 0, borrow = 0;
    for (size_t i = 0; i < length; i++) {
        product += times * by[i];
        const uint64_t less = (uint64_t)(uint32_t)product + borrow;
        borrow = less > left[i];
        left[i] = (uint32_t)(left[i] - less);
        product >>= DIGIT;
    }
    product += borrow;
    const bool enough = left[length] >= product;
    left[length] = (uint32_t)(left[length] - product);
    return enough;
}

static void put_back(uint32_t *left, const uint32_t *by, size_t length)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < length; i++) {
        carry += (uint64_t)left[i] + by[i];
        left[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
    left[length] = (uint32_t)(left[length] + carry);
}

/* Divides `left` by a divisor of at least two digits, whose first has its highest bit set. */
static void divide_digits(uint32_t *left, size_t digits, const uint32_t *by, size_t length,
                          uint32_t *quotient)
{
    for (size_t at = digits; at-- > 0;) {
        uint64_t digit = guess_digit(left + at, by, length);
        if (!take_off(left + at, by, length, digit)) {
            digit--;
            put_back(left + at, by, length);
        }
        quotient[at] = (uint32_t)digit;
    }
}

/* Divides by a number of one digit; the quotient takes the place of `left`. */
static uint32_t divide_by_digit(uint32_t *left, size_t length, uint32_t by)
{
    uint64_t rest = 0;
    for (size_t i = length; i-- > 0;) {
        rest = rest << DIGIT | left[i];
        left[i] = (uint32_t)(rest / by);
        rest %= by;
    }
    return (uint32_t)rest;
}

/* Divides in `room`, which has room for both numbers, two digits more, and the quotient. */
static ent_status divide_in(ent_natural *number, const ent_natural *by, uint32_t *room,
                            ent_natural *quotient)
{
    const size_t length = by->length, total = number->length;
    uint32_t *left = room, *divisor = left + total + 1, *found = divisor + length + 1;
    const unsigned shift = (unsigned)(DIGIT * length - ent_natural_bits(by));
    shift_digits(ent_natural_digits(number), total, length == 1 ? 0 : shift, left);
    if (length == 1) {
        const uint32_t rest = divide_by_digit(left, total, ent_natural_digits(by)[0]);
        ENT_TRY(ent_natural_set_digits(quotient, left, total));
        return ent_natural_set_digits(number, &rest, 1);
    }
    shift_digits(ent_natural_digits(by), length, shift, divisor);
    divide_digits(left, total + 1 - length, divisor, length, found);
    ENT_TRY(ent_natural_set_digits(quotient, found, total + 1 - length));
    for (size_t i = 0; i < length;
         i++) { /* what is left has at most as many digits as the divisor */
        const uint64_t two = (uint64_t)left[i + 1] << DIGIT | left[i];
        left[i] = (uint32_t)(two >> shift);
    }
    return ent_natural_set_digits(number, left, length);
}

ent_status ent_natural_divide(ent_natural *number, const ent_natural *by, ent_natural *quotient)
{
    uint64_t small = 0, divisor = 0;
    if (ent_natural_small(number, &small) && ent_natural_small(by, &divisor)) {
        const uint64_t found = small / divisor, rest = small % divisor;
        const uint32_t digits[] = {(uint32_t)found, (uint32_t)(found >> DIGIT)};
        const uint32_t others[] = {(uint32_t)rest, (uint32_t)(rest >> DIGIT)};
        (void)ent_natural_set_digits(quotient, digits, 2); /* fits into the number itself */
        return ent_natural_set_digits(number, others, 2);  /* and so does this */
    }
    if (ent_natural_compare(number, by) < 0) {
        return ent_natural_set_digits(quotient, ent_natural_digits(number), 0);
    }
    uint32_t *room =
        ent_memory_new(number->allocator, 2 * number->length + 3 + by->length, sizeof *room);
    if (room == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = divide_in(number, by, room, quotient);
    ent_memory_free(number->allocator, room);
    return status;
}

ent_status ent_natural_common(const ent_natural *one, const ent_natural *other, ent_natural *out)
{
    ent_natural left, quotient; /* Euclid's algorithm */
    ent_natural_init(&left, out->allocator, 0);
    ent_natural_init(&quotient, out->allocator, 0);
    ent_status status = ent_natural_set(out, one);
    if (status == ENT_OK) {
        status = ent_natural_set(&left, other);
    }
    while (status == ENT_OK && !ent_natural_is_zero(&left)) {
        status = ent_natural_divide(out, &left, &quotient);
        const ent_natural swap = *out;
        *out = left;
        left = swap;
    }
    ent_natural_free(&left);
    ent_natural_free(&quotient);
    return status;
}

ent_status ent_natural_take_multiple(ent_natural *to, const ent_natural *other)
{
    ent_natural common, quotient;
    ent_natural_init(&common, to->allocator, 0);
    ent_natural_init(&quotient, to->allocator, 0);
    ent_status status = ent_natural_common(to, other, &common);
    if (status == ENT_OK) {
        status = ent_natural_divide(to, &common, &quotient);
    }
    if (status == ENT_OK) {
        status = ent_natural_set(to, &quotient);
    }
    if (status == ENT_OK) {
        status = ent_natural_multiply(to, other);
    }
    ent_natural_free(&common);
    ent_natural_free(&quotient);
    return status;
}
