/* SPDX-License-Identifier: MIT */
/*
 * Questions without listing states: what is answered, what is refused and how, and giving up.
 *
 * Where the build has no solver, what needs one is passed over, and that it is said so is tested.
 */
#include "../unit/support.h"

#define HEAD    "entente: 1\nparties: {a: , b: }\n"
#define OPTIONS "options: {o: {party: a}, q: {party: b}, u: {party: b, moves: up}}\n"
/* Each wants the other to give way. */
static const char chicken[] =
    HEAD OPTIONS "states: {both: o and q, mine: o and not q}\n"
                 "preferences: {a: [not both, o, not q], b: [not both, q, not o]}\n";

typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
} fixture;

static fixture read(const char *text)
{
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    ent_diagnostics_clear(f.context);
    return f;
}

static void release(const fixture *f)
{
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

/* Asks with so many steps, and releases the answer unless `out` wants it. */
static ent_existence_view ask(const fixture *f, const char *question, uint64_t steps,
                              ent_existence **out)
{
    ent_exists_options options;
    ent_existence *found = NULL;
    ent_exists_defaults(&options);
    options.max_steps = steps;
    assert_int_equal(ent_exists(f->context, f->dispute, "test", question, &options, &found),
                     ENT_OK);
    assert_int_equal(ent_diagnostic_count(f->context), 0);
    ent_existence_view view = ent_existence_at(found);
    if (out != NULL) {
        *out = found;
    } else {
        view.question = NULL;
        ent_existence_free(found);
    }
    return view;
}

/* Expects a refusal with this status and first code. */
static void refused(const char *text, const char *question, ent_status status, const char *code)
{
    const fixture f = read(text);
    ent_existence *out = NULL;
    if (ent_solver_name() == NULL && strcmp(code, "E331") != 0) {
        status = ENT_ERROR_UNSUPPORTED;
        code = "E333";
    }
    assert_int_equal(ent_exists(f.context, f.dispute, "test", question, NULL, &out), status);
    assert_null(out);
    assert_true(ent_diagnostic_count(f.context) > 0);
    assert_string_equal(ent_diagnostic_at(f.context, 0)->code, code);
    release(&f);
}

static void refusing(void **unused)
{
    (void)unused;
    refused("entente: 1\nparties: {a: , b: }\ngraph: {states: 2, moves: {a: {s1: s2}}}\n", "s1",
            ENT_ERROR_UNSUPPORTED, "E331");
    refused(HEAD OPTIONS "rules: [{same: o}]\n", "q", ENT_ERROR_UNSUPPORTED, "E331");
    refused(HEAD OPTIONS "preferences: {a: {ranking: [[s1, s2], rest], of: 8}}\n", "q",
            ENT_ERROR_UNSUPPORTED, "E331");
    refused(HEAD OPTIONS "rules: [always: o, never: o]\n", "q", ENT_ERROR_INPUT, "E313");
    refused(HEAD OPTIONS "rules: [never: o]\ntoday: {o: yes}\n", "q", ENT_ERROR_INPUT, "E312");
    refused(HEAD OPTIONS "preferences: {a: {ranking: [o, q, rest]}}\n", "q", ENT_ERROR_INPUT,
            "E319");
    refused(HEAD OPTIONS "preferences: {a: {ranking: [o, [not o and q]]}}\n", "q", ENT_ERROR_INPUT,
            "E320");
    refused(HEAD OPTIONS "preferences: {a: {ranking: [o, rest, rest]}}\n", "q", ENT_ERROR_INPUT,
            "E319");
}

/* What is wrong with the question is said whether or not there is a solver. */
static void refusing_questions(void **unused)
{
    (void)unused;
    const fixture f = read(chicken);
    ent_exists_options options;
    ent_existence *out = NULL;
    assert_int_equal(ent_exists(f.context, f.dispute, "test", "o and", NULL, &out),
                     ENT_ERROR_INPUT);
    assert_string_equal(ent_diagnostic_at(f.context, 0)->place.source, "test");
    ent_diagnostics_clear(f.context);
    ent_exists_defaults(&options);
    for (options.concept = ENT_GMR; options.concept < ENT_CONCEPT_COUNT; options.concept ++) {
        assert_int_equal(ent_exists(f.context, f.dispute, "test", "o", &options, &out),
                         ENT_ERROR_UNSUPPORTED);
        assert_string_equal(ent_diagnostic_at(f.context, 0)->code, "E332");
        ent_diagnostics_clear(f.context);
    }
    assert_null(out);
    release(&f);
}

static void without_a_solver(void **unused)
{
    (void)unused;
    const fixture f = read(chicken);
    ent_existence *out = NULL;
    if (ent_solver_name() == NULL) {
        assert_int_equal(ent_exists(f.context, f.dispute, "test", "o", NULL, &out),
                         ENT_ERROR_UNSUPPORTED);
        assert_null(out);
        assert_string_equal(ent_diagnostic_at(f.context, 0)->code, "E333");
    }
    release(&f);
}

static void answering(void **unused)
{
    (void)unused;
    const fixture f = read(chicken);
    ent_existence *found = NULL;
    if (ent_solver_name() == NULL) {
        skip();
    }
    ent_existence_view view = ask(&f, "o", UINT64_MAX, &found);
    assert_int_equal(view.answer, ENT_EXISTENCE_YES);
    assert_true(view.possible);
    assert_string_equal(view.question, "o");
    assert_int_equal(view.concept, ENT_NASH);
    assert_ptr_equal(ent_existence_dispute(found), f.dispute);
    assert_int_equal(ent_existence_value(found, 0), 1);
    assert_int_equal(ent_existence_value(found, 1), 0);
    assert_false(ent_existence_has_name(found, 0));
    assert_true(ent_existence_has_name(found, 1));
    ent_existence_free(found);
    view = ask(&f, "both", UINT64_MAX, NULL);
    assert_int_equal(view.answer, ENT_EXISTENCE_NO);
    assert_true(view.possible && view.counterexamples > 0);
    view = ask(&f, "both and mine", UINT64_MAX, &found);
    assert_int_equal(view.answer, ENT_EXISTENCE_NO);
    assert_false(view.possible);
    assert_int_equal(ent_existence_value(found, 0), 0);
    assert_false(ent_existence_has_name(found, 0));
    ent_existence_free(found);
    release(&f);
}

/* Where there are no rules to speak of and nobody wants anything, everything holds. */
static void answering_the_idle(void **unused)
{
    (void)unused;
    const fixture f =
        read("entente: 1\nparties: {a: , b: , c: }\n" OPTIONS "rules: [always: o or not o]\n"
             "preferences: {a: {weights: [{want: q, weight: 0}]}, c: [o]}\n");
    if (ent_solver_name() != NULL) {
        const ent_existence_view view = ask(&f, "q iff o", UINT64_MAX, NULL);
        assert_int_equal(view.answer, ENT_EXISTENCE_YES);
        assert_int_equal(view.counterexamples, 0);
    }
    release(&f);
}

/* With too few steps it is undecided; with enough, always the same. */
static void giving_up(void **unused)
{
    (void)unused;
    static const char *const questions[] = {"o", "both", "both and mine"};
    const fixture f = read(chicken);
    for (size_t i = 0; ent_solver_name() != NULL && i < 3; i++) {
        const ent_existence_view whole = ask(&f, questions[i], UINT64_MAX, NULL);
        assert_true(whole.steps > 1);
        for (uint64_t steps = 0; steps < whole.steps + 3; steps++) {
            const ent_existence_view view = ask(&f, questions[i], steps, NULL);
            if (steps < whole.steps) {
                assert_int_equal(view.answer, ENT_EXISTENCE_UNKNOWN);
                assert_int_equal(view.steps, steps);
            } else {
                assert_int_equal(view.answer, whole.answer);
                assert_int_equal(view.steps, whole.steps);
                assert_int_equal(view.counterexamples, whole.counterexamples);
            }
        }
    }
    release(&f);
}

/* A ranking is checked with steps, too. */
static void giving_up_a_ranking(void **unused)
{
    (void)unused;
    const fixture f = read(HEAD OPTIONS "preferences:\n  a: {ranking: [o, [not o and q], "
                                        "not o and not q]}\n  b: {ranking: [rest]}\n");
    if (ent_solver_name() != NULL) {
        const ent_existence_view whole = ask(&f, "not o", UINT64_MAX, NULL);
        assert_int_equal(whole.answer, ENT_EXISTENCE_NO);
        for (uint64_t steps = 0; steps < whole.steps; steps++) {
            assert_int_equal(ask(&f, "not o", steps, NULL).answer, ENT_EXISTENCE_UNKNOWN);
        }
    }
    release(&f);
}

static void weighing_too_much(void **unused)
{
    (void)unused;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    fputs(HEAD OPTIONS "preferences:\n  a:\n    weights:\n", out);
    for (int i = 0; i < 10000; i++) {
        fputs("      - {want: o, weight: 999999999}\n", out);
    }
    assert_int_equal(fclose(out), 0);
    refused(text, "o", ENT_ERROR_INPUT, "E321");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusing),
        cmocka_unit_test(refusing_questions),
        cmocka_unit_test(without_a_solver),
        cmocka_unit_test(answering),
        cmocka_unit_test(answering_the_idle),
        cmocka_unit_test(giving_up),
        cmocka_unit_test(giving_up_a_ranking),
        cmocka_unit_test(weighing_too_much),
    };
    return cmocka_run_group_tests_name("exists", tests, NULL, NULL);
}
