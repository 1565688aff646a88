/* SPDX-License-Identifier: MIT */
/* How far levels are apart: which states a party strongly prefers to which. */
#ifndef ENT_PREFERENCE_GAPS_H
#define ENT_PREFERENCE_GAPS_H

#include "preference/levels.h"

/*
 * For each level of a party's order, how many levels are far below it: a state of the level L is strongly
 * preferred to the states of the levels below (*out)[L], and to no others. `levels`: by the same wishes.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time and memory as for the levels themselves, twice. The caller
 * releases *out, which has levels->count entries.
 */
ent_status ent_gaps_new(ent_context *context, const ent_space *space, const ent_party *wishes,
                        const ent_levels *levels, uint32_t **out);

#endif
