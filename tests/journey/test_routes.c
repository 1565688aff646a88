/* SPDX-License-Identifier: MIT */
/*
 * Paths where memory is refused, work is stopped, writes fail or arguments are wrong; and routes with reasons: by
 * statements, one-way options, rules, perception, steps and turns, in every format.
 */
#include "journey/joint_cases.h"
#include "refusal.h"

static const char city[] =
    "entente: 1\ntitle: City\nparties: {a: {name: Ann}, b: , c: }\n"
    "options:\n  o: {party: a, moves: up}\n  q: {party: b}\n  r: {party: c, values: [x, y, z], "
    "moves: step}\n"
    "rules:\n  - never: o and q\n"
    "states:\n  far: o and not q and r = z\n  none: o and q\n  near: q\n"
    "today: {q: yes}\n"
    "preferences:\n  a: [o, not q]\n  b: [{want: q, label: keep}, not o]\n  c: [r = x, q]\n";

static const char streets[] =
    "entente: 1\ntitle: Streets\nparties: {a: , b: , c: }\n"
    "options:\n  o: {party: a, moves: up}\n  p: {party: a, moves: never}\n  q: {party: b}\n  r: "
    "{party: c}\n"
    "rules:\n  - always: q implies r\nstates:\n  back: not o and q\n  up: p\n  both: o and q\n"
    "today: {o: yes}\n"
    "preferences:\n  a: [not o]\n  b: [q, o]\n  c: [not r]\n";

static const char blind[] = "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: "
                            "b}}\nstates: {w: o and q}\n"
                            "misperceptions: {a: [o]}\npreferences: {a: [o], b: [not q]}\n";

static const char graph[] =
    "entente: 1\nparties: {a: , b: }\ngraph:\n  states: 4\n  moves:\n"
    "    a: {s1: [s2], s2: [s3], s3: [s1]}\n    b: {s2: [s1, s3], s3: [s2]}\n"
    "today: s1\n"
    "preferences:\n  a: {of: 4, ranking: [[s1], [s2, s3], [s4]]}\n  b: {of: 4, ranking: [[s3], "
    "[s1], [s2], [s4]]}\n";

/* Joint moves one after another lead to all three, by options and move by move. */
static const char lake[] = "entente: 1\nparties: {a: , b: , c: }\n"
                           "options: {x: {party: a}, y: {party: b}, z: {party: c}}\n"
                           "today: {x: no, y: no, z: no}\n"
                           "preferences:\n  a: [not z, x and y]\n  b: [x and y]\n  c: [z]\n";

/* All four can go there together; d alone, and then the others, too. */
static const char strait[] =
    "entente: 1\nparties: {a: , b: , c: , d: }\n"
    "options: {x: {party: a}, y: {party: b}, z: {party: c}, v: {party: d}}\ntoday: {x: no}\n"
    "preferences:\n  a: [x and y and z, not x]\n  b: [x and y and z, not y]\n"
    "  c: [x and y and z, not z]\n  d: [v]\n";

/* What of a text is asked. */
static const struct {
    const char *text, *from, *to;
} asked[] = {
    {city, "today", "far"},     {city, "today", "near"},
    {city, "s1", "r = z"},      {city, "today", "q"},
    {streets, "today", "back"}, {streets, "today", "up"},
    {streets, "today", "both"}, {blind, "s1", "w"},
    {graph, "s1", "s3"},        {graph, "s1", "s4"},
    {graph, "s4", "s1"},        {lake, "today", "x and y and z"},
    {lake, "today", "x and z"}, {ladder, "today", "s3"},
    {bridge, "today", "s5"},    {strait, "today", "x and y and z and v"},
};
enum { ASKED = sizeof asked / sizeof *asked };

/* A sink that takes so many writes. */
typedef struct taker {
    size_t left, bytes;
} taker;

static bool takes(void *user, const char *bytes, size_t length)
{
    taker *t = user;
    (void)bytes;
    t->bytes += length;
    return t->left > 0 && t->left-- > 0;
}

/* The way from a file to a report. */
typedef struct trip {
    ent_space *space;
    ent_solution *solution;
    ent_state_set *from, *to;
    ent_journey *journeys[2];
    ent_route *routes[2];
} trip;

static void trip_free(ent_context *context, trip *t)
{
    for (int kind = 0; kind < 2; kind++) {
        ent_route_free(context, t->routes[kind]);
        ent_journey_free(t->journeys[kind]);
    }
    ent_state_set_free(t->from);
    ent_state_set_free(t->to);
    ent_solution_free(t->solution);
    ent_space_free(t->space);
}

static ent_status find(refusal *r, trip *t, size_t which)
{
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    ENT_TRY(ent_space_new(r->context, r->dispute, &t->space));
    ENT_TRY(ent_solution_new(r->context, t->space, &options, &t->solution));
    ENT_TRY(ent_states_find(r->context, t->space, "from", asked[which].from, &t->from));
    ENT_TRY(ent_states_find(r->context, t->space, "to", asked[which].to, &t->to));
    for (int kind = 0; kind < 2; kind++) {
        ent_journey_options wanted = {.size = sizeof wanted, .improvements_only = kind == 1};
        assert_true(ent_state_set_next(t->from, 0, &wanted.from));
        ENT_TRY(ent_journey_new(r->context, t->solution, &wanted, &t->journeys[kind]));
        ENT_TRY(ent_route_new(r->context, t->journeys[kind], t->to, 2, &t->routes[kind]));
    }
    return ENT_OK;
}

static ent_status tell(refusal *r, const trip *t, size_t which, size_t writes)
{
    for (int format = 0; format < 3; format++) {
        for (int named = 0; named < 2; named++) {
            taker taken = {.left = writes};
            const ent_sink sink = {.write = takes, .user = &taken};
            const ent_paths_view view = {.size = sizeof view,
                                         .called = named == 0 ? asked[which].to : NULL,
                                         .moves = t->routes[0],
                                         .improvements = t->routes[1],
                                         .most = (uint64_t)named};
            ENT_TRY(ent_report_paths(r->context, t->journeys[0], t->journeys[1], &view,
                                     (ent_format)format, &sink));
            assert_true(taken.bytes > 0);
        }
    }
    return ENT_OK;
}

static size_t at; /* which is asked: the action has no room for it */

static ent_status travel(refusal *r)
{
    trip t = {.space = NULL};
    ent_status status = find(r, &t, at);
    if (status == ENT_OK) {
        status = tell(r, &t, at, SIZE_MAX);
    }
    trip_free(r->context, &t);
    return status;
}

static void refused(void **unused)
{
    (void)unused;
    for (at = 0; at < ASKED; at++) {
        refusal r = {.ordinary = ENT_OK};
        assert_true(refusal_exhaust(&r, travel, asked[at].text) > 10);
    }
}

/* The set of what holds, in all its ways to end. */
static ent_status hold(refusal *r)
{
    ent_space *space = NULL;
    ent_solution *solution = NULL;
    ent_state_set *set = NULL;
    ent_status status = ent_space_new(r->context, r->dispute, &space);
    if (status == ENT_OK) {
        status = ent_solution_new(r->context, space, NULL, &solution);
    }
    if (status == ENT_OK) {
        status = ent_equilibria_set(r->context, solution, 1u << ENT_NASH | 1u << ENT_GMR, &set);
    }
    for (uint64_t s = 0; status == ENT_OK && s < ent_state_count(space); s++) {
        assert_int_equal(ent_state_set_has(set, s), ent_is_equilibrium(solution, ENT_NASH, s) ||
                                                        ent_is_equilibrium(solution, ENT_GMR, s));
    }
    ent_state_set_free(set);
    ent_solution_free(solution);
    ent_space_free(space);
    return status;
}

static void held(void **unused)
{
    (void)unused;
    refusal r = {.ordinary = ENT_OK};
    assert_true(refusal_exhaust(&r, hold, city) > 10);
}

/* Why no way leads to what is asked, by improvements. */
static void check_obstacle(size_t which, ent_obstacle_kind kind)
{
    refusal r = {.ordinary = ENT_OK};
    trip t = {.space = NULL};
    bool found = false;
    refusal_set_up(&r, asked[which].text);
    assert_int_equal(find(&r, &t, which), ENT_OK);
    assert_int_equal(t.routes[1]->steps, ENT_NOT_REACHED);
    for (size_t k = 0; k < t.routes[1]->obstacle_count; k++) {
        found = found || t.routes[1]->obstacles[k].kind == kind;
    }
    assert_true(found);
    trip_free(r.context, &t);
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    ent_context_free(r.reader);
}

static void reasons(void **unused)
{
    (void)unused;
    check_obstacle(0, ENT_OBSTACLE_RULE);
    check_obstacle(4, ENT_OBSTACLE_DIRECTION);
    check_obstacle(5, ENT_OBSTACLE_DIRECTION);
    check_obstacle(6, ENT_OBSTACLE_RULE);
    check_obstacle(7, ENT_OBSTACLE_PERCEPTION);
    check_obstacle(2, ENT_OBSTACLE_PREFERENCE);
}

static void arguments(void **unused)
{
    refusal r = {.ordinary = ENT_OK};
    trip t = {.space = NULL};
    ent_journey *journey = NULL;
    ent_route *route = NULL;
    ent_state_set *set = NULL;
    (void)unused;
    refusal_set_up(&r, city);
    assert_int_equal(find(&r, &t, 0), ENT_OK);
    ent_journey_options wanted = {.size = sizeof wanted};
    assert_int_equal(ent_journey_new(NULL, t.solution, &wanted, &journey), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_journey_new(r.context, NULL, &wanted, &journey), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_journey_new(r.context, t.solution, NULL, &journey), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_journey_new(r.context, t.solution, &wanted, NULL), ENT_ERROR_ARGUMENT);
    wanted.from = ent_state_count(t.space);
    assert_int_equal(ent_journey_new(r.context, t.solution, &wanted, &journey), ENT_ERROR_ARGUMENT);
    wanted = (ent_journey_options){.size = 1};
    assert_int_equal(ent_journey_new(r.context, t.solution, &wanted, &journey), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_route_new(NULL, t.journeys[0], t.to, 0, &route), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_route_new(r.context, NULL, t.to, 0, &route), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_route_new(r.context, t.journeys[0], NULL, 0, &route), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_route_new(r.context, t.journeys[0], t.to, 0, NULL), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_equilibria_set(NULL, t.solution, 1, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_equilibria_set(r.context, NULL, 1, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_equilibria_set(r.context, t.solution, 0, &set), ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_equilibria_set(r.context, t.solution, 1u << ENT_SEQ, &set),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_equilibria_set(r.context, t.solution, 1, NULL), ENT_ERROR_ARGUMENT);
    assert_true(journey == NULL && route == NULL && set == NULL);
    assert_int_equal(tell(&r, &t, 0, 0), ENT_ERROR_IO);
    ent_paths_view view = {.size = sizeof view};
    const ent_sink sink = {.write = takes};
    assert_int_equal(ent_report_paths(NULL, t.journeys[0], t.journeys[1], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, NULL, t.journeys[1], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], NULL, &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], t.journeys[1], NULL, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], t.journeys[1], &view, 0, NULL),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, t.journeys[1], t.journeys[0], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], t.journeys[0], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    view.called = "far";
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], t.journeys[1], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    view.size = 1;
    assert_int_equal(ent_report_paths(r.context, t.journeys[0], t.journeys[1], &view, 0, &sink),
                     ENT_ERROR_ARGUMENT);
    ent_route_free(r.context, NULL);
    ent_journey_free(NULL);
    trip_free(r.context, &t);
    ent_dispute_free(r.dispute);
    ent_context_free(r.context);
    ent_context_free(r.reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(refused), cmocka_unit_test(held),
                                       cmocka_unit_test(reasons), cmocka_unit_test(arguments)};
    return cmocka_run_group_tests_name("routes", tests, NULL, NULL);
}
