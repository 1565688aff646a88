/* SPDX-License-Identifier: MIT */
/* Cutting the space into slices, and opening one. */
#include "stability/slices.h"

#include "base/sort.h"
#include "diag/parallel.h"

/* Sets in `mask` the bits of a party's options. */
static void mark_options(const ent_space *space, size_t party, uint64_t *mask)
{
    const ent_dispute *dispute = space->dispute;
    const ent_party *own = &dispute->parties[party];
    for (size_t k = 0; k < own->option_count; k++) {
        const ent_option *option = &dispute->options[own->first_option + k];
        mask[option->word] |= (((uint64_t)1 << option->bits) - 1) << option->shift;
    }
}

/* Writes down where slices begin, by the cuts of the sorted states. */
static ent_status find_starts(const ent_allocator *allocator, ent_slices *s, const uint64_t *cuts)
{
    const size_t count = s->graph->space->count;
    const uint64_t slices = ent_bits_count(cuts, ent_bits_words(count));
    s->start = ent_memory_new(allocator, (size_t)slices + 1, sizeof *s->start);
    if (s->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k = ent_bits_next(cuts, count, k + 1)) {
        s->start[s->count++] = (uint32_t)k;
    }
    s->start[s->count] = (uint32_t)count;
    for (uint32_t k = 0; k < s->count; k++) {
        const uint32_t size = s->start[k + 1] - s->start[k];
        s->largest = size > s->largest ? size : s->largest;
    }
    return ENT_OK;
}

static ent_status place_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const ent_slices *s = user;
    const size_t end = (stage + 1) * ENT_STAGE_STATES, count = s->graph->space->count;
    (void)context;
    (void)worker;
    for (size_t k = stage * ENT_STAGE_STATES; k < (end < count ? end : count); k++) {
        s->at[s->states[k]] = (uint32_t)k;
    }
    return ENT_OK;
}

/* Sorts the states into slices. */
static ent_status sort_states(ent_context *context, ent_slices *s, const ent_sort_field *fields,
                              size_t field_count)
{
    const size_t count = s->graph->space->count;
    const size_t stages = (count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const size_t workers = ent_workers(context, stages, 10 * (uint64_t)count);
    for (size_t k = 0; k < count; k++) {
        s->states[k] = (uint32_t)k;
    }
    uint64_t *cuts = ent_memory_new(&context->allocator, 2 * ent_bits_words(count), sizeof *cuts);
    if (cuts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = field_count,
                                .workers = workers,
                                .marks = {.cuts = cuts, .changes = cuts + ent_bits_words(count)}};
    ent_status status = ent_sort_by_fields(&context->allocator, &plan, count, s->states);
    if (status == ENT_OK) {
        status = find_starts(&context->allocator, s, cuts);
    }
    ent_memory_free(&context->allocator, cuts);
    ENT_TRY(status);
    return ent_parallel(context, "cutting slices", workers, stages, place_stage, s);
}

/* The slice of a state. O(log slices). */
static uint32_t slice_of(const ent_slices *s, uint32_t state)
{
    uint32_t low = 0, high = s->count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (s->start[middle] <= s->at[state]) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Files an opponent's cells by slice: counts, sums up, files. */
static ent_status file_cells(const ent_allocator *allocator, const ent_slices *s,
                             ent_slice_opponent *opponent)
{
    const ent_cells *cells = &opponent->mover->cells;
    opponent->cells = ent_memory_new(allocator, cells->cell_count, sizeof(uint32_t));
    opponent->start = ent_memory_zero(allocator, (size_t)s->count + 2, sizeof(uint32_t));
    if (opponent->cells == NULL || opponent->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    uint32_t *start = opponent->start + 1; /* moves to its place while cells are filed */
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        start[slice_of(s, cells->members[cells->start[c]]) + 1]++;
    }
    for (uint32_t k = 0; k < s->count; k++) {
        start[k + 1] += start[k];
    }
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        opponent->cells[start[slice_of(s, cells->members[cells->start[c]])]++] = c;
    }
    return ENT_OK;
}

static ent_status find_opponents(ent_context *context, ent_slices *s, size_t party)
{
    const ent_allocator *allocator = &context->allocator;
    const ent_graph *graph = s->graph;
    s->opponents = ent_memory_zero(allocator, graph->party_count, sizeof *s->opponents);
    if (s->opponents == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < graph->party_count; p++) {
        const ent_mover *mover = &graph->movers[p];
        if (p == party || mover->cells.immobile) {
            continue;
        }
        ent_slice_opponent *opponent = &s->opponents[s->opponent_count++];
        opponent->mover = mover;
        opponent->free = mover->cells.group == NULL;
        ENT_TRY(ent_context_step(context, "cutting slices", p, graph->party_count));
        ENT_TRY(file_cells(allocator, s, opponent));
    }
    return ENT_OK;
}

static ent_status cut(ent_context *context, ent_slices *s, size_t party)
{
    const ent_allocator *allocator = &context->allocator;
    const ent_space *space = s->graph->space;
    const size_t words = space->dispute->key_words;
    uint64_t *mask = ent_memory_zero(allocator, words, sizeof *mask);
    ent_sort_field *fields = ent_memory_new(allocator, ent_sort_mask_room(words), sizeof *fields);
    s->states = ent_memory_new(allocator, space->count, sizeof *s->states);
    s->at = ent_memory_new(allocator, space->count, sizeof *s->at);
    ent_status status = ENT_ERROR_MEMORY;
    if (mask != NULL && fields != NULL && s->states != NULL && s->at != NULL) {
        mark_options(space, party, mask);
        const size_t made = ent_sort_mask_fields(space->keys, words, mask, fields);
        status = sort_states(context, s, fields, made);
    }
    ent_memory_free(allocator, mask);
    ent_memory_free(allocator, fields);
    return status;
}

ent_status ent_slices_new(ent_context *context, const ent_graph *graph, size_t party,
                          ent_slices *out)
{
    ent_slices s = {.graph = graph};
    ent_status status = cut(context, &s, party);
    if (status == ENT_OK) {
        status = find_opponents(context, &s, party);
    }
    if (status != ENT_OK) {
        ent_slices_free(&context->allocator, &s);
        return status;
    }
    *out = s;
    return ENT_OK;
}

void ent_slices_free(const ent_allocator *allocator, ent_slices *s)
{
    for (size_t o = 0; o < s->opponent_count; o++) {
        ent_memory_free(allocator, s->opponents[o].cells);
        ent_memory_free(allocator, s->opponents[o].start);
    }
    ent_memory_free(allocator, s->opponents);
    ent_memory_free(allocator, s->states);
    ent_memory_free(allocator, s->start);
    ent_memory_free(allocator, s->at);
    *s = (ent_slices){0};
}

/* The most cells that an opponent has in one slice. */
static uint32_t most_cells(const ent_slices *s, const ent_slice_opponent *opponent)
{
    uint32_t most = 0;
    for (uint32_t k = 0; k < s->count; k++) {
        const uint32_t cells = opponent->start[k + 1] - opponent->start[k];
        most = cells > most ? cells : most;
    }
    return most;
}

ent_status ent_slice_new(const ent_allocator *allocator, const ent_slices *s, ent_slice *out)
{
    ent_slice slice = {.slices = s, .mover_count = s->opponent_count};
    slice.movers = ent_memory_zero(allocator, s->opponent_count, sizeof *slice.movers);
    slice.standings = ent_memory_new(allocator, s->largest, s->opponent_count * sizeof(uint32_t));
    bool held = slice.movers != NULL && slice.standings != NULL;
    for (size_t o = 0; held && o < s->opponent_count; o++) {
        const ent_slice_opponent *opponent = &s->opponents[o];
        ent_slice_mover *mover = &slice.movers[o];
        mover->cells = &opponent->mover->cells;
        mover->most_cells = most_cells(s, opponent);
        mover->start =
            ent_memory_new(allocator, (size_t)mover->most_cells + 1, sizeof *mover->start);
        mover->members = ent_memory_new(allocator, s->largest, sizeof *mover->members);
        mover->cell_of = ent_memory_new(allocator, s->largest, sizeof *mover->cell_of);
        if (!opponent->free) {
            mover->level = ent_memory_new(allocator, s->largest, sizeof *mover->level);
        }
        held = mover->start != NULL && mover->members != NULL && mover->cell_of != NULL &&
               (opponent->free || mover->level != NULL);
    }
    if (!held) {
        ent_slice_free(allocator, &slice);
        return ENT_ERROR_MEMORY;
    }
    *out = slice;
    return ENT_OK;
}

void ent_slice_free(const ent_allocator *allocator, ent_slice *slice)
{
    for (size_t o = 0; slice->movers != NULL && o < slice->mover_count; o++) {
        ent_memory_free(allocator, slice->movers[o].start);
        ent_memory_free(allocator, slice->movers[o].members);
        ent_memory_free(allocator, slice->movers[o].level);
        ent_memory_free(allocator, slice->movers[o].cell_of);
    }
    ent_memory_free(allocator, slice->movers);
    ent_memory_free(allocator, slice->standings);
    *slice = (ent_slice){0};
}

/* Lays out the members of a cell from position `next` on; returns the position behind them. */
static uint32_t open_cell(ent_slice *slice, size_t o, uint32_t c, uint32_t next)
{
    const ent_slices *s = slice->slices;
    const ent_slice_opponent *opponent = &s->opponents[o];
    const ent_cells *cells = &opponent->mover->cells;
    ent_slice_mover *mover = &slice->movers[o];
    const uint32_t first = s->start[slice->number], cell = mover->cell[c];
    uint32_t below = next;
    for (uint32_t k = cells->start[cell]; k < cells->start[cell + 1]; k++) {
        const uint32_t state = cells->members[k], place = s->at[state] - first;
        if (ent_bits_has(cells->rises, k)) {
            below = next;
        }
        slice->standings[place * slice->mover_count + o] = below;
        if (!opponent->free) {
            mover->level[next] = opponent->mover->levels.of[state];
        }
        mover->members[next++] = place;
    }
    return next;
}

/* Finds the cells' sizes: whether all are the same power of two, and else which member is in which. */
static void size_cells(ent_slice_mover *mover)
{
    const uint32_t size = mover->start[1];
    mover->even = (size & (size - 1)) == 0;
    for (uint32_t c = 0; mover->even && c < mover->cell_count; c++) {
        mover->even = mover->start[c + 1] - mover->start[c] == size;
    }
    mover->shift = ent_sort_bits(size);
    for (uint32_t c = 0; !mover->even && c < mover->cell_count; c++) {
        for (uint32_t k = mover->start[c]; k < mover->start[c + 1]; k++) {
            mover->cell_of[k] = c;
        }
    }
}

void ent_slice_open(ent_slice *slice, size_t number)
{
    const ent_slices *s = slice->slices;
    slice->number = number;
    slice->size = s->start[number + 1] - s->start[number];
    slice->states = s->states + s->start[number];
    for (size_t o = 0; o < slice->mover_count; o++) {
        const ent_slice_opponent *opponent = &s->opponents[o];
        ent_slice_mover *mover = &slice->movers[o];
        mover->cell = opponent->cells + opponent->start[number];
        mover->cell_count = opponent->start[number + 1] - opponent->start[number];
        uint32_t next = 0;
        for (uint32_t c = 0; c < mover->cell_count; c++) {
            mover->start[c] = next;
            next = open_cell(slice, o, c, next);
        }
        mover->start[mover->cell_count] = next;
        size_cells(mover);
    }
}
