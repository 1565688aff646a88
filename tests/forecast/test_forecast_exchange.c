/* SPDX-License-Identifier: MIT */
/*
 * Exchanges of positions: by hand, and against a search that knows losses alone.
 *
 * The search tries, for two parties and two issues, moves of the one on the first issue and looks for the move of the
 * other on the second after which both have gained as much, by their losses (salience times the distance of the mean
 * from their own position); it has no formula for shares, sides of who cares more, or how far means may go.
 */
#include "sample.h"

/* A sheet with where everybody stands now. */
typedef struct table {
    ent_arena arena;
    ent_allocator allocator;
    ent_sheet sheet;
    double moved[MOST_CONTESTS * MOST_STAKES];
    bool made[MOST_CONTESTS][MOST_CONTESTS][MOST_STAKES][MOST_STAKES];
} table;

static void *resize(void *user, void *block, size_t size)
{
    (void)user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

static void open_table(const sample *s, table *t)
{
    ent_spreads spreads;
    memset(t, 0, sizeof *t);
    t->allocator.resize = resize;
    ent_arena_init(&t->arena, &t->allocator);
    assert_int_equal(ent_sheet_new(&t->arena, &s->dispute, 10, &t->sheet, &spreads), ENT_OK);
    memcpy(t->moved, t->sheet.positions, t->sheet.stake_count * sizeof *t->moved);
}

static double mean_of(const table *t, size_t issue)
{
    double sum = 0, total = 0;
    for (size_t k = t->sheet.first[issue]; k < t->sheet.first[issue + 1]; k++) {
        const double weight = t->sheet.influence[k] * t->sheet.saliences[k];
        sum += weight * t->moved[k];
        total += weight;
    }
    return total > 0 ? sum / total : NAN;
}

/* The stake of a party in an issue, or SIZE_MAX. */
static size_t stake_of(const table *t, size_t issue, size_t party)
{
    for (size_t k = t->sheet.first[issue]; k < t->sheet.first[issue + 1]; k++) {
        if (t->sheet.parties[k] == party) {
            return k;
        }
    }
    return SIZE_MAX;
}

/* What the means of two issues cost a party; stakes on both. */
static double loss(const table *t, const size_t stakes[2], const double means[2])
{
    double sum = 0;
    for (size_t k = 0; k < 2; k++) {
        const size_t s = stakes[k];
        sum += t->sheet.saliences[s] / 100 * fabs(means[k] - t->sheet.positions[s]);
    }
    return sum;
}

/* Two parties and two issues: stakes[party][issue]; party 0 moves on issue 0, party 1 on issue 1. */
typedef struct pairing {
    size_t issues[2], stakes[2][2];
} pairing;

/* The gains of both when each makes a part of its way to the other's own position. */
static void gains_of(table *t, const pairing *p, const double parts[2], double gains[2])
{
    double before[2], after[2], kept[2];
    for (size_t k = 0; k < 2; k++) {
        before[k] = mean_of(t, p->issues[k]);
    }
    for (size_t k = 0; k < 2; k++) {
        double *at = &t->moved[p->stakes[k][k]];
        kept[k] = *at;
        *at += parts[k] * (t->sheet.positions[p->stakes[1 - k][k]] - *at);
        after[k] = mean_of(t, p->issues[k]);
    }
    for (size_t k = 0; k < 2; k++) {
        t->moved[p->stakes[k][k]] = kept[k];
        gains[k] = loss(t, p->stakes[k], before) - loss(t, p->stakes[k], after);
    }
}

/* How much of its way party 1 can make before the mean is past the own position of party 0: more would serve neither. */
static double way_of_other(table *t, const pairing *p)
{
    double *at = &t->moved[p->stakes[1][1]];
    const double own = t->sheet.positions[p->stakes[0][1]], kept = *at;
    const double before = mean_of(t, p->issues[1]);
    *at = own;
    const double after = mean_of(t, p->issues[1]);
    *at = kept;
    return after == before ? 1 : fmin(1, (own - before) / (after - before));
}

/* The equal gain when party 0 makes a part of its way; less than 0 when no move of the other makes gains equal. */
static double gain_at(table *t, const pairing *p, double part_of_way)
{
    double low = 0, high = way_of_other(t, p), gains[2];
    for (int k = 0; k < 48; k++) {
        const double middle = (low + high) / 2;
        gains_of(t, p, (double[]){part_of_way, middle}, gains);
        if (gains[0] < gains[1]) { /* party 0 gains by the other's move */
            low = middle;
        } else {
            high = middle;
        }
    }
    return fabs(gains[0] - gains[1]) < 1e-9 ? gains[0] : -1;
}

/* The largest equal gain: it rises, then falls or is not there. */
static double search_gain(table *t, const pairing *p)
{
    double low = 0, high = 1;
    for (int k = 0; k < 70; k++) {
        const double left = low + (high - low) / 3, right = high - (high - low) / 3;
        if (gain_at(t, p, left) < gain_at(t, p, right)) {
            low = left;
        } else {
            high = right;
        }
    }
    return fmax(gain_at(t, p, low), 0);
}

/* Whether both means are between the own positions of both parties, and neither has gone past the other. */
static bool can_pair(const table *t, size_t i, size_t j, const size_t parties[2], pairing *out)
{
    *out = (pairing){.issues = {i, j}};
    for (size_t k = 0; k < 2; k++) {
        const double mean = mean_of(t, out->issues[k]);
        double own[2];
        for (size_t p = 0; p < 2; p++) {
            out->stakes[p][k] = stake_of(t, out->issues[k], parties[p]);
            if (out->stakes[p][k] == SIZE_MAX) {
                return false;
            }
            own[p] = t->sheet.positions[out->stakes[p][k]];
        }
        if (!((own[0] - mean) * (own[1] - mean) < 0)) {
            return false;
        }
        const double way = own[1 - k] - t->moved[out->stakes[k][k]];
        if (way * (own[1 - k] - mean) <= 0) {
            return false;
        }
    }
    return true;
}

/* The most that any exchange which was not made yet would bring. */
static double best_gain(table *t, size_t parties)
{
    double best = 0;
    for (size_t i = 0; i < t->sheet.issue_count; i++) {
        for (size_t j = i + 1; j < t->sheet.issue_count; j++) {
            for (size_t k = 0; k < parties * parties; k++) {
                const size_t two[2] = {k / parties, k % parties};
                pairing p;
                if (two[0] != two[1] && !t->made[i][j][two[0]][two[1]] &&
                    can_pair(t, i, j, two, &p)) {
                    best = fmax(best, search_gain(t, &p));
                }
            }
        }
    }
    return best;
}

/* Makes an exchange that the model has made, and holds it against what it says of itself. */
static void replay(table *t, const ent_exchange *deal)
{
    const size_t i = deal->issues[0], j = deal->issues[1];
    const size_t two[2] = {t->sheet.parties[deal->stakes[0]], t->sheet.parties[deal->stakes[1]]};
    pairing p;
    double gains[2], parts[2];
    assert_true(i < j && can_pair(t, i, j, two, &p) && !t->made[i][j][two[0]][two[1]]);
    for (size_t k = 0; k < 2; k++) {
        const double at = t->moved[deal->stakes[k]];
        assert_true(deal->from[k] == at);
        parts[k] = (deal->to[k] - at) / (t->sheet.positions[p.stakes[1 - k][k]] - at);
        assert_true(parts[k] > 0 && parts[k] <= 1 + 1e-12);
    }
    gains_of(t, &p, parts, gains);
    assert_near(gains[0], deal->gain, 1e-9);
    assert_near(gains[1], deal->gain, 1e-9);
    t->made[i][j][two[0]][two[1]] = t->made[i][j][two[1]][two[0]] = true;
    for (size_t k = 0; k < 2; k++) {
        t->moved[deal->stakes[k]] = deal->to[k];
    }
}

/* Runs the model, and the search before each of its exchanges; how many there were. */
static size_t compare(const sample *s)
{
    ent_context *context = new_context();
    ent_exchanges list = {.count = 0};
    table t;
    open_table(s, &t);
    double moved[MOST_CONTESTS * MOST_STAKES];
    memcpy(moved, t.moved, sizeof moved);
    assert_int_equal(ent_exchange_run(context, &t.sheet, moved, &list), ENT_OK);
    for (size_t k = 0; k < list.count; k++) {
        assert_near(best_gain(&t, s->dispute.party_count), list.all[k].gain, 1e-7);
        replay(&t, &list.all[k]);
    }
    assert_near(best_gain(&t, s->dispute.party_count), 0, 1e-7);
    assert_memory_equal(moved, t.moved, t.sheet.stake_count * sizeof *moved);
    const size_t count = list.count;
    ent_memory_free(&context->allocator, list.all);
    ent_arena_free(&t.arena);
    ent_context_free(context);
    return count;
}

/* Two parties that each care most about one of two issues. */
static void make_two(sample *s, double saliences)
{
    sample_init(s, 2);
    for (size_t k = 0; k < 2; k++) {
        ent_contest *contest = sample_contest(s, 0, 100);
        (void)sample_stake(contest, 0, (double[]){0, k == 0 ? saliences : 80, 5});
        (void)sample_stake(contest, 1, (double[]){100, k == 0 ? 80 : saliences, 5});
    }
}

/* Means of 80 and 20; each lets the other have what it cares about: 20 off the one, 20 off the other. */
static void by_hand(void **state)
{
    ent_context *context = new_context();
    ent_forecast_options options;
    ent_forecast *f = NULL;
    sample s;
    (void)state;
    make_two(&s, 20);
    ent_forecast_defaults(&options);
    options.samples = 0;
    assert_int_equal(ent_forecast_new(context, &s.dispute, &options, &f), ENT_OK);
    assert_int_equal(ent_exchange_count(f), 1);
    const ent_exchange_view deal = ent_exchange_at(f, 0);
    assert_true(deal.party[0] == 0 && deal.party[1] == 1 && deal.contest[0] == 0 &&
                deal.contest[1] == 1);
    assert_true(deal.from[0] == 0 && deal.from[1] == 100);
    assert_near(deal.to[0], 100, 1e-9);
    assert_near(deal.to[1], 0, 1e-9);
    assert_near(deal.gain, 0.8 * 20 - 0.2 * 20, 1e-9);
    assert_near(ent_forecast_at(f, 0, ENT_FORECAST_EXCHANGE).value, 100, 1e-9);
    assert_near(ent_forecast_at(f, 1, ENT_FORECAST_EXCHANGE).value, 0, 1e-9);
    assert_near(ent_forecast_at(f, 0, ENT_FORECAST_COMPROMISE).value, 80, 1e-9);
    assert_near(ent_forecast_shift(f, 0, 0, ENT_FORECAST_EXCHANGE).moved, 100, 1e-9);
    assert_near(ent_forecast_shift(f, 0, 0, ENT_FORECAST_EXCHANGE).loss, 20, 1e-9);
    assert_true(ent_forecast_shift(f, 0, 1, ENT_FORECAST_EXCHANGE).moved == 100);
    ent_forecast_free(f);
    assert_int_equal(compare(&s), 1);
    make_two(&s, 80); /* who cares equally has nothing to exchange */
    assert_int_equal(compare(&s), 0);
    ent_context_free(context);
}

/* Alike exchanges: the first by issues, then by parties, goes first. */
static void ties(void **state)
{
    ent_context *context = new_context();
    ent_exchanges list = {.count = 0};
    sample s;
    table t;
    (void)state;
    sample_init(&s, 4);
    for (size_t k = 0; k < 2; k++) {
        ent_contest *contest = sample_contest(&s, 0, 100);
        for (size_t p = 0; p < 4; p++) {
            (void)sample_stake(contest, p,
                               (double[]){p < 2 ? 0 : 100, (p < 2) == (k == 0) ? 10 : 90, 1});
        }
    }
    open_table(&s, &t);
    assert_int_equal(ent_exchange_run(context, &t.sheet, t.moved, &list), ENT_OK);
    assert_true(list.count > 0);
    assert_int_equal(t.sheet.parties[list.all[0].stakes[0]], 0);
    assert_int_equal(t.sheet.parties[list.all[0].stakes[1]], 2);
    ent_memory_free(&context->allocator, list.all);
    ent_arena_free(&t.arena);
    ent_context_free(context);
}

static void at_random(void **state)
{
    uint64_t random = 5;
    size_t made = 0;
    (void)state;
    for (int round = 0; round < 25; round++) {
        sample s;
        sample_random(&s, &random, 1 + below(&random, 4), 1 + below(&random, 6));
        made += compare(&s);
    }
    assert_true(made > 15);
}

/* Sets of parties have a word for each 64: the same exchanges, whatever the numbers of the parties. */
static void far_apart(void **state)
{
    enum { APART = 20, PARTIES = 8 };
    uint64_t random = 11;
    ent_context *context = new_context();
    sample s;
    (void)state;
    for (int round = 0; round < 20; round++) {
        ent_exchanges lists[2] = {{.count = 0}, {.count = 0}};
        sample_random(&s, &random, 5, PARTIES);
        for (size_t wide = 0; wide < 2; wide++) {
            table t;
            open_table(&s, &t);
            assert_int_equal(ent_exchange_run(context, &t.sheet, t.moved, &lists[wide]), ENT_OK);
            ent_arena_free(&t.arena);
            s.dispute.party_count = APART * PARTIES;
            for (size_t k = 0; wide == 0 && k < MOST_CONTESTS * MOST_STAKES; k++) {
                s.stakes[k / MOST_STAKES][k % MOST_STAKES].party *= APART;
            }
        }
        assert_int_equal(lists[0].count, lists[1].count);
        for (size_t k = 0; k < lists[0].count; k++) {
            assert_memory_equal(&lists[0].all[k], &lists[1].all[k], sizeof *lists[0].all);
        }
        ent_memory_free(&context->allocator, lists[0].all);
        ent_memory_free(&context->allocator, lists[1].all);
    }
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_hand), cmocka_unit_test(ties),
                                       cmocka_unit_test(at_random), cmocka_unit_test(far_apart)};
    return cmocka_run_group_tests_name("exchanges of positions", tests, NULL, NULL);
}
