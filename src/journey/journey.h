/* SPDX-License-Identifier: MIT */
/* A journey, inside, and the parts of a route. */
#ifndef ENT_JOURNEY_JOURNEY_H
#define ENT_JOURNEY_JOURNEY_H

#include "journey/onward.h"
#include "preference/reason.h"
#include "stability/reach.h"
#include "stability/solution.h"
#include <entente/paths.h>

struct ent_journey {
    ent_allocator allocator;
    const ent_solution *solution;
    const ent_graph *graph; /* its own, that all parties share */
    const ent_space *space;
    bool improvements_only;
    ent_reach reach;
    uint64_t *rings; /* per number of moves the states reached by no fewer; ring_count of them */
    size_t ring_count;
    uint64_t *ends; /* a bit a state */
    uint64_t end_count;
    uint32_t **
        without; /* per party: the fewest moves to each state if it makes none; NULL: not asked yet */
    ent_onward *onward
        [ENT_ONWARD_PARTIES +
         1]; /* where joint gains lead, as far as it was asked, by how many parties go together at most;
                NULL: not asked yet */
    uint64_t group_work; /* what is left of the steps that all of them but the last may make */
};

/* A route while it is made. */
typedef struct ent_route_work {
    ent_context *context;
    ent_journey *journey;
    const ent_state_set *targets;
    ent_arena *arena;     /* of the route */
    ent_reasons *reasons; /* per party */
    ent_route *route;
} ent_route_work;

/* What a move is to its mover. */
ent_gain ent_journey_gain(const ent_journey *journey, size_t party, uint64_t from, uint64_t to);

/* Counts the shortest ways, and keeps the first `most` of them (ways.c). */
ent_status ent_route_ways(ent_route_work *work, size_t most);

/* Finds who could go there together, where no improvements lead there (together.c). */
ent_status ent_route_together(ent_route_work *work);

/* Makes a joint move of its moves, at least one, as one that all were looked at for and that nobody loses by. ENT_ERROR_MEMORY. */
ent_status ent_route_joint(ent_route_work *work, const ent_move *moves, size_t count,
                           ent_joint_way *out);

/* Finds which joint moves, one after another, lead there, where no single one does that is a gain; and where one does,
 * those of fewer parties together (sequence.c). */
ent_status ent_route_sequence(ent_route_work *work);
ent_status ent_route_smaller(ent_route_work *work);

/* Finds what is closest to a set that is not reached, and what stands in the way (obstacles.c). */
ent_status ent_route_obstacles(ent_route_work *work);

#endif
