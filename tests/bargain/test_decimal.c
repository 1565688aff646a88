/* SPDX-License-Identifier: MIT */
/* Decimal numbers of any length: what is read, exactly and to the nearest double, and what is none. */
#include "dispute/decimal.h"
#include "unit/support.h"

#include <math.h>

static void *plain_resize(void *user, void *block, size_t size)
{
    (void)user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

/* The digits of a number, with its sign and the places behind the point: "-25/2" is -0.25. */
static void expect(const char *text, const char *digits, double nearest)
{
    const ent_allocator allocator = {.resize = plain_resize};
    ent_arena arena;
    ent_text written;
    ent_natural number;
    ent_decimal decimal;
    bool good = false;
    ent_arena_init(&arena, &allocator);
    ent_text_init(&written, &allocator);
    ent_natural_init(&number, &allocator, 0);
    assert_int_equal(ent_decimal_parse(&arena, text, strlen(text), &decimal, &good), ENT_OK);
    assert_true(good);
    ent_text_add(&written, decimal.negative ? "-" : "");
    assert_int_equal(ent_natural_set_digits(&number, decimal.digits, decimal.length), ENT_OK);
    assert_int_equal(ent_natural_write(&number, false, &written), ENT_OK);
    ent_text_format(&written, "/%u", decimal.decimals);
    assert_string_equal(ent_text_get(&written), digits);
    assert_true(decimal.nearest == nearest && !signbit(decimal.nearest) == !decimal.negative);
    ent_natural_free(&number);
    ent_text_free(&written);
    ent_arena_free(&arena);
}

static void refuse(const char *text)
{
    const ent_allocator allocator = {.resize = plain_resize};
    ent_arena arena;
    ent_decimal decimal;
    bool good = true;
    ent_arena_init(&arena, &allocator);
    assert_int_equal(ent_decimal_parse(&arena, text, strlen(text), &decimal, &good), ENT_OK);
    assert_false(good);
    assert_int_equal(decimal.length, 0);
    ent_arena_free(&arena);
}

static void plain_numbers_are_read(void **unused)
{
    (void)unused;
    expect("0", "0/0", 0.0);
    expect("-0", "0/0", 0.0);
    expect("0.000", "0/0", 0.0);
    expect("0e999999999999", "0/0", 0.0);
    expect("7", "7/0", 7.0);
    expect("+7", "7/0", 7.0);
    expect("-7", "-7/0", -7.0);
    expect("007", "7/0", 7.0);
    expect("100", "100/0", 100.0);
    expect(".5", "5/1", 0.5);
    expect("5.", "5/0", 5.0);
    expect("0.25", "25/2", 0.25);
    expect("-0.250", "-25/2", -0.25);
    expect("10.10", "101/1", 10.1);
    expect("0.1", "1/1", 0.1);
}

static void exponents_move_the_point(void **unused)
{
    (void)unused;
    expect("1e3", "1000/0", 1000.0);
    expect("1E+3", "1000/0", 1000.0);
    expect("12.5e-2", "125/3", 0.125);
    expect("1.0000e00001", "10/0", 10.0);
    expect("1000e-3", "1/0", 1.0);
    expect("6.957746478873241E-2", "6957746478873241/17", 0.06957746478873241);
}

static void long_numbers_are_kept_whole(void **unused)
{
    (void)unused;
    expect("123456789012345678901234567890", "123456789012345678901234567890/0",
           123456789012345678901234567890.0);
    expect("0.123456789012345678901234567890123456789",
           "123456789012345678901234567890123456789/39", 0.123456789012345678901);
    expect("1e59", "100000000000000000000000000000000000000000000000000000000000/0", 1e59);
    expect("1e-60", "1/60", 1e-60);
    expect("999999999999999999999999999999999999999999999999999999999999."
           "999999999999999999999999999999999999999999999999999999999999",
           "999999999999999999999999999999999999999999999999999999999999"
           "999999999999999999999999999999999999999999999999999999999999/60",
           1e60);
    /* zeros that count for nothing may be any number */
    expect("0000000000000000000000000000000000000000000000000000000000000000000000000000001.0"
           "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
           "1/0", 1.0);
}

static void other_texts_are_refused(void **unused)
{
    static const char *const none[] = {"",
                                       "-",
                                       "+",
                                       ".",
                                       "-.",
                                       "e5",
                                       "1e",
                                       "1e-",
                                       "1e+",
                                       "1e5x",
                                       "1e5.0",
                                       "1.2.3",
                                       "1,5",
                                       "0x10",
                                       "nan",
                                       "inf",
                                       "1 2",
                                       " 1",
                                       "1 ",
                                       "--1",
                                       "1e60",
                                       "1e-61",
                                       "1e9999999999999999999",
                                       "1_000",
                                       "½"};
    (void)unused;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        refuse(none[i]);
    }
    char much[200] = "1";
    memset(much + 1, '2', 60);
    refuse(much);
    memset(much, '3', 150);
    refuse(much);
    refuse("0.1234567890123456789012345678901234567890123456789012345678901");
}

static ent_decimal parsed(ent_arena *arena, const char *text)
{
    ent_decimal out;
    bool good = false;
    assert_int_equal(ent_decimal_parse(arena, text, strlen(text), &out, &good), ENT_OK);
    assert_true(good);
    return out;
}

static void numbers_are_compared(void **unused)
{
    /* in ascending order; equal ones stand in one row */
    static const char *const rows[][2] = {
        {"-1e59", "-1e59"},
        {"-2.5", "-2.50"},
        {"-2.4999999999999999999999999", "-249.99999999999999999999999e-2"},
        {"-1e-60", "-1e-60"},
        {"0", "-0"},
        {"1e-60", "0.1e-59"},
        {"1", "1.0"},
        {"1.0000000000000000000000000001", "1.0000000000000000000000000001"},
        {"9", "9.000"},
        {"10", "1e1"},
        {"123456789012345678901234567890", "123456789012345678901234567890.0"}};
    const ent_allocator allocator = {.resize = plain_resize};
    ent_arena arena;
    (void)unused;
    ent_arena_init(&arena, &allocator);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            const ent_decimal one = parsed(&arena, rows[i][0]), other = parsed(&arena, rows[k][1]);
            const int order = ent_decimal_compare(&one, &other);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
    ent_arena_free(&arena);
}

/* The step-th of `steps` from one number to another, as text. */
static void expect_step(const char *low, const char *high, unsigned steps, unsigned step,
                        const char *expected)
{
    const ent_allocator allocator = {.resize = plain_resize};
    ent_arena arena;
    ent_text text;
    ent_decimal out;
    ent_arena_init(&arena, &allocator);
    ent_text_init(&text, &allocator);
    const ent_decimal from = parsed(&arena, low), to = parsed(&arena, high);
    const ent_decimal_range range = {.low = &from, .high = &to, .steps = steps, .more = 3};
    assert_int_equal(ent_decimal_step(&arena, &range, step, &out), ENT_OK);
    ent_decimal_write(&out, &text);
    assert_string_equal(ent_text_get(&text), expected);
    ent_text_free(&text);
    ent_arena_free(&arena);
}

static void ranges_are_cut(void **unused)
{
    (void)unused;
    expect_step("0", "1", 3, 0, "0");
    expect_step("0", "1", 3, 1, "0.333");
    expect_step("0", "1", 3, 2, "0.667");
    expect_step("0", "1", 3, 3, "1");
    expect_step("-1", "1", 4, 1, "-0.5");
    expect_step("-1", "1", 2, 1, "0");
    expect_step("-2", "-1", 3, 1, "-1.667");
    expect_step("-0.0005", "0", 1, 0, "-0.0005");
    expect_step("10", "50", 40, 39, "49");
    expect_step("-999999999999999999999999999999999999999999999999999999999999",
                "999999999999999999999999999999999999999999999999999999999999", 65535, 65535,
                "999999999999999999999999999999999999999999999999999999999999");
    expect_step("1e-60", "3e-60", 2, 1,
                "0.000000000000000000000000000000000000000000000000000000000002");
}

static void distances_are_counted(void **unused)
{
    const ent_allocator allocator = {.resize = plain_resize};
    ent_arena arena;
    (void)unused;
    ent_arena_init(&arena, &allocator);
    const ent_decimal low = parsed(&arena, "-3"), high = parsed(&arena, "4");
    const ent_decimal far = parsed(&arena, "1e30");
    assert_int_equal(ent_decimal_distance(&low, &high, 256), 7);
    assert_int_equal(ent_decimal_distance(&low, &low, 256), 0);
    assert_int_equal(ent_decimal_distance(&low, &high, 6), 7);
    assert_int_equal(ent_decimal_distance(&low, &high, 5), 6); /* more than that */
    assert_int_equal(ent_decimal_distance(&low, &far, 256), 257);
    ent_arena_free(&arena);
}

static void *refuse_all(void *user, void *block, size_t size)
{
    (void)user;
    (void)block;
    (void)size;
    return NULL;
}

static void refused_memory_is_told(void **unused)
{
    (void)unused;
    const ent_allocator allocator = {.resize = refuse_all};
    ent_arena arena;
    ent_decimal decimal;
    bool good = false;
    ent_arena_init(&arena, &allocator);
    assert_int_equal(ent_decimal_parse(&arena, "1.5", 3, &decimal, &good), ENT_ERROR_MEMORY);
    assert_int_equal(ent_decimal_parse(&arena, "0", 1, &decimal, &good), ENT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_numbers_are_read),
        cmocka_unit_test(exponents_move_the_point),
        cmocka_unit_test(long_numbers_are_kept_whole),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(refused_memory_is_told),
        cmocka_unit_test(numbers_are_compared),
        cmocka_unit_test(ranges_are_cut),
        cmocka_unit_test(distances_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
