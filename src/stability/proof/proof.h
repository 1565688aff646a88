/* SPDX-License-Identifier: MIT */
/*
 * Proofs: what can be shown for a verdict, so that it can be checked without the solver.
 *
 * For a departure and each criterion that it is one under, and that knows answers, there is either an answer
 * that deters it, or nothing to show: it is open. One answer may serve several criteria.
 */
#ifndef ENT_STABILITY_PROOF_PROOF_H
#define ENT_STABILITY_PROOF_PROOF_H

#include "stability/proof/judgement.h"
#include "stability/reach.h"

enum { ENT_MOST_ANSWERS = 16 }; /* of all families types have the most criteria with answers */

/* A party leaves a state for another. */
typedef struct ent_departure {
    size_t party;
    uint32_t from, to;
} ent_departure;

/* An answer to a departure. All lists belong to the prover, until its next call. */
typedef struct ent_answer_proof {
    ent_criteria under; /* under which it deters */
    bool at_once; /* SIM: the moves are all made from the state that was left, at the same time */
    bool willing; /* each move pays for its mover */
    const ent_move *moves;
    size_t move_count;
    uint32_t ends; /* the state that they lead to, or add up to */
    const uint32_t
        *escapes; /* where a criterion asks: all moves of the party from there, ascending */
    size_t escape_count;
} ent_answer_proof;

typedef struct ent_proof {
    ent_criteria leaves; /* under which it is a departure */
    ent_answer_proof answers[ENT_MOST_ANSWERS];
    size_t answer_count;
    ent_criteria open; /* under which nobody deters it */
} ent_proof;

typedef struct ent_prover ent_prover;

/*
 * Makes a prover for a judgement, which must outlive it. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. For a solution
 * time about that of the solution, and memory 4 bytes a state, party and concept; else 24 bytes a state and
 * party.
 */
ent_status ent_prover_new(ent_context *context, const ent_judgement *judgement, ent_prover **out);
void ent_prover_free(ent_prover *prover);

/* The departures of a party from a state under any of the criteria, ascending; the list lasts until the next
 * call of this. ENT_ERROR_MEMORY. */
ent_status ent_prover_departures(ent_prover *prover, size_t party, uint32_t state,
                                 const ent_state_list **out);

/* Proves what can be shown of one departure. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(parties * states)
 * an answer at most, by arcs O(parties * moves). */
ent_status ent_prove(ent_prover *prover, const ent_departure *departure, ent_proof *out);

#endif
