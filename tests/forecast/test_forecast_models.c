/* SPDX-License-Identifier: MIT */
/*
 * Models of one issue, by hand and against their definitions, which are written here once more: means in whole numbers,
 * the median by asking of each position, elections by products and by the balance of who takes office from whom.
 */
#include "sample.h"

enum { MOST = 12 };

typedef struct inputs {
    size_t count;
    double positions[MOST], saliences[MOST], influence[MOST];
} inputs;

static double ask(ent_context *context, const inputs *in, ent_forecast_model model)
{
    const ent_forecast_issue issue = {.parties = in->count,
                                      .positions = in->positions,
                                      .saliences = in->saliences,
                                      .influence = in->influence};
    double value = -1, final[MOST];
    assert_int_equal(ent_forecast_one(context, &issue, model, &value, final), ENT_OK);
    for (size_t p = 0; p < in->count; p++) {
        assert_true(final[p] == in->positions[p]); /* none of these models moves anybody */
    }
    return value;
}

static double weight(const inputs *in, size_t p)
{
    return in->saliences[p] * in->influence[p];
}

/* Years until an emission standard for cars, as ten countries wanted it (Bueno de Mesquita 1994), on 4 to 10. */
static void emission(void **state)
{
    ent_context *context = new_context();
    const double years[] = {4, 7, 4, 4, 10, 10, 10, 7, 4, 7};
    inputs in = {.count = 10,
                 .saliences = {80, 40, 20, 80, 60, 60, 90, 10, 100, 70},
                 .influence = {8, 8, 3, 16, 16, 16, 16, 5, 5, 8}};
    (void)state;
    for (size_t p = 0; p < in.count; p++) {
        in.positions[p] = (years[p] - 4) / 6 * 100;
    }
    assert_near(4 + ask(context, &in, ENT_FORECAST_COMPROMISE) * 6 / 100, 7.39, 0.005);
    assert_near(4 + ask(context, &in, ENT_FORECAST_MEDIAN) * 6 / 100, 7, 1e-9);
    assert_near(4 + ask(context, &in, ENT_FORECAST_MEAN) * 6 / 100, 6.7, 1e-9);
    ent_context_free(context);
}

/* Three parties at 0, 40 and 100, worked out by hand. */
static void by_hand(void **state)
{
    ent_context *context = new_context();
    const inputs in = {
        .count = 3, .positions = {0, 40, 100}, .saliences = {1, 2, 1}, .influence = {2, 1, 2}};
    (void)state;
    assert_near(ask(context, &in, ENT_FORECAST_COMPROMISE), 280.0 / 6, 1e-12);
    assert_near(ask(context, &in, ENT_FORECAST_MEAN), 140.0 / 3, 1e-12);
    assert_true(ask(context, &in, ENT_FORECAST_MEDIAN) == 40);
    /* Votes, by parties that weigh 2 each: 0 has 0.8 against the 0.8 + 0.8 of 40, and 2 + 0.4 against the 2 of 100; 40 has
     * 1.2 + 1.2 against the 1.2 of 100. */
    const double p0 = 1.0 / 3 * 6 / 11, p40 = 2.0 / 3 * 2 / 3, p100 = 5.0 / 11 * 1 / 3;
    assert_near(ask(context, &in, ENT_FORECAST_CONDORCET),
                (40 * p40 + 100 * p100) / (p0 + p40 + p100), 1e-5);
    ent_context_free(context);
}

/* One party; all at one place; nobody with a weight; half of all weight exactly. */
static void edges(void **state)
{
    ent_context *context = new_context();
    const inputs one = {.count = 1, .positions = {70.1}, .saliences = {3}, .influence = {7}};
    const inputs same = {.count = 3,
                         .positions = {0.1, 0.1, 0.1},
                         .saliences = {0.1, 0.7, 0.3},
                         .influence = {0.9, 3, 0.7}};
    const inputs nobody = {.count = 4, .positions = {100, 10, 20, 90}, .saliences = {1, 0, 0, 1}};
    const inputs half = {.count = 4,
                         .positions = {90, 30, 10, 50},
                         .saliences = {0.3, 0.1, 0.2, 0},
                         .influence = {1, 1, 1, 1}};
    (void)state;
    for (ent_forecast_model m = ENT_FORECAST_COMPROMISE; m <= ENT_FORECAST_MARKOV; m++) {
        assert_true(ask(context, &one, m) == 70.1);
        assert_true(ask(context, &same, m) == 0.1);
    }
    assert_true(ask(context, &nobody, ENT_FORECAST_COMPROMISE) == 55);
    assert_true(ask(context, &nobody, ENT_FORECAST_MEDIAN) == 20);
    assert_near(ask(context, &nobody, ENT_FORECAST_CONDORCET), 55, 1e-9);
    assert_near(ask(context, &nobody, ENT_FORECAST_MARKOV), 55, 1e-9);
    assert_true(ask(context, &half, ENT_FORECAST_MEDIAN) == 30);
    ent_context_free(context);
}

/* The lowest position with at least half of all weight at or below it. */
static double median_by_definition(const inputs *in)
{
    double total = 0, best = 101;
    for (size_t p = 0; p < in->count; p++) {
        total += weight(in, p);
    }
    for (size_t p = 0; p < in->count; p++) {
        double below_or_at = 0;
        for (size_t q = 0; q < in->count; q++) {
            below_or_at += in->positions[q] <= in->positions[p] ? weight(in, q) : 0;
        }
        if (2 * below_or_at >= total * (1 - 1e-11) && in->positions[p] < best) {
            best = in->positions[p];
        }
    }
    return best;
}

/* The distinct positions, in the order in which they are met. */
static size_t candidates(const inputs *in, double *out)
{
    size_t count = 0;
    for (size_t p = 0; p < in->count; p++) {
        size_t k = 0;
        while (k < count && out[k] != in->positions[p]) {
            k++;
        }
        if (k == count) {
            out[count++] = in->positions[p];
        }
    }
    return count;
}

static double votes(const inputs *in, double k, double l)
{
    double sum = 1e-8;
    for (size_t p = 0; p < in->count; p++) {
        const double gain =
            (1 - fabs(in->positions[p] - k) / 100) - (1 - fabs(in->positions[p] - l) / 100);
        sum += fmax(0, gain * weight(in, p));
    }
    return sum;
}

/* Solves count equations by elimination; each row has count + 1 numbers. */
static void solve(double rows[MOST][MOST + 1], size_t count, double *out)
{
    for (size_t c = 0; c < count; c++) {
        size_t best = c;
        for (size_t r = c; r < count; r++) {
            best = fabs(rows[r][c]) > fabs(rows[best][c]) ? r : best;
        }
        for (size_t k = 0; k <= count; k++) {
            const double kept = rows[c][k];
            rows[c][k] = rows[best][k];
            rows[best][k] = kept;
        }
        for (size_t r = 0; r < count; r++) {
            const double factor = r == c ? 0 : rows[r][c] / rows[c][c];
            for (size_t k = 0; k <= count; k++) {
                rows[r][k] -= factor * rows[c][k];
            }
        }
    }
    for (size_t k = 0; k < count; k++) {
        out[k] = rows[k][count] / rows[k][k];
    }
}

/* The chances by definition: products, or of whom as many take office as lose it. */
static double election(const inputs *in, bool markov)
{
    double at[MOST], chance[MOST], rows[MOST][MOST + 1] = {{0}}, sum = 0, total = 0;
    const size_t count = candidates(in, at);
    for (size_t k = 0; k < count; k++) {
        chance[k] = 1;
        for (size_t l = 0; l < count; l++) {
            const double wins = votes(in, at[k], at[l]), loses = votes(in, at[l], at[k]);
            chance[k] *= wins / (wins + loses);
            rows[k][l] += wins / (wins + loses);                 /* office from l */
            rows[k][k] -= l == k ? 0.5 : loses / (wins + loses); /* lost to l */
        }
    }
    for (size_t k = 0; k <= count; k++) {
        rows[count - 1][k] = 1;
    }
    if (markov) {
        solve(rows, count, chance);
    }
    for (size_t k = 0; k < count; k++) {
        sum += chance[k] * at[k];
        total += chance[k];
    }
    return sum / total;
}

static void by_definition(void **state)
{
    ent_context *context = new_context();
    uint64_t random = 20;
    (void)state;
    for (int round = 0; round < 400; round++) {
        inputs in = {.count = 1 + below(&random, MOST)};
        double sum = 0, total = 0;
        for (size_t p = 0; p < in.count; p++) {
            in.positions[p] = 100 * part(&random);
            in.saliences[p] = 1 + 99 * part(&random);
            in.influence[p] = 1 + 99 * part(&random);
            sum += in.positions[p] * weight(&in, p);
            total += weight(&in, p);
        }
        assert_near(ask(context, &in, ENT_FORECAST_COMPROMISE), sum / total, 1e-9);
        assert_true(ask(context, &in, ENT_FORECAST_MEDIAN) == median_by_definition(&in));
        assert_near(ask(context, &in, ENT_FORECAST_CONDORCET), election(&in, false), 1e-6);
        assert_near(ask(context, &in, ENT_FORECAST_MARKOV), election(&in, true), 1e-5);
    }
    ent_context_free(context);
}

/* Many candidates, of whom each product is too small for a number. */
static void many(void **state)
{
    enum { PARTIES = 150 };
    static double positions[PARTIES], ones[PARTIES];
    ent_context *context = new_context();
    double value = 0;
    (void)state;
    for (size_t p = 0; p < PARTIES; p++) {
        positions[p] =
            p < PARTIES / 2 ? (double)p / PARTIES : 100 - (double)(PARTIES - 1 - p) / PARTIES;
        ones[p] = 1;
    }
    const ent_forecast_issue issue = {
        .parties = PARTIES, .positions = positions, .saliences = ones, .influence = ones};
    assert_int_equal(ent_forecast_one(context, &issue, ENT_FORECAST_CONDORCET, &value, NULL),
                     ENT_OK);
    assert_near(value, 50, 1e-6); /* the two halves mirror each other */
    ent_context_free(context);
}

/* Keys, names and sentences, each once, and none beyond. */
static void table(void **state)
{
    (void)state;
    for (ent_forecast_model m = 0; m < ENT_FORECAST_COUNT; m++) {
        assert_true(strlen(ent_forecast_key(m)) > 0 && strlen(ent_forecast_name(m)) > 0 &&
                    strlen(ent_forecast_about(m)) > 0);
        for (ent_forecast_model n = 0; n < m; n++) {
            assert_string_not_equal(ent_forecast_key(m), ent_forecast_key(n));
        }
    }
    assert_null(ent_forecast_key(ENT_FORECAST_COUNT));
    assert_null(ent_forecast_name(ENT_FORECAST_COUNT));
    assert_null(ent_forecast_about(ENT_FORECAST_COUNT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emission),      cmocka_unit_test(by_hand), cmocka_unit_test(edges),
        cmocka_unit_test(by_definition), cmocka_unit_test(many),    cmocka_unit_test(table),
    };
    return cmocka_run_group_tests_name("models of forecasts", tests, NULL, NULL);
}
