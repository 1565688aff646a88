/* SPDX-License-Identifier: MIT */
/* Decimal numbers as scaled integers, so that sums and comparisons are exact; and doubles as text, where the C library's
 * would have the decimal point of the locale. */
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Reads digits from *at on; false when there are none or more than `most`. */
static bool read_digits(const char *text, size_t length, size_t *at, size_t most, int64_t *value,
                        size_t *read)
{
    for (*read = 0; *at < length && text[*at] >= '0' && text[*at] <= '9'; ++*at, ++*read) {
        if (*read == most) {
            return false;
        }
        *value = *value * 10 + (text[*at] - '0');
    }
    return *read > 0;
}

bool ent_decimal_read(const char *text, size_t length, unsigned decimals, int64_t *out)
{
    enum { MOST_WHOLE = 9 };
    size_t at = 0, read = 0;
    int64_t value = 0;
    const bool negative = length > 0 && text[0] == '-';
    at += length > 0 && (text[0] == '-' || text[0] == '+');
    if (!read_digits(text, length, &at, MOST_WHOLE, &value, &read)) {
        return false;
    }
    read = 0;
    if (at < length && text[at] == '.') {
        at++;
        if (!read_digits(text, length, &at, decimals, &value, &read)) {
            return false;
        }
    }
    for (; read < decimals; read++) {
        value *= 10;
    }
    *out = negative ? -value : value;
    return at == length;
}

enum {
    MOST_DIGITS = 17, /* that tell any two doubles apart */
    LEAST_EXPONENT = -5,
    EXPONENT_FROM = 16, /* from here on numbers are written with an exponent */
    SCRATCH = 40
};

/* The significant digits of a number that snprintf() wrote by "%.*e", whatever point it put, and its exponent; zeros at
 * the end are left out. Returns how many. */
static int digits_of(const char *written, char digits[SCRATCH], int *exponent)
{
    int count = 0;
    for (; *written != 'e'; written++) {
        if ((unsigned)(*written - '0') < 10) {
            digits[count++] = *written;
        }
    }
    *exponent = (int)strtol(written + 1, NULL, 10);
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    return count;
}

/* Lays digits out with a point, or with an exponent where the number is very large or small. */
static void lay_out(char *to, const char *digits, int count, int exponent)
{
    const bool plain = exponent >= LEAST_EXPONENT && exponent < EXPONENT_FROM;
    const int whole = plain ? exponent : 0; /* the digit that the point stands behind */
    if (whole < 0) {
        *to++ = '0';
        *to++ = '.';
    }
    for (int place = whole + 1; place < 0; place++) {
        *to++ = '0';
    }
    for (int i = 0; i < count || i <= whole; i++) {
        if (i == whole + 1 && i > 0) {
            *to++ = '.';
        }
        *to++ = i < count ? digits[i] : '0';
    }
    *to = '\0';
    if (!plain) {
        (void)snprintf(to, 8, "e%+03d", exponent);
    }
}

static void write_number(char room[ENT_NUMBER_ROOM], double number, int digits, bool exactly)
{
    char written[SCRATCH], found[SCRATCH];
    int exponent = 0, count = 0;
    room[0] = '\0';
    if (!isfinite(number)) {
        return;
    }
    do {
        (void)snprintf(written, sizeof written, "%.*e", digits - 1, fabs(number));
        digits++;
    } while (exactly && digits <= MOST_DIGITS && strtod(written, NULL) != fabs(number));
    count = digits_of(written, found, &exponent);
    const bool zero = found[0] == '0';
    *room = '-';
    lay_out(room + (number < 0), found, count, zero ? 0 : exponent);
}

void ent_number_text(char room[ENT_NUMBER_ROOM], double number)
{
    enum { LIKELY = 15 };
    write_number(room, number, LIKELY, true);
}

void ent_number_rounded(char room[ENT_NUMBER_ROOM], double number, int digits)
{
    write_number(room, number, digits, false);
}
