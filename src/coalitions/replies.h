/* SPDX-License-Identifier: MIT */
/*
 * Replies: the coalitional improvements of every coalition of some parties, from every state.
 *
 * They are what CSEQ lets the others answer with. Coalitions that never improve are left out. Where moves are
 * transitive, a party that cannot move adds nothing to a coalition but another wish, so coalitions with such a
 * party are left out too; by arcs they count, since another coalition may act where one may not act again.
 */
#ifndef ENT_COALITIONS_REPLIES_H
#define ENT_COALITIONS_REPLIES_H

#include "coalitions/side.h"

enum { ENT_MOST_REPLIERS = 16 };

typedef struct ent_retorts {
    const ent_allocator *allocator;
    size_t count;
    uint64_t *parties;        /* per coalition: its movers */
    ent_adjacency *improving; /* per coalition: from each state, to where */
} ent_retorts;

/*
 * Finds them. ENT_ERROR_LIMIT, not issued (more than ENT_MOST_REPLIERS parties, or than max_moves
 * improvements of a coalition), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Over the coalitions, O(pairs of states
 * of which one is reached from the other) at worst; 4 bytes an improvement.
 */
ent_status ent_retorts_new(ent_context *context, const ent_graph *graph, uint64_t parties,
                           ent_retorts *out);
void ent_retorts_free(ent_retorts *replies);

/* Those of single actors alone, each a team with movers of its own. Errors and cost likewise. */
ent_status ent_retorts_of_teams(ent_context *context, const ent_team *teams, size_t count,
                                ent_retorts *out);

/* The ways that they make, but for those of the movers `without`: none acts twice in a row. As
 * ent_ways_of_lists(). */
ent_status ent_retorts_ways(ent_context *context, const ent_graph *graph,
                            const ent_retorts *replies, uint64_t without, ent_ways *out);

#endif
