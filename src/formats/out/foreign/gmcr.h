/* SPDX-License-Identifier: MIT */
/* What is found out before a `.gmcr` file is written, so that nothing is refused in the midst of it. */
#ifndef ENT_FORMATS_OUT_FOREIGN_GMCR_H
#define ENT_FORMATS_OUT_FOREIGN_GMCR_H

#include "formats/out/foreign/foreign.h"
#include "formats/out/foreign/terms.h"

typedef struct ent_gmcr_plan {
    ent_arena arena; /* of all that follows */
    ent_marks marks;
    ent_terms *rules;   /* per rule: what it excludes */
    ent_terms **unseen; /* per party, a list for each of its misperceptions */
    ent_terms **wishes; /* per party, a list for each of its statements; NULL: all have rankings */
} ent_gmcr_plan;

/* Refuses what `.gmcr` cannot hold. The plan is released either way by ent_gmcr_plan_free(). */
ent_status ent_gmcr_plan_new(ent_foreign *x, ent_gmcr_plan *out);
void ent_gmcr_plan_free(ent_gmcr_plan *plan);

#endif
