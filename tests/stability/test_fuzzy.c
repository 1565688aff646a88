/* SPDX-License-Identifier: MIT */
/*
 * Fuzzy preference, against plain loops over the definition on random disputes by options and as graphs; the law
 * that crisp degrees give Nash, GMR, SMR and SEQ, whatever the thresholds; and numbers at their edges.
 */
#include "stability/brute.h"

enum { ONE = ENT_FUZZY_ONE };

/* Whether a party prefers one state to another with enough certainty; the certainty is share / whole. */
static bool prefers(const wishes *w, long threshold, size_t one, size_t other)
{
    long share = 0, whole = ONE;
    if (w->said[one][other]) {
        share = 2 * w->degrees[one][other] - ONE;
    } else if (w->order == ENT_ORDER_STATEMENTS) {
        size_t i = 0;
        while (i < w->count && w->holds[i][one] == w->holds[i][other]) {
            i++;
        }
        share = i == w->count ? 0 : (2 * w->degree[i] - ONE) * (w->holds[i][one] ? 1 : -1);
    } else {
        share = liking(w, NULL, one, other);
        whole = w->certain_from;
        if (whole == 0) {
            whole = 1;
            share = (share > 0) - (share < 0);
        }
        share = share > whole ? whole : share < -whole ? -whole : share;
    }
    return threshold == 0 ? share > 0 : share * ONE >= threshold * whole;
}

/* Everything the definitions are made of. */
typedef struct tables {
    matrix prefers[MOST_PARTIES], improves[MOST_PARTIES];
} tables;

static void fill(const brute *b, const long *thresholds, tables *t)
{
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t k = 0; k < b->states * b->states; k++) {
            const size_t s = k / b->states, q = k % b->states;
            t->prefers[p].of[s][q] = prefers(&b->wishes[p], thresholds[p], q, s);
            t->improves[p].of[s][q] = b->moves[p].of[s][q] && t->prefers[p].of[s][q];
        }
    }
}

static bool escapes(const brute *b, const tables *t, size_t i, size_t y, size_t s)
{
    for (size_t z = 0; z < b->states; z++) {
        if (b->moves[i].of[y][z] && t->prefers[i].of[s][z]) {
            return true;
        }
    }
    return false;
}

static bool is_stable(const brute *b, const tables *t, ent_fuzzy_concept concept, size_t i,
                      size_t s)
{
    for (size_t x = 0; x < b->states; x++) {
        bool reached[MOST_STATES], deterred = false;
        if (!t->improves[i].of[s][x]) {
            continue;
        }
        reach(b, i, x, concept == ENT_FUZZY_SEQ ? t->improves : b->moves, reached);
        for (size_t y = 0; concept != ENT_FUZZY_NASH && y < b->states; y++) {
            deterred = deterred || (reached[y] && !t->prefers[i].of[s][y] &&
                                    (concept != ENT_FUZZY_SMR || !escapes(b, t, i, y, s)));
        }
        if (!deterred) {
            return false;
        }
    }
    return true;
}

static void compare(const brute *b, const tables *t, const ent_fuzzy *fuzzy)
{
    for (size_t k = 0; k < b->parties * b->states * b->states; k++) {
        const size_t p = k % b->parties, s = k / b->parties % b->states;
        const size_t q = k / b->parties / b->states;
        assert_int_equal(ent_fuzzy_prefers(fuzzy, p, q, s), t->prefers[p].of[s][q]);
    }
    for (ent_fuzzy_concept c = 0; c < ENT_FUZZY_COUNT; c++) {
        uint64_t stable[MOST_PARTIES] = {0}, equilibria = 0;
        for (size_t s = 0; s < b->states; s++) {
            bool all = true;
            for (size_t p = 0; p < b->parties; p++) {
                const bool stays = is_stable(b, t, c, p, s);
                if (ent_fuzzy_stable(fuzzy, c, p, s) != stays) {
                    fail_msg("%s of s%zu for p%zu", ent_fuzzy_label(c), s + 1, p);
                }
                stable[p] += stays;
                all = all && stays;
            }
            assert_int_equal(ent_fuzzy_equilibrium(fuzzy, c, s), all);
            equilibria += all;
        }
        assert_int_equal(ent_fuzzy_equilibrium_count(fuzzy, c), equilibria);
        for (size_t p = 0; p < b->parties; p++) {
            assert_int_equal(ent_fuzzy_stable_count(fuzzy, c, p), stable[p]);
        }
    }
}

/* The thresholds of the file, or, where `own` is given, these, which are also used. */
static ent_fuzzy *solve(const brute *b, const uint32_t *own, long *thresholds)
{
    ent_fuzzy_options chosen;
    ent_fuzzy *fuzzy = NULL;
    ent_fuzzy_defaults(&chosen);
    chosen.thresholds = own;
    assert_int_equal(ent_fuzzy_new(b->context, b->space, &chosen, &fuzzy), ENT_OK);
    assert_ptr_equal(ent_fuzzy_space(fuzzy), b->space);
    for (size_t p = 0; p < b->parties; p++) {
        thresholds[p] = own != NULL && own[p] > 0 ? (long)own[p] : b->wishes[p].threshold;
        assert_int_equal(ent_fuzzy_threshold(fuzzy, p), thresholds[p]);
    }
    return fuzzy;
}

static void as_defined(void **unused)
{
    static tables t;
    uint64_t random = 20121;
    size_t given = 0;
    (void)unused;
    for (int round = 0; round < 300; round++) {
        brute *b = brute_new(
            &random,
            (taste){.rankings = true, .weights = true, .graph = round % 2 == 1, .fuzzy = true});
        uint32_t own[MOST_PARTIES] = {0};
        long thresholds[MOST_PARTIES];
        for (size_t p = 0; p < b->parties; p++) {
            own[p] = below(&random, 2) == 0 ? 0 : 1 + (uint32_t)below(&random, ONE);
        }
        for (int of_file = 0; of_file < 2; of_file++) {
            ent_fuzzy *fuzzy = solve(b, of_file == 1 ? NULL : own, thresholds);
            fill(b, thresholds, &t);
            compare(b, &t, fuzzy);
            ent_fuzzy_free(fuzzy);
        }
        given += ent_fuzzy_given(b->dispute);
        brute_free(b);
    }
    assert_true(given > 250);
}

static void crisp(void **unused)
{
    static const ent_concept usual[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
    uint64_t random = 611;
    (void)unused;
    for (int round = 0; round < 150; round++) {
        brute *b =
            brute_new(&random, (taste){.rankings = true, .weights = true, .graph = round % 2 == 1});
        uint32_t own[MOST_PARTIES] = {0};
        long thresholds[MOST_PARTIES];
        ent_solution *solution = NULL;
        for (size_t p = 0; p < b->parties; p++) {
            own[p] = below(&random, 4) == 0 ? 0 : 1 + (uint32_t)below(&random, ONE);
        }
        ent_fuzzy *fuzzy = solve(b, own, thresholds);
        assert_int_equal(ent_solution_new(b->context, b->space, NULL, &solution), ENT_OK);
        assert_false(ent_fuzzy_given(b->dispute));
        for (size_t k = 0; k < b->states * b->parties * ENT_FUZZY_COUNT; k++) {
            const size_t c = k % ENT_FUZZY_COUNT, p = k / ENT_FUZZY_COUNT % b->parties;
            const size_t s = k / ENT_FUZZY_COUNT / b->parties;
            assert_int_equal(ent_fuzzy_stable(fuzzy, (ent_fuzzy_concept)c, p, s),
                             ent_is_stable(solution, usual[c], p, s));
        }
        ent_solution_free(solution);
        ent_fuzzy_free(fuzzy);
        brute_free(b);
    }
}

/* A dispute of one party and three options, and what it prefers under a threshold. */
static bool prefers_in(const char *written, uint32_t threshold, uint64_t better, uint64_t worse)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fprintf(out,
            "entente: 1\nparties: {ann: }\noptions: {a: {party: ann}, b: {party: ann}, c: {party: "
            "ann}}\npreferences:\n  ann:\n%s",
            written);
    assert_int_equal(fclose(out), 0);
    brute b = {.context = new_context()};
    b.dispute = read_dispute(b.context, text);
    assert_int_equal(ent_space_new(b.context, b.dispute, &b.space), ENT_OK);
    ent_fuzzy_options chosen;
    ent_fuzzy *fuzzy = NULL;
    ent_fuzzy_defaults(&chosen);
    chosen.thresholds = &threshold;
    assert_int_equal(ent_fuzzy_new(b.context, b.space, &chosen, &fuzzy), ENT_OK);
    const bool result = ent_fuzzy_prefers(fuzzy, 0, better, worse);
    ent_fuzzy_free(fuzzy);
    ent_space_free(b.space);
    ent_dispute_free(b.dispute);
    ent_context_free(b.context);
    free(text);
    return result;
}

static void edges(void **unused)
{
    static const char third[] = "    certain_from: 3\n    weights: [{want: a, weight: 1}]\n";
    static const char large[] =
        "    certain_from: 999999999.999999\n    weights: [{want: a, weight: "
        "999999999.999999}, {want: b, weight: 999999999.999998}]\n";
    static const char degree[] =
        "    - {want: a, degree: 0.7}\n    - {want: b, degree: 0.500001}\n";
    (void)unused;
    assert_true(prefers_in(third, 333333, 1, 0));
    assert_false(prefers_in(third, 333334, 1, 0));
    assert_true(prefers_in(third, 0, 1, 0));
    assert_false(prefers_in(third, 1, 0, 1));
    assert_true(prefers_in(large, ONE, 1, 0));
    assert_false(prefers_in(large, ONE, 2, 0));
    assert_true(prefers_in(large, ONE - 1, 2, 0));
    assert_true(prefers_in(large, ONE, 3, 0)); /* cut to 1 */
    assert_true(prefers_in(degree, 400000, 1, 2));
    assert_false(prefers_in(degree, 400001, 1, 2));
    assert_true(prefers_in(degree, 2, 2, 0));
    assert_false(prefers_in(degree, 3, 2, 0));
    assert_false(prefers_in(degree, 1, 4, 0));
}

/* More statements than a word has bits: those that decide are in the second word. */
static void many_statements(void **unused)
{
    char *text = NULL;
    size_t length = 0;
    (void)unused;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (int i = 0; i < 65; i++) {
        fputs("    - a or not a\n", out);
    }
    fputs("    - {want: b, degree: 0.6}\n    - {want: c, degree: 0.9}\n", out);
    assert_int_equal(fclose(out), 0);
    assert_false(prefers_in(text, 500000, 2, 4)); /* b decides, with too little certainty */
    assert_true(prefers_in(text, 200000, 2, 4));
    assert_true(prefers_in(text, 500000, 4, 0));
    assert_false(prefers_in(text, 500000, 0, 4));
    assert_false(prefers_in(text, 1, 1, 0));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_defined),
        cmocka_unit_test(crisp),
        cmocka_unit_test(edges),
        cmocka_unit_test(many_statements),
    };
    return cmocka_run_group_tests_name("fuzzy", tests, NULL, NULL);
}
