/* SPDX-License-Identifier: MIT */
/* Whole forecasts: scales, draws and their quantiles, pulls, what is asked for, threads. */
#include "sample.h"

static ent_forecast *make(ent_context *context, const sample *s,
                          const ent_forecast_options *options)
{
    ent_forecast *f = NULL;
    assert_int_equal(ent_forecast_new(context, &s->dispute, options, &f), ENT_OK);
    assert_ptr_equal(ent_forecast_dispute(f), &s->dispute);
    return f;
}

static ent_forecast_options asking(uint64_t samples, uint64_t seed)
{
    ent_forecast_options options;
    ent_forecast_defaults(&options);
    options.samples = samples;
    options.seed = seed;
    return options;
}

/* Three parties on a scale of years; a second issue on which nobody has a position. */
static void make_years(sample *s)
{
    sample_init(s, 3);
    ent_contest *years = sample_contest(s, 2000, 2050);
    (void)sample_stake(years, 2, (double[]){2010, 50, 20});
    (void)sample_stake(years, 0, (double[]){2030, 80, 10});
    (void)sample_stake(years, 1, (double[]){2050, 10, 60});
    (void)sample_contest(s, -1, 1);
}

/* Weights 1000, 800 and 600: (1000 * 10 + 800 * 30 + 600 * 50) / 2400 years behind 2000. */
static void scales(void **state)
{
    ent_context *context = new_context();
    sample s;
    (void)state;
    make_years(&s);
    const ent_forecast_options options = asking(0, 1);
    ent_forecast *f = make(context, &s, &options);
    const ent_forecast_view mean = ent_forecast_at(f, 0, ENT_FORECAST_COMPROMISE);
    assert_null(mean.reason);
    assert_null(mean.note);
    assert_false(mean.has_interval);
    assert_int_equal(mean.rounds, 0);
    assert_near(mean.value, 2000 + 64000.0 / 2400, 1e-9);
    assert_near(ent_forecast_at(f, 0, ENT_FORECAST_MEAN).value, 2030, 1e-9);
    assert_near(ent_forecast_at(f, 0, ENT_FORECAST_MEDIAN).value, 2030, 1e-9);
    assert_near(ent_forecast_at(f, 0, ENT_FORECAST_EXCHANGE).value, mean.value, 1e-9);
    const ent_shift_view shift = ent_forecast_shift(f, 0, 2, ENT_FORECAST_COMPROMISE);
    assert_true(shift.position == 2050 && shift.moved == 2050);
    assert_near(shift.loss, 0.1 * 2 * (50 - 64000.0 / 2400), 1e-9);
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        assert_non_null(ent_forecast_at(f, 1, m).reason); /* nobody has a position */
    }
    assert_int_equal(ent_pull_count(f, 1), 0);
    assert_int_equal(ent_exchange_count(f), 0);
    assert_int_equal(ent_forecast_asked(f).samples, 0);
    ent_forecast_free(f);
    ent_forecast_options fewer = options;
    fewer.models = 1u << ENT_FORECAST_MEAN;
    f = make(context, &s, &fewer);
    assert_null(ent_forecast_at(f, 0, ENT_FORECAST_MEAN).reason);
    assert_non_null(ent_forecast_at(f, 0, ENT_FORECAST_MEDIAN).reason);
    assert_true(ent_forecast_shift(f, 0, 0, ENT_FORECAST_MEDIAN).moved == 2010);
    assert_true(ent_forecast_shift(f, 0, 0, ENT_FORECAST_MEDIAN).loss == 0);
    ent_forecast_free(f);
    ent_context_free(context);
}

/* What a model says of an issue of a sample, by itself. */
static double alone(ent_context *context, const sample *s, size_t contest, ent_forecast_model model)
{
    const ent_contest *on = &s->contests[contest];
    double numbers[3][MOST_STAKES], value = 0;
    for (size_t k = 0; k < on->stake_count; k++) {
        numbers[0][k] = (on->stakes[k].position - on->low) / (on->high - on->low) * 100;
        numbers[0][k] = fmin(100, fmax(0, numbers[0][k]));
        numbers[1][k] = on->stakes[k].salience;
        numbers[2][k] = on->stakes[k].influence;
    }
    const ent_forecast_issue issue = {.parties = on->stake_count,
                                      .positions = numbers[0],
                                      .saliences = numbers[1],
                                      .influence = numbers[2]};
    assert_int_equal(ent_forecast_one(context, &issue, model, &value, NULL), ENT_OK);
    return on->low + value / 100 * (on->high - on->low);
}

/* Models of one issue say of it in a file what they say of it alone. */
static void as_alone(void **state)
{
    ent_context *context = new_context();
    uint64_t random = 8;
    const ent_forecast_options options = asking(0, 1);
    (void)state;
    for (int round = 0; round < 40; round++) {
        sample s;
        sample_random(&s, &random, 1 + below(&random, 4), 1 + below(&random, 8));
        ent_forecast *f = make(context, &s, &options);
        for (size_t k = 0; k < s.dispute.contest_count; k++) {
            for (ent_forecast_model m = 0; m <= ENT_FORECAST_MARKOV; m++) {
                const ent_forecast_view view = ent_forecast_at(f, k, m);
                assert_true((view.reason != NULL) == (s.contests[k].stake_count == 0));
                if (view.reason == NULL) {
                    assert_near(view.value, alone(context, &s, k, m), 1e-4);
                }
            }
        }
        ent_forecast_free(f);
    }
    ent_context_free(context);
}

/* The spread of an input in its own units: what the stake says, or 10 percent of the scale or of the value. */
static double spread_of(const ent_contest *on, const ent_stake *stake, ent_input input)
{
    const double said[] = {stake->position_spread, stake->salience_spread, stake->influence_spread};
    const double silent[] = {(on->high - on->low) / 10, stake->salience / 10,
                             stake->influence / 10};
    return said[input] > 0 ? said[input] : silent[input];
}

/* The compromise mean of the first issue with one input changed, kept within its bounds. */
static double changed(ent_context *context, const sample *s, size_t stake, ent_input input,
                      double by)
{
    sample other = *s;
    other.dispute.contests = other.contests;
    ent_stake *at = &other.stakes[0][stake];
    other.contests[0].stakes = other.stakes[0];
    double *const numbers[] = {&at->position, &at->salience, &at->influence};
    *numbers[input] += by;
    if (input == ENT_INPUT_POSITION) {
        at->position = fmin(other.contests[0].high, fmax(other.contests[0].low, at->position));
    }
    *numbers[input] = input == ENT_INPUT_POSITION ? at->position : fmax(0, *numbers[input]);
    return alone(context, &other, 0, ENT_FORECAST_COMPROMISE);
}

static void check_pulls(ent_context *context, const sample *s, const ent_forecast *f)
{
    const ent_contest *on = &s->contests[0];
    bool seen[MOST_STAKES][3] = {{false}};
    double last = INFINITY;
    assert_int_equal(ent_pull_count(f, 0), 3 * on->stake_count);
    for (size_t k = 0; k < ent_pull_count(f, 0); k++) {
        const ent_pull_view pull = ent_pull_at(f, 0, k);
        const double spread = spread_of(on, &on->stakes[pull.stake], pull.input);
        assert_false(seen[pull.stake][pull.input]);
        seen[pull.stake][pull.input] = true;
        assert_near(pull.change, spread, 1e-9);
        assert_near(pull.down, changed(context, s, pull.stake, pull.input, -spread), 1e-9);
        assert_near(pull.up, changed(context, s, pull.stake, pull.input, spread), 1e-9);
        assert_true(fabs(pull.up - pull.down) <= last + 1e-6);
        last = fabs(pull.up - pull.down);
    }
}

static void pulls(void **state)
{
    ent_context *context = new_context();
    uint64_t random = 9;
    const ent_forecast_options options = asking(0, 1);
    (void)state;
    for (int round = 0; round < 60; round++) {
        sample s;
        sample_random(&s, &random, 1, 1 + below(&random, 8));
        for (size_t k = 0; k < s.contests[0].stake_count; k++) {
            ent_stake *stake = &s.stakes[0][k];
            stake->position_spread = below(&random, 2) == 0 ? 0 : 30 * part(&random);
            stake->salience_spread = below(&random, 2) == 0 ? 0 : 90 * part(&random);
            stake->influence_spread = below(&random, 2) == 0 ? 0 : 90 * part(&random);
        }
        ent_forecast *f = make(context, &s, &options);
        if (s.contests[0].stake_count > 0) {
            check_pulls(context, &s, f);
        }
        ent_forecast_free(f);
    }
    ent_context_free(context);
}

/* Effects that are equal but for rounding stand in the order of the stakes. */
static void equal_pulls(void **state)
{
    ent_context *context = new_context();
    const ent_forecast_options options = asking(0, 1);
    sample s;
    (void)state;
    sample_init(&s, 2);
    ent_contest *contest = sample_contest(&s, 0, 100);
    (void)sample_stake(contest, 0, (double[]){10, 70, 30});
    (void)sample_stake(contest, 1, (double[]){90, 70, 30});
    ent_forecast *f = make(context, &s, &options);
    for (size_t k = 0; k < 2; k++) { /* a tenth of all positions moves it by more */
        assert_int_equal(ent_pull_at(f, 0, k).stake, k);
        assert_int_equal(ent_pull_at(f, 0, k).input, ENT_INPUT_POSITION);
    }
    for (size_t k = 0; k < 4; k++) {
        assert_int_equal(ent_pull_at(f, 0, 2 + k).stake, k / 2);
        assert_int_equal(ent_pull_at(f, 0, 2 + k).input,
                         k % 2 == 0 ? ENT_INPUT_SALIENCE : ENT_INPUT_INFLUENCE);
    }
    ent_forecast_free(f);
    ent_context_free(context);
}

/* Draws stay within spread and bounds, fill them, and are a function of seed, sample and stake. */
static void draws(void **state)
{
    enum { SAMPLES = 2000 };
    ent_context *context = new_context();
    const ent_forecast_options options = asking(0, 1);
    sample s;
    (void)state;
    make_years(&s);
    s.stakes[0][0].position_spread = 20; /* past the end of the scale: 2000 to 2030 */
    s.stakes[0][0].salience_spread = 60; /* past 0: 0 to 110 */
    ent_forecast *f = make(context, &s, &options);
    double low[3] = {INFINITY, INFINITY, INFINITY}, high[3] = {0, 0, 0}, sum = 0, numbers[9];
    ent_sheet out = f->sheet;
    out.positions = numbers;
    out.saliences = numbers + 3;
    out.influence = numbers + 6;
    for (uint64_t k = 0; k < SAMPLES; k++) {
        ent_sheet_draw(&f->sheet, &f->spreads, 7, k, &out);
        for (ent_input i = 0; i <= ENT_INPUT_INFLUENCE; i++) {
            low[i] = fmin(low[i], ent_sheet_input(&out, i)[0]);
            high[i] = fmax(high[i], ent_sheet_input(&out, i)[0]);
        }
        sum += out.positions[0];
    }
    assert_true(low[0] >= 0 && low[0] < 1 && high[0] > 59 && high[0] < 60);
    assert_true(low[1] >= 0 && low[1] < 1 && high[1] > 109 && high[1] < 110);
    assert_true(low[2] >= 18 && low[2] < 18.1 && high[2] > 21.9 && high[2] < 22);
    assert_near(sum / SAMPLES, 30, 1.5);
    const double last = out.positions[1], other = out.positions[0];
    ent_sheet_draw(&f->sheet, &f->spreads, 7, SAMPLES - 1, &out);
    assert_true(out.positions[1] == last);
    ent_sheet_draw(&f->sheet, &f->spreads, 8, SAMPLES - 1, &out);
    assert_true(out.positions[0] != other);
    ent_forecast_free(f);
    ent_context_free(context);
}

static int ascending(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The least value that at least a share of all do not exceed. */
static double least_with(const double *sorted, size_t count, size_t hundredths)
{
    size_t k = 0;
    while (100 * (k + 1) < hundredths * count) {
        k++;
    }
    return sorted[k];
}

/* Intervals are quantiles of the compromise means of the draws, worked out here once more. */
static void intervals(void **state)
{
    enum { MOST_SAMPLES = 200 };
    ent_context *context = new_context();
    sample s;
    (void)state;
    make_years(&s);
    const size_t counts[] = {1, 2, 3, 40, 99, 100, MOST_SAMPLES};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        ent_forecast_options options = asking(counts[c], 4);
        options.interval = 0.8;
        ent_forecast *f = make(context, &s, &options);
        double values[MOST_SAMPLES], numbers[9];
        ent_sheet out = f->sheet;
        out.positions = numbers;
        out.saliences = numbers + 3;
        out.influence = numbers + 6;
        for (size_t k = 0; k < counts[c]; k++) {
            double sum = 0, total = 0;
            ent_sheet_draw(&f->sheet, &f->spreads, 4, k, &out);
            for (size_t p = 0; p < 3; p++) {
                sum += numbers[p] * numbers[3 + p] * numbers[6 + p];
                total += numbers[3 + p] * numbers[6 + p];
            }
            values[k] = 2000 + sum / total / 2;
        }
        qsort(values, counts[c], sizeof *values, ascending);
        const ent_forecast_view view = ent_forecast_at(f, 0, ENT_FORECAST_COMPROMISE);
        assert_true(view.has_interval);
        assert_near(view.low, least_with(values, counts[c], 10), 1e-9);
        assert_near(view.middle, least_with(values, counts[c], 50), 1e-9);
        assert_near(view.high, least_with(values, counts[c], 90), 1e-9);
        ent_forecast_free(f);
    }
    ent_context_free(context);
}

/* No spread, no interval to speak of. */
static void certain(void **state)
{
    ent_context *context = new_context();
    ent_forecast_options options = asking(50, 1);
    sample s;
    (void)state;
    make_years(&s);
    options.spread = 0;
    ent_forecast *f = make(context, &s, &options);
    for (ent_forecast_model m = 0; m <= ENT_FORECAST_EXCHANGE; m++) {
        const ent_forecast_view view = ent_forecast_at(f, 0, m);
        assert_true(view.low == view.value && view.middle == view.value && view.high == view.value);
    }
    ent_forecast_free(f);
    ent_context_free(context);
}

/* The same for any number of threads. */
static void threads(void **state)
{
    uint64_t random = 10;
    sample s;
    ent_forecast_view seen[MOST_CONTESTS][ENT_FORECAST_COUNT];
    (void)state;
    sample_random(&s, &random, MOST_CONTESTS, 8);
    memset(seen, 0, sizeof seen);
    for (size_t count = 1; count <= 3; count++) {
        ent_context_options given;
        ent_context *context = NULL;
        const ent_forecast_options options = asking(120, 3);
        ent_context_defaults(&given);
        given.threads = count;
        assert_int_equal(ent_context_new(&given, &context), ENT_OK);
        ent_forecast *f = make(context, &s, &options);
        for (size_t k = 0; k < MOST_CONTESTS; k++) {
            for (ent_forecast_model m = 0; m <= ENT_FORECAST_EXCHANGE; m++) {
                const ent_forecast_view view = ent_forecast_at(f, k, m), *before = &seen[k][m];
                assert_true(count == 1 ||
                            (view.low == before->low && view.high == before->high &&
                             view.middle == before->middle && view.value == before->value));
                assert_true(view.low <= view.middle && view.middle <= view.high);
                seen[k][m] = view;
            }
        }
        ent_forecast_free(f);
        ent_context_free(context);
    }
}

/* Where draws would take more work than is allowed there are fewer, and the note says how many. */
static void bounded(void **state)
{
    ent_context *context = new_context();
    ent_forecast_options options = asking(50, 1);
    sample s;
    (void)state;
    make_years(&s);
    options.most_work = 1;
    ent_forecast *f = make(context, &s, &options);
    ent_forecast_view view = ent_forecast_at(f, 0, ENT_FORECAST_MARKOV);
    assert_true(view.draws == 0 && !view.has_interval);
    assert_string_equal(view.note, "not drawn, since one draw takes long");
    options.most_work = 3 * ent_forecast_work(f, ENT_FORECAST_MARKOV);
    ent_forecast_free(f);
    f = make(context, &s, &options);
    view = ent_forecast_at(f, 0, ENT_FORECAST_MARKOV);
    assert_true(view.draws == 3 && view.has_interval);
    assert_string_equal(view.note, "drawn 3 times, since one draw takes long");
    ent_forecast_free(f);
    options.most_work = 0;
    f = make(context, &s, &options);
    view = ent_forecast_at(f, 0, ENT_FORECAST_MARKOV);
    assert_true(view.draws == 50 && view.note == NULL);
    ent_forecast_free(f);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales),      cmocka_unit_test(as_alone), cmocka_unit_test(pulls),
        cmocka_unit_test(equal_pulls), cmocka_unit_test(draws),    cmocka_unit_test(intervals),
        cmocka_unit_test(certain),     cmocka_unit_test(threads),  cmocka_unit_test(bounded),
    };
    return cmocka_run_group_tests_name("forecasts", tests, NULL, NULL);
}
