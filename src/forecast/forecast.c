/* SPDX-License-Identifier: MIT */
/* A forecast: what was asked, the models on the file's own numbers, then draws, pulls and exchanges. */
#include "forecast/forecast.h"

#include "diag/diagnostic.h"

#include <string.h>

enum { MOST_SAMPLES = 1000000 };
#define MOST_WORK UINT64_C(20000000000)

void ent_forecast_defaults(ent_forecast_options *out)
{
    *out = (ent_forecast_options){.size = sizeof *out,
                                  .models = ENT_DEFAULT_FORECASTS,
                                  .samples = 1000,
                                  .seed = 1,
                                  .spread = 10,
                                  .interval = 0.9,
                                  .most_work = MOST_WORK};
}

static bool is_sound(const ent_forecast_options *options)
{
    return options->size == sizeof *options && options->models != 0 &&
           (options->models & ~ENT_ALL_FORECASTS) == 0 && options->samples <= MOST_SAMPLES &&
           options->spread >= 0 && options->spread <= 100 && options->interval > 0 &&
           options->interval < 1;
}

/* The model of exchanges, which are listed. */
static ent_status list_exchanges(ent_context *context, ent_forecast *f)
{
    ent_opinion *opinion = &f->opinions[ENT_FORECAST_EXCHANGE];
    memcpy(opinion->moved, f->sheet.positions, f->sheet.stake_count * sizeof *opinion->moved);
    return ent_exchange_tell(context, &f->sheet, &f->exchanges, opinion);
}

static ent_status run_models(ent_context *context, ent_forecast *f)
{
    double *room = ent_model_room(&f->arena, f->asked.models, f->sheet.widest);
    if (room == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        if (ent_forecast_asks(f, m)) {
            ENT_TRY(ent_context_step(context, "running models", m, ENT_FORECAST_COUNT));
            ENT_TRY(ent_opinion_new(&f->arena, &f->sheet, &f->opinions[m]));
            ENT_TRY(m == ENT_FORECAST_EXCHANGE
                        ? list_exchanges(context, f)
                        : ent_model_run(context, m, &f->sheet, room, &f->opinions[m]));
        }
    }
    return ENT_OK;
}

static ent_status fill(ent_context *context, ent_forecast *f)
{
    ENT_TRY(ent_sheet_new(&f->arena, f->dispute, f->asked.spread, &f->sheet, &f->spreads));
    ENT_TRY(run_models(context, f));
    ENT_TRY(ent_forecast_pull(context, f));
    return f->asked.samples == 0 ? ENT_OK : ent_forecast_sample(context, f);
}

ent_status ent_forecast_new(ent_context *context, const ent_dispute *dispute,
                            const ent_forecast_options *options, ent_forecast **out)
{
    ent_forecast_options asked;
    ent_forecast_defaults(&asked);
    asked = options == NULL ? asked : *options;
    if (context == NULL || dispute == NULL || out == NULL || !is_sound(&asked)) {
        return ENT_ERROR_ARGUMENT;
    }
    if (dispute->contest_count == 0) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NO_POSITIONS,
                                "the file has no positions to forecast from"));
        return ENT_ERROR_NOT_FOUND;
    }
    ent_forecast *made = ent_memory_zero(&context->allocator, 1, sizeof *made);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    made->allocator = context->allocator;
    made->dispute = dispute;
    made->asked = asked;
    ent_arena_init(&made->arena, &made->allocator);
    const ent_status status = fill(context, made);
    if (status != ENT_OK) {
        ent_forecast_free(made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_forecast_free(ent_forecast *forecast)
{
    if (forecast == NULL) {
        return;
    }
    const ent_allocator allocator = forecast->allocator;
    ent_memory_free(&allocator, forecast->exchanges.all);
    ent_arena_free(&forecast->arena);
    ent_memory_free(&allocator, forecast);
}
