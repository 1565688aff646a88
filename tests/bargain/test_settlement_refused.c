/* SPDX-License-Identifier: MIT */
/* Settling with each request for memory refused, cancelled at each question, and with arguments that are none. */
#include "refusal.h"
#include "settled.h"

static ent_status settle(refusal *r)
{
    ent_settle_options options;
    ent_bargaining *out = NULL;
    ent_settle_defaults(&options);
    options.scale = r->where == NULL ? ENT_SCALE_OF_FILE : ENT_SCALE_UNIT;
    options.disagreement = r->where == NULL ? ENT_DISAGREEMENT_OF_FILE : ENT_DISAGREEMENT_WORST;
    const ent_status status = ent_settle_new(r->context, r->dispute, &options, &out);
    assert_true((status == ENT_OK) == (out != NULL));
    ent_settle_free(out);
    return status;
}

/* The Pareto set of a table that the filter does not empty. */
static ent_status find_set(refusal *r, size_t parties)
{
    enum { ROWS = 1500 }; /* more than one batch of the window */
    static int64_t table[ROWS * 5];
    uint64_t random = 3, set[ROWS / 64 + 1] = {5}, kept = 5;
    for (size_t k = 0; k < ROWS; k++) {
        int64_t left = 300;
        for (size_t p = 0; p < parties; p++) {
            table[k * parties + p] =
                p + 1 < parties ? (int64_t)below(&random, 60) : left + (int64_t)below(&random, 9);
            left -= table[k * parties + p];
        }
    }
    const ent_status status = ent_pareto(r->context, parties, ROWS, table, set);
    assert_true((status == ENT_OK) == (set[0] != kept));
    return status;
}

static ent_status find_three(refusal *r)
{
    return find_set(r, 3);
}

static ent_status find_five(refusal *r)
{
    return find_set(r, 5);
}

static bool swallow(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return true;
}

static bool refuse(void *user, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)user += length;
    return false;
}

static void refused(void **state)
{
    const char *const merged =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
        "preferences: {a: {weights: [{want: o, weight: 1}]}, b: [q]}\n"
        "rules: [{same: o}]\n"
        "issues: {x: {option: q, utilities: {b: [1, 2]}}}\n";
    const char *const silent = "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\n";
    const struct {
        refusal_action run;
        const char *text, *where;
        ent_status ordinary;
    } cases[] = {
        {settle, packages_text, NULL, ENT_OK},   {settle, wide_text, NULL, ENT_OK},
        {settle, wide_text, "", ENT_OK},         {settle, packages_text, "", ENT_OK},
        {settle, states_text, NULL, ENT_OK},     {settle, ordered_text, "", ENT_OK},
        {settle, merged, NULL, ENT_ERROR_INPUT}, {settle, silent, NULL, ENT_ERROR_UNSUPPORTED},
        {settle, long_text, NULL, ENT_OK},       {find_three, silent, NULL, ENT_OK},
        {find_five, silent, NULL, ENT_OK},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        refusal r = {
            .where = cases[k].where, .ordinary = cases[k].ordinary, .some = k != 2 && k < 9};
        assert_true(refusal_exhaust(&r, cases[k].run, cases[k].text) > 0);
    }
}

/* A worth in writing is made while it is asked for. */
static void written(void **state)
{
    refusal r = {.ordinary = ENT_OK};
    ent_bargaining *b = NULL;
    size_t length = 0;
    (void)state;
    refusal_set_up(&r, wide_text);
    assert_int_equal(ent_settle_new(r.context, r.dispute, NULL, &b), ENT_OK);
    const ent_sink sink = {swallow, &length}, closed = {refuse, &length};
    for (size_t k = 1; k > 0; k++) {
        length = 0;
        r.calls = 0;
        r.refuse_at = k;
        const ent_status status = ent_outcome_worth_text(r.context, b, 1, 2, &sink);
        r.refuse_at = 0;
        if (r.calls < k) {
            assert_int_equal(status, ENT_OK);
            assert_true(length > 0);
            break;
        }
        assert_int_equal(status, ENT_ERROR_MEMORY);
        assert_int_equal(length, 0);
    }
    assert_int_equal(ent_outcome_worth_text(r.context, b, 1, 2, &closed), ENT_ERROR_IO);
    assert_int_equal(ent_outcome_worth_text(NULL, b, 1, 2, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outcome_worth_text(r.context, NULL, 1, 2, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outcome_worth_text(r.context, b, 2, 2, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outcome_worth_text(r.context, b, 1, 3, &sink), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_outcome_worth_text(r.context, b, 1, 2, NULL), ENT_ERROR_ARGUMENT);
    ent_settle_free(b);
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    ent_context_free(r.reader);
    assert_int_equal(r.live, 0);
}

static void arguments(void **state)
{
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, packages_text);
    ent_bargaining *out = NULL;
    ent_settle_options good;
    (void)state;
    ent_settle_defaults(&good);
    assert_int_equal(ent_settle_new(NULL, dispute, &good, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_settle_new(context, NULL, &good, &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_settle_new(context, dispute, &good, NULL), ENT_ERROR_ARGUMENT);
    for (size_t k = 0; k < 4; k++) {
        ent_settle_options bad = good;
        bad.size -= k == 0;
        bad.scale = k == 1 ? (ent_scale)(ENT_SCALE_UNIT + 1) : bad.scale;
        bad.disagreement =
            k == 2 ? (ent_disagreement)(ENT_DISAGREEMENT_WORST + 1) : bad.disagreement;
        bad.concepts |= k == 3 ? ENT_ALL_CONCEPTS + 1 : 0;
        assert_int_equal(ent_settle_new(context, dispute, &bad, &out), ENT_ERROR_ARGUMENT);
    }
    assert_null(out);
    ent_settle_free(NULL);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refused),
        cmocka_unit_test(written),
        cmocka_unit_test(arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
