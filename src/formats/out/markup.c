/* SPDX-License-Identifier: MIT */
/* Words as the text of XML and HTML, and inside quoted attributes of either. */
#include "base/text.h"
#include "formats/out/writer.h"

#include <string.h>

/* What a character must be written as, or NULL: as it is. `size` is that of its sequence, 0 where it is none. */
static const char *instead_of(const char *bytes, size_t size)
{
    switch (*bytes) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\r':
        return " ";
    case '\n':
        return NULL;
    default:
        break;
    }
    /* U+FFFE and U+FFFF are no characters of XML. */
    const bool none =
        size == 3 && memcmp(bytes, "\xEF\xBF", 2) == 0 && (unsigned char)bytes[2] >= 0xBE;
    return size == 0 || none || ent_utf8_control(bytes, size) ? "\xEF\xBF\xBD" : NULL;
}

void ent_put_markup(ent_writer *writer, const char *words)
{
    const size_t length = strlen(words);
    size_t whole = 0; /* from here to `i` nothing needs changing */
    for (size_t i = 0; i < length;) {
        const size_t size = ent_utf8_sequence(words + i, length - i);
        const char *instead = instead_of(words + i, size);
        if (instead != NULL) {
            ent_put_bytes(writer, words + whole, i - whole);
            ent_put(writer, instead);
            whole = i + (size == 0 ? 1 : size);
        }
        i += size == 0 ? 1 : size;
    }
    ent_put_bytes(writer, words + whole, length - whole);
}

void ent_put_attribute(ent_writer *writer, const char *name, const char *value)
{
    if (value != NULL) {
        ent_put(writer, " ");
        ent_put(writer, name);
        ent_put(writer, "=\"");
        ent_put_markup(writer, value);
        ent_put(writer, "\"");
    }
}
