/* SPDX-License-Identifier: MIT */
/*
 * Rules of every form with each allocation refused in turn: wide disjunctions, so that what is gathered of them grows
 * at every place where it can, with equivalences, conjunctions, counts, ranges and names within.
 */
#include "counting/sample.h"
#include "refusal.h"

enum { PLAIN = 9 /* yes/no options; g0 and g1 have values of their own */ };

static void write_part(FILE *out, uint64_t *random, int depth);

/* Some parts in a row; `by` NULL: only blanks between them, as in a count. */
static void write_row(FILE *out, uint64_t *random, size_t count, const char *by, int depth)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%s", i == 0 ? "" : " ", i == 0 || by == NULL ? "" : by);
        fputs(i == 0 || by == NULL ? "" : " ", out);
        write_part(out, random, depth);
    }
}

static void write_plain_part(FILE *out, uint64_t *random)
{
    static const char *const ranges[] = {"g0 = m", "g1 != m", "g0 >= m", "g1 < h", "late", "odd"};
    if (below(random, 2) == 0) {
        fputs(ranges[below(random, 6)], out);
    } else {
        fprintf(out, "%so%zu", below(random, 3) == 0 ? "not " : "", below(random, PLAIN));
    }
}

static void write_part(FILE *out, uint64_t *random, int depth)
{
    static const char *const counts[] = {"exactly", "atleast", "atmost"};
    const size_t kind = depth == 0 ? 0 : below(random, 8), items = 2 + below(random, 5);
    if (kind < 3) {
        write_plain_part(out, random);
        return;
    }
    fputs(kind == 3 ? "not (" : "(", out);
    if (kind == 4) {
        write_row(out, random, 2, "iff", depth - 1);
    } else if (kind == 5) {
        fprintf(out, "%s %zu of (", counts[below(random, 3)], 1 + below(random, items));
        write_row(out, random, items, NULL, depth - 1);
        fputs(")", out);
    } else {
        write_row(out, random, items, kind == 6 ? "and" : "or", depth - 1);
    }
    fputs(")", out);
}

static char *write_dispute(uint64_t *random, size_t rules)
{
    static const char *const kinds[] = {"always", "always", "never", "same"};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n", out);
    for (size_t o = 0; o < PLAIN; o++) {
        fprintf(out, "  o%zu: {party: a}\n", o);
    }
    fputs("  g0: {party: a, values: [l, m, h]}\n  g1: {party: a, values: [l, m, n, h]}\nrules:\n",
          out);
    for (size_t r = 0; r < rules; r++) {
        fprintf(out, "  - %s: \"", kinds[below(random, r == 0 ? 2 : 4)]);
        write_row(out, random, 1 + below(random, 12), "or", 2);
        fputs("\"\n", out);
    }
    fputs("states:\n  late: g0 = h and (o1 iff o2)\n  odd: exactly 1 of (o0 o3 late) or g1 = n\n"
          "preferences: {a: [late, odd]}\n",
          out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static ent_status count(refusal *r)
{
    ent_state_total *made = NULL;
    const ent_status status = ent_states_count(r->context, r->dispute, "--where", r->where, &made);
    assert_int_equal(status == ENT_OK, made != NULL);
    ent_state_total_free(made);
    return status;
}

static ent_status list_and_find(refusal *r)
{
    ent_space *made = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &made);
    if (status == ENT_OK) {
        status = ent_findings(r->context, made);
    }
    ent_space_free(made);
    return status;
}

static void exhaust(uint64_t seed, refusal_action run, const char *where)
{
    uint64_t random = seed;
    for (size_t round = 0; round < 14; round++) {
        char *text = write_dispute(&random, 1 + round % 4);
        refusal r = {.where = where, .whatever = true, .some = round >= 8};
        assert_true(refusal_exhaust(&r, run, text) > 10);
        free(text);
    }
}

static void counted(void **unused)
{
    (void)unused;
    exhaust(3, count, NULL);
    exhaust(4, count, "late or odd");
}

static void listed(void **unused)
{
    (void)unused;
    exhaust(5, list_and_find, NULL);
}

/* Options o0, o1, ... of so many values, and what else stands in the file. */
static char *write_plain(size_t options, const char *values, const char *rest)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n", out);
    for (size_t o = 0; o < options; o++) {
        fprintf(out, "  o%zu: {party: a%s}\n", o, values);
    }
    fprintf(out, "%spreferences: {a: []}\n", rest);
    assert_int_equal(fclose(out), 0);
    return text;
}

#define ONE_OF_22                                                                                  \
    "rules:\n  - always: exactly 1 of (o0 o1 o2 o3 o4 o5 o6 o7 o8 o9 o10 o11 o12 o13 o14 o15 o16 " \
    "o17 o18 o19 o20 o21)\n"
#define CROWD                                                                                      \
    "rules:\n  - never: o0 and o1\n  - always: o1 or o2\n  - always: o3 or o0\n"                   \
    "  - never: o2 and o3\n  - always: not o3 or o2\n  - never: not o0 and not o1\n"               \
    "  - never: o0 and o2\n"

/* What is too much, too little, or not there. */
static void at_limits(void **unused)
{
    (void)unused;
    static const char graded[] = ", values: [a, b, c]";
    static const struct {
        const char *values, *rest;
        size_t options;
        uint64_t max_states;
        ent_status ordinary;
    } rows[] = {
        {"", ONE_OF_22, 22, 0, ENT_OK},          /* along the count */
        {"", ONE_OF_22, 22, 5, ENT_ERROR_LIMIT}, /* of which there are too many */
        {"", "", 70, 0, ENT_ERROR_LIMIT},        /* without rules */
        {graded, "", 99, 0, ENT_ERROR_LIMIT},    /* so many that only the size is told */
        {graded, "", 3, 20, ENT_ERROR_LIMIT},    /* few */
        {"", CROWD, 5, 0, ENT_ERROR_INPUT},      /* rules of which some conflict */
        {"", "rules:\n  - never: o0 or not o0\n", 2, 0, ENT_ERROR_INPUT},
        {"", "rules:\n  - never: o0 and (o1 or o2)\ntoday: {o0: yes, o1: yes, o2: yes}\n", 3, 0,
         ENT_ERROR_INPUT},
        {"", "rules:\n  - never: o0\nstates: {x: o0, y: o1 and not o1, z: o0 and o1}\n", 2, 0,
         ENT_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = write_plain(rows[i].options, rows[i].values, rows[i].rest);
        refusal r = {.ordinary = rows[i].ordinary, .max_states = rows[i].max_states};
        assert_true(refusal_exhaust(&r, list_and_find, text) > 3);
        free(text);
    }
}

/* So many values that the few states are not listed along the count, but searched for. */
static void searched_for(void **unused)
{
    (void)unused;
    char *values = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&values, &length);
    assert_non_null(out);
    for (size_t v = 0; v < 250; v++) {
        fprintf(out, "%sv%zu", v == 0 ? ", values: [" : ", ", v);
    }
    fputs("]", out);
    assert_int_equal(fclose(out), 0);
    char *text = write_plain(9, values,
                             "rules:\n  - always: o0 = v3 and o1 = v0 and o2 = v249 and o3 = v7\n"
                             "  - always: o4 = v8 and o5 = v99 and o6 = v1 and o7 = v2\n"
                             "  - always: o8 < v20\n");
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, list_and_find, text) > 50);
    free(text);
    free(values);
}

static void in_graph_form(void **unused)
{
    (void)unused;
    static const char text[] = "entente: 1\nparties: {a: }\ngraph:\n  states: [x, y, z]\n"
                               "  moves: {a: {x: [y], y: [z, x]}}\npreferences: {a: [y or z]}\n";
    static const char *const asked[] = {NULL, "y or x", "s2"};
    for (size_t i = 0; i < 3; i++) {
        refusal r = {.where = asked[i], .ordinary = ENT_OK};
        assert_true(refusal_exhaust(&r, count, text) > 0);
    }
}

/* Numbers of states, today, and names, where the states are counted and not listed. */
static void asked_for(void **unused)
{
    (void)unused;
    static const char bare[] =
        "rules:\n  - never: o0 and o1\n  - same: o1 and o2\n  - same: o2 and o3\n";
    static const char today[] = "rules:\n  - never: not o0 and not o1\n";
    static const struct {
        const char *rest, *where;
        ent_status ordinary;
    } rows[] = {
        {bare, "s2", ENT_OK},
        {bare, "s99", ENT_ERROR_NOT_FOUND},
        {bare, "today", ENT_OK},
        {today, "today", ENT_ERROR_NOT_FOUND},
        {today, "nobody", ENT_ERROR_INPUT},
        {"rules:\n  - never: o0 or not o0\n", "o1", ENT_ERROR_INPUT},
        {"rules:\n  - never: o0\ntoday: {o0: yes}\n", "o1", ENT_ERROR_INPUT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = write_plain(4, "", rows[i].rest);
        refusal r = {.where = rows[i].where, .ordinary = rows[i].ordinary};
        assert_true(refusal_exhaust(&r, count, text) > 3);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counted),       cmocka_unit_test(listed),
        cmocka_unit_test(at_limits),     cmocka_unit_test(searched_for),
        cmocka_unit_test(in_graph_form), cmocka_unit_test(asked_for),
    };
    return cmocka_run_group_tests_name("refused rules", tests, NULL, NULL);
}
