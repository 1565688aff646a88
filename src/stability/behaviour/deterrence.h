/* SPDX-License-Identifier: MIT */
/*
 * Deterrence where what a party would rather have is no order of the states.
 *
 * All that is known is, for each party i and state s, which states i would rather be in: its *leaning*. A
 * unilateral move of i from s to such a state is a *departure*. A state is *good enough* to deter i from
 * leaving s when i would not rather be in it than in s. s is stable for i under
 *
 *   Nash   iff i has no departure from s;
 *   GMR    iff after every departure the others reach, by some legal sequence, a state that is good enough;
 *   SMR    iff the same holds with a state from which i can move only to states that are good enough;
 *   SEQ    iff it holds as under GMR by sequences of departures of those who move.
 */
#ifndef ENT_STABILITY_BEHAVIOUR_DETERRENCE_H
#define ENT_STABILITY_BEHAVIOUR_DETERRENCE_H

#include "stability/behaviour/stable_sets.h"
#include "stability/graph.h"

typedef struct ent_leaning {
    /* Bit k: the party would rather be in state first + k than in s; k below `count`, at most 64. Called by
     * several threads at a time. */
    uint64_t (*rather)(const void *user, size_t party, uint32_t s, uint32_t first, size_t count);
    const void *user;
} ent_leaning;

/*
 * Decides all four concepts; the graph is kept by arcs. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. What the others
 * reach is searched once for all states, whatever departs from where. For each party O(states^2) comparisons at
 * most, and as many words as there are steps between components of answers, times states / 64. Memory 8 bytes a
 * move, what answers.h says, and 64 MB at most. Threads take blocks of states.
 */
ent_status ent_deter(ent_context *context, const ent_graph *graph, const ent_leaning *leaning,
                     ent_stable_sets *sets);

#endif
