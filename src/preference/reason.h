/* SPDX-License-Identifier: MIT */
/* Which statement makes one state better than another for a party. */
#ifndef ENT_PREFERENCE_REASON_H
#define ENT_PREFERENCE_REASON_H

#include "dispute/program.h"
#include "space/space.h"
#include <entente/explain.h>

/* The statements of one party, ready to be asked. */
typedef struct ent_reasons {
    const ent_allocator *allocator;
    const ent_space *space;
    ent_program *program;
    bool prioritized; /* with weights there is no first statement that decides */
    size_t count;
    uint64_t *one, *other;
} ent_reasons;

ent_status ent_reasons_init(ent_reasons *out, const ent_allocator *allocator,
                            const ent_space *space, size_t party);
void ent_reasons_free(ent_reasons *reasons);

/* Evaluates all statements in two states: one[i] and other[i] differ where the states do. */
void ent_reasons_compare(ent_reasons *reasons, uint64_t state, uint64_t other);

/* The first prioritized statement on which two states differ, or ENT_NO_STATEMENT: also for parties
 * whose order is a ranking or weights, where no single statement decides. O(size of the statements). */
size_t ent_reasons_first(ent_reasons *reasons, uint64_t state, uint64_t other);

#endif
