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
    const ent_statement *statements;
    size_t count;
    uint64_t *one, *other;
} ent_reasons;

ent_status ent_reasons_init(ent_reasons *out, const ent_allocator *allocator,
                            const ent_space *space, size_t party);
void ent_reasons_free(ent_reasons *reasons);

/* Evaluates all statements in two states: one[i] and other[i] differ where the states do. */
void ent_reasons_compare(ent_reasons *reasons, uint64_t state, uint64_t other);

/* How a party likes one assignment compared with another, whether or not the rules allow them, by the truth of its
 * statements: below 0 less, 0 as much, above 0 better. Not of a ranking. O(size of the statements). */
int ent_reasons_order(ent_reasons *reasons, const uint64_t *key, const uint64_t *than);

/* The first prioritized statement on which two states differ, or ENT_NO_STATEMENT: also for parties
 * whose order is a ranking or weights, where no single statement decides. O(size of the statements). */
size_t ent_reasons_first(ent_reasons *reasons, uint64_t state, uint64_t other);

#endif
