/* SPDX-License-Identifier: MIT */
/* What each concept asks, the order in which people read them, and what a solution is asked for. */
#ifndef ENT_STABILITY_CONCEPTS_H
#define ENT_STABILITY_CONCEPTS_H

#include <entente/stability.h>

/* What a concept asks of a sanction: a sequence of improvements? a state that leaves no escape? */
typedef struct ent_concept_rule {
    bool sanctioned;        /* false for Nash: nothing deters */
    bool improvements_only; /* SEQ, SSEQ */
    bool no_escape;         /* SMR, SSEQ */
    bool simultaneous;      /* SIM: the others move at the same time, not after */
} ent_concept_rule;

ent_concept_rule ent_concept_rule_of(ent_concept concept);

/* The concepts, the strictest first. SIM stands last: it is asked beside the others, of moves at the same time. */
extern const ent_concept ent_strictest[ENT_CONCEPT_COUNT];

/* So many of them are asked of moves one after another. */
enum { ENT_SEQUENTIAL_COUNT = ENT_CONCEPT_COUNT - 1 };

/* The place among them of the strictest of a set; ENT_CONCEPT_COUNT for the empty set. */
unsigned ent_strictness(unsigned concepts);

/* Those of a set, the strictest first; returns how many. */
size_t ent_strictest_of(unsigned concepts, ent_concept out[ENT_CONCEPT_COUNT]);

/* Takes what a solution is asked for, NULL for the defaults; false where nothing can be asked for so. */
bool ent_solution_options_take(const ent_solution_options *given, ent_solution_options *out);

#endif
