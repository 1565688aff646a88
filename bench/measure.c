/* SPDX-License-Identifier: MIT */
/*
 * Rows, one after the other: write the dispute, warm up, run, keep what came of it.
 *
 * The first run warms up, tells the counters and whether the row works at all; it is not timed, unless
 * there is no room in the budget for a second one. No row takes longer than the budget by more than
 * what it takes to end a process.
 */
#include "bench.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMAND_STATES = 24 }; /* the command lists 2^24 states without --max-states */

/* What a version of the command may not know yet. */
typedef enum ability {
    SOLVE_STATISTICS,
    STATES_STATISTICS,
    SOLVE_THREADS,
    STATES_THREADS,
    SOLVE_EXISTS,
    ABILITY_COUNT,
} ability;

static const struct {
    const char *words[8];
    const char *note;
} abilities[ABILITY_COUNT] = {
    [SOLVE_STATISTICS] = {{"solve", "--summary", "--statistics"},
                          "`solve` does not know `--statistics`: its rows have no counters"},
    [STATES_STATISTICS] = {{"states", "--count", "--statistics"},
                           "`states` does not know `--statistics`: its rows have no counters"},
    [SOLVE_THREADS] = {{"solve", "--summary", "--threads", "1"},
                       "`solve` does not know `--threads`: its rows are run once"},
    [STATES_THREADS] = {{"states", "--count", "--threads", "1"},
                        "`states` does not know `--threads`: its rows are run once"},
    [SOLVE_EXISTS] = {{"solve", "--exists", "o0_0", "--concept", "nash", "--time-limit", "60"},
                      "`solve` does not know `--exists`: its rows are left out"},
};

typedef struct meter {
    const bench_settings *settings;
    bench_results *results;
    const char *path;       /* of the dispute */
    FILE *answer, *message; /* what a first run says */
    bool can[ABILITY_COUNT];
    bool failed; /* some row did */
} meter;

static void note(bench_results *results, const char *text)
{
    fprintf(stderr, "bench: %s\n", text);
    if (results->note_count < MOST_NOTES) {
        results->notes[results->note_count++] = text;
    }
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

/* --- the command of a row --- */

static bool counts(const bench_row *row)
{
    return row->recipe.task == TASK_COUNT;
}

static void add_task(const meter *m, const bench_row *row, bench_command *out)
{
    const bench_recipe *r = &row->recipe;
    char wanted[256];
    switch (r->task) {
    case TASK_VERSION:
        bench_command_add(out, "version");
        break;
    case TASK_REFERENCE:
        bench_command_add(out, "solve");
        bench_command_add(out, m->settings->reference);
        break;
    case TASK_SOLVE:
        bench_command_add(out, "solve");
        bench_command_add(out, m->path);
        bench_command_add(out, "--summary");
        break;
    case TASK_COUNT:
        bench_command_add(out, "states");
        bench_command_add(out, m->path);
        bench_command_add(out, "--count");
        break;
    case TASK_EXISTS:
        bench_wanted(r, wanted, sizeof wanted);
        bench_command_add(out, "solve");
        bench_command_add(out, m->path);
        bench_command_add(out, "--exists");
        bench_command_add(out, wanted);
        bench_command_add(out, "--concept");
        bench_command_add(out, "nash");
        bench_command_add_number(out, "--time-limit", lesser(SEARCH_SECONDS, m->settings->budget));
        break;
    }
}

static void make_command(const meter *m, const bench_row *row, bool statistics, bench_command *out)
{
    const bench_recipe *r = &row->recipe;
    bench_command_begin(out, m->settings->program);
    add_task(m, row, out);
    if (r->no_return) {
        bench_command_add(out, "--no-return");
    }
    if (r->task == TASK_SOLVE && r->rules == 0 && r->options > COMMAND_STATES &&
        r->options <= MOST_EXPONENT) {
        bench_command_add_number(out, "--max-states", 1L << r->options);
    }
    if (row->threads > 0) {
        bench_command_add_number(out, "--threads", row->threads);
    }
    if (statistics && r->task != TASK_VERSION &&
        m->can[counts(row) ? STATES_STATISTICS : SOLVE_STATISTICS]) {
        bench_command_add(out, "--statistics");
    }
}

/* --- one row --- */

static void describe(const bench_row *row, char *out, size_t size)
{
    const bench_recipe *r = &row->recipe;
    const int used =
        r->parties == 0
            ? snprintf(out, size, "%s", r->kind)
            : snprintf(out, size, "%s, %d parties, %d %s, %d statements, %d rules, seed %d",
                       r->kind, r->parties, r->options,
                       r->shape == SHAPE_GRAPH ? "states" : "options", r->statements, r->rules,
                       r->seed);
    if (row->threads > 0 && used > 0 && (size_t)used < size) {
        (void)snprintf(out + used, size - (size_t)used, ", %d threads", row->threads);
    }
}

/* Puts the status of a row down; false when there is nothing to time. */
static bool judge(const bench_outcome *outcome, bench_row *row)
{
    static const char *const answers[] = {"yes", "no", NULL, NULL, NULL, "unknown"};
    const char *word = NULL;
    if (outcome->signal == SIGALRM) {
        word = "time";
    } else if (outcome->code == 4 && counts(row)) {
        word = "limit";
    } else if (row->recipe.task == TASK_EXISTS && outcome->code >= 0 && outcome->code <= 5) {
        word = answers[outcome->code];
    } else if (outcome->code == 0) {
        word = "ok";
    }
    if (word != NULL) {
        (void)snprintf(row->status, sizeof row->status, "%s", word);
    } else if (outcome->signal != 0) {
        (void)snprintf(row->status, sizeof row->status, "signal %d", outcome->signal);
    } else {
        (void)snprintf(row->status, sizeof row->status, "exit %d", outcome->code);
    }
    return word != NULL && strcmp(word, "time") != 0 && strcmp(word, "limit") != 0;
}

/* Tells of a row that is wrong, with the first line of what the command said. */
static void complain(meter *m, const bench_row *row, const bench_command *command)
{
    char line[256], name[160];
    if (strncmp(row->status, "exit", 4) != 0 && strncmp(row->status, "signal", 6) != 0) {
        return;
    }
    m->failed = true;
    bench_read_back(m->message, line, sizeof line);
    line[strcspn(line, "\n")] = '\0';
    describe(row, name, sizeof name);
    fprintf(stderr, "bench: '%s %s' failed (%s) at %s%s%s\n", command->words[0], command->words[1],
            row->status, name, line[0] != '\0' ? ": " : "", line);
}

static void read_counters(FILE *message, bench_row *row)
{
    char text[16384];
    bench_read_back(message, text, sizeof text);
    for (const char *line = text; *line != '\0' && row->counter_count < MOST_COUNTERS;) {
        row->counter_count += bench_read_counter(line, &row->counters[row->counter_count]);
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
}

static uint64_t read_count(FILE *answer)
{
    char line[64];
    bench_read_back(answer, line, sizeof line);
    if (isdigit((unsigned char)line[0]) == 0) {
        return 0;
    }
    errno = 0;
    const unsigned long long count = strtoull(line, NULL, 10);
    return errno != 0 ? 0 : count;
}

/* How many states there are; the command counts those of disputes with rules. */
static uint64_t count_states(const meter *m, const bench_row *row)
{
    const bench_recipe *r = &row->recipe;
    if (r->shape == SHAPE_GRAPH) {
        return (uint64_t)r->options;
    }
    if (r->shape == SHAPE_OPTIONS && r->rules == 0 && !r->halved) {
        return (uint64_t)1 << r->options;
    }
    bench_command command;
    bench_outcome outcome;
    bench_command_begin(&command, m->settings->program);
    bench_command_add(&command, "states");
    bench_command_add(&command, r->task == TASK_REFERENCE ? m->settings->reference : m->path);
    bench_command_add(&command, "--count");
    FILE *const streams[2] = {m->answer, NULL};
    const bool counted =
        bench_run(&command, streams, (unsigned)m->settings->budget, &outcome) && outcome.code == 0;
    return counted ? read_count(m->answer) : 0;
}

/* Runs again as often as is asked for and fits; false when no process could be started. */
static bool run_again(meter *m, bench_row *row, const bench_outcome *first)
{
    enum {
        SHORT_FACTOR = 4
    }; /* what is short is run more often: it costs little, and sways more */
    static const double short_seconds = 0.05;
    double seconds[MOST_RUNS * SHORT_FACTOR];
    const int asked = m->settings->runs * (first->seconds < short_seconds ? SHORT_FACTOR : 1);
    double left = m->settings->budget - first->seconds;
    bench_command command;
    make_command(m, row, false, &command);
    while (row->runs < asked && left > 1.2 * first->seconds) {
        FILE *const streams[2] = {NULL, m->message};
        bench_row again = *row;
        bench_outcome outcome;
        if (!bench_run(&command, streams, (unsigned)ceil(left), &outcome)) {
            return false;
        }
        (void)judge(&outcome, &again);
        if (strcmp(again.status, row->status) != 0) {
            if (outcome.signal != SIGALRM) { /* else there are only fewer runs */
                *row = again;
                row->runs = 0;
                complain(m, row, &command);
                return true;
            }
            break;
        }
        left -= outcome.seconds;
        row->mebibytes = fmax(row->mebibytes, outcome.mebibytes);
        seconds[row->runs++] = outcome.seconds;
    }
    row->first_only = row->runs == 0;
    if (row->first_only) {
        seconds[row->runs++] = first->seconds;
    }
    row->minimum = bench_minimum(seconds, (size_t)row->runs);
    row->median = bench_median(seconds, (size_t)row->runs);
    return true;
}

static unsigned row_limit(const meter *m, const bench_row *row)
{
    enum { GRACE = 10 }; /* seconds for a search to end by its own limit */
    const int least = lesser(m->settings->budget, SEARCH_SECONDS);
    switch (row->recipe.task) {
    case TASK_COUNT:
        return (unsigned)least;
    case TASK_EXISTS:
        return (unsigned)least + GRACE;
    default:
        return (unsigned)m->settings->budget;
    }
}

static bool measure(meter *m, bench_row *row)
{
    bench_command command;
    bench_outcome first;
    FILE *const streams[2] = {counts(row) ? m->answer : NULL, m->message};
    make_command(m, row, true, &command);
    if (!bench_run(&command, streams, row_limit(m, row), &first)) {
        return false;
    }
    row->mebibytes = first.mebibytes;
    if (!judge(&first, row)) {
        complain(m, row, &command);
        return true;
    }
    read_counters(m->message, row);
    if (row->recipe.task == TASK_SOLVE || row->recipe.task == TASK_REFERENCE) {
        row->states = count_states(m, row);
    } else if (counts(row)) {
        row->states = read_count(m->answer);
    }
    return run_again(m, row, &first);
}

/* --- all rows --- */

/* Whether the machine has the memory that a row will take; see METHOD.md. */
static bool fits_memory(const bench_recipe *r)
{
#ifdef _SC_PHYS_PAGES
    const double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (memory > 0 && r->task == TASK_SOLVE && r->shape == SHAPE_OPTIONS && r->rules == 0) {
        return ldexp(28.0 + 12.5 * r->parties, r->options) < 0.9 * memory;
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
    describe(row, name, sizeof name);
    if (row->runs > 0) {
        fprintf(stderr, "%s: %s, %.4f s, %.1f MiB, %d runs\n", name, row->status, row->median,
                row->mebibytes, row->runs);
    } else {
        fprintf(stderr, "%s: %s\n", name, row->status);
    }
}

/* Keeps what there is on the disk, so that it is not lost with what comes later. */
static int keep(const meter *m)
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
static int add_row(meter *m, const bench_recipe *recipe, int threads)
{
    bench_row *row = &m->results->rows[m->results->row_count];
    *row = (bench_row){.recipe = *recipe, .threads = threads};
    if (!fits_memory(recipe)) {
        (void)snprintf(row->status, sizeof row->status, "memory");
    } else if (!measure(m, row)) {
        return no_process(m->settings->program);
    }
    m->results->row_count++;
    tell(row);
    return keep(m);
}

static int measure_recipe(meter *m, const bench_recipe *recipe)
{
    const bench_settings *s = m->settings;
    if (!bench_list_has(s->kinds, recipe->kind) ||
        (recipe->task == TASK_EXISTS && !m->can[SOLVE_EXISTS])) {
        return BENCH_DONE;
    }
    if (recipe->shape != SHAPE_NONE && !bench_write_dispute(recipe, m->path)) {
        return cannot_write(m->path);
    }
    if (s->thread_count == 0 ||
        !m->can[recipe->task == TASK_COUNT ? STATES_THREADS : SOLVE_THREADS]) {
        return add_row(m, recipe, 0);
    }
    int end = BENCH_DONE;
    for (size_t t = 0; end == BENCH_DONE && t < s->thread_count; t++) {
        end = add_row(m, recipe, s->threads[t]);
    }
    return end;
}

/* Asks the command on a small dispute what it knows: exit code 2 is an unknown flag. */
static int probe(meter *m)
{
    const bench_recipe small = {
        .shape = SHAPE_OPTIONS, .parties = 2, .options = 4, .statements = 1, .seed = 1};
    if (!bench_write_dispute(&small, m->path)) {
        return cannot_write(m->path);
    }
    for (size_t a = 0; a < ABILITY_COUNT; a++) {
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
        const bool threads = a == SOLVE_THREADS || a == STATES_THREADS;
        if (!m->can[a] && (!threads || m->settings->thread_count > 0)) {
            note(m->results, abilities[a].note);
        }
    }
    return BENCH_DONE;
}

/* The empty run: what starting a process costs, and which version it is. */
static int measure_empty(meter *m)
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
    m->results->empty_minimum = row->minimum;
    m->results->empty_median = row->median;
    bench_command command;
    bench_outcome outcome;
    make_command(m, row, false, &command);
    FILE *const streams[2] = {m->answer, NULL};
    if (!bench_run(&command, streams, (unsigned)m->settings->budget, &outcome)) {
        return no_process(m->settings->program);
    }
    char *version = m->results->version;
    bench_read_back(m->answer, version, sizeof m->results->version);
    version[strcspn(version, "\n")] = '\0';
    return BENCH_DONE;
}

static int measure_recipes(meter *m)
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
    meter m = {.settings = settings, .results = results, .path = scratch};
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
