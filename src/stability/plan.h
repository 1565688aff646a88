/* SPDX-License-Identifier: MIT */
/*
 * How much memory a question may take, told and refused before it begins. What a solution takes by itself is public
 * (ent_solution_plan()); this is what the other questions plan with.
 */
#ifndef ENT_STABILITY_PLAN_H
#define ENT_STABILITY_PLAN_H

#include "dispute/model.h"
#include <entente/stability.h>

/* At most how many cells a party has where there are so many states. */
uint64_t ent_plan_cells(const ent_dispute *dispute, uint64_t states, size_t party);

/* Refuses what takes more bytes than the context's max_memory: ENT_ERROR_LIMIT, issued. */
ent_status ent_plan_check(ent_context *context, uint64_t states, uint64_t bytes);

/* What a question would take, in bytes, with so many states; more states take no less. */
typedef ent_status ent_planner(const ent_context *context, const ent_dispute *dispute,
                               uint64_t states, const void *options, uint64_t *out);

/* Tells the context how many states may be listed, so that the question is affordable with them. Only
 * ENT_ERROR_ARGUMENT of the planner is an error: what cannot be planned, and graph form, are not held back. */
ent_status ent_plan_afford(ent_context *context, const ent_dispute *dispute, ent_planner *planner,
                           const void *options);

#endif
