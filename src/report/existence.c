/* SPDX-License-Identifier: MIT */
/*
 * Whether a state exists that would hold: in words, for programs, and as a certificate of the state.
 *
 * The state is told by its values, party by party: it has no number, since the states were not listed.
 */
#include "report/head.h"
#include "report/sealed.h"
#include "report/words.h"
#include <entente/exists.h>

typedef struct sheet {
    ent_writer *w;
    ent_text text;
    const ent_existence *existence;
    const ent_dispute *dispute;
    ent_existence_view view;
} sheet;

/* Writes the gathered text as a paragraph and starts anew. */
static void paragraph(sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

static const char *value_of(const sheet *s, size_t option)
{
    return ent_option_value(s->dispute, option, ent_existence_value(s->existence, option));
}

static void put_title(sheet *s)
{
    ent_put_head(s->w, s->dispute);
    ent_words_count(&s->text, ent_party_count(s->dispute), "party", "parties");
    ent_text_add(&s->text, ", ");
    ent_words_count(&s->text, ent_option_count(s->dispute), "option", "options");
    ent_text_add(&s->text, "; the states were not listed");
    paragraph(s, 2, 2);
    ent_text_add(&s->text, "asked: is there a state that no party would leave (");
    ent_text_add(&s->text, ent_concept_label(s->view.concept));
    ent_text_add(&s->text, ") and in which this holds: ");
    ent_text_add(&s->text, s->view.question);
    paragraph(s, 2, 4);
    ent_put(s->w, "\n");
}

/* The names of the state, in parentheses. */
static void add_names(sheet *s)
{
    bool first = true;
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        if (ent_existence_has_name(s->existence, n)) {
            ent_text_add(&s->text, first ? " (" : ", ");
            ent_text_add(&s->text, ent_name_at(s->dispute, n));
            first = false;
        }
    }
    ent_text_add(&s->text, first ? "" : ")");
}

/* A line a party: its options and their values. */
static void put_parties(sheet *s)
{
    const size_t count = ent_option_count(s->dispute);
    for (size_t o = 0; o < count;) {
        const size_t party = ent_option_at(s->dispute, o).party;
        ent_text_add(&s->text, ent_party_opening(s->dispute, party));
        for (const char *before = ": "; o < count && ent_option_at(s->dispute, o).party == party;
             o++, before = ", ") {
            ent_text_add(&s->text, before);
            ent_text_add(&s->text, ent_option_at(s->dispute, o).id);
            ent_text_add(&s->text, " ");
            ent_text_add(&s->text, value_of(s, o));
        }
        paragraph(s, 2, 4);
    }
}

static void put_answer(sheet *s)
{
    switch (s->view.answer) {
    case ENT_EXISTENCE_YES:
        ent_text_add(&s->text, "Yes: no party can do better by a move of its own in this state");
        add_names(s);
        paragraph(s, 0, 0);
        put_parties(s);
        break;
    case ENT_EXISTENCE_NO:
        ent_text_add(&s->text, s->view.possible ? "No: in every possible state in which it holds "
                                                  "some party can do better by a move of its own"
                                                : "No: it holds in no possible state");
        paragraph(s, 0, 0);
        ent_text_add(&s->text, "by the solver's word: ");
        ent_text_add(&s->text, ent_solver_name());
        ent_text_add(&s->text, "; there is no certificate for a no");
        paragraph(s, 2, 2);
        break;
    default:
        ent_text_add(&s->text, "Not decided within ");
        ent_words_count(&s->text, s->view.steps, "step", "steps");
        ent_text_add(&s->text, "; that is neither a yes nor a no");
        paragraph(s, 0, 0);
    }
    ent_text_add(&s->text, "after ");
    ent_words_count(&s->text, s->view.counterexamples, "counterexample", "counterexamples");
    ent_text_add(&s->text, " (improvements in states looked at) and ");
    ent_words_count(&s->text, s->view.steps, "step", "steps");
    ent_text_add(&s->text, " of the solver");
    paragraph(s, 2, 2);
}

static void put_values(sheet *s)
{
    ent_json_key(s->w, "values");
    ent_json_open(s->w, '{');
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        ent_json_field_text(s->w, ent_option_at(s->dispute, o).id, value_of(s, o));
    }
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "names");
    ent_json_open(s->w, '[');
    for (size_t n = 0; n < ent_name_count(s->dispute); n++) {
        if (ent_existence_has_name(s->existence, n)) {
            ent_json_text(s->w, ent_name_at(s->dispute, n));
        }
    }
    ent_json_close(s->w, ']');
}

static void put_json(sheet *s)
{
    static const char *const words[] = {"no", "yes", "unknown"};
    ent_json_head(s->w, s->dispute);
    ent_json_field_text(s->w, "exists", s->view.question);
    ent_json_field_text(s->w, "concept", ent_concept_key(s->view.concept));
    ent_json_field_text(s->w, "answer", words[s->view.answer]);
    if (s->view.answer == ENT_EXISTENCE_YES) {
        put_values(s);
    }
    ent_json_field_bool(s->w, "possible", s->view.possible);
    ent_json_field_count(s->w, "counterexamples", s->view.counterexamples);
    ent_json_field_count(s->w, "steps", s->view.steps);
    ent_json_field_text(s->w, "solver", ent_solver_name());
    ent_json_close(s->w, '}');
}

ent_status ent_report_existence(ent_context *context, const ent_existence *existence,
                                ent_format format, const ent_sink *sink)
{
    if (context == NULL || existence == NULL || sink == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    sheet s = {.w = &w,
               .existence = existence,
               .dispute = ent_existence_dispute(existence),
               .view = ent_existence_at(existence)};
    ent_text_init(&s.text, &context->allocator);
    if (format == ENT_FORMAT_JSON) {
        put_json(&s);
    } else {
        put_title(&s);
        put_answer(&s);
    }
    const bool failed = s.text.failed;
    ent_text_free(&s.text);
    const ent_status status = ent_writer_end(&w);
    return status == ENT_OK && failed ? ENT_ERROR_MEMORY : status;
}

/* The table of one state, and its verdict: every party stays, since it has no improvement. */
static void put_verdict(sheet *s)
{
    const ent_sealed_terms terms = {.criteria = ent_criterion_set(s->view.concept),
                                    .returns = true};
    ent_sealed_head(s->w, s->dispute, &terms);
    ent_json_key(s->w, "states");
    ent_json_open(s->w, '[');
    ent_json_open(s->w, '[');
    for (size_t o = 0; o < ent_option_count(s->dispute); o++) {
        ent_json_text(s->w, value_of(s, o));
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, ']');
    ent_json_key(s->w, "verdicts");
    ent_json_open(s->w, '[');
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "state", 0);
    ent_json_criteria(s->w, "equilibrium", terms.criteria);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t p = 0; p < ent_party_count(s->dispute); p++) {
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, p));
        ent_json_criteria(s->w, "stable", terms.criteria);
        ent_json_key(s->w, "improvements");
        ent_json_open(s->w, '[');
        ent_json_close(s->w, ']');
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
    ent_json_close(s->w, ']');
}

ent_status ent_report_existence_certificate(ent_context *context, const ent_existence *existence,
                                            const ent_sink *sink)
{
    if (context == NULL || existence == NULL || sink == NULL ||
        ent_existence_at(existence).answer != ENT_EXISTENCE_YES) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_sealed sealed;
    ent_writer w;
    ent_sealed_init(&sealed, sink);
    ent_writer_init(&w, context, &sealed.through);
    sheet s = {.w = &w,
               .existence = existence,
               .dispute = ent_existence_dispute(existence),
               .view = ent_existence_at(existence)};
    put_verdict(&s);
    const ent_status status = ent_writer_end(&w);
    return status == ENT_OK ? ent_sealed_end(&sealed) : status;
}
