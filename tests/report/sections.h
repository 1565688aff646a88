/* SPDX-License-Identifier: MIT */
/* What the tests of sections share: a solved dispute, and the text of a page with its lines joined. */
#ifndef ENT_TESTS_REPORT_SECTIONS_H
#define ENT_TESTS_REPORT_SECTIONS_H

#include "refusal.h"

#include "report/page/tree.h"

/* A context, a dispute and its solution. */
typedef struct stage {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} stage;

static inline void open_stage(stage *s, const char *text, const ent_solution_options *options)
{
    *s = (stage){.context = NULL};
    assert_int_equal(ent_context_new(NULL, &s->context), ENT_OK);
    assert_int_equal(
        ent_dispute_read_text(s->context, "test.yaml", text, strlen(text), &s->dispute), ENT_OK);
    assert_int_equal(ent_space_new(s->context, s->dispute, &s->space), ENT_OK);
    assert_int_equal(ent_solution_new(s->context, s->space, options, &s->solution), ENT_OK);
}

static inline void close_stage(stage *s)
{
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* What a sink gathers, with every run of white space as one blank, so that lines do not matter. */
typedef struct words {
    char *bytes;
    size_t length;
} words;

static inline bool gather(void *user, const char *bytes, size_t length)
{
    words *w = user;
    w->bytes = realloc(w->bytes, w->length + length + 1);
    assert_non_null(w->bytes);
    for (size_t k = 0; k < length; k++) {
        const bool blank = bytes[k] == ' ' || bytes[k] == '\n';
        if (!blank || (w->length > 0 && w->bytes[w->length - 1] != ' ')) {
            w->bytes[w->length++] = blank ? ' ' : bytes[k];
        }
    }
    w->bytes[w->length] = '\0';
    return true;
}

/* What a sink gathers as it is. */
typedef struct told {
    char *bytes;
    size_t length;
} told;

static inline bool take(void *user, const char *bytes, size_t length)
{
    told *t = user;
    t->bytes = realloc(t->bytes, t->length + length + 1);
    assert_non_null(t->bytes);
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
    return true;
}

/* Options for one section, or with NULL for the whole report; few readings, so that tests are quick. */
static inline ent_page_options options_for(const char *const *section)
{
    ent_page_options options;
    ent_page_defaults(&options);
    options.samples = 60;
    options.max_tries = 2000;
    options.sections = section;
    options.section_count = 1;
    return options;
}

/* The text of a page. The caller frees. */
static inline char *write_page(stage *s, const ent_page_options *options)
{
    ent_page *page = NULL;
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    assert_int_equal(ent_page_new(s->context, s->solution, options, &page), ENT_OK);
    assert_int_equal(page->depth, 1);
    assert_int_equal(ent_page_write(s->context, page, ENT_PAGE_TEXT, &sink), ENT_OK);
    ent_page_free(page);
    assert_non_null(w.bytes);
    return w.bytes;
}

/* The page of one section as HTML. The caller frees. */
static inline char *write_html(stage *s, const char *const *section)
{
    ent_page *page = NULL;
    told t = {NULL, 0};
    const ent_sink sink = {.write = take, .user = &t};
    const ent_page_options options = options_for(section);
    assert_int_equal(ent_page_new(s->context, s->solution, &options, &page), ENT_OK);
    assert_int_equal(ent_page_write(s->context, page, ENT_PAGE_HTML, &sink), ENT_OK);
    ent_page_free(page);
    return t.bytes;
}

/* Makes a page of what is refused or stopped, and drops it. */
static inline ent_status try_page(refusal *r, const ent_page_options *options)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_page *page = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_solution_new(r->context, space, NULL, &solution);
    }
    if (status == ENT_OK) {
        status = ent_page_new(r->context, solution, options, &page);
    }
    ent_page_free(page);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

#endif
