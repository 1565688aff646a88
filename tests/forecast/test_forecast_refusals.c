/* SPDX-License-Identifier: MIT */
/*
 * Forecasts with memory refused, stopped, and asked for what cannot be: a refused call leaves its outputs as they were
 * and loses no block.
 */
#include "miser.h"
#include "refused_items.h"
#include "sample.h"

/* On one thread, so that requests come in the same order each time. */
static ent_context *open_context(miser *m)
{
    ent_context_options options = miser_options(m);
    ent_context *context = NULL;
    options.cancel = miser_stops;
    options.user = m;
    options.threads = 1;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    return context;
}

/* A sample on which positions are exchanged. */
static void make_sample(sample *s)
{
    sample_init(s, 4);
    for (size_t k = 0; k < 3; k++) {
        ent_contest *contest = sample_contest(s, 0, 10);
        for (size_t p = 0; p < 4; p++) {
            (void)sample_stake(
                contest, p,
                (double[]){(double)(3 * (p + k) % 4) * 3, 10 + 20 * (double)((p * k + k) % 4), 50});
        }
    }
}

static ent_status call_new(ent_context *context, const sample *s)
{
    ent_forecast_options options;
    ent_forecast *const before = (ent_forecast *)(void *)&options;
    ent_forecast *out = before;
    ent_forecast_defaults(&options);
    options.samples = 3;
    const ent_status status = ent_forecast_new(context, &s->dispute, &options, &out);
    assert_true((status == ENT_OK) == (out != before));
    if (status == ENT_OK) {
        assert_true(ent_exchange_count(out) > 0);
        ent_forecast_free(out);
    }
    return status;
}

static ent_status call_one(ent_context *context, const sample *s)
{
    const double numbers[] = {10, 20, 90, 40};
    const ent_forecast_issue issue = {
        .parties = 4, .positions = numbers, .saliences = numbers, .influence = numbers};
    double value = -1, final[4] = {-1, -1, -1, -1};
    (void)s;
    const ent_status status = ent_forecast_one(context, &issue, ENT_FORECAST_MARKOV, &value, final);
    assert_true((status == ENT_OK) == (value >= 0) && (status == ENT_OK) == (final[3] >= 0));
    return status;
}

typedef ent_status (*call)(ent_context *context, const sample *s);

/* Each request refused, alone and with all after it, until there is none to refuse. */
static void refuse(call one)
{
    sample s;
    make_sample(&s);
    for (int onward = 0; onward < 2; onward++) {
        bool refused = true;
        for (size_t k = 1; refused; k++) {
            miser m = {.onward = onward == 1};
            ent_context *context = open_context(&m);
            const size_t live = m.live;
            m.calls = 0;
            m.refuse_at = k;
            const ent_status status = one(context, &s);
            refused = m.calls >= k;
            assert_int_equal(status, refused ? ENT_ERROR_MEMORY : ENT_OK);
            assert_int_equal(m.live, live);
            m.refuse_at = 0;
            assert_int_equal(one(context, &s), ENT_OK);
            assert_int_equal(m.live, live);
            ent_context_free(context);
            assert_true(k < 5000);
        }
    }
}

static void memory(void **state)
{
    (void)state;
    refuse(call_new);
    refuse(call_one);
}

/* Stopped at each time that a call asks whether to go on. */
static void stop(call one, size_t least)
{
    sample s;
    size_t times = 0;
    make_sample(&s);
    for (bool stopped = true; stopped; times++) {
        miser m = {.stop_at = 0};
        ent_context *context = open_context(&m);
        const size_t live = m.live;
        m.stop_at = times + 1;
        const ent_status status = one(context, &s);
        stopped = m.asked > times;
        assert_int_equal(status, stopped ? ENT_ERROR_CANCELLED : ENT_OK);
        assert_int_equal(m.live, live);
        m.stop_at = 0;
        assert_int_equal(one(context, &s), ENT_OK);
        ent_context_free(context);
    }
    assert_true(times > least);
}

static void stopping(void **state)
{
    (void)state;
    stop(call_new, 30);
    stop(call_one, 5);
}

#define REFUSED(call) assert_int_equal((call), ENT_ERROR_ARGUMENT)

static void arguments_of_one(void **state)
{
    ent_context *context = new_context();
    double numbers[] = {10, 20}, bad[] = {10, 20}, value = -1;
    const ent_forecast_issue good = {
        .parties = 2, .positions = numbers, .saliences = numbers, .influence = numbers};
    const ent_forecast_model m = ENT_FORECAST_MEDIAN;
    ent_forecast_issue issue = good;
    (void)state;
    REFUSED(ent_forecast_one(NULL, &good, m, &value, NULL));
    REFUSED(ent_forecast_one(context, NULL, m, &value, NULL));
    REFUSED(ent_forecast_one(context, &good, m, NULL, NULL));
    REFUSED(ent_forecast_one(context, &good, ENT_FORECAST_COUNT, &value, NULL));
    REFUSED(ent_forecast_one(context, &good, ENT_FORECAST_EXCHANGE, &value, NULL));
    REFUSED(ent_forecast_one(context, &good, ENT_FORECAST_SPATIAL, &value, NULL));
    issue.parties = 0;
    REFUSED(ent_forecast_one(context, &issue, m, &value, NULL));
    const double **const places[] = {&issue.positions, &issue.saliences, &issue.influence};
    const double wrong[] = {-1e-9, 100.001, NAN, INFINITY, 1e101};
    for (size_t k = 0; k < 3; k++) {
        issue = good;
        *places[k] = NULL;
        REFUSED(ent_forecast_one(context, &issue, m, &value, NULL));
        *places[k] = bad;
        for (size_t w = 0; w < sizeof wrong / sizeof *wrong; w++) {
            bad[1] = wrong[w];
            const bool fine = k > 0 && w == 1; /* only positions end at 100 */
            assert_int_equal(ent_forecast_one(context, &issue, m, &value, NULL),
                             fine ? ENT_OK : ENT_ERROR_ARGUMENT);
            assert_true(fine == (value >= 0));
            value = -1;
        }
    }
    assert_int_equal(ent_diagnostic_count(context), 0);
    ent_context_free(context);
}

static void arguments_of_all(void **state)
{
    ent_context *context = new_context();
    ent_forecast *out = NULL;
    sample s;
    ent_forecast_options good, bad[10];
    (void)state;
    make_sample(&s);
    ent_forecast_defaults(&good);
    for (size_t k = 0; k < 10; k++) {
        bad[k] = good;
    }
    bad[0].size = 1;
    bad[1].models = 0;
    bad[2].models = ENT_ALL_FORECASTS + 1;
    bad[3].samples = 1000001;
    bad[4].spread = -1;
    bad[5].spread = 100.5;
    bad[6].spread = NAN;
    bad[7].interval = 0;
    bad[8].interval = 1;
    bad[9].interval = NAN;
    for (size_t k = 0; k < 10; k++) {
        REFUSED(ent_forecast_new(context, &s.dispute, &bad[k], &out));
    }
    REFUSED(ent_forecast_new(NULL, &s.dispute, &good, &out));
    REFUSED(ent_forecast_new(context, NULL, &good, &out));
    REFUSED(ent_forecast_new(context, &s.dispute, &good, NULL));
    assert_int_equal(ent_diagnostic_count(context), 0);
    s.dispute.contest_count = 0;
    assert_int_equal(ent_forecast_new(context, &s.dispute, NULL, &out), ENT_ERROR_NOT_FOUND);
    assert_int_equal(ent_diagnostic_count(context), 1);
    assert_string_equal(ent_diagnostic_at(context, 0)->code, "E871");
    assert_null(out);
    ent_forecast_free(NULL);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(memory), cmocka_unit_test(stopping),
                                       cmocka_unit_test(arguments_of_one),
                                       cmocka_unit_test(arguments_of_all)};
    return cmocka_run_group_tests_name("refused forecasts", tests, NULL, NULL);
}
