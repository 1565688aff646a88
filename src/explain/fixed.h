/* SPDX-License-Identifier: MIT */
/* Which of its options a party cannot change, and why. */
#ifndef ENT_EXPLAIN_FIXED_H
#define ENT_EXPLAIN_FIXED_H

#include "explain/costs.h"

/* Fills in the fixed options of a stance. ENT_ERROR_MEMORY. O(moves * options of the party), and the rules and the
 * wishes of the party once for each value of those that are fixed. */
ent_status ent_fixed_find(ent_context *context, const ent_costs_query *query, ent_stance *out);

#endif
