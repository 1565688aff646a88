/* SPDX-License-Identifier: MIT */
/* Counts and lists for people; for programs the numbers of the states per concept and party, or a row a state. */
#include "report/behaviour/sheet.h"

#include "diag/context.h"
#include "report/data.h"
#include "report/head.h"
#include "report/words.h"

/* The order in which people read concepts: the strictest first. */
static const size_t reading_order[ENT_SHEET_CONCEPTS] = {0, 3, 2, 1};

void ent_sheet_paragraph(ent_sheet *sheet, size_t first, size_t rest)
{
    ent_put_gathered(sheet->writer, first, rest, &sheet->text);
}

static bool shown(const ent_sheet *s, uint64_t state)
{
    return s->where == NULL || ent_state_set_has(s->where, state);
}

static bool holds(const ent_sheet *s, size_t concept, size_t party, uint64_t state)
{
    return s->kind->holds(s->result, concept, party, state);
}

static void put_title(ent_sheet *s)
{
    ent_put_head(s->writer, s->dispute);
    ent_words_sizes(&s->text, s->space);
    ent_sheet_paragraph(s, 2, 2);
    s->kind->put_parties(s);
    if (s->where != NULL) {
        ent_words_where(&s->text, s->where);
        ent_sheet_paragraph(s, 2, 2);
    }
}

/* The states that hold for all under a concept; the first `most` of them. */
static void put_list(ent_sheet *s, size_t concept)
{
    uint64_t number = 0;
    ent_text_add(&s->text, s->kind->label(concept));
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && holds(s, concept, s->parties, state)) {
            if (s->most == 0 || number < s->most) {
                ent_text_add(&s->text, number == 0 ? ": " : ", ");
                ent_words_state(&s->text, s->space, state);
            }
            number++;
        }
    }
    if (number == 0) {
        ent_text_add(&s->text, ": none");
    } else if (s->most > 0 && number > s->most) {
        ent_text_add(&s->text, ", and ");
        ent_text_add_grouped(&s->text, number - s->most);
        ent_text_add(&s->text, " more");
    }
    ent_sheet_paragraph(s, 2, 6);
}

static void put_text(ent_sheet *s)
{
    put_title(s);
    ent_put_format(s->writer, "\n%s\n", s->kind->heading);
    for (size_t i = 0; i < ENT_SHEET_CONCEPTS; i++) {
        const size_t concept = reading_order[i];
        uint64_t number = 0;
        for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
            number += shown(s, state) && holds(s, concept, s->parties, state);
        }
        ent_text_add_grouped(&s->text, number);
        ent_put_format(s->writer, "  %-5s %9s  %s\n", s->kind->label(concept),
                       ent_text_get(&s->text), s->kind->meanings[concept]);
        ent_text_clear(&s->text);
    }
    if (s->lists) {
        ent_put(s->writer, "\nWhich states\n");
        for (size_t i = 0; i < ENT_SHEET_CONCEPTS; i++) {
            put_list(s, reading_order[i]);
        }
    }
}

static void put_members(ent_sheet *s, size_t concept, size_t party)
{
    uint64_t number = 0;
    if (s->lists) {
        ent_json_open(s->writer, '[');
    }
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (shown(s, state) && holds(s, concept, party, state)) {
            number++;
            if (s->lists) {
                ent_json_count(s->writer, state + 1);
            }
        }
    }
    if (s->lists) {
        ent_json_close(s->writer, ']');
    } else {
        ent_json_count(s->writer, number);
    }
}

static void put_json(ent_sheet *s)
{
    ent_json_head(s->writer, s->dispute);
    s->kind->put_json(s);
    ent_json_field_count(s->writer, "state_count", ent_state_count(s->space));
    ent_json_key(s->writer, "stable");
    ent_json_open(s->writer, '{');
    for (size_t c = 0; c < ENT_SHEET_CONCEPTS; c++) {
        ent_json_key(s->writer, s->kind->key(c));
        ent_json_open(s->writer, '{');
        for (size_t p = 0; p < s->parties; p++) {
            ent_json_key(s->writer, ent_party_id(s->dispute, p));
            put_members(s, c, p);
        }
        ent_json_close(s->writer, '}');
    }
    ent_json_close(s->writer, '}');
    ent_json_key(s->writer, "equilibria");
    ent_json_open(s->writer, '{');
    for (size_t c = 0; c < ENT_SHEET_CONCEPTS; c++) {
        ent_json_key(s->writer, s->kind->key(c));
        put_members(s, c, s->parties);
    }
    ent_json_close(s->writer, '}');
    ent_json_close(s->writer, '}');
}

static void put_csv(ent_sheet *s)
{
    ent_csv_state_header(s->writer, s->dispute);
    for (size_t c = 0; c < ENT_SHEET_CONCEPTS; c++) {
        ent_put_format(s->writer, ",%s", s->kind->key(c));
        for (size_t p = 0; p < s->parties; p++) {
            ent_put_format(s->writer, ",%s_%s", s->kind->key(c), ent_party_id(s->dispute, p));
        }
    }
    ent_put(s->writer, "\n");
    for (uint64_t state = 0; state < ent_state_count(s->space); state++) {
        if (!shown(s, state)) {
            continue;
        }
        ent_csv_state(s->writer, s->space, state);
        for (size_t c = 0; c < ENT_SHEET_CONCEPTS; c++) {
            ent_put(s->writer, holds(s, c, s->parties, state) ? ",1" : ",0");
            for (size_t p = 0; p < s->parties; p++) {
                ent_put(s->writer, holds(s, c, p, state) ? ",1" : ",0");
            }
        }
        ent_put(s->writer, "\n");
    }
}

ent_status ent_sheet_write(ent_context *context, ent_sheet *sheet, ent_format format,
                           const ent_sink *sink)
{
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet->writer = &w;
    sheet->dispute = ent_space_dispute(sheet->space);
    sheet->parties = ent_party_count(sheet->dispute);
    ent_text_init(&sheet->text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(sheet);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(sheet);
    } else {
        put_text(sheet);
    }
    const bool failed = sheet->text.failed;
    ent_text_free(&sheet->text);
    const ent_status status = ent_writer_end(&w);
    return status == ENT_OK && failed ? ENT_ERROR_MEMORY : status;
}
