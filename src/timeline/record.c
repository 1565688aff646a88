/* SPDX-License-Identifier: MIT */
/* What is kept of a timeline, and what is asked of it once it is made. */
#include "timeline/timeline.h"

#include <string.h>

void ent_timeline_free(ent_timeline *timeline)
{
    if (timeline == NULL) {
        return;
    }
    const ent_allocator allocator = timeline->allocator;
    ent_memory_free(&allocator, timeline->targets);
    ent_arena_free(&timeline->arena);
    ent_memory_free(&allocator, timeline);
}

const char *ent_timeline_keep(ent_timeline *timeline, const char *text, bool *failed)
{
    const char *copy = text == NULL ? NULL : ent_arena_text(&timeline->arena, text, strlen(text));
    *failed = *failed || (text != NULL && copy == NULL);
    return copy;
}

const ent_dispute *ent_timeline_dispute(const ent_timeline *timeline)
{
    return timeline->dispute;
}

unsigned ent_timeline_concepts(const ent_timeline *timeline)
{
    return timeline->concepts;
}

size_t ent_timeline_moment_count(const ent_timeline *timeline)
{
    return timeline->moment_count;
}

ent_moment_view ent_timeline_moment(const ent_timeline *timeline, size_t moment)
{
    return timeline->records[moment].view;
}

size_t ent_timeline_target_count(const ent_timeline *timeline)
{
    return timeline->target_count;
}

const char *ent_timeline_target_name(const ent_timeline *timeline, size_t target)
{
    return timeline->targets[target];
}

ent_target_view ent_timeline_target(const ent_timeline *timeline, size_t moment, size_t target)
{
    const ent_record *of = &timeline->records[moment];
    return target < of->target_count ? of->targets[target]
                                     : (ent_target_view){.moves = ENT_NOT_REACHED,
                                                         .improvements = ENT_NOT_REACHED,
                                                         .cost = -1};
}
