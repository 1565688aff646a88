/* SPDX-License-Identifier: MIT */
/*
 * What a dispute comes to before stability: its states, each party's moves and each party's order.
 *
 * All three are written here once more by their definitions, pair by pair of states, and compared
 * on random disputes: small ones, and ones whose keys take several words, of which rules fix most.
 * Long because levels and cells are held against their definitions on the same random models.
 */
#include "preference/levels.h"
#include "space/cells.h"
#include "support.h"

/* A dispute with its states; `space` is NULL when no state is feasible. */
typedef struct fixture {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
} fixture;

static const ent_solution_options only_nash = {.size = sizeof only_nash,
                                               .concepts = 1u << ENT_NASH};

static void tear_down(fixture *f)
{
    ent_space_free(f->space);
    ent_dispute_free(f->dispute);
    ent_context_free(f->context);
}

/* What is written of a random dispute below its head. */
typedef struct body {
    bool fixed[MOST_OPTIONS]; /* options that a rule each fixes */
    size_t rules, depth;      /* random rules, and how deep they are nested */
    size_t statements;        /* of every party */
} body;

static void write_rules(FILE *out, uint64_t *random, const shape *s, const body *b)
{
    fputs("rules:\n", out);
    for (size_t o = 0; o < s->options; o++) {
        if (b->fixed[o] && s->values[o] == 2) {
            fprintf(out, "  - %s: o%zu\n", below(random, 2) == 0 ? "always" : "never", o);
        } else if (b->fixed[o]) {
            fprintf(out, "  - always: o%zu = v%zu\n", o, below(random, s->values[o]));
        }
    }
    for (size_t r = 0; r < b->rules; r++) {
        fprintf(out, "  - %s: \"", below(random, 2) == 0 ? "always" : "never");
        write_expression(out, random, s, 0, (int)b->depth);
        fputs("\"\n", out);
    }
}

/* A statement of the kind that tells many states apart, few, or none. */
static void write_statement(FILE *out, uint64_t *random, const shape *s, bool late)
{
    if (!late) {
        fprintf(out, "(o0 = %s) or not (o0 = %s)", s->values[0] > 2 ? "v1" : "yes",
                s->values[0] > 2 ? "v1" : "yes");
    } else {
        write_expression(out, random, s, 0, (int)below(random, 3));
    }
}

/* The first so many statements of a party tell nothing, so that late ones decide. */
static void write_preferences(FILE *out, uint64_t *random, const shape *s, const body *b)
{
    fputs("preferences:\n", out);
    for (size_t p = 0; p < s->parties; p++) {
        const size_t idle =
            b->statements < 3 ? 0 : b->statements - 1 - below(random, 5) % b->statements;
        fprintf(out, "  p%zu:%s\n", p, b->statements == 0 ? " []" : "");
        for (size_t i = 0; i < b->statements; i++) {
            fputs("    - \"", out);
            write_statement(out, random, s, i >= idle || below(random, 16) == 0);
            fputs("\"\n", out);
        }
    }
}

static fixture set_up(uint64_t *random, const shape *s, const body *b)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write_head(out, random, s);
    write_rules(out, random, s, b);
    write_preferences(out, random, s, b);
    assert_int_equal(fclose(out), 0);
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    free(text);
    const ent_status status = ent_space_new(f.context, f.dispute, &f.space);
    assert_true(status == ENT_OK || (status == ENT_ERROR_INPUT && f.space == NULL));
    return f;
}

static ent_moves random_moves(uint64_t *random)
{
    return below(random, 2) == 0 ? ENT_MOVES_ANY : (ent_moves)below(random, ENT_MOVES_COUNT);
}

/* At most 128 assignments. */
static shape small_shape(uint64_t *random)
{
    shape s = {.parties = 1 + below(random, 4), .names = below(random, 3)};
    size_t left = 128;
    const size_t options = 1 + below(random, 7);
    for (size_t o = 0; o < options; o++) {
        size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, 3);
        values = values <= left ? values : 2;
        if (values <= left) {
            left /= values;
            add_option(&s, o * s.parties / options, values, random_moves(random));
        }
    }
    return s;
}

/* About 70 options of one to three bits; all but a few are fixed. */
static shape wide_shape(uint64_t *random, body *b)
{
    shape s = {.parties = 1 + below(random, 3)};
    const size_t options = 64 + below(random, 16);
    for (size_t o = 0; o < options; o++) {
        const size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, 4);
        add_option(&s, o * s.parties / options, values, random_moves(random));
        b->fixed[o] = true;
    }
    size_t left = 128;
    for (size_t i = 0; i < 12; i++) { /* also at the seams of the words */
        const size_t o = i < 4 ? 30 + below(random, 34) : below(random, options);
        if (b->fixed[o] && s.values[o] <= left) {
            left /= s.values[o];
            b->fixed[o] = false;
        }
    }
    return s;
}

static void random_fixture(uint64_t *random, bool wide, size_t statements, fixture *out)
{
    do {
        body b = {
            .rules = below(random, 4), .depth = 1 + below(random, 2), .statements = statements};
        const shape s = wide ? wide_shape(random, &b) : small_shape(random);
        b.rules = wide ? 0 : b.rules;
        *out = set_up(random, &s, &b);
        if (out->space == NULL) {
            tear_down(out);
        }
    } while (out->space == NULL);
}

static bool rules_hold(const ent_dispute *dispute, const uint32_t *values)
{
    for (size_t r = 0; r < dispute->rule_count; r++) {
        if (!truth(dispute->rules[r].always, values)) {
            return false;
        }
    }
    return true;
}

/* Goes through all assignments in the order of their numbers; those that keep the rules are the
 * states, in this order. */
static void check_states(const fixture *f)
{
    const ent_dispute *dispute = f->dispute;
    uint32_t values[MOST_OPTIONS] = {0}, found[MOST_OPTIONS];
    uint64_t state = 0;
    size_t option = 0;
    do {
        if (rules_hold(dispute, values)) {
            assert_true(f->space != NULL && state < ent_state_count(f->space));
            state_values(f->space, state++, found);
            assert_memory_equal(found, values, dispute->option_count * sizeof *values);
        }
        for (option = 0; option < dispute->option_count; option++) {
            if (++values[option] < dispute->options[option].value_count) {
                break;
            }
            values[option] = 0;
        }
    } while (option < dispute->option_count);
    assert_int_equal(f->space == NULL ? 0 : ent_state_count(f->space), state);
}

static void states_are_what_rules_leave(void **unused)
{
    (void)unused;
    uint64_t random = 8;
    size_t empty = 0;
    for (size_t trial = 0; trial < 600; trial++) {
        const body b = {.rules = below(&random, 6), .depth = 1 + below(&random, 3)};
        const shape s = small_shape(&random);
        fixture f = set_up(&random, &s, &b);
        check_states(&f);
        empty += f.space == NULL;
        tear_down(&f);
    }
    assert_true(empty > 0 && empty < 600);
}

/* Wide disputes: as many states as their open options leave, ascending, rules kept. */
static void wide_states_are_what_rules_leave(void **unused)
{
    (void)unused;
    uint64_t random = 9;
    for (size_t trial = 0; trial < 60; trial++) {
        fixture f;
        random_fixture(&random, true, 0, &f);
        uint64_t expected = 1;
        uint32_t values[MOST_OPTIONS], before[MOST_OPTIONS];
        for (size_t o = 0; o < f.dispute->option_count; o++) {
            size_t seen = 0;
            for (uint32_t v = 0; v < f.dispute->options[o].value_count; v++) {
                bool has = false;
                for (uint64_t s = 0; s < ent_state_count(f.space) && !has; s++) {
                    has = ent_state_value(f.space, s, o) == v;
                }
                seen += has;
            }
            assert_true(seen == 1 || seen == f.dispute->options[o].value_count);
            expected *= seen;
        }
        assert_int_equal(ent_state_count(f.space), expected);
        assert_true(f.dispute->key_words > 1);
        for (uint64_t s = 0; s < expected; s++) {
            state_values(f.space, s, values);
            assert_true(rules_hold(f.dispute, values));
            size_t o = f.dispute->option_count;
            while (s > 0 && o > 0 && values[o - 1] == before[o - 1]) {
                o--;
            }
            assert_true(s == 0 || (o > 0 && values[o - 1] > before[o - 1]));
            memcpy(before, values, sizeof values);
        }
        tear_down(&f);
    }
}

/* Whether a party can move from s to q: R_i(s) by its definition. */
static bool can_move(const fixture *f, size_t party, uint64_t s, uint64_t q)
{
    for (size_t o = 0; o < f->dispute->option_count; o++) {
        const ent_option *option = &f->dispute->options[o];
        const size_t from = ent_state_value(f->space, s, o), to = ent_state_value(f->space, q, o);
        if (from != to && (option->party != party || option->moves == ENT_MOVES_NEVER ||
                           (option->moves == ENT_MOVES_UP && to < from) ||
                           (option->moves == ENT_MOVES_DOWN && to > from))) {
            return false;
        }
    }
    return s != q;
}

/* Whether the cells say the same. */
static bool cells_lead(const ent_cells *cells, uint64_t s, uint64_t q)
{
    const uint32_t from = cells->cell_of[s], to = cells->cell_of[q];
    return s != q && ent_cells_first(cells, from) <= to && to < ent_cells_end(cells, from) &&
           ent_cells_lead(cells, from, to);
}

/* Every cell has the states that start[] gives it, and its group is the group of all its cells. */
static void check_layout(const fixture *f, const ent_cells *cells)
{
    const uint64_t states = ent_state_count(f->space);
    uint32_t *size = calloc(cells->cell_count, sizeof *size);
    for (uint64_t s = 0; s < states; s++) {
        assert_true(cells->cell_of[s] < cells->cell_count);
        size[cells->cell_of[s]]++;
    }
    assert_int_equal(cells->start[0], 0);
    assert_int_equal(cells->start[cells->cell_count], states);
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        assert_int_equal(cells->start[c + 1] - cells->start[c], size[c]);
        assert_true(size[c] > 0);
        const uint32_t first = ent_cells_first(cells, c), end = ent_cells_end(cells, c);
        assert_true(first <= c && c < end && end <= cells->cell_count);
        for (uint32_t k = first; k < end; k++) {
            assert_int_equal(ent_cells_first(cells, k), first);
            assert_int_equal(ent_cells_end(cells, k), end);
        }
    }
    free(size);
}

/* Members stand cell by cell, by ascending value, then by number, and rises are marked. */
static void check_members(const fixture *f, const ent_cells *cells, const uint32_t *value)
{
    for (size_t k = 0; k < ent_state_count(f->space); k++) {
        const uint32_t state = cells->members[k], cell = cells->cell_of[state];
        assert_in_range(k, cells->start[cell], cells->start[cell + 1] - 1);
        const bool opens = k == cells->start[cell];
        const uint32_t before = opens ? 0 : cells->members[k - 1];
        if (!opens) {
            assert_true(value[before] < value[state] ||
                        (value[before] == value[state] && before < state));
        }
        assert_true(ent_bits_has(cells->rises, k) == (opens || value[before] < value[state]));
    }
}

static void check_cells(const fixture *f, uint64_t *random)
{
    const uint64_t states = ent_state_count(f->space);
    const size_t bound = 1 + below(random, 8);
    uint32_t *value = calloc(states, sizeof *value);
    for (uint64_t s = 0; s < states; s++) {
        value[s] = (uint32_t)below(random, bound);
    }
    for (size_t p = 0; p < ent_party_count(f->dispute); p++) {
        ent_cells cells;
        bool moves = false;
        assert_int_equal(ent_cells_new(f->context, f->space, p, value, (uint32_t)bound, &cells),
                         ENT_OK);
        check_layout(f, &cells);
        check_members(f, &cells, value);
        for (uint64_t s = 0; s < states; s++) {
            for (uint64_t q = 0; q < states; q++) {
                const bool expected = can_move(f, p, s, q);
                assert_true(cells_lead(&cells, s, q) == expected);
                moves = moves || expected;
            }
        }
        assert_false(cells.immobile && moves);
        ent_cells_free(&cells);
    }
    free(value);
}

static void cells_are_moves(void **unused)
{
    (void)unused;
    uint64_t random = 10;
    for (size_t trial = 0; trial < 400; trial++) {
        fixture f;
        random_fixture(&random, false, 0, &f);
        check_cells(&f, &random);
        tear_down(&f);
    }
}

static void wide_cells_are_moves(void **unused)
{
    (void)unused;
    uint64_t random = 11;
    for (size_t trial = 0; trial < 40; trial++) {
        fixture f;
        random_fixture(&random, true, 0, &f);
        check_cells(&f, &random);
        tear_down(&f);
    }
}

/* Positive when the party prefers s to q, negative when q to s: the first statement that differs. */
static int compare(const ent_party *party, const bool *s, const bool *q)
{
    for (size_t i = 0; i < party->statement_count; i++) {
        if (s[i] != q[i]) {
            return s[i] ? 1 : -1;
        }
    }
    return 0;
}

/* The truth of every statement in every state, state by state. */
static bool *statement_truths(const fixture *f, const ent_party *party)
{
    const uint64_t states = ent_state_count(f->space);
    bool *held = calloc(states * party->statement_count + 1, sizeof *held);
    uint32_t values[MOST_OPTIONS];
    for (uint64_t s = 0; s < states; s++) {
        state_values(f->space, s, values);
        for (size_t i = 0; i < party->statement_count; i++) {
            held[s * party->statement_count + i] = truth(party->statements[i].want, values);
        }
    }
    return held;
}

/* Levels order the states as the statements do, and have no gaps. Returns their number. */
static uint32_t check_levels(const fixture *f, size_t p)
{
    const ent_party *party = &f->dispute->parties[p];
    const uint64_t states = ent_state_count(f->space);
    bool *held = statement_truths(f, party), *used = calloc(states, sizeof *used);
    ent_levels levels;
    assert_int_equal(ent_levels_new(f->context, f->space, p, &levels), ENT_OK);
    assert_true(levels.count >= 1 && levels.count <= states);
    for (uint64_t s = 0; s < states; s++) {
        assert_true(levels.of[s] < levels.count);
        used[levels.of[s]] = true;
        for (uint64_t q = 0; q < states; q++) {
            const int order = compare(party, held + s * party->statement_count,
                                      held + q * party->statement_count);
            assert_true((levels.of[s] > levels.of[q]) == (order > 0));
            assert_true((levels.of[s] < levels.of[q]) == (order < 0));
        }
    }
    for (uint32_t l = 0; l < levels.count; l++) {
        assert_true(used[l]);
    }
    ent_memory_free(&f->dispute->allocator, levels.of);
    free(held);
    free(used);
    return levels.count;
}

static void levels_are_lexicographic(void **unused)
{
    (void)unused;
    static const size_t counts[] = {0, 1, 2, 31, 32, 33, 63, 64, 65, 200};
    uint64_t random = 12;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        uint32_t most = 0;
        for (size_t trial = 0; trial < 25; trial++) {
            fixture f;
            random_fixture(&random, trial % 5 == 4, counts[c], &f);
            for (size_t p = 0; p < ent_party_count(f.dispute); p++) {
                const uint32_t levels = check_levels(&f, p);
                most = levels > most ? levels : most;
            }
            tear_down(&f);
        }
        assert_true(counts[c] == 0 ? most == 1 : most > 1);
    }
}

/* Only the last of very many statements tells the states apart. */
static void the_last_statement_counts(void **unused)
{
    (void)unused;
    for (size_t statements = 1; statements <= 200; statements++) {
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        fputs("entente: 1\nparties: {p: }\noptions: {a: {party: p}, b: {party: p}}\n", out);
        fputs("preferences:\n  p:\n", out);
        for (size_t i = 1; i < statements; i++) {
            fputs(i % 2 == 0 ? "    - a or not a\n" : "    - b and not b\n", out);
        }
        fputs("    - a and not b\n", out);
        assert_int_equal(fclose(out), 0);
        fixture f = {.context = new_context()};
        f.dispute = read_dispute(f.context, text);
        free(text);
        assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
        ent_solution *solution = NULL;
        assert_int_equal(ent_solution_new(f.context, f.space, &only_nash, &solution), ENT_OK);
        assert_int_equal(ent_level_count(solution, 0), 2);
        for (uint64_t s = 0; s < 4; s++) {
            assert_int_equal(ent_level(solution, 0, s), s == 1);
        }
        ent_solution_free(solution);
        tear_down(&f);
    }
}

/* A dispute of one party with a few options of two values, all free. */
static fixture set_up_wishes(size_t options, const char *wishes)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    fputs("entente: 1\nparties: {p: }\noptions:\n", out);
    for (size_t o = 0; o < options; o++) {
        fprintf(out, "  o%zu: {party: p}\n", o);
    }
    fprintf(out, "preferences:\n  p:\n%s", wishes);
    assert_int_equal(fclose(out), 0);
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    free(text);
    assert_int_equal(ent_space_new(f.context, f.dispute, &f.space), ENT_OK);
    return f;
}

/* Random weights on random expressions; many sums are equal, and many statements do without. */
static fixture random_weights(uint64_t *random, size_t options, size_t statements)
{
    char *wishes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&wishes, &length);
    assert_non_null(out);
    shape s = {.parties = 1};
    for (size_t o = 0; o < options; o++) {
        add_option(&s, 0, 2, ENT_MOVES_ANY);
    }
    fputs("    weights:\n", out);
    for (size_t i = 0; i < statements; i++) {
        fputs("      - want: \"", out);
        write_expression(out, random, &s, 0, (int)below(random, 3));
        fprintf(out, "\"\n        weight: %s%zu.%zu\n", below(random, 2) == 0 ? "-" : "",
                below(random, 4), below(random, 3));
    }
    assert_int_equal(fclose(out), 0);
    const fixture f = set_up_wishes(options, wishes);
    free(wishes);
    return f;
}

static void weights_are_summed(void **unused)
{
    (void)unused;
    uint64_t random = 13;
    for (size_t trial = 0; trial < 200; trial++) {
        fixture f = random_weights(&random, 1 + below(&random, 6), 1 + below(&random, 70));
        const ent_party *party = &f.dispute->parties[0];
        const uint64_t states = ent_state_count(f.space);
        int64_t sums[64] = {0};
        bool *held = statement_truths(&f, party);
        for (uint64_t s = 0; s < states; s++) {
            for (size_t i = 0; i < party->statement_count; i++) {
                sums[s] += held[s * party->statement_count + i] ? party->statements[i].weight : 0;
            }
        }
        ent_levels levels;
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_OK);
        uint64_t used = 0;
        for (uint64_t s = 0; s < states; s++) {
            used |= (uint64_t)1 << levels.of[s];
            for (uint64_t q = 0; q < states; q++) {
                assert_true((levels.of[s] > levels.of[q]) == (sums[s] > sums[q]));
            }
        }
        assert_int_equal(ent_bits_in_word(used), levels.count);
        ent_memory_free(&f.dispute->allocator, levels.of);
        free(held);
        tear_down(&f);
    }
}

/* Writes the states in random groups; `group` gets each state's. One group is the rest. */
static char *random_ranking(uint64_t *random, size_t states, size_t *group, size_t *groups)
{
    char *wishes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&wishes, &length);
    assert_non_null(out);
    *groups = 1 + below(random, states + 3);
    const size_t rest = below(random, *groups);
    for (size_t s = 0; s < states; s++) {
        group[s] = below(random, *groups);
    }
    fputs("    ranking:\n", out);
    for (size_t g = 0; g < *groups; g++) {
        fputs(g == rest ? "      - [rest" : "      - [", out);
        const char *comma = "";
        for (size_t s = 0; s < states && g != rest; s++) {
            if (group[s] == g) {
                fprintf(out, "%s%s%zu", comma, below(random, 2) == 0 ? "s" : "", s + 1);
                comma = ", ";
            }
        }
        fputs("]\n", out);
    }
    fprintf(out, "    of: %zu\n", states);
    assert_int_equal(fclose(out), 0);
    return wishes;
}

static void rankings_are_kept(void **unused)
{
    (void)unused;
    uint64_t random = 14;
    for (size_t trial = 0; trial < 200; trial++) {
        const size_t options = 1 + below(&random, 5), states = (size_t)1 << options;
        size_t group[32], groups = 0;
        char *wishes = random_ranking(&random, states, group, &groups);
        fixture f = set_up_wishes(options, wishes);
        free(wishes);
        ent_levels levels;
        assert_int_equal(ent_preferences_check(f.context, f.space), ENT_OK);
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_OK);
        uint64_t used = 0;
        for (size_t s = 0; s < states; s++) {
            used |= (uint64_t)1 << levels.of[s];
            for (size_t q = 0; q < states; q++) {
                assert_true((levels.of[s] > levels.of[q]) == (group[s] < group[q]));
            }
        }
        assert_int_equal(ent_bits_in_word(used), levels.count);
        assert_true(used == ((uint64_t)1 << levels.count) - 1);
        ent_memory_free(&f.dispute->allocator, levels.of);
        tear_down(&f);
    }
}

static void rankings_that_do_not_fit(void **unused)
{
    (void)unused;
    static const char *const wishes[] = {
        "    ranking: [o0]\n",                      /* s1 and s3 have no place */
        "    ranking: [o0, o1, rest]\n",            /* s4 has two */
        "    ranking: [s2, o0, rest]\n    of: 4\n", /* s2 has two */
        "    ranking: [s5, rest]\n    of: 4\n",     /* there are four */
        "    ranking: [s1, rest]\n    of: 3\n",     /* not three */
        "    ranking: [[s1, s2], s3]\n    of: 4\n", /* s4 has no place */
        "    ranking: [s1, s1, rest]\n    of: 4\n", /* s1 has two */
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        fixture f = set_up_wishes(2, wishes[i]);
        ent_levels levels = {0};
        ent_solution *solution = NULL;
        assert_int_equal(ent_levels_new(f.context, f.space, 0, &levels), ENT_ERROR_INPUT);
        assert_int_equal(ent_diagnostic_errors(f.context), 1);
        assert_null(levels.of);
        assert_int_equal(ent_preferences_check(f.context, f.space), ENT_ERROR_INPUT);
        assert_int_equal(ent_solution_new(f.context, f.space, &only_nash, &solution),
                         ENT_ERROR_INPUT);
        assert_null(solution);
        tear_down(&f);
    }
}

int main(void)
{
    const struct CMUnitTest states[] = {
        cmocka_unit_test(states_are_what_rules_leave),
        cmocka_unit_test(wide_states_are_what_rules_leave),
    };
    const struct CMUnitTest moves[] = {
        cmocka_unit_test(cells_are_moves),
        cmocka_unit_test(wide_cells_are_moves),
    };
    const struct CMUnitTest order[] = {
        cmocka_unit_test(levels_are_lexicographic), cmocka_unit_test(the_last_statement_counts),
        cmocka_unit_test(weights_are_summed),       cmocka_unit_test(rankings_are_kept),
        cmocka_unit_test(rankings_that_do_not_fit),
    };
    return cmocka_run_group_tests_name("states", states, NULL, NULL) +
           cmocka_run_group_tests_name("moves", moves, NULL, NULL) +
           cmocka_run_group_tests_name("order", order, NULL, NULL);
}
