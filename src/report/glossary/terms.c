/* SPDX-License-Identifier: MIT */
/* Writing words of the glossary: all of them, or one. */
#include "report/glossary/terms.h"

#include "formats/out/writer.h"

#include <string.h>

/* Keeps that memory ran out as the writer's failure. */
static void keep_failure(ent_writer *w, const ent_text *text)
{
    w->status = text->failed && w->status == ENT_OK ? ENT_ERROR_MEMORY : w->status;
}

static void put_names(ent_text *text, const char *before, const char *const *names)
{
    for (size_t k = 0; names[k] != NULL; k++) {
        ent_text_add(text, k == 0 ? before : ", ");
        ent_text_add(text, names[k]);
    }
}

/* A row of the list: the key, the term where that is another word, and other names. */
static void put_row(ent_writer *w, const ent_term_view *term)
{
    ent_text line;
    ent_text_init(&line, w->buffer.allocator);
    ent_text_add(&line, term->key);
    if (strcmp(term->key, term->term) != 0) {
        ent_text_format(&line, ": %s", term->term);
    }
    put_names(&line, "; also ", term->others);
    ent_put_wrapped(w, 2, 6, ent_text_get(&line));
    keep_failure(w, &line);
    ent_text_free(&line);
}

static void put_list(ent_writer *w)
{
    const char *group = "";
    for (size_t k = 0; k < ent_term_count(); k++) {
        const ent_term_view term = ent_term_at(k);
        if (strcmp(group, term.group) != 0) {
            ent_put_format(w, "%s%s\n", k == 0 ? "" : "\n", term.group);
            group = term.group;
        }
        put_row(w, &term);
    }
}

static void put_json_names(ent_writer *w, const char *key, const char *const *names)
{
    ent_json_key(w, key);
    ent_json_open(w, '[');
    for (size_t k = 0; names[k] != NULL; k++) {
        ent_json_text(w, names[k]);
    }
    ent_json_close(w, ']');
}

static void put_fields(ent_writer *w, const ent_term_view *term)
{
    ent_json_field_text(w, "key", term->key);
    ent_json_field_text(w, "term", term->term);
    ent_json_field_text(w, "meaning", term->meaning);
    ent_json_field_text(w, "page", term->page);
    ent_json_field_text(w, "group", term->group);
    put_json_names(w, "others", term->others);
    put_json_names(w, "see", term->see);
}

static void put_json_list(ent_writer *w)
{
    ent_json_open(w, '{');
    ent_json_field_count(w, "entente", 1);
    ent_json_key(w, "terms");
    ent_json_open(w, '[');
    for (size_t k = 0; k < ent_term_count(); k++) {
        const ent_term_view term = ent_term_at(k);
        ent_json_open(w, '{');
        put_fields(w, &term);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_close(w, '}');
    ent_put(w, "\n");
}

static void put_csv_names(ent_writer *w, const char *const *names)
{
    ent_text joined;
    ent_text_init(&joined, w->buffer.allocator);
    put_names(&joined, "", names);
    keep_failure(w, &joined);
    ent_csv_field(w, false, ent_text_get(&joined));
    ent_text_free(&joined);
}

static void put_csv(ent_writer *w)
{
    ent_put(w, "key,term,meaning,page,group,others,see\n");
    for (size_t k = 0; k < ent_term_count(); k++) {
        const ent_term_view term = ent_term_at(k);
        ent_csv_field(w, true, term.key);
        ent_csv_field(w, false, term.term);
        ent_csv_field(w, false, term.meaning);
        ent_csv_field(w, false, term.page);
        ent_csv_field(w, false, term.group);
        put_csv_names(w, term.others);
        put_csv_names(w, term.see);
        ent_put(w, "\n");
    }
}

ent_status ent_report_terms(ent_context *context, ent_format format, const ent_sink *sink)
{
    if (context == NULL || sink == NULL || sink->write == NULL ||
        (unsigned)format > ENT_FORMAT_CSV) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_JSON) {
        put_json_list(&w);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&w);
    } else {
        put_list(&w);
    }
    return ent_writer_end(&w);
}

/* A word as text: what it means, then the rest by lines. */
static void put_word(ent_writer *w, const ent_term_view *term)
{
    ent_text line;
    ent_text_init(&line, w->buffer.allocator);
    ent_put(w, term->key);
    if (strcmp(term->key, term->term) != 0) {
        ent_put_format(w, ": %s", term->term);
    }
    ent_put(w, "\n");
    ent_put_wrapped(w, 2, 2, term->meaning);
    put_names(&line, "also called: ", term->others);
    if (line.length > 0) {
        ent_put_wrapped(w, 2, 6, ent_text_get(&line));
    }
    ent_text_clear(&line);
    put_names(&line, "see also: ", term->see);
    ent_put_wrapped(w, 2, 6, ent_text_get(&line));
    keep_failure(w, &line);
    ent_text_free(&line);
    ent_put_format(w, "  defined in: docs/%s\n", term->page);
}

ent_status ent_report_term(ent_context *context, size_t term, ent_format format,
                           const ent_sink *sink)
{
    if (context == NULL || sink == NULL || sink->write == NULL || term >= ent_term_count() ||
        (unsigned)format > ENT_FORMAT_CSV) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    const ent_term_view view = ent_term_at(term);
    ent_writer w;
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_TEXT) {
        put_word(&w, &view);
        return ent_writer_end(&w);
    }
    ent_json_open(&w, '{');
    ent_json_field_count(&w, "entente", 1);
    put_fields(&w, &view);
    ent_json_close(&w, '}');
    ent_put(&w, "\n");
    return ent_writer_end(&w);
}
