/* SPDX-License-Identifier: MIT */
/* Making scales of levels and attitudes. */
#include "stability/behaviour/scales.h"

/* Turns the levels of a party upside down, unless that was done. */
static ent_status turn(const ent_allocator *allocator, const ent_graph *graph, size_t party,
                       uint32_t **below)
{
    const ent_levels *levels = &graph->movers[party].levels;
    const size_t count = graph->space->count;
    if (*below != NULL) {
        return ENT_OK;
    }
    *below = ent_memory_new(allocator, count, sizeof **below);
    if (*below == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; s < count; s++) {
        (*below)[s] = levels->count - 1 - levels->of[s];
    }
    return ENT_OK;
}

ent_status ent_scales_new(const ent_allocator *allocator, const ent_graph *graph, ent_scales *out)
{
    const size_t parties = graph->party_count;
    size_t next = 0;
    *out = (ent_scales){.parties = parties};
    out->scale = ent_memory_new(allocator, parties * parties, sizeof *out->scale);
    out->start = ent_memory_new(allocator, parties + 1, sizeof *out->start);
    out->below = ent_memory_zero(allocator, parties, sizeof *out->below);
    if (out->scale == NULL || out->start == NULL || out->below == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < parties * parties; k++) {
        const size_t i = k / parties, j = k % parties;
        const ent_attitude attitude = ent_attitude_at(graph->space->dispute, i, j);
        const ent_levels *levels = &graph->movers[j].levels;
        const bool against = attitude == ENT_ATTITUDE_NEGATIVE;
        out->start[i] = j == 0 ? next : out->start[i];
        if (attitude == ENT_ATTITUDE_NEUTRAL) {
            continue;
        }
        if (against) {
            ENT_TRY(turn(allocator, graph, j, &out->below[j]));
        }
        out->scale[next++] = (ent_scale){.place = against ? out->below[j] : levels->of,
                                         .bound = levels->count,
                                         .raise = against};
    }
    out->start[parties] = next;
    return ENT_OK;
}

void ent_scales_free(const ent_allocator *allocator, ent_scales *scales)
{
    for (size_t p = 0; scales->below != NULL && p < scales->parties; p++) {
        ent_memory_free(allocator, scales->below[p]);
    }
    ent_memory_free(allocator, scales->below);
    ent_memory_free(allocator, scales->scale);
    ent_memory_free(allocator, scales->start);
    *scales = (ent_scales){0};
}
