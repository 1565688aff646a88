/* SPDX-License-Identifier: MIT */
/* Text that grows by half of itself at least, and JSON in it. */
#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256, PIECE = 512 };

/* Makes room for `more` bytes and a NUL. */
static bool reserve(text *to, size_t more)
{
    if (to->refused || more > SIZE_MAX / 4 - to->length) {
        to->refused = true;
        return false;
    }
    const size_t need = to->length + more + 1;
    if (need <= to->room) {
        return true;
    }
    size_t room = to->room + to->room / 2;
    room = room < FIRST_ROOM ? FIRST_ROOM : room;
    room = room < need ? need : room;
    char *bytes = realloc(to->bytes, room);
    if (bytes == NULL) {
        to->refused = true;
        return false;
    }
    to->bytes = bytes;
    to->room = room;
    return true;
}

void text_put(text *to, const char *bytes, size_t length)
{
    if (length > 0 && reserve(to, length)) {
        memcpy(to->bytes + to->length, bytes, length);
        to->length += length;
    }
}

void text_add(text *to, const char *words)
{
    text_put(to, words, strlen(words));
}

void text_print(text *to, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (reserve(to, PIECE)) {
        const int length = vsnprintf(to->bytes + to->length, PIECE, format, arguments);
        to->refused = length < 0 || length >= PIECE;
        to->length += to->refused ? 0 : (size_t)length;
    }
    va_end(arguments);
}

/* Escapes one byte of those that JSON does not take as they are. */
static void put_escape(text *to, unsigned char byte)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *at = byte == '\0' ? NULL : strchr(plain, byte);
    if (at != NULL) {
        const char pair[2] = {'\\', letters[at - plain]};
        text_put(to, pair, 2);
    } else {
        static const char digits[] = "0123456789abcdef";
        const char code[6] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        text_put(to, code, sizeof code);
    }
}

void text_quote(text *to, const char *bytes, size_t length)
{
    size_t from = 0;
    text_put(to, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\') {
            text_put(to, bytes + from, i - from);
            put_escape(to, byte);
            from = i + 1;
        }
    }
    text_put(to, bytes + from, length - from);
    text_put(to, "\"", 1);
}

void text_quote_words(text *to, const char *words)
{
    if (words == NULL) {
        text_add(to, "null");
    } else {
        text_quote(to, words, strlen(words));
    }
}

char *text_take(text *from, size_t *length)
{
    if (!reserve(from, 0)) {
        text_drop(from);
        return NULL;
    }
    char *bytes = from->bytes;
    bytes[from->length] = '\0';
    if (length != NULL) {
        *length = from->length;
    }
    *from = (text){0};
    return bytes;
}

void text_drop(text *from)
{
    free(from->bytes);
    *from = (text){0};
}

/* How many bytes the character has that begins with these, 0 when they begin none. */
static size_t character(const unsigned char *bytes, size_t left)
{
    /* By the first byte: its mask and bits, and the least code point of that length. */
    static const struct {
        unsigned char mask, bits;
        uint32_t least;
    } forms[] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
    for (size_t more = 0; more < sizeof forms / sizeof *forms; more++) {
        if ((bytes[0] & forms[more].mask) != forms[more].bits) {
            continue;
        }
        uint32_t point = bytes[0] & (unsigned char)~forms[more].mask;
        if (more >= left) {
            return 0;
        }
        for (size_t i = 1; i <= more; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
            point = point << 6 | (bytes[i] & 0x3fU);
        }
        const bool surrogate = point >= 0xd800 && point <= 0xdfff;
        return point < forms[more].least || point > 0x10ffff || surrogate ? 0 : more + 1;
    }
    return 0;
}

bool text_is_utf8(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        const size_t part = character((const unsigned char *)bytes + at, length - at);
        if (part == 0) {
            return false;
        }
        at += part;
    }
    return true;
}
