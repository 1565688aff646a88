/* SPDX-License-Identifier: MIT */
/* "At a glance": the table at the beginning of a brief report, on small disputes; each row is worked out by hand from the file. */
#include "report/disputes.h"
#include "report/sections.h"

static const struct glance {
    const char *text;
    const char *words[6]; /* after "!" those that do not stand in the table */
} glances[] = {
    {pennies,
     {"From today together for ---", "Same (today), s1 by answers that yes - - pay [SEQ]",
      "A: Same, s4 by answers that yes nobody 2 moves, each a pay [SEQ] gain",
      "B: s2, as today by answers that yes Ann 1 move; or 3, each but with o pay [SEQ] a gain",
      "C: s3, as today by answers that yes Ann 1 move, a gain but with q pay [SEQ]"}},
    {lost, {"Holds ---", "A: Some, s3 by itself [Nash]", "!today", "!several"}},
    {poured,
     {"Today, s2 by threats that last no - - [SMR]",
      "A: Deal, s5 by itself [Nash] yes nobody 1 move, a gain"}},
    {quarry,
     {"Quiet (today), s2 no - - - A:",
      "A: Peace, s9 by itself [Nash] yes nobody 2 moves, not each a gain",
      "B: Court, s11 by itself [Nash] no The firm and The 2 moves, each a board gain",
      "C: Quiet, s3 by threats that yes The firm 1 move, no gain last [SMR]"}},
    {rooms, {"hall (today), s1 by itself [Nash] yes - -"}},
};

static void rows(void **unused)
{
    (void)unused;
    static const char end[] = "How many of the";
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof glances / sizeof *glances; i++) {
        stage s;
        ent_solution_options asked;
        ent_solution_defaults(&asked);
        open_stage(&s, glances[i].text, &asked);
        ent_page_options options = options_for(NULL);
        char *text = write_page(&s, &options), *stop = strstr(text, end);
        assert_non_null(stop);
        *stop = '\0';
        for (size_t k = 0; k < 6 && glances[i].words[k] != NULL; k++) {
            const bool absent = glances[i].words[k][0] == '!';
            if ((strstr(text, glances[i].words[k] + absent) == NULL) != absent) {
                print_error("%zu: '%s'\nin: %s\n", i, glances[i].words[k], text);
                wrong++;
            }
        }
        free(text);
        close_stage(&s);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
