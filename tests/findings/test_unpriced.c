/* SPDX-License-Identifier: MIT */
/* What is all the same to a party by its own wishes: an option that it does not mention, and values that it does not part. */
#include "findings/notes.h"

/* The file of one party `a` with a graded option q and a plain one o, by its wishes. */
static void write_text(char *text, size_t room, const char *moves, const char *wishes)
{
    (void)snprintf(
        text, room,
        "entente: 1\nparties: {a: , b: {name: Bob}}\noptions: {o: {party: a}, q: {party: a, "
        "values: [none, low, mid, high]%s}, r: {party: b, values: [x, y, z]}}\n"
        "states: {some: q >= low, top: q = high and some}\n"
        "preferences: {%s, b: [r = x, r = y, not o, q = none]}\n",
        moves, wishes);
}

/* Which runs of values of q are not told apart, by the definition: no wish's expression has a leaf that holds of one of two
 * neighbours and not of the other. */
static void values_not_told_apart(void **unused)
{
    (void)unused;
    static const struct {
        const char *wishes, *runs; /* NULL: no note */
    } texts[] = {
        {"[o, q = none]", "low, mid, high of q (a)"},
        {"[o, q = high]", "none, low, mid of q (a)"},
        {"[o, q = low]", "mid, high of q (a)"},
        {"[o, q = mid]", "none, low of q (a)"},
        {"[o, q >= mid]", "none, low of q; mid, high of q (a)"},
        {"[o, q != mid, q = none]", NULL},
        {"[o, q = none, q < mid, q = high]", NULL},
        {"[o, some]", "low, mid, high of q (a)"},
        {"[o, top]", "low, mid of q (a)"},
        {"[o implies top, not (o and q = low)]", NULL},
        {"[q = none]", NULL}, /* a wish alone says next to nothing */
        {"[o, not o]", NULL}, /* q is not mentioned: another note */
        {"[exactly 1 of (o (q = mid) (q = high)), o]", "none, low of q (a)"},
        {"{weights: [{want: o, weight: 3}, {want: q = none, weight: 2}]}",
         "low, mid, high of q (a)"},
        {"{ranking: [o and q = low, q = low]}", "mid, high of q (a)"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[600], wishes[200];
        (void)snprintf(wishes, sizeof wishes, "a: %s", texts[i].wishes);
        write_text(text, sizeof text, "", wishes);
        if (texts[i].runs == NULL) {
            assert_int_equal(count_notes(text, "N615"), 0);
        } else {
            note_says(text, "N615", texts[i].runs, "want: OPTION = VALUE");
        }
    }
}

/* Of several one note tells, by party; of what nobody can move, and of what a party does not mention, none. */
static void one_note(void **unused)
{
    (void)unused;
    char text[600];
    write_text(text, sizeof text, "", "a: [q = none, q = low, o]");
    strcpy(strstr(text, "r = x, r = y"), "r <= y, o]}\n");
    note_says(text, "N615",
              "tells these values of an option apart: mid, high of q (a); x, y of r (Bob)", NULL);
    write_text(text, sizeof text, ", moves: never", "a: [q = none, o]");
    assert_int_equal(count_notes(text, "N615"), 0);
    write_text(text, sizeof text, "", "a: [o, not o]");
    assert_int_equal(count_notes(text, "N615"), 0);
    note_says(text, "N607", ": q of a", NULL);
    write_text(text, sizeof text, "", "a: [q = none, r = x]");
    note_says(text, "N607", ": o of a", NULL);
}

/* What nobody mentions is W508's alone; where that can say nothing, as a party ranks by numbers, it is told here. */
static void told_once(void **unused)
{
    (void)unused;
    static const char nobody[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: a}, r: {party: b}}\n"
        "preferences: {a: [r, not o], b: [not o, r]}\n";
    assert_int_equal(count_notes(nobody, "W508"), 1);
    assert_int_equal(count_notes(nobody, "N607"), 0);
    char text[400];
    strcpy(text, nobody);
    strcpy(strstr(text, "[not o, r]"), "{ranking: [1, rest], of: 8}}\n");
    assert_int_equal(count_notes(text, "W508"), 0);
    note_says(text, "N607", ": q of a", NULL);
    strcpy(text, nobody);
    strcpy(strstr(text, "[not o, r]"), "[q, r]}\n");
    assert_int_equal(count_notes(text, "W508"), 0);
    note_says(text, "N607", ": q of a", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_not_told_apart),
                                       cmocka_unit_test(one_note), cmocka_unit_test(told_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
