/* SPDX-License-Identifier: MIT */
/*
 * Whether a dispute makes sense at every moment: each is read, its states are listed and its preferences held against
 * them.
 *
 * A moment is first tried in a context of its own, since only the first that fails is told, and of the others not even the
 * warnings. Cost: that of reading and listing, once a moment.
 */
#include "dispute/bargain.h"
#include "dispute/events.h"
#include <entente/findings.h>
#include <entente/stability.h>

/* Lists what there is, states and packages, and asks whether preferences fit. */
static ent_status try_outcomes(ent_context *context, const ent_dispute *then)
{
    ent_space *space = NULL;
    ent_status status = ENT_OK;
    if (then->option_count > 0) {
        status = ent_space_new(context, then, &space);
        status = status == ENT_OK ? ent_preferences_check(context, space) : status;
        ent_space_free(space);
        space = NULL;
    }
    if (status == ENT_OK && ent_has_packages(then)) {
        status = ent_space_new(context, then->bargain->packages, &space);
        ent_space_free(space);
    }
    return status;
}

/* Reads the dispute of a moment and asks whether it makes sense. */
static ent_status try_moment(ent_context *context, const ent_dispute *dispute, size_t moment)
{
    ent_selection selection = ent_dispute_selection(dispute);
    ent_dispute *then = NULL;
    selection.moment = moment;
    ent_status status = ent_dispute_select(context, dispute, &selection, &then);
    if (status == ENT_OK) {
        status = try_outcomes(context, then);
    }
    ent_dispute_free(then);
    return status;
}

/* The same, and nothing is told but limits and the like, which is then told where it counts. */
static ent_status try_quietly(ent_context *context, const ent_dispute *dispute, size_t moment)
{
    const ent_context_options options = {.size = sizeof options,
                                         .allocator = context->allocator,
                                         .max_states = context->max_states,
                                         .max_moves = context->max_moves,
                                         .max_input_bytes = context->max_input_bytes,
                                         .max_memory = context->max_memory,
                                         .threads = context->threads,
                                         .cancel = context->cancel,
                                         .progress = context->progress,
                                         .user = context->user};
    ent_context *apart = NULL;
    ENT_TRY(ent_context_new(&options, &apart));
    apart->affordable = context->affordable;
    const ent_status status = try_moment(apart, dispute, moment);
    ent_context_free(apart);
    return status;
}

ent_status ent_moments_check(ent_context *context, const ent_dispute *dispute)
{
    if (context == NULL || dispute == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    for (size_t m = 0; dispute->event_count > 0 && m <= dispute->event_count; m++) {
        ENT_TRY(ent_context_step(context, "reading moments", m, dispute->event_count + 1));
        if (m > 0 && !ent_event_changes(&dispute->events[m - 1])) {
            continue; /* all is as it was */
        }
        ent_status status = try_quietly(context, dispute, m);
        if (status == ENT_OK) {
            continue;
        }
        status = status == ENT_ERROR_INPUT || status == ENT_ERROR_LIMIT
                     ? try_moment(context, dispute, m)
                     : status;
        ENT_TRY(status == ENT_ERROR_INPUT ? ent_moment_issue(context, dispute, m) : ENT_OK);
        return status;
    }
    return ENT_OK;
}
