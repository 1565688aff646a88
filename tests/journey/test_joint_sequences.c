/* SPDX-License-Identifier: MIT */
/*
 * Joint moves one after another, against the definition.
 *
 * On random disputes of two to four parties, with rules, one-way and graded options, steps and in graph form, all joint
 * gains from every state are worked out move by move, over states, last movers and who has moved so far; then over
 * these the fewest joint moves to each state, none by the set of the one before; then all sequences of so few, of which
 * the first by the rules of entente/paths.h must be told. Each state is a target, and some sets of states; each joint move
 * that is told is followed step by step. The same with no set of more than two parties, or three: where a joint move of
 * more is told, the smallest bound under which a sequence leads there, and its first. With less work allowed than it
 * takes, what is told must be as true.
 */
#include "journey/journey.h"
#include "stability/tables.h"

#include <stdlib.h>

enum { MOST_SETS = 1 << MOST_PARTIES, MOST_COUNT = 24, FAR = 0xFFFF, LONGEST = 12 };
enum { MOST_LISTED = 20000 }; /* sequences that are compared, for one question */

/* The joint gains of a dispute: from, to, set: the fewest moves; 0: there is none. */
static uint16_t gain[MOST_STATES][MOST_STATES][MOST_SETS];

/* A state with who moved last (or nobody) and who has moved so far. */
typedef struct node {
    size_t state, last, moved;
} node;

static void find_gains_from(const tables *t, size_t start)
{
    static uint16_t steps[MOST_STATES][MOST_PARTIES + 1][MOST_SETS];
    static node queue[MOST_STATES * (MOST_PARTIES + 1) * MOST_SETS];
    size_t count = 0;
    memset(steps, 0xFF, sizeof steps);
    memset(gain[start], 0, sizeof gain[start]);
    steps[start][t->parties][0] = 0;
    queue[count++] = (node){.state = start, .last = t->parties};
    for (size_t k = 0; k < count; k++) {
        const node at = queue[k];
        const uint16_t made = steps[at.state][at.last][at.moved];
        for (size_t p = 0; p < t->parties; p++) {
            for (size_t to = 0; p != at.last && to < t->count; to++) {
                uint16_t *next = &steps[to][p][at.moved | (size_t)1 << p];
                if (t->moves[p][at.state][to] && *next == FAR) {
                    *next = (uint16_t)(made + 1);
                    queue[count++] =
                        (node){.state = to, .last = p, .moved = at.moved | (size_t)1 << p};
                }
            }
        }
    }
    for (size_t k = 1; k < count; k++) {
        const node at = queue[k];
        bool pays = true;
        for (size_t p = 0; p < t->parties; p++) {
            pays = pays && ((at.moved >> p & 1) == 0 || t->rank[p][at.state] > t->rank[p][start]);
        }
        uint16_t *least = &gain[start][at.state][at.moved];
        if (pays && *least == 0) { /* the first is of the fewest moves */
            *least = steps[at.state][at.last][at.moved];
        }
    }
}

static size_t bits_of(size_t set)
{
    size_t bits = 0;
    for (; set != 0; set >>= 1) {
        bits += set & 1;
    }
    return bits;
}

/* By how many parties a joint move may have: the fewest joint moves to each state by who made the last one; FAR: none lead
 * there. */
static uint16_t fewest[MOST_PARTIES + 1][MOST_STATES][MOST_SETS];

static void find_fewest(const tables *t, size_t start, size_t most)
{
    static node queue[MOST_STATES * MOST_SETS + 1];
    uint16_t(*least)[MOST_SETS] = fewest[most];
    size_t count = 0;
    memset(fewest[most], 0xFF, sizeof fewest[most]);
    least[start][0] = 0;
    queue[count++] = (node){.state = start};
    for (size_t k = 0; k < count; k++) {
        const node at = queue[k];
        for (size_t to = 0; to < t->count; to++) {
            for (size_t set = 1; set < (size_t)1 << t->parties; set++) {
                if (set != at.moved && bits_of(set) <= most && gain[at.state][to][set] > 0 &&
                    least[to][set] == FAR) {
                    least[to][set] = (uint16_t)(least[at.state][at.moved] + 1);
                    queue[count++] = (node){.state = to, .moved = set};
                }
            }
        }
    }
}

/* A sequence of joint gains, and what it costs. */
typedef struct sequence {
    size_t count, parties, changes;
    size_t state[LONGEST + 1], set[LONGEST + 1]; /* of place 0: the start */
} sequence;

/* What is asked: from where to where, by sets of at most so many parties, in how many joint moves. */
typedef struct question {
    size_t start, most, count;
    const ent_state_set *targets;
} question;

static size_t changes(const tables *t, size_t from, size_t to, size_t moves)
{
    size_t apart = 0;
    for (size_t o = 0; o < ent_option_count(t->dispute); o++) {
        apart += ent_state_value(t->space, from, o) != ent_state_value(t->space, to, o);
    }
    return ent_is_graph_form(t->dispute) ? moves : apart;
}

/* Whether a sequence is to be told rather than another of as many joint moves. */
static bool comes_first(const sequence *one, const sequence *other)
{
    if (one->parties != other->parties) {
        return one->parties < other->parties;
    }
    if (one->changes != other->changes) {
        return one->changes < other->changes;
    }
    for (size_t k = one->count; k > 0; k--) {
        if (one->state[k] != other->state[k]) {
            return one->state[k] < other->state[k];
        }
        if (one->set[k] != other->set[k]) {
            return one->set[k] < other->set[k];
        }
    }
    return false;
}

/* Goes through all sequences that are asked for; returns how many, and keeps the first. */
static size_t list(const tables *t, const question *q, const sequence *so_far, sequence *best,
                   size_t listed)
{
    const size_t made = so_far->count, at = so_far->state[made];
    if (made == q->count) {
        if (ent_state_set_has(q->targets, at) && (listed == 0 || comes_first(so_far, best))) {
            *best = *so_far;
        }
        return listed + ent_state_set_has(q->targets, at);
    }
    for (size_t to = 0; to < t->count; to++) {
        for (size_t set = 1; listed < MOST_LISTED && set < (size_t)1 << t->parties; set++) {
            const size_t moves = gain[at][to][set];
            if (moves > 0 && set != so_far->set[made] && fewest[q->most][to][set] == made + 1) {
                sequence next = *so_far;
                next.count++;
                next.state[made + 1] = to;
                next.set[made + 1] = set;
                next.parties += bits_of(set);
                next.changes += changes(t, at, to, moves);
                listed = list(t, q, &next, best, listed);
            }
        }
    }
    return listed;
}

static size_t least_to(const tables *t, const ent_state_set *targets, size_t most)
{
    size_t least = FAR;
    for (size_t s = 0; s < t->count; s++) {
        for (size_t set = 0; ent_state_set_has(targets, s) && set < MOST_SETS; set++) {
            least = fewest[most][s][set] < least ? fewest[most][s][set] : least;
        }
    }
    return least;
}

/* That a joint move is a gain to all its movers, by a shortest legal sequence. */
static void follow(const tables *t, const ent_joint_way *joint, size_t start)
{
    size_t at = start, last = SIZE_MAX, movers = 0;
    for (size_t k = 0; k < joint->step_count; k++) {
        const ent_step *step = &joint->steps[k];
        assert_int_equal(step->from, at);
        assert_int_not_equal(step->party, last);
        assert_true(t->moves[step->party][at][step->to]);
        at = (size_t)step->to;
        last = step->party;
        movers |= (size_t)1 << last;
    }
    assert_int_equal(at, joint->to);
    assert_int_equal(movers, joint->parties);
    assert_int_equal(joint->losing, 0);
    assert_true(joint->complete);
    for (size_t p = 0; p < t->parties; p++) {
        assert_true((movers >> p & 1) == 0 || t->rank[p][at] > t->rank[p][start]);
    }
    assert_int_equal(joint->step_count, gain[start][at][movers]);
}

static void follow_all(const tables *t, const ent_joint_sequence *told, const question *q)
{
    size_t at = q->start, set = 0;
    for (size_t k = 0; k < told->count; k++) {
        follow(t, &told->moves[k], at);
        assert_int_not_equal(told->moves[k].parties, set);
        at = (size_t)told->moves[k].to;
        set = (size_t)told->moves[k].parties;
        assert_true(bits_of(set) <= q->most);
    }
    assert_true(told->count == 0 || ent_state_set_has(q->targets, at));
}

/* What was seen in all. */
static struct {
    size_t disputes, asked, none, several[LONGEST + 1], compared, jumps, cut, cut_found;
    size_t smaller[MOST_PARTIES], one_smaller, not_smaller, cut_smaller; /* by the bound */
    size_t longer; /* joint moves of more moves than there are states */
} seen;

static void check_first(const tables *t, const ent_joint_sequence *told, const question *q)
{
    sequence so_far = {.state = {q->start}}, best = so_far;
    assert_true(told->count <= LONGEST && told->count == q->count);
    const size_t listed = list(t, q, &so_far, &best, 0);
    assert_true(listed > 0);
    if (listed >= MOST_LISTED) {
        return;
    }
    for (size_t k = 0; k < told->count; k++) {
        assert_int_equal(told->moves[k].to, best.state[k + 1]);
        assert_int_equal(told->moves[k].parties, best.set[k + 1]);
    }
    seen.compared++;
}

/* What is told where less work was allowed than it may take. */
static void check_cut(const tables *t, const ent_joint_sequence *told, const question *q)
{
    follow_all(t, told, q);
    assert_true(told->count == 0 || told->count == q->count);
    assert_true(!told->complete || told->count == (q->count == FAR ? 0 : q->count));
    if (told->complete && told->count > 0) {
        check_first(t, told, q);
    }
}

/* Where a single joint move leads there: whether smaller sets do, and the smallest that do. */
static void check_smaller(const tables *t, const ent_route *route, question q, bool limited)
{
    const ent_joint_sequence *told = route->smaller;
    const size_t parties =
        route->joint == NULL || route->joint->losing != 0 ? 0 : bits_of(route->joint->parties);
    if (parties < 3) {
        assert_null(told);
        return;
    }
    assert_true(told != NULL && told->asked);
    q.most = 1; /* by which there are none, as improvements do not lead there */
    do {
        q.count = least_to(t, q.targets, ++q.most);
    } while (q.count == FAR && q.most + 1 < parties);
    if (limited) {
        check_cut(t, told, &q);
        seen.cut_smaller += !told->complete;
        return;
    }
    assert_true(told->complete);
    assert_int_equal(told->count, q.count == FAR ? 0 : q.count);
    follow_all(t, told, &q);
    if (told->count > 0) {
        check_first(t, told, &q);
        seen.smaller[q.most]++;
        seen.one_smaller += told->count == 1;
    } else {
        seen.not_smaller++;
    }
}

static void check_sequence(const tables *t, const ent_route *route, question q, bool limited)
{
    const size_t least = q.count;
    const ent_joint_sequence *told = route->sequence;
    if (route->steps != ENT_NOT_REACHED) {
        assert_null(told);
        return;
    }
    assert_int_equal(route->joint != NULL && route->joint->losing == 0, least == 1);
    if (told == NULL) {
        assert_true(least == 1 || (route->joint == NULL && least == FAR));
        return;
    }
    assert_int_not_equal(least, 1);
    seen.jumps += route->joint == NULL && least != FAR;
    assert_true(told->asked);
    if (limited) {
        check_cut(t, told, &q);
        seen.cut += !told->complete;
        seen.cut_found += !told->complete && told->count > 0;
        return;
    }
    assert_true(told->complete);
    assert_int_equal(told->count, least == FAR ? 0 : least);
    follow_all(t, told, &q);
    seen.asked++;
    if (told->count > 0) {
        check_first(t, told, &q);
        seen.several[told->count]++;
    } else {
        seen.none++;
    }
}

static void check_targets(const tables *t, ent_journey *journey, const char *text, bool limited)
{
    ent_state_set *targets = NULL;
    ent_route *route = NULL;
    assert_int_equal(ent_states_find(t->context, t->space, "test", text, &targets), ENT_OK);
    assert_int_equal(ent_route_new(t->context, journey, targets, 1, &route), ENT_OK);
    const question q = {.start = (size_t)ent_journey_from(journey),
                        .most = t->parties,
                        .count = least_to(t, targets, t->parties),
                        .targets = targets};
    check_sequence(t, route, q, limited);
    check_smaller(t, route, q, limited);
    seen.longer += route->joint != NULL && route->joint->step_count > t->count;
    ent_route_free(t->context, route);
    ent_state_set_free(targets);
}

/* All states, one by one, in turn; in graph form, where numbers can be joined, some sets of two. */
static void check_journey(const tables *t, ent_journey *journey, uint64_t *random, bool limited)
{
    char text[64];
    const size_t first = below(random, t->count);
    for (size_t k = 0; k < t->count; k++) {
        (void)snprintf(text, sizeof text, "s%zu", (first + k) % t->count + 1);
        check_targets(t, journey, text, limited);
    }
    for (size_t k = 0; ent_is_graph_form(t->dispute) && k < 6; k++) {
        const size_t other = below(random, t->count) + 1, one = below(random, t->count) + 1;
        (void)snprintf(text, sizeof text, "s%zu or s%zu", one, other);
        check_targets(t, journey, text, limited);
    }
}

/* The state from which single parties have the fewest improvements; of several the one that is liked least. */
static size_t quietest(const tables *t)
{
    size_t best = 0, least = SIZE_MAX;
    for (size_t s = 0; s < t->count; s++) {
        size_t improvements = 0, liking = 0;
        for (size_t k = 0; k < t->parties * t->count; k++) {
            const size_t p = k / t->count, to = k % t->count;
            improvements += t->moves[p][s][to] && t->rank[p][to] > t->rank[p][s];
            liking += to == s ? t->rank[p][s] : 0;
        }
        const size_t both = improvements * MOST_PARTIES * MOST_STATES + liking;
        if (both < least) {
            least = both;
            best = s;
        }
    }
    return best;
}

static void check_all(const tables *t, uint64_t *random, bool alike)
{
    ent_solution_options options;
    ent_solution *solution = NULL;
    ent_solution_defaults(&options);
    options.concepts = 1u << ENT_NASH;
    assert_int_equal(ent_solution_new(t->context, t->space, &options, &solution), ENT_OK);
    const ent_journey_options wanted = {.size = sizeof wanted,
                                        .from = alike ? quietest(t) : below(random, t->count),
                                        .improvements_only = true};
    for (size_t s = 0; s < t->count; s++) {
        find_gains_from(t, s);
    }
    for (size_t most = 2; most <= t->parties; most++) {
        find_fewest(t, (size_t)wanted.from, most);
    }
    for (int limited = 0; limited < 2; limited++) {
        ent_journey *journey = NULL;
        assert_int_equal(ent_journey_new(t->context, solution, &wanted, &journey), ENT_OK);
        if (limited == 1) {
            assert_int_equal(ent_onward_new(&journey->allocator, journey->graph,
                                            (uint32_t)wanted.from, t->parties,
                                            &journey->onward[t->parties]),
                             ENT_OK);
            journey->onward[t->parties]->gains.left = (uint64_t)1 << (6 + below(random, 10));
            journey->group_work = (uint64_t)1 << (6 + below(random, 10));
        }
        check_journey(t, journey, random, limited == 1);
        ent_journey_free(journey);
    }
    ent_solution_free(solution);
}

static size_t disputes = 1500;

static void as_defined(void **state)
{
    uint64_t random = 20010110;
    (void)state;
    for (size_t k = 0; k < disputes; k++) {
        tables t;
        const manner how = {.alike = k / FORM_COUNT % 2 == 1};
        const size_t parties = how.alike ? 4 : 2 + below(&random, 3);
        set_up_as(&t, &random, (form)(k % FORM_COUNT), parties, &how);
        if (t.space != NULL && t.count <= MOST_COUNT) {
            check_all(&t, &random, how.alike);
            seen.disputes++;
        }
        tear_down(&t);
    }
    print_message(
        "%zu disputes, %zu questions: none %zu, two %zu, three %zu, four %zu; compared %zu; "
        "%zu where no moves lead; cut %zu, of which found %zu\n",
        seen.disputes, seen.asked, seen.none, seen.several[2], seen.several[3], seen.several[4],
        seen.compared, seen.jumps, seen.cut, seen.cut_found);
    print_message("%zu joint moves of more moves than states\n", seen.longer);
    print_message(
        "of smaller sets: two parties %zu, three %zu, of which %zu single; none %zu; cut %zu\n",
        seen.smaller[2], seen.smaller[3], seen.one_smaller, seen.not_smaller, seen.cut_smaller);
    assert_true(seen.disputes >= disputes / 2);
    assert_true(seen.none > disputes / 4 && seen.several[2] > disputes / 12);
    assert_true(seen.several[3] > disputes / 24 && seen.compared > disputes / 4);
    assert_true(seen.jumps > 0 && seen.cut > 0 && seen.cut_found > 0);
    assert_true(seen.smaller[2] > 0 && seen.one_smaller > 0); /* three: test_joint_moves.c */
    assert_true(seen.not_smaller > 0 && seen.cut_smaller > 0 && seen.longer > 0);
}

int main(int argc, char **argv)
{
    disputes = argc > 1 ? strtoul(argv[1], NULL, 10) : disputes;
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_defined)};
    return cmocka_run_group_tests_name("joint sequences", tests, NULL, NULL);
}
