/* SPDX-License-Identifier: MIT */
/* A forecast for programs: JSON, an object an issue; CSV, a row for each issue and model. */
#include "report/forecast/sheet.h"
#include "report/forecast/words.h"
#include "report/head.h"

#include <math.h>
#include <stdio.h>

static void put_known(ent_writer *w, const char *key, bool known, double number)
{
    ent_json_field_double(w, key, known ? number : NAN);
}

static void put_meanings(ent_forecast_sheet *s, size_t contest)
{
    ent_json_key(s->w, "meanings");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_contest_at(s->dispute, contest).meaning_count; k++) {
        const ent_meaning_view meaning = ent_meaning_at(s->dispute, contest, k);
        ent_json_open(s->w, '{');
        ent_json_field_double(s->w, "at", meaning.at);
        ent_json_field_text(s->w, "words", meaning.words);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_forecast(ent_forecast_sheet *s, size_t contest, ent_forecast_model model)
{
    const ent_forecast_view found = ent_forecast_at(s->forecast, contest, model);
    const bool known = found.reason == NULL;
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "model", ent_forecast_key(model));
    put_known(s->w, "forecast", known, found.value);
    ent_json_field_text(s->w, "reason", found.reason);
    ent_json_field_text(s->w, "note", found.note);
    put_known(s->w, "low", known && found.has_interval, found.low);
    put_known(s->w, "middle", known && found.has_interval, found.middle);
    put_known(s->w, "high", known && found.has_interval, found.high);
    ent_json_field_count(s->w, "rounds", found.rounds);
    ent_json_field_count(s->w, "draws", found.draws);
    if (known) {
        ent_forecast_add_meaning(&s->text, s->dispute, contest, found.value);
    }
    ent_json_field_text(s->w, "words", s->text.length > 0 ? ent_text_get(&s->text) : NULL);
    ent_text_clear(&s->text);
    ent_json_close(s->w, '}');
}

/* Where a party ends under each model, and what the forecast costs it. */
static void put_shifts(ent_forecast_sheet *s, size_t contest, size_t stake)
{
    ent_json_key(s->w, "models");
    ent_json_open(s->w, '[');
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) == 0 ||
            ent_forecast_at(s->forecast, contest, m).reason != NULL) {
            continue;
        }
        const ent_shift_view shift = ent_forecast_shift(s->forecast, contest, stake, m);
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "model", ent_forecast_key(m));
        ent_json_field_double(s->w, "position", shift.moved);
        ent_json_field_double(s->w, "shift", shift.moved - shift.position);
        ent_json_field_double(s->w, "loss", shift.loss);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_stake(ent_forecast_sheet *s, size_t contest, size_t stake)
{
    const ent_stake_view of = ent_stake_at(s->dispute, contest, stake);
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "party", ent_party_id(s->dispute, of.party));
    ent_json_field_double(s->w, "position", of.position);
    ent_json_field_double(s->w, "salience", of.salience);
    ent_json_field_double(s->w, "influence", of.influence);
    ent_json_key(s->w, "spread");
    ent_json_open(s->w, '{');
    put_known(s->w, "position", of.position_spread > 0, of.position_spread);
    put_known(s->w, "salience", of.salience_spread > 0, of.salience_spread);
    put_known(s->w, "influence", of.influence_spread > 0, of.influence_spread);
    ent_json_close(s->w, '}');
    ent_json_field_text(s->w, "basis", of.basis_given ? ent_basis_word(of.basis) : NULL);
    ent_json_field_text(s->w, "source", of.source);
    ent_json_field_text(s->w, "passage", of.passage);
    ent_json_field_text(s->w, "hedge", of.hedge);
    ent_json_field_text(s->w, "note", of.note);
    put_shifts(s, contest, stake);
    ent_json_close(s->w, '}');
}

static void put_pulls(ent_forecast_sheet *s, size_t contest)
{
    ent_json_key(s->w, "inputs");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_pull_count(s->forecast, contest); k++) {
        const ent_pull_view pull = ent_pull_at(s->forecast, contest, k);
        const size_t party = ent_stake_at(s->dispute, contest, pull.stake).party;
        ent_json_open(s->w, '{');
        ent_json_field_text(s->w, "party", ent_party_id(s->dispute, party));
        ent_json_field_text(s->w, "input", ent_forecast_input(pull.input));
        ent_json_field_double(s->w, "change", pull.change);
        ent_json_field_double(s->w, "lowered", pull.down);
        ent_json_field_double(s->w, "raised", pull.up);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_reach(ent_forecast_sheet *s, size_t contest)
{
    const ent_forecast_reach reach = ent_forecast_reach_of(s->forecast, contest);
    ent_json_key(s->w, "between_models");
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "models", reach.count);
    put_known(s->w, "low", reach.count > 0, reach.low);
    put_known(s->w, "high", reach.count > 0, reach.high);
    ent_json_close(s->w, '}');
}

static void put_issue(ent_forecast_sheet *s, size_t contest)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    ent_json_open(s->w, '{');
    ent_json_field_text(s->w, "issue", view.id);
    ent_json_field_text(s->w, "label", view.label);
    ent_json_field_double(s->w, "scale_low", view.low);
    ent_json_field_double(s->w, "scale_high", view.high);
    put_known(s->w, "today", view.has_today, view.today);
    put_known(s->w, "outcome", view.has_outcome, view.outcome);
    put_meanings(s, contest);
    ent_json_key(s->w, "forecasts");
    ent_json_open(s->w, '[');
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            put_forecast(s, contest, m);
        }
    }
    ent_json_close(s->w, ']');
    put_reach(s, contest);
    ent_json_key(s->w, "parties");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < view.stake_count; k++) {
        put_stake(s, contest, k);
    }
    ent_json_close(s->w, ']');
    put_pulls(s, contest);
    ent_json_close(s->w, '}');
}

static void put_exchanges(ent_forecast_sheet *s)
{
    ent_json_key(s->w, "exchanges");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_exchange_count(s->forecast); k++) {
        const ent_exchange_view at = ent_exchange_at(s->forecast, k);
        ent_json_open(s->w, '{');
        ent_json_key(s->w, "moves");
        ent_json_open(s->w, '[');
        for (size_t side = 0; side < 2; side++) {
            ent_json_open(s->w, '{');
            ent_json_field_text(s->w, "party", ent_party_id(s->dispute, at.party[side]));
            ent_json_field_text(s->w, "issue", ent_contest_at(s->dispute, at.contest[side]).id);
            ent_json_field_double(s->w, "from", at.from[side]);
            ent_json_field_double(s->w, "to", at.to[side]);
            ent_json_close(s->w, '}');
        }
        ent_json_close(s->w, ']');
        ent_json_field_double(s->w, "gain", at.gain);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_models(ent_forecast_sheet *s)
{
    ent_json_key(s->w, "models");
    ent_json_open(s->w, '[');
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            ent_json_open(s->w, '{');
            ent_json_field_text(s->w, "model", ent_forecast_key(m));
            ent_json_field_text(s->w, "name", ent_forecast_name(m));
            ent_json_field_text(s->w, "about", ent_forecast_about(m));
            ent_json_close(s->w, '}');
        }
    }
    ent_json_close(s->w, ']');
}

void ent_forecast_json(ent_forecast_sheet *s)
{
    ent_json_head(s->w, s->dispute);
    ent_json_field_count(s->w, "samples", s->asked.samples);
    ent_json_field_count(s->w, "seed", s->asked.seed);
    ent_json_field_double(s->w, "spread", s->asked.spread);
    ent_json_field_double(s->w, "interval", s->asked.interval);
    put_models(s);
    ent_json_key(s->w, "issues");
    ent_json_open(s->w, '[');
    for (size_t k = 0; k < ent_contest_count(s->dispute); k++) {
        put_issue(s, k);
    }
    ent_json_close(s->w, ']');
    put_exchanges(s);
    ent_json_field_text(s->w, "accuracy", ent_forecast_accuracy());
    ent_json_close(s->w, '}');
    ent_put(s->w, "\n");
}

static void put_row(ent_forecast_sheet *s, size_t contest, ent_forecast_model model)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_forecast_view found = ent_forecast_at(s->forecast, contest, model);
    const bool known = found.reason == NULL, drawn = known && found.has_interval;
    char rounds[24] = "";
    if (known && found.rounds > 0) {
        (void)snprintf(rounds, sizeof rounds, "%zu", found.rounds);
    }
    ent_csv_field(s->w, true, view.id);
    ent_csv_field(s->w, false, ent_forecast_key(model));
    ent_csv_double(s->w, known, found.value);
    ent_csv_double(s->w, drawn, found.low);
    ent_csv_double(s->w, drawn, found.middle);
    ent_csv_double(s->w, drawn, found.high);
    ent_csv_double(s->w, true, view.low);
    ent_csv_double(s->w, true, view.high);
    ent_csv_double(s->w, view.has_today, view.today);
    ent_csv_double(s->w, view.has_outcome, view.outcome);
    ent_csv_field(s->w, false, rounds);
    ent_csv_field(s->w, false, known ? "" : found.reason);
    ent_put(s->w, "\n");
}

void ent_forecast_csv(ent_forecast_sheet *s)
{
    ent_put(s->w, "issue,model,forecast,low,middle,high,scale_low,scale_high,today,outcome,rounds,"
                  "reason\n");
    for (size_t k = 0; k < ent_contest_count(s->dispute); k++) {
        for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
            if ((s->asked.models >> m & 1) != 0) {
                put_row(s, k, m);
            }
        }
    }
}
