/* SPDX-License-Identifier: MIT */
/*
 * Other forms of a dispute: steps, merged states, graph form.
 *
 * On random disputes of each form, ranked at random: searches by cells and by arcs agree where both can
 * be made; leaving out sanctions by return changes what the theory says and nothing else; every answer
 * that an explanation shows is a legal sequence that does what is said of it; merged states are known by
 * their members.
 */
#include "space/merge.h"
#include "stability/decide.h"
#include "stability/solution.h"
#include "unit/support.h"

typedef enum form { FORM_PLAIN, FORM_STEP, FORM_SAME, FORM_GRAPH, FORM_COUNT } form;

typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space; /* NULL: no state is feasible */
} fixture;

static void tear_down(fixture *f)
{
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

static void write_options(FILE *out, uint64_t *random, form of)
{
    shape s = {.parties = 2 + below(random, 3)};
    size_t states = 1;
    for (size_t p = 0; p < s.parties; p++) {
        for (size_t o = 1 + below(random, 3); o > 0 && states < 48; o--) {
            const size_t values = of == FORM_STEP && below(random, 2) == 0 ? 3 : 2;
            const ent_moves moves = of == FORM_STEP && values == 3 ? ENT_MOVES_STEP
                                    : below(random, 4) == 0        ? (ent_moves)below(random, 3)
                                                                   : ENT_MOVES_ANY;
            add_option(&s, p, values, moves);
            states *= values;
        }
    }
    write_head(out, random, &s);
    fputs("rules:\n", out);
    for (size_t r = below(random, 2) + (of == FORM_SAME); r > 0; r--) {
        fputs(of == FORM_SAME ? "  - same: \"" : "  - never: \"", out);
        write_joined(out, random, &s, 0, 1 + (of != FORM_SAME));
        fputs("\"\n", out);
    }
}

static void write_graph(FILE *out, uint64_t *random)
{
    const size_t parties = 2 + below(random, 3), states = 2 + below(random, 11);
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fprintf(out, "graph:\n  states: %zu\n  moves:\n", states);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "    p%zu:\n", p);
        for (size_t s = 0; s < states; s++) {
            const char *joint = "";
            fprintf(out, "      s%zu: [", s + 1);
            for (size_t t = 0; t < states; t++) {
                if (t != s && below(random, 4) == 0) {
                    fprintf(out, "%ss%zu", joint, t + 1);
                    joint = ", ";
                }
            }
            fputs("]\n", out);
        }
    }
}

/* Ranks the states of every party at random, some equally. */
static void write_rankings(FILE *out, uint64_t *random, size_t parties, size_t states)
{
    size_t order[512];
    fputs("preferences:\n", out);
    for (size_t p = 0; p < parties; p++) {
        for (size_t s = 0; s < states; s++) {
            const size_t at = below(random, s + 1);
            order[s] = order[at];
            order[at] = s + 1;
        }
        fprintf(out, "  p%zu:\n    of: %zu\n    ranking: [[", p, states);
        for (size_t s = 0; s < states; s++) {
            fprintf(out, "%ss%zu", s == 0 ? "" : below(random, 4) == 0 ? ", " : "], [", order[s]);
        }
        fputs("]]\n", out);
    }
}

static fixture read_it(const char *text)
{
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    const ent_status status = ent_space_new(f.context, f.dispute, &f.space);
    assert_true(status == ENT_OK || status == ENT_ERROR_INPUT);
    return f;
}

/* A random dispute. It is read twice, since rankings need the number of states. */
static fixture set_up(uint64_t *random, form of)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    if (of == FORM_GRAPH) {
        write_graph(out, random);
    } else {
        write_options(out, random, of);
    }
    assert_int_equal(fflush(out), 0);
    fixture f = read_it(text);
    if (f.space != NULL) {
        write_rankings(out, random, ent_party_count(f.dispute), (size_t)ent_state_count(f.space));
        assert_int_equal(fflush(out), 0);
        tear_down(&f);
        f = read_it(text);
    }
    assert_int_equal(fclose(out), 0);
    free(text);
    return f;
}

static ent_solution *solve(const fixture *f, bool no_return)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.no_return = no_return;
    assert_int_equal(ent_solution_new(f->context, f->space, &options, &solution), ENT_OK);
    return solution;
}

/* Decides stability for a party by some kinds of sanctions, with one graph. */
static void decide(const fixture *f, const ent_graph *graph, const ent_floods *floods,
                   uint64_t stable[4][8])
{
    ent_sanctions sanctions;
    uint64_t *const sets[] = {stable[0], stable[1], stable[2], stable[3]};
    assert_int_equal(ent_sanctions_new(graph, floods->count, false, &sanctions), ENT_OK);
    assert_int_equal(ent_flood_run(f->context, graph, floods, &sanctions), ENT_OK);
    assert_int_equal(ent_decide(f->context, graph, floods->party, &sanctions, sets), ENT_OK);
    ent_sanctions_free(&sanctions);
}

static void compare_graphs(const fixture *f, const ent_graph *cells, const ent_graph *arcs)
{
    uint32_t best[2][512];
    uint64_t stable[2][4][8];
    const size_t count = f->space->count;
    for (size_t p = 0; p < cells->party_count; p++) {
        assert_int_equal(ent_graph_best(f->context, cells, p, best[0]), ENT_OK);
        assert_int_equal(ent_graph_best(f->context, arcs, p, best[1]), ENT_OK);
        assert_memory_equal(best[0], best[1], count * sizeof(uint32_t));
        const ent_levels *levels = &cells->movers[p].levels;
        ent_floods floods = {.party = p, .count = 4};
        for (int kind = 0; kind < 4; kind++) {
            floods.flood[kind] = (ent_flood){.value = kind % 2 == 0 ? levels->of : best[0],
                                             .bound = levels->count,
                                             .improvements_only = kind / 2 == 1};
        }
        decide(f, cells, &floods, stable[0]);
        decide(f, arcs, &floods, stable[1]);
        for (int kind = 0; kind < 4; kind++) {
            assert_memory_equal(stable[0][kind], stable[1][kind],
                                ent_bits_words(count) * sizeof(uint64_t));
        }
    }
}

static void cells_and_arcs_agree(void **state)
{
    (void)state;
    uint64_t random = 61;
    size_t compared = 0;
    for (size_t k = 0; k < trials(400); k++) {
        fixture f = set_up(&random, FORM_PLAIN);
        if (f.space != NULL) {
            ent_graph cells, arcs;
            const ent_allocator *allocator = &f.context->allocator;
            assert_int_equal(ent_graph_new(f.context, allocator, f.space, &cells), ENT_OK);
            assert_int_equal(ent_graph_new_by_arcs(f.context, allocator, f.space, &arcs), ENT_OK);
            assert_false(cells.by_arcs);
            assert_true(arcs.by_arcs);
            compare_graphs(&f, &cells, &arcs);
            ent_graph_free(&cells);
            ent_graph_free(&arcs);
            compared++;
        }
        tear_down(&f);
    }
    assert_in_range(compared, trials(300), trials(400));
}

/* In how many of some disputes each concept comes out otherwise when returns do not count. */
static void count_changes(form of, size_t *changed)
{
    uint64_t random = 62;
    for (size_t k = 0; k < trials(300); k++) {
        fixture f = set_up(&random, of);
        if (f.space != NULL) {
            ent_solution *with = solve(&f, false), *without = solve(&f, true);
            for (ent_concept c = 0; c < ENT_SIM; c++) {
                const size_t size = with->words * ent_party_count(f.dispute) * sizeof(uint64_t);
                changed[c] += memcmp(with->stable[c], without->stable[c], size) != 0;
                for (size_t w = 0; w < with->words; w++) { /* it can only take sanctions away */
                    assert_int_equal(without->equilibria[c][w] & ~with->equilibria[c][w], 0);
                }
            }
            ent_solution_free(with);
            ent_solution_free(without);
        }
        tear_down(&f);
    }
}

static void returns_are_inert_in_option_form(void **state)
{
    (void)state;
    size_t changed[ENT_CONCEPT_COUNT] = {0};
    count_changes(FORM_PLAIN, changed);
    count_changes(FORM_STEP, changed);
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        assert_int_equal(changed[c], 0);
    }
}

static void returns_change_gmr_and_seq_elsewhere(void **state)
{
    (void)state;
    for (form of = FORM_SAME; of <= FORM_GRAPH; of++) {
        size_t changed[ENT_CONCEPT_COUNT] = {0};
        count_changes(of, changed);
        assert_in_range(changed[ENT_GMR], trials(5), trials(300));
        assert_in_range(changed[ENT_SEQ], trials(5), trials(300));
        assert_int_equal(changed[ENT_NASH] + changed[ENT_SMR] + changed[ENT_SSEQ], 0);
    }
}

/* Two parties, three states: b answers a's only improvement by going back, and can do nothing else. */
static void a_return_alone(void **state)
{
    (void)state;
    fixture f = read_it("entente: 1\nparties: {a: {}, b: {}}\n"
                        "graph: {states: [x, y, z], moves: {a: {x: y}, b: {y: x, z: x}}}\n"
                        "preferences: {a: [y], b: [z, x]}\n");
    ent_solution *with = solve(&f, false), *without = solve(&f, true);
    assert_true(ent_is_stable(with, ENT_GMR, 0, 0));
    assert_true(ent_is_stable(with, ENT_SEQ, 0, 0));
    assert_false(ent_is_stable(with, ENT_SMR, 0, 0)); /* a would go to y again */
    assert_false(ent_is_stable(without, ENT_GMR, 0, 0));
    assert_false(ent_is_stable(without, ENT_SEQ, 0, 0));
    ent_solution_free(with);
    ent_solution_free(without);
    tear_down(&f);
}

static bool is_arc(const ent_graph *graph, size_t party, uint64_t from, uint64_t to)
{
    const ent_adjacency *moves = &graph->movers[party].forward;
    for (size_t k = moves->start[from]; k < moves->start[from + 1]; k++) {
        if (moves->to[k] == to) {
            return true;
        }
    }
    return false;
}

/* The best level of a party in a state and after one more move. */
static uint32_t best_from(const ent_graph *graph, size_t party, uint64_t state)
{
    const uint32_t *level = graph->movers[party].levels.of;
    uint32_t best = level[state];
    for (uint64_t s = 0; s < graph->space->count; s++) {
        if (is_arc(graph, party, state, s) && level[s] > best) {
            best = level[s];
        }
    }
    return best;
}

/* An answer is a legal sequence of the others, and leaves the party no better off. */
static void check_answer(const ent_solution *solution, const ent_explanation *e, size_t party,
                         const ent_improvement *found)
{
    const ent_graph *graph = &solution->graph;
    const ent_concept_rule rule = ent_concept_rule_of(found->by);
    uint64_t at = found->to;
    size_t last = party;
    for (size_t k = 0; k < found->step_count; k++) {
        const ent_step *step = &found->steps[k];
        assert_true(step->party != party && step->party != last);
        assert_int_equal(step->from, at);
        assert_true(is_arc(graph, step->party, at, step->to));
        assert_true(!rule.improvements_only || graph->movers[step->party].levels.of[step->to] >
                                                   graph->movers[step->party].levels.of[at]);
        at = step->to;
        last = step->party;
    }
    assert_int_equal(found->ends, at);
    assert_true(ent_solution_counts_return(solution) || at != e->state);
    const uint32_t worth =
        rule.no_escape ? best_from(graph, party, at) : graph->movers[party].levels.of[at];
    assert_in_range(worth, 0, graph->movers[party].levels.of[e->state]);
}

static void check_explanation(const ent_solution *solution, const ent_explanation *e)
{
    for (size_t p = 0; p < e->party_count; p++) {
        unsigned deterred = ent_solution_concepts(solution);
        for (size_t i = 0; i < e->stances[p].shown_count; i++) {
            const ent_improvement *found = &e->stances[p].shown[i];
            deterred &= found->deterred;
            assert_true(is_arc(&solution->graph, p, e->state, found->to));
            assert_int_equal(found->step_count > 0, found->deterred != 0);
            if (found->step_count > 0) {
                assert_true((found->deterred >> found->by & 1) != 0);
                check_answer(solution, e, p, found);
            }
        }
        assert_int_equal(deterred, e->stances[p].stable);
    }
}

static void answers_are_legal(void **state)
{
    (void)state;
    uint64_t random = 63;
    for (size_t k = 0; k < trials(120); k++) {
        fixture f = set_up(&random, (form)(FORM_STEP + k % 3));
        ent_solution *solution = f.space == NULL ? NULL : solve(&f, k % 2 == 0);
        for (uint64_t s = 0; solution != NULL && solution->graph.by_arcs && s < f.space->count;
             s++) {
            ent_explanation *e = NULL;
            assert_int_equal(ent_explanation_new(f.context, solution, s, 0, &e), ENT_OK);
            check_explanation(solution, e);
            ent_explanation_free(f.context, e);
        }
        ent_solution_free(solution);
        tear_down(&f);
    }
}

/* All members of a merged state are found as it, and what varies is what they differ in. */
static void merged_states_are_their_members(void **state)
{
    (void)state;
    uint64_t random = 64;
    size_t merged = 0;
    for (size_t k = 0; k < trials(200); k++) {
        fixture f = set_up(&random, FORM_SAME);
        for (size_t s = 0; f.space != NULL && s < f.space->count; s++) {
            size_t count = 1, found = 0;
            const uint64_t *keys = ent_space_key(f.space, s);
            if (ent_space_merged(f.space, s)) {
                keys = ent_space_members(f.space, s, &count);
                merged++;
            }
            assert_int_equal(ent_state_member_count(f.space, s), count);
            for (size_t m = 0; m < count; m++) {
                assert_true(ent_space_locate(f.space, keys + m * f.dispute->key_words, &found));
                assert_int_equal(found, s);
            }
            for (size_t o = 0; o < f.dispute->option_count; o++) {
                bool differ = false;
                for (size_t m = 1; m < count; m++) {
                    differ = differ || ent_key_value(&f.dispute->options[o],
                                                     keys + m * f.dispute->key_words) !=
                                           ent_key_value(&f.dispute->options[o], keys);
                }
                assert_int_equal(ent_state_varies(f.space, s, o), differ);
            }
        }
        tear_down(&f);
    }
    assert_in_range(merged, trials(100), trials(400));
}

static void rules_that_share_a_state_are_joined(void **state)
{
    (void)state;
    fixture f = read_it("entente: 1\nparties: {a: {}, b: {}}\n"
                        "options:\n  x: {party: a}\n  y: {party: b}\n  z: {party: b}\n"
                        "rules: [{same: x and y}, {same: z and not x}, {same: y and z}]\n"
                        "today: {y: yes, z: yes}\n");
    uint64_t today = 0;
    assert_int_equal(ent_state_count(f.space), 5); /* 000, 100, 010, 101 stay apart */
    assert_int_equal(f.space->merged_count, 1);
    assert_int_equal(ent_state_today(f.space, &today), ENT_OK);
    assert_int_equal(today, 4);
    assert_int_equal(ent_state_member_count(f.space, 4), 4);
    assert_null(ent_state_id(f.space, 4));
    tear_down(&f);
}

static void graph_states_have_words(void **state)
{
    (void)state;
    fixture f = read_it("entente: 1\nparties: {a: {}, b: {}}\n"
                        "graph: {states: [war, truce, peace], moves: {a: {war: truce}}}\n"
                        "states: {quiet: not war}\ntoday: truce\n");
    ent_state_set *set = NULL;
    uint64_t today = 0;
    assert_true(ent_is_graph_form(f.dispute));
    assert_int_equal(ent_option_count(f.dispute), 0);
    assert_string_equal(ent_state_id(f.space, 2), "peace");
    assert_int_equal(ent_state_today(f.space, &today), ENT_OK);
    assert_int_equal(today, 1);
    assert_true(ent_state_has_name(f.space, 2, 0));
    assert_int_equal(ent_states_find(f.context, f.space, "test", "quiet and not peace", &set),
                     ENT_OK);
    assert_int_equal(ent_state_set_count(set), 1);
    assert_true(ent_state_set_has(set, 1));
    ent_state_set_free(set);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_arcs_agree),
        cmocka_unit_test(returns_are_inert_in_option_form),
        cmocka_unit_test(returns_change_gmr_and_seq_elsewhere),
        cmocka_unit_test(a_return_alone),
        cmocka_unit_test(answers_are_legal),
        cmocka_unit_test(merged_states_are_their_members),
        cmocka_unit_test(rules_that_share_a_state_are_joined),
        cmocka_unit_test(graph_states_have_words),
    };
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
