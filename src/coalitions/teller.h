/* SPDX-License-Identifier: MIT */
/*
 * A teller: what one coalition could do better than any state, and what the others could answer. What does not
 * depend on the state is worked out once.
 */
#ifndef ENT_COALITIONS_TELLER_H
#define ENT_COALITIONS_TELLER_H

#include "coalitions/coalitions.h"
#include "stability/reach.h"

typedef struct ent_teller ent_teller;

/* Makes one for a set of concepts. The coalitions must outlive it. ENT_ERROR_LIMIT (issued), ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. Cost as ent_contest_open(), and with SEQ ent_retorts_new(). */
ent_status ent_teller_new(ent_context *context, const ent_coalitions *coalitions, uint64_t parties,
                          unsigned concepts, ent_teller **out);
void ent_teller_free(ent_teller *teller);

/* As ent_joint_moves_new(), under the concepts of the teller. */
ent_status ent_teller_tell(ent_teller *teller, uint32_t state, size_t most, ent_joint_moves **out);

/* What the coalition reaches from a state; released with ent_reach_free(). */
ent_status ent_teller_reach(ent_teller *teller, uint32_t state, ent_reach *out);

#endif
