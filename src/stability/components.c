/* SPDX-License-Identifier: MIT */
/*
 * Components: sanctions by any moves where all opponents can take everything back.
 *
 * Then "can be reached from" is mutual, so the states that opponents' moves connect, a *component*, share
 * one `low`: the least value among them. Components are found by joining the members of each cell (union by
 * the smaller place, paths halved), opponent by opponent, until the slice is one.
 */
#include "stability/slice_flood.h"

#include "base/joined.h"

#include <string.h>

/* Joins the members of a mover's cells; returns how many components are left of `parts`. */
static uint32_t join_cells(const ent_slice_mover *mover, uint32_t *joined, uint32_t parts)
{
    for (uint32_t c = 0; c < mover->cell_count && parts > 1; c++) {
        parts -= ent_joined_group(joined, mover->members + mover->start[c],
                                  mover->start[c + 1] - mover->start[c]);
    }
    return parts;
}

void ent_slice_join(ent_context *context, ent_slice_room *room)
{
    const ent_slice *slice = &room->slice;
    uint32_t *joined = room->stack, parts = slice->size;
    ent_joined_begin(joined, slice->size);
    for (size_t o = 0; o < slice->mover_count && parts > 1; o++) {
        parts = join_cells(&slice->movers[o], joined, parts);
    }
    for (uint32_t k = 0; k < slice->size; k++) { /* roots are smaller, so theirs are final */
        joined[k] = joined[joined[k]];
    }
    context->work[ENT_WORK_JOINED] += slice->size;
}

void ent_slice_least(ent_slice_room *room, size_t flood)
{
    const uint32_t size = room->slice.size, *root = room->stack, *value = room->value[flood];
    uint32_t *low = room->low[flood];
    memcpy(low, value, size * sizeof *low);
    for (uint32_t k = 0; k < size; k++) {
        low[root[k]] = value[k] < low[root[k]] ? value[k] : low[root[k]];
    }
    for (uint32_t k = 0; k < size; k++) {
        low[k] = low[root[k]];
    }
}
