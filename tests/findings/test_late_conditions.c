/* SPDX-License-Identifier: MIT */
/* A condition of a thing, "only with another", below the wish for the thing itself: where it is told, and where not. */
#include "findings/notes.h"

#define FILE_OF(WISHES)                                                                            \
    "entente: 1\nparties: {a: {name: the port}, b: }\noptions: {o: {party: a}, q: {party: a, "     \
    "values: [none, half, all]}, p: {party: b}, r: {party: b}}\n"                                  \
    "shorthands: {big: q >= half, both: o and p, big_too: big}\n"                                  \
    "preferences:\n  b: [r, not p]\n  a: " WISHES "\n"

/* By the definition: below a wish that has the thing among its parts, and the party has a hand in the thing. */
static void late_and_not_late(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        bool told;
    } texts[] = {
        {FILE_OF("[o, o implies p]"), true},
        {FILE_OF("[not r, o, r, o implies p]"), true},
        {FILE_OF("[o and r, o implies p]"), true},
        {FILE_OF("[o and r and q = all, o and q = all implies p]"), true},
        {FILE_OF("[both, p and o implies r]"), true},
        {FILE_OF("[q >= half, q >= half implies p]"), true},
        {FILE_OF("[q != none, q >= half implies p]"), false}, /* other words */
        {FILE_OF("[big, q >= half implies p]"), true},
        {FILE_OF("[q >= half, big_too implies p]"), true},
        {FILE_OF("[not o, not o implies p]"), true},
        {FILE_OF("[o or r, o or r implies p]"), true},
        {FILE_OF("[exactly 1 of (o p), exactly 1 of (o p) implies r]"), true},
        {FILE_OF("[o implies p, (o implies p) implies r]"), true},
        {FILE_OF("[o iff p, (o iff p) implies r]"), true},
        {FILE_OF("[o implies p, o]"), false}, /* the order that keeps it */
        {FILE_OF("[p, o implies p]"), false},
        {FILE_OF("[not o, o implies p]"), false},
        {FILE_OF("[o or r, o implies p]"), false},
        {FILE_OF("[o, o and r implies p]"), false},
        {FILE_OF("[q = all, q = half implies p]"), false},
        {FILE_OF("[exactly 1 of (o p), exactly 2 of (o p) implies r]"), false},
        {FILE_OF("[exactly 1 of (o p), atmost 1 of (o p) implies r]"), false},
        {FILE_OF("[o, p implies o]"), false},
        {FILE_OF("[o, o iff p]"), false},
        {FILE_OF("[r, r implies o]"), false}, /* what others do is no doing of its own */
        {FILE_OF("[{want: o, certainty: unsure}, o implies p]"), false},
        {FILE_OF("{weights: [{want: o, weight: 2}, {want: o implies p, weight: 1}]}"), false},
        {FILE_OF("{ranking: [o, o implies p]}"), false},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const size_t told = count_notes(texts[i].text, "N616");
        if (told != texts[i].told) {
            print_message("%zu of: %s\n", told, texts[i].text);
            fail();
        }
    }
}

/* What is said of the first, where the others are, and what is said of long ones. */
static void words_of_it(void **unused)
{
    (void)unused;
    note_says(FILE_OF("[q >= half, q >= half implies p]"), "N616",
              "'q >= half implies p' stands below the wish for 'q >= half', so it never keeps the "
              "port from that",
              "move it above that wish");
    note_adds(FILE_OF("[o, o implies p]"), "N616", "the wish for the thing is here");
    note_says(FILE_OF("\n    - o\n    - o implies p\n    - r\n    - o implies r"), "N616",
              "keeps the port from that; so does line 11", NULL);
#define LONG "q = half or q = half or q = half or q = half or q = half or q = half or q = half or o"
    note_says(FILE_OF("[" LONG ", " LONG " implies p]"), "N616",
              "this condition stands below the wish for the thing itself, so it never keeps", NULL);
}

/* In graph form there are no options, so nobody has a hand in anything. */
static void in_graph_form(void **unused)
{
    (void)unused;
    assert_int_equal(
        count_notes(
            "entente: 1\nparties: {a: , b: }\ngraph: {states: [u, v], moves: {a: {u: [v]}}}\n"
            "preferences: {a: [u, u implies v]}\n",
            "N616"),
        0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(late_and_not_late),
                                       cmocka_unit_test(words_of_it),
                                       cmocka_unit_test(in_graph_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
