/* SPDX-License-Identifier: MIT */
/*
 * Shorthands: names for expressions that are no outcomes. Whoever asks by name may use them; no list of the names of states
 * has them, and states are not called by them.
 */
#include "unit/support.h"

#define OPTIONS                                                                                    \
    "entente: 1\nparties: {firm: , agency: }\noptions: {dredge: {party: firm}, fence: {party: "    \
    "firm}, leave: {party: agency}}\ntoday: {dredge: yes}\n"
#define WISHES "preferences: {firm: [dredging, not fence], agency: [dredging implies fence]}\n"
#define HELPED "states: {deal: dredging and fence}\nshorthands: {dredging: dredge and leave}\n"
#define NAMED  "states: {deal: dredging and fence, dredging: dredge and leave}\n"

/* A text that was read, with its possible states and what holds. */
typedef struct solved {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    ent_solution *solution;
} solved;

static solved solve(const char *text)
{
    solved s = {.context = new_context()};
    s.dispute = read_dispute(s.context, text);
    assert_int_equal(ent_space_new(s.context, s.dispute, &s.space), ENT_OK);
    assert_int_equal(ent_solution_new(s.context, s.space, NULL, &s.solution), ENT_OK);
    return s;
}

static void forget(solved *s)
{
    ent_solution_free(s->solution);
    ent_space_free(s->space);
    ent_dispute_free(s->dispute);
    ent_context_free(s->context);
}

/* The names of states are listed, and no shorthand among them. */
static void no_outcomes(void **unused)
{
    (void)unused;
    solved helped = solve(OPTIONS HELPED WISHES), named = solve(OPTIONS NAMED WISHES);
    assert_int_equal(ent_name_count(named.dispute), 2);
    assert_int_equal(ent_name_count(helped.dispute), 1);
    assert_string_equal(ent_name_at(helped.dispute, 0), "deal");
    forget(&helped);
    forget(&named);
}

/* They mean the same as names of states do, wherever they are used. */
static void same_meaning(void **unused)
{
    (void)unused;
    solved helped = solve(OPTIONS HELPED WISHES), named = solve(OPTIONS NAMED WISHES);
    for (uint64_t s = 0; s < ent_state_count(named.space); s++) {
        assert_int_equal(ent_equilibrium_concepts(helped.solution, s),
                         ent_equilibrium_concepts(named.solution, s));
    }
    ent_state_set *found = NULL;
    assert_int_equal(ent_states_find(helped.context, helped.space, "the test", "dredging", &found),
                     ENT_OK);
    assert_int_equal(ent_state_set_count(found), 2);
    ent_state_set_free(found);
    forget(&helped);
    forget(&named);
}

/* The digest has a standing of each name of a state, and of nothing else. */
static void no_standing(void **unused)
{
    (void)unused;
    solved s = solve(OPTIONS HELPED WISHES);
    ent_digest *digest = NULL;
    assert_int_equal(ent_digest_new(s.context, s.solution, NULL, 6, &digest), ENT_OK);
    assert_int_equal(digest->name_count, 1);
    assert_int_equal(digest->names[0].states, 1);
    ent_digest_free(s.context, digest);
    forget(&s);
}

/* What is wrong with them is told as of names of states. */
static void refused(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *code;
    } texts[] = {
        {"states: {x: dredge}\nshorthands: {x: fence}\n", "E208"},
        {"shorthands: {leave: fence}\n", "E208"},
        {"states: {x: y}\nshorthands: {y: x}\n", "E310"},
        {"shorthands: {x: fense}\n", "E305"},
        {"shorthands: {x: {fence: yes}}\n", "E201"},
        {"shorthands: [fence]\n", "E201"},
        {"shorthand: {x: fence}\n", "E202"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[1 << 10];
        (void)snprintf(text, sizeof text, "%s%s", OPTIONS, texts[i].text);
        ent_context *context = new_context();
        ent_dispute *dispute = NULL;
        assert_int_equal(ent_dispute_read_text(context, "t", text, strlen(text), &dispute),
                         ENT_ERROR_INPUT);
        assert_string_equal(ent_diagnostic_at(context, 0)->code, texts[i].code);
        ent_context_free(context);
    }
}

/* In graph form, too: a state of the graph keeps its word. */
static void of_graphs(void **unused)
{
    (void)unused;
#define GRAPH                                                                                      \
    "entente: 1\nparties: {a: }\ngraph: {states: [war, truce], moves: {a: {war: truce}}}\n"
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, GRAPH "shorthands: {calm: truce}\n"
                                                       "preferences: {a: [calm]}\n");
    assert_int_equal(ent_name_count(dispute), 0);
    ent_dispute_free(dispute);
    static const char taken[] =
        GRAPH "states: {calm: truce}\nshorthands: {calm: war, war: truce}\n";
    assert_int_equal(ent_dispute_read_text(context, "t", taken, strlen(taken), &dispute),
                     ENT_ERROR_INPUT);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_outcomes), cmocka_unit_test(same_meaning),
        cmocka_unit_test(no_standing), cmocka_unit_test(refused),
        cmocka_unit_test(of_graphs),
    };
    return cmocka_run_group_tests_name("shorthands", tests, NULL, NULL);
}
