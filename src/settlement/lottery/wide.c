/* SPDX-License-Identifier: MIT */
/* Whole numbers of one width, by the schoolbook's methods. */
#include "settlement/lottery/wide.h"

#include "settlement/fraction.h"

#include <string.h>

enum { DIGIT = 32 };

/* The bits of a digit up to its highest that is set. */
static size_t bits_of(uint32_t digit)
{
    size_t bits = 0;
    for (; digit != 0; digit >>= 1) {
        bits++;
    }
    return bits;
}

void ent_wide_set(uint32_t *to, const ent_natural *number, size_t width)
{
    const size_t length = number->length < width ? number->length : width;
    memset(to, 0, width * sizeof *to);
    memcpy(to, ent_natural_digits(number), length * sizeof *to);
}

void ent_wide_small(uint32_t *to, uint32_t number, size_t width)
{
    memset(to, 0, width * sizeof *to);
    to[0] = number;
}

void ent_wide_copy(uint32_t *to, const uint32_t *from, size_t width)
{
    memmove(to, from, width * sizeof *to);
}

void ent_wide_negate(uint32_t *number, size_t width)
{
    uint64_t carry = 1;
    for (size_t i = 0; i < width; i++) {
        carry += (uint32_t)~number[i];
        number[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
}

void ent_wide_add(uint32_t *to, const uint32_t *other, size_t width)
{
    uint64_t carry = 0;
    for (size_t i = 0; i < width; i++) {
        carry += (uint64_t)to[i] + other[i];
        to[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
}

void ent_wide_subtract(uint32_t *to, const uint32_t *other, size_t width)
{
    uint64_t carry = 1;
    for (size_t i = 0; i < width; i++) {
        carry += (uint64_t)to[i] + (uint32_t)~other[i];
        to[i] = (uint32_t)carry;
        carry >>= DIGIT;
    }
}

void ent_wide_multiply(uint32_t *to, const uint32_t *a, const uint32_t *b, size_t width)
{
    memset(to, 0, width * sizeof *to);
    for (size_t i = 0; i < width; i++) {
        uint64_t carry = 0;
        for (size_t j = 0; a[i] != 0 && i + j < width; j++) {
            carry += (uint64_t)a[i] * b[j] + to[i + j];
            to[i + j] = (uint32_t)carry;
            carry >>= DIGIT;
        }
    }
}

int ent_wide_sign(const uint32_t *number, size_t width)
{
    if (number[width - 1] >> (DIGIT - 1) != 0) {
        return -1;
    }
    for (size_t i = width; i-- > 0;) {
        if (number[i] != 0) {
            return 1;
        }
    }
    return 0;
}

int ent_wide_compare(const uint32_t *a, const uint32_t *b, size_t width)
{
    const bool a_negative = a[width - 1] >> (DIGIT - 1) != 0;
    const bool b_negative = b[width - 1] >> (DIGIT - 1) != 0;
    if (a_negative != b_negative) {
        return a_negative ? -1 : 1;
    }
    for (size_t i = width; i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

/* The bits of a number that is not negative. */
static size_t length_of(const uint32_t *number, size_t width)
{
    while (width > 0 && number[width - 1] == 0) {
        width--;
    }
    return width == 0 ? 0 : (width - 1) * DIGIT + bits_of(number[width - 1]);
}

/* The number without its lowest bits. */
static double without_bits(const uint32_t *number, size_t width, size_t bits)
{
    double sum = 0, unit = 1;
    size_t first = bits / DIGIT;
    for (size_t i = bits; i > first * DIGIT; i--) {
        unit /= 2;
    }
    for (size_t i = first; i < width; i++) {
        sum += number[i] == 0
                   ? 0
                   : number[i] * unit; /* beyond the last digit the unit may be infinite */
        unit *= 4294967296.0;
    }
    return sum;
}

double ent_wide_share(const uint32_t *part, const uint32_t *whole, size_t width)
{
    enum { KEPT = 512 }; /* bits of both that count: what is below is nothing to the whole */
    const size_t length = length_of(whole, width);
    const size_t bits = length > KEPT ? length - KEPT : 0;
    return without_bits(part, width, bits) / without_bits(whole, width, bits);
}

static ent_status set_ratio(ent_fraction *to, const uint32_t *part, const uint32_t *whole,
                            size_t width, const ent_allocator *allocator)
{
    ent_natural above, below;
    ent_natural_init(&above, allocator, 0);
    ent_natural_init(&below, allocator, 0);
    ent_status status = ent_natural_set_digits(&above, part, width);
    if (status == ENT_OK) {
        status = ent_natural_set_digits(&below, whole, width);
    }
    if (status == ENT_OK) {
        status = ent_fraction_set_ratio(to, &above, &below);
    }
    ent_natural_free(&above);
    ent_natural_free(&below);
    return status;
}

ent_status ent_wide_fraction(ent_arena *arena, const uint32_t *part, const uint32_t *whole,
                             size_t width, const char **out)
{
    ent_fraction ratio;
    ent_text text;
    ent_fraction_init(&ratio, arena->allocator, 0);
    ent_text_init(&text, arena->allocator);
    ent_status status = set_ratio(&ratio, part, whole, width, arena->allocator);
    if (status == ENT_OK) {
        status = ent_fraction_write(&ratio, &text);
    }
    if (status == ENT_OK) {
        *out = text.failed ? NULL : ent_arena_text(arena, ent_text_get(&text), text.length);
        status = *out != NULL ? ENT_OK : ENT_ERROR_MEMORY;
    }
    ent_text_free(&text);
    ent_fraction_free(&ratio);
    return status;
}
