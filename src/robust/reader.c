/* SPDX-License-Identifier: MIT */
/*
 * Solving readings one after the other.
 *
 * A party whose order is the one that was solved last keeps what follows from it. Few states are ordered by
 * sets: at each statement each set falls into the states that make it true and the others. Many states have
 * levels: a few statements at a time make codes of them, of which those in use are numbered in order.
 */
#include "robust/reader.h"

#include "base/sort.h"

#include <string.h>

static const uint64_t ONE = 1;

enum { SETS = ENT_SMALL_STATES + 1 }; /* room for one more than there can be */

static bool weighted(const ent_order *order)
{
    return order->sizes != NULL;
}

static bool ranked(const ent_order *order)
{
    return order->base->party->order == ENT_ORDER_RANKING;
}

/* The weight at a place: its size, with the sign of the statement there. */
static int64_t weight_at(const ent_order *order, size_t place)
{
    const ent_item item = order->items[place];
    const bool minus = order->base->party->statements[item.which].weight < 0;
    const int64_t size = (int64_t)order->sizes[place];
    return minus != (item.reversed != 0) ? -size : size;
}

/* Few states, by statements: returns how many sets. */
static size_t split(const ent_order *order, const uint64_t *truths, size_t states, uint64_t *groups)
{
    uint64_t *now = groups, *next = groups + SETS;
    size_t count = 1;
    now[0] = states == ENT_SMALL_STATES ? UINT64_MAX : (ONE << states) - 1;
    for (size_t k = 0; k < order->count && count < states; k++) {
        const ent_item item = order->items[k];
        const uint64_t truth = item.reversed != 0 ? ~truths[item.which] : truths[item.which];
        size_t made = 0;
        for (size_t g = 0; g < count; g++) {
            const uint64_t fits = now[g] & truth, rest = now[g] & ~truth;
            next[made] = fits;
            made += fits != 0;
            next[made] = rest;
            made += rest != 0;
        }
        uint64_t *other = now;
        now = next;
        next = other;
        count = made;
    }
    if (now != groups) {
        memcpy(groups, now, count * sizeof *groups);
    }
    return count;
}

/* Few states, by weights. */
static size_t add_up(const ent_order *order, const uint64_t *truths, size_t states, uint64_t *sums,
                     uint64_t *groups)
{
    size_t count = 0;
    for (size_t s = 0; s < states; s++) {
        sums[s] = ONE << 63; /* zero, so that they compare as unsigned numbers */
        for (size_t k = 0; k < order->count; k++) {
            const uint64_t weight = (uint64_t)weight_at(order, k);
            sums[s] += (truths[order->items[k].which] >> s & 1) != 0 ? weight : 0;
        }
    }
    for (uint64_t done = 0, placed = 0; placed < states; count++) {
        uint64_t best = 0, set = 0;
        for (size_t s = 0; s < states; s++) {
            if ((done >> s & 1) == 0 && sums[s] >= best) {
                set = sums[s] == best ? set | ONE << s : ONE << s;
                best = sums[s];
            }
        }
        groups[count] = set;
        done |= set;
        placed += ent_bits_in_word(set);
    }
    return count;
}

static void turn_small(ent_reader *reader, size_t party)
{
    const ent_setting *setting = reader->setting;
    const ent_order *order = &reader->orders[party];
    const uint64_t *truths = setting->truths[party];
    const size_t states = setting->space->count;
    size_t count = 0;
    if (ranked(order)) {
        for (count = 0; count < order->count; count++) {
            reader->groups[count] = truths[order->items[count].which];
        }
    } else if (weighted(order)) {
        count = add_up(order, truths, states, reader->sums, reader->groups);
    } else {
        count = split(order, truths, states, reader->groups);
    }
    ent_small_turn(&reader->small, party, reader->groups, count);
}

/* Many states, by a ranking: the base's levels change places. */
static void rank_again(const ent_order *order, size_t states, uint32_t *level, ent_levels *levels)
{
    const ent_levels *base = &order->base->levels;
    for (size_t k = 0; k < order->count; k++) {
        level[order->count - 1 - order->items[k].which] = (uint32_t)(order->count - 1 - k);
    }
    for (size_t s = 0; s < states; s++) {
        levels->of[s] = level[base->of[s]];
    }
    levels->count = base->count;
}

/* Replaces levels by those that `taken` more statements make of them, from a place of the order on. */
static void refine(const ent_reader *reader, const ent_order *order, size_t place, size_t taken,
                   ent_levels *levels)
{
    const size_t states = reader->setting->space->count, words = ent_bits_words(states);
    const uint64_t *truths = reader->setting->truths[order->base - reader->setting->bases];
    const size_t codes = (size_t)levels->count << taken;
    uint32_t *dense = reader->dense;
    memset(dense, 0, codes * sizeof *dense);
    for (size_t k = 0; k < taken; k++) {
        const ent_item item = order->items[place + k];
        const uint64_t *truth = truths + item.which * words;
        for (size_t s = 0; s < states; s++) {
            const uint32_t holds = (uint32_t)(truth[s / 64] >> (s % 64) & 1) ^ item.reversed;
            levels->of[s] = levels->of[s] << 1 | holds;
        }
    }
    for (size_t s = 0; s < states; s++) {
        dense[levels->of[s]] = 1;
    }
    levels->count = 0;
    for (size_t c = 0; c < codes; c++) {
        const uint32_t used = dense[c];
        dense[c] = levels->count;
        levels->count += used;
    }
    for (size_t s = 0; s < states; s++) {
        levels->of[s] = dense[levels->of[s]];
    }
}

/* Many states, by statements: a few at a time, as many as the table of codes has room for. */
static void refine_all(const ent_reader *reader, const ent_order *order, ent_levels *levels)
{
    const size_t states = reader->setting->space->count;
    memset(levels->of, 0, states * sizeof *levels->of);
    levels->count = 1;
    for (size_t place = 0, taken = 0; place < order->count && levels->count < states;
         place += taken) {
        taken = 1; /* there are fewer levels than states, and room for twice as many codes */
        while (place + taken < order->count &&
               (uint64_t)levels->count << (taken + 1) <= reader->room) {
            taken++;
        }
        refine(reader, order, place, taken, levels);
    }
}

/* Many states, by weights. */
static ent_status weigh_again(ent_context *context, const ent_reader *reader,
                              const ent_order *order, ent_levels *levels)
{
    const size_t states = reader->setting->space->count, words = ent_bits_words(states);
    const uint64_t *truths = reader->setting->truths[order->base - reader->setting->bases];
    const uint64_t mask = UINT64_MAX;
    for (size_t s = 0; s < states; s++) {
        reader->sums[s] = ONE << 63; /* zero, so that they compare as unsigned numbers */
        reader->dense[s] = (uint32_t)s;
    }
    for (size_t k = 0; k < order->count; k++) {
        const uint64_t *truth = truths + order->items[k].which * words;
        const uint64_t weight = (uint64_t)weight_at(order, k);
        for (size_t s = 0; s < states; s++) {
            reader->sums[s] += ent_bits_has(truth, s) ? weight : 0;
        }
    }
    ENT_TRY(ent_sort_by_key(&context->allocator, reader->sums, 1, &mask, states, reader->dense));
    uint32_t level = 0;
    for (size_t k = 0; k < states; k++) {
        const uint32_t state = reader->dense[k];
        level += k > 0 && reader->sums[state] != reader->sums[reader->dense[k - 1]];
        levels->of[state] = level;
    }
    levels->count = level + 1;
    return ENT_OK;
}

static ent_status turn_large(ent_context *context, ent_reader *reader, size_t party)
{
    const ent_order *order = &reader->orders[party];
    const size_t states = reader->setting->space->count;
    ent_levels levels = {.of = ent_memory_new(&context->allocator, states, sizeof *levels.of)};
    if (levels.of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (weighted(order)) {
        const ent_status status = weigh_again(context, reader, order, &levels);
        if (status != ENT_OK) {
            ent_memory_free(&context->allocator, levels.of);
            return status;
        }
    } else if (ranked(order)) {
        rank_again(order, states, reader->dense, &levels);
    } else {
        refine_all(reader, order, &levels);
    }
    ent_afresh_turn(&reader->afresh, party, levels);
    return ENT_OK;
}

ent_status ent_reader_solve(ent_context *context, ent_reader *reader)
{
    const ent_setting *setting = reader->setting;
    bool changed = false;
    for (size_t p = 0; p < setting->graph.party_count; p++) {
        if (reader->known[p] && ent_order_equal(&reader->orders[p], &reader->solved[p])) {
            continue;
        }
        changed = true;
        reader->known[p] = false; /* until it is whole */
        if (setting->is_small) {
            turn_small(reader, p);
        } else {
            ENT_TRY(turn_large(context, reader, p));
        }
        ent_order_copy(&reader->solved[p], &reader->orders[p]);
        reader->known[p] = true;
    }
    if (changed && setting->is_small) {
        ent_small_settle(&reader->small);
    }
    return setting->is_small ? ENT_OK : ent_afresh_settle(context, &reader->afresh);
}

const uint64_t *ent_reader_set(ent_reader *reader, ent_concept concept, size_t party)
{
    const size_t parties = reader->setting->graph.party_count;
    if (!reader->setting->is_small) {
        return party == parties ? ent_afresh_equilibria(&reader->afresh, concept)
                                : ent_afresh_stable(&reader->afresh, concept, party);
    }
    *reader->set = party == parties ? ent_small_equilibria(&reader->small, concept)
                                    : ent_small_stable(&reader->small, concept, party);
    return reader->set;
}

/* Room for either engine. */
static ent_status fill_engine(ent_context *context, ent_reader *reader)
{
    const ent_setting *setting = reader->setting;
    const ent_allocator *allocator = &context->allocator;
    const size_t states = setting->space->count;
    reader->sums = ent_memory_new(allocator, states, sizeof *reader->sums);
    reader->set = ent_memory_zero(allocator, 1, sizeof *reader->set);
    if (reader->sums == NULL || reader->set == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (setting->is_small) {
        reader->groups = ent_memory_new(allocator, (size_t)2 * SETS, sizeof *reader->groups);
        return reader->groups == NULL
                   ? ENT_ERROR_MEMORY
                   : ent_small_orders_new(allocator, &setting->small, &reader->small);
    }
    reader->room = 2 * states;
    reader->dense = ent_memory_new(allocator, reader->room, sizeof *reader->dense);
    return reader->dense == NULL ? ENT_ERROR_MEMORY
                                 : ent_afresh_new(context, &setting->graph, setting->concepts,
                                                  setting->no_return, &reader->afresh);
}

static ent_status fill(ent_context *context, ent_reader *reader)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t parties = reader->setting->graph.party_count;
    reader->orders = ent_memory_zero(allocator, parties, sizeof *reader->orders);
    reader->solved = ent_memory_zero(allocator, parties, sizeof *reader->solved);
    reader->known = ent_memory_zero(allocator, parties, sizeof *reader->known);
    if (reader->orders == NULL || reader->solved == NULL || reader->known == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        ENT_TRY(ent_order_new(allocator, &reader->setting->bases[p], &reader->orders[p]));
        ENT_TRY(ent_order_new(allocator, &reader->setting->bases[p], &reader->solved[p]));
    }
    return fill_engine(context, reader);
}

ent_status ent_reader_new(ent_context *context, const ent_setting *setting, ent_reader *out)
{
    ent_reader reader = {.setting = setting, .allocator = &context->allocator};
    const ent_status status = fill(context, &reader);
    if (status != ENT_OK) {
        ent_reader_free(&reader);
        return status;
    }
    *out = reader;
    return ENT_OK;
}

void ent_reader_adopt(ent_context *context, ent_reader *reader)
{
    reader->allocator = &context->allocator;
    ent_afresh_adopt(context, &reader->afresh);
}

void ent_reader_free(ent_reader *reader)
{
    const ent_allocator *allocator = reader->allocator;
    for (size_t p = 0;
         reader->orders != NULL && reader->solved != NULL && p < reader->setting->graph.party_count;
         p++) {
        ent_order_free(allocator, &reader->orders[p]);
        ent_order_free(allocator, &reader->solved[p]);
    }
    ent_memory_free(allocator, reader->orders);
    ent_memory_free(allocator, reader->solved);
    ent_memory_free(allocator, reader->known);
    ent_memory_free(allocator, reader->groups);
    ent_memory_free(allocator, reader->sums);
    ent_memory_free(allocator, reader->dense);
    ent_memory_free(allocator, reader->set);
    ent_small_orders_free(allocator, &reader->small);
    ent_afresh_free(&reader->afresh);
}
