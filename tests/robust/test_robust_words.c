/* SPDX-License-Identifier: MIT */
/* What a report of readings says in words: orders that no reading keeps, and names in short. */
#include "robust/sample.h"

#include "bundle.h"

/* A ranking of two places beside three wishes. */
static const char RANKED[] = "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
                             "options: {o: {party: a}, q: {party: b}, r: {party: b}}\n"
                             "states: {never: not o and r, open: o}\n"
                             "preferences:\n  a: {ranking: [o, rest]}\n  b: [q, not r, o]\n";

/* Two wishes each; weights of one size, which no swap alters; one wish. */
static const char PAIRS[] =
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}, d: {name: Dan}, e: }\n"
    "options: {o: {party: a}, q: {party: b}, r: {party: c}, t: {party: d}, u: {party: e}}\n"
    "preferences:\n  a: [o, q]\n  b: [q, o]\n  c: {weights: [{want: r, weight: 2}, {want: o, "
    "weight: 1}]}\n"
    "  d: {weights: [{want: t, weight: 2}, {want: o, weight: -2}]}\n  e: [u]\n";

/* A name of two states that never hold, beside one of two that do. */
static const char CLOSED[] =
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a}, q: {party: b}}\n"
    "states: {closed: not o, open: o}\npreferences:\n  a: [o, o]\n  b: [not q, not q]\n";

/* What was asked, and words that stand in the answer, or after "!" do not. */
typedef struct told {
    const char *text;
    ent_variation over;
    uint64_t reach;
    ent_format format;
    bool brief; /* the family is told in short, behind itself at length */
    const char *words[4];
} told;

static const told rows[] = {
    {RANKED,
     ENT_VARY_SWAPS,
     1,
     ENT_FORMAT_TEXT,
     false,
     {"of neighbours, at random, in the order of every party.",
      "The order of Ann has only two places, so that each reading turns it round and none keeps "
      "it as written; a low share may come from that alone. "}},
    {RANKED, ENT_VARY_SWAPS, 1, ENT_FORMAT_JSON, false, {"\"turned_round\":[\"a\"]"}},
    {PAIRS,
     ENT_VARY_SWAPS,
     3,
     ENT_FORMAT_TEXT,
     false,
     {"The orders of Ann, Bob and Cy have only two wishes each, so that each reading turns them "
      "round and none keeps them as written; a low share may come from that alone. "}},
    {PAIRS, ENT_VARY_SWAPS, 3, ENT_FORMAT_JSON, false, {"\"turned_round\":[\"a\",\"b\",\"c\"]"}},
    {PAIRS, ENT_VARY_SWAPS, 2, ENT_FORMAT_TEXT, false, {"!turns"}},
    {PAIRS, ENT_VARY_SWAPS, 2, ENT_FORMAT_JSON, false, {"\"turned_round\":[]"}},
    {PAIRS, ENT_VARY_SHUFFLES, 1, ENT_FORMAT_TEXT, false, {"!turns"}},
    {PAIRS, ENT_VARY_SHUFFLES, 1, ENT_FORMAT_JSON, false, {"!turned_round"}},
    {CLOSED,
     ENT_VARY_SWAPS,
     2,
     ENT_FORMAT_TEXT,
     true,
     {"!, ;", "one of 2 states of closed never; one of 2 states of open 100.00 % under Nash, most "
              "often s2, in 100.00 % under Nash; today never; all of it: --over swaps"}},
};

/* Makes one line of all: lines that are filled may break anywhere. */
static void unfill(char *text)
{
    size_t length = 0;
    for (size_t k = 0; text[k] != '\0'; k++) {
        const bool gap = text[k] == ' ' || text[k] == '\n';
        if (!gap) {
            text[length++] = text[k];
        } else if (length > 0 && text[length - 1] != ' ') {
            text[length++] = ' ';
        }
    }
    text[length] = '\0';
}

static void in_words(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        sample s;
        bytes out = {0};
        ent_readings *readings = NULL;
        ent_robust_part parts[2] = {{0}};
        ent_tally *tally = NULL;
        ent_readings_options options;
        sample_open(&s, rows[k].text, 1);
        ent_readings_defaults(&options);
        options.over = rows[k].over;
        options.reach = rows[k].reach;
        options.samples = 20;
        assert_int_equal(ent_readings_new(s.context, s.space, &options, &readings), ENT_OK);
        assert_int_equal(ent_readings_run(s.context, readings, 0, 20, &tally), ENT_OK);
        parts[0].tally = parts[1].tally = tally;
        const ent_robust_view view = {.size = sizeof view,
                                      .parts = parts,
                                      .part_count = rows[k].brief ? 2 : 1,
                                      .brief = rows[k].brief};
        const ent_sink sink = {.write = append, .user = &out};
        assert_int_equal(ent_report_robust(s.context, &view, rows[k].format, &sink), ENT_OK);
        unfill(out.at);
        for (size_t i = 0; i < 4 && rows[k].words[i] != NULL; i++) {
            const bool absent = rows[k].words[i][0] == '!';
            if ((strstr(out.at, rows[k].words[i] + absent) == NULL) != absent) {
                fail_msg("row %zu: '%s' in: %s", k, rows[k].words[i], out.at);
            }
        }
        free(out.at);
        ent_tally_free(tally);
        ent_readings_free(readings);
        sample_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(in_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
