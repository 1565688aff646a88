/* SPDX-License-Identifier: MIT */
/* One joint move and the answer to it: decided by the contest, found by the search that tells all answers. */
#include "coalitions/parry.h"

#include "coalitions/answers.h"

static ent_status find(ent_contest *contest, const ent_parry_query *query, ent_arena *arena,
                       ent_joint_answer *out)
{
    ent_answerer answerer = {.contest = contest, .arena = arena};
    ent_contest_leave(contest, query->from);
    if (!ent_contest_deterred(contest, ENT_GMR, query->to)) {
        return ENT_OK;
    }
    answerer.worth[0] =
        ent_memory_new(contest->side.allocator, query->graph->space->count, sizeof(uint32_t));
    const ent_status status = answerer.worth[0] == NULL
                                  ? ENT_ERROR_MEMORY
                                  : ent_answer_find(&answerer, ENT_GMR, query->to, out);
    ent_memory_free(contest->side.allocator, answerer.worth[0]);
    return status;
}

ent_status ent_parry_find(ent_context *context, const ent_parry_query *query, ent_arena *arena,
                          ent_joint_answer *out)
{
    const ent_team team = ent_team_of(query->graph, query->parties);
    ent_contest contest;
    *out = (ent_joint_answer){.concept = ENT_GMR};
    ent_status status = ent_contest_open(context, &team, 1u << ENT_GMR, &contest);
    if (status == ENT_OK) {
        status = find(&contest, query, arena, out);
    }
    ent_contest_free(&contest);
    return status;
}
