/* SPDX-License-Identifier: MIT */
/*
 * The Pareto set against the definition: pair by pair, on tables made for it, with any number of threads.
 * `test_pareto N` tries N tables of each kind.
 */
#include "bargain/dominates.h"
#include "base/bits.h"
#include "unit/support.h"

enum { MOST_PARTIES = 7, MOST_ROWS = 400 };

static size_t rounds = 60;

/* How a table is made. */
typedef enum kind { SMALL, WIDE, EXTREME, FRONT, KINDS } kind;

static int64_t draw_utility(uint64_t *random, kind of, size_t party, size_t ties)
{
    switch (of) {
    case SMALL: /* many ties */
        return (int64_t)below(random, ties) - 2;
    case WIDE:
        return (int64_t)draw(random);
    case EXTREME: /* the ends of what there is */
        return below(random, 3) == 0   ? INT64_MIN + (int64_t)below(random, 2)
               : below(random, 2) == 0 ? INT64_MAX - (int64_t)below(random, 2)
                                       : (int64_t)below(random, 3) - 1;
    case FRONT: /* ranges of their own */
    case KINDS:
        break;
    }
    return (int64_t)(draw(random) >> (1 + 9 * party));
}

/* On a front the last party loses what the others gain, but for a little. */
static void make_table(uint64_t *random, kind of, size_t parties, size_t rows, int64_t *out)
{
    const size_t ties = 1 + below(random, 6);
    for (size_t k = 0; k < rows; k++) {
        int64_t *row = out + k * parties;
        for (size_t p = 0; p < parties; p++) {
            row[p] = draw_utility(random, of, p, ties);
        }
        if (of == FRONT) {
            row[parties - 1] = (int64_t)below(random, 2);
            for (size_t p = 0; p + 1 < parties; p++) {
                row[p] = (int64_t)below(random, 30);
                row[parties - 1] -= row[p];
            }
        }
    }
}

static bool by_definition(const int64_t *table, size_t parties, size_t rows, size_t row)
{
    for (size_t k = 0; k < rows; k++) {
        if (dominates(table + k * parties, table + row * parties, parties)) {
            return false;
        }
    }
    return true;
}

static ent_context *context_of(size_t threads)
{
    ent_context *context = NULL;
    ent_context_options options;
    ent_context_defaults(&options);
    options.threads = threads;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    return context;
}

static void check(ent_context *context, const int64_t *table, size_t parties, size_t rows)
{
    uint64_t set[MOST_ROWS / 64 + 2]; /* one more than is written */
    memset(set, 0xA5, sizeof set);
    assert_int_equal(ent_pareto(context, parties, rows, table, set), ENT_OK);
    for (size_t k = 0; k < rows; k++) {
        assert_int_equal(ent_bits_has(set, k), by_definition(table, parties, rows, k));
    }
    assert_int_equal(set[(rows + 63) / 64], 0xA5A5A5A5A5A5A5A5u);
}

static void against_the_definition(void **state)
{
    int64_t table[MOST_PARTIES * MOST_ROWS];
    uint64_t random = 4;
    ent_context *context = new_context();
    (void)state;
    for (size_t round = 0; round < rounds; round++) {
        for (kind of = SMALL; of < KINDS; of++) {
            const size_t parties = 1 + below(&random, MOST_PARTIES);
            const size_t rows =
                1 + below(&random, round % 4 == 0 ? MOST_ROWS : 40); /* the filter begins at 256 */
            make_table(&random, of, parties, rows, table);
            check(context, table, parties, rows);
        }
    }
    ent_context_free(context);
}

/* A set does not change when utilities are put through a rising function of each party's own. */
static void rising_functions(void **state)
{
    enum { ROWS = 3000, PARTIES = 4 };
    static int64_t table[ROWS * PARTIES], risen[ROWS * PARTIES];
    uint64_t random = 9, set[ROWS / 64 + 1], again[ROWS / 64 + 1];
    ent_context *context = new_context();
    (void)state;
    for (size_t parties = 1; parties <= PARTIES; parties++) {
        make_table(&random, FRONT, parties, ROWS, table);
        for (size_t k = 0; k < ROWS * parties; k++) {
            const int64_t u = table[k];
            risen[k] = k % parties == 0 ? u * u * u : 1000003 * u - 17;
        }
        assert_int_equal(ent_pareto(context, parties, ROWS, table, set), ENT_OK);
        assert_int_equal(ent_pareto(context, parties, ROWS, risen, again), ENT_OK);
        assert_memory_equal(set, again, (ROWS + 63) / 64 * sizeof *set);
    }
    ent_context_free(context);
}

/* Tables of many stages: the same for any number of threads, and what is found covers all that is not. */
static void large(void **state)
{
    enum { ROWS = 150000, MOST = 5 };
    const size_t words = (ROWS + 63) / 64;
    int64_t *table = malloc(ROWS * MOST * sizeof *table);
    uint64_t *sets = malloc(2 * words * sizeof *sets), random = 2;
    ent_context *one = context_of(1), *three = context_of(3);
    (void)state;
    assert_true(table != NULL && sets != NULL);
    for (size_t parties = 2; parties <= MOST; parties++) {
        make_table(&random, parties % 2 == 0 ? WIDE : SMALL, parties, ROWS, table);
        assert_int_equal(ent_pareto(one, parties, ROWS, table, sets), ENT_OK);
        assert_int_equal(ent_pareto(three, parties, ROWS, table, sets + words), ENT_OK);
        assert_memory_equal(sets, sets + words, words * sizeof *sets);
        for (size_t k = 0; k < ROWS; k += 1009) {
            assert_int_equal(ent_bits_has(sets, k), by_definition(table, parties, ROWS, k));
        }
    }
    free(table);
    free(sets);
    ent_context_free(one);
    ent_context_free(three);
}

/* Fronts of thousands of vectors, by the definition. */
static void fronts(void **state)
{
    enum { ROWS = 5000, MOST = 6 };
    static int64_t table[ROWS * MOST];
    uint64_t random = 21, set[ROWS / 64 + 1];
    ent_context *context = new_context();
    (void)state;
    for (size_t parties = 3; parties <= MOST; parties++) {
        make_table(&random, FRONT, parties, ROWS, table);
        assert_int_equal(ent_pareto(context, parties, ROWS, table, set), ENT_OK);
        for (size_t k = parties; k < ROWS; k += 11) {
            assert_int_equal(ent_bits_has(set, k), by_definition(table, parties, ROWS, k));
        }
    }
    ent_context_free(context);
}

static void refused(void **state)
{
    const int64_t table[2] = {0, 1};
    uint64_t set = 7;
    ent_context *context = new_context();
    (void)state;
    assert_int_equal(ent_pareto(NULL, 1, 2, table, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_pareto(context, 0, 2, table, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_pareto(context, 65, 2, table, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_pareto(context, 1, UINT32_MAX, table, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_pareto(context, 1, 2, NULL, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_pareto(context, 1, 2, table, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(set, 7);
    assert_int_equal(ent_pareto(context, 1, 0, NULL, NULL), ENT_OK); /* nothing at all */
    assert_int_equal(ent_pareto(context, 1, 2, table, &set), ENT_OK);
    assert_int_equal(set, 2);
    ent_context_free(context);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_the_definition),
        cmocka_unit_test(rising_functions),
        cmocka_unit_test(large),
        cmocka_unit_test(fronts),
        cmocka_unit_test(refused),
    };
    if (argc > 1) {
        rounds = (size_t)strtoul(argv[1], NULL, 10);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
