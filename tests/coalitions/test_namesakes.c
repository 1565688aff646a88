/* SPDX-License-Identifier: MIT */
/*
 * What the report and solve tell of the other states of a name, where several acting together would leave the one that is
 * taken for it. Ann and Bob gain only together, so the states in which one of them has gone do not hold; those in which
 * neither has do against each alone, not against both; those in which both have do against several.
 */
#include "report/sections.h"

#include <entente/coalitions.h>
#include <entente/explain.h>

#define MEETING                                                                                    \
    "entente: 1\ntitle: Meeting\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}, d: "     \
    "{name: Dora}}\npreferences:\n  a: [o and p, not o]\n  b: [o and p, not p]\n  c: [not q]\n"    \
    "  d: [x iff x]\ntoday: {q: yes}\n"                                                            \
    "options:\n  o: {party: a}\n  p: {party: b}\n  q: {party: c}\n  x: {party: d}\n"

typedef struct row {
    const char *states, *report, *solve; /* sentences; NULL: nothing of the others */
} row;

static const row rows[] = {
    {"states: {done: not q and not x}\n",
     "nobody could deter that. But the other of this name, s4, equally firm, does hold against "
     "several. - The way there. From today",
     "nobody could deter that; the other that holds, s4, does;"},
    {"states: {idle: not (o or p or q)}\n",
     "nobody could deter that. The other of this name, s9, equally firm, does not hold against "
     "several either. - The way there. From today",
     "nobody could deter that; nor does the other that holds, s9 "},
    {"states: {done: not q}\n",
     "nobody could deter that. But 2 of the 3 other states of this name that hold do so against "
     "several, too, such as s4, equally firm. - The way there. From today",
     "nobody could deter that; of the 3 others that hold 2 do, such as s4;"},
    {"states: {some: not q and not (o and p and x)}\n",
     "nobody could deter that. But 1 of the 2 other states of this name that hold does so against "
     "several, too: s4, equally firm. - The way there. From today",
     "nobody could deter that; of the 2 others that hold 1 does, namely s4;"},
    {"states: {either: (o and p and not q) or not (o or p or q or x)}\n",
     "nobody could deter that. But the 2 other states of this name that hold do so against "
     "several, too, such as s4, equally firm. - The way there. From today",
     "nobody could deter that; the 2 others that hold do, such as s4 "},
    {"states: {first: not (o or p or q or x)}\n", NULL, NULL},
};

/* What solve says, of all states or those of an expression. The caller frees. */
static char *write_solution(stage *s, const char *among)
{
    ent_state_set *where = NULL;
    ent_digest *digest = NULL;
    ent_coalitions *several = NULL;
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    if (among != NULL) {
        assert_int_equal(ent_states_find(s->context, s->space, "test", among, &where), ENT_OK);
    }
    assert_int_equal(ent_digest_new(s->context, s->solution, where, 1, &digest), ENT_OK);
    assert_int_equal(ent_coalitions_several(s->context, s->space, &several), ENT_OK);
    const ent_solution_view view = {
        .size = sizeof view, .where = where, .lists = true, .digest = digest, .several = several};
    assert_int_equal(ent_report_solution(s->context, s->solution, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    ent_digest_free(s->context, digest);
    ent_coalitions_free(several);
    ent_state_set_free(where);
    return w.bytes;
}

static void is_told(const char *text, const char *sentence, const char *nothing)
{
    const bool there = strstr(text, sentence != NULL ? sentence : nothing) != NULL;
    if (there != (sentence != NULL)) {
        fail_msg("'%s' in: %s", sentence != NULL ? sentence : nothing, text);
    }
}

static void test_others(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        char file[1024];
        stage s;
        (void)snprintf(file, sizeof file, "%s%s", MEETING, rows[k].states);
        open_stage(&s, file, NULL);
        const char *section = "summary";
        const ent_page_options options = options_for(&section);
        char *page = write_page(&s, &options);
        is_told(page, rows[k].report, "of this name");
        free(page);
        char *solved = write_solution(&s, NULL);
        is_told(solved, rows[k].solve, "the other that");
        free(solved);
        close_stage(&s);
    }
}

/* Only those states count that solve was asked about. */
static void test_among(void **state)
{
    stage s;
    (void)state;
    open_stage(&s, MEETING "states: {done: not q}\n", NULL);
    char *solved = write_solution(&s, "not (o and p and x)");
    is_told(solved, "nobody could deter that; of the 2 others that hold 1 does, namely s4;", "");
    free(solved);
    close_stage(&s);
}

/* Below how surely a state holds stands how surely its name does, where that is surer. */
static void test_sureness(void **state)
{
    const char *section = "robustness";
    stage s;
    (void)state;
    open_stage(&s, MEETING "states: {done: not q}\n", NULL);
    const ent_page_options options = options_for(&section);
    char *page = write_page(&s, &options);
    is_told(
        page,
        "Done, s1 Nash 100 % (93.9 to 100) 100 % B: Done, s4, as A but with o, with p Nash 0 % (0 "
        "to 6.1) 50 % - by one state or another of its name Nash 100 % (93.9 to 100) 100 % C:",
        "");
    free(page);
    close_stage(&s);
    open_stage(&s, MEETING "states: {first: not (o or p or q or x)}\n", NULL);
    page = write_page(&s, &options);
    is_told(page, "First, s1 Nash", "");
    is_told(page, NULL, "of its name Nash");
    free(page);
    close_stage(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_others), cmocka_unit_test(test_among),
                                       cmocka_unit_test(test_sureness)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
