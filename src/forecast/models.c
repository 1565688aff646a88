/* SPDX-License-Identifier: MIT */
/* The table of models, and running one of them on a sheet or on one issue. */
#include "forecast/forecast.h"

#include <string.h>

static const ent_model models[ENT_FORECAST_COUNT] = {
    [ENT_FORECAST_COMPROMISE] = {"compromise", "Compromise mean",
                                 "the mean of the positions, weighted by influence times salience",
                                 ent_model_compromise, NULL},
    [ENT_FORECAST_MEAN] = {"mean", "Plain mean",
                           "the mean of the positions, each weighing the same", ent_model_mean,
                           NULL},
    [ENT_FORECAST_MEDIAN] = {"median", "Weighted median",
                             "the lowest position at or below which stands half of all influence "
                             "times salience",
                             ent_model_median, NULL},
    [ENT_FORECAST_CONDORCET] = {"condorcet", "Condorcet election, conditional",
                                "the position to be expected if each wins with the chance that it "
                                "beats all others, two by two",
                                ent_model_condorcet, NULL},
    [ENT_FORECAST_MARKOV] = {"markov", "Condorcet election, Markov",
                             "the position to be expected if each holds until a challenger, drawn "
                             "by lot, beats it",
                             ent_model_markov, NULL},
    [ENT_FORECAST_EXCHANGE] = {"exchange", "Exchange of positions",
                               "the compromise mean after parties have traded positions across "
                               "issues, to the equal gain of both",
                               NULL, ent_model_exchange},
    [ENT_FORECAST_SPATIAL] = {"spatial", "Spatial model",
                              "where challenges and bargains over all issues together come to "
                              "rest, as in KTAB",
                              NULL, ent_spatial_issues},
};

/* Whether a value of the type is one of the table. */
static bool in_range(ent_forecast_model model)
{
    return (unsigned)model < ENT_FORECAST_COUNT;
}

const char *ent_forecast_key(ent_forecast_model model)
{
    return in_range(model) ? models[model].key : NULL;
}

const char *ent_forecast_name(ent_forecast_model model)
{
    return in_range(model) ? models[model].name : NULL;
}

const char *ent_forecast_about(ent_forecast_model model)
{
    return in_range(model) ? models[model].about : NULL;
}

double *ent_model_room(ent_arena *arena, unsigned asked, size_t parties)
{
    const bool votes = (asked & (1u << ENT_FORECAST_CONDORCET | 1u << ENT_FORECAST_MARKOV)) != 0;
    return ent_arena_new(arena, parties, ((votes ? parties : 0) + 3) * sizeof(double));
}

ent_status ent_opinion_new(ent_arena *arena, const ent_sheet *sheet, ent_opinion *out)
{
    out->values = ent_arena_new(arena, sheet->issue_count, sizeof *out->values);
    out->moved = ent_arena_new(arena, sheet->stake_count, sizeof *out->moved);
    out->rounds = ent_arena_new(arena, sheet->issue_count, sizeof *out->rounds);
    out->reasons = ent_arena_new(arena, sheet->issue_count, sizeof *out->reasons);
    out->notes = ent_arena_new(arena, sheet->issue_count, sizeof *out->notes);
    return out->values == NULL || out->moved == NULL || out->rounds == NULL ||
                   out->reasons == NULL || out->notes == NULL
               ? ENT_ERROR_MEMORY
               : ENT_OK;
}

/* Runs a model of one issue on each. An issue without stakes has no forecast. */
static ent_status run_each(const ent_context *context, ent_model_one one, const ent_sheet *sheet,
                           double *room, ent_opinion *out)
{
    for (size_t k = 0; k < sheet->issue_count; k++) {
        const ent_forecast_issue issue = ent_sheet_issue(sheet, k);
        if (issue.parties == 0) {
            out->reasons[k] = ENT_NO_STAKES;
        } else {
            ENT_TRY(one(context, &issue, room, &out->values[k]));
        }
    }
    return ENT_OK;
}

ent_status ent_model_run(ent_context *context, ent_forecast_model model, const ent_sheet *sheet,
                         double *room, ent_opinion *out)
{
    const size_t issues = sheet->issue_count;
    memcpy(out->moved, sheet->positions, sheet->stake_count * sizeof *out->moved);
    out->work = 0;
    for (size_t k = 0; k < issues; k++) {
        out->values[k] = 0;
        out->rounds[k] = 0;
        out->reasons[k] = out->notes[k] = NULL;
    }
    if (models[model].one != NULL) {
        return run_each(context, models[model].one, sheet, room, out);
    }
    return models[model].all(context, sheet, out);
}

/* Whether a number is one, from 0 to `most`. */
static bool within(double number, double most)
{
    return number >= 0 && number <= most;
}

static bool is_sound(const ent_forecast_issue *issue)
{
    if (issue == NULL || issue->parties == 0 || issue->positions == NULL ||
        issue->saliences == NULL || issue->influence == NULL) {
        return false;
    }
    for (size_t p = 0; p < issue->parties; p++) {
        if (!within(issue->positions[p], 100) || !within(issue->saliences[p], 1e100) ||
            !within(issue->influence[p], 1e100)) {
            return false;
        }
    }
    return true;
}

ent_status ent_forecast_one(ent_context *context, const ent_forecast_issue *issue,
                            ent_forecast_model model, double *value, double *final)
{
    if (context == NULL || value == NULL || !in_range(model) || models[model].one == NULL ||
        !is_sound(issue)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    double *room = ent_model_room(&arena, 1u << model, issue->parties), said = 0;
    const ent_status status =
        room == NULL ? ENT_ERROR_MEMORY : models[model].one(context, issue, room, &said);
    if (status == ENT_OK) {
        *value = said;
    }
    if (status == ENT_OK && final != NULL) { /* none of these models moves anybody */
        memcpy(final, issue->positions, issue->parties * sizeof *final);
    }
    ent_arena_free(&arena);
    return status;
}
