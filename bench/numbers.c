/* SPDX-License-Identifier: MIT */
/*
 * Numbers: what is read of them, and what is made of them.
 */
#include "bench.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double bench_minimum(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, ascending);
    return numbers[0];
}

double bench_median(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, ascending);
    const double upper = numbers[count / 2];
    return count % 2 == 1 ? upper : (numbers[count / 2 - 1] + upper) / 2;
}

bool bench_read_counter(const char *line, bench_counter *out)
{
    static const char head[] = "statistics: ";
    if (strncmp(line, head, sizeof head - 1) != 0) {
        return false;
    }
    const char *name = line + sizeof head - 1;
    const size_t length = strcspn(name, "\r\n");
    size_t split = length; /* of the last blank */
    while (split > 0 && name[split - 1] != ' ') {
        split--;
    }
    const char *value = name + split;
    const size_t digits = strspn(value, "0123456789."), name_length = split > 0 ? split - 1 : 0;
    if (name_length == 0 || name_length >= sizeof out->name || digits == 0 || value[0] == '.' ||
        split + digits != length || digits >= sizeof out->value) {
        return false;
    }
    memcpy(out->name, name, name_length);
    out->name[name_length] = '\0';
    memcpy(out->value, value, digits);
    out->value[digits] = '\0';
    return true;
}

bool bench_read_number(const char *word, int least, int most, int *out)
{
    const size_t length = strlen(word);
    if (length == 0 || length > 9 || strspn(word, "0123456789") != length) {
        return false;
    }
    const long number = strtol(word, NULL, 10);
    if (number < least || number > most) {
        return false;
    }
    *out = (int)number;
    return true;
}

bool bench_read_threads(const char *list, int *out, size_t *count)
{
    *count = 0;
    for (;;) {
        char word[16];
        const size_t length = strcspn(list, ",");
        if (length >= sizeof word || *count == MOST_THREADS) {
            return false;
        }
        memcpy(word, list, length);
        word[length] = '\0';
        if (!bench_read_number(word, 1, 1024, &out[*count])) {
            return false;
        }
        ++*count;
        if (list[length] == '\0') {
            return true;
        }
        list += length + 1;
    }
}

bool bench_list_has(const char *list, const char *word)
{
    while (list != NULL) {
        const size_t length = strcspn(list, ",");
        if (length == strlen(word) && strncmp(list, word, length) == 0) {
            return true;
        }
        if (list[length] == '\0') {
            return false;
        }
        list += length + 1;
    }
    return true;
}

void bench_group_digits(uint64_t number, char *out, size_t size)
{
    char plain[32];
    const int length = snprintf(plain, sizeof plain, "%" PRIu64, number);
    size_t used = 0;
    for (int i = 0; i < length && used + 2 < size; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            out[used++] = ',';
        }
        out[used++] = plain[i];
    }
    out[used] = '\0';
}

double bench_less_empty(const bench_row *row)
{
    return row->runs == 0 ? 0 : row->median - row->empty_median;
}

double bench_times_usual(const bench_results *results, const bench_row *row)
{
    for (size_t i = 0; i < results->row_count && row->recipe.usual != NULL; i++) {
        const bench_row *usual = &results->rows[i];
        if (strcmp(usual->recipe.kind, row->recipe.usual) == 0 &&
            usual->recipe.size == row->recipe.size && usual->threads == row->threads &&
            usual->runs > 0 && row->runs > 0 && bench_less_empty(usual) > 0) {
            return bench_less_empty(row) / bench_less_empty(usual);
        }
    }
    return 0;
}

double bench_per_state(const bench_row *row)
{
    if (row->runs == 0 || row->states == 0 || row->recipe.task != TASK_SOLVE) {
        return 0;
    }
    return 1e9 * bench_less_empty(row) / (double)row->states / row->recipe.parties;
}
