/* SPDX-License-Identifier: MIT */
/*
 * Throwing out what a few good outcomes dominate.
 *
 * The best by sum, each party's utilities cut to [0, 1], are *champions*: some of each stage of the table. Among
 * outcomes that are spread at random, these dominate nearly all. Where they do not, a stage soon stops asking more
 * than the first few of them. Nothing is decided by rounded numbers: they choose champions, and no more.
 */
#include "settlement/pareto/pareto.h"

#include "space/space.h"

#include <string.h>

enum {
    OF_A_STAGE = 4,
    CHAMPIONS = 64, /* at most */
    FEW = 4,        /* that are always asked */
    TRIAL = 1024,   /* outcomes of a stage after which it is asked whether this is worth it */
    TOO_FEW_OUTCOMES = 256
};

typedef struct candidate {
    double sum;
    uint32_t outcome;
} candidate;

typedef struct filter {
    const ent_table *table;
    double scale[ENT_MOST_BARGAINERS];
    candidate *best; /* per stage OF_A_STAGE, a sum below 0 for none; then the champions */
    int64_t *champions;
    size_t champion_count;
    uint32_t *kept;     /* per stage, from its first outcome's place on */
    size_t *kept_count; /* per stage */
} filter;

static const int64_t *row_of(const ent_table *table, size_t outcome)
{
    return table->utilities + outcome * table->parties;
}

static double sum_of(const filter *f, const int64_t *row)
{
    double sum = 0;
    for (size_t p = 0; p < f->table->parties; p++) {
        sum += (double)((uint64_t)row[p] - (uint64_t)f->table->least[p]) * f->scale[p];
    }
    return sum;
}

static size_t stage_end(const ent_table *table, size_t stage)
{
    const size_t end = (stage + 1) * ENT_STAGE_STATES;
    return end < table->count ? end : table->count;
}

/* Puts a candidate into its place among the best, which are in descending order, unless it is equal to one. */
static void enter(const filter *f, candidate *best, size_t count, candidate new)
{
    size_t at = count;
    for (size_t k = 0; k < count && best[k].sum >= new.sum; k++) {
        if (best[k].sum == new.sum &&
            memcmp(row_of(f->table, best[k].outcome), row_of(f->table, new.outcome),
                   f->table->parties * sizeof(int64_t)) == 0) {
            return;
        }
    }
    for (; at > 0 && best[at - 1].sum < new.sum; at--) {
        if (at < count) {
            best[at] = best[at - 1];
        }
    }
    if (at < count) {
        best[at] = new;
    }
}

static ent_status choose_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const filter *f = user;
    candidate *best = f->best + stage * OF_A_STAGE;
    (void)context;
    (void)worker;
    for (size_t k = 0; k < OF_A_STAGE; k++) {
        best[k] = (candidate){.sum = -1, .outcome = 0};
    }
    for (size_t k = stage * ENT_STAGE_STATES; k < stage_end(f->table, stage); k++) {
        const double sum = sum_of(f, row_of(f->table, k));
        if (sum > best[OF_A_STAGE - 1].sum) {
            enter(f, best, OF_A_STAGE, (candidate){.sum = sum, .outcome = (uint32_t)k});
        }
    }
    return ENT_OK;
}

/* The best of all stages become the champions, their rows side by side. */
static void choose_champions(filter *f, size_t stages)
{
    const size_t parties = f->table->parties;
    candidate best[CHAMPIONS];
    for (size_t k = 0; k < CHAMPIONS; k++) {
        best[k] = (candidate){.sum = -1, .outcome = 0};
    }
    for (size_t k = 0; k < stages * OF_A_STAGE; k++) {
        if (f->best[k].sum > best[CHAMPIONS - 1].sum) {
            enter(f, best, CHAMPIONS, f->best[k]);
        }
    }
    for (size_t k = 0; k < CHAMPIONS && best[k].sum >= 0; k++) {
        memcpy(f->champions + k * parties, row_of(f->table, best[k].outcome),
               parties * sizeof(int64_t));
        f->champion_count = k + 1;
    }
}

/* Whether the first row is at least as good for all and better for one. */
static bool dominates(const int64_t *good, const int64_t *row, size_t parties)
{
    bool better = false;
    for (size_t p = 0; p < parties; p++) {
        if (good[p] < row[p]) {
            return false;
        }
        better |= good[p] > row[p];
    }
    return better;
}

static bool beaten(const filter *f, const int64_t *row, size_t champions)
{
    const size_t parties = f->table->parties;
    for (size_t k = 0; k < champions; k++) {
        if (dominates(f->champions + k * parties, row, parties)) {
            return true;
        }
    }
    return false;
}

static ent_status filter_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const filter *f = user;
    const size_t from = stage * ENT_STAGE_STATES;
    size_t champions = f->champion_count, count = 0;
    (void)context;
    (void)worker;
    for (size_t k = from; k < stage_end(f->table, stage); k++) {
        if (!beaten(f, row_of(f->table, k), champions)) {
            f->kept[from + count++] = (uint32_t)k;
        }
        if (k - from == TRIAL && count > TRIAL / 2 && champions > FEW) {
            champions = FEW;
        }
    }
    f->kept_count[stage] = count;
    return ENT_OK;
}

static ent_status run(ent_context *context, filter *f, size_t stages, size_t *count)
{
    const size_t parties = f->table->parties;
    const size_t workers = ent_workers(context, stages, f->table->count * (uint64_t)(2 * parties));
    for (size_t p = 0; p < parties; p++) {
        const uint64_t range = (uint64_t)f->table->most[p] - (uint64_t)f->table->least[p];
        f->scale[p] = range == 0 ? 0 : 1 / (double)range;
    }
    ENT_TRY(ent_parallel(context, "comparing outcomes", workers, stages, choose_stage, f));
    choose_champions(f, stages);
    ENT_TRY(ent_parallel(context, "comparing outcomes", workers, stages, filter_stage, f));
    *count = 0;
    for (size_t g = 0; g < stages; g++) {
        memmove(f->kept + *count, f->kept + g * ENT_STAGE_STATES,
                f->kept_count[g] * sizeof *f->kept);
        *count += f->kept_count[g];
    }
    return ENT_OK;
}

ent_status ent_table_filter(ent_context *context, const ent_table *table, uint32_t *kept,
                            size_t *count)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t stages = (table->count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    if (table->count < TOO_FEW_OUTCOMES) {
        for (*count = 0; *count < table->count; ++*count) {
            kept[*count] = (uint32_t)*count;
        }
        return ENT_OK;
    }
    filter f = {.table = table,
                .kept = kept,
                .best = ent_memory_new(allocator, stages * OF_A_STAGE, sizeof *f.best),
                .champions =
                    ent_memory_new(allocator, CHAMPIONS * table->parties, sizeof *f.champions),
                .kept_count = ent_memory_new(allocator, stages, sizeof *f.kept_count)};
    const ent_status status = f.best == NULL || f.champions == NULL || f.kept_count == NULL
                                  ? ENT_ERROR_MEMORY
                                  : run(context, &f, stages, count);
    ent_memory_free(allocator, f.best);
    ent_memory_free(allocator, f.champions);
    ent_memory_free(allocator, f.kept_count);
    return status;
}
