/* SPDX-License-Identifier: MIT */
/*
 * Corners: what cannot be repaired, of a whole component at once.
 *
 * What a party can make of a state, its moves from there and the state itself, is a set of points: the places on
 * each of its scales. Bars that no point is up to are those that reach one of a few *corners*, the least such bars.
 * With two scales, points o and corners x:
 *
 *     |x              Without points the origin is the only corner. A point takes the bars up to it away: a corner
 *     |  o            that was among them is replaced by one behind the point along each scale. Of the corners made
 *     |   x o         so, those that reach another are dropped.
 *     |      x
 *     +--------
 *
 * Where all opponents can take everything back, what they reach from a state is its component: the states that
 * their moves connect. Some state of it cannot be repaired up to the bars iff the bars reach one of the corners of
 * all its states; the least of these are kept. What the party can make of a state is the same for all states of a
 * cell, and is worked out once for each.
 *
 * Corners stand by their first number. Of two scales the second then falls, so that the last corner whose first
 * number is reached decides.
 *
 * Threads take stages of cells, then of components.
 *
 * Cost: each point is held against the corners of its cell, each corner of a component's cells against those kept, of
 * two scales against the last alone. Two scales have at most a corner more than points; more may have many.
 */
#include "stability/behaviour/corners.h"

#include "base/joined.h"
#include "base/sort.h"
#include "diag/parallel.h"

#include <string.h>

enum { CELLS_A_STAGE = 256, COMPONENTS_A_STAGE = 16, LOOK = 1 << 12 };

/* Room of a worker. */
typedef struct room {
    ent_vectors cut; /* corners that a point takes away */
    ent_vectors all; /* corners of the cells of a component */
    uint32_t *one;   /* a vector */
    uint64_t *items; /* of `all`: the first number, and which */
    uint64_t *spare;
    size_t item_room, spare_room;
} room;

typedef struct work {
    const ent_graph *graph;
    const ent_mover *mover;
    const ent_scale *scales; /* of the party */
    size_t width;
    ent_piles cells;      /* corners of each cell */
    ent_corners *corners; /* what is made */
    uint32_t *states;     /* component by component */
    uint32_t *start;      /* per component and one more */
    room *rooms;          /* per worker */
} work;

bool ent_corners_apply(const ent_graph *graph, size_t party)
{
    bool apply = !graph->by_arcs;
    for (size_t j = 0; apply && j < graph->party_count; j++) {
        apply = j == party || graph->movers[j].cells.group == NULL;
    }
    return apply;
}

static bool reaches(const uint32_t *vector, const uint32_t *other, size_t width)
{
    size_t k = 0;
    while (k < width && vector[k] >= other[k]) {
        k++;
    }
    return k == width;
}

static ent_status push(const ent_allocator *allocator, ent_vectors *list, size_t width,
                       const uint32_t *vector)
{
    uint32_t *at =
        ent_memory_grow(allocator, list->at, &list->room, (list->count + 1) * width, sizeof *at);
    if (at == NULL) {
        return ENT_ERROR_MEMORY;
    }
    list->at = at;
    memcpy(at + list->count++ * width, vector, width * sizeof *at);
    return ENT_OK;
}

/* Adds a vector to those from `first` on, unless it reaches one of them; those that reach it go. */
static ent_status add_least(const ent_allocator *allocator, ent_vectors *list, size_t first,
                            size_t width, const uint32_t *vector)
{
    size_t kept = first;
    for (size_t k = first; k < list->count; k++) {
        if (reaches(vector, list->at + k * width, width)) {
            return ENT_OK;
        }
    }
    for (size_t k = first; k < list->count; k++) {
        if (!reaches(list->at + k * width, vector, width)) {
            memmove(list->at + kept++ * width, list->at + k * width, width * sizeof *list->at);
        }
    }
    list->count = kept;
    return push(allocator, list, width, vector);
}

/* Whether a corner is among the bars up to a state's point. */
static bool is_within(const work *w, const uint32_t *corner, uint32_t state)
{
    size_t k = 0;
    while (k < w->width && corner[k] <= w->scales[k].place[state]) {
        k++;
    }
    return k == w->width;
}

/* Takes the bars up to a state's point away from those whose corners stand from `first` on. */
static ent_status take_away(const ent_allocator *allocator, const work *w, room *r,
                            ent_vectors *list, size_t first, uint32_t state)
{
    const size_t width = w->width;
    size_t kept = first;
    r->cut.count = 0;
    for (size_t k = first; k < list->count; k++) {
        const uint32_t *corner = list->at + k * width;
        if (is_within(w, corner, state)) {
            ENT_TRY(push(allocator, &r->cut, width, corner));
        } else {
            memmove(list->at + kept++ * width, corner, width * sizeof *corner);
        }
    }
    list->count = kept;
    for (size_t k = 0; k < r->cut.count * width; k++) {
        const ent_scale *scale = &w->scales[k % width];
        const uint32_t behind = scale->place[state] + 1;
        memcpy(r->one, r->cut.at + k / width * width, width * sizeof *r->one);
        r->one[k % width] = behind;
        if (behind < scale->bound + scale->raise) { /* no bar is higher */
            ENT_TRY(add_least(allocator, list, first, width, r->one));
        }
    }
    return ENT_OK;
}

/* Finds the corners of a cell, by the points of all cells that it leads to. */
static ent_status cut_cell(const ent_allocator *allocator, const work *w, room *r, uint32_t cell,
                           ent_vectors *list)
{
    const ent_cells *cells = &w->mover->cells;
    const size_t first = list->count;
    memset(r->one, 0, w->width * sizeof *r->one);
    ENT_TRY(push(allocator, list, w->width, r->one));
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        const uint32_t begin = cells->start[to], end = cells->start[to + 1];
        for (uint32_t k = end; ent_cells_lead(cells, cell, to) && k-- > begin;) { /* best first */
            ENT_TRY(take_away(allocator, w, r, list, first, cells->members[k]));
        }
    }
    return ENT_OK;
}

static ent_status new_piles(const ent_allocator *allocator, size_t items, size_t per_stage,
                            ent_piles *out)
{
    *out = (ent_piles){
        .items = items, .per_stage = per_stage, .stages = (items + per_stage - 1) / per_stage};
    out->stage = ent_memory_zero(allocator, out->stages, sizeof *out->stage);
    out->first = ent_memory_new(allocator, items, sizeof *out->first);
    return out->stage == NULL || out->first == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static void free_piles(const ent_allocator *allocator, ent_piles *piles)
{
    for (size_t k = 0; piles->stage != NULL && k < piles->stages; k++) {
        ent_memory_free(allocator, piles->stage[k].at);
    }
    ent_memory_free(allocator, piles->stage);
    ent_memory_free(allocator, piles->first);
}

static size_t end_of_stage(const ent_piles *piles, size_t stage)
{
    const size_t end = (stage + 1) * piles->per_stage;
    return end < piles->items ? end : piles->items;
}

/* The vectors of an item; *count: how many, perhaps none. */
static const uint32_t *pile_of(const ent_piles *piles, size_t width, size_t item, size_t *count)
{
    const size_t stage = item / piles->per_stage;
    const ent_vectors *list = &piles->stage[stage];
    const bool last = item + 1 == end_of_stage(piles, stage);
    *count = (last ? list->count : piles->first[item + 1]) - piles->first[item];
    return *count == 0 ? NULL : list->at + piles->first[item] * width; /* no list: no vector */
}

/* Makes the corners of a stage of cells. */
static ent_status cut_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    work *w = user;
    ent_vectors *list = &w->cells.stage[stage];
    for (size_t c = stage * CELLS_A_STAGE; c < end_of_stage(&w->cells, stage); c++) {
        w->cells.first[c] = list->count;
        ENT_TRY(ent_context_poll(context));
        ENT_TRY(cut_cell(&context->allocator, w, &w->rooms[worker], (uint32_t)c, list));
    }
    return ENT_OK;
}

/* Sorts what was gathered of a component by the first number; returns the items in that order. */
static ent_status sort_gathered(const ent_allocator *allocator, const work *w, room *r,
                                const uint64_t **out)
{
    const size_t count = r->all.count;
    uint64_t *items = ent_memory_grow(allocator, r->items, &r->item_room, count, sizeof *r->items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->items = items;
    uint64_t *spare = ent_memory_grow(allocator, r->spare, &r->spare_room, count, sizeof *r->spare);
    if (spare == NULL) {
        return ENT_ERROR_MEMORY;
    }
    r->spare = spare;
    for (size_t k = 0; k < count; k++) {
        items[k] = (uint64_t)r->all.at[k * w->width] << 32 | k;
    }
    *out = ent_sort_items(items, spare, count, ent_sort_bits((uint64_t)w->scales[0].bound + 1));
    return ENT_OK;
}

/* Whether a corner reaches one of those kept from `first` on, whose first numbers are not above its own. */
static bool is_needless(const ent_vectors *kept, size_t first, size_t width, const uint32_t *corner)
{
    const size_t from = width == 2 && kept->count > first ? kept->count - 1 : first;
    for (size_t k = from; k < kept->count; k++) {
        if (reaches(corner, kept->at + k * width, width)) {
            return true;
        }
    }
    return false;
}

/* Keeps the least corners of a component. */
static ent_status join_corners(ent_context *context, const work *w, room *r, size_t component)
{
    ent_piles *piles = &w->corners->piles;
    ent_vectors *kept = &piles->stage[component / COMPONENTS_A_STAGE];
    const size_t first = kept->count;
    const uint64_t *sorted = NULL;
    piles->first[component] = first;
    r->all.count = 0;
    for (uint32_t k = w->start[component]; k < w->start[component + 1]; k++) {
        size_t count = 0;
        const uint32_t cell = w->mover->cells.cell_of[w->states[k]];
        const uint32_t *corners = pile_of(&w->cells, w->width, cell, &count);
        for (size_t c = 0; c < count; c++) {
            ENT_TRY(push(&context->allocator, &r->all, w->width, corners + c * w->width));
        }
    }
    ENT_TRY(sort_gathered(&context->allocator, w, r, &sorted));
    for (size_t k = 0; k < r->all.count; k++) {
        const uint32_t *corner = r->all.at + (uint32_t)sorted[k] * w->width;
        if (k % LOOK == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        if (!is_needless(kept, first, w->width, corner)) {
            ENT_TRY(push(&context->allocator, kept, w->width, corner));
        }
    }
    return ENT_OK;
}

static ent_status join_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    work *w = user;
    for (size_t c = stage * COMPONENTS_A_STAGE; c < end_of_stage(&w->corners->piles, stage); c++) {
        ENT_TRY(join_corners(context, w, &w->rooms[worker], c));
    }
    return ENT_OK;
}

/* Numbers the components and lays their states out. */
static ent_status find_components(const ent_allocator *allocator, work *w, size_t party)
{
    const size_t count = w->graph->space->count;
    uint32_t *component = w->corners->component;
    ent_joined_begin(component, count);
    for (size_t j = 0; j < w->graph->party_count; j++) {
        if (j != party) {
            ent_cells_join(&w->graph->movers[j].cells, component);
        }
    }
    const uint32_t found = ent_joined_number(component, count);
    w->states = ent_memory_new(allocator, count, sizeof *w->states);
    w->start = ent_memory_zero(allocator, (size_t)found + 1, sizeof *w->start);
    if (w->states == NULL || w->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; s < count; s++) {
        w->start[component[s] + 1]++;
    }
    for (uint32_t c = 0; c < found; c++) {
        w->start[c + 1] += w->start[c];
    }
    ENT_TRY(new_piles(allocator, found, COMPONENTS_A_STAGE, &w->corners->piles));
    return ent_sort_by_value(allocator, component, count, found, w->states);
}

/* Makes the corners of cells, then those of components, each by so many threads. */
static ent_status make(ent_context *context, work *w, size_t workers)
{
    const size_t width = w->width;
    w->rooms = ent_memory_zero(&context->allocator, workers, sizeof *w->rooms);
    for (size_t k = 0; w->rooms != NULL && k < workers; k++) {
        w->rooms[k].one = ent_memory_new(&context->allocator, width, sizeof *w->rooms[k].one);
        if (w->rooms[k].one == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    if (w->rooms == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_parallel(context, "weighing what can be repaired", workers, w->cells.stages,
                         cut_stage, w));
    return ent_parallel(context, "weighing counter-moves", workers, w->corners->piles.stages,
                        join_stage, w);
}

static void free_work(const ent_allocator *allocator, work *w, size_t workers)
{
    for (size_t k = 0; w->rooms != NULL && k < workers; k++) {
        ent_memory_free(allocator, w->rooms[k].cut.at);
        ent_memory_free(allocator, w->rooms[k].all.at);
        ent_memory_free(allocator, w->rooms[k].one);
        ent_memory_free(allocator, w->rooms[k].items);
        ent_memory_free(allocator, w->rooms[k].spare);
    }
    ent_memory_free(allocator, w->rooms);
    ent_memory_free(allocator, w->states);
    ent_memory_free(allocator, w->start);
    free_piles(allocator, &w->cells);
}

ent_status ent_corners_new(ent_context *context, const ent_graph *graph, const ent_scales *scales,
                           size_t party, ent_corners *out)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = graph->space->count, width = ent_scale_count(scales, party);
    work w = {.graph = graph,
              .mover = &graph->movers[party],
              .scales = scales->scale + scales->start[party],
              .width = width,
              .corners = out};
    const size_t stages = (w.mover->cells.cell_count + CELLS_A_STAGE - 1) / CELLS_A_STAGE;
    const size_t workers = ent_workers(context, stages, 100 * (uint64_t)count);
    *out = (ent_corners){.width = width};
    out->component = ent_memory_new(allocator, count, sizeof *out->component);
    ent_status status =
        out->component == NULL ? ENT_ERROR_MEMORY : find_components(allocator, &w, party);
    if (status == ENT_OK) {
        status = new_piles(allocator, w.mover->cells.cell_count, CELLS_A_STAGE, &w.cells);
    }
    if (status == ENT_OK) {
        status = make(context, &w, workers);
    }
    free_work(allocator, &w, workers);
    return status;
}

void ent_corners_free(const ent_allocator *allocator, ent_corners *corners)
{
    ent_memory_free(allocator, corners->component);
    free_piles(allocator, &corners->piles);
    *corners = (ent_corners){0};
}

/* How many corners have a first number that is reached. */
static size_t count_reached(const uint32_t *corners, size_t count, size_t width, uint32_t bar)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (corners[middle * width] <= bar) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool ent_corners_trap(const ent_corners *corners, uint32_t state, const uint32_t *bars)
{
    const size_t width = corners->width;
    size_t count = 0;
    const uint32_t *at = pile_of(&corners->piles, width, corners->component[state], &count);
    const size_t end = count_reached(at, count, width, bars[0]);
    for (size_t k = width == 2 && end > 0 ? end - 1 : 0; k < end; k++) {
        if (reaches(bars, at + k * width, width)) {
            return true;
        }
    }
    return false;
}
