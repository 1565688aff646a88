/* SPDX-License-Identifier: MIT */
/* The states of a dispute, where options move, and each party's moves, against their definitions, pair by pair. */
#include "space/cells.h"
#include "space/moves.h"
#include "unit/random_models.h"

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
        close_fixture(&f);
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
        close_fixture(&f);
    }
}

/* Whether an option may be changed so at once, by what the public header says of its moves. */
static bool may_change(ent_moves moves, uint32_t from, uint32_t to)
{
    const bool up = to > from, neighbours = to == from + 1 || from == to + 1;
    const bool may[ENT_MOVES_COUNT] = {[ENT_MOVES_ANY] = to != from,
                                       [ENT_MOVES_UP] = up,
                                       [ENT_MOVES_DOWN] = to < from,
                                       [ENT_MOVES_STEP] = neighbours,
                                       [ENT_MOVES_NEVER] = false};
    return may[moves];
}

/* Whether it may in so many changes at most. */
static bool may_in(const ent_option *option, uint32_t from, uint32_t to, size_t changes)
{
    bool may = changes > 0 && may_change(option->moves, from, to);
    for (uint32_t by = 0; !may && changes > 1 && by < option->value_count; by++) {
        may = may_change(option->moves, from, by) && may_in(option, by, to, changes - 1);
    }
    return may;
}

/* Every change of an option; whether any can be taken back, and whether two lead where none does, is told by these alone. */
static void check_option(const ent_option *option)
{
    bool moves = false, back = false, longer = false;
    for (uint32_t from = 0; from < option->value_count; from++) {
        uint32_t low = 0, high = 0;
        ent_moves_range(option, from, &low, &high);
        assert_in_range(from, low, high);
        for (uint32_t to = 0; to < option->value_count; to++) {
            const bool leads = may_change(option->moves, from, to);
            assert_true(ent_moves_lead(option, from, to) == leads);
            assert_true(ent_moves_reach(option, from, to) ==
                        (to != from && may_in(option, from, to, option->value_count)));
            assert_true((low <= to && to <= high) == (leads || to == from));
            moves = moves || leads;
            back = back || (leads && may_change(option->moves, to, from));
            for (uint32_t then = 0; leads && then < option->value_count; then++) {
                longer = longer || (then != from && may_change(option->moves, to, then) &&
                                    !may_change(option->moves, from, then));
            }
        }
    }
    assert_true(ent_moves_one_way(option) == (moves && !back));
    assert_true(ent_moves_by_steps(option) == longer);
}

static void options_move_as_they_say(void **unused)
{
    (void)unused;
    for (ent_moves moves = 0; moves < ENT_MOVES_COUNT; moves++) {
        for (uint32_t values = 2; values < 6; values++) {
            check_option(&(ent_option){.moves = moves, .value_count = values});
        }
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
        close_fixture(&f);
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
        close_fixture(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_move_as_they_say),
        cmocka_unit_test(states_are_what_rules_leave),
        cmocka_unit_test(wide_states_are_what_rules_leave),
        cmocka_unit_test(cells_are_moves),
        cmocka_unit_test(wide_cells_are_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
