/* SPDX-License-Identifier: MIT */
/* Text that grows, and JSON in it. Once memory is refused nothing more is put, and text_take() gives NULL. */
#ifndef ENTENTE_SERVER_TEXT_H
#define ENTENTE_SERVER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Begins as all zero. */
typedef struct text {
    char *bytes;
    size_t length, room;
    bool refused;
} text;

void text_put(text *to, const char *bytes, size_t length);
void text_add(text *to, const char *words);

/* As printf() does, for short pieces. */
void text_print(text *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A JSON string with its quotes. The bytes are UTF-8 (see text_is_utf8). NULL words: `null`. */
void text_quote(text *to, const char *bytes, size_t length);
void text_quote_words(text *to, const char *words);

/* Gives the text away, with a NUL behind it, and its length where `length` is not NULL; empties it. NULL: memory
 * was refused. */
char *text_take(text *from, size_t *length);
void text_drop(text *from);

/* Whether the bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, none cut short. */
bool text_is_utf8(const char *bytes, size_t length);

#endif
