/* SPDX-License-Identifier: MIT */
/*
 * Places in a source text.
 *
 * Offsets are bytes; people get lines and columns, both from 1, columns in code points. The line is
 * found by bisection in a table of line starts. A quoted line that is longer than a screen is cut
 * around the stretch that it is quoted for, with "..." where something was left out. Where several
 * texts stand in one source, bytes and lines are those of the whole, less those before the text.
 */
#include "diag/source.h"

#include "base/text.h"

#include <string.h>

enum { QUOTE_BYTES = 110, QUOTE_BEFORE = 40 };

ent_status ent_source_init(ent_source *out, const ent_allocator *allocator, const char *name,
                           const char *bytes, size_t length)
{
    size_t lines = 1;
    for (size_t i = 0; i < length; i++) {
        lines += bytes[i] == '\n';
    }
    size_t *starts = ent_memory_new(allocator, lines, sizeof *starts);
    if (starts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    starts[0] = 0;
    size_t line = 1;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\n') {
            starts[line++] = i + 1;
        }
    }
    *out = (ent_source){.allocator = allocator,
                        .name = name,
                        .bytes = bytes,
                        .length = length,
                        .line_starts = starts,
                        .line_count = lines};
    return ENT_OK;
}

void ent_source_free(ent_source *source)
{
    ent_memory_free(source->allocator, source->line_starts);
    source->line_starts = NULL;
}

/* Index of the last line that starts at or before `offset`. */
static size_t line_at(const ent_source *source, size_t offset)
{
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static size_t line_end(const ent_source *source, size_t line)
{
    size_t end = line + 1 < source->line_count ? source->line_starts[line + 1] - 1 : source->length;
    if (end > source->line_starts[line] && source->bytes[end - 1] == '\r') {
        end--;
    }
    return end;
}

/* Moves back from a byte to the start of its code point. */
static size_t point_start(const ent_source *source, size_t floor, size_t offset)
{
    while (offset > floor && ((unsigned char)source->bytes[offset] & 0xC0) == 0x80) {
        offset--;
    }
    return offset;
}

/* Fills in quote, caret and caret_width for the span's first line, start .. end. */
static ent_status quote_line(const ent_source *source, ent_span span, size_t start, size_t end,
                             ent_arena *arena, ent_place *out)
{
    const size_t first = start;
    size_t last = end;
    if (end - start > QUOTE_BYTES) {
        if (span.start > start + QUOTE_BEFORE) {
            start = point_start(source, start, span.start - QUOTE_BEFORE);
        }
        if (end - start > QUOTE_BYTES) {
            last = point_start(source, start, start + QUOTE_BYTES);
        }
    }
    ent_text text;
    ent_text_init(&text, arena->allocator);
    ent_text_add(&text, start > first ? "..." : "");
    const size_t cut = text.length;
    for (size_t i = start; i < last;) {
        const size_t size = ent_utf8_sequence(source->bytes + i, last - i);
        const unsigned char byte = (unsigned char)source->bytes[i];
        if (size == 0) {
            ent_text_add(&text, "\xEF\xBF\xBD"); /* the replacement character */
        } else if (byte < 0x20 || byte == 0x7F) {
            ent_text_add(&text, " ");
        } else {
            ent_text_add_bytes(&text, source->bytes + i, size);
        }
        i += size == 0 ? 1 : size;
    }
    ent_text_add(&text, last < end ? "..." : "");
    char *quote = text.failed ? NULL : ent_arena_text(arena, ent_text_get(&text), text.length);
    ent_text_free(&text);
    if (quote == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const size_t from = span.start < last ? span.start : last;
    const size_t to = span.end < last ? span.end : last;
    out->quote = quote;
    out->caret = cut + ent_utf8_length(source->bytes + start, from - start);
    const size_t points = ent_utf8_length(source->bytes + from, to - from);
    out->caret_width = points > 0 ? points : 1; /* nothing, or what is no UTF-8 */
    return ENT_OK;
}

/* A span cut to what there is of a text, which ends at `limit`. */
static ent_span within(ent_span span, size_t limit)
{
    const size_t end = span.end < limit ? span.end : limit;
    const size_t start = span.start < limit ? span.start : limit;
    return (ent_span){start, end < start ? start : end};
}

/* The text of a source that a byte is in, and where it ends. */
static ent_source_part part_at(const ent_source *source, size_t at, size_t *end)
{
    ent_source_part part = {.name = source->name};
    *end = source->length;
    for (size_t p = 0; p < source->part_count; p++) {
        if (source->parts[p].start > at) {
            *end = source->parts[p].start;
            break;
        }
        part = source->parts[p];
    }
    return part;
}

/* How many bytes stood in a text, as it was given, before a byte of the source. */
static size_t bytes_before(const ent_source *source, const ent_source_part *part, size_t at)
{
    if (part->before == ENT_BEFORE_UTF8) {
        return at - part->start;
    }
    size_t bytes = 0;
    for (size_t i = part->start; i < at; i++) {
        const unsigned char byte = (unsigned char)source->bytes[i];
        const bool letter = (byte & 0xC0) != 0x80;
        const size_t units = byte >= 0xF0 ? 2 : 1; /* of UTF-16 */
        bytes += !letter ? 0 : part->before == ENT_BEFORE_LATIN ? 1 : 2 * units;
    }
    return bytes;
}

ent_place ent_source_point(const ent_source *source, ent_span span)
{
    size_t end = 0;
    const ent_source_part part = part_at(source, span.start, &end);
    const size_t before = line_at(source, part.start);
    span = within(span, end);
    const size_t line = line_at(source, span.start), last = line_at(source, span.end);
    const size_t start = source->line_starts[line], last_start = source->line_starts[last];
    return (ent_place){
        .source = part.name,
        .quote = "",
        .byte_start = bytes_before(source, &part, span.start),
        .byte_end = bytes_before(source, &part, span.end),
        .line = line - before + 1,
        .column = 1 + ent_utf8_length(source->bytes + start, span.start - start),
        .end_line = last - before + 1,
        .end_column = 1 + ent_utf8_length(source->bytes + last_start, span.end - last_start),
    };
}

ent_status ent_source_place(const ent_source *source, ent_span span, ent_arena *arena,
                            ent_place *out)
{
    span = within(span, source->length);
    const size_t line = line_at(source, span.start);
    const size_t start = source->line_starts[line];
    *out = ent_source_point(source, span);
    out->source = ent_arena_text(arena, out->source, strlen(out->source));
    if (out->source == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t end = line_end(source, line);
    if (end < span.start) {
        end = span.start;
    }
    return quote_line(source, span, start, end, arena, out);
}
