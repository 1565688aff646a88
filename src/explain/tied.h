/* SPDX-License-Identifier: MIT */
/* What is done in all states of a set that hold, though the set itself does not ask for it. */
#ifndef ENT_EXPLAIN_TIED_H
#define ENT_EXPLAIN_TIED_H

#include "stability/solution.h"
#include <entente/explain.h>

/* States that are looked at together, as those of one name; and one of them that holds. */
typedef struct ent_tied_query {
    const ent_solution *solution;
    const uint64_t *bits;   /* the set */
    const uint64_t *within; /* of it only these; NULL: all */
    uint64_t held;          /* of those that hold, one that does so most strictly */
} ent_tied_query;

/* The strictest concept under which one of them holds: "hold" below is under it. */
ent_concept ent_tied_concept(const ent_tied_query *query);

/* Per option whether all of these states that hold have one value, where another of them has another one, and so has
 * today; room for all options. Returns how many hold; where it is only the one, or where there is no today, no option is
 * marked. O(options * states of the set). */
uint64_t ent_tied_find(const ent_tied_query *query, bool *out);

#endif
