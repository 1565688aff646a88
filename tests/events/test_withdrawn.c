/* SPDX-License-Identifier: MIT */
/*
 * What is left when sources or bases are withdrawn: as if what rests on them had never been said, while all that is said of
 * it elsewhere still has its place.
 */
#include "events/reading.h"

#define HEAD    "entente: 1\nsources: {press: {title: P}, wire: {title: W}}\nparties: {us: , ru: }\n"
#define OPTIONS "options: {talk: {party: us}, fire: {party: ru}}\n"
#define WISHES                                                                                     \
    "preferences:\n  us:\n    - {id: a, want: talk}\n    - {id: b, want: not fire, source: "       \
    "wire}\n"                                                                                      \
    "    - {id: c, want: fire, basis: stated}\n"
#define A        "    - {id: a, want: talk}\n"
#define B        "    - {id: b, want: not fire, source: wire}\n"
#define C        "    - {id: c, want: fire, basis: stated}\n"
#define US       "preferences:\n  us:\n"
#define BY_WIRE  "  - {id: w, source: wire, "
#define BY_PRESS "  - {id: p, source: press, "

/* What is left of the head, options, wishes and events without the source `wire`. */
static void expect_left(const char *options, const char *events, const char *left)
{
    static char text[1 << 13], by_hand[1 << 13];
    static const char *const wire[] = {"wire"};
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_sources = wire;
    selection.without_source_count = 1;
    (void)snprintf(text, sizeof text, HEAD "%s" WISHES "timeline:\n%s", options, events);
    (void)snprintf(by_hand, sizeof by_hand, HEAD "%s", left);
    expect_says(text, &selection, by_hand);
}

static void statements(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        /* what rests on it goes; what a later event says of it is still understood */
        {"  - {id: e}\n", A C},
        {BY_PRESS "preferences: {us: [{insert: {want: talk, basis: stated}, after: b}]}}\n",
         A "    - {want: talk, basis: stated}\n" C},
        {BY_PRESS "preferences: {us: [{drop: b}]}}\n", A C},
        {BY_PRESS "preferences: {us: [{replace: b, by: talk}]}}\n",
         A "    - {id: b, want: talk, source: press}\n" C},
        {BY_PRESS "preferences: {us: [{move: c, before: b}]}}\n", A C},
        /* what its events changed is not changed */
        {BY_WIRE "preferences: {us: [{insert: talk}, {drop: a}]}}\n", A C},
        {BY_WIRE "preferences: {us: [{replace: c, by: talk}]}}\n", A C},
        {BY_WIRE "preferences: {us: [{move: a}]}}\n", A C},
        {BY_WIRE "preferences: {us: {statements: [fire]}}}\n", A C},
        {BY_WIRE "preferences: {us: {ranking: [fire, rest]}}}\n", A C},
        /* and what others then say of it is */
        {BY_WIRE "preferences: {us: [{insert: {id: n, want: talk}, at: first}]}}\n" BY_PRESS
                 "preferences: {us: [{insert: fire, after: n}]}}\n",
         "    - {want: fire, source: press}\n" A C},
        {BY_WIRE "preferences: {us: [{insert: {id: n, want: talk}, at: first}]}}\n" BY_PRESS
                 "preferences: {us: [{replace: n, by: fire}]}}\n",
         "    - {id: n, want: fire, source: press}\n" A C},
        {BY_WIRE "preferences: {us: [{replace: a, by: {id: n, want: fire}}]}}\n" BY_PRESS
                 "preferences: {us: [{move: n}]}}\n",
         C A},
        {BY_WIRE "preferences: {us: [{replace: a, by: {id: n, want: fire}}]}}\n" BY_PRESS
                 "preferences: {us: [{drop: n}]}}\n",
         C},
        {BY_WIRE "preferences: {us: [{move: a}]}}\n" BY_PRESS
                 "preferences: {us: [{replace: a, by: {want: fire, basis: stated}}]}}\n",
         "    - {id: a, want: fire, basis: stated}\n" C},
        {BY_WIRE "preferences: {us: [{move: a}]}}\n" BY_PRESS
                 "preferences: {us: [{move: a, before: c}, {move: c, at: first}]}}\n",
         C A},
        {BY_WIRE "preferences: {us: [{move: a}]}}\n" BY_PRESS
                 "preferences: {us: [{insert: fire, after: a}, {move: c, before: a}]}}\n",
         C A "    - {want: fire, source: press}\n"},
        {BY_WIRE "preferences: {us: [{move: a}]}}\n" BY_PRESS "preferences: {us: [{drop: a}]}}\n",
         C},
        {BY_WIRE "preferences: {us: [{drop: a}]}}\n" BY_PRESS
                 "preferences: {us: [{insert: {id: a, want: fire}}]}}\n",
         C "    - {id: a, want: fire, source: press}\n"},
        {BY_WIRE "preferences: {us: [{drop: a}, {insert: {id: a, want: fire}}]}}\n" BY_PRESS
                 "preferences: {us: [{drop: a}]}}\n",
         C},
        {BY_WIRE "preferences: {us: {statements: [{id: n, want: fire}]}}}\n" BY_PRESS
                 "preferences: {us: [{insert: talk, after: n}]}}\n",
         A C "    - {want: talk, source: press}\n"},
        {BY_PRESS "preferences: {us: {statements: [talk, {want: fire, source: wire}]}}}\n",
         "    - {want: talk, source: press}\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        static char left[1 << 11];
        (void)snprintf(left, sizeof left, OPTIONS US "%s", cases[i][1]);
        expect_left(OPTIONS, cases[i][0], left);
    }
}

/* Words stay, as they claim nothing; what is said in them does not. */
static void words(void **unused)
{
    (void)unused;
    static const char text[] = HEAD OPTIONS WISHES
        "timeline:\n" BY_WIRE
        "options: {add: {meet: {party: eu}}, replace: {talk: {party: us, moves: up}},"
        " drop: [fire]}, preferences: {us: {statements: [talk]}},"
        " states: {add: {calm: talk}}, parties: {add: {eu: }}, today: {talk: yes},"
        " rules: {add: [{never: talk}]}, misperceptions: {ru: [talk]},"
        " attitudes: {us: {ru: negative}}}\n" BY_PRESS
        "rules: {add: [{never: meet and calm}]}, preferences: {eu: [{insert: meet}]}}\n";
    static const char *const wire[] = {"wire"};
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_sources = wire;
    selection.without_source_count = 1;
    expect_says(text, &selection,
                "entente: 1\nsources: {press: {title: P}, wire: {title: W}}\n"
                "parties: {us: , ru: , eu: }\n"
                "options: {talk: {party: us}, fire: {party: ru}, meet: {party: eu, source: wire}}\n"
                "rules: [{never: meet and calm, source: press}]\nstates: {calm: talk}\n" US A C
                "  eu: [{want: meet, source: press}]\n");
}

static void rules_and_more(void **unused)
{
    (void)unused;
    expect_left(
        OPTIONS "rules: [{id: r, never: talk and fire, source: wire}, {id: q, never: fire}]\n"
                "misperceptions: {us: [fire, {unseen: talk, source: wire}]}\n",
        BY_PRESS "rules: {replace: {r: {always: talk or fire}}}}\n" BY_WIRE "rules: {drop: [q]}}\n",
        OPTIONS "rules: [{id: r, always: talk or fire, source: press}, {id: q, never: fire}]\n"
                "misperceptions: {us: [fire]}\n" US A C);
    expect_left(OPTIONS "today: {talk: yes}\n",
                BY_WIRE "today: {talk: no, fire: yes}}\n" BY_PRESS "today: {fire: no}}\n",
                OPTIONS "today: {talk: yes, fire: no}\n" US A C);
}

/* Without a basis go its statements, also those that are silent, and a ranking. */
static void bases(void **unused)
{
    (void)unused;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_bases = 1u << ENT_BASIS_ASSUMED;
    expect_says(HEAD OPTIONS
                "rules: [{never: talk and fire}, {never: fire, basis: inferred}]\n" WISHES
                "  ru: {ranking: [fire, rest]}\n"
                "timeline: [{id: e, preferences: {us: [{insert: talk}]}}]\n",
                &selection, HEAD OPTIONS "rules: [{never: fire, basis: inferred}]\n" US C);
    selection.without_bases = 1u << ENT_BASIS_STATED | 1u << ENT_BASIS_INFERRED;
    expect_says(HEAD OPTIONS
                "rules: [{never: talk and fire}, {never: fire, basis: inferred}]\n" WISHES
                "  ru: {ranking: [fire, rest], basis: inferred}\n"
                "timeline: [{id: e, basis: stated, today: {talk: yes}}]\n",
                &selection, HEAD OPTIONS "rules: [{never: talk and fire}]\n" US A B);
}

static void graph_form(void **unused)
{
    (void)unused;
#define GRAPH "graph:\n  states: [war, truce]\n  moves: {us: {war: truce}, ru: {truce: war}}\n"
    expect_left(GRAPH "today: war\nstates: {talk: war, fire: truce}\n", BY_WIRE "today: truce}\n",
                GRAPH "today: war\nstates: {talk: war, fire: truce}\n" US A C);
}

/* What a selection may be, and what it may not. */
static void selections(void **unused)
{
    (void)unused;
    static const char *const none[] = {"wired"}, *const wire[] = {"wire", "wire", "radio"};
    ent_context *context = new_context();
    ent_dispute *last = read_last(context, HEAD OPTIONS WISHES
                                  "timeline: [{id: e, sources: {add: {radio: {title: R}}}}]\n");
    ent_dispute *out = NULL;
    ent_diagnostics_clear(context);
    ent_selection s;
    ent_selection_defaults(&s);
    s.without_sources = none;
    s.without_source_count = 1;
    assert_int_equal(ent_dispute_select(context, last, &s, &out), ENT_ERROR_NOT_FOUND);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E303");
    assert_string_equal(ent_diagnostic_at(context, 0)->cure, "did you mean 'wire'?");
    ent_diagnostics_clear(context);
    s.without_sources = wire;
    s.without_source_count = 3;
    s.moment = 0;
    assert_int_equal(ent_dispute_select(context, last, &s, &out), ENT_OK);
    const ent_selection told = ent_dispute_selection(out);
    assert_int_equal(told.without_source_count, 2);
    assert_string_equal(told.without_sources[1], "radio");
    assert_int_equal(ent_diagnostic_count(context), 0); /* no warning is told again */
    ent_dispute_free(out);
    ent_dispute_free(last);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements),     cmocka_unit_test(words),
        cmocka_unit_test(rules_and_more), cmocka_unit_test(bases),
        cmocka_unit_test(graph_form),     cmocka_unit_test(selections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
