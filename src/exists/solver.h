/* SPDX-License-Identifier: MIT */
/*
 * A solver of clauses, to which clauses can be added between questions.
 *
 * Behind it stands CaDiCaL where the build has it, and this is all that is known of it elsewhere. Its
 * memory is its own: it does not come from the context's allocator, and when there is none left it ends
 * the program. It gives the same answers to the same questions, whatever the machine.
 */
#ifndef ENT_EXISTS_SOLVER_H
#define ENT_EXISTS_SOLVER_H

#include "diag/context.h"
#include "space/clauses.h"
#include "space/search.h"

typedef struct ent_solver ent_solver;

/* A solver of what stands in `clauses`, now and later, which must outlive it, as must the context; `stage`
 * is what its questions are called when it reports progress. ENT_ERROR_MEMORY; ENT_ERROR_UNSUPPORTED where
 * the build has none. */
ent_status ent_solver_new(ent_context *context, const ent_clauses *clauses, const char *stage,
                          ent_solver **out);
void ent_solver_free(ent_solver *solver);

/* Assumes a literal, or a constant, for the next question alone. ENT_ERROR_MEMORY. */
ent_status ent_solver_assume(ent_solver *solver, ent_literal literal);

/*
 * Whether all clauses and assumptions can be true together. Takes off *steps what it used: one for each
 * ENT_SOLVER_CONFLICTS conflicts that are met, begun ones counted whole. ENT_ANSWER_UNKNOWN when they
 * run out. ENT_ERROR_CANCELLED.
 */
ent_status ent_solver_ask(ent_solver *solver, uint64_t *steps, ent_answer *out);

enum { ENT_SOLVER_CONFLICTS = 10000 };

/* Whether a literal is true in what was found; after ENT_ANSWER_YES, until something is assumed. */
bool ent_solver_value(const ent_solver *solver, ent_literal literal);

#endif
