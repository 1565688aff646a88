/* SPDX-License-Identifier: MIT */
/* "At a glance": the table at the beginning of a brief report, on small disputes; each row is worked out by hand from the file. */
#include "report/disputes.h"
#include "report/sections.h"

/* After a vote nothing of the deal matters: its states count as one, or Ann may still move and does not care. */
#define VOTE(rule)                                                                                 \
    "entente: 1\ntitle: Vote\nparties: {p: {name: Pam}, a: {name: Ann}}\n"                         \
    "options: {vote: {party: p, moves: up}, deal: {party: a}}\n" rule                              \
    "today: {vote: no, deal: no}\nstates: {held: vote, agreed: deal and not vote}\npreferences:\n" \
    "  p: [deal or vote]\n  a: [not vote, deal and not vote]\n"
static const char merged_vote[] = VOTE("rules: [same: vote]\n");
static const char idle_vote[] = VOTE("");

/* What Pam did she would take back, and cannot; or it never was hers to change. Ann gains by a deal, does not care, or cannot. */
#define REGRET(vote, deal, wish)                                                                   \
    "entente: 1\ntitle: Vote\nparties: {p: {name: Pam}, a: {name: Ann}}\n"                         \
    "options: {vote: {party: p, moves: " vote "}, deal: {party: a" deal "}}\n"                     \
    "today: {vote: yes, deal: no}\nstates: {held: vote and deal}\n"                                \
    "preferences: {p: [not vote], a: [" wish "]}\n"
static const char regretted_vote[] = REGRET("up", "", "deal");
static const char constant_vote[] = REGRET("never", "", "deal");
static const char regretted_idly[] = REGRET("up", "", "vote");
static const char regretted_still[] = REGRET("up", ", moves: never", "deal");

static const struct glance {
    const char *text;
    const char *words[6]; /* after "!" those that do not stand in the table */
} glances[] = {
    {pennies,
     {"From today together for ---", "Same (today), s1 by answers that yes - - pay [SEQ]",
      "A: Same, s4 by answers that yes nobody 2 moves, each a pay [SEQ] gain, but with an answer "
      "to fear B:",
      "B: s2, as today by answers that yes Ann 1 move; or 3, each but with o pay [SEQ] a gain, but "
      "with "
      "an answer to fear C:",
      "C: s3, as today by answers that yes Ann 1 move, a gain, but with q pay [SEQ] but with an "
      "answer to fear"}},
    {lost, {"Holds ---", "A: Some, s3 by itself [Nash]", "!today", "!several"}},
    {poured,
     {"Today, s2 by threats that last no - - [SMR]",
      "A: Deal, s5 by itself [Nash] yes nobody 1 move, a gain"}},
    {quarry,
     {"Quiet (today), s2 no - - - A:",
      "A: Peace, s9 by itself [Nash]; yes nobody 2 moves, not each some of it cannot a gain be "
      "taken back",
      "B: Court, s11 by itself [Nash] no The firm and The 2 moves, each a board gain",
      "C: Quiet, s3 by threats that yes The firm 1 move, no gain last [SMR]; some of it cannot "
      "be taken back"}},
    {merged_vote,
     {"Held, s3 by itself [Nash]; yes Ann 1 move, a gain nobody has a move there",
      "Agreed, s2 by itself [Nash] yes nobody 1 move, a gain"}},
    {idle_vote,
     {"A: Agreed, s3 by itself [Nash] yes nobody 1 move, a gain",
      "B: Held, s2 by itself [Nash]; no yes Ann 1 move, a gain move there matters to who makes "
      "it",
      "That an outcome stands first is no advice; the order goes mainly by how firmly each "
      "holds."}},
    {regretted_vote,
     {"A: Held, s4 by itself [Nash]; yes nobody 1 move, a gain some of it cannot be taken back",
      "!advice"}},
    {constant_vote, {"A: Held, s4 by itself [Nash] yes nobody 1 move, a gain"}},
    {regretted_idly, {"Today, s2 by itself [Nash]; yes - - some of it cannot be taken back"}},
    {regretted_still, {"Today, s2 by itself [Nash]; yes - - nobody has a move there"}},
    {rooms, {"hall (today), s1 by itself [Nash] yes - -"}},
};

/* In brief the same is told in words, beside the firmness. */
static void reasons(void **unused)
{
    (void)unused;
    static const char *const wanted[][2] = {
        {merged_vote, "worse for Ann. It holds because nobody has a move there: what could come "
                      "after it is not in the file."},
        {idle_vote, "worse for Ann. It holds because no party has a move there that makes a "
                    "difference to itself."},
        {regretted_vote, "Pam cannot take back \"vote\", and would if it could."}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        stage s;
        ent_solution_options asked;
        ent_solution_defaults(&asked);
        open_stage(&s, wanted[i][0], &asked);
        ent_page_options options = options_for(NULL);
        char *text = write_page(&s, &options);
        assert_non_null(strstr(text, wanted[i][1]));
        free(text);
        close_stage(&s);
    }
}

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
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows), cmocka_unit_test(reasons)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
