/* SPDX-License-Identifier: MIT */
/* Numbers of Genius files in their plain form. */
#include "formats/in/genius/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void reads(const char *text, const char *wanted)
{
    ent_plain number;
    const bool good = ent_plain_read(text, strlen(text), &number);
    assert_int_equal(good, wanted != NULL);
    if (good) {
        assert_string_equal(number.text, wanted);
    }
}

static void reading(void **state)
{
    (void)state;
    reads("0", "0");
    reads("-0.000", "0");
    reads("+7", "7");
    reads(" 12.50\n", "12.5");
    reads("0012", "12");
    reads(".5", "0.5");
    reads("5.", "5");
    reads("1E3", "1000");
    reads("12e-4", "0.0012");
    reads("-0.050e+1", "-0.5");
    reads("0.00001e5", "1");
    reads("0e999999999999", "0");
    reads("0.4452125771655631", "0.4452125771655631");
    static const char *const bad[] = {"",    " ",     ".",    "-",     "e5",      "1e",
                                      "1e+", "1.2.3", "0x10", "1 2",   "NaN",     "Infinity",
                                      "1f",  "--1",   "1e61", "1e-61", "\xC2\xBD"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        reads(bad[i], NULL);
    }
}

/* At the limits of digits: 60 on each side are read, 61 are not. */
static void limits(void **state)
{
    char text[200];
    (void)state;
    memset(text, '9', 121);
    text[60] = '.';
    text[121] = '\0';
    reads(text, text);
    text[121] = '9';
    text[122] = '\0';
    reads(text, NULL);
    memset(text, '9', 61);
    text[61] = '\0';
    reads(text, NULL);
    reads("1e60", NULL);
    reads("1e59", "100000000000000000000000000000000000000000000000000000000000");
}

static ent_plain made(const char *text)
{
    ent_plain number;
    assert_true(ent_plain_read(text, strlen(text), &number));
    return number;
}

static void comparing(void **state)
{
    static const char *const ascending[] = {"-100", "-20.5", "-20", "-0.1", "0",  "0.01",
                                            "0.1",  "0.11",  "1",   "9.99", "10", "100"};
    const size_t count = sizeof ascending / sizeof *ascending;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            const ent_plain one = made(ascending[i]), other = made(ascending[k]);
            const int order = ent_plain_compare(&one, &other);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    }
    const ent_plain whole = made("12"), part = made("12.5");
    assert_true(ent_plain_is_whole(&whole));
    assert_false(ent_plain_is_whole(&part));
}

static void multiplies(const char *one, const char *other, const char *wanted)
{
    const ent_plain a = made(one), b = made(other);
    ent_plain product;
    const bool good = ent_plain_multiply(&a, &b, &product);
    assert_int_equal(good, wanted != NULL);
    if (good) {
        assert_string_equal(product.text, wanted);
    }
}

static void multiplying(void **state)
{
    (void)state;
    multiplies("0", "-5", "0");
    multiplies("12", "12", "144");
    multiplies("-0.5", "0.02", "-0.01");
    multiplies("-2.5", "-4", "10");
    multiplies("99999999.9999", "99999999.9999", "9999999999980000.00000001");
    multiplies("1e30", "1e29", "100000000000000000000000000000000000000000000000000000000000");
    multiplies("1e30", "1e30", NULL);
    multiplies("1e-30", "1e-31", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading),
        cmocka_unit_test(limits),
        cmocka_unit_test(comparing),
        cmocka_unit_test(multiplying),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
