/* SPDX-License-Identifier: MIT */
/* Breaking lines, and keeping a terminal from obeying a text. */
#include "review/flow.h"

#include <string.h>

/* The bytes of a character that may be shown; 0: none stands there. */
static size_t character(const char *bytes, size_t left)
{
    const unsigned char *at = (const unsigned char *)bytes;
    if (at[0] < 0x80) {
        return at[0] >= 0x20 && at[0] != 0x7F;
    }
    const size_t size = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : at[0] >= 0xC2 ? 2 : 0;
    if (size == 0 || size > left || at[0] > 0xF4) {
        return 0;
    }
    unsigned point = at[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
        point = point << 6 | (at[i] & 0x3Fu);
    }
    const bool turning =
        (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    const bool control = point < 0xA0 || turning || (point >= 0xD800 && point < 0xE000);
    const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
    return control || overlong || point > 0x10FFFF ? 0 : size;
}

void flow_begin(flow *f, FILE *page, size_t width, size_t indent)
{
    *f = (flow){.page = page, .width = width, .indent = indent};
}

/* Writes the word, on a new line where it does not fit. */
static void put_word(flow *f)
{
    const bool fits = f->column + f->after_blank + f->columns <= f->width;
    if (f->length == 0) {
        return;
    }
    if (f->column == 0 || (!fits && f->after_blank && f->columns > 0)) {
        (void)fprintf(f->page, "%s%*s", f->column == 0 ? "" : "\n", (int)f->indent, "");
        f->column = f->indent;
    } else if (f->after_blank) {
        (void)putc(' ', f->page);
        f->column++;
    }
    (void)fwrite(f->word, 1, f->length, f->page);
    f->column += f->columns;
    f->length = f->columns = 0;
    f->after_blank = false;
}

static void add(flow *f, const char *bytes, size_t size, size_t columns)
{
    if (f->length + size > FLOW_WORD) {
        put_word(f);
    }
    if (size <= FLOW_WORD) {
        memcpy(f->word + f->length, bytes, size);
        f->length += size;
        f->columns += columns;
    }
}

void flow_add(flow *f, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length;) {
        const char c = bytes[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            put_word(f);
            f->after_blank = f->column > 0;
            i++;
            continue;
        }
        const size_t size = character(bytes + i, length - i);
        add(f, size == 0 ? "?" : bytes + i, size == 0 ? 1 : size, 1);
        i += size == 0 ? 1 : size;
    }
}

void flow_hidden(flow *f, const char *bytes)
{
    add(f, bytes, strlen(bytes), 0);
}

void flow_end(flow *f)
{
    put_word(f);
    if (f->column > 0) {
        (void)putc('\n', f->page);
    }
}

void flow_put_clean(FILE *page, const char *words)
{
    const size_t length = strlen(words);
    for (size_t i = 0; i < length;) {
        const size_t size = character(words + i, length - i);
        if (size == 0) {
            (void)putc(words[i] == '\n' || words[i] == '\t' ? ' ' : '?', page);
        } else {
            (void)fwrite(words + i, 1, size, page);
        }
        i += size == 0 ? 1 : size;
    }
}
