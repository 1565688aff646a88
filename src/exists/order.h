/* SPDX-License-Identifier: MIT */
/*
 * What a party wants, as the *rank* of a state: a row of truths, the most important first. Of two states
 * the better one has the true one at the first truth in which their ranks differ.
 *
 * Prioritized statements are such a row. A ranking is the row of its groups, since each state is in
 * exactly one. Of weights it is their sum, in binary, where a negative weight counts for its opposite.
 */
#ifndef ENT_EXISTS_ORDER_H
#define ENT_EXISTS_ORDER_H

#include "diag/context.h"
#include "space/encoding.h"

typedef struct ent_wish {
    const ent_expression *want;
    uint64_t weight;
    bool opposite; /* it is wanted that it does not hold */
} ent_wish;

typedef struct ent_order {
    size_t count, length; /* of the wishes; of a rank */
    ent_wish *wishes;
    bool weighed;
    const ent_expression *twice,
        *nowhere; /* of a ranking: it places a state twice, or not at all; both
                                              must be impossible; NULL: they are */
} ent_order;

/* Whether the wishes of a party can be told without listing states: no numbers are among them. */
bool ent_order_expressible(const ent_party *party);

/* The order of a party whose wishes are expressible; it lives in the arena. ENT_ERROR_INPUT, issued
 * (weights too large together, `rest` twice); ENT_ERROR_MEMORY. O(wishes^2) for a ranking. */
ent_status ent_order_make(ent_context *context, const ent_dispute *dispute, size_t party,
                          ent_arena *arena, ent_order *out);

/* Makes the literals of a state's rank: order->length at `out`. The encoding stands over `clauses`. */
ent_status ent_order_rank(const ent_order *order, ent_clauses *clauses, ent_encoding *state,
                          ent_literal *out);

/* The literal "the state with rank a is better than that with rank b", of so many truths. */
ent_status ent_order_better(ent_clauses *clauses, const ent_literal *a, const ent_literal *b,
                            size_t length, ent_literal *out);

#endif
