/* SPDX-License-Identifier: MIT */
/* What is seen of a state: in how many completions it holds, one in which it does, and one in which not. */
#include "certainty/watch.h"

#include <string.h>

static void drop_watch(const ent_allocator *allocator, ent_watch *watch)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_memory_free(allocator, watch->of[c].stable);
        watch->of[c] = (ent_watched){0};
    }
}

static ent_status make_watch(const ent_allocator *allocator, size_t parties, size_t state,
                             ent_watch *out)
{
    ent_watch made = {.state = state};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_watched *at = &made.of[c];
        at->stable = ent_memory_zero(allocator, 3 * parties, sizeof *at->stable);
        if (at->stable == NULL) {
            drop_watch(allocator, &made);
            return ENT_ERROR_MEMORY;
        }
        at->holds = at->stable + parties;
        at->fails = at->holds + parties;
        memset(at->holds, 0xFF, 2 * parties * sizeof *at->holds); /* ENT_ANY_COMPLETION */
    }
    *out = made;
    return ENT_OK;
}

void ent_watch_own(ent_watched *watched, size_t party, uint64_t completion, bool stable)
{
    uint64_t *first = stable ? &watched->holds[party] : &watched->fails[party];
    watched->stable[party] += stable;
    *first = *first == ENT_ANY_COMPLETION ? completion : *first;
}

void ent_watch_sum(ent_watched *watched, size_t parties)
{
    watched->count = 1;
    for (size_t p = 0; p < parties; p++) {
        const uint64_t stable = watched->stable[p];
        watched->count = stable > 0 && watched->count > UINT64_MAX / stable
                             ? UINT64_MAX
                             : watched->count * stable;
        if (!watched->has_fails && watched->fails[p] != ENT_ANY_COMPLETION) {
            watched->has_fails = true; /* the others' wishes may be what they are */
            watched->leaver = p;
        } else {
            watched->fails[p] = ENT_ANY_COMPLETION;
        }
    }
    watched->has_holds = watched->count > 0;
}

void ent_watch_joint(ent_watched *watched, const uint64_t *completions, size_t parties,
                     size_t leaver)
{
    const bool holds = leaver == SIZE_MAX;
    watched->count += holds;
    if (holds && !watched->has_holds) {
        watched->has_holds = true;
        memcpy(watched->holds, completions, parties * sizeof *completions);
    } else if (!holds && !watched->has_fails) {
        watched->has_fails = true;
        watched->leaver = leaver;
        memcpy(watched->fails, completions, parties * sizeof *completions);
    }
}

ent_status ent_completion_explanation_new(ent_context *context, const ent_space *space,
                                          const ent_certainty_options *options, uint64_t state,
                                          ent_completion_explanation **out)
{
    ent_certainty_options chosen;
    ent_certainty_defaults(&chosen);
    if (options != NULL) {
        chosen = *options;
    }
    if (context == NULL || space == NULL || out == NULL || state >= space->count ||
        !ent_certainty_options_hold(&chosen)) {
        return ENT_ERROR_ARGUMENT;
    }
    chosen.completions = true;
    chosen.types = chosen.strength = false;
    ent_completion_explanation *made = ent_memory_zero(&context->allocator, 1, sizeof *made);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    made->allocator = context->allocator;
    ent_status status =
        make_watch(&made->allocator, space->dispute->party_count, (size_t)state, &made->watch);
    if (status == ENT_OK) {
        status = ent_certainty_watch(context, space, &chosen, &made->watch, &made->certainty);
    }
    if (status != ENT_OK) {
        ent_completion_explanation_free(made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_completion_explanation_free(ent_completion_explanation *explanation)
{
    if (explanation != NULL) {
        const ent_allocator allocator = explanation->allocator;
        ent_certainty_free(explanation->certainty);
        drop_watch(&allocator, &explanation->watch);
        ent_memory_free(&allocator, explanation);
    }
}
