/* SPDX-License-Identifier: MIT */
/*
 * A forecast in words: issue by issue a row a model, then the parties, then what moves it most; at the end exchanges,
 * and what is known of the models' errors.
 */
#include "report/forecast/sheet.h"
#include "report/forecast/words.h"
#include "report/head.h"
#include "report/words.h"

#include <string.h>

enum { MODEL = 13, VALUE = 9, INTERVAL = 17, NUMBER = 11 };

static void paragraph(ent_forecast_sheet *s, size_t first, size_t rest)
{
    ent_put_gathered(s->w, first, rest, &s->text);
}

/* The gathered text at the right end of so many columns. */
static void put_right(ent_forecast_sheet *s, int width)
{
    ent_put_format(s->w, "%*s", width, ent_text_get(&s->text));
    ent_text_clear(&s->text);
}

/* The gathered text from a column on, two beyond the one that has been reached; later lines begin there, too. */
static void put_hanging(ent_forecast_sheet *s, size_t column)
{
    const char *at = ent_text_get(&s->text);
    size_t used = column;
    ent_put(s->w, *at == '\0' ? "" : "  ");
    while (*(at += strspn(at, " ")) != '\0') {
        const size_t length = strcspn(at, " "), width = ent_utf8_length(at, length);
        if (used > column && used + 1 + width > ENT_LINE_WIDTH) {
            ent_put_format(s->w, "\n%*s", (int)column, "");
            used = column;
        }
        ent_put(s->w, used > column ? " " : "");
        used += width + (used > column);
        ent_put_bytes(s->w, at, length);
        at += length;
    }
    ent_put(s->w, "\n");
    ent_text_clear(&s->text);
}

static void put_model(ent_forecast_sheet *s, size_t contest, ent_forecast_model model)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_forecast_view found = ent_forecast_at(s->forecast, contest, model);
    ent_put(s->w, "  ");
    ent_put_padded(s->w, ent_forecast_key(model), MODEL - 2);
    if (found.reason != NULL) {
        ent_put_format(s->w, "%*s", VALUE, "-");
        ent_text_add(&s->text, found.reason);
        put_hanging(s, MODEL + VALUE + 2);
        return;
    }
    ent_forecast_add_value(&s->text, &view, found.value);
    put_right(s, VALUE);
    if (s->asked.samples > 0) {
        if (found.has_interval) {
            ent_forecast_add_value(&s->text, &view, found.low);
            ent_text_add(&s->text, " to ");
            ent_forecast_add_value(&s->text, &view, found.high);
        }
        put_right(s, INTERVAL);
    }
    ent_forecast_add_meaning(&s->text, s->dispute, contest, found.value);
    if (found.note != NULL) {
        ent_text_format(&s->text, "%s(%s)", s->text.length > 0 ? " " : "", found.note);
    }
    put_hanging(s, (size_t)(MODEL + VALUE + (s->asked.samples > 0 ? INTERVAL : 0) + 2));
}

static void put_models(ent_forecast_sheet *s, size_t contest)
{
    ent_put(s->w, "  ");
    ent_put_padded(s->w, "model", MODEL - 2);
    ent_put_format(s->w, "%*s", VALUE, "forecast");
    if (s->asked.samples > 0) {
        ent_forecast_add_plain(&s->text, s->asked.interval * 100);
        ent_text_add(&s->text, " % of draws");
        put_right(s, INTERVAL);
    }
    ent_put(s->w, ent_contest_at(s->dispute, contest).meaning_count > 0 ? "  in words\n" : "\n");
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            put_model(s, contest, m);
        }
    }
    ent_forecast_add_reach(&s->text, s->forecast, contest);
    if (s->text.length > 0) {
        paragraph(s, 2, 4);
    }
    if (ent_contest_at(s->dispute, contest).has_outcome) {
        ent_forecast_add_outcome(&s->text, s->forecast, contest);
        paragraph(s, 2, 4);
    }
}

static void put_number(ent_forecast_sheet *s, double number)
{
    ent_forecast_add_plain(&s->text, number);
    put_right(s, NUMBER);
}

static void put_party(ent_forecast_sheet *s, size_t contest, size_t stake)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_stake_view of = ent_stake_at(s->dispute, contest, stake);
    const ent_forecast_model first = ent_forecast_first(s->forecast, contest);
    ent_put(s->w, "  ");
    ent_put_padded(s->w, ent_party_name(s->dispute, of.party),
                   ent_forecast_name_column(s->dispute));
    put_number(s, of.position);
    put_number(s, of.salience);
    put_number(s, of.influence);
    if (first < ENT_FORECAST_COUNT) {
        ent_forecast_add_percent(&s->text,
                                 ent_forecast_shift(s->forecast, contest, stake, first).loss);
        put_right(s, NUMBER);
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_moves(s->forecast, contest, m)) {
            ent_forecast_add_value(&s->text, &view,
                                   ent_forecast_shift(s->forecast, contest, stake, m).moved);
            put_right(s, NUMBER);
        }
    }
    ent_put_format(s->w, "%s%s\n", of.basis_given ? "  " : "",
                   of.basis_given ? ent_basis_word(of.basis) : "");
}

static void put_parties(ent_forecast_sheet *s, size_t contest)
{
    ent_put(s->w, "\n  ");
    ent_put_padded(s->w, "party", ent_forecast_name_column(s->dispute));
    ent_put_format(s->w, "%*s%*s%*s", NUMBER, "position", NUMBER, "salience", NUMBER, "influence");
    if (ent_forecast_first(s->forecast, contest) < ENT_FORECAST_COUNT) {
        ent_put_format(s->w, "%*s", NUMBER, "loss");
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_moves(s->forecast, contest, m)) {
            ent_put_format(s->w, "%*s", NUMBER, ent_forecast_key(m));
        }
    }
    ent_put(s->w, "\n");
    for (size_t k = 0; k < ent_contest_at(s->dispute, contest).stake_count; k++) {
        put_party(s, contest, k);
    }
}

static void put_pulls(ent_forecast_sheet *s, size_t contest)
{
    const size_t count = ent_pull_count(s->forecast, contest);
    if (count == 0) {
        return;
    }
    ent_put(s->w, "\n  what moves the compromise mean most, one input at a time\n");
    for (size_t k = 0; k < count && k < s->most; k++) {
        ent_forecast_add_pull(&s->text, s->forecast, contest, k);
        paragraph(s, 4, 6);
    }
}

static void put_issue(ent_forecast_sheet *s, size_t contest)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    ent_text_add(&s->text, view.id);
    if (strcmp(view.id, view.label) != 0) {
        ent_text_format(&s->text, ": %s", view.label);
    }
    ent_put(s->w, "\n");
    paragraph(s, 0, 4);
    ent_text_add(&s->text, "scale: ");
    ent_forecast_add_scale(&s->text, s->dispute, contest);
    paragraph(s, 2, 4);
    put_models(s, contest);
    put_parties(s, contest);
    put_pulls(s, contest);
}

static void put_exchanges(ent_forecast_sheet *s)
{
    const size_t count = ent_exchange_count(s->forecast);
    if ((s->asked.models >> ENT_FORECAST_EXCHANGE & 1) == 0) {
        return;
    }
    ent_put(s->w, count > 0 ? "\nExchanges of positions, the best first\n"
                            : "\nNo exchange of positions would gain two parties.\n");
    for (size_t k = 0; k < count && k < s->most; k++) {
        ent_forecast_add_exchange(&s->text, s->forecast, k);
        paragraph(s, 2, 4);
    }
    if (count > s->most) {
        ent_put_more(s->w, 2, count - s->most);
    }
}

/* What each model is. */
static void put_legend(ent_forecast_sheet *s)
{
    ent_put(s->w, "\nModels\n");
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            ent_put(s->w, "  ");
            ent_put_format(s->w, "%-*s", MODEL - 3, ent_forecast_key(m));
            ent_text_format(&s->text, "%s: %s", ent_forecast_name(m), ent_forecast_about(m));
            put_hanging(s, MODEL + 1);
        }
    }
}

/* What the columns are, how intervals come about, and what is known of errors. */
static void put_notes(ent_forecast_sheet *s)
{
    ent_text_add(
        &s->text,
        "A loss is what the first forecast costs a party: its salience times the distance from "
        "its position, in percent of the scale. Under the word of a model stands where the "
        "party is at that model's end.");
    ent_put(s->w, "\n");
    paragraph(s, 0, 0);
    ent_forecast_add_draws(&s->text, s->forecast);
    paragraph(s, 0, 0);
    ent_text_format(&s->text, "%s See docs/methods/forecast.md.", ent_forecast_accuracy());
    paragraph(s, 0, 0);
}

void ent_forecast_text(ent_forecast_sheet *s)
{
    ent_put_head(s->w, s->dispute);
    for (size_t k = 0; k < ent_contest_count(s->dispute); k++) {
        put_issue(s, k);
    }
    put_exchanges(s);
    put_legend(s);
    put_notes(s);
}
