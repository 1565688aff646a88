/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics for people,
 *
 *   case.yaml:12:18: error[E305]: there is no option or named state 'delya'
 *      12 |   - never: delya and accept
 *         |            ^^^^^
 *      cause: an expression is made of options, named states and shorthands of this file
 *      cure:  did you mean 'delay'?
 *
 * and the same for programs.
 */
#include "diag/context.h"
#include "formats/out/writer.h"
#include <entente/report.h>

static const char *severity_word(ent_severity severity)
{
    static const char *const words[] = {"note", "warning", "error"};
    return words[severity];
}

static void put_quote(ent_writer *w, const ent_place *place)
{
    ent_put_format(w, "%6llu | ", (unsigned long long)place->line);
    ent_put(w, place->quote);
    ent_put(w, "\n       | ");
    for (size_t i = 0; i < place->caret; i++) {
        ent_put(w, " ");
    }
    for (size_t i = 0; i < place->caret_width; i++) {
        ent_put(w, "^");
    }
    ent_put(w, "\n");
}

static void put_where(ent_writer *w, const ent_place *place)
{
    ent_put(w, place->source);
    ent_put_format(w, ":%llu:%llu: ", (unsigned long long)place->line,
                   (unsigned long long)place->column);
}

static void put_reason(ent_writer *w, const char *word, const char *text)
{
    if (text != NULL) {
        ent_put(w, word);
        ent_put(w, text);
        ent_put(w, "\n");
    }
}

static void put_text(ent_writer *w, const ent_diagnostic *d)
{
    if (d->has_place) {
        put_where(w, &d->place);
    }
    ent_put_format(w, "%s[%s]: ", severity_word(d->severity), d->code);
    ent_put(w, d->message);
    ent_put(w, "\n");
    if (d->has_place) {
        put_quote(w, &d->place);
    }
    for (size_t i = 0; i < d->note_count; i++) {
        const ent_note *note = &d->notes[i];
        ent_put(w, "   ");
        if (note->has_place) {
            put_where(w, &note->place);
        }
        ent_put(w, note->message);
        ent_put(w, "\n");
        if (note->has_place) {
            put_quote(w, &note->place);
        }
    }
    put_reason(w, "   cause: ", d->cause);
    put_reason(w, "   cure:  ", d->cure);
}

static void put_json_place(ent_writer *w, const ent_place *place)
{
    ent_json_open(w, '{');
    ent_json_field_text(w, "source", place->source);
    ent_json_field_count(w, "byte_start", place->byte_start);
    ent_json_field_count(w, "byte_end", place->byte_end);
    ent_json_field_count(w, "line", place->line);
    ent_json_field_count(w, "column", place->column);
    ent_json_field_count(w, "end_line", place->end_line);
    ent_json_field_count(w, "end_column", place->end_column);
    ent_json_close(w, '}');
}

static void put_json(ent_writer *w, const ent_diagnostic *d)
{
    ent_json_open(w, '{');
    ent_json_field_text(w, "code", d->code);
    ent_json_field_text(w, "severity", severity_word(d->severity));
    ent_json_field_text(w, "message", d->message);
    ent_json_field_text(w, "cause", d->cause);
    ent_json_field_text(w, "cure", d->cure);
    if (d->has_place) {
        ent_json_key(w, "place");
        put_json_place(w, &d->place);
    }
    ent_json_key(w, "notes");
    ent_json_open(w, '[');
    for (size_t i = 0; i < d->note_count; i++) {
        ent_json_open(w, '{');
        ent_json_field_text(w, "message", d->notes[i].message);
        if (d->notes[i].has_place) {
            ent_json_key(w, "place");
            put_json_place(w, &d->notes[i].place);
        }
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_close(w, '}');
}

ent_status ent_report_diagnostics(ent_context *context, ent_severity least, ent_format format,
                                  const ent_sink *sink)
{
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_JSON) {
        ent_json_open(&w, '[');
    }
    for (size_t i = 0; i < context->diagnostic_count; i++) {
        if (context->diagnostics[i].severity < least) {
            continue;
        }
        if (format == ENT_FORMAT_JSON) {
            put_json(&w, &context->diagnostics[i]);
        } else {
            put_text(&w, &context->diagnostics[i]);
        }
    }
    if (format == ENT_FORMAT_JSON) {
        ent_json_close(&w, ']');
    } else if (context->error_count > ENT_MAX_ERRORS) {
        ent_put_format(&w, "... and %llu more errors\n",
                       (unsigned long long)(context->error_count - ENT_MAX_ERRORS));
    }
    return ent_writer_end(&w);
}
