/* SPDX-License-Identifier: MIT */
/*
 * Readings against the definitions, on random disputes with statements, weights and rankings, by options and as
 * graphs: the orders of each reading are made here once more, states are compared pair by pair, and stability
 * is found by plain loops. Each family is tried by the engine for few states and by that for many.
 */
#include "stability/brute.h"

#include "base/chance.h"
#include "robust/readings.h"
#include "robust/turned.h"

enum { MOST_ITEMS = MOST_STATES };

/* A party's order: what stands at each place. */
typedef struct order {
    size_t count;
    int which[MOST_ITEMS], sign[MOST_ITEMS], size[MOST_ITEMS];
} order;

static int absolute(int number)
{
    return number < 0 ? -number : number;
}

/* The order of the file. Groups of a ranking are called by their places. */
static void as_written(const wishes *w, size_t states, order *o)
{
    memset(o, 0, sizeof *o);
    for (size_t s = 0; w->order == ENT_ORDER_RANKING && s < states; s++) {
        o->count = (size_t)w->place[s] > o->count ? (size_t)w->place[s] : o->count;
    }
    o->count = w->order == ENT_ORDER_RANKING ? o->count : w->count;
    for (size_t k = 0; k < o->count; k++) {
        o->which[k] = w->order == ENT_ORDER_RANKING ? (int)k + 1 : (int)k;
        o->sign[k] = 1;
    }
    for (size_t k = 1; w->order == ENT_ORDER_WEIGHTS && k < o->count; k++) { /* by size */
        for (size_t at = k;
             at > 0 && absolute(w->weight[o->which[at - 1]]) < absolute(w->weight[o->which[at]]);
             at--) {
            const int swapped = o->which[at];
            o->which[at] = o->which[at - 1];
            o->which[at - 1] = swapped;
        }
    }
    for (size_t k = 0; w->order == ENT_ORDER_WEIGHTS && k < o->count; k++) {
        o->size[k] = absolute(w->weight[o->which[k]]);
    }
}

static void leave_out(order *o, size_t place)
{
    o->count--;
    for (size_t k = place; k < o->count; k++) {
        o->which[k] = o->which[k + 1];
        o->sign[k] = o->sign[k + 1];
        o->size[k] = o->size[k + 1];
    }
}

/* Exchanges two, but for the sizes, which belong to the places. */
static void exchange(order *o, size_t one, size_t other)
{
    const int which = o->which[one], sign = o->sign[one];
    o->which[one] = o->which[other];
    o->sign[one] = o->sign[other];
    o->which[other] = which;
    o->sign[other] = sign;
}

/* Above 0: the party likes `one` better. */
static int likes(const wishes *w, const order *o, size_t one, size_t other)
{
    int sum = 0;
    for (size_t k = 0; k < o->count; k++) {
        if (w->order == ENT_ORDER_RANKING) {
            if ((w->place[one] == o->which[k]) != (w->place[other] == o->which[k])) {
                return w->place[one] == o->which[k] ? 1 : -1;
            }
            continue;
        }
        const int gain =
            ((int)w->holds[o->which[k]][one] - (int)w->holds[o->which[k]][other]) * o->sign[k];
        if (w->order == ENT_ORDER_STATEMENTS && gain != 0) {
            return gain;
        }
        sum += gain * o->size[k] * (w->weight[o->which[k]] < 0 ? -1 : 1);
    }
    return sum;
}

typedef struct verdicts {
    bool stable[ENT_SIM][MOST_PARTIES + 1][MOST_STATES]; /* the last party: all of them */
} verdicts;

static bool deterred(const brute *b, size_t party, const matrix *better, const bool *reached,
                     size_t s, bool final)
{
    for (size_t u = 0; u < b->states; u++) {
        bool fits = reached[u] && !better->of[s][u];
        for (size_t v = 0; final && v < b->states; v++) {
            fits = fits && (!b->moves[party].of[u][v] || !better->of[s][v]);
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

/* What is stable for a party. better[p].of[s][t]: p likes t better than s. */
static void decide(const brute *b, size_t party, const matrix *better, const matrix *improving,
                   verdicts *out)
{
    static bool reached[2][MOST_STATES][MOST_STATES];
    for (size_t s = 0; s < b->states; s++) {
        reach(b, party, s, b->moves, reached[0][s]);
        reach(b, party, s, improving, reached[1][s]);
    }
    for (size_t n = 0; n < ENT_SIM * b->states; n++) {
        const ent_concept c = (ent_concept)(n % ENT_SIM);
        const size_t s = n / ENT_SIM;
        const bool credible = c == ENT_SEQ || c == ENT_SSEQ;
        const bool final = c == ENT_SMR || c == ENT_SSEQ;
        bool stays = true;
        for (size_t t = 0; t < b->states; t++) {
            stays = stays && (!improving[party].of[s][t] ||
                              (c != ENT_NASH &&
                               deterred(b, party, &better[party], reached[credible][t], s, final)));
        }
        out->stable[c][party][s] = stays;
        out->stable[c][b->parties][s] = out->stable[c][b->parties][s] && stays;
    }
}

static void solve_plainly(const brute *b, const order *orders, verdicts *out)
{
    static matrix better[MOST_PARTIES], improving[MOST_PARTIES];
    memset(out, 1, sizeof *out);
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t k = 0; k < b->states * b->states; k++) {
            const size_t s = k / b->states, t = k % b->states;
            better[p].of[s][t] = likes(&b->wishes[p], &orders[p], t, s) > 0;
            improving[p].of[s][t] = better[p].of[s][t] && b->moves[p].of[s][t];
        }
    }
    for (size_t p = 0; p < b->parties; p++) {
        decide(b, p, better, improving, out);
    }
}

/* The orders of a drawn reading. */
static void draw_orders(const brute *b, const ent_readings_options *asked, uint64_t number,
                        order *orders)
{
    for (size_t p = 0; p < b->parties; p++) {
        const wishes *w = &b->wishes[p];
        order *o = &orders[p];
        ent_chance chance;
        ent_chance_init(&chance, asked->seed, number, (uint32_t)p);
        as_written(w, b->states, o);
        if (asked->one_party && asked->party != p) {
            continue;
        }
        if (asked->over == ENT_VARY_SWAPS) {
            for (uint64_t k = 0; k < asked->reach && o->count > 1; k++) {
                const size_t at = (size_t)ent_chance_below(&chance, o->count - 1);
                exchange(o, at, at + 1);
            }
        } else if (asked->over == ENT_VARY_SHUFFLES) {
            uint64_t keys[MOST_ITEMS];
            for (size_t k = 0; o->count > 1 && k < o->count; k++) {
                keys[k] = ((uint64_t)k << 32) + ent_chance_below(&chance, (asked->reach + 1) << 32);
            }
            for (size_t end = o->count; end > 1; end--) {
                for (size_t k = 0; k + 1 < end; k++) {
                    if (keys[k] > keys[k + 1]) {
                        const uint64_t key = keys[k];
                        keys[k] = keys[k + 1];
                        keys[k + 1] = key;
                        exchange(o, k, k + 1);
                    }
                }
            }
        } else {
            for (size_t k = 0; w->order != ENT_ORDER_RANKING && k < o->count;) {
                const int ways = 1 + w->certainty[o->which[k]];
                const uint64_t way = ways == 1 ? 0 : ent_chance_below(&chance, (uint64_t)ways);
                o->sign[k] = way == 2 ? -1 : 1;
                if (way == 1) {
                    leave_out(o, k);
                } else {
                    k++;
                }
            }
        }
    }
}

/* The orders of a completion by number. */
static void complete_orders(const brute *b, uint64_t number, order *orders)
{
    for (size_t p = 0; p < b->parties; p++) {
        const wishes *w = &b->wishes[p];
        order *o = &orders[p];
        as_written(w, b->states, o);
        for (size_t k = 0; w->order != ENT_ORDER_RANKING && k < o->count;) {
            const uint64_t ways = 1 + (uint64_t)w->certainty[o->which[k]];
            const uint64_t way = number % ways;
            number /= ways;
            o->sign[k] = way == 2 ? -1 : 1;
            if (way == 1) {
                leave_out(o, k);
            } else {
                k++;
            }
        }
    }
}

static void apply_change(const brute *b, const ent_change *change, order *orders)
{
    for (size_t p = 0; p < b->parties; p++) {
        order *o = &orders[p];
        as_written(&b->wishes[p], b->states, o);
        if (change->party != p && change->party != b->parties) {
            continue;
        }
        size_t at = 0;
        const int item =
            (int)change->item + (b->wishes[p].order == ENT_ORDER_RANKING); /* from 1 here */
        while (change->kind != ENT_CHANGE_ASSUMED && o->which[at] != item) {
            at++;
        }
        if (change->kind == ENT_CHANGE_DROP) {
            leave_out(o, at);
        } else if (change->kind == ENT_CHANGE_REVERSE) {
            o->sign[at] = -1;
        } else if (change->kind == ENT_CHANGE_SWAP) {
            assert_int_equal(o->which[at + 1],
                             (int)change->other + (b->wishes[p].order == ENT_ORDER_RANKING));
            exchange(o, at, at + 1);
        } else if (b->wishes[p].order != ENT_ORDER_RANKING) {
            o->count = 0; /* nothing has a basis, so all is assumed */
        }
    }
}

static void find_orders(const brute *b, const ent_readings *readings, uint64_t number, order *out)
{
    const ent_readings_options *asked = ent_readings_asked(readings);
    if (asked->over == ENT_VARY_CHANGES || asked->over == ENT_VARY_ASSUMED) {
        const ent_change change = ent_change_at(readings, number);
        apply_change(b, &change, out);
    } else if (ent_readings_exact(readings)) {
        complete_orders(b, number, out);
    } else {
        draw_orders(b, asked, number, out);
    }
}

typedef uint64_t sums[ENT_SIM][MOST_PARTIES + 1][MOST_STATES];

static void check_tally(const brute *b, const ent_tally *tally, sums want, uint64_t count)
{
    assert_true(ent_tally_readings(tally) == count);
    for (size_t n = 0; n < ENT_SIM * b->states; n++) {
        const ent_concept c = (ent_concept)(n % ENT_SIM);
        const size_t s = n / ENT_SIM;
        for (size_t p = 0; p < b->parties; p++) {
            assert_true(ent_tally_stays(tally, c, p, s) == want[c][p][s]);
        }
        assert_true(ent_tally_holds(tally, c, s) == want[c][b->parties][s]);
    }
}

static void check_overturns(const brute *b, const ent_readings *readings, const verdicts *all)
{
    ent_overturns *overturns = NULL;
    assert_int_equal(ent_overturns_new(b->context, readings, &overturns), ENT_OK);
    assert_int_equal(ent_overturn_count(overturns), ent_readings_count(readings));
    verdicts file;
    order orders[MOST_PARTIES];
    for (size_t p = 0; p < b->parties; p++) {
        as_written(&b->wishes[p], b->states, &orders[p]);
    }
    solve_plainly(b, orders, &file);
    uint64_t before = UINT64_MAX;
    for (size_t k = 0; k < ent_overturn_count(overturns); k++) {
        const ent_overturn row = ent_overturn_at(overturns, k);
        uint64_t total = 0;
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            uint64_t lost = 0, gained = 0;
            for (size_t s = 0; s < b->states; s++) {
                const bool was = file.stable[c][b->parties][s];
                const bool is = all[row.reading].stable[c][b->parties][s];
                assert_int_equal(ent_readings_file_holds(readings, c, s), was);
                assert_int_equal(ent_overturn_holds(overturns, k, c, s), is);
                lost += was && !is;
                gained += is && !was;
            }
            assert_true(row.lost[c] == lost && row.gained[c] == gained);
            total += lost + gained;
        }
        assert_true(row.total == total && total <= before);
        before = total;
    }
    ent_overturns_free(overturns);
}

/* Whether an order says another thing than that of the file: weights by the size of each wish, else by places. */
static bool differs(const order *one, const order *file, bool weights)
{
    bool any = false;
    for (size_t k = 0; k < one->count; k++) {
        for (size_t i = 0; weights && i < file->count; i++) {
            any = any || (file->which[i] == one->which[k] && file->size[i] != one->size[k]);
        }
        any = any || (!weights && one->which[k] != file->which[k]);
    }
    return any;
}

static size_t turned; /* how many such orders there were */

/* Whose order of two items each reading turns round: none of the readings has it as in the file. */
static void check_turned(const brute *b, const ent_readings *readings)
{
    for (size_t p = 0; p < b->parties; p++) {
        order file;
        as_written(&b->wishes[p], b->states, &file);
        bool never = file.count == 2 && ent_readings_asked(readings)->over == ENT_VARY_SWAPS;
        for (uint64_t k = 0; never && k < ent_readings_count(readings); k++) {
            order orders[MOST_PARTIES];
            find_orders(b, readings, k, orders);
            never = differs(&orders[p], &file, b->wishes[p].order == ENT_ORDER_WEIGHTS);
        }
        assert_int_equal(ent_readings_turn_round(readings, p), never);
        turned += never;
    }
}

/* One family by one engine. */
static void check_family(const brute *b, const ent_readings_options *asked, bool is_small)
{
    static sums want;
    ent_readings *readings = NULL;
    ent_tally *tally = NULL;
    memset(want, 0, sizeof want);
    assert_int_equal(ent_readings_new(b->context, b->space, asked, &readings), ENT_OK);
    readings->setting.is_small = is_small;
    check_turned(b, readings);
    const uint64_t count = ent_readings_count(readings);
    verdicts *all = calloc((size_t)count + 1, sizeof *all);
    assert_non_null(all);
    for (uint64_t k = 0; k < count; k++) {
        order orders[MOST_PARTIES];
        find_orders(b, readings, k, orders);
        solve_plainly(b, orders, &all[k]);
        for (size_t n = 0; n < ENT_SIM * (b->parties + 1) * b->states; n++) {
            const size_t c = n % ENT_SIM, p = n / ENT_SIM % (b->parties + 1);
            const size_t s = n / ENT_SIM / (b->parties + 1);
            want[c][p][s] += all[k].stable[c][p][s];
        }
    }
    assert_int_equal(ent_readings_run(b->context, readings, 0, count, &tally), ENT_OK);
    check_tally(b, tally, want, count);
    if (asked->over == ENT_VARY_CHANGES || asked->over == ENT_VARY_ASSUMED) {
        check_overturns(b, readings, all);
    }
    ent_tally_free(tally);
    ent_readings_free(readings);
    free(all);
}

static void check_families(size_t number, const taste *t, uint64_t *random)
{
    brute *b = brute_new(random, *t);
    ent_readings_options asked;
    ent_readings_defaults(&asked);
    asked.samples = 12;
    asked.seed = draw(random);
    asked.reach = 1 + below(random, 3);
    asked.one_party = number % 5 == 0;
    asked.party = below(random, b->parties);
    for (int over = 0; over < ENT_VARIATION_COUNT; over++) {
        asked.over = (ent_variation)over;
        asked.max_exact = number % 2 == 0 ? 60 : 0;
        if (over == ENT_VARY_COMPLETIONS && asked.one_party && asked.max_exact > 0) {
            continue; /* the digits here are those of all parties */
        }
        check_family(b, &asked, number % 3 != 0);
    }
    brute_free(b);
}

static size_t disputes = 90;

static void as_defined(void **unused)
{
    (void)unused;
    uint64_t random = 81;
    for (size_t n = 0; n < disputes; n++) {
        const bool unsure = n % 2 == 0; /* rankings then have unknown pairs */
        const taste t = {
            .unsure = unsure, .rankings = !unsure, .weights = true, .graph = n % 4 >= 2};
        check_families(n, &t, &random);
    }
    assert_true(turned > 10);
}

/* Families that have nothing to vary. */
static void what_applies(void **unused)
{
    static const char sure[] = "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\n"
                               "preferences:\n  a: [{want: o, basis: stated}]\n"
                               "  b: {ranking: [[s1, s2]], of: 2, basis: stated}\n";
    static const char pair[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}}\npreferences:\n"
        "  a: [{want: o, certainty: unsure}, not o]\n"
        "  b: {ranking: [s1, s2], of: 2, unknown: [[s1, s2]]}\n";
    (void)unused;
    ent_context *context = new_context();
    for (int n = 0; n < 2; n++) {
        ent_dispute *dispute = read_dispute(context, n == 0 ? sure : pair);
        ent_space *space = NULL;
        ent_readings *readings = NULL;
        ent_readings_options asked;
        ent_readings_defaults(&asked);
        assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
        assert_false(ent_readings_apply(dispute, &asked));
        for (int over = ENT_VARY_SWAPS; over < ENT_VARIATION_COUNT; over++) {
            asked.over = (ent_variation)over;
            assert_int_equal(ent_readings_apply(dispute, &asked),
                             n == 1 || over == ENT_VARY_CHANGES);
            asked.one_party = true; /* a ranking of two groups has two neighbours, of one none */
            asked.party = 1;
            assert_int_equal(ent_readings_apply(dispute, &asked),
                             n == 1 && over != ENT_VARY_ASSUMED);
            assert_int_equal(ent_readings_new(context, space, &asked, &readings), ENT_OK);
            if (over >= ENT_VARY_CHANGES) {
                assert_true(ent_readings_count(readings) ==
                            (uint64_t)(n == 1 && over == ENT_VARY_CHANGES));
            }
            ent_readings_free(readings);
            asked.one_party = false;
        }
        asked.over = ENT_VARY_COMPLETIONS;
        assert_int_equal(ent_readings_new(context, space, &asked, &readings),
                         n == 0 ? ENT_OK : ENT_ERROR_UNSUPPORTED);
        if (n == 0) {
            assert_true(ent_readings_exact(readings) && ent_readings_count(readings) == 1);
            assert_true(ent_readings_joint(readings) == 1);
            ent_readings_free(readings);
        }
        ent_space_free(space);
        ent_dispute_free(dispute);
    }
    ent_context_free(context);
}

/* A name of several states holds when one of them does. */
static void names(void **unused)
{
    static const char text[] =
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: b}}\n"
        "states: {some: o or q, none: not o and not q, never: o and not o}\npreferences:\n"
        "  a: [{want: o, certainty: unknown}]\n  b: [{want: q, certainty: unknown}]\n";
    (void)unused;
    ent_context *context = new_context();
    ent_dispute *dispute = read_dispute(context, text);
    ent_space *space = NULL;
    ent_readings *readings = NULL;
    ent_tally *tally = NULL;
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    assert_int_equal(ent_readings_new(context, space, NULL, &readings), ENT_OK);
    assert_ptr_equal(ent_readings_space(readings), space);
    assert_int_equal(ent_readings_run(context, readings, 0, 9, &tally), ENT_OK);
    /* Each party wants its option, does not mind, or wants it not: 3 x 3. Only where nobody wants its own and
     * both mind is `none` alone an equilibrium. */
    assert_true(ent_tally_name_holds(tally, ENT_NASH, 0) == 8);
    assert_true(ent_tally_name_holds(tally, ENT_NASH, 1) == 4);
    assert_true(ent_tally_name_holds(tally, ENT_NASH, 2) == 0);
    ent_tally_free(tally);
    ent_readings_free(readings);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
}

int main(int argc, char **argv)
{
    disputes = argc > 1 ? strtoul(argv[1], NULL, 10) : disputes;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_defined),
        cmocka_unit_test(what_applies),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests_name("readings", tests, NULL, NULL);
}
