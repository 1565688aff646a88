/* SPDX-License-Identifier: MIT */
/*
 * Forecasts, inside: the sheet of inputs, what a model is, and what a forecast keeps.
 *
 * A sheet holds all issues of a dispute on a scale of 0 to 100, whatever their own scales are, so that models know
 * one scale. Stakes are numbered through all issues, in the order of the file. A model reads a sheet and writes an
 * opinion. Most models look at one issue at a time (`one` in the table of models.c); others at the whole sheet (`all`).
 * Whether a model can say something of an issue depends on who has a stake in what, never on the numbers, so that a
 * model that speaks for the file speaks for every draw of its inputs.
 */
#ifndef ENT_FORECAST_FORECAST_H
#define ENT_FORECAST_FORECAST_H

#include "diag/context.h"
#include "dispute/positions.h"
#include <entente/forecast.h>

/* The inputs of one run. Stakes of issue k: first[k] to first[k + 1] - 1. */
typedef struct ent_sheet {
    size_t issue_count, stake_count, party_count;
    size_t widest;                 /* stakes of the issue with the most */
    const size_t *first;           /* issue_count + 1 numbers */
    const size_t *parties;         /* per stake: its party, an index of the dispute */
    double *positions;             /* per stake: 0 to 100 */
    double *saliences, *influence; /* per stake: 0 or more */
} ent_sheet;

/* What a model says of all issues of a sheet, on 0 to 100. */
typedef struct ent_opinion {
    double *values;       /* per issue */
    double *moved;        /* per stake: where its party stands at the end */
    size_t *rounds;       /* per issue; 0 where the model has none */
    const char **reasons; /* per issue: why it says nothing; NULL: it does. Constant text */
    const char **notes;   /* per issue: what it did to the inputs; NULL: nothing. Constant text */
} ent_opinion;

/* What a model of one issue works with: `numbers` has parties * (parties + 4) of them, `order` parties. */
typedef struct ent_desk {
    double *numbers;
    size_t *order;
} ent_desk;

/* What it answers. `final`, a number a party, is there before the call and holds their positions. */
typedef struct ent_answer {
    double value;
    double *final;
    size_t rounds;
} ent_answer;

/* A model of one issue. The context is asked for cancel alone: ENT_ERROR_CANCELLED. */
typedef ent_status (*ent_model_one)(const ent_context *context, const ent_forecast_issue *issue,
                                    const ent_desk *desk, ent_answer *out);

/* A model of a whole sheet. Memory from the context, whose thread may be any; nothing may be issued.
 * `out` is there before the call: moved holds the positions, all else is 0. */
typedef ent_status (*ent_model_all)(ent_context *context, const ent_sheet *sheet, ent_opinion *out);

/* A model: one of `one` and `all` is there; none while the model is not made. */
typedef struct ent_model {
    const char *key, *name, *about;
    ent_model_one one;
    ent_model_all all;
} ent_model;

const ent_model *ent_model_at(ent_forecast_model model);

/* Fills an opinion, all of whose arrays are there. Errors as of the two kinds. */
ent_status ent_model_run(ent_context *context, ent_forecast_model model, const ent_sheet *sheet,
                         const ent_desk *desk, ent_opinion *out);

/* Room for issues of so many stakes. Released also when only half made. */
ent_status ent_desk_new(const ent_allocator *allocator, size_t parties, ent_desk *out);
void ent_desk_free(const ent_allocator *allocator, ent_desk *desk);

/* --- the models, a file each --- */

ent_status ent_model_compromise(const ent_context *context, const ent_forecast_issue *issue,
                                const ent_desk *desk, ent_answer *out);
ent_status ent_model_mean(const ent_context *context, const ent_forecast_issue *issue,
                          const ent_desk *desk, ent_answer *out);
ent_status ent_model_median(const ent_context *context, const ent_forecast_issue *issue,
                            const ent_desk *desk, ent_answer *out);
ent_status ent_model_condorcet(const ent_context *context, const ent_forecast_issue *issue,
                               const ent_desk *desk, ent_answer *out);
ent_status ent_model_markov(const ent_context *context, const ent_forecast_issue *issue,
                            const ent_desk *desk, ent_answer *out);

/* The spatial model on the issues of a sheet that the same parties have stakes in, each such group by itself. */
ent_status ent_spatial_issues(ent_context *context, const ent_sheet *sheet, ent_opinion *out);

/* The mean of an issue, weighted by influence times salience; plain where all of these are 0. */
double ent_compromise(const ent_forecast_issue *issue);

/* The stakes of an issue of a sheet by themselves. */
static inline ent_forecast_issue ent_sheet_issue(const ent_sheet *sheet, size_t issue)
{
    const size_t first = sheet->first[issue];
    return (ent_forecast_issue){.parties = sheet->first[issue + 1] - first,
                                .positions = sheet->positions + first,
                                .saliences = sheet->saliences + first,
                                .influence = sheet->influence + first};
}

#endif
