/* SPDX-License-Identifier: MIT */
/* The plan of memory of coalitions: what they take is no more than was told, and not much less. */
#include "diag/context.h"
#include "unit/gauge.h"
#include "unit/support.h"

enum { ALL = 0, CHEAP = 1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR };

typedef struct kind {
    size_t parties, options; /* options a party */
    const char *moves;       /* of every second option */
    bool constrained;
    unsigned concepts;
    uint64_t coalition; /* ALL: all */
} kind;

static char *write_kind(const kind *k)
{
    char *text = NULL;
    size_t length = 0;
    uint64_t random = 9;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < k->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fputs("options:\n", out);
    for (size_t o = 0; o < k->parties * k->options; o++) {
        fprintf(out, "  o%zu: {party: p%zu, moves: %s}\n", o, o / k->options,
                o % 2 == 0 ? "any" : k->moves);
    }
    fputs(k->constrained ? "rules:\n  - never: o0 and o1\n  - always: o2 or o3\n" : "", out);
    fputs("preferences:\n", out);
    for (size_t p = 0; p < k->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
        for (size_t w = 0; w < 8; w++) {
            fprintf(out, "    - want: o%zu or not o%zu\n", below(&random, k->parties * k->options),
                    below(&random, k->parties * k->options));
        }
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

/* A graph of states in which each party moves on to the next ones. */
static char *write_graph(size_t states)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fprintf(out, "entente: 1\nparties: {a: , b: , c: }\ngraph:\n  states: %zu\n  moves:\n", states);
    for (size_t p = 0; p < 3; p++) {
        fprintf(out, "    %c:\n", (char)('a' + p));
        for (size_t s = 0; s + p + 1 < states; s++) {
            fprintf(out, "      s%zu: [s%zu]\n", s + 1, s + p + 2);
        }
    }
    fprintf(out,
            "preferences:\n  a: {ranking: [s1, s9, rest], of: %zu}\n"
            "  b: {ranking: [s7, rest, s1], of: %zu}\n  c: {ranking: [s5, rest], of: %zu}\n",
            states, states, states);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* Examines and returns the most bytes that listing and examining took beside what was read. */
static size_t measure(const char *text, const kind *k, size_t threads, uint64_t *planned)
{
    gauge g = {0};
    ent_context_options options;
    ent_coalition_options wanted;
    ent_context *context = NULL;
    ent_dispute *dispute = NULL;
    ent_space *space = NULL;
    ent_coalitions *found = NULL;
    ent_context_defaults(&options);
    ent_coalition_defaults(&wanted);
    wanted.concepts = k->concepts;
    wanted.list = k->coalition == ALL ? NULL : &k->coalition;
    wanted.list_count = 1;
    options.allocator = (ent_allocator){.resize = gauged, .user = &g};
    options.threads = threads;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    assert_int_equal(ent_dispute_read_text(context, "test", text, strlen(text), &dispute), ENT_OK);
    const size_t before = g.now;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(
        ent_coalitions_plan(context, dispute, ent_state_count(space), &wanted, planned), ENT_OK);
    g.most = g.now;
    assert_int_equal(ent_coalitions_new(context, space, &wanted, &found), ENT_OK);
    const size_t most = g.most - before;
    ent_coalitions_free(found);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    assert_int_equal(g.now, 0);
    return most;
}

static void plans_hold(void **unused)
{
    (void)unused;
    static const kind kinds[] = {
        {3, 4, "any", false, 1u << ENT_NASH, ALL},
        {3, 4, "any", false, 1u << ENT_GMR, ALL},
        {3, 4, "any", false, CHEAP, ALL},
        {3, 4, "up", false, 1u << ENT_NASH | 1u << ENT_GMR, ALL},
        {3, 4, "up", false, CHEAP, 3},
        {3, 4, "up", true, CHEAP, 5},
        {3, 4, "any", true, CHEAP, ALL},
        {4, 3, "never", false, CHEAP, 6},
        {2, 6, "down", false, CHEAP, 1},
        {3, 4, "up", false, ENT_COALITION_CONCEPTS, 7},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char *text = write_kind(&kinds[i]);
        for (size_t threads = 1; threads <= 3; threads += 2) {
            uint64_t planned = 0;
            const size_t most = measure(text, &kinds[i], threads, &planned);
            print_message("kind %zu, %zu threads: %zu of %llu planned\n", i, threads, most,
                          (unsigned long long)planned);
            assert_true(most <= planned);
            assert_true(planned < 5 * most);
        }
        free(text);
    }
    static const kind arcs = {.concepts = CHEAP};
    char *text = write_graph(2000);
    uint64_t planned = 0;
    const size_t most = measure(text, &arcs, 1, &planned);
    print_message("graph: %zu of %llu planned\n", most, (unsigned long long)planned);
    assert_true(most <= planned && planned < 5 * most);
    free(text);
}

/* Where the others could answer under CSEQ, moves are kept one by one, or there are too many coalitions. */
static void some_have_no_plan(void **unused)
{
    (void)unused;
    static const char steps[] = "entente: 1\nparties: {a: , b: }\n"
                                "options: {o: {party: a, values: [x, y, z], moves: step}}\n"
                                "preferences: {a: [o = x], b: [o = y]}\n";
    static const kind two = {2, 2, "any", false, CHEAP, ALL},
                      many = {18, 1, "any", false, CHEAP, ALL};
    char *plain = write_kind(&two), *crowd = write_kind(&many);
    const char *const texts[] = {plain, steps, crowd};
    for (size_t k = 0; k < 3; k++) {
        ent_context *context = new_context();
        ent_dispute *dispute = read_dispute(context, texts[k]);
        ent_coalition_options wanted;
        uint64_t bytes = 7;
        ent_coalition_defaults(&wanted);
        assert_int_equal(ent_coalitions_plan(context, dispute, 3, &wanted, &bytes),
                         ENT_ERROR_UNSUPPORTED);
        assert_int_equal(ent_coalitions_afford(context, dispute, &wanted), ENT_OK);
        wanted.concepts = CHEAP;
        assert_int_equal(ent_coalitions_plan(context, dispute, 3, &wanted, &bytes),
                         k == 0 ? ENT_OK : ENT_ERROR_UNSUPPORTED);
        assert_true(k != 0 || bytes > 7);
        wanted.with = (uint64_t)1 << 63;
        assert_int_equal(ent_coalitions_plan(context, dispute, 3, &wanted, &bytes),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coalitions_plan(NULL, dispute, 3, NULL, &bytes), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coalitions_plan(context, NULL, 3, NULL, &bytes), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coalitions_plan(context, dispute, 3, NULL, NULL), ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coalitions_plan(context, dispute, 0, NULL, &bytes),
                         ENT_ERROR_ARGUMENT);
        assert_int_equal(ent_coalitions_afford(context, NULL, NULL), ENT_ERROR_ARGUMENT);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    free(plain);
    free(crowd);
}

/* What is over the limit is refused before anything is examined, and what cannot be examined is not listed. */
static void limits_are_kept(void **unused)
{
    (void)unused;
    static const kind k = {3, 4, "any", false, CHEAP, ALL};
    char *text = write_kind(&k);
    ent_context_options options;
    ent_coalition_options wanted;
    ent_coalitions *found = NULL;
    uint64_t bytes = 0;
    ent_context_defaults(&options);
    ent_coalition_defaults(&wanted);
    wanted.concepts = CHEAP;
    for (size_t round = 0; round < 2; round++) {
        ent_context *context = NULL;
        ent_space *space = NULL;
        options.threads = 1;
        assert_int_equal(ent_context_new(&options, &context), ENT_OK);
        ent_dispute *dispute = read_dispute(context, text);
        if (round == 1) {
            assert_int_equal(ent_coalitions_afford(context, dispute, &wanted), ENT_OK);
            assert_int_equal(ent_space_new(context, dispute, &space), ENT_ERROR_LIMIT);
            context->affordable = 0;
        }
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        ent_diagnostics_clear(context);
        assert_int_equal(ent_coalitions_plan(context, dispute, 4096, &wanted, &bytes), ENT_OK);
        assert_int_equal(ent_coalitions_new(context, space, &wanted, &found),
                         round == 0 ? ENT_OK : ENT_ERROR_LIMIT);
        assert_int_equal(ent_diagnostic_count(context), round);
        assert_true(round == 0 || strcmp(ent_diagnostic_at(context, 0)->code, "E403") == 0);
        ent_coalitions_free(found);
        found = NULL;
        options.max_memory = bytes - 1;
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_hold),
        cmocka_unit_test(some_have_no_plan),
        cmocka_unit_test(limits_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
