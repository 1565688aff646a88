/* SPDX-License-Identifier: MIT */
/* A settlement problem in the format that is asked for, and the words for outcomes and numbers. */
#include "report/settlement/sheet.h"

#include "diag/context.h"
#include "report/words.h"

enum { BETWEEN_POLLS = 1 << 10 };

bool ent_settle_goes_on(ent_settle_sheet *sheet, uint64_t row, uint64_t rows)
{
    if (row % BETWEEN_POLLS == 0 && row < rows && sheet->w->status == ENT_OK) {
        sheet->w->status = ent_context_step(sheet->context, "writing", row, rows);
    }
    return row < rows && sheet->w->status == ENT_OK;
}

void ent_settle_paragraph(ent_settle_sheet *sheet, size_t first, size_t rest)
{
    ent_put_gathered(sheet->w, first, rest, &sheet->text);
}

void ent_settle_add_name(ent_settle_sheet *sheet, uint64_t outcome)
{
    ent_words_state(&sheet->text, sheet->space, outcome);
}

/* The values of all issues: "price 20, term one year". */
static void add_values(ent_settle_sheet *sheet, uint64_t outcome)
{
    const ent_bargaining *b = sheet->bargaining;
    for (size_t i = 0; i < ent_settle_issue_count(b); i++) {
        ent_text_format(&sheet->text, "%s%s %s", i == 0 ? ": " : ", ", ent_settle_issue_label(b, i),
                        ent_settle_value_label(b, i, ent_settle_value(b, outcome, i)));
    }
}

/* Nothing where there is no today. */
void ent_settle_add_changes(ent_settle_sheet *sheet, uint64_t outcome, const char *lead)
{
    uint64_t today = 0;
    ent_text change;
    if (ent_state_today(sheet->space, &today) != ENT_OK || ent_is_graph_form(sheet->dispute)) {
        return;
    }
    const ent_words_step step = {
        .space = sheet->space, .from = today, .to = outcome, .told = sheet->told};
    const size_t before = sheet->text.length;
    for (size_t p = 0; p < sheet->parties; p++) {
        ent_text_init(&change, &sheet->context->allocator);
        ent_words_change_among(&change, &step, p);
        if (change.length > 0) {
            ent_text_format(&sheet->text, "%s%s %s", sheet->text.length > before ? "; " : lead,
                            ent_party_name(sheet->dispute, p), ent_text_get(&change));
        }
        sheet->text.failed = sheet->text.failed || change.failed;
        ent_text_free(&change);
    }
    if (sheet->text.length == before) {
        ent_text_add(&sheet->text, sheet->told == NULL ? ": as today" : ": nothing else");
    }
}

void ent_settle_add_content(ent_settle_sheet *sheet, uint64_t outcome)
{
    if (ent_settle_of_packages(sheet->bargaining)) {
        add_values(sheet, outcome);
    } else {
        ent_settle_add_changes(sheet, outcome, ": beside today ");
    }
}

void ent_settle_add_number(ent_text *text, const char *exact, double number)
{
    ent_words_number(text, exact, number, ENT_SETTLE_SHORT);
}

static bool write_text(void *user, const char *bytes, size_t length)
{
    ent_text *text = user;
    ent_text_add_bytes(text, bytes, length);
    return !text->failed;
}

void ent_settle_add_exact(ent_settle_sheet *sheet, ent_text *text, uint64_t outcome, size_t party)
{
    const ent_sink sink = {.write = write_text, .user = text};
    const ent_status status =
        ent_outcome_worth_text(sheet->context, sheet->bargaining, outcome, party, &sink);
    text->failed = text->failed || status != ENT_OK;
}

/* What it is worth to the parties that say so; returns whether there is one. */
static bool add_cardinal(ent_settle_sheet *sheet, uint64_t outcome)
{
    bool any = false;
    for (size_t p = 0; p < sheet->parties; p++) {
        if (ent_bargainer_at(sheet->bargaining, p).cardinal) {
            ent_text exact;
            ent_text_init(&exact, &sheet->context->allocator);
            ent_settle_add_exact(sheet, &exact, outcome, p);
            ent_text_format(&sheet->text, "%s%s ", any ? ", " : "",
                            ent_party_name(sheet->dispute, p));
            ent_settle_add_number(&sheet->text, ent_text_get(&exact),
                                  ent_outcome_worth(sheet->bargaining, outcome, p));
            sheet->text.failed = sheet->text.failed || exact.failed;
            ent_text_free(&exact);
            any = true;
        }
    }
    return any;
}

/* What all parties with an order alone have without agreement: "today", or, where it differs among them, that. */
static const char *measure_of(const ent_settle_sheet *sheet)
{
    const char *word = NULL;
    for (size_t p = 0; p < sheet->parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(sheet->bargaining, p);
        if (!view.cardinal && view.disagreement != ENT_DISAGREEMENT_TODAY) {
            word = "without agreement";
        }
    }
    return word == NULL ? "today" : word;
}

static void add_ordinal(ent_settle_sheet *sheet, uint64_t outcome, bool behind)
{
    static const struct {
        int sign;
        const char *words, *than;
    } ways[] = {{1, "better", " than "}, {-1, "worse", " than "}, {0, "the same", " as "}};
    const char *measure = measure_of(sheet);
    for (size_t p = 0; p < sheet->parties; p++) {
        const int gain = ent_outcome_gain(sheet->bargaining, outcome, p);
        const bool cardinal = ent_bargainer_at(sheet->bargaining, p).cardinal;
        sheet->chosen[p] = cardinal ? 2 : (gain > 0) - (gain < 0);
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ent_text names;
        ent_text_init(&names, &sheet->context->allocator);
        ent_text_format(&names, "%s%s%s%s for ", behind ? "; " : "", ways[i].words, ways[i].than,
                        measure);
        if (ent_words_parties(&names, sheet->dispute, sheet->chosen, ways[i].sign) > 0) {
            ent_text_add(&sheet->text, ent_text_get(&names));
            behind = true;
        }
        sheet->text.failed = sheet->text.failed || names.failed;
        ent_text_free(&names);
    }
}

void ent_settle_add_worth(ent_settle_sheet *sheet, uint64_t outcome)
{
    const bool any = add_cardinal(sheet, outcome);
    add_ordinal(sheet, outcome, any);
}

const char *ent_settle_disagreement_key(ent_disagreement disagreement)
{
    static const char *const keys[] = {"file", "reservation", "today", "worst"};
    return keys[disagreement];
}

static void put_report(ent_settle_sheet *sheet, ent_format format)
{
    if (format == ENT_FORMAT_TEXT) {
        ent_settle_text(sheet);
    } else if (format == ENT_FORMAT_JSON) {
        ent_settle_json(sheet);
    } else {
        ent_settle_csv(sheet);
    }
}

ent_status ent_report_bargaining(ent_context *context, const ent_bargaining *bargaining,
                                 const ent_settle_view *view, ent_format format,
                                 const ent_sink *sink)
{
    if (context == NULL || bargaining == NULL || view == NULL || view->size != sizeof *view ||
        (unsigned)format > ENT_FORMAT_CSV || sink == NULL || sink->write == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_settle_sheet sheet = {.w = &w,
                              .context = context,
                              .bargaining = bargaining,
                              .dispute = ent_settle_dispute(bargaining),
                              .space = ent_settle_space(bargaining),
                              .parties = ent_party_count(ent_settle_dispute(bargaining)),
                              .most = view->most == 0 ? UINT64_MAX : view->most};
    sheet.chosen = ent_memory_zero(&context->allocator, sheet.parties, sizeof *sheet.chosen);
    if (sheet.chosen == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_writer_init(&w, context, sink);
    ent_text_init(&sheet.text, &context->allocator);
    put_report(&sheet, format);
    ent_writer_drop(&w, &sheet.text);
    ent_memory_free(&context->allocator, sheet.chosen);
    return ent_writer_end(&w);
}
