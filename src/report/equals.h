/* SPDX-License-Identifier: MIT */
/* The states of a name that hold as firmly as the one that is taken for it. */
#ifndef ENT_REPORT_EQUALS_H
#define ENT_REPORT_EQUALS_H

#include "base/text.h"
#include <entente/explain.h>

/* A name of which two states or more hold equally firmly. */
typedef struct ent_equals {
    const ent_solution *solution;
    const ent_name_standing *name;
    const ent_state_set *within; /* of its states only these, as in the standing; NULL: all */
} ent_equals;

/* Lists those other than the one taken, the first of them by number: "s28, s30, s31 and 4 more". O(states). */
void ent_equals_list(ent_text *text, const ent_equals *equals);

/* Why that one is taken: "worse for no party than today", "the nearest to today", both, or "the first". */
void ent_equals_reason(ent_text *text, const ent_equals *equals);

#endif
