/* SPDX-License-Identifier: MIT */
/* The condition as it is made and counted. */
#ifndef ENT_LEVERAGE_FORMULA_H
#define ENT_LEVERAGE_FORMULA_H

#include "base/natural.h"
#include "base/tuples.h"
#include "stability/solution.h"
#include <entente/conditions.h>

/* A term while clauses are made: states, ascending. */
typedef struct ent_raw_term {
    uint32_t *states; /* in the arena */
    size_t count;
} ent_raw_term;

typedef struct ent_raw_clause {
    ent_raw_term *terms; /* by size, then by states, without repetition once it is tidy */
    size_t count, room;
    bool idle; /* it always holds, or another one implies it */
} ent_raw_clause;

typedef struct ent_formula {
    const ent_allocator *allocator;
    ent_raw_clause *clauses;
    size_t count;
} ent_formula;

/* Takes out of each clause the terms that hold another, and marks the clauses that another implies. */
ent_status ent_formula_tidy(ent_context *context, ent_formula *formula);
void ent_formula_free(ent_formula *formula);

/* Whether a clause holds where these states, a bit each, are liked no better. */
bool ent_clause_holds(const ent_raw_clause *clause, const uint64_t *below);

/* More states than so many are not counted over. */
enum { ENT_MOST_COUNTED = 250, ENT_COUNT_WORDS = 4 };

/* A number below 2^256. */
typedef struct ent_wide {
    uint32_t digit[2 * ENT_COUNT_WORDS];
} ent_wide;

/*
 * Counts the sets of k of the `states` different states that satisfy the formula, for each k from 0 on, into
 * `counts` of ENT_MOST_COUNTED + 1 numbers; *counted false when it takes more than `steps`. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED.
 */
ent_status ent_formula_count(ent_context *context, const ent_formula *formula, uint64_t steps,
                             ent_wide *counts, size_t *states, bool *counted);

/* Takes the counts of sets of m states to the sum of N_k k! (m - k)!: of (m + 1)! rankings so many (share.c). */
ent_status ent_rankings_weigh(const ent_allocator *allocator, const ent_wide *counts, size_t m,
                              ent_natural *out);

/* Writes a share: so many of the (m + 1)! rankings of m states and ours, taken to all rankings of `states`. */
ent_status ent_share_write(ent_arena *arena, const ent_natural *part, size_t m, size_t states,
                           ent_share *out);

/* Multiplies by the numbers from `above` + 1 to `number`. */
ent_status ent_natural_factorial(ent_natural *to, size_t above, size_t number);

/* How many per mille of `whole` a part is, rounded. */
ent_status ent_per_mille(const ent_allocator *allocator, const ent_natural *part,
                         const ent_natural *whole, unsigned *out);

/* A number in decimal digits, in the arena; NULL when refused. */
const char *ent_natural_words(ent_arena *arena, const ent_natural *number);

#endif
