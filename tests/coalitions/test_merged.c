/* SPDX-License-Identifier: MIT */
/* Merged parties: what is refused, who the players are, threads, many parties. */
#include "coalitions/towns.h"
#include "unit/fixture.h"

#define REFUSED(call) assert_int_equal(call, ENT_ERROR_ARGUMENT)

static const char bridge[] = "entente: 1\n"
                             "parties: {north: , south: , ferry: }\n"
                             "options:\n"
                             "  pay_north: {party: north}\n"
                             "  fares: {party: ferry, values: [high, middle, low]}\n"
                             "  pay_south: {party: south, moves: up}\n"
                             "rules:\n"
                             "  - never: pay_south and not pay_north and fares = low\n"
                             "preferences:\n"
                             "  north: [pay_north and pay_south, fares = low, not pay_north]\n"
                             "  south: [pay_north and pay_south, fares = low, not pay_south]\n"
                             "  ferry: [not (pay_north and pay_south), fares = high]\n";

static ent_coalitions *merge(const fixture *f, const uint64_t *groups, size_t count)
{
    ent_coalitions *out = NULL;
    ent_merged_options options;
    ent_merged_defaults(&options);
    options.groups = groups;
    options.group_count = count;
    assert_int_equal(ent_merged_new(f->context, f->space, &options, &out), ENT_OK);
    return out;
}

static void arguments(void **unused)
{
    (void)unused;
    fixture f = open_fixture(bridge, 1);
    const uint64_t groups[] = {3, 2, 0, 8};
    ent_merged_options good, bad;
    ent_coalitions *out = NULL;
    ent_joint_moves *moves = NULL;
    ent_merged_defaults(&good);
    REFUSED(ent_merged_new(f.context, f.space, &good, &out)); /* no groups */
    good.groups = groups;
    REFUSED(ent_merged_new(f.context, f.space, &good, &out)); /* not one */
    good.group_count = 1;
    REFUSED(ent_merged_new(NULL, f.space, &good, &out));
    REFUSED(ent_merged_new(f.context, NULL, &good, &out));
    REFUSED(ent_merged_new(f.context, f.space, NULL, &out));
    REFUSED(ent_merged_new(f.context, f.space, &good, NULL));
    bad = good;
    bad.size--;
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out));
    bad = good;
    bad.concepts = 0;
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out));
    bad.concepts = 1u << ENT_SSEQ;
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out));
    bad = good;
    bad.group_count = 2;
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out)); /* a party twice */
    bad.groups = &groups[1];
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out)); /* a group without parties */
    bad.groups = &groups[3];
    bad.group_count = 1;
    REFUSED(ent_merged_new(f.context, f.space, &bad, &out)); /* a fourth party */
    assert_null(out);
    assert_int_equal(ent_merged_new(f.context, f.space, &good, &out), ENT_OK);
    assert_true(ent_coalitions_merged(out));
    REFUSED(ent_joint_moves_new(f.context, out, 1, 0, 0, &moves)); /* of coalitions alone */
    const ent_certificate_view view = {.size = sizeof view};
    const ent_sink sink = {.write = NULL};
    REFUSED(ent_report_coalition_certificate(f.context, out, &view, &sink));
    ent_coalitions_free(out);
    close_fixture(&f);
}

/* Players come in the order of their first parties, whether they are named or not. */
static void players(void **unused)
{
    (void)unused;
    static const uint64_t outer[] = {5}, all[] = {4, 3}, one[] = {2};
    fixture f = open_fixture(bridge, 1);
    size_t found = 0;
    ent_coalitions *merged = merge(&f, outer, 1);
    assert_int_equal(ent_coalition_count(merged), 2);
    assert_int_equal(ent_coalition_parties(merged, 0), 5);
    assert_int_equal(ent_coalition_parties(merged, 1), 2);
    assert_int_equal(ent_coalition_find(merged, 4, &found), ENT_ERROR_NOT_FOUND);
    assert_int_equal(ent_coalitions_concepts(merged), ENT_COALITION_CONCEPTS);
    ent_coalitions_free(merged);
    merged = merge(&f, all, 2);
    assert_int_equal(ent_coalition_count(merged), 2);
    assert_int_equal(ent_coalition_parties(merged, 0), 3);
    ent_coalitions_free(merged);
    merged = merge(&f, one, 1);
    assert_int_equal(ent_coalition_count(merged), 3);
    ent_coalitions_free(merged);
    close_fixture(&f);
}

/* The same on any number of threads. */
static void threads(void **unused)
{
    (void)unused;
    static const uint64_t outer[] = {5};
    fixture one = open_fixture(towns, 1), five = open_fixture(towns, 5);
    ent_coalitions *a = merge(&one, outer, 1), *b = merge(&five, outer, 1);
    for (ent_concept c = ENT_NASH; c <= ENT_SEQ; c++) {
        for (size_t k = 0; k < 2 * ent_state_count(one.space); k++) {
            assert_int_equal(ent_coalition_is_stable(a, c, k % 2, k / 2),
                             ent_coalition_is_stable(b, c, k % 2, k / 2));
        }
        assert_int_equal(ent_coalition_equilibrium_count(a, c),
                         ent_coalition_equilibrium_count(b, c));
    }
    ent_coalitions_free(a);
    ent_coalitions_free(b);
    close_fixture(&one);
    close_fixture(&five);
}

/* 64 parties can be merged, 65 not; more than 16 others are no matter, since none of them act together. */
static void many_parties(void **unused)
{
    (void)unused;
    for (size_t parties = 64; parties <= 65; parties++) {
        static const uint64_t pair = (uint64_t)1 << 63 | 1;
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_parties(parties, &text, &length);
        fputs("options:\n  first: {party: p0}\n  last: {party: p63}\n"
              "rules: [{always: first iff last}]\npreferences:\n  p0: [first]\n  p63: [last]\n",
              out);
        assert_int_equal(fclose(out), 0);
        fixture f = open_fixture(text, 1);
        ent_coalitions *merged = NULL;
        ent_merged_options options;
        ent_merged_defaults(&options);
        options.groups = &pair;
        options.group_count = 1;
        const ent_status status = ent_merged_new(f.context, f.space, &options, &merged);
        assert_int_equal(status, parties == 64 ? ENT_OK : ENT_ERROR_UNSUPPORTED);
        if (status == ENT_OK) { /* together they take up both, which neither can alone */
            assert_int_equal(ent_coalition_count(merged), 63);
            assert_false(ent_coalition_is_stable(merged, ENT_SEQ, 0, 0));
            assert_true(ent_coalition_is_stable(merged, ENT_NASH, 0, 1));
        } else {
            assert_string_equal(ent_diagnostic_at(f.context, 0)->code, "E351");
        }
        ent_coalitions_free(merged);
        close_fixture(&f);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(players),
        cmocka_unit_test(threads),
        cmocka_unit_test(many_parties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
