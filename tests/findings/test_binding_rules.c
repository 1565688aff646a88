/* SPDX-License-Identifier: MIT */
/* Rules that bind whom they should perhaps not, or for longer: over options of several parties, and with what is final. */
#include "findings/notes.h"

#define RULES                                                                                      \
    "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: a}, q: {party: b}}\n"    \
    "preferences: {a: [o, p], b: [q, o]}\nrules:\n"

/* Whom a rule binds whose note may say why of one alone; and in which lines others are, of it and of half grounds. */
static void rules_of_several(void **unused)
{
    (void)unused;
    note_says(RULES "  - {never: o and q, note: x}\n", "N606",
              "the rule of line 6 binds a and b alike: once 'o' holds, b cannot bring about 'q'",
              "nothing, if its note says why for each of them; else see docs/format.md");
    note_adds(RULES "  - {never: o and q, note: x}\n", "N606", "");
    note_says(RULES "  - {always: exactly 1 of (o q), note: x}\n", "N606",
              "binds a and b alike: it takes choices from a and b", NULL);
    note_says(RULES "  - {never: o and q, note: x}\n  - {never: p and q, note: y}\n", "N606",
              "2 rules bind several parties alike",
              "nothing, if the note of each says why for every party that it binds; else");
    note_adds(RULES "  - {never: o and q, note: x}\n  - {never: q and not p, note: y}\n"
                    "  - {always: exactly 1 of (o q), note: z}\n",
              "N606",
              "line 6: once 'o' holds, b cannot bring about 'q' | line 7: once 'q' holds, a cannot "
              "bring about 'not p' | line 8: it takes choices from a and b");
    note_adds(RULES "  - {never: o and q, note: x}\n  - {never: p and q, note: y}\n"
                    "  - {always: p or q, note: x}\n  - {always: o or q, note: x}\n"
                    "  - {never: o and not q, note: x}\n  - {never: p and not q, note: x}\n",
              "N606",
              "line 6: once 'o' holds, b cannot bring about 'q' | line 7: once 'p' holds, b cannot "
              "bring about 'q' | line 8: once 'not p' holds, b cannot bring about 'not q' | "
              "line 9: once 'not o' holds, b cannot bring about 'not q' | and 2 more");
    note_adds(RULES "  - never: o and q\n  - never: o and p\n  - never: p and q\n"
                    "  - always: p or q\n",
              "N606",
              "once 'q' holds, a cannot bring about 'o' | once 'o' holds, b cannot bring about 'q' "
              "| line 8: once 'p' holds, b cannot bring about 'q' | line 9: once 'not p' holds, b "
              "cannot bring about 'not q'");
    note_says(RULES "  - never: o and q\n  - never: o and p\n  - never: p and q\n"
                    "  - always: p or q\n",
              "N606", "; so do lines 8 and 9", NULL);
    note_says(RULES "  - never: o and q\n  - never: p and q\n  - always: p or q\n"
                    "  - always: o or q\n  - never: o and not q\n  - never: p and not q\n",
              "N606", "; so do lines 7, 8, 9, and 2 more", NULL);
    note_says(RULES "  [never: o and q, never: p and q]\n", "N606", "; so does 1 more",
              "leave it out, and write in its place a label 'wherever ...' and a name");
    note_says(RULES
              "  - {never: o, source: s}\n  - {never: p, source: s}\nsources: {s: {title: t}}\n",
              "W516", "so it counts as assumed; so does line 7", NULL);
    note_says(RULES "  - {never: o, basis: stated}\n  - {never: p, basis: stated}\n", "W518",
              "claims to be stated, and names no source; so does line 7", NULL);
}

/* A rule that takes something for good, meant or not, is told with a cure; a meant one without its text. */
static void rules_for_good(void **unused)
{
    (void)unused;
    static const char head[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, p: {party: "
        "a, moves: up}, q: {party: b}}\npreferences: {a: [o, p], b: [q, o]}\n"
        "rules:\n";
    static const char *const rules[] = {"  - {never: o and p}\n",
                                        "  - {never: o and p, note: x}\n"};
    for (size_t i = 0; i < 2; i++) {
        char text[400];
        (void)snprintf(text, sizeof text, "%s%s", head, rules[i]);
        note_says(
            text, "N610",
            "by the rule of line 6, once 'p' holds, which nobody can undo, a can never bring "
            "about 'o'",
            "nothing, if it is meant for good; if it is meant of one moment, leave the rule out");
        noted n = note(text);
        for (size_t k = 0; k < ent_diagnostic_count(n.context); k++) {
            const ent_diagnostic *d = ent_diagnostic_at(n.context, k);
            if (strcmp(d->code, "N610") == 0) {
                assert_non_null(d->cause);
                assert_int_equal(d->has_place, i == 0);
            }
        }
        forget(&n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rules_of_several),
                                       cmocka_unit_test(rules_for_good)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
