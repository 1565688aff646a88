/* SPDX-License-Identifier: MIT */
/*
 * The words that are used, and the field's: one list, from which help, reports, the workbench and docs/glossary.md take
 * what they say of a word.
 *
 * Everything here is constant and belongs to the library; nothing is allocated but for writing.
 *
 * What takes no context may be called from any thread.
 */
#ifndef ENTENTE_GLOSSARY_H
#define ENTENTE_GLOSSARY_H

#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A word. Lists end with NULL. */
typedef struct ent_term_view {
    const char *key;     /* one word of a-z, 0-9 and -, by which it is found, such as "seq" */
    const char *term;    /* as people say it, such as "sequential stability" */
    const char *meaning; /* in plain words: one to three sentences */
    const char *page;    /* the page that defines it, below docs/, such as "methods/stability.md" */
    const char *group;   /* what it belongs to, such as "When a state holds" */
    const char *const *others; /* what else it is called, such as "decision maker" */
    const char *const *see;    /* keys of other words */
} ent_term_view;

/* The words, those of a group together, in the order in which they are best read; `term` < ent_term_count(). */
ENT_API size_t ent_term_count(void);
ENT_API ent_term_view ent_term_at(size_t term);

/*
 * Finds a word by its key, its term or another name of it. Capitals do not matter, '-' and '_' are blanks, and an 's'
 * at the end may be there or not. *out is its number. Errors: ENT_ERROR_ARGUMENT, and ENT_ERROR_NOT_FOUND: there is no
 * such word; then *out is as it was. O(number of words).
 */
ENT_API ent_status ent_term_find(const char *words, size_t *out);

/* The key of the word that is spelled most nearly so, at most a third of its letters otherwise; NULL when none is
 * near. O(length * length of all words). */
ENT_API const char *ent_term_nearest(const char *words);

/* Writes all words: their keys and terms by groups, or JSON or CSV with all that is said of each. Errors:
 * ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_terms(ent_context *context, ent_format format, const ent_sink *sink);

/* Writes one word, as text or JSON. Errors: as above, and ENT_ERROR_UNSUPPORTED for CSV. */
ENT_API ent_status ent_report_term(ent_context *context, size_t term, ent_format format,
                                   const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
