/* SPDX-License-Identifier: MIT */
/* Forecasts in words, shared by the report and the section of the page. */
#ifndef ENT_REPORT_FORECAST_WORDS_H
#define ENT_REPORT_FORECAST_WORDS_H

#include "base/text.h"
#include <entente/forecast.h>

/* A value on the scale of an issue, with as many decimals as suit its length: 31.2 on 0 to 100, 0.312 on 0 to 1. */
void ent_forecast_add_value(ent_text *text, const ent_contest_view *contest, double value);

/* A number as a file has it: 31, 31.25; at most 6 digits. */
void ent_forecast_add_plain(ent_text *text, double number);

/* Percent with one decimal: "4.3". */
void ent_forecast_add_percent(ent_text *text, double percent);

/* What a value means by the words of the scale: `about "some"`, `between "some" and "all", nearer to the first`.
 * Nothing where the scale has no words. */
void ent_forecast_add_meaning(ent_text *text, const ent_dispute *dispute, size_t contest,
                              double value);

/* The scale and its words: `0 to 100; 0: none, 50: some; today 0`. */
void ent_forecast_add_scale(ent_text *text, const ent_dispute *dispute, size_t contest);

/* The models asked for that forecast an issue: how many, the least and the greatest forecast and the first model of each. */
typedef struct ent_forecast_reach {
    size_t count;
    double low, high;
    ent_forecast_model lowest, highest;
} ent_forecast_reach;
ent_forecast_reach ent_forecast_reach_of(const ent_forecast *forecast, size_t contest);

/* The first model asked for that forecasts an issue, by which losses are told; ENT_FORECAST_COUNT: none does. */
ent_forecast_model ent_forecast_first(const ent_forecast *forecast, size_t contest);

/* Whether a model is asked for, moves positions, and forecasts the issue. */
bool ent_forecast_moves(const ent_forecast *forecast, size_t contest, ent_forecast_model model);

/* "the models lie 12.3 apart, from 21.0 (weighted median) to 33.3 (mean)"; nothing for fewer than two. */
void ent_forecast_add_reach(ent_text *text, const ent_forecast *forecast, size_t contest);

/* Of an issue whose outcome is known: "came about: 40; the forecasts are off by 2.0 to 11.5". */
void ent_forecast_add_outcome(ent_text *text, const ent_forecast *forecast, size_t contest);

/* "position", "salience", "influence"; constant. */
const char *ent_forecast_input(ent_input input);

/* "Russia's influence (80, plus or minus 25): from 20.1 to 34.5". */
void ent_forecast_add_pull(ent_text *text, const ent_forecast *forecast, size_t contest,
                           size_t pull);

/* "Russia moves on "land" from 5 to 12.0 and Ukraine on "seats" from 65 to 51.3; each gains 2.1 % of a scale". */
void ent_forecast_add_exchange(ent_text *text, const ent_forecast *forecast, size_t exchange);

/* How the intervals come about. */
void ent_forecast_add_draws(ent_text *text, const ent_forecast *forecast);

/* What is known of the models' errors; constant. */
const char *ent_forecast_accuracy(void);

/* How wide a column of the parties' names is in tables of text: all but very long names fit. */
size_t ent_forecast_name_column(const ent_dispute *dispute);

#endif
