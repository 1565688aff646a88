/* SPDX-License-Identifier: MIT */
/*
 * All rows, one after the other: first what the command is and knows, then each dispute is written and
 * measured, with each number of threads. What there is goes to the CSV file after each row, so that it is
 * not lost with what comes later.
 */
#include "bench.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *words[8];
    const char *note;
} abilities[BENCH_ABILITY_COUNT] = {
    [BENCH_SOLVE_STATISTICS] = {{"solve", "--summary", "--statistics"},
                                "`solve` does not know `--statistics`: its rows have no counters"},
    [BENCH_STATES_STATISTICS] =
        {{"states", "--count", "--statistics"},
         "`states` does not know `--statistics`: its rows have no counters"},
    [BENCH_SOLVE_THREADS] = {{"solve", "--summary", "--threads", "1"},
                             "`solve` does not know `--threads`: its rows are run once"},
    [BENCH_STATES_THREADS] = {{"states", "--count", "--threads", "1"},
                              "`states` does not know `--threads`: its rows are run once"},
    [BENCH_SOLVE_EXISTS] = {{"solve", "--exists", "o0_0", "--concept", "nash", "--time-limit",
                             "60"},
                            "`solve` does not know `--exists`: its rows are left out"},
    [BENCH_SOLVE_TYPES] = {{"solve", "--summary", "--certainty", "types", "--types", "b,d"},
                           "`solve` does not know `--types`: rows that ask for more are left out"},
    [BENCH_ROBUST] = {{"robust", "--over", "swaps", "--samples", "1"},
                      "there is no `robust`: its rows are left out"},
};

static void note(bench_results *results, const char *text)
{
    fprintf(stderr, "bench: %s\n", text);
    if (results->note_count < MOST_NOTES) {
        results->notes[results->note_count++] = text;
    }
}

/* Whether the machine has the memory that a row will take; see METHOD.md. */
static bool fits_memory(const bench_recipe *r)
{
#ifdef _SC_PHYS_PAGES
    const double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (memory > 0 && r->task == TASK_SOLVE && r->shape == SHAPE_OPTIONS && r->rules == 0) {
        return ldexp(44.0 + 16.0 * r->parties, r->options) < 0.9 * memory;
    }
#endif
    (void)r;
    return true;
}

static int no_process(const char *program)
{
    fprintf(stderr, "bench: cannot start '%s': %s\n", program, strerror(errno));
    return BENCH_NO_PROGRAM;
}

static int cannot_write(const char *path)
{
    fprintf(stderr, "bench: cannot write '%s': %s\n", path, strerror(errno));
    return BENCH_OUTPUT;
}

static void tell(const bench_row *row)
{
    char name[160];
    bench_describe(row, name, sizeof name);
    if (row->runs > 0) {
        fprintf(stderr, "%s: %s, %.4f s, %.1f MiB, %d runs\n", name, row->status, row->median,
                row->mebibytes, row->runs);
    } else {
        fprintf(stderr, "%s: %s\n", name, row->status);
    }
}

static int keep(const bench_meter *m)
{
    if (m->settings->csv == NULL) {
        return BENCH_DONE;
    }
    FILE *file = fopen(m->settings->csv, "w");
    const bool whole = file != NULL && bench_write_csv(m->results, file);
    if (file == NULL || fclose(file) != 0 || !whole) {
        return cannot_write(m->settings->csv);
    }
    return BENCH_DONE;
}

/* Measures a recipe with one number of threads. */
static int add_row(bench_meter *m, const bench_recipe *recipe, int threads)
{
    bench_row *row = &m->results->rows[m->results->row_count];
    *row = (bench_row){.recipe = *recipe, .threads = threads};
    if (!fits_memory(recipe)) {
        (void)snprintf(row->status, sizeof row->status, "memory");
    } else if (!bench_measure_row(m, row)) {
        return no_process(m->settings->program);
    }
    m->results->row_count++;
    tell(row);
    return keep(m);
}

static int measure_recipe(bench_meter *m, const bench_recipe *recipe)
{
    const bench_settings *s = m->settings;
    if (!bench_list_has(s->kinds, recipe->kind) ||
        (recipe->task == TASK_EXISTS && !m->can[BENCH_SOLVE_EXISTS]) ||
        (recipe->task == TASK_ASKED && !m->can[BENCH_SOLVE_TYPES]) ||
        (recipe->task == TASK_READINGS && !m->can[BENCH_ROBUST])) {
        return BENCH_DONE;
    }
    if (recipe->shape != SHAPE_NONE && !bench_write_dispute(recipe, m->path)) {
        return cannot_write(m->path);
    }
    if (s->thread_count == 0 ||
        !m->can[recipe->task == TASK_COUNT ? BENCH_STATES_THREADS : BENCH_SOLVE_THREADS]) {
        return add_row(m, recipe, 0);
    }
    int end = BENCH_DONE;
    for (size_t t = 0; end == BENCH_DONE && t < s->thread_count; t++) {
        end = add_row(m, recipe, s->threads[t]);
    }
    return end;
}

/* Asks the command on a small dispute what it knows: exit code 2 is an unknown flag. */
static int probe(bench_meter *m)
{
    const bench_recipe small = {
        .shape = SHAPE_OPTIONS, .parties = 2, .options = 4, .statements = 1, .seed = 1};
    if (!bench_write_dispute(&small, m->path)) {
        return cannot_write(m->path);
    }
    for (size_t a = 0; a < BENCH_ABILITY_COUNT; a++) {
        bench_command command;
        bench_outcome outcome;
        bench_command_begin(&command, m->settings->program);
        bench_command_add(&command, abilities[a].words[0]);
        bench_command_add(&command, m->path);
        for (size_t w = 1; abilities[a].words[w] != NULL; w++) {
            bench_command_add(&command, abilities[a].words[w]);
        }
        FILE *const streams[2] = {NULL, NULL};
        if (!bench_run(&command, streams, SEARCH_SECONDS, &outcome)) {
            return no_process(m->settings->program);
        }
        m->can[a] = outcome.code != 2;
        const bool threads = a == BENCH_SOLVE_THREADS || a == BENCH_STATES_THREADS;
        if (!m->can[a] && (!threads || m->settings->thread_count > 0)) {
            note(m->results, abilities[a].note);
        }
    }
    return BENCH_DONE;
}

/* The empty run: what starting a process costs, and which version it is. */
static int measure_empty(bench_meter *m)
{
    static const bench_recipe empty = {.kind = "empty", .figure = "", .task = TASK_VERSION};
    const int end = add_row(m, &empty, 0);
    if (end != BENCH_DONE) {
        return end;
    }
    const bench_row *row = &m->results->rows[0];
    if (row->runs == 0) {
        return BENCH_NO_PROGRAM;
    }
    bench_command command;
    bench_outcome outcome;
    bench_row_command(m, row, false, &command);
    FILE *const streams[2] = {m->answer, NULL};
    if (!bench_run(&command, streams, (unsigned)m->settings->budget, &outcome)) {
        return no_process(m->settings->program);
    }
    char *version = m->results->version;
    bench_read_back(m->answer, version, sizeof m->results->version);
    version[strcspn(version, "\n")] = '\0';
    return BENCH_DONE;
}

static int measure_recipes(bench_meter *m)
{
    static const bench_recipe reference = {
        .kind = "reference", .figure = "", .task = TASK_REFERENCE};
    bench_recipe recipes[MOST_ROWS / MOST_THREADS - 2];
    const size_t count =
        bench_recipes(m->settings->largest, recipes, sizeof recipes / sizeof *recipes);
    int end = measure_empty(m);
    if (end == BENCH_DONE) {
        end = probe(m);
    }
    if (end == BENCH_DONE && m->settings->reference != NULL) {
        end = measure_recipe(m, &reference);
    }
    for (size_t i = 0; end == BENCH_DONE && i < count; i++) {
        end = measure_recipe(m, &recipes[i]);
    }
    return end == BENCH_DONE && m->failed ? BENCH_FAILED_ROW : end;
}

int bench_measure_all(const bench_settings *settings, bench_results *results, const char *scratch)
{
    bench_meter m = {.settings = settings, .results = results, .path = scratch};
    m.answer = tmpfile();
    m.message = tmpfile();
    int end = BENCH_OUTPUT;
    if (m.answer == NULL || m.message == NULL) {
        fprintf(stderr, "bench: cannot make a temporary file: %s\n", strerror(errno));
    } else {
        end = measure_recipes(&m);
    }
    if (m.answer != NULL) {
        (void)fclose(m.answer);
    }
    if (m.message != NULL) {
        (void)fclose(m.message);
    }
    return end;
}
