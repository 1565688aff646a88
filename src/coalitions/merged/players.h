/* SPDX-License-Identifier: MIT */
/*
 * Players: groups of parties that act as one, and the parties that are left.
 *
 * A player moves to every possible state that differs in options of its members alone, each changed in a
 * permitted direction or not at all. That is what a party with all these options would do. So its moves are
 * found by cells or arcs of a dispute that is the given one but for its parties: the options of a player
 * stand together. Keys are the same, since an option knows its own place in them.
 *
 * What a player wishes is no order of the states: q is better than s when it is for all members. Expressions
 * and orders are therefore those of the given dispute, and a player is a team (side.h): it moves in one graph
 * and wishes in another.
 */
#ifndef ENT_COALITIONS_MERGED_PLAYERS_H
#define ENT_COALITIONS_MERGED_PLAYERS_H

#include "coalitions/replies.h"

typedef struct ent_players {
    size_t count;
    ent_team *teams; /* per player */
    ent_dispute dispute;
    ent_space space; /* the given ones, with players for parties */
    ent_graph graph; /* of moves; those of a single party are not its own */
    const ent_graph *given;
    ent_retorts replies; /* what is better for each player, with SEQ */
} ent_players;

/*
 * Makes the players, by the parties in each; every party is in one. The graph is that of the dispute and must
 * outlive them, and they may not be moved. `replies`: also what is better for each. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT (issued: moves, or improvements of a player, beyond max_moves). Also
 * after a failure released with ent_players_free().
 * O(members * states) and what cells or arcs take; replies as ent_retorts_of_teams().
 */
ent_status ent_players_make(ent_context *context, const ent_graph *graph, const uint64_t *parties,
                            bool replies, ent_players *players);
void ent_players_free(ent_players *players);

#endif
