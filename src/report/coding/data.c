/* SPDX-License-Identifier: MIT */
/*
 * A coding for programs: as JSON, which is its file, and as a table of discourse analysis.
 *
 * JSON has a statement a line, so that versions can be compared line by line. In the table the party that speaks is
 * the organization, and the words that show who speaks are the speaker; a statement without an issue has an empty concept,
 * and one without a stretch no places.
 */
#include "report/coding/sheet.h"

static void put_stretch(ent_writer *w, uint64_t start, uint64_t end)
{
    ent_json_field_count(w, "start", start);
    ent_json_field_count(w, "end", end);
}

static void put_field(ent_writer *w, const ent_coded_value *value)
{
    ent_json_open(w, '{');
    ent_json_field_text(w, "value", value->value);
    put_stretch(w, value->start, value->end);
    ent_json_field_text(w, "rule", value->rule);
    ent_json_field_text(w, "confidence", ent_confidence_word(value->confidence));
    if (value->other != NULL) {
        ent_json_key(w, "other");
        ent_json_open(w, '{');
        ent_json_field_text(w, "value", value->other);
        put_stretch(w, value->other_start, value->other_end);
        ent_json_close(w, '}');
    }
    ent_json_close(w, '}');
}

static void put_statement(ent_writer *w, const ent_coded_statement *statement)
{
    ent_json_open(w, '{');
    put_stretch(w, statement->start, statement->end);
    ent_json_field_text(w, "decision", ent_decision_word(statement->decision));
    ent_json_field_text(w, "note", statement->note);
    ent_json_key(w, "fields");
    ent_json_open(w, '{');
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *value = ent_statement_field(statement, f);
        if (value != NULL) {
            ent_json_key(w, ent_coded_field_word(f));
            put_field(w, value);
        }
    }
    ent_json_close(w, '}');
    ent_json_close(w, '}');
}

/* What can be taken back, a step a line. */
static void put_steps(ent_writer *w, const ent_coding *coding)
{
    ent_json_key(w, "x-history");
    ent_json_open(w, '[');
    for (size_t k = 0; k < coding->step_count; k++) {
        const ent_coded_step *step = &coding->steps[k];
        ent_put(w, "\n");
        ent_json_open(w, '{');
        ent_json_field_count(w, "statement", step->index);
        ent_json_key(w, "before");
        if (step->before == NULL) {
            ent_json_null(w);
        } else {
            put_statement(w, step->before);
        }
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

void ent_json_coded_text(ent_writer *w, const ent_coding *coding)
{
    ent_json_key(w, "text");
    ent_json_open(w, '{');
    ent_json_field_text(w, "name", coding->text_name);
    ent_json_field_count(w, "length", coding->text_length);
    ent_json_field_text(w, "sha256", coding->text_sha256);
    ent_json_close(w, '}');
}

void ent_coding_json(const ent_coding_sheet *s)
{
    const ent_coding *coding = s->coding;
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "entente_coding", 1);
    ent_json_coded_text(s->w, coding);
    ent_json_field_text(s->w, "coder", coding->coder);
    ent_json_key(s->w, "statements");
    ent_json_open(s->w, '[');
    for (size_t i = 0; i < coding->count; i++) {
        if (ent_coding_shows(s, coding->statements[i])) {
            ent_put(s->w, "\n");
            put_statement(s->w, coding->statements[i]);
        }
    }
    ent_json_close(s->w, ']');
    if (coding->step_count > 0 && s->decisions == 0) {
        put_steps(s->w, coding);
    }
    ent_json_close(s->w, '}');
}

/* What a field says, or "". */
static const char *said(const ent_coded_statement *statement, ent_coded_field field)
{
    const ent_coded_value *value = ent_statement_field(statement, field);
    return value == NULL || value->value == NULL ? "" : value->value;
}

static void put_row(const ent_coding_sheet *s, const ent_coded_statement *statement)
{
    static const ent_coded_field more[] = {ENT_CODED_ACT, ENT_CODED_ACTOR, ENT_CODED_ADDRESSEE};
    const ent_coded_value *speaker = ent_statement_field(statement, ENT_CODED_SPEAKER);
    const bool named = speaker != NULL && speaker->value != NULL;
    ent_csv_field(s->w, true, s->coding->text_name);
    ent_csv_stretch(s->w, named ? s->text : NULL, named ? speaker->start : 0,
                    named ? speaker->end : 0);
    ent_csv_field(s->w, false, said(statement, ENT_CODED_SPEAKER));
    ent_csv_field(s->w, false, said(statement, ENT_CODED_ISSUE));
    ent_put(s->w, *said(statement, ENT_CODED_NEGATION) == '\0' ? ",1" : ",0");
    if (statement->start == statement->end) {
        ent_put(s->w, ",,");
    } else {
        ent_put_format(s->w, ",%llu,%llu", (unsigned long long)statement->start,
                       (unsigned long long)statement->end);
    }
    ent_csv_field(s->w, false, s->coding->coder);
    ent_csv_field(s->w, false, "stated");
    ent_csv_field(s->w, false, said(statement, ENT_CODED_MODALITY));
    ent_csv_stretch(s->w, s->text, statement->start, statement->end);
    ent_csv_field(s->w, false, ent_decision_word(statement->decision));
    for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
        ent_csv_field(s->w, false, said(statement, more[k]));
    }
    ent_put(s->w, "\n");
}

void ent_coding_csv(const ent_coding_sheet *s)
{
    ent_put(s->w, "document,speaker,organization,concept,agreement,start,stop,coder,basis,hedge,"
                  "text,decision,act,actor,addressee\n");
    for (size_t i = 0; i < s->coding->count; i++) {
        if (ent_coding_shows(s, s->coding->statements[i])) {
            put_row(s, s->coding->statements[i]);
        }
    }
}
