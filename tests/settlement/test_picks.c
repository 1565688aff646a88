/* SPDX-License-Identifier: MIT */
/* Which points pick an outcome, where a point picks all that is efficient, some of it, or one. */
#include "report/settlement/picks.h"
#include "unit/support.h"

enum { ISSUES = 10, ROOM = 4096 };

/* What one has of an issue the other has not: so every package is efficient, and all sums are equal. */
static void write_ties(char *text)
{
    int length =
        snprintf(text, ROOM, "entente: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n");
    for (int i = 0; i < ISSUES; i++) {
        length += snprintf(text + length, (size_t)(ROOM - length),
                           "  i%d: {values: [v, w], utilities: {a: [0, %d], b: [%d, 0]}}\n", i,
                           1 << i, 1 << i);
    }
}

static bool is_listed(const ent_point_view *view, uint64_t outcome)
{
    bool found = false;
    for (uint64_t i = 0; i < view->count; i++) {
        found = found || view->outcomes[i] == outcome;
    }
    return found;
}

static void ties(void **unused)
{
    char text[ROOM];
    ent_context *context = new_context();
    ent_bargaining *b = NULL;
    (void)unused;
    write_ties(text);
    ent_dispute *dispute = read_dispute(context, text);
    assert_int_equal(ent_settle_new(context, dispute, NULL, &b), ENT_OK);
    assert_int_equal(ent_efficient_count(b), 1 << ISSUES);
    assert_int_equal(ent_settle_point(b, ENT_POINT_UTILITARIAN).count, 1 << ISSUES);
    for (uint64_t k = 0; k < ent_outcome_count(b); k++) {
        for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
            const ent_point_view view = ent_settle_point(b, point);
            assert_int_equal(ent_outcome_picks(b, k) >> point & 1, is_listed(&view, k));
        }
    }
    ent_settle_free(b);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

/* Where there are no points, none picks anything. */
static void without_points(void **unused)
{
    ent_context *context = new_context();
    ent_bargaining *b = NULL;
    (void)unused;
    ent_dispute *dispute = read_dispute(
        context, "entente: 1\nparties: {a: }\noptions: {o: {party: a}}\npreferences: {a: [o]}\n");
    assert_int_equal(ent_settle_new(context, dispute, NULL, &b), ENT_OK);
    assert_non_null(ent_settle_point(b, ENT_POINT_NASH).reason);
    assert_int_equal(ent_outcome_picks(b, 1), 0);
    ent_settle_free(b);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties),
        cmocka_unit_test(without_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
