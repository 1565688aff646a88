/* SPDX-License-Identifier: MIT */
/*
 * The orders of one reading.
 *
 * Drawn families take the numbers of each party from a stream of its own (base/chance). In completions a
 * statement that is decided is a digit: 0 counts, 1 does not, 2 counts reversed. Gone through whole, the
 * digits of a reading's number are those of the statements that vary, the first of the first party the lowest.
 */
#include "robust/readings.h"
#include "robust/turned.h"

/* In how many ways a statement can be decided. */
static uint64_t ways_of(const ent_statement *statement)
{
    return statement->certainty == ENT_UNKNOWN ? 3 : statement->certainty == ENT_UNSURE ? 2 : 1;
}

static const ent_statement *statement_at(const ent_order *order, size_t place)
{
    return &order->base->party->statements[order->items[place].which];
}

static bool by_statements(const ent_order *order)
{
    return order->base->party->order != ENT_ORDER_RANKING;
}

/* Decides the statements of a party by the digits of *number, or at random. */
static void complete(ent_order *order, uint64_t *number, ent_chance *chance)
{
    for (size_t at = 0; by_statements(order) && at < order->count;) {
        const uint64_t ways = ways_of(statement_at(order, at));
        uint64_t digit = 0;
        if (number != NULL) {
            digit = *number % ways;
            *number /= ways;
        } else if (ways > 1) {
            digit = ent_chance_below(chance, ways);
        }
        if (digit == 1) {
            ent_order_drop(order, at);
            continue;
        }
        if (digit == 2) {
            ent_order_reverse(order, at);
        }
        at++;
    }
}

static void swap(ent_order *order, uint64_t times, ent_chance *chance)
{
    for (uint64_t k = 0; order->count > 1 && k < times; k++) {
        ent_order_swap(order, (size_t)ent_chance_below(chance, order->count - 1));
    }
}

/* Leaves out what a party assumes. */
static void drop_assumed(ent_order *order)
{
    for (size_t at = order->count; by_statements(order) && at-- > 0;) {
        if (statement_at(order, at)->grounds.basis == ENT_BASIS_ASSUMED) {
            ent_order_drop(order, at);
        }
    }
}

/* Where an item stands. */
static size_t place_of(const ent_order *order, size_t which)
{
    size_t at = 0;
    while (order->items[at].which != which) {
        at++;
    }
    return at;
}

static void apply(const ent_change *change, ent_order *order)
{
    switch (change->kind) {
    case ENT_CHANGE_DROP:
        ent_order_drop(order, place_of(order, change->item));
        break;
    case ENT_CHANGE_SWAP:
        ent_order_swap(order, place_of(order, change->item));
        break;
    case ENT_CHANGE_REVERSE:
        ent_order_reverse(order, place_of(order, change->item));
        break;
    default:
        drop_assumed(order);
        break;
    }
}

/* Draws the order of one party. */
static void draw(const ent_readings_options *asked, uint64_t number, size_t party, ent_order *order)
{
    ent_chance chance;
    ent_chance_init(&chance, asked->seed, number, (uint32_t)party);
    if (asked->over == ENT_VARY_COMPLETIONS) {
        complete(order, NULL, &chance);
    } else if (asked->over == ENT_VARY_SWAPS) {
        swap(order, asked->reach, &chance);
    } else {
        ent_order_shuffle(order, asked->reach, &chance);
    }
}

void ent_readings_turn(const ent_readings *readings, uint64_t number, ent_order *orders)
{
    const size_t parties = readings->setting.graph.party_count;
    const ent_change *change = readings->changes == NULL ? NULL : &readings->changes[number];
    uint64_t digits = number;
    for (size_t p = 0; p < parties; p++) {
        ent_order_reset(&orders[p]);
        if (!ent_readings_vary(&readings->asked, p)) {
            continue;
        }
        if (change != NULL) {
            if (change->party == p || change->party == parties) {
                apply(change, &orders[p]);
            }
        } else if (readings->exact) {
            complete(&orders[p], &digits, NULL);
        } else {
            draw(&readings->asked, number, p, &orders[p]);
        }
    }
}

bool ent_readings_turn_round(const ent_readings *readings, size_t party)
{
    const ent_order_base *base = &readings->setting.bases[party];
    return readings->asked.over == ENT_VARY_SWAPS && readings->asked.reach % 2 == 1 &&
           ent_readings_vary(&readings->asked, party) && base->count == 2 &&
           (base->sizes == NULL || base->sizes[0] != base->sizes[1]);
}
