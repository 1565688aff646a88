/* SPDX-License-Identifier: MIT */
/*
 * Paths, against the definition.
 *
 * On random disputes of two to four parties, with options (one-way, by steps) and in graph form, the number of
 * legal sequences of each length to each state is worked out step by step, over states and who moved last; and so
 * are the fewest moves, also without each party, and where improvements end. The library's journeys and routes
 * must say the same, show each shortest way once and in order, say of each of its moves that is a gain whether the others, by
 * legal sequences of improvements, lead to a state that its mover likes no better than where it moved, and where there is none name a pair of states that
 * differ in as few options as any, with an obstacle for each party that has a part in it. Where no improvements lead,
 * a joint move is told exactly when there is one by parties that each gain, a shortest one; else when moves lead there.
 */
#include "stability/tables.h"

#include <stdlib.h>

enum { LONGEST = 200 };

/* The moves that may be made. */
typedef struct allowed {
    bool by[MOST_PARTIES][MOST_STATES][MOST_STATES];
} allowed;

/* What legal sequences lead to. */
typedef struct expected {
    uint32_t steps[MOST_STATES];
    uint64_t ways[MOST_STATES]; /* of so many moves */
} expected;

static void allow(const tables *t, bool improving, size_t without, allowed *out)
{
    memset(out, 0, sizeof *out);
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t s = 0; s < t->count; s++) {
            for (size_t to = 0; to < t->count; to++) {
                out->by[p][s][to] = p != without && t->moves[p][s][to] &&
                                    (!improving || t->rank[p][to] > t->rank[p][s]);
            }
        }
    }
}

/* Extends all sequences by one move. */
static void extend(const tables *t, const allowed *a, uint64_t from[MOST_STATES][MOST_PARTIES + 1],
                   uint64_t to[MOST_STATES][MOST_PARTIES + 1])
{
    memset(to, 0, MOST_STATES * sizeof *to);
    for (size_t s = 0; s < t->count; s++) {
        for (size_t last = 0; last <= t->parties; last++) {
            for (size_t p = 0; p < t->parties; p++) {
                for (size_t q = 0; p != last && q < t->count; q++) {
                    to[q][p] += a->by[p][s][q] ? from[s][last] : 0;
                }
            }
        }
    }
}

static void expect(const tables *t, const allowed *a, size_t start, expected *out)
{
    static uint64_t count[2][MOST_STATES][MOST_PARTIES + 1];
    memset(count, 0, sizeof count);
    memset(out->ways, 0, sizeof out->ways);
    for (size_t s = 0; s < MOST_STATES; s++) {
        out->steps[s] = ENT_NOT_REACHED;
    }
    out->steps[start] = 0;
    count[0][start][t->parties] = 1;
    const uint32_t longest = (uint32_t)(t->count * t->parties); /* a node each */
    size_t found = 1;
    for (uint32_t k = 1; k <= longest && found < t->count; k++) {
        extend(t, a, count[(k + 1) % 2], count[k % 2]);
        for (size_t s = 0; s < t->count; s++) {
            uint64_t ways = 0;
            for (size_t p = 0; p < t->parties; p++) {
                ways += count[k % 2][s][p] > 0;
            }
            if (ways > 0 && out->steps[s] == ENT_NOT_REACHED) {
                out->steps[s] = k;
                found++;
                for (size_t p = 0; p < t->parties; p++) {
                    out->ways[s] += count[k % 2][s][p];
                }
            }
        }
    }
}

static bool can_improve(const tables *t, const allowed *improving, size_t s)
{
    bool can = false;
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t to = 0; to < t->count; to++) {
            can = can || improving->by[p][s][to];
        }
    }
    return can;
}

static void check_journey(const tables *t, const ent_journey *j, const expected *e, size_t start)
{
    allowed improving;
    uint64_t rings[MOST_STATES * MOST_PARTIES] = {0}, ends = 0, reached = 0;
    allow(t, true, SIZE_MAX, &improving);
    assert_int_equal(ent_journey_from(j), start);
    for (size_t s = 0; s < t->count; s++) {
        const bool there = e->steps[s] != ENT_NOT_REACHED;
        const bool end = there && !can_improve(t, &improving, s);
        assert_int_equal(ent_journey_steps(j, s), e->steps[s]);
        assert_int_equal(ent_journey_is_end(j, s), end);
        reached += there;
        ends += end;
        rings[there ? e->steps[s] : 0] += there;
    }
    for (uint32_t k = 0; k < MOST_STATES; k++) {
        assert_int_equal(ent_journey_ring(j, k), rings[k]);
    }
    assert_int_equal(ent_journey_reached_count(j), reached);
    assert_int_equal(ent_journey_end_count(j), ends);
}

/* Whether no party can better itself by a move of its own: Nash, the one concept that is asked for. */
static bool holds(const tables *t, size_t state)
{
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t to = 0; to < t->count; to++) {
            if (t->moves[p][state][to] && t->rank[p][to] > t->rank[p][state]) {
                return false;
            }
        }
    }
    return true;
}

/* Whether a move is feared, worked out once for a dispute; and how many were, and were not, so that the test can fail. */
typedef enum fear { UNASKED, FEARED, CALM } fear;
static fear fears[MOST_PARTIES][MOST_STATES][MOST_STATES];
static size_t feared_moves, calm_moves;

static bool to_fear(const tables *t, size_t party, size_t from, size_t to)
{
    fear *known = &fears[party][from][to];
    if (*known == UNASKED) {
        allowed others;
        expected e;
        allow(t, true, party, &others);
        expect(t, &others, to, &e);
        *known = CALM;
        for (size_t s = 0; s < t->count; s++) {
            if (e.steps[s] != ENT_NOT_REACHED && t->rank[party][s] <= t->rank[party][from]) {
                *known = FEARED;
            }
        }
        feared_moves += *known == FEARED;
        calm_moves += *known == CALM;
    }
    return *known == FEARED;
}

/* Whether the way before comes first: by its end; by feared moves; by changes; then move by move, by party and then by state. */
static bool in_order(const ent_way *before, const ent_way *after, uint32_t steps, bool improving)
{
    if (before->strength != after->strength) {
        return before->strength > after->strength;
    }
    if (improving && before->feared != after->feared) {
        return before->feared < after->feared;
    }
    if (before->changes != after->changes) {
        return before->changes < after->changes;
    }
    for (uint32_t k = 0; k < steps; k++) {
        if (before->steps[k].party != after->steps[k].party) {
            return before->steps[k].party < after->steps[k].party;
        }
        if (before->steps[k].to != after->steps[k].to) {
            return before->steps[k].to < after->steps[k].to;
        }
    }
    return false;
}

static size_t options_apart(const tables *t, size_t one, size_t other, size_t party)
{
    size_t apart = 0;
    for (size_t o = 0; o < ent_option_count(t->dispute); o++) {
        apart += (party == SIZE_MAX || ent_option_at(t->dispute, o).party == party) &&
                 ent_state_value(t->space, one, o) != ent_state_value(t->space, other, o);
    }
    return apart;
}

static void check_ways(const tables *t, bool improving, const ent_route *route, size_t start,
                       const ent_state_set *targets)
{
    allowed a;
    assert_true(route->steps == 0 || (route->fears_compared == improving && route->fears_asked));
    allow(t, improving, SIZE_MAX, &a);
    for (size_t n = 0; n < route->shown_count; n++) {
        const ent_way *way = &route->shown[n];
        size_t at = start, last = SIZE_MAX, changes = 0, feared = 0;
        for (uint32_t k = 0; k < route->steps; k++) {
            const ent_way_step *step = &way->steps[k];
            const size_t *rank = t->rank[step->party];
            assert_int_equal(step->from, at);
            assert_int_not_equal(step->party, last);
            assert_true(a.by[step->party][at][step->to]);
            assert_int_equal(step->gain, rank[step->to] < rank[at]   ? ENT_GAIN_WORSE
                                         : rank[step->to] > rank[at] ? ENT_GAIN_BETTER
                                                                     : ENT_GAIN_EQUAL);
            assert_int_equal(step->feared, step->gain == ENT_GAIN_BETTER &&
                                               to_fear(t, step->party, at, (size_t)step->to));
            feared += step->feared;
            changes += ent_is_graph_form(t->dispute)
                           ? 1
                           : options_apart(t, at, (size_t)step->to, SIZE_MAX);
            at = (size_t)step->to;
            last = step->party;
        }
        assert_true(ent_state_set_has(targets, at));
        assert_int_equal(way->changes, changes);
        assert_int_equal(way->feared, feared);
        assert_int_equal(way->strength != 0, holds(t, at));
        assert_true(n == 0 || in_order(&route->shown[n - 1], way, route->steps, improving));
    }
}

/* What stands against a party's part, found again. */
static void check_obstacle(const tables *t, const ent_route *route, const ent_obstacle *found,
                           bool improving)
{
    const size_t party = found->party, from = (size_t)route->closest;
    size_t to = t->count;
    for (size_t s = 0; s < t->count; s++) { /* the state with this party's options as wanted */
        if (options_apart(t, s, (size_t)route->wanted, party) == 0 &&
            options_apart(t, s, from, SIZE_MAX) == options_apart(t, s, from, party)) {
            to = s;
        }
    }
    switch (found->kind) {
    case ENT_OBSTACLE_DIRECTION:
        assert_int_not_equal(ent_option_at(t->dispute, found->which).moves, ENT_MOVES_ANY);
        assert_int_equal(ent_option_at(t->dispute, found->which).party, party);
        assert_true(to == t->count || !t->moves[party][from][to]);
        break;
    case ENT_OBSTACLE_RULE:
        assert_int_equal(found->which, 0);
        assert_int_equal(to, t->count);
        break;
    case ENT_OBSTACLE_PREFERENCE:
        assert_true(improving && to < t->count && found->to == to);
        assert_true(t->rank[party][to] <= t->rank[party][from]);
        break;
    case ENT_OBSTACLE_TURN:
        assert_true(to < t->count && t->moves[party][from][to]);
        break;
    default:
        assert_int_equal(found->kind, ENT_OBSTACLE_STEPS);
        assert_true(to < t->count && !t->moves[party][from][to]);
        break;
    }
}

static void check_obstacles(const tables *t, const expected *e, const ent_route *route,
                            const ent_state_set *targets, bool improving)
{
    size_t least = SIZE_MAX, parts = 0;
    if (ent_is_graph_form(t->dispute)) {
        assert_int_equal(route->compared_count, 0);
        return;
    }
    for (size_t s = 0; s < t->count; s++) {
        for (size_t to = 0; e->steps[s] != ENT_NOT_REACHED && to < t->count; to++) {
            const size_t apart = options_apart(t, s, to, SIZE_MAX);
            least = ent_state_set_has(targets, to) && apart < least ? apart : least;
        }
    }
    assert_int_equal(options_apart(t, (size_t)route->closest, (size_t)route->wanted, SIZE_MAX),
                     least);
    for (size_t p = 0; p < t->parties; p++) {
        parts += options_apart(t, (size_t)route->closest, (size_t)route->wanted, p) > 0;
    }
    assert_int_equal(route->obstacle_count, parts);
    for (size_t k = 0; k < parts; k++) {
        check_obstacle(t, route, &route->obstacles[k], improving);
    }
}

static uint32_t least_steps(const tables *t, const expected *e, const ent_state_set *targets)
{
    uint32_t least = ENT_NOT_REACHED;
    for (size_t s = 0; s < t->count; s++) {
        least = ent_state_set_has(targets, s) && e->steps[s] < least ? e->steps[s] : least;
    }
    return least;
}

/* The moves of those alone that gain in a state; false: nobody does. */
static bool allow_gainers(const tables *t, size_t start, size_t state, allowed *out)
{
    bool any = false;
    allow(t, false, SIZE_MAX, out);
    for (size_t p = 0; p < t->parties; p++) {
        if (t->rank[p][state] > t->rank[p][start]) {
            any = true;
        } else {
            memset(out->by[p], 0, sizeof out->by[p]);
        }
    }
    return any;
}

/* The fewest moves of a joint move to any of the targets by which each mover gains. */
static uint32_t least_joint(const tables *t, size_t start, const ent_state_set *targets)
{
    uint32_t least = ENT_NOT_REACHED;
    for (size_t s = 0; s < t->count; s++) {
        allowed a;
        expected e;
        if (ent_state_set_has(targets, s) && allow_gainers(t, start, s, &a)) {
            expect(t, &a, start, &e);
            least = e.steps[s] < least ? e.steps[s] : least;
        }
    }
    return least;
}

/* That a joint move is one, and says of each mover whether it gains. */
static void check_joint(const tables *t, const ent_joint_way *joint, size_t start,
                        const ent_state_set *targets)
{
    size_t at = start, last = SIZE_MAX;
    uint64_t movers = 0, losing = 0;
    for (size_t k = 0; k < joint->step_count; k++) {
        const ent_step *step = &joint->steps[k];
        assert_int_equal(step->from, at);
        assert_int_not_equal(step->party, last);
        assert_true(t->moves[step->party][at][step->to]);
        at = (size_t)step->to;
        last = step->party;
        movers |= (uint64_t)1 << last;
        losing |= (uint64_t)(t->rank[last][joint->to] <= t->rank[last][start]) << last;
    }
    assert_int_equal(at, joint->to);
    assert_true(ent_state_set_has(targets, at));
    assert_int_equal(joint->parties, movers);
    assert_int_equal(joint->losing, losing);
}

static void check_together(const tables *t, const ent_route *route, size_t start,
                           const ent_state_set *targets)
{
    allowed a;
    expected any;
    const uint32_t least = least_joint(t, start, targets);
    allow(t, false, SIZE_MAX, &a);
    expect(t, &a, start, &any);
    assert_int_equal(route->joint != NULL, least_steps(t, &any, targets) != ENT_NOT_REACHED);
    if (route->joint == NULL) {
        return;
    }
    check_joint(t, route->joint, start, targets);
    assert_true(route->joint->complete);
    assert_int_equal(route->joint->losing == 0, least != ENT_NOT_REACHED);
    if (least != ENT_NOT_REACHED) {
        assert_int_equal(route->joint->step_count, least);
    }
}

static void check_route(const tables *t, ent_journey *j, const expected *e, size_t start,
                        const ent_state_set *targets)
{
    const bool improving = ent_journey_improves(j);
    uint64_t ways = 0;
    ent_route *route = NULL;
    allowed a;
    assert_int_equal(ent_route_new(t->context, j, targets, 0, &route), ENT_OK);
    assert_int_equal(route->steps, least_steps(t, e, targets));
    for (size_t p = 0; p < t->parties; p++) {
        expected without;
        allow(t, improving, p, &a);
        expect(t, &a, start, &without);
        assert_int_equal(route->without[p], least_steps(t, &without, targets));
    }
    allow(t, improving, SIZE_MAX, &a);
    for (size_t s = 0; s < t->count; s++) {
        ways += ent_state_set_has(targets, s) && e->steps[s] == route->steps ? e->ways[s] : 0;
    }
    if (route->steps == ENT_NOT_REACHED) {
        assert_int_equal(route->way_count, 0);
        check_obstacles(t, e, route, targets, improving);
        if (improving && start % 8 == 0) { /* it takes as long as all else */
            check_together(t, route, start, targets);
        }
    } else {
        assert_int_equal(route->way_count, ways);
        assert_int_equal(route->shown_count, ways);
        check_ways(t, improving, route, start, targets);
    }
    ent_route_free(t->context, route);
}

/* One state, and a handful. */
static void check_targets(const tables *t, ent_journey *j, const expected *e, size_t start,
                          uint64_t *random)
{
    for (size_t few = 1; few <= 3; few += 2) {
        char text[64] = "";
        for (size_t k = 0; k < few; k++) {
            const size_t length = strlen(text);
            (void)snprintf(text + length, sizeof text - length, "%ss%zu", k == 0 ? "" : " or ",
                           1 + below(random, t->count));
        }
        ent_state_set *targets = NULL;
        if (few > 1 && !ent_is_graph_form(t->dispute)) {
            return; /* numbers stand in expressions in graph form alone */
        }
        assert_int_equal(ent_states_find(t->context, t->space, "test", text, &targets), ENT_OK);
        check_route(t, j, e, start, targets);
        ent_state_set_free(targets);
    }
}

static void check_all(const tables *t, uint64_t *random)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    const size_t start = below(random, t->count);
    ent_solution_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_solution_new(t->context, t->space, &options, &solution), ENT_OK);
    for (int kind = 0; kind < 2; kind++) {
        const ent_journey_options wanted = {
            .size = sizeof wanted, .from = start, .improvements_only = kind == 1};
        ent_journey *j = NULL;
        expected e;
        allowed a;
        allow(t, kind == 1, SIZE_MAX, &a);
        expect(t, &a, start, &e);
        assert_int_equal(ent_journey_new(t->context, solution, &wanted, &j), ENT_OK);
        check_journey(t, j, &e, start);
        check_targets(t, j, &e, start, random);
        ent_journey_free(j);
    }
    ent_solution_free(solution);
}

static size_t disputes = 200;

static void as_defined(void **state)
{
    uint64_t random = 20250213;
    size_t checked = 0;
    (void)state;
    for (size_t k = 0; k < disputes; k++) {
        tables t;
        set_up(&t, &random, (form)(k % FORM_COUNT), 2 + below(&random, 3), NULL);
        if (t.space != NULL) {
            memset(fears, 0, sizeof fears);
            check_all(&t, &random);
            checked++;
        }
        tear_down(&t);
    }
    print_message("%zu disputes\n", checked);
    assert_true(checked > disputes / 2);
    assert_true(feared_moves > 20 && calm_moves > 20);
}

int main(int argc, char **argv)
{
    disputes = argc > 1 ? strtoul(argv[1], NULL, 10) : disputes;
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_defined)};
    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
