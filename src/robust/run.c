/* SPDX-License-Identifier: MIT */
/*
 * Solving a range of readings on several threads.
 *
 * Threads take chunks of readings. Each has a reader and a tally of its own, made when it takes its first
 * chunk; the tallies are added up at the end, and since that is the same in any order, so is the result.
 */
#include "robust/readings.h"

#include "diag/parallel.h"
#include "stability/plan.h"

#include <string.h>

enum {
    CHUNK_WORK = 2000000
}; /* of about a nanosecond's: some of these between two looks at cancel */

typedef struct work {
    const ent_readings *readings;
    const ent_run *run;
    uint64_t chunk;
    ent_reader *readers; /* per worker; not made yet: without a setting */
    ent_tally **tallies; /* likewise NULL */
    bool failed;         /* something but a stop came about */
} work;

/* About how many nanoseconds a reading takes. */
static uint64_t work_of(const ent_readings *readings)
{
    const uint64_t states = readings->setting.space->count;
    const uint64_t parties = readings->setting.graph.party_count;
    return readings->setting.is_small ? parties * states * (40 + states) : 200 * states * parties;
}

/* Keeps the equilibria of a reading. */
static void keep_sets(const work *w, uint64_t number, ent_reader *reader)
{
    const ent_readings *readings = w->readings;
    const size_t words = readings->words, sets = ent_readings_sets(readings->asked.concepts);
    uint64_t *to = w->run->keep + number * sets * words;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((readings->asked.concepts >> c & 1) != 0) {
            memcpy(to, ent_reader_set(reader, c, readings->setting.graph.party_count),
                   words * sizeof *to);
            to += words;
        }
    }
    w->run->tried[number] = true;
}

/* Solves the readings of a chunk; *done says how many. */
static ent_status solve_chunk(ent_context *context, const work *w, ent_reader *reader,
                              ent_tally *tally, ent_reading_range *range)
{
    const uint64_t count = range->count;
    for (range->count = 0; range->count < count; range->count++) {
        const uint64_t number = range->first + range->count;
        ent_readings_turn(w->readings, number, reader->orders);
        ENT_TRY(ent_reader_solve(context, reader));
        ent_tally_count(tally, reader);
        if (w->run->keep != NULL) {
            keep_sets(w, number - w->run->first, reader);
        }
    }
    return ENT_OK;
}

static ent_status run_chunk(ent_context *context, void *user, size_t worker, size_t item)
{
    const work *w = user;
    ent_reader *reader = &w->readers[worker];
    const uint64_t from = item * w->chunk, left = w->run->count - from;
    ent_reading_range range = {.first = w->run->first + from,
                               .count = left < w->chunk ? left : w->chunk};
    if (reader->setting == NULL) {
        ENT_TRY(ent_reader_new(context, &w->readings->setting, reader));
    }
    if (w->tallies[worker] == NULL) {
        ENT_TRY(ent_tally_new(&context->allocator, w->readings, &w->tallies[worker]));
    }
    ENT_TRY(ent_tally_reserve(w->tallies[worker], 1));
    const ent_status status = solve_chunk(context, w, reader, w->tallies[worker], &range);
    ent_tally_cover(w->tallies[worker], range);
    return status;
}

/* How many threads; refuses what takes more memory than there is. Where moves are kept one by one the plan is
 * not known. */
static ent_status choose_workers(ent_context *context, const ent_readings *readings, size_t items,
                                 uint64_t size, size_t *out)
{
    const ent_setting *setting = &readings->setting;
    const uint64_t states = setting->space->count, parties = setting->graph.party_count;
    ent_solution_options options;
    uint64_t bytes = 0;
    ent_solution_defaults(&options);
    options.concepts = readings->asked.concepts;
    *out = ent_workers(context, items, size);
    if (ent_solution_plan(context, setting->space->dispute, states, &options, &bytes) != ENT_OK) {
        return ENT_OK;
    }
    bytes += 8 * states * (parties + 1) * ent_readings_sets(readings->asked.concepts);
    while (*out > 1 && context->max_memory != 0 && *out * bytes > context->max_memory) {
        (*out)--;
    }
    return ent_plan_check(context, states, *out * bytes);
}

/* Adds the workers' tallies up and releases what they had. */
static ent_status gather(ent_context *context, work *w, size_t workers, ent_tally **out)
{
    ent_status status = ENT_OK;
    for (size_t k = 0; k < workers; k++) {
        ent_tally *tally = w->tallies[k];
        if (w->readers[k].setting != NULL) {
            ent_reader_adopt(context, &w->readers[k]);
            ent_reader_free(&w->readers[k]);
        }
        if (tally == NULL) {
            continue;
        }
        tally->allocator = context->allocator;
        if (*out == NULL) {
            *out = tally;
            continue;
        }
        if (status == ENT_OK) {
            status = ent_tally_add(*out, tally);
        }
        ent_tally_free(tally);
    }
    if (*out == NULL) { /* nobody came to anything */
        status = ent_tally_new(&context->allocator, w->readings, out);
    }
    return status;
}

static ent_status run_with(ent_context *context, work *w, size_t workers, size_t chunks,
                           ent_tally **out)
{
    const ent_allocator *allocator = &context->allocator;
    ent_tally *tally = NULL;
    ent_status status = ENT_ERROR_MEMORY, gathered = ENT_OK;
    uint64_t counted[ENT_WORK_COUNT];
    memcpy(counted, context->work, sizeof counted);
    w->readers = ent_memory_zero(allocator, workers, sizeof *w->readers);
    w->tallies = ent_memory_zero(allocator, workers, sizeof *w->tallies);
    if (w->readers != NULL && w->tallies != NULL) {
        status = ent_parallel(context, "solving readings", workers, chunks, run_chunk, w);
        gathered = gather(context, w, workers, &tally);
    }
    memcpy(context->work, counted, sizeof counted); /* it would hang on who solved what before */
    ent_memory_free(allocator, w->readers);
    ent_memory_free(allocator, w->tallies);
    status = gathered == ENT_OK ? status : gathered;
    const bool some = tally != NULL && ent_tally_readings(tally) > 0;
    if (status != ENT_OK &&
        !(status == ENT_ERROR_CANCELLED && w->readings->asked.partial && some)) {
        ent_tally_free(tally);
        return status;
    }
    *out = tally;
    return ENT_OK;
}

ent_status ent_readings_run_all(ent_context *context, const ent_readings *readings,
                                const ent_run *run, ent_tally **out)
{
    const uint64_t each = work_of(readings);
    work w = {.readings = readings, .run = run, .chunk = CHUNK_WORK / each + 1};
    const uint64_t chunks = run->count / w.chunk + (run->count % w.chunk != 0);
    const uint64_t size = run->count > UINT64_MAX / each ? UINT64_MAX : run->count * each;
    size_t workers = 0;
    ENT_TRY(choose_workers(context, readings, (size_t)chunks, size, &workers));
    return run_with(context, &w, workers, (size_t)chunks, out);
}

ent_status ent_readings_run(ent_context *context, const ent_readings *readings, uint64_t first,
                            uint64_t count, ent_tally **out)
{
    if (context == NULL || readings == NULL || out == NULL || first > readings->count ||
        count > readings->count - first) {
        return ENT_ERROR_ARGUMENT;
    }
    const ent_run run = {.first = first, .count = count};
    return ent_readings_run_all(context, readings, &run, out);
}
