/* SPDX-License-Identifier: MIT */
/* `forecast_accuracy DIR`: how far the models are off on decisions whose outcomes are known; README.md. */
#include "accuracy.h"

#include <stdio.h>

/* What an interval shows. */
static const char *verdict(const score *s)
{
    return s->high < 0 ? "better" : s->low > 0 ? "worse" : "no difference shown";
}

static void write_head(const decisions *d)
{
    printf("%zu of %zu issues; left out: %zu without an outcome, %zu without positions\n", d->count,
           d->listed, d->without_outcome, d->without_positions);
    printf("%zu positions, of which %zu lack a number and are left out\n", d->positions_listed,
           d->positions_short);
    printf(
        "error: mean distance of forecast and outcome, on 0 to 100; within 10: share of issues\n"
        "that it is off by at most 10; difference: error less that of the compromise mean, with\n"
        "the middle 95 %% of %d resamples of the issues (seed %d)\n\n",
        RESAMPLES, RESAMPLE_SEED);
    printf("%-31s %-10s %7s %9s %10s  %s\n", "name", "model", "error", "within 10", "difference",
           "95 % interval");
}

static void write_row(const score *s, bool is_base, size_t count)
{
    printf("%-31s %-10s %7.3f %9.3f", s->name, s->key, s->mean_error, s->within);
    if (is_base) {
        printf("\n");
        return;
    }
    printf(" %+10.3f  %+7.3f to %+7.3f  %s", s->difference, s->low, s->high, verdict(s));
    if (s->count < count) {
        printf(" (on %zu issues)", s->count);
    }
    printf("\n");
}

static int run(const char *folder)
{
    decisions d;
    score scores[SCORE_ROWS];
    int code = decisions_read(folder, &d);
    if (code == ACCURACY_DONE) {
        code = scores_make(&d, scores);
        if (code == ACCURACY_DONE) {
            write_head(&d);
            for (size_t r = 0; r < SCORE_ROWS; r++) {
                write_row(&scores[r], r == SCORE_BASE, d.count);
            }
        }
        scores_free(scores);
    }
    decisions_free(&d);
    if (code == ACCURACY_FAILED) {
        fputs("forecast_accuracy: a model failed, or there is not enough memory\n", stderr);
    }
    if (fflush(stdout) != 0) {
        perror("forecast_accuracy: standard output");
        return ACCURACY_FAILED;
    }
    return code;
}

int main(int argc, char **argv)
{
    if (argc != 2 || argv[1][0] == '-' || argv[1][0] == '\0') {
        fputs("usage: forecast_accuracy DIR\n"
              "  DIR  the folder of deu_issues.csv and deu_positions.csv\n",
              stderr);
        return ACCURACY_USAGE;
    }
    return run(argv[1]);
}
