/* SPDX-License-Identifier: MIT */
/*
 * Tallies: the same for any number of threads; ranges add up; as text they come back, and altered they are
 * refused; intervals.
 */
#include "robust/sample.h"

#include "bundle.h"

static ent_readings_options options_of(ent_variation over, uint64_t samples)
{
    ent_readings_options options;
    ent_readings_defaults(&options);
    options.over = over;
    options.samples = samples;
    options.reach = 2;
    return options;
}

static ent_readings *readings_of(sample *s, ent_variation over, uint64_t samples)
{
    const ent_readings_options options = options_of(over, samples);
    ent_readings *readings = NULL;
    assert_int_equal(ent_readings_new(s->context, s->space, &options, &readings), ENT_OK);
    return readings;
}

static ent_tally *run(sample *s, const ent_readings *readings, uint64_t first, uint64_t count)
{
    ent_tally *tally = NULL;
    assert_int_equal(ent_readings_run(s->context, readings, first, count, &tally), ENT_OK);
    return tally;
}

/* A tally as text, which the caller frees. */
static char *text_of(sample *s, const ent_tally *tally)
{
    bytes out = {0};
    const ent_sink sink = {.write = append, .user = &out};
    assert_int_equal(ent_tally_write(s->context, tally, &sink), ENT_OK);
    return out.at;
}

static char *run_on(const char *text, size_t threads, ent_variation over, uint64_t samples)
{
    sample s;
    sample_open(&s, text, threads);
    ent_readings *readings = readings_of(&s, over, samples);
    ent_tally *tally = run(&s, readings, 0, ent_readings_count(readings));
    char *out = text_of(&s, tally);
    ent_tally_free(tally);
    ent_readings_free(readings);
    sample_close(&s);
    return out;
}

static void any_threads(void **unused)
{
    (void)unused;
    for (int many = 0; many < 2; many++) {
        for (int over = 0; over < ENT_VARIATION_COUNT; over++) {
            const uint64_t samples = many ? 150 : 15000;
            char *one = run_on(many ? MANY : FEW, 1, (ent_variation)over, samples);
            for (size_t threads = 2; threads <= 5; threads += 3) {
                char *more = run_on(many ? MANY : FEW, threads, (ent_variation)over, samples);
                assert_string_equal(one, more);
                free(more);
            }
            free(one);
        }
    }
}

/* The work that is counted does not depend on threads either. */
static void any_work(void **unused)
{
    (void)unused;
    uint64_t done[2] = {0, 0};
    for (size_t n = 0; n < 2; n++) {
        sample s;
        sample_open(&s, MANY, n == 0 ? 1 : 3);
        ent_readings *readings = readings_of(&s, ENT_VARY_SWAPS, 400);
        ent_tally_free(run(&s, readings, 0, 400));
        for (size_t k = 0; k < ent_work_kinds(); k++) {
            done[n] = done[n] * 31 + ent_work_done(s.context, k);
        }
        ent_readings_free(readings);
        sample_close(&s);
    }
    assert_true(done[0] == done[1] && done[0] > 0);
}

/* Ranges, cut anyhow and added in any order, give the whole, also by way of text and from another plan. */
static void ranges_add_up(void **unused)
{
    uint64_t random = 91;
    (void)unused;
    for (size_t n = 0; n < 30; n++) {
        sample s;
        sample_open(&s, n % 3 == 0 ? MANY : FEW, 1);
        const ent_variation over = (ent_variation)(n % ENT_VARIATION_COUNT);
        ent_readings *readings = readings_of(&s, over, 60), *other = readings_of(&s, over, 60);
        const size_t count = (size_t)ent_readings_count(readings);
        ent_tally *whole = run(&s, readings, 0, count);
        ent_tally *sum = run(&s, readings, 0, 0);
        assert_true(ent_tally_readings(sum) == 0 && ent_tally_range_count(sum) == 0);
        size_t cuts[7] = {0}, order[6] = {0, 1, 2, 3, 4, 5};
        for (size_t k = 1; k < 7; k++) {
            cuts[k] = k == 6 ? count : cuts[k - 1] + below(&random, (count - cuts[k - 1]) / 2 + 1);
            const size_t at = below(&random, k);
            order[k - 1] = order[at];
            order[at] = k - 1;
        }
        for (size_t k = 0; k < 6; k++) {
            const size_t first = cuts[order[k]], part = cuts[order[k] + 1] - first;
            ent_tally *more = run(&s, other, first, part);
            assert_int_equal(ent_tally_add(sum, more), ENT_OK);
            if (part > 0) { /* no reading is counted twice */
                assert_int_equal(ent_tally_add(sum, more), ENT_ERROR_ARGUMENT);
            }
            ent_tally_free(more);
        }
        char *want = text_of(&s, whole), *found = text_of(&s, sum);
        assert_string_equal(want, found);
        assert_int_equal(ent_tally_range_count(sum), 1);
        assert_true(ent_tally_range_at(sum, 0).first == 0 &&
                    ent_tally_range_at(sum, 0).count == count);
        free(want);
        free(found);
        ent_tally_free(whole);
        ent_tally_free(sum);
        ent_readings_free(readings);
        ent_readings_free(other);
        sample_close(&s);
    }
}

/* Tallies of other questions do not add up; of more samples they do. */
static void what_adds_up(void **unused)
{
    sample s;
    (void)unused;
    sample_open(&s, FEW, 1);
    ent_readings *first = readings_of(&s, ENT_VARY_SWAPS, 50);
    for (int n = 0; n < 7; n++) {
        ent_readings_options options = options_of(ENT_VARY_SWAPS, 50);
        options.over = n == 0 ? ENT_VARY_SHUFFLES : options.over;
        options.seed = n == 1 ? 2 : options.seed;
        options.reach = n == 2 ? 3 : options.reach;
        options.concepts = n == 3 ? 1u << ENT_SEQ : options.concepts;
        options.no_return = n == 4;
        options.one_party = n == 5;
        options.samples = n == 6 ? 80 : options.samples;
        ent_readings *other = NULL;
        assert_int_equal(ent_readings_new(s.context, s.space, &options, &other), ENT_OK);
        ent_tally *to = run(&s, first, 0, 20), *by = run(&s, other, 30, 10);
        assert_int_equal(ent_tally_add(to, by), n == 6 ? ENT_OK : ENT_ERROR_ARGUMENT);
        assert_true(ent_tally_readings(to) == (n == 6 ? 30u : 20u));
        assert_int_equal(ent_tally_range_count(to), n == 6 ? 2 : 1);
        char *text = text_of(&s, by);
        ent_tally *back = NULL;
        assert_int_equal(ent_tally_read(s.context, first, "x", text, strlen(text), &back),
                         n == 6 ? ENT_OK : ENT_ERROR_INPUT);
        assert_int_equal(ent_diagnostic_errors(s.context), n != 6);
        ent_diagnostics_clear(s.context);
        ent_tally_free(back);
        free(text);
        ent_tally_free(to);
        ent_tally_free(by);
        ent_readings_free(other);
    }
    ent_readings_free(first);
    sample_close(&s);
}

/* What is written is read, and no text that differs in a byte, is cut off or goes on. */
static void text_comes_back(void **unused)
{
    sample s;
    (void)unused;
    sample_open(&s, FEW, 1);
    for (int over = 0; over < ENT_VARIATION_COUNT; over++) {
        ent_readings *readings = readings_of(&s, (ent_variation)over, 40);
        ent_tally *tally = run(&s, readings, 0, 1), *more = run(&s, readings, 2, 1), *back = NULL;
        assert_int_equal(ent_tally_add(tally, more), ENT_OK);
        char *text = text_of(&s, tally);
        const size_t length = strlen(text);
        assert_int_equal(ent_tally_read(s.context, readings, "x", text, length, &back), ENT_OK);
        char *again = text_of(&s, back);
        assert_string_equal(text, again);
        for (size_t k = 0; k < length; k++) {
            ent_tally *none = NULL;
            const char kept = text[k];
            assert_int_equal(ent_tally_read(s.context, readings, "x", text, k, &none),
                             ENT_ERROR_INPUT);
            for (int bit = 0; bit < 8; bit += 1 + over) {
                text[k] = (char)(kept ^ 1 << bit);
                assert_int_equal(ent_tally_read(s.context, readings, "x", text, length, &none),
                                 ENT_ERROR_INPUT);
            }
            text[k] = kept;
            ent_diagnostics_clear(s.context);
        }
        assert_int_equal(ent_tally_read(s.context, readings, "x", text, length + 1, &back),
                         ENT_ERROR_INPUT);
        ent_diagnostics_clear(s.context);
        free(text);
        free(again);
        ent_tally_free(tally);
        ent_tally_free(more);
        ent_tally_free(back);
        ent_readings_free(readings);
    }
    sample_close(&s);
}

/* Lines that bear a seal, but say what cannot be. */
static void sealed_nonsense(void **unused)
{
    static const char *const ranges[] = {
        "[0,1],[1,1]", "[0,2],[1,1]", "[5,1],[2,1]", "[0,0]",  "[0,41]",
        "[00,1]",      "[0,01]",      "[40,1]",      "[41,1]", "[0,18446744073709551616]",
        "[1,-1]",      "[,1]",        "[0,1],",      "[0,1]x", "[0,99999999999999999999]",
        "[0 ,1]",
    };
    sample s;
    (void)unused;
    sample_open(&s, FEW, 1);
    ent_readings *readings = readings_of(&s, ENT_VARY_CHANGES, 40); /* exact: ranges have an end */
    ent_tally *tally = run(&s, readings, 0, 1);
    char *text = text_of(&s, tally);
    const char *at = strstr(text, "[[0,1]]");
    assert_non_null(at);
    assert_in_range(ent_readings_count(readings), 1, 39);
    for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++) {
        ent_tally *none = NULL;
        bytes made = {0};
        (void)append(&made, text, (size_t)(at - text) + 1);
        (void)append(&made, ranges[k], strlen(ranges[k]));
        (void)append(&made, at + 6, strlen(at + 6));
        assert_int_equal(ent_tally_read(s.context, readings, "x", made.at, made.length, &none),
                         ENT_ERROR_INPUT);
        free(made.at);
    }
    free(text);
    ent_tally_free(tally);
    ent_readings_free(readings);
    sample_close(&s);
}

/* Wilson's interval: what others print for it, ends, and that the share lies within. */
static void intervals(void **unused)
{
    static const struct {
        uint64_t hits, tried;
        uint32_t low, high; /* rounded to 10^-4, by hand from the formula */
    } rows[] = {{0, 10, 0, 2775},   {10, 10, 7225, 10000}, {5, 10, 2366, 7634},
                {1, 10, 179, 4042}, {50, 100, 4038, 5962}, {973, 1000, 9610, 9814},
                {0, 10000, 0, 4},   {1, 1, 2065, 10000}};
    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const ent_interval found = ent_share_interval(rows[k].hits, rows[k].tried);
        assert_in_range(found.low, rows[k].low * 100 < 60 ? 0 : rows[k].low * 100 - 60,
                        rows[k].low * 100 + 60);
        assert_in_range(found.high, rows[k].high * 100 - 60, rows[k].high * 100 + 60);
    }
    assert_int_equal(ent_share_interval(0, 0).low, 0);
    assert_int_equal(ent_share_interval(0, 0).high, 1000000);
    for (uint64_t tried = 1; tried < 3000000; tried = tried * 3 + 1) {
        uint32_t before = 0;
        for (uint64_t k = 0; k <= 40; k++) {
            const uint64_t hits = tried * k / 40;
            const ent_interval found = ent_share_interval(hits, tried);
            assert_true(found.low <= hits * 1000000 / tried && found.high <= 1000000);
            assert_true((uint64_t)found.high * tried >= hits * 1000000);
            assert_true(found.low >= before);
            before = found.low;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_threads),     cmocka_unit_test(any_work),
        cmocka_unit_test(ranges_add_up),   cmocka_unit_test(what_adds_up),
        cmocka_unit_test(text_comes_back), cmocka_unit_test(sealed_nonsense),
        cmocka_unit_test(intervals),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
