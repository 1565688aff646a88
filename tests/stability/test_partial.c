/* SPDX-License-Identifier: MIT */
/*
 * Solving that is stopped early, at every time that it asks: what it then gives is typed as partial, and
 * what is decided in it is what a whole solution says.
 */
#include "unit/support.h"

typedef struct stop {
    size_t asked, stop_at; /* 0: never */
} stop;

static bool stops(void *user)
{
    stop *s = user;
    return ++s->asked >= s->stop_at && s->stop_at > 0;
}

static const char text[] =
    "entente: 1\nparties: {a: {}, b: {}, c: {}}\noptions:\n"
    "  x: {party: a}\n  y: {party: b, moves: up}\n  z: {party: c}\n  w: {party: c}\n"
    "preferences:\n  a: [y, not x]\n  b: [x iff z, y]\n  c: [not w or y, z]\n";

static bool keep(void *user, const char *bytes, size_t length)
{
    FILE *file = user;
    return fwrite(bytes, 1, length, file) == length;
}

/* The report of a solution. */
static char *report(ent_context *context, const ent_solution *solution, ent_format format)
{
    char *written = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&written, &length);
    const ent_sink sink = {.write = keep, .user = file};
    const ent_solution_view view = {.size = sizeof view};
    assert_int_equal(ent_report_solution(context, solution, &view, format, &sink), ENT_OK);
    assert_int_equal(fclose(file), 0);
    return written;
}

static void check_decided(const ent_solution *part, const ent_solution *whole)
{
    const unsigned concepts = ent_solution_concepts(part), open = ent_solution_undecided(part);
    const uint64_t states = ent_state_count(ent_solution_space(whole));
    assert_int_equal(concepts & open, 0);
    assert_int_equal(concepts | open, ent_solution_concepts(whole));
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (size_t p = 0; p < 3; p++) {
            const bool decided = ent_party_decided(part, c, p);
            assert_true(decided || (concepts >> c & 1) == 0);
            for (uint64_t s = 0; decided && s < states; s++) {
                assert_true(ent_is_stable(part, c, p, s) == ent_is_stable(whole, c, p, s));
            }
        }
        for (uint64_t s = 0; (concepts >> c & 1) != 0 && s < states; s++) {
            assert_true(ent_is_equilibrium(part, c, s) == ent_is_equilibrium(whole, c, s));
        }
    }
}

static void check_reports(ent_context *context, const ent_solution *part)
{
    char *words = report(context, part, ENT_FORMAT_TEXT);
    char *json = report(context, part, ENT_FORMAT_JSON);
    const bool partial = ent_solution_undecided(part) != 0;
    assert_true((strstr(words, "PARTIAL RESULT") != NULL) == partial);
    assert_true((strstr(words, "not known") != NULL) == partial);
    assert_true((strstr(json, "\"partial\":true,\"undecided\":{") != NULL) == partial);
    assert_true((strstr(json, "\"partial\":false}") != NULL) == !partial);
    free(words);
    free(json);
}

static ent_status solve(ent_context *context, const ent_space *space, bool partial,
                        ent_solution **out)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = ENT_ALL_CONCEPTS;
    options.partial = partial;
    return ent_solution_new(context, space, &options, out);
}

static void what_is_decided_is_right(void **unused)
{
    (void)unused;
    stop s = {0};
    ent_context_options options;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_solution *whole = NULL;
    size_t nothing = 0, partial = 0;
    ent_context_defaults(&options);
    options.cancel = stops;
    options.user = &s;
    options.threads = 1;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute), ENT_OK);
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(solve(context, space, false, &whole), ENT_OK);
    assert_int_equal(ent_solution_undecided(whole), 0);
    for (size_t stop_at = 1;; stop_at++) {
        ent_solution *part = NULL;
        s = (stop){.stop_at = stop_at};
        const ent_status status = solve(context, space, true, &part);
        const bool stopped = s.asked >= stop_at;
        s = (stop){0};
        if (status == ENT_OK) {
            assert_true(stopped || ent_solution_undecided(part) == 0);
            check_decided(part, whole);
            check_reports(context, part);
            partial += ent_solution_undecided(part) != 0;
        } else {
            assert_int_equal(status, ENT_ERROR_CANCELLED);
            assert_null(part);
            assert_int_equal(partial, 0); /* once something is whole, more time gives no less */
            nothing++;
        }
        ent_solution_free(part);
        if (!stopped) {
            break;
        }
    }
    assert_true(nothing > 3 && partial > 10);
    ent_solution_free(whole);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_decided_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
