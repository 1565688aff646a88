/* SPDX-License-Identifier: MIT */
/*
 * Of ways on which each move is a gain: what `paths`, `solve` and the report say of a party that would have to fear an answer
 * on them. Which moves are feared test_paths holds against the definition; here are words.
 */
#include "report/sayings.h"

#include <entente/entente.h>

/* Raising pays the mill, a strike against it the union; against the strike the town would shut the works. */
static const char feud[] =
    "entente: 1\nparties: {mill: , union: , town: }\n"
    "options: {raise: {party: mill}, strike: {party: union}, shut: {party: town}}\n"
    "today: {raise: no, strike: no, shut: no}\nstates: {closed: shut and strike and raise}\n"
    "preferences:\n  mill: [not strike, raise]\n  union: [not shut, strike iff raise]\n"
    "  town: [shut iff strike]\n";

/* The same, with a vote of the union that nobody minds; and the town fears the strike only where there is a raise. */
static const char vote[] =
    "entente: 1\nparties: {mill: , union: , town: }\n"
    "options: {raise: {party: mill}, strike: {party: union}, vote: {party: union}, shut: {party: "
    "town}, tax: {party: town}}\n"
    "today: {raise: no, strike: no, vote: no, shut: no, tax: no}\n"
    "preferences:\n  mill: [not strike, raise]\n  union: [not shut, strike iff raise, vote]\n"
    "  town: [shut iff strike, tax]\n";

/* Nobody can answer. */
static const char peace[] = "entente: 1\nparties: {mill: , union: }\n"
                            "options: {raise: {party: mill}, strike: {party: union}}\n"
                            "today: {raise: no, strike: no}\n"
                            "preferences:\n  mill: [raise]\n  union: [not strike]\n";

static const saying sayings[] = {
    {.text = feud,
     .section = "paths",
     .state = "8",
     .words = {"mill takes up \"raise\", leading to s2: [a gain] to it: it meets its wish 2, "
               "\"raise\" [assumed], but it would have to fear an answer that pays. 2. union",
               "it meets its wish 1, \"shut\" if and only if \"strike\" [assumed]. Who can block",
               "That a way exists does not say that it will be gone: each of its moves leaves the "
               "party that makes it better off than just before. It is not asked whether another "
               "move would be better still for that party."}},
    {.text = feud,
     .section = "summary",
     .state = "8",
     .words = {"3 moves, each a gain, but with an answer to fear",
               "each a gain to its mover; at the first of these, mill would have to fear an answer "
               "that pays, and at the second union."}},
    {.text = feud,
     .section = "summary",
     .state = "2",
     .words = {"a gain to the mover; mill would have to fear an answer to it that pays."}},
    {.text = peace, .section = "summary", .state = "2", .words = {"a gain to the mover.", "!fear"}},
    {.text = peace,
     .section = "paths",
     .state = "2",
     .words = {"\"raise\" [assumed]. Who", "!to fear"}},
};

static void in_reports(void **state)
{
    (void)state;
    check_sayings(sayings, sizeof sayings / sizeof *sayings);
}

/* Fails where a sentence does not stand in what is written, or, after "!", does; spaces as they come. */
static void expect(char *text, const char *sentence)
{
    size_t length = 0;
    for (const char *c = text; *c != '\0'; c++) {
        const bool blank = *c == ' ' || *c == '\n';
        if (!blank || length == 0 || text[length - 1] != ' ') {
            text[length++] = blank ? ' ' : *c;
        }
    }
    text[length] = '\0';
    const bool absent = sentence[0] == '!';
    if ((strstr(text, sentence + absent) == NULL) != absent) {
        fail_msg("'%s'\nin: %s", sentence, text);
    }
}

/* What `solve` says of the undominated ones, and `paths` of the ways to a state. */
static void solved(const char *text, const char *sentence)
{
    stage s;
    ent_digest *digest = NULL;
    words w = {NULL, 0};
    const ent_sink sink = {.write = gather, .user = &w};
    open_stage(&s, text, NULL);
    assert_int_equal(ent_digest_new(s.context, s.solution, NULL, 10, &digest), ENT_OK);
    const ent_solution_view view = {.size = sizeof view, .digest = digest};
    assert_int_equal(ent_report_solution(s.context, s.solution, &view, ENT_FORMAT_TEXT, &sink),
                     ENT_OK);
    expect(w.bytes, sentence);
    free(w.bytes);
    ent_digest_free(s.context, digest);
    close_stage(&s);
}

static void followed(const char *text, const char *to, ent_format format, const char *sentence)
{
    stage s;
    words w = {NULL, 0};
    ent_state_set *targets = NULL;
    ent_journey *journeys[2];
    ent_route *routes[2];
    const ent_sink sink = {.write = gather, .user = &w};
    open_stage(&s, text, NULL);
    assert_int_equal(ent_states_find(s.context, s.space, "to", to, &targets), ENT_OK);
    for (int kind = 0; kind < 2; kind++) {
        ent_journey_options asked = {.size = sizeof asked, .improvements_only = kind == 1};
        assert_int_equal(ent_state_today(s.space, &asked.from), ENT_OK);
        assert_int_equal(ent_journey_new(s.context, s.solution, &asked, &journeys[kind]), ENT_OK);
        assert_int_equal(ent_route_new(s.context, journeys[kind], targets, 1, &routes[kind]),
                         ENT_OK);
    }
    const ent_paths_view view = {.size = sizeof view,
                                 .called = to,
                                 .moves = routes[0],
                                 .improvements = routes[1],
                                 .most = 1};
    assert_int_equal(ent_report_paths(s.context, journeys[0], journeys[1], &view, format, &sink),
                     ENT_OK);
    expect(w.bytes, sentence);
    for (int kind = 0; kind < 2; kind++) {
        ent_route_free(s.context, routes[kind]);
        ent_journey_free(journeys[kind]);
    }
    ent_state_set_free(targets);
    free(w.bytes);
    close_stage(&s);
}

static void in_solve(void **state)
{
    (void)state;
    solved(feud, "from today: 1 move leads there, an improvement for the party that makes it; mill "
                 "would have to fear an answer to it that pays");
    solved(vote,
           "from today: 2 moves lead there, each an improvement for the party that makes it; "
           "on each of the 2 shortest ways some party would have to fear an answer that pays");
    solved(peace, "1 move leads there, an improvement for the party that makes it");
    solved(peace, "!fear");
}

static void in_paths(void **state)
{
    (void)state;
    followed(feud, "closed", ENT_FORMAT_TEXT,
             "it meets its wish \"raise\" (wish 2, assumed), but it would have to fear an answer "
             "that pays (entente explain FILE s1). union takes up");
    followed(feud, "closed", ENT_FORMAT_TEXT,
             "better for it, it meets its wish \"shut iff strike\" (wish 1, assumed). No way");
    followed(feud, "closed", ENT_FORMAT_TEXT,
             "That a way exists does not say that it will be gone: each of its moves leaves the "
             "party that makes it better off than just before. It is not asked whether another "
             "move would be better still for that party. What is");
    followed(feud, "closed", ENT_FORMAT_JSON,
             "\"party\":\"union\",\"from\":2,\"to\":4,\"gain\":\"better\",\"wish\":2,\"feared\":"
             "true},{\"party\":\"town\",\"from\":4,\"to\":8,\"gain\":\"better\",\"wish\":1,"
             "\"feared\":false}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(in_reports), cmocka_unit_test(in_solve),
                                       cmocka_unit_test(in_paths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
