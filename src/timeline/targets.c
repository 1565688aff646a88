/* SPDX-License-Identifier: MIT */
/* How each target stands at a moment: its states, what it holds under, and by how many moves it is reached. */
#include "timeline/timeline.h"

#include <entente/paths.h>

#include <string.h>

static ent_status add_target(ent_timeline *timeline, const char *text)
{
    const char **wider =
        ent_memory_grow(&timeline->allocator, (void *)timeline->targets, &timeline->target_room,
                        timeline->target_count + 1, sizeof *wider);
    if (wider == NULL) {
        return ENT_ERROR_MEMORY;
    }
    bool failed = false;
    timeline->targets = wider;
    timeline->targets[timeline->target_count] = ent_timeline_keep(timeline, text, &failed);
    timeline->target_count += !failed;
    return failed ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_timeline_targets(ent_timeline *timeline, const ent_timeline_options *options)
{
    timeline->named = options->targets == NULL;
    for (size_t t = 0; options->targets != NULL && t < options->target_count; t++) {
        ENT_TRY(add_target(timeline, options->targets[t]));
    }
    return ENT_OK;
}

/* Adds the names that the list does not have. */
static ent_status add_names(ent_timeline *timeline, const ent_dispute *dispute)
{
    for (size_t n = 0; n < ent_name_count(dispute); n++) {
        const char *name = ent_name_at(dispute, n);
        size_t t = 0;
        while (t < timeline->target_count && strcmp(timeline->targets[t], name) != 0) {
            t++;
        }
        if (t == timeline->target_count) {
            ENT_TRY(add_target(timeline, name));
        }
    }
    return ENT_OK;
}

/* From today by moves of any kind, and by improvements; NULL without a today. */
typedef struct journeys {
    ent_journey *moves, *improvements;
} journeys;

static void stand(const ent_solved *now, const journeys *from, const ent_state_set *set,
                  ent_target_view *out)
{
    uint64_t state = 0;
    out->known = true;
    out->state_count = ent_state_set_count(set);
    for (uint64_t at = 0; ent_state_set_next(set, at, &state); at = state + 1) {
        out->holds |= ent_equilibrium_concepts(now->solution, state);
        if (now->has_today) {
            const uint32_t moves = ent_journey_steps(from->moves, state);
            const uint32_t improvements = ent_journey_steps(from->improvements, state);
            out->moves = moves < out->moves ? moves : out->moves;
            out->improvements = improvements < out->improvements ? improvements : out->improvements;
        }
    }
}

/* The states of a target; NULL where it means nothing at this moment. Numbers of states mean nothing across moments. */
static ent_status find_set(ent_context *context, const ent_solved *now, const char *text,
                           ent_state_set **out)
{
    const ent_issued mark = ent_issued_mark(context);
    const ent_status status = ent_states_find(context, now->space, "target", text, out);
    if (status == ENT_ERROR_INPUT || status == ENT_ERROR_NOT_FOUND) {
        ent_issued_forget(context, mark);
        *out = NULL;
        return ENT_OK;
    }
    return status;
}

static ent_status record_target(ent_context *context, ent_timeline *timeline, const ent_solved *now,
                                const journeys *from, ent_target_view *out, const char *text)
{
    ent_state_set *set = NULL;
    *out = (ent_target_view){.moves = ENT_NOT_REACHED, .improvements = ENT_NOT_REACHED, .cost = -1};
    ENT_TRY(find_set(context, now, text, &set));
    if (set == NULL) {
        return ENT_OK;
    }
    stand(now, from, set, out);
    const ent_status status =
        timeline->leverage ? ent_target_lever(context, timeline, now, set, out) : ENT_OK;
    ent_state_set_free(set);
    return status;
}

static ent_status find_journeys(ent_context *context, const ent_solved *now, journeys *out)
{
    ent_journey_options options = {.size = sizeof options, .from = now->today};
    if (!now->has_today) {
        return ENT_OK;
    }
    ENT_TRY(ent_journey_new(context, now->solution, &options, &out->moves));
    options.improvements_only = true;
    return ent_journey_new(context, now->solution, &options, &out->improvements);
}

ent_status ent_record_targets(ent_context *context, ent_timeline *timeline, size_t moment,
                              const ent_solved *now)
{
    ent_record *of = &timeline->records[moment];
    if (timeline->named) {
        ENT_TRY(add_names(timeline, now->dispute));
    }
    of->target_count = timeline->target_count;
    of->targets = ent_arena_new(&timeline->arena, of->target_count, sizeof *of->targets);
    if (of->targets == NULL) {
        return ENT_ERROR_MEMORY;
    }
    journeys from = {.moves = NULL};
    ent_status status = find_journeys(context, now, &from);
    for (size_t t = 0; status == ENT_OK && t < of->target_count; t++) {
        status =
            record_target(context, timeline, now, &from, &of->targets[t], timeline->targets[t]);
    }
    ent_journey_free(from.moves);
    ent_journey_free(from.improvements);
    return status;
}
