/* SPDX-License-Identifier: MIT */
/* Division of natural numbers, and fractions: by what must hold of them, and by hand. */
#include "settlement/fraction.h"
#include "unit/support.h"

static void *resize(void *user, void *block, size_t size)
{
    (void)user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}

static const ent_allocator plain = {.resize = resize};

/* A number of up to `most` digits; digits at the ends of their range are frequent. */
static void draw_number(uint64_t *random, size_t most, ent_natural *out)
{
    static const uint32_t edges[] = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    uint32_t digits[16];
    const size_t count = 1 + below(random, most);
    for (size_t k = 0; k < count; k++) {
        digits[k] = below(random, 3) == 0 ? (uint32_t)draw(random) : edges[below(random, 5)];
    }
    digits[count - 1] |= 1;
    ent_natural_init(out, &plain, 0);
    assert_int_equal(ent_natural_set_digits(out, digits, count), ENT_OK);
}

/* number = quotient * by + rest, and rest < by. */
static void division(void **state)
{
    uint64_t random = 31;
    (void)state;
    for (size_t round = 0; round < 20000; round++) {
        ent_natural number, rest, by, quotient;
        draw_number(&random, 12, &number);
        draw_number(&random, 7, &by);
        ent_natural_init(&rest, &plain, 0);
        ent_natural_init(&quotient, &plain, 0);
        assert_int_equal(ent_natural_set(&rest, &number), ENT_OK);
        assert_int_equal(ent_natural_divide(&rest, &by, &quotient), ENT_OK);
        assert_true(ent_natural_compare(&rest, &by) < 0);
        assert_int_equal(ent_natural_multiply(&quotient, &by), ENT_OK);
        assert_int_equal(ent_natural_add(&quotient, &rest), ENT_OK);
        assert_int_equal(ent_natural_compare(&quotient, &number), 0);
        ent_natural_free(&number);
        ent_natural_free(&rest);
        ent_natural_free(&by);
        ent_natural_free(&quotient);
    }
}

/* A common divisor of two multiples of a number is one of that number, and divides both. */
static void common_divisors(void **state)
{
    uint64_t random = 32;
    (void)state;
    for (size_t round = 0; round < 500; round++) {
        ent_natural numbers[2], times, common, quotient;
        draw_number(&random, 4, &times);
        ent_natural_init(&common, &plain, 0);
        ent_natural_init(&quotient, &plain, 0);
        for (size_t k = 0; k < 2; k++) {
            draw_number(&random, 5, &numbers[k]);
            assert_int_equal(ent_natural_multiply(&numbers[k], &times), ENT_OK);
        }
        assert_int_equal(ent_natural_common(&numbers[0], &numbers[1], &common), ENT_OK);
        for (size_t k = 0; k < 2; k++) {
            assert_int_equal(ent_natural_divide(&numbers[k], &common, &quotient), ENT_OK);
            assert_true(ent_natural_is_zero(&numbers[k]));
            ent_natural_free(&numbers[k]);
        }
        assert_int_equal(ent_natural_divide(&common, &times, &quotient), ENT_OK);
        assert_true(ent_natural_is_zero(&common));
        ent_natural_free(&times);
        ent_natural_free(&common);
        ent_natural_free(&quotient);
    }
}

static void set(ent_fraction *out, const char *top, const char *bottom)
{
    ent_natural parts[2];
    for (size_t k = 0; k < 2; k++) {
        ent_natural_init(&parts[k], &plain, 0);
        for (const char *digit = k == 0 ? top : bottom; *digit != '\0'; digit++) {
            ent_natural one;
            ent_natural_init(&one, &plain, (uint64_t)(*digit - '0'));
            assert_int_equal(ent_natural_times(&parts[k], 10), ENT_OK);
            assert_int_equal(ent_natural_add(&parts[k], &one), ENT_OK);
        }
    }
    ent_fraction_init(out, &plain, 0);
    assert_int_equal(ent_fraction_set_ratio(out, &parts[0], &parts[1]), ENT_OK);
    ent_natural_free(&parts[0]);
    ent_natural_free(&parts[1]);
}

static void in_writing(void **state)
{
    const struct {
        const char *top, *bottom, *text;
        double number;
    } cases[] = {
        {"0", "7", "0", 0},
        {"14", "7", "2", 2},
        {"1", "3", "1/3", 1.0 / 3},
        {"3", "8", "0.375", 0.375},
        {"1", "1000", "0.001", 0.001},
        {"123456789012345678901234567890", "100", "1234567890123456789012345678.9",
         1234567890123456789012345678.9},
        {"9007199254740993", "1", "9007199254740993", 9007199254740992.0}, /* to even */
        {"36028797018963973", "4", "9007199254740993.25", 9007199254740994.0},
        {"100000000000000000000000000000000000000001", "300000000000000000000000000000000000000003",
         "1/3", 1.0 / 3},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        ent_fraction fraction;
        ent_text text;
        double number = -1;
        ent_text_init(&text, &plain);
        set(&fraction, cases[k].top, cases[k].bottom);
        assert_int_equal(ent_fraction_write(&fraction, &text), ENT_OK);
        assert_string_equal(ent_text_get(&text), cases[k].text);
        assert_int_equal(ent_fraction_number(&fraction, &number), ENT_OK);
        assert_true(number == cases[k].number);
        ent_text_free(&text);
        ent_fraction_free(&fraction);
    }
}

/* 1/2 - 2/3 = -1/6; times 6/5 is -1/5; divided by -1/5 is 1; signs compare before sizes. */
static void arithmetic(void **state)
{
    ent_fraction a, b;
    ent_text text;
    int size = 0;
    (void)state;
    ent_text_init(&text, &plain);
    set(&a, "1", "2");
    set(&b, "2", "3");
    assert_int_equal(ent_fraction_subtract(&a, &b), ENT_OK);
    assert_int_equal(ent_fraction_write(&a, &text), ENT_OK);
    assert_string_equal(ent_text_get(&text), "-1/6");
    assert_int_equal(ent_fraction_compare(&a, &b, &size), ENT_OK);
    assert_true(size < 0);
    assert_int_equal(ent_fraction_compare(&b, &a, &size), ENT_OK);
    assert_true(size > 0);
    ent_fraction_free(&b);
    set(&b, "6", "5");
    assert_int_equal(ent_fraction_multiply(&a, &b), ENT_OK);
    assert_int_equal(ent_fraction_set(&b, &a), ENT_OK);
    assert_int_equal(ent_fraction_compare(&a, &b, &size), ENT_OK);
    assert_int_equal(size, 0);
    assert_int_equal(ent_fraction_divide(&a, &b), ENT_OK);
    ent_text_clear(&text);
    assert_int_equal(ent_fraction_write(&a, &text), ENT_OK);
    assert_string_equal(ent_text_get(&text), "1");
    assert_int_equal(ent_fraction_add(&a, &b), ENT_OK);
    assert_int_equal(ent_fraction_subtract(&b, &b), ENT_OK); /* nothing has no sign */
    assert_false(b.negative);
    ent_fraction_free(&a);
    ent_fraction_free(&b);
    ent_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(division),
        cmocka_unit_test(common_divisors),
        cmocka_unit_test(in_writing),
        cmocka_unit_test(arithmetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
