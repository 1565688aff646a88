/* SPDX-License-Identifier: MIT */
/* A coalition: its members' levels of every state, its ways, and trees that tell what is better for all. */
#ifndef ENT_COALITIONS_SIDE_H
#define ENT_COALITIONS_SIDE_H

#include "coalitions/dominance.h"

/* Who acts together: parties whose wishes count, and movers by whose moves they act. These are the same,
 * unless parties are merged to movers (merged/players.h). */
typedef struct ent_team {
    const ent_graph *wishes, *moves;
    uint64_t members, movers; /* sets of parties of either graph */
} ent_team;

/* Parties that each move by themselves. */
static inline ent_team ent_team_of(const ent_graph *graph, uint64_t parties)
{
    return (ent_team){.wishes = graph, .moves = graph, .members = parties, .movers = parties};
}

typedef struct ent_side {
    const ent_allocator *allocator;
    uint64_t parties; /* the movers */
    size_t size;      /* how many members */
    uint32_t *levels; /* per state the members' levels, in the order of the parties */
    ent_ways ways;
    ent_dominance trees;
} ent_side;

/* Makes it. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, by arcs ENT_ERROR_LIMIT. Cost as ent_ways_of_coalition()
 * and ent_dominance_new(). */
ent_status ent_side_new(ent_context *context, const ent_team *team, ent_side *out);
void ent_side_free(ent_side *side);

/* The levels of a state. */
static inline const uint32_t *ent_side_levels(const ent_side *side, uint32_t state)
{
    return side->levels + (size_t)state * side->size;
}

/* Whether a state is better for all members than another. */
bool ent_side_better(const ent_side *side, uint32_t state, uint32_t than);

/* Replaces a list by the coalitional improvements from a state, part by part, of which `reached` is to be
 * that of its starting part. ENT_ERROR_MEMORY. */
ent_status ent_side_improvements(const ent_side *side, const ent_reached *reached, uint32_t state,
                                 ent_state_list *out);

/* The states in an order in which those whose sequences start in one part follow one another.
 * ENT_ERROR_MEMORY. O(states). */
ent_status ent_ways_order(const ent_ways *ways, uint32_t *order);

#endif
