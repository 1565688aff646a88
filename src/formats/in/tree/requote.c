/* SPDX-License-Identifier: MIT */
/*
 * How to write a text in quotes that has a quote of its own kind in it.
 *
 * YAML ends 'the county's town' at the apostrophe. What is meant is known where a word goes on at the quote, or where the
 * text ends with a quote that nothing opens. Then it is written in quotes of the other kind; where it has both
 * kinds, those within are written as YAML writes them, '' or \".
 */
#include "formats/in/tree/requote.h"

#include <string.h>

/* Whether a word can go on with a byte: a letter, a digit, or part of a letter beyond ASCII. */
static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* How many bytes a quote takes that stands within the text at `at`: '' and \" are one; 0: there is none. */
static size_t inner(const char *text, size_t at, size_t end, char quote)
{
    const char first = quote == '"' ? '\\' : quote;
    if (at + 1 < end && text[at] == first && text[at + 1] == quote) {
        return 2;
    }
    return text[at] == quote ? 1 : 0;
}

/* How many quotes of its kind a text has, those that are written as two bytes left out. */
static size_t count_quotes(const char *text, size_t length)
{
    size_t count = 1;
    for (size_t at = 1; at < length;) {
        const size_t size = inner(text, at, length, text[0]);
        count += size == 1;
        at += size > 0 ? size : 1;
    }
    return count;
}

/* Where the text within the outer quotes ends; 0: the quotes are not outer ones. */
static size_t find_end(const char *text, size_t length, size_t after)
{
    const char quote = text[0];
    const bool goes_on = after < length && is_word(text[after]);
    if (text[length - 1] == quote && length > after) {
        return goes_on || count_quotes(text, length) % 2 == 1 ? length - 1 : 0;
    }
    return goes_on && after > 2 && is_word(text[after - 2]) ? length : 0;
}

/* Appends the text with its own quotes written as `within`. */
static void add_within(ent_text *cure, const char *text, size_t end, const char *within)
{
    for (size_t at = 1; at < end;) {
        const size_t size = inner(text, at, end, text[0]);
        ent_text_add_bytes(cure, size > 0 ? within : text + at, size > 0 ? strlen(within) : 1);
        at += size > 0 ? size : 1;
    }
}

bool ent_requote(ent_text *cure, const char *text, size_t length, size_t after, size_t longest)
{
    const bool single = text[0] == '\'';
    const char *own = single ? "'" : "\"", *other = single ? "\"" : "'";
    const size_t end = find_end(text, length, after);
    if (end == 0 || length > longest) {
        return false;
    }
    if (memchr(text, other[0], end) == NULL && memchr(text, '\\', end) == NULL) {
        ent_text_add(cure, single ? "write it in double quotes, as single ones end at the next "
                                    "single quote or apostrophe: "
                                  : "write it in single quotes, as double ones end at the next "
                                    "double quote: ");
        ent_text_add(cure, other);
        add_within(cure, text, end, own);
        ent_text_add(cure, other);
        return true;
    }
    ent_text_add(cure, single ? "write each single quote or apostrophe within it twice: "
                              : "put a backslash before each double quote within it: ");
    ent_text_add(cure, own);
    add_within(cure, text, end, single ? "''" : "\\\"");
    ent_text_add(cure, own);
    return true;
}
