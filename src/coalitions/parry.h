/* SPDX-License-Identifier: MIT */
/* Whether the others can answer one joint move: one question, where a teller asks about all that a coalition could do. */
#ifndef ENT_COALITIONS_PARRY_H
#define ENT_COALITIONS_PARRY_H

#include "base/memory.h"
#include "stability/graph.h"
#include <entente/coalitions.h>

/* Parties bring about a state together, which each of them likes better than the one that they leave. */
typedef struct ent_parry_query {
    const ent_graph *graph; /* that all parties share; 64 parties at most */
    uint64_t parties;
    uint32_t from, to;
} ent_parry_query;

/* The shortest moves of the others from there, at any cost to them, after which one of the parties is no better off than in
 * the state that they left, as CGMR asks; step_count 0: there are none. The answer lives in the arena. ENT_ERROR_LIMIT
 * (not issued), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Cost as ent_contest_open(), and one search. */
ent_status ent_parry_find(ent_context *context, const ent_parry_query *query, ent_arena *arena,
                          ent_joint_answer *out);

#endif
