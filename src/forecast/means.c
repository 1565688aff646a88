/* SPDX-License-Identifier: MIT */
/*
 * Means: the compromise mean, sum c s x / sum c s, and the plain one.
 *
 * The compromise model is the base line of the literature on EU decisions (Achen, in Thomson, Stokman, Achen and Koenig,
 * The European Union Decides, 2006). Where all weights are 0 nobody counts more than another, and it is the plain mean.
 * A mean is kept within the positions, out of which rounding could carry it. Time O(parties).
 */
#include "forecast/forecast.h"

/* The mean of numbers by weights, which are not all 0; NULL: each weighs 1. */
static double mean_of(const ent_forecast_issue *issue, bool weighted)
{
    double sum = 0, total = 0, least = issue->positions[0], most = least;
    for (size_t p = 0; p < issue->parties; p++) {
        const double x = issue->positions[p];
        const double weight = weighted ? issue->influence[p] * issue->saliences[p] : 1;
        sum += weight * x;
        total += weight;
        least = x < least ? x : least;
        most = x > most ? x : most;
    }
    if (!(total > 0)) {
        return mean_of(issue, false);
    }
    const double mean = sum / total;
    return mean < least ? least : mean > most ? most : mean;
}

double ent_compromise(const ent_forecast_issue *issue)
{
    return mean_of(issue, true);
}

ent_status ent_model_compromise(const ent_context *context, const ent_forecast_issue *issue,
                                double *room, double *out)
{
    (void)context;
    (void)room;
    *out = ent_compromise(issue);
    return ENT_OK;
}

ent_status ent_model_mean(const ent_context *context, const ent_forecast_issue *issue, double *room,
                          double *out)
{
    (void)context;
    (void)room;
    *out = mean_of(issue, false);
    return ENT_OK;
}
