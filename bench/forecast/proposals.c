/* SPDX-License-Identifier: MIT */
/*
 * Models that look at several issues at once: the issues of a proposal make a dispute file, which is read and forecast.
 * Names of actors are not looked at: an actor has the number of the first row of the table in which it stands.
 */
#include "accuracy.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Text that grows. */
typedef struct text {
    char *bytes;
    size_t length, room;
    bool failed;
} text;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
append(text *t, const char *format, ...)
{
    enum { LINE = 256 };
    va_list arguments;
    if (t->failed || t->length + LINE > t->room) {
        const size_t room = 2 * t->room + LINE;
        char *more = t->failed ? NULL : realloc(t->bytes, room);
        if (more == NULL) {
            t->failed = true;
            return;
        }
        t->bytes = more;
        t->room = room;
    }
    va_start(arguments, format);
    const int length = vsnprintf(t->bytes + t->length, LINE, format, arguments);
    va_end(arguments);
    t->failed = length < 0 || length >= LINE;
    t->length += t->failed ? 0 : (size_t)length;
}

/* Whether an actor of a decision stands in an earlier one of the proposal. */
static bool is_known(const decision *all, size_t first, size_t k, size_t actor)
{
    for (size_t d = first; d < k; d++) {
        for (size_t p = 0; p < all[d].count && strcmp(all[d].proposal, all[k].proposal) == 0; p++) {
            if (all[d].actors[p] == actor) {
                return true;
            }
        }
    }
    return false;
}

/* Writes a proposal, whose first decision is `first`, as a dispute file. */
static void write_proposal(const decisions *d, size_t first, text *out)
{
    const char *proposal = d->all[first].proposal;
    out->length = 0;
    append(out, "entente: 1\nparties:\n");
    for (size_t k = first; k < d->count; k++) {
        const decision *one = &d->all[k];
        for (size_t p = 0; p < one->count && strcmp(one->proposal, proposal) == 0; p++) {
            if (!is_known(d->all, first, k, one->actors[p])) {
                append(out, "  a%zu:\n", one->actors[p]);
            }
        }
    }
    append(out, "positions:\n");
    for (size_t k = first; k < d->count; k++) {
        const decision *one = &d->all[k];
        if (strcmp(one->proposal, proposal) != 0) {
            continue;
        }
        append(out, "  i%zu:\n    parties:\n", k);
        for (size_t p = 0; p < one->count; p++) {
            append(out, "      a%zu: {position: %.9f, salience: %.9f, influence: %.9f}\n",
                   one->actors[p], one->positions[p], one->saliences[p], one->influence[p]);
        }
    }
}

/* Forecasts the proposal by a model: values[k] for each of its decisions; NAN where the model says nothing. */
static ent_status forecast(ent_context *context, const decisions *d, size_t first, const text *file,
                           ent_forecast_model model, double *values)
{
    ent_dispute *dispute = NULL;
    ent_forecast *made = NULL;
    ent_forecast_options options;
    ent_forecast_defaults(&options);
    options.models = 1u << model;
    options.samples = 0;
    ent_status status =
        ent_dispute_read_text(context, "proposal", file->bytes, file->length, &dispute);
    if (status == ENT_OK) {
        status = ent_forecast_new(context, dispute, &options, &made);
    }
    for (size_t k = first, issue = 0; status == ENT_OK && k < d->count; k++) {
        if (strcmp(d->all[k].proposal, d->all[first].proposal) == 0) {
            const ent_forecast_view view = ent_forecast_at(made, issue++, model);
            values[k] = view.reason == NULL ? view.value : NAN;
        }
    }
    ent_forecast_free(made);
    ent_dispute_free(dispute);
    return status;
}

static bool stood_before(const decisions *d, size_t k)
{
    size_t at = 0;
    while (strcmp(d->all[at].proposal, d->all[k].proposal) != 0) {
        at++;
    }
    return at < k;
}

ent_status proposals_forecast(ent_context *context, const decisions *d, ent_forecast_model model,
                              double *values)
{
    text file = {.bytes = NULL};
    ent_status status = ENT_OK;
    for (size_t k = 0; status == ENT_OK && k < d->count; k++) {
        if (stood_before(d, k)) {
            continue;
        }
        write_proposal(d, k, &file);
        status = file.failed ? ENT_ERROR_MEMORY : forecast(context, d, k, &file, model, values);
    }
    free(file.bytes);
    return status;
}
