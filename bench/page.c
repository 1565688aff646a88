/* SPDX-License-Identifier: MIT */
/*
 * The page of the documentation: how to read the chart and the numbers, and how to make them again.
 */
#include "bench.h"

#include <string.h>

static void write_intro(const bench_results *results, FILE *file)
{
    fprintf(
        file,
        "# How fast it is\n\n"
        "Times of whole commands on disputes made at random, from starting the process to its "
        "exit.\n`make bench` writes this page, [the chart](benchmark.svg) and [all "
        "numbers](benchmark.csv) anew;\n[the method](../bench/METHOD.md) says what is measured "
        "and how.\n\n"
        "Measured with %s on: %s.\n\n"
        "![Seconds against possible states, a line for each kind of dispute](benchmark.svg)\n\n",
        results->version, results->machine);
    fprintf(
        file,
        "**To read it.** Both axes go by powers: a line that climbs one step of ten in the time "
        "for each\nfactor of ten in the states is work in proportion to the states. *Empty* is "
        "`entente version`, the\ncost of starting a process; it took %.1f ms here, and is taken "
        "off where a column says so. Where *runs*\nsays *first*, a row was too slow for a second "
        "run. Compare numbers of one run only: machines differ.\n\n"
        "**To repeat it.** `make bench` goes up to 2^24 states, `make bench LARGEST=27` to "
        "2^27, which takes\nabout 14 GiB of memory; the results are put in "
        "`build-test/bench/`. `make bench-docs` copies them here.\nThe disputes are the same "
        "everywhere: their seeds are in the numbers.\n",
        1e3 * (results->row_count > 0 ? results->rows[0].median : 0));
}

static const char *kind_words(const char *kind)
{
    static const char *const words[][2] = {
        {"reversible", "every option can be taken up and dropped"},
        {"one-way", "every second option can only be taken up"},
        {"constrained", "rules leave about half of the states"},
        {"wordy", "200 wishes a party in place of 8"},
        {"tight", "rules at random over three options each leave very few states of very many"},
        {"graph",
         "states and moves are given one by one, 25 moves a state and party (5 of 100 states)"},
        {"graph-no-return", "the same, with `--no-return`"},
        {"merged", "a rule makes one state of three in eight"},
        {"readings",
         "`robust`: 100,000 readings of 8 and of 64 states, 300 of 2^12; five concepts each"},
        {"counting", "only how many states there are; 64 options, and rules as in `tight`"},
        {"exists", "whether a state with some properties holds under Nash; 60 options"},
        {"unsure",
         "GMR and SMR, 16 wishes a party, three of them unsure or unknown but taken as sure"},
        {"types-b-d", "the same by the types b and d of unknown preference"},
        {"types", "the same by all four types"},
        {"mild", "five concepts, 16 wishes a party, the first four strong but taken as mild"},
        {"strength", "the same with `--strength`"},
        {"coalitions", "CNash, CGMR, CSMR and CSEQ for all 31 coalitions of 5 parties"},
        {"coalitions-gmr", "CGMR alone for all of them"},
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (strcmp(words[k][0], kind) == 0) {
            return words[k][1];
        }
    }
    return "";
}

static bool has_kind(const bench_results *results, const char *kind)
{
    for (size_t i = 0; i < results->row_count; i++) {
        if (strcmp(results->rows[i].recipe.kind, kind) == 0) {
            return true;
        }
    }
    return false;
}

static void write_kinds(const bench_results *results, FILE *file)
{
    fprintf(file, "\n## Kinds\n\n");
    for (size_t k = 0; k < bench_kind_count(); k++) {
        if (has_kind(results, bench_kind(k))) {
            fprintf(file, "- `%s`: %s\n", bench_kind(k), kind_words(bench_kind(k)));
        }
    }
}

static void write_status(const bench_row *row, FILE *file)
{
    static const char *const words[][2] = {
        {"time", "not done within the limit of time"},
        {"limit", "stopped at a limit of the command"},
        {"memory", "left out: the machine has too little memory"},
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (strcmp(words[k][0], row->status) == 0) {
            fprintf(file, "%s", words[k][1]);
            return;
        }
    }
    fprintf(file, "%s", row->status);
}

static void write_states(const bench_row *row, FILE *file)
{
    char digits[40] = "";
    if (row->states > 0) {
        bench_group_digits(row->states, digits, sizeof digits);
    }
    fprintf(file, " %s |", digits);
}

static void write_threads(const bench_results *results, const bench_row *row, FILE *file)
{
    if (results->settings->thread_count == 0) {
        return;
    }
    if (row->threads > 0) {
        fprintf(file, " %d |", row->threads);
    } else {
        fprintf(file, " |");
    }
}

/* The columns that all tables end with. */
static void write_times(const bench_results *results, const bench_row *row, FILE *file)
{
    write_threads(results, row, file);
    if (row->runs == 0) {
        fprintf(file, " ");
        write_status(row, file);
        fprintf(file, " | | | | | |\n");
        return;
    }
    if (row->first_only) {
        fprintf(file, " first |");
    } else {
        fprintf(file, " %d |", row->runs);
    }
    fprintf(file, " %.4f | %.4f | %.4f | %.1f |", row->minimum, row->median, bench_less_empty(row),
            row->mebibytes);
    if (bench_per_state(row) > 0) {
        fprintf(file, " %.1f", bench_per_state(row));
    }
    fprintf(file, " |\n");
}

static void write_table_head(const bench_results *results, const char *first, FILE *file)
{
    const bool threads = results->settings->thread_count > 0;
    fprintf(file,
            "| %s | states |%s runs | s minimum | s median | less empty | MiB | ns a state and "
            "party |\n"
            "| --- | --: |%s --: | --: | --: | --: | --: | --: |\n",
            first, threads ? " threads |" : "", threads ? " --: |" : "");
}

/* A figure that was not measured has a row that says how to. */
static void write_figures(const bench_results *results, FILE *file)
{
    static const char *const figures[][3] = {
        {"figure 2^12", "4 parties of 3 options", "12"},
        {"figure 2^24", "4 parties of 6 options", "24"},
        {"figure 2^26", "4 parties of 7, 7, 6 and 6 options", "26"},
    };
    fprintf(file,
            "\n## Three figures\n\nFive concepts for all parties, yes/no options, eight wishes "
            "a party, `solve --summary`.\n\n");
    write_table_head(results, "dispute", file);
    for (size_t f = 0; f < sizeof figures / sizeof *figures; f++) {
        bool found = false;
        for (size_t i = 0; i < results->row_count; i++) {
            const bench_row *row = &results->rows[i];
            if (strcmp(row->recipe.figure, figures[f][0]) == 0) {
                fprintf(file, "| %s: %s |", figures[f][0], figures[f][1]);
                write_states(row, file);
                write_times(results, row, file);
                found = true;
            }
        }
        if (!found) {
            fprintf(file, "| %s: %s | |%s not in this run: `make bench LARGEST=%s` | | | | | |\n",
                    figures[f][0], figures[f][1], results->settings->thread_count > 0 ? " |" : "",
                    figures[f][2]);
        }
    }
}

static void write_name(const bench_row *row, FILE *file)
{
    const bench_recipe *r = &row->recipe;
    fprintf(file, "| %s", r->kind);
    if (r->parties > 0) {
        fprintf(file, ", %d parties", r->parties);
    }
    if (r->shape != SHAPE_GRAPH && r->options > 0) {
        fprintf(file, ", %d options", r->options);
    }
    if (r->rules > 0) {
        fprintf(file, ", %d rules", r->rules);
    }
    if (r->task == TASK_EXISTS) {
        fprintf(file, ", seed %d: ", r->seed);
        write_status(row, file);
    }
    fprintf(file, " |");
}

/* Of the families, every other row is enough: those of a multiple of four options, and the largest. */
static bool is_main(const bench_row *row)
{
    const bench_recipe *r = &row->recipe;
    return r->shape != SHAPE_OPTIONS || r->rules > 0 || r->task != TASK_SOLVE ||
           r->options % 4 == 0 || r->options > 24;
}

static void write_rows(const bench_results *results, FILE *file)
{
    fprintf(file, "\n## Main rows\n\n");
    write_table_head(results, "kind", file);
    for (size_t i = 0; i < results->row_count; i++) {
        const bench_row *row = &results->rows[i];
        if (is_main(row)) {
            write_name(row, file);
            write_states(row, file);
            write_times(results, row, file);
        }
    }
}

/* What takes more beside what is solved as usual. */
static void write_beside_usual(const bench_results *results, FILE *file)
{
    bool any = false;
    for (size_t i = 0; i < results->row_count; i++) {
        const bench_row *row = &results->rows[i];
        const double times = bench_times_usual(results, row);
        if (times > 0 && !any) {
            fprintf(file, "\n## Beside what is usual\n\nHow often the median is that of "
                          "`unsure`, for `strength` of `mild`, each less the empty run.\n\n"
                          "| kind | states | times |\n| --- | --: | --: |\n");
        }
        if (times > 0) {
            any = true;
            write_name(row, file);
            write_states(row, file);
            fprintf(file, " %.1f |\n", times);
        }
    }
}

bool bench_write_page(const bench_results *results, FILE *file)
{
    write_intro(results, file);
    write_figures(results, file);
    write_kinds(results, file);
    write_rows(results, file);
    write_beside_usual(results, file);
    if (results->note_count > 0) {
        fprintf(file, "\nNotes of this run:\n\n");
    }
    for (size_t n = 0; n < results->note_count; n++) {
        fprintf(file, "- %s\n", results->notes[n]);
    }
    return fflush(file) == 0 && ferror(file) == 0;
}
