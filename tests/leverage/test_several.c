/* SPDX-License-Identifier: MIT */
/*
 * Leverage of several states, against the slow way: each asked about by its number, and the cheapest taken.
 *
 * Sets of states of small random disputes, with enough tries for all and with too few. Then which states are searched where
 * more fit than can be.
 */
#include "leverage/several/several.h"
#include "leverage/write.h"

#include <entente/leverage.h>

/* What the states of a set take, each by itself. */
typedef struct slow {
    uint64_t least; /* UINT64_MAX: no change makes any of them hold */
    bool stopped;   /* some search was */
} slow;

static ent_state_set *some_states(const plain *d, uint64_t *random)
{
    ent_state_set *set = NULL;
    assert_int_equal(ent_state_set_new(d->context, d->space, &set), ENT_OK);
    const size_t one = below(random, d->states);
    for (size_t s = 0; s < d->states; s++) {
        if (s == one || below(random, 3) == 0) {
            ent_bits_add(set->bits, s);
            set->count++;
        }
    }
    return set;
}

/* A cost, UINT64_MAX where nothing does it. */
static uint64_t cost_of(const ent_leverage_facts *f)
{
    return f->end == ENT_LEVERAGE_ALREADY ? 0 : f->end == ENT_LEVERAGE_FOUND ? f->cost : UINT64_MAX;
}

static ent_leverage *ask(const plain *d, const ent_leverage_options *options)
{
    ent_leverage *l = NULL;
    assert_int_equal(ent_leverage_new(d->context, d->space, options, &l), ENT_OK);
    return l;
}

static slow one_by_one(const plain *d, ent_leverage_options options, const ent_state_set *set)
{
    slow found = {.least = UINT64_MAX};
    for (uint64_t s = 0; ent_state_set_next(set, s, &s); s++) {
        options.state = s;
        ent_leverage *l = ask(d, &options);
        const ent_leverage_facts f = ent_leverage_found(l);
        found.least = cost_of(&f) < found.least ? cost_of(&f) : found.least;
        found.stopped = found.stopped || f.end == ENT_LEVERAGE_STOPPED;
        assert_int_equal(f.states.fit, 1);
        assert_int_equal(f.states.searched, 1);
        ent_leverage_free(l);
    }
    return found;
}

/* What is told is what is told of its state by its number. */
static void check_alone(const plain *d, ent_leverage_options options, const ent_leverage *l)
{
    const ent_leverage_facts f = ent_leverage_found(l);
    assert_null(ent_leverage_asked(l)->where);
    options.where = NULL;
    options.state = ent_leverage_asked(l)->state;
    ent_leverage *by_number = ask(d, &options);
    const ent_leverage_facts g = ent_leverage_found(by_number);
    assert_int_equal(f.end, g.end);
    assert_int_equal(f.cost, g.cost);
    assert_int_equal(f.change_count, g.change_count);
    assert_int_equal(f.kept, g.kept);
    assert_int_equal(ent_leverage_pool_count(l), ent_leverage_pool_count(by_number));
    ent_leverage_free(by_number);
}

/* How many answers were settled, found a state other than the first, and were left open. */
static size_t settled, moved, open, impossible;

static void check_set(const plain *d, ent_leverage_options options, const ent_state_set *set)
{
    const slow expected = one_by_one(d, options, set);
    (void)ent_state_set_next(set, 0, &options.state);
    options.where = set;
    ent_leverage *l = ask(d, &options);
    const ent_leverage_facts f = ent_leverage_found(l);
    const ent_leverage_states *states = &f.states;
    const uint64_t cost = cost_of(&f);
    assert_true(ent_state_set_has(set, ent_leverage_asked(l)->state));
    assert_int_equal(states->fit, ent_state_set_count(set));
    assert_int_equal(states->searched, states->fit);
    assert_true(cost >= expected.least || expected.stopped);
    if (f.end == ENT_LEVERAGE_FOUND || f.end == ENT_LEVERAGE_STOPPED) {
        assert_true(expected.least > states->tried_to || states->tried_to == 0);
    }
    if (states->settled == states->searched) {
        assert_true(cost <= expected.least);
        assert_true(cost == expected.least || expected.stopped);
        settled++;
        moved += ent_leverage_asked(l)->state != options.state;
        impossible += cost == UINT64_MAX;
    } else {
        open++;
    }
    check_alone(d, options, l);
    ent_leverage_free(l);
}

static void as_one_by_one(void **state)
{
    static const uint32_t tables[][ENT_EDIT_KIND_COUNT] = {
        {1, 2, 2, 1, 3}, {4, 6, 7, 5, 9}, {2, 1, 3, 1, 0}, {0, 3, 0, 2, 0}, {0, 0, 0, 0, 0}};
    uint64_t random = 20250320;
    (void)state;
    for (size_t k = 0; k < 150; k++) {
        static plain d;
        if (!plain_new(&d, &random)) {
            continue;
        }
        ent_state_set *set = some_states(&d, &random);
        for (size_t c = 0; c < 2 * ENT_SIM; c++) {
            ent_leverage_options options;
            ent_leverage_defaults(&options);
            options.concept = (ent_concept)(c / 2);
            options.max_tries = c % 2 == 0 ? 20000 : 10 + below(&random, 150);
            memcpy(options.costs, tables[below(&random, sizeof tables / sizeof *tables)],
                   sizeof options.costs);
            check_set(&d, options, set);
        }
        ent_state_set_free(set);
        plain_free(&d);
    }
    print_message("%zu answers settled, %zu of another state than the first, %zu impossible; %zu "
                  "open\n",
                  settled, moved, impossible, open);
    assert_true(settled > 500 && moved > 50 && impossible > 20 && open > 20);
}

static const char wide[] =
    "entente: 1\nparties:\n  p0:\n  p1:\noptions:\n  a: {party: p0}\n  b: {party: p0}\n"
    "  c: {party: p0}\n  d: {party: p1}\n  e: {party: p1}\n  f: {party: p1}\n  g: {party: p1}\n"
    "today: {a: yes, g: yes}\nstates:\n  most: not (a and b and c)\n"
    "preferences:\n  p0:\n    - want: a\n  p1:\n    - want: not g\n";

static size_t far_from_today(const ent_space *space, uint64_t state)
{
    uint64_t today = 0;
    size_t far = 0;
    assert_int_equal(ent_state_today(space, &today), ENT_OK);
    for (size_t o = 0; o < 7; o++) {
        far += ent_state_value(space, state, o) != ent_state_value(space, today, o);
    }
    return far;
}

/* Of more states than are searched: the one that is given, and no other that is farther from today than one left out. */
static void nearest_first(void **state)
{
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, wide);
    ent_space *space = NULL;
    ent_state_set *set = NULL;
    ent_graph graph;
    ent_leverage_options options;
    static ent_several several;
    (void)state;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_states_find(context, space, "test", "most", &set), ENT_OK);
    assert_int_equal(ent_state_set_count(set), 112);
    assert_int_equal(ent_graph_new_by_arcs(context, &context->allocator, space, &graph), ENT_OK);
    ent_leverage_defaults(&options);
    options.where = set;
    for (uint64_t s = 0; ent_state_set_next(set, s, &s); s += 7) {
        size_t farthest = 0;
        options.state = s;
        assert_int_equal(ent_several_search(context, &graph, &options, &several), ENT_OK);
        assert_int_equal(several.fit, 112);
        assert_int_equal(several.count, ENT_MOST_LEVER_STATES);
        assert_int_equal(several.list[0].state, s);
        for (size_t k = 1; k < several.count; k++) {
            const size_t far = far_from_today(space, several.list[k].state);
            assert_true(far >= farthest);
            farthest = far;
        }
        for (uint64_t t = 0; ent_state_set_next(set, t, &t); t++) {
            bool listed = false;
            for (size_t k = 0; k < several.count; k++) {
                listed = listed || several.list[k].state == t;
            }
            assert_true(listed || far_from_today(space, t) >= farthest);
        }
    }
    ent_graph_free(&graph);
    ent_state_set_free(set);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_one_by_one),
                                       cmocka_unit_test(nearest_first)};
    return cmocka_run_group_tests_name("leverage of several states", tests, NULL, NULL);
}
