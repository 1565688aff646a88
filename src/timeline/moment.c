/* SPDX-License-Identifier: MIT */
/* One moment: its dispute is made and solved, and what it is by itself is kept. */
#include "timeline/timeline.h"

#include "diag/context.h"
#include "dispute/events.h"

ent_issued ent_issued_mark(const ent_context *context)
{
    return (ent_issued){ent_diagnostic_count(context), ent_diagnostic_errors(context)};
}

void ent_issued_forget(ent_context *context, ent_issued mark)
{
    context->diagnostic_count = mark.count;
    context->error_count = mark.errors;
}

void ent_solved_free(ent_solved *solved)
{
    ent_solution_free(solved->solution);
    ent_space_free(solved->space);
    ent_dispute_free(solved->dispute);
    *solved = (ent_solved){.dispute = NULL};
}

/* The dispute of a moment, by the selection of that of the timeline. */
static ent_status select_moment(ent_context *context, const ent_timeline *timeline, size_t moment,
                                ent_dispute **out)
{
    ent_selection selection = ent_dispute_selection(timeline->dispute);
    selection.size = sizeof selection;
    selection.moment = moment;
    return ent_dispute_select(context, timeline->dispute, &selection, out);
}

static ent_status solve(ent_context *context, const ent_timeline *timeline, size_t moment,
                        ent_solved *out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = timeline->concepts;
    ENT_TRY(select_moment(context, timeline, moment, &out->dispute));
    ENT_TRY(ent_solution_afford(context, out->dispute, &options));
    ENT_TRY(ent_space_new(context, out->dispute, &out->space));
    return ent_solution_new(context, out->space, &options, &out->solution);
}

/* How many bytes a solved moment takes, by its plan; 0 where there is none, or no plan can be made. */
static uint64_t bytes_of(const ent_context *context, const ent_solved *solved)
{
    ent_solution_options options;
    uint64_t bytes = 0;
    if (solved->solution == NULL) {
        return 0;
    }
    ent_solution_defaults(&options);
    options.concepts = ent_solution_concepts(solved->solution);
    const ent_status status = ent_solution_plan(context, solved->dispute,
                                                ent_state_count(solved->space), &options, &bytes);
    return status == ENT_OK ? bytes : 0;
}

ent_status ent_solved_new(ent_context *context, const ent_timeline *timeline, size_t moment,
                          const ent_solved *held, ent_solved *out)
{
    const ent_issued mark = ent_issued_mark(context);
    const uint64_t most = context->max_memory, bytes = bytes_of(context, held);
    if (most != 0) {
        context->max_memory = bytes < most ? most - bytes : 1; /* 0 would be any */
    }
    const ent_status status = solve(context, timeline, moment, out);
    context->max_memory = most;
    if (status == ENT_ERROR_INPUT) {
        ENT_TRY(ent_moment_issue(context, timeline->dispute, moment));
    }
    ENT_TRY(status);
    ent_issued_forget(context, mark); /* warnings and notes, told when the file was read */
    out->has_today = ent_state_today(out->space, &out->today) == ENT_OK;
    return ENT_OK;
}

void ent_record_moment(ent_timeline *timeline, size_t moment, const ent_solved *now)
{
    ent_moment_view *view = &timeline->records[moment].view;
    view->state_count = ent_state_count(now->space);
    view->today_possible = now->has_today;
    if (now->has_today) {
        view->today_holds = ent_equilibrium_concepts(now->solution, now->today);
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(now->solution) >> c & 1) != 0) {
            view->equilibria[c] = ent_equilibrium_count(now->solution, c);
        }
    }
}
