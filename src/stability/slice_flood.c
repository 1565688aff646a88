/* SPDX-License-Identifier: MIT */
/*
 * The backward flood.
 *
 * Take the states by ascending value v. From each that has no `low` yet, walk the opponents' moves
 * backward over states that have none, and give them v: whoever can reach a state worth v, and none
 * worth less, gets v. Plain paths may stand for legal sequences here: two moves in a row by one party
 * are one move or none, because moves in option form are transitive; and so are improvements.
 *
 * Nothing is walked arc by arc. Going back from q over party j's moves reaches whole cells of j:
 *
 *   all moves:     every cell that leads to the cell of q. Each cell is *filled* once.
 *   improvements:  of every such cell the members that j likes less than q. Members stand by
 *                  ascending level, so these are a prefix; each cell remembers how far it is covered.
 *
 * With one-way options several cells lead to one; what has arrived at a cell is remembered too, so
 * that its predecessors are not looked through again for nothing. Every state is pushed once.
 */
#include "stability/slice_flood.h"

#include "base/sort.h"

#include <string.h>

enum { LOOK = 1 << 16 /* seeds between two looks at cancel */ };
static const uint32_t NOT_REACHED = UINT32_MAX;

typedef struct walk {
    const ent_slice *slice;
    uint32_t **covered, **arrived;
    uint32_t *low, *stack;
    size_t height;
    uint32_t value;
    bool improvements_only;
    uint64_t popped, passed, led;
} walk;

/* Reaches the members of a cell below position `end`. */
static void cover(walk *w, const uint32_t *members, uint32_t *covered, uint32_t end)
{
    uint32_t k = *covered;
    if (k >= end) {
        return;
    }
    w->passed += end - k;
    *covered = end;
    for (; k < end; k++) {
        const uint32_t place = members[k];
        if (w->low[place] == NOT_REACHED) {
            w->low[place] = w->value;
            w->stack[w->height++] = place;
        }
    }
}

/* Walks back over the moves of an opponent with one-way options, to all cells that lead here. */
static void walk_back(walk *w, size_t o, uint32_t standing)
{
    const ent_slice_mover *mover = &w->slice->movers[o];
    const ent_cells *cells = mover->cells;
    const uint32_t level = w->improvements_only ? mover->level[standing] : UINT32_MAX - 1;
    const uint32_t here = ent_slice_cell(mover, standing);
    if (w->arrived[o][here] > level) {
        return;
    }
    w->arrived[o][here] = level + 1;
    w->led++;
    const uint32_t cell = mover->cell[here]; /* a group's cells follow one another */
    const uint32_t first = here - (cell - cells->group[cell]);
    const uint32_t end = first + (cells->group_end[cell] - cells->group[cell]);
    for (uint32_t from = first; from < end; from++) {
        if (!ent_cells_lead(cells, mover->cell[from], cell)) {
            continue;
        }
        uint32_t k = w->covered[o][from];
        while (k < mover->start[from + 1] && mover->level[k] < level) {
            k++;
        }
        cover(w, mover->members, &w->covered[o][from], k);
    }
}

static void flood_from(walk *w, uint32_t seed)
{
    const ent_slice *slice = w->slice;
    w->low[seed] = w->value;
    w->stack[w->height++] = seed;
    while (w->height > 0) {
        const uint32_t place = w->stack[--w->height];
        const uint32_t *standings = slice->standings + (size_t)place * slice->mover_count;
        w->popped++;
        for (size_t o = 0; o < slice->mover_count; o++) {
            const ent_slice_mover *mover = &slice->movers[o];
            if (mover->level != NULL) {
                walk_back(w, o, standings[o]);
            } else {
                const uint32_t cell = ent_slice_cell(mover, standings[o]);
                cover(w, mover->members, &w->covered[o][cell],
                      w->improvements_only ? standings[o] : mover->start[cell + 1]);
            }
        }
    }
}

static void clear_marks(ent_slice_room *room, size_t flood)
{
    const ent_slice *slice = &room->slice;
    for (size_t o = 0; o < slice->mover_count; o++) {
        const ent_slice_mover *mover = &slice->movers[o];
        memcpy(room->covered[o], mover->start, mover->cell_count * sizeof(uint32_t));
        if (room->arrived[o] != NULL) {
            memset(room->arrived[o], 0, mover->cell_count * sizeof(uint32_t));
        }
    }
    memset(room->low[flood], 0xFF, slice->size * sizeof(uint32_t));
}

/* The places by ascending value. */
static const uint64_t *sort_seeds(ent_slice_room *room, size_t flood)
{
    const uint32_t size = room->slice.size, *value = room->value[flood];
    for (uint32_t k = 0; k < size; k++) {
        room->items[k] = (uint64_t)value[k] << 32 | k;
    }
    return ent_sort_items(room->items, room->spare, size,
                          ent_sort_bits(room->floods->flood[flood].bound));
}

ent_status ent_slice_flood(ent_context *context, ent_slice_room *room, size_t flood)
{
    const ent_slice *slice = &room->slice;
    walk w = {.slice = slice,
              .covered = room->covered,
              .arrived = room->arrived,
              .low = room->low[flood],
              .stack = room->stack,
              .improvements_only = room->floods->flood[flood].improvements_only};
    const uint64_t *seeds = sort_seeds(room, flood);
    clear_marks(room, flood);
    for (size_t k = 0; k < slice->size; k++) {
        const uint32_t place = (uint32_t)seeds[k];
        if (k % LOOK == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        if (w.low[place] == NOT_REACHED) {
            w.value = (uint32_t)(seeds[k] >> 32);
            context->work[ENT_WORK_SEEDS]++;
            flood_from(&w, place);
        }
    }
    context->work[ENT_WORK_POPPED] += w.popped;
    context->work[ENT_WORK_COVERED] += w.passed;
    context->work[ENT_WORK_LED] += w.led;
    return ENT_OK;
}

/* Whether a flood's values are those of an earlier one; *which then is that one. */
static bool shares_values(const ent_floods *floods, size_t flood, size_t *which)
{
    for (*which = 0; *which < flood; ++*which) {
        if (floods->flood[*which].value == floods->flood[flood].value) {
            return true;
        }
    }
    return false;
}

void ent_slice_room_open(ent_context *context, ent_slice_room *room, size_t number)
{
    ent_slice *slice = &room->slice;
    size_t which = 0;
    ent_slice_open(slice, number);
    for (size_t o = 0; o < slice->mover_count; o++) {
        context->work[slice->movers[o].even ? ENT_WORK_EVEN : ENT_WORK_UNEVEN] += slice->size;
    }
    for (size_t f = 0; f < room->floods->count; f++) {
        const uint32_t *value = room->floods->flood[f].value;
        for (uint32_t k = 0; !shares_values(room->floods, f, &which) && k < slice->size; k++) {
            room->value[f][k] = value[slice->states[k]];
        }
    }
}

/* Room for the values of each flood, and for what it finds. */
static bool make_values(const ent_allocator *allocator, const ent_slices *slices,
                        ent_slice_room *room)
{
    size_t which = 0;
    for (size_t f = 0; f < room->floods->count; f++) {
        room->value[f] = shares_values(room->floods, f, &which)
                             ? room->value[which]
                             : ent_memory_new(allocator, slices->largest, sizeof(uint32_t));
        room->low[f] = ent_memory_new(allocator, slices->largest, sizeof(uint32_t));
        if (room->value[f] == NULL || room->low[f] == NULL) {
            return false;
        }
    }
    return true;
}

/* Room for the marks of each opponent's cells. */
static bool make_marks(const ent_allocator *allocator, const ent_slices *slices,
                       ent_slice_room *room)
{
    for (size_t o = 0; o < slices->opponent_count; o++) {
        const size_t most = room->slice.movers[o].most_cells;
        room->covered[o] = ent_memory_new(allocator, most, sizeof(uint32_t));
        if (room->covered[o] == NULL) {
            return false;
        }
        if (!slices->opponents[o].free) {
            room->arrived[o] = ent_memory_new(allocator, most, sizeof(uint32_t));
            if (room->arrived[o] == NULL) {
                return false;
            }
        }
    }
    return true;
}

ent_status ent_slice_room_new(const ent_allocator *allocator, const ent_slices *slices,
                              const ent_floods *floods, ent_slice_room *out)
{
    const size_t largest = slices->largest, movers = slices->opponent_count;
    ent_slice_room room = {.floods = floods};
    ENT_TRY(ent_slice_new(allocator, slices, &room.slice));
    room.stack = ent_memory_new(allocator, largest, sizeof *room.stack);
    room.items = ent_memory_new(allocator, largest, sizeof *room.items);
    room.spare = ent_memory_new(allocator, largest, sizeof *room.spare);
    room.covered = ent_memory_zero(allocator, movers, sizeof *room.covered);
    room.arrived = ent_memory_zero(allocator, movers, sizeof *room.arrived);
    if (room.stack == NULL || room.items == NULL || room.spare == NULL || room.covered == NULL ||
        room.arrived == NULL || !make_values(allocator, slices, &room) ||
        !make_marks(allocator, slices, &room)) {
        ent_slice_room_free(allocator, &room);
        return ENT_ERROR_MEMORY;
    }
    *out = room;
    return ENT_OK;
}

void ent_slice_room_free(const ent_allocator *allocator, ent_slice_room *room)
{
    size_t which = 0;
    for (size_t o = 0; o < room->slice.mover_count; o++) {
        ent_memory_free(allocator, room->covered == NULL ? NULL : room->covered[o]);
        ent_memory_free(allocator, room->arrived == NULL ? NULL : room->arrived[o]);
    }
    for (size_t f = 0; room->floods != NULL && f < room->floods->count; f++) {
        if (!shares_values(room->floods, f, &which)) {
            ent_memory_free(allocator, room->value[f]);
        }
        ent_memory_free(allocator, room->low[f]);
    }
    ent_memory_free(allocator, room->covered);
    ent_memory_free(allocator, room->arrived);
    ent_memory_free(allocator, room->stack);
    ent_memory_free(allocator, room->items);
    ent_memory_free(allocator, room->spare);
    ent_slice_free(allocator, &room->slice);
}
