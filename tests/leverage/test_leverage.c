/* SPDX-License-Identifier: MIT */
/*
 * Leverage, against all changes.
 *
 * On small random disputes (statements, weights, rankings; one-way options, steps, graph form) every change up to
 * some cost is made edit by edit and judged by plain loops; there are merged states and misperceptions among them. The library must find the same least cost and as many
 * changes of it, the same costs for each party alone and each set of parties; and what its edits say, made by hand, must
 * do it and cost as much.
 */
#include "leverage/write.h"

#include <entente/leverage.h>

enum { MOST_VERSIONS = 3000, SLOTS = 1 << 15, MOST_COST = 8, MASKS = 1 << MOST_PARTIES };

typedef struct world {
    const plain *dispute;
    const uint32_t *costs;
    uint64_t state;
    ent_state_set *where;     /* some states, this one among them */
    size_t count, room, done; /* versions; costs up to `done` are all there */
    version *versions;
    unsigned *holds, *cost;
    int slots[SLOTS];
} world;

static void add_version(world *w, const version *v, unsigned cost)
{
    const unsigned char *bytes = (const unsigned char *)v;
    uint64_t hash = 1469598103934665603u;
    for (size_t k = 0; k < sizeof *v; k++) {
        hash = (hash ^ bytes[k]) * 1099511628211u;
    }
    size_t at = (size_t)(hash >> 20) % SLOTS;
    while (w->slots[at] > 0) {
        if (memcmp(&w->versions[w->slots[at] - 1], v, sizeof *v) == 0) {
            return;
        }
        at = (at + 1) % SLOTS;
    }
    if (w->count == w->room) {
        return; /* more than are looked at; `done` tells */
    }
    w->versions[w->count] = *v;
    w->cost[w->count] = cost;
    w->holds[w->count] = plain_holds(w->dispute, v, (size_t)w->state);
    w->slots[at] = (int)++w->count;
}

static void shift(uint8_t *list, size_t from, size_t to)
{
    const uint8_t moved = list[from];
    for (; from < to; from++) {
        list[from] = list[from + 1];
    }
    for (; from > to; from--) {
        list[from] = list[from - 1];
    }
    list[to] = moved;
}

static void edit_list(world *w, const version *v, size_t p, ent_edit_kind kind, unsigned cost)
{
    const plain *d = w->dispute;
    const ent_order_kind order = d->party[p].order;
    const size_t length = v->length[p];
    size_t added = 0;
    for (size_t k = 0; order == ENT_ORDER_STATEMENTS && k < length; k++) {
        added += v->list[p][k] >= MOST_WISHES;
    }
    for (size_t from = 0; from < length; from++) {
        for (size_t to = 0; to < length; to++) {
            version next = *v;
            shift(next.list[p], from, to);
            if ((kind == ENT_EDIT_MOVE && order == ENT_ORDER_STATEMENTS) ||
                (kind == ENT_EDIT_SWAP && order == ENT_ORDER_RANKING && to == from + 1)) {
                add_version(w, &next, cost);
            }
        }
        version next = *v;
        shift(next.list[p], from, length - 1);
        next.list[p][--next.length[p]] = 0;
        if (kind == ENT_EDIT_DROP && order != ENT_ORDER_RANKING) {
            add_version(w, &next, cost);
        }
    }
    for (size_t item = 0; kind == ENT_EDIT_ADD && order == ENT_ORDER_STATEMENTS &&
                          added < ENT_MOST_ADDED && item < d->pool_count;
         item++) {
        const bool there = memchr(v->list[p], (int)(MOST_WISHES + item), length) != NULL;
        for (size_t to = 0; !there && to <= length; to++) {
            version next = *v;
            next.list[p][next.length[p]++] = (uint8_t)(MOST_WISHES + item);
            shift(next.list[p], length, to);
            add_version(w, &next, cost);
        }
    }
}

static void edit(world *w, const version *v, ent_edit_kind kind, unsigned cost)
{
    const plain *d = w->dispute;
    for (size_t p = 0; kind != ENT_EDIT_MOVES && p < d->parties; p++) {
        edit_list(w, v, p, kind, cost);
    }
    for (size_t o = 0; kind == ENT_EDIT_MOVES && o < d->options; o++) {
        for (int up = 0; !d->step[o] && up < 2; up++) {
            version next = *v;
            bool *way = up == 1 ? &next.up[o] : &next.down[o];
            *way = !*way;
            add_version(w, &next, cost);
        }
    }
}

/* Makes all changes, cost by cost. */
static void explore(world *w)
{
    const version file = plain_version(w->dispute);
    add_version(w, &file, 0);
    for (unsigned cost = 1; cost <= MOST_COST; cost++) {
        const size_t before = w->count;
        for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
            for (size_t k = 0; w->costs[kind] > 0 && k < before; k++) {
                if (w->cost[k] + w->costs[kind] == cost) {
                    const version v = w->versions[k];
                    edit(w, &v, (ent_edit_kind)kind, cost);
                }
            }
        }
        if (w->count == w->room) {
            return;
        }
        w->done = cost;
    }
}

/* Whose wishes a version changes; SIZE_MAX: also an option. */
static size_t changed(const world *w, const version *v)
{
    const version *file = &w->versions[0];
    size_t mask = 0;
    if (memcmp(v->up, file->up, sizeof v->up) != 0 ||
        memcmp(v->down, file->down, sizeof v->down) != 0) {
        return SIZE_MAX;
    }
    for (size_t p = 0; p < w->dispute->parties; p++) {
        const bool same = v->length[p] == file->length[p] &&
                          memcmp(v->list[p], file->list[p], sizeof v->list[p]) == 0;
        mask |= (size_t)!same << p;
    }
    return mask;
}

typedef struct expected {
    unsigned least;     /* UINT_MAX: none up to w->done */
    uint64_t count;     /* of this cost */
    unsigned by[MASKS]; /* per set of parties the least by its wishes */
} expected;

static expected expect(const world *w, ent_concept concept, bool breaks)
{
    expected e = {.least = UINT32_MAX};
    memset(e.by, 0xFF, sizeof e.by);
    for (size_t k = 0; k < w->count; k++) {
        if (((w->holds[k] >> concept & 1) != 0) == breaks || w->cost[k] > w->done) {
            continue;
        }
        const size_t mask = changed(w, &w->versions[k]);
        e.count = w->cost[k] < e.least ? 0 : e.count;
        e.least = w->cost[k] < e.least ? w->cost[k] : e.least;
        e.count += w->cost[k] == e.least;
        if (mask != SIZE_MAX && w->cost[k] < e.by[mask]) {
            e.by[mask] = w->cost[k];
        }
    }
    return e;
}

/* Makes a lever's edits by hand. */
static version follow(const world *w, const ent_lever *lever, const ent_leverage *l, uint64_t *cost)
{
    version v = w->versions[0];
    for (size_t k = 0; k < lever->edit_count; k++) { /* takes out what is dropped or moves */
        const ent_edit *e = &lever->edits[k];
        *cost += w->costs[e->kind];
        if (e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_DROP) {
            uint8_t *at = memchr(v.list[e->party], (int)e->statement, v.length[e->party]);
            assert_non_null(at);
            shift(v.list[e->party], (size_t)(at - v.list[e->party]), v.length[e->party] - 1);
            v.list[e->party][--v.length[e->party]] = 0;
        } else if (e->kind == ENT_EDIT_MOVES) {
            bool *way = e->up ? &v.up[e->option] : &v.down[e->option];
            assert_int_equal(*way, !e->possible);
            *way = e->possible;
        }
    }
    for (size_t k = 0; k < lever->edit_count; k++) { /* and puts in, by ascending rank */
        const ent_edit *e = &lever->edits[k];
        if (e->kind == ENT_EDIT_MOVE || e->kind == ENT_EDIT_ADD) {
            size_t id = e->statement;
            for (size_t i = 0; e->kind == ENT_EDIT_ADD && i < ent_leverage_pool_count(l); i++) {
                id = strcmp(ent_leverage_pool_at(l, i), e->added) == 0 ? MOST_WISHES + i : id;
            }
            assert_true(e->rank <= v.length[e->party]);
            v.list[e->party][v.length[e->party]++] = (uint8_t)id;
            shift(v.list[e->party], v.length[e->party] - 1, e->rank);
        }
    }
    return v;
}

/* Sorts each ranking by the pairs that are turned round. */
static void turn(const world *w, const ent_lever *lever, version *v)
{
    for (size_t p = 0; p < w->dispute->parties; p++) {
        const plain_party *party = &w->dispute->party[p];
        if (party->order != ENT_ORDER_RANKING) {
            continue;
        }
        int place[MOST_STATES] = {0};
        for (size_t g = 0; g < party->groups; g++) {
            place[g] = (int)g;
        }
        for (size_t k = 0; k < lever->edit_count; k++) {
            const ent_edit *e = &lever->edits[k];
            if (e->kind == ENT_EDIT_SWAP && e->party == p) {
                assert_true(party->group[e->above] > party->group[e->below]);
                place[party->group[e->above]]--;
                place[party->group[e->below]]++;
            }
        }
        for (size_t g = 0; g < party->groups; g++) {
            v->list[p][place[g]] = (uint8_t)g;
        }
    }
}

/* Of some states those that hold in a version, counted by plain loops. */
static uint64_t count_left(const world *w, const version *v, ent_concept concept, uint64_t *first)
{
    uint64_t count = 0;
    for (uint64_t s = w->dispute->states; s-- > 0;) {
        if (ent_state_set_has(w->where, s) &&
            (plain_holds(w->dispute, v, (size_t)s) >> concept & 1) != 0) {
            *first = s;
            count++;
        }
    }
    return count;
}

static size_t all_ended, some_left; /* levers after which none of the states holds, and some does */

/* As many of the states as hold after a lever are told; and where none does, no cheaper change ends them all. */
static void check_left(const world *w, const ent_lever *lever, const version *v,
                       ent_concept concept)
{
    uint64_t first = 0;
    assert_int_equal(lever->left, count_left(w, v, concept, &first));
    assert_int_equal(lever->first_left, first);
    some_left += lever->left > 0;
    all_ended += lever->left == 0;
    for (size_t k = 0; lever->left == 0 && k < w->count; k++) {
        if (w->cost[k] < lever->cost && w->cost[k] <= w->done) {
            assert_true(count_left(w, &w->versions[k], concept, &first) > 0);
        }
    }
}

static void check_levers(const world *w, const ent_leverage *l, const ent_leverage_facts *f)
{
    const ent_leverage_options *asked = ent_leverage_asked(l);
    for (size_t k = 0; k < f->kept + f->set_count; k++) {
        const ent_lever *lever = k < f->kept ? &f->levers[k] : &f->sets[k - f->kept];
        uint64_t cost = 0;
        version v = follow(w, lever, l, &cost);
        turn(w, lever, &v);
        assert_int_equal(cost, lever->cost);
        assert_true(lever->alike > 0);
        const unsigned holds = plain_holds(w->dispute, &v, (size_t)w->state);
        assert_int_equal(holds >> asked->concept & 1, !asked->breaks);
        if (f->states.fit > 1 && k < f->kept) {
            check_left(w, lever, &v, asked->concept);
        }
        const size_t mask = changed(w, &v);
        assert_true(mask == lever->parties || (mask == SIZE_MAX && k < f->kept));
    }
}

/* The sets that do it at less than any part of them, up to a cost. */
static void check_sets(const expected *e, const ent_leverage_facts *f, unsigned up_to)
{
    for (size_t mask = 1; mask < MASKS; mask++) {
        bool wanted = e->by[mask] <= up_to, told = false;
        for (size_t part = 1; part < mask; part++) {
            wanted = wanted && ((part & ~mask) != 0 || e->by[part] > e->by[mask]);
        }
        for (size_t k = 0; k < f->set_count; k++) {
            if (f->sets[k].parties == mask && f->sets[k].cost <= up_to) {
                assert_int_equal(f->sets[k].cost, e->by[mask]);
                told = true;
            }
        }
        assert_int_equal(wanted, told);
    }
}

static void check_alone(const world *w, const expected *e, const ent_leverage *l)
{
    for (size_t p = 0; p < w->dispute->parties; p++) {
        const ent_alone alone = ent_leverage_alone(l, p);
        const unsigned least = e->by[(size_t)1 << p];
        if (alone.end == ENT_LEVERAGE_FOUND && alone.cost <= w->done) {
            assert_int_equal(alone.cost, least);
        } else if (alone.end == ENT_LEVERAGE_STOPPED) {
            assert_true(least > alone.tried_to);
        } else if (alone.end != ENT_LEVERAGE_ALREADY) {
            assert_int_equal(least, UINT32_MAX);
        }
    }
}

static size_t seen[4]; /* how often each end was met */

/* Of several states, as many as hold as things stand are told. */
static void check_states(const world *w, const ent_leverage *l, const ent_leverage_facts *f)
{
    uint64_t first = 0;
    assert_null(ent_leverage_asked(l)->where);
    if (f->states.fit > 1) {
        assert_int_equal(f->states.fit, ent_state_set_count(w->where));
        assert_int_equal(f->states.searched, 1);
        assert_int_equal(f->states.holding,
                         count_left(w, &w->versions[0], ent_leverage_asked(l)->concept, &first));
        assert_int_equal(f->states.first_holding, first);
    }
}

static void check_answer(const world *w, const ent_leverage *l)
{
    const ent_leverage_options *asked = ent_leverage_asked(l);
    const ent_leverage_facts f = ent_leverage_found(l);
    const expected e = expect(w, asked->concept, asked->breaks);
    seen[f.end]++;
    if (f.end == ENT_LEVERAGE_ALREADY) {
        assert_int_equal(e.least, 0);
    } else if (f.end == ENT_LEVERAGE_FOUND && f.cost <= w->done) {
        assert_int_equal(f.cost, e.least);
        assert_true(!f.counted || f.change_count == e.count);
    } else if (f.end == ENT_LEVERAGE_STOPPED) {
        assert_true(e.least > f.tried_to);
    } else {
        assert_int_equal(e.least, UINT32_MAX);
    }
    check_alone(w, &e, l);
    check_levers(w, l, &f);
    check_states(w, l, &f);
    if (f.end != ENT_LEVERAGE_ALREADY) {
        check_sets(&e, &f, (unsigned)(f.sets_to < w->done ? f.sets_to : w->done));
    }
}

static ent_state_set *some_states(const world *w, uint64_t *random)
{
    ent_state_set *set = NULL;
    assert_int_equal(ent_state_set_new(w->dispute->context, w->dispute->space, &set), ENT_OK);
    for (size_t s = 0; s < w->dispute->states; s++) {
        if (s == w->state || below(random, 3) == 0) {
            ent_bits_add(set->bits, s);
            set->count++;
        }
    }
    return set;
}

static void check_dispute(plain *d, uint64_t *random)
{
    static const uint32_t tables[][ENT_EDIT_KIND_COUNT] = {
        {1, 2, 2, 1, 3}, {1, 1, 1, 1, 1}, {2, 1, 3, 1, 0}, {1, 0, 2, 2, 1}, {0, 3, 1, 1, 2}};
    static world w;
    memset(&w, 0, sizeof w);
    w.dispute = d;
    w.costs = tables[below(random, sizeof tables / sizeof *tables)];
    w.state = below(random, d->states);
    w.room = MOST_VERSIONS;
    w.versions = calloc(w.room, sizeof *w.versions);
    w.holds = calloc(w.room, sizeof *w.holds);
    w.cost = calloc(w.room, sizeof *w.cost);
    fill_pool(d, (size_t)w.state);
    explore(&w);
    uint64_t others = w.state + 1; /* a stream of its own: the disputes stay as they are */
    w.where = some_states(&w, &others);
    for (size_t k = 0; k < 2 * ENT_SIM; k++) {
        ent_leverage_options options;
        ent_leverage *l = NULL;
        ent_leverage_defaults(&options);
        options.state = w.state;
        options.concept = (ent_concept)(k / 2);
        options.breaks = k % 2 == 1;
        options.where = options.breaks ? w.where : NULL;
        options.max_tries = 6000;
        options.most = below(random, 2) == 0 ? 3 : 0;
        memcpy(options.costs, w.costs, sizeof options.costs);
        assert_int_equal(ent_leverage_new(d->context, d->space, &options, &l), ENT_OK);
        assert_int_equal(ent_leverage_pool_count(l), d->pool_count);
        check_answer(&w, l);
        ent_leverage_free(l);
    }
    ent_state_set_free(w.where);
    free(w.versions);
    free(w.holds);
    free(w.cost);
}

static size_t disputes = 100;

static void as_by_all_changes(void **state)
{
    uint64_t random = 20250214;
    size_t checked = 0, merged = 0;
    (void)state;
    for (size_t k = 0; k < disputes; k++) {
        static plain d;
        if (plain_new(&d, &random)) {
            merged += ent_state_member_count(d.space, d.states - 1) > 1;
            check_dispute(&d, &random);
            checked++;
            plain_free(&d);
        }
    }
    print_message("%zu disputes, %zu with merged states: %zu questions hold already, %zu found, "
                  "%zu cannot be, %zu stopped\n",
                  checked, merged, seen[0], seen[1], seen[2], seen[3]);
    print_message("%zu changes end all of several states, %zu leave some\n", all_ended, some_left);
    assert_true(all_ended > disputes / 10 && some_left > disputes);
    assert_true(checked > disputes / 2 && (merged > 0 || disputes < 100));
}

int main(int argc, char **argv)
{
    disputes = argc > 1 ? strtoul(argv[1], NULL, 10) : disputes;
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_by_all_changes)};
    return cmocka_run_group_tests_name("leverage", tests, NULL, NULL);
}
