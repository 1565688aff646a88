/* SPDX-License-Identifier: MIT */
/*
 * Events: what each makes of a dispute, and what is said when it cannot.
 *
 * What events make is held against the file that a person would have written at that moment; each finding against its
 * code, the words that it points to, and those of its note. Long because each kind of change has its own.
 */
#include "events/findings.h"
#include "events/reading.h"

static void expect_after(const char *events, const char *by_hand)
{
    static char text[1 << 13];
    ent_selection last;
    ent_selection_defaults(&last);
    (void)snprintf(text, sizeof text, HEAD RULES FIRE WISHES "timeline:\n%s", events);
    expect_says(text, &last, by_hand);
}

/* The same with other wishes of `us` alone. */
static void expect_wishes(const char *steps, const char *us)
{
    static char events[1 << 12], by_hand[1 << 12];
    (void)snprintf(events, sizeof events, "  - id: e\n    preferences:\n      us:\n%s", steps);
    (void)snprintf(by_hand, sizeof by_hand,
                   HEAD RULES FIRE "preferences:\n  us:\n%s  ru:\n    - {id: war, want: fire}\n",
                   us);
    expect_after(events, by_hand);
}

#define PEACE "    - {id: peace, want: not fire}\n"
#define WORDS "    - {id: words, want: talk}\n"
#define AID   "    - aid = none\n"

static void steps(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        {"        - insert: {id: n, want: aid = full}\n",
         PEACE WORDS AID "    - {id: n, want: aid = full}\n"},
        {"        - {insert: aid = full, at: last}\n", PEACE WORDS AID "    - aid = full\n"},
        {"        - {insert: aid = full, at: first}\n", "    - aid = full\n" PEACE WORDS AID},
        {"        - {insert: aid = full, before: words}\n", PEACE "    - aid = full\n" WORDS AID},
        {"        - {insert: aid = full, after: words}\n", PEACE WORDS "    - aid = full\n" AID},
        {"        - drop: peace\n", WORDS AID},
        {"        - {replace: peace, by: {want: fire, label: l}}\n",
         "    - {id: peace, want: fire, label: l}\n" WORDS AID},
        {"        - {replace: peace, by: fire}\n", "    - {id: peace, want: fire}\n" WORDS AID},
        {"        - {replace: peace, by: {id: strife, want: fire}}\n        - drop: strife\n",
         WORDS AID},
        {"        - {move: peace, after: words}\n", WORDS PEACE AID},
        {"        - {move: words, before: peace}\n", WORDS PEACE AID},
        {"        - move: peace\n", WORDS AID PEACE},
        {"        - {move: words, at: first}\n", WORDS PEACE AID},
        {"        - drop: peace\n        - insert: {id: peace, want: talk}\n",
         WORDS AID "    - {id: peace, want: talk}\n"},
        {"        statements: [fire, talk]\n", "    - fire\n    - talk\n"},
        {"        ranking: [fire, rest]\n        basis: stated\n",
         "    ranking: [fire, rest]\n    basis: stated\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_wishes(cases[i][0], cases[i][1]);
    }
}

/* Weights are stepped through like a list, and keep what stands beside them. */
static void weights(void **unused)
{
    (void)unused;
    static const char *const by_hand = HEAD RULES FIRE
        "preferences:\n  us:\n    strong_from: 2\n    weights:\n"
        "      - {id: b, want: talk, weight: 2}\n      - {id: a, want: fire, weight: 3}\n"
        "  ru:\n    - {id: war, want: fire}\n";
    expect_after("  - id: e\n    preferences:\n      us:\n        weights:\n"
                 "          - {id: a, want: fire, weight: 1}\n        strong_from: 2\n"
                 "  - id: f\n    preferences:\n      us:\n"
                 "        - {insert: {id: b, want: talk, weight: 2}, before: a}\n"
                 "        - {replace: a, by: {want: fire, weight: 3}}\n",
                 by_hand);
}

static void sections(void **unused)
{
    (void)unused;
    expect_after(
        "  - id: e\n"
        "    sources: {add: {wire: {title: Wire}}, replace: {press: {title: The Press}}}\n"
        "    parties: {add: {eu: {name: Europe}}, replace: {us: {name: America}}}\n"
        "    coalitions: {add: {west: [us, eu], all_of_us: [us, ru]}}\n"
        "    options: {add: {meet: {party: eu}}, replace: {talk: {party: us, moves: up}}}\n"
        "    states: {add: {calm: not fire, busy: meet}}\n"
        "    shorthands: {add: {still: not fire, alone: not meet}}\n"
        "    today: {fire: no, meet: yes}\n"
        "    rules:\n      add: [{id: three, never: meet and fire}, {never: aid = full and meet}]\n"
        "      replace: {one: {never: meet and talk}}\n      drop: [two]\n"
        "    misperceptions: {us: [meet]}\n    attitudes: {us: {eu: positive}}\n"
        "    fuzzy: {ru: {threshold: 0.5}}\n    preferences: {eu: [{insert: meet}]}\n"
        "  - id: f\n    coalitions: {drop: [all_of_us]}\n    states: {replace: {calm: not fire and "
        "talk}, drop: [busy]}\n"
        "    shorthands: {replace: {still: not fire and not talk}, drop: [alone]}\n"
        "    misperceptions: {us: [meet and talk]}\n",
        "entente: 1\nsources:\n  press: {title: The Press}\n  wire: {title: Wire}\n"
        "parties: {us: {name: America}, ru: , eu: {name: Europe}}\n"
        "coalitions: {west: [us, eu]}\n"
        "options:\n  talk: {party: us, moves: up}\n  aid: {party: us, values: [none, some, full]}\n"
        "  fire: {party: ru}\n  meet: {party: eu}\n"
        "rules:\n  - {id: one, never: meet and talk}\n  - {id: three, never: meet and fire}\n"
        "  - never: aid = full and meet\n"
        "today: {fire: no, meet: yes}\nstates: {calm: not fire and talk}\n"
        "shorthands: {still: not fire and not talk}\n" WISHES
        "  eu: [meet]\nmisperceptions: {us: [meet and talk]}\nattitudes: {us: {eu: positive}}\n"
        "fuzzy: {ru: {threshold: 0.5}}\n");
}

/* What is silent on its grounds has those of its event; what says something has its own. */
static void grounds(void **unused)
{
    (void)unused;
    expect_after(
        "  - id: e\n    basis: stated\n    source: press\n    bytes: 3-9\n    speaker: us\n    "
        "note: n\n"
        "    rules: {add: [{never: talk and aid = full}]}\n"
        "    options: {add: {meet: {party: ru}}}\n"
        "    misperceptions: {us: [fire]}\n"
        "    preferences:\n      us:\n        - insert: talk\n"
        "        - insert: {want: fire, basis: assumed}\n        - insert: {want: meet, note: m}\n",
        HEAD "  meet: {party: ru, basis: stated, source: press, bytes: 3-9, speaker: us, note: "
             "n}\n" RULES "  - {never: talk and aid = full, basis: stated, source: press, bytes: "
             "3-9, speaker: us, note: n}\n" FIRE "preferences:\n  us:\n" PEACE WORDS AID
             "    - {want: talk, basis: stated, source: press, bytes: 3-9, speaker: us, note: n}\n"
             "    - {want: fire, basis: assumed}\n"
             "    - {want: meet, basis: stated, source: press, bytes: 3-9, speaker: us, note: m}\n"
             "  ru:\n    - {id: war, want: fire}\n"
             "misperceptions:\n  us: [{unseen: fire, basis: stated, source: press, bytes: 3-9, "
             "speaker: us, note: n}]\n");
}

static void graph_form(void **unused)
{
    (void)unused;
    ent_selection last;
    ent_selection_defaults(&last);
#define GRAPH                                                                                      \
    "entente: 1\nparties: {a: , b: }\ngraph:\n  states: [war, truce]\n"                            \
    "  moves: {a: {war: truce}, b: {truce: war}}\n"
    expect_says(
        GRAPH "today: war\npreferences: {a: [truce], b: [war]}\n"
              "timeline:\n  - {id: e, today: truce, states: {add: {calm: truce}}, preferences: "
              "{b: [{insert: calm}]}}\n",
        &last,
        GRAPH "today: truce\nstates: {calm: truce}\npreferences: {a: [truce], b: [war, calm]}\n");
    expect_says(GRAPH "preferences: {a: [truce], b: [war]}\ntimeline:\n  - {id: e, today: truce}\n",
                &last, GRAPH "preferences: {a: [truce], b: [war]}\ntoday: truce\n");
}

/* Whether the words at a place are these. */
static void expect_words(const char *text, const ent_place *place, const char *words)
{
    assert_true(place->byte_end - place->byte_start == strlen(words));
    assert_memory_equal(text + place->byte_start, words, strlen(words));
}

static void expect_finding(const finding *f)
{
    static char text[1 << 12];
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    (void)snprintf(text, sizeof text, HEAD RULES FIRE WISHES "timeline:\n%s", f->events);
    const ent_status status = ent_dispute_read_text(context, "test", text, strlen(text), &dispute);
    assert_int_equal(status, f->code[0] == 'E' ? ENT_ERROR_INPUT : ENT_OK);
    for (size_t i = 1; i < ent_diagnostic_count(context); i++) {
        print_error("%s%s: %s\n", f->events, ent_diagnostic_at(context, i)->code,
                    ent_diagnostic_at(context, i)->message);
    }
    assert_int_equal(ent_diagnostic_count(context), 1);
    const ent_diagnostic *d = ent_diagnostic_at(context, 0);
    if (strcmp(d->code, f->code) != 0) {
        print_error("%s%s: %s\n", f->events, d->code, d->message);
    }
    assert_string_equal(d->code, f->code);
    expect_words(text, &d->place, f->at);
    assert_int_equal(d->note_count, f->note[0] != '\0');
    if (d->note_count > 0) {
        expect_words(text, &d->notes[0].place, f->note);
    }
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void findings(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        expect_finding(&told[i]);
    }
}

/* An id stands once in a list, whether an event changes that list or not. */
static void ids(void **unused)
{
    (void)unused;
    static const char *const texts[] = {
        HEAD "rules: [{id: a, never: fire}, {id: a, never: talk}]\n",
        HEAD "preferences: {us: [{id: a, want: talk}, {id: a, want: fire}]}\n",
        HEAD "preferences: {us: {weights: [{id: a, want: talk, weight: 1}, {id: a, want: fire, "
             "weight: 2}]}}\n",
        HEAD "misperceptions: {us: [{id: a, unseen: talk}, {id: a, unseen: fire}]}\n",
        HEAD "rules: [{id: a, never: fire}, {id: a, never: talk}]\ntimeline: [{id: e, rules: "
             "{drop: [a]}}]\n",
        HEAD "preferences: {us: [{id: a, want: talk}, {id: a, want: fire}]}\n"
             "timeline: [{id: e, preferences: {us: [{drop: a}]}}]\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        assert_int_equal(
            ent_dispute_read_text(context, "test", texts[i], strlen(texts[i]), &dispute),
            ENT_ERROR_INPUT);
        assert_int_equal(ent_diagnostic_errors(context), 1);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, "E805");
        assert_int_equal(ent_diagnostic_at(context, 0)->note_count, 1);
        ent_context_free(context);
    }
}

/* What follows an event with errors would only echo them. */
static void no_echoes(void **unused)
{
    (void)unused;
    static const char text[] =
        HEAD WISHES "timeline:\n  - {id: e, preferences: {us: [{insert: {id: n, want: talk}, "
                    "after: nobody}, {drop: noone}]}}\n"
                    "  - {id: f, preferences: {us: [{move: n}]}, options: {drop: [nothing]}}\n";
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_diagnostic_errors(context), 2);
    ent_context_free(context);
}

/* Beyond the errors that are told nobody looks for what a name was or will be. */
static void only_counted(void **unused)
{
    (void)unused;
    static char text[1 << 12];
    size_t length = (size_t)snprintf(text, sizeof text, HEAD "preferences:\n  us: [");
    for (int i = 0; i < 25; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "soon, ");
    }
    length +=
        (size_t)snprintf(text + length, sizeof text - length,
                         "talk]\ntimeline: [{id: e, options: }, {id: f, today: {fire: yes}}]\n");
    ent_context *context = new_context();
    ent_dispute *dispute = NULL;
    assert_int_equal(ent_dispute_read_text(context, "test", text, length, &dispute),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_diagnostic_errors(context), 25);
    ent_context_free(context);
    length =
        (size_t)snprintf(text, sizeof text, HEAD WISHES "timeline: [{id: e, options: {drop: [");
    for (int i = 0; i < 25; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "x%d, ", i);
    }
    length += (size_t)snprintf(text + length, sizeof text - length, "talk]}}]\n");
    context = new_context();
    assert_int_equal(ent_dispute_read_text(context, "test", text, length, &dispute),
                     ENT_ERROR_INPUT);
    assert_int_equal(ent_diagnostic_errors(context), 25);
    ent_context_free(context);
}

/* An event that only happened is no finding. */
static void nothing_to_say(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute =
        read_last(context, HEAD WISHES
                  "timeline:\n  - id: e\n    date: 2025-02-12\n    label: They talk\n"
                  "    kind: call\n    place: here\n    channel: telephone\n"
                  "    participants: [us, The Envoy]\n    basis: inferred\n    source: press\n"
                  "    passage: lead\n    hedge: likely\n    note: n\n    coder: ab\n"
                  "  - id: f\n");
    assert_int_equal(ent_diagnostic_count(context), 0);
    assert_int_equal(ent_event_count(dispute), 2);
    const ent_event_view e = ent_event_at(dispute, 0), f = ent_event_at(dispute, 1);
    assert_string_equal(e.id, "e");
    assert_string_equal(e.date, "2025-02-12");
    assert_string_equal(e.label, "They talk");
    assert_string_equal(e.kind, "call");
    assert_string_equal(e.place, "here");
    assert_string_equal(e.channel, "telephone");
    assert_int_equal(e.participant_count, 2);
    assert_string_equal(e.participants[1], "The Envoy");
    assert_int_equal(e.basis, ENT_BASIS_INFERRED);
    assert_string_equal(e.source, "press");
    assert_string_equal(e.passage, "lead");
    assert_string_equal(e.hedge, "likely");
    assert_string_equal(e.note, "n");
    assert_string_equal(e.coder, "ab");
    assert_string_equal(f.label, "f");
    assert_true(f.date == NULL && f.kind == NULL && f.participant_count == 0);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void moments(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        size_t moment;
    } cases[] = {{"start", 0},   {"last", 4},    {"b", 2},          {"d", 4},
                 {"2023", 0},    {"2024", 1},    {"2025", 4},       {"2025-01-31", 1},
                 {"2025-02", 4}, {"2026-01", 4}, {"2025-02-12", 3}, {"2025-02-11", 1}};
    ent_context *context = new_context();
    ent_dispute *last = read_last(
        context, HEAD WISHES "timeline:\n  - {id: a, date: 2024}\n  - {id: b, today: {talk: yes}}\n"
                             "  - {id: c, date: 2025-02-12}\n  - {id: d, date: 2025-02-14}\n");
    size_t moment = 9;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(ent_moment_find(context, last, cases[i].text, &moment), ENT_OK);
        assert_int_equal(moment, cases[i].moment);
        /* behind the first event one without a date stands, which a date does not find */
        assert_int_equal(ent_diagnostic_count(context), cases[i].moment == 1);
        if (cases[i].moment == 1) {
            assert_string_equal(ent_diagnostic_at(context, 0)->code, "N814");
        }
        ent_diagnostics_clear(context);
    }
    static const char *const none[] = {"never",      "/025",       "2:25",    "20/5",
                                       "202x",       "2025-/1",    "2025-:1", "2025-1/",
                                       "2025-1:",    "2025-00",    "2025/01", "2025-01/02",
                                       "2025-01-00", "2025-01-32", ""};
    moment = 9;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(ent_moment_find(context, last, none[i], &moment), ENT_ERROR_NOT_FOUND);
    }
    assert_int_equal(moment, 9);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E808");
    ent_selection selection;
    ent_selection_defaults(&selection);
    for (size_t m = 0; m <= 4; m++) {
        selection.moment = m;
        ent_dispute *then = select_from(context, last, &selection);
        assert_int_equal(ent_dispute_moment(then), m);
        assert_int_equal(ent_dispute_selection(then).moment, m);
        assert_int_equal(ent_event_count(then), 4);
        assert_int_equal(then->options[0].today, m >= 2);
        ent_dispute *again = select_from(
            context, then, &(ent_selection){.size = sizeof selection, .moment = SIZE_MAX});
        assert_int_equal(ent_dispute_moment(again), 4);
        ent_dispute_free(then);
        ent_dispute_free(again);
    }
    assert_int_equal(ent_dispute_moment(last), 4);
    ent_dispute_free(last);
    ent_context_free(context);
}

/* What a claim is called, where it stands in the texts, and which event brought it. */
static void kept(void **unused)
{
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *d = read_last(
        context, "entente: 1\nsources:\n  press: {title: P, file: a.txt, passages: {lead: 0-9, "
                 "end: {bytes: 5-7, note: n}}}\n"
                 "parties:\n  us: {aliases: {leaders: [Ann], demonyms: [Usians], names: [US]}}\n  "
                 "ru: {aliases: [RU]}\n"
                 "options:\n  talk: {party: us, aliases: {yes: [talks], no: [silence]}}\n"
                 "  fire: {party: ru, values: [none, full], aliases: {full: [barrage]}}\n"
                 "rules: [{id: r, never: talk and fire = full}]\n"
                 "preferences: {us: [{id: a, want: talk, bytes: 10-20, speaker: s, coder: c}]}\n"
                 "timeline:\n  - {id: e, rules: {add: [{id: q, same: talk}]}, preferences: {us: "
                 "[{insert: fire = none}]}}\n"
                 "  - {id: f, options: {add: {meet: {party: ru, aliases: [summit]}}}, "
                 "misperceptions: {ru: [{id: u, unseen: talk}]},\n"
                 "     preferences: {ru: {ranking: [talk, rest]}}}\n");
    const ent_party *us = &d->parties[0], *ru = &d->parties[1];
    assert_int_equal(us->alias_count, 3);
    assert_int_equal(us->aliases[1].kind, ENT_ALIAS_LEADER);
    assert_string_equal(us->aliases[1].text, "Ann");
    assert_int_equal(us->aliases[1].value, ENT_ANY_VALUE);
    assert_string_equal(ru->aliases[0].text, "RU");
    assert_string_equal(d->options[0].aliases[1].text, "silence");
    assert_int_equal(d->options[0].aliases[1].value, 0);
    assert_int_equal(d->options[1].aliases[0].value, 1);
    assert_int_equal(d->options[2].aliases[0].value, ENT_ANY_VALUE);
    assert_int_equal(d->sources[0].passage_count, 2);
    assert_string_equal(d->sources[0].passages[1].name, "end");
    assert_string_equal(d->sources[0].passages[1].note, "n");
    assert_int_equal(d->sources[0].passages[1].byte_end, 7);
    assert_string_equal(d->sources[0].file, "a.txt");
    assert_string_equal(us->statements[0].id, "a");
    assert_true(us->statements[0].event == ENT_NO_EVENT && us->statements[1].event == 0);
    const ent_grounds *g = &us->statements[0].grounds;
    assert_true(g->located && g->byte_start == 10 && g->byte_end == 20);
    assert_string_equal(g->speaker, "s");
    assert_string_equal(g->coder, "c");
    assert_false(us->statements[1].grounds.located);
    assert_string_equal(d->rules[0].id, "r");
    assert_string_equal(d->rules[0].text, "talk and fire = full");
    assert_true(d->rules[0].never && d->rules[0].event == ENT_NO_EVENT);
    assert_string_equal(d->merges[0].id, "q");
    assert_int_equal(d->merges[0].event, 0);
    assert_true(d->options[0].event == ENT_NO_EVENT && d->options[2].event == 1);
    assert_string_equal(ru->unseen[0].id, "u");
    assert_string_equal(ru->unseen[0].text, "talk");
    assert_int_equal(ru->unseen[0].event, 1);
    assert_int_equal(ru->ranked_event, 1);
    ent_dispute_free(d);
    ent_context_free(context);
}

static const char *first_code(const ent_context *context)
{
    return ent_diagnostic_count(context) == 0 ? "" : ent_diagnostic_at(context, 0)->code;
}

/* `check` tells the first moment that has errors, and by which event. */
static void checked(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *code, *message;
    } cases[] = {
        {HEAD WISHES "timeline:\n  - {id: e, today: {talk: yes}}\n", "", ""},
        {HEAD
         "preferences: {us: [meet]}\ntimeline:\n  - {id: e, options: {add: {meet: {party: us}}}}\n",
         "E305", "this is so at the start, before event 'e'"},
        {HEAD WISHES
         "timeline:\n  - {id: e, rules: {add: [{id: r, never: talk}, {always: talk}]}}\n"
         "  - {id: f, rules: {drop: [r]}}\n",
         "E313", "this is so after event 'e'"},
        {HEAD FIRE WISHES "timeline:\n  - {id: d}\n  - {id: e, rules: {add: [{never: fire}]}}\n",
         "E312", "this is so after event 'e'"},
        {HEAD "preferences: {us: [talk]}\ncoalitions: {west: [us, eu]}\n"
              "timeline:\n  - {id: e, parties: {add: {eu: }}}\n",
         "E301", "this is so at the start, before event 'e'"},
        {HEAD "preferences: {us: [talk]}\nstates: {met: {meet: yes}}\n"
              "timeline:\n  - {id: e, options: {add: {meet: {party: us}}}}\n",
         "E302", "this is so at the start, before event 'e'"},
        {HEAD "preferences: {us: [{want: talk, source: wire}]}\n"
              "timeline:\n  - {id: e, sources: {add: {wire: {title: W}}}}\n",
         "E303", "this is so at the start, before event 'e'"},
        {HEAD "preferences: {us: [calm]}\ntimeline:\n  - {id: e, states: {add: {calm: talk}}}\n",
         "E305", "this is so at the start, before event 'e'"},
        {HEAD
         "preferences: {us: {ranking: [s1, rest], of: 12}}\n"
         "timeline:\n  - {id: d, today: {fire: yes}}\n  - {id: e, rules: {add: [{never: talk}]}}\n",
         "E317", "this is so after event 'e'"},
        {HEAD "preferences: {us: {ranking: [s1, rest], of: 11}}\n"
              "timeline:\n  - {id: e, today: {fire: yes}}\n",
         "E317", "this is so at the start, before event 'e'"},
        {HEAD "preferences: {us: {ranking: [s1, rest], of: 12}}\n"
              "timeline:\n  - {id: d}\n  - {id: e, options: {add: {meet: {party: us}}}}\n",
         "E317", "this is so after event 'e'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = read_last(context, cases[i].text);
        ent_diagnostics_clear(context);
        assert_int_equal(ent_moments_check(context, dispute),
                         cases[i].code[0] == '\0' ? ENT_OK : ENT_ERROR_INPUT);
        assert_string_equal(first_code(context), cases[i].code);
        if (cases[i].code[0] != '\0') {
            const ent_diagnostic *last =
                ent_diagnostic_at(context, ent_diagnostic_count(context) - 1);
            assert_string_equal(last->code, "N810");
            assert_string_equal(last->message, cases[i].message);
        }
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* A ranking that no longer fits says which event changed what is possible, if any did. */
static void rankings(void **unused)
{
    (void)unused;
    static const struct {
        const char *events, *note;
    } cases[] = {
        {"timeline: [{id: e, today: {fire: yes}}]\n", NULL},
        {"timeline: [{id: e, options: {add: {meet: {party: us}}}}, {id: f, source: press}]\n",
         "event 'e' changed what is possible"},
        {"timeline: [{id: e, rules: {add: [{never: fire}]}}]\n",
         "event 'e' changed what is possible"},
        {"timeline: [{id: e, options: {add: {meet: {party: us}}}},"
         " {id: f, preferences: {us: {ranking: [s2, rest], of: 5}}}]\n",
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        static char text[1 << 12];
        ent_context *context = new_context();
        ent_space *space = NULL;
        (void)snprintf(text, sizeof text,
                       HEAD "preferences: {us: {ranking: [s1, rest], of: 7}}\n%s", cases[i].events);
        ent_dispute *dispute = read_last(context, text);
        ent_diagnostics_clear(context);
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        assert_int_equal(ent_preferences_check(context, space), ENT_ERROR_INPUT);
        const ent_diagnostic *d = ent_diagnostic_at(context, 0);
        assert_string_equal(d->code, "E317");
        assert_int_equal(d->note_count, cases[i].note != NULL);
        assert_true(cases[i].note == NULL || strcmp(d->notes[0].message, cases[i].note) == 0);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* What is withdrawn changed nothing that a ranking could be blamed for; and a moment that is none, of many, of none. */
static void many_and_none(void **unused)
{
    (void)unused;
    static char text[1 << 12];
    size_t moment = 0, length = (size_t)snprintf(text, sizeof text, HEAD WISHES "timeline:\n");
    for (int i = 0; i < 14; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "  - {id: e%d}\n", i);
    }
    ent_context *context = new_context();
    ent_dispute *dispute = read_last(context, text);
    assert_int_equal(ent_moment_find(context, dispute, "x", &moment), ENT_ERROR_NOT_FOUND);
    assert_non_null(strstr(ent_diagnostic_at(context, 0)->cure, " e11 and 2 more"));
    assert_int_equal(ent_moment_find(context, dispute, "2025", &moment), ENT_OK);
    assert_int_equal(moment, 0);
    ent_dispute_free(dispute);
    ent_diagnostics_clear(context);
    dispute = read_last(context, HEAD WISHES);
    assert_int_equal(ent_moment_find(context, dispute, "x", &moment), ENT_ERROR_NOT_FOUND);
    assert_non_null(strstr(ent_diagnostic_at(context, 0)->cure, "the file has no events"));
    ent_diagnostics_clear(context);
    assert_int_equal(ent_moments_check(context, dispute), ENT_OK);
    ent_dispute_free(dispute);
    dispute = read_last(context,
                        HEAD "preferences: {us: {ranking: [s1, rest], of: 7}}\n"
                             "timeline: [{id: e, source: press, rules: {add: [{never: fire}]}}]\n");
    static const char *const press[] = {"press"};
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.without_sources = press;
    selection.without_source_count = 1;
    ent_dispute *bare = select_from(context, dispute, &selection);
    ent_space *space = NULL;
    ent_diagnostics_clear(context);
    assert_int_equal(ent_space_new(context, bare, &space), ENT_OK);
    assert_int_equal(ent_preferences_check(context, space), ENT_ERROR_INPUT);
    assert_int_equal(ent_diagnostic_at(context, 0)->note_count, 0);
    ent_space_free(space);
    ent_dispute_free(bare);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* An option that goes takes along what holds of it; in graph form the state that holds already is told. */
static void today(void **unused)
{
    (void)unused;
    expect_after("  - {id: e, today: {aid: full}}\n"
                 "  - {id: f, options: {drop: [aid]}, preferences: {us: {statements: [talk]}}}\n",
                 "entente: 1\nsources:\n  press: {title: Press}\nparties: {us: , ru: }\n"
                 "options:\n  talk: {party: us}\n  fire: {party: ru}\n" RULES FIRE
                 "preferences: {us: [talk], ru: [{id: war, want: fire}]}\n");
    ent_context *context = new_context();
    static const char graph[] = "entente: 1\nparties: {a: , b: }\ngraph: {states: [war, truce], "
                                "moves: {a: {war: truce}, b: {truce: war}}}\n"
                                "today: war\npreferences: {a: [truce], b: [war]}\n";
    static char text[1 << 10];
    ent_dispute *dispute = NULL;
    (void)snprintf(text, sizeof text, "%stimeline: [{id: e, today: war}]\n", graph);
    dispute = read_last(context, text);
    assert_string_equal(first_code(context), "W813");
    ent_dispute_free(dispute);
    static const char *const wrong[][2] = {{"today: [war]", "E201"},
                                           {"options: {add: {x: {party: a}}}", "E210"},
                                           {"rules: {add: [{never: war}]}", "E210"}};
    for (size_t i = 0; i < 3; i++) {
        ent_diagnostics_clear(context);
        (void)snprintf(text, sizeof text, "%stimeline: [{id: e, %s}]\n", graph, wrong[i][0]);
        assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                         ENT_ERROR_INPUT);
        assert_string_equal(first_code(context), wrong[i][1]);
    }
    ent_diagnostics_clear(context);
    (void)snprintf(text, sizeof text, "%stimeline: 7\n", graph);
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute),
                     ENT_ERROR_INPUT);
    assert_string_equal(first_code(context), "E201");
    ent_context_free(context);
}

/* Amendments of the start are made in its sections, and not of what is left when something is withdrawn. */
static void edited(void **unused)
{
    (void)unused;
    static const char text[] =
        HEAD WISHES "timeline:\n  - {id: e, preferences: {us: [{drop: peace}]}}\n";
    const ent_amendment move = {.kind = ENT_AMEND_MOVE, .party = 0, .from = 1, .to = 0};
    ent_context *context = new_context();
    ent_dispute *last = read_last(context, text);
    ent_revision *revision = NULL;
    ent_selection selection;
    ent_selection_defaults(&selection);
    selection.moment = 0;
    ent_dispute *start = select_from(context, last, &selection);
    assert_int_equal(ent_revision_new(context, start, &move, 1, &revision), ENT_OK);
    size_t length = 0;
    const char *made = ent_revision_text(revision, &length);
    assert_non_null(
        strstr(made, "    - {id: words, want: talk}\n    - {id: peace, want: not fire}\n"));
    assert_non_null(strstr(made, "timeline:\n  - {id: e, preferences: {us: [{drop: peace}]}}\n"));
    ent_revision_free(revision);
    selection.without_bases = 1u << ENT_BASIS_ASSUMED;
    ent_dispute *bare = select_from(context, last, &selection);
    assert_int_equal(ent_revision_new(context, bare, &move, 1, &revision), ENT_ERROR_INPUT);
    assert_string_equal(first_code(context), "E735");
    ent_dispute_free(bare);
    ent_dispute_free(start);
    ent_dispute_free(last);
    ent_context_free(context);
}

/* 10,000 events that each touch long lists and many names take about as long as reading their text. */
static void many(void **unused)
{
    (void)unused;
    enum { EVENTS = 10000 };
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs(HEAD WISHES "timeline:\n", out);
    for (int i = 0; i < EVENTS; i++) {
        fprintf(out,
                "  - {id: e%d, today: {fire: %s}, states: {add: {n%d: fire}}, sources: {add: {q%d: "
                "{title: t}}},\n",
                i, i % 2 == 0 ? "yes" : "no", i, i);
        fprintf(out,
                "     preferences: {us: [{insert: {id: s%d, want: fire}, at: first}, {move: words, "
                "before: s%d}%s]}}\n",
                i, i / 2, i % 3 == 0 ? ", {drop: peace}, {insert: {id: peace, want: talk}}" : "");
    }
    assert_int_equal(fclose(out), 0);
    ent_context *context = new_context();
    ent_dispute *dispute = read_last(context, text);
    assert_int_equal(ent_event_count(dispute), EVENTS);
    assert_int_equal(ent_statement_count(dispute, 0), EVENTS + 3);
    assert_int_equal(ent_name_count(dispute), EVENTS);
    ent_dispute_free(dispute);
    ent_context_free(context);
    free(text);
}

static bool count_question(void *user)
{
    ++*(size_t *)user;
    return false;
}

/* One event of many steps, each of which looks through a long list, asks whether to go on. */
static void asks(void **unused)
{
    (void)unused;
    enum { STEPS = 10000 };
    char *text = NULL;
    size_t length = 0, questions = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs(HEAD WISHES "timeline:\n  - id: e\n    preferences:\n      us:\n", out);
    for (int i = 0; i < STEPS; i++) {
        fprintf(out, "        - {insert: {want: fire}, at: %d}\n", i / 2 + 1);
    }
    assert_int_equal(fclose(out), 0);
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = count_question;
    options.user = &questions;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    ent_dispute_free(read_last(context, text));
    assert_true(questions > STEPS / 100);
    ent_context_free(context);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps),      cmocka_unit_test(weights),
        cmocka_unit_test(sections),   cmocka_unit_test(grounds),
        cmocka_unit_test(graph_form), cmocka_unit_test(findings),
        cmocka_unit_test(ids),        cmocka_unit_test(nothing_to_say),
        cmocka_unit_test(no_echoes),  cmocka_unit_test(only_counted),
        cmocka_unit_test(moments),    cmocka_unit_test(kept),
        cmocka_unit_test(checked),    cmocka_unit_test(edited),
        cmocka_unit_test(rankings),   cmocka_unit_test(many_and_none),
        cmocka_unit_test(today),      cmocka_unit_test(many),
        cmocka_unit_test(asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
