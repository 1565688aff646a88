/* SPDX-License-Identifier: MIT */
/*
 * The listing of states against a search that decides one option after another: the same keys in the same
 * order, by blocks and along the count alike. Usage: test_listing [ROUNDS of many options]
 */
#include "counting/sample.h"

#include "base/sort.h"
#include "space/blocks.h"
#include "space/counting/solutions.h"
#include "space/listing.h"
#include "space/rules.h"

/* The keys that a search finds. */
static ent_listing search(ent_context *context, const ent_dispute *dispute, size_t most)
{
    const size_t words = dispute->key_words;
    ent_listing out = {.keys = NULL};
    ent_search *s = NULL;
    const uint64_t *key = NULL;
    ent_answer answer = ENT_ANSWER_NO;
    assert_int_equal(ent_rules_search(context, dispute, &s), ENT_OK);
    for (ent_search_list(s); out.count < most; out.count++) {
        assert_int_equal(ent_search_next(s, &key, &answer), ENT_OK);
        if (answer != ENT_ANSWER_YES) {
            break;
        }
        if ((out.count & (out.count - 1)) == 0) {
            out.keys = realloc(out.keys, (out.count * 2 + 1) * words * sizeof(uint64_t));
            assert_non_null(out.keys);
        }
        memcpy(out.keys + out.count * words, key, words * sizeof(uint64_t));
    }
    ent_search_free(s);
    return out;
}

static void assert_keys(const ent_dispute *dispute, const uint64_t *keys, size_t count,
                        const ent_listing *expected)
{
    assert_int_equal(count, expected->count);
    if (count > 0) {
        assert_memory_equal(keys, expected->keys, count * dispute->key_words * sizeof(uint64_t));
    }
}

static uint64_t *room_for(const ent_dispute *dispute, size_t count)
{
    uint64_t *keys = malloc((count * dispute->key_words + 1) * sizeof *keys);
    assert_non_null(keys);
    return keys;
}

static void check_blocks(ent_context *context, const ent_dispute *dispute,
                         const ent_rules_clauses *rules, const ent_listing *expected)
{
    ent_blocks blocks;
    uint64_t count = 0;
    uint64_t *keys = room_for(dispute, expected->count);
    assert_int_equal(ent_blocks_init(&blocks, context, dispute, rules->clauses, rules->encoding),
                     ENT_OK);
    assert_int_equal(ent_blocks_run(&blocks, NULL, &count), ENT_OK);
    assert_int_equal(count, expected->count);
    assert_int_equal(ent_blocks_run(&blocks, keys, &count), ENT_OK);
    assert_keys(dispute, keys, count, expected);
    ent_blocks_free(&blocks);
    free(keys);
}

static void check_solutions(ent_context *context, const ent_dispute *dispute,
                            const ent_rules_clauses *rules, size_t cache_bytes,
                            const ent_listing *expected)
{
    const size_t words = dispute->key_words;
    const size_t variables = (size_t)ent_clauses_variables(rules->clauses) + 1;
    uint64_t *of = calloc(variables * words, sizeof *of), count = 0;
    uint64_t *keys = room_for(dispute, expected->count);
    assert_non_null(of);
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        for (uint32_t v = 1; v < option->value_count; v++) {
            const size_t step = (size_t)ent_encoding_step(rules->encoding, o, v);
            of[step * words + option->word] = (uint64_t)1 << option->shift;
        }
    }
    ent_counter counter;
    ent_natural counted;
    bool known = false;
    uint64_t small = 0;
    ent_natural_init(&counted, &context->allocator, 0);
    assert_int_equal(ent_counter_init(&counter, context, rules->clauses, cache_bytes), ENT_OK);
    assert_int_equal(ent_counter_run(&counter, UINT64_MAX, &counted, &known), ENT_OK);
    assert_true(known && ent_natural_small(&counted, &small));
    assert_int_equal(small, expected->count);
    const ent_weights weights = {.of = of, .words = words};
    assert_int_equal(ent_solutions_list(&counter, &weights, keys, &count), ENT_OK);
    assert_int_equal(count, expected->count);
    assert_int_equal(ent_sort_keys(&context->allocator, keys, words, expected->count), ENT_OK);
    assert_keys(dispute, keys, expected->count, expected);
    ent_counter_free(&counter);
    free(keys);
    free(of);
}

static void check(const char *text, uint64_t *random)
{
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_rules_clauses rules;
    ent_listing expected = search(context, dispute, 1 << 18), listing;
    assert_in_range(expected.count, 0, (1 << 18) - 1);
    assert_int_equal(ent_rules_clauses_new(context, dispute, &rules), ENT_OK);
    check_blocks(context, dispute, &rules, &expected);
    check_solutions(context, dispute, &rules, (size_t)1 << (12 + below(random, 10)), &expected);
    assert_int_equal(ent_listing_make(context, dispute, &listing), ENT_OK);
    assert_keys(dispute, listing.keys, listing.count, &expected);
    ent_memory_free(&context->allocator, listing.keys);
    ent_rules_clauses_free(&rules);
    free(expected.keys);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void test_random(void **state)
{
    (void)state;
    uint64_t random = 101;
    for (int round = 0; round < 700; round++) {
        char text[1 << 16];
        const bool wide = round % 8 == 0;
        const manner m = {.most_options = wide ? 3 : 8,
                          .most_values = wide ? 40 : 4,
                          .rules = below(&random, 9),
                          .merges = below(&random, 2),
                          .depth = (int)below(&random, 4)};
        (void)write_sample(text, sizeof text, &random, &m);
        check(text, &random);
    }
}

/* A question about an option from `first` on. */
static void write_later(FILE *out, uint64_t *random, const shape *s, size_t first)
{
    const size_t o = first + below(random, s->options - first);
    fprintf(out, s->values[o] > 2 ? "(o%zu >= v1)" : "(o%zu)", o);
}

/* Many options, in several words of a key, of which rules leave few: all but the last ones follow from
 * later ones. */
static void test_many_options(void **state)
{
    const size_t *rounds = *state;
    uint64_t random = 102;
    for (size_t round = 0; round < *rounds; round++) {
        char text[1 << 16];
        shape s = {.parties = 2};
        const size_t options = 40 + below(&random, 40), free_options = 4 + below(&random, 6);
        for (size_t o = 0; o < options; o++) {
            add_option(&s, o >= 20, below(&random, 4) == 0 ? 2 + below(&random, 7) : 2,
                       ENT_MOVES_ANY);
        }
        FILE *out = fmemopen(text, sizeof text, "w");
        assert_non_null(out);
        write_head(out, &random, &s);
        fputs("rules:\n", out);
        for (size_t o = 0; o + free_options < options; o++) {
            static const char *const joints[] = {" and not ", " or ", " iff "};
            fprintf(out, s.values[o] > 2 ? "  - always: o%zu = v1 iff (" : "  - always: o%zu iff (",
                    o);
            write_later(out, &random, &s, o + 1);
            fputs(joints[below(&random, 3)], out);
            write_later(out, &random, &s, o + 1);
            fputs(")\n", out);
            if (s.values[o] > 2) {
                fprintf(out, "  - always: o%zu <= v1\n", o);
            }
        }
        fputs("preferences: {p0: [], p1: []}\n", out);
        assert_int_equal(fclose(out), 0);
        check(text, &random);
    }
}

/* In graph form the states are as listed. */
static void test_graph(void **state)
{
    (void)state;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(
        context, "entente: 1\nparties: {a: }\ngraph:\n  states: 300\n  moves: {a: {1: 2}}\n"
                 "preferences: {a: []}\n");
    ent_listing listing;
    assert_int_equal(ent_listing_make(context, dispute, &listing), ENT_OK);
    assert_int_equal(listing.count, 300);
    for (size_t k = 0; k < 300; k++) {
        assert_int_equal(listing.keys[k], k);
    }
    ent_memory_free(&context->allocator, listing.keys);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void test_sort(void **state)
{
    (void)state;
    uint64_t random = 103;
    ent_context *context = new_context();
    const ent_allocator allocator = context->allocator;
    for (size_t words = 1; words <= 3; words++) {
        uint64_t keys[3 * 500];
        for (size_t i = 0; i < words * 500; i++) {
            keys[i] = draw(&random) & (below(&random, 2) == 0 ? 0xFF00FF : UINT64_MAX);
        }
        assert_int_equal(ent_sort_keys(&allocator, keys, words, 500), ENT_OK);
        for (size_t i = 1; i < 500; i++) {
            size_t w = words - 1;
            while (w > 0 && keys[i * words + w] == keys[(i - 1) * words + w]) {
                w--;
            }
            assert_true(keys[i * words + w] >= keys[(i - 1) * words + w]);
        }
    }
    ent_context_free(context);
}

int main(int count, char **arguments)
{
    size_t rounds = count > 1 ? strtoul(arguments[1], NULL, 10) : 15;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test_prestate(test_many_options, &rounds),
        cmocka_unit_test(test_graph),
        cmocka_unit_test(test_sort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
