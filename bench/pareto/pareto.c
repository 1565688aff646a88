/* SPDX-License-Identifier: MIT */
/* Times the Pareto set of tables made at random; README.md says how it is used. */
#include "bench.h"

#include <entente/settle.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST = 100000000 };

typedef struct row {
    const char *kind;
    int parties, outcomes;
} row;

static const row rows[] = {
    {"uniform", 2, 1000000}, {"uniform", 3, 1000000}, {"uniform", 5, 1000000},
    {"uniform", 8, 1000000}, {"ties", 2, 5800000},    {"ties", 3, 5800000},
    {"ties", 5, 5800000},    {"front", 2, 1000000},   {"front", 3, 1000000},
    {"front", 4, 20000},     {"heavy", 3, 5800000},   {"heavy", 4, 100000},
};

typedef struct settings {
    const char *kinds;
    int runs, threads, largest;
} settings;

static uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u; /* SplitMix64 */
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static int64_t below(uint64_t *random, uint64_t bound)
{
    return (int64_t)(draw(random) % bound);
}

static void make_row(const row *of, uint64_t *random, int64_t *out)
{
    const bool heavy = strcmp(of->kind, "heavy") == 0, front = strcmp(of->kind, "front") == 0;
    int64_t left = heavy ? 1000 : 1000000000;
    for (int p = 0; p < of->parties; p++) {
        if (heavy || front) {
            out[p] = p + 1 == of->parties ? left - below(random, heavy ? 6 : 100000)
                                          : below(random, heavy ? 50 : 1000000);
            left -= out[p];
        } else {
            out[p] = strcmp(of->kind, "ties") == 0 ? below(random, 30) : (int64_t)draw(random);
        }
    }
}

static double now(clockid_t clock)
{
    struct timespec at;
    (void)clock_gettime(clock, &at);
    return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

/* Fills in the seconds of each run, and behind them its seconds of processors. */
static bool time_runs(const settings *s, const row *of, const int64_t *table, uint64_t *set,
                      double *seconds)
{
    ent_context *context = NULL;
    ent_context_options options;
    ent_context_defaults(&options);
    options.threads = (size_t)s->threads;
    bool good = ent_context_new(&options, &context) == ENT_OK;
    for (int run = 0; run <= s->runs && good; run++) { /* one to warm up */
        const double start = now(CLOCK_MONOTONIC), used = now(CLOCK_PROCESS_CPUTIME_ID);
        double *const at = &seconds[run == 0 ? 0 : run - 1];
        good =
            ent_pareto(context, (size_t)of->parties, (uint64_t)of->outcomes, table, set) == ENT_OK;
        at[0] = now(CLOCK_MONOTONIC) - start;
        at[s->runs] = now(CLOCK_PROCESS_CPUTIME_ID) - used;
    }
    ent_context_free(context);
    return good;
}

static void tell(const settings *s, const row *of, const uint64_t *set, double *seconds)
{
    struct rusage used;
    int found = 0;
    for (int k = 0; k < of->outcomes; k++) {
        found += (int)(set[k / 64] >> (k % 64) & 1);
    }
    (void)getrusage(RUSAGE_SELF, &used);
    const double median = bench_median(seconds, (size_t)s->runs);
    const double minimum = bench_minimum(seconds, (size_t)s->runs);
    const double processors = bench_minimum(seconds + s->runs, (size_t)s->runs);
    (void)printf("%s,%d,%d,%d,%d,%.4f,%.4f,%.1f,%.4f\n", of->kind, of->parties, of->outcomes, found,
                 s->runs, minimum, median, (double)used.ru_maxrss / 1024, processors);
}

/* What the process of a row does. */
static bool measure(const settings *s, const row *of)
{
    const size_t parties = (size_t)of->parties, outcomes = (size_t)of->outcomes;
    int64_t *table = malloc(outcomes * parties * sizeof *table);
    uint64_t *set = malloc((outcomes / 64 + 1) * sizeof *set), random = 1;
    double *seconds = malloc((size_t)s->runs * 2 * sizeof *seconds);
    bool good = table != NULL && set != NULL && seconds != NULL;
    for (size_t k = 0; k < outcomes && good; k++) {
        make_row(of, &random, table + k * parties);
    }
    good = good && time_runs(s, of, table, set, seconds);
    if (good) {
        tell(s, of, set, seconds);
    }
    free(table);
    free(set);
    free(seconds);
    return good;
}

static bool run_row(const settings *s, const row *of)
{
    int code = 0;
    (void)fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const bool good = measure(s, of) && fflush(stdout) == 0;
        _exit(good ? 0 : 1);
    }
    return child > 0 && waitpid(child, &code, 0) == child && code == 0;
}

static bool read_flag(const char *flag, const char *value, settings *s)
{
    if (strcmp(flag, "--kinds") == 0) {
        s->kinds = value;
        return true;
    }
    int *number = strcmp(flag, "--runs") == 0      ? &s->runs
                  : strcmp(flag, "--threads") == 0 ? &s->threads
                  : strcmp(flag, "--largest") == 0 ? &s->largest
                                                   : NULL;
    return number != NULL &&
           bench_read_number(value, 1, number == &s->largest ? LARGEST : MOST_RUNS, number);
}

int main(int argc, char **argv)
{
    settings s = {.runs = 5, .largest = LARGEST};
    bool good = true;
    for (int a = 1; a < argc; a += 2) {
        if (a + 1 == argc || !read_flag(argv[a], argv[a + 1], &s)) {
            (void)fprintf(stderr, "usage: bench_pareto [--kinds LIST] [--runs N] [--threads N] "
                                  "[--largest N]\n");
            return BENCH_USAGE;
        }
    }
    (void)printf("kind,parties,outcomes,set,runs,minimum,median,mebibytes,processors\n");
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        if (bench_list_has(s.kinds, rows[k].kind) && rows[k].outcomes <= s.largest &&
            !run_row(&s, &rows[k])) {
            (void)fprintf(stderr, "bench_pareto: %s, %d parties: failed\n", rows[k].kind,
                          rows[k].parties);
            good = false;
        }
    }
    return good ? BENCH_DONE : BENCH_FAILED_ROW;
}
