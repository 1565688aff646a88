/* SPDX-License-Identifier: MIT */
/*
 * The Pareto set of different vectors for any number of parties.
 *
 * They are taken by descending sum, each party's numbers cut to [0, 1]. A sum of rounded numbers never falls when a
 * number rises, so a vector that dominates another comes before it, or beside it among equal sums, where the
 * lexicographic order, which is kept, decides. So each vector is held against those alone that were found before
 * it: the *window*. A batch is held against the window by threads; who is left of it, against each other.
 *
 * The window stands in *boxes* of a few rows that are near each other: what a batch adds is halved along the party of the
 * widest range, again and again. Of a box the largest number of each party is kept; where this is not enough, none of
 * its rows is. The last rows, too few for a box, wait for the next batch.
 */
#include "base/sort.h"
#include "settlement/pareto/pareto.h"

#include <string.h>

enum { BATCH = 1024, PART = 64, BOX = 16 };

typedef struct window {
    size_t parties;
    const ent_vectors *vectors;
    const uint32_t *order;
    uint64_t *rows; /* of the window */
    uint64_t *tops; /* per box: the largest number of each party */
    size_t count, room, top_room;
    size_t boxed; /* rows that stand in boxes: the first, a multiple of BOX */
    double scale
        [ENT_MOST_BARGAINERS]; /* one over the largest number of each party; 0 where that is 0 */
    size_t from, end;          /* places of the batch in the order */
    uint8_t beaten[BATCH];
} window;

static void find_scale(const ent_vectors *vectors, double *scale)
{
    uint64_t most[ENT_MOST_BARGAINERS] = {0};
    for (size_t k = 0; k < vectors->count * vectors->parties; k++) {
        const size_t p = k % vectors->parties;
        most[p] = vectors->rows[k] > most[p] ? vectors->rows[k] : most[p];
    }
    for (size_t p = 0; p < vectors->parties; p++) {
        scale[p] = most[p] == 0 ? 0 : 1 / (double)most[p];
    }
}

/* The sums as numbers of 32 bits, the largest sum the least number. */
static void count_down(const ent_vectors *vectors, const double *scale, uint32_t *out)
{
    const size_t parties = vectors->parties;
    const double full = 4294967295.0 / (double)parties;
    for (size_t v = 0; v < vectors->count; v++) {
        double sum = 0;
        for (size_t p = 0; p < parties; p++) {
            sum += (double)vectors->rows[v * parties + p] * scale[p];
        }
        sum *= full;
        out[v] = UINT32_MAX - (sum < 4294967295.0 ? (uint32_t)sum : UINT32_MAX);
    }
}

static ent_status sort_by_sum(ent_context *context, const ent_vectors *vectors, const double *scale,
                              uint32_t *order)
{
    uint32_t *sums = ent_memory_new(&context->allocator, vectors->count, sizeof *sums);
    if (sums == NULL) {
        return ENT_ERROR_MEMORY;
    }
    count_down(vectors, scale, sums);
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

/* Whether one of a range of the window's rows is as good for all; *at is where the last such was found. */
static bool beaten_within(const window *w, const uint64_t *row, size_t from, size_t end, size_t *at)
{
    for (size_t k = from; k < end; k++) {
        if (covers(w->rows + k * w->parties, row, w->parties)) {
            *at = k;
            return true;
        }
    }
    return false;
}

/* The same of the whole window. */
static bool beaten(const window *w, const uint64_t *row, size_t *at)
{
    if (*at < w->count && covers(w->rows + *at * w->parties, row, w->parties)) {
        return true;
    }
    for (size_t k = 0; k < w->boxed; k += BOX) {
        if (covers(w->tops + k / BOX * w->parties, row, w->parties) &&
            beaten_within(w, row, k, k + BOX, at)) {
            return true;
        }
    }
    return beaten_within(w, row, w->boxed, w->count, at);
}

static void swap_rows(uint64_t *one, uint64_t *other, size_t parties)
{
    for (size_t p = 0; p < parties; p++) {
        const uint64_t swap = one[p];
        one[p] = other[p];
        other[p] = swap;
    }
}

/* Reorders rows so that the first `half` have the largest numbers of a party (Hoare's selection). */
static void halve(uint64_t *rows, size_t count, size_t half, size_t parties, size_t party)
{
    size_t low = 0, high = count - 1;
    while (low < high) {
        const uint64_t pivot = rows[(low + (high - low) / 2) * parties + party];
        size_t i = low, k = high;
        for (;;) {
            while (rows[i * parties + party] > pivot) {
                i++;
            }
            while (rows[k * parties + party] < pivot) {
                k--;
            }
            if (i >= k) {
                break;
            }
            swap_rows(rows + i++ * parties, rows + k-- * parties, parties);
        }
        if (half <= k) {
            high = k;
        } else {
            low = k + 1;
        }
    }
}

/* The party in whose numbers rows differ most, each range as a part of what there is. */
static size_t widest(const window *w, const uint64_t *rows, size_t count)
{
    size_t found = 0;
    double width = -1;
    for (size_t p = 0; p < w->parties; p++) {
        uint64_t least = rows[p], most = rows[p];
        for (size_t k = 1; k < count; k++) {
            const uint64_t number = rows[k * w->parties + p];
            least = number < least ? number : least;
            most = number > most ? number : most;
        }
        const double own = (double)(most - least) * w->scale[p];
        found = own > width ? p : found;
        width = own > width ? own : width;
    }
    return found;
}

/* Puts rows that are near each other into places side by side. */
static void arrange(const window *w, uint64_t *rows, size_t count)
{
    while (count > BOX) { /* the longer part by the loop, so that few calls nest */
        const size_t half = (count / 2 + BOX - 1) / BOX * BOX;
        halve(rows, count, half, w->parties, widest(w, rows, count));
        arrange(w, rows + half * w->parties, count - half);
        count = half;
    }
}

/* Puts the loose rows into boxes. */
static ent_status fill_boxes(ent_context *context, window *w)
{
    const size_t end = w->count - (w->count - w->boxed) % BOX, parties = w->parties;
    uint64_t *tops = ent_memory_grow(&context->allocator, w->tops, &w->top_room,
                                     end / BOX * parties, sizeof *tops);
    if (tops == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->tops = tops;
    if (w->count > w->boxed) {
        arrange(w, w->rows + w->boxed * parties, w->count - w->boxed);
    }
    for (; w->boxed < end; w->boxed += BOX) {
        const uint64_t *row = w->rows + w->boxed * parties;
        uint64_t *top = w->tops + w->boxed / BOX * parties;
        memcpy(top, row, parties * sizeof *top);
        for (size_t k = parties; k < BOX * parties; k++) {
            top[k % parties] = row[k] > top[k % parties] ? row[k] : top[k % parties];
        }
    }
    return ENT_OK;
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
        w->beaten[k - w->from] = beaten(w, row_at(w, k), &at);
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
        if (!w->beaten[k - w->from] && !beaten_within(w, row_at(w, k), first, w->count, &at)) {
            memcpy(w->rows + w->count * w->parties, row_at(w, k), w->parties * sizeof *w->rows);
            w->count++;
            ent_bits_add(good, w->order[k]);
        }
    }
    return fill_boxes(context, w);
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
    ent_status status = order == NULL || w == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        find_scale(vectors, w->scale);
        status = sort_by_sum(context, vectors, w->scale, order);
    }
    if (status == ENT_OK) {
        w->parties = vectors->parties;
        w->vectors = vectors;
        w->order = order;
        status = run(context, w, good);
    }
    if (w != NULL) {
        ent_memory_free(allocator, w->rows);
        ent_memory_free(allocator, w->tops);
    }
    ent_memory_free(allocator, w);
    ent_memory_free(allocator, order);
    return status;
}
