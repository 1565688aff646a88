/* SPDX-License-Identifier: MIT */
/* A change as edits, and made in earnest. */
#ifndef ENT_LEVERAGE_EDITS_H
#define ENT_LEVERAGE_EDITS_H

#include "leverage/search.h"

/* Writes the edits of a change. ENT_ERROR_MEMORY. O(statements^2). */
ent_status ent_lever_write(const ent_lever_search *search, const ent_lever_way *way,
                           ent_lever *out);

/* Makes the change in a copy of the dispute and solves that: whether the state then is an equilibrium. What
 * ent_solution_new() may fail by. */
ent_status ent_lever_solve(const ent_lever_search *search, const ent_lever_way *way, bool *holds);

#endif
