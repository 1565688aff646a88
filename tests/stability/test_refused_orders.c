/* SPDX-License-Identifier: MIT */
/*
 * Orders with each allocation refused in turn: statements that are sorted because there are many, weights, rankings that
 * do not fit; and the same as clauses, for questions that are asked without a listing.
 */
#include "refusal.h"

#define PARTIES "entente: 1\nparties: {a: , b: }\n"
#define FOUR    PARTIES "options: {o: {party: a}, q: {party: b}}\n"

static ent_status check(refusal *r)
{
    ent_space *space = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_preferences_check(r->context, space);
    }
    ent_space_free(space);
    return status;
}

static ent_status ask(refusal *r)
{
    ent_existence *found = NULL;
    const ent_status status =
        ent_exists(r->context, r->dispute, "--exists", r->where, NULL, &found);
    assert_int_equal(status == ENT_OK, found != NULL);
    ent_existence_free(found);
    return status;
}

/* More statements than a table has room for. */
static void many_statements(void **unused)
{
    (void)unused;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs(PARTIES "options:\n", out);
    for (size_t o = 0; o < 10; o++) {
        fprintf(out, "  o%zu: {party: %s}\n", o, o < 5 ? "a" : "b");
    }
    fputs("preferences:\n  b: []\n  a:\n", out);
    for (size_t w = 0; w < 44; w++) {
        fprintf(out, "    - o%zu and not o%zu\n", w % 10, (w + 1 + w / 10) % 10);
    }
    assert_int_equal(fclose(out), 0);
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, check, text) > 20);
    free(text);
}

static void rankings(void **unused)
{
    (void)unused;
    static const char *const texts[] = {
        FOUR "preferences: {b: [], a: {ranking: [o, 'q and not o', o and q, rest]}}\n",
        FOUR "preferences: {b: [], a: {ranking: [o, q]}}\n",
        FOUR "preferences: {b: [], a: {of: 4, ranking: [s1, s2, [s3, s9]]}}\n",
        FOUR "preferences: {b: [], a: {of: 4, ranking: [s1, [s2, s3], s2, s4]}}\n",
        FOUR "preferences: {b: [], a: {of: 4, ranking: [s1, s2, s3, s4], unknown: [[s1, s7]]}}\n",
        FOUR "preferences: {b: [], a: {of: 9, ranking: [s1, rest]}}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        refusal r = {.ordinary = ENT_ERROR_INPUT};
        assert_true(refusal_exhaust(&r, check, texts[i]) > 3);
    }
}

/* Questions without a listing: what can be asked, and what is refused. */
static void as_clauses(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *where;
    } rows[] = {
        {FOUR "preferences: {b: {weights: [{want: o, weight: 3}, {want: q, weight: -2.5}]},"
              " a: {weights: [{want: o and q, weight: 7}, {want: q, weight: 1}, {want: o, weight: "
              "-4}]}}\n",
         "o or q"},
        {FOUR "preferences: {a: [o, q, o iff q], b: {ranking: [o and q, not o, rest]}}\n", "o"},
        {FOUR "preferences: {a: {of: 4, ranking: [s1, rest]}, b: [o]}\n", "o"},
        {FOUR "preferences: {a: [o], b: [q]}\nmisperceptions: {a: [q], b: [o, q]}\n", "o"},
        {FOUR "rules:\n  - never: o\n  - never: q\ntoday: {o: yes, q: yes}\n"
              "preferences: {a: [o], b: [q]}\n",
         "q"},
        {FOUR "rules:\n  - same: o\n  - same: q\npreferences: {a: [o], b: [q]}\n", "o"},
        {PARTIES "graph: {states: [x, y], moves: {a: {x: [y]}, b: {y: [x]}}}\n"
                 "preferences: {a: [x], b: [y]}\n",
         "x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        refusal r = {.where = rows[i].where, .whatever = true};
        assert_true(refusal_exhaust(&r, ask, rows[i].text) > 0);
        assert_int_not_equal(r.ordinary, ENT_ERROR_ARGUMENT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_statements),
        cmocka_unit_test(rankings),
        cmocka_unit_test(as_clauses),
    };
    return cmocka_run_group_tests_name("refused orders", tests, NULL, NULL);
}
