/* SPDX-License-Identifier: MIT */
/*
 * A game, turn by turn.
 *
 * A turn is a survey, challenges, and what each party chooses. The game ends when, after two turns at least, the parties
 * together moved by less than 2 % of what they moved in the first turn; when they did not move at all, since nothing can
 * change then; or after as many turns as are allowed. Memory O(parties^2 + parties * issues) a round that is kept.
 */
#include "forecast/spatial/spatial.h"

#include <math.h>
#include <string.h>

enum { DEFAULT_TURNS = 100, LEAST_TURNS = 2 };
static const double SETTLED = 0.02; /* of the first turn's moves, */
static const double STILL = 0.01;   /* and of this, on 0 to 100, beside them */
static const double MOST_INFLUENCE =
    1e12; /* larger ones are brought down to this, all by the same factor */

static bool in_range(double value, double most)
{
    return value >= 0 && value <= most; /* not where it is not a number */
}

ent_status ent_game_check(const ent_spatial_input *input)
{
    if (input->parties < 2 || input->parties > ENT_MOST_PLAYED || input->issues < 1 ||
        input->issues > ENT_MOST_PLAYED || input->positions == NULL || input->saliences == NULL ||
        input->influence == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t i = 0; i < input->parties; i++) {
        double care = 0;
        for (size_t k = 0; k < input->issues; k++) {
            const size_t at = i * input->issues + k;
            if (!in_range(input->positions[at], 100) || !in_range(input->saliences[at], 100)) {
                return ENT_ERROR_ARGUMENT;
            }
            care += input->saliences[at];
        }
        if (care > 100 + 1e-9 || !in_range(input->influence[i], HUGE_VAL) ||
            isinf(input->influence[i])) {
            return ENT_ERROR_ARGUMENT;
        }
    }
    return ENT_OK;
}

static void take_input(const ent_spatial_input *input, ent_game *game)
{
    double most = MOST_INFLUENCE;
    for (size_t i = 0; i < game->parties; i++) {
        most = fmax(most, input->influence[i]);
    }
    for (size_t i = 0; i < game->parties; i++) {
        game->influence[i] = input->influence[i] / (most / MOST_INFLUENCE);
        for (size_t k = i * game->issues; k < (i + 1) * game->issues; k++) {
            const double salience = input->saliences[k] / 100;
            game->saliences[k] = salience;
            game->care[i] += salience;
            game->breadth[i] += salience * salience;
        }
        game->care[i] = fmin(game->care[i], 1); /* but for rounding it is no more */
    }
}

/* --- memory of an arena, all zero --- */

static ent_status numbers(ent_arena *arena, size_t count, double **out)
{
    *out = ent_arena_new(arena, count, sizeof **out);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status indices(ent_arena *arena, size_t count, size_t **out)
{
    *out = ent_arena_new(arena, count, sizeof **out);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_game_new(ent_arena *arena, const ent_spatial_input *input, ent_game *out)
{
    const size_t parties = input->parties, issues = input->issues;
    *out = (ent_game){.parties = parties,
                      .issues = issues,
                      .max_turns = input->max_turns == 0 ? DEFAULT_TURNS : input->max_turns};
    ENT_TRY(numbers(arena, parties * issues, &out->saliences));
    ENT_TRY(numbers(arena, parties, &out->care));
    ENT_TRY(numbers(arena, parties, &out->breadth));
    ENT_TRY(numbers(arena, parties, &out->influence));
    ENT_TRY(numbers(arena, parties * parties, &out->distances));
    ENT_TRY(numbers(arena, parties * parties, &out->neutral));
    ENT_TRY(numbers(arena, parties * parties, &out->own));
    ENT_TRY(numbers(arena, parties * parties, &out->seen));
    ENT_TRY(numbers(arena, parties, &out->all));
    ENT_TRY(indices(arena, parties, &out->alike));
    out->scale = ent_arena_new(arena, parties + 1, sizeof *out->scale);
    out->columns = ent_arena_new(arena, parties + 1, sizeof *out->columns);
    if (out->scale == NULL || out->columns == NULL) {
        return ENT_ERROR_MEMORY;
    }
    take_input(input, out);
    return ENT_OK;
}

ent_status ent_round_new(ent_arena *arena, const ent_game *game, ent_round *out)
{
    const size_t parties = game->parties, cells = parties * game->issues;
    const size_t options = 3 * parties; /* all stay, and each bargain is an option of two */
    *out = (ent_round){0};
    ENT_TRY(numbers(arena, cells, &out->positions));
    ENT_TRY(numbers(arena, parties, &out->risks));
    ENT_TRY(numbers(arena, parties, &out->chances));
    ENT_TRY(indices(arena, parties, &out->targets));
    ENT_TRY(numbers(arena, parties, &out->gains));
    ENT_TRY(numbers(arena, parties, &out->odds));
    ENT_TRY(numbers(arena, 2 * cells, &out->bargains));
    ENT_TRY(numbers(arena, (parties + 1) * parties, &out->offers));
    ENT_TRY(indices(arena, parties + 1, &out->first));
    ENT_TRY(indices(arena, options, &out->initiators));
    ENT_TRY(numbers(arena, options, &out->likely));
    return indices(arena, parties, &out->chosen);
}

ent_status ent_game_turn(const ent_context *context, ent_game *game, ent_round *round,
                         ent_round *next)
{
    ENT_TRY(ent_game_survey(context, game, round));
    ENT_TRY(ent_game_challenge(context, game, round));
    ENT_TRY(ent_game_choose(context, game, round));
    ent_game_move(game, round, next->positions);
    return ENT_OK;
}

double ent_game_moved(const ent_game *game, const ent_round *one, const ent_round *other)
{
    double sum = 0;
    for (size_t i = 0; i < game->parties; i++) {
        double squares = 0;
        for (size_t k = i * game->issues; k < (i + 1) * game->issues; k++) {
            const double apart = one->positions[k] - other->positions[k];
            squares += apart * apart;
        }
        sum += sqrt(squares);
    }
    return sum;
}

bool ent_game_ends(const ent_game *game, uint64_t turns, double first, double last)
{
    return turns >= game->max_turns || last == 0 ||
           (turns >= LEAST_TURNS && last < SETTLED * (first + STILL));
}

ent_status ent_game_outcome(const ent_context *context, ent_arena *arena,
                            const ent_spatial_input *input, ent_ending *out)
{
    ent_game *game = &out->game;
    ent_round rounds[2];
    double first = 0, moved = 0;
    ENT_TRY(ent_game_new(arena, input, game));
    ENT_TRY(ent_round_new(arena, game, &rounds[0]));
    ENT_TRY(ent_round_new(arena, game, &rounds[1]));
    memcpy(rounds[0].positions, input->positions,
           game->parties * game->issues * sizeof *rounds[0].positions);
    out->turns = 0;
    do {
        ent_round *now = &rounds[out->turns % 2], *next = &rounds[(out->turns + 1) % 2];
        ENT_TRY(ent_game_turn(context, game, now, next));
        moved = ent_game_moved(game, now, next);
        first = out->turns == 0 ? moved : first;
        out->turns++;
    } while (!ent_game_ends(game, out->turns, first, moved));
    out->round = rounds[out->turns % 2];
    return ent_game_survey(context, game, &out->round);
}
