/* SPDX-License-Identifier: MIT */
/* Values, scales, spreads and exchanges in words. */
#include "report/forecast/words.h"

#include "base/number.h"
#include "dispute/subject.h"

#include <math.h>
#include <string.h>

/* A number with so many decimals, rounded; "0.0", never "-0.0". */
static void add_fixed(ent_text *text, double number, unsigned decimals)
{
    char room[ENT_NUMBER_ROOM];
    uint64_t unit = 1;
    for (unsigned k = 0; k < decimals; k++) {
        unit *= 10;
    }
    if (!(fabs(number) < 1e9)) {
        ent_number_rounded(room, number, 9);
        ent_text_add(text, room);
        return;
    }
    const uint64_t scaled = (uint64_t)llround(fabs(number) * (double)unit);
    ent_text_format(text, "%s%llu", number < 0 && scaled > 0 ? "-" : "",
                    (unsigned long long)(scaled / unit));
    if (decimals > 0) {
        ent_text_format(text, ".%0*llu", (int)decimals, (unsigned long long)(scaled % unit));
    }
}

/* Decimals that tell about a thousand points of a scale apart. */
static unsigned decimals_of(const ent_contest_view *contest)
{
    double length = contest->high - contest->low;
    unsigned decimals = length < 2000 ? 1 : 0;
    while (length < 20 && decimals < 9) {
        length *= 10;
        decimals++;
    }
    return decimals;
}

void ent_forecast_add_value(ent_text *text, const ent_contest_view *contest, double value)
{
    add_fixed(text, value, decimals_of(contest));
}

void ent_forecast_add_plain(ent_text *text, double number)
{
    char room[ENT_NUMBER_ROOM];
    ent_number_rounded(room, number, 6);
    ent_text_add(text, room);
}

void ent_forecast_add_percent(ent_text *text, double percent)
{
    add_fixed(text, percent, 1);
}

/* Between two meanings: to which it is nearer. */
static void add_between(ent_text *text, const ent_meaning_view *below,
                        const ent_meaning_view *above, double value)
{
    const double share = (value - below->at) / (above->at - below->at);
    const bool middle = share >= 0.4 && share <= 0.6;
    ent_text_format(text, "%s \"%s\" and \"%s\"%s", middle ? "half way between" : "between",
                    below->words, above->words,
                    middle        ? ""
                    : share < 0.5 ? ", nearer to the first"
                                  : ", nearer to the second");
}

void ent_forecast_add_meaning(ent_text *text, const ent_dispute *dispute, size_t contest,
                              double value)
{
    const ent_contest_view view = ent_contest_at(dispute, contest);
    const double near = (view.high - view.low) / 40;
    size_t next = 0;
    for (; next < view.meaning_count; next++) {
        const ent_meaning_view meaning = ent_meaning_at(dispute, contest, next);
        if (fabs(meaning.at - value) <= near) {
            ent_text_format(text, "about \"%s\"", meaning.words);
            return;
        }
        if (meaning.at > value) {
            break;
        }
    }
    if (view.meaning_count == 0) {
        return;
    }
    const ent_meaning_view above =
        ent_meaning_at(dispute, contest, next < view.meaning_count ? next : next - 1);
    if (next == 0 || next == view.meaning_count) {
        ent_text_format(text, "%s \"%s\"", next == 0 ? "below" : "above", above.words);
        return;
    }
    const ent_meaning_view below = ent_meaning_at(dispute, contest, next - 1);
    add_between(text, &below, &above, value);
}

void ent_forecast_add_scale(ent_text *text, const ent_dispute *dispute, size_t contest)
{
    const ent_contest_view view = ent_contest_at(dispute, contest);
    ent_forecast_add_plain(text, view.low);
    ent_text_add(text, " to ");
    ent_forecast_add_plain(text, view.high);
    for (size_t k = 0; k < view.meaning_count; k++) {
        const ent_meaning_view meaning = ent_meaning_at(dispute, contest, k);
        ent_text_add(text, k == 0 ? "; " : ", ");
        ent_forecast_add_plain(text, meaning.at);
        ent_text_format(text, ": %s", meaning.words);
    }
    if (view.has_today) {
        ent_text_add(text, "; today ");
        ent_forecast_add_plain(text, view.today);
    }
}

/* Whether a model is asked for and forecasts an issue. */
static bool is_told(const ent_forecast *forecast, size_t contest, ent_forecast_model model)
{
    return (ent_forecast_asked(forecast).models >> model & 1) != 0 &&
           ent_forecast_at(forecast, contest, model).reason == NULL;
}

ent_forecast_reach ent_forecast_reach_of(const ent_forecast *forecast, size_t contest)
{
    const ent_contest_view view = ent_contest_at(ent_forecast_dispute(forecast), contest);
    const double same = (view.high - view.low) * 1e-9; /* what rounding alone sets apart */
    ent_forecast_reach reach = {.count = 0};
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (!is_told(forecast, contest, m)) {
            continue;
        }
        const double value = ent_forecast_at(forecast, contest, m).value;
        if (reach.count == 0 || value < reach.low - same) {
            reach.low = value;
            reach.lowest = m;
        }
        if (reach.count == 0 || value > reach.high + same) {
            reach.high = value;
            reach.highest = m;
        }
        reach.count++;
    }
    return reach;
}

ent_forecast_model ent_forecast_first(const ent_forecast *forecast, size_t contest)
{
    ent_forecast_model m = 0;
    while (m < ENT_FORECAST_COUNT && !is_told(forecast, contest, m)) {
        m++;
    }
    return m;
}

bool ent_forecast_moves(const ent_forecast *forecast, size_t contest, ent_forecast_model model)
{
    return (model == ENT_FORECAST_EXCHANGE || model == ENT_FORECAST_SPATIAL) &&
           is_told(forecast, contest, model);
}

void ent_forecast_add_reach(ent_text *text, const ent_forecast *forecast, size_t contest)
{
    const ent_contest_view view = ent_contest_at(ent_forecast_dispute(forecast), contest);
    const ent_forecast_reach reach = ent_forecast_reach_of(forecast, contest);
    if (reach.count < 2) {
        return;
    }
    ent_text_add(text, "the models lie ");
    ent_forecast_add_value(text, &view, reach.high - reach.low);
    ent_text_add(text, " apart, from ");
    ent_forecast_add_value(text, &view, reach.low);
    ent_text_format(text, " (%s) to ", ent_forecast_name(reach.lowest));
    ent_forecast_add_value(text, &view, reach.high);
    ent_text_format(text, " (%s)", ent_forecast_name(reach.highest));
}

void ent_forecast_add_outcome(ent_text *text, const ent_forecast *forecast, size_t contest)
{
    const ent_contest_view view = ent_contest_at(ent_forecast_dispute(forecast), contest);
    double least = INFINITY, most = 0;
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (is_told(forecast, contest, m)) {
            const double off = fabs(ent_forecast_at(forecast, contest, m).value - view.outcome);
            least = off < least ? off : least;
            most = off > most ? off : most;
        }
    }
    ent_text_add(text, "came about: ");
    ent_forecast_add_plain(text, view.outcome);
    if (least <= most) {
        ent_text_add(text, "; the forecasts are off by ");
        ent_forecast_add_value(text, &view, least);
        ent_text_add(text, " to ");
        ent_forecast_add_value(text, &view, most);
    }
}

const char *ent_forecast_input(ent_input input)
{
    static const char *const words[] = {[ENT_INPUT_POSITION] = "position",
                                        [ENT_INPUT_SALIENCE] = "salience",
                                        [ENT_INPUT_INFLUENCE] = "influence"};
    return words[input];
}

void ent_forecast_add_pull(ent_text *text, const ent_forecast *forecast, size_t contest,
                           size_t pull)
{
    const ent_dispute *dispute = ent_forecast_dispute(forecast);
    const ent_contest_view view = ent_contest_at(dispute, contest);
    const ent_pull_view at = ent_pull_at(forecast, contest, pull);
    const ent_stake_view stake = ent_stake_at(dispute, contest, at.stake);
    ent_text_format(text, "%s%s %s (", ent_party_name(dispute, stake.party),
                    ent_party_owns(dispute, stake.party), ent_forecast_input(at.input));
    ent_forecast_add_plain(text, at.input == ENT_INPUT_POSITION   ? stake.position
                                 : at.input == ENT_INPUT_SALIENCE ? stake.salience
                                                                  : stake.influence);
    ent_text_add(text, ", plus or minus ");
    ent_forecast_add_plain(text, at.change);
    ent_text_add(text, "): from ");
    ent_forecast_add_value(text, &view, at.down);
    ent_text_add(text, " to ");
    ent_forecast_add_value(text, &view, at.up);
}

void ent_forecast_add_exchange(ent_text *text, const ent_forecast *forecast, size_t exchange)
{
    const ent_dispute *dispute = ent_forecast_dispute(forecast);
    const ent_exchange_view at = ent_exchange_at(forecast, exchange);
    ent_subject who = ent_party_subject(dispute, at.party[0]);
    for (size_t k = 0; k < 2; k++) {
        const ent_contest_view view = ent_contest_at(dispute, at.contest[k]);
        ent_text_format(text, "%s%s %son \"%s\" from ", k == 0 ? "" : " and ",
                        ent_party_name(dispute, at.party[k]),
                        k == 0 ? ent_inflect(&who, "{moves|move} ") : "", view.label);
        ent_forecast_add_value(text, &view, at.from[k]);
        ent_text_add(text, " to ");
        ent_forecast_add_value(text, &view, at.to[k]);
    }
    ent_text_add(text, "; each gains ");
    ent_forecast_add_percent(text, at.gain);
    ent_text_add(text, " % of a scale");
}

/* Whether a model was drawn fewer times than was asked for. */
static bool has_fewer(const ent_forecast *forecast)
{
    const ent_forecast_options asked = ent_forecast_asked(forecast);
    const size_t contests = ent_contest_count(ent_forecast_dispute(forecast));
    for (size_t k = 0; k < contests * ENT_FORECAST_COUNT; k++) {
        const ent_forecast_view found = ent_forecast_at(
            forecast, k / ENT_FORECAST_COUNT, (ent_forecast_model)(k % ENT_FORECAST_COUNT));
        if (found.reason == NULL && found.draws < asked.samples) {
            return true;
        }
    }
    return false;
}

void ent_forecast_add_draws(ent_text *text, const ent_forecast *forecast)
{
    const ent_forecast_options asked = ent_forecast_asked(forecast);
    if (asked.samples == 0) {
        ent_text_add(text, "No inputs were drawn, so there are no intervals.");
        return;
    }
    ent_text_add(text, "An interval is the middle ");
    ent_forecast_add_plain(text, asked.interval * 100);
    ent_text_add(text, " % of ");
    ent_text_add_grouped(text, asked.samples);
    ent_text_format(text,
                    " draws of the inputs (seed %llu), each within its spread, or plus or minus ",
                    (unsigned long long)asked.seed);
    ent_forecast_add_plain(text, asked.spread);
    ent_text_add(text,
                 " % where the file says none. It tells what the uncertain inputs make of the "
                 "forecast, not how far the model is from what will come about.");
    if (has_fewer(forecast)) {
        ent_text_add(text, " A model of which one draw takes long is drawn fewer times, as its "
                           "row says.");
    }
}

const char *ent_forecast_accuracy(void)
{
    return "On 238 decisions of the European Union (DEU) simple means were hard to beat: no model "
           "was "
           "shown to be better than the compromise mean, exchanges and the spatial model were "
           "further off, and the mean absolute error of each was above 20 of 100 points. Models "
           "differ by less than they err: a forecast is a beginning for questions, not a "
           "prediction.";
}

size_t ent_forecast_name_column(const ent_dispute *dispute)
{
    enum { LEAST = 22, MOST = 40 };
    size_t column = LEAST;
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        const char *name = ent_party_name(dispute, p);
        const size_t needed = ent_utf8_length(name, strlen(name)) + 1;
        column = needed > column && needed <= MOST ? needed : column;
    }
    return column;
}
