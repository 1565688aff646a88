/* SPDX-License-Identifier: MIT */
/* Sets of states that are stable under four concepts, for each party and for all. */
#ifndef ENT_STABILITY_BEHAVIOUR_STABLE_SETS_H
#define ENT_STABILITY_BEHAVIOUR_STABLE_SETS_H

#include "space/space.h"

enum { ENT_UNDER_NASH, ENT_UNDER_GMR, ENT_UNDER_SMR, ENT_UNDER_SEQ, ENT_UNDER_COUNT };

typedef struct ent_stable_sets {
    const ent_allocator *allocator;
    const ent_space *space;
    size_t parties, words; /* words: of one set of states */
    uint64_t *stable;      /* per concept and party, and per concept once more for all, a set */
} ent_stable_sets;

/* No state is stable so far. ENT_ERROR_MEMORY. The allocator must outlive the sets. Memory 4 bits a state and
 * party. Released with ent_stable_sets_free(), which takes what was never made. */
ent_status ent_stable_sets_new(const ent_allocator *allocator, const ent_space *space,
                               ent_stable_sets *out);
void ent_stable_sets_free(ent_stable_sets *sets);

void ent_stable_sets_add(ent_stable_sets *sets, size_t concept, size_t party, size_t state);

/* Finds what is stable for all, once everything was added. */
void ent_stable_sets_join(ent_stable_sets *sets);

/* Whether a state is stable for a party, or, with the number of parties, for all; how many are. */
bool ent_stable_sets_has(const ent_stable_sets *sets, size_t concept, size_t party, uint64_t state);
uint64_t ent_stable_sets_count(const ent_stable_sets *sets, size_t concept, size_t party);

#endif
