/* SPDX-License-Identifier: MIT */
/*
 * The first to look at: on random disputes with names, which states get a letter and in which order, held against the rule of
 * docs/report.md, worked out here from levels, verdicts and ways alone.
 */
#include "report/sections.h"

#include "diag/context.h"
#include "report/equals.h"
#include "report/material/material.h"
#include "stability/concepts.h"

enum { RUNS = 300, OPTIONS = 5, NAMES = 5 };

/* Two or three literals, joined. */
static void add_wish(char *text, size_t room, uint64_t *seed)
{
    static const char *const joints[] = {" and ", " or ", " iff "};
    for (size_t k = 0, count = 2 + below(seed, 2); k < count; k++) {
        const size_t at = strlen(text);
        const char *joint = joints[below(seed, 2)];
        const bool denied = below(seed, 2) == 0;
        (void)snprintf(text + at, room - at, "%s%so%zu",
                       k > 0 ? (count == 2 ? joint : " and ") : "", denied ? "not " : "",
                       below(seed, OPTIONS));
    }
}

static void add(char *text, size_t room, const char *more)
{
    const size_t at = strlen(text);
    (void)snprintf(text + at, room - at, "%s", more);
}

/* A dispute of three parties, five options, some of which cannot be taken back, and names of random states. */
static void write_dispute(char *text, size_t room, uint64_t *seed)
{
    text[0] = '\0';
    add(text, room, "entente: 1\nparties: {a: {}, b: {}, c: {}}\noptions:\n");
    for (unsigned o = 0; o < OPTIONS; o++) {
        const size_t at = strlen(text);
        (void)snprintf(text + at, room - at, "  o%u: {party: %c%s}\n", o, "abcab"[o],
                       below(seed, 4) == 0 ? ", moves: up" : "");
    }
    add(text, room, below(seed, 4) == 0 ? "" : "today: {o0: no, o1: yes}\n");
    add(text, room, "states:\n");
    for (unsigned n = 0; n < NAMES; n++) {
        const size_t at = strlen(text);
        (void)snprintf(text + at, room - at, "  n%u: ", n);
        add_wish(text, room, seed);
        add(text, room, "\n");
    }
    add(text, room, "preferences:\n");
    for (unsigned p = 0; p < 3; p++) {
        const size_t at = strlen(text);
        (void)snprintf(text + at, room - at, "  %c: [", "abc"[p]);
        for (unsigned k = 0; k < 3; k++) {
            add(text, room, k > 0 ? ", " : "");
            add_wish(text, room, seed);
        }
        add(text, room, "]\n");
    }
}

/* What is worked out here of one dispute. */
typedef struct plain {
    stage s;
    ent_material *material;
    ent_journey *moves;
    const ent_shown *shown;
    size_t count;
    uint64_t today;
    bool of_name[64], lettered[64]; /* by state */
    size_t names;                   /* first states of names, but today's */
} plain;

/* The state of a name that all commands take: whether it holds. */
static bool take_name(plain *p, size_t name, uint64_t *out)
{
    ent_state_set *set = NULL;
    const char *word = ent_name_at(p->s.dispute, name);
    bool holds = false;
    assert_int_equal(ent_states_find(p->s.context, p->s.space, "state", word, &set), ENT_OK);
    if (ent_strongest(p->s.solution, set, out) == ENT_OK) {
        holds = ent_equilibrium_concepts(p->s.solution, *out) != 0;
    }
    ent_state_set_free(set);
    return holds;
}

static int against_today(const plain *p, uint64_t state, bool *worse)
{
    int better = 0;
    *worse = false;
    for (size_t k = 0; k < 3; k++) {
        const uint32_t then = ent_level(p->s.solution, k, state);
        const uint32_t now = ent_level(p->s.solution, k, p->today);
        better += then > now;
        *worse = *worse || then < now;
    }
    return better;
}

/* Of two in a row: what decides is the first in which they differ. */
static void stand_in_order(const plain *p, const ent_shown *one, const ent_shown *other)
{
    const uint64_t a = one->standing.state, b = other->standing.state;
    bool a_worse = false, b_worse = false;
    (void)against_today(p, a, &a_worse);
    (void)against_today(p, b, &b_worse);
    const bool asked = other->why == ENT_SHOWN_ASKED;
    assert_true(one->why != ENT_SHOWN_ASKED || (p->of_name[a] && !p->of_name[b]));
    const bool keys[][2] = {
        {p->of_name[a], p->of_name[b]},
        {true, !asked},
        {ent_journey_steps(p->moves, a) != ENT_NOT_REACHED,
         ent_journey_steps(p->moves, b) != ENT_NOT_REACHED},
        {!a_worse, !b_worse},
    };
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        if (keys[k][0] != keys[k][1]) {
            assert_true(keys[k][0]);
            return;
        }
    }
    const bool nash[] = {ent_is_equilibrium(p->s.solution, ENT_NASH, a),
                         ent_is_equilibrium(p->s.solution, ENT_NASH, b)};
    assert_true(nash[0] || !nash[1]);
}

/* Which states have a letter, where so many may have one at most. */
static void look_at_letters(const plain *p, const ent_page_options *options)
{
    size_t named = 0, others = 0, second = 0, better = 0, improving = 0;
    for (size_t k = 0; k < p->count && p->shown[k].first; k++) {
        const ent_shown *one = &p->shown[k];
        const uint64_t state = one->standing.state;
        const bool asked = options->state_given && state == options->state;
        bool worse = false;
        const bool improves = against_today(p, state, &worse) > 0 && !worse;
        improving += improves;
        named += p->of_name[state];
        if (!p->of_name[state] && !asked) {
            others++;
            better += one->why == ENT_SHOWN_BETTER;
            second += ent_material_name(p->material, state) != ENT_NO_NAME;
        }
        if (k > 0) {
            stand_in_order(p, one - 1, one);
        }
    }
    const size_t most = (size_t)options->most;
    assert_true(named >= (p->names < most ? p->names : most));
    assert_true(named <= most + (improving == 1) + (options->state_given ? 1 : 0));
    assert_true(named + others <= (named > 4 ? named : 4) + (better > 0));
    assert_true(others <= better || named == p->names);
    for (size_t k = 0; k < p->count; k++) { /* no second state before all without a name */
        const ent_shown *one = &p->shown[k];
        assert_true(one->first || second <= better || one->why != ENT_SHOWN_DIGEST ||
                    ent_material_name(p->material, one->standing.state) != ENT_NO_NAME);
        assert_true(one->why != ENT_SHOWN_BETTER || improving > 0);
    }
}

/* That what stands first is not the firmest, or a later one firmer than one before it, is known with its reason. */
static void look_at_order(const plain *p)
{
    unsigned before = 0, first = ENT_CONCEPT_COUNT, reasons = 0;
    bool firmer = false;
    for (size_t k = 0; k < p->count && p->shown[k].first; k++) {
        const unsigned firm = ent_strictness(p->shown[k].standing.concepts);
        firmer = firmer || firm < before;
        first = k == 0 ? firm : first;
        before = firm;
    }
    for (uint64_t s = 0; p->count > 0 && s < ent_state_count(p->s.space); s++) {
        const unsigned firm = ent_strictness(ent_equilibrium_concepts(p->s.solution, s));
        firmer = firmer || (s != p->today && firm < first);
    }
    assert_int_equal(ent_material_order(p->material, &reasons), ENT_OK);
    assert_int_equal(reasons != 0, firmer);
}

/* How many states of a name hold as firmly as the one taken, and what is said of why that one is. */
static void look_at_equals(const plain *p, const ent_name_standing *name)
{
    const uint64_t taken = name->strongest.state;
    uint64_t count = 0, nearer = 0, worse_than_today = 0;
    bool taken_worse = false, worse = false;
    ent_text text;
    if (name->holding == 0) {
        return;
    }
    (void)against_today(p, taken, &taken_worse);
    for (uint64_t s = 0; s < ent_state_count(p->s.space); s++) {
        if (s != taken && ent_state_has_name(p->s.space, s, name->name) &&
            ent_equilibrium_concepts(p->s.solution, s) == name->strongest.concepts) {
            count++;
            (void)against_today(p, s, &worse);
            worse_than_today += worse;
            nearer += ent_space_changed(p->s.space, s, p->today) <
                      ent_space_changed(p->s.space, taken, p->today);
        }
    }
    assert_int_equal(name->equally - 1, count);
    if (count == 0) {
        return;
    }
    ent_text_init(&text, &p->s.context->allocator);
    ent_equals_reason(&text, &(ent_equals){.solution = p->s.solution, .name = name});
    const char *said = ent_text_get(&text);
    assert_true(said[0] != '\0');
    if (strstr(said, "worse for no party") != NULL) {
        assert_true(!taken_worse && worse_than_today > 0);
        assert_int_equal(strstr(said, "nearest") != NULL, worse_than_today < count);
    } else {
        assert_true(nearer == 0 && strstr(said, "nearest") != NULL);
    }
    ent_text_free(&text);
}

/* That the page says so: others are firmer than what stands before them, and today's state firmer than all of these. */
static void look_at_words(plain *p, ent_page_options options)
{
    static const char *const summary[] = {"summary"};
    unsigned reasons = 0;
    const unsigned today = ent_strictness(ent_equilibrium_concepts(p->s.solution, p->today));
    bool firmest = p->count > 0 && p->shown[0].first;
    for (size_t k = 0; k < p->count && p->shown[k].first; k++) {
        firmest = firmest && today < ent_strictness(p->shown[k].standing.concepts);
    }
    assert_int_equal(ent_material_order(p->material, &reasons), ENT_OK);
    options.sections = summary;
    options.section_count = 1;
    options.samples = 0;
    char *text = write_page(&p->s, &options);
    assert_int_equal(strstr(text, "comes first") != NULL &&
                         strstr(text, ", though others hold more firmly;") != NULL,
                     (reasons & ~(unsigned)ENT_ORDER_ASKED) != 0);
    assert_int_equal(strstr(text, "Today's state holds more firmly than any of these.") != NULL,
                     firmest);
    free(text);
}

static void choose(plain *p, const ent_page_options *options)
{
    const ent_digest *digest = NULL;
    p->names = 0;
    memset(p->of_name, 0, sizeof p->of_name);
    for (size_t n = 0; n < ent_name_count(p->s.dispute); n++) {
        uint64_t state = 0;
        if (take_name(p, n, &state) && state != p->today && !p->of_name[state]) {
            p->of_name[state] = true;
            p->names++;
        }
    }
    assert_int_equal(ent_material_new(p->s.context, p->s.solution, options, &p->material), ENT_OK);
    assert_int_equal(ent_material_digest(p->material, &digest), ENT_OK);
    assert_int_equal(ent_material_shown(p->material, &p->shown, &p->count), ENT_OK);
    assert_int_equal(ent_material_journey(p->material, false, &p->moves), ENT_OK);
    assert_true(p->count > 0 && p->shown[0].why == ENT_SHOWN_TODAY && !p->shown[0].first);
    p->shown++;
    p->count--;
    for (size_t k = 0; k < digest->name_count; k++) {
        look_at_equals(p, &digest->names[k]);
    }
    look_at_letters(p, options);
    look_at_order(p);
    look_at_words(p, *options);
    bool found = !options->state_given || options->state == p->today;
    for (size_t k = 0; k < p->count; k++) {
        found = found || (p->shown[k].first && p->shown[k].standing.state == options->state);
        assert_int_equal(p->shown[k].title[0], 'A' + k);
    }
    assert_true(found);
    ent_material_free(p->material);
}

static void test_rule(void **state)
{
    uint64_t seed = 20260;
    size_t many = 0;
    (void)state;
    for (size_t run = 0; run < RUNS; run++) {
        char text[2048];
        plain p = {.names = 0};
        ent_page_options options;
        write_dispute(text, sizeof text, &seed);
        open_stage(&p.s, text, NULL);
        assert_int_equal(ent_state_today(p.s.space, &p.today), ENT_OK);
        ent_page_defaults(&options);
        choose(&p, &options);
        many += p.names > 3;
        options.most = 2;
        choose(&p, &options);
        options.most = 6;
        options.state_given = true;
        options.state = below(&seed, (size_t)ent_state_count(p.s.space));
        choose(&p, &options);
        close_stage(&p.s);
    }
    assert_true(many > RUNS / 20); /* else little was tried */
}

/* Four states of "no deal" are firmer than the one outcome that is talked about: it has a letter all the same, and what is
 * asked for has one, whether it holds or not. */
static const char talked_of[] =
    "entente: 1\nparties: {a: {name: Ann}, b: {name: Bob}}\n"
    "options: {o: {party: a, label: an offer}, x: {party: a, label: a leaflet}, "
    "q: {party: b, label: a consent}, y: {party: b, label: a poster}}\n"
    "today: {}\n"
    "states:\n  deal: o and q\n  no_deal: not (o and q)\n"
    "preferences:\n  a: [not o or not q, not o]\n  b: [not q or not o, not q]\n";

static void test_asked(void **state)
{
    static const char *const summary[] = {"summary"};
    stage s;
    (void)state;
    open_stage(&s, talked_of, NULL);
    ent_page_options options = options_for(summary);
    char *text = write_page(&s, &options);
    assert_null(strstr(text, "Deal, s"));
    free(text);
    options.state_given = true;
    options.state = 15;
    text = write_page(&s, &options);
    assert_non_null(strstr(text, "is told of because it was asked for."));
    assert_non_null(
        strstr(text, ": Deal, s16. Ann: an offer, a leaflet; Bob: a consent, a poster. - "
                     "How firmly. It would not hold: Ann and Bob would leave it, and nobody could "
                     "deter that; against today worse for every party."));
    free(text);
    close_stage(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rule), cmocka_unit_test(test_asked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
