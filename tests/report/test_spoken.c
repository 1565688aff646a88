/* SPDX-License-Identifier: MIT */
/* "The states it speaks of": the numbers of states that stand on a page before it are those of its rows, in order, and no
 * others; each row tells what is done in the state and whether it holds. */
#include "report/disputes.h"
#include "report/sections.h"

enum { MOST = 64 };

/* The states whose numbers a text has as words of their own, at [0] to [states - 1]; every dispute here has at most MOST. */
static void find_numbers(const char *text, const char *end, bool *found)
{
    for (const char *at = text; at < end; at++) {
        if (*at == 's' && at > text && strchr(" (,\n", at[-1]) != NULL && at[1] >= '1' &&
            at[1] <= '9') {
            char *stop = NULL;
            const unsigned long number = strtoul(at + 1, &stop, 10);
            if (strchr(" ,;:.)\n", *stop) != NULL && number <= MOST) {
                found[number - 1] = true;
            }
        }
    }
}

static void rows_are_what_is_spoken_of(void **unused)
{
    (void)unused;
    const char *const disputes[] = {quarry, suspects, pennies, twins, decree};
    for (size_t i = 0; i < sizeof disputes / sizeof *disputes; i++) {
        stage s;
        ent_solution_options asked;
        ent_solution_defaults(&asked);
        open_stage(&s, disputes[i], &asked);
        ent_page_options options = options_for(NULL);
        char *text = write_page(&s, &options);
        const char *rows = strstr(text, "By their numbers");
        assert_non_null(rows);
        bool spoken[MOST] = {false}, rows_told[MOST] = {false};
        const char *glossary = strstr(text, "The words it uses"); /* its numbers are but examples */
        assert_non_null(glossary);
        find_numbers(text, glossary, spoken);
        find_numbers(rows, text + strlen(text), rows_told);
        size_t count = 0;
        for (size_t k = 0; k < MOST; k++) {
            if (spoken[k] != rows_told[k]) {
                print_message("dispute %zu, s%zu: spoken of %d, told %d\n", i, k + 1, spoken[k],
                              rows_told[k]);
            }
            assert_int_equal(spoken[k], rows_told[k]);
            count += rows_told[k];
        }
        assert_true(count > 0);
        free(text);
        close_stage(&s);
    }
}

/* A page of that section alone speaks of no state; and in graph form there is none. */
static void alone(void **unused)
{
    (void)unused;
    static const char *const sections[] = {"states"};
    stage s;
    ent_solution_options asked;
    ent_solution_defaults(&asked);
    open_stage(&s, quarry, &asked);
    ent_page_options options = options_for(sections);
    char *text = write_page(&s, &options);
    assert_non_null(strstr(text, "No other part of this page speaks of a state."));
    free(text);
    close_stage(&s);
    open_stage(&s, rooms, &asked);
    options = options_for(NULL);
    text = write_page(&s, &options);
    assert_null(strstr(text, "By their numbers"));
    assert_null(strstr(text, "The states it speaks of"));
    free(text);
    close_stage(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_are_what_is_spoken_of),
                                       cmocka_unit_test(alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
