/* SPDX-License-Identifier: MIT */
/* What a forecast says, on the scales of the issues. */
#include "forecast/forecast.h"

#include <math.h>

const ent_dispute *ent_forecast_dispute(const ent_forecast *forecast)
{
    return forecast->dispute;
}

ent_forecast_options ent_forecast_asked(const ent_forecast *forecast)
{
    return forecast->asked;
}

ent_forecast_view ent_forecast_at(const ent_forecast *forecast, size_t contest,
                                  ent_forecast_model model)
{
    const ent_contest *on = &forecast->dispute->contests[contest];
    const ent_opinion *opinion = &forecast->opinions[model];
    if (!ent_forecast_asks(forecast, model)) {
        return (ent_forecast_view){.reason = "it was not asked for"};
    }
    if (opinion->reasons[contest] != NULL) {
        return (ent_forecast_view){.reason = opinion->reasons[contest]};
    }
    ent_forecast_view view = {.note = opinion->notes[contest],
                              .value = ent_contest_from_sheet(on, opinion->values[contest]),
                              .rounds = opinion->rounds[contest],
                              .draws = forecast->draws[model],
                              .has_interval = forecast->intervals[model] != NULL};
    if (view.has_interval) {
        const ent_drawn *drawn = &forecast->intervals[model][contest];
        view.low = ent_contest_from_sheet(on, drawn->low);
        view.middle = ent_contest_from_sheet(on, drawn->middle);
        view.high = ent_contest_from_sheet(on, drawn->high);
    }
    return view;
}

ent_shift_view ent_forecast_shift(const ent_forecast *forecast, size_t contest, size_t stake,
                                  ent_forecast_model model)
{
    const ent_contest *on = &forecast->dispute->contests[contest];
    const ent_opinion *opinion = &forecast->opinions[model];
    const size_t at = forecast->sheet.first[contest] + stake;
    const double position = forecast->sheet.positions[at];
    ent_shift_view view = {.position = on->stakes[stake].position,
                           .moved = on->stakes[stake].position};
    if (!ent_forecast_asks(forecast, model) || opinion->reasons[contest] != NULL) {
        return view;
    }
    if (opinion->moved[at] != position) {
        view.moved = ent_contest_from_sheet(on, opinion->moved[at]);
    }
    view.loss = forecast->sheet.saliences[at] / 100 * fabs(opinion->values[contest] - position);
    return view;
}

size_t ent_pull_count(const ent_forecast *forecast, size_t contest)
{
    return 3 * forecast->dispute->contests[contest].stake_count;
}

ent_pull_view ent_pull_at(const ent_forecast *forecast, size_t contest, size_t pull)
{
    return forecast->pulls[3 * forecast->sheet.first[contest] + pull];
}

size_t ent_exchange_count(const ent_forecast *forecast)
{
    return forecast->exchanges.count;
}

ent_exchange_view ent_exchange_at(const ent_forecast *forecast, size_t exchange)
{
    const ent_exchange *deal = &forecast->exchanges.all[exchange];
    ent_exchange_view view = {.gain = deal->gain};
    for (size_t k = 0; k < 2; k++) {
        const ent_contest *on = &forecast->dispute->contests[deal->issues[k]];
        view.party[k] = forecast->sheet.parties[deal->stakes[k]];
        view.contest[k] = deal->issues[k];
        view.from[k] = ent_contest_from_sheet(on, deal->from[k]);
        view.to[k] = ent_contest_from_sheet(on, deal->to[k]);
    }
    return view;
}
