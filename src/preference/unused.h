/* SPDX-License-Identifier: MIT */
/* What was written down and decides nothing, other than rules and statements. */
#ifndef ENT_PREFERENCE_UNUSED_H
#define ENT_PREFERENCE_UNUSED_H

#include "space/space.h"

/* W514: sources that nothing cites. ENT_ERROR_MEMORY. */
ent_status ent_find_uncited(ent_context *context, const ent_dispute *dispute);

/* W508: options that no party's preferences mention. Says nothing where a party ranks states by their
 * numbers, or where no party has any preferences. ENT_ERROR_MEMORY. O(size of the expressions). */
ent_status ent_find_unwanted(ent_context *context, const ent_dispute *dispute);

/* W507: names that hold in the same states as an earlier name, if in any. ENT_ERROR_MEMORY.
 * O(names * states / 8). */
ent_status ent_find_same_names(ent_context *context, const ent_space *space);

#endif
