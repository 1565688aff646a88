/* SPDX-License-Identifier: MIT */
/*
 * The benchmark: what it solves, what comes of a run, and who does what.
 *
 *   main -> work (all rows) -> measure (one row) -> run (one process)
 *             |  \-> rows (what there is to run), generate (the dispute)
 *             \-> csv, chart, page (what is told); numbers are used by all
 *
 * A row is one recipe with one number of threads. Rows are kept until the end, as only then it is known
 * which counters there are.
 */
#ifndef ENT_BENCH_H
#define ENT_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* How the benchmark ends. */
enum { BENCH_DONE, BENCH_FAILED_ROW, BENCH_USAGE, BENCH_NO_PROGRAM, BENCH_OUTPUT };

enum {
    MOST_EXPONENT = 27,
    MOST_RUNS = 100,
    MOST_BUDGET = 3600,
    MOST_THREADS = 4, /* numbers of threads in one run of the benchmark */
    MOST_COUNTERS = 32,
    MOST_ROWS = 128 * MOST_THREADS,
    MOST_NOTES = 8,
    MOST_KINDS = 24,
    SEARCH_SECONDS = 60, /* the limit of rows that count or search */
};

typedef enum bench_task {
    TASK_VERSION,   /* entente version */
    TASK_REFERENCE, /* entente solve, of a file that is given */
    TASK_SOLVE,     /* entente solve --summary */
    TASK_COUNT,     /* entente states --count */
    TASK_EXISTS,    /* entente solve --exists */
    TASK_ASKED,     /* entente solve --summary, and what else the recipe asks for */
    TASK_READINGS,  /* entente robust --over swaps */
} bench_task;

typedef enum bench_shape { SHAPE_NONE, SHAPE_OPTIONS, SHAPE_GRAPH, SHAPE_MERGED } bench_shape;

typedef struct bench_recipe {
    const char *kind;   /* rows of one kind are compared with each other */
    const char *figure; /* the name of a figure that people ask for; else "" */
    bench_task task;
    bench_shape shape;
    int parties;
    int options; /* of all parties together; in graph form the number of states */
    int statements;
    int rules; /* at random, over three options each */
    int seed;
    int size;          /* left out when --largest is smaller */
    bool one_way;      /* every second option of a party goes up only */
    bool halved;       /* rules that leave about half of the states */
    bool no_return;    /* --no-return */
    bool unsure;       /* three wishes of a party are unsure or unknown */
    bool strong;       /* a party's first wishes are strong */
    const char *asked; /* more words of a TASK_ASKED, by blanks */
    const char *usual; /* the kind that its times are held against; NULL: none */
} bench_recipe;

/* A number that the command tells of its work. */
typedef struct bench_counter {
    char name[48];
    char value[32];
} bench_counter;

typedef struct bench_row {
    bench_recipe recipe;
    int threads;     /* 0: not said */
    uint64_t states; /* 0: not known */
    char status[24]; /* ok; yes, no, unknown; time, limit, memory, file; exit N, signal N */
    int runs; /* 0: there are no times; the first run counts when no second fits the budget */
    bool first_only;                    /* the only time is that of the first run */
    double minimum, median;             /* seconds */
    double empty_minimum, empty_median; /* of the empty runs between those of this row */
    double processor;                   /* the least seconds of processors of any run */
    double mebibytes;                   /* the largest resident set of any run */
    bench_counter counters[MOST_COUNTERS];
    size_t counter_count;
} bench_row;

typedef struct bench_settings {
    const char *program, *reference, *csv, *chart, *page;
    int largest, runs, budget;
    int threads[MOST_THREADS];
    size_t thread_count;
    const char *kinds; /* "a,b": these alone; NULL: all */
} bench_settings;

/* All that was measured, and on what. */
typedef struct bench_results {
    bench_row *rows;
    size_t row_count;
    const char *notes[MOST_NOTES];
    size_t note_count;
    char machine[160], version[64];
    const bench_settings *settings;
} bench_results;

/* --- numbers.c --- */

/* The least of `count` > 0 numbers, and their median; of an even count the mean of the two in the middle.
 * Sorts them. */
double bench_minimum(double *numbers, size_t count);
double bench_median(double *numbers, size_t count);

/* Reads a line "statistics: NAME NUMBER"; the name may have blanks in it. */
bool bench_read_counter(const char *line, bench_counter *out);

/* Reads a whole number, digits alone. */
bool bench_read_number(const char *word, int least, int most, int *out);

/* Reads numbers of threads, "1,2"; false when one is wrong or there are too many. */
bool bench_read_threads(const char *list, int *out, size_t *count);

/* Whether a list "a,b" has a word in it; a list that is NULL has all. */
bool bench_list_has(const char *list, const char *word);

/* Writes 1048576 as 1,048,576. */
void bench_group_digits(uint64_t number, char *out, size_t size);

/* Seconds less those of the empty run, and nanoseconds a state and party; 0 when it cannot be told. */
double bench_less_empty(const bench_row *row);
double bench_per_state(const bench_row *row);

/* How often the median of a row is that of the same dispute solved as usual with as many threads; 0 when it cannot be
 * told. */
double bench_times_usual(const bench_results *results, const bench_row *row);

/* --- rows.c --- */

/* Fills in all recipes up to a size, in the order in which they are run; at most `most`. */
size_t bench_recipes(int largest, bench_recipe *out, size_t most);

/* The number of kinds that the table knows, and each. */
size_t bench_kind_count(void);
const char *bench_kind(size_t index);

/* --- generate.c --- */

/* Writes the dispute of a recipe to a file; false, with errno, when it could not be written whole. */
bool bench_write_dispute(const bench_recipe *recipe, const char *path);

/* Writes the expression that an `exists` row asks for. */
void bench_wanted(const bench_recipe *recipe, char *out, size_t size);

/* --- run.c --- */

/* A command, word by word, each copied. */
typedef struct bench_command {
    char text[4096];
    char *words[24];
    size_t count, used;
} bench_command;

/* What came of a process. */
typedef struct bench_outcome {
    double seconds;
    double processor; /* seconds of all processors together */
    double mebibytes;
    int code;   /* the exit code; -1 when a signal ended it */
    int signal; /* which; 0 when it exited */
} bench_outcome;

void bench_command_begin(bench_command *command, const char *program);
void bench_command_add(bench_command *command, const char *word);
void bench_command_add_number(bench_command *command, const char *flag, long number);

/* Runs a command and waits for it. Its output goes to `out` and `err`, emptied before; NULL is /dev/null.
 * After so many seconds SIGALRM ends it. Returns false when no process could be started. */
bool bench_run(bench_command *command, FILE *const streams[2], unsigned seconds,
               bench_outcome *out);

/* Ends the process that runs, if any; may be called when a signal comes. */
void bench_run_stop(void);

/* What a command wrote to a stream, up to size - 1 bytes, as text. */
void bench_read_back(FILE *stream, char *out, size_t size);

/* --- measure.c --- */

/* What a version of the command may not know yet. */
typedef enum bench_ability {
    BENCH_SOLVE_STATISTICS,
    BENCH_STATES_STATISTICS,
    BENCH_SOLVE_THREADS,
    BENCH_STATES_THREADS,
    BENCH_SOLVE_EXISTS,
    BENCH_SOLVE_TYPES,
    BENCH_ROBUST,
    BENCH_ABILITY_COUNT,
} bench_ability;

/* What measures, while it does. */
typedef struct bench_meter {
    const bench_settings *settings;
    bench_results *results;
    const char *path;       /* of the dispute */
    FILE *answer, *message; /* what a first run says */
    bool can[BENCH_ABILITY_COUNT];
    bool failed; /* some row did */
} bench_meter;

/* The command of a row, with or without its counters. */
void bench_row_command(const bench_meter *m, const bench_row *row, bool statistics,
                       bench_command *out);

/* What a row is, in words. */
void bench_describe(const bench_row *row, char *out, size_t size);

/* Measures a row whose dispute is written; false, with errno, when no process could be started. */
bool bench_measure_row(bench_meter *m, bench_row *row);

/* --- work.c --- */

/* Measures all rows into the results; disputes are written to a scratch file. Returns how it ended. */
int bench_measure_all(const bench_settings *settings, bench_results *results, const char *scratch);

/* --- csv.c, chart.c, page.c: what is told; false when it could not be written whole --- */

bool bench_write_csv(const bench_results *results, FILE *file);
bool bench_write_chart(const bench_results *results, FILE *file);
bool bench_write_page(const bench_results *results, FILE *file);

/* Whether a row is a point of the chart. */
bool bench_in_chart(const bench_row *row);

#endif
