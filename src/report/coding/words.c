/* SPDX-License-Identifier: MIT */
/* A coding in words: each statement with its sentence, what is said in its fields, and by which words. */
#include "report/coding/sheet.h"

#include "formats/out/layout.h"
#include "report/words.h"

#include <string.h>

enum { FIELD_WIDTH = 11, SHOWN_WORDS = 60 };

/* Words of the text in quotes, behind what they show; nothing without a text or a stretch. */
static void add_shown(const ent_coding_sheet *s, ent_text *line, uint64_t start, uint64_t end)
{
    if (s->text == NULL || start == end) {
        return;
    }
    ent_text_add(line, " \"");
    ent_text_add_stretch(line, s->text + start, (size_t)(end - start), SHOWN_WORDS);
    ent_text_add(line, "\"");
}

static void put_field(const ent_coding_sheet *s, ent_coded_field field,
                      const ent_coded_value *value)
{
    ent_text line;
    ent_text_init(&line, s->w->buffer.allocator);
    ent_text_add(&line, value->value == NULL ? "-" : value->value);
    add_shown(s, &line, value->start, value->end);
    ent_text_format(&line, " (%s%s%s)", value->rule == NULL ? "" : value->rule,
                    value->rule == NULL ? "" : ", ", ent_confidence_word(value->confidence));
    if (value->other != NULL) {
        ent_text_format(&line, "; or %s", value->other);
        add_shown(s, &line, value->other_start, value->other_end);
    }
    ent_put(s->w, "   ");
    ent_put_padded(s->w, ent_coded_field_word(field), FIELD_WIDTH);
    ent_put_text(s->w, &line);
    ent_put(s->w, "\n");
}

static void put_note(ent_writer *w, const char *words)
{
    ent_text note;
    ent_text_init(&note, w->buffer.allocator);
    ent_text_add_stretch(&note, words, strlen(words), 0);
    ent_put(w, "   note: ");
    ent_put_text(w, &note);
    ent_put(w, "\n");
}

static void put_statement(const ent_coding_sheet *s, size_t index)
{
    const ent_coded_statement *statement = s->coding->statements[index];
    ent_put_format(s->w, "\n%zu. ", index + 1);
    if (statement->start == statement->end) {
        ent_put(s->w, "no stretch of the text");
    } else {
        ent_put_format(s->w, "bytes %llu-%llu", (unsigned long long)statement->start,
                       (unsigned long long)statement->end);
    }
    ent_put_format(s->w, ", %s\n", ent_decision_word(statement->decision));
    if (s->text != NULL && statement->start < statement->end) {
        ent_put(s->w, "   ");
        ent_put_quote(s->w, s->text, statement->start, statement->end);
        ent_put(s->w, "\n");
    }
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *value = ent_statement_field(statement, f);
        if (value != NULL) {
            put_field(s, f, value);
        }
    }
    if (statement->note != NULL) {
        put_note(s->w, statement->note);
    }
}

/* "article.txt, coded by ab: 12 statements (3 proposed, 9 accepted)." */
static void put_heading(const ent_coding_sheet *s)
{
    const ent_coding *coding = s->coding;
    uint64_t counts[ENT_DECISION_COUNT] = {0};
    for (size_t i = 0; i < coding->count; i++) {
        counts[coding->statements[i]->decision]++;
    }
    ent_text line;
    ent_text_init(&line, s->w->buffer.allocator);
    ent_text_format(&line, "%s, coded by %s: ", coding->text_name, coding->coder);
    ent_words_count(&line, coding->count, "statement", "statements");
    const char *between = " (";
    for (ent_decision d = 0; d < ENT_DECISION_COUNT; d++) {
        if (counts[d] > 0) {
            ent_text_format(&line, "%s%llu %s", between, (unsigned long long)counts[d],
                            ent_decision_word(d));
            between = ", ";
        }
    }
    ent_text_add(&line, coding->count > 0 ? ")\n" : "\n");
    ent_put_text(s->w, &line);
}

void ent_coding_words(const ent_coding_sheet *s)
{
    put_heading(s);
    for (size_t i = 0; i < s->coding->count; i++) {
        if (ent_coding_shows(s, s->coding->statements[i])) {
            put_statement(s, i);
        }
    }
}
