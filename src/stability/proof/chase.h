/* SPDX-License-Identifier: MIT */
/*
 * A search for answers to one departure, for several criteria at once.
 *
 * From where the party went the others move on by legal sequences, breadth first over states and last movers.
 * For each criterion the first states that are bad enough for the party are its shortest answers. The state that
 * it went to is one when others come back to it.
 */
#ifndef ENT_STABILITY_PROOF_CHASE_H
#define ENT_STABILITY_PROOF_CHASE_H

#include "stability/proof/proof.h"

/* Room for searches, used again by each. A node is a state and behind it who moved last. */
typedef struct ent_chase {
    ent_context *context;
    const ent_allocator *allocator;
    const ent_judgement *judgement;
    size_t parties;
    uint64_t *stamp;  /* per node: the search that reached it last */
    size_t *previous; /* per node reached: the one before it; SIZE_MAX: it is the first move */
    size_t *queue;    /* the nodes reached, in order */
    size_t reached;
    uint64_t search; /* the number of the search at hand, from 1 */
    uint32_t start;  /* where it started */
} ent_chase;

/* What is looked for, and what was found. */
typedef struct ent_quarry {
    ent_departure departure;
    bool willing;        /* each move is to pay for its mover */
    ent_criteria wanted; /* under these an answer is looked for */
    ent_criteria found;  /* under these there is one: */
    size_t node
        [ENT_CRITERION_COUNT]; /* to here, of the shortest the one that changes the fewest options, then
                                         of the lowest number */
} ent_quarry;

/* ENT_ERROR_MEMORY: what was made is released with ent_chase_free() all the same. */
ent_status ent_chase_new(ent_context *context, const ent_judgement *judgement, ent_chase *out);
void ent_chase_free(ent_chase *chase);

/* Searches. ENT_ERROR_CANCELLED. O(parties * moves), and for each state reached the moves of the party. */
ent_status ent_chase_run(ent_chase *chase, ent_quarry *quarry);

/* Of a node that the last search reached: its state, and how many moves lead to it; which moves. */
uint32_t ent_chase_state(const ent_chase *chase, size_t node);
size_t ent_chase_length(const ent_chase *chase, size_t node);
void ent_chase_path(const ent_chase *chase, size_t node, ent_move *out);

/* The criteria of `wanted` under which a state deters from a departure: it is bad enough for the party, and where
 * that is asked, so is all that it could then move to. O(moves of the party from there). */
ent_criteria ent_chase_deters(const ent_judgement *judgement, const ent_departure *departure,
                              uint32_t end, ent_criteria wanted);

#endif
