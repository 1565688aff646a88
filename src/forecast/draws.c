/* SPDX-License-Identifier: MIT */
/*
 * Draws of the inputs: what each model makes of them, and the middle part of that.
 *
 * Threads take ranges of samples and write what they find at the samples' own places, so the result does not depend on
 * who does what. Of n values in ascending order the q-quantile is the one of rank ceil(q n), the first at least: the
 * least value that at least the share q of all do not exceed. Where the draws of a model would take more work than is
 * allowed, it sees the first of them alone. Memory 8 bytes a sample, issue and model.
 */
#include "forecast/forecast.h"

#include "diag/parallel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* About how many nanoseconds a thread works between two looks at cancel. */
enum { CHUNK_WORK = 2000000 };

/* What a thread works with. */
typedef struct worker {
    ent_sheet sheet;
    ent_opinion opinion;
    double *room;
} worker;

typedef struct draws {
    const ent_forecast *forecast;
    worker *workers;
    uint64_t samples, chunk;            /* of the model that is drawn most */
    double *values[ENT_FORECAST_COUNT]; /* per model: a row of its draws for each issue; or NULL */
} draws;

static ent_status draw_one(ent_context *context, const draws *d, worker *w, uint64_t sample)
{
    const ent_forecast *f = d->forecast;
    ent_sheet_draw(&f->sheet, &f->spreads, f->asked.seed, sample, &w->sheet);
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (sample >= f->draws[m]) {
            continue;
        }
        ENT_TRY(ent_model_run(context, m, &w->sheet, w->room, &w->opinion));
        for (size_t k = 0; k < f->sheet.issue_count; k++) {
            d->values[m][k * f->draws[m] + sample] = w->opinion.values[k];
        }
    }
    return ENT_OK;
}

static ent_status draw_chunk(ent_context *context, void *user, size_t number, size_t item)
{
    const draws *d = user;
    const uint64_t first = item * d->chunk, left = d->samples - first;
    for (uint64_t k = 0; k < d->chunk && k < left; k++) {
        ENT_TRY(draw_one(context, d, &d->workers[number], first + k));
    }
    return ENT_OK;
}

static int ascending(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The quantile of sorted values; the slack is for shares such as 0.1, which no number is exactly. */
static double quantile(const double *values, uint64_t count, double share)
{
    const double rank = ceil(share * (double)count - 1e-6);
    return values[rank < 1 ? 0 : (uint64_t)rank - 1];
}

static void find_intervals(const draws *d, ent_forecast *forecast)
{
    const double tail = (1 - forecast->asked.interval) / 2;
    for (size_t m = 0; m < ENT_FORECAST_COUNT; m++) {
        const uint64_t count = forecast->draws[m];
        for (size_t k = 0; k < forecast->sheet.issue_count && count > 0; k++) {
            double *row = d->values[m] + k * count;
            qsort(row, count, sizeof *row, ascending);
            forecast->intervals[m][k] = (ent_drawn){.low = quantile(row, count, tail),
                                                    .middle = quantile(row, count, 0.5),
                                                    .high = quantile(row, count, 1 - tail)};
        }
    }
}

/* Makes room for the workers in an arena. */
static ent_status set_up(ent_arena *arena, draws *d, size_t workers)
{
    const ent_sheet *sheet = &d->forecast->sheet;
    d->workers = ent_arena_new(arena, workers, sizeof *d->workers);
    if (d->workers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t w = 0; w < workers; w++) {
        ENT_TRY(ent_sheet_copy(arena, sheet, &d->workers[w].sheet));
        ENT_TRY(ent_opinion_new(arena, sheet, &d->workers[w].opinion));
        d->workers[w].room = ent_model_room(arena, d->forecast->asked.models, sheet->widest);
        if (d->workers[w].room == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        const uint64_t count = d->forecast->draws[m];
        if (count > 0) {
            d->values[m] = ent_arena_new(arena, sheet->issue_count, count * sizeof *d->values[m]);
        }
        if (count > 0 && d->values[m] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

/* How often each model is drawn; about how many nanoseconds all of it takes. */
static uint64_t decide(ent_forecast *forecast)
{
    const ent_forecast_options *asked = &forecast->asked;
    uint64_t all = 0;
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_asks(forecast, m)) {
            const uint64_t work = ent_forecast_work(forecast, m);
            const uint64_t most = asked->most_work == 0 ? asked->samples : asked->most_work / work;
            forecast->draws[m] = most < asked->samples ? most : asked->samples;
            all += forecast->draws[m] * work;
        }
    }
    return all;
}

/* Adds to the note of a model of an issue how often it was drawn. */
static ent_status note(ent_forecast *forecast, ent_forecast_model model, size_t issue)
{
    enum { ROOM = 400 };
    const uint64_t count = forecast->draws[model];
    const char **notes = forecast->opinions[model].notes;
    const char *before = notes[issue] == NULL ? "" : notes[issue], *link = *before ? "; " : "";
    char text[ROOM];
    if (count == 0) {
        (void)snprintf(text, ROOM, "%s%snot drawn, since one draw takes long", before, link);
    } else {
        (void)snprintf(text, ROOM, "%s%sdrawn %llu time%s, since one draw takes long", before, link,
                       (unsigned long long)count, count == 1 ? "" : "s");
    }
    notes[issue] = ent_arena_text(&forecast->arena, text, strlen(text));
    return notes[issue] == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status note_all(ent_forecast *forecast)
{
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        const bool fewer =
            ent_forecast_asks(forecast, m) && forecast->draws[m] < forecast->asked.samples;
        for (size_t k = 0; fewer && k < forecast->sheet.issue_count; k++) {
            ENT_TRY(note(forecast, m, k));
        }
    }
    return ENT_OK;
}

static ent_status run(ent_context *context, ent_forecast *forecast, ent_arena *arena, uint64_t work)
{
    draws d = {.forecast = forecast};
    for (size_t m = 0; m < ENT_FORECAST_COUNT; m++) {
        d.samples = forecast->draws[m] > d.samples ? forecast->draws[m] : d.samples;
    }
    if (d.samples == 0) {
        return ENT_OK;
    }
    d.chunk = 1 + CHUNK_WORK / (1 + work / d.samples);
    const size_t chunks = (size_t)((d.samples + d.chunk - 1) / d.chunk);
    const size_t workers = ent_workers(context, chunks, work);
    ENT_TRY(set_up(arena, &d, workers));
    ENT_TRY(ent_parallel(context, "drawing inputs", workers, chunks, draw_chunk, &d));
    find_intervals(&d, forecast);
    return ENT_OK;
}

ent_status ent_forecast_sample(ent_context *context, ent_forecast *forecast)
{
    const uint64_t work = decide(forecast);
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (forecast->draws[m] == 0) {
            continue;
        }
        forecast->intervals[m] = ent_arena_new(&forecast->arena, forecast->sheet.issue_count,
                                               sizeof *forecast->intervals[m]);
        if (forecast->intervals[m] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    ENT_TRY(note_all(forecast));
    ent_arena arena;
    ent_arena_init(&arena, &context->allocator);
    const ent_status status = run(context, forecast, &arena, work);
    ent_arena_free(&arena);
    return status;
}
