/* SPDX-License-Identifier: MIT */
/* Verdicts under four concepts: which states are stable for each party, and for all. */
#ifndef ENT_STABILITY_BEHAVIOUR_VERDICTS_H
#define ENT_STABILITY_BEHAVIOUR_VERDICTS_H

#include "space/space.h"

enum { ENT_VERDICT_NASH, ENT_VERDICT_GMR, ENT_VERDICT_SMR, ENT_VERDICT_SEQ, ENT_VERDICT_COUNT };

typedef struct ent_verdicts {
    const ent_allocator *allocator;
    const ent_space *space;
    size_t parties, words; /* words: of one set of states */
    uint64_t *stable;      /* per concept and party, and per concept once more for all, a set */
} ent_verdicts;

/* No state is stable so far. ENT_ERROR_MEMORY. The allocator must outlive the verdicts. Memory 4 bits a state and
 * party. Released with ent_verdicts_free(), which takes what was never made. */
ent_status ent_verdicts_new(const ent_allocator *allocator, const ent_space *space,
                            ent_verdicts *out);
void ent_verdicts_free(ent_verdicts *verdicts);

void ent_verdicts_add(ent_verdicts *verdicts, size_t concept, size_t party, size_t state);

/* Finds what is stable for all, once everything was added. */
void ent_verdicts_join(ent_verdicts *verdicts);

/* Whether a state is stable for a party, or, with the number of parties, for all; how many are. */
bool ent_verdicts_has(const ent_verdicts *verdicts, size_t concept, size_t party, uint64_t state);
uint64_t ent_verdicts_count(const ent_verdicts *verdicts, size_t concept, size_t party);

#endif
