/* SPDX-License-Identifier: MIT */
/*
 * "Where each issue is heading": for each issue of `positions` a strip of its scale with the parties' positions and the
 * models' forecasts, a table of these, and behind a click what each party would lose and what moves it most.
 *
 * Draws are as many as the page has samples, and fewer where these would take too long.
 */
#include "report/sections/bargain/heading.h"
#include "report/forecast/words.h"
#include "report/material/phrases.h"

enum { MOST_PULLS = 3, MOST_COLUMNS = 8 };

/* Steps of the models that a page allows: draws times what one draw takes; and for each model by itself, as the
 * library reckons. */
#define MOST_WORK ((uint64_t)1 << 30)

static void put_value(ent_forecast_section *s, const ent_contest_view *view, double value)
{
    ent_forecast_add_value(&s->job->text, view, value);
    ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
}

static void put_plain(ent_forecast_section *s, double number)
{
    ent_forecast_add_plain(&s->job->text, number);
    ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
}

/* Opens a table; its caption names the issue, for there is one such table for each. */
static void open_table(ent_forecast_section *s, size_t contest, const char *caption)
{
    ent_text_format(&s->job->text, "%s: %s", caption, ent_contest_at(s->dispute, contest).label);
    ent_tree_open(s->page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, ent_text_get(&s->job->text), NULL);
    ent_text_clear(&s->job->text);
}

/* Its first row: from the second cell on heads of numbers, `numbers` of them. */
static void put_heads(ent_forecast_section *s, const char *const *heads, size_t count,
                      size_t numbers)
{
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count; k++) {
        ent_tree_cell(s->page, k > 0 && k <= numbers ? ENT_ROLE_NUMBER : ENT_ROLE_PLAIN, heads[k]);
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

/* Whether there is anything to say of an issue's forecasts beside their numbers. */
static bool has_words(const ent_forecast_section *s, size_t contest)
{
    bool any = ent_contest_at(s->dispute, contest).meaning_count > 0;
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        const bool asked = (s->asked.models >> m & 1) != 0;
        const ent_forecast_view found = ent_forecast_at(s->forecast, contest, m);
        any = any || (asked && (found.reason != NULL || found.note != NULL));
    }
    return any;
}

static void put_model(ent_forecast_section *s, size_t contest, ent_forecast_model model)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_forecast_view found = ent_forecast_at(s->forecast, contest, model);
    ent_text *text = &s->job->text;
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_cell(s->page, ENT_ROLE_PLAIN, ent_forecast_name(model));
    if (found.reason != NULL) {
        ent_tree_cell(s->page, ENT_ROLE_NUMBER, "-");
        ent_tree_cell(s->page, ENT_ROLE_NUMBER, "-");
        ent_text_add(text, found.reason);
    } else {
        put_value(s, &view, found.value);
        ent_text_add(text, found.has_interval ? "" : "-");
        if (found.has_interval) {
            ent_forecast_add_value(text, &view, found.low);
            ent_text_add(text, " to ");
            ent_forecast_add_value(text, &view, found.high);
        }
        ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
        ent_forecast_add_meaning(text, s->dispute, contest, found.value);
        if (found.note != NULL) {
            ent_text_format(text, "%s(%s)", text->length > 0 ? " " : "", found.note);
        }
    }
    if (has_words(s, contest)) {
        ent_section_cell(s->job, s->page, ENT_ROLE_PLAIN);
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static ent_status put_models(ent_forecast_section *s, size_t contest)
{
    const char *heads[] = {"Model", "Forecast", NULL, "In words"};
    ent_forecast_add_plain(&s->job->text, s->asked.interval * 100);
    ent_text_add(&s->job->text, " % of draws");
    ENT_TRY(ent_section_take(s->job, s->page, &heads[2]));
    open_table(s, contest, "What each model forecasts");
    put_heads(s, heads, has_words(s, contest) ? 4 : 3, 2);
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            put_model(s, contest, m);
        }
    }
    ent_tree_close(s->page, ENT_TREE_TABLE);
    return ENT_OK;
}

/* Whether any party's numbers say on what they rest. */
static bool has_bases(const ent_forecast_section *s, size_t contest)
{
    bool any = false;
    for (size_t k = 0; k < ent_contest_at(s->dispute, contest).stake_count; k++) {
        any = any || ent_stake_at(s->dispute, contest, k).basis_given;
    }
    return any;
}

static void put_party(ent_forecast_section *s, size_t contest, size_t stake)
{
    const ent_contest_view view = ent_contest_at(s->dispute, contest);
    const ent_stake_view of = ent_stake_at(s->dispute, contest, stake);
    const ent_forecast_model first = ent_forecast_first(s->forecast, contest);
    ent_tree_open(s->page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_put_party(s->job, s->page, of.party);
    ent_tree_close(s->page, ENT_TREE_CELL);
    put_plain(s, of.position);
    put_plain(s, of.salience);
    put_plain(s, of.influence);
    if (first < ENT_FORECAST_COUNT) {
        ent_forecast_add_percent(&s->job->text,
                                 ent_forecast_shift(s->forecast, contest, stake, first).loss);
        ent_section_cell(s->job, s->page, ENT_ROLE_NUMBER);
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_moves(s->forecast, contest, m)) {
            put_value(s, &view, ent_forecast_shift(s->forecast, contest, stake, m).moved);
        }
    }
    if (has_bases(s, contest)) {
        ent_tree_open(s->page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        if (of.basis_given) {
            ent_phrase_basis(s->page, of.basis);
        }
        ent_tree_close(s->page, ENT_TREE_CELL);
    }
    ent_tree_close(s->page, ENT_TREE_ROW);
}

static void put_parties(ent_forecast_section *s, size_t contest)
{
    static const char *const ends[ENT_FORECAST_COUNT] = {
        [ENT_FORECAST_EXCHANGE] = "After exchanges",
        [ENT_FORECAST_SPATIAL] = "At the end of the spatial model"};
    const char *heads[MOST_COLUMNS + 1] = {"Party", "Position", "Salience", "Influence"};
    size_t count = 4;
    if (ent_forecast_first(s->forecast, contest) < ENT_FORECAST_COUNT) {
        heads[count++] = "Loss";
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_moves(s->forecast, contest, m)) {
            heads[count++] = ends[m];
        }
    }
    heads[count] = "Basis";
    open_table(
        s, contest,
        "Where each party stands, what the first forecast costs it, and where models move it");
    put_heads(s, heads, has_bases(s, contest) ? count + 1 : count, count - 1);
    for (size_t k = 0; k < ent_contest_at(s->dispute, contest).stake_count; k++) {
        put_party(s, contest, k);
    }
    ent_tree_close(s->page, ENT_TREE_TABLE);
}

static void put_pulls(ent_forecast_section *s, size_t contest)
{
    const size_t count = ent_pull_count(s->forecast, contest);
    if (count == 0) {
        return;
    }
    ent_tree_paragraph(s->page, ENT_ROLE_PLAIN,
                       "What moves the compromise mean most, one input at a time:");
    ent_tree_open(s->page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count && k < MOST_PULLS; k++) {
        ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_forecast_add_pull(&s->job->text, s->forecast, contest, k);
        ent_section_text(s->job, s->page);
        ent_tree_text(s->page, ".");
        ent_tree_close(s->page, ENT_TREE_ITEM);
    }
    ent_tree_close(s->page, ENT_TREE_LIST);
}

/* The sentences below the tables: how far the models lie apart, and what came about. */
static void put_reach(ent_forecast_section *s, size_t contest)
{
    ent_text *text = &s->job->text;
    ent_forecast_add_reach(text, s->forecast, contest);
    if (text->length > 0) {
        text->bytes[0] = 'T';
        ent_text_add(text, ".");
    }
    if (ent_contest_at(s->dispute, contest).has_outcome) {
        ent_text_add(text, text->length > 0 ? " What " : "What ");
        ent_forecast_add_outcome(text, s->forecast, contest);
        ent_text_add(text, ".");
    }
    if (text->length > 0) {
        ent_phrase_begin(s->page);
        ent_section_text(s->job, s->page);
        ent_phrase_end(s->page);
    }
}

static ent_status put_issue(ent_forecast_section *s, size_t contest)
{
    ent_phrase_heading(s->page, ent_contest_at(s->dispute, contest).label);
    ENT_TRY(ent_forecast_picture(s, contest));
    ENT_TRY(put_models(s, contest));
    put_reach(s, contest);
    ent_tree_open(s->page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN,
                  "What it costs each party, and what moves it most", NULL);
    put_parties(s, contest);
    put_pulls(s, contest);
    ent_tree_close(s->page, ENT_TREE_DETAILS);
    return ENT_OK;
}

static void put_exchanges(ent_forecast_section *s)
{
    const size_t count = ent_exchange_count(s->forecast);
    if (count == 0) {
        return;
    }
    ent_phrase_heading(s->page, "Exchanges of positions");
    ent_tree_paragraph(
        s->page, ENT_ROLE_PLAIN,
        "Two parties that stand on opposite sides of two issues gain when each gives "
        "way on the issue that it cares less about. The model exchange makes these, "
        "the best first:");
    ent_tree_open(s->page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < count && k < s->job->options.most; k++) {
        ent_tree_open(s->page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_forecast_add_exchange(&s->job->text, s->forecast, k);
        ent_section_text(s->job, s->page);
        ent_tree_text(s->page, ".");
        ent_tree_close(s->page, ENT_TREE_ITEM);
    }
    ent_tree_close(s->page, ENT_TREE_STEPS);
    if (count > s->job->options.most) {
        ent_phrase_begin(s->page);
        ent_phrase_count(s->job, s->page, count - s->job->options.most,
                         "more is not shown; entente forecast lists all.",
                         "more are not shown; entente forecast lists all.");
        ent_phrase_end(s->page);
    }
}

/* What each model is. */
static void put_about(ent_forecast_section *s)
{
    ent_tree_open(s->page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, "What each model is", NULL);
    ent_tree_open(s->page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if ((s->asked.models >> m & 1) != 0) {
            ent_tree_open(s->page, ENT_TREE_TERM, ENT_ROLE_PLAIN, ent_forecast_name(m), NULL);
            ent_tree_close(s->page, ENT_TREE_TERM);
            ent_tree_open(s->page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, NULL, NULL);
            ent_tree_format(s->page, "%s.", ent_forecast_about(m));
            ent_tree_close(s->page, ENT_TREE_MEANING);
        }
    }
    ent_tree_close(s->page, ENT_TREE_TERMS);
    ent_tree_close(s->page, ENT_TREE_DETAILS);
}

static void put_intro(ent_forecast_section *s)
{
    ent_phrase_begin(s->page);
    ent_tree_text(s->page, "The file says of ");
    ent_phrase_count(s->job, s->page, ent_contest_count(s->dispute), "issue", "issues");
    ent_tree_text(s->page,
                  " where the parties stand, how much each cares (salience) and how much "
                  "each can do (influence). Each model makes a forecast of that; they stand "
                  "side by side, for none is known to be right. ");
    ent_forecast_add_draws(&s->job->text, s->forecast);
    ent_section_text(s->job, s->page);
    if (s->fewer) {
        ent_tree_text(s->page, " More draws would take longer than this page allows; 'entente "
                               "forecast' makes them.");
    }
    ent_phrase_end(s->page);
    ent_tree_paragraph(s->page, ENT_ROLE_REMARK, ent_forecast_accuracy());
}

/* Fewer draws where one draw takes long. */
static void limit_draws(ent_forecast_section *s)
{
    uint64_t work = 1;
    for (size_t k = 0; k < ent_contest_count(s->dispute); k++) {
        const uint64_t parties = ent_contest_at(s->dispute, k).stake_count + 2;
        work += parties * parties * parties * 64;
    }
    s->fewer = s->asked.samples > MOST_WORK / work;
    s->asked.samples = s->fewer ? MOST_WORK / work : s->asked.samples;
}

static ent_status put_forecast(ent_forecast_section *s)
{
    put_intro(s);
    for (size_t k = 0; k < ent_contest_count(s->dispute); k++) {
        ENT_TRY(put_issue(s, k));
    }
    put_exchanges(s);
    put_about(s);
    return ENT_OK;
}

ent_status ent_section_forecast(ent_section_job *job, ent_page *page)
{
    ent_forecast_section s = {.job = job, .page = page, .dispute = job->dispute};
    ent_forecast *forecast = NULL;
    if (ent_contest_count(job->dispute) == 0) {
        ent_tree_paragraph(
            page, ENT_ROLE_PLAIN,
            "The file tells of no positions: where each party stands on an issue, how much "
            "it cares and how much it can do.");
        return ENT_OK;
    }
    ent_forecast_defaults(&s.asked);
    s.asked.samples = job->options.samples;
    s.asked.seed = job->options.seed;
    s.asked.most_work = MOST_WORK;
    limit_draws(&s);
    ENT_TRY(ent_forecast_new(job->context, job->dispute, &s.asked, &forecast));
    s.forecast = forecast;
    const ent_status status = put_forecast(&s);
    ent_forecast_free(forecast);
    return status;
}
