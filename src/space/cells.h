/* SPDX-License-Identifier: MIT */
/*
 * Cells: who can move where, for one party, without a matrix.
 *
 * The states that differ in the party's movable options alone are a *group*; a group falls into
 * *cells* by the values of the party's one-way options (its *pattern*). Inside a cell the party moves
 * freely; from one cell of a group to another it can move iff every one-way option stays or goes its
 * permitted way. So R_i(s) is the union of the cells that the cell of s leads to, its own included,
 * less s itself.
 *
 * Patterns are thermometer codes: a one-way option of v values has v - 1 bits, of which the first k
 * are set when it has gone k steps its way. Then "leads to" is "is a subset of".
 */
#ifndef ENT_SPACE_CELLS_H
#define ENT_SPACE_CELLS_H

#include "space/space.h"

typedef struct ent_cells {
    const ent_allocator *allocator;
    uint32_t *cell_of; /* per state */
    uint32_t cell_count;
    uint32_t *start; /* per cell and one more: how many states stand before it */
    uint32_t
        *members; /* those of cell c: members[start[c]] .. members[start[c + 1] - 1], by ascending
                          value, then by number */
    uint64_t *rises; /* a bit a place among the members: its value is above that of the place before
                          it, or it opens a cell */
    uint32_t *group; /* per cell: the first cell of its group; NULL when every group is one cell */
    uint32_t *group_end; /* per cell: one past the last cell of its group; NULL likewise */
    uint64_t *patterns;  /* per cell `pattern_words` words; NULL likewise */
    size_t pattern_words;
    bool immobile; /* no cell has two states and no group two cells: the party never moves */
} ent_cells;

/*
 * Finds the cells of a party. Cells of a group follow one another. `value`, below `bound`, is what members
 * stand by. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states), memory 16 bytes a state beside the result.
 */
ent_status ent_cells_new(ent_context *context, const ent_space *space, size_t party,
                         const uint32_t *value, uint32_t bound, ent_cells *out);
void ent_cells_free(ent_cells *cells);

/* Joins the members of each cell (base/joined.h). */
void ent_cells_join(const ent_cells *cells, uint32_t *joined);

/* The range of cells of the group of `cell`. */
static inline uint32_t ent_cells_first(const ent_cells *cells, uint32_t cell)
{
    return cells->group == NULL ? cell : cells->group[cell];
}

static inline uint32_t ent_cells_end(const ent_cells *cells, uint32_t cell)
{
    return cells->group == NULL ? cell + 1 : cells->group_end[cell];
}

/* Whether the party can move from a state of cell `from` to one of cell `to`, of the same group. */
static inline bool ent_cells_lead(const ent_cells *cells, uint32_t from, uint32_t to)
{
    for (size_t w = 0; w < cells->pattern_words; w++) {
        if ((cells->patterns[from * cells->pattern_words + w] &
             ~cells->patterns[to * cells->pattern_words + w]) != 0) {
            return false;
        }
    }
    return true;
}

#endif
