/* SPDX-License-Identifier: MIT */
/*
 * The one file that knows CaDiCaL (Biere, Fazekas, Fleury and Heisinger 2020), by its C interface.
 *
 * A question is put to it in rounds of so many conflicts, so that a limit is met at the same place on
 * every machine; what a round has learned stays for the next. Within a round it asks us now and then
 * whether to stop. Without ENT_HAS_CADICAL there is no solver, and nothing here is reached but the
 * refusal to make one.
 */
#include "exists/solver.h"

#include <entente/exists.h>

#ifdef ENT_HAS_CADICAL

#include <ccadical.h>

enum { FOUND = 10, NONE = 20 }; /* what ccadical_solve() returns */

struct ent_solver {
    ent_context *context;
    const ent_clauses *clauses;
    CCaDiCaL *cadical;
    size_t taken; /* so many numbers of the clauses are known to it */
    ent_literal *assumed;
    size_t assumed_count, assumed_room;
    bool refuted; /* the false literal is assumed */
    const char *stage;
    uint64_t asked;  /* questions */
    ent_status told; /* whether to stop */
};

const char *ent_solver_name(void)
{
    return ccadical_signature();
}

static int look(void *state)
{
    ent_solver *solver = state;
    solver->told = ent_context_step(solver->context, solver->stage, solver->asked, 0);
    return solver->told != ENT_OK;
}

ent_status ent_solver_new(ent_context *context, const ent_clauses *clauses, const char *stage,
                          ent_solver **out)
{
    ent_solver *solver = ent_memory_zero(&context->allocator, 1, sizeof *solver);
    if (solver == NULL) {
        return ENT_ERROR_MEMORY;
    }
    solver->context = context;
    solver->clauses = clauses;
    solver->stage = stage;
    solver->cadical = ccadical_init();
    ccadical_set_option(solver->cadical, "quiet", 1); /* else it writes to standard output */
    ccadical_set_terminate(solver->cadical, solver, look);
    *out = solver;
    return ENT_OK;
}

void ent_solver_free(ent_solver *solver)
{
    if (solver != NULL) {
        ent_context *context = solver->context;
        ccadical_release(solver->cadical);
        ent_memory_free(&context->allocator, solver->assumed);
        ent_memory_free(&context->allocator, solver);
    }
}

ent_status ent_solver_assume(ent_solver *solver, ent_literal literal)
{
    if (literal == ENT_LITERAL_TRUE || literal == ENT_LITERAL_FALSE) {
        solver->refuted = solver->refuted || literal == ENT_LITERAL_FALSE;
        return ENT_OK;
    }
    ent_literal *assumed =
        ent_memory_grow(&solver->context->allocator, solver->assumed, &solver->assumed_room,
                        solver->assumed_count + 1, sizeof *assumed);
    if (assumed == NULL) {
        return ENT_ERROR_MEMORY;
    }
    solver->assumed = assumed;
    assumed[solver->assumed_count++] = literal;
    return ENT_OK;
}

/* Hands over the clauses that have been added. */
static void take_clauses(ent_solver *solver)
{
    size_t length = 0;
    const ent_literal *numbers = ent_clauses_read(solver->clauses, &length);
    for (; solver->taken < length; solver->taken++) {
        ccadical_add(solver->cadical, numbers[solver->taken]);
    }
}

/* One round. */
static int solve(ent_solver *solver)
{
    for (size_t i = 0; i < solver->assumed_count; i++) {
        ccadical_assume(solver->cadical, solver->assumed[i]);
    }
    ccadical_limit(solver->cadical, "conflicts", ENT_SOLVER_CONFLICTS);
    return ccadical_solve(solver->cadical);
}

ent_status ent_solver_ask(ent_solver *solver, uint64_t *steps, ent_answer *out)
{
    int found = solver->refuted ? NONE : 0;
    take_clauses(solver);
    solver->asked++;
    (void)look(solver);
    while (found == 0 && solver->told == ENT_OK && *steps > 0) {
        --*steps;
        found = solve(solver);
    }
    solver->assumed_count = 0;
    solver->refuted = false;
    *out = found == FOUND ? ENT_ANSWER_YES : found == NONE ? ENT_ANSWER_NO : ENT_ANSWER_UNKNOWN;
    return solver->told;
}

bool ent_solver_value(const ent_solver *solver, ent_literal literal)
{
    if (literal == ENT_LITERAL_TRUE || literal == ENT_LITERAL_FALSE) {
        return literal == ENT_LITERAL_TRUE;
    }
    return ccadical_val(solver->cadical, literal) == literal;
}

#else

const char *ent_solver_name(void)
{
    return NULL;
}

ent_status ent_solver_new(ent_context *context, const ent_clauses *clauses, const char *stage,
                          ent_solver **out)
{
    (void)context;
    (void)clauses;
    (void)stage;
    (void)out;
    return ENT_ERROR_UNSUPPORTED;
}

void ent_solver_free(ent_solver *solver)
{
    (void)solver;
}

ent_status ent_solver_assume(ent_solver *solver, ent_literal literal)
{
    (void)solver;
    (void)literal;
    return ENT_ERROR_UNSUPPORTED;
}

ent_status ent_solver_ask(ent_solver *solver, uint64_t *steps, ent_answer *out)
{
    (void)solver;
    (void)steps;
    (void)out;
    return ENT_ERROR_UNSUPPORTED;
}

bool ent_solver_value(const ent_solver *solver, ent_literal literal)
{
    (void)solver;
    (void)literal;
    return false;
}

#endif
