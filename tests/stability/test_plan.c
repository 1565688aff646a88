/* SPDX-License-Identifier: MIT */
/* The plan of memory: what a solution takes at most is no more than was told, and not much less. */
#include "diag/context.h"
#include "unit/gauge.h"
#include "unit/support.h"

typedef struct kind {
    size_t parties, options, statements; /* options a party */
    const char *moves;                   /* of every second option */
    bool weights, constrained;
    unsigned concepts;
    bool strength;
    bool unsure; /* some wishes: types are asked for */
} kind;

static char *write_kind(const kind *k)
{
    char *text = NULL;
    size_t length = 0;
    uint64_t random = 9;
    FILE *out = open_memstream(&text, &length);
    fprintf(out, "entente: 1\nparties:\n");
    for (size_t p = 0; p < k->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fprintf(out, "options:\n");
    for (size_t o = 0; o < k->parties * k->options; o++) {
        fprintf(out, "  o%zu: {party: p%zu, moves: %s}\n", o, o / k->options,
                o % 2 == 0 ? "any" : k->moves);
    }
    fprintf(out, "%spreferences:\n",
            k->constrained ? "rules:\n  - never: o0 and o1\n  - always: o2 or o3\n" : "");
    for (size_t p = 0; p < k->parties; p++) {
        fprintf(out, "  p%zu:\n%s%s", p, k->weights && k->strength ? "    strong_from: 99\n" : "",
                k->weights ? "    weights:\n" : "");
        for (size_t w = 0; w < k->statements; w++) {
            fprintf(out, "%s    - want: o%zu or not o%zu\n", k->weights ? "  " : "",
                    below(&random, k->parties * k->options),
                    below(&random, k->parties * k->options));
            if (k->weights) {
                fprintf(out, "        weight: %zu\n", 1 + below(&random, 99));
            } else if (k->strength && w < k->statements / 2) {
                fprintf(out, "      strength: strong\n");
            }
            if (k->unsure && w % 3 == 1) {
                fprintf(out, "%s      certainty: unsure\n", k->weights ? "  " : "");
            }
        }
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

/* Tells types, or solves as usual. */
static void solve_kind(const kind *k, ent_context *context, const ent_space *space,
                       uint64_t *planned, gauge *g)
{
    ent_solution_options wanted;
    ent_certainty_options types;
    ent_solution *solution = NULL;
    ent_certainty *certainty = NULL;
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_solution_defaults(&wanted);
    wanted.concepts = k->concepts;
    wanted.strength = k->strength;
    ent_certainty_defaults(&types);
    types.concepts = k->concepts;
    types.completions = false;
    assert_int_equal(
        k->unsure ? ent_certainty_plan(context, dispute, ent_state_count(space), &types, planned)
                  : ent_solution_plan(context, dispute, ent_state_count(space), &wanted, planned),
        ENT_OK);
    g->most = g->now;
    assert_int_equal(k->unsure ? ent_certainty_new(context, space, &types, &certainty)
                               : ent_solution_new(context, space, &wanted, &solution),
                     ENT_OK);
    ent_solution_free(solution);
    ent_certainty_free(certainty);
}

/* Solves and returns the most bytes that listing and solving took beside what was read. */
static size_t measure(const kind *k, size_t threads, uint64_t *planned)
{
    gauge g = {0};
    ent_context_options options;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    char *text = write_kind(k);
    ent_context_defaults(&options);
    options.allocator = (ent_allocator){.resize = gauged, .user = &g};
    options.threads = threads;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute), ENT_OK);
    const size_t before = g.now;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    solve_kind(k, context, space, planned, &g);
    const size_t most = g.most - before;
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    assert_int_equal(g.now, 0);
    free(text);
    return most;
}

static void plans_hold(void **unused)
{
    (void)unused;
    static const kind kinds[] = {
        {4, 4, 8, "any", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {2, 8, 8, "any", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {6, 3, 8, "any", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 60, "any", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 8, "up", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {3, 5, 8, "never", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 8, "any", true, false, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 8, "any", false, false, 1u << ENT_NASH, false, false},
        {4, 4, 8, "any", false, false, 1u << ENT_GMR | 1u << ENT_SEQ, false, false},
        {1, 16, 8, "any", false, false, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 8, "any", false, false, ENT_DEFAULT_CONCEPTS, true, false},
        {4, 4, 8, "up", true, false, ENT_DEFAULT_CONCEPTS, true, false},
        {2, 8, 60, "any", false, false, 1u << ENT_SEQ, true, false},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (size_t threads = 1; threads <= 3; threads += 2) {
            uint64_t planned = 0;
            const size_t most = measure(&kinds[i], threads, &planned);
            print_message("kind %zu, %zu threads: %zu of %llu planned\n", i, threads, most,
                          (unsigned long long)planned);
            assert_true(most <= planned);
            assert_true(planned < most + most / 2);
        }
    }
}

/* Rules leave fewer states than the values of options allow; the plan may tell more, but not less. */
static void plans_hold_under_rules(void **unused)
{
    (void)unused;
    static const kind kinds[] = {
        {4, 4, 8, "any", false, true, ENT_DEFAULT_CONCEPTS, false, false},
        {4, 4, 8, "down", true, true, ENT_DEFAULT_CONCEPTS, false, false},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uint64_t planned = 0;
        const size_t most = measure(&kinds[i], 2, &planned);
        print_message("rules, kind %zu: %zu of %llu planned\n", i, most,
                      (unsigned long long)planned);
        assert_true(most <= planned);
    }
}

/* Types: more may be told, since what components have is bounded from above. */
static void plans_of_types_hold(void **unused)
{
    (void)unused;
    static const unsigned own = 1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR;
    static const kind kinds[] = {
        {4, 4, 16, "any", false, false, own, false, true},
        {2, 8, 12, "any", false, false, own, false, true},
        {3, 5, 70, "any", false, false, own, false, true},
        {4, 4, 8, "any", true, false, own, false, true},
        {4, 4, 8, "any", false, true, own, false, true},
        {3, 5, 8, "never", false, false, 1u << ENT_GMR, false, true},
        {4, 4, 8, "any", false, false, 1u << ENT_NASH, false, true},
        {1, 14, 8, "up", false, false, own, false, true},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (size_t threads = 1; threads <= 3; threads += 2) {
            uint64_t planned = 0;
            const size_t most = measure(&kinds[i], threads, &planned);
            print_message("types, kind %zu, %zu threads: %zu of %llu planned\n", i, threads, most,
                          (unsigned long long)planned);
            assert_true(most <= planned);
            assert_true(planned < 8 * most);
        }
    }
}

static const char steps[] = "entente: 1\nparties: {a: {}, b: {}}\noptions:\n"
                            "  x: {party: a, values: [l, m, h], moves: step}\n"
                            "  y: {party: b}\npreferences: {a: [y], b: [x = h]}\n";
static const char graph[] = "entente: 1\nparties: {a: {}, b: {}}\ngraph:\n  states: 3\n  moves:\n"
                            "    a: {s1: [s2], s2: [s3]}\n    b: {s3: [s1]}\npreferences:\n"
                            "  a: {ranking: [s1, s2, s3], of: 3}\n"
                            "  b: {ranking: [s3, s2, s1], of: 3}\n";

static ent_status plan_text(const char *text, uint64_t most, uint64_t states, uint64_t *bytes)
{
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_context_options options;
    ent_context_defaults(&options);
    options.max_memory = most;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute), ENT_OK);
    const ent_status status = most == 0 ? ent_solution_plan(context, dispute, states, NULL, bytes)
                                        : ent_solution_check_plan(context, dispute, states, NULL);
    ent_dispute_free(dispute);
    ent_context_free(context);
    return status;
}

static void plans_are_made_where_they_can_be(void **unused)
{
    (void)unused;
    uint64_t bytes = 7;
    assert_int_equal(plan_text(steps, 0, 6, &bytes), ENT_ERROR_UNSUPPORTED);
    assert_int_equal(bytes, 7);
    assert_int_equal(plan_text(steps, 1, 6, NULL), ENT_OK); /* not known, so not refused */
    assert_int_equal(plan_text(graph, 0, 3, &bytes), ENT_OK);
    assert_in_range(bytes, 100, 20 << 20);
    assert_int_equal(plan_text(graph, 1, 3, NULL), ENT_ERROR_LIMIT);
    assert_int_equal(plan_text(graph, bytes, 3, NULL), ENT_OK);
    assert_int_equal(plan_text(graph, bytes - 1, 3, NULL), ENT_ERROR_LIMIT);
    assert_int_equal(plan_text(graph, 0, 0, &bytes), ENT_ERROR_ARGUMENT);
    assert_int_equal(plan_text(graph, 0, 4, &bytes), ENT_ERROR_ARGUMENT);
    assert_int_equal(plan_text(graph, 1, UINT32_MAX, NULL), ENT_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_hold),
        cmocka_unit_test(plans_hold_under_rules),
        cmocka_unit_test(plans_of_types_hold),
        cmocka_unit_test(plans_are_made_where_they_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
