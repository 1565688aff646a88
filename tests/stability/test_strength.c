/* SPDX-License-Identifier: MIT */
/*
 * Strong and weak stability against the definition, on random disputes of every form; laws; syntax.
 */
#include "stability/brute.h"

/* Whether a party strongly prefers one state to another. */
static bool much_better(const wishes *w, size_t one, size_t other)
{
    if (w->order == ENT_ORDER_RANKING) {
        return w->block[one] < w->block[other];
    }
    if (w->order == ENT_ORDER_WEIGHTS) {
        return w->strong_from > 0 && liking(w, NULL, one, other) >= w->strong_from;
    }
    for (size_t i = 0; i < w->strong; i++) {
        if (w->holds[i][one] != w->holds[i][other]) {
            return w->holds[i][one];
        }
    }
    return false;
}

/* Whether a sanction that leads to `at` is one: by being no better, or far worse. */
static bool counts(const wishes *w, bool strongly, size_t state, size_t at)
{
    return strongly ? much_better(w, state, at) : liking(w, NULL, at, state) <= 0;
}

static bool deterred(const brute *b, size_t party, ent_concept concept, bool strongly,
                     const size_t *move)
{
    static matrix improvements[MOST_PARTIES];
    const wishes *w = &b->wishes[party];
    const bool credible = concept == ENT_SEQ || concept == ENT_SSEQ;
    const bool final = concept == ENT_SMR || concept == ENT_SSEQ;
    bool reached[MOST_STATES];
    for (size_t j = 0; j < b->parties; j++) {
        for (size_t s = 0; s < b->states; s++) {
            for (size_t t = 0; t < b->states; t++) {
                improvements[j].of[s][t] =
                    b->moves[j].of[s][t] && (!credible || liking(&b->wishes[j], NULL, t, s) > 0);
            }
        }
    }
    reach(b, party, move[1], improvements, reached);
    for (size_t t = 0; t < b->states; t++) {
        bool good = reached[t] && counts(w, strongly, move[0], t);
        for (size_t u = 0; final && u < b->states; u++) {
            good = good && (!b->moves[party].of[t][u] || counts(w, strongly, move[0], u));
        }
        if (good) {
            return true;
        }
    }
    return false;
}

static bool is_stable(const brute *b, size_t party, ent_concept concept, bool strongly, size_t s)
{
    for (size_t t = 0; t < b->states; t++) {
        const size_t move[] = {s, t};
        if (b->moves[party].of[s][t] && liking(&b->wishes[party], NULL, t, s) > 0 &&
            (concept == ENT_NASH || !deterred(b, party, concept, strongly, move))) {
            return false;
        }
    }
    return true;
}

static ent_solution *solve(const brute *b, bool strength)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.strength = strength;
    assert_int_equal(ent_solution_new(b->context, b->space, &options, &solution), ENT_OK);
    return solution;
}

static ent_stability expected(const brute *b, size_t party, ent_concept c, size_t s)
{
    return !is_stable(b, party, c, false, s) ? ENT_UNSTABLE
           : c == ENT_NASH                   ? ENT_STABLE
           : is_stable(b, party, c, true, s) ? ENT_STRONGLY_STABLE
                                             : ENT_WEAKLY_STABLE;
}

static void check_concept(const brute *b, const ent_solution *solution, ent_concept c)
{
    uint64_t strong_equilibria = 0, strong[MOST_PARTIES] = {0};
    for (size_t s = 0; s < b->states; s++) {
        ent_stability least = ENT_STRONGLY_STABLE;
        for (size_t p = 0; p < b->parties; p++) {
            const ent_stability want = expected(b, p, c, s);
            assert_int_equal(ent_strength_of(solution, c, p, s), want);
            strong[p] += want == ENT_STRONGLY_STABLE;
            least = want < least ? want : least;
        }
        assert_int_equal(ent_equilibrium_strength(solution, c, s), least);
        strong_equilibria += least == ENT_STRONGLY_STABLE;
    }
    assert_int_equal(ent_strong_equilibrium_count(solution, c), strong_equilibria);
    for (size_t p = 0; p < b->parties; p++) {
        assert_int_equal(ent_strong_count(solution, c, p), strong[p]);
    }
}

static void by_definition(void **unused)
{
    (void)unused;
    uint64_t random = 41;
    size_t weak = 0, strong = 0;
    for (size_t n = 0; n < 160; n++) {
        const taste t = {.strong = true, .rankings = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_solution *solution = solve(b, true);
        assert_true(ent_solution_tells_strength(solution));
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            check_concept(b, solution, c);
            weak += ent_equilibrium_count(solution, c) - ent_strong_equilibrium_count(solution, c);
            strong += ent_strong_equilibrium_count(solution, c);
        }
        for (size_t s = 0; s < b->states * b->states * b->parties; s++) {
            const size_t p = s / b->states / b->states, one = s / b->states % b->states;
            assert_int_equal(ent_much_better(solution, p, one, s % b->states),
                             much_better(&b->wishes[p], one, s % b->states));
        }
        ent_solution_free(solution);
        brute_free(b);
    }
    assert_true(weak > 100 && strong > 100);
}

/* Strength changes nothing of what is stable; where all is mild, what has improvements is weakly so. */
static void mild_is_weak(void **unused)
{
    (void)unused;
    uint64_t random = 42;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.rankings = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        assert_false(ent_strength_given(b->dispute));
        ent_solution *solution = solve(b, true), *plain = solve(b, false);
        assert_false(ent_solution_tells_strength(plain));
        for (size_t k = 0; k < ENT_SIM * b->parties * b->states; k++) {
            const ent_concept c = (ent_concept)(k % ENT_SIM);
            const size_t p = k / ENT_SIM % b->parties, s = k / ENT_SIM / b->parties;
            const bool stable = ent_is_stable(plain, c, p, s);
            const bool nash = ent_is_stable(plain, ENT_NASH, p, s);
            assert_int_equal(ent_is_stable(solution, c, p, s), stable);
            assert_int_equal(ent_strength_of(plain, c, p, s), stable ? ENT_STABLE : ENT_UNSTABLE);
            assert_int_equal(ent_strong_count(plain, c, p), 0);
            if (c != ENT_NASH && stable) {
                assert_int_equal(ent_strength_of(solution, c, p, s),
                                 nash ? ENT_STRONGLY_STABLE : ENT_WEAKLY_STABLE);
            }
            assert_false(ent_much_better(solution, p, s, 0) || ent_much_better(plain, p, s, 0));
        }
        assert_int_equal(ent_strong_equilibrium_count(plain, ENT_GMR), 0);
        ent_solution_free(solution);
        ent_solution_free(plain);
        brute_free(b);
    }
}

/* Strength implies what it should: strongly under SMR implies strongly under GMR, and so on. */
static void implications(void **unused)
{
    (void)unused;
    static const ent_concept pairs[][2] = {
        {ENT_SMR, ENT_GMR}, {ENT_SEQ, ENT_GMR}, {ENT_SSEQ, ENT_SMR}, {ENT_SSEQ, ENT_SEQ}};
    uint64_t random = 43;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.strong = true, .rankings = true, .weights = true};
        brute *b = brute_new(&random, t);
        ent_solution *solution = solve(b, true);
        for (size_t k = 0; k < 4 * b->parties * b->states; k++) {
            const ent_concept *pair = pairs[k % 4];
            const size_t p = k / 4 % b->parties, s = k / 4 / b->parties;
            if (ent_strength_of(solution, pair[0], p, s) == ENT_STRONGLY_STABLE) {
                assert_int_equal(ent_strength_of(solution, pair[1], p, s), ENT_STRONGLY_STABLE);
            }
        }
        ent_solution_free(solution);
        brute_free(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_definition),
        cmocka_unit_test(mild_is_weak),
        cmocka_unit_test(implications),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
