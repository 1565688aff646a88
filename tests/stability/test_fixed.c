/* SPDX-License-Identifier: MIT */
/*
 * Why a party cannot change an option, in words and as JSON: what bars the lower values and what bars the higher ones, by
 * each kind of `moves`, rules, and what is not perceived; options of two values have one side alone. And whether the party
 * would change it if its `moves` let it: what it likes best of what the barred values give, where that is possible and perceived. And how `solve` tells it of a name.
 */
#include "report/judged/staying.h"
#include "unit/support.h"

typedef struct row {
    const char *values, *moves, *today,
        *more;         /* more: rules or misperceptions, from line 5 of the text */
    const char *words; /* how the reason begins */
    const char *json;  /* of both sides, as it is written */
} row;

#define NEVER(what)  "  - never: " what "\n"
#define RULES(lines) "rules:\n" lines

static const row rows[] = {
    {"[u, v, w]", "up", "v", RULES(NEVER("o = w and not q")),
     "it cannot be taken back; more of it would break the rule of line 6",
     "\"because\":\"rule\",\"rule\":1,\"less\":{\"because\":\"direction\"},"
     "\"more\":{\"because\":\"rule\",\"rule\":1}"},
    {"[u, v, w]", "down", "v", RULES(NEVER("o = u and not q")),
     "it cannot be raised again; less of it would break the rule of line 6",
     "\"because\":\"rule\",\"rule\":1,\"less\":{\"because\":\"rule\",\"rule\":1},"
     "\"more\":{\"because\":\"direction\"}"},
    {"[u, v, w]", "step", "v", RULES(NEVER("o = u") NEVER("o = w")),
     "less of it would break the rule of line 6",
     "\"because\":\"rule\",\"rule\":1,\"less\":{\"because\":\"rule\",\"rule\":1},"
     "\"more\":{\"because\":\"rule\",\"rule\":2}"},
    {"[t, u, v, w, x]", "step", "v", RULES(NEVER("o != v")),
     "alone it would break the rule of line 6", NULL},
    {"[u, v, w]", "never", "v", "", "moves: never; a would not change it if it could)",
     "\"because\":\"direction\",\"less\":{\"because\":\"direction\"},"
     "\"more\":{\"because\":\"direction\"}"},
    {"[u, v, w]", "up", "w", "", "it cannot be taken back; a would not change it if it could)",
     "\"because\":\"direction\",\"less\":{\"because\":\"direction\"},\"more\":null"},
    {"[u, v, w]", "down", "u", "",
     "once given up, it cannot be taken up again; a would not change it if it could)", NULL},
    {"[u, v, w]", "up", "u", RULES(NEVER("o = w") NEVER("o = v")),
     "alone it would break the rule of line 7", NULL},
    {"[u, v, w]", "any", "v", RULES(NEVER("o = w") NEVER("o = u")),
     "less of it would break the rule of line 7", NULL},
    {"[u, v, w]", "up", "v", "misperceptions: {a: [o = w]}\n",
     "it cannot be taken back; it does not perceive what comes of more of it; a would not change "
     "it "
     "if it could)",
     NULL},
    {"[no, yes]", "up", "yes", "", "it cannot be taken back; a would not change it if it could)",
     "\"because\":\"direction\",\"less\":{\"because\":\"direction\"},\"more\":null"},
    {"[no, yes]", "down", "no", "",
     "once given up, it cannot be taken up again; a would not change it if it could)", NULL},
    {"[no, yes]", "never", "no", "", "moves: never; a would not change it if it could)", NULL},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")),
     "alone it would break the rule of line 6",
     "\"because\":\"rule\",\"rule\":1,\"less\":null,\"more\":{\"because\":\"rule\",\"rule\":1}"},
    {"[no, yes]", "any", "no", "misperceptions: {a: [o]}\n",
     "it does not perceive what comes of it)", NULL},
};

/* What is found behind the beginning of a row's reason. */
static const struct {
    size_t row;
    const char *words;
} further[] = {
    {2, "; more of it would break the rule of line 7"},
    {7, ", or something else forbids it)"},
    {8, "; more of it would break the rule of line 6"},
};

/* A wish, and how the reason ends. */
static const struct {
    row of;
    const char *wish;
} wishes[] = {
    {{"[no, yes]", "up", "yes", "",
      "it cannot be taken back; a would change it if it could, to come to s1)",
      "\"barred\":{\"state\":1,\"gains\":true}"},
     "not o"},
    {{"[no, yes]", "up", "yes", "", "it cannot be taken back; a would not change it if it could)",
      "\"barred\":{\"state\":1,\"gains\":false}"},
     "o"},
    {{"[u, v, w]", "up", "w", "",
      "it cannot be taken back; a would change it if it could, to come to s2)", NULL},
     "o = v"},
    {{"[u, v, w]", "up", "w", "",
      "it cannot be taken back; a would change it if it could, to come to s1)", NULL},
     "o != w"},
    {{"[u, v, w]", "never", "v", "", "moves: never; a would change it if it could, to come to s3)",
      NULL},
     "o = w"},
    {{"[u, v, w]", "up", "w", RULES(NEVER("o = v")),
      "it cannot be taken back; a would not change it if it could)", NULL},
     "o = v"},
    {{"[u, v, w]", "up", "v", RULES(NEVER("o = w")),
      "it cannot be taken back; more of it would break the rule of line 6, \"never: o = w\"; a "
      "would "
      "change it if it could, to come to s1)",
      NULL},
     "o = u"},
    {{"[no, yes]", "up", "yes", RULES(NEVER("not o and not q")), "it cannot be taken back)",
      "\"barred\":null"},
     "not o"},
    {{"[no, yes]", "up", "yes", "misperceptions: {a: [not o]}\n", "it cannot be taken back)", NULL},
     "not o"},
    {{"[u, v, w]", "step", "u", RULES(NEVER("o = v")), "alone it would break the rule of line 6",
      NULL},
     "o = w"},
};

static bool add_bytes(void *user, const char *bytes, size_t length)
{
    ent_text_add_bytes(user, bytes, length);
    return true;
}

static ent_dispute *read_row(ent_context *context, const row *one, const char *wish)
{
    char text[600];
    const bool graded = strcmp(one->values, "[no, yes]") != 0;
    (void)snprintf(text, sizeof text,
                   "entente: 1\nparties: {a: , b: }\n"
                   "options: {o: {party: a, moves: %s%s%s}, q: {party: b}}\ntoday: {o: %s}\n%s"
                   "preferences: {a: %s, b: [q]}\n",
                   one->moves, graded ? ", values: " : "", graded ? one->values : "", one->today,
                   one->more, wish);
    return read_dispute(context, text);
}

static void check(const row *one, const char *wish, const char *more)
{
    ent_context *context = new_context();
    char list[40];
    (void)snprintf(list, sizeof list, "[%s]", wish);
    ent_dispute *dispute = read_row(context, one, list);
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_explanation *why = NULL;
    uint64_t today = 0;
    ent_text text, json;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
    assert_int_equal(ent_state_today(space, &today), ENT_OK);
    assert_int_equal(ent_explanation_new(context, solution, today, 0, &why), ENT_OK);
    ent_text_init(&text, &context->allocator);
    ent_text_init(&json, &context->allocator);
    const ent_sink sink = {.write = add_bytes, .user = &json};
    ent_words_fixed(&text, dispute, &why->stances[0]);
    assert_int_equal(ent_report_explanation(context, solution, why, ENT_FORMAT_JSON, &sink),
                     ENT_OK);
    const char *begin = strstr(ent_text_get(&text), "\" (");
    assert_non_null(begin);
    if (strncmp(begin + 3, one->words, strlen(one->words)) != 0 ||
        (more != NULL && strstr(begin, more) == NULL) ||
        (more == NULL && strstr(begin, "something else") != NULL) ||
        (one->json != NULL && strstr(ent_text_get(&json), one->json) == NULL)) {
        fail_msg("%s %s: %s\n%s", one->values, one->moves, ent_text_get(&text),
                 ent_text_get(&json));
    }
    ent_text_free(&text);
    ent_text_free(&json);
    ent_explanation_free(context, why);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static void each_side(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const char *more = NULL;
        for (size_t f = 0; f < sizeof further / sizeof *further; f++) {
            more = further[f].row == k ? further[f].words : more;
        }
        check(&rows[k], "q", more);
    }
}

static void whether_it_would(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof wishes / sizeof *wishes; k++) {
        check(&wishes[k].of, wishes[k].wish, NULL);
    }
}

/* How a party likes what rules forbid; the value and the rule that are kept. */
static const struct {
    const char *values, *moves, *today, *more, *wish;
    ent_forbidden forbidden;
    size_t value, rule;
} forbidden[] = {
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")), "[o]", ENT_FORBIDDEN_BETTER, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")), "[not o]", ENT_FORBIDDEN_WORSE, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")), "[q]", ENT_FORBIDDEN_EQUAL, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")), "[q, o, not o]", ENT_FORBIDDEN_BETTER,
     1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")), "{ranking: [[q], [not q]]}",
     ENT_FORBIDDEN_UNTOLD, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")),
     "{weights: [{want: o, weight: 2}, {want: not o, weight: 1}, {want: not o, weight: 1}]}",
     ENT_FORBIDDEN_EQUAL, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")),
     "{weights: [{want: not o, weight: 2}, {want: o, weight: 3}]}", ENT_FORBIDDEN_BETTER, 1, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o and not q")),
     "{weights: [{want: not o, weight: -2}, {want: o, weight: -3}]}", ENT_FORBIDDEN_WORSE, 1, 0},
    {"[no, yes]", "up", "yes", RULES(NEVER("not o and not q")), "[not o]", ENT_FORBIDDEN_NONE, 0,
     0},
    {"[no, yes]", "any", "no", "misperceptions: {a: [o]}\n", "[o]", ENT_FORBIDDEN_NONE, 0, 0},
    {"[u, v, w]", "any", "v", RULES(NEVER("o = w and not q") NEVER("o = u and not q")),
     "[o = w, o = u]", ENT_FORBIDDEN_BETTER, 2, 0},
    {"[u, v, w]", "any", "v", RULES(NEVER("o = w and not q") NEVER("o = u and not q")), "[o != v]",
     ENT_FORBIDDEN_BETTER, 0, 1},
    {"[u, v, w]", "up", "v", RULES(NEVER("o = w and not q") NEVER("o = u and not q")), "[o = u]",
     ENT_FORBIDDEN_EQUAL, 2, 0},
    {"[no, yes]", "any", "no", RULES(NEVER("o")), "[o]", ENT_FORBIDDEN_NONE, 0, 0},
};

static void what_rules_forbid(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof forbidden / sizeof *forbidden; k++) {
        ent_context *context = new_context();
        const row one = {.values = forbidden[k].values,
                         .moves = forbidden[k].moves,
                         .today = forbidden[k].today,
                         .more = forbidden[k].more};
        ent_dispute *dispute = read_row(context, &one, forbidden[k].wish);
        ent_space *space = NULL;
        ent_solution *solution = NULL;
        ent_explanation *why = NULL;
        uint64_t today = 0;
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
        assert_int_equal(ent_state_today(space, &today), ENT_OK);
        assert_int_equal(ent_explanation_new(context, solution, today, 0, &why), ENT_OK);
        assert_int_equal(why->stances[0].fixed_count, 1);
        const ent_fixed *found = why->stances[0].fixed;
        if (found->forbidden != forbidden[k].forbidden ||
            found->forbidden_value != forbidden[k].value ||
            found->forbidding != forbidden[k].rule) {
            fail_msg("%zu: %d, value %zu, rule %zu", k, (int)found->forbidden,
                     found->forbidden_value, found->forbidding);
        }
        ent_explanation_free(context, why);
        ent_solution_free(solution);
        ent_space_free(space);
        ent_dispute_free(dispute);
        ent_context_free(context);
    }
}

/* What solve says of a dispute with names, of all states or of those in which an expression holds. */
static void solve(const char *moves, const char *wish, const char *where, ent_text *out)
{
    char text[400];
    (void)snprintf(text, sizeof text,
                   "entente: 1\nparties: {a: , b: }\n"
                   "options: {o: {party: a, moves: %s}, q: {party: b}}\ntoday: {o: no, q: no}\n"
                   "states: {gone: o, too: o and q}\npreferences: {a: [%s], b: [q]}\n",
                   moves, wish);
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_digest *digest = NULL;
    ent_state_set *set = NULL;
    ent_coalitions *several = NULL;
    const ent_sink sink = {.write = add_bytes, .user = out};
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_solution_new(context, space, NULL, &solution), ENT_OK);
    assert_int_equal(ent_coalitions_several(context, space, &several), ENT_OK);
    if (where != NULL) {
        assert_int_equal(ent_states_find(context, space, "test", where, &set), ENT_OK);
    }
    assert_int_equal(ent_digest_new(context, solution, set, 6, &digest), ENT_OK);
    const ent_solution_view view = {
        .size = sizeof view, .lists = true, .digest = digest, .where = set, .several = several};
    assert_int_equal(ent_report_solution(context, solution, &view, ENT_FORMAT_TEXT, &sink), ENT_OK);
    ent_coalitions_free(several);
    ent_digest_free(context, digest);
    ent_state_set_free(set);
    ent_solution_free(solution);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

static size_t count_of(const char *text, const char *words)
{
    size_t count = 0;
    while ((text = strstr(text, words)) != NULL) {
        text += strlen(words);
        count++;
    }
    return count;
}

/* Below a name, and once: what the strongest of its states owes to what its party cannot take back, and would; not what the
 * party likes, nor what nobody ever could change. */
static void below_a_name(void **state)
{
    static const char line[] = "      in s4 a cannot take back \"o\", and would if it could\n";
    static const struct {
        const char *moves, *wish;
        size_t told;
    } of[] = {{"up", "not o", 1}, {"up", "o", 0}, {"never", "not o", 0}};
    ent_context *context = new_context();
    (void)state;
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        ent_text text;
        ent_text_init(&text, &context->allocator);
        solve(of[k].moves, of[k].wish, NULL, &text);
        assert_int_equal(count_of(ent_text_get(&text), "the strongest is s4,"), 1);
        assert_int_equal(count_of(ent_text_get(&text), line), of[k].told);
        assert_int_equal(count_of(ent_text_get(&text), " a cannot "), of[k].told);
        ent_text_free(&text);
    }
    ent_context_free(context);
}

/* Where nothing holds nothing is said of several, not even an empty line of blanks; else it is. */
static void where_nothing_holds(void **state)
{
    ent_context *context = new_context();
    ent_text text;
    (void)state;
    ent_text_init(&text, &context->allocator);
    solve("any", "o", "not o", &text);
    assert_non_null(strstr(ent_text_get(&text), "No state would hold"));
    assert_int_equal(count_of(ent_text_get(&text), " \n"), 0);
    assert_int_equal(count_of(ent_text_get(&text), "Against several"), 0);
    ent_text_clear(&text);
    solve("any", "o", "o", &text);
    assert_int_equal(count_of(ent_text_get(&text), "  Against several acting together hold"), 1);
    ent_text_free(&text);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_side), cmocka_unit_test(whether_it_would),
        cmocka_unit_test(what_rules_forbid), cmocka_unit_test(below_a_name),
        cmocka_unit_test(where_nothing_holds)};
    return cmocka_run_group_tests_name("fixed options", tests, NULL, NULL);
}
