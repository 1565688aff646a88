/* SPDX-License-Identifier: MIT */
/*
 * One row: its command, the first run, the timed ones, and what came of them.
 *
 * The first run warms up, tells the counters and whether the row works at all; it is not timed, unless
 * there is no room in the budget for a second one. An empty run before each timed one tells what starting
 * a process costs just then. No row takes longer than the budget by more than what ends a process.
 */
#include "bench.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { COMMAND_STATES = 24 }; /* the command lists 2^24 states without --max-states */

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

/* --- the command of a row --- */

/* Readings of a dispute of few options (up to 64 states), and of others. */
enum { FEW = 6, MANY_READINGS = 100000, READINGS = 300 };

static bool counts(const bench_row *row)
{
    return row->recipe.task == TASK_COUNT;
}

static void add_asked(const char *asked, bench_command *out)
{
    while (*asked != '\0') {
        char word[32];
        const size_t length = strcspn(asked, " ");
        (void)snprintf(word, sizeof word, "%.*s", (int)length, asked);
        bench_command_add(out, word);
        asked += length + (asked[length] == ' ');
    }
}

static void add_task(const bench_meter *m, const bench_row *row, bench_command *out)
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
    case TASK_ASKED:
        bench_command_add(out, "solve");
        bench_command_add(out, m->path);
        bench_command_add(out, "--summary");
        add_asked(r->asked != NULL ? r->asked : "", out);
        break;
    case TASK_COUNT:
        bench_command_add(out, "states");
        bench_command_add(out, m->path);
        bench_command_add(out, "--count");
        break;
    case TASK_READINGS:
        bench_command_add(out, "robust");
        bench_command_add(out, m->path);
        bench_command_add(out, "--over");
        bench_command_add(out, "swaps");
        bench_command_add_number(out, "--samples", r->options <= FEW ? MANY_READINGS : READINGS);
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

void bench_row_command(const bench_meter *m, const bench_row *row, bool statistics,
                       bench_command *out)
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
    if (statistics && r->task != TASK_VERSION && r->task != TASK_READINGS &&
        m->can[counts(row) ? BENCH_STATES_STATISTICS : BENCH_SOLVE_STATISTICS]) {
        bench_command_add(out, "--statistics");
    }
}

/* --- one row --- */

/* Adds ", 3 parties" to a text, as far as there is room; nothing when the number is 0. */
static void append(char *out, size_t size, int number, const char *what)
{
    const size_t used = strlen(out);
    if (number > 0) {
        (void)snprintf(out + used, size - used, ", %d %s", number, what);
    }
}

void bench_describe(const bench_row *row, char *out, size_t size)
{
    const bench_recipe *r = &row->recipe;
    (void)snprintf(out, size, "%s", r->kind);
    append(out, size, r->parties, "parties");
    append(out, size, r->options, r->shape == SHAPE_GRAPH ? "states" : "options");
    append(out, size, r->rules, "rules");
    if (r->seed > 0) {
        const size_t used = strlen(out);
        (void)snprintf(out + used, size - used, ", seed %d", r->seed);
    }
    append(out, size, row->threads, "threads");
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

/* Tells of a row that failed, with the first line of what the command said. */
static void complain(bench_meter *m, const bench_row *row, const bench_command *command)
{
    char line[256], name[160];
    if (strcmp(row->status, "time") == 0 || strcmp(row->status, "limit") == 0) {
        return; /* which is told in the row, and no failure */
    }
    m->failed = true;
    bench_read_back(m->message, line, sizeof line);
    line[strcspn(line, "\n")] = '\0';
    bench_describe(row, name, sizeof name);
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

/* Whole seconds, for alarm(): at least one, as 0 is no limit. */
static unsigned limit_of(double seconds)
{
    return seconds <= 1 ? 1 : (unsigned)ceil(seconds);
}

/* How many states there are; the command counts those of disputes with rules, which takes of the seconds
 * that are left. */
static uint64_t count_states(const bench_meter *m, const bench_row *row, double *left)
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
    if (!bench_run(&command, streams, limit_of(*left), &outcome)) {
        return 0;
    }
    *left -= outcome.seconds;
    return outcome.code == 0 ? read_count(m->answer) : 0;
}

enum { SHORT_FACTOR = 4 }; /* what is short is run more often: it costs little, and sways more */
static const double short_seconds = 0.05;

/* The timed runs of a row, an empty run before each. */
typedef struct series {
    double seconds[MOST_RUNS * SHORT_FACTOR], empty[MOST_RUNS * SHORT_FACTOR];
    size_t count;
} series;

/* One more run; false when it is none to count. When it ended otherwise than the first, its status is
 * that of the row. */
static bool run_once(bench_meter *m, bench_row *row, double left, series *s)
{
    static const bench_row empty_row = {.recipe = {.task = TASK_VERSION}};
    FILE *const streams[2] = {NULL, m->message};
    bench_command command, empty;
    bench_outcome outcome, nothing;
    bench_row again = *row;
    bench_row_command(m, row, false, &command);
    bench_row_command(m, &empty_row, false, &empty);
    if (!bench_run(&empty, streams, limit_of(left), &nothing) ||
        !bench_run(&command, streams, limit_of(left), &outcome)) {
        (void)snprintf(row->status, sizeof row->status, "no process");
        complain(m, row, &command);
        return false;
    }
    (void)judge(&outcome, &again);
    if (strcmp(again.status, row->status) != 0) {
        if (outcome.signal != SIGALRM) { /* else there are only fewer runs */
            *row = again;
            complain(m, row, &command);
        }
        return false;
    }
    row->processor = fmin(row->processor, outcome.processor);
    row->mebibytes = fmax(row->mebibytes, outcome.mebibytes);
    s->empty[s->count] = row->recipe.task == TASK_VERSION ? outcome.seconds : nothing.seconds;
    s->seconds[s->count++] = outcome.seconds;
    return true;
}

/* Runs again as often as is asked for and fits into the seconds that are left. */
static void run_again(bench_meter *m, bench_row *row, double first, double left)
{
    const int asked = m->settings->runs * (first < short_seconds ? SHORT_FACTOR : 1);
    char status[sizeof row->status];
    series s = {.count = 0};
    memcpy(status, row->status, sizeof status);
    while (s.count < (size_t)asked && left > 1.2 * first && run_once(m, row, left, &s)) {
        left -= s.seconds[s.count - 1] + s.empty[s.count - 1];
    }
    if (strcmp(status, row->status) != 0) {
        return; /* it failed once it had done well */
    }
    row->first_only = s.count == 0;
    if (row->first_only) {
        s.seconds[0] = first;
        s.empty[0] = m->results->rows[0].median;
        s.count = 1;
    }
    row->runs = (int)s.count;
    row->minimum = bench_minimum(s.seconds, s.count);
    row->median = bench_median(s.seconds, s.count);
    row->empty_minimum = bench_minimum(s.empty, s.count);
    row->empty_median = bench_median(s.empty, s.count);
}

static unsigned row_limit(const bench_meter *m, const bench_row *row)
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

bool bench_measure_row(bench_meter *m, bench_row *row)
{
    bench_command command;
    bench_outcome first;
    FILE *const streams[2] = {counts(row) ? m->answer : NULL, m->message};
    bench_row_command(m, row, true, &command);
    if (!bench_run(&command, streams, row_limit(m, row), &first)) {
        return false;
    }
    row->processor = first.processor;
    row->mebibytes = first.mebibytes;
    if (!judge(&first, row)) {
        complain(m, row, &command);
        return true;
    }
    read_counters(m->message, row);
    double left = m->settings->budget - first.seconds;
    if (row->recipe.task == TASK_SOLVE || row->recipe.task == TASK_REFERENCE ||
        row->recipe.task == TASK_ASKED) {
        row->states = count_states(m, row, &left);
    } else if (counts(row)) {
        row->states = read_count(m->answer);
    }
    run_again(m, row, first.seconds, left);
    return true;
}
