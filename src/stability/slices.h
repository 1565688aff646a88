/* SPDX-License-Identifier: MIT */
/*
 * Slices: the parts of the space in which what follows a party's move takes place.
 *
 * The opponents of a party never change its options. So all that they can bring about from a state lies in
 * one *slice*: the states that agree with it in the party's options. Slices are small (2^18 states where a
 * party has 6 of 24 yes/no options), so what is looked up at random stays in the cache, and threads can
 * take slices each on its own.
 *
 * Inside a slice states go by their *place*, from 0. A slice is opened in room that a worker uses again and
 * again; it then has, for each opponent that can move, its cells in the slice with their members by place.
 */
#ifndef ENT_STABILITY_SLICES_H
#define ENT_STABILITY_SLICES_H

#include "stability/graph.h"

/* How one opponent's cells are spread over the slices. */
typedef struct ent_slice_opponent {
    const ent_mover *mover;
    bool free;       /* all its options can be taken back: every group is one cell */
    uint32_t *cells; /* slice by slice, ascending in each */
    uint32_t *start; /* per slice and one more: cells before it */
} ent_slice_opponent;

typedef struct ent_slices {
    const ent_graph *graph;
    uint32_t *states; /* slice by slice, ascending in each */
    uint32_t *start;  /* per slice and one more: states before it */
    uint32_t *at;     /* per state: where it stands in `states` */
    uint32_t count;
    uint32_t largest; /* states in the largest slice */
    ent_slice_opponent *opponents;
    size_t opponent_count;
} ent_slices;

/*
 * One opponent's cells in an opened slice. Where a place *stands* with the opponent is one number: how many
 * members stand before the first one of its cell that is as good for the opponent. So it names a member of
 * the same cell and level.
 */
typedef struct ent_slice_mover {
    const ent_cells *cells;
    const uint32_t *cell;            /* per cell of the slice: its number in `cells` */
    uint32_t cell_count, most_cells; /* in this slice; in any slice */
    uint32_t *start;                 /* per cell and one more: members before it */
    uint32_t *members;               /* places, cell by cell, by ascending level */
    uint32_t *level;                 /* per member; NULL where the opponent is free */
    uint32_t *cell_of;               /* per member: its cell, unless `even` */
    bool even;                       /* all cells of the slice have 2^shift members */
    unsigned shift;
} ent_slice_mover;

static inline uint32_t ent_slice_cell(const ent_slice_mover *mover, uint32_t member)
{
    return mover->even ? member >> mover->shift : mover->cell_of[member];
}

typedef struct ent_slice {
    const ent_slices *slices;
    size_t number;
    uint32_t size;
    const uint32_t *states; /* per place */
    ent_slice_mover *movers;
    size_t mover_count;
    uint32_t *standings; /* per place, and in it per mover */
} ent_slice;

/* Cuts the space into the slices of a party. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states), memory 8
 * bytes a state and 4 a cell. Released with ent_slices_free(). By cells alone. */
ent_status ent_slices_new(ent_context *context, const ent_graph *graph, size_t party,
                          ent_slices *out);
void ent_slices_free(const ent_allocator *allocator, ent_slices *slices);

/* Room for any one slice. ENT_ERROR_MEMORY. 12 bytes a state of the largest slice and opponent that can
 * move, 16 where it has one-way options. Released with ent_slice_free(). */
ent_status ent_slice_new(const ent_allocator *allocator, const ent_slices *slices, ent_slice *out);
void ent_slice_free(const ent_allocator *allocator, ent_slice *slice);

/* Opens a slice, in place of the one that was open. O(states of it * opponents). */
void ent_slice_open(ent_slice *slice, size_t number);

#endif
