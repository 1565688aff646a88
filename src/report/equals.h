/* SPDX-License-Identifier: MIT */
/* The states of a name that hold as firmly as the one that is taken for it. */
#ifndef ENT_REPORT_EQUALS_H
#define ENT_REPORT_EQUALS_H

#include "base/text.h"
#include <entente/explain.h>

/* How many other states of the name hold under the same concepts as its strongest, which must hold. O(states). */
uint64_t ent_equals_count(const ent_solution *solution, const ent_name_standing *name);

/* Lists these others, the first of them by number: "s28, s30 and 4 more". */
void ent_equals_list(ent_text *text, const ent_solution *solution, const ent_name_standing *name);

/* Why its strongest is taken rather than these: "worse for no party than today", "nearest to today", or both, or "the first". */
void ent_equals_reason(ent_text *text, const ent_solution *solution, const ent_name_standing *name);

#endif
