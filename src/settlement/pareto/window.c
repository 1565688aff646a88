/* SPDX-License-Identifier: MIT */
/*
 * The Pareto set of different vectors for any number of parties.
 *
 * They are taken by descending sum, each party's numbers cut to [0, 1]. A sum of rounded numbers never falls when a
 * number rises, so a vector that dominates another comes before it, or beside it among equal sums, where the
 * lexicographic order, which is kept, decides. So each vector is held against those alone that were found before
 * it: the *window*. A batch is held against the window by threads; who is left of it, against each other.
 */
#include "base/sort.h"
#include "settlement/pareto/pareto.h"

#include <string.h>

enum { BATCH = 2048, PART = 64 };

typedef struct window {
    size_t parties;
    const ent_vectors *vectors;
    const uint32_t *order;
    uint64_t *rows; /* of the window */
    size_t count, room;
    size_t from, end; /* places of the batch in the order */
    uint8_t beaten[BATCH];
} window;

/* The sums as numbers of 32 bits, the largest sum the least number. */
static void count_down(const ent_vectors *vectors, uint32_t *out)
{
    const size_t parties = vectors->parties;
    double scale[ENT_MOST_BARGAINERS];
    uint64_t most[ENT_MOST_BARGAINERS] = {0};
    for (size_t k = 0; k < vectors->count * parties; k++) {
        const size_t p = k % parties;
        most[p] = vectors->rows[k] > most[p] ? vectors->rows[k] : most[p];
    }
    for (size_t p = 0; p < parties; p++) {
        scale[p] = most[p] == 0 ? 0 : 4294967295.0 / (double)parties / (double)most[p];
    }
    for (size_t v = 0; v < vectors->count; v++) {
        double sum = 0;
        for (size_t p = 0; p < parties; p++) {
            sum += (double)vectors->rows[v * parties + p] * scale[p];
        }
        out[v] = UINT32_MAX - (sum < 4294967295.0 ? (uint32_t)sum : UINT32_MAX);
    }
}

static ent_status sort_by_sum(ent_context *context, const ent_vectors *vectors, uint32_t *order)
{
    uint32_t *sums = ent_memory_new(&context->allocator, vectors->count, sizeof *sums);
    if (sums == NULL) {
        return ENT_ERROR_MEMORY;
    }
    count_down(vectors, sums);
    for (size_t v = 0; v < vectors->count; v++) {
        order[v] = (uint32_t)v;
    }
    const ent_sort_field field = {.values = sums, .bits = 32};
    const ent_sort_plan plan = {
        .fields = &field,
        .field_count = 1,
        .workers = ent_workers(context, vectors->count, 8 * (uint64_t)vectors->count)};
    const ent_status status = ent_sort_by_fields(&context->allocator, &plan, vectors->count, order);
    ent_memory_free(&context->allocator, sums);
    return status;
}

static bool covers(const uint64_t *good, const uint64_t *row, size_t parties)
{
    size_t p = 0;
    while (p < parties && good[p] >= row[p]) {
        p++;
    }
    return p == parties;
}

/* Whether one of the window from `first` on is as good for all; *at is where the last such was found. */
static bool beaten_by(const window *w, const uint64_t *row, size_t first, size_t *at)
{
    if (*at >= first && *at < w->count && covers(w->rows + *at * w->parties, row, w->parties)) {
        return true;
    }
    for (size_t k = first; k < w->count; k++) {
        if (covers(w->rows + k * w->parties, row, w->parties)) {
            *at = k;
            return true;
        }
    }
    return false;
}

static const uint64_t *row_at(const window *w, size_t place)
{
    return w->vectors->rows + (size_t)w->order[place] * w->parties;
}

static ent_status try_part(ent_context *context, void *user, size_t worker, size_t part)
{
    window *w = user;
    const size_t from = w->from + part * PART, end = from + PART < w->end ? from + PART : w->end;
    size_t at = 0;
    (void)context;
    (void)worker;
    for (size_t k = from; k < end; k++) {
        w->beaten[k - w->from] = beaten_by(w, row_at(w, k), 0, &at);
    }
    return ENT_OK;
}

/* Holds who is left of the batch against each other, and takes the rest into the window. */
static ent_status take_batch(ent_context *context, window *w, uint64_t *good)
{
    const size_t first = w->count;
    size_t at = 0;
    uint64_t *rows = ent_memory_grow(&context->allocator, w->rows, &w->room,
                                     (w->count + BATCH) * w->parties, sizeof *rows);
    if (rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->rows = rows;
    for (size_t k = w->from; k < w->end; k++) {
        if (!w->beaten[k - w->from] && !beaten_by(w, row_at(w, k), first, &at)) {
            memcpy(w->rows + w->count * w->parties, row_at(w, k), w->parties * sizeof *w->rows);
            w->count++;
            ent_bits_add(good, w->order[k]);
        }
    }
    return ENT_OK;
}

static ent_status run(ent_context *context, window *w, uint64_t *good)
{
    for (; w->from < w->vectors->count; w->from = w->end) {
        const size_t left = w->vectors->count - w->from;
        w->end = w->from + (left < BATCH ? left : BATCH);
        const size_t parts = (w->end - w->from + PART - 1) / PART;
        const size_t workers = ent_workers(context, parts, (w->end - w->from) * (w->count + 1));
        ENT_TRY(ent_parallel(context, "comparing outcomes", workers, parts, try_part, w));
        ENT_TRY(take_batch(context, w, good));
    }
    return ENT_OK;
}

ent_status ent_vectors_window(ent_context *context, const ent_vectors *vectors, uint64_t *good)
{
    const ent_allocator *allocator = &context->allocator;
    uint32_t *order = ent_memory_new(allocator, vectors->count, sizeof *order);
    window *w = ent_memory_zero(allocator, 1, sizeof *w);
    ent_status status =
        order == NULL || w == NULL ? ENT_ERROR_MEMORY : sort_by_sum(context, vectors, order);
    if (status == ENT_OK) {
        w->parties = vectors->parties;
        w->vectors = vectors;
        w->order = order;
        status = run(context, w, good);
    }
    if (w != NULL) {
        ent_memory_free(allocator, w->rows);
    }
    ent_memory_free(allocator, w);
    ent_memory_free(allocator, order);
    return status;
}
