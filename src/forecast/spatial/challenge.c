/* SPDX-License-Identifier: MIT */
/*
 * Who challenges whom, and which bargain is offered.
 *
 * If i challenges j and wins, both stand where i stands; if it loses, where j does. Each of the two votes for itself, with
 * its influence, its care and what it has to lose. A third party n reckons the chance `pin` that i wins by these votes
 * and its own likes alone. If it sides with the winner it stays where it is, else it follows the winner as the loser
 * does; so siding with i is worth pin (2 u(i) + 1) + (1 - pin) 3 u(j), siding with j pin 3 u(i) + (1 - pin)(2 u(j) + 1),
 * and it votes with the difference, pin (1 - u(i)) - (1 - pin)(1 - u(j)).
 *
 * The chance that i wins, P, is its share of the votes. A target that cares little gives in: with the care s of j, i
 * expects (1 - s) win + s (P win + (1 - P) lose). Against what is now, that is, for i and likewise for j,
 * (u(i) - u(j)) (1 - 2 s (1 - P)), where u are its utilities of the two positions.
 *
 * Time O(parties^3) for all pairs.
 */
#include "forecast/spatial/spatial.h"

#include <math.h>

static const double NEVER_NONE = 1e-10; /* votes of a side to begin with */
static const double WORTH_IT = 1e-5;    /* who expects no more than that challenges nobody */
static const double HELD = 1e-6;        /* weight of one's own position in a bargain at least */

ent_clash ent_game_clash(const ent_game *game, const double *seen, size_t i, size_t j)
{
    const double *win = seen + i * game->parties, *lose = seen + j * game->parties;
    const double a = NEVER_NONE + game->care[i] * game->influence[i] * (win[i] - lose[i]);
    const double b = NEVER_NONE + game->care[j] * game->influence[j] * (lose[j] - win[j]);
    double votes[2] = {a, b};
    for (size_t n = 0; n < game->parties; n++) {
        if (n == i || n == j) {
            continue;
        }
        const double weight = game->care[n] * game->influence[n];
        const double like = weight * (win[n] - lose[n]);
        const double pin = (a + fmax(like, 0)) / (a + b + fabs(like));
        const double vote = weight * (pin * (1 - win[n]) - (1 - pin) * (1 - lose[n]));
        votes[vote < 0] += fabs(vote);
    }
    const double odds = votes[0] / (votes[0] + votes[1]);
    const double share = 1 - 2 * game->care[j] * (1 - odds);
    return (ent_clash){.odds = odds,
                       .gains = {(win[i] - lose[i]) * share, (win[j] - lose[j]) * share}};
}

void ent_game_bargain(const ent_game *game, const double *positions, const size_t pair[2],
                      double odds, double *out)
{
    const size_t issues = game->issues, i = pair[0] * issues, j = pair[1] * issues;
    for (size_t k = 0; k < issues; k++) {
        const double mine = positions[i + k], theirs = positions[j + k];
        const double one = game->saliences[i + k] * odds;
        const double other = game->saliences[j + k] * (1 - odds);
        const double w = one * one, v = other * other, sum = w + v + HELD;
        out[k] = round(100 * (((w + HELD) * mine + v * theirs) / sum)) / 100;
        out[issues + k] = round(100 * ((w * mine + (v + HELD) * theirs) / sum)) / 100;
    }
}

/* Finds the first of the targets of which i expects most. */
static void aim(ent_game *game, ent_round *round, size_t i)
{
    round->targets[i] = i;
    round->gains[i] = round->odds[i] = 0;
    double best = WORTH_IT;
    for (size_t j = 0; j < game->parties; j++) {
        if (j == i) {
            continue;
        }
        const ent_clash clash = ent_game_clash(game, game->seen, i, j);
        if (clash.gains[0] > best + ENT_ALIKE) {
            best = round->gains[i] = clash.gains[0];
            round->odds[i] = clash.odds;
            round->targets[i] = j;
        }
    }
}

ent_status ent_game_challenge(const ent_context *context, ent_game *game, ent_round *round)
{
    for (size_t i = 0; i < game->parties; i++) {
        ENT_TRY(ent_context_poll(context));
        ent_game_look(game, round->risks, i, game->seen);
        aim(game, round, i);
        if (round->targets[i] != i) {
            const size_t pair[2] = {i, round->targets[i]};
            ent_game_bargain(game, round->positions, pair, round->odds[i],
                             round->bargains + i * 2 * game->issues);
        }
    }
    return ENT_OK;
}
