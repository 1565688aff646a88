/* SPDX-License-Identifier: MIT */
/*
 * The timeline as a whole: moment after moment, each held against the one before.
 *
 * While a moment is worked at, the context tells progress by moments: `done` of `total` are whole, and the stage is that
 * of the work at hand.
 */
#include "timeline/timeline.h"

#include "diag/context.h"
#include "diag/diagnostic.h"

enum { TRIES = 100000 };

void ent_timeline_defaults(ent_timeline_options *out)
{
    *out = (ent_timeline_options){
        .size = sizeof *out, .concepts = ENT_DEFAULT_CONCEPTS, .max_tries = TRIES};
}

/* The callbacks of a context, and how many moments are whole. */
typedef struct watch {
    bool (*cancel)(void *user);
    void (*progress)(void *user, const char *stage, uint64_t done, uint64_t total);
    void *user;
    uint64_t done, total;
} watch;

static bool pass_cancel(void *user)
{
    const watch *w = user;
    return w->cancel != NULL && w->cancel(w->user);
}

static void pass_progress(void *user, const char *stage, uint64_t done, uint64_t total)
{
    const watch *w = user;
    (void)done; /* of the stage at hand */
    (void)total;
    if (w->progress != NULL) {
        w->progress(w->user, stage, w->done, w->total);
    }
}

static ent_status record(ent_context *context, ent_timeline *timeline, size_t moment,
                         const ent_solved *before, ent_solved *now)
{
    ENT_TRY(ent_context_step(context, "solving moments", 0, 0));
    ENT_TRY(ent_solved_new(context, timeline, moment, before, now));
    ent_record_moment(timeline, moment, now);
    if (moment > 0) {
        ENT_TRY(ent_record_changes(context, timeline, moment, before, now));
    }
    ENT_TRY(ent_record_targets(context, timeline, moment, now));
    return ent_record_words(timeline, moment);
}

static ent_status record_all(ent_context *context, ent_timeline *timeline, watch *w)
{
    ent_solved before = {.dispute = NULL}, now = {.dispute = NULL};
    ent_status status = ENT_OK;
    for (size_t m = 0; status == ENT_OK && m < timeline->moment_count; m++) {
        w->done = m;
        status = record(context, timeline, m, &before, &now);
        ent_solved_free(&before);
        before = now;
        now = (ent_solved){.dispute = NULL};
    }
    ent_solved_free(&before);
    return status;
}

/* Records all moments, the callbacks of the context replaced meanwhile. */
static ent_status watch_all(ent_context *context, ent_timeline *timeline)
{
    watch w = {.cancel = context->cancel,
               .progress = context->progress,
               .user = context->user,
               .total = timeline->moment_count};
    const uint64_t affordable = context->affordable;
    context->cancel = pass_cancel;
    context->progress = pass_progress;
    context->user = &w;
    const ent_status status = record_all(context, timeline, &w);
    context->cancel = w.cancel;
    context->progress = w.progress;
    context->user = w.user;
    context->affordable = affordable;
    return status;
}

/* Refuses a target that means nothing at any moment, with what is wrong with it at the last. */
static ent_status check_target(ent_context *context, const ent_timeline *timeline, size_t target)
{
    for (size_t m = 0; m < timeline->moment_count; m++) {
        if (timeline->records[m].targets[target].known) {
            return ENT_OK;
        }
    }
    const ent_solved none = {.dispute = NULL};
    ent_solved last = none;
    ent_state_set *set = NULL;
    ent_status status = ent_solved_new(context, timeline, timeline->moment_count - 1, &none, &last);
    if (status == ENT_OK) {
        status = ent_states_find(context, last.space, "target", timeline->targets[target], &set);
    }
    ent_state_set_free(set);
    ent_solved_free(&last);
    return status;
}

static ent_status make(ent_context *context, ent_timeline *timeline,
                       const ent_timeline_options *options)
{
    timeline->records =
        ent_arena_new(&timeline->arena, timeline->moment_count, sizeof *timeline->records);
    if (timeline->records == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_timeline_targets(timeline, options));
    ENT_TRY(watch_all(context, timeline));
    for (size_t t = 0; !timeline->named && t < timeline->target_count; t++) {
        ENT_TRY(check_target(context, timeline, t));
    }
    return ENT_OK;
}

static bool are_good(const ent_timeline_options *options)
{
    bool good = options->size == sizeof *options && options->concepts != 0 &&
                (options->concepts & ~ENT_ALL_CONCEPTS) == 0 && options->max_tries > 0;
    for (size_t t = 0; good && options->targets != NULL && t < options->target_count; t++) {
        good = options->targets[t] != NULL;
    }
    return good;
}

ent_status ent_timeline_new(ent_context *context, const ent_dispute *dispute,
                            const ent_timeline_options *options, ent_timeline **out)
{
    if (context == NULL || dispute == NULL || options == NULL || out == NULL ||
        !are_good(options)) {
        return ENT_ERROR_ARGUMENT;
    }
    if (ent_event_count(dispute) == 0) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NO_EVENTS,
                                "the file has no events, so there is no timeline"));
        return ENT_ERROR_NOT_FOUND;
    }
    ent_timeline *timeline = ent_memory_zero(&context->allocator, 1, sizeof *timeline);
    if (timeline == NULL) {
        return ENT_ERROR_MEMORY;
    }
    timeline->allocator = context->allocator;
    ent_arena_init(&timeline->arena, &timeline->allocator);
    timeline->dispute = dispute;
    timeline->concepts = options->concepts;
    timeline->leverage = options->leverage;
    timeline->max_tries = options->max_tries;
    timeline->moment_count = ent_dispute_moment(dispute) + 1;
    const ent_status status = make(context, timeline, options);
    if (status != ENT_OK) {
        ent_timeline_free(timeline);
        return status;
    }
    *out = timeline;
    return ENT_OK;
}
