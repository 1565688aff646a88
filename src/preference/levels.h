/* SPDX-License-Identifier: MIT */
/* A party's order of the states, as levels from 0 (worst) without gaps. */
#ifndef ENT_PREFERENCE_LEVELS_H
#define ENT_PREFERENCE_LEVELS_H

#include "space/space.h"

typedef struct ent_levels {
    uint32_t *of;   /* per state */
    uint32_t count; /* of different levels */
} ent_levels;

/*
 * The levels of a party's prioritized statements: s has a higher level than q iff at the first
 * statement on which they differ s makes it true (Hipel, Fang and Kilgour's option prioritizing).
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The caller releases out->of. O(states * statements), memory
 * at most 16 bytes a state beside the result.
 */
ent_status ent_levels_new(ent_context *context, const ent_space *space, size_t party,
                          ent_levels *out);

#endif
