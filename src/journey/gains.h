/* SPDX-License-Identifier: MIT */
/*
 * Joint gains from one state: where sets of parties can go together so that each of them gains.
 *
 * A joint gain of a set H from s to t is a legal sequence of moves from s to t in which all parties of H move and no
 * others do, and each of them prefers t to s. Sets are bits, and the empty one has none. Those of more than a number
 * of parties may be left out.
 *
 * By cells one set is told for each t, the smallest that has a joint gain to it, of these the one with the lowest bits:
 * where moves are transitive no more is needed (onward.h). What a set brings about is searched set by set, the smallest
 * first; in a sequence of the first set that leads to t all its parties move, as a smaller one would have done else.
 * By arcs all sets are told, by one search over the state, who has moved so far and who last.
 */
#ifndef ENT_JOURNEY_GAINS_H
#define ENT_JOURNEY_GAINS_H

#include "stability/reach.h"

typedef struct ent_joint_gain {
    uint32_t to, parties;
    uint32_t moves; /* the fewest of such a sequence */
} ent_joint_gain;

/* Where a search by arcs has been: a state, who has moved so far, and who last (the number of parties: nobody). */
typedef struct ent_gains_node {
    uint32_t state, set, last;
    uint32_t moves;
    uint32_t previous; /* the node before it; the first one's own number is 0 */
} ent_gains_node;

/* Room for searches, one after another, and what the last one found. */
typedef struct ent_gains {
    const ent_allocator *allocator;
    const ent_graph *graph;
    size_t set_count; /* all sets of parties, the empty one too */
    size_t most;      /* parties of a set that is looked at, at most */
    uint64_t
        left; /* so many elementary steps may still be made; at 0 what is found may lack some */
    uint32_t *gainers;     /* per state: who prefers it to the one that is asked about */
    uint32_t *wanted;      /* per set: how many states there are with just these gainers */
    bool *useful;          /* by arcs, per set: it may still become one that gains */
    uint64_t *seen;        /* by arcs: a bit a state, set and last mover */
    ent_gains_node *nodes; /* by arcs: of the last search, in the order of finding */
    size_t node_count, node_room;
    ent_joint_gain *found;
    size_t count, room;
} ent_gains;

/*
 * Makes room for a graph of fewer than 32 parties, of which at most `most` go together, at least 1. No elementary step may be
 * made before `left` is set. ENT_ERROR_MEMORY. 4 bytes a state and a set; by arcs also a bit a state, set and party, and while searching 20 bytes a node. Released with ent_gains_free().
 */
ent_status ent_gains_init(ent_gains *out, const ent_allocator *allocator, const ent_graph *graph,
                          size_t most);
void ent_gains_free(ent_gains *gains);

/*
 * Finds the joint gains from a state, by cells those to the states that `settled` has no bit of, in no particular
 * order. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. By cells a search for each set that gains in some state, and for each
 * part of one that can go there; by arcs the moves from each state, times the sets and the parties.
 */
ent_status ent_gains_from(ent_context *context, ent_gains *gains, uint32_t state,
                          const uint64_t *settled);

/* Writes a shortest sequence of a joint gain from a state: gain->moves moves. The same errors; `left` stays. */
ent_status ent_gains_path(ent_context *context, ent_gains *gains, uint32_t state,
                          const ent_joint_gain *gain, ent_move *out);

/* Takes away from the steps that may still be made. */
static inline void ent_gains_spend(ent_gains *gains, uint64_t steps)
{
    gains->left = gains->left > steps ? gains->left - steps : 0;
}

/* Adds to what was found. ENT_ERROR_MEMORY. */
ent_status ent_gains_add(ent_gains *gains, ent_joint_gain gain);

/* The search and the path by arcs, once gainers are known (gains_by_arcs.c). */
ent_status ent_gains_by_arcs(ent_context *context, ent_gains *gains, uint32_t state);
ent_status ent_gains_path_by_arcs(ent_context *context, ent_gains *gains, uint32_t state,
                                  const ent_joint_gain *gain, ent_move *out);

#endif
