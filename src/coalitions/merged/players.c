/* SPDX-License-Identifier: MIT */
/* Laying out the options of players side by side, and their moves. */
#include "coalitions/merged/players.h"

#include "coalitions/coalitions.h"
#include "stability/behaviour/perception.h"

#include <string.h>

/* The dispute of the players: its options in their order, and what belongs to whom. */
static ent_status arrange(ent_players *players, const ent_space *space, const uint64_t *parties)
{
    const ent_dispute *given = space->dispute;
    const ent_allocator *allocator = &space->allocator;
    ent_option *options = ent_memory_new(allocator, given->option_count, sizeof *options);
    ent_party *owners = ent_memory_zero(allocator, players->count, sizeof *owners);
    size_t placed = 0;
    players->dispute = *given;
    players->dispute.options = options;
    players->dispute.parties = owners;
    players->dispute.party_count = players->count;
    players->space = *space;
    players->space.dispute = &players->dispute;
    if (options == NULL || owners == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < players->count; k++) {
        owners[k].first_option = placed;
        for (size_t o = 0; o < given->option_count; o++) {
            if ((parties[k] >> given->options[o].party & 1) != 0) {
                options[placed] = given->options[o];
                options[placed++].party = k;
            }
        }
        owners[k].option_count = placed - owners[k].first_option;
    }
    return ENT_OK;
}

static size_t first_of(uint64_t parties)
{
    return ent_bits_in_word((parties & (0 - parties)) - 1);
}

/* Whether a player is one party. */
static bool is_single(const ent_team *team)
{
    return (team->members & (team->members - 1)) == 0;
}

/* What no member of a player perceives, as a bit a state in `unseen`. */
static void find_unseen(const ent_players *players, size_t player, uint64_t *unseen)
{
    const ent_graph *given = players->given;
    const size_t words = ent_bits_words(given->space->count);
    memset(unseen, 0xFF, words * sizeof *unseen);
    for (size_t p = 0; p < given->party_count; p++) {
        const uint64_t *own = given->movers[p].unseen;
        for (size_t w = 0; w < words && (players->teams[player].members >> p & 1) != 0; w++) {
            unseen[w] &= own == NULL ? 0 : own[w];
        }
    }
}

/* The moves by arcs, but for those to and from what no member perceives. */
static ent_status find_arcs(ent_context *context, const ent_players *players, size_t player,
                            ent_mover *mover)
{
    const size_t count = players->space.count;
    ENT_TRY(ent_arcs_new(context, &players->space, player, &mover->forward));
    uint64_t *unseen = ent_memory_new(&context->allocator, ent_bits_words(count), sizeof *unseen);
    if (unseen == NULL) {
        return ENT_ERROR_MEMORY;
    }
    find_unseen(players, player, unseen);
    ent_arcs_forget(&mover->forward, count, unseen);
    ent_memory_free(&context->allocator, unseen);
    return ENT_OK;
}

/* The moves of all players. Those of single parties are known. */
static ent_status find_moves(ent_context *context, ent_players *players)
{
    const ent_graph *given = players->given;
    players->graph = (ent_graph){.allocator = given->allocator,
                                 .space = &players->space,
                                 .party_count = players->count,
                                 .by_arcs = given->by_arcs};
    ent_mover *movers = ent_memory_zero(given->allocator, players->count, sizeof *movers);
    players->graph.movers = movers;
    if (movers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < players->count; k++) {
        const ent_mover *first = &given->movers[first_of(players->teams[k].members)];
        if (is_single(&players->teams[k])) {
            movers[k] = *first;
        } else if (given->by_arcs) {
            ENT_TRY(find_arcs(context, players, k, &movers[k]));
        } else {
            ENT_TRY(ent_cells_new(context, &players->space, k, first->levels.of,
                                  first->levels.count, &movers[k].cells));
        }
    }
    return ENT_OK;
}

ent_status ent_players_make(ent_context *context, const ent_graph *graph, const uint64_t *parties,
                            bool replies, ent_players *players)
{
    players->given = graph;
    players->teams = ent_memory_new(graph->allocator, players->count, sizeof *players->teams);
    if (players->teams == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < players->count; k++) {
        players->teams[k] = (ent_team){.wishes = graph,
                                       .moves = &players->graph,
                                       .members = parties[k],
                                       .movers = (uint64_t)1 << k};
    }
    ENT_TRY(arrange(players, graph->space, parties));
    ENT_TRY(find_moves(context, players));
    const ent_status status =
        replies ? ent_retorts_of_teams(context, players->teams, players->count, &players->replies)
                : ENT_OK;
    return status == ENT_ERROR_LIMIT ? ent_coalition_refuse(context, graph, UINT64_MAX) : status;
}

void ent_players_free(ent_players *players)
{
    if (players->given == NULL) {
        return;
    }
    const ent_allocator *allocator = players->given->allocator;
    for (size_t k = 0; k < players->count && players->graph.movers != NULL; k++) {
        if (!is_single(&players->teams[k])) {
            ent_cells_free(&players->graph.movers[k].cells);
            ent_adjacency_free(&players->graph.movers[k].forward);
        }
    }
    ent_memory_free(allocator, players->graph.movers);
    ent_memory_free(allocator, players->dispute.options);
    ent_memory_free(allocator, players->dispute.parties);
    ent_memory_free(allocator, players->teams);
    ent_retorts_free(&players->replies);
}
