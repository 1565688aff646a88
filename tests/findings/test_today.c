/* SPDX-License-Identifier: MIT */
/*
 * What `today` leaves out: told where it names something and not all, of options of two values and of those with values of
 * their own apart; and not of what a merged state leaves open, nor of what an event brings.
 */
#include "findings/notes.h"

#define HEAD                                                                                       \
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: a}, q: {party: b, "      \
    "values: [low, high]}, r: {party: b, values: [few, many]}}\n"                                  \
    "preferences: {a: [o, p], b: [q = low, r = few]}\n"

static void what_today_leaves_out(void **unused)
{
    (void)unused;
    static const struct {
        const char *today;
        size_t plain, graded;
    } texts[] = {
        {"", 0, 0},
        {"today: {o: yes}\n", 1, 1},
        {"today: {o: no}\n", 1, 1},
        {"today: {q: low}\n", 1, 1},
        {"today: {o: yes, p: no}\n", 0, 1},
        {"today: {q: low, r: few}\n", 1, 0},
        {"today: {o: yes, q: low, r: few}\n", 1, 0},
        {"today: {o: no, p: no, q: low, r: few}\n", 0, 0},
        {"today: {o: yes, q: low, r: few}\nrules: [{same: o}]\n", 0, 0},
        {"today: {q: low, r: few}\nrules: [{same: o}]\n", 1, 0},
        {"today: {p: no}\ntimeline: [{id: e, date: 2024, today: {o: yes, q: low, r: few}}]\n", 0,
         0},
        {"today: {p: no}\ntimeline: [{id: e, date: 2024, today: {o: yes}}]\n", 0, 1},
        {"today: {o: no, p: no, q: low, r: few}\n"
         "timeline: [{id: e, date: 2024, options: {add: {s: {party: a}}}}]\n",
         0, 0},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[600];
        const bool merged = strstr(texts[i].today, "same") != NULL;
        (void)snprintf(text, sizeof text, "%s%s", HEAD, texts[i].today);
        if (merged) { /* what the members of a merged state differ in is no wish */
            char *wishes = strstr(text, "preferences");
            assert_non_null(wishes);
            memcpy(wishes, "x-", 2);
        }
        if (count_notes(text, "N617") != texts[i].plain ||
            count_notes(text, "N604") != texts[i].graded) {
            print_message("%s\n", text);
            fail();
        }
    }
}

static void in_which_words(void **unused)
{
    (void)unused;
    note_says(HEAD "today: {o: yes, q: low, r: few}\n", "N617",
              "'today' leaves out 'p', so it counts as not taken up",
              "name it under 'today', also if it is not taken up: p: no");
    note_says(HEAD "today: {q: low, r: few}\n", "N617",
              "'today' leaves out 'o' and 'p', so they count as not taken up",
              "name each under 'today', also what is not taken up: o: no");
    note_says(HEAD "today: {o: yes, p: no, q: high}\n", "N604",
              "'today' leaves out 'r', so it counts as standing at its first value",
              "name it under 'today', also if it is at its first value: r: few");
    note_says(HEAD "today: {o: yes, p: no}\n", "N604",
              "'today' leaves out 'q' and 'r', so they count as standing at their first values",
              "name each under 'today', also what is at its first value: q: low");
}

/* It points to 'today'; where events alone say what is, to what they say. */
static void where(void **unused)
{
    (void)unused;
    static const struct {
        const char *today;
        unsigned line;
    } texts[] = {
        {"today: {o: yes, q: low, r: few}\n", 5},
        {"today:\n  o: yes\n  q: low\n  r: few\n", 5},
        {"timeline:\n  - id: e\n    date: 2024\n    today:\n      q: low\n      r: few\n      o: "
         "yes\n",
         11},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[600];
        (void)snprintf(text, sizeof text, "%s%s", HEAD, texts[i].today);
        noted n = note(text);
        size_t told = 0;
        for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
            const ent_diagnostic *d = ent_diagnostic_at(n.context, k);
            if (strcmp(d->code, "N617") == 0) {
                assert_int_equal(d->place.line, texts[i].line);
                told++;
            }
        }
        assert_int_equal(told, 1);
        forget(&n);
    }
}

/* Of many the first twelve are named. */
static void of_many(void **unused)
{
    (void)unused;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions: {", out);
    for (int k = 1; k <= 15; k++) {
        fprintf(out, "o%d: {party: a}%s", k, k < 15 ? ", " : "}\n");
    }
    fputs("today: {o1: yes}\npreferences: {a: [o1]}\n", out);
    assert_int_equal(fclose(out), 0);
    note_says(text, "N617",
              "'today' leaves out 'o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8', 'o9', 'o10', 'o11', "
              "'o12', 'o13' and 2 more, so they count as not taken up",
              NULL);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_today_leaves_out),
        cmocka_unit_test(in_which_words),
        cmocka_unit_test(where),
        cmocka_unit_test(of_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
