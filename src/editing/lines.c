/* SPDX-License-Identifier: MIT */
/* Cutting lists into the lines of their items. */
#include "editing/lines.h"

size_t ent_line_start(const ent_source *source, size_t at)
{
    while (at > 0 && source->bytes[at - 1] != '\n') {
        at--;
    }
    return at;
}

/* The line end of the line that holds a byte, or the end of the text. */
static size_t line_break(const ent_source *source, size_t at)
{
    while (at < source->length && source->bytes[at] != '\n') {
        at++;
    }
    return at;
}

size_t ent_line_end(const ent_source *source, size_t at)
{
    const size_t end = line_break(source, at);
    return end > at && source->bytes[end - 1] == '\r' ? end - 1 : end;
}

size_t ent_line_next(const ent_source *source, size_t at)
{
    const size_t end = line_break(source, at);
    return end < source->length ? end + 1 : end;
}

size_t ent_line_text(const ent_source *source, size_t start)
{
    while (start < source->length &&
           (source->bytes[start] == ' ' || source->bytes[start] == '\t')) {
        start++;
    }
    return start;
}

bool ent_line_is_blank(const ent_source *source, size_t start)
{
    const size_t text = ent_line_text(source, start);
    return text >= ent_line_end(source, start);
}

bool ent_line_is_comment(const ent_source *source, size_t start)
{
    const size_t text = ent_line_text(source, start);
    return text < source->length && source->bytes[text] == '#';
}

size_t ent_line_lead(const ent_source *source, size_t start, size_t floor, size_t column)
{
    size_t first = start;
    while (first > floor && ent_line_is_comment(source, ent_line_start(source, first - 1))) {
        first = ent_line_start(source, first - 1);
    }
    first = first < floor ? floor : first;
    while (first < start && ent_line_text(source, first) - first > column) {
        first = ent_line_next(source, first);
    }
    return first;
}

static bool has_dash(const ent_source *source, size_t line, size_t column)
{
    const size_t at = line + column;
    return at < source->length && ent_line_text(source, line) == at && source->bytes[at] == '-';
}

/* Finds the line of an item's dash: the item's own, or one above it, but not above `floor`. */
static bool find_dash(const ent_source *source, size_t item, size_t floor, size_t column,
                      size_t *out)
{
    size_t line = ent_line_start(source, item);
    while (line > floor && !has_dash(source, line, column)) {
        line = ent_line_start(source, line - 1);
    }
    *out = line;
    return line >= floor && has_dash(source, line, column);
}

bool ent_lines_cut(const ent_source *source, const ent_node *list, size_t above, ent_slot *slots,
                   size_t *column)
{
    const size_t first = list->span.start;
    *column = first - ent_line_start(source, first);
    size_t floor = ent_line_next(source, above);
    for (size_t i = 0; i < list->count; i++) {
        ent_slot *slot = &slots[i];
        const ent_span item = ent_extent(source, list->items[i]);
        if (!find_dash(source, item.start, floor, *column, &slot->dash_line)) {
            return false;
        }
        slot->span.start = ent_line_lead(source, slot->dash_line, floor, *column);
        size_t last = ent_line_start(source, item.end > item.start ? item.end - 1 : item.end);
        size_t next = ent_line_next(source, last);
        while (next > last && next < source->length && ent_line_is_comment(source, next) &&
               ent_line_text(source, next) - next > *column) {
            last = next;
            next = ent_line_next(source, last);
        }
        slot->span.end = ent_line_end(source, last);
        floor = next;
    }
    return true;
}
