/* SPDX-License-Identifier: MIT */
/*
 * A judgement: by what parties leave a state or stay, told move by move.
 *
 * It answers four questions about two states for a set of criteria of one family. From the answers a proof
 * follows for every departure: whoever could leave is deterred when others can bring about, by moves of the
 * kind that a criterion allows, what is bad enough. So explanations and certificates are the same for all.
 */
#ifndef ENT_STABILITY_PROOF_JUDGEMENT_H
#define ENT_STABILITY_PROOF_JUDGEMENT_H

#include "stability/proof/criteria.h"
#include "stability/solution.h"

typedef struct ent_judgement {
    const ent_space *space;
    ent_criteria criteria; /* those asked for */
    bool returns;          /* going back to a state may deter from leaving it */
    bool blind;        /* parties disregard what others do in states that they do not perceive */
    const void *judge; /* whom the functions below ask */

    /* The criteria under which a party stays in a state. */
    ent_criteria (*stable)(const void *judge, size_t party, uint32_t state);

    /* The criteria under which a state is an equilibrium; NULL: those under which every party stays. */
    ent_criteria (*equilibrium)(const void *judge, uint32_t state);

    /* The ordinary criteria, which levels decide (ordinary.c): then what follows is NULL. */
    const ent_solution *solution;

    const ent_graph *graph; /* what parties can do, by arcs */

    /* The criteria under which a party would leave a state for one that it can move to. */
    ent_criteria (*leaves)(const void *judge, size_t party, uint32_t from, uint32_t to);

    /* The criteria under which `end` is bad enough for a party that would leave `from`, as what answers bring
     * about or as what it could then move to. */
    ent_criteria (*deters)(const void *judge, size_t party, uint32_t from, uint32_t end);

    /* Whether a move pays for its mover, where answers must be willing. */
    bool (*willing)(const void *judge, size_t mover, uint32_t from, uint32_t to);
} ent_judgement;

/* The judgement of a solution: what it decided for all parties, and strong stability where it tells that. */
ent_judgement ent_judgement_of_solution(const ent_solution *solution);

#endif
