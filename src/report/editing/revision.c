/* SPDX-License-Identifier: MIT */
/* A revision: its text, or for editors also what changes in it. */
#include "formats/out/writer.h"
#include <entente/edit.h>

static void put_changes(ent_writer *w, const ent_revision *revision)
{
    ent_json_open(w, '[');
    for (size_t i = 0; i < ent_splice_count(revision); i++) {
        const ent_splice splice = ent_splice_at(revision, i);
        ent_json_open(w, '{');
        ent_json_field_count(w, "byte_start", splice.byte_start);
        ent_json_field_count(w, "byte_end", splice.byte_end);
        ent_json_field_text(w, "text", splice.text);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

ent_status ent_report_revision(ent_context *context, const ent_revision *revision,
                               ent_format format, const ent_sink *sink)
{
    if (context == NULL || revision == NULL || sink == NULL || sink->write == NULL ||
        (unsigned)format > ENT_FORMAT_CSV) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_writer w;
    size_t length = 0;
    const char *text = ent_revision_text(revision, &length);
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_TEXT) {
        ent_put_bytes(&w, text, length);
        return ent_writer_end(&w);
    }
    ent_json_open(&w, '{');
    ent_json_field_count(&w, "entente", 1);
    ent_json_field_text(&w, "text", text);
    ent_json_key(&w, "changes");
    put_changes(&w, revision);
    ent_json_close(&w, '}');
    return ent_writer_end(&w);
}
