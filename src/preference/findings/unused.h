/* SPDX-License-Identifier: MIT */
/* What was written down and decides nothing, other than rules and statements. */
#ifndef ENT_PREFERENCE_FINDINGS_UNUSED_H
#define ENT_PREFERENCE_FINDINGS_UNUSED_H

#include "diag/diagnostic.h"
#include "space/space.h"

/* Issues a finding "WORDS 'ID'" of the issue's kind, place and message. */
ent_status ent_warn_of(ent_context *context, const ent_issue *issue, const char *id);

/* W514, W517, W516, W518: sources that nothing cites, false dates, and what cites a source and gives no basis or is
 * stated by none. ENT_ERROR_MEMORY. */
ent_status ent_find_odd_sources(ent_context *context, const ent_dispute *dispute);

/* N617, N604: options that `today` leaves out where it names some, those of two values and those with values of their
 * own. ENT_ERROR_MEMORY. O(options). */
ent_status ent_find_untold_today(ent_context *context, const ent_space *space);

/* W508: options that no party's preferences mention. Says nothing where a party ranks states by their
 * numbers, or where no party has any preferences. ENT_ERROR_MEMORY. O(size of the expressions). */
ent_status ent_find_unwanted(ent_context *context, const ent_dispute *dispute);

/* W507: names that hold in the same states as an earlier name, if in any. ENT_ERROR_MEMORY.
 * O(names * states / 8). */
ent_status ent_find_same_names(ent_context *context, const ent_space *space);

#endif
