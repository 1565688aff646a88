/* SPDX-License-Identifier: MIT */
/* How many states there are, counted without a list, against the list: with rules of all kinds, merged
 * states, graph form, and conditions. */
#include "counting/sample.h"

/* The number, or a status other than ENT_OK in *status. */
static uint64_t total(ent_context *context, const ent_dispute *dispute, const char *text,
                      ent_status *status)
{
    ent_state_total *made = NULL;
    *status = ent_states_count(context, dispute, "--where", text, &made);
    assert_int_equal(*status == ENT_OK, made != NULL);
    const uint64_t number = made == NULL ? 0 : strtoull(ent_state_total_text(made), NULL, 10);
    ent_state_total_free(made);
    return number;
}

/* The same by listing. */
static uint64_t listed(ent_context *context, const ent_dispute *dispute, const char *text,
                       ent_status *status)
{
    ent_space *space = NULL;
    ent_state_set *set = NULL;
    *status = ent_space_new(context, dispute, &space);
    uint64_t count = *status == ENT_OK ? ent_state_count(space) : 0;
    if (*status == ENT_OK && text != NULL) {
        *status = ent_states_find(context, space, "--where", text, &set);
        count = *status == ENT_OK ? ent_state_set_count(set) : 0;
    }
    ent_state_set_free(set);
    ent_space_free(space);
    return count;
}

/* Both say the same of a text, and give the same errors. */
static void compare(ent_context *context, const ent_dispute *dispute, const char *text)
{
    ent_status one = ENT_OK, other = ENT_OK;
    ent_diagnostics_clear(context);
    const uint64_t expected = listed(context, dispute, text, &one);
    const uint64_t errors = ent_diagnostic_errors(context);
    ent_diagnostics_clear(context);
    const uint64_t found = total(context, dispute, text, &other);
    assert_int_equal(other, one);
    assert_int_equal(found, expected);
    assert_int_equal(ent_diagnostic_errors(context), errors);
}

static void test_random(void **state)
{
    (void)state;
    uint64_t random = 111;
    for (int round = 0; round < 500; round++) {
        char text[1 << 16], where[1 << 14];
        const manner m = {.most_options = 8,
                          .most_values = 4,
                          .rules = below(&random, 5),
                          .merges = below(&random, 5),
                          .depth = (int)below(&random, 3)};
        const shape s = write_sample(text, sizeof text, &random, &m);
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, text);
        FILE *out = fmemopen(where, sizeof where, "w");
        assert_non_null(out);
        write_expression(out, &random, &s, 0, 2);
        assert_int_equal(fclose(out), 0);
        compare(context, dispute, NULL);
        compare(context, dispute, where);
        static const char *const texts[] = {"today", "s1", "0", "s40", "o0 and"};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            compare(context, dispute, texts[i]);
        }
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

static void test_forms(void **state)
{
    static const char *const texts[] = {
        /* graph form */
        "entente: 1\nparties: {a: }\ngraph:\n  states: [x, y, z]\n  moves: {a: {x: y}}\n"
        "states: {n: x or z}\npreferences: {a: []}\n",
        /* no state is left; today breaks a rule */
        "entente: 1\nparties: {a: }\noptions: {n: {party: a}}\n"
        "rules: [{always: n}, {never: n}]\npreferences: {a: []}\n",
        "entente: 1\nparties: {a: }\noptions: {n: {party: a}, m: {party: a}}\n"
        "today: {n: yes, m: yes}\nrules: [{never: n and m}]\npreferences: {a: []}\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, texts[i]);
        compare(context, dispute, NULL);
        compare(context, dispute, "n");
        compare(context, dispute, "today");
        compare(context, dispute, "9");
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* 80 options and one rule of three: 7 * 2^77 states. */
static void test_large(void **state)
{
    (void)state;
    char text[1 << 14];
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n", out);
    for (int o = 0; o < 80; o++) {
        fprintf(out, "  o%d: {party: a}\n", o);
    }
    fputs("rules: [{never: o3 and o70 and not o41}]\npreferences: {a: []}\n", out);
    assert_int_equal(fclose(out), 0);
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    static const struct {
        const char *where, *number;
    } samples[] = {{NULL, "1057810092162800527867904"},
                   {"o3 and o70", "151115727451828646838272"},
                   {"s1057810092162800527867904", NULL},
                   {"s18446744073709551615", "1"},
                   {"today", "1"}};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        ent_state_total *made = NULL;
        const ent_status status =
            ent_states_count(context, dispute, "--where", samples[i].where, &made);
        assert_int_equal(status, ENT_OK);
        assert_string_equal(ent_state_total_text(made),
                            samples[i].number == NULL ? "1" : samples[i].number);
        ent_state_total_free(made);
    }
    ent_space *space = NULL;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_ERROR_LIMIT);
    const ent_diagnostic *last = ent_diagnostic_at(context, ent_diagnostic_count(context) - 1);
    assert_string_equal(last->message,
                        "1,057,810,092,162,800,527,867,904 states are possible, "
                        "and the memory that may be taken is enough for 134,217,728");
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
