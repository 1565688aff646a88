/* SPDX-License-Identifier: MIT */
/*
 * Looking ahead, against the definition.
 *
 * The definition is written here once more, over a table of who can move where and how each party ranks the
 * states, and compared with the engine on random disputes of two parties: with cells (options of all kinds of
 * moves, rules) and with arcs (steps, graph form), with ties and without. Then what else is promised: paths that
 * lead to the ends, the same on any number of threads, bounds, limits, refusals.
 */
#include "stability/tables.h"

enum { LONGEST = 6, ROUNDS = 300 };

/* --- the definition --- */

typedef struct ends {
    size_t at[ROUNDS + 1][2][MOST_STATES]; /* G_h(i, s) */
    size_t ties[ROUNDS + 1][2];
    size_t last, from; /* G_last = G_from, the first time that any repeats */
} ends;

/* G_h(i, s), from those with one move less. */
static size_t define(const tables *f, ends *g, size_t h, size_t i, size_t s)
{
    const size_t j = 1 - i, *rank = f->rank[i];
    size_t m = f->count;
    for (size_t t = 0; t < f->count; t++) {
        if (f->moves[i][s][t] &&
            (m == f->count || rank[g->at[h - 1][j][t]] > rank[g->at[h - 1][j][m]])) {
            m = t;
        }
    }
    if (m == f->count) {
        return s;
    }
    const size_t end = g->at[h - 1][j][m];
    bool tied = false;
    for (size_t t = 0; t < f->count; t++) {
        const size_t other = g->at[h - 1][j][t];
        tied = tied || (f->moves[i][s][t] && rank[other] == rank[end] && other != end);
    }
    g->ties[h][i] += rank[s] < rank[end] ? tied : rank[s] == rank[end] && (tied || end != s);
    return rank[s] >= rank[end] ? s : end;
}

static void define_all(const tables *f, ends *g)
{
    memset(g, 0, sizeof *g);
    for (size_t s = 0; s < f->count; s++) {
        g->at[0][0][s] = g->at[0][1][s] = s;
    }
    for (size_t h = 1; h <= ROUNDS; h++) {
        for (size_t k = 0; k < 2 * f->count; k++) {
            g->at[h][k % 2][k / 2] = define(f, g, h, k % 2, k / 2);
        }
        for (size_t before = 0; g->last == 0 && before < h; before++) {
            if (memcmp(g->at[before], g->at[h], sizeof g->at[h]) == 0) {
                g->from = before;
                g->last = h;
            }
        }
    }
    assert_true(g->last > 0);
}

/* The end that stays the same from some horizon on; the number of states when there is none. */
static size_t lasting_end(const tables *f, const ends *g, size_t i, size_t s)
{
    for (size_t h = g->from; h < g->last; h++) {
        if (g->at[h][i][s] != g->at[g->from][i][s]) {
            return f->count;
        }
    }
    return g->at[g->from][i][s];
}

/* --- comparing --- */

static void compare_ends(const tables *f, const ends *g, const ent_lookahead *ahead, size_t i,
                         size_t s)
{
    for (uint32_t h = 1; h <= LONGEST; h++) {
        assert_int_equal(ent_lookahead_end(ahead, ENT_LIMITED, h, i, s), g->at[h][i][s]);
        assert_int_equal(ent_lookahead_is_stable(ahead, ENT_LIMITED, h, i, s), g->at[h][i][s] == s);
        assert_int_equal(ent_lookahead_is_equilibrium(ahead, ENT_LIMITED, h, s),
                         g->at[h][0][s] == s && g->at[h][1][s] == s);
    }
    const size_t end = lasting_end(f, g, i, s), other = lasting_end(f, g, 1 - i, s);
    const size_t leading = i == 1 ? 2 : 1; /* party 1 leads */
    assert_true(ent_lookahead_end(ahead, ENT_NONMYOPIC, 0, i, s) ==
                (end == f->count ? ENT_NO_STATE : end));
    assert_int_equal(ent_lookahead_is_stable(ahead, ENT_NONMYOPIC, 0, i, s), end == s);
    assert_int_equal(ent_lookahead_is_equilibrium(ahead, ENT_NONMYOPIC, 0, s),
                     end == s && other == s);
    assert_int_equal(ent_lookahead_end(ahead, ENT_STACKELBERG, 0, i, s), g->at[leading][i][s]);
    assert_int_equal(ent_lookahead_is_equilibrium(ahead, ENT_STACKELBERG, 0, s),
                     g->at[1][0][s] == s && g->at[2][1][s] == s);
}

/* The moves foreseen are moves, by turns, and lead to the end. */
static void compare_path(const tables *f, const ent_lookahead *ahead, uint32_t h, size_t i,
                         size_t s)
{
    ent_foreseen steps[LONGEST];
    size_t count = 77, at = s;
    assert_int_equal(ent_lookahead_path(f->context, ahead, h, i, s, steps, &count), ENT_OK);
    assert_true(count <= h);
    for (size_t k = 0; k < count; k++) {
        assert_int_equal(steps[k].party, k % 2 == 0 ? i : 1 - i);
        assert_int_equal(steps[k].from, at);
        assert_true(f->moves[steps[k].party][at][steps[k].to]);
        at = (size_t)steps[k].to;
        assert_int_equal(ent_lookahead_end(ahead, ENT_LIMITED, h, i, s),
                         k + 1 < h ? ent_lookahead_end(ahead, ENT_LIMITED, h - 1 - (uint32_t)k,
                                                       1 - steps[k].party, at)
                                   : at);
    }
    assert_int_equal(at, ent_lookahead_end(ahead, ENT_LIMITED, h, i, s));
}

static void compare_facts(const ends *g, const ent_lookahead *ahead)
{
    const ent_lookahead_facts facts = ent_lookahead_facts_of(ahead);
    uint64_t ties = 0;
    assert_int_equal(facts.horizon, LONGEST);
    assert_true(facts.stackelberg && facts.leader == 1);
    assert_int_equal(facts.period, g->last - g->from);
    assert_int_equal(facts.limit,
                     facts.period == 1 ? ENT_LOOKAHEAD_CONSTANT : ENT_LOOKAHEAD_CYCLES);
    if (facts.period == 1) {
        assert_int_equal(facts.from, g->from);
    } else {
        assert_true(facts.from >= g->from);
    }
    for (size_t h = 1; h <= facts.rounds && h <= ROUNDS; h++) {
        ties += g->ties[h][0] + g->ties[h][1];
        for (size_t p = 0; h <= LONGEST && p < 2; p++) {
            assert_int_equal(ent_lookahead_ties(ahead, (uint32_t)h, p), g->ties[h][p]);
        }
    }
    assert_int_equal(facts.ties, ties);
}

static void compare_counts(const tables *f, const ent_lookahead *ahead, ent_lookahead_kind kind,
                           uint32_t h)
{
    uint64_t stable[2] = {0}, both = 0;
    for (size_t s = 0; s < f->count; s++) {
        stable[0] += ent_lookahead_is_stable(ahead, kind, h, 0, s);
        stable[1] += ent_lookahead_is_stable(ahead, kind, h, 1, s);
        both += ent_lookahead_is_equilibrium(ahead, kind, h, s);
    }
    assert_int_equal(ent_lookahead_stable_count(ahead, kind, h, 0), stable[0]);
    assert_int_equal(ent_lookahead_stable_count(ahead, kind, h, 1), stable[1]);
    assert_int_equal(ent_lookahead_equilibrium_count(ahead, kind, h), both);
}

/* L_1 is Nash. */
static void compare_nash(const tables *f, const ent_lookahead *ahead)
{
    ent_solution *solution = NULL;
    assert_int_equal(ent_solution_new(f->context, f->space, NULL, &solution), ENT_OK);
    for (size_t k = 0; k < 2 * f->count; k++) {
        assert_int_equal(ent_is_stable(solution, ENT_NASH, k % 2, k / 2),
                         ent_lookahead_is_stable(ahead, ENT_LIMITED, 1, k % 2, k / 2));
    }
    ent_solution_free(solution);
}

static ent_lookahead *look(const tables *f, uint32_t horizon, uint64_t rounds)
{
    ent_lookahead_options options;
    ent_lookahead *ahead = NULL;
    ent_lookahead_defaults(&options);
    options.horizon = horizon;
    options.max_rounds = rounds;
    options.stackelberg = true;
    options.leader = 1;
    assert_int_equal(ent_lookahead_new(f->context, f->space, &options, &ahead), ENT_OK);
    assert_ptr_equal(ent_lookahead_space(ahead), f->space);
    return ahead;
}

static void as_defined(void **unused)
{
    static tables f;
    static ends g;
    size_t cycles = 0, partly = 0, tied = 0, longest = 0;
    uint64_t random = 20261;
    (void)unused;
    for (int round = 0; round < 900; round++) {
        set_up(&f, &random, (form)(round % FORM_COUNT), 2, NULL);
        if (f.space != NULL) {
            define_all(&f, &g);
            ent_lookahead *ahead = look(&f, LONGEST, 10000);
            compare_facts(&g, ahead);
            for (size_t k = 0; k < 2 * f.count; k++) {
                compare_ends(&f, &g, ahead, k % 2, k / 2);
                for (uint32_t h = 1; h <= LONGEST; h++) {
                    compare_path(&f, ahead, h, k % 2, k / 2);
                }
            }
            for (uint32_t h = 1; h <= LONGEST; h++) {
                compare_counts(&f, ahead, ENT_LIMITED, h);
            }
            compare_counts(&f, ahead, ENT_NONMYOPIC, 0);
            compare_counts(&f, ahead, ENT_STACKELBERG, 0);
            compare_nash(&f, ahead);
            const bool goes_round = g.last - g.from > 1;
            cycles += goes_round;
            partly += goes_round && ent_lookahead_equilibrium_count(ahead, ENT_NONMYOPIC, 0) > 0;
            tied += ent_lookahead_facts_of(ahead).ties > 0;
            longest = g.from > longest ? g.from : longest;
            ent_lookahead_free(ahead);
        }
        tear_down(&f);
    }
    print_message(
        "%zu go round, %zu of them with NM equilibria; %zu have ties; constant after %zu\n", cycles,
        partly, tied, longest);
    assert_true(cycles > 20 && partly > 5 && tied > 100 && longest > 3);
}

static const char four[] = "entente: 1\n"
                           "parties:\n  a:\n  b:\n"
                           "options:\n  o: {party: a}\n  q: {party: b}\n"
                           "preferences:\n"
                           "  a: [not (o and q), not q, o]\n"
                           "  b: [not (o and q), not o, q]\n";

static void within_bounds(void **unused)
{
    static tables f;
    (void)unused;
    read_it(&f, four);
    ent_lookahead *ahead = look(&f, 1, 0);
    ent_lookahead_facts facts = ent_lookahead_facts_of(ahead);
    assert_int_equal(facts.horizon, 2); /* for the leader */
    assert_int_equal(facts.rounds, 2);
    assert_int_equal(facts.limit, ENT_LOOKAHEAD_UNDECIDED);
    assert_false(facts.limit_asked);
    assert_int_equal(facts.period, 0);
    assert_true(ent_lookahead_end(ahead, ENT_NONMYOPIC, 0, 0, 0) == ENT_NO_STATE);
    assert_int_equal(ent_lookahead_equilibrium_count(ahead, ENT_NONMYOPIC, 0), 0);
    ent_lookahead_free(ahead);
    ahead = look(&f, 1, 3); /* chicken is constant from 3 on, which shows at 4 */
    assert_int_equal(ent_lookahead_facts_of(ahead).limit, ENT_LOOKAHEAD_UNDECIDED);
    assert_int_equal(ent_lookahead_facts_of(ahead).rounds, 3);
    ent_lookahead_free(ahead);
    ahead = look(&f, 1, 4);
    facts = ent_lookahead_facts_of(ahead);
    assert_int_equal(facts.limit, ENT_LOOKAHEAD_CONSTANT);
    assert_int_equal(facts.from, 3);
    ent_lookahead_free(ahead);
    ahead = look(&f, ENT_MOST_HORIZON, 10000);
    assert_int_equal(ent_lookahead_facts_of(ahead).rounds, ENT_MOST_HORIZON);
    assert_int_equal(ent_lookahead_equilibrium_count(ahead, ENT_LIMITED, ENT_MOST_HORIZON), 1);
    ent_lookahead_free(ahead);
    tear_down(&f);
}

static void refused(void **unused)
{
    static const char one[] = "entente: 1\nparties:\n  a:\noptions:\n  o: {party: a}\n";
    static const char three[] =
        "entente: 1\nparties:\n  a:\n  b:\n  c:\noptions:\n  o: {party: a}\n";
    const char *const texts[] = {one, three};
    static tables f;
    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        ent_lookahead *ahead = NULL;
        read_it(&f, texts[i]);
        ent_diagnostics_clear(f.context);
        assert_int_equal(ent_lookahead_new(f.context, f.space, NULL, &ahead),
                         ENT_ERROR_UNSUPPORTED);
        assert_null(ahead);
        assert_int_equal(ent_diagnostic_count(f.context), 1);
        assert_string_equal(ent_diagnostic_at(f.context, 0)->code, "E352");
        tear_down(&f);
    }
}

/* A dispute of 2^17 states, solved by so many threads, or with so much memory. */
static ent_status look_large(size_t threads, uint64_t memory, uint32_t *out)
{
    enum { OPTIONS = 17 };
    ent_context_options options;
    ent_context *context = NULL;
    ent_space *space = NULL;
    ent_lookahead *ahead = NULL;
    shape s = {.parties = 2};
    uint64_t random = 7;
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    assert_non_null(file);
    for (size_t o = 0; o < OPTIONS; o++) {
        add_option(&s, o < OPTIONS / 2 ? 0 : 1, 2, o % 6 == 0 ? ENT_MOVES_UP : ENT_MOVES_ANY);
    }
    write_head(file, &random, &s);
    fputs("preferences:\n", file);
    for (size_t p = 0; p < 2; p++) {
        fprintf(file, "  p%zu:\n", p);
        for (size_t w = 0; w < 12; w++) {
            fputs("    - want: \"", file);
            write_joined(file, &random, &s, 0, 2);
            fputs("\"\n", file);
        }
    }
    assert_int_equal(fclose(file), 0);
    ent_context_defaults(&options);
    options.threads = threads;
    options.max_memory = memory;
    assert_int_equal(ent_context_new(&options, &context), ENT_OK);
    ent_dispute *dispute = read_dispute(context, text);
    assert_int_equal(ent_space_new(context, dispute, &space), ENT_OK);
    const ent_status status = ent_lookahead_new(context, space, NULL, &ahead);
    for (size_t k = 0; status == ENT_OK && k < (size_t)2 << OPTIONS; k++) {
        out[k] = (uint32_t)ent_lookahead_end(ahead, ENT_LIMITED, 4, k % 2, k / 2);
    }
    ent_lookahead_free(ahead);
    ent_space_free(space);
    ent_dispute_free(dispute);
    ent_context_free(context);
    free(text);
    return status;
}

static void on_any_number_of_threads(void **unused)
{
    const size_t bytes = ((size_t)2 << 17) * sizeof(uint32_t);
    uint32_t *one = malloc(bytes), *five = malloc(bytes);
    (void)unused;
    assert_true(one != NULL && five != NULL);
    assert_int_equal(look_large(1, 0, one), ENT_OK);
    assert_int_equal(look_large(5, 0, five), ENT_OK);
    assert_memory_equal(one, five, bytes);
    assert_int_equal(look_large(1, 1 << 20, one), ENT_ERROR_LIMIT);
    free(one);
    free(five);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_defined),
        cmocka_unit_test(within_bounds),
        cmocka_unit_test(refused),
        cmocka_unit_test(on_any_number_of_threads),
    };
    return cmocka_run_group_tests_name("look-ahead", tests, NULL, NULL);
}
