/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics: what is wrong or worth knowing, where it stands, why, and what would cure it.
 *
 * A diagnostic is complete in itself: it holds a copy of the line it quotes, so it outlives the text
 * it speaks of. The context keeps them in the order in which they were found, up to 20 errors; the
 * rest are counted. The catalogue of codes is docs/diagnostics.md.
 *
 * They belong to a context, which one thread at a time uses.
 */
#ifndef ENTENTE_DIAGNOSTICS_H
#define ENTENTE_DIAGNOSTICS_H

#include <entente/context.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How grave a diagnostic is: with an error the call fails, and its result is not made. */
typedef enum ent_severity {
    ENT_SEVERITY_NOTE,
    ENT_SEVERITY_WARNING,
    ENT_SEVERITY_ERROR
} ent_severity;

/*
 * A stretch of a source text. Lines and columns count from 1, columns in code points; bytes count
 * from 0 and `byte_end` is one past the last. `quote` is the first line of the stretch (its middle
 * when the line is long) and `caret` and `caret_width` say which columns of `quote`, counted from 0,
 * to underline.
 */
typedef struct ent_place {
    const char *source; /* the file's name as the caller gave it */
    uint64_t byte_start, byte_end;
    uint64_t line, column, end_line, end_column;
    const char *quote;
    size_t caret, caret_width;
} ent_place;

/* Something said at a second place, for example where a name was used first. */
typedef struct ent_note {
    const char *message;
    bool has_place;
    ent_place place;
} ent_note;

/* One diagnostic. Text belongs to the context. */
typedef struct ent_diagnostic {
    const char *code; /* stable, for example "E203" */
    ent_severity severity;
    const char *message; /* what is wrong */
    const char *cause;   /* the rule behind it; may be NULL */
    const char *cure;    /* what would mend it; may be NULL */
    bool has_place;
    ent_place place;
    size_t note_count;
    const ent_note *notes;
} ent_diagnostic;

/* How many diagnostics the context holds. */
ENT_API size_t ent_diagnostic_count(const ent_context *context);

/* How many errors were found, those beyond the limit of 20 included. */
ENT_API uint64_t ent_diagnostic_errors(const ent_context *context);

/* The diagnostic with this index, from 0; NULL outside the range. It belongs to the context and lives
 * until ent_diagnostics_clear() or ent_context_free(). */
ENT_API const ent_diagnostic *ent_diagnostic_at(const ent_context *context, size_t index);

/* Forgets all diagnostics. */
ENT_API void ent_diagnostics_clear(ent_context *context);

/* What a code means in general, apart from any file. Text is constant and belongs to the library. */
typedef struct ent_code_view {
    const char *code; /* such as "E203" */
    ent_severity severity;
    const char *title; /* what it is, in a few words */
    const char *cause; /* the rule behind it */
    const char *cure;  /* what usually mends it; NULL where only the case can tell */
} ent_code_view;

/*
 * Finds what a code means; its letter may be a small one. Takes no context, so any thread may call it. Errors:
 * ENT_ERROR_ARGUMENT, and ENT_ERROR_NOT_FOUND: there is no such code; then *out is as it was. O(number of codes).
 */
ENT_API ent_status ent_code_find(const char *code, ent_code_view *out);

#ifdef __cplusplus
}
#endif
#endif
