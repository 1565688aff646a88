/* SPDX-License-Identifier: MIT */
/*
 * Proofs: what can be shown for a verdict, so that it can be checked without the solver.
 *
 * For an improvement and each concept with sanctions that was asked for there is either an answer that
 * deters it, or nothing to show: it is open. One answer may serve several concepts.
 */
#ifndef ENT_STABILITY_PROOF_H
#define ENT_STABILITY_PROOF_H

#include "stability/reach.h"
#include "stability/simultaneous.h"
#include "stability/solution.h"

/* An answer to an improvement. All lists belong to the prover, until its next call. */
typedef struct ent_answer_proof {
    unsigned under; /* set of concepts under which it deters */
    bool at_once;   /* SIM: the moves are all made from the state that was left, at the same time */
    const ent_move *moves;
    size_t move_count;
    uint32_t ends;           /* the state that they lead to, or add up to */
    const uint32_t *escapes; /* with SMR or SSEQ: all moves of the party from there, ascending */
    size_t escape_count;
} ent_answer_proof;

typedef struct ent_proof {
    ent_answer_proof answers[ENT_CONCEPT_COUNT];
    size_t answer_count;
    unsigned open; /* concepts under which nobody deters the improvement */
} ent_proof;

typedef struct ent_prover ent_prover;

/*
 * Makes a prover for a solution. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time about that of the solution;
 * memory 4 bytes a state, party and concept.
 */
ent_status ent_prover_new(ent_context *context, const ent_solution *solution, ent_prover **out);
void ent_prover_free(ent_prover *prover);

/* The improvements of a party from a state, ascending; the list lasts until the next call of this. */
ent_status ent_prover_improvements(ent_prover *prover, size_t party, uint32_t state,
                                   const ent_state_list **out);

/* Proves what can be shown of one improvement. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(parties * states)
 * an answer at most, by arcs O(parties * moves). */
ent_status ent_prove(ent_prover *prover, size_t party, uint32_t state, uint32_t improvement,
                     ent_proof *out);

#endif
