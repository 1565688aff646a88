/* SPDX-License-Identifier: MIT */
/* Natural numbers by the schoolbook's methods; what is counted here has a few dozen digits. */
#include "base/natural.h"

#include <string.h>

enum { DIGIT = 32 };

void ent_natural_init(ent_natural *number, const ent_allocator *allocator, uint64_t value)
{
    *number = (ent_natural){.allocator = allocator, .room = ENT_NATURAL_OWN};
    for (; value > 0; value >>= DIGIT) {
        number->own[number->length++] = (uint32_t)value;
    }
}

void ent_natural_free(ent_natural *number)
{
    ent_memory_free(number->allocator, number->more);
    number->more = NULL;
}

/* The digits to write to, with room for `length`; NULL when refused. What they are is kept. */
static uint32_t *make_room(ent_natural *number, size_t length)
{
    if (length <= number->room) {
        return number->more == NULL ? number->own : number->more;
    }
    size_t room = number->room;
    uint32_t *more = ent_memory_grow(number->allocator, number->more, &room, length, sizeof *more);
    if (more == NULL) {
        return NULL;
    }
    if (number->more == NULL) {
        memcpy(more, number->own, sizeof number->own);
    }
    number->more = more;
    number->room = room;
    return more;
}

/* Takes leading zeros off. */
static void trim(ent_natural *number)
{
    const uint32_t *digits = ent_natural_digits(number);
    while (number->length > 0 && digits[number->length - 1] == 0) {
        number->length--;
    }
}

ent_status ent_natural_set_digits(ent_natural *to, const uint32_t *digits, size_t length)
{
    uint32_t *room = make_room(to, length);
    if (room == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (length > 0) { /* of none there may be no place */
        memmove(room, digits, length * sizeof *room);
    }
    to->length = length;
    trim(to);
    return ENT_OK;
}

ent_status ent_natural_set(ent_natural *to, const ent_natural *from)
{
    return to == from ? ENT_OK : ent_natural_set_digits(to, ent_natural_digits(from), from->length);
}

ent_status ent_natural_add(ent_natural *to, const ent_natural *other)
{
    const size_t longer = to->length > other->length ? to->length : other->length;
    uint32_t *digits = make_room(to, longer + 1);
    if (digits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const uint32_t *add = ent_natural_digits(other);
    const size_t own = to->length, others = other->length; /* the same number, perhaps */
    uint64_t carry = 0;
    for (size_t i = 0; i < longer; i++) {
        carry += (uint64_t)(i < own ? digits[i] : 0) + (i < others ? add[i] : 0);
        digits[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
    digits[longer] = (uint32_t)carry;
    to->length = longer + 1;
    trim(to);
    return ENT_OK;
}

void ent_natural_subtract(ent_natural *to, const ent_natural *other)
{
    uint32_t *digits = to->more == NULL ? to->own : to->more;
    const uint32_t *take = ent_natural_digits(other);
    uint64_t borrow = 0;
    for (size_t i = 0; i < to->length; i++) {
        const uint64_t less = (i < other->length ? take[i] : 0) + borrow;
        borrow = less > digits[i];
        digits[i] = (uint32_t)(digits[i] - less);
    }
    trim(to);
}

/* Writes the product of two numbers of n and m digits, n + m of them. */
static void write_product(const ent_natural *one, const ent_natural *other, uint32_t *digits)
{
    const uint32_t *a = ent_natural_digits(one), *b = ent_natural_digits(other);
    const size_t n = one->length, m = other->length;
    memset(digits, 0, (n + m) * sizeof *digits);
    for (size_t i = 0; i < n; i++) {
        uint64_t carry = 0;
        for (size_t k = 0; k < m; k++) {
            carry += (uint64_t)a[i] * b[k] + digits[i + k];
            digits[i + k] = (uint32_t)carry;
            carry >>= DIGIT;
        }
        digits[i + m] = (uint32_t)carry;
    }
}

ent_status ent_natural_multiply(ent_natural *to, const ent_natural *other)
{
    const size_t length = to->length + other->length;
    uint32_t few[2 * ENT_NATURAL_OWN];
    if (length <= 2 * ENT_NATURAL_OWN) { /* it may fit into the number itself */
        write_product(to, other, few);
        size_t kept = length;
        while (kept > 0 && few[kept - 1] == 0) {
            kept--;
        }
        return ent_natural_set_digits(to, few, kept);
    }
    ent_natural product;
    ent_natural_init(&product, to->allocator, 0);
    uint32_t *digits = make_room(&product, length);
    if (digits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    write_product(to, other, digits);
    product.length = length;
    trim(&product);
    ent_natural_free(to);
    *to = product;
    return ENT_OK;
}

ent_status ent_natural_times(ent_natural *to, uint32_t factor)
{
    ent_natural other; /* one digit needs no memory */
    ent_natural_init(&other, to->allocator, factor);
    return ent_natural_multiply(to, &other);
}

ent_status ent_natural_shift(ent_natural *to, size_t bits)
{
    const size_t whole = bits / DIGIT, part = bits % DIGIT, length = to->length;
    if (length == 0) {
        return ENT_OK;
    }
    uint32_t *digits = make_room(to, length + whole + 1);
    if (digits == NULL) {
        return ENT_ERROR_MEMORY;
    }
    digits[length + whole] = 0;
    for (size_t i = length; i-- > 0;) {
        const uint64_t moved = (uint64_t)digits[i] << part;
        digits[i + whole + 1] |= (uint32_t)(moved >> DIGIT);
        digits[i + whole] = (uint32_t)moved;
    }
    memset(digits, 0, whole * sizeof *digits);
    to->length = length + whole + 1;
    trim(to);
    return ENT_OK;
}

int ent_natural_compare(const ent_natural *a, const ent_natural *b)
{
    const uint32_t *left = ent_natural_digits(a), *right = ent_natural_digits(b);
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    for (size_t i = a->length; i-- > 0;) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return 0;
}

bool ent_natural_small(const ent_natural *number, uint64_t *out)
{
    const uint32_t *digits = ent_natural_digits(number);
    if (number->length > 2) {
        return false;
    }
    *out = (number->length > 0 ? digits[0] : 0) | (uint64_t)(number->length > 1 ? digits[1] : 0)
                                                      << DIGIT;
    return true;
}

/* Divides by 10^9, for nine decimal digits at once; returns what is left. */
static uint32_t divide(ent_natural *number)
{
    uint32_t *digits = make_room(number, number->length);
    uint64_t rest = 0;
    for (size_t i = number->length; i-- > 0;) {
        rest = rest << DIGIT | digits[i];
        digits[i] = (uint32_t)(rest / 1000000000);
        rest %= 1000000000;
    }
    trim(number);
    return (uint32_t)rest;
}

/* Writes the decimal digits, the last first, to `reversed`, ten for each digit of the number at most. */
static size_t write_reversed(ent_natural *number, char *reversed)
{
    size_t count = 0;
    while (number->length > 0) {
        uint32_t nine = divide(number);
        for (int i = 0; i < 9; i++, nine /= 10) {
            reversed[count++] = (char)('0' + nine % 10);
        }
    }
    while (count > 1 && reversed[count - 1] == '0') {
        count--;
    }
    return count;
}

ent_status ent_natural_write(const ent_natural *number, bool grouped, ent_text *text)
{
    ent_natural left;
    ent_natural_init(&left, number->allocator, 0);
    ENT_TRY(ent_natural_set(&left, number));
    char *reversed = ent_memory_new(number->allocator, number->length * 10 + 10, 1);
    if (reversed == NULL) {
        ent_natural_free(&left);
        return ENT_ERROR_MEMORY;
    }
    reversed[0] = '0';
    size_t count = write_reversed(&left, reversed);
    for (count += count == 0; count-- > 0;) {
        ent_text_add_bytes(text, &reversed[count], 1);
        if (grouped && count % 3 == 0 && count > 0) {
            ent_text_add(text, ",");
        }
    }
    ent_memory_free(number->allocator, reversed);
    ent_natural_free(&left);
    return text->failed ? ENT_ERROR_MEMORY : ENT_OK;
}
