/* SPDX-License-Identifier: MIT */
/* Settlement problems over states: worths by hand, orders, disagreement, what holds, and what is refused. */
#include "settled.h"
#include "unit/support.h"

#include <math.h>

typedef struct settled {
    ent_context *context;
    ent_dispute *dispute;
    ent_bargaining *bargaining;
    ent_status status;
} settled;

static settled settle_with(const char *text, const ent_settle_options *options)
{
    settled s = {.context = new_context()};
    s.dispute = read_dispute(s.context, text);
    ent_diagnostics_clear(s.context);
    s.status = ent_settle_new(s.context, s.dispute, options, &s.bargaining);
    assert_int_equal(s.status == ENT_OK, s.bargaining != NULL);
    return s;
}

static void drop(settled *s)
{
    ent_settle_free(s->bargaining);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* The outcome with these values. */
static uint64_t outcome_of(const settled *s, size_t land, size_t deal, size_t pay)
{
    const ent_space *space = ent_settle_space(s->bargaining);
    for (uint64_t k = 0; k < ent_state_count(space); k++) {
        if (ent_state_value(space, k, 0) == land && ent_state_value(space, k, 1) == deal &&
            ent_state_value(space, k, 2) == pay) {
            return k;
        }
    }
    fail();
    return 0;
}

static bool has_remark(const settled *s, const char *part)
{
    for (size_t k = 0; k < ent_settle_remark_count(s->bargaining); k++) {
        if (strstr(ent_settle_remark(s->bargaining, k), part) != NULL) {
            return true;
        }
    }
    return false;
}

static void of_states(void **state)
{
    settled s = settle_with(states_text, NULL);
    const ent_bargaining *b = s.bargaining;
    (void)state;
    assert_false(ent_settle_of_packages(b));
    assert_ptr_equal(ent_settle_dispute(b), s.dispute);
    assert_int_equal(ent_settle_scale(b), ENT_SCALE_WRITTEN);
    assert_int_equal(ent_outcome_count(b), 12);
    for (size_t land = 0; land < 3; land++) {
        for (size_t rest = 0; rest < 4; rest++) {
            const size_t deal = rest % 2, pay = rest / 2;
            const uint64_t at = outcome_of(&s, land, deal, pay);
            const double earth[] = {3, 1, 0};
            const double a = earth[land] + (deal == 0 ? 0.0 : pay == 0 ? 1.0 : 2.0);
            const double by = 2.5 * (double)deal + (land == 2 ? 1.0 : 0.0) - 0.75 * (double)pay;
            assert_true(ent_outcome_worth(b, at, 0) == a);
            assert_true(ent_outcome_worth(b, at, 1) == by);
            assert_true(ent_outcome_worth(b, at, 2) == 1.0 - (double)pay);
            assert_int_equal(ent_outcome_is_rational(b, at), a >= 1 && by >= 0 && pay == 0);
        }
    }
    const ent_bargainer_view view = ent_bargainer_at(b, 1);
    assert_int_equal(view.disagreement, ENT_DISAGREEMENT_TODAY);
    assert_string_equal(view.at_disagreement, "0");
    assert_string_equal(view.least, "-0.75");
    assert_string_equal(view.most, "3.5");
    assert_string_equal(view.best, "3.5"); /* A has as much as today */
    assert_true(has_remark(&s, "C gains nothing"));
    drop(&s);
}

/* What each outcome holds under is what solving says. */
static void holds(void **state)
{
    settled s = settle_with(states_text, NULL);
    ent_solution *solution = NULL;
    ent_space *space = NULL;
    (void)state;
    assert_int_equal(ent_space_new(s.context, s.dispute, &space), ENT_OK);
    assert_int_equal(ent_solution_new(s.context, space, NULL, &solution), ENT_OK);
    assert_int_equal(ent_settle_concepts(s.bargaining), ENT_DEFAULT_CONCEPTS);
    for (uint64_t k = 0; k < ent_state_count(space); k++) {
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            assert_int_equal(ent_outcome_holds(s.bargaining, k) >> c & 1,
                             ent_is_equilibrium(solution, c, k));
        }
    }
    ent_solution_free(solution);
    ent_space_free(space);
    drop(&s);
}

/* One order among numbers: efficient outcomes, gains against today, and no points. */
static void with_an_order(void **state)
{
    settled s = settle_with(ordered_text, NULL);
    const ent_bargaining *b = s.bargaining;
    const ent_bargainer_view view = ent_bargainer_at(b, 2);
    const uint64_t best = outcome_of(&s, 2, 0, 0), worst = outcome_of(&s, 0, 0, 1);
    (void)state;
    assert_false(view.cardinal);
    assert_null(view.least);
    assert_true(view.most_number == 3 && view.at_disagreement_number == 2);
    assert_true(ent_outcome_worth(b, best, 2) == 3);
    assert_int_equal(ent_outcome_gain(b, best, 2), 1);
    assert_int_equal(ent_outcome_gain(b, worst, 2), -1);
    assert_true(ent_outcome_is_efficient(b, outcome_of(&s, 0, 1, 0)));
    assert_false(ent_outcome_is_efficient(b, worst));
    for (ent_point k = 0; k < ENT_POINT_COUNT; k++) {
        const ent_point_view point = ent_settle_point(b, k);
        assert_non_null(strstr(point.reason, "C orders the outcomes"));
        assert_int_equal(point.count, 0);
    }
    drop(&s);
}

static void disagreements(void **state)
{
    ent_settle_options options;
    (void)state;
    ent_settle_defaults(&options);
    settled s = settle_with(packages_text, &options);
    assert_int_equal(ent_bargainer_at(s.bargaining, 0).disagreement, ENT_DISAGREEMENT_RESERVATION);
    assert_int_equal(ent_bargainer_at(s.bargaining, 1).disagreement, ENT_DISAGREEMENT_WORST);
    assert_string_equal(ent_bargainer_at(s.bargaining, 1).at_disagreement, "0");
    assert_string_equal(ent_bargainer_at(s.bargaining, 2).at_disagreement,
                        "0.00000000000000000000000000003");
    assert_true(has_remark(&s, "more than the reservation of B, C"));
    drop(&s);
    options.disagreement = ENT_DISAGREEMENT_RESERVATION; /* to the letter */
    s = settle_with(packages_text, &options);
    assert_string_equal(ent_bargainer_at(s.bargaining, 1).at_disagreement, "-3");
    assert_string_equal(ent_bargainer_at(s.bargaining, 2).at_disagreement,
                        "0.00000000000000000000000000001");
    assert_true(ent_bargainer_at(s.bargaining, 2).at_disagreement_number == 1e-29);
    drop(&s);
    options.disagreement = ENT_DISAGREEMENT_TODAY; /* there is none */
    s = settle_with(packages_text, &options);
    assert_int_equal(ent_bargainer_at(s.bargaining, 0).disagreement, ENT_DISAGREEMENT_WORST);
    assert_true(has_remark(&s, "A: no outcome is today's"));
    drop(&s);
    s = settle_with(states_text, &options);
    assert_int_equal(ent_bargainer_at(s.bargaining, 0).disagreement, ENT_DISAGREEMENT_TODAY);
    drop(&s);
    options.disagreement = ENT_DISAGREEMENT_RESERVATION;
    s = settle_with(states_text, &options);
    assert_true(has_remark(&s, "A: the file gives it no reservation"));
    drop(&s);
}

/* Ranges by a line and a triangle, on both scales, and a rule. */
static void ranges(void **state)
{
    const double line[] = {0.4, 0.3, 0.2, 0.1, 0}, rise[] = {0, 1.0 / 3, 2.0 / 3, 1, 0};
    const double cut[] = {1, 1, 1, 1, 1};
    ent_settle_options options;
    (void)state;
    ent_settle_defaults(&options);
    for (size_t unit = 0; unit < 2; unit++) {
        options.scale = unit == 0 ? ENT_SCALE_WRITTEN : ENT_SCALE_UNIT;
        settled s = settle_with(packages_text, &options);
        const ent_space *space = ent_settle_space(s.bargaining);
        assert_int_equal(ent_outcome_count(s.bargaining), 9);
        for (uint64_t k = 0; k < 9; k++) {
            const size_t price = ent_state_value(space, k, 0), term = ent_state_value(space, k, 1);
            const double of_a = unit == 0  ? 0.5 * line[price] + 7 * (double)term
                                : term > 0 ? 1
                                           : 0.5 * cut[price];
            const double a = of_a + (price <= 1 && term == 1 ? 0.1 : 0);
            const double of_b = 0.3333333333333333 * rise[price];
            const double by = of_b + (term == 0 ? (unit == 0 ? 5 : 1) : 0);
            assert_true(fabs(ent_outcome_worth(s.bargaining, k, 0) - a) < 1e-12);
            assert_true(fabs(ent_outcome_worth(s.bargaining, k, 1) - (unit && by > 1 ? 1 : by)) <
                        1e-12);
        }
        drop(&s);
    }
}

static void refused_with(const char *text, ent_status status, const char *code)
{
    settled s = settle_with(text, NULL);
    assert_int_equal(s.status, status);
    assert_int_equal(ent_diagnostic_count(s.context), 1);
    assert_string_equal(ent_diagnostic_at(s.context, 0)->code, code);
    drop(&s);
}

static void refused(void **state)
{
    char *text = NULL;
    size_t length = 0;
    (void)state;
    refused_with("entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n",
                 ENT_ERROR_UNSUPPORTED, "E875");
    refused_with(
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
        "rules: [{same: o}]\npreferences: {a: {weights: [{want: q, weight: 1}]}, b: [o]}\n",
        ENT_ERROR_INPUT, "E322");
    refused_with("entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
                 "rules: [{same: o}]\npreferences: {a: [o], b: [o]}\n"
                 "issues: {x: {option: q, utilities: {b: [1, 2]}}}\n",
                 ENT_ERROR_INPUT, "E322");
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {", out);
    for (size_t p = 0; p < 65; p++) {
        fprintf(out, "%sp%zu: ", p == 0 ? "" : ", ", p);
    }
    fputs("}\noptions: {o: {party: p0}}\npreferences: {p0: [o]}\n", out);
    assert_int_equal(fclose(out), 0);
    refused_with(text, ENT_ERROR_UNSUPPORTED, "E876");
    free(text);
}

/* Nobody can gain; and a party of which the file says nothing. */
static void nothing_to_gain(void **state)
{
    settled s = settle_with(
        "entente: 1\nparties: {a: , b: }\nissues: {x: {values: [v, w], utilities: {a: [1, 1]}}}\n",
        NULL);
    (void)state;
    assert_non_null(
        strstr(ent_settle_point(s.bargaining, ENT_POINT_NASH).reason, "no party gains"));
    assert_true(ent_bargainer_at(s.bargaining, 0).indifferent);
    assert_true(has_remark(&s, "b: the file does not say what it wants"));
    drop(&s);
    s = settle_with("entente: 1\nparties: {a: , b: }\n"
                    "issues: {x: {values: [v, w], utilities: {a: [1, 0], b: [0, 1]}}}\n",
                    NULL);
    const ent_point_view nash = ent_settle_point(s.bargaining, ENT_POINT_NASH);
    assert_int_equal(nash.count, 2);
    assert_string_equal(nash.value, "0");
    assert_true(has_remark(&s, "all products of gains are 0"));
    drop(&s);
    s = settle_with("entente: 1\nparties: {a: , b: }\nbargaining: {reservation: {a: 2}}\n"
                    "issues: {x: {values: [v, w], utilities: {a: [1, 0], b: [0, 1]}}}\n",
                    NULL);
    assert_int_equal(ent_rational_count(s.bargaining), 0);
    assert_null(ent_bargainer_at(s.bargaining, 0).best);
    assert_non_null(strstr(ent_settle_point(s.bargaining, ENT_POINT_NASH).reason, "every outcome"));
    drop(&s);
}

/* Numbers of more words than most: the best and the order of what is all but the same. */
static void many_words(void **state)
{
    settled s = settle_with(long_text, NULL);
    const ent_bargaining *b = s.bargaining;
    (void)state;
    assert_int_equal(ent_outcome_count(b), 64);
    assert_string_equal(ent_bargainer_at(b, 0).most, "0.6");
    assert_true(ent_bargainer_at(b, 0).most_number == 0.6);
    assert_true(ent_outcome_worth(b, 0, 0) < 1e-50);
    for (uint64_t k = 0; k < 64; k++) {
        for (uint64_t other = 0; other < k; other++) {
            const bool more = (k & other) == other; /* in k all that is in the other is w */
            assert_true(!more || ent_outcome_compare(b, k, other, 0) > 0);
        }
    }
    assert_int_equal(ent_efficient_count(b),
                     7); /* one for each number of issues with v, which b wants */
    drop(&s);
}

/* Ranges that are cut; parties that `preferences` leave out. */
static void remarks(void **state)
{
    settled s = settle_with("entente: 1\nparties: {a: , b: }\nissues:\n"
                            "  x: {label: the price, range: [0, 1000], utilities: {a: {offset: 0, "
                            "slope: 1}}}\n",
                            NULL);
    (void)state;
    assert_true(has_remark(&s, "the price: its range is cut into"));
    drop(&s);
    s = settle_with("entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
                    "preferences: {b: [o]}\n"
                    "issues: {x: {option: q, utilities: {a: [1, 2]}}}\n",
                    NULL);
    assert_true(has_remark(&s, "a: what holds goes by 'preferences'"));
    drop(&s);
    ent_settle_options options;
    ent_settle_defaults(&options);
    options.disagreement = ENT_DISAGREEMENT_RESERVATION;
    s = settle_with(ordered_text, &options);
    assert_true(has_remark(&s, "C: a reservation needs utilities"));
    drop(&s);
}

static void words(void **state)
{
    (void)state;
    assert_string_equal(ent_point_key(ENT_POINT_KALAI), "kalai");
    assert_string_equal(ent_point_name(ENT_POINT_KALAI), "Kalai-Smorodinsky");
    assert_null(ent_point_key(ENT_POINT_COUNT));
    assert_null(ent_point_name(ENT_POINT_COUNT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_states),       cmocka_unit_test(holds),
        cmocka_unit_test(with_an_order),   cmocka_unit_test(disagreements),
        cmocka_unit_test(ranges),          cmocka_unit_test(refused),
        cmocka_unit_test(nothing_to_gain), cmocka_unit_test(words),
        cmocka_unit_test(many_words),      cmocka_unit_test(remarks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
