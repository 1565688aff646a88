/* SPDX-License-Identifier: MIT */
/* A source text: its name, its bytes, where its lines begin, and places in it. */
#ifndef ENT_DIAG_SOURCE_H
#define ENT_DIAG_SOURCE_H

#include "base/memory.h"
#include <entente/diagnostics.h>

#include <string.h>

/* A stretch of a source: bytes start .. end - 1. */
typedef struct ent_span {
    size_t start, end;
} ent_span;

/*
 * A value as a person wrote it: its text after unquoting and folding, and where it stands. Where the
 * text is the source byte for byte (`direct`), a part of it has a place of its own, `origin` on.
 */
typedef struct ent_written {
    const char *text;
    size_t length;
    ent_span span;
    bool direct;
    size_t origin;
} ent_written;

/* The span of bytes start .. end - 1 of a written text; the whole value's where that is not known. */
static inline ent_span ent_written_span(const ent_written *written, size_t start, size_t end)
{
    return written->direct ? (ent_span){written->origin + start, written->origin + end}
                           : written->span;
}

/* Whether a written text is this word. */
static inline bool ent_written_is(const ent_written *written, const char *word)
{
    return strlen(word) == written->length && memcmp(word, written->text, written->length) == 0;
}

/* What a text was written in before it was kept as UTF-8. */
typedef enum ent_coding_before {
    ENT_BEFORE_UTF8,  /* it is as it was */
    ENT_BEFORE_LATIN, /* a byte a letter */
    ENT_BEFORE_UTF16
} ent_coding_before;

/* A text that stands with others in one source: from `start`, where a line begins, to the next. Its bytes are counted for
 * people as they were given. */
typedef struct ent_source_part {
    const char *name;
    size_t start;
    ent_coding_before before;
} ent_source_part;

/* The bytes belong to whoever made the source, and so do its parts; the line table is its own. */
typedef struct ent_source {
    const ent_allocator *allocator;
    const char *name;
    const char *bytes;
    size_t length;
    size_t *line_starts;
    size_t line_count;
    const ent_source_part *parts; /* the first begins at 0 */
    size_t part_count;            /* 0: the source is one text */
} ent_source;

/* Indexes the lines. ENT_ERROR_MEMORY: *out is not to be freed. O(length). */
ent_status ent_source_init(ent_source *out, const ent_allocator *allocator, const char *name,
                           const char *bytes, size_t length);
void ent_source_free(ent_source *source);

/* The place of a span, without its line, which is "": nothing is allocated. Of several texts it is counted in the
 * one that it begins in. O(log lines + line length + parts), and of texts that were not UTF-8 O(length). */
ent_place ent_source_point(const ent_source *source, ent_span span);

/* The place of a span, with its text copied into `arena`. O(log lines + line length). */
ent_status ent_source_place(const ent_source *source, ent_span span, ent_arena *arena,
                            ent_place *out);

#endif
