/* SPDX-License-Identifier: MIT */
/*
 * How a name fares in a digest, each number held against its definition on random small disputes: how many of its states
 * hold as strongly as the one that is told, and in which options all that hold are alike though the name leaves them open
 * and today has another value. By hand: a deal that holds only with a strike; and who is kept in a state by answers alone.
 */
#include "base/text.h"
#include "unit/support.h"

typedef struct found {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
    ent_digest *digest;
    ent_state_set *where;
} found;

static found find(const char *text, const char *where)
{
    found f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    assert_int_equal(ent_solution_new(f.context, f.space, NULL, &f.solution), ENT_OK);
    if (where != NULL) {
        assert_int_equal(ent_states_find(f.context, f.space, "where", where, &f.where), ENT_OK);
    }
    assert_int_equal(ent_digest_new(f.context, f.solution, f.where, 6, &f.digest), ENT_OK);
    return f;
}

static void forget(found *f)
{
    ent_digest_free(f->context, f->digest);
    ent_state_set_free(f->where);
    ent_solution_free(f->solution);
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

static bool bears(const found *f, const ent_name_standing *name, uint64_t state)
{
    return ent_state_has_name(f->space, state, name->name) &&
           (f->where == NULL || ent_state_set_has(f->where, state));
}

/* Whether a state holds as strictly as any that bears the name does. */
static bool holds(const found *f, const ent_name_standing *name, uint64_t state)
{
    static const ent_concept strictest[] = {ENT_NASH, ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR};
    for (size_t c = 0; c < 5; c++) {
        if (name->under[strictest[c]] > 0) {
            return ent_is_equilibrium(f->solution, strictest[c], state);
        }
    }
    return false;
}

/* Whether all that bear the name and hold have one value of an option, which today has not and another that does not hold. */
static bool is_tied(const found *f, const ent_name_standing *name, size_t option)
{
    uint64_t today = 0;
    size_t holding = 0, other = 0, value = 0;
    bool alike = true;
    assert_int_equal(ent_state_today(f->space, &today), ENT_OK);
    for (uint64_t s = 0; s < ent_state_count(f->space); s++) {
        if (bears(f, name, s) && holds(f, name, s)) {
            const size_t its = ent_state_value(f->space, s, option);
            alike = alike && (holding == 0 || its == value);
            value = its;
            holding++;
        }
    }
    for (uint64_t s = 0; s < ent_state_count(f->space); s++) {
        other += bears(f, name, s) && ent_state_value(f->space, s, option) != value;
    }
    return holding > 1 && alike && other > 0 && ent_state_value(f->space, today, option) != value;
}

static size_t check(const found *f)
{
    size_t tied = 0;
    for (size_t n = 0; n < f->digest->name_count; n++) {
        const ent_name_standing *name = &f->digest->names[n];
        uint64_t equally = 0;
        for (uint64_t s = 0; s < ent_state_count(f->space); s++) {
            equally += bears(f, name, s) &&
                       ent_equilibrium_concepts(f->solution, s) == name->strongest.concepts;
        }
        assert_int_equal(name->equally, name->states > 0 ? equally : 0);
        for (size_t o = 0; o < ent_option_count(f->dispute); o++) {
            const bool told = name->tied != NULL && name->tied[o];
            assert_int_equal(told, is_tied(f, name, o));
            tied += told;
        }
    }
    return tied;
}

/* Of a name with one state that is all that is to be told. */
static void one_state(void **state)
{
    static const char text[] =
        "entente: 1\nparties: {mill: , union: }\n"
        "options: {raise: {party: mill}, strike: {party: union}}\n"
        "today: {raise: no, strike: no}\nstates: {deal: raise and strike}\n"
        "preferences:\n  mill: [raise iff strike]\n  union: [strike iff raise]\n";
    (void)state;
    found f = find(text, NULL);
    assert_int_equal(f.digest->names[0].holding, 1);
    assert_int_equal(f.digest->names[0].equally, 1);
    assert_null(f.digest->names[0].tied);
    assert_int_equal(check(&f), 0);
    forget(&f);
}

static bool takes(void *user, const char *bytes, size_t length)
{
    ent_text_add_bytes(user, bytes, length);
    return true;
}

/* Random models whose names hold in several states; how often something is told is counted, so that the test can fail. */
static void on_random_disputes(void **state)
{
    uint64_t random = 7;
    size_t tied = 0, several = 0;
    (void)state;
    for (int round = 0; round < 400; round++) {
        char text[600];
        const char *const wishes[] = {"x",     "y",     "z",       "w",       "not x",   "not y",
                                      "not z", "not w", "x iff y", "z iff x", "w iff y", "x or z"};
        const bool ruled = below(&random, 3) == 0, plain = below(&random, 2) == 0;
        const char *wish[4];
        for (size_t k = 0; k < 4; k++) { /* one by one, so that every compiler draws the same */
            wish[k] = wishes[below(&random, sizeof wishes / sizeof *wishes)];
        }
        (void)snprintf(text, sizeof text,
                       "entente: 1\nparties: {a: , b: }\noptions: {x: {party: a}, y: {party: b}, "
                       "z: {party: a}, w: {party: b}}\n%s"
                       "today: {x: no, y: no, z: no, w: no}\nstates: {some: %s, most: x or y}\n"
                       "preferences:\n  a: [%s, %s]\n  b: [%s, %s]\n",
                       ruled ? "rules:\n  - never: x and not w\n" : "", plain ? "x" : "z or w",
                       wish[0], wish[1], wish[2], wish[3]);
        found f = find(text, below(&random, 4) == 0 ? "x or w" : NULL);
        tied += check(&f);
        several += f.digest->names[0].equally > 1;
        forget(&f);
    }
    assert_true(tied > 20 && several > 20);
}

static const char mill[] =
    "entente: 1\nparties: {mill: , union: }\n"
    "options: {raise: {party: mill}, pause: {party: mill}, strike: {party: union, label: a "
    "strike}}\n"
    "today: {raise: no, pause: no, strike: no}\nstates: {deal: raise}\n"
    "preferences:\n  mill: [raise iff strike]\n  union: [strike iff raise]\n";

/* The same words in `explain`, where several states were asked for, and none where it was one. */
static void told_of_one_that_was_chosen(void **state)
{
    (void)state;
    found f = find(mill, NULL);
    ent_state_set *deal = NULL;
    ent_explanation *why = NULL;
    ent_text words, json;
    ent_text_init(&words, &f.context->allocator);
    ent_text_init(&json, &f.context->allocator);
    const ent_sink to_words = {.write = takes, .user = &words};
    const ent_sink to_json = {.write = takes, .user = &json};
    assert_int_equal(f.digest->names[0].under[ENT_NASH], 2);
    assert_int_equal(check(&f), 1);
    assert_int_equal(ent_states_find(f.context, f.space, "deal", "deal", &deal), ENT_OK);
    assert_int_equal(
        ent_explanation_new(f.context, f.solution, f.digest->names[0].strongest.state, 0, &why),
        ENT_OK);
    assert_null(why->among);
    assert_int_equal(ent_report_explanation(f.context, f.solution, why, ENT_FORMAT_TEXT, &to_words),
                     ENT_OK);
    assert_null(strstr(ent_text_get(&words), "Of the states that fit"));
    why->among = deal;
    ent_text_clear(&words);
    assert_int_equal(ent_report_explanation(f.context, f.solution, why, ENT_FORMAT_TEXT, &to_words),
                     ENT_OK);
    assert_non_null(strstr(ent_text_get(&words),
                           "\nOf the states that fit, each of the 2 that hold under Nash differs "
                           "from today in this, too:\n  union takes up \"a strike\".\n"));
    assert_int_equal(ent_report_explanation(f.context, f.solution, why, ENT_FORMAT_JSON, &to_json),
                     ENT_OK);
    assert_non_null(
        strstr(ent_text_get(&json), "\"tied_under\":\"nash\",\"tied\":{\"strike\":\"yes\"}"));
    why->state = 0; /* not one of them */
    assert_int_equal(ent_report_explanation(f.context, f.solution, why, ENT_FORMAT_TEXT, &to_words),
                     ENT_ERROR_ARGUMENT);
    ent_text_free(&words);
    ent_text_free(&json);
    ent_explanation_free(f.context, why);
    ent_state_set_free(deal);
    forget(&f);
}

/* What solve tells below a name: what its first state is, where no card does, and what all that hold have. */
static void told_below_a_name(void **state)
{
    static const char lines[] =
        "; equally firmly: s8\n"
        "      s6 compared with today: mill takes up \"raise\"; union takes up \"a strike\"\n"
        "      each of the 2 that hold under Nash differs from today in this, too: union takes up "
        "\"a\n        strike\"\n";
    (void)state;
    found f = find(mill, NULL);
    ent_digest_free(f.context, f.digest);
    assert_int_equal(ent_digest_new(f.context, f.solution, NULL, 1, &f.digest), ENT_OK);
    const ent_solution_view view = {.size = sizeof view, .lists = true, .digest = f.digest};
    ent_text words;
    ent_text_init(&words, &f.context->allocator);
    const ent_sink sink = {.write = takes, .user = &words};
    assert_int_equal(ent_report_solution(f.context, f.solution, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    if (strstr(ent_text_get(&words), lines) == NULL) {
        fail_msg("%s", strstr(ent_text_get(&words), "Named states"));
    }
    ent_text_free(&words);
    forget(&f);
}

/* Whether a sentence stands in the words on the first state in which an expression holds. */
static bool is_said(const found *f, const char *expression, const char *sentence)
{
    ent_state_set *set = NULL;
    ent_explanation *why = NULL;
    uint64_t state = 0;
    ent_text words;
    ent_text_init(&words, &f->context->allocator);
    const ent_sink sink = {.write = takes, .user = &words};
    assert_int_equal(ent_states_find(f->context, f->space, "test", expression, &set), ENT_OK);
    assert_true(ent_state_set_next(set, 0, &state));
    assert_int_equal(ent_explanation_new(f->context, f->solution, state, 0, &why), ENT_OK);
    assert_int_equal(ent_report_explanation(f->context, f->solution, why, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    const bool said = strstr(ent_text_get(&words), sentence) != NULL;
    ent_explanation_free(f->context, why);
    ent_state_set_free(set);
    ent_text_free(&words);
    return said;
}

/* Who stays only because of answers: both; one, of whom the other has no better move; nobody, where nobody has one. */
static void who_is_deterred(void **state)
{
    (void)state;
    found f = find(mill, NULL);
    assert_true(is_said(&f, "raise and not pause and not strike",
                        "\nOnly what the others could answer keeps mill and union from a better "
                        "move.\n"));
    assert_false(is_said(&f, "raise and not pause and strike", "Only what the others"));
    forget(&f);
    f = find("entente: 1\nparties: {a: , b: , c: }\noptions: {x: {party: a}, y: {party: b}}\n"
             "today: {x: no, y: no}\npreferences: {a: [not y, x], b: [y iff x], c: [x]}\n",
             NULL);
    assert_true(is_said(&f, "not x and not y",
                        "\nOnly what the others could answer keeps a from a better move; b and c "
                        "have no such move.\n"));
    forget(&f);
}

/* Nothing is said of a state that does not hold. */
static void where_it_does_not_hold(void **state)
{
    (void)state;
    found f = find("entente: 1\nparties: {a: , b: }\noptions: {x: {party: a}, y: {party: b}}\n"
                   "today: {x: no, y: no}\npreferences: {a: [x], b: [y]}\n",
                   NULL);
    assert_true(is_said(&f, "not x and y", "It would not hold"));
    assert_false(is_said(&f, "not x and y", "Only what the others"));
    forget(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_state),
        cmocka_unit_test(on_random_disputes),
        cmocka_unit_test(told_of_one_that_was_chosen),
        cmocka_unit_test(told_below_a_name),
        cmocka_unit_test(who_is_deterred),
        cmocka_unit_test(where_it_does_not_hold),
    };
    return cmocka_run_group_tests_name("names in a digest", tests, NULL, NULL);
}
