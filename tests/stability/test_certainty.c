/* SPDX-License-Identifier: MIT */
/*
 * Unsure and unknown wishes against the definitions, on random disputes of every form: completions by
 * going through them, types and strength by them by search over all pairs of states; laws.
 */
#include "certainty/by_cells.h"
#include "certainty/by_search.h"

#include "stability/brute.h"

typedef struct completion {
    int signs[MOST_PARTIES][MOST_WISHES]; /* 1: counts; 0: does not; -1: counts reversed */
} completion;

/* The completion of one party by number, and how many there are. */
static size_t decide_wishes(const wishes *w, size_t number, int *signs)
{
    static const int digits[] = {1, 0, -1};
    size_t count = 1;
    for (size_t i = 0; i < w->count; i++) {
        const size_t radix = (size_t)w->certainty[i] + 1;
        signs[i] = digits[number % radix];
        number /= radix;
        count *= radix;
    }
    return count;
}

/* How a party compares two states over all its completions: bits 1 worse, 2 equal, 4 better. */
static unsigned outcomes(const wishes *w, size_t one, size_t other)
{
    int signs[MOST_WISHES];
    unsigned found = 0;
    if (w->unknown.of[one][other]) {
        return 7;
    }
    for (size_t k = 0, count = 1; k < count; k++) {
        count = decide_wishes(w, k, signs);
        const int by = liking(w, signs, one, other);
        found |= by > 0 ? 4u : by < 0 ? 1u : 2u;
    }
    return found;
}

/* What the conditions of stability ask of two states, for each party. */
typedef struct demands {
    matrix leaves; /* [from][to]: the party would leave for it */
    matrix deters; /* [state][at]: good enough as a sanction or escape */
} demands;

/* The same conditions for all: over any moves or the opponents' `credible` ones. */
static bool is_stable(const brute *b, size_t party, ent_concept c, const demands *d,
                      const matrix *credible, size_t s)
{
    const bool final = c == ENT_SMR || c == ENT_SSEQ;
    bool reached[MOST_STATES];
    for (size_t t = 0; t < b->states; t++) {
        if (!b->moves[party].of[s][t] || !d->leaves.of[s][t]) {
            continue;
        }
        bool safe = false;
        if (c != ENT_NASH) {
            reach(b, party, t, c == ENT_GMR || c == ENT_SMR ? b->moves : credible, reached);
        }
        for (size_t u = 0; c != ENT_NASH && u < b->states && !safe; u++) {
            safe = reached[u] && d->deters.of[s][u];
            for (size_t v = 0; final && v < b->states; v++) {
                safe = safe && (!b->moves[party].of[u][v] || d->deters.of[s][v]);
            }
        }
        if (!safe) {
            return false;
        }
    }
    return true;
}

/* What a completion asks. */
static void demand_completion(const brute *b, const completion *all, demands *d, matrix *credible)
{
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t s = 0; s < b->states; s++) {
            for (size_t t = 0; t < b->states; t++) {
                const int by = liking(&b->wishes[p], all->signs[p], t, s);
                d[p].leaves.of[s][t] = by > 0;
                d[p].deters.of[s][t] = by <= 0;
                credible[p].of[s][t] = b->moves[p].of[s][t] && by > 0;
            }
        }
    }
}

/* What a type asks. */
static void demand_type(const brute *b, ent_certainty_type type, demands *d, matrix *credible)
{
    const bool bold = type == ENT_TYPE_A || type == ENT_TYPE_C;
    const bool shy = type == ENT_TYPE_C || type == ENT_TYPE_D;
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t s = 0; s < b->states; s++) {
            for (size_t t = 0; t < b->states; t++) {
                const unsigned found = outcomes(&b->wishes[p], t, s);
                const bool known = found == 1 || found == 2 || found == 4;
                d[p].leaves.of[s][t] = found == 4 || (bold && !known);
                d[p].deters.of[s][t] = found == 1 || found == 2 || (shy && !known);
                credible[p].of[s][t] = b->moves[p].of[s][t] && (found == 4 || !known);
            }
        }
    }
}

/* Whether a party strongly prefers one state to another in a completion. */
static bool much_better(const wishes *w, const int *signs, size_t one, size_t other)
{
    if (w->order == ENT_ORDER_RANKING) {
        return w->block[one] < w->block[other];
    }
    if (w->order == ENT_ORDER_WEIGHTS) {
        return w->strong_from > 0 && liking(w, signs, one, other) >= w->strong_from;
    }
    for (size_t i = 0; i < w->strong; i++) {
        if (signs[i] != 0 && w->holds[i][one] != w->holds[i][other]) {
            return w->holds[i][one] == (signs[i] > 0);
        }
    }
    return false;
}

/* In every one; and of pairs that are said to be unknown in none. */
static bool surely_much_better(const wishes *w, size_t one, size_t other)
{
    int signs[MOST_WISHES];
    bool all = !w->unknown.of[one][other];
    for (size_t k = 0, count = 1; k < count; k++) {
        count = decide_wishes(w, k, signs);
        all = all && much_better(w, signs, one, other);
    }
    return all;
}

/* What strong stability by a type asks of sanctions; all else is as for the type. */
static void demand_strength(const brute *b, ent_certainty_type type, demands *d)
{
    const bool shy = type == ENT_TYPE_C || type == ENT_TYPE_D;
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t s = 0; s < b->states; s++) {
            for (size_t t = 0; t < b->states; t++) {
                const unsigned found = outcomes(&b->wishes[p], t, s);
                const bool known = found == 1 || found == 2 || found == 4;
                d[p].deters.of[s][t] = surely_much_better(&b->wishes[p], s, t) || (shy && !known);
            }
        }
    }
}

static ent_certainty *solve(const brute *b, bool completions, bool types)
{
    ent_certainty_options options;
    ent_certainty *out = NULL;
    ent_certainty_defaults(&options);
    options.strength = !completions;
    options.completions = completions;
    options.types = types;
    options.max_completions = 100000;
    assert_int_equal(ent_certainty_new(b->context, b->space, &options, &out), ENT_OK);
    return out;
}

/* Per concept, party (the last: all) and state: in how many completions. */
typedef uint32_t tally[ENT_SIM][MOST_PARTIES + 1][MOST_STATES];

static size_t count_completions(const brute *b, tally counts)
{
    static demands d[MOST_PARTIES];
    static matrix credible[MOST_PARTIES];
    size_t sizes[MOST_PARTIES], joint = 1;
    completion all;
    for (size_t p = 0; p < b->parties; p++) {
        sizes[p] = decide_wishes(&b->wishes[p], 0, all.signs[p]);
        joint *= sizes[p];
    }
    for (size_t k = 0; k < joint; k++) {
        size_t rest = k;
        for (size_t p = 0; p < b->parties; p++) {
            (void)decide_wishes(&b->wishes[p], rest % sizes[p], all.signs[p]);
            rest /= sizes[p];
        }
        demand_completion(b, &all, d, credible);
        for (size_t n = 0; n < ENT_SIM * b->states; n++) {
            const ent_concept c = (ent_concept)(n % ENT_SIM);
            const size_t s = n / ENT_SIM;
            bool by_all = true;
            for (size_t p = 0; p < b->parties; p++) {
                const bool stable = is_stable(b, p, c, &d[p], credible, s);
                counts[c][p][s] += stable;
                by_all = by_all && stable;
            }
            counts[c][b->parties][s] += by_all;
        }
    }
    return joint;
}

static void completions_by_definition(void **unused)
{
    (void)unused;
    uint64_t random = 51;
    size_t seen[3] = {0}, tried = 0;
    while (tried < 40) {
        static tally counts;
        const taste t = {.unsure = true, .weights = true, .graph = tried % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *out = solve(b, true, false);
        memset(counts, 0, sizeof counts);
        if (ent_completion_count(out, ENT_ALL_PARTIES) <= 48) {
            const size_t joint = count_completions(b, counts);
            tried++;
            assert_int_equal(ent_completion_count(out, ENT_ALL_PARTIES), joint);
            for (size_t n = 0; n < ENT_SIM * (b->parties + 1) * b->states; n++) {
                const ent_concept c = (ent_concept)(n % ENT_SIM);
                const size_t p = n / ENT_SIM % (b->parties + 1), s = n / ENT_SIM / (b->parties + 1);
                const ent_holds want = counts[c][p][s] == joint ? ENT_HOLDS_IN_EVERY
                                       : counts[c][p][s] > 0    ? ENT_HOLDS_IN_SOME
                                                                : ENT_HOLDS_IN_NONE;
                seen[want]++;
                assert_int_equal(ent_holds_in(out, c, p == b->parties ? ENT_ALL_PARTIES : p, s),
                                 want);
            }
        }
        ent_certainty_free(out);
        brute_free(b);
    }
    assert_true(seen[0] > 100 && seen[1] > 100 && seen[2] > 100);
}

static void types_by_definition(void **unused)
{
    (void)unused;
    static demands d[MOST_PARTIES];
    static matrix credible[MOST_PARTIES];
    uint64_t random = 52;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.unsure = true, .rankings = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *out = solve(b, false, true);
        for (ent_certainty_type type = 0; type < ENT_TYPE_COUNT; type++) {
            demand_type(b, type, d, credible);
            for (size_t k = 0; k < ENT_SIM * b->states; k++) {
                const ent_concept c = (ent_concept)(k % ENT_SIM);
                const size_t s = k / ENT_SIM;
                bool by_all = true;
                for (size_t p = 0; p < b->parties; p++) {
                    const bool want = is_stable(b, p, c, &d[p], credible, s);
                    assert_int_equal(ent_type_is_stable(out, type, c, p, s), want);
                    by_all = by_all && want;
                }
                assert_int_equal(ent_type_is_stable(out, type, c, ENT_ALL_PARTIES, s), by_all);
            }
        }
        ent_certainty_free(out);
        brute_free(b);
    }
}

static void strength_by_definition(void **unused)
{
    (void)unused;
    static demands d[MOST_PARTIES];
    static matrix credible[MOST_PARTIES];
    uint64_t random = 57;
    size_t seen[] = {[ENT_UNSTABLE] = 0, [ENT_WEAKLY_STABLE] = 0, [ENT_STRONGLY_STABLE] = 0};
    for (size_t n = 0; n < 60; n++) {
        const taste t = {
            .unsure = true, .strong = true, .rankings = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *out = solve(b, false, true);
        assert_true(ent_certainty_tells_strength(out));
        for (ent_certainty_type type = 0; type < ENT_TYPE_COUNT; type++) {
            uint64_t strong[ENT_SIM] = {0}, for_all[ENT_SIM] = {0};
            demand_type(b, type, d, credible);
            demand_strength(b, type, d);
            for (size_t k = 0; k < ENT_SIM * b->states; k++) {
                const ent_concept c = (ent_concept)(k % ENT_SIM);
                const size_t s = k / ENT_SIM;
                ent_stability least = ENT_STRONGLY_STABLE;
                for (size_t p = 0; p < b->parties && c != ENT_NASH; p++) {
                    const ent_stability found = ent_type_strength(out, type, c, p, s);
                    assert_int_equal(found == ENT_STRONGLY_STABLE,
                                     is_stable(b, p, c, &d[p], credible, s));
                    assert_int_equal(found != ENT_UNSTABLE, ent_type_is_stable(out, type, c, p, s));
                    strong[c] += p == 0 && found == ENT_STRONGLY_STABLE;
                    least = found < least ? found : least;
                    seen[found]++;
                }
                for_all[c] += c != ENT_NASH && least == ENT_STRONGLY_STABLE;
                assert_true(c == ENT_NASH ||
                            ent_type_strength(out, type, c, ENT_ALL_PARTIES, s) == least);
            }
            for (ent_concept c = 0; c < ENT_SIM; c++) {
                assert_int_equal(ent_type_strong_count(out, type, c, 0), strong[c]);
                assert_int_equal(ent_type_strong_count(out, type, c, ENT_ALL_PARTIES), for_all[c]);
            }
        }
        ent_certainty_free(out);
        brute_free(b);
    }
    assert_true(seen[ENT_UNSTABLE] > 1000 && seen[ENT_WEAKLY_STABLE] > 100 &&
                seen[ENT_STRONGLY_STABLE] > 1000);
}

/* What is asked of some types and concepts alone is what is said of them among all. */
static void some_types(void **unused)
{
    (void)unused;
    uint64_t random = 55;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.unsure = true, .weights = true, .graph = n % 6 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *all = solve(b, false, true), *some = NULL;
        ent_certainty_options options;
        ent_certainty_defaults(&options);
        options.completions = false;
        options.type_set = 1 + (unsigned)n % ENT_ALL_TYPES;
        options.concepts = 1 + (unsigned)n % ENT_DEFAULT_CONCEPTS;
        assert_int_equal(ent_certainty_new(b->context, b->space, &options, &some), ENT_OK);
        assert_int_equal(ent_certainty_types(some), options.type_set);
        for (size_t k = 0; k < ENT_TYPE_COUNT * ENT_SIM * b->states; k++) {
            const ent_certainty_type type = (ent_certainty_type)(k % ENT_TYPE_COUNT);
            const ent_concept c = (ent_concept)(k / ENT_TYPE_COUNT % ENT_SIM);
            const size_t s = k / ENT_TYPE_COUNT / ENT_SIM;
            for (size_t p = 0;
                 (options.type_set >> type & options.concepts >> c & 1) != 0 && p < b->parties;
                 p++) {
                assert_int_equal(ent_type_is_stable(some, type, c, p, s),
                                 ent_type_is_stable(all, type, c, p, s));
            }
        }
        ent_certainty_free(some);
        ent_certainty_free(all);
        brute_free(b);
    }
}

/* A dispute of 2^7 to 2^9 states, in which all can be taken back, and wishes by statements or weights. */
static void read_large(brute *b, uint64_t *random)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    const size_t parties = 2 + below(random, 3), options = 7 + below(random, 3);
    const bool weights = below(random, 3) == 0, sure = below(random, 3) == 0;
    fputs("entente: 1\nparties: {a: , b: , c: , d: }\noptions:\n", out);
    for (size_t o = 0; o < options; o++) {
        fprintf(out, "  o%zu: {party: %c}\n", o, (int)('a' + o % parties));
    }
    fputs(below(random, 2) == 0 ? "rules:\n  - never: o0 and o1 and not o3\n" : "", out);
    fputs("preferences:\n", out);
    for (size_t p = 0; p < parties; p++) {
        fprintf(out, "  %c:\n%s", (int)('a' + p), weights ? "    weights:\n" : "");
        for (size_t i = 4 + below(random, 7); i > 0; i--) {
            fprintf(out, "      - {want: o%zu %s o%zu, certainty: %s", below(random, options),
                    below(random, 2) == 0 ? "or not" : "and", below(random, options),
                    sure && below(random, 2) == 0 ? "sure" : "unsure");
            fprintf(out, weights ? ", weight: %zu}\n" : "} # %zu\n", 1 + below(random, 4));
        }
    }
    assert_int_equal(fclose(out), 0);
    b->context = new_context();
    b->dispute = read_dispute(b->context, text);
    assert_int_equal(ent_space_new(b->context, b->dispute, &b->space), ENT_OK);
    b->states = (size_t)ent_state_count(b->space);
    free(text);
}

static ent_certainty *solve_own(const brute *b)
{
    ent_certainty_options options;
    ent_certainty *out = NULL;
    ent_certainty_defaults(&options);
    options.concepts = ENT_OWN_CONCEPTS;
    options.completions = false;
    assert_int_equal(ent_certainty_new(b->context, b->space, &options, &out), ENT_OK);
    return out;
}

static const ent_concept own_concepts[] = {ENT_NASH, ENT_GMR, ENT_SMR};

/* Decides again by search, into the same answers. */
static void search_again(const brute *b, ent_certainty *answers)
{
    static const unsigned own[] = {ENT_OWN_CONCEPTS, ENT_OWN_CONCEPTS, ENT_OWN_CONCEPTS,
                                   ENT_OWN_CONCEPTS};
    const size_t words = ENT_TYPE_COUNT * (answers->party_count + 1) * answers->words;
    ent_relation relations[4];
    for (size_t p = 0; p < 4; p++) {
        assert_true(ent_types_by_cells_apply(b->space, p));
        assert_int_equal(ent_relation_new(b->context, b->space, p, &relations[p]), ENT_OK);
    }
    for (size_t c = 0; c < 3; c++) {
        memset(answers->type[own_concepts[c]], 0xFF, words * sizeof(uint64_t));
    }
    assert_int_equal(ent_types_by_search(b->context, answers, relations, own), ENT_OK);
    for (size_t p = 0; p < 4; p++) {
        ent_relation_free(&b->context->allocator, &relations[p]);
    }
}

/* The same answers by cells and by search. */
static void cells_and_search(void **unused)
{
    (void)unused;
    uint64_t random = 56;
    size_t stable = 0, asked = 0;
    for (size_t n = 0; n < 12; n++) {
        brute b = {0};
        read_large(&b, &random);
        ent_certainty *cells = solve_own(&b), *search = solve_own(&b);
        search_again(&b, search);
        for (size_t k = 0; k < 3 * 4 * ENT_TYPE_COUNT * b.states; k++) {
            const ent_certainty_type type = (ent_certainty_type)(k % ENT_TYPE_COUNT);
            const ent_concept c = own_concepts[k / ENT_TYPE_COUNT % 3];
            const size_t p = k / ENT_TYPE_COUNT / 3 % 4, s = k / ENT_TYPE_COUNT / 12;
            const bool want = ent_type_is_stable(search, type, c, p, s);
            assert_int_equal(ent_type_is_stable(cells, type, c, p, s), want);
            stable += want;
            asked++;
        }
        ent_certainty_free(cells);
        ent_certainty_free(search);
        ent_space_free(b.space);
        ent_dispute_free(b.dispute);
        ent_context_free(b.context);
    }
    assert_in_range(stable, asked / 10, asked - asked / 10);
}

/* a demands most and d least: a implies b and c, and each of these d. What is stable by type a of Nash, GMR
 * or SMR is so in every completion; what is not by type d is so in none. */
static void types_and_completions(void **unused)
{
    (void)unused;
    uint64_t random = 53;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.unsure = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *out = solve(b, true, true);
        for (size_t k = 0; k < ENT_SIM * b->parties * b->states; k++) {
            const ent_concept c = (ent_concept)(k % ENT_SIM);
            const size_t p = k / ENT_SIM % b->parties, s = k / ENT_SIM / b->parties;
            bool type[ENT_TYPE_COUNT];
            for (ent_certainty_type at = 0; at < ENT_TYPE_COUNT; at++) {
                type[at] = ent_type_is_stable(out, at, c, p, s);
            }
            assert_true(!type[ENT_TYPE_A] || (type[ENT_TYPE_B] && type[ENT_TYPE_C]));
            assert_true((!type[ENT_TYPE_B] && !type[ENT_TYPE_C]) || type[ENT_TYPE_D]);
            const ent_holds holds = ent_holds_in(out, c, p, s);
            if (c == ENT_NASH || c == ENT_GMR || c == ENT_SMR) {
                assert_true(!type[ENT_TYPE_A] || holds == ENT_HOLDS_IN_EVERY);
            }
            assert_true(type[ENT_TYPE_D] || holds == ENT_HOLDS_IN_NONE);
        }
        ent_certainty_free(out);
        brute_free(b);
    }
}

/* Without anything unsure all is as usual. */
static void nothing_unsure(void **unused)
{
    (void)unused;
    uint64_t random = 54;
    for (size_t n = 0; n < 60; n++) {
        const taste t = {.rankings = true, .weights = true, .graph = n % 3 == 0};
        brute *b = brute_new(&random, t);
        ent_certainty *out = solve(b, true, true);
        ent_solution *plain = NULL;
        assert_int_equal(ent_solution_new(b->context, b->space, NULL, &plain), ENT_OK);
        assert_false(ent_certainty_given(b->dispute));
        for (size_t k = 0; k < ENT_SIM * b->states; k++) {
            const ent_concept c = (ent_concept)(k % ENT_SIM);
            const size_t s = k / ENT_SIM;
            for (size_t p = 0; p < b->parties; p++) {
                const bool want = ent_is_stable(plain, c, p, s);
                assert_int_equal(ent_holds_in(out, c, p, s),
                                 want ? ENT_HOLDS_IN_EVERY : ENT_HOLDS_IN_NONE);
                for (ent_certainty_type type = 0; type < ENT_TYPE_COUNT; type++) {
                    assert_int_equal(ent_type_is_stable(out, type, c, p, s), want);
                }
            }
            assert_int_equal(ent_holds_in(out, c, ENT_ALL_PARTIES, s) == ENT_HOLDS_IN_EVERY,
                             ent_is_equilibrium(plain, c, s));
        }
        for (ent_concept c = 0; c < ENT_SIM; c++) {
            assert_int_equal(ent_holds_count(out, c, 0, ENT_HOLDS_IN_EVERY),
                             ent_stable_count(plain, c, 0));
            assert_int_equal(ent_holds_count(out, c, 0, ENT_HOLDS_IN_SOME), 0);
            assert_int_equal(ent_holds_count(out, c, 0, ENT_HOLDS_IN_NONE),
                             b->states - ent_stable_count(plain, c, 0));
            assert_int_equal(ent_type_count(out, ENT_TYPE_C, c, 0), ent_stable_count(plain, c, 0));
        }
        ent_solution_free(plain);
        ent_certainty_free(out);
        brute_free(b);
    }
}

/* Types of a dispute whose first party has so many idle statements above its own. */
static void note_types(size_t idle, bool *out)
{
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    assert_non_null(file);
    fputs(
        "entente: 1\nparties: {a: , b: }\noptions: {o: {party: a}, q: {party: a}, r: {party: b}}\n"
        "preferences:\n  b: [o, {want: r, certainty: unknown}, not q]\n  a:\n",
        file);
    for (size_t i = 0; i < idle; i++) {
        fprintf(file, "    - {want: o and not o, certainty: %s}\n", i % 2 == 0 ? "sure" : "unsure");
    }
    fputs("    - {want: r, certainty: unsure}\n    - o iff r\n"
          "    - {want: q and r, certainty: unknown}\n    - not o or q\n",
          file);
    assert_int_equal(fclose(file), 0);
    brute b = {0};
    read_brute(&b, text);
    ent_certainty *found = solve(&b, false, true);
    for (size_t k = 0; k < ENT_SIM * ENT_TYPE_COUNT * b.states; k++) {
        out[k] = ent_type_is_stable(found, (ent_certainty_type)(k % ENT_TYPE_COUNT),
                                    (ent_concept)(k / ENT_TYPE_COUNT % ENT_SIM), 0,
                                    k / ENT_TYPE_COUNT / ENT_SIM);
    }
    ent_certainty_free(found);
    ent_space_free(b.space);
    ent_dispute_free(b.dispute);
    ent_context_free(b.context);
    free(text);
}

/* Statements of more than a word of bits, and those that fall into two. */
static void many_statements(void **unused)
{
    (void)unused;
    enum { ALL = ENT_SIM * ENT_TYPE_COUNT * 8 };
    bool want[ALL], found[ALL];
    size_t stable = 0;
    note_types(0, want);
    for (size_t i = 0; i < ALL; i++) {
        stable += want[i];
    }
    assert_in_range(stable, 1, ALL - 1);
    for (size_t idle = 61; idle < 130; idle += idle == 64 ? 62 : 1) {
        note_types(idle, found);
        assert_memory_equal(found, want, sizeof want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(completions_by_definition), cmocka_unit_test(types_by_definition),
        cmocka_unit_test(types_and_completions),     cmocka_unit_test(nothing_unsure),
        cmocka_unit_test(many_statements),           cmocka_unit_test(some_types),
        cmocka_unit_test(cells_and_search),          cmocka_unit_test(strength_by_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
