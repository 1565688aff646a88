/* SPDX-License-Identifier: MIT */
/* Who criticises a state on behalf of a party: is there an improvement from it, and which is the best? */
#ifndef ENT_EXISTS_CRITIC_H
#define ENT_EXISTS_CRITIC_H

#include "exists/order.h"
#include "exists/solver.h"

typedef struct ent_critic ent_critic;

/* ENT_ERROR_MEMORY, ENT_ERROR_LIMIT, ENT_ERROR_UNSUPPORTED (no solver). All must outlive it. */
ent_status ent_critic_new(ent_context *context, const ent_dispute *dispute, size_t party,
                          const ent_order *order, ent_critic **out);
void ent_critic_free(ent_critic *critic);

/*
 * Whether the party has an improvement from the state with these values of all options. If so, `best`
 * has the values of the party's options in one than which none is better for it; the others are
 * untouched. ENT_ANSWER_UNKNOWN when the steps ran out, before any was found or before the best was.
 * See ent_solver_ask(). As many questions as a rank has truths, at most, and one.
 */
ent_status ent_critic_ask(ent_critic *critic, const uint32_t *values, uint64_t *steps,
                          uint32_t *best, ent_answer *out);

#endif
