/* SPDX-License-Identifier: MIT */
/*
 * The models on each decision, and whether one does better than the compromise mean by more than chance.
 *
 * The decisions are drawn anew, as many as there are, each as likely every time: a resample. In it the mean difference of
 * a model's errors and those of the compromise mean is taken, both on the same decisions. Of 10,000 such differences, in
 * ascending order, the interval goes from the 250th to the 9750th. Random numbers are SplitMix64 with a fixed seed.
 */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a row is made of. */
typedef struct recipe {
    const char *name;
    bool plain_influence;     /* everybody has the same */
    bool plain_median;        /* the middle position, or the mean of the two in the middle */
    ent_forecast_model model; /* of ours, else */
    bool is_ours;             /* as it is */
    bool by_proposal;         /* it looks at all issues of a proposal */
} recipe;

static const recipe recipes[SCORE_ROWS] = {
    {"mean_unweighted", false, false, ENT_FORECAST_MEAN, true, false},
    {"mean_salience", true, false, ENT_FORECAST_COMPROMISE, false, false},
    [SCORE_BASE] = {"compromise_salience_x_power", false, false, ENT_FORECAST_COMPROMISE, true,
                    false},
    {"median_unweighted", false, true, ENT_FORECAST_MEDIAN, false, false},
    {"weighted_median", false, false, ENT_FORECAST_MEDIAN, true, false},
    {"pce_prop_linear_conditional", false, false, ENT_FORECAST_CONDORCET, true, false},
    {"pce_prop_linear_markov_uniform", false, false, ENT_FORECAST_MARKOV, true, false},
    {"position_exchange", false, false, ENT_FORECAST_EXCHANGE, true, true},
    {"spatial", false, false, ENT_FORECAST_SPATIAL, true, true},
};

static int ascending(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The plain median, in room for the positions. */
static double median_of(const decision *d, double *room)
{
    memcpy(room, d->positions, d->count * sizeof *room);
    qsort(room, d->count, sizeof *room, ascending);
    return (room[(d->count - 1) / 2] + room[d->count / 2]) / 2;
}

/* What a row says of a decision; `room` has as many numbers as it has parties. */
static ent_status forecast(ent_context *context, const recipe *r, const decision *d, double *room,
                           double *out)
{
    if (r->plain_median) {
        *out = median_of(d, room);
        return ENT_OK;
    }
    for (size_t p = 0; p < d->count; p++) {
        room[p] = r->plain_influence ? 1 : d->influence[p];
    }
    const ent_forecast_issue issue = {.parties = d->count,
                                      .positions = d->positions,
                                      .saliences = d->saliences,
                                      .influence = room};
    return ent_forecast_one(context, &issue, r->model, out, NULL);
}

/* What a row says of each decision. */
static ent_status forecast_all(ent_context *context, const recipe *r, const decisions *d,
                               double *room, double *out)
{
    ent_status status = ENT_OK;
    if (r->by_proposal) {
        return proposals_forecast(context, d, r->model, out);
    }
    for (size_t k = 0; k < d->count && status == ENT_OK; k++) {
        status = forecast(context, r, &d->all[k], room, &out[k]);
    }
    return status;
}

static ent_status measure(ent_context *context, const recipe *r, const decisions *d, double *room,
                          score *out)
{
    const ent_status status = forecast_all(context, r, d, room, out->errors);
    double sum = 0, within = 0;
    for (size_t k = 0; k < d->count && status == ENT_OK; k++) {
        out->errors[k] = fabs(out->errors[k] - d->all[k].outcome);
        const bool says = !isnan(out->errors[k]);
        sum += says ? out->errors[k] : 0;
        within += says && out->errors[k] <= 10;
        out->count += says;
    }
    out->name = r->name;
    out->key = r->is_ours ? ent_forecast_key(r->model) : "-";
    out->mean_error = sum / (double)out->count;
    out->within = within / (double)out->count;
    return status;
}

static uint64_t next(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* By how much a row is further off on a decision than the compromise mean; NAN where it says nothing. */
static double excess(const score *scores, size_t row, size_t at)
{
    return scores[row].errors[at] - scores[SCORE_BASE].errors[at];
}

/* The mean difference of each row in every resample: RESAMPLES a row. */
static void resample(const score *scores, size_t count, double *out)
{
    uint64_t random = RESAMPLE_SEED;
    for (size_t s = 0; s < RESAMPLES; s++) {
        double sums[SCORE_ROWS] = {0}, counts[SCORE_ROWS] = {0};
        for (size_t k = 0; k < count; k++) {
            const size_t at = (size_t)(next(&random) % count);
            for (size_t r = 0; r < SCORE_ROWS; r++) {
                const double more = excess(scores, r, at);
                sums[r] += isnan(more) ? 0 : more;
                counts[r] += !isnan(more);
            }
        }
        for (size_t r = 0; r < SCORE_ROWS; r++) {
            out[r * RESAMPLES + s] = counts[r] > 0 ? sums[r] / counts[r] : 0;
        }
    }
}

/* The mean difference of a row. */
static double difference_of(const score *scores, size_t row, size_t count)
{
    double sum = 0;
    for (size_t k = 0; k < count; k++) {
        const double more = excess(scores, row, k);
        sum += isnan(more) ? 0 : more;
    }
    return sum / (double)scores[row].count;
}

static void find_intervals(const decisions *d, score *scores, double *means)
{
    resample(scores, d->count, means);
    for (size_t r = 0; r < SCORE_ROWS; r++) {
        double *row = means + r * RESAMPLES;
        qsort(row, RESAMPLES, sizeof *row, ascending);
        scores[r].difference = difference_of(scores, r, d->count);
        scores[r].low = row[RESAMPLES / 40 - 1];
        scores[r].high = row[RESAMPLES - RESAMPLES / 40 - 1];
    }
}

static int make(const decisions *d, ent_context *context, double *room, score *scores)
{
    for (size_t r = 0; r < SCORE_ROWS; r++) {
        scores[r].errors = malloc(d->count * sizeof *scores[r].errors);
        if (scores[r].errors == NULL ||
            measure(context, &recipes[r], d, room, &scores[r]) != ENT_OK) {
            return ACCURACY_FAILED;
        }
    }
    return ACCURACY_DONE;
}

int scores_make(const decisions *d, score scores[SCORE_ROWS])
{
    ent_context *context = NULL;
    double *room = malloc((d->positions.rows + 1) * sizeof *room);
    double *means = malloc((size_t)SCORE_ROWS * RESAMPLES * sizeof *means);
    int code = ACCURACY_FAILED;
    memset(scores, 0, SCORE_ROWS * sizeof *scores);
    if (room != NULL && means != NULL && ent_context_new(NULL, &context) == ENT_OK) {
        code = make(d, context, room, scores);
    }
    if (code == ACCURACY_DONE) {
        find_intervals(d, scores, means);
    }
    ent_context_free(context);
    free(room);
    free(means);
    return code;
}

void scores_free(score scores[SCORE_ROWS])
{
    for (size_t r = 0; r < SCORE_ROWS; r++) {
        free(scores[r].errors);
    }
}
