/* SPDX-License-Identifier: MIT */
/* Growing text. Doubling capacity: n appended bytes cost O(n) in all. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void ent_text_init(ent_text *text, const ent_allocator *allocator)
{
    *text = (ent_text){.allocator = allocator};
}

void ent_text_free(ent_text *text)
{
    ent_memory_free(text->allocator, text->bytes);
    ent_text_init(text, text->allocator);
}

void ent_text_clear(ent_text *text)
{
    text->length = 0;
    if (text->bytes != NULL) {
        text->bytes[0] = '\0';
    }
}

static bool make_room(ent_text *text, size_t more)
{
    if (text->failed || more > SIZE_MAX - text->length - 1) {
        text->failed = true;
        return false;
    }
    char *bytes =
        ent_memory_grow(text->allocator, text->bytes, &text->capacity, text->length + more + 1, 1);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    return true;
}

void ent_text_add_bytes(ent_text *text, const char *bytes, size_t length)
{
    if (make_room(text, length)) {
        if (length > 0) {
            memcpy(text->bytes + text->length, bytes, length);
        }
        text->length += length;
        text->bytes[text->length] = '\0';
    }
}

void ent_text_add(ent_text *text, const char *words)
{
    ent_text_add_bytes(text, words, strlen(words));
}

void ent_text_add_count(ent_text *text, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    ent_text_add_bytes(text, digits + at, sizeof digits - at);
}

void ent_text_add_grouped(ent_text *text, uint64_t number)
{
    char digits[27];
    size_t at = sizeof digits;
    unsigned written = 0;
    do {
        if (written > 0 && written % 3 == 0) {
            digits[--at] = ',';
        }
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
        written++;
    } while (number > 0);
    ent_text_add_bytes(text, digits + at, sizeof digits - at);
}

void ent_text_add_quoted(ent_text *text, const char *words, size_t length, size_t most)
{
    size_t kept = length < most ? length : most;
    while (kept > 0 && kept < length && ((unsigned char)words[kept] & 0xC0) == 0x80) {
        kept--;
    }
    ent_text_add(text, "'");
    ent_text_add_bytes(text, words, kept);
    ent_text_add(text, kept < length ? "...'" : "'");
}

void ent_text_format(ent_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !make_room(text, (size_t)length)) {
        text->failed = true;
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

const char *ent_text_get(const ent_text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

size_t ent_utf8_length(const char *bytes, size_t length)
{
    size_t points = 0;
    for (size_t i = 0; i < length; i++) {
        points += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    return points;
}

size_t ent_utf8_sequence(const char *bytes, size_t left)
{
    const unsigned char *at = (const unsigned char *)bytes;
    static const unsigned char first_low[5] = {0, 0, 0xC2, 0xE0, 0xF0};
    static const unsigned char first_high[5] = {0, 0, 0xDF, 0xEF, 0xF4};
    if (at[0] < 0x80) {
        return 1;
    }
    for (size_t size = 2; size <= 4; size++) {
        if (at[0] < first_low[size] || at[0] > first_high[size]) {
            continue;
        }
        if (left < size) {
            return 0;
        }
        for (size_t i = 1; i < size; i++) {
            if ((at[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        const bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
        const bool surrogate = at[0] == 0xED && at[1] > 0x9F;
        const bool beyond = at[0] == 0xF4 && at[1] > 0x8F;
        return overlong || surrogate || beyond ? 0 : size;
    }
    return 0;
}

bool ent_utf8_control(const char *bytes, size_t size)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (size == 1) {
        return (b[0] < 0x20 && b[0] != '\t' && b[0] != '\n' && b[0] != '\r') || b[0] == 0x7F;
    }
    if (size == 2) {
        return b[0] == 0xC2 && b[1] < 0xA0;
    }
    return size == 3 && b[0] == 0xE2 &&
           ((b[1] == 0x80 && b[2] >= 0xA8 && b[2] <= 0xAE) ||
            (b[1] == 0x81 && b[2] >= 0xA6 && b[2] <= 0xA9));
}

size_t ent_utf8_odd_blank(const char *bytes, size_t left)
{
    static const char *const odd[] = {"\xC2\xA0",     "\xE2\x80\xAF", "\xE2\x80\x89",
                                      "\xE2\x80\x87", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        const size_t size = strlen(odd[i]);
        if (size <= left && memcmp(bytes, odd[i], size) == 0) {
            return size;
        }
    }
    return 0;
}
