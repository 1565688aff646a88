/* SPDX-License-Identifier: MIT */
/*
 * Trades, opposition, distances, shares and lotteries of random small disputes, by plain loops over the definitions: all
 * outcomes are looked at, not the efficient ones alone.
 */
#include "refusal.h"

#include <math.h>

enum { ROOM = 1 << 13, MOST_PARTIES = 3, OPTIONS = 4 };

static ent_context *context;

/* A random dispute of weighted statements; with `mixed` the last party has statements in order. */
static void write_dispute(char *text, uint64_t *random, size_t parties, bool mixed)
{
    static const char *const signs[] = {"=", "!=", ">="};
    size_t used =
        (size_t)snprintf(text, ROOM, "entente: 1\nparties: {p0: , p1: , p2: }\noptions:\n");
    for (size_t o = 0; o < OPTIONS; o++) {
        used += (size_t)snprintf(text + used, ROOM - used,
                                 "  o%zu: {party: p%zu, values: [v0, v1%s]}\n", o, o % 3,
                                 below(random, 2) == 0 ? "" : ", v2");
    }
    used += (size_t)snprintf(text + used, ROOM - used,
                             "rules:\n  - never: o0 = v1 and o1 = v1 and o%zu = v0\npreferences:\n",
                             2 + below(random, 2));
    for (size_t p = 0; p < parties; p++) {
        const bool ordinal = mixed && p + 1 == parties;
        used += (size_t)snprintf(text + used, ROOM - used, "  p%zu:\n%s", p,
                                 ordinal ? "" : "    weights:\n");
        for (size_t i = 0; i < 6; i++) {
            char weight[30] = "";
            if (!ordinal) {
                (void)snprintf(weight, sizeof weight, ", weight: %zu", 1 + below(random, 9));
            }
            used += (size_t)snprintf(text + used, ROOM - used, "%s- {want: o%zu %s v%zu%s}\n",
                                     ordinal ? "    " : "      ", below(random, OPTIONS),
                                     signs[below(random, 3)], below(random, 2), weight);
        }
    }
    assert_true(used < ROOM);
}

/* What a share of a party's gains is counted in. */
static double unit_of(const ent_bargaining *b, size_t party)
{
    const ent_bargainer_view view = ent_bargainer_at(b, party);
    const double gain = view.best == NULL ? 0 : view.best_number - view.at_disagreement_number;
    return gain > 0 ? gain : view.most_number - view.least_number;
}

static double gain_of(const ent_bargaining *b, size_t party, uint64_t from, uint64_t to)
{
    const double unit = unit_of(b, party);
    return unit > 0 ? (ent_outcome_worth(b, to, party) - ent_outcome_worth(b, from, party)) / unit
                    : 0;
}

typedef struct offer {
    bool good;
    double least, sum;
    size_t better;
} offer;

/* What an outcome would be as a trade of two issues. */
static offer weigh(const ent_bargaining *b, size_t parties, uint64_t from, uint64_t to)
{
    offer own = {.least = INFINITY};
    for (size_t p = 0; p < parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(b, p);
        const int order = ent_outcome_compare(b, to, from, p);
        if (order < 0) {
            return (offer){.good = false};
        }
        own.good = own.good || order > 0;
        own.better += !view.cardinal && order > 0;
        if (view.cardinal && !view.indifferent) {
            const double gain = gain_of(b, p, from, to);
            own.least = gain < own.least ? gain : own.least;
            own.sum += gain;
        }
    }
    own.least = own.least == INFINITY ? 0 : own.least;
    return own;
}

static bool beats(const offer *one, const offer *other)
{
    if (!one->good || !other->good) {
        return one->good;
    }
    if (fabs(one->least - other->least) > 1e-9) {
        return one->least > other->least;
    }
    return fabs(one->sum - other->sum) > 1e-9 ? one->sum > other->sum : one->better > other->better;
}

/* The best trade of two issues, by looking at all outcomes. */
static offer best_of(const ent_bargaining *b, size_t parties, uint64_t from, const size_t issue[2])
{
    offer best = {.good = false};
    for (uint64_t to = 0; to < ent_outcome_count(b); to++) {
        bool fits = true;
        for (size_t i = 0; i < ent_settle_issue_count(b); i++) {
            const bool moves = ent_settle_value(b, to, i) != ent_settle_value(b, from, i);
            fits = fits && moves == (i == issue[0] || i == issue[1]);
        }
        const offer own = fits ? weigh(b, parties, from, to) : (offer){.good = false};
        best = beats(&own, &best) ? own : best;
    }
    return best;
}

static void check_trades(const ent_bargaining *b, size_t parties)
{
    uint64_t from = 0;
    size_t expected = 0;
    assert_true(ent_settle_from(b, &from));
    for (size_t i = 0; i < ent_settle_issue_count(b); i++) {
        for (size_t j = i + 1; j < ent_settle_issue_count(b); j++) {
            const offer best = best_of(b, parties, from, (const size_t[]){i, j});
            expected += best.good;
            for (size_t t = 0; t < ent_trade_count(b); t++) {
                const ent_trade_view trade = ent_trade_at(b, t);
                const offer own = weigh(b, parties, from, trade.outcome);
                assert_true(trade.issue[0] < trade.issue[1] && own.good);
                if (trade.issue[0] == i && trade.issue[1] == j) {
                    assert_false(beats(&best, &own));
                    assert_int_equal(trade.after[1], ent_settle_value(b, trade.outcome, j));
                    assert_int_equal(trade.before[1], ent_settle_value(b, from, j));
                }
                for (size_t p = 0; p < parties; p++) {
                    assert_true((trade.gains[p] > 0) ==
                                (ent_outcome_compare(b, trade.outcome, from, p) > 0));
                }
            }
        }
    }
    assert_int_equal(ent_trade_count(b), expected);
    for (size_t t = 1; t < ent_trade_count(b); t++) {
        const offer one = weigh(b, parties, from, ent_trade_at(b, t - 1).outcome);
        const offer two = weigh(b, parties, from, ent_trade_at(b, t).outcome);
        assert_false(beats(&two, &one));
    }
}

static double distance_of(const ent_bargaining *b, size_t parties, uint64_t one, uint64_t other)
{
    double sum = 0;
    for (size_t p = 0; p < parties; p++) {
        sum += pow(gain_of(b, p, one, other), 2);
    }
    return sqrt(sum);
}

static void check_distances(const ent_bargaining *b, size_t parties)
{
    double opposition = INFINITY;
    for (uint64_t s = 0; s < ent_outcome_count(b); s++) {
        double lack = 0, near = INFINITY;
        for (size_t p = 0; p < parties; p++) {
            const double most = ent_bargainer_at(b, p).most_number;
            lack += most > 0 ? pow(1 - ent_outcome_worth(b, s, p) / most, 2) : 0;
        }
        opposition = fmin(opposition, sqrt(lack));
        for (uint64_t e = 0; e < ent_outcome_count(b); e++) {
            near =
                ent_outcome_is_efficient(b, e) ? fmin(near, distance_of(b, parties, s, e)) : near;
        }
        assert_true(fabs(near - ent_settle_short_of(b, s)) < 1e-12);
        for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
            const ent_point_view view = ent_settle_point(b, point);
            double found = view.reason == NULL ? INFINITY : NAN;
            for (uint64_t k = 0; view.reason == NULL && k < view.count; k++) {
                found = fmin(found, distance_of(b, parties, s, view.outcomes[k]));
            }
            const double told = ent_settle_distance(b, s, point);
            assert_true(isnan(found) ? isnan(told) : fabs(found - told) < 1e-12);
        }
    }
    assert_true(fabs(opposition - ent_settle_opposition(b)) < 1e-12);
}

/* How good a mixture is by the standard of a point: larger is better. Of gains or shares the least, or the product, or the
 * sum. */
static double value_of(const ent_bargaining *b, size_t parties, ent_point point,
                       const double *worth)
{
    double least = INFINITY, product = 1, sum = 0;
    for (size_t p = 0; p < parties; p++) {
        const ent_bargainer_view view = ent_bargainer_at(b, p);
        const double gain = worth[p] - view.at_disagreement_number;
        const double scale =
            point == ENT_POINT_KALAI ? view.best_number - view.at_disagreement_number : 1;
        least = fmin(least, gain / scale);
        product *= gain;
        sum += gain;
    }
    return point == ENT_POINT_NASH ? product : point == ENT_POINT_UTILITARIAN ? sum : least;
}

/* The average worth of a mixture of three outcomes. */
static void mix(const ent_bargaining *b, size_t parties, const uint64_t *outcomes,
                const double *shares, double *worth)
{
    for (size_t p = 0; p < parties; p++) {
        worth[p] = 0;
        for (size_t k = 0; k < 3; k++) {
            worth[p] += shares[k] * ent_outcome_worth(b, outcomes[k], p);
        }
    }
}

static size_t check_lottery(const ent_bargaining *b, size_t parties, ent_point point,
                            uint64_t *random)
{
    const ent_lottery_view view = ent_settle_lottery(b, point);
    double worth[MOST_PARTIES], sum = 0;
    if (view.reason != NULL) {
        return 0;
    }
    const double best = value_of(b, parties, point, view.worth);
    for (size_t k = 0; k < view.count; k++) {
        sum += view.shares[k];
        assert_true(view.shares[k] > 0 && ent_outcome_is_rational(b, view.outcomes[k]));
        assert_true(view.exact != NULL || (point == ENT_POINT_NASH && parties == 3));
    }
    assert_in_range(view.count, 1, parties);
    assert_true(fabs(sum - 1) < 1e-12);
    for (size_t trial = 0; trial < 400; trial++) {
        uint64_t outcomes[3];
        for (size_t k = 0; k < 3; k++) {
            do {
                outcomes[k] = below(random, (size_t)ent_outcome_count(b));
            } while (!ent_outcome_is_rational(b, outcomes[k]));
        }
        const double u = (double)below(random, 21) / 20;
        const double v = (1 - u) * (double)below(random, 21) / 20;
        mix(b, parties, outcomes, (const double[]){u, v, 1 - u - v}, worth);
        assert_true(value_of(b, parties, point, worth) <= best * (1 + 1e-12) + 1e-12);
    }
    return view.count;
}

static ent_bargaining *settle(ent_dispute **dispute, const char *text)
{
    ent_bargaining *bargaining = NULL;
    ent_settle_options options;
    ent_settle_defaults(&options);
    options.concepts = 0;
    assert_int_equal(ent_dispute_read_text(context, "sample", text, strlen(text), dispute), ENT_OK);
    assert_int_equal(ent_settle_new(context, *dispute, &options, &bargaining), ENT_OK);
    return bargaining;
}

static void random_disputes(void **unused)
{
    (void)unused;
    uint64_t random = 5;
    size_t drawn = 0, trades = 0;
    for (size_t round = 0; round < 40; round++) {
        char text[ROOM];
        ent_dispute *dispute = NULL;
        const bool mixed = round % 4 == 3;
        write_dispute(text, &random, 3, mixed);
        ent_bargaining *b = settle(&dispute, text);
        check_trades(b, 3);
        trades += ent_trade_count(b);
        if (mixed) {
            assert_true(isnan(ent_settle_opposition(b)) && isnan(ent_settle_short_of(b, 0)));
            assert_non_null(ent_settle_lottery(b, ENT_POINT_NASH).reason);
            assert_true(isnan(ent_settle_share(b, 0, 2)));
        } else {
            check_distances(b, 3);
            for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
                drawn += check_lottery(b, 3, point, &random) > 1;
            }
        }
        ent_settle_free(b);
        ent_dispute_free(dispute);
    }
    assert_true(drawn > 10 && trades > 20);
}

/* Two issues, of which each is worth much to one party and little to the other. */
static const char swap[] = "entente: 1\n"
                           "parties: {ann: , bob: }\n"
                           "issues:\n"
                           "  cake:\n"
                           "    values: [hers, his]\n"
                           "    utilities: {ann: {hers: 3, his: 0}, bob: {hers: 0, his: 1}}\n"
                           "  tea:\n"
                           "    values: [hers, his]\n"
                           "    utilities: {ann: {hers: 1, his: 0}, bob: {hers: 0, his: 4}}\n";

static void what_is_cheap_to_one(void **unused)
{
    (void)unused;
    ent_dispute *dispute = NULL;
    ent_bargaining *b = settle(&dispute, swap);
    uint64_t from = 7;
    assert_true(ent_settle_from(b, &from)); /* the middle of two values is the first */
    assert_int_equal(from, 0);
    assert_int_equal(ent_trade_count(b), 0); /* ann has all */
    assert_true(fabs(ent_settle_share(b, 0, 0) - 0.75) < 1e-15);
    assert_true(fabs(ent_settle_share(b, 1, 1) - 0.8) < 1e-15);
    /* The corner (3, 4) holds for Nash; of shares 3/4 and 4/5, a lottery with (4, 0) gives more to the one who has less. */
    const ent_lottery_view nash = ent_settle_lottery(b, ENT_POINT_NASH);
    assert_int_equal(nash.count, 1);
    assert_true(fabs(nash.worth[0] - 3) < 1e-15 && fabs(nash.worth[1] - 4) < 1e-15);
    const ent_lottery_view kalai = ent_settle_lottery(b, ENT_POINT_KALAI);
    assert_int_equal(kalai.count, 2);
    assert_string_equal(kalai.exact[0], "1/21");
    assert_string_equal(kalai.exact[1], "20/21");
    assert_true(fabs(kalai.worth[0] / 4 - kalai.worth[1] / 5) < 1e-15);
    ent_settle_free(b);
    ent_dispute_free(dispute);
}

static void from_another_outcome(void **unused)
{
    (void)unused;
    ent_dispute *dispute = NULL;
    ent_bargaining *b = NULL;
    ent_settle_options options;
    ent_settle_defaults(&options);
    assert_int_equal(ent_dispute_read_text(context, "sample", swap, strlen(swap), &dispute),
                     ENT_OK);
    options.from = "cake = his and tea = hers";
    assert_int_equal(ent_settle_new(context, dispute, &options, &b), ENT_OK);
    assert_int_equal(ent_trade_count(b), 1);
    const ent_trade_view trade = ent_trade_at(b, 0);
    assert_true(fabs(trade.gains[0] - 0.5) < 1e-15 && fabs(trade.gains[1] - 0.6) < 1e-15);
    assert_true(fabs(ent_settle_short_of(b, 1) - sqrt(0.5625 + 0.04)) < 1e-15);
    ent_settle_free(b);
    options.from = "cake = his";
    assert_int_equal(ent_settle_new(context, dispute, &options, &b), ENT_OK);
    assert_true(ent_settle_remark_count(b) > 0); /* two outcomes fit */
    ent_settle_free(b);
    options.from = "cake = his and cake = hers";
    assert_int_equal(ent_settle_new(context, dispute, &options, &b), ENT_ERROR_NOT_FOUND);
    ent_diagnostics_clear(context);
    ent_dispute_free(dispute);
}

/* Of three parties one has nothing to gain, then two: the others draw as if these were not there. */
static void some_gain_nothing(void **unused)
{
    (void)unused;
    static const char three[] = "entente: 1\n"
                                "parties: {ann: , bob: , cat: }\n"
                                "issues:\n"
                                "  cake:\n"
                                "    values: [hers, his, split]\n"
                                "    utilities: {ann: [3, 0, 1], bob: [0, 3, 1], cat: [1, 1, 1]}\n";
    char text[ROOM];
    for (int stuck = 1; stuck <= 2; stuck++) {
        ent_dispute *dispute = NULL;
        (void)snprintf(text, sizeof text, "%s%s", three,
                       stuck == 1 ? "" : "bargaining: {reservation: {bob: 3, ann: 0, cat: 0}}\n");
        ent_bargaining *b = settle(&dispute, text);
        for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
            const ent_lottery_view view = ent_settle_lottery(b, point);
            assert_int_equal(ent_settle_point(b, point).reason == NULL, view.reason == NULL);
            if (stuck == 1 && point != ENT_POINT_UTILITARIAN) {
                assert_int_equal(view.count, 2);
                assert_string_equal(view.exact[0], "0.5");
                assert_true(fabs(view.worth[0] - 1.5) < 1e-15 && fabs(view.worth[2] - 1) < 1e-15);
            }
        }
        ent_settle_free(b);
        ent_dispute_free(dispute);
    }
}

/* Four parties that can gain something are too many for lotteries; and who does not ask gets none. */
static void no_lotteries(void **unused)
{
    (void)unused;
    static const char four[] = "entente: 1\n"
                               "parties: {a: , b: , c: , d: }\n"
                               "issues:\n"
                               "  cake:\n"
                               "    values: [p, q]\n"
                               "    utilities: {a: [1, 0], b: [0, 1], c: [1, 0], d: [0, 1]}\n";
    ent_dispute *dispute = NULL;
    ent_settle_options options;
    ent_bargaining *b = settle(&dispute, four);
    assert_null(ent_settle_point(b, ENT_POINT_KALAI).reason);
    assert_non_null(ent_settle_lottery(b, ENT_POINT_KALAI).reason);
    ent_settle_free(b);
    ent_dispute_free(dispute);
    ent_settle_defaults(&options);
    options.lotteries = false;
    assert_int_equal(ent_dispute_read_text(context, "sample", swap, strlen(swap), &dispute),
                     ENT_OK);
    assert_int_equal(ent_settle_new(context, dispute, &options, &b), ENT_OK);
    assert_non_null(ent_settle_lottery(b, ENT_POINT_NASH).reason);
    ent_settle_free(b);
    ent_dispute_free(dispute);
}

static bool drop(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

/* A problem is worked out and told in each form. */
static ent_status settle_and_tell(refusal *r)
{
    const ent_sink sink = {.write = drop};
    const ent_settle_view view = {.size = sizeof view, .most = 2};
    ent_settle_options options;
    ent_bargaining *b = NULL;
    ent_settle_defaults(&options);
    options.from = r->where;
    ent_status status = ent_settle_new(r->context, r->dispute, &options, &b);
    for (ent_format format = ENT_FORMAT_TEXT; format <= ENT_FORMAT_CSV && status == ENT_OK;
         format++) {
        status = ent_report_bargaining(r->context, b, &view, format, &sink);
    }
    ent_settle_free(b);
    return status;
}

static void refused_and_stopped(void **unused)
{
    (void)unused;
    uint64_t random = 6;
    char text[ROOM];
    refusal r = {.where = "cake = his"};
    assert_true(refusal_exhaust(&r, settle_and_tell, swap) > 50);
    for (int mixed = 0; mixed < 2; mixed++) {
        r = (refusal){.some = mixed != 0};
        write_dispute(text, &random, 3, mixed != 0);
        assert_true(refusal_exhaust(&r, settle_and_tell, text) > 50);
    }
}

static void bad_reports(void **unused)
{
    (void)unused;
    ent_dispute *dispute = NULL;
    ent_bargaining *b = settle(&dispute, swap);
    const ent_sink sink = {.write = drop}, none = {0};
    const ent_settle_view view = {.size = sizeof view}, small = {.size = 1};
    const ent_format wrong = (ent_format)(ENT_FORMAT_CSV + 1);
    assert_int_equal(ent_report_bargaining(NULL, b, &view, 0, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, NULL, &view, 0, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, b, NULL, 0, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, b, &small, 0, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, b, &view, wrong, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, b, &view, 0, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_bargaining(context, b, &view, 0, &none), ENT_ERROR_ARGUMENT);
    ent_settle_free(b);
    ent_dispute_free(dispute);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_disputes),      cmocka_unit_test(what_is_cheap_to_one),
        cmocka_unit_test(from_another_outcome), cmocka_unit_test(refused_and_stopped),
        cmocka_unit_test(bad_reports),          cmocka_unit_test(some_gain_nothing),
        cmocka_unit_test(no_lotteries),
    };
    if (ent_context_new(NULL, &context) != ENT_OK) {
        return 1;
    }
    const int failed =
        cmocka_run_group_tests_name("trades, distances, lotteries", tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
