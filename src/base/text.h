/* SPDX-License-Identifier: MIT */
/* Growing text: append, append, and ask once at the end whether memory held out. */
#ifndef ENT_BASE_TEXT_H
#define ENT_BASE_TEXT_H

#include "base/memory.h"

/* Text that grows. After a refused allocation `failed` is set and further appends do nothing. `bytes`
 * is NUL-terminated once anything was appended. */
typedef struct ent_text {
    const ent_allocator *allocator;
    char *bytes;
    size_t length, capacity;
    bool failed;
} ent_text;

void ent_text_init(ent_text *text, const ent_allocator *allocator);
void ent_text_free(ent_text *text);
void ent_text_clear(ent_text *text);
void ent_text_add(ent_text *text, const char *words);
void ent_text_add_bytes(ent_text *text, const char *bytes, size_t length);
void ent_text_add_count(ent_text *text, uint64_t number);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void ent_text_format(ent_text *text, const char *format, ...);

/* The text so far, "" when nothing was added. */
const char *ent_text_get(const ent_text *text);

/* Length in code points of `length` bytes of UTF-8: the bytes that do not continue a sequence. */
size_t ent_utf8_length(const char *bytes, size_t length);

/* `words` in single quotes; beyond `most` bytes cut at a code point, with "..." for the rest. */
void ent_text_add_quoted(ent_text *text, const char *words, size_t length, size_t most);

/* The length of the UTF-8 sequence at `bytes`, of which `left` > 0 may be read; 0 when none that text
 * may hold (overlong, a surrogate, beyond U+10FFFF, cut off) stands there. */
size_t ent_utf8_sequence(const char *bytes, size_t left);

/* Whether the sequence of `size` bytes stands for a control character: of C0 all but tab and line ends,
 * DEL, C1, the line and paragraph separators, and those that turn the direction of text (U+202A to
 * U+202E, U+2066 to U+2069). Shown on a terminal they could hide or forge what is read. */
bool ent_utf8_control(const char *bytes, size_t size);

/* The length of a blank that is none to YAML and to expressions: no-break, thin, of full width, or a mark of byte
 * order; 0 for anything else. */
size_t ent_utf8_odd_blank(const char *bytes, size_t left);

/* A number with its digits in groups of three, as in 16,777,216. */
void ent_text_add_grouped(ent_text *text, uint64_t number);

#endif
