/* SPDX-License-Identifier: MIT */
/* A change as edits, and made in earnest. */
#ifndef ENT_LEVERAGE_EDITS_H
#define ENT_LEVERAGE_EDITS_H

#include "leverage/search.h"

/* Writes the edits of a change. ENT_ERROR_MEMORY. O(statements^2). */
ent_status ent_lever_write(const ent_lever_search *search, const ent_lever_way *way,
                           ent_lever *out);

/* What holds after a change: whether the state does; of search->where how many do, and the first of these. */
typedef struct ent_lever_after {
    bool holds;
    uint64_t count, first;
} ent_lever_after;

/* Counts those of some states that hold. */
void ent_lever_count(const ent_solution *solution, ent_concept concept, const ent_state_set *where,
                     ent_lever_after *out);

/* Makes the change in a copy of the dispute and solves that. What ent_solution_new() may fail by. */
ent_status ent_lever_solve(const ent_lever_search *search, const ent_lever_way *way,
                           ent_lever_after *out);

#endif
