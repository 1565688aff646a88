/* SPDX-License-Identifier: MIT */
/*
 * Threats that their party would not carry out: where each of its wishes, and each of the others', speaks against what is not
 * done today, and nowhere else.
 */
#include "findings/notes.h"

#define FILE_OF                                                                                    \
    "entente: 1\nparties: {bank: , firm: }\noptions: {call: {party: bank%s}, fee: {party: bank, "  \
    "values: [none, some]}, hold: {party: firm}}\ntoday: {%s}\nstates: {ruin: call and hold}\n%s"  \
    "preferences: {bank: %s, firm: %s}\n"

/* The text with these parts; kept until it is called again. */
static const char *text_of(const char *moves, const char *today, const char *rules,
                           const char *bank, const char *firm)
{
    static char text[700];
    (void)snprintf(text, sizeof text, FILE_OF, moves, *today == '\0' ? "hold: yes" : today, rules,
                   bank, firm);
    return text;
}

static void where_it_is_told(void **unused)
{
    (void)unused;
    static const struct {
        const char *moves, *today, *rules, *bank, *firm;
        bool told;
    } texts[] = {
        {"", "", "", "[not hold, not call]", "[not call, hold]", true},
        {"", "", "", "[call implies hold, not call]", "[not call, hold]", true},
        {"", "", "", "[not hold, not call]", "[hold, not ruin]", true},
        {"", "", "", "[not hold, not ruin]", "[not call, hold]", true},
        {", moves: up", "", "", "[not hold, not call]", "[not call, hold]", true},
        {"", "call: no", "", "[not hold, not call]", "[not call, hold]", true},
        {"", "", "rules: [{never: call and hold}]\n", "[not hold, not call]", "[not call, hold]",
         true},
        /* its party would carry it out, or is not said to dislike it */
        {"", "", "", "[call iff hold, not call]", "[not call, hold]", false},
        {"", "", "", "[hold implies call, not call]", "[not call, hold]", false},
        {"", "", "", "[not hold]", "[not call, hold]", false},
        /* a gift, or nothing to the others */
        {"", "", "", "[not hold, not call]", "[call, hold]", false},
        {"", "", "", "[not hold, not call]", "[hold iff not call]", false},
        {"", "", "", "[not hold, not call]", "[hold]", false},
        {"", "", "", "[not hold, not call]", "{ranking: [not call, call]}", false},
        /* on today, not to be taken up, or asked for by a rule */
        {"", "call: yes", "", "[not hold, not call]", "[not call, hold]", false},
        {", moves: down", "", "", "[not hold, not call]", "[not call, hold]", false},
        {", moves: never", "", "", "[not hold, not call]", "[not call, hold]", false},
        {"", "", "rules: [{always: fee = none or call}]\n", "[not hold, not call]",
         "[not call, hold]", false},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text =
            text_of(texts[i].moves, texts[i].today, texts[i].rules, texts[i].bank, texts[i].firm);
        if (count_notes(text, "N618") != texts[i].told) {
            print_message("%s\n", text);
            fail();
        }
    }
}

static void in_which_words(void **unused)
{
    (void)unused;
    note_says(
        text_of("", "", "", "[not hold, not call]", "[not call, hold]"), "N618",
        "bank would never take up 'call', whatever it gets: each of its wishes that names it "
        "speaks against it",
        "if it is a threat, say when it would be carried out: want: call iff WHAT_IT_ANSWERS, "
        "above what it would bear for it");
    note_says(text_of("", "", "", "[call implies hold, not call]", "[not call, hold]"), "N618", "",
              "want: call iff hold, above");
    note_says(
        text_of("", "", "", "[call implies hold or fee = some, not call]", "[not call, hold]"),
        "N618", "", "want: call iff (hold or fee = some), above");
    note_says(text_of("", "", "", "[not hold, fee = none]", "[hold, fee != some]"), "N618",
              "bank would never set 'fee' above none, whatever it gets",
              "want: fee != none iff WHAT_IT_ANSWERS");
    note_says(
        "entente: 1\nparties: {banks: {name: the banks, plural: yes}, firm: }\noptions: {call: "
        "{party: "
        "banks}, hold: {party: firm}}\ntoday: {hold: yes}\npreferences: {banks: [not hold, not "
        "call], firm: [not call, "
        "hold]}\n",
        "N618",
        "the banks would never take up 'call', whatever they get: each of their wishes that names "
        "it "
        "speaks against it",
        NULL);
}

/* A file that says nothing of today may leave open what is done. */
static void not_without_today(void **unused)
{
    (void)unused;
    static const char wishes[] =
        "entente: 1\nparties: {city: , union: }\noptions: {raise: {party: city}, strike: {party: "
        "union}}\npreferences: {city: [not strike, not raise], union: [raise, not strike]}\n";
    char text[400];
    (void)snprintf(text, sizeof text, "%stoday: {raise: no, strike: no}\n", wishes);
    assert_int_equal(count_notes(text, "N618"), 1);
    assert_int_equal(count_notes(wishes, "N618"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(where_it_is_told),
                                       cmocka_unit_test(in_which_words),
                                       cmocka_unit_test(not_without_today)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
