/* SPDX-License-Identifier: MIT */
/*
 * Stability from the definitions, by words of bits.
 *
 * A party leaves s under a concept iff some improvement s1 of s has no sanction: no state among those that
 * the others reach from s1 that is good enough, which is a set that depends on s alone:
 *
 *   GMR, SEQ    not better than s
 *   SMR, SSEQ   and no move from there leads to a state that is better than s
 *
 * The order comes as sets, the best first. Going down, `above` is what is better than the set at hand, and
 * `final` is kept up by taking out, for each state that joins `above`, the states from which a move leads
 * to it. So all sets of an order take one pass over the states.
 *
 * Under SEQ and SSEQ the others make improvements. With one opponent that is one move, since it may not
 * move twice in a row. Where everybody's moves are transitive so are improvements, two in a row of one party
 * are one, and what legal sequences reach is the closure of the union, but for the state they start from; that
 * one is no sanction, as it is better than s. Elsewhere states are searched with their last movers.
 */
#include "stability/afresh/small.h"

#include <string.h>

static const uint64_t ONE = 1;

/* The lowest state of a set that is not empty; and takes it out. */
static size_t take(uint64_t *set)
{
    const uint64_t lowest = *set & (0 - *set);
    *set ^= lowest;
#if defined(__GNUC__)
    return (size_t)__builtin_ctzll(lowest);
#else
    return ent_bits_in_word(lowest - 1);
#endif
}

static uint64_t all_states(const ent_small *small)
{
    return small->states == ENT_SMALL_STATES ? UINT64_MAX : (ONE << small->states) - 1;
}

static uint64_t *row(const ent_small *small, uint64_t *table, size_t party)
{
    return table + party * small->states;
}

/* Where the moves of a set of states lead by `table`, the rows of a party. */
static uint64_t follow(const uint64_t *table, uint64_t from)
{
    uint64_t to = 0;
    while (from != 0) {
        to |= table[take(&from)];
    }
    return to;
}

/* What the opponents of a party reach from a state by legal sequences along a table of moves. `room` is for
 * three words a party: states passed by last mover, those found by the last moves, and those by these. */
static uint64_t reach(const ent_small *small, uint64_t *table, size_t party, size_t start,
                      uint64_t *room)
{
    uint64_t *seen = room, *fresh = room + small->parties, *found = fresh + small->parties;
    uint64_t here = ONE << start, all = 0;
    memset(seen, 0, small->parties * sizeof *seen);
    for (bool first = true; here != 0; first = false) {
        here = 0;
        for (size_t j = 0; j < small->parties; j++) {
            uint64_t from = first ? ONE << start : 0;
            for (size_t last = 0; !first && last < small->parties; last++) {
                from |= last == j ? 0 : fresh[last];
            }
            found[j] = j == party ? 0 : follow(row(small, table, j), from) & ~seen[j];
            seen[j] |= found[j];
            here |= found[j];
        }
        all |= here;
        memcpy(fresh, found, small->parties * sizeof *fresh);
    }
    return all;
}

static bool is_transitive(const ent_small *small)
{
    for (size_t k = 0; k < small->parties * small->states; k++) {
        const uint64_t *moves = small->moves + k / small->states * small->states;
        const uint64_t itself = ONE << k % small->states;
        if ((follow(moves, small->moves[k]) & ~(small->moves[k] | itself)) != 0) {
            return false;
        }
    }
    return true;
}

static ent_status read_moves(const ent_graph *graph, ent_small *small)
{
    ent_state_list list = {0};
    for (size_t k = 0; k < small->parties * small->states; k++) {
        const size_t party = k / small->states, state = k % small->states;
        const ent_status status = ent_graph_moves(graph, party, (uint32_t)state, &list);
        if (status != ENT_OK) {
            ent_memory_free(graph->allocator, list.states);
            return status;
        }
        small->into[k] |= ONE << state;
        for (size_t m = 0; m < list.count; m++) {
            small->moves[k] |= ONE << list.states[m];
            row(small, small->into, party)[list.states[m]] |= ONE << state;
        }
    }
    ent_memory_free(graph->allocator, list.states);
    small->transitive = is_transitive(small);
    return ENT_OK;
}

static ent_status follow_all(ent_small *small)
{
    uint64_t *room = ent_memory_new(small->allocator, 3 * small->parties, sizeof *room);
    if (room == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < small->parties * small->states; k++) {
        small->others[k] = reach(small, small->moves, k / small->states, k % small->states, room);
    }
    ent_memory_free(small->allocator, room);
    return ENT_OK;
}

ent_status ent_small_new(const ent_allocator *allocator, const ent_graph *graph, unsigned concepts,
                         bool no_return, ent_small *out)
{
    ent_small small = {.allocator = allocator,
                       .states = graph->space->count,
                       .parties = graph->party_count,
                       .concepts = concepts,
                       .no_return = no_return};
    const size_t cells = small.states * small.parties;
    small.moves = ent_memory_zero(allocator, cells, sizeof *small.moves);
    small.into = ent_memory_zero(allocator, cells, sizeof *small.into);
    small.others = ent_memory_zero(allocator, cells, sizeof *small.others);
    ent_status status = small.moves == NULL || small.into == NULL || small.others == NULL
                            ? ENT_ERROR_MEMORY
                            : read_moves(graph, &small);
    if (status == ENT_OK) {
        status = follow_all(&small);
    }
    if (status != ENT_OK) {
        ent_small_free(&small);
        return status;
    }
    *out = small;
    return ENT_OK;
}

void ent_small_free(ent_small *small)
{
    if (small->allocator != NULL) {
        ent_memory_free(small->allocator, small->moves);
        ent_memory_free(small->allocator, small->into);
        ent_memory_free(small->allocator, small->others);
        *small = (ent_small){0};
    }
}

ent_status ent_small_orders_new(const ent_allocator *allocator, const ent_small *small,
                                ent_small_orders *out)
{
    const size_t cells = small->states * small->parties, parties = small->parties;
    const size_t words = 3 * cells + small->states + 3 * parties + ENT_CONCEPT_COUNT * parties;
    uint64_t *room = ent_memory_zero(allocator, words, sizeof *room);
    if (room == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = (ent_small_orders){.small = small, .better = room};
    out->improving = out->better + cells;
    out->final = out->improving + cells;
    out->reached = out->final + cells;
    out->room = out->reached + small->states;
    out->stable = out->room + 3 * parties;
    return ENT_OK;
}

void ent_small_orders_free(const ent_allocator *allocator, ent_small_orders *orders)
{
    ent_memory_free(allocator, orders->better); /* the rest stands behind it */
    *orders = (ent_small_orders){0};
}

/* Lays an order out: what is better than each state, and what is final against it. */
static void lay_out(ent_small_orders *orders, size_t party, const uint64_t *groups, size_t count)
{
    const ent_small *small = orders->small;
    const uint64_t *moves = row(small, small->moves, party), *into = row(small, small->into, party);
    uint64_t *better = row(small, orders->better, party);
    uint64_t *improving = row(small, orders->improving, party);
    uint64_t *final = row(small, orders->final, party);
    uint64_t above = 0, calm = all_states(small);
    for (size_t g = 0; g < count; g++) {
        uint64_t leaves = 0;
        for (uint64_t left = groups[g]; left != 0;) {
            const size_t s = take(&left);
            better[s] = above;
            improving[s] = moves[s] & above;
            final[s] = calm;
            leaves |= into[s];
        }
        above |= groups[g];
        calm &= ~leaves;
    }
}

/* What stands against leaving each state: what the others reach from its improvements is held against it. */
typedef struct trial {
    const uint64_t *improving, *better, *final;
    const uint64_t *reached; /* by state */
    bool no_return;
} trial;

/* The states that a party stays in: by sanctions that are not better, and by those that are final, too. */
static void judge(const trial *t, size_t states, uint64_t *plain, uint64_t *calm)
{
    uint64_t stays = 0, stays_calmly = 0;
    for (size_t s = 0; s < states; s++) {
        const uint64_t but = t->no_return ? ~(ONE << s) : UINT64_MAX;
        const uint64_t good = ~t->better[s] & but, end = t->final[s] & but;
        uint64_t left = t->improving[s];
        bool deterred = true, deterred_calmly = true;
        while (left != 0 && deterred) {
            const uint64_t reached = t->reached[take(&left)];
            deterred = (reached & good) != 0;
            deterred_calmly = deterred_calmly && (reached & end) != 0;
        }
        stays |= (uint64_t)deterred << s;
        stays_calmly |= (uint64_t)(deterred && deterred_calmly) << s;
    }
    *plain = stays;
    *calm = stays_calmly;
}

static bool asks(const ent_small *small, ent_concept one, ent_concept other)
{
    return (small->concepts & (1u << one | 1u << other)) != 0;
}

static trial trial_of(const ent_small_orders *orders, size_t party)
{
    const ent_small *small = orders->small;
    return (trial){.improving = row(small, orders->improving, party),
                   .better = row(small, orders->better, party),
                   .final = row(small, orders->final, party),
                   .no_return = small->no_return};
}

void ent_small_turn(ent_small_orders *orders, size_t party, const uint64_t *groups, size_t count)
{
    const ent_small *small = orders->small;
    uint64_t *stable = orders->stable + party;
    lay_out(orders, party, groups, count);
    trial t = trial_of(orders, party);
    uint64_t nash = 0;
    for (size_t s = 0; s < small->states; s++) {
        nash |= (uint64_t)(t.improving[s] == 0) << s;
    }
    stable[ENT_NASH * small->parties] = nash;
    if (asks(small, ENT_GMR, ENT_SMR)) {
        t.reached = row(small, small->others, party);
        judge(&t, small->states, &stable[ENT_GMR * small->parties],
              &stable[ENT_SMR * small->parties]);
    }
}

/* The closure of the union of the opponents' improvements. */
static void close_improvements(ent_small_orders *orders, size_t party)
{
    const ent_small *small = orders->small;
    uint64_t *reached = orders->reached;
    memset(reached, 0, small->states * sizeof *reached);
    for (size_t j = 0; j < small->parties; j++) {
        const uint64_t *improving = row(small, orders->improving, j);
        for (size_t s = 0; j != party && s < small->states; s++) {
            reached[s] |= improving[s];
        }
    }
    for (size_t k = 0; small->parties > 2 && k < small->states; k++) {
        const uint64_t from = reached[k];
        for (size_t s = 0; s < small->states; s++) {
            reached[s] |= from & (0 - (reached[s] >> k & 1));
        }
    }
}

/* The same by search, from the states that the party may have come to. */
static void search_improvements(ent_small_orders *orders, size_t party)
{
    const ent_small *small = orders->small;
    const uint64_t *improving = row(small, orders->improving, party);
    uint64_t starts = 0;
    for (size_t s = 0; s < small->states; s++) {
        starts |= improving[s];
    }
    while (starts != 0) {
        const size_t start = take(&starts);
        orders->reached[start] = reach(small, orders->improving, party, start, orders->room);
    }
}

void ent_small_settle(ent_small_orders *orders)
{
    const ent_small *small = orders->small;
    for (size_t p = 0; asks(small, ENT_SEQ, ENT_SSEQ) && p < small->parties; p++) {
        trial t = trial_of(orders, p);
        if (small->transitive || small->parties <= 2) {
            close_improvements(orders, p);
        } else {
            search_improvements(orders, p);
        }
        t.reached = orders->reached;
        judge(&t, small->states, &orders->stable[ENT_SEQ * small->parties + p],
              &orders->stable[ENT_SSEQ * small->parties + p]);
    }
}

uint64_t ent_small_equilibria(const ent_small_orders *orders, ent_concept concept)
{
    uint64_t set = all_states(orders->small);
    for (size_t p = 0; p < orders->small->parties; p++) {
        set &= ent_small_stable(orders, concept, p);
    }
    return set;
}
