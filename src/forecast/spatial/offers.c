/* SPDX-License-Identifier: MIT */
/*
 * Which bargain each party takes.
 *
 * A party has the options to stay and every bargain that it is part of, its own or another's. What a bargain is worth to
 * anybody is the mean of its utilities of all positions, with those of the two that bargain replaced. All parties elect
 * among the options of one; the likeliest is taken, of equal ones the first: to stay, then bargains by who offers them.
 * Each decides for itself, so that of two that bargain one may move and the other not.
 *
 * Time O(bargains * parties^2) for what they are worth, and O(options^2 * parties) for an election.
 */
#include "forecast/spatial/spatial.h"

#include <string.h>

/* What it is worth to each that the party of a bargain stands at `at`. */
static void see(const ent_game *game, const ent_round *round, const double *at, double *column)
{
    for (size_t a = 0; a < game->parties; a++) {
        const double *here = round->positions + a * game->issues;
        column[a] = ent_game_utility(ent_game_distance(game, a, here, at), round->risks[a]);
    }
}

/*
 * Sums what all columns are worth to each, and takes the mean. What rounding loses of a sum is kept beside it (Neumaier),
 * so that bargains that come to the same are worth the same, whoever it is that moves; else votes of 1e-16 would
 * decide between them.
 */
static void average(const ent_game *game, double *lost, double *offer)
{
    const size_t parties = game->parties;
    memset(offer, 0, parties * sizeof *offer);
    memset(lost, 0, parties * sizeof *lost);
    for (size_t p = 0; p < parties; p++) {
        for (size_t a = 0; a < parties; a++) {
            const double one = offer[a], other = game->columns[p][a], sum = one + other;
            lost[a] += one >= other ? (one - sum) + other : (other - sum) + one;
            offer[a] = sum;
        }
    }
    for (size_t a = 0; a < parties; a++) {
        offer[a] = (offer[a] + lost[a]) / (double)parties;
    }
}

/* What a bargain is worth to each, or, with the number of parties as its initiator, that all stay. */
static void weigh(ent_game *game, const ent_round *round, size_t initiator)
{
    const size_t parties = game->parties;
    for (size_t p = 0; p < parties; p++) {
        game->columns[p] = game->own + p * parties;
    }
    if (initiator < parties) {
        const double *bargain = round->bargains + initiator * 2 * game->issues;
        see(game, round, bargain, game->seen);
        see(game, round, bargain + game->issues, game->seen + parties);
        game->columns[initiator] = game->seen;
        game->columns[round->targets[initiator]] = game->seen + parties;
    }
    average(game, game->all, round->offers + initiator * parties);
}

/* Lists the options of every party. */
static void list_options(const ent_game *game, const ent_round *round)
{
    size_t next = 0;
    for (size_t p = 0; p < game->parties; p++) {
        round->first[p] = next;
        round->initiators[next++] = p;
        for (size_t i = 0; i < game->parties; i++) {
            if (round->targets[i] != i && (i == p || round->targets[i] == p)) {
                round->initiators[next++] = i;
            }
        }
    }
    round->first[game->parties] = next;
}

/* The election among the options of a party. */
static ent_status choose(const ent_context *context, ent_game *game, const ent_round *round,
                         size_t party)
{
    const size_t first = round->first[party], count = round->first[party + 1] - first;
    const ent_ballot ballot = {.voters = game->parties,
                               .candidates = count,
                               .weights = game->influence,
                               .columns = game->columns};
    for (size_t k = 0; k < count; k++) {
        const size_t offer = k == 0 ? game->parties : round->initiators[first + k];
        game->columns[k] = round->offers + offer * game->parties;
    }
    ENT_TRY(ent_ballot_elect(context, &ballot, game->scale, round->likely + first));
    round->chosen[party] = 0;
    for (size_t k = 1; k < count; k++) {
        if (round->likely[first + k] > round->likely[first + round->chosen[party]] + ENT_ALIKE) {
            round->chosen[party] = k;
        }
    }
    return ENT_OK;
}

ent_status ent_game_choose(const ent_context *context, ent_game *game, ent_round *round)
{
    for (size_t i = 0; i < game->parties; i++) {
        ENT_TRY(ent_context_poll(context));
        if (round->targets[i] != i) {
            weigh(game, round, i);
        }
    }
    weigh(game, round, game->parties);
    list_options(game, round);
    for (size_t p = 0; p < game->parties; p++) {
        ENT_TRY(choose(context, game, round, p));
    }
    return ENT_OK;
}

void ent_game_move(const ent_game *game, const ent_round *round, double *positions)
{
    const size_t issues = game->issues;
    memcpy(positions, round->positions, game->parties * issues * sizeof *positions);
    for (size_t p = 0; p < game->parties; p++) {
        const size_t initiator = round->initiators[round->first[p] + round->chosen[p]];
        if (round->chosen[p] > 0) {
            const double *bargain = round->bargains + initiator * 2 * issues;
            memcpy(positions + p * issues, initiator == p ? bargain : bargain + issues,
                   issues * sizeof *positions);
        }
    }
}
