/* SPDX-License-Identifier: MIT */
/*
 * Why a state holds in some completions and not in others, against disputes in which each completion is written
 * out; refused memory, cancel, bad arguments.
 */
#include "certainty/completions.h"
#include "certainty/watch.h"
#include "refusal.h"
#include "stability/solution.h"

enum { PARTIES = 3, WISHES = 3, OPTIONS = 5 };

/* Wishes of a random dispute: per party, each with how sure it is. */
typedef struct wishes {
    char want[PARTIES][WISHES][40];
    ent_sureness certainty[PARTIES][WISHES];
} wishes;

static wishes random_wishes(uint64_t *random)
{
    wishes w;
    for (size_t p = 0; p < PARTIES; p++) {
        for (size_t i = 0; i < WISHES; i++) {
            (void)snprintf(w.want[p][i], sizeof w.want[p][i], "%so%zu %s o%zu",
                           below(random, 2) == 0 ? "" : "not ", below(random, OPTIONS),
                           below(random, 2) == 0 ? "and" : "or not", below(random, OPTIONS));
            w.certainty[p][i] = below(random, 3) > 0   ? ENT_SURE
                                : below(random, 2) > 0 ? ENT_UNSURE
                                                       : ENT_UNKNOWN;
        }
    }
    return w;
}

/* Reads the dispute with its wishes as they are, or decided by a completion of each party. */
static ent_dispute *read_wishes(ent_context *context, const wishes *w, const ent_dispute *as,
                                const uint64_t *numbers)
{
    static const char *const words[] = {
        [ENT_SURE] = "sure", [ENT_UNSURE] = "unsure", [ENT_UNKNOWN] = "unknown"};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: , b: , c: }\noptions:\n  o0: {party: a}\n  o1: {party: b}\n"
          "  o2: {party: b, moves: up}\n  o3: {party: c}\n  o4: {party: a}\npreferences:\n",
          out);
    for (size_t p = 0; p < PARTIES; p++) {
        fprintf(out, "  %c:\n    - {want: o0 and not o0}\n", (int)('a' + p));
        for (size_t i = 0; i < WISHES; i++) {
            const ent_counting decided =
                as == NULL ? ENT_COUNTS
                           : ent_completion_decides(&as->parties[p], numbers[p], i + 1);
            if (decided != ENT_DOES_NOT_COUNT) {
                fprintf(out, "    - {want: %s(%s), certainty: %s}\n",
                        decided == ENT_COUNTS_REVERSED ? "not " : "", w->want[p][i],
                        as == NULL ? words[w->certainty[p][i]] : "sure");
            }
        }
    }
    assert_int_equal(fclose(out), 0);
    ent_dispute *dispute = read_dispute(context, text);
    free(text);
    return dispute;
}

/* An ordinary solution of a completion, with what it stands on. */
typedef struct decided {
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} decided;

static decided decide(ent_context *context, const wishes *w, const ent_dispute *as,
                      const uint64_t *numbers)
{
    decided d = {.dispute = read_wishes(context, w, as, numbers)};
    assert_int_equal(ent_space_new(context, d.dispute, &d.space), ENT_OK);
    assert_int_equal(ent_solution_new(context, d.space, NULL, &d.solution), ENT_OK);
    return d;
}

static void forget(decided *d)
{
    ent_solution_free(d->solution);
    ent_space_free(d->space);
    ent_dispute_free(d->dispute);
}

/* In how many completions a state holds, by solving each. */
static void count_each(ent_context *context, const wishes *w, const ent_dispute *dispute,
                       size_t state, uint64_t *counts)
{
    uint64_t all[PARTIES], joint = 1;
    for (size_t p = 0; p < PARTIES; p++) {
        all[p] = ent_completions_of(&dispute->parties[p]);
        joint *= all[p];
    }
    for (uint64_t k = 0; k < joint; k++) {
        uint64_t numbers[PARTIES], rest = k;
        for (size_t p = 0; p < PARTIES; p++) {
            numbers[p] = rest % all[p];
            rest /= all[p];
        }
        decided d = decide(context, w, dispute, numbers);
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            counts[c] += ent_is_equilibrium(d.solution, c, state);
        }
        forget(&d);
    }
}

/* The examples are what they say. */
static void check_examples(ent_context *context, const wishes *w, const ent_dispute *dispute,
                           const ent_watch *watch)
{
    for (ent_concept c = 0; c < ENT_SIM; c++) {
        const ent_watched *at = &watch->of[c];
        uint64_t numbers[PARTIES];
        if (at->has_holds) {
            decided d = decide(context, w, dispute, at->holds);
            assert_true(ent_is_equilibrium(d.solution, c, watch->state));
            forget(&d);
        }
        for (size_t p = 0; p < PARTIES; p++) {
            numbers[p] = at->fails[p] == ENT_ANY_COMPLETION ? 0 : at->fails[p];
        }
        if (at->has_fails) {
            decided d = decide(context, w, dispute, numbers);
            const uint32_t *level = d.solution->graph.movers[at->leaver].levels.of;
            assert_false(ent_is_stable(d.solution, c, at->leaver, watch->state));
            assert_true(level[at->to] > level[watch->state]);
            forget(&d);
        }
    }
}

static void counts_and_examples(void **unused)
{
    (void)unused;
    uint64_t random = 61;
    ent_context *context = new_context();
    size_t some = 0;
    for (size_t n = 0; n < 25;) {
        const wishes w = random_wishes(&random);
        ent_dispute *dispute = read_wishes(context, &w, NULL, NULL);
        ent_space *space = NULL;
        ent_completion_explanation *found = NULL;
        uint64_t counts[ENT_SIM] = {0};
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        const size_t state = below(&random, (size_t)ent_state_count(space));
        assert_int_equal(ent_completion_explanation_new(context, space, NULL, state, &found),
                         ENT_OK);
        const uint64_t all = ent_completion_count(found->certainty, ENT_ALL_PARTIES);
        if (all > 1 && all <= 100) {
            count_each(context, &w, dispute, state, counts);
            for (ent_concept c = 0; c < ENT_SIM; c++) {
                assert_int_equal(found->watch.of[c].count, counts[c]);
                assert_int_equal(found->watch.of[c].has_holds, counts[c] > 0);
                assert_int_equal(found->watch.of[c].has_fails, counts[c] < all);
                some += counts[c] > 0 && counts[c] < all;
            }
            check_examples(context, &w, dispute, &found->watch);
            n++;
        }
        ent_completion_explanation_free(found);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_diagnostics_clear(context);
    }
    assert_true(some > 10);
    ent_context_free(context);
}

static bool takes_all(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

static ent_status write_explanation(refusal *r, ent_format format)
{
    const ent_sink sink = {.write = takes_all};
    ent_space *space = NULL;
    ent_completion_explanation *found = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_completion_explanation_new(r->context, space, NULL, 1, &found);
    }
    if (status == ENT_OK) {
        status = ent_report_completion_explanation(r->context, found, format, &sink);
    }
    ent_completion_explanation_free(found);
    ent_space_free(space);
    return status;
}

static ent_status write_text(refusal *r)
{
    return write_explanation(r, ENT_FORMAT_TEXT);
}

static ent_status write_json(refusal *r)
{
    return write_explanation(r, ENT_FORMAT_JSON);
}

static const char strike[] =
    "entente: 1\nparties: {city: , union: }\noptions: {raise: {party: city}, strike: {party: "
    "union}}\n"
    "preferences:\n  city: [not strike, {want: not raise, certainty: unsure}]\n"
    "  union: [{want: raise, certainty: unknown}, strike iff not raise]\n";

static void refused_and_cancelled(void **unused)
{
    (void)unused;
    refusal text = {.some = true}, json = {.some = true};
    assert_true(refusal_exhaust(&text, write_text, strike) > 20);
    assert_true(refusal_exhaust(&json, write_json, strike) > 20);
}

static void bad_arguments(void **unused)
{
    (void)unused;
    const ent_sink sink = {.write = takes_all};
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, strike);
    ent_space *space = NULL;
    ent_completion_explanation *found = NULL;
    ent_certainty_options bad;
    ent_certainty_defaults(&bad);
    bad.concepts = 0;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    const ent_status refused[] = {
        ent_completion_explanation_new(NULL, space, NULL, 0, &found),
        ent_completion_explanation_new(context, NULL, NULL, 0, &found),
        ent_completion_explanation_new(context, space, NULL, 4, &found),
        ent_completion_explanation_new(context, space, &bad, 0, &found),
        ent_completion_explanation_new(context, space, NULL, 0, NULL),
        ent_report_completion_explanation(context, NULL, ENT_FORMAT_TEXT, &sink)};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(refused[i], ENT_ERROR_ARGUMENT);
    }
    assert_int_equal(ent_completion_explanation_new(context, space, NULL, 0, &found), ENT_OK);
    assert_int_equal(ent_report_completion_explanation(NULL, found, ENT_FORMAT_TEXT, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_completion_explanation(context, found, ENT_FORMAT_TEXT, NULL),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_completion_explanation(context, found, ENT_FORMAT_CSV, &sink),
                     ENT_ERROR_UNSUPPORTED);
    ent_completion_explanation_free(found);
    ent_completion_explanation_free(NULL);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_examples),
        cmocka_unit_test(refused_and_cancelled),
        cmocka_unit_test(bad_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
