/* SPDX-License-Identifier: MIT */
/*
 * Encodings of XML. A text in UTF-16 shows it by its first two bytes; any other that is read has ASCII in its first line,
 * where `encoding` names it. What the text says of itself is not looked at by the parser any more.
 */
#include "formats/in/genius/encoding.h"

#include "diag/diagnostic.h"

#include <string.h>

typedef enum scheme { PLAIN, UTF16_BIG, UTF16_LITTLE } scheme;

/* How the bytes of a text make letters, by the first two of them. */
static scheme find_scheme(const char *bytes, size_t length)
{
    static const struct {
        char first[2];
        scheme is;
    } table[] = {{{'\xFE', '\xFF'}, UTF16_BIG},
                 {{'\xFF', '\xFE'}, UTF16_LITTLE},
                 {{'\0', '<'}, UTF16_BIG},
                 {{'<', '\0'}, UTF16_LITTLE}};
    for (size_t i = 0; length >= 2 && i < sizeof table / sizeof *table; i++) {
        if (memcmp(bytes, table[i].first, 2) == 0) {
            return table[i].is;
        }
    }
    return PLAIN;
}

/* The 16 bits at `at`. */
static uint32_t unit_at(const char *bytes, size_t at, scheme is)
{
    const unsigned char *b = (const unsigned char *)bytes + at;
    return is == UTF16_BIG ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
}

bool ent_xml_begins(const char *bytes, size_t length)
{
    const scheme is = find_scheme(bytes, length);
    const size_t step = is == PLAIN ? 1 : 2;
    size_t at = 0;
    if (is == PLAIN && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        at = 3;
    }
    for (; at + step <= length; at += step) {
        const uint32_t letter = is == PLAIN ? (unsigned char)bytes[at] : unit_at(bytes, at, is);
        if (letter == '<') {
            return true;
        }
        if (letter != ' ' && letter != '\t' && letter != '\n' && letter != '\r' &&
            letter != 0xFEFF) {
            return false;
        }
    }
    return false;
}

static void add_point(ent_text *out, uint32_t point)
{
    char bytes[4];
    size_t length = 0;
    if (point < 0x80) {
        bytes[length++] = (char)point;
    } else if (point < 0x800) {
        bytes[length++] = (char)(0xC0 | point >> 6);
        bytes[length++] = (char)(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        bytes[length++] = (char)(0xE0 | point >> 12);
        bytes[length++] = (char)(0x80 | (point >> 6 & 0x3F));
        bytes[length++] = (char)(0x80 | (point & 0x3F));
    } else {
        bytes[length++] = (char)(0xF0 | point >> 18);
        bytes[length++] = (char)(0x80 | (point >> 12 & 0x3F));
        bytes[length++] = (char)(0x80 | (point >> 6 & 0x3F));
        bytes[length++] = (char)(0x80 | (point & 0x3F));
    }
    ent_text_add_bytes(out, bytes, length);
}

static ent_status refuse(ent_context *context, const ent_input_text *text, const char *words,
                         size_t at)
{
    ENT_TRY(ent_issue_plain(context, ENT_KIND_XML_REFUSED, "'%s' %s, at byte %zu", text->name,
                            words, at));
    return ENT_ERROR_INPUT;
}

static ent_status recode_utf16(ent_context *context, const ent_input_text *text, scheme is,
                               ent_text *out)
{
    for (size_t at = 0; at < text->length; at += 2) {
        if (at + 2 > text->length) {
            return refuse(context, text, "is UTF-16 and ends within a letter", at);
        }
        uint32_t point = unit_at(text->bytes, at, is);
        if (point >= 0xD800 && point < 0xE000) { /* two units, a high one and a low one */
            const uint32_t low = at + 4 <= text->length ? unit_at(text->bytes, at + 2, is) : 0;
            if (point >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
                return refuse(context, text, "is UTF-16 and has half a letter", at);
            }
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        add_point(out, point);
    }
    return ENT_OK;
}

/* The name of the encoding in a declaration at the beginning; its length is 0 where there is none. */
static size_t find_declared(const ent_input_text *text, const char **out)
{
    static const char word[] = "encoding";
    enum { NEAR = 200 };
    const char *bytes = text->bytes;
    const size_t limit = text->length < NEAR ? text->length : NEAR;
    const size_t mark = limit >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const size_t size = sizeof word - 1;
    if (limit < mark + 5 || memcmp(bytes + mark, "<?xml", 5) != 0) {
        return 0;
    }
    size_t at = mark;
    while (at + size < limit && bytes[at] != '>' && memcmp(bytes + at, word, size) != 0) {
        at++;
    }
    at += size;
    while (at < limit && bytes[at] != '"' && bytes[at] != '\'' && bytes[at] != '>') {
        at++;
    }
    if (at >= limit || bytes[at] == '>') {
        return 0;
    }
    const char *end = memchr(bytes + at + 1, bytes[at], limit - at - 1);
    *out = bytes + at + 1;
    return end == NULL ? 0 : (size_t)(end - *out);
}

/* Whether a name is this word, small letters or capitals. */
static bool is_word(const char *name, size_t length, const char *word)
{
    for (size_t i = 0; i < length; i++) {
        const char c = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
        if (word[i] == '\0' || c != word[i]) {
            return false;
        }
    }
    return word[length] == '\0';
}

ent_status ent_xml_recode(ent_context *context, const ent_input_text *text, ent_text *out,
                          ent_coding_before *before)
{
    static const char *const latin[] = {"iso-8859-1", "latin1", "l1", NULL};
    static const char *const kept[] = {"utf-8", "utf8", "us-ascii", "ascii", NULL};
    const scheme is = find_scheme(text->bytes, text->length);
    const char *name = NULL;
    const size_t length = is == PLAIN ? find_declared(text, &name) : 0;
    bool one_byte = false, as_is = length == 0;
    for (size_t i = 0; length > 0 && latin[i] != NULL; i++) {
        one_byte = one_byte || is_word(name, length, latin[i]);
    }
    for (size_t i = 0; length > 0 && kept[i] != NULL; i++) {
        as_is = as_is || is_word(name, length, kept[i]);
    }
    *before = is != PLAIN ? ENT_BEFORE_UTF16 : one_byte ? ENT_BEFORE_LATIN : ENT_BEFORE_UTF8;
    if (is != PLAIN) {
        ENT_TRY(recode_utf16(context, text, is, out));
    } else if (one_byte) {
        for (size_t at = 0; at < text->length; at++) {
            add_point(out, (unsigned char)text->bytes[at]);
        }
    } else if (as_is) {
        ent_text_add_bytes(out, text->bytes, text->length);
    } else {
        return refuse(context, text, "says that it is in an encoding that is not read",
                      (size_t)(name - text->bytes));
    }
    return out->failed ? ENT_ERROR_MEMORY : ENT_OK;
}
