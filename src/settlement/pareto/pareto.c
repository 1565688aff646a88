/* SPDX-License-Identifier: MIT */
/* The Pareto set of a table of utilities. */
#include "settlement/pareto/pareto.h"

#include "base/bits.h"
#include "space/space.h"

#include <string.h>

/* Each stage's ranges, which are joined afterwards. */
typedef struct ranges {
    const ent_table *table;
    int64_t *least, *most; /* per stage `parties` */
} ranges;

static ent_status range_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const ranges *r = user;
    const size_t parties = r->table->parties, from = stage * ENT_STAGE_STATES;
    const size_t left = r->table->count - from;
    const int64_t *row = r->table->utilities + from * parties;
    int64_t *least = r->least + stage * parties, *most = r->most + stage * parties;
    (void)context;
    (void)worker;
    memcpy(least, row, parties * sizeof *least);
    memcpy(most, row, parties * sizeof *most);
    for (size_t k = 0; k < (left < ENT_STAGE_STATES ? left : ENT_STAGE_STATES); k++) {
        for (size_t p = 0; p < parties; p++, row++) {
            least[p] = *row < least[p] ? *row : least[p];
            most[p] = *row > most[p] ? *row : most[p];
        }
    }
    return ENT_OK;
}

/* Finds the least and the most of each party. */
static ent_status find_ranges(ent_context *context, ent_table *table)
{
    const size_t stages = (table->count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const size_t parties = table->parties;
    const size_t workers = ent_workers(context, stages, table->count * (uint64_t)parties);
    int64_t *least = ent_memory_new(&context->allocator, 2 * stages * parties, sizeof *least);
    if (least == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ranges r = {.table = table, .least = least, .most = least + stages * parties};
    const ent_status status =
        ent_parallel(context, "comparing outcomes", workers, stages, range_stage, &r);
    for (size_t k = 0; k < stages * parties && status == ENT_OK; k++) {
        const size_t p = k % parties;
        table->least[p] =
            k < parties || r.least[k] < table->least[p] ? r.least[k] : table->least[p];
        table->most[p] = k < parties || r.most[k] > table->most[p] ? r.most[k] : table->most[p];
    }
    ent_memory_free(&context->allocator, least);
    return status;
}

/* Marks the outcomes of the vectors that nothing dominates. */
static ent_status mark_outcomes(ent_context *context, const ent_vectors *vectors, uint64_t *set)
{
    uint64_t *good =
        ent_memory_zero(&context->allocator, ent_bits_words(vectors->count), sizeof *good);
    if (good == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = vectors->parties <= 3 ? ent_vectors_sweep(context, vectors, good)
                                                    : ent_vectors_window(context, vectors, good);
    for (size_t v = 0; v < vectors->count && status == ENT_OK; v++) {
        for (size_t k = vectors->start[v]; ent_bits_has(good, v) && k < vectors->start[v + 1];
             k++) {
            ent_bits_add(set, vectors->order[k]);
        }
    }
    ent_memory_free(&context->allocator, good);
    return status;
}

static ent_status find_set(ent_context *context, const ent_table *table, uint64_t *set)
{
    uint32_t *kept = ent_memory_new(&context->allocator, table->count, sizeof *kept);
    size_t count = 0;
    ent_vectors vectors = {.rows = NULL};
    ent_status status =
        kept == NULL ? ENT_ERROR_MEMORY : ent_table_filter(context, table, kept, &count);
    if (status == ENT_OK) {
        status = ent_vectors_new(context, table, kept, count, &vectors);
    }
    ent_memory_free(&context->allocator, kept);
    if (status == ENT_OK) {
        status = mark_outcomes(context, &vectors, set);
        ent_vectors_free(context, &vectors);
    }
    return status;
}

ent_status ent_pareto(ent_context *context, size_t parties, uint64_t outcomes,
                      const int64_t *utilities, uint64_t *set)
{
    if (context == NULL || parties == 0 || parties > ENT_MOST_BARGAINERS ||
        outcomes >= UINT32_MAX || (outcomes > 0 && (utilities == NULL || set == NULL))) {
        return ENT_ERROR_ARGUMENT;
    }
    if (outcomes == 0) {
        return ENT_OK;
    }
    ent_table table = {.parties = parties, .count = (size_t)outcomes, .utilities = utilities};
    const size_t words = ent_bits_words(table.count);
    uint64_t *found = ent_memory_zero(&context->allocator, words, sizeof *found);
    ent_status status = found == NULL ? ENT_ERROR_MEMORY : find_ranges(context, &table);
    if (status == ENT_OK) {
        status = find_set(context, &table, found);
    }
    if (status == ENT_OK) {
        memcpy(set, found, words * sizeof *set);
    }
    ent_memory_free(&context->allocator, found);
    return status;
}
