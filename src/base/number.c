/* SPDX-License-Identifier: MIT */
/* Decimal numbers as scaled integers, so that sums and comparisons are exact. */
#include "base/number.h"

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
