/* SPDX-License-Identifier: MIT */
/* The counter of clauses: against all assignments one by one, with a cache that forgets, within a budget,
 * and with memory refused. */
#include "counting/sample.h"

#include "space/counting/count.h"
#include "space/encoding.h"

static void make_clauses(const ent_dispute *dispute, ent_clauses **clauses)
{
    ent_encoding *encoding = NULL;
    assert_int_equal(ent_clauses_new(&dispute->allocator, clauses), ENT_OK);
    assert_int_equal(ent_encoding_new(*clauses, dispute, &encoding), ENT_OK);
    for (size_t r = 0; r < dispute->rule_count; r++) {
        assert_int_equal(ent_encoding_assert(encoding, dispute->rules[r].always, true), ENT_OK);
    }
    ent_encoding_free(encoding);
}

static uint64_t count(ent_context *context, const ent_clauses *clauses, size_t cache_bytes)
{
    ent_counter counter;
    ent_natural found;
    bool known = false;
    uint64_t out = UINT64_MAX;
    assert_int_equal(ent_counter_init(&counter, context, clauses, cache_bytes), ENT_OK);
    for (int turn = 0; turn < 2; turn++) { /* the second time with what the cache holds */
        ent_natural_init(&found, ent_clauses_allocator(clauses), 0);
        assert_int_equal(ent_counter_run(&counter, UINT64_MAX, &found, &known), ENT_OK);
        assert_true(known);
        const uint64_t before = out;
        assert_true(ent_natural_small(&found, &out));
        assert_true(turn == 0 || before == out);
    }
    ent_counter_free(&counter);
    return out;
}

static void test_brute_force(void **state)
{
    (void)state;
    uint64_t random = 91;
    for (int round = 0; round < 1500; round++) {
        char text[1 << 16];
        const manner m = {.most_options = round % 50 == 0 ? 16 : 10,
                          .most_values = round % 50 == 0 ? 2 : 5,
                          .rules = below(&random, 12),
                          .depth = (int)below(&random, 4)};
        ent_context *context = new_context();
        const shape s = write_sample(text, sizeof text, &random, &m);
        ent_dispute *dispute = read_dispute(context, text);
        uint32_t values[MOST_OPTIONS] = {0};
        uint64_t expected = 0;
        do {
            expected += feasible(dispute, values);
        } while (next_values(&s, values));
        ent_clauses *clauses = NULL;
        make_clauses(dispute, &clauses);
        const size_t bytes = (size_t)1 << (4 + below(&random, 12)); /* some forget all the time */
        assert_int_equal(count(context, clauses, bytes), expected);
        ent_clauses_free(clauses);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* Random clauses of three literals over so many variables. */
static ent_clauses *draw_clauses(const ent_allocator *allocator, uint64_t *random, size_t variables,
                                 size_t clause_count)
{
    ent_clauses *clauses = NULL;
    ent_literal variable = 0;
    assert_int_equal(ent_clauses_new(allocator, &clauses), ENT_OK);
    for (size_t v = 0; v < variables; v++) {
        assert_int_equal(ent_clauses_variable(clauses, &variable), ENT_OK);
    }
    for (size_t c = 0; c < clause_count; c++) {
        ent_literal clause[3];
        for (size_t i = 0; i < 3; i++) {
            clause[i] = (ent_literal)below(random, variables) + 1;
            clause[i] = below(random, 2) == 0 ? clause[i] : -clause[i];
        }
        assert_int_equal(ent_clauses_add(clauses, clause, 3), ENT_OK);
    }
    return clauses;
}

/* A cache of little memory gives the same as a large one. */
static void test_forgetting(void **state)
{
    (void)state;
    uint64_t random = 92;
    ent_context *context = new_context();
    ent_allocator allocator = context->allocator;
    for (int round = 0; round < 6; round++) {
        ent_clauses *clauses = draw_clauses(&allocator, &random, 36, 50 + 20 * (size_t)round);
        const uint64_t all = count(context, clauses, 1 << 24);
        assert_int_equal(count(context, clauses, 1 << 13), all);
        ent_clauses_free(clauses);
    }
    ent_context_free(context);
}

/* Numbers beyond 64 bits: 130 free variables beside a clause of three. */
static void test_large(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_clauses *clauses = NULL;
    ent_literal v = 0;
    assert_int_equal(ent_clauses_new(&context->allocator, &clauses), ENT_OK);
    for (int i = 0; i < 133; i++) {
        assert_int_equal(ent_clauses_variable(clauses, &v), ENT_OK);
    }
    assert_int_equal(ent_clauses_add(clauses, (ent_literal[]){1, -2, 3}, 3), ENT_OK);
    ent_counter counter;
    ent_natural found, expected;
    bool known = false;
    ent_natural_init(&found, &context->allocator, 0);
    ent_natural_init(&expected, &context->allocator, 7);
    assert_int_equal(ent_natural_shift(&expected, 130), ENT_OK);
    assert_int_equal(ent_counter_init(&counter, context, clauses, 1 << 16), ENT_OK);
    assert_int_equal(ent_counter_run(&counter, UINT64_MAX, &found, &known), ENT_OK);
    assert_int_equal(ent_natural_compare(&found, &expected), 0);
    ent_natural_free(&found);
    ent_natural_free(&expected);
    ent_counter_free(&counter);
    ent_clauses_free(clauses);
    ent_context_free(context);
}

static bool cancel(void *user)
{
    size_t *left = user;
    return (*left)-- == 0;
}

/* The budget and the cancelling of a count that takes long; afterwards it can be run again. */
static void test_stopping(void **state)
{
    (void)state;
    uint64_t random = 93;
    size_t left = 2;
    ent_context_options options;
    ent_context_defaults(&options);
    options.cancel = cancel;
    options.user = &left;
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    ent_clauses *clauses = draw_clauses(&context->allocator, &random, 64, 96);
    ent_counter counter;
    ent_natural found;
    bool known = true;
    ent_natural_init(&found, &context->allocator, 3);
    assert_int_equal(ent_counter_init(&counter, context, clauses, 1 << 20), ENT_OK);
    assert_int_equal(ent_counter_run(&counter, 100000, &found, &known), ENT_OK);
    assert_false(known);
    assert_int_equal(ent_counter_run(&counter, UINT64_MAX, &found, &known), ENT_ERROR_CANCELLED);
    uint64_t kept = 0;
    assert_true(ent_natural_small(&found, &kept) && kept == 3);
    left = SIZE_MAX;
    assert_int_equal(ent_counter_run(&counter, UINT64_MAX, &found, &known), ENT_OK);
    assert_true(known);
    ent_natural_free(&found);
    ent_counter_free(&counter);
    ent_clauses_free(clauses);
    ent_context_free(context);
}

/* More than so many or not: against the count. */
static void test_exceeding(void **state)
{
    (void)state;
    uint64_t random = 94;
    ent_context *context = new_context();
    for (int round = 0; round < 200; round++) {
        ent_clauses *clauses =
            draw_clauses(&context->allocator, &random, 12, 5 + below(&random, 60));
        const uint64_t all = count(context, clauses, 1 << 12);
        ent_counter counter;
        bool more = false;
        assert_int_equal(ent_counter_init(&counter, context, clauses, 1 << 12), ENT_OK);
        for (uint64_t most = all > 0 ? all - 1 : 0; most <= all; most++) {
            assert_int_equal(ent_counter_exceeds(&counter, most, UINT64_MAX, &more), ENT_OK);
            assert_int_equal(more, all > most);
        }
        assert_int_equal(ent_counter_exceeds(&counter, 0, 0, &more), ENT_OK);
        assert_false(more);
        ent_counter_free(&counter);
        ent_clauses_free(clauses);
    }
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_brute_force), cmocka_unit_test(test_forgetting),
        cmocka_unit_test(test_large),       cmocka_unit_test(test_stopping),
        cmocka_unit_test(test_exceeding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
