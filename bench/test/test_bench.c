/* SPDX-License-Identifier: MIT */
/*
 * The parts of the benchmark: what is read, what is reckoned, what is written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bench.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void is_near(double value, double expected)
{
    assert_true(value > expected - 1e-9 && value < expected + 1e-9);
}

static void test_minimum_and_median(void **unused)
{
    (void)unused;
    double one[] = {0.5}, odd[] = {3, 1, 2}, even[] = {4, 1, 3, 2}, same[] = {2, 2, 2, 2};
    is_near(bench_minimum(one, 1), 0.5);
    is_near(bench_median(one, 1), 0.5);
    is_near(bench_median(odd, 3), 2);
    is_near(bench_minimum(odd, 3), 1);
    is_near(bench_median(even, 4), 2.5);
    is_near(bench_minimum(even, 4), 1);
    is_near(bench_median(same, 4), 2);
}

static void test_counters(void **unused)
{
    (void)unused;
    static const char *const wrong[] = {
        "",
        "statistics:",
        "statistics: ",
        "statistics: states",
        "statistics:  7",
        "statistics: states seven",
        "statistics: states 7x",
        "statistics: states -7",
        "statistics: states .5",
        "statistics: states 7 ",
        "Statistics: states 7",
        "warning: statistics: states 7",
        "statistics: a-name-that-is-longer-than-the-forty-seven-bytes-there-are 7",
        "statistics: states 1234567890123456789012345678901234567890",
    };
    bench_counter counter;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(bench_read_counter(wrong[i], &counter));
    }
    assert_true(bench_read_counter("statistics: states 4096\n", &counter));
    assert_string_equal(counter.name, "states");
    assert_string_equal(counter.value, "4096");
    assert_true(bench_read_counter("statistics: flood steps 12.5\r\nstatistics: b 2", &counter));
    assert_string_equal(counter.name, "flood steps");
    assert_string_equal(counter.value, "12.5");
    assert_true(bench_read_counter("statistics: cells,all 18446744073709551615", &counter));
    assert_string_equal(counter.name, "cells,all");
    assert_string_equal(counter.value, "18446744073709551615");
}

static void test_numbers(void **unused)
{
    (void)unused;
    int number = 0, threads[MOST_THREADS];
    size_t count = 0;
    assert_true(bench_read_number("27", 1, 27, &number));
    assert_int_equal(number, 27);
    static const char *const wrong[] = {"", "0", "28", "-1", "+1", " 1", "1 ", "1.5", "9999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(bench_read_number(wrong[i], 1, 27, &number));
    }
    assert_true(bench_read_threads("1,2,16", threads, &count));
    assert_int_equal(count, 3);
    assert_int_equal(threads[2], 16);
    static const char *const lists[] = {
        "", ",", "1,", ",1", "1,,2", "1,2,3,4,5", "0", "1 2", "1,99999999999999999999"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        assert_false(bench_read_threads(lists[i], threads, &count));
    }
}

static void test_lists_and_digits(void **unused)
{
    (void)unused;
    char digits[40];
    assert_true(bench_list_has(NULL, "graph"));
    assert_true(bench_list_has("graph", "graph"));
    assert_true(bench_list_has("wordy,graph", "graph"));
    assert_false(bench_list_has("graph-no-return,wordy", "graph"));
    assert_false(bench_list_has("", "graph"));
    static const struct {
        uint64_t number;
        const char *text;
    } rows[] = {{0, "0"},
                {999, "999"},
                {1000, "1,000"},
                {1048576, "1,048,576"},
                {UINT64_MAX, "18,446,744,073,709,551,615"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bench_group_digits(rows[i].number, digits, sizeof digits);
        assert_string_equal(digits, rows[i].text);
    }
}

/* The three figures are there, sizes stay within what was asked for, and every kind has a name. */
static void test_recipes(void **unused)
{
    (void)unused;
    static bench_recipe recipes[MOST_ROWS / MOST_THREADS];
    const size_t room = sizeof recipes / sizeof *recipes;
    const size_t all = bench_recipes(MOST_EXPONENT, recipes, room);
    size_t figures = 0;
    assert_true(all + 2 < room); /* with the empty run and the reference */
    for (size_t i = 0; i < all; i++) {
        bool known = false;
        for (size_t k = 0; k < bench_kind_count(); k++) {
            known = known || strcmp(bench_kind(k), recipes[i].kind) == 0;
        }
        assert_true(known && recipes[i].size <= MOST_EXPONENT);
        figures += recipes[i].figure[0] != '\0';
    }
    assert_int_equal(figures, 3);
    const size_t few = bench_recipes(8, recipes, room);
    assert_true(few >= bench_kind_count() && few < all);
    for (size_t i = 0; i < few; i++) {
        assert_true(recipes[i].size <= 8);
    }
    assert_int_equal(bench_recipes(MOST_EXPONENT, recipes, 5), 5);
}

static char *written(bool (*write)(const bench_results *, FILE *), const bench_results *results)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    assert_true(write(results, file));
    assert_int_equal(fclose(file), 0);
    return text;
}

/* A dispute is the same each time, and another one with another seed. */
static void test_disputes(void **unused)
{
    (void)unused;
    char path[] = "/tmp/entente-bench-test-XXXXXX", texts[3][2048];
    const int made = mkstemp(path);
    assert_true(made >= 0);
    (void)close(made);
    bench_recipe recipe = {.kind = "tight",
                           .shape = SHAPE_OPTIONS,
                           .parties = 3,
                           .options = 8,
                           .statements = 4,
                           .rules = 6};
    for (int k = 0; k < 3; k++) {
        recipe.seed = k < 2 ? 1 : 2;
        assert_true(bench_write_dispute(&recipe, path));
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        texts[k][fread(texts[k], 1, sizeof texts[k] - 1, file)] = '\0';
        (void)fclose(file);
    }
    (void)unlink(path);
    assert_string_equal(texts[0], texts[1]);
    assert_string_not_equal(texts[0], texts[2]);
    assert_non_null(strstr(texts[0], "o0_2: {party: p0}")); /* 3, 3 and 2 */
    assert_non_null(strstr(texts[0], "o2_1: {party: p2}"));
    assert_null(strstr(texts[0], "o2_2"));
    assert_null(strstr(texts[0], "never: not o0_0 and not o0_1 and not"));
    assert_false(bench_write_dispute(&recipe, "/nowhere/at/all"));
}

static bench_row row_of(const char *kind, uint64_t states, double median)
{
    bench_row row = {.recipe = {.kind = kind, .figure = "", .task = TASK_SOLVE, .parties = 4},
                     .states = states,
                     .status = "ok",
                     .runs = 5,
                     .minimum = median,
                     .median = median,
                     .empty_minimum = 0.001,
                     .empty_median = 0.001};
    return row;
}

static void test_csv(void **unused)
{
    (void)unused;
    static const bench_settings settings = {.runs = 5};
    bench_row rows[] = {row_of("reversible", 1000, 1.001), row_of("wordy", 0, 0.5)};
    rows[0].processor = 1.5;
    rows[0].counters[0] = (bench_counter){"a, b", "7"};
    rows[0].counter_count = 1;
    rows[1].counters[0] = (bench_counter){"c", "8"};
    rows[1].counters[1] = (bench_counter){"a, b", "9"};
    rows[1].counter_count = 2;
    rows[1].runs = 0;
    (void)snprintf(rows[1].status, sizeof rows[1].status, "time");
    const bench_results results = {.rows = rows, .row_count = 2, .settings = &settings};
    char *text = written(bench_write_csv, &results);
    assert_non_null(strstr(text, ",processor_seconds_minimum,\"a, b\",c\n"));
    assert_non_null(strstr(
        text, "\nreversible,,4,,,,,1000,,ok,5,1.00100,1.00100,0.00100,0.00100,1.00000,1.00000,,"
              "250000.00,1.50000,7,\n"));
    assert_non_null(strstr(text, "\nwordy,,4,,,,,,,time,,,,,,,,,,,9,8\n"));
    free(text);
}

static size_t occurrences(const char *text, const char *word)
{
    size_t count = 0;
    while ((text = strstr(text, word)) != NULL) {
        count++;
        text++;
    }
    return count;
}

static void test_chart(void **unused)
{
    (void)unused;
    const bench_settings settings = {.threads = {1, 2}, .thread_count = 2};
    bench_row rows[] = {row_of("reversible", 256, 0.01),    row_of("reversible", 1 << 20, 1),
                        row_of("wordy", 256, 0.02),         row_of("graph", 100, 0.03),
                        row_of("constrained", 100, 0.0001), row_of("reversible", 256, 0.008)};
    rows[5].threads = 2;
    bench_results results = {.rows = rows, .row_count = 6, .settings = &settings};
    (void)snprintf(results.machine, sizeof results.machine, "A & B <C>");
    char *text = written(bench_write_chart, &results);
    assert_int_equal(occurrences(text, "<polyline"), 4); /* `constrained` is less than nothing */
    assert_int_equal(occurrences(text, "data-kind=\"reversible\""), 2);
    assert_int_equal(occurrences(text, "class=\"line k0 more\""), 1);
    assert_int_equal(occurrences(text, "data-kind=\"wordy\""), 1);
    assert_int_equal(occurrences(text, "data-kind=\"graph\""), 1);
    assert_non_null(strstr(text, "A &amp; B &lt;C&gt;"));
    assert_null(strstr(text, "nan"));
    free(text);
    results.row_count = 0; /* a chart without points is a chart */
    text = written(bench_write_chart, &results);
    assert_non_null(strstr(text, "nothing was measured"));
    assert_null(strstr(text, "inf"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_minimum_and_median),
        cmocka_unit_test(test_counters),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_lists_and_digits),
        cmocka_unit_test(test_recipes),
        cmocka_unit_test(test_disputes),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_chart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
