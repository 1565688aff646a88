/* SPDX-License-Identifier: MIT */
/* Each party's order of the states, by statements, weights and rankings, against its definition, pair by pair. */
#include "preference/levels.h"
#include "unit/random_models.h"

/* Positive when the party prefers s to q, negative when q to s: the first statement that differs. */
static int compare(const ent_party *party, const bool *s, const bool *q)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        if (s[i] != q[i]) {
            return s[i] ? 1 : -1;
        }
    }
    return 0;
}

/* The truth of every statement in every state, state by state. */
static bool *statement_truths(const fixture *f, const ent_party *party)
{
    const uint64_t states = ent_state_count(f->space);
    bool *held = calloc(states * party->statement_count + 1, sizeof *held);
    uint32_t values[MOST_OPTIONS];
    for (uint64_t s = 0; s < states; s++) {
        state_values(f->space, s, values);
        for (size_t i = 0; i < party->statement_count; i++) {
            held[s * party->statement_count + i] = truth(party->statements[i].want, values);
        }
    }
    return held;
}

/* Levels order the states as the statements do, and have no gaps. Returns their number. */
static uint32_t check_levels(const fixture *f, size_t p)
{
    const ent_party *party = &f->dispute->parties[p];
    const uint64_t states = ent_state_count(f->space);
    bool *held = statement_truths(f, party), *used = calloc(states, sizeof *used);
    ent_levels levels;
    assert_int_equal(ent_levels_new(f->context, f->space, p, &levels), ENT_OK);
    assert_true(levels.count >= 1 && levels.count <= states);
    for (uint64_t s = 0; s < states; s++) {
        assert_true(levels.of[s] < levels.count);
        used[levels.of[s]] = true;
        for (uint64_t q = 0; q < states; q++) {
            const int order = compare(party, held + s * party->statement_count,
                                      held + q * party->statement_count);
            assert_true((levels.of[s] > levels.of[q]) == (order > 0));
            assert_true((levels.of[s] < levels.of[q]) == (order < 0));
        }
    }
    for (uint32_t l = 0; l < levels.count; l++) {
        assert_true(used[l]);
    }
    ent_memory_free(&f->dispute->allocator, levels.of);
    free(held);
    free(used);
    return levels.count;
}

static void levels_are_lexicographic(void **unused)
{
    (void)unused;
    static const size_t counts[] = {0, 1, 2, 31, 32, 33, 63, 64, 65, 200};
    uint64_t random = 12;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        uint32_t most = 0;
        for (size_t trial = 0; trial < 25; trial++) {
            fixture f;
            random_fixture(&random, trial % 5 == 4, counts[c], &f);
            for (size_t p = 0; p < ent_party_count(f.dispute); p++) {
                const uint32_t levels = check_levels(&f, p);
                most = levels > most ? levels : most;
            }
            close_fixture(&f);
        }
        assert_true(counts[c] == 0 ? most == 1 : most > 1);
    }
}

/* Only the last of very many statements tells the states apart. */
static void the_last_statement_counts(void **unused)
{
    (void)unused;
    for (size_t statements = 1; statements <= 200; statements++) {
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        fputs("entente: 1\nparties: {p: }\noptions: {a: {party: p}, b: {party: p}}\n", out);
        fputs("preferences:\n  p:\n", out);
        for (size_t i = 1; i < statements; i++) {
            fputs(i % 2 == 0 ? "    - a or not a\n" : "    - b and not b\n", out);
        }
        fputs("    - a and not b\n", out);
        assert_int_equal(fclose(out), 0);
        fixture f = {.context = new_context()};
        f.dispute = read_dispute(f.context, text);
        free(text);
        assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
        ent_solution *solution = NULL;
        assert_int_equal(ent_solution_new(f.context, f.space, &only_nash, &solution), ENT_OK);
        assert_int_equal(ent_level_count(solution, 0), 2);
        for (uint64_t s = 0; s < 4; s++) {
            assert_int_equal(ent_level(solution, 0, s), s == 1);
        }
        ent_solution_free(solution);
        close_fixture(&f);
    }
}

/* A dispute of one party with a few options of two values, all free. */
static fixture set_up_wishes(size_t options, const char *wishes)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {p: }\noptions:\n", out);
    for (size_t o = 0; o < options; o++) {
        fprintf(out, "  o%zu: {party: p}\n", o);
    }
    fprintf(out, "preferences:\n  p:\n%s", wishes);
    assert_int_equal(fclose(out), 0);
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    free(text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    return f;
}

/* Random weights on random expressions; many sums are equal, and many statements do without. */
static fixture random_weights(uint64_t *random, size_t options, size_t statements)
{
    char *wishes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&wishes, &length);
    assert_non_null(out);
    shape s = {.parties = 1};
    for (size_t o = 0; o < options; o++) {
        add_option(&s, 0, 2, ENT_MOVES_ANY);
    }
    fputs("    weights:\n", out);
    for (size_t i = 0; i < statements; i++) {
        fputs("      - want: \"", out);
        write_expression(out, random, &s, 0, (int)below(random, 3));
        fprintf(out, "\"\n        weight: %s%zu.%zu\n", below(random, 2) == 0 ? "-" : "",
                below(random, 4), below(random, 3));
    }
    assert_int_equal(fclose(out), 0);
    const fixture f = set_up_wishes(options, wishes);
    free(wishes);
    return f;
}

static void weights_are_summed(void **unused)
{
    (void)unused;
    uint64_t random = 13;
    for (size_t trial = 0; trial < 200; trial++) {
        fixture f = random_weights(&random, 1 + below(&random, 6), 1 + below(&random, 70));
        const ent_party *party = &f.dispute->parties[0];
        const uint64_t states = ent_state_count(f.space);
        int64_t sums[64] = {0};
        bool *held = statement_truths(&f, party);
        for (uint64_t s = 0; s < states; s++) {
            for (size_t i = 0; i < party->statement_count; i++) {
                sums[s] += held[s * party->statement_count + i] ? party->statements[i].weight : 0;
            }
        }
        ent_levels levels;
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_OK);
        uint64_t used = 0;
        for (uint64_t s = 0; s < states; s++) {
            used |= (uint64_t)1 << levels.of[s];
            for (uint64_t q = 0; q < states; q++) {
                assert_true((levels.of[s] > levels.of[q]) == (sums[s] > sums[q]));
            }
        }
        assert_int_equal(ent_bits_in_word(used), levels.count);
        ent_memory_free(&f.dispute->allocator, levels.of);
        free(held);
        close_fixture(&f);
    }
}

/* Writes the states in random groups; `group` gets each state's. One group is the rest. */
static char *random_ranking(uint64_t *random, size_t states, size_t *group, size_t *groups)
{
    char *wishes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&wishes, &length);
    assert_non_null(out);
    *groups = 1 + below(random, states + 3);
    const size_t rest = below(random, *groups);
    for (size_t s = 0; s < states; s++) {
        group[s] = below(random, *groups);
    }
    fputs("    ranking:\n", out);
    for (size_t g = 0; g < *groups; g++) {
        fputs(g == rest ? "      - [rest" : "      - [", out);
        const char *comma = "";
        for (size_t s = 0; s < states && g != rest; s++) {
            if (group[s] == g) {
                fprintf(out, "%s%s%zu", comma, below(random, 2) == 0 ? "s" : "", s + 1);
                comma = ", ";
            }
        }
        fputs("]\n", out);
    }
    fprintf(out, "    of: %zu\n", states);
    assert_int_equal(fclose(out), 0);
    return wishes;
}

static void rankings_are_kept(void **unused)
{
    (void)unused;
    uint64_t random = 14;
    for (size_t trial = 0; trial < 200; trial++) {
        const size_t options = 1 + below(&random, 5), states = (size_t)1 << options;
        size_t group[32], groups = 0;
        char *wishes = random_ranking(&random, states, group, &groups);
        fixture f = set_up_wishes(options, wishes);
        free(wishes);
        ent_levels levels;
        assert_int_equal(ent_preferences_check(f.context, f.space), ENT_OK);
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_OK);
        uint64_t used = 0;
        for (size_t s = 0; s < states; s++) {
            used |= (uint64_t)1 << levels.of[s];
            for (size_t q = 0; q < states; q++) {
                assert_true((levels.of[s] > levels.of[q]) == (group[s] < group[q]));
            }
        }
        assert_int_equal(ent_bits_in_word(used), levels.count);
        assert_true(used == ((uint64_t)1 << levels.count) - 1);
        ent_memory_free(&f.dispute->allocator, levels.of);
        close_fixture(&f);
    }
}

static void rankings_that_do_not_fit(void **unused)
{
    (void)unused;
    static const char *const wishes[] = {
        "    ranking: [o0]\n",                      /* s1 and s3 have no place */
        "    ranking: [o0, o1, rest]\n",            /* s4 has two */
        "    ranking: [s2, o0, rest]\n    of: 4\n", /* s2 has two */
        "    ranking: [s5, rest]\n    of: 4\n",     /* there are four */
        "    ranking: [s1, rest]\n    of: 3\n",     /* not three */
        "    ranking: [[s1, s2], s3]\n    of: 4\n", /* s4 has no place */
        "    ranking: [s1, s1, rest]\n    of: 4\n", /* s1 has two */
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        fixture f = set_up_wishes(2, wishes[i]);
        ent_levels levels = {0};
        ent_solution *solution = NULL;
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_ERROR_INPUT);
        assert_int_equal(ent_diagnostic_errors(f.context), 1);
        assert_null(levels.of);
        assert_int_equal(ent_preferences_check(f.context, f.space), ENT_ERROR_INPUT);
        assert_int_equal(ent_solution_new(f.context, f.space, &only_nash, &solution),
                         ENT_ERROR_INPUT);
        assert_null(solution);
        close_fixture(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_lexicographic), cmocka_unit_test(the_last_statement_counts),
        cmocka_unit_test(weights_are_summed),       cmocka_unit_test(rankings_are_kept),
        cmocka_unit_test(rankings_that_do_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
