/* SPDX-License-Identifier: MIT */
/*
 * Characters of UTF-8, as far as reading news needs them: which are blanks, letters and quotation marks, and which
 * letters are capitals. Latin, Greek and Cyrillic letters have cases here; others have none. Whatever is no
 * character of UTF-8 counts as one of one byte, which is no letter.
 */
#ifndef ENT_READING_LETTERS_H
#define ENT_READING_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a character is. */
typedef enum ent_letter_kind {
    ENT_LETTER_OTHER,
    ENT_LETTER_BLANK, /* spaces of every kind, tabs, line ends */
    ENT_LETTER_LOWER, /* also letters without cases, and marks that combine with them */
    ENT_LETTER_UPPER,
    ENT_LETTER_DIGIT
} ent_letter_kind;

typedef struct ent_letter {
    uint32_t code;
    size_t size; /* bytes; 0 at the end of the text */
    ent_letter_kind kind;
} ent_letter;

/* The character at a place, and the one that ends there; of size 0 where there is none. O(1). */
ent_letter ent_letter_at(const char *bytes, size_t length, size_t at);
ent_letter ent_letter_before(const char *bytes, size_t at);

static inline bool ent_letter_is_word(ent_letter letter)
{
    return letter.kind >= ENT_LETTER_LOWER;
}

/* Quotation marks and brackets that can only close, or only open; the straight mark can do both. */
bool ent_letter_closes(uint32_t code);
bool ent_letter_opens(uint32_t code);

/* Whether a character is an apostrophe, straight or curly. */
static inline bool ent_letter_is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

/* Writes text in lower case, cut after `room` bytes; returns how many were written. Apostrophes become straight. */
size_t ent_letters_fold(const char *bytes, size_t length, char *out, size_t room);

#endif
