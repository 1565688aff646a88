/* SPDX-License-Identifier: MIT */
/*
 * The answer to one joint move, against the definition.
 *
 * On random disputes, with options (one-way, by steps) and in graph form, for each set of parties and each pair of states
 * of which all of them prefer the second: the others have an answer exactly when a legal sequence of theirs leads from there
 * to a state that is not better for all of the set; and what is told is such a sequence, with as few moves as any.
 */
#include "coalitions/parry.h"
#include "stability/solution.h"
#include "stability/tables.h"

static bool all_prefer(const tables *t, uint64_t parties, size_t state, size_t than)
{
    bool better = true;
    for (size_t p = 0; p < t->parties; p++) {
        better = better && ((parties >> p & 1) == 0 || t->rank[p][state] > t->rank[p][than]);
    }
    return better;
}

/* The fewest moves of the others from one state to one that not all of the set prefer to another; 0: none leads there. */
static size_t fewest(const tables *t, uint64_t parties, size_t from, size_t to)
{
    bool here[MOST_STATES][MOST_PARTIES + 1] = {{false}};
    here[to][t->parties] = true;
    for (size_t moves = 1; moves <= t->count * t->parties; moves++) {
        bool next[MOST_STATES][MOST_PARTIES + 1] = {{false}};
        for (size_t s = 0; s < t->count; s++) {
            for (size_t p = 0; p < t->parties; p++) {
                bool may = (parties >> p & 1) == 0, comes = false;
                for (size_t last = 0; last <= t->parties; last++) {
                    comes = comes || (last != p && here[s][last]);
                }
                for (size_t q = 0; may && comes && q < t->count; q++) {
                    next[q][p] = next[q][p] || t->moves[p][s][q];
                }
            }
        }
        memcpy(here, next, sizeof here);
        for (size_t s = 0; s < t->count; s++) {
            for (size_t p = 0; p < t->parties; p++) {
                if (here[s][p] && !all_prefer(t, parties, s, from)) {
                    return moves;
                }
            }
        }
    }
    return 0;
}

/* What is told is a legal sequence of the others to a sanction. */
static void check_moves(const tables *t, const ent_parry_query *q, const ent_joint_answer *answer)
{
    const ent_joint_step *step = answer->steps;
    uint64_t at = q->to;
    assert_int_equal(answer->step_count, 1);
    for (size_t k = 0; k < step->move_count; k++) {
        const ent_step *move = &step->moves[k];
        assert_int_equal(move->from, at);
        assert_true(t->moves[move->party][at][move->to]);
        assert_int_equal(q->parties >> move->party & 1, 0);
        assert_true(k == 0 || step->moves[k - 1].party != move->party);
        at = move->to;
    }
    assert_int_equal(answer->ends, at);
    assert_false(all_prefer(t, q->parties, at, q->from));
}

/* Counts the questions that have an answer, and those that have none. */
static void check_all(const tables *t, size_t found[2])
{
    ent_solution *solution = NULL;
    assert_int_equal(ent_solution_new(t->context, t->space, NULL, &solution), ENT_OK);
    for (uint64_t parties = 1; parties >> t->parties == 0; parties++) {
        for (size_t pair = 0; pair < t->count * t->count; pair += 1 + t->count / 6) {
            const ent_parry_query query = {.graph = &solution->graph,
                                           .parties = parties,
                                           .from = (uint32_t)(pair / t->count),
                                           .to = (uint32_t)(pair % t->count)};
            ent_joint_answer answer;
            ent_arena arena;
            if (!all_prefer(t, parties, query.to, query.from)) {
                continue;
            }
            const size_t least = fewest(t, parties, query.from, query.to);
            ent_arena_init(&arena, &t->context->allocator);
            assert_int_equal(ent_parry_find(t->context, &query, &arena, &answer), ENT_OK);
            if (least == 0) {
                assert_int_equal(answer.step_count, 0);
            } else {
                check_moves(t, &query, &answer);
                assert_int_equal(answer.steps->move_count, least);
            }
            found[least > 0]++;
            ent_arena_free(&arena);
        }
    }
    ent_solution_free(solution);
}

static void as_defined(void **state)
{
    uint64_t random = 9;
    size_t found[2] = {0, 0};
    (void)state;
    for (size_t k = 0; k < 60; k++) {
        tables t;
        set_up(&t, &random, (form)(k % FORM_COUNT), 2 + below(&random, 3), NULL);
        if (t.space != NULL) {
            check_all(&t, found);
        }
        tear_down(&t);
    }
    print_message("%zu without an answer, %zu with one\n", found[0], found[1]);
    assert_true(found[0] > 100 && found[1] > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_defined)};
    return cmocka_run_group_tests_name("answers to one joint move", tests, NULL, NULL);
}
