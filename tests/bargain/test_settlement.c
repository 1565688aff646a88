/* SPDX-License-Identifier: MIT */
/*
 * Settlement problems against the definitions, in plain whole numbers: worths, what is rational, what is efficient, and
 * what each standard picks. And the laws: Nash and Kalai-Smorodinsky do not change when a party's utilities are rescaled,
 * no point does when all are by one factor; so problems of small numbers judge those of numbers of many digits.
 * `test_settlement N` tries N problems.
 */
#include "bargained.h"
#include "dominates.h"

#include <math.h>

static size_t rounds = 100;

enum { MOST_OUTCOMES = 256 };

/* A problem, what was made of it, and its worths by the definition. */
typedef struct fixture {
    problem of;
    ent_context *context;
    ent_dispute *dispute;
    ent_bargaining *bargaining;
    size_t count;
    int64_t worth[MOST_OUTCOMES][MOST_BARGAINERS];
    int64_t least[MOST_BARGAINERS], disagreement[MOST_BARGAINERS], best[MOST_BARGAINERS];
    bool rational[MOST_OUTCOMES], efficient[MOST_OUTCOMES];
    size_t rational_count;
} fixture;

static ent_bargaining *settle(ent_context *context, const ent_dispute *dispute)
{
    ent_bargaining *bargaining = NULL;
    assert_int_equal(ent_settle_new(context, dispute, NULL, &bargaining), ENT_OK);
    return bargaining;
}

static void find_worths(fixture *f)
{
    const ent_space *space = ent_settle_space(f->bargaining);
    f->count = (size_t)ent_outcome_count(f->bargaining);
    assert_true(f->count <= MOST_OUTCOMES);
    for (size_t k = 0; k < f->count; k++) {
        size_t values[MOST_ISSUES];
        for (size_t i = 0; i < f->of.issues; i++) {
            values[i] = ent_state_value(space, k, i);
        }
        for (size_t p = 0; p < f->of.parties; p++) {
            f->worth[k][p] = outcome_worth(&f->of, p, values);
        }
    }
}

/* Disagreement is the reservation, unless all outcomes are worth more; and without one the worst. */
static void find_standing(fixture *f)
{
    f->rational_count = 0;
    for (size_t p = 0; p < f->of.parties; p++) {
        const int64_t reservation = f->of.reservation[p] * (int64_t)(SCALE / 10);
        f->least[p] = f->worth[0][p];
        for (size_t k = 0; k < f->count; k++) {
            f->least[p] = f->worth[k][p] < f->least[p] ? f->worth[k][p] : f->least[p];
        }
        f->disagreement[p] =
            f->of.reserved[p] && reservation > f->least[p] ? reservation : f->least[p];
        f->best[p] = INT64_MIN;
    }
    for (size_t k = 0; k < f->count; k++) {
        f->rational[k] = true;
        f->efficient[k] = true;
        for (size_t p = 0; p < f->of.parties; p++) {
            f->rational[k] = f->rational[k] && f->worth[k][p] >= f->disagreement[p];
        }
        for (size_t other = 0; other < f->count; other++) {
            f->efficient[k] =
                f->efficient[k] && !dominates(f->worth[other], f->worth[k], f->of.parties);
        }
        f->rational_count += f->rational[k];
        for (size_t p = 0; p < f->of.parties && f->rational[k]; p++) {
            f->best[p] = f->worth[k][p] > f->best[p] ? f->worth[k][p] : f->best[p];
        }
    }
}

static void make(fixture *f, uint64_t *random)
{
    draw_problem(random, &f->of);
    char *text = write_problem(&f->of, NULL);
    f->context = new_context();
    f->dispute = read_dispute(f->context, text);
    f->bargaining = settle(f->context, f->dispute);
    find_worths(f);
    find_standing(f);
    free(text);
}

static void drop(fixture *f)
{
    ent_settle_free(f->bargaining);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

static bool collect(void *user, const char *bytes, size_t length)
{
    char *text = user;
    assert_true(length < 100);
    memcpy(text, bytes, length);
    text[length] = '\0';
    return true;
}

/* A decimal or a fraction of small numbers, as such over SCALE, which it must be. */
static int64_t read_worth(const char *text)
{
    char *end = NULL;
    const double top = strtod(text, &end);
    const double number = *end == '/' ? top / strtod(end + 1, NULL) : top;
    const double whole = number * SCALE;
    assert_true(fabs(whole - round(whole)) < 1e-9);
    return (int64_t)round(whole);
}

static void check_worths(const fixture *f)
{
    const ent_bargaining *b = f->bargaining;
    uint64_t rational = 0, efficient = 0;
    for (size_t k = 0; k < f->count; k++) {
        for (size_t p = 0; p < f->of.parties; p++) {
            char text[100];
            const ent_sink sink = {collect, text};
            const size_t other = (k * 7 + 3) % f->count;
            assert_int_equal(ent_outcome_worth_text(f->context, b, k, p, &sink), ENT_OK);
            assert_int_equal(read_worth(text), f->worth[k][p]);
            assert_true(ent_outcome_worth(b, k, p) == (double)f->worth[k][p] / SCALE);
            assert_int_equal(ent_outcome_compare(b, k, other, p),
                             (f->worth[k][p] > f->worth[other][p]) -
                                 (f->worth[k][p] < f->worth[other][p]));
            assert_int_equal(ent_outcome_gain(b, k, p), (f->worth[k][p] > f->disagreement[p]) -
                                                            (f->worth[k][p] < f->disagreement[p]));
        }
        assert_int_equal(ent_outcome_is_rational(b, k), f->rational[k]);
        assert_int_equal(ent_outcome_is_efficient(b, k), f->efficient[k]);
        assert_int_equal(ent_outcome_holds(b, k), 0); /* nobody owns packages */
        if (f->efficient[k]) {
            assert_int_equal(ent_efficient_at(b, efficient), k);
        }
        efficient += f->efficient[k];
        rational += f->rational[k] && f->efficient[k];
    }
    assert_int_equal(ent_rational_count(b), f->rational_count);
    assert_int_equal(ent_efficient_count(b), efficient);
    assert_int_equal(ent_efficient_rational(b), rational);
    assert_int_equal(ent_settle_concepts(b), 0);
}

static void check_parties(const fixture *f)
{
    for (size_t p = 0; p < f->of.parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(f->bargaining, p);
        int64_t most = f->worth[0][p];
        for (size_t k = 0; k < f->count; k++) {
            most = f->worth[k][p] > most ? f->worth[k][p] : most;
        }
        assert_true(view.cardinal);
        assert_int_equal(view.indifferent, most == f->least[p]);
        assert_int_equal(read_worth(view.at_disagreement), f->disagreement[p]);
        assert_int_equal(read_worth(view.least), f->least[p]);
        assert_int_equal(read_worth(view.most), most);
        assert_true(view.most_number == (double)most / SCALE);
        if (f->rational_count == 0) {
            assert_null(view.best);
        } else {
            assert_int_equal(read_worth(view.best), f->best[p]);
            assert_true(view.best_number == (double)f->best[p] / SCALE);
        }
    }
}

static void check_distinct(const fixture *f)
{
    size_t distinct = 0;
    for (size_t k = 0; k < f->count; k++) {
        bool first = f->efficient[k];
        for (size_t other = 0; other < k && first; other++) {
            first = memcmp(f->worth[k], f->worth[other], f->of.parties * sizeof(int64_t)) != 0;
        }
        distinct += first;
    }
    assert_int_equal(ent_efficient_distinct(f->bargaining), distinct);
}

static int by_size(const void *a, const void *b)
{
    const int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

/* Compares two outcomes by a standard, among the parties that can gain: less than 0 when the first is worse. */
static int compare_by(const fixture *f, ent_point point, size_t one, size_t other)
{
    int64_t gains[2][MOST_BARGAINERS];
    int64_t product[2] = {1, 1}, sum[2] = {0, 0}, top[2] = {1, 1}, bottom[2] = {1, 1};
    size_t count = 0;
    for (size_t p = 0; p < f->of.parties; p++) {
        const int64_t range = f->best[p] - f->disagreement[p];
        for (size_t side = 0; side < 2 && range > 0; side++) {
            const int64_t gain = f->worth[side == 0 ? one : other][p] - f->disagreement[p];
            gains[side][count] = gain;
            product[side] *= f->of.unit ? gain : gain / (SCALE / 100); /* which is whole */
            sum[side] += gain;
            if (count == 0 || gain * bottom[side] < top[side] * range) {
                top[side] = gain;
                bottom[side] = range;
            }
        }
        count += range > 0;
    }
    qsort(gains[0], count, sizeof(int64_t), by_size);
    qsort(gains[1], count, sizeof(int64_t), by_size);
    if (point == ENT_POINT_NASH) {
        return (product[0] > product[1]) - (product[0] < product[1]);
    }
    if (point == ENT_POINT_UTILITARIAN) {
        return (sum[0] > sum[1]) - (sum[0] < sum[1]);
    }
    if (point == ENT_POINT_KALAI) {
        const int64_t left = top[0] * bottom[1], right = top[1] * bottom[0];
        return (left > right) - (left < right);
    }
    for (size_t k = 0; k < (point == ENT_POINT_EGALITARIAN ? 1 : count); k++) {
        if (gains[0][k] != gains[1][k]) {
            return gains[0][k] < gains[1][k] ? -1 : 1;
        }
    }
    return 0;
}

static void check_point(const fixture *f, ent_point point)
{
    const ent_point_view view = ent_settle_point(f->bargaining, point);
    size_t best = SIZE_MAX, picked = 0;
    for (size_t k = 0; k < f->count; k++) {
        if (f->rational[k] && f->efficient[k] &&
            (best == SIZE_MAX || compare_by(f, point, best, k) < 0)) {
            best = k;
        }
    }
    for (size_t k = 0; k < f->count; k++) {
        if (f->rational[k] && f->efficient[k] && compare_by(f, point, best, k) == 0) {
            assert_true(picked < view.count);
            assert_int_equal(view.outcomes[picked], k);
            picked++;
        } else if (f->rational[k]) { /* nothing that is rational is better */
            assert_true(compare_by(f, point, best, k) >= 0);
        }
    }
    assert_int_equal(view.count, picked);
    assert_int_equal(view.value == NULL, point == ENT_POINT_LEXICOGRAPHIC);
    if (point == ENT_POINT_UTILITARIAN) {
        int64_t sum = 0;
        for (size_t p = 0; p < f->of.parties; p++) {
            sum += f->worth[best][p];
        }
        assert_int_equal(read_worth(view.value), sum);
        assert_true(view.value_number == (double)sum / SCALE);
    }
}

static void check_points(const fixture *f)
{
    bool gains = false;
    for (size_t p = 0; p < f->of.parties; p++) {
        gains = gains || (f->rational_count > 0 && f->best[p] > f->disagreement[p]);
    }
    for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
        const ent_point_view view = ent_settle_point(f->bargaining, point);
        assert_int_equal(view.reason == NULL, gains);
        if (gains) {
            check_point(f, point);
        } else {
            assert_int_equal(view.count, 0);
        }
    }
}

static void against_the_definitions(void **state)
{
    uint64_t random = 11;
    (void)state;
    for (size_t round = 0; round < rounds; round++) {
        fixture f;
        make(&f, &random);
        check_worths(&f);
        check_parties(&f);
        check_distinct(&f);
        check_points(&f);
        drop(&f);
    }
}

static void same_picks(const ent_bargaining *one, const ent_bargaining *other, ent_point point)
{
    const ent_point_view a = ent_settle_point(one, point), b = ent_settle_point(other, point);
    assert_int_equal(a.reason == NULL, b.reason == NULL);
    assert_int_equal(a.count, b.count);
    if (a.count > 0) {
        assert_memory_equal(a.outcomes, b.outcomes, a.count * sizeof *a.outcomes);
    }
}

/* Rescales a problem, and holds both against each other. */
static void rescale(fixture *f, const rescaling *by, bool common)
{
    char *text = write_problem(&f->of, by);
    ent_dispute *dispute = read_dispute(f->context, text);
    ent_bargaining *b = settle(f->context, dispute);
    assert_int_equal(ent_outcome_count(b), f->count);
    for (size_t k = 0; k < f->count; k++) {
        assert_int_equal(ent_outcome_is_efficient(b, k),
                         ent_outcome_is_efficient(f->bargaining, k));
        assert_int_equal(ent_outcome_is_rational(b, k), ent_outcome_is_rational(f->bargaining, k));
        for (size_t p = 0; p < f->of.parties; p++) {
            assert_int_equal(ent_outcome_compare(b, 0, k, p),
                             ent_outcome_compare(f->bargaining, 0, k, p));
        }
    }
    for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
        if (common || point <= ENT_POINT_KALAI) {
            same_picks(b, f->bargaining, point);
        }
    }
    ent_settle_free(b);
    ent_dispute_free(dispute);
    free(text);
}

static void rescaled(void **state)
{
    const rescaling own = {
        .factor = {"1", "0.000000000000000000000001", "100000000010000000000100000000001",
                   "1.0000000000000000000000000000000000000000000000000001", "0.1"},
        .constant = {"-0.000000000000000000000000000000007", "3", "0",
                     "-98765432109876543210987654321.5", "123456789012345678.9"}};
    const rescaling common = {
        .factor = {"1.00000000000000000000000001", "1.00000000000000000000000001",
                   "1.00000000000000000000000001", "1.00000000000000000000000001",
                   "1.00000000000000000000000001"},
        .constant = {"0.123456789", "-1000000000000000000000000000", "0", "0", "7"}};
    uint64_t random = 12;
    (void)state;
    for (size_t round = 0; round < rounds; round++) {
        fixture f;
        draw_problem(&random, &f.of);
        f.of.unit = false;
        memset(f.of.reserved, 0, sizeof f.of.reserved);
        char *text = write_problem(&f.of, NULL);
        f.context = new_context();
        f.dispute = read_dispute(f.context, text);
        f.bargaining = settle(f.context, f.dispute);
        f.count = (size_t)ent_outcome_count(f.bargaining);
        rescale(&f, &own, false);
        rescale(&f, &common, true);
        drop(&f);
        free(text);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_the_definitions),
        cmocka_unit_test(rescaled),
    };
    if (argc > 1) {
        rounds = (size_t)strtoul(argv[1], NULL, 10);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
