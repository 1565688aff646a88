/* SPDX-License-Identifier: MIT */
/*
 * Readings where memory is refused, work is stopped, writes fail, or arguments are wrong.
 *
 * Every call is tried with its k-th allocation and all after it refused, then with a stop at the k-th time that
 * it asks, for each k until it succeeds (under a sanitizer for some): it says why, leaves its out pointer as it was and keeps no memory.
 */
#include "robust/sample.h"

/* What a call is given, and what it does: the whole way from a space to a report. */
typedef struct attempt {
    sample *s;
    ent_readings_options options;
    ent_format format;
    uint64_t done; /* readings of a partial result */
} attempt;

static ent_status report(attempt *a, const ent_tally *tally, const ent_overturns *overturns)
{
    const ent_robust_part part = {.tally = tally, .overturns = overturns};
    const ent_robust_view view = {.size = sizeof view, .parts = &part, .part_count = 1, .most = 3};
    const ent_sink sink = miser_sink(&a->s->m);
    return ent_report_robust(a->s->context, &view, a->format, &sink);
}

static ent_status go_on(attempt *a, const ent_readings *readings)
{
    const bool single = a->options.over >= ENT_VARY_CHANGES;
    const uint64_t count = ent_readings_count(readings);
    ent_overturns *overturns = NULL;
    ent_tally *tally = NULL;
    ent_status status = single ? ent_overturns_new(a->s->context, readings, &overturns)
                               : ent_readings_run(a->s->context, readings, 0, count, &tally);
    assert_true((status == ENT_OK) == (overturns != NULL || tally != NULL));
    if (status == ENT_OK) {
        const ent_tally *told = single ? ent_overturns_tally(overturns) : tally;
        a->done = ent_tally_readings(told);
        status = report(a, told, overturns);
    }
    ent_overturns_free(overturns);
    ent_tally_free(tally);
    return status;
}

static ent_status try_all(attempt *a)
{
    ent_readings *readings = NULL;
    ent_status status = ent_readings_new(a->s->context, a->s->space, &a->options, &readings);
    assert_true((status == ENT_OK) == (readings != NULL));
    if (status == ENT_OK) {
        status = go_on(a, readings);
    }
    ent_readings_free(readings);
    return status;
}

static attempt attempt_of(sample *s, int number)
{
    attempt a = {.s = s, .format = (ent_format)(number % 3)};
    ent_readings_defaults(&a.options);
    a.options.over = (ent_variation)(number % ENT_VARIATION_COUNT);
    a.options.samples = 5;
    a.options.max_exact = number % 2 == 0 ? 4096 : 1;
    return a;
}

static void refused_memory(void **unused)
{
    (void)unused;
    for (int n = 0; n < 4 * ENT_VARIATION_COUNT; n++) {
        sample s;
        sample_open(&s, n / ENT_VARIATION_COUNT % 2 == 0 ? FEW : MANY, n % 3 == 0 ? 2 : 1);
        attempt a = attempt_of(&s, n);
        const size_t before = s.m.live;
        ent_status status = ENT_ERROR_MEMORY;
        for (size_t k = 1; status != ENT_OK; k = next_refused(k)) {
            miser_refuse(&s.m, k, true);
            status = try_all(&a);
            assert_true(status == ENT_OK || status == ENT_ERROR_MEMORY);
            assert_int_equal(s.m.live, before);
            assert_true(k < 100000);
        }
        s.m.refuse_at = 0;
        sample_close(&s);
    }
}

static void stopped(void **unused)
{
    (void)unused;
    size_t partial = 0;
    for (int n = 0; n < 4 * ENT_VARIATION_COUNT; n++) {
        sample s;
        sample_open(&s, n / ENT_VARIATION_COUNT % 2 == 0 ? FEW : MANY, 1);
        attempt a = attempt_of(&s, n);
        a.options.partial = n >= 2 * ENT_VARIATION_COUNT;
        a.options.samples = n / ENT_VARIATION_COUNT % 2 == 0 ? 4000 : 60;
        a.done = 0;
        assert_int_equal(try_all(&a), ENT_OK);
        const uint64_t all = a.done;
        const size_t before = s.m.live;
        for (size_t k = 1;; k = k * 3 / 2 + 1) {
            s.m.asked = 0;
            s.m.stop_at = k;
            a.done = 0;
            const ent_status status = try_all(&a);
            assert_true(status == ENT_OK || status == ENT_ERROR_CANCELLED);
            assert_int_equal(s.m.live, before);
            assert_true(status != ENT_OK || a.done > 0);
            assert_true(a.done == all || a.options.partial || status != ENT_OK);
            partial += status == ENT_OK && a.done < all;
            if (status == ENT_OK && s.m.asked < k) {
                break;
            }
        }
        s.m.stop_at = 0;
        sample_close(&s);
    }
    assert_true(partial > 0);
}

static void refused_writes(void **unused)
{
    (void)unused;
    sample s;
    sample_open(&s, FEW, 1);
    for (int n = 0; n < 3 * ENT_VARIATION_COUNT; n++) {
        attempt a = attempt_of(&s, n);
        s.m.written = 0;
        s.m.fail_at = 1;
        assert_int_equal(try_all(&a), ENT_ERROR_IO);
    }
    ent_readings *readings = NULL;
    ent_tally *tally = NULL, *more = NULL;
    const ent_sink sink = miser_sink(&s.m);
    assert_int_equal(ent_readings_new(s.context, s.space, NULL, &readings), ENT_OK);
    assert_int_equal(ent_readings_run(s.context, readings, 0, 2, &tally), ENT_OK);
    for (s.m.fail_at = 1; s.m.fail_at <= 2; s.m.fail_at++) {
        s.m.written = 0;
        assert_int_equal(ent_tally_write(s.context, tally, &sink), ENT_ERROR_IO);
        assert_int_equal(s.m.written, s.m.fail_at); /* none after it */
    }
    assert_int_equal(ent_readings_run(s.context, readings, 2, 2, &more), ENT_OK);
    miser_refuse(&s.m, 1, true);
    assert_int_equal(ent_tally_write(s.context, tally, &sink), ENT_ERROR_MEMORY);
    s.m.refuse_at = 0;
    ent_tally_free(tally);
    ent_tally_free(more);
    ent_readings_free(readings);
    sample_close(&s);
}

/* Refused memory in adding and reading, which keep what there was. */
static void refused_tallies(void **unused)
{
    static char text[1 << 14];
    (void)unused;
    sample s;
    sample_open(&s, FEW, 1);
    ent_readings *one = NULL, *other = NULL;
    ent_tally *to = NULL, *by = NULL;
    assert_int_equal(ent_readings_new(s.context, s.space, NULL, &one), ENT_OK);
    assert_int_equal(ent_readings_new(s.context, s.space, NULL, &other), ENT_OK);
    assert_int_equal(ent_readings_run(s.context, one, 0, 2, &to), ENT_OK);
    assert_int_equal(ent_readings_run(s.context, other, 2, 2, &by), ENT_OK);
    ent_status status = ENT_ERROR_MEMORY;
    for (s.m.refuse_at = 1; status == ENT_ERROR_MEMORY; s.m.refuse_at++) {
        s.m.calls = 0;
        status = ent_tally_add(to, by);
        assert_true(ent_tally_readings(to) == (status == ENT_OK ? 4u : 2u));
    }
    assert_int_equal(status, ENT_OK);
    (void)snprintf(text, sizeof text, "{\"entente_tally\":1,\"file\":\"");
    status = ENT_ERROR_MEMORY;
    for (s.m.refuse_at = 1; status == ENT_ERROR_MEMORY; s.m.refuse_at++) {
        ent_tally *back = NULL;
        s.m.calls = 0;
        status = ent_tally_read(s.context, one, "x", text, strlen(text), &back);
        assert_null(back); /* what the context keeps of messages may have grown */
    }
    assert_int_equal(status, ENT_ERROR_INPUT);
    s.m.refuse_at = 0;
    ent_tally_free(to);
    ent_tally_free(by);
    ent_readings_free(one);
    ent_readings_free(other);
    sample_close(&s);
}

/* A limit on memory: fewer threads, or none. */
static void little_memory(void **unused)
{
    (void)unused;
    for (uint64_t most = 1000; most <= 100000000; most *= 300) {
        sample s;
        ent_readings *readings = NULL;
        ent_tally *tally = NULL;
        ent_context *poor = NULL;
        ent_context_options options;
        sample_open(&s, MANY, 4);
        assert_int_equal(ent_readings_new(s.context, s.space, NULL, &readings), ENT_OK);
        ent_context_defaults(&options);
        options.threads = 4;
        options.max_memory = most;
        assert_int_equal(ent_context_new(&options, &poor), ENT_OK);
        assert_int_equal(ent_readings_run(poor, readings, 0, 18, &tally),
                         most == 1000 ? ENT_ERROR_LIMIT : ENT_OK);
        ent_tally_free(tally);
        ent_context_free(poor);
        ent_readings_free(readings);
        sample_close(&s);
    }
}

static void bad_options(sample *s)
{
    ent_readings *out = NULL;
    for (int n = 0; n < 8; n++) {
        ent_readings_options options;
        ent_readings_defaults(&options);
        options.size -= n == 0;
        options.over = n == 1 ? ENT_VARIATION_COUNT : options.over;
        options.concepts = n == 2 ? 0 : n == 3 ? ENT_ALL_CONCEPTS : options.concepts;
        options.one_party = n == 4;
        options.party = n == 4 ? 3 : 0;
        options.samples = n == 5 ? 0 : 1;
        options.reach = n == 6 ? (uint64_t)ENT_MOST_REACH + 1 : 1;
        assert_int_equal(ent_readings_new(s->context, s->space, &options, &out),
                         n == 7 ? ENT_OK : ENT_ERROR_ARGUMENT);
    }
    ent_readings_free(out);
    out = NULL;
    assert_int_equal(ent_readings_new(NULL, s->space, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_new(s->context, NULL, NULL, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_new(s->context, s->space, NULL, NULL), ENT_ERROR_ARGUMENT);
    assert_null(out);
}

static void bad_reports(sample *s, const ent_tally *tally, const ent_tally *other)
{
    const ent_sink sink = miser_sink(&s->m);
    const ent_robust_part parts[] = {{.tally = tally}, {.tally = other}, {.tally = NULL}};
    ent_robust_view view = {.size = sizeof view, .parts = parts, .part_count = 1};
    ent_context *c = s->context;
    assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, &sink), ENT_OK);
    assert_int_equal(ent_report_robust(NULL, &view, ENT_FORMAT_CSV, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_robust(c, NULL, ENT_FORMAT_CSV, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, NULL), ENT_ERROR_ARGUMENT);
    for (size_t count = 0; count <= 3; count++) { /* none; other concepts; no tally */
        view.part_count = count;
        assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, &sink),
                         count == 1 ? ENT_OK : ENT_ERROR_ARGUMENT);
    }
    view = (ent_robust_view){.size = sizeof view, .parts = parts + 2, .part_count = 1};
    assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, &sink), ENT_ERROR_ARGUMENT);
    view = (ent_robust_view){.size = sizeof view, .parts = NULL, .part_count = 1};
    assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, &sink), ENT_ERROR_ARGUMENT);
    view = (ent_robust_view){.size = 1, .parts = parts, .part_count = 1};
    assert_int_equal(ent_report_robust(c, &view, ENT_FORMAT_CSV, &sink), ENT_ERROR_ARGUMENT);
}

static void bad_arguments(void **unused)
{
    (void)unused;
    sample s;
    sample_open(&s, FEW, 1);
    ent_readings *readings = NULL, *other = NULL;
    ent_readings_options options;
    ent_tally *tally = NULL, *strange = NULL, *none = NULL;
    ent_overturns *overturns = NULL;
    const ent_sink sink = miser_sink(&s.m);
    bad_options(&s);
    ent_readings_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_readings_new(s.context, s.space, NULL, &readings), ENT_OK);
    assert_int_equal(ent_readings_new(s.context, s.space, &options, &other), ENT_OK);
    const uint64_t count = ent_readings_count(readings);
    assert_int_equal(ent_readings_run(NULL, readings, 0, 1, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_run(s.context, NULL, 0, 1, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_run(s.context, readings, 0, 1, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_run(s.context, readings, count + 1, 0, &none),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_run(s.context, readings, 1, count, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_readings_run(s.context, readings, count, 0, &tally), ENT_OK);
    assert_int_equal(ent_readings_run(s.context, other, 0, 1, &strange), ENT_OK);
    assert_int_equal(ent_tally_add(NULL, tally), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_add(tally, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_write(NULL, tally, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_write(s.context, NULL, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_write(s.context, tally, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_read(NULL, readings, "x", "", 0, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_read(s.context, NULL, "x", "", 0, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_read(s.context, readings, NULL, "", 0, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_read(s.context, readings, "x", NULL, 0, &none), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_tally_read(s.context, readings, "x", "", 0, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_overturns_new(NULL, readings, &overturns), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_overturns_new(s.context, NULL, &overturns), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_overturns_new(s.context, readings, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_overturns_new(s.context, readings, &overturns), ENT_ERROR_ARGUMENT);
    assert_null(none);
    bad_reports(&s, tally, strange);
    ent_tally_free(NULL);
    ent_overturns_free(NULL);
    ent_readings_free(NULL);
    ent_tally_free(tally);
    ent_tally_free(strange);
    ent_readings_free(readings);
    ent_readings_free(other);
    sample_close(&s);
}

/* Wishes that do not fit the states are told. */
static void misfitting(void **unused)
{
    static const char text[] = "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
                               "preferences:\n  a: [o]\n  b: {ranking: [s1, s2, s3], of: 3}\n";
    (void)unused;
    sample s;
    ent_readings *readings = NULL;
    sample_open(&s, text, 1);
    assert_int_equal(ent_readings_new(s.context, s.space, NULL, &readings), ENT_ERROR_INPUT);
    assert_true(ent_diagnostic_errors(s.context) > 0);
    sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused_memory), cmocka_unit_test(stopped),
        cmocka_unit_test(refused_writes), cmocka_unit_test(refused_tallies),
        cmocka_unit_test(little_memory),  cmocka_unit_test(bad_arguments),
        cmocka_unit_test(misfitting),
    };
    return cmocka_run_group_tests_name("edges", tests, NULL, NULL);
}
