/* SPDX-License-Identifier: MIT */
/* The rules of a dispute as a set. */
#ifndef ENT_SPACE_RULES_H
#define ENT_SPACE_RULES_H

#include "space/search.h"

/* A search over all rules of a dispute, in their order. ENT_ERROR_MEMORY. */
ent_status ent_rules_search(ent_context *context, const ent_dispute *dispute, ent_search **out);

#endif
