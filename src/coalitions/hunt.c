/* SPDX-License-Identifier: MIT */
/* A search in depth. Parts never follow themselves, so a part on the path is not met again. */
#include "coalitions/hunt.h"

ent_status ent_hunt_new(const ent_ways *ways, ent_hunt_test test, void *user, ent_hunt *out)
{
    const ent_allocator *allocator = ways->allocator;
    ent_hunt hunt = {.ways = ways, .test = test, .user = user, .round = 1};
    hunt.found = ent_memory_zero(allocator, ways->part_count, sizeof *hunt.found);
    hunt.missed = ent_memory_zero(allocator, ways->part_count, sizeof *hunt.missed);
    hunt.path = ent_memory_new(allocator, ways->part_count, sizeof *hunt.path);
    hunt.next = ent_memory_new(allocator, ways->part_count, sizeof *hunt.next);
    if (hunt.found == NULL || hunt.missed == NULL || hunt.path == NULL || hunt.next == NULL) {
        ent_hunt_free(&hunt);
        return ENT_ERROR_MEMORY;
    }
    *out = hunt;
    return ENT_OK;
}

void ent_hunt_free(ent_hunt *hunt)
{
    if (hunt->ways != NULL) {
        const ent_allocator *allocator = hunt->ways->allocator;
        ent_memory_free(allocator, hunt->found);
        ent_memory_free(allocator, hunt->missed);
        ent_memory_free(allocator, hunt->path);
        ent_memory_free(allocator, hunt->next);
        *hunt = (ent_hunt){0};
    }
}

/* Steps on to a part; whether it, or something behind it, is known to pass. */
static bool step_on(ent_hunt *hunt, uint32_t part, size_t *height)
{
    if (hunt->found[part] == hunt->round) {
        return true;
    }
    hunt->path[*height] = part;
    hunt->next[*height] = hunt->ways->next.start[part];
    (*height)++;
    return hunt->test(hunt->user, part);
}

bool ent_hunt_from(ent_hunt *hunt, uint32_t part)
{
    size_t height = 0;
    if (hunt->missed[part] == hunt->round) {
        return false;
    }
    bool found = step_on(hunt, part, &height);
    while (height > 0 && !found) {
        const uint32_t at = hunt->path[height - 1];
        if (hunt->next[height - 1] == hunt->ways->next.start[at + 1]) {
            hunt->missed[at] = hunt->round;
            height--;
            continue;
        }
        const uint32_t next = hunt->ways->next.to[hunt->next[height - 1]++];
        found = hunt->missed[next] != hunt->round && step_on(hunt, next, &height);
    }
    for (size_t k = 0; k < height; k++) { /* what was found lies behind all of the path */
        hunt->found[hunt->path[k]] = hunt->round;
    }
    return found;
}
