/* SPDX-License-Identifier: MIT */
/*
 * Decimal numbers as text. What is read and what is multiplied comes as digits with a place for the point, which may lie
 * before or behind them all; from that one function writes the plain form, which is then one for each number: without a sign of
 * zero, zeros in front, zeros behind a point, or a point with nothing behind it.
 */
#include "formats/in/genius/number.h"

#include <string.h>

enum { MOST_DIGITS = 4 * ENT_PLAIN_DIGITS /* of a number on its way */ };

/* A number on its way: its value is 0.DIGITS times 10^point. */
typedef struct draft {
    bool negative;
    char digits[MOST_DIGITS];
    size_t count;
    long point;
} draft;

/* Writes a draft in its plain form. */
static bool put(const draft *d, ent_plain *out)
{
    size_t first = 0, last = d->count;
    while (first < last && d->digits[first] == '0') {
        first++;
    }
    while (last > first && d->digits[last - 1] == '0') {
        last--;
    }
    const long whole = first == last ? 0 : d->point - (long)first; /* digits before the point */
    const long behind = first == last ? 0 : (long)(last - first) - whole;
    if (whole > ENT_PLAIN_DIGITS || behind > ENT_PLAIN_DIGITS) {
        return false;
    }
    char *at = out->text;
    if (d->negative && first < last) {
        *at++ = '-';
    }
    if (whole <= 0) {
        *at++ = '0';
    }
    for (long i = 0; i < whole; i++) {
        *at++ = first < last ? d->digits[first++] : '0';
    }
    if (first < last) {
        *at++ = '.';
        for (long i = whole; i < 0; i++) {
            *at++ = '0';
        }
    }
    while (first < last) {
        *at++ = d->digits[first++];
    }
    *at = '\0';
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Reads the digits at *at and the point among them; false when there are none or too many. */
static bool read_digits(const char **at, const char *end, draft *d)
{
    bool pointed = false, any = false;
    for (; *at < end && (is_digit(**at) || (**at == '.' && !pointed)); (*at)++) {
        if (**at == '.') {
            pointed = true;
            continue;
        }
        any = true;
        d->point += !pointed;
        if (**at == '0' && d->count == 0) {
            d->point--; /* zeros in front say where the point is, no more */
            continue;
        }
        if (d->count == MOST_DIGITS) {
            return false;
        }
        d->digits[d->count++] = **at;
    }
    return any;
}

/* Reads an exponent, if one stands at *at. */
static bool read_exponent(const char **at, const char *end, draft *d)
{
    enum { FAR = 10000 };
    if (*at == end || (**at != 'e' && **at != 'E')) {
        return true;
    }
    (*at)++;
    const bool negative = *at < end && **at == '-';
    *at += *at < end && (**at == '-' || **at == '+');
    long exponent = 0;
    const char *first = *at;
    for (; *at < end && is_digit(**at); (*at)++) {
        exponent = exponent < FAR ? exponent * 10 + (**at - '0') : FAR;
    }
    d->point += negative ? -exponent : exponent;
    return *at > first;
}

bool ent_plain_read(const char *text, size_t length, ent_plain *out)
{
    const char *at = text, *end = text + length;
    draft d = {.count = 0};
    while (at < end && is_blank(*at)) {
        at++;
    }
    while (end > at && is_blank(end[-1])) {
        end--;
    }
    d.negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    return read_digits(&at, end, &d) && read_exponent(&at, end, &d) && at == end && put(&d, out);
}

bool ent_plain_is_whole(const ent_plain *number)
{
    return strchr(number->text, '.') == NULL;
}

/* The same for numbers without a sign. */
static int compare_sizes(const char *one, const char *other)
{
    const size_t whole = strcspn(one, "."), others = strcspn(other, ".");
    if (whole != others) {
        return whole < others ? -1 : 1;
    }
    return strcmp(one,
                  other); /* of two plain forms the longer one has more behind the same point */
}

int ent_plain_compare(const ent_plain *one, const ent_plain *other)
{
    const bool first = one->text[0] == '-', second = other->text[0] == '-';
    if (first != second) {
        return first ? -1 : 1;
    }
    return first ? compare_sizes(other->text + 1, one->text + 1)
                 : compare_sizes(one->text, other->text);
}

/* The digits of a plain number and the point among them. */
static void take(const ent_plain *number, draft *out)
{
    const char *text = number->text;
    *out = (draft){.negative = text[0] == '-'};
    text += out->negative;
    out->point = (long)strcspn(text, ".");
    for (; *text != '\0'; text++) {
        if (*text != '.') {
            out->digits[out->count++] = *text;
        }
    }
}

bool ent_plain_multiply(const ent_plain *one, const ent_plain *other, ent_plain *out)
{
    draft a, b, product;
    unsigned sums[MOST_DIGITS] = {0};
    take(one, &a);
    take(other, &b);
    for (size_t i = 0; i < a.count; i++) {
        for (size_t k = 0; k < b.count; k++) {
            sums[i + k + 1] += (unsigned)(a.digits[i] - '0') * (unsigned)(b.digits[k] - '0');
        }
    }
    product = (draft){.negative = a.negative != b.negative,
                      .count = a.count + b.count,
                      .point = a.point + b.point};
    for (size_t i = product.count; i-- > 0;) {
        product.digits[i] = (char)('0' + sums[i] % 10);
        if (i > 0) {
            sums[i - 1] += sums[i] / 10;
        }
    }
    return put(&product, out);
}
