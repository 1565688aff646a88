/* SPDX-License-Identifier: MIT */
/* A solution, inside: the graph it stands on and a bit for each concept, party and state. */
#ifndef ENT_STABILITY_SOLUTION_H
#define ENT_STABILITY_SOLUTION_H

#include "stability/flood.h"

struct ent_solution {
    ent_allocator allocator;
    const ent_space *space;
    ent_graph graph;
    unsigned concepts;
    bool no_return;
    size_t words;                            /* of one set of states */
    uint64_t *stable[ENT_CONCEPT_COUNT];     /* per party `words` words; NULL: not asked for */
    uint64_t *equilibria[ENT_CONCEPT_COUNT]; /* `words` words */
};

/* What a concept asks of a sanction: a sequence of improvements? a state that leaves no escape? */
typedef struct ent_concept_rule {
    bool sanctioned;        /* false for Nash: nothing deters */
    bool improvements_only; /* SEQ, SSEQ */
    bool no_escape;         /* SMR, SSEQ */
    bool simultaneous;      /* SIM: the others move at the same time, not after */
} ent_concept_rule;

ent_concept_rule ent_concept_rule_of(ent_concept concept);

/* The flood that decides a concept with sanctions for a party. `best`: from ent_graph_best(). */
ent_flood ent_solution_flood(const ent_solution *solution, ent_concept concept, size_t party,
                             const uint32_t *best);

#endif
