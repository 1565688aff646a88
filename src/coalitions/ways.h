/* SPDX-License-Identifier: MIT */
/*
 * Ways: what several movers can bring about from each state by legal sequences, as a graph of *parts*.
 *
 * Nodes are states, or states with their last movers; those that can be reached from each other make one
 * part. What can be reached from a state s is then: the states of the part in which its sequences start, and
 * of all parts that follow. Where all options can be taken back a coalition's parts do not follow one another,
 * and there are few of them; so what is asked of all that can be reached is asked of a few parts.
 *
 * s itself may stand in the part in which it starts without there being a sequence that leads back to it.
 * Nothing here depends on that: s is never better than itself, and what is better than s is no sanction.
 */
#ifndef ENT_COALITIONS_WAYS_H
#define ENT_COALITIONS_WAYS_H

#include "diag/context.h"
#include "stability/graph.h"

typedef struct ent_ways {
    const ent_allocator *allocator;
    size_t state_count;
    uint32_t *part_of; /* per state: the part in which its sequences start */
    uint32_t part_count;
    ent_adjacency states; /* per part: its states, ascending */
    ent_adjacency next;   /* per part: the parts that follow; their numbers are lower */
} ent_ways;

/*
 * The ways of a coalition. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; by arcs ENT_ERROR_LIMIT when there are
 * 2^32 nodes, not issued. O(members * states), and pairs of cells of a group; by arcs O(members * states +
 * moves). 12 bytes an arc and 32 a node while it is made.
 */
ent_status ent_ways_of_coalition(ent_context *context, const ent_graph *graph, uint64_t parties,
                                 ent_ways *out);

/* Movers given by lists of where each leads from each state. */
typedef struct ent_ways_plan {
    size_t state_count;
    const ent_adjacency *const *movers;
    size_t mover_count;
    bool
        legal; /* no mover moves twice in a row; else that is no matter, since they are transitive */
} ent_ways_plan;

/* The ways of such movers. Errors and cost likewise. */
ent_status ent_ways_of_lists(ent_context *context, const ent_ways_plan *plan, ent_ways *out);
void ent_ways_free(ent_ways *ways);

/* The parts of a graph of `nodes` nodes (condense.c), numbered so that what follows is lower: part[node].
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(nodes + arcs). */
ent_status ent_condense(ent_context *context, const ent_adjacency *arcs, size_t nodes,
                        uint32_t *part, uint32_t *part_count);

/* For each state the least numbers, `size` a state in `points`, among it and all that can be reached from
 * it. ENT_ERROR_MEMORY. O(size * (states + parts that follow)). */
ent_status ent_ways_least(const ent_ways *ways, const uint32_t *points, size_t size, uint32_t *out);

/* The parts that can be reached from one. */
typedef struct ent_reached {
    const ent_allocator *allocator;
    uint32_t *parts; /* itself first */
    size_t count;
    uint32_t *seen; /* per part: the last round in which it was met */
    uint32_t round;
} ent_reached;

/* Room for it. ENT_ERROR_MEMORY. */
ent_status ent_reached_new(const ent_ways *ways, ent_reached *out);
void ent_reached_free(ent_reached *reached);
void ent_reached_from(const ent_ways *ways, uint32_t part, ent_reached *reached);

/* Pairs that grow, to make lists of. Starts zeroed. */
typedef struct ent_pairs {
    uint32_t *from, *to;
    size_t count, from_room, to_room;
} ent_pairs;

ent_status ent_pairs_add(const ent_allocator *allocator, ent_pairs *pairs, uint32_t from,
                         uint32_t to);
void ent_pairs_free(const ent_allocator *allocator, ent_pairs *pairs);

#endif
