/* SPDX-License-Identifier: MIT */
/*
 * The clauses of a proposer: the rules, and for each counterexample one clause over literals that say
 * why it is none here. These come from the same expressions with the party's options fixed, so that
 * what does not speak of them is folded away or is the literal that is there already.
 */
#include "exists/proposer.h"

#include "dispute/program.h"

struct ent_proposer {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_order *orders;
    ent_clauses *clauses;
    ent_encoding *state;
    ent_solver *solver;
    ent_literal *rank; /* of the state, and of what it becomes, for the party at hand */
    size_t longest;    /* of a rank */
    bool *speaks;      /* per rule and party: of an option of the party */
    ent_literal *reasons;
    size_t reason_count, reason_room;
};

/* Which rules speak of the options of which parties. */
static ent_status find_speaking(ent_proposer *p)
{
    const ent_dispute *dispute = p->dispute;
    for (size_t r = 0; r < dispute->rule_count; r++) {
        const ent_expression *rule = dispute->rules[r].always;
        ent_program *program = NULL;
        size_t at = 0, option = 0;
        ENT_TRY(ent_program_new(dispute, &rule, 1, &program));
        while (ent_program_option(program, &at, &option)) {
            p->speaks[r * dispute->party_count + dispute->options[option].party] = true;
        }
        ent_program_free(program);
    }
    return ENT_OK;
}

static ent_status fill(ent_proposer *p)
{
    const ent_allocator *allocator = &p->context->allocator;
    for (size_t i = 0; i < p->dispute->party_count; i++) {
        p->longest = p->orders[i].length > p->longest ? p->orders[i].length : p->longest;
    }
    p->rank = ent_memory_new(allocator, 2 * p->longest, sizeof *p->rank);
    p->speaks = ent_memory_zero(allocator, p->dispute->rule_count * p->dispute->party_count,
                                sizeof *p->speaks);
    if (p->rank == NULL || p->speaks == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find_speaking(p));
    ENT_TRY(ent_clauses_new(allocator, &p->clauses));
    ENT_TRY(ent_encoding_new(p->clauses, p->dispute, &p->state));
    for (size_t r = 0; r < p->dispute->rule_count; r++) {
        ENT_TRY(ent_encoding_assert(p->state, p->dispute->rules[r].always, true));
    }
    return ent_solver_new(p->context, p->clauses, "proposing states", &p->solver);
}

ent_status ent_proposer_new(ent_context *context, const ent_dispute *dispute,
                            const ent_order *orders, ent_proposer **out)
{
    ent_proposer *p = ent_memory_zero(&context->allocator, 1, sizeof *p);
    if (p == NULL) {
        return ENT_ERROR_MEMORY;
    }
    p->context = context;
    p->dispute = dispute;
    p->orders = orders;
    const ent_status status = fill(p);
    if (status != ENT_OK) {
        ent_proposer_free(p);
        return status;
    }
    *out = p;
    return ENT_OK;
}

void ent_proposer_free(ent_proposer *p)
{
    if (p != NULL) {
        const ent_allocator *allocator = &p->context->allocator;
        ent_solver_free(p->solver);
        ent_encoding_free(p->state);
        ent_clauses_free(p->clauses);
        ent_memory_free(allocator, p->rank);
        ent_memory_free(allocator, p->speaks);
        ent_memory_free(allocator, p->reasons);
        ent_memory_free(allocator, p);
    }
}

ent_status ent_proposer_ask(ent_proposer *p, const ent_expression *among, uint64_t *steps,
                            ent_answer *out)
{
    if (among != NULL) {
        ent_literal literal = 0;
        ENT_TRY(ent_encoding_literal(p->state, among, &literal));
        ENT_TRY(ent_solver_assume(p->solver, literal));
    }
    return ent_solver_ask(p->solver, steps, out);
}

void ent_proposer_values(const ent_proposer *p, uint32_t *values)
{
    for (size_t o = 0; o < p->dispute->option_count; o++) {
        values[o] = 0;
        while (ent_solver_value(p->solver, ent_encoding_step(p->state, o, values[o] + 1))) {
            values[o]++;
        }
    }
}

ent_status ent_proposer_demand(ent_proposer *p, const ent_expression *expression)
{
    return ent_encoding_assert(p->state, expression, true);
}

/* Adds a literal to the clause of a counterexample. */
static ent_status add_reason(ent_proposer *p, ent_literal literal)
{
    ent_literal *moved = ent_memory_grow(&p->context->allocator, p->reasons, &p->reason_room,
                                         p->reason_count + 1, sizeof *moved);
    if (moved == NULL) {
        return ENT_ERROR_MEMORY;
    }
    p->reasons = moved;
    moved[p->reason_count++] = literal;
    return ENT_OK;
}

/* "The option may not move to this value": its own is beyond it, or not beside it, or another. */
static ent_status add_forbidden(ent_proposer *p, size_t option, uint32_t value)
{
    const ent_moves moves = p->dispute->options[option].moves;
    uint32_t low = 0, high = p->dispute->options[option].value_count - 1;
    if (moves == ENT_MOVES_UP || moves == ENT_MOVES_NEVER) {
        high = value;
    }
    if (moves == ENT_MOVES_DOWN || moves == ENT_MOVES_NEVER) {
        low = value;
    }
    if (moves == ENT_MOVES_STEP) {
        low = value == 0 ? 0 : value - 1;
        high = value + 1;
    }
    ENT_TRY(add_reason(p, -ent_encoding_step(p->state, option, low)));
    return add_reason(p, ent_encoding_step(p->state, option, high + 1));
}

/* Gathers why the state `other`, which the party would make, is no improvement. */
static ent_status add_reasons(ent_proposer *p, size_t party, ent_encoding *other)
{
    const ent_order *order = &p->orders[party];
    ent_literal literal = 0, *becomes = p->rank + p->longest;
    for (size_t r = 0; r < p->dispute->rule_count; r++) {
        if (p->speaks[r * p->dispute->party_count + party]) {
            ENT_TRY(ent_encoding_literal(other, p->dispute->rules[r].always, &literal));
            ENT_TRY(add_reason(p, -literal));
        }
    }
    ENT_TRY(ent_order_rank(order, p->clauses, p->state, p->rank));
    ENT_TRY(ent_order_rank(order, p->clauses, other, becomes));
    ENT_TRY(ent_order_better(p->clauses, becomes, p->rank, order->length, &literal));
    return add_reason(p, -literal);
}

ent_status ent_proposer_learn(ent_proposer *p, size_t party, const uint32_t *values)
{
    const ent_party *owner = &p->dispute->parties[party];
    ent_encoding *other = NULL;
    ENT_TRY(ent_encoding_derive(p->state, &other));
    ent_status status = ENT_OK;
    p->reason_count = 0;
    for (size_t k = 0; k < owner->option_count && status == ENT_OK; k++) {
        const size_t option = owner->first_option + k;
        ent_encoding_fix(other, option, values[option]);
        status = add_forbidden(p, option, values[option]);
    }
    if (status == ENT_OK) {
        status = add_reasons(p, party, other);
    }
    ent_encoding_free(other);
    return status == ENT_OK ? ent_clauses_add(p->clauses, p->reasons, p->reason_count) : status;
}
