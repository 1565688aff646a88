/* SPDX-License-Identifier: MIT */
/*
 * The spatial model: a published game, laws of random ones, and games in which there is nothing to do.
 */
#include "game.h"
#include "unit/one_context.h"

#include "forecast/forecast.h"
#include "forecast/spatial/spatial.h"
#include <math.h>

enum { MOST_PARTIES = 12, MOST_ISSUES = 4, MOST_CELLS = MOST_PARTIES * MOST_ISSUES };

/* A game with room of its own. */
typedef struct made {
    double positions[MOST_CELLS], saliences[MOST_CELLS], influence[MOST_PARTIES];
    ent_spatial_input input;
} made;

static ent_spatial *played(const ent_spatial_input *input)
{
    ent_spatial *out = NULL;
    assert_int_equal(ent_spatial_new(context, input, &out), ENT_OK);
    return out;
}

static void near(double one, double other, double by)
{
    if (!(fabs(one - other) <= by)) {
        fail_msg("%.10f is not %.10f", one, other);
    }
}

/* --- what KTAB prints of its example --- */

static void published(void **state)
{
    (void)state;
    static const double risks[] = {-.500, -.459, -.499, -.274, 1.000, -.232, -.430};
    static const size_t targets[] = {6, 0, 6, 0, 0, 1, 1};
    static const double gains[] = {.0947, .2810, .4711, .2839, .0116, .2986, .0286};
    static const double odds[] = {.7643, .7964, .8334, .8056, .5836, .8510, .3970};
    static const double before[] = {.0047, .0302, .0054, .1492, .6001, .1447, .0656};
    static const double after[] = {.3340, .3340, .0183, .0957, .1512, .4009, .1512};
    static const double offer[] = {75.61, 24.78, 71.95, 75.61, 24.79, 71.95};
    ent_spatial *s = played(&game);
    assert_int_equal(ent_spatial_turn_count(s), 11);
    const ent_spatial_turn first = ent_spatial_turn_at(s, 0), last = ent_spatial_turn_at(s, 10);
    for (size_t i = 0; i < GAME_PARTIES; i++) {
        near(first.risks[i], risks[i], 5e-4);
        assert_int_equal(first.targets[i], targets[i]);
        near(first.gains[i], gains[i], 5e-5);
        near(first.odds[i], odds[i], 5e-5);
        near(first.chances[i], before[i], 5e-5);
        near(last.chances[i], after[i], 5e-5);
    }
    for (size_t k = 0; k < 6; k++) {
        near(first.bargains[k], offer[k], 1e-12);
    }
    assert_memory_equal(first.positions, game_positions, sizeof game_positions);
    assert_null(last.targets);
    assert_null(last.gains);
    assert_null(last.odds);
    assert_null(last.bargains);
    near(last.positions[0], 78.56, 1e-12);
    near(last.positions[8], .07, 1e-12);
    ent_spatial_free(s);
}

static void options(void **state)
{
    (void)state;
    static const size_t initiators[] = {0, 0, 1, 3, 4}, of[] = {0, 6, 0, 0, 0};
    static const double chances[] = {.0004, .2938, .0137, .1953, .4968};
    static const double stays[] = {.82325, .71543, .51258, .74789, .96427, .75597, .73554};
    static const double takes[] = {.81633, .74652, .51692, .79217, .96956, .77766, .74794};
    ent_spatial *s = played(&game);
    assert_int_equal(ent_spatial_option_count(s, 0, 0), 5);
    assert_int_equal(ent_spatial_option_count(s, 10, 0), 0);
    for (size_t k = 0; k < 5; k++) {
        const ent_spatial_option option = ent_spatial_option_at(s, 0, 0, k);
        assert_int_equal(option.initiator, initiators[k]);
        assert_int_equal(option.target, of[k]);
        assert_int_equal(option.chosen, k == 4);
        near(option.chance, chances[k], 5e-5);
        for (size_t a = 0; a < GAME_PARTIES; a++) {
            near(option.worth[a], k == 0 ? stays[a] : k == 4 ? takes[a] : option.worth[a], 5e-6);
        }
    }
    ent_spatial_free(s);
}

/* --- random games --- */

static void invent(made *m, uint64_t *random)
{
    const size_t parties = 2 + below(random, MOST_PARTIES - 1);
    const size_t issues = 1 + below(random, MOST_ISSUES);
    for (size_t i = 0; i < parties; i++) {
        m->influence[i] = (double)below(random, 20000) / 100;
        for (size_t k = i * issues; k < (i + 1) * issues; k++) {
            m->positions[k] = (double)below(random, 10001) / 100;
            m->saliences[k] = (double)below(random, 10001) / 100 / (double)issues;
        }
    }
    m->input = (ent_spatial_input){.parties = parties,
                                   .issues = issues,
                                   .positions = m->positions,
                                   .saliences = m->saliences,
                                   .influence = m->influence};
}

/* What holds of the options of a party: their chances sum to 1, the likeliest is taken, and it moves there. */
static void check_options(const ent_spatial *s, const ent_spatial_input *in, size_t turn, size_t p)
{
    const ent_spatial_turn now = ent_spatial_turn_at(s, turn);
    const double *next = ent_spatial_turn_at(s, turn + 1).positions + p * in->issues;
    double sum = 0, best = 0, taken = 0;
    for (size_t k = 0; k < ent_spatial_option_count(s, turn, p); k++) {
        const ent_spatial_option o = ent_spatial_option_at(s, turn, p, k);
        const double *to = k == 0 ? now.positions + p * in->issues
                                  : now.bargains + o.initiator * 2 * in->issues +
                                        (o.initiator == p ? 0 : in->issues);
        assert_true(o.initiator == p || o.target == p);
        assert_true(k == 0 || now.targets[o.initiator] == o.target);
        sum += o.chance;
        best = fmax(best, o.chance);
        taken = o.chosen ? o.chance : taken;
        if (o.chosen) {
            assert_memory_equal(next, to, in->issues * sizeof *next);
        }
    }
    near(sum, 1, 1e-12);
    near(best, taken, 0);
}

/* Numbers are where they can be; nothing that is not a number passes. */
static void check_turn(const ent_spatial *s, const ent_spatial_input *in, size_t turn)
{
    const ent_spatial_turn now = ent_spatial_turn_at(s, turn);
    double sum = 0;
    for (size_t i = 0; i < in->parties; i++) {
        assert_true(now.risks[i] >= -0.5 - 1e-12 && now.risks[i] <= 1 + 1e-12);
        assert_true(now.chances[i] >= 0 && now.chances[i] <= 1);
        sum += now.chances[i];
        for (size_t k = i * in->issues; k < (i + 1) * in->issues; k++) {
            assert_true(now.positions[k] >= 0 && now.positions[k] <= 100);
        }
        if (now.targets != NULL) {
            assert_true(now.targets[i] == i
                            ? now.gains[i] == 0 && now.odds[i] == 0
                            : now.gains[i] > 1e-5 && now.odds[i] > 0 && now.odds[i] <= 1);
            check_options(s, in, turn, i);
        }
    }
    assert_true(sum > 1 - 1e-9); /* who stand together share one chance */
}

static void same_as_outcome(const ent_spatial *s, const ent_spatial_input *in)
{
    ent_arena arena;
    ent_ending outcome;
    const size_t turns = ent_spatial_turn_count(s) - 1;
    const ent_spatial_turn last = ent_spatial_turn_at(s, turns);
    ent_arena_init(&arena, &context->allocator);
    assert_int_equal(ent_game_outcome(context, &arena, in, &outcome), ENT_OK);
    assert_int_equal(outcome.turns, turns);
    assert_memory_equal(outcome.round.positions, last.positions,
                        in->parties * in->issues * sizeof *last.positions);
    assert_memory_equal(outcome.round.chances, last.chances, in->parties * sizeof *last.chances);
    ent_arena_free(&arena);
}

static void check_game(const ent_spatial_input *in)
{
    ent_spatial *s = played(in);
    const size_t count = ent_spatial_turn_count(s);
    assert_true(count >= 2 && count <= 101);
    for (size_t turn = 0; turn < count; turn++) {
        check_turn(s, in, turn);
    }
    same_as_outcome(s, in);
    ent_spatial_free(s);
}

static void laws(void **state)
{
    (void)state;
    uint64_t random = 10;
    made m;
    for (int k = 0; k < 60; k++) {
        invent(&m, &random);
        check_game(&m.input);
    }
}

/* --- games with nothing in them --- */

/* The same number for everybody. */
static void fill(made *m, double position, double salience, double influence)
{
    for (size_t k = 0; k < MOST_CELLS; k++) {
        m->positions[k] = position;
        m->saliences[k] = salience;
    }
    for (size_t i = 0; i < MOST_PARTIES; i++) {
        m->influence[i] = influence;
    }
    m->input = (ent_spatial_input){.parties = MOST_PARTIES,
                                   .issues = MOST_ISSUES,
                                   .positions = m->positions,
                                   .saliences = m->saliences,
                                   .influence = m->influence};
}

/* Plays a game in which nobody does anything; every party has the chance. */
static void nothing_happens(const made *m, double chance)
{
    ent_spatial *s = played(&m->input);
    assert_int_equal(ent_spatial_turn_count(s), 2);
    for (size_t turn = 0; turn < 2; turn++) {
        const ent_spatial_turn now = ent_spatial_turn_at(s, turn);
        check_turn(s, &m->input, turn);
        assert_memory_equal(now.positions, m->positions, sizeof m->positions);
        for (size_t i = 0; i < MOST_PARTIES; i++) {
            near(now.risks[i], 0, 0);
            near(now.chances[i], chance, 1e-12);
            assert_true(now.targets == NULL || now.targets[i] == i);
            assert_int_equal(ent_spatial_option_count(s, turn, i), turn == 0);
        }
    }
    ent_spatial_free(s);
}

static void together(void **state)
{
    (void)state;
    made m;
    fill(&m, 40, 20, 50);
    nothing_happens(&m, 1);
}

/* Who cares for nothing finds nothing far, gains nothing, and no candidate is better to it. */
static void careless(void **state)
{
    (void)state;
    made m;
    fill(&m, 40, 0, 50);
    for (size_t k = 0; k < MOST_CELLS; k++) {
        m.positions[k] = (double)k;
    }
    nothing_happens(&m, 1.0 / MOST_PARTIES);
}

static void powerless(void **state)
{
    (void)state;
    uint64_t random = 4;
    made m;
    for (int k = 0; k < 20; k++) {
        invent(&m, &random);
        m.input.influence = memset(m.influence, 0, sizeof m.influence);
        ent_spatial *s = played(&m.input);
        const ent_spatial_turn first = ent_spatial_turn_at(s, 0);
        for (size_t i = 0; i < m.input.parties; i++) {
            near(first.risks[i], 0, 0);
            assert_true(first.targets[i] == i || first.odds[i] == 0.5);
        }
        ent_spatial_free(s);
        check_game(&m.input);
    }
}

/* Two parties that differ in nothing but their place: both are neutral and as likely; each takes what it chooses. */
static void two(void **state)
{
    (void)state;
    static const double positions[] = {20, 80}, saliences[] = {50, 50}, influence[] = {10, 10};
    const ent_spatial_input in = {.parties = 2,
                                  .issues = 1,
                                  .positions = positions,
                                  .saliences = saliences,
                                  .influence = influence};
    ent_spatial *s = played(&in);
    const ent_spatial_turn first = ent_spatial_turn_at(s, 0);
    for (size_t i = 0; i < 2; i++) {
        near(first.risks[i], 0, 0);
        near(first.chances[i], 0.5, 1e-12);
        assert_int_equal(first.targets[i], 1 - i);
        near(first.odds[i], 0.5, 1e-12);
        near(first.gains[i], 0.6 * (1 - 2 * 0.5 * 0.5), 1e-12);
        near(first.bargains[2 * i], 50, 1e-12);
        near(first.bargains[2 * i + 1], 50, 1e-12);
    }
    ent_spatial_free(s);
    check_game(&in);
}

/* Influence so large that its sums would have no end is brought down. */
static void mighty(void **state)
{
    (void)state;
    uint64_t random = 8;
    made m;
    invent(&m, &random);
    for (size_t i = 0; i < m.input.parties; i++) {
        m.influence[i] = i % 2 == 0 ? 1.7e308 : 1e300;
    }
    check_game(&m.input);
}

/* A hundred candidates: the product of their shares is no number any more. */
static void crowded(void **state)
{
    (void)state;
    enum { CROWD = 120 };
    static double positions[CROWD], saliences[CROWD], influence[CROWD];
    for (size_t i = 0; i < CROWD; i++) {
        positions[i] = (double)i * 100 / CROWD;
        saliences[i] = 90;
        influence[i] = i == 0 ? 1e9 : 1e-9;
    }
    const ent_spatial_input in = {CROWD, 1, positions, saliences, influence, 2};
    check_game(&in);
}

/* No more turns than are asked for. */
static void limited(void **state)
{
    (void)state;
    ent_spatial_input in = game;
    for (in.max_turns = 1; in.max_turns < 4; in.max_turns++) {
        ent_spatial *s = played(&in);
        assert_int_equal(ent_spatial_turn_count(s), in.max_turns + 1);
        ent_spatial_free(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published), cmocka_unit_test(options),  cmocka_unit_test(laws),
        cmocka_unit_test(together),  cmocka_unit_test(careless), cmocka_unit_test(powerless),
        cmocka_unit_test(two),       cmocka_unit_test(mighty),   cmocka_unit_test(crowded),
        cmocka_unit_test(limited),
    };
    return cmocka_run_group_tests(tests, open_context, close_context);
}
