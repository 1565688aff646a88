/* SPDX-License-Identifier: MIT */
/*
 * The results as CSV: a row a measurement, and a column for each counter that any row has.
 */
#include "bench.h"

#include <inttypes.h>
#include <string.h>

enum { MOST_COLUMNS = 4 * MOST_COUNTERS };

static void write_field(FILE *file, const char *text)
{
    if (strpbrk(text, ",\"\n") == NULL) {
        fprintf(file, "%s", text);
        return;
    }
    putc('"', file);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            putc('"', file);
        }
        putc(*text, file);
    }
    putc('"', file);
}

static const bench_counter *find_counter(const bench_row *row, const char *name)
{
    for (size_t c = 0; c < row->counter_count; c++) {
        if (strcmp(row->counters[c].name, name) == 0) {
            return &row->counters[c];
        }
    }
    return NULL;
}

/* The names of all counters, in the order in which they are met. */
static size_t list_columns(const bench_results *results, const char **out)
{
    size_t count = 0;
    for (size_t i = 0; i < results->row_count; i++) {
        const bench_row *row = &results->rows[i];
        for (size_t c = 0; c < row->counter_count; c++) {
            size_t k = 0;
            while (k < count && strcmp(out[k], row->counters[c].name) != 0) {
                k++;
            }
            if (k == count && count < MOST_COLUMNS) {
                out[count++] = row->counters[c].name;
            }
        }
    }
    return count;
}

/* A number, or nothing where it is 0: where it does not apply. */
static void write_count(FILE *file, uint64_t number)
{
    if (number > 0) {
        fprintf(file, "%" PRIu64, number);
    }
    putc(',', file);
}

static void write_row(const bench_row *row, FILE *file)
{
    const bench_recipe *r = &row->recipe;
    fprintf(file, "%s,%s,", r->kind, r->figure);
    write_count(file, (uint64_t)r->parties);
    write_count(file, r->shape == SHAPE_GRAPH ? 0 : (uint64_t)r->options);
    write_count(file, (uint64_t)r->statements);
    write_count(file, (uint64_t)r->rules);
    write_count(file, (uint64_t)r->seed);
    write_count(file, row->states);
    write_count(file, (uint64_t)row->threads);
    fprintf(file, "%s,", row->status);
    if (row->first_only) {
        fprintf(file, "first,");
    } else {
        write_count(file, (uint64_t)row->runs);
    }
    if (row->runs == 0) {
        fprintf(file, ",,,,,,");
    } else {
        fprintf(file, "%.5f,%.5f,%.5f,%.5f,%.5f,%.5f,", row->minimum, row->median,
                row->empty_minimum, row->empty_median, row->minimum - row->empty_minimum,
                bench_less_empty(row));
    }
    if (row->mebibytes > 0) {
        fprintf(file, "%.1f", row->mebibytes);
    }
    putc(',', file);
    if (bench_per_state(row) > 0) {
        fprintf(file, "%.2f", bench_per_state(row));
    }
    putc(',', file);
    if (row->runs > 0) {
        fprintf(file, "%.5f", row->processor);
    }
}

bool bench_write_csv(const bench_results *results, FILE *file)
{
    const char *columns[MOST_COLUMNS];
    const size_t count = list_columns(results, columns);
    fprintf(
        file,
        "kind,figure,parties,options,statements,rules,seed,states,threads,status,runs,"
        "seconds_minimum,seconds_median,empty_minimum,empty_median,seconds_minimum_less_empty,"
        "seconds_median_less_empty,mib_largest,ns_per_state_and_party,processor_seconds_minimum");
    for (size_t c = 0; c < count; c++) {
        putc(',', file);
        write_field(file, columns[c]);
    }
    putc('\n', file);
    for (size_t i = 0; i < results->row_count; i++) {
        write_row(&results->rows[i], file);
        for (size_t c = 0; c < count; c++) {
            const bench_counter *found = find_counter(&results->rows[i], columns[c]);
            fprintf(file, ",%s", found != NULL ? found->value : "");
        }
        putc('\n', file);
    }
    return fflush(file) == 0 && ferror(file) == 0;
}
