/* SPDX-License-Identifier: MIT */
/*
 * Attitudes, against the definition, on random disputes of two to four parties of every form; and the law: with
 * parties that are for themselves and neutral towards others, strict orders and options the results are those of
 * Nash, GMR, SMR and SEQ.
 */
#include "stability/tables.h"

enum { SIGNS = 3 };

/* Attitudes as written into the text. */
static ent_attitude attitude[MOST_PARTIES][MOST_PARTIES];

static void add_attitudes(const tables *t, FILE *out, uint64_t *random)
{
    fputs("attitudes:\n", out);
    for (size_t of = 0; of < t->parties; of++) {
        fprintf(out, "  p%zu: {", of);
        for (size_t to = 0, written = 0; to < t->parties; to++) {
            attitude[of][to] = of == to ? ENT_ATTITUDE_POSITIVE : ENT_ATTITUDE_NEUTRAL;
            if (below(random, 2) == 0) {
                attitude[of][to] = (ent_attitude)below(random, SIGNS);
                fprintf(out, "%sp%zu: %s", written++ == 0 ? "" : ", ", to,
                        ent_attitude_word(attitude[of][to]));
            }
        }
        fputs("}\n", out);
    }
}

static bool pleases(const tables *t, size_t i, size_t x, size_t s)
{
    for (size_t j = 0; j < t->parties; j++) {
        const bool no_worse = t->rank[j][x] >= t->rank[j][s];
        if ((attitude[i][j] == ENT_ATTITUDE_POSITIVE && !no_worse) ||
            (attitude[i][j] == ENT_ATTITUDE_NEGATIVE && no_worse)) {
            return false;
        }
    }
    return true;
}

static bool is_reply(const tables *t, size_t i, size_t x, size_t s)
{
    return t->moves[i][s][x] && pleases(t, i, x, s);
}

/* Marks what the others reach by legal sequences, the last of them having moved. */
static void reach(const tables *t, size_t party, size_t s, size_t last, bool replies,
                  bool reached[MOST_STATES][MOST_PARTIES])
{
    for (size_t j = 0; j < t->parties; j++) {
        for (size_t to = 0; j != party && j != last && to < t->count; to++) {
            if (t->moves[j][s][to] && (!replies || is_reply(t, j, to, s)) && !reached[to][j]) {
                reached[to][j] = true;
                reach(t, party, to, j, replies, reached);
            }
        }
    }
}

static bool traps(const tables *t, size_t i, size_t y, size_t s)
{
    for (size_t z = 0; z < t->count; z++) {
        if (t->moves[i][y][z] && pleases(t, i, z, s)) {
            return false;
        }
    }
    return true;
}

static bool is_stable(const tables *t, ent_reply_concept concept, size_t i, size_t s)
{
    for (size_t x = 0; x < t->count; x++) {
        bool reached[MOST_STATES][MOST_PARTIES] = {{false}}, deterred = false;
        if (!is_reply(t, i, x, s)) {
            continue;
        }
        reach(t, i, x, t->parties, concept == ENT_REPLY_SEQ, reached);
        for (size_t y = 0; concept != ENT_REPLY_NASH && y < t->count; y++) {
            bool there = false;
            for (size_t j = 0; j < t->parties; j++) {
                there = there || reached[y][j];
            }
            deterred = deterred || (there && !pleases(t, i, y, s) &&
                                    (concept != ENT_REPLY_SMR || traps(t, i, y, s)));
        }
        if (!deterred) {
            return false;
        }
    }
    return true;
}

static void compare(const tables *t, const ent_replies *replies)
{
    for (ent_reply_concept c = 0; c < ENT_REPLY_COUNT; c++) {
        uint64_t stable[MOST_PARTIES] = {0}, equilibria = 0;
        for (size_t s = 0; s < t->count; s++) {
            bool all = true;
            for (size_t p = 0; p < t->parties; p++) {
                const bool stays = is_stable(t, c, p, s);
                if (ent_reply_stable(replies, c, p, s) != stays) {
                    fail_msg("%s of s%zu for p%zu", ent_reply_label(c), s + 1, p);
                }
                stable[p] += stays;
                all = all && stays;
            }
            assert_int_equal(ent_reply_equilibrium(replies, c, s), all);
            equilibria += all;
        }
        assert_int_equal(ent_reply_equilibrium_count(replies, c), equilibria);
        for (size_t p = 0; p < t->parties; p++) {
            assert_int_equal(ent_reply_stable_count(replies, c, p), stable[p]);
        }
    }
}

static void as_defined(void **unused)
{
    static tables t;
    uint64_t random = 90210;
    (void)unused;
    for (int round = 0; round < 300; round++) {
        set_up(&t, &random, (form)(round % FORM_COUNT), 2 + below(&random, 3), add_attitudes);
        if (t.space != NULL) {
            ent_replies *replies = NULL;
            for (size_t k = 0; k < t.parties * t.parties; k++) {
                assert_int_equal(ent_attitude_at(t.dispute, k / t.parties, k % t.parties),
                                 attitude[k / t.parties][k % t.parties]);
            }
            assert_int_equal(ent_replies_new(t.context, t.space, &replies), ENT_OK);
            assert_ptr_equal(ent_replies_space(replies), t.space);
            compare(&t, replies);
            ent_replies_free(replies);
        }
        tear_down(&t);
    }
}

static bool is_strict(const tables *t)
{
    for (size_t p = 0; p < t->parties; p++) {
        bool seen[MOST_STATES + 1] = {false};
        for (size_t s = 0; s < t->count; s++) {
            if (seen[t->rank[p][s]]) {
                return false;
            }
            seen[t->rank[p][s]] = true;
        }
    }
    return true;
}

static void ordinary(void **unused)
{
    static const ent_concept usual[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ};
    static tables t;
    uint64_t random = 777;
    size_t compared = 0;
    (void)unused;
    for (int round = 0; round < 120; round++) {
        set_up(&t, &random, FORM_PLAIN, 2 + below(&random, 3), NULL);
        if (t.space != NULL && is_strict(&t)) {
            ent_replies *replies = NULL;
            ent_solution *solution = NULL;
            assert_int_equal(ent_replies_new(t.context, t.space, &replies), ENT_OK);
            assert_int_equal(ent_solution_new(t.context, t.space, NULL, &solution), ENT_OK);
            for (size_t k = 0; k < t.count * t.parties * ENT_REPLY_COUNT; k++) {
                const size_t c = k % ENT_REPLY_COUNT, p = k / ENT_REPLY_COUNT % t.parties;
                const size_t s = k / ENT_REPLY_COUNT / t.parties;
                assert_int_equal(ent_reply_stable(replies, (ent_reply_concept)c, p, s),
                                 ent_is_stable(solution, usual[c], p, s));
            }
            ent_solution_free(solution);
            ent_replies_free(replies);
            compared++;
        }
        tear_down(&t);
    }
    assert_true(compared > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_defined),
        cmocka_unit_test(ordinary),
    };
    return cmocka_run_group_tests_name("attitudes", tests, NULL, NULL);
}
