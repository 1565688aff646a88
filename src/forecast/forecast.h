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
    double work;          /* of games: turns * parties^2 * (parties + issues), summed */
    const char **reasons; /* per issue: why it says nothing; NULL: it does. Constant text */
    const char **notes;   /* per issue: what it did to the inputs; NULL: nothing. Constant text, or
                             of the forecast's arena */
} ent_opinion;

/* A model of one issue. `room` has parties * (parties + 3) numbers to work with,
 * of models that hold no elections parties * 3. The context is asked for cancel alone:
 * ENT_ERROR_CANCELLED. */
typedef ent_status (*ent_model_one)(const ent_context *context, const ent_forecast_issue *issue,
                                    double *room, double *out);

/* A model of a whole sheet. Memory from the context, whose thread may be any; nothing may be issued.
 * `out` is there before the call: moved holds the positions, all else is 0. */
typedef ent_status (*ent_model_all)(ent_context *context, const ent_sheet *sheet, ent_opinion *out);

/* Why no model has a forecast of an issue without stakes. */
#define ENT_NO_STAKES "nobody has a position on it"

/* A model: one of `one` and `all` is there. */
typedef struct ent_model {
    const char *key, *name, *about;
    ent_model_one one;
    ent_model_all all;
} ent_model;

/* Fills an opinion, all of whose arrays are there. Errors as of the two kinds. */
ent_status ent_model_run(ent_context *context, ent_forecast_model model, const ent_sheet *sheet,
                         double *room, ent_opinion *out);

/* Room in an arena for those of the models asked (bits) that are of one issue, of so many parties; NULL when refused. */
double *ent_model_room(ent_arena *arena, unsigned asked, size_t parties);

/* An opinion on a sheet, to be filled; in an arena. ENT_ERROR_MEMORY. */
ent_status ent_opinion_new(ent_arena *arena, const ent_sheet *sheet, ent_opinion *out);

/* --- the sheet --- */

/* By how much inputs are uncertain, plus or minus; per stake, on the scale of the sheet. */
typedef struct ent_spreads {
    double *of[ENT_INPUT_INFLUENCE + 1];
} ent_spreads;

/* Makes the sheet of a dispute in an arena, with the spreads of its inputs; `percent` where it is silent of them. */
ent_status ent_sheet_new(ent_arena *arena, const ent_dispute *dispute, double percent,
                         ent_sheet *out, ent_spreads *spreads);

/* A sheet with numbers of its own, which are the same. */
ent_status ent_sheet_copy(ent_arena *arena, const ent_sheet *sheet, ent_sheet *out);

/* The numbers of one kind of input. */
double *ent_sheet_input(const ent_sheet *sheet, ent_input input);

/* An input raised by so much (lowered, below 0), within its bounds: positions 0 to 100, others 0 or more. */
double ent_input_moved(ent_input input, double value, double by);

/* Draws the inputs of a sample, each alike likely within its spread: what is drawn is a function of seed, sample and
 * stake. `out` is a copy of the sheet. */
void ent_sheet_draw(const ent_sheet *sheet, const ent_spreads *spreads, uint64_t seed,
                    uint64_t sample, ent_sheet *out);

/* A number of the scale of a contest on 0 to 100, and back. */
double ent_contest_from_sheet(const ent_contest *contest, double number);

/* --- the models, a file each --- */

ent_status ent_model_compromise(const ent_context *context, const ent_forecast_issue *issue,
                                double *room, double *out);
ent_status ent_model_mean(const ent_context *context, const ent_forecast_issue *issue, double *room,
                          double *out);
ent_status ent_model_median(const ent_context *context, const ent_forecast_issue *issue,
                            double *room, double *out);
ent_status ent_model_condorcet(const ent_context *context, const ent_forecast_issue *issue,
                               double *room, double *out);
ent_status ent_model_markov(const ent_context *context, const ent_forecast_issue *issue,
                            double *room, double *out);

ent_status ent_model_exchange(ent_context *context, const ent_sheet *sheet, ent_opinion *out);

/* The spatial model on the issues of a sheet that the same parties have stakes in, each such group by itself. */
ent_status ent_spatial_issues(ent_context *context, const ent_sheet *sheet, ent_opinion *out);

/* The mean of an issue, weighted by influence times salience; plain where all of these are 0. */
double ent_compromise(const ent_forecast_issue *issue);

/* --- exchanges --- */

/* Two parties, of which each moves on one issue: stakes[0] and stakes[1] are those that move. */
typedef struct ent_exchange {
    size_t stakes[2], issues[2];
    double from[2], to[2]; /* on the scale of the sheet */
    double gain;           /* of each, in percent of the scale */
} ent_exchange;

typedef struct ent_exchanges {
    ent_exchange *all; /* by the allocator of the context */
    size_t count, room;
} ent_exchanges;

/* Makes the exchanges of a sheet; `moved`, the positions before, becomes those after. `list` may be NULL; else it
 * grows, and is the caller's also after a failure. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_exchange_run(ent_context *context, const ent_sheet *sheet, double *moved,
                            ent_exchanges *list);

/* The model of exchanges, with a list of what is exchanged, as above. */
ent_status ent_exchange_tell(ent_context *context, const ent_sheet *sheet, ent_exchanges *list,
                             ent_opinion *out);

/* --- a forecast --- */

/* The middle part of the draws of an issue by a model. */
typedef struct ent_drawn {
    double low, middle, high;
} ent_drawn;

struct ent_forecast {
    ent_allocator allocator;
    ent_arena arena; /* all below but the list of exchanges */
    const ent_dispute *dispute;
    ent_forecast_options asked;
    ent_sheet sheet;
    ent_spreads spreads;
    ent_opinion opinions[ENT_FORECAST_COUNT]; /* of the models that were asked for */
    ent_drawn *intervals[ENT_FORECAST_COUNT]; /* per issue; NULL: no draws */
    uint64_t draws[ENT_FORECAST_COUNT];       /* how many there are */
    ent_pull_view *pulls;                     /* those of an issue: 3 a stake, from 3 * first on */
    ent_exchanges exchanges;
};

/* About how many nanoseconds a draw takes by a model that has an opinion of the file's own numbers: a function of these. */
uint64_t ent_forecast_work(const ent_forecast *forecast, ent_forecast_model model);

/* Draws the inputs and keeps what the models make of them. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_forecast_sample(ent_context *context, ent_forecast *forecast);

/* Ranks the inputs of each issue by how far they move the compromise mean. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_forecast_pull(const ent_context *context, ent_forecast *forecast);

static inline bool ent_forecast_asks(const ent_forecast *forecast, ent_forecast_model model)
{
    return (forecast->asked.models >> model & 1) != 0;
}

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
