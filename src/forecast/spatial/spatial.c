/* SPDX-License-Identifier: MIT */
/*
 * The spatial model by itself: a game played to its end, every round of it kept, and the view of them.
 */
#include "forecast/spatial/spatial.h"

#include <string.h>

struct ent_spatial {
    ent_allocator allocator;
    ent_arena arena;
    ent_game game;
    ent_round *rounds; /* of which the last is not played */
    size_t count, capacity;
};

/* Begins a round in which the parties stand where they will be put. */
static ent_status add_round(ent_spatial *spatial)
{
    ent_round *rounds = ent_memory_grow(&spatial->allocator, spatial->rounds, &spatial->capacity,
                                        spatial->count + 1, sizeof *rounds);
    if (rounds == NULL) {
        return ENT_ERROR_MEMORY;
    }
    spatial->rounds = rounds;
    ENT_TRY(ent_round_new(&spatial->arena, &spatial->game, &rounds[spatial->count]));
    spatial->count++;
    return ENT_OK;
}

static ent_status play(ent_context *context, ent_spatial *spatial, const ent_spatial_input *input)
{
    double first = 0, moved = 0;
    ENT_TRY(ent_game_new(&spatial->arena, input, &spatial->game));
    ent_game *game = &spatial->game;
    ENT_TRY(add_round(spatial));
    memcpy(spatial->rounds[0].positions, input->positions,
           game->parties * game->issues * sizeof *spatial->rounds[0].positions);
    do {
        ENT_TRY(ent_context_step(context, "turns", spatial->count - 1, game->max_turns));
        ENT_TRY(add_round(spatial));
        ent_round *round = &spatial->rounds[spatial->count - 2];
        ENT_TRY(ent_game_turn(context, game, round, round + 1));
        moved = ent_game_moved(game, round, round + 1);
        first = spatial->count == 2 ? moved : first;
    } while (!ent_game_ends(game, spatial->count - 1, first, moved));
    return ent_game_survey(context, game, &spatial->rounds[spatial->count - 1]);
}

ent_status ent_spatial_new(ent_context *context, const ent_spatial_input *input, ent_spatial **out)
{
    if (context == NULL || input == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_game_check(input));
    ent_spatial *spatial = ent_memory_zero(&context->allocator, 1, sizeof *spatial);
    if (spatial == NULL) {
        return ENT_ERROR_MEMORY;
    }
    spatial->allocator = context->allocator;
    ent_arena_init(&spatial->arena, &spatial->allocator);
    const ent_status status = play(context, spatial, input);
    if (status != ENT_OK) {
        ent_spatial_free(spatial);
        return status;
    }
    *out = spatial;
    return ENT_OK;
}

void ent_spatial_free(ent_spatial *spatial)
{
    if (spatial == NULL) {
        return;
    }
    const ent_allocator allocator = spatial->allocator;
    ent_memory_free(&allocator, spatial->rounds);
    ent_arena_free(&spatial->arena);
    ent_memory_free(&allocator, spatial);
}

size_t ent_spatial_turn_count(const ent_spatial *spatial)
{
    return spatial->count;
}

ent_spatial_turn ent_spatial_turn_at(const ent_spatial *spatial, size_t turn)
{
    const ent_round *round = &spatial->rounds[turn];
    ent_spatial_turn view = {
        .positions = round->positions, .risks = round->risks, .chances = round->chances};
    if (turn + 1 < spatial->count) {
        view.targets = round->targets;
        view.gains = round->gains;
        view.odds = round->odds;
        view.bargains = round->bargains;
    }
    return view;
}

size_t ent_spatial_option_count(const ent_spatial *spatial, size_t turn, size_t party)
{
    const ent_round *round = &spatial->rounds[turn];
    return turn + 1 < spatial->count ? round->first[party + 1] - round->first[party] : 0;
}

ent_spatial_option ent_spatial_option_at(const ent_spatial *spatial, size_t turn, size_t party,
                                         size_t option)
{
    const ent_round *round = &spatial->rounds[turn];
    const size_t at = round->first[party] + option, initiator = round->initiators[at];
    const size_t offer = option == 0 ? spatial->game.parties : initiator;
    return (ent_spatial_option){.initiator = initiator,
                                .target = option == 0 ? party : round->targets[initiator],
                                .chance = round->likely[at],
                                .chosen = round->chosen[party] == option,
                                .worth = round->offers + offer * spatial->game.parties};
}
