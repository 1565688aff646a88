/* SPDX-License-Identifier: MIT */
/*
 * Pages: an analysis to look at and to hand over.
 *
 * A page is a tree of sections, paragraphs, tables, cards and charts, which is made once and can be
 * written in several formats: as one self-contained HTML file, as plain text, as Markdown, and as JSON for
 * programs that draw it themselves (docs/report.md). Every section is a row in one table; each answers one
 * question, and works out what it needs.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_PAGE_H
#define ENTENTE_PAGE_H

#include <entente/evidence.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_page ent_page;

/* What a page is written as. */
typedef enum ent_page_format {
    ENT_PAGE_HTML,     /* one file: no script, no network; light and dark; prints */
    ENT_PAGE_TEXT,     /* plain text, lines of 96 columns */
    ENT_PAGE_MARKDOWN, /* CommonMark with tables */
    ENT_PAGE_JSON      /* the tree itself (docs/report.md) */
} ent_page_format;

/* A kind of section. Text is constant. */
typedef struct ent_section_view {
    const char *key;   /* one word, for example "settlements" */
    const char *title; /* as it stands above the section */
    bool standard;     /* part of the brief report, which is made unless sections are named */
    bool of_state;     /* it is about one state: `state` of the options */
} ent_section_view;

/* The kinds of sections, in the order of the report; `section` < ent_section_count(). */
ENT_API size_t ent_section_count(void);
ENT_API ent_section_view ent_section_at(size_t section);

/* What a page shows. Start from ent_page_defaults(), which fills in `size` (of this struct as the caller was
 * compiled) and every default. All text is copied. */
typedef struct ent_page_options {
    size_t size;
    const char *const *sections; /* keys, in the order wanted; NULL: a brief report of the standard
                                    ones, each told in short; all of them: those that have anything to tell */
    size_t section_count;
    bool
        state_given; /* sections about one state: this one, which is shown among the first; else the first that
                        `settlements` shows and that is not today's, else today's */
    uint64_t state;
    size_t party;  /* sections about one party; default SIZE_MAX: all */
    uint64_t most; /* settlements, ways, changes shown, names with a letter; default 6 */
    uint64_t seed,
        samples; /* of drawn readings; defaults 1 and 1000; samples 0: no readings are tried */
    uint64_t max_tries;  /* of a search for leverage; default 100000 */
    const char *command; /* the command that makes the page again, or NULL */
    const char *version; /* of the program, or NULL */
    const ent_source_text *
        texts; /* of sources, from which `evidence` quotes; NULL: none. They need not outlive the page */
    size_t text_count;
} ent_page_options;

/* Fills in the defaults. */
ENT_API void ent_page_defaults(ent_page_options *out);

/*
 * Makes a page of a solution, which must tell the concepts of ENT_DEFAULT_CONCEPTS or some of them.
 * Errors: ENT_ERROR_ARGUMENT (a NULL, a section unknown or named twice, a state or party out of range),
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. A section that cannot be worked out (too large, not defined in this form of
 * dispute) says so in its place. The caller owns *out and releases it with ent_page_free(). Time: that of the
 * analyses that its sections need; memory some kilobytes a section.
 */
ENT_API ent_status ent_page_new(ent_context *context, const ent_solution *solution,
                                const ent_page_options *options, ent_page **out);
/* The same of a dispute without states, of its issues and positions: of the sections `settle` and `forecast`. Others
 * that are named say in their place that they are not defined. A state is out of range. Errors as of ent_page_new();
 * released with ent_page_free(). */
ENT_API ent_status ent_page_of_issues(ent_context *context, const ent_dispute *dispute,
                                      const ent_page_options *options, ent_page **out);
ENT_API void ent_page_free(ent_page *page);

/* Writes a page. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. O(size of the output). */
ENT_API ent_status ent_page_write(ent_context *context, const ent_page *page,
                                  ent_page_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
