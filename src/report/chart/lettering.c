/* SPDX-License-Identifier: MIT */
/*
 * How wide text is, without knowing the font.
 *
 * A reader's font is not known when a chart is made, so letters count by class, each class about as wide as in
 * the wider of the usual fonts; a label then has room in all of them. Marks that are put over letters
 * count nothing, ideographs and emoji a full em.
 */
#include "report/chart/lettering.h"

#include <string.h>

enum { NARROW = 430, SLIM = 560, ORDINARY = 850, CAPITAL = 980, WIDE = 1300 };

static int64_t ascii_width(char letter)
{
    if (strchr("ijlI.,:;'|!`", letter) != NULL) {
        return NARROW;
    }
    if (strchr(" frt()[]/\\-\"{}", letter) != NULL) {
        return SLIM;
    }
    if (strchr("mwMW@%", letter) != NULL) {
        return WIDE;
    }
    return (letter >= 'A' && letter <= 'Z') || strchr("#&+<=>~^", letter) != NULL ? CAPITAL
                                                                                  : ORDINARY;
}

/* The code point of a sequence that is well formed. */
static uint32_t decode(const char *bytes, size_t size)
{
    uint32_t point = (unsigned char)bytes[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        point = point << 6 | ((unsigned char)bytes[i] & 0x3Fu);
    }
    return point;
}

static int64_t wide_width(uint32_t point)
{
    if ((point >= 0x300 && point < 0x370) || (point >= 0x200B && point <= 0x200F) ||
        (point >= 0xFE00 && point <= 0xFE0F)) {
        return 0;
    }
    const bool full = (point >= 0x1100 && point < 0x1200) || (point >= 0x2E80 && point < 0xD7B0) ||
                      (point >= 0xF900 && point < 0xFB00) || (point >= 0xFF00 && point < 0xFFE7) ||
                      point >= 0x1F000;
    return full ? WIDE : point >= 0x2010 && point < 0x2060 ? SLIM + 200 : CAPITAL;
}

/* The width of the letter at `bytes`, and in *size how many bytes it takes. */
static int64_t letter_width(const char *bytes, size_t left, size_t *size)
{
    *size = ent_utf8_sequence(bytes, left);
    if (*size <= 1) {
        *size = 1;
        return ascii_width(*bytes);
    }
    return wide_width(decode(bytes, *size));
}

static int64_t span_width(const char *text, size_t length)
{
    int64_t width = 0;
    for (size_t i = 0, size = 0; i < length; i += size) {
        width += letter_width(text + i, length - i, &size);
    }
    return width;
}

int64_t ent_text_width(const char *text)
{
    return span_width(text, strlen(text));
}

/* How many bytes of whole letters fit. */
static size_t fitting(const char *text, size_t length, int64_t width)
{
    size_t end = 0;
    for (size_t size = 0; end < length; end += size) {
        width -= letter_width(text + end, length - end, &size);
        if (width < 0) {
            break;
        }
    }
    return end;
}

static const char ellipsis[] = "\xE2\x80\xA6";

/* The front of a text with an ellipsis, within a width. */
static const char *front(ent_arena *arena, const char *text, size_t length, int64_t width)
{
    size_t end = fitting(text, length, width - ent_text_width(ellipsis));
    while (end > 0 && text[end - 1] == ' ') {
        end--;
    }
    char *cut = ent_arena_new(arena, end + sizeof ellipsis, 1);
    if (cut != NULL) {
        memcpy(cut, text, end);
        memcpy(cut + end, ellipsis, sizeof ellipsis);
    }
    return cut;
}

const char *ent_text_cut(ent_arena *arena, const char *text, int64_t width)
{
    const size_t length = strlen(text);
    if (span_width(text, length) <= width) {
        return ent_arena_text(arena, text, length);
    }
    return front(arena, text, length, width);
}

/* Whether a line may end before the byte at `end`: at a blank, or behind what joins parts of a name. */
static bool may_break(const char *text, size_t end)
{
    return text[end] == ' ' || (end > 1 && strchr("_-/", text[end - 1]) != NULL);
}

int64_t ent_text_widest_word(const char *text)
{
    const size_t length = strlen(text);
    int64_t widest = 0;
    for (size_t start = 0, end = 1; end <= length; end++) {
        if (end == length || may_break(text, end)) {
            const int64_t width = span_width(text + start, end - start);
            widest = width > widest ? width : widest;
            start = text[end] == ' ' ? end + 1 : end;
        }
    }
    return widest;
}

/* How many bytes go on the next line: up to the last break within the width, or what fits of a long word. */
static size_t line_end(const char *text, size_t length, int64_t width)
{
    const size_t most = fitting(text, length, width);
    if (most == length) {
        return most;
    }
    for (size_t end = most; end > 0; end--) {
        if (may_break(text, end)) {
            return end;
        }
    }
    size_t one = 0;
    (void)letter_width(text, length, &one);
    return most > 0 ? most : one;
}

ent_status ent_text_wrap(ent_arena *arena, const char *text, int64_t width, size_t most,
                         ent_lines *out)
{
    ent_lines lines = {.count = 0};
    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        const size_t length = strlen(text);
        const size_t end = line_end(text, length, width);
        const bool last = lines.count + 1 == most && end < length;
        const char *line =
            last ? front(arena, text, length, width) : ent_arena_text(arena, text, end);
        if (line == NULL) {
            return ENT_ERROR_MEMORY;
        }
        const int64_t wide = ent_text_width(line);
        lines.line[lines.count++] = line;
        lines.width = wide > lines.width ? wide : lines.width;
        lines.cut = last;
        if (last) {
            break;
        }
        text += end;
    }
    *out = lines;
    return ENT_OK;
}

void ent_drawing_text(ent_drawing *drawing, ent_ink ink, ent_anchor anchor, ent_spot at,
                      const char *text)
{
    ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                          .ink = ink,
                                          .anchor = anchor,
                                          .x = at.x,
                                          .y = at.y,
                                          .text = text});
}

void ent_drawing_lines(ent_drawing *drawing, const ent_shape *shape, int64_t middle,
                       const ent_lines *lines)
{
    ent_shape line = *shape;
    line.kind = ENT_SHAPE_TEXT;
    line.y = middle - (int64_t)(lines->count - 1) * ENT_LINE_HEIGHT / 2 + 450;
    for (size_t i = 0; i < lines->count; i++) {
        line.text = lines->line[i];
        ent_drawing_add(drawing, &line);
        line.y += ENT_LINE_HEIGHT;
    }
}
