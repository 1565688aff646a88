/* SPDX-License-Identifier: MIT */
/* Issuing diagnostics: a kind from the catalogue, a span, the words that differ from case to case. */
#ifndef ENT_DIAG_DIAGNOSTIC_H
#define ENT_DIAG_DIAGNOSTIC_H

#include "diag/catalogue.h"
#include "diag/context.h"
#include "diag/source.h"

/* Words at another place, or at none when `source` is NULL. */
typedef struct ent_issue_note {
    const char *message;
    const ent_source *source;
    ent_span span;
} ent_issue_note;

/*
 * What an issue adds to its kind. `message` is required. `cure` replaces the catalogue's. A second
 * place with its own words may follow as a note, and any number of further notes behind it.
 */
typedef struct ent_issue {
    ent_diagnostic_kind kind;
    const ent_source *source; /* NULL: no place */
    ent_span span;
    const char *message;
    const char *cure; /* NULL: the catalogue's */
    const char *note; /* NULL: no note */
    const ent_source *note_source;
    ent_span note_span;
    const ent_issue_note *more;
    size_t more_count;
} ent_issue;

/*
 * Adds a diagnostic to the context; beyond the limit of errors it is only counted. All text is copied.
 * Returns ENT_OK or ENT_ERROR_MEMORY; the caller decides what an error means for its own result.
 */
ent_status ent_issue_add(ent_context *context, const ent_issue *issue);

/* The same for an issue without a place, its message made by printf's rules. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
ent_status
ent_issue_plain(ent_context *context, ent_diagnostic_kind kind, const char *format, ...);

#endif
