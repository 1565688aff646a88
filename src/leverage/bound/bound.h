/* SPDX-License-Identifier: MIT */
/* A change that does it, perhaps not the least. */
#ifndef ENT_LEVERAGE_BOUND_BOUND_H
#define ENT_LEVERAGE_BOUND_BOUND_H

#include "leverage/search.h"

/* Looks for a change by dropping wishes; edit_count 0: none was found. What it gives lives in the arena of the search.
 * ENT_ERROR_MEMORY. For each wish of a party that leaves one judgement, at most once a party. */
ent_status ent_lever_bound(ent_lever_search *search, ent_lever *out);

#endif
