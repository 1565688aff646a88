/* SPDX-License-Identifier: MIT */
/*
 * Pulls: each input of an issue lowered and raised by its spread, alone, and what that does to the compromise mean.
 *
 * They are ranked by how far apart the two means are. Effects that differ by less than a billionth of a percent of the
 * scale count as equal, since they may be so but for rounding; then the order is that of the stakes, and of a stake
 * position, salience, influence. Time O(parties^2) an issue.
 */
#include "forecast/forecast.h"

#include "diag/context.h"

#include <math.h>
#include <stdlib.h>

enum { INPUTS = ENT_INPUT_INFLUENCE + 1 };

typedef struct ranked {
    double effect; /* rounded */
    ent_pull_view view;
} ranked;

static int most_moving_first(const void *one, const void *other)
{
    const ranked *a = one, *b = other;
    const size_t left = a->view.stake * INPUTS + a->view.input;
    const size_t right = b->view.stake * INPUTS + b->view.input;
    return a->effect != b->effect ? (a->effect < b->effect) - (a->effect > b->effect)
                                  : (left > right) - (left < right);
}

/* The compromise mean of an issue with one input moved. */
static double mean_with(const ent_sheet *sheet, size_t issue, ent_input input, size_t at, double by)
{
    const ent_forecast_issue of = ent_sheet_issue(sheet, issue);
    double *number = &ent_sheet_input(sheet, input)[at];
    const double before = *number;
    *number = ent_input_moved(input, before, by);
    const double mean = ent_compromise(&of);
    *number = before;
    return mean;
}

static ranked pull_of(const ent_forecast *f, size_t issue, size_t stake, ent_input input)
{
    const ent_contest *contest = &f->dispute->contests[issue];
    const size_t at = f->sheet.first[issue] + stake;
    const double spread = f->spreads.of[input][at];
    const double down = mean_with(&f->sheet, issue, input, at, -spread);
    const double up = mean_with(&f->sheet, issue, input, at, spread);
    const double scale = input == ENT_INPUT_POSITION ? (contest->high - contest->low) / 100 : 1;
    return (ranked){.effect = floor(fabs(up - down) * 1e9 + 0.5),
                    .view = {.stake = stake,
                             .input = input,
                             .change = spread * scale,
                             .down = ent_contest_from_sheet(contest, down),
                             .up = ent_contest_from_sheet(contest, up)}};
}

/* Ranks the inputs of each issue; `rows` is room for those of the widest. */
static ent_status rank(const ent_context *context, ent_forecast *forecast, ranked *rows)
{
    const ent_sheet *sheet = &forecast->sheet;
    for (size_t k = 0; k < sheet->issue_count; k++) {
        const size_t count = INPUTS * ent_sheet_issue(sheet, k).parties;
        for (size_t r = 0; r < count; r++) {
            ENT_TRY(ent_context_step(context, "ranking inputs", k, sheet->issue_count));
            rows[r] = pull_of(forecast, k, r / INPUTS, (ent_input)(r % INPUTS));
        }
        qsort(rows, count, sizeof *rows, most_moving_first);
        for (size_t r = 0; r < count; r++) {
            forecast->pulls[INPUTS * sheet->first[k] + r] = rows[r].view;
        }
    }
    return ENT_OK;
}

ent_status ent_forecast_pull(const ent_context *context, ent_forecast *forecast)
{
    const ent_sheet *sheet = &forecast->sheet;
    ranked *rows = ent_memory_new(&forecast->allocator, sheet->widest, INPUTS * sizeof *rows);
    forecast->pulls =
        ent_arena_new(&forecast->arena, sheet->stake_count, INPUTS * sizeof *forecast->pulls);
    const ent_status status =
        rows == NULL || forecast->pulls == NULL ? ENT_ERROR_MEMORY : rank(context, forecast, rows);
    ent_memory_free(&forecast->allocator, rows);
    return status;
}
