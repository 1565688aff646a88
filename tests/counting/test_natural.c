/* SPDX-License-Identifier: MIT */
/* Natural numbers: against 128-bit arithmetic, by laws, and on known decimal texts. */
#include "unit/support.h"

#include "base/natural.h"
#include "base/sort.h"

static ent_allocator allocator;

static int refused_after = -1; /* allocations until one is refused; -1: never */

static void *resize(void *user, void *block, size_t size)
{
    (void)user;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return refused_after >= 0 && refused_after-- == 0 ? NULL : realloc(block, size);
}

static ent_natural number(uint64_t value)
{
    ent_natural made;
    ent_natural_init(&made, &allocator, value);
    return made;
}

static void assert_text(const ent_natural *n, bool grouped, const char *expected)
{
    ent_text text;
    ent_text_init(&text, &allocator);
    assert_int_equal(ent_natural_write(n, grouped, &text), ENT_OK);
    assert_string_equal(ent_text_get(&text), expected);
    ent_text_free(&text);
}

static void test_small(void **state)
{
    (void)state;
    uint64_t random = 5;
    for (int i = 0; i < 20000; i++) {
        const uint64_t a = draw(&random) >> below(&random, 64);
        const uint64_t b = draw(&random) >> below(&random, 64);
        ent_natural x = number(a), y = number(b);
        assert_int_equal((ent_natural_compare(&x, &y) > 0) - (ent_natural_compare(&x, &y) < 0),
                         (a > b) - (a < b));
        assert_int_equal(ent_natural_is_zero(&x), a == 0);
        uint64_t out = 0;
        assert_int_equal(ent_natural_add(&x, &y), ENT_OK);
        assert_int_equal(ent_natural_small(&x, &out), a <= UINT64_MAX - b);
        if (a <= UINT64_MAX - b) {
            assert_true(out == a + b);
        }
        ent_natural_subtract(&x, &y);
        assert_true(ent_natural_small(&x, &out) && out == a);
        assert_int_equal(ent_natural_multiply(&x, &y), ENT_OK);
        const bool fits = b == 0 || a <= UINT64_MAX / b;
        assert_int_equal(ent_natural_small(&x, &out), fits);
        assert_true(!fits || out == a * b);
    }
}

/* (a + b)^2 = a^2 + 2ab + b^2 on large numbers, shifts as multiplications, and the same number twice. */
static void test_laws(void **state)
{
    (void)state;
    uint64_t random = 6;
    for (int i = 0; i < 500; i++) {
        ent_natural a = number(draw(&random)), b = number(draw(&random) >> 20);
        const size_t bits = below(&random, 300);
        assert_int_equal(ent_natural_shift(&a, bits), ENT_OK);
        assert_int_equal(ent_natural_times(&b, 0xFFFFFFFF), ENT_OK);
        ent_natural left = number(0), right = number(0), twice = number(0);
        assert_int_equal(ent_natural_set(&left, &a), ENT_OK);
        assert_int_equal(ent_natural_add(&left, &b), ENT_OK);
        assert_int_equal(ent_natural_multiply(&left, &left), ENT_OK);
        assert_int_equal(ent_natural_set(&right, &a), ENT_OK);
        assert_int_equal(ent_natural_multiply(&right, &b), ENT_OK);
        assert_int_equal(ent_natural_set(&twice, &right), ENT_OK);
        assert_int_equal(ent_natural_shift(&twice, 1), ENT_OK);
        assert_int_equal(ent_natural_add(&right, &right), ENT_OK);
        assert_int_equal(ent_natural_compare(&right, &twice), 0);
        assert_int_equal(ent_natural_multiply(&a, &a), ENT_OK);
        assert_int_equal(ent_natural_multiply(&b, &b), ENT_OK);
        assert_int_equal(ent_natural_add(&right, &a), ENT_OK);
        assert_int_equal(ent_natural_add(&right, &b), ENT_OK);
        assert_int_equal(ent_natural_compare(&left, &right), 0);
        ent_natural_subtract(&left, &right);
        assert_true(ent_natural_is_zero(&left));
        ent_natural *all[] = {&a, &b, &left, &right, &twice};
        for (size_t k = 0; k < 5; k++) {
            ent_natural_free(all[k]);
        }
    }
}

static void test_text(void **state)
{
    (void)state;
    ent_natural n = number(0);
    assert_text(&n, false, "0");
    n = number(999);
    assert_text(&n, true, "999");
    n = number(1000000000);
    assert_text(&n, true, "1,000,000,000");
    n = number(1);
    assert_int_equal(ent_natural_shift(&n, 64), ENT_OK);
    assert_text(&n, false, "18446744073709551616");
    assert_text(&n, true, "18,446,744,073,709,551,616");
    ent_natural power = number(1); /* 3^100 */
    for (int i = 0; i < 100; i++) {
        assert_int_equal(ent_natural_times(&power, 3), ENT_OK);
    }
    assert_text(&power, false, "515377520732011331036461129765621272702107522001");
    ent_natural_free(&power);
}

/* What is refused leaves the number as it was. */
static void test_memory(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        ent_natural n = number(7), m = number(9);
        for (int i = 0; i < 4; i++) { /* step by step, so that both need no memory */
            assert_int_equal(ent_natural_shift(&n, 30), ENT_OK);
            assert_int_equal(ent_natural_shift(&m, 28), ENT_OK);
        }
        refused_after = 0;
        assert_int_equal(ent_natural_shift(&n, 60), ENT_ERROR_MEMORY);
        refused_after = 0;
        assert_int_equal(ent_natural_multiply(&n, &m), ENT_ERROR_MEMORY);
        refused_after = 0;
        assert_int_equal(ent_natural_add(&n, &m), ENT_ERROR_MEMORY);
        refused_after = k;
        ent_text text;
        ent_text_init(&text, &allocator);
        assert_int_equal(ent_natural_write(&n, false, &text), ENT_ERROR_MEMORY);
        refused_after = -1;
        ent_text_free(&text);
        assert_text(&n, false, "9304595970494411110326649421962412032");
        ent_natural_free(&n);
    }
    ent_natural n = number(1), copy = number(0);
    assert_int_equal(ent_natural_shift(&n, 200), ENT_OK);
    refused_after = 0;
    assert_int_equal(ent_natural_set(&copy, &n), ENT_ERROR_MEMORY);
    refused_after = 0;
    assert_int_equal(ent_natural_multiply(&n, &n), ENT_ERROR_MEMORY); /* beyond a few digits */
    refused_after = 0;
    ent_text text;
    ent_text_init(&text, &allocator);
    assert_int_equal(ent_natural_write(&n, false, &text), ENT_ERROR_MEMORY);
    refused_after = -1;
    assert_true(ent_natural_is_zero(&copy));
    assert_int_equal(ent_natural_shift(&copy, 77), ENT_OK); /* nothing stays nothing */
    assert_true(ent_natural_is_zero(&copy));
    assert_int_equal(ent_natural_set(&n, &n), ENT_OK);
    assert_int_equal(ent_natural_compare(&n, &n), 0);
    uint64_t keys[2] = {2, 1};
    refused_after = 0;
    assert_int_equal(ent_sort_keys(&allocator, keys, 1, 2), ENT_ERROR_MEMORY);
    refused_after = -1;
    assert_int_equal(keys[0], 2);
    ent_natural_free(&n);
}

int main(void)
{
    allocator = (ent_allocator){.resize = resize};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
