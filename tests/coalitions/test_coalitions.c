/* SPDX-License-Identifier: MIT */
/* Coalitions: which are examined, where that ends, threads, and trees of dominance against plain scans. */
#include "coalitions/towns.h"
#include "unit/fixture.h"

#include "coalitions/dominance.h"

/* A dispute of so many parties with an option each, of which at most one is taken up at a time. */
static char *write_parties(size_t parties)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_parties(parties, &text, &length);
    fputs("options:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  o%zu: {party: p%zu}\n", p, p);
    }
    fputs("rules:\n  - always: atmost 1 of (o0", out);
    for (size_t p = 1; p < parties; p++) {
        fprintf(out, " o%zu", p);
    }
    fputs(")\npreferences:\n  p0: [o0]\n", out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static ent_status examine(const fixture *f, const ent_coalition_options *options)
{
    ent_coalitions *found = NULL;
    const ent_status status = ent_coalitions_new(f->context, f->space, options, &found);
    assert_true((status == ENT_OK) == (found != NULL));
    ent_coalitions_free(found);
    return status;
}

static const char *only_code(const fixture *f)
{
    assert_int_equal(ent_diagnostic_count(f->context), 1);
    return ent_diagnostic_at(f->context, 0)->code;
}

/* Which coalitions there are, smaller ones first, and those that hold some parties. */
static void order(void **unused)
{
    (void)unused;
    static const uint64_t all[] = {1, 2, 4, 3, 5, 6, 7}, some[] = {2, 3, 6, 7};
    char *text = write_parties(3);
    fixture f = open_fixture(text, 1);
    ent_coalition_options options;
    ent_coalitions *found = NULL;
    size_t number = 77;
    ent_coalition_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_coalitions_new(f.context, f.space, &options, &found), ENT_OK);
    assert_int_equal(ent_coalition_count(found), 7);
    for (size_t k = 0; k < 7; k++) {
        assert_int_equal(ent_coalition_parties(found, k), all[k]);
    }
    assert_int_equal(ent_coalition_find(found, 6, &number), ENT_OK);
    assert_int_equal(number, 5);
    assert_int_equal(ent_coalition_find(found, 8, &number), ENT_ERROR_NOT_FOUND);
    assert_int_equal(number, 5);
    assert_int_equal(ent_coalitions_concepts(found), 1u << ENT_NASH);
    assert_ptr_equal(ent_coalitions_space(found), f.space);
    ent_coalitions_free(found);
    options.with = 2;
    assert_int_equal(ent_coalitions_new(f.context, f.space, &options, &found), ENT_OK);
    assert_int_equal(ent_coalition_count(found), 4);
    for (size_t k = 0; k < 4; k++) {
        assert_int_equal(ent_coalition_parties(found, k), some[k]);
    }
    ent_coalitions_free(found);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        assert_true((ent_coalition_concept_label(c) != NULL) ==
                    ((ENT_COALITION_CONCEPTS >> c & 1) != 0));
    }
    close_fixture(&f);
    free(text);
}

/* Where it ends: too many coalitions, too many others for CSEQ, too many parties. */
static void limits(void **unused)
{
    (void)unused;
    static const uint64_t one[] = {1};
    char *text = write_parties(18);
    fixture f = open_fixture(text, 1);
    ent_coalition_options options;
    ent_joint_moves *moves = NULL;
    ent_coalitions *found = NULL;
    ent_coalition_defaults(&options);
    assert_int_equal(examine(&f, NULL), ENT_ERROR_LIMIT);
    assert_string_equal(only_code(&f), "E404");
    ent_diagnostics_clear(f.context);
    options.concepts = 1u << ENT_SEQ;
    options.list = one;
    options.list_count = 1;
    assert_int_equal(examine(&f, &options), ENT_ERROR_LIMIT);
    assert_string_equal(only_code(&f), "E404");
    ent_diagnostics_clear(f.context);
    options.concepts = 1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR;
    assert_int_equal(ent_coalitions_new(f.context, f.space, &options, &found), ENT_OK);
    assert_int_equal(ent_joint_moves_new(f.context, found, 1, 0, 0, &moves), ENT_ERROR_LIMIT);
    assert_null(moves);
    assert_string_equal(only_code(&f), "E404");
    ent_coalitions_free(found);
    close_fixture(&f);
    free(text);
    for (size_t parties = 63; parties <= 65; parties++) {
        text = write_parties(parties);
        f = open_fixture(text, 1);
        ent_coalition_defaults(&options);
        options.concepts = 1u << ENT_GMR;
        options.with = parties == 63 ? UINT64_MAX >> 1 : UINT64_MAX;
        assert_int_equal(examine(&f, &options), parties > 64 ? ENT_ERROR_UNSUPPORTED : ENT_OK);
        if (parties > 64) {
            assert_string_equal(only_code(&f), "E351");
        }
        close_fixture(&f);
        free(text);
    }
}

/* The sets of several, in passing: the verdicts are those of all sets; one party, many, and little memory are not asked. */
static void several(void **unused)
{
    (void)unused;
    fixture f = open_fixture(towns, 1);
    ent_coalitions *all = NULL, *found = NULL;
    size_t same = 0;
    assert_int_equal(ent_coalitions_new(f.context, f.space, NULL, &all), ENT_OK);
    assert_int_equal(ent_coalitions_several(f.context, f.space, &found), ENT_OK);
    assert_int_equal(ent_coalition_count(found), 4);
    for (size_t k = 0; k < 4; k++) {
        assert_int_equal(ent_coalition_find(all, ent_coalition_parties(found, k), &same), ENT_OK);
        for (uint64_t s = 0; s < ent_state_count(f.space); s++) {
            assert_int_equal(ent_coalition_is_stable(found, ENT_NASH, k, s),
                             ent_coalition_is_stable(all, ENT_NASH, same, s));
            assert_int_equal(ent_coalition_is_stable(found, ENT_GMR, k, s),
                             ent_coalition_is_stable(all, ENT_GMR, same, s));
        }
    }
    ent_coalitions_free(all);
    ent_coalitions_free(found);
    f.context->max_memory = 1;
    assert_int_equal(ent_coalitions_several(f.context, f.space, &found), ENT_OK);
    assert_null(found);
    assert_int_equal(ent_diagnostic_count(f.context), 0);
    close_fixture(&f);
    for (size_t parties = 1; parties <= 11; parties += 10) {
        char *text = write_parties(parties);
        f = open_fixture(text, 1);
        assert_int_equal(ent_coalitions_several(f.context, f.space, &found), ENT_OK);
        assert_null(found);
        close_fixture(&f);
        free(text);
    }
}

/* How many improvements nobody deters does not hang on how many are worked out. */
static void open_ways(void **unused)
{
    (void)unused;
    fixture f = open_fixture(towns, 1);
    ent_coalitions *found = NULL;
    uint64_t open = 0;
    assert_int_equal(ent_coalitions_new(f.context, f.space, NULL, &found), ENT_OK);
    for (uint64_t state = 0; state < ent_state_count(f.space); state += 7) {
        ent_joint_moves *all = NULL, *one = NULL;
        uint64_t undeterred = 0;
        assert_int_equal(ent_joint_moves_new(f.context, found, 3, state, 0, &all), ENT_OK);
        assert_int_equal(ent_joint_moves_new(f.context, found, 3, state, 1, &one), ENT_OK);
        for (size_t k = 0; k < all->shown_count; k++) {
            undeterred += all->shown[k].deterred == 0;
        }
        assert_int_equal(all->undeterred, undeterred);
        assert_int_equal(one->undeterred, undeterred);
        open += undeterred;
        ent_joint_moves_free(f.context, all);
        ent_joint_moves_free(f.context, one);
    }
    assert_true(open > 0);
    ent_coalitions_free(found);
    close_fixture(&f);
}

/* A larger dispute comes out the same on one thread and on several. */
static void threads(void **unused)
{
    (void)unused;
    fixture one = open_fixture(towns, 1), many = open_fixture(towns, 5);
    ent_coalitions *first = NULL, *second = NULL;
    assert_int_equal(ent_coalitions_new(one.context, one.space, NULL, &first), ENT_OK);
    assert_int_equal(ent_coalitions_new(many.context, many.space, NULL, &second), ENT_OK);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (size_t k = 0; (ENT_COALITION_CONCEPTS >> c & 1) != 0 && k < 7; k++) {
            uint64_t stable = 0;
            for (uint64_t s = 0; s < ent_state_count(one.space); s++) {
                assert_int_equal(ent_coalition_is_stable(first, c, k, s),
                                 ent_coalition_is_stable(second, c, k, s));
                stable += ent_coalition_is_stable(first, c, k, s);
            }
            assert_int_equal(ent_coalition_stable_count(first, c, k), stable);
            assert_true(ent_coalition_equilibrium_count(first, c) <= stable);
        }
    }
    ent_coalitions_free(first);
    ent_coalitions_free(second);
    close_fixture(&one);
    close_fixture(&many);
}

static bool above(const uint32_t *numbers, const uint32_t *than, size_t size)
{
    bool all = true;
    for (size_t i = 0; i < size; i++) {
        all = all && numbers[i] > than[i];
    }
    return all;
}

/* One part of many states: what the tree finds is what a scan finds. */
static void dominance(void **unused)
{
    (void)unused;
    enum { STATES = 700, MOST = 4 };
    uint64_t random = 5;
    fixture f = open_fixture("entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n", 1);
    const ent_allocator *allocator = &f.context->allocator;
    for (size_t size = 1; size <= MOST; size++) {
        uint32_t points[STATES * MOST], states[STATES];
        size_t start[2] = {0, STATES};
        for (size_t s = 0; s < STATES; s++) {
            states[s] = (uint32_t)s;
        }
        for (size_t k = 0; k < STATES * size; k++) {
            points[k] = (uint32_t)below(&random, size % 2 == 0 ? 6 : 1000);
        }
        const ent_ways ways = {.allocator = allocator,
                               .state_count = STATES,
                               .part_count = 1,
                               .states = {.allocator = allocator, .start = start, .to = states}};
        ent_dominance trees;
        ent_state_list found = {0};
        assert_int_equal(ent_dominance_new(allocator, &ways, points, size, &trees), ENT_OK);
        for (size_t s = 0; s < STATES; s++) {
            const uint32_t *than = points + s * size;
            size_t count = 0;
            for (size_t q = 0; q < STATES; q++) {
                count += above(points + q * size, than, size);
            }
            found.count = 0;
            assert_int_equal(ent_dominance_any(&trees, 0, than), count > 0);
            assert_int_equal(ent_dominance_list(&trees, 0, than, &found), ENT_OK);
            assert_int_equal(found.count, count);
            for (size_t k = 0; k < count; k++) {
                assert_true(above(points + found.states[k] * size, than, size));
            }
        }
        ent_memory_free(allocator, found.states);
        ent_dominance_free(&trees);
    }
    close_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order),     cmocka_unit_test(limits),  cmocka_unit_test(several),
        cmocka_unit_test(open_ways), cmocka_unit_test(threads), cmocka_unit_test(dominance),
    };
    return cmocka_run_group_tests_name("coalitions", tests, NULL, NULL);
}
