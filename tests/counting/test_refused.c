/* SPDX-License-Identifier: MIT */
/* Counting and listing with each allocation refused in turn, and cancelled each time that they ask. */
#include "counting/sample.h"
#include "refusal.h"

static ent_status count(refusal *s)
{
    ent_state_total *made = NULL;
    const ent_status status = ent_states_count(s->context, s->dispute, "--where", s->where, &made);
    assert_int_equal(status == ENT_OK, made != NULL);
    ent_state_total_free(made);
    return status;
}

static ent_status list(refusal *s)
{
    ent_space *made = NULL;
    const ent_status status = ent_space_new(s->context, s->dispute, &made);
    assert_int_equal(status == ENT_OK, made != NULL);
    ent_space_free(made);
    return status;
}

/* Lists the states and looks for findings about rules. */
static ent_status find(refusal *s)
{
    ent_space *made = NULL;
    ent_status status = ent_space_new(s->context, s->dispute, &made);
    if (status == ENT_OK) {
        status = ent_findings(s->context, made);
    }
    ent_diagnostics_clear(s->context);
    ent_space_free(made);
    return status;
}

/* Options o0, o1, ... and rules. */
static char *write_text(size_t options, const char *rules)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {a: }\noptions:\n  g: {party: a, values: [l, m, h]}\n", out);
    for (size_t o = 0; o < options; o++) {
        fprintf(out, "  o%zu: {party: a}\n", o);
    }
    fprintf(out, "rules:\n%spreferences: {a: [o0]}\n", rules);
    assert_int_equal(fclose(out), 0);
    return text;
}

static const char tight[] = "  - always: exactly 1 of (o0 o1 o2 o3 o4 o5 o6 o7 o8 o9 o10 o11)\n"
                            "  - always: exactly 2 of (o12 o13 o14 o15 o16 o17 o18 o19)\n"
                            "  - never: (o3 or o4) and (g = m iff o19)\n"
                            "  - never: o20 and o5\n";
static const char merged[] = "  - same: o1 and o2\n  - same: o2 and o3\n  - same: o7 and g = m\n"
                             "  - same: o8 and not o8\n  - never: o9 and o10\n";
static const char many[] =
    "  - always: exactly 3 of (o0 o1 o2 o3 o4 o5 o6 o7 o8 o9 o10 o11 o12 o13 "
    "o14 o15 o16 o17 o18 o19 o20 o21 o22 o23 o24)\n"
    "  - never: o31 and o32 and o33\n";

static const char conflict[] = "  - never: o1 and o2\n  - always: o1\n  - always: o3 or o2\n"
                               "  - never: o3\n  - never: o4 and o5\n";

static void test_find(void **state)
{
    (void)state;
    static const char *const samples[] = {
        "  - never: o1 and not o1\n  - never: o2 and o3\n  - never: o2 and o3 and o4\n",
        "  - never: o1\n  - never: o1 and o2 and g = m\n  - always: g != h or not o1\n"};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = write_text(6, samples[i]);
        refusal s = {.ordinary = ENT_OK};
        refusal_exhaust(&s, find, text);
        free(text);
    }
}

static void test_count(void **state)
{
    (void)state;
    static const struct {
        const char *rules, *where;
        ent_status ordinary;
        size_t options;
    } samples[] = {
        {tight, NULL, ENT_OK, 24},
        {tight, "o5 or g = m", ENT_OK, 24},
        {merged, "o1 or o9", ENT_OK, 12},
        {many, "s99", ENT_OK, 70},
        {many, "s0", ENT_ERROR_NOT_FOUND, 70},
        {many, "today", ENT_ERROR_NOT_FOUND, 70},
        {many, "o1 and", ENT_ERROR_INPUT, 70},
        {"  - never: o1 or not o1\n", NULL, ENT_ERROR_INPUT, 3},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = write_text(samples[i].options, samples[i].rules);
        refusal s = {.where = samples[i].where, .ordinary = samples[i].ordinary, .some = true};
        refusal_exhaust(&s, count, text);
        free(text);
    }
}

static void test_list(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        ent_status ordinary;
        size_t options;
    } samples[] = {
        {tight, ENT_OK, 21},             /* along the count */
        {merged, ENT_OK, 12},            /* in blocks */
        {"  - never: o1\n", ENT_OK, 19}, /* in blocks, counted before */
        {many, ENT_ERROR_LIMIT, 70},     /* too many, and how many */
        {"  []\n", ENT_ERROR_LIMIT, 70}, /* without rules */
        {conflict, ENT_ERROR_INPUT, 6},  /* none, and which rules conflict */
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = write_text(samples[i].options, samples[i].rules);
        refusal s = {.ordinary = samples[i].ordinary, .some = samples[i].options > 6};
        refusal_exhaust(&s, list, text);
        free(text);
    }
}

static void test_arguments(void **state)
{
    (void)state;
    ent_context *context = new_context();
    char *text = write_text(3, "  - never: o1\n");
    ent_dispute *dispute = read_dispute(context, text);
    ent_state_total *out = NULL;
    assert_int_equal(ent_states_count(NULL, dispute, "w", "o1", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_states_count(context, NULL, "w", "o1", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_states_count(context, dispute, NULL, "o1", &out), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_states_count(context, dispute, "w", "o1", NULL), ENT_ERROR_ARGUMENT);
    assert_null(out);
    ent_state_total_free(NULL);
    ent_dispute_free(dispute);
    ent_context_free(context);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
