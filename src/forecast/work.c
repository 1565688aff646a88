/* SPDX-License-Identifier: MIT */
/*
 * About how long a draw takes, from what the models did on the file's own numbers.
 *
 * An estimate in nanoseconds of a common processor, never a measured time, so that how often a model is drawn is the same
 * on every machine. Exchanges and turns of a draw are about as many as those of the file's own numbers. Factors are
 * measured on 238 decisions of the European Union.
 */
#include "forecast/forecast.h"

static const double MOST = 1e12;
static const double PER_PAIRING =
    8; /* of a game of the spatial model: of two parties, seen by a third */

static double squared(double n)
{
    return n * n;
}

/* Models of one issue, for n parties: means and the median pass over them, elections let all vote on all pairs. */
static double work_of_one(ent_forecast_model model, double n)
{
    const double votes = squared(n) * (5 + n) / 2;
    return model == ENT_FORECAST_CONDORCET ? votes
           : model == ENT_FORECAST_MARKOV  ? votes + squared(n) * 30
                                           : 50 * n;
}

/* Each exchange looks at the rooms of two issues, and at their pairs with all others. */
static double work_of_exchanges(const ent_forecast *f)
{
    const double issues = (double)f->sheet.issue_count, square = squared((double)f->sheet.widest);
    const double exchanges = (double)f->exchanges.count;
    const double looks = squared(issues) / 2 + 2 * exchanges * issues;
    return looks * (50 + square / 8) + (2 * exchanges + issues) * square * 15;
}

uint64_t ent_forecast_work(const ent_forecast *forecast, ent_forecast_model model)
{
    double work = 1000;
    if (model == ENT_FORECAST_EXCHANGE) {
        work += work_of_exchanges(forecast);
    } else if (model == ENT_FORECAST_SPATIAL) {
        work += PER_PAIRING * forecast->opinions[model].work;
    } else {
        for (size_t k = 0; k < forecast->sheet.issue_count; k++) {
            work += work_of_one(model, (double)ent_sheet_issue(&forecast->sheet, k).parties);
        }
    }
    return work < MOST ? (uint64_t)work : (uint64_t)MOST;
}
