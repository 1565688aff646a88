/* SPDX-License-Identifier: MIT */
/*
 * Who proposes states: possible ones, from which no counterexample known so far is an improvement.
 *
 * A counterexample is the values `a` that a party's options take in an improvement. For all states s it
 * says: s with the party's options at a is not possible, or the party may not move there, or it is not
 * better. Put so, it needs no state, and excludes many.
 */
#ifndef ENT_EXISTS_PROPOSER_H
#define ENT_EXISTS_PROPOSER_H

#include "exists/order.h"
#include "exists/solver.h"

typedef struct ent_proposer ent_proposer;

/* A proposer of the states that the rules allow. `orders` is one for each party. ENT_ERROR_MEMORY,
 * ENT_ERROR_LIMIT, ENT_ERROR_UNSUPPORTED (no solver). All must outlive it. */
ent_status ent_proposer_new(ent_context *context, const ent_dispute *dispute,
                            const ent_order *orders, ent_proposer **out);
void ent_proposer_free(ent_proposer *proposer);

/* Whether a state is left, and, unless `among` is NULL, one in which it holds. See ent_solver_ask(). */
ent_status ent_proposer_ask(ent_proposer *proposer, const ent_expression *among, uint64_t *steps,
                            ent_answer *out);

/* The values of all options in the state that was found last. */
void ent_proposer_values(const ent_proposer *proposer, uint32_t *values);

/* Leaves only states in which an expression holds. */
ent_status ent_proposer_demand(ent_proposer *proposer, const ent_expression *expression);

/* Takes a counterexample: of `values`, those of the party's options count. O(rules, statements). */
ent_status ent_proposer_learn(ent_proposer *proposer, size_t party, const uint32_t *values);

#endif
