/* SPDX-License-Identifier: MIT */
/*
 * Forecasts: where each issue is heading, by several models side by side.
 *
 * Input is the section `positions:` (docs/forecast.md): for each issue a scale, and for each party that takes part in
 * it a position on the scale, how much it cares (salience) and how much it can do (influence). Models have no
 * opinion on which of them is right: docs/methods/forecast.md says what is known of their errors. Definitions and
 * sources there.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_FORECAST_H
#define ENTENTE_FORECAST_H

#include <entente/moment.h>
#include <entente/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The models. Their sources are in docs/methods/forecast.md and docs/methods/spatial.md. */
typedef enum ent_forecast_model {
    ENT_FORECAST_COMPROMISE, /* mean, weighted by influence times salience: the one to begin with */
    ENT_FORECAST_MEAN,       /* plain mean of positions */
    ENT_FORECAST_MEDIAN,     /* lower median, weighted by influence times salience */
    ENT_FORECAST_CONDORCET,  /* probabilistic Condorcet election, conditional */
    ENT_FORECAST_MARKOV,     /* the same, Markov */
    ENT_FORECAST_EXCHANGE,   /* compromise mean after exchanges of positions across issues */
    ENT_FORECAST_SPATIAL,    /* KTAB's spatial model, all issues with the same parties at once */
    ENT_FORECAST_COUNT
} ent_forecast_model;

#define ENT_ALL_FORECASTS     ((1u << ENT_FORECAST_COUNT) - 1u)
#define ENT_DEFAULT_FORECASTS ENT_ALL_FORECASTS

/* The key of a model ("compromise"), its name, and one sentence on it; constant; NULL out of range. */
ENT_API const char *ent_forecast_key(ent_forecast_model model);
ENT_API const char *ent_forecast_name(ent_forecast_model model);
ENT_API const char *ent_forecast_about(ent_forecast_model model);

/* Positions: the issues of the section, and who has a position on them. Text belongs to the dispute. */
typedef struct ent_contest_view {
    const char *id, *label;
    double low, high;            /* the scale, as written: low < high */
    bool has_today, has_outcome; /* the reference point, and what came about */
    double today, outcome;
    size_t stake_count;   /* parties that have a position on it */
    size_t meaning_count; /* points of the scale that have words */
    ent_place place;
} ent_contest_view;
typedef struct ent_stake_view {
    size_t party;
    double position;            /* on the scale of the issue */
    double salience, influence; /* 0 or more; 100 where the file is silent */
    double position_spread, salience_spread,
        influence_spread; /* plus or minus, in the same units; 0: not said */
    ent_basis basis;
    bool basis_given;
    const char *source, *passage, *hedge, *note;
} ent_stake_view;
typedef struct ent_meaning_view {
    double at;
    const char *words;
} ent_meaning_view;
ENT_API size_t ent_contest_count(const ent_dispute *dispute);
ENT_API ent_contest_view ent_contest_at(const ent_dispute *dispute, size_t contest);
ENT_API ent_stake_view ent_stake_at(const ent_dispute *dispute, size_t contest, size_t stake);
ENT_API ent_meaning_view ent_meaning_at(const ent_dispute *dispute, size_t contest, size_t meaning);

/* What is asked. Start from ent_forecast_defaults(). */
typedef struct ent_forecast_options {
    size_t size;     /* of this struct as the caller was compiled */
    unsigned models; /* bits 1u << ENT_FORECAST_...; default ENT_DEFAULT_FORECASTS */
    uint64_t
        samples;   /* Monte Carlo draws of the inputs; default 1000; 0: none; at most a million */
    uint64_t seed; /* default 1 */
    double
        spread; /* plus or minus, in percent of the scale (of the value, for salience and influence), of inputs
                         whose uncertainty the file does not say; default 10 */
    double interval; /* the middle part of the draws that is told, above 0, below 1; default 0.9 */
    uint64_t
        most_work; /* about how many nanoseconds of a processor the draws of a model may take, by an estimate from
                      the file alone; a model is drawn fewer times to keep it; default 2e10; 0: no bound */
} ent_forecast_options;

/* Fills in the defaults. */
ENT_API void ent_forecast_defaults(ent_forecast_options *out);

typedef struct ent_forecast ent_forecast;

/*
 * Forecasts every issue by every model. The dispute must outlive it. Errors: ENT_ERROR_ARGUMENT (an option out of
 * range), ENT_ERROR_NOT_FOUND (E871: the file has no positions), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Where a model
 * cannot be used on an issue, ent_forecast_view says why. The caller owns *out. Time O(samples * models * issues *
 * parties^3) for exchanges O(samples * exchanges * issues * parties^2) and for the spatial model O(samples * rounds *
 * parties^3 * issues); draws of a model stop at about options.most_work. The same for any number of threads.
 */
ENT_API ent_status ent_forecast_new(ent_context *context, const ent_dispute *dispute,
                                    const ent_forecast_options *options, ent_forecast **out);
ENT_API void ent_forecast_free(ent_forecast *forecast);
ENT_API const ent_dispute *ent_forecast_dispute(const ent_forecast *forecast);
ENT_API ent_forecast_options ent_forecast_asked(const ent_forecast *forecast);

/* What a model says of an issue, on the issue's scale. */
typedef struct ent_forecast_view {
    const char *reason; /* why it says nothing, or NULL */
    const char
        *note; /* what it did to the inputs beforehand, that it was drawn fewer times; or NULL */
    double value;
    bool has_interval; /* of the draws: */
    double low, middle, high;
    size_t rounds;  /* of models that have rounds, else 0 */
    uint64_t draws; /* of the inputs; less than was asked for where one takes long */
} ent_forecast_view;
ENT_API ent_forecast_view ent_forecast_at(const ent_forecast *forecast, size_t contest,
                                          ent_forecast_model model);

/* Where a party stands at a model's end, and what the forecast costs it: salience/100 * distance of the forecast from
 * its position, in percent of the scale (0 to 100). `party` is an index of stakes. */
typedef struct ent_shift_view {
    double position, moved, loss;
} ent_shift_view;
ENT_API ent_shift_view ent_forecast_shift(const ent_forecast *forecast, size_t contest,
                                          size_t stake, ent_forecast_model model);

/* Which input moves the compromise mean most: each changed by its spread, one at a time, most moving first. */
typedef enum ent_input { ENT_INPUT_POSITION, ENT_INPUT_SALIENCE, ENT_INPUT_INFLUENCE } ent_input;
typedef struct ent_pull_view {
    size_t stake;
    ent_input input;
    double change;   /* by which the input was raised and lowered */
    double down, up; /* the compromise mean with the input lowered, and raised */
} ent_pull_view;
ENT_API size_t ent_pull_count(const ent_forecast *forecast, size_t contest);
ENT_API ent_pull_view ent_pull_at(const ent_forecast *forecast, size_t contest, size_t pull);

/* An exchange of positions between two parties over two issues (the model exchange), in the order in which they are
 * made. Positions on the scales of the issues. */
typedef struct ent_exchange_view {
    size_t party[2]; /* party[0] moves on contest[0], party[1] on contest[1] */
    size_t contest[2];
    double from[2], to[2];
    double gain; /* of each, equal: salience-weighted, in percent of the scale */
} ent_exchange_view;
ENT_API size_t ent_exchange_count(const ent_forecast *forecast);
ENT_API ent_exchange_view ent_exchange_at(const ent_forecast *forecast, size_t exchange);

/*
 * The spatial model by itself, as KTAB has it (docs/methods/spatial.md): every turn of it. Positions and saliences
 * are on 0 to 100, row by row: positions[party * issues + issue]; saliences of a party sum to at most 100. Influence
 * is 0 or more.
 */
typedef struct ent_spatial ent_spatial;
typedef struct ent_spatial_input {
    size_t parties, issues; /* at least 2 and 1; at most 1000 of each */
    const double *positions, *saliences, *influence;
    uint64_t max_turns; /* default of 0: 100 */
} ent_spatial_input;
typedef struct ent_spatial_turn {
    const double *positions; /* at its beginning: parties * issues, on 0 to 100 */
    const double *risks;     /* per party: its attitude to risk, from -1/2 (averse) to 1 */
    const double *chances;   /* per party: to win the election at its beginning */
    const size_t *targets;   /* per party: whom it challenges; itself: nobody */
    const double *gains,
        *odds; /* per party: expected gain of that challenge, and the chance that it wins */
    const double *
        bargains; /* per party: the positions proposed, its own and its target's: 2 * issues numbers each */
} ent_spatial_turn;

/* What a party can do at the end of a turn: stay, which is its first option, or take a bargain that it is part of. */
typedef struct ent_spatial_option {
    size_t initiator, target; /* of the bargain; both the party itself: to stay */
    double chance;            /* that it wins the election among the options of the party */
    bool chosen;
    const double *worth; /* per party: what the option is worth to it, 1 at most */
} ent_spatial_option;

/*
 * Plays the model to its end: when parties hardly move any more, or after max_turns. Errors: ENT_ERROR_ARGUMENT (a
 * number out of range), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller owns *out; nothing of the input is kept. Time
 * O(turns * parties^3 + turns * parties^2 * issues), memory O(turns * parties * (parties + issues)).
 */
ENT_API ent_status ent_spatial_new(ent_context *context, const ent_spatial_input *input,
                                   ent_spatial **out);
ENT_API void ent_spatial_free(ent_spatial *spatial);

/* Turns, and one more for the end, which has positions, risks and chances alone: the rest of it is NULL. */
ENT_API size_t ent_spatial_turn_count(const ent_spatial *spatial);
ENT_API ent_spatial_turn ent_spatial_turn_at(const ent_spatial *spatial, size_t turn);

/* The options of a party at a turn; none at the end. */
ENT_API size_t ent_spatial_option_count(const ent_spatial *spatial, size_t turn, size_t party);
ENT_API ent_spatial_option ent_spatial_option_at(const ent_spatial *spatial, size_t turn,
                                                 size_t party, size_t option);

/*
 * The game of the spatial model in which an issue of a dispute is played, together with all others on which the same
 * parties have positions. Errors: ENT_ERROR_ARGUMENT (no such issue), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller
 * owns *out; the dispute may be released before it. Time and memory as of ent_spatial_new().
 */
typedef struct ent_played ent_played;
typedef struct ent_played_view {
    const char *reason; /* why it cannot be played, or NULL */
    const char *note;   /* what was done to the inputs beforehand, or NULL */
    const ent_spatial
        *spatial; /* every turn, on 0 to 100 as the scale of an issue says; NULL: not played */
    const size_t *parties; /* per party of the game: its index */
    size_t party_count;
    const size_t *contests; /* per issue of the game: its index; ascending */
    size_t contest_count;
} ent_played_view;
ENT_API ent_status ent_played_new(ent_context *context, const ent_dispute *dispute, size_t contest,
                                  ent_played **out);
ENT_API void ent_played_free(ent_played *played);
ENT_API ent_played_view ent_played_describe(const ent_played *played);

/* One issue by itself, for programs that have many: a position, salience and influence a party, positions on [0, 100].
 * Of the models compromise, mean, median, condorcet and markov. Saliences and influence from 0 to 1e100.
 * `final` may be NULL; else it receives each party's position at the end.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
typedef struct ent_forecast_issue {
    size_t parties; /* 1 or more */
    const double *positions, *saliences, *influence;
} ent_forecast_issue;
ENT_API ent_status ent_forecast_one(ent_context *context, const ent_forecast_issue *issue,
                                    ent_forecast_model model, double *value, double *final);

/* What a report of a forecast shows. */
typedef struct ent_forecast_report {
    size_t size;   /* of this struct as the caller was compiled */
    uint64_t most; /* inputs that move it, and exchanges, that text lists; 0: all */
} ent_forecast_report;

/* Writes a forecast in words, as JSON, or as CSV, which has a row for each issue and model.
 * Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY. */
ENT_API ent_status ent_report_forecast(ent_context *context, const ent_forecast *forecast,
                                       const ent_forecast_report *view, ent_format format,
                                       const ent_sink *sink);

/* Writes every turn of the games of the spatial model that a dispute's issues are played in, in words, as JSON, or as
 * CSV, which has a row for each turn, party and issue. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_IO, ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED, ENT_ERROR_NOT_FOUND (E871: the file has no positions). Each game is played for it, as by
 * ent_played_new(). */
ENT_API ent_status ent_report_turns(ent_context *context, const ent_dispute *dispute,
                                    ent_format format, const ent_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
