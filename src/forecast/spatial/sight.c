/* SPDX-License-Identifier: MIT */
/*
 * How the parties see positions: distances, utilities, attitudes to risk, and the chances of their own.
 *
 * A position is as far from a party's own as the issues it cares for make it: the root of the mean of squared
 * differences, weighted by squared saliences. One at the distance d is worth (1 - d)(1 + d R) with the attitude R. The
 * attitude follows from an election among the positions of all parties in which all are neutral: who would win it has
 * nothing to fear and R is 1, who would come last is averse with -1/2, and in between R is linear. With these attitudes
 * a second election gives the chances; there who stand together are one candidate.
 */
#include "forecast/spatial/spatial.h"

#include <math.h>

/* Parties nearer to each other than 0.1, on 0 to 100, stand together; at 0.1 they do not, whatever rounding makes of it. */
static const double TOGETHER = 0.1 - 1e-9;
static const double LEVEL = 1e-10; /* chances closer to each other are equal: all are neutral */

double ent_game_distance(const ent_game *game, size_t party, const double *from, const double *to)
{
    const double *salience = game->saliences + party * game->issues;
    double sum = 0;
    for (size_t k = 0; k < game->issues; k++) {
        const double apart = salience[k] * (from[k] - to[k]) / 100;
        sum += apart * apart;
    }
    return game->breadth[party] > 0 ? sqrt(sum / game->breadth[party]) : 0;
}

double ent_game_utility(double distance, double risk)
{
    return (1 - distance) * (1 + distance * risk);
}

void ent_game_look(const ent_game *game, const double *risks, size_t observer, double *seen)
{
    const size_t parties = game->parties;
    for (size_t j = 0; j < parties; j++) {
        for (size_t i = 0; i < parties; i++) {
            const double risk = (2 * risks[observer] + risks[i]) / 3;
            seen[j * parties + i] = ent_game_utility(game->distances[j * parties + i], risk);
        }
    }
}

static void measure(ent_game *game, const double *positions)
{
    const size_t parties = game->parties, issues = game->issues;
    for (size_t j = 0; j < parties; j++) {
        for (size_t i = 0; i < parties; i++) {
            const double distance =
                ent_game_distance(game, i, positions + i * issues, positions + j * issues);
            game->distances[j * parties + i] = distance;
            game->neutral[j * parties + i] = ent_game_utility(distance, 0);
        }
    }
}

static void take_risks(const ent_game *game, double *risks)
{
    double low = game->all[0], high = game->all[0];
    for (size_t i = 1; i < game->parties; i++) {
        low = fmin(low, game->all[i]);
        high = fmax(high, game->all[i]);
    }
    const double span = high - low;
    for (size_t i = 0; i < game->parties; i++) {
        risks[i] = span < LEVEL ? 0 : 1.5 * (game->all[i] - low) / span - 0.5;
    }
}

static bool stand_together(const ent_game *game, const double *one, const double *other)
{
    double sum = 0;
    for (size_t k = 0; k < game->issues; k++) {
        const double apart = one[k] - other[k];
        sum += apart * apart;
    }
    return sqrt(sum) < TOGETHER;
}

/* Makes candidates: each party that stands with none that is one already. Their number. */
static size_t nominate(ent_game *game, const double *positions)
{
    const size_t issues = game->issues;
    size_t count = 0;
    for (size_t i = 0; i < game->parties; i++) {
        size_t j = 0;
        while (j < i && (game->alike[j] != j ||
                         !stand_together(game, positions + i * issues, positions + j * issues))) {
            j++;
        }
        game->alike[i] = j;
        count += j == i;
    }
    return count;
}

/* The election among all; risks follow. */
static ent_status elect_neutral(const ent_context *context, ent_game *game, double *risks)
{
    const ent_ballot ballot = {.voters = game->parties,
                               .candidates = game->parties,
                               .weights = game->influence,
                               .columns = game->columns};
    for (size_t j = 0; j < game->parties; j++) {
        game->columns[j] = game->neutral + j * game->parties;
    }
    ENT_TRY(ent_ballot_elect(context, &ballot, game->scale, game->all));
    take_risks(game, risks);
    return ENT_OK;
}

/* The election among those that stand apart; each party has the chance of the one that it stands with. */
static ent_status elect_apart(const ent_context *context, ent_game *game, const ent_round *round)
{
    const size_t candidates = nominate(game, round->positions);
    const ent_ballot ballot = {.voters = game->parties,
                               .candidates = candidates,
                               .weights = game->influence,
                               .columns = game->columns};
    size_t next = 0;
    for (size_t j = 0; j < game->parties; j++) {
        if (game->alike[j] == j) {
            game->columns[next++] = game->own + j * game->parties;
        }
    }
    ENT_TRY(ent_ballot_elect(context, &ballot, game->scale, game->all));
    next = 0;
    for (size_t j = 0; j < game->parties; j++) {
        const size_t alike = game->alike[j];
        round->chances[j] = alike == j ? game->all[next++] : round->chances[alike];
    }
    return ENT_OK;
}

ent_status ent_game_survey(const ent_context *context, ent_game *game, ent_round *round)
{
    const size_t parties = game->parties;
    measure(game, round->positions);
    ENT_TRY(elect_neutral(context, game, round->risks));
    for (size_t j = 0; j < parties; j++) {
        for (size_t i = 0; i < parties; i++) {
            game->own[j * parties + i] =
                ent_game_utility(game->distances[j * parties + i], round->risks[i]);
        }
    }
    return elect_apart(context, game, round);
}
