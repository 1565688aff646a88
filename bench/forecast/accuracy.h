/* SPDX-License-Identifier: MIT */
/* The parts of `forecast_accuracy`: tables, issues, scores. */
#ifndef BENCH_FORECAST_ACCURACY_H
#define BENCH_FORECAST_ACCURACY_H

#include <entente/entente.h>

enum { ACCURACY_DONE, ACCURACY_USAGE = 2, ACCURACY_INPUT = 3, ACCURACY_FAILED = 4 };

/* A table: cells row by row, without the heading. */
typedef struct table {
    char *text;   /* what the cells point into */
    char **cells; /* (rows + 1) * columns; the first row is the heading */
    size_t columns, rows;
} table;

/* Reads a file; says on standard error what is wrong. ACCURACY_DONE, _INPUT or _FAILED. */
int table_read(const char *folder, const char *name, table *out);
void table_free(table *t);

/* The number of a column; says so where it is missing, and returns false. */
bool table_column(const table *t, const char *file, const char *name, size_t *out);

static inline const char *table_cell(const table *t, size_t row, size_t column)
{
    return t->cells[(row + 1) * t->columns + column];
}

/* A decision: the positions of those who took part, and what came about. */
typedef struct decision {
    const char *proposal;
    double outcome;
    size_t count;
    double *positions, *saliences, *influence;
    size_t *actors; /* numbers of theirs, the same in all decisions */
} decision;

typedef struct decisions {
    table issues, positions; /* what names point into */
    double *numbers;         /* what the decisions' numbers are in */
    size_t *actors;          /* likewise */
    decision *all;
    size_t count;
    size_t listed;                             /* issues of the table */
    size_t without_outcome, without_positions; /* of these, left out */
    size_t positions_listed, positions_short;  /* positions, and those that lack a number */
} decisions;

/* Reads the tables of a folder; says on standard error what is wrong. Codes as above. */
int decisions_read(const char *folder, decisions *out);
void decisions_free(decisions *d);

/* How a model does. */
typedef struct score {
    const char *name;          /* as the reference has it */
    const char *key;           /* ours; "-": none */
    double *errors;            /* per decision; NAN: it says nothing */
    size_t count;              /* decisions of which it says something */
    double mean_error, within; /* the mean, and the share of at most 10 */
    double difference, low,
        high; /* of the mean error and that of the compromise mean; its 95 % interval */
} score;

enum { SCORE_ROWS = 9, SCORE_BASE = 2 /* the row of the compromise mean */ };
enum { RESAMPLES = 10000, RESAMPLE_SEED = 1 };

/* What a model of several issues says of each decision, which it sees with the others of its proposal; NAN: nothing. */
ent_status proposals_forecast(ent_context *context, const decisions *d, ent_forecast_model model,
                              double *values);

/* Runs every model on every decision. ACCURACY_DONE or _FAILED. */
int scores_make(const decisions *d, score scores[SCORE_ROWS]);
void scores_free(score scores[SCORE_ROWS]);

#endif
