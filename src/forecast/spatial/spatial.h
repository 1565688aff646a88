/* SPDX-License-Identifier: MIT */
/*
 * The spatial model, inside: what stays the same through a game, and what a round of it makes.
 *
 * A matrix over parties has a column for each position: m[j * parties + i] is what the position of party j is to party
 * i. Positions are on 0 to 100, distances and utilities on 0 to 1. Definitions: docs/methods/spatial.md.
 */
#ifndef ENT_FORECAST_SPATIAL_SPATIAL_H
#define ENT_FORECAST_SPATIAL_SPATIAL_H

#include "diag/context.h"
#include <entente/forecast.h>

enum { ENT_MOST_PLAYED = 1000 }; /* parties at most, and issues */

/* Gains, and chances, that differ by no more than what rounding makes of them are equal: the first is taken. */
#define ENT_ALIKE 1e-12

/* What stays the same, and room to work in. */
typedef struct ent_game {
    size_t parties, issues;
    uint64_t max_turns;
    double *saliences;      /* parties * issues, on 0 to 1 */
    double *care;           /* per party: their sum */
    double *breadth;        /* per party: the sum of their squares */
    double *influence;      /* per party */
    double *distances;      /* matrix: of a position from the party's own */
    double *neutral;        /* matrix: utilities without an attitude to risk */
    double *own;            /* matrix: utilities with the party's own attitude */
    double *seen;           /* matrix: utilities as one party sees them */
    double *all;            /* per party: chances of an election among all */
    int *scale;             /* per candidate, for elections */
    const double **columns; /* likewise */
    size_t *alike;          /* per party: the first candidate that stands where it stands */
} ent_game;

/* A round. Of the last one of a game there are positions, risks and chances alone; what else there is, is empty. */
typedef struct ent_round {
    double *positions; /* parties * issues, at its beginning */
    double *risks;     /* per party: -1/2 (averse) to 1 */
    double *chances;   /* per party: that what it wants wins an election */
    size_t *targets;   /* per party: whom it challenges; itself: nobody */
    double *gains;     /* per party: what it expects of that */
    double *odds;      /* per party: the chance that it wins */
    double
        *bargains; /* per party that challenges: 2 * issues, new positions of it and its target */
    double *
        offers; /* per such party a column: what its bargain is worth to each; last, that all stays */
    size_t *first; /* parties + 1: options of party p are first[p] to first[p + 1] - 1 */
    size_t *
        initiators; /* per option: whose bargain it is; the party itself, first of its options: to stay */
    double *likely; /* per option: the chance that it wins among the options of the party */
    size_t *chosen; /* per party: its option that does */
} ent_round;

/* Several candidates, and what each is worth to each voter. */
typedef struct ent_ballot {
    size_t voters, candidates;
    const double *weights;        /* per voter */
    const double *const *columns; /* per candidate: per voter */
} ent_ballot;

/* How a challenge ends, as somebody sees it. */
typedef struct ent_clash {
    double odds;     /* that the challenger wins */
    double gains[2]; /* expected, of the challenger and of its target */
} ent_clash;

/* --- sight.c --- */

/* How far `to` is from the position `from` of a party, as it cares; 0 for one that cares for nothing. */
double ent_game_distance(const ent_game *game, size_t party, const double *from, const double *to);

/* What a position at that distance is worth, 1 at most, with an attitude to risk. */
double ent_game_utility(double distance, double risk);

/* Utilities as `observer` sees them, who takes each party's attitude for nearer to its own. */
void ent_game_look(const ent_game *game, const double *risks, size_t observer, double *seen);

/* Fills distances, neutral, own, alike, and risks and chances of the round. ENT_ERROR_CANCELLED. */
ent_status ent_game_survey(const ent_context *context, ent_game *game, ent_round *round);

/* --- vote.c --- */

/* The votes for candidate k and for candidate l where these two stand. */
void ent_ballot_votes(const ent_ballot *ballot, size_t k, size_t l, double votes[2]);

/* The chances of the candidates, which sum to 1. `scale` is room for a number a candidate. ENT_ERROR_CANCELLED. */
ent_status ent_ballot_elect(const ent_context *context, const ent_ballot *ballot, int *scale,
                            double *chances);

/* --- challenge.c --- */

/* How i's challenge of j ends, by utilities as somebody sees them. */
ent_clash ent_game_clash(const ent_game *game, const double *seen, size_t i, size_t j);

/* New positions of i and of j, 2 * issues numbers, where i wins with these odds. */
void ent_game_bargain(const ent_game *game, const double *positions, const size_t pair[2],
                      double odds, double *out);

/* Fills targets, gains, odds and bargains. ENT_ERROR_CANCELLED. */
ent_status ent_game_challenge(const ent_context *context, ent_game *game, ent_round *round);

/* --- offers.c --- */

/* Fills offers, first, initiators, likely and chosen. ENT_ERROR_CANCELLED. */
ent_status ent_game_choose(const ent_context *context, ent_game *game, ent_round *round);

/* Where the parties stand after a round. */
void ent_game_move(const ent_game *game, const ent_round *round, double *positions);

/* --- play.c --- */

/* Whether a game can be played with that; out of range: ENT_ERROR_ARGUMENT. */
ent_status ent_game_check(const ent_spatial_input *input);

/* Memory from the arena: ENT_ERROR_MEMORY. */
ent_status ent_game_new(ent_arena *arena, const ent_spatial_input *input, ent_game *out);
ent_status ent_round_new(ent_arena *arena, const ent_game *game, ent_round *out);

/* Plays one round: fills all of it but positions, and those of the next. ENT_ERROR_CANCELLED. */
ent_status ent_game_turn(const ent_context *context, ent_game *game, ent_round *round,
                         ent_round *next);

/* The sum over parties of how far they moved between two rounds. */
double ent_game_moved(const ent_game *game, const ent_round *one, const ent_round *other);

/* Whether the game ends after so many turns, the first and the last of which moved the parties by so much. */
bool ent_game_ends(const ent_game *game, uint64_t turns, double first, double last);

/* A game after its last turn: the round there has positions, risks and chances. */
typedef struct ent_ending {
    ent_game game;
    ent_round round;
    size_t turns; /* that were played */
} ent_ending;

/* Plays to the end, and keeps nothing of the rounds before. Memory from the arena: ENT_ERROR_MEMORY. Also
 * ENT_ERROR_CANCELLED. The input is in range. */
ent_status ent_game_outcome(const ent_context *context, ent_arena *arena,
                            const ent_spatial_input *input, ent_ending *out);

#endif
