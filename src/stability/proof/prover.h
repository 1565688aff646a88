/* SPDX-License-Identifier: MIT */
/* A prover, inside: room for answers, and the two ways to find them. */
#ifndef ENT_STABILITY_PROOF_PROVER_H
#define ENT_STABILITY_PROOF_PROVER_H

#include "stability/proof/chase.h"
#include "stability/proof/proof.h"
#include "stability/simultaneous.h"

/* What has to be kept of one answer. */
typedef struct ent_answer_room {
    ent_move *moves;
    size_t capacity;
    ent_state_list escapes;
} ent_answer_room;

struct ent_prover {
    ent_context *context;
    const ent_allocator *allocator;
    const ent_judgement *judgement;
    ent_state_list departures;
    ent_answer_room rooms[ENT_MOST_ANSWERS];
    /* Of a solution: */
    ent_sanctions *sanctions;      /* per party */
    uint32_t *best;                /* per party and state */
    ent_simultaneous simultaneous; /* with SIM alone; its graph is NULL otherwise */
    /* Of anything else: */
    ent_chase chase;
};

/* The graph by which a party is judged. */
const ent_graph *ent_prover_graph(const ent_prover *prover, size_t party);

/* Begins another answer of a proof: its room, with place for so many moves. NULL: no memory. */
ent_answer_proof *ent_prover_answer(ent_prover *prover, ent_proof *proof, size_t moves);

/* Lists the party's moves from the end of the answer begun last. ENT_ERROR_MEMORY. */
ent_status ent_prover_escapes(ent_prover *prover, size_t party, ent_proof *proof);

/* By levels (ordinary.c). */
ent_status ent_ordinary_prepare(ent_prover *prover);
void ent_ordinary_free(ent_prover *prover);
ent_status ent_ordinary_prove(ent_prover *prover, const ent_departure *departure, ent_proof *out);

/* By search (searched.c). */
ent_status ent_searched_prove(ent_prover *prover, const ent_departure *departure, ent_proof *out);

#endif
