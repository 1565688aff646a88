/* SPDX-License-Identifier: MIT */
/* Titles and moments, in words and as JSON. */
#include "report/head.h"

bool ent_moment_told(const ent_dispute *dispute)
{
    const ent_selection selection = ent_dispute_selection(dispute);
    return ent_event_count(dispute) > 0 || selection.without_source_count > 0 ||
           selection.without_bases != 0;
}

/* "without what rests on article, statement or is assumed". */
static void add_withdrawn(ent_text *text, const ent_selection *selection)
{
    ent_text_add(text, "without what ");
    for (size_t k = 0; k < selection->without_source_count; k++) {
        ent_text_add(text, k == 0 ? "rests on " : ", ");
        ent_text_add(text, selection->without_sources[k]);
    }
    bool any = selection->without_source_count > 0;
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        if ((selection->without_bases >> b & 1) != 0) {
            ent_text_format(text, any ? " or is %s" : "is %s", ent_basis_word(b));
            any = true;
        }
    }
}

void ent_words_moment(ent_text *text, const ent_dispute *dispute)
{
    const ent_selection selection = ent_dispute_selection(dispute);
    const size_t moment = ent_dispute_moment(dispute), count = ent_event_count(dispute);
    if (count > 0 && moment == 0) {
        ent_text_format(
            text, count == 1 ? "before the only event" : "before the first of %zu events", count);
    } else if (count > 0) {
        const ent_event_view event = ent_event_at(dispute, moment - 1);
        ent_text_format(text, "after %s", event.id);
        if (event.date != NULL) {
            ent_text_format(text, " (%s)", event.date);
        }
        ent_text_format(text, ", event %zu of %zu", moment, count);
    }
    if (selection.without_source_count > 0 || selection.without_bases != 0) {
        ent_text_add(text, count > 0 ? ", " : "");
        add_withdrawn(text, &selection);
    }
}

/* A line "at: ..."; nothing where there is nothing to tell. */
static void put_moment(ent_writer *writer, const ent_dispute *dispute)
{
    if (!ent_moment_told(dispute)) {
        return;
    }
    ent_text text;
    ent_text_init(&text, writer->buffer.allocator);
    ent_text_add(&text, "at: ");
    ent_words_moment(&text, dispute);
    ent_put_gathered(writer, 2, 4, &text);
    ent_writer_drop(writer, &text);
}

void ent_put_head(ent_writer *writer, const ent_dispute *dispute)
{
    ent_put(writer, ent_dispute_title(dispute));
    ent_put(writer, "\n");
    put_moment(writer, dispute);
}

static void put_lists(ent_writer *writer, const ent_selection *selection)
{
    ent_json_key(writer, "without");
    ent_json_open(writer, '[');
    for (size_t k = 0; k < selection->without_source_count; k++) {
        ent_json_text(writer, selection->without_sources[k]);
    }
    ent_json_close(writer, ']');
    ent_json_key(writer, "without_basis");
    ent_json_open(writer, '[');
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        if ((selection->without_bases >> b & 1) != 0) {
            ent_json_text(writer, ent_basis_word(b));
        }
    }
    ent_json_close(writer, ']');
}

void ent_json_moment(ent_writer *writer, const ent_dispute *dispute)
{
    if (!ent_moment_told(dispute)) {
        return;
    }
    const ent_selection selection = ent_dispute_selection(dispute);
    const size_t moment = ent_dispute_moment(dispute);
    const ent_event_view event =
        moment == 0 ? (ent_event_view){.id = NULL} : ent_event_at(dispute, moment - 1);
    ent_json_key(writer, "moment");
    ent_json_open(writer, '{');
    ent_json_field_count(writer, "number", moment);
    ent_json_field_count(writer, "events", ent_event_count(dispute));
    ent_json_field_text(writer, "event", event.id);
    ent_json_field_text(writer, "date", event.date);
    put_lists(writer, &selection);
    ent_json_close(writer, '}');
}

void ent_json_head(ent_writer *writer, const ent_dispute *dispute)
{
    ent_json_open(writer, '{');
    ent_json_field_count(writer, "entente", 1);
    ent_json_field_text(writer, "title", ent_dispute_title(dispute));
    ent_json_moment(writer, dispute);
}
