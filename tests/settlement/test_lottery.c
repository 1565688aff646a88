/* SPDX-License-Identifier: MIT */
/*
 * Lotteries inside: whole numbers of one width against machine words; what the exact programs find against random mixtures
 * and fine grids, none of which may be better, and against what must hold of it exactly.
 */
#include "unit/support.h"

#include "settlement/lottery/nash.h"

#include <math.h>

enum { MOST = 12, WIDTH = 12, STEPS = 12 };

static ent_context *context;

/* Gains of a few candidates, small. */
typedef struct sample {
    size_t parties, candidates;
    int64_t gains[MOST][ENT_MIXERS], scales[ENT_MIXERS];
    uint32_t digits[MOST * ENT_MIXERS * WIDTH], scale_digits[ENT_MIXERS * WIDTH];
    ent_program program;
} sample;

static void put(uint32_t *to, int64_t number)
{
    const bool negative = number < 0;
    const uint64_t size = negative ? -(uint64_t)number : (uint64_t)number;
    ent_wide_small(to, (uint32_t)size, WIDTH);
    to[1] = (uint32_t)(size >> 32);
    if (negative) {
        ent_wide_negate(to, WIDTH);
    }
}

static int64_t get(const uint32_t *from)
{
    return (int64_t)((uint64_t)from[1] << 32 | from[0]);
}

static void write_sample(sample *s)
{
    for (size_t i = 0; i < s->candidates; i++) {
        for (size_t j = 0; j < s->parties; j++) {
            put(s->digits + (i * s->parties + j) * WIDTH, s->gains[i][j]);
        }
    }
    for (size_t j = 0; j < s->parties; j++) {
        put(s->scale_digits + j * WIDTH, s->scales[j]);
    }
    s->program = (ent_program){s->parties, s->candidates, WIDTH, s->digits, s->scale_digits};
    assert_true(ent_program_width(s->parties, 8) <= WIDTH);
}

static void draw_sample(sample *s, uint64_t *random, size_t parties)
{
    const size_t limit = below(random, 2) == 0 ? 4 : 60; /* few numbers: many ties */
    s->parties = parties;
    s->candidates = 1 + below(random, MOST);
    for (size_t j = 0; j < parties; j++) {
        s->scales[j] = 1 + (int64_t)below(random, 9);
        for (size_t i = 0; i < s->candidates; i++) {
            s->gains[i][j] = (int64_t)below(random, limit);
        }
    }
    write_sample(s);
}

static void whole_numbers(void **unused)
{
    (void)unused;
    uint64_t random = 1;
    uint32_t a[WIDTH], b[WIDTH], c[WIDTH];
    for (size_t round = 0; round < 2000; round++) {
        const int64_t x = (int64_t)(draw(&random) >> 34) - (1 << 29);
        const int64_t y = (int64_t)(draw(&random) >> (34 + below(&random, 30))) - 5;
        put(a, x);
        put(b, y);
        ent_wide_multiply(c, a, b, WIDTH);
        assert_true(get(c) == x * y);
        assert_int_equal(ent_wide_sign(c, WIDTH), (x * y > 0) - (x * y < 0));
        assert_int_equal(ent_wide_compare(a, b, WIDTH), (x > y) - (x < y));
        ent_wide_copy(c, a, WIDTH);
        ent_wide_add(c, b, WIDTH);
        assert_true(get(c) == x + y);
        ent_wide_subtract(c, a, WIDTH);
        ent_wide_subtract(c, a, WIDTH);
        assert_true(get(c) == y - x);
    }
}

static void shares_of_long_numbers(void **unused)
{
    (void)unused;
    enum { LONG = 40 };
    uint32_t part[LONG] = {0}, whole[LONG] = {0};
    ent_arena arena;
    const char *text = NULL;
    ent_context_options options;
    ent_context_defaults(&options);
    ent_arena_init(&arena, &options.allocator);
    for (size_t digit = 2; digit + 1 < LONG; digit++) {
        part[digit] = 1;
        whole[digit] = 3;
        assert_true(fabs(ent_wide_share(part, whole, LONG) - 1.0 / 3) < 1e-15);
        assert_int_equal(ent_wide_fraction(&arena, part, whole, LONG, &text), ENT_OK);
        assert_string_equal(text, "1/3");
        part[digit] = 2;
        whole[digit] = 8;
        part[0] = digit % 2;
        assert_true(fabs(ent_wide_share(part, whole, LONG) - 0.25) < 1e-15);
        part[0] = part[digit] = whole[digit] = 0;
    }
    ent_arena_free(&arena);
}

/* What a mixture gives to each, in shares of the scales, sorted. */
static void levels_of(const sample *s, const double *shares, double *levels)
{
    for (size_t j = 0; j < s->parties; j++) {
        double level = 0;
        for (size_t i = 0; i < s->candidates; i++) {
            level += shares[i] * (double)s->gains[i][j] / (double)s->scales[j];
        }
        size_t place = j;
        for (; place > 0 && levels[place - 1] > level; place--) {
            levels[place] = levels[place - 1];
        }
        levels[place] = level;
    }
}

/* No mixture may have a larger least level, or with that as large a larger second one, and so on. */
static void assert_not_better(const sample *s, const double *shares, const double *best)
{
    double levels[ENT_MIXERS];
    levels_of(s, shares, levels);
    for (size_t j = 0; j < s->parties; j++) {
        assert_true(levels[j] < best[j] + 1e-9);
        if (levels[j] < best[j] - 1e-7) {
            return;
        }
    }
}

/* Tries all mixtures of three candidates in steps of 1/12. */
static void try_grid(const sample *s, const double *best)
{
    for (size_t a = 0; a < s->candidates; a++) {
        for (size_t b = a; b < s->candidates; b++) {
            for (size_t c = b; c < s->candidates; c++) {
                for (int u = 0; u <= STEPS; u++) {
                    for (int v = 0; u + v <= STEPS; v++) {
                        double shares[MOST] = {0};
                        shares[a] += (double)u / STEPS;
                        shares[b] += (double)v / STEPS;
                        shares[c] += (double)(STEPS - u - v) / STEPS;
                        assert_not_better(s, shares, best);
                    }
                }
            }
        }
    }
}

/* The parts of a mixture, which must be above 0 and sum to the whole. */
static void check_parts(const ent_mixture *m, size_t width, double *shares)
{
    uint32_t sum[WIDTH];
    ent_wide_small(sum, 0, width);
    assert_in_range(m->count, 1, ENT_MIXERS);
    for (size_t k = 0; k < m->count; k++) {
        const uint32_t *part = m->parts + k * width;
        assert_true(ent_wide_sign(part, width) > 0);
        ent_wide_add(sum, part, width);
        shares[m->candidates[k]] += ent_wide_share(part, m->parts + ENT_MIXERS * width, width);
    }
    assert_int_equal(ent_wide_compare(sum, m->parts + ENT_MIXERS * width, width), 0);
}

static void least_gains(void **unused)
{
    (void)unused;
    uint64_t random = 2;
    for (size_t round = 0; round < 120; round++) {
        sample s;
        ent_mixture mixture;
        double shares[MOST] = {0}, best[ENT_MIXERS];
        draw_sample(&s, &random, 2 + round % 2);
        assert_int_equal(ent_program_solve(context, &s.program, &mixture), ENT_OK);
        assert_in_range(mixture.count, 1, s.parties);
        check_parts(&mixture, WIDTH, shares);
        levels_of(&s, shares, best);
        try_grid(&s, best);
        free(mixture.parts);
    }
}

/* Two gains of which neither is at its best everywhere: one falls as the other rises. */
static void draw_falling(sample *s, uint64_t *random)
{
    int64_t x = 0, y = 60;
    s->parties = 2;
    s->candidates = 2 + below(random, MOST - 1);
    for (size_t i = 0; i < s->candidates; i++) {
        s->gains[i][0] = x;
        s->gains[i][1] = y;
        x += 1 + (int64_t)below(random, 10);
        y -= 1 + (int64_t)below(random, 5);
    }
    s->scales[0] = s->scales[1] = 1;
    write_sample(s);
}

static void only_corners(sample *s)
{
    size_t corners[MOST], count = 0;
    assert_int_equal(ent_corners(context, &s->program, corners, &count), ENT_OK);
    assert_int_equal(corners[0], 0);
    assert_int_equal(corners[count - 1], s->candidates - 1);
    for (size_t i = 0; i < s->candidates; i++) { /* none lies above an edge */
        for (size_t k = 0; k + 1 < count; k++) {
            const int64_t *a = s->gains[corners[k]], *b = s->gains[corners[k + 1]];
            const int64_t *c = s->gains[i];
            assert_true((b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0]));
        }
    }
    for (size_t k = 0; k < count; k++) {
        memmove(s->gains[k], s->gains[corners[k]], sizeof s->gains[k]);
    }
    s->candidates = count;
    write_sample(s);
}

/* At the top within an edge gain_0 * y == gain_1 * x, exactly. */
static void check_top(const sample *s, const ent_mixture *m)
{
    const int64_t *a = s->gains[m->candidates[0]], *b = s->gains[m->candidates[1]];
    const int64_t u = get(m->parts), v = get(m->parts + WIDTH);
    assert_true((a[0] * u + b[0] * v) * (a[1] - b[1]) == (a[1] * u + b[1] * v) * (b[0] - a[0]));
}

static void products_of_two(void **unused)
{
    (void)unused;
    uint64_t random = 3;
    size_t mixed = 0;
    for (size_t round = 0; round < 300; round++) {
        sample s;
        ent_mixture m;
        double shares[MOST] = {0}, best[2] = {0, 0};
        draw_falling(&s, &random);
        only_corners(&s);
        assert_int_equal(ent_nash_of_two(context, &s.program, &m), ENT_OK);
        check_parts(&m, WIDTH, shares);
        for (size_t i = 0; i < s.candidates; i++) {
            best[0] += shares[i] * (double)s.gains[i][0];
            best[1] += shares[i] * (double)s.gains[i][1];
        }
        for (size_t i = 0; i < s.candidates; i++) {
            for (size_t k = i; k < s.candidates; k++) {
                for (double t = 0; t <= 1; t += 1.0 / 64) {
                    double y[2];
                    for (size_t j = 0; j < 2; j++) {
                        y[j] = (1 - t) * (double)s.gains[i][j] + t * (double)s.gains[k][j];
                    }
                    assert_true(y[0] * y[1] <= best[0] * best[1] * (1 + 1e-12));
                }
            }
        }
        if (m.count == 2) {
            check_top(&s, &m);
            mixed++;
        }
        free(m.parts);
    }
    assert_in_range(mixed, 20, 280);
}

static double product_at(const double *gains, const size_t *points, const double *shares)
{
    double product = 1;
    for (size_t j = 0; j < 3; j++) {
        double y = 0;
        for (size_t k = 0; k < 3; k++) {
            y += shares[k] * gains[points[k] * 3 + j];
        }
        product *= y;
    }
    return product;
}

static void products_of_three(void **unused)
{
    (void)unused;
    uint64_t random = 4;
    size_t sizes[ENT_MIXERS + 1] = {0};
    for (size_t round = 0; round < 400; round++) {
        double gains[MOST * 3];
        ent_rough_mixture m;
        const size_t candidates = 3 + below(&random, MOST - 2);
        const size_t limit = below(&random, 2) == 0 ? 3 : 1000;
        for (size_t i = 0; i < candidates * 3; i++) {
            gains[i] = i < 9 && i % 4 == 0 ? 1 : (double)below(&random, limit) / (double)limit;
        }
        assert_int_equal(ent_nash_of_three(context, candidates, gains, &m), ENT_OK);
        assert_true(m.gap <= 1e-12);
        sizes[m.count]++;
        size_t own[3] = {0};
        double shares[3] = {0}, sum = 0;
        for (size_t k = 0; k < m.count; k++) {
            own[k] = m.candidates[k];
            shares[k] = m.shares[k];
            assert_true(shares[k] > 0);
            sum += shares[k];
        }
        assert_true(fabs(sum - 1) < 1e-12);
        const double best = product_at(gains, own, shares);
        for (size_t trial = 0; trial < 300; trial++) {
            const size_t points[] = {below(&random, candidates), below(&random, candidates),
                                     below(&random, candidates)};
            const double u = (double)below(&random, 101) / 100;
            const double v = (1 - u) * (double)below(&random, 101) / 100;
            assert_true(product_at(gains, points, (const double[]){u, v, 1 - u - v}) <=
                        best * (1 + 1e-12));
        }
    }
    assert_true(sizes[1] > 0 && sizes[2] > 20 && sizes[3] > 20);
}

/* Three parties, each with an outcome that is all that it wants: a third of each. */
static void thirds(void **unused)
{
    (void)unused;
    sample s = {.parties = 3, .candidates = 3, .scales = {1, 1, 1}};
    ent_mixture m;
    for (size_t i = 0; i < 3; i++) {
        s.gains[i][i] = 7;
    }
    write_sample(&s);
    assert_int_equal(ent_program_solve(context, &s.program, &m), ENT_OK);
    assert_int_equal(m.count, 3);
    assert_true(3 * get(m.parts) == get(m.parts + ENT_MIXERS * WIDTH));
    free(m.parts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers),     cmocka_unit_test(shares_of_long_numbers),
        cmocka_unit_test(least_gains),       cmocka_unit_test(products_of_two),
        cmocka_unit_test(products_of_three), cmocka_unit_test(thirds),
    };
    if (ent_context_new(NULL, &context) != ENT_OK) {
        return 1;
    }
    const int failed = cmocka_run_group_tests_name("lotteries", tests, NULL, NULL);
    ent_context_free(context);
    return failed;
}
