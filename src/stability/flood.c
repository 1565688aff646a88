/* SPDX-License-Identifier: MIT */
/*
 * Sanctions of all states: slice by slice where moves are cells, over arcs elsewhere.
 *
 * What opponents can do never leaves a slice, so slices are worked out one by one, on as many threads as
 * there are, each in room of its own. All floods of a party are run while a slice is open.
 */
#include "stability/flood.h"

#include "diag/parallel.h"
#include "stability/slice_flood.h"

typedef struct work {
    const ent_floods *floods;
    ent_slices slices;
    ent_slice_room *rooms; /* per worker */
    bool all_free;         /* every opponent can take everything back */
    bool any_moves;        /* a flood over all moves is asked for */
    uint32_t *low;
} work;

/* Writes what was found in a slice to its states. */
static void put_low(const work *w, const ent_slice_room *room)
{
    const ent_slice *slice = &room->slice;
    const size_t floods = w->floods->count;
    for (uint32_t k = 0; k < slice->size; k++) {
        uint32_t *low = w->low + slice->states[k] * floods;
        for (size_t f = 0; f < floods; f++) {
            low[f] = room->low[f][k];
        }
    }
}

static ent_status flood_slice(ent_context *context, void *user, size_t worker, size_t number)
{
    const work *w = user;
    ent_slice_room *room = &w->rooms[worker];
    ent_slice_room_open(context, room, number);
    if (w->all_free && w->any_moves) {
        ent_slice_join(context, room);
    }
    for (size_t f = 0; f < w->floods->count; f++) { /* before floods use the same room */
        if (w->all_free && !w->floods->flood[f].improvements_only) {
            ent_slice_least(room, f);
        }
    }
    for (size_t f = 0; f < w->floods->count; f++) {
        if (!w->all_free || w->floods->flood[f].improvements_only) {
            ENT_TRY(ent_slice_flood(context, room, f));
        }
    }
    put_low(w, room);
    return ENT_OK;
}

static ent_status flood_slices(ent_context *context, work *w, size_t workers)
{
    const ent_allocator *allocator = &context->allocator;
    w->rooms = ent_memory_zero(allocator, workers, sizeof *w->rooms);
    ent_status status = w->rooms == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t k = 0; k < workers && status == ENT_OK; k++) {
        status = ent_slice_room_new(allocator, &w->slices, w->floods, &w->rooms[k]);
    }
    if (status == ENT_OK) {
        status = ent_parallel(context, "following counter-moves", workers, w->slices.count,
                              flood_slice, w);
    }
    for (size_t k = 0; k < workers && w->rooms != NULL; k++) {
        ent_slice_room_free(allocator, &w->rooms[k]);
    }
    ent_memory_free(allocator, w->rooms);
    return status;
}

size_t ent_flood_workers(const ent_context *context, const ent_flood_size *size)
{
    const uint64_t units = 30 * size->states * size->parties * size->floods;
    const size_t workers = ent_workers(context, size->slices, units);
    const uint64_t fitting = size->states / size->largest;
    return fitting < workers ? (size_t)fitting : workers;
}

static ent_status by_cells(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                           uint32_t *low)
{
    work w = {.floods = floods, .all_free = true, .low = low};
    ENT_TRY(ent_slices_new(context, graph, floods->party, &w.slices));
    for (size_t o = 0; o < w.slices.opponent_count; o++) {
        w.all_free = w.all_free && w.slices.opponents[o].free;
    }
    for (size_t f = 0; f < floods->count; f++) {
        w.any_moves = w.any_moves || !floods->flood[f].improvements_only;
    }
    const ent_flood_size size = {.states = graph->space->count,
                                 .slices = w.slices.count,
                                 .largest = w.slices.largest,
                                 .parties = graph->party_count,
                                 .floods = floods->count};
    const ent_status status = flood_slices(context, &w, ent_flood_workers(context, &size));
    ent_slices_free(&context->allocator, &w.slices);
    return status;
}

ent_status ent_flood_run(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                         ent_sanctions *out)
{
    return graph->by_arcs ? ent_sequences_run(context, graph, floods, out)
                          : by_cells(context, graph, floods, out->low);
}

ent_status ent_sanctions_new(const ent_graph *graph, size_t floods, bool no_return,
                             ent_sanctions *out)
{
    const size_t count = graph->space->count;
    const bool apart = no_return && graph->by_arcs;
    ent_sanctions made = {.allocator = graph->allocator, .floods = floods};
    made.low = ent_memory_new(made.allocator, count, floods * sizeof *made.low);
    if (apart) {
        made.least = ent_memory_new(made.allocator, count, floods * sizeof *made.least);
        made.other = ent_memory_new(made.allocator, count, floods * sizeof *made.other);
    }
    if (made.low == NULL || (apart && (made.least == NULL || made.other == NULL))) {
        ent_sanctions_free(&made);
        return ENT_ERROR_MEMORY;
    }
    *out = made;
    return ENT_OK;
}

void ent_sanctions_free(ent_sanctions *sanctions)
{
    if (sanctions->allocator != NULL) {
        ent_memory_free(sanctions->allocator, sanctions->low);
        ent_memory_free(sanctions->allocator, sanctions->least);
        ent_memory_free(sanctions->allocator, sanctions->other);
        *sanctions = (ent_sanctions){0};
    }
}
