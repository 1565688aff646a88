/* SPDX-License-Identifier: MIT */
/*
 * The clauses of a critic: two states that share all but the options of the party; the second is
 * possible, the party may move there, and it is better. The first is assumed.
 *
 * Having an improvement it climbs: truth by truth of the rank, from the most important, it asks for one
 * that has this truth as well, and keeps to it if there is one. What comes out is best, since what is
 * better has a truth more before it has one less. Best improvements make the strongest counterexamples.
 */
#include "exists/critic.h"

#include <string.h>

struct ent_critic {
    ent_context *context;
    const ent_dispute *dispute;
    size_t party;
    size_t length; /* of a rank */
    ent_clauses *clauses;
    ent_encoding *from, *to;
    ent_solver *solver;
    ent_literal *rank; /* of the second state, then of the first */
    bool *reached;     /* the truths of the second, in the improvement found last */
};

/* Clauses by which an option may move from its first value to its second. */
static ent_status permit(ent_critic *c, size_t option)
{
    const ent_moves moves = c->dispute->options[option].moves;
    for (uint32_t v = 1; v < c->dispute->options[option].value_count; v++) {
        const ent_literal old = ent_encoding_step(c->from, option, v);
        const ent_literal new = ent_encoding_step(c->to, option, v);
        if (moves == ENT_MOVES_UP) {
            ENT_TRY(ent_clauses_add(c->clauses, (ent_literal[]){-old, new}, 2));
        } else if (moves == ENT_MOVES_DOWN) {
            ENT_TRY(ent_clauses_add(c->clauses, (ent_literal[]){old, -new}, 2));
        } else if (moves == ENT_MOVES_STEP) { /* v and more to v - 1 and more, and so back */
            const ent_literal old_below = ent_encoding_step(c->from, option, v - 1);
            const ent_literal new_below = ent_encoding_step(c->to, option, v - 1);
            ENT_TRY(ent_clauses_add(c->clauses, (ent_literal[]){-old, new_below}, 2));
            ENT_TRY(ent_clauses_add(c->clauses, (ent_literal[]){-new, old_below}, 2));
        }
    }
    return ENT_OK;
}

static ent_status make_states(ent_critic *c)
{
    const ent_party *party = &c->dispute->parties[c->party];
    ENT_TRY(ent_clauses_new(&c->context->allocator, &c->clauses));
    ENT_TRY(ent_encoding_new(c->clauses, c->dispute, &c->from));
    ENT_TRY(ent_encoding_derive(c->from, &c->to));
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        if (c->dispute->options[o].moves != ENT_MOVES_NEVER) {
            ENT_TRY(ent_encoding_renew(c->to, o));
            ENT_TRY(permit(c, o));
        }
    }
    for (size_t r = 0; r < c->dispute->rule_count; r++) {
        ENT_TRY(ent_encoding_assert(c->to, c->dispute->rules[r].always, true));
    }
    return ENT_OK;
}

static ent_status fill(ent_critic *c, const ent_order *order)
{
    ent_literal better = 0;
    c->length = order->length;
    c->rank = ent_memory_new(&c->context->allocator, 2 * c->length, sizeof *c->rank);
    c->reached = ent_memory_new(&c->context->allocator, c->length, sizeof *c->reached);
    if (c->rank == NULL || c->reached == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(make_states(c));
    ENT_TRY(ent_order_rank(order, c->clauses, c->to, c->rank));
    ENT_TRY(ent_order_rank(order, c->clauses, c->from, c->rank + c->length));
    ENT_TRY(ent_order_better(c->clauses, c->rank, c->rank + c->length, c->length, &better));
    ENT_TRY(ent_clauses_add(c->clauses, &better, 1));
    return ent_solver_new(c->context, c->clauses, "looking for improvements", &c->solver);
}

ent_status ent_critic_new(ent_context *context, const ent_dispute *dispute, size_t party,
                          const ent_order *order, ent_critic **out)
{
    ent_critic *c = ent_memory_zero(&context->allocator, 1, sizeof *c);
    if (c == NULL) {
        return ENT_ERROR_MEMORY;
    }
    c->context = context;
    c->dispute = dispute;
    c->party = party;
    const ent_status status = fill(c, order);
    if (status != ENT_OK) {
        ent_critic_free(c);
        return status;
    }
    *out = c;
    return ENT_OK;
}

void ent_critic_free(ent_critic *c)
{
    if (c != NULL) {
        const ent_allocator *allocator = &c->context->allocator;
        ent_solver_free(c->solver);
        ent_encoding_free(c->to);
        ent_encoding_free(c->from);
        ent_clauses_free(c->clauses);
        ent_memory_free(allocator, c->rank);
        ent_memory_free(allocator, c->reached);
        ent_memory_free(allocator, c);
    }
}

/* Assumes the first state, and of the rank of the second the truths before `upto` as they were reached. */
static ent_status assume(ent_critic *c, const uint32_t *values, size_t upto)
{
    for (size_t o = 0; o < c->dispute->option_count; o++) {
        for (uint32_t v = 1; v < c->dispute->options[o].value_count; v++) {
            const ent_literal step = ent_encoding_step(c->from, o, v);
            ENT_TRY(ent_solver_assume(c->solver, values[o] >= v ? step : -step));
        }
    }
    for (size_t k = 0; k < upto; k++) {
        ENT_TRY(ent_solver_assume(c->solver, c->reached[k] ? c->rank[k] : -c->rank[k]));
    }
    return ENT_OK;
}

/* Takes the improvement that was found. */
static void take(ent_critic *c, uint32_t *best)
{
    const ent_party *party = &c->dispute->parties[c->party];
    for (size_t o = party->first_option; o < party->first_option + party->option_count; o++) {
        best[o] = 0;
        while (ent_solver_value(c->solver, ent_encoding_step(c->to, o, best[o] + 1))) {
            best[o]++;
        }
    }
    for (size_t k = 0; k < c->length; k++) {
        c->reached[k] = ent_solver_value(c->solver, c->rank[k]);
    }
}

ent_status ent_critic_ask(ent_critic *c, const uint32_t *values, uint64_t *steps, uint32_t *best,
                          ent_answer *out)
{
    ENT_TRY(assume(c, values, 0));
    ENT_TRY(ent_solver_ask(c->solver, steps, out));
    if (*out != ENT_ANSWER_YES) {
        return ENT_OK;
    }
    take(c, best);
    for (size_t k = 0; k < c->length; k++) {
        if (c->reached[k] || c->rank[k] == c->rank[c->length + k]) {
            continue; /* it has it already, or is as the first state whatever it does */
        }
        ENT_TRY(assume(c, values, k));
        ENT_TRY(ent_solver_assume(c->solver, c->rank[k]));
        ENT_TRY(ent_solver_ask(c->solver, steps, out));
        if (*out == ENT_ANSWER_UNKNOWN) {
            return ENT_OK;
        }
        if (*out == ENT_ANSWER_YES) {
            take(c, best);
        }
    }
    *out = ENT_ANSWER_YES;
    return ENT_OK;
}
