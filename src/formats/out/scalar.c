/* SPDX-License-Identifier: MIT */
/*
 * What a scalar needs.
 *
 * A plain scalar must not begin like anything else in YAML, must not hold what ends it (": ", " #", in
 * lists also brackets and commas), and must not read as a number, a truth value or null. Whatever is
 * doubtful gets quotes.
 */
#include "formats/out/scalar.h"

#include <string.h>

/* The length of the sequence at `bytes` when it cannot stand as it is: control characters, the line
 * ends of Unicode, the byte-order mark and what is no character. */
static size_t special(const char *bytes, size_t left)
{
    const unsigned char *at = (const unsigned char *)bytes;
    if (at[0] < 0x20 || at[0] == 0x7F) {
        return 1;
    }
    if (left >= 2 && at[0] == 0xC2 && at[1] < 0xA0) {
        return 2;
    }
    const bool line_end = left >= 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] & 0xFE) == 0xA8;
    const bool mark = left >= 3 && at[0] == 0xEF &&
                      ((at[1] == 0xBB && at[2] == 0xBF) || (at[1] == 0xBF && at[2] >= 0xBE));
    return line_end || mark ? 3 : 0;
}

static void add_escaped(ent_text *text, const char *bytes, size_t size)
{
    const unsigned char *at = (const unsigned char *)bytes;
    if (size == 1 && (at[0] == '\n' || at[0] == '\t')) {
        ent_text_add(text, at[0] == '\n' ? "\\n" : "\\t");
        return;
    }
    unsigned point = at[0];
    if (size == 2) {
        point = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    } else if (size == 3) {
        point = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    ent_text_format(text, "\\u%04x", point);
}

void ent_text_add_string(ent_text *text, const char *bytes, size_t length)
{
    ent_text_add(text, "\"");
    size_t from = 0;
    for (size_t i = 0; i < length;) {
        const bool sign = bytes[i] == '"' || bytes[i] == '\\';
        const size_t size = sign ? 1 : special(bytes + i, length - i);
        if (size == 0) {
            i++;
            continue;
        }
        ent_text_add_bytes(text, bytes + from, i - from);
        if (sign) {
            ent_text_add(text, bytes[i] == '"' ? "\\\"" : "\\\\");
        } else {
            add_escaped(text, bytes + i, size);
        }
        i += size;
        from = i;
    }
    ent_text_add_bytes(text, bytes + from, length - from);
    ent_text_add(text, "\"");
}

static bool is(const char *bytes, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(word, bytes, length) == 0;
}

static size_t digits(const char *bytes, size_t length, size_t at)
{
    size_t count = 0;
    while (at + count < length && bytes[at + count] >= '0' && bytes[at + count] <= '9') {
        count++;
    }
    return count;
}

/* A decimal number. `strict`: as JSON has it, else as YAML does: with +, leading zeros, .5 and 5. too. */
static bool is_number(const char *bytes, size_t length, bool strict)
{
    size_t at = length > 0 && (bytes[0] == '-' || (!strict && bytes[0] == '+'));
    const size_t whole = digits(bytes, length, at);
    if (strict && (whole == 0 || (whole > 1 && bytes[at] == '0'))) {
        return false;
    }
    at += whole;
    size_t fraction = 0;
    if (at < length && bytes[at] == '.') {
        fraction = digits(bytes, length, ++at);
        at += fraction;
        if (strict && fraction == 0) {
            return false;
        }
    }
    if (whole + fraction == 0) {
        return false;
    }
    if (at < length && (bytes[at] == 'e' || bytes[at] == 'E')) {
        at++;
        at += at < length && (bytes[at] == '+' || bytes[at] == '-');
        const size_t exponent = digits(bytes, length, at);
        at = exponent == 0 ? length + 1 : at + exponent;
    }
    return at == length;
}

bool ent_is_literal(const char *bytes, size_t length)
{
    return is(bytes, length, "true") || is(bytes, length, "false") || is(bytes, length, "null") ||
           is_number(bytes, length, true);
}

/* What other readers take for something else than text. */
static bool is_typed(const char *bytes, size_t length)
{
    static const char *const words[] = {
        "~",     "=",    "<<",   "null", "Null", "NULL", "true", "True",  "TRUE",  "false", "False",
        "FALSE", ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN", "+.inf", "+.Inf", "+.INF", "<<"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is(bytes, length, words[i])) {
            return true;
        }
    }
    const bool based = length > 2 && bytes[0] == '0' && (bytes[1] == 'x' || bytes[1] == 'o');
    return based || is_number(bytes, length, false);
}

static bool has_special(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (special(bytes + i, length - i) > 0) {
            return true;
        }
    }
    return false;
}

bool ent_is_plain(const char *bytes, size_t length, ent_scalar_place place)
{
    if (length == 0 || bytes[0] == ' ' || bytes[length - 1] == ' ' ||
        strchr("-?:,[]{}#&*!|>'\"%@`", bytes[0]) != NULL || is_typed(bytes, length) ||
        (length >= 3 && memcmp(bytes, "...", 3) == 0) || has_special(bytes, length)) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        const char c = bytes[i];
        if ((c == '#' && bytes[i - 1] == ' ') ||
            (c == ':' && (place != ENT_SCALAR_VALUE || i + 1 == length || bytes[i + 1] == ' ')) ||
            (place == ENT_SCALAR_IN_LIST && strchr(",[]{}", c) != NULL)) {
            return false;
        }
    }
    return true;
}

bool ent_is_prose(const char *bytes, size_t length)
{
    if (length == 0 || bytes[0] == ' ' || bytes[length - 1] == ' ' || has_special(bytes, length)) {
        return false;
    }
    bool blank = false;
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] == ' ' && bytes[i - 1] == ' ') {
            return false;
        }
        blank = blank || bytes[i] == ' ';
    }
    return blank;
}
