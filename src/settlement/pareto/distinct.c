/* SPDX-License-Identifier: MIT */
/*
 * Equal vectors of utilities, made one.
 *
 * Utilities, less the least of their party, are packed into as few words a row as they fit, the first party most
 * significant; a radix sort of the rows then puts equal ones side by side, in lexicographic order.
 */
#include "base/sort.h"
#include "settlement/pareto/pareto.h"

#include <string.h>

enum { FIELDS = 2 * ENT_MOST_BARGAINERS, PIECE = 32 };

/* Where each party's bits are. */
typedef struct packing {
    size_t words;
    size_t word[ENT_MOST_BARGAINERS];
    unsigned shift[ENT_MOST_BARGAINERS], bits[ENT_MOST_BARGAINERS];
} packing;

static unsigned bits_of(uint64_t number)
{
    return number == UINT64_MAX ? 64 : ent_sort_bits(number + 1);
}

static void plan_packing(const ent_table *table, packing *out)
{
    unsigned used = 0;
    out->words = 1;
    for (size_t p = table->parties; p-- > 0;) {
        out->bits[p] = bits_of((uint64_t)table->most[p] - (uint64_t)table->least[p]);
        if (used + out->bits[p] > 64) {
            out->words++;
            used = 0;
        }
        out->word[p] = out->words - 1;
        out->shift[p] = out->bits[p] == 0 ? 0 : used;
        used += out->bits[p];
    }
}

/* The fields to sort by, of at most 32 bits each, the last party first. */
static size_t list_fields(const packing *pack, size_t parties, const uint64_t *rows,
                          ent_sort_field *out)
{
    size_t count = 0;
    for (size_t p = parties; p-- > 0;) {
        for (unsigned done = 0; done < pack->bits[p]; done += PIECE) {
            const unsigned left = pack->bits[p] - done;
            out[count++] = (ent_sort_field){.words = rows + pack->word[p],
                                            .stride = pack->words,
                                            .shift = pack->shift[p] + done,
                                            .bits = left < PIECE ? left : PIECE};
        }
    }
    return count;
}

static void pack_rows(const ent_table *table, const packing *pack, const uint32_t *kept,
                      size_t count, uint64_t *rows)
{
    memset(rows, 0, count * pack->words * sizeof *rows);
    for (size_t k = 0; k < count; k++) {
        const int64_t *from = table->utilities + (size_t)kept[k] * table->parties;
        for (size_t p = 0; p < table->parties; p++) {
            rows[k * pack->words + pack->word[p]] |= ((uint64_t)from[p] - (uint64_t)table->least[p])
                                                     << pack->shift[p];
        }
    }
}

/* Sorts places among `kept` by their rows; marks in `changes` where a row differs from the one before. */
static ent_status sort_rows(ent_context *context, const ent_table *table, const uint32_t *kept,
                            size_t count, ent_vectors *out)
{
    const ent_allocator *allocator = &context->allocator;
    packing pack;
    plan_packing(table, &pack);
    ent_sort_field fields[FIELDS];
    uint64_t *rows = ent_memory_new(allocator, count * pack.words, sizeof *rows);
    if (rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    pack_rows(table, &pack, kept, count, rows);
    for (size_t k = 0; k < count; k++) {
        out->order[k] = (uint32_t)k;
    }
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = list_fields(&pack, table->parties, rows, fields),
                                .workers = ent_workers(context, count, 8 * (uint64_t)count)};
    const ent_status status = ent_sort_by_fields(allocator, &plan, count, out->order);
    out->count = 0;
    for (size_t k = count; k-- > 0 && status == ENT_OK;) { /* descending, each vector's ascending */
        const bool first = k + 1 == count || memcmp(rows + out->order[k] * pack.words,
                                                    rows + out->order[k + 1] * pack.words,
                                                    pack.words * sizeof *rows) != 0;
        if (first) {
            out->start[out->count++] = (uint32_t)(count - 1 - k);
        }
    }
    ent_memory_free(allocator, rows);
    return status;
}

/* Turns the order over, and places into outcomes. */
static void name_outcomes(const uint32_t *kept, size_t count, uint32_t *order)
{
    for (size_t k = 0; k < count / 2; k++) {
        const uint32_t swap = order[k];
        order[k] = order[count - 1 - k];
        order[count - 1 - k] = swap;
    }
    for (size_t k = 0; k < count; k++) {
        order[k] = kept[order[k]];
    }
}

static ent_status unpack(ent_context *context, const ent_table *table, ent_vectors *out)
{
    const size_t parties = table->parties;
    out->rows = ent_memory_new(&context->allocator, out->count * parties, sizeof *out->rows);
    if (out->rows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t v = 0; v < out->count; v++) {
        const int64_t *from = table->utilities + (size_t)out->order[out->start[v]] * parties;
        for (size_t p = 0; p < parties; p++) {
            out->rows[v * parties + p] = (uint64_t)from[p] - (uint64_t)table->least[p];
        }
    }
    return ENT_OK;
}

void ent_vectors_free(ent_context *context, ent_vectors *vectors)
{
    ent_memory_free(&context->allocator, vectors->rows);
    ent_memory_free(&context->allocator, vectors->start);
    ent_memory_free(&context->allocator, vectors->order);
}

ent_status ent_vectors_new(ent_context *context, const ent_table *table, const uint32_t *kept,
                           size_t count, ent_vectors *out)
{
    const ent_allocator *allocator = &context->allocator;
    ent_vectors made = {.parties = table->parties,
                        .start = ent_memory_new(allocator, count + 1, sizeof *made.start),
                        .order = ent_memory_new(allocator, count, sizeof *made.order)};
    ent_status status = made.start == NULL || made.order == NULL
                            ? ENT_ERROR_MEMORY
                            : sort_rows(context, table, kept, count, &made);
    if (status == ENT_OK) {
        made.start[made.count] = (uint32_t)count;
        name_outcomes(kept, count, made.order);
        status = unpack(context, table, &made);
    }
    if (status != ENT_OK) {
        ent_vectors_free(context, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}
