/* SPDX-License-Identifier: MIT */
/*
 * Attitudes as scales: what pleases a party, in numbers.
 *
 * A party has a *scale* for each party that it is for or against: the levels of that party, upside down where it is
 * against it. Each state has a *place* on it, and a *bar* that another state has to reach: its own place, or, where
 * the party is against, one more. Then x pleases the party against s iff x reaches the bar of s on every scale. What
 * does not please fails one bar at least; hence the least place on each scale tells enough of many states.
 */
#ifndef ENT_STABILITY_BEHAVIOUR_SCALES_H
#define ENT_STABILITY_BEHAVIOUR_SCALES_H

#include "stability/graph.h"

typedef struct ent_scale {
    const uint32_t *place; /* per state */
    uint32_t bound;        /* all places are below this */
    uint32_t raise;        /* by how much the bar is above the place: 0 or 1 */
} ent_scale;

/* The scales of all parties. */
typedef struct ent_scales {
    ent_scale *scale; /* party by party */
    size_t *start;    /* per party and one more: its first */
    uint32_t **below; /* per party: its levels upside down; NULL where nobody is against it */
    size_t parties;
} ent_scales;

/* The graph must outlive them. ENT_ERROR_MEMORY. O(parties^2 + parties * states). Released with ent_scales_free(),
 * whether or not they were made. */
ent_status ent_scales_new(const ent_allocator *allocator, const ent_graph *graph, ent_scales *out);
void ent_scales_free(const ent_allocator *allocator, ent_scales *scales);

static inline size_t ent_scale_count(const ent_scales *scales, size_t party)
{
    return scales->start[party + 1] - scales->start[party];
}

static inline uint32_t ent_scale_bar(const ent_scale *scale, uint32_t state)
{
    return scale->place[state] + scale->raise;
}

/* Whether x pleases a party against s. */
static inline bool ent_pleases(const ent_scales *scales, size_t party, uint32_t x, uint32_t s)
{
    for (size_t k = scales->start[party]; k < scales->start[party + 1]; k++) {
        if (scales->scale[k].place[x] < ent_scale_bar(&scales->scale[k], s)) {
            return false;
        }
    }
    return true;
}

#endif
