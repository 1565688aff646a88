/* SPDX-License-Identifier: MIT */
/* Expressions as clauses: with the options' variables known, the gates follow, and all clauses hold
 * exactly where the expression does. */
#include "unit/support.h"

#include "space/encoding.h"

enum { MOST_VARIABLES = 4096 };

/* What each variable is known to be: 0 nothing, 1 true, -1 false. */
typedef struct assignment {
    signed char of[MOST_VARIABLES];
} assignment;

static int known(const assignment *a, ent_literal literal)
{
    return literal > 0 ? a->of[literal] : -a->of[-literal];
}

/* Draws what follows from one clause; returns how many variables that is, -1 when it is violated. */
static int draw_from(assignment *a, const ent_literal *clause)
{
    ent_literal open = 0;
    for (; *clause != 0; clause++) {
        if (known(a, *clause) > 0) {
            return 0;
        }
        if (known(a, *clause) == 0) {
            if (open != 0) {
                return 0;
            }
            open = *clause;
        }
    }
    if (open == 0) {
        return -1;
    }
    a->of[abs(open)] = open > 0 ? 1 : -1;
    return 1;
}

/* Draws all that follows; false when a clause is violated. */
static bool propagate(assignment *a, const ent_clauses *clauses)
{
    size_t length = 0;
    const ent_literal *literals = ent_clauses_read(clauses, &length);
    for (int changed = 1; changed > 0;) {
        changed = 0;
        for (size_t i = 0; i < length; i++) {
            const int drawn = draw_from(a, literals + i);
            if (drawn < 0) {
                return false;
            }
            changed += drawn;
            while (literals[i] != 0) {
                i++;
            }
        }
    }
    return true;
}

/* Sets the variables of an encoding's options; what is constant there must agree. */
static bool assign(assignment *a, const ent_encoding *encoding, const shape *s,
                   const uint32_t *values)
{
    for (size_t o = 0; o < s->options; o++) {
        for (uint32_t v = 1; v < s->values[o]; v++) {
            const ent_literal step = ent_encoding_step(encoding, o, v);
            const int wanted = values[o] >= v ? 1 : -1;
            if (abs(step) == ENT_LITERAL_TRUE) {
                if ((step > 0) != (wanted > 0)) {
                    return false;
                }
            } else {
                a->of[step] = (signed char)wanted;
            }
        }
    }
    return true;
}

static void assert_all_known(const assignment *a, const ent_clauses *clauses)
{
    assert_in_range(ent_clauses_variables(clauses), 0, MOST_VARIABLES - 1);
    for (ent_literal v = 1; v <= ent_clauses_variables(clauses); v++) {
        assert_int_not_equal(a->of[v], 0);
    }
}

/* Goes to the next assignment of values; false after the last. */
static bool next_values(const shape *s, uint32_t *values)
{
    for (size_t o = 0; o < s->options; o++) {
        if (++values[o] < s->values[o]) {
            return true;
        }
        values[o] = 0;
    }
    return false;
}

static shape draw_shape(uint64_t *random)
{
    shape s = {.parties = 1, .names = below(random, 3)};
    for (size_t o = 1 + below(random, 5); o > 0; o--) {
        add_option(&s, 0, below(random, 2) == 0 ? 2 : 2 + below(random, 4), ENT_MOVES_ANY);
    }
    return s;
}

/* A random dispute with two rules, in `text`. */
static void write_dispute(char *text, size_t size, uint64_t *random, const shape *s)
{
    FILE *out = fmemopen(text, size, "w");
    assert_non_null(out);
    write_head(out, random, s);
    fputs("rules:\n  - always: \"", out);
    write_expression(out, random, s, 0, 3);
    fputs("\"\n  - never: \"", out);
    write_expression(out, random, s, 0, 3);
    fputs("\"\npreferences:\n  p0: []\n", out);
    assert_int_equal(fclose(out), 0);
}

typedef struct sample {
    ent_context *context;
    ent_dispute *dispute;
    ent_clauses *clauses;
    ent_encoding *encoding;
    shape shape;
} sample;

static sample draw_sample(uint64_t *random)
{
    char text[1 << 16];
    sample s = {.context = new_context(), .shape = draw_shape(random)};
    write_dispute(text, sizeof text, random, &s.shape);
    s.dispute = read_dispute(s.context, text);
    assert_int_equal(ent_clauses_new(&s.dispute->allocator, &s.clauses), ENT_OK);
    assert_int_equal(ent_encoding_new(s.clauses, s.dispute, &s.encoding), ENT_OK);
    return s;
}

static void drop_sample(sample *s)
{
    ent_encoding_free(s->encoding);
    ent_clauses_free(s->clauses);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

static void test_asserted(void **state)
{
    (void)state;
    uint64_t random = 71;
    for (int round = 0; round < 400; round++) {
        sample s = draw_sample(&random);
        const bool both = below(&random, 2) == 0;
        for (size_t r = 0; r <= both; r++) {
            assert_int_equal(ent_encoding_assert(s.encoding, s.dispute->rules[r].always, both),
                             ENT_OK);
        }
        uint32_t values[MOST_OPTIONS] = {0};
        do {
            assignment a = {{0}};
            assert_true(assign(&a, s.encoding, &s.shape, values));
            bool holds = truth(s.dispute->rules[0].always, values) == both;
            holds = holds && (!both || truth(s.dispute->rules[1].always, values));
            assert_int_equal(propagate(&a, s.clauses), holds);
            if (holds) {
                assert_all_known(&a, s.clauses);
            }
        } while (next_values(&s.shape, values));
        drop_sample(&s);
    }
}

static void test_literals(void **state)
{
    (void)state;
    uint64_t random = 72;
    for (int round = 0; round < 400; round++) {
        sample s = draw_sample(&random);
        ent_literal literal[2] = {0}, again = 0;
        for (size_t r = 0; r < 2; r++) {
            const ent_expression *x = s.dispute->rules[r].always;
            assert_int_equal(ent_encoding_literal(s.encoding, x, &literal[r]), ENT_OK);
            const ent_literal variables = ent_clauses_variables(s.clauses);
            assert_int_equal(ent_encoding_literal(s.encoding, x, &again), ENT_OK);
            assert_int_equal(again, literal[r]);
            assert_int_equal(ent_clauses_variables(s.clauses), variables);
        }
        uint32_t values[MOST_OPTIONS] = {0};
        do {
            assignment a = {{0}};
            assert_true(assign(&a, s.encoding, &s.shape, values));
            assert_true(propagate(&a, s.clauses));
            assert_all_known(&a, s.clauses);
            for (size_t r = 0; r < 2; r++) {
                const bool holds = truth(s.dispute->rules[r].always, values);
                assert_int_equal(abs(literal[r]) == ENT_LITERAL_TRUE ? literal[r] > 0
                                                                     : known(&a, literal[r]) > 0,
                                 holds);
            }
        } while (next_values(&s.shape, values));
        drop_sample(&s);
    }
}

/* A second encoding with some options fixed, some with variables of their own, the rest shared: what
 * holds there is the expression of the mixed values. */
static void test_derived(void **state)
{
    (void)state;
    uint64_t random = 73;
    for (int round = 0; round < 400; round++) {
        sample s = draw_sample(&random);
        const ent_expression *x = s.dispute->rules[0].always;
        ent_literal literal = 0;
        ent_encoding *derived = NULL;
        assert_int_equal(ent_encoding_literal(s.encoding, x, &literal), ENT_OK);
        assert_int_equal(ent_encoding_derive(s.encoding, &derived), ENT_OK);
        uint32_t values[MOST_OPTIONS], mixed[MOST_OPTIONS];
        for (size_t o = 0; o < s.shape.options; o++) {
            values[o] = mixed[o] = (uint32_t)below(&random, s.shape.values[o]);
            const size_t kind = below(&random, 3);
            if (kind > 0) {
                mixed[o] = (uint32_t)below(&random, s.shape.values[o]);
                assert_int_equal(ent_encoding_renew(derived, o), ENT_OK);
            }
            if (kind == 1) {
                ent_encoding_fix(derived, o, mixed[o]);
            }
        }
        assert_int_equal(ent_encoding_assert(derived, x, true), ENT_OK);
        assignment a = {{0}};
        assert_true(assign(&a, s.encoding, &s.shape, values));
        assert_true(assign(&a, derived, &s.shape, mixed));
        assert_int_equal(propagate(&a, s.clauses), truth(x, mixed));
        ent_encoding_free(derived);
        drop_sample(&s);
    }
}

/* The text of all clauses, each in brackets. */
static void assert_clauses(const ent_clauses *clauses, const char *expected)
{
    char text[1024] = "";
    size_t length = 0, at = 0;
    const ent_literal *literals = ent_clauses_read(clauses, &length);
    for (size_t i = 0; i < length; i++) {
        at += (size_t)snprintf(text + at, sizeof text - at, literals[i] == 0 ? "; " : "%d ",
                               literals[i]);
    }
    assert_string_equal(text, expected);
}

/* Rules of the usual forms become clauses without gates. */
static void test_plain_forms(void **state)
{
    static const struct {
        const char *rule, *clauses;
    } samples[] = {
        {"never: a and b and not c", "-1 -2 3 ; "},
        {"always: a or b", "1 2 ; "},
        {"always: a and b implies c", "-1 -2 3 ; "},
        {"always: a implies (b and not c)", "-1 2 ; -1 -3 ; "},
        {"always: a iff b", "-1 2 ; 1 -2 ; "},
        {"always: a iff not b", "-1 -2 ; 1 2 ; "},
        {"never: a iff b", "-1 -2 ; 1 2 ; "},
        {"always: not (a or b)", "-1 ; -2 ; "},
        {"always: exactly 1 of (a b c)", "1 2 3 ; -2 -3 ; -1 -3 ; -1 -2 ; "},
        {"always: atmost 2 of (a b c)", "-1 -2 -3 ; "},
        {"never: atleast 2 of (a b c)", "-2 -3 ; -1 -3 ; -1 -2 ; "},
        {"never: atmost 1 of (a b c)", "2 3 ; 1 3 ; 1 2 ; "},
        {"always: c implies atleast 1 of (a b)", "1 2 -3 ; "},
        {"always: d >= m", "4 ; "},
        {"always: d = m", "4 ; -5 ; "},
        {"always: d != m", "-4 5 ; "},
        {"always: a or d = m", "1 4 ; 1 -5 ; "},
        {"never: both", "-1 -2 ; "},
        {"never: a and not a", ""},
        {"always: a and not a", "1 ; -1 ; "},
        {"always: d >= l", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char text[600];
        (void)snprintf(text, sizeof text,
                       "entente: 1\nparties: {p: {}}\noptions:\n  a: {party: p}\n  b: {party: p}\n"
                       "  c: {party: p}\n  d: {party: p, values: [l, m, h]}\nstates:\n"
                       "  both: a and b\nrules:\n  - %s\npreferences: {p: []}\n",
                       samples[i].rule);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, text);
        ent_clauses *clauses = NULL;
        ent_encoding *encoding = NULL;
        assert_int_equal(ent_clauses_new(&dispute->allocator, &clauses), ENT_OK);
        assert_int_equal(ent_encoding_new(clauses, dispute, &encoding), ENT_OK);
        assert_int_equal(ent_encoding_assert(encoding, dispute->rules[0].always, true), ENT_OK);
        assert_int_equal(ent_clauses_variables(clauses), 5);
        char expected[200]; /* with the side clause of the three values before it */
        (void)snprintf(expected, sizeof expected, "4 -5 ; %s", samples[i].clauses);
        assert_clauses(clauses, expected);
        ent_encoding_free(encoding);
        ent_clauses_free(clauses);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asserted),
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_derived),
        cmocka_unit_test(test_plain_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
