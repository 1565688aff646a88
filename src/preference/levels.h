/* SPDX-License-Identifier: MIT */
/* A party's order of the states, as levels from 0 (worst) without gaps. */
#ifndef ENT_PREFERENCE_LEVELS_H
#define ENT_PREFERENCE_LEVELS_H

#include "diag/diagnostic.h"
#include "space/space.h"

typedef struct ent_levels {
    uint32_t *of;   /* per state */
    uint32_t count; /* of different levels */
} ent_levels;

/*
 * The levels of a party. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_INPUT (a ranking or weights
 * that do not fit the states; issued). The caller releases out->of.
 */
ent_status ent_levels_new(ent_context *context, const ent_space *space, size_t party,
                          ent_levels *out);

/* The same by wishes that are perhaps not a party's of the dispute; merged states are not looked into. */
ent_status ent_levels_of_wishes(ent_context *context, const ent_space *space,
                                const ent_party *wishes, ent_levels *out);

/*
 * By prioritized statements: s has a higher level than q iff at the first statement on which they
 * differ s makes it true (Hipel, Fang and Kilgour's option prioritizing). O(states * statements),
 * memory at most 25 bytes a state beside the result, with few statements 5.
 */
ent_status ent_levels_statements(ent_context *context, const ent_space *space,
                                 const ent_party *wishes, ent_levels *out);

/* By a ranking: the states of a group are above those of later groups. Every state must have exactly
 * one place. O(states * expressions). */
ent_status ent_levels_ranking(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_levels *out);

/* By weights: the sum of the weights of the true statements, compared exactly. O(states * statements),
 * memory 16 bytes a state beside the result. */
ent_status ent_levels_weights(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_levels *out);

/* Refuses weights whose sum could overflow (ENT_ERROR_INPUT, issued); no sum of some of them leaves the range if
 * this does not. */
ent_status ent_weights_fit(ent_context *context, const ent_space *space, const ent_party *wishes);

/* The sums themselves, per state, offset by 2^63 so that they compare as unsigned numbers. */
ent_status ent_weight_sums(ent_context *context, const ent_space *space, const ent_party *wishes,
                           uint64_t *sums);

/* Issues that a place among the wishes, in the text of the dispute, cannot be. ENT_OK, or ENT_ERROR_MEMORY. */
ent_status ent_wishes_refuse(ent_context *context, const ent_space *space, ent_diagnostic_kind kind,
                             ent_span span, const char *message);

/* Whether the members of every merged state agree on all that a party's wishes say: if not,
 * ENT_ERROR_INPUT, with E322 for each place. O(members * size of the wishes). */
ent_status ent_wishes_agree(ent_context *context, const ent_space *space, size_t party);

#endif
