/* SPDX-License-Identifier: MIT */
/* Compiled programs mean what the trees of their expressions mean, on whole states and on partial ones. */
#include "dispute/program.h"
#include "unit/fixture.h"

/* A dispute with random statements of its first party. */
static ent_dispute *random_dispute(ent_context *context, uint64_t *random, const shape *s,
                                   size_t statements)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write_head(out, random, s);
    fputs("preferences:\n  p0:\n", out);
    for (size_t i = 0; i < statements; i++) {
        fputs("    - \"", out);
        write_expression(out, random, s, 0, 1 + (int)below(random, 3));
        fputs("\"\n", out);
    }
    assert_int_equal(fclose(out), 0);
    ent_dispute *dispute = read_dispute(context, text);
    free(text);
    return dispute;
}

/* Few options, or more than fit into a word; of the latter some have many values. */
static shape random_shape(uint64_t *random)
{
    shape s = {.parties = 1 + below(random, 3), .names = below(random, 5)};
    const size_t options = below(random, 3) == 0 ? 60 + below(random, 20) : 1 + below(random, 7);
    for (size_t o = 0; o < options; o++) {
        const size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, options > 10 ? 30 : 3);
        add_option(&s, o * s.parties / options, values, ENT_MOVES_ANY);
    }
    return s;
}

static void set_random_key(const ent_dispute *dispute, uint64_t *random, uint32_t *values,
                           uint64_t *key)
{
    for (size_t o = 0; o < dispute->option_count; o++) {
        values[o] = (uint32_t)below(random, dispute->options[o].value_count);
        ent_key_set(&dispute->options[o], key, values[o]);
    }
}

enum { MOST_ROOTS = 40 };

/* All statements at once on up to 64 states at once, against one by one. */
static void check_run(const ent_dispute *dispute, uint64_t *random)
{
    const ent_expression *roots[MOST_ROOTS];
    const ent_party *party = &dispute->parties[0];
    for (size_t i = 0; i < party->statement_count; i++) {
        roots[i] = party->statements[i].want;
    }
    ent_program *program = NULL;
    assert_int_equal(ent_program_new(dispute, roots, party->statement_count, &program), ENT_OK);
    static const size_t counts_tried[] = {1, 2, 63, 64};
    for (size_t c = 0; c < 4; c++) {
        const size_t states = counts_tried[c];
        uint64_t *keys = calloc(64 * dispute->key_words, sizeof *keys);
        uint64_t expected[MOST_ROOTS] = {0}, results[MOST_ROOTS];
        uint32_t values[MOST_OPTIONS];
        for (size_t k = 0; k < states; k++) {
            set_random_key(dispute, random, values, keys + k * dispute->key_words);
            for (size_t i = 0; i < party->statement_count; i++) {
                expected[i] |= (uint64_t)truth(roots[i], values) << k;
            }
        }
        ent_program_run(program, keys, states, results);
        assert_memory_equal(results, expected, party->statement_count * sizeof *results);
        free(keys);
    }
    ent_program_free(program);
}

static void programs_mean_what_trees_mean(void **unused)
{
    (void)unused;
    uint64_t random = 6;
    for (size_t trial = 0; trial < 300; trial++) {
        ent_context *context = new_context();
        const shape s = random_shape(&random);
        ent_dispute *dispute = random_dispute(context, &random, &s, 1 + below(&random, MOST_ROOTS));
        check_run(dispute, &random);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* What the completions of a partial assignment make of an expression. */
typedef struct completions {
    bool some_true, some_false;
} completions;

static void complete(const ent_dispute *dispute, const ent_expression *e, const bool *known,
                     uint32_t *values, size_t option, completions *out)
{
    while (option < dispute->option_count && known[option]) {
        option++;
    }
    if (option == dispute->option_count) {
        const bool holds = truth(e, values);
        out->some_true = out->some_true || holds;
        out->some_false = out->some_false || !holds;
        return;
    }
    for (uint32_t v = 0; v < dispute->options[option].value_count; v++) {
        values[option] = v;
        complete(dispute, e, known, values, option + 1, out);
    }
}

/* Forgets some options, as long as there are few completions. */
static bool forget_some(const ent_dispute *dispute, uint64_t *random, bool *known)
{
    size_t left = 400;
    bool any = false;
    const size_t forgotten = below(random, 6);
    for (size_t o = 0; o < dispute->option_count; o++) {
        known[o] = true;
    }
    for (size_t i = 0; i < forgotten; i++) {
        const size_t o = below(random, dispute->option_count);
        if (known[o] && dispute->options[o].value_count <= left) {
            left /= dispute->options[o].value_count;
            known[o] = false;
            any = true;
        }
    }
    return any;
}

/* Returns whether the program said something though not all was known. */
static bool check_partial(const ent_dispute *dispute, const ent_expression *e, uint64_t *random)
{
    ent_program *program = NULL;
    uint32_t values[MOST_OPTIONS];
    bool known[MOST_OPTIONS];
    uint64_t *key = calloc(dispute->key_words, sizeof *key);
    assert_int_equal(ent_program_new(dispute, &e, 1, &program), ENT_OK);
    const bool open = forget_some(dispute, random, known);
    set_random_key(dispute, random, values, key);
    const ent_truth said = ent_program_partial(program, key, known);
    for (size_t o = 0; o < dispute->option_count; o++) { /* unknown values must not matter */
        if (!known[o]) {
            ent_key_set(&dispute->options[o], key,
                        (uint32_t)below(random, dispute->options[o].value_count));
        }
    }
    assert_int_equal(ent_program_partial(program, key, known), said);
    completions all = {false, false};
    complete(dispute, e, known, values, 0, &all);
    assert_true(said != ENT_TRUE || !all.some_false);
    assert_true(said != ENT_FALSE || !all.some_true);
    assert_true(open || said != ENT_OPEN);
    ent_program_free(program);
    free(key);
    return open && said != ENT_OPEN;
}

static void partial_truth_is_sound(void **unused)
{
    (void)unused;
    uint64_t random = 7;
    size_t said = 0, asked = 0;
    for (size_t trial = 0; trial < 250; trial++) {
        ent_context *context = new_context();
        const shape s = random_shape(&random);
        ent_dispute *dispute = random_dispute(context, &random, &s, 8);
        for (size_t i = 0; i < 8; i++) {
            for (size_t k = 0; k < 4; k++, asked++) {
                said += check_partial(dispute, dispute->parties[0].statements[i].want, &random);
            }
        }
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    assert_true(said > asked / 10); /* or the test would say little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programs_mean_what_trees_mean),
        cmocka_unit_test(partial_truth_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
