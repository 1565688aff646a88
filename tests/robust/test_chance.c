/* SPDX-License-Identifier: MIT */
/*
 * Random numbers by counter: the published vectors of Philox4x32-10, vectors of our own stream, products
 * against long multiplication, and how even and independent the numbers are.
 */
#include "unit/support.h"

#include "base/chance.h"

static void published_vectors(void **unused)
{
    static const struct {
        uint32_t counter[4], key[2], want[4];
    } rows[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    (void)unused;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        uint32_t out[4];
        ent_chance_block(rows[k].counter, rows[k].key, out);
        assert_memory_equal(out, rows[k].want, sizeof out);
    }
}

/* The first numbers of a stream are those of its blocks, low words first. */
static void stream_vectors(void **unused)
{
    const uint32_t counter[4] = {0x89ABCDEFu, 0x01234567u, 3, 1}, key[2] = {42, 7};
    uint32_t words[4];
    ent_chance chance;
    (void)unused;
    ent_chance_init(&chance, 0, 0, 0);
    assert_true(ent_chance_next(&chance) == 0xe169c58d6627e8d5u);
    assert_true(ent_chance_next(&chance) == 0x9b00dbd8bc57ac4cu);
    ent_chance_init(&chance, (uint64_t)7 << 32 | 42, 0x0123456789ABCDEFu, 3);
    (void)ent_chance_next(&chance);
    (void)ent_chance_next(&chance);
    ent_chance_block(counter, key, words);
    assert_true(ent_chance_next(&chance) == (words[0] | (uint64_t)words[1] << 32));
    assert_true(ent_chance_next(&chance) == (words[2] | (uint64_t)words[3] << 32));
}

/* Long multiplication in digits of 16 bits. */
static void multiply(uint64_t one, uint64_t other, uint64_t out[2])
{
    uint64_t digits[9] = {0};
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++) {
            uint64_t carry = (one >> 16 * i & 0xFFFF) * (other >> 16 * k & 0xFFFF);
            for (size_t at = i + k; carry > 0; at++) {
                carry += digits[at];
                digits[at] = carry & 0xFFFF;
                carry >>= 16;
            }
        }
    }
    for (size_t half = 0; half < 2; half++) {
        out[half] = digits[4 * half] | digits[4 * half + 1] << 16 | digits[4 * half + 2] << 32 |
                    digits[4 * half + 3] << 48;
    }
}

static void products(void **unused)
{
    uint64_t random = 71;
    (void)unused;
    for (size_t k = 0; k < 2000; k++) {
        const uint64_t one = k < 100 ? UINT64_MAX - k % 10 : draw(&random) >> k % 64;
        const uint64_t other = k < 100 ? UINT64_MAX - k / 10 : draw(&random) >> k / 64 % 64;
        uint64_t want[2], low = 0;
        multiply(one, other, want);
        assert_true(ent_chance_product(one, other, &low) == want[1]);
        assert_true(low == want[0]);
    }
}

/* Where half of all numbers must be left out, they are: streams go on by as many as were drawn. */
static void rejected(void **unused)
{
    const uint64_t limit = ((uint64_t)1 << 63) + 1;
    size_t again = 0;
    (void)unused;
    for (uint64_t sample = 0; sample < 1000; sample++) {
        ent_chance chance, other;
        uint64_t low = 0;
        ent_chance_init(&chance, 5, sample, 0);
        other = chance;
        const uint64_t got = ent_chance_below(&chance, limit);
        uint64_t want = ent_chance_product(ent_chance_next(&other), limit, &low);
        while (low < ((uint64_t)1 << 63) - 1) { /* 2^64 mod limit */
            again++;
            want = ent_chance_product(ent_chance_next(&other), limit, &low);
        }
        assert_true(got == want && got < limit);
        assert_true(ent_chance_next(&chance) == ent_chance_next(&other));
    }
    assert_in_range(again, 850, 1150);
}

enum { CELLS = 12, DRAWS = 120000 };

/* The sum of squared differences from the mean, over the mean: about CELLS - 1 when all are as likely. */
static double chi_square(const size_t *counts, size_t cells, double mean)
{
    double sum = 0;
    for (size_t k = 0; k < cells; k++) {
        sum += ((double)counts[k] - mean) * ((double)counts[k] - mean) / mean;
    }
    return sum;
}

/* Along each of seed, sample, party and draw; and pairs of neighbours along each. The bounds are those that
 * one in a million would pass: 11 and 143 degrees of freedom. */
static void even(void **unused)
{
    (void)unused;
    for (int along = 0; along < 4; along++) {
        size_t counts[CELLS] = {0}, pairs[CELLS * CELLS] = {0};
        uint64_t before = 0;
        ent_chance chance;
        ent_chance_init(&chance, 1, 0, 0);
        for (uint64_t k = 0; k < DRAWS; k++) {
            if (along < 3) {
                ent_chance_init(&chance, along == 0 ? k : 1, along == 1 ? k : 0,
                                along == 2 ? (uint32_t)k : 0);
            }
            const uint64_t now = ent_chance_below(&chance, CELLS);
            counts[now]++;
            pairs[before * CELLS + now]++;
            before = now;
        }
        const double all = chi_square(counts, CELLS, DRAWS / (double)CELLS);
        const double two =
            chi_square(pairs, (size_t)CELLS * CELLS, DRAWS / (double)(CELLS * CELLS));
        assert_true(all > 0.4 && all < 52.0);
        assert_true(two > 75.0 && two < 240.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_vectors),
        cmocka_unit_test(stream_vectors),
        cmocka_unit_test(products),
        cmocka_unit_test(rejected),
        cmocka_unit_test(even),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
