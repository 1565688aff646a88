/* SPDX-License-Identifier: MIT */
/* How strongly a state holds, as a number to sort by. */
#ifndef ENT_STABILITY_FIRMNESS_H
#define ENT_STABILITY_FIRMNESS_H

#include "stability/solution.h"
#include <entente/explain.h>

/* Nash counts most, then SSEQ, SEQ, SMR, GMR; 0 for the empty set. */
unsigned ent_strength(unsigned concepts);

/* Whether one state comes before another, in lists and where one is taken for several: by strength; then those that
 * leave no party worse off than today, where the file describes it; then by nearness to today, then by number.
 * O(parties + options). */
bool ent_stronger(const ent_solution *solution, uint64_t one, uint64_t other);

/* Whether a state leaves no party worse off than today; false where the file does not say what holds today. O(parties). */
bool ent_hurts_nobody(const ent_solution *solution, uint64_t state);

/* Whether one state comes before another by nearness to today, the fewest options that differ, and then by number; by
 * number alone where there is no today. O(options). */
bool ent_nearer(const ent_space *space, uint64_t one, uint64_t other);

#endif
