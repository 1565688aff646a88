/* SPDX-License-Identifier: MIT */
/* What is worked out inside one slice: the backward flood, and components where it is not needed. */
#ifndef ENT_STABILITY_SLICE_FLOOD_H
#define ENT_STABILITY_SLICE_FLOOD_H

#include "stability/flood.h"
#include "stability/slices.h"

/* One worker's room: an opened slice, and what is worked out in it. */
typedef struct ent_slice_room {
    ent_slice slice;
    const ent_floods *floods;
    uint32_t
        *value[ENT_MOST_FLOODS]; /* per flood and place; floods with the same values share them */
    uint32_t *low[ENT_MOST_FLOODS]; /* per flood and place: what is found */
    uint32_t *stack;                /* of places; for components: what each place is joined to */
    uint64_t *items, *spare;        /* seeds: a value above the place that has it */
    uint32_t **covered;             /* per mover and cell: members before this one are reached */
    uint32_t **arrived; /* per mover that is not free and cell: 1 + the highest level from which
                                what leads to the cell was covered; NULL for movers that are free */
} ent_slice_room;

/* ENT_ERROR_MEMORY. Room for the largest slice: 28 bytes a state of it, and 4 a flood, beside what
 * ent_slice_new() takes. Released with ent_slice_room_free(). */
ent_status ent_slice_room_new(const ent_allocator *allocator, const ent_slices *slices,
                              const ent_floods *floods, ent_slice_room *out);
void ent_slice_room_free(const ent_allocator *allocator, ent_slice_room *room);

/* Opens a slice and gathers the values in it. */
void ent_slice_room_open(ent_context *context, ent_slice_room *room, size_t number);

/* Floods the open slice; the result is in room->low[flood]. ENT_ERROR_CANCELLED. */
ent_status ent_slice_flood(ent_context *context, ent_slice_room *room, size_t flood);

/* Joins the places of the open slice that opponents' moves connect, all of whom must be free: room->stack
 * then names for each place one of its component, the same for all of it. */
void ent_slice_join(ent_context *context, ent_slice_room *room);

/* The least value in the component of each place, after ent_slice_join(); the result is in
 * room->low[flood]. */
void ent_slice_least(ent_slice_room *room, size_t flood);

#endif
