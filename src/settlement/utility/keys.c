/* SPDX-License-Identifier: MIT */
/*
 * Keys of outcomes: numbers of 64 bits that compare as worths do.
 *
 * Where all numbers of a party, its denominator too, are so small that a double holds them, a key is the whole number
 * itself. Else whole numbers of several words are made for all outcomes, sorted, and their ranks are the keys. Ranks
 * have a table of the nearest doubles, and an outcome of each, of which the whole number is summed when needed.
 */
#include "base/sort.h"
#include "diag/parallel.h"
#include "preference/levels.h"
#include "settlement/utility/utilities.h"

#include <string.h>

enum { EXACT_BITS = 52, WORD = 64, BETWEEN_POLLS = 1 << 14 };

/* What is written for a range of outcomes: keys, or words of whole numbers. */
typedef struct summing {
    const ent_bargaining *bargaining;
    const ent_utility *utility;
    int64_t *keys;   /* the party's, a row of all parties apart; or NULL */
    uint64_t *words; /* else */
} summing;

static ent_status sum_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const summing *s = user;
    const ent_space *space = s->bargaining->space;
    const size_t from = stage * ENT_STAGE_STATES, end = from + ENT_STAGE_STATES;
    (void)context;
    (void)worker;
    for (size_t k = from; k < (end < space->count ? end : space->count); k++) {
        if (s->keys != NULL) {
            uint64_t one = 0; /* of one word: it is small */
            ent_settle_sum(space, s->utility, k, &one);
            s->keys[k * s->bargaining->parties] = (int64_t)one;
        } else {
            ent_settle_sum(space, s->utility, k, s->words + k * s->utility->limbs);
        }
    }
    return ENT_OK;
}

static ent_status sum_all(ent_context *context, summing *s)
{
    const size_t count = s->bargaining->space->count;
    const size_t stages = (count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    const uint64_t work = (uint64_t)count * 4 * (s->utility->term_count + 1);
    return ent_parallel(context, "adding up worths", ent_workers(context, stages, work), stages,
                        sum_stage, s);
}

static bool fits(const ent_natural *number)
{
    return ent_natural_bits(number) <= EXACT_BITS;
}

/* Whether all numbers of a party are small, its sums too. */
static bool is_small(const ent_utility *utility)
{
    uint64_t total = utility->shift == NULL ? 0 : utility->shift[0];
    if (utility->limbs > 1 || !fits(&utility->denominator) || !fits(&utility->base) ||
        !fits(&utility->disagreement_whole)) {
        return false;
    }
    for (size_t k = 0; k < utility->term_count; k++) { /* one word holds the sum of all */
        uint64_t most = 0;
        for (size_t v = 0; v < utility->terms[k].value_count; v++) {
            const uint64_t worth = utility->terms[k].worth[v];
            most = worth > most ? worth : most;
        }
        total += most;
    }
    return total >> EXACT_BITS == 0;
}

/* Ranks of whole numbers, while these are there. */
typedef struct ranking {
    uint64_t *words;
    size_t limbs,
        count; /* of items: the outcomes, and disagreement where it has a number of its own */
    uint32_t *order;
    size_t distinct;
} ranking;

static ent_status sort_items(ent_context *context, ranking *r)
{
    const ent_allocator *allocator = &context->allocator;
    uint64_t *mask = ent_memory_new(allocator, r->limbs, sizeof *mask);
    if (mask == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(mask, 0xFF, r->limbs * sizeof *mask);
    for (size_t k = 0; k < r->count; k++) {
        r->order[k] = (uint32_t)k;
    }
    const ent_status status =
        ent_sort_by_key(allocator, r->words, r->limbs, mask, r->count, r->order);
    ent_memory_free(allocator, mask);
    return status;
}

/* Turns the order into ranks; then it has the first item of each rank. */
static void take_ranks(ent_bargaining *bargaining, size_t party, ranking *r)
{
    size_t rank = 0;
    for (size_t k = 0; k < r->count; k++) {
        const size_t item = r->order[k];
        if (ent_words_compare(r->words + item * r->limbs, r->words + r->order[rank] * r->limbs,
                              r->limbs) != 0) {
            r->order[++rank] = (uint32_t)item;
        }
        if (item == bargaining->count) {
            bargaining->utilities[party].at_disagreement = (int64_t)rank;
        } else {
            bargaining->keys[item * bargaining->parties + party] = (int64_t)rank;
        }
    }
    r->distinct = rank + 1;
}

/* The nearest double of (base + whole) / denominator, without a sign of its own on the way. */
static ent_status worth_number(const ent_utility *utility, ent_natural *whole, double *out)
{
    double number = 0;
    bool negative = false;
    if (!utility->base_negative) {
        ENT_TRY(ent_natural_add(whole, &utility->base));
    } else if (ent_natural_compare(whole, &utility->base) >= 0) {
        ent_natural_subtract(whole, &utility->base);
    } else {
        ent_natural left;
        ent_natural_init(&left, whole->allocator, 0);
        ENT_TRY(ent_natural_set(&left, &utility->base));
        ent_natural_subtract(&left, whole);
        ent_natural_free(whole);
        *whole = left;
        negative = true;
    }
    ENT_TRY(ent_ratio_number(whole, &utility->denominator, &number));
    *out = negative ? -number : number;
    return ENT_OK;
}

/* The table of the nearest doubles of ranks. */
static ent_status list_worths(ent_context *context, ent_utility *utility, const ranking *r)
{
    ent_natural whole;
    ent_natural_init(&whole, &context->allocator, 0);
    ent_status status = ENT_OK;
    for (size_t k = 0; k < r->distinct && status == ENT_OK; k++) {
        status = ent_words_natural(r->words + r->order[k] * r->limbs, r->limbs, &whole);
        if (status == ENT_OK) {
            status = worth_number(utility, &whole, &utility->worths[k]);
        }
        if (status == ENT_OK && k % BETWEEN_POLLS == 0) {
            status = ent_context_step(context, "adding up worths", k, r->distinct);
        }
    }
    ent_natural_free(&whole);
    return status;
}

static void write_words(const ent_natural *number, size_t limbs, uint64_t *out)
{
    const uint32_t *digits = ent_natural_digits(number);
    memset(out, 0, limbs * sizeof *out);
    for (size_t k = 0; k < number->length; k++) {
        out[k / 2] |= (uint64_t)digits[k] << (k % 2 * 32);
    }
}

/* Fills the words, ranks them, and keeps what is needed of it. */
static ent_status rank_words(ent_context *context, ent_bargaining *bargaining, size_t party,
                             ranking *r)
{
    ent_utility *utility = &bargaining->utilities[party];
    summing s = {.bargaining = bargaining, .utility = utility, .words = r->words};
    ENT_TRY(sum_all(context, &s));
    if (r->count > bargaining->count) {
        write_words(&utility->disagreement_whole, r->limbs,
                    r->words + bargaining->count * r->limbs);
    }
    ENT_TRY(sort_items(context, r));
    take_ranks(bargaining, party, r);
    utility->worths = ent_memory_new(&bargaining->allocator, r->distinct, sizeof *utility->worths);
    utility->items = ent_memory_new(&bargaining->allocator, r->distinct, sizeof *utility->items);
    if (utility->worths == NULL || utility->items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memcpy(utility->items, r->order, r->distinct * sizeof *r->order);
    return list_worths(context, utility, r);
}

static ent_status find_ranks(ent_context *context, ent_bargaining *bargaining, size_t party,
                             bool reserved)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t limbs = bargaining->utilities[party].limbs;
    const size_t items = (size_t)bargaining->count + (reserved ? 1 : 0);
    ranking r = {.limbs = limbs,
                 .count = items,
                 .words = ent_memory_new(allocator, items * limbs, sizeof *r.words),
                 .order = ent_memory_new(allocator, items, sizeof *r.order)};
    const ent_status status = r.words == NULL || r.order == NULL
                                  ? ENT_ERROR_MEMORY
                                  : rank_words(context, bargaining, party, &r);
    ent_memory_free(allocator, r.words);
    ent_memory_free(allocator, r.order);
    return status;
}

static ent_status find_levels(ent_context *context, ent_bargaining *bargaining, size_t party)
{
    ent_levels levels = {.of = NULL};
    ENT_TRY(ent_levels_new(context, bargaining->space, party, &levels));
    for (size_t k = 0; k < bargaining->count; k++) {
        bargaining->keys[k * bargaining->parties + party] = levels.of[k];
    }
    ent_memory_free(&context->allocator, levels.of);
    return ENT_OK;
}

static ent_status find_small(ent_context *context, ent_bargaining *bargaining, size_t party)
{
    ent_utility *utility = &bargaining->utilities[party];
    uint64_t whole = 0;
    summing s = {.bargaining = bargaining, .utility = utility, .keys = bargaining->keys + party};
    (void)ent_natural_small(&utility->disagreement_whole, &whole);
    utility->at_disagreement = (int64_t)whole;
    return sum_all(context, &s);
}

ent_status ent_settle_find_keys(ent_context *context, ent_bargaining *bargaining, size_t party,
                                bool reserved)
{
    ent_utility *utility = &bargaining->utilities[party];
    if (!utility->cardinal) {
        ENT_TRY(find_levels(context, bargaining, party));
    } else if (is_small(utility)) {
        ENT_TRY(find_small(context, bargaining, party));
    } else {
        ENT_TRY(find_ranks(context, bargaining, party, reserved));
    }
    const int64_t *keys = bargaining->keys + party;
    utility->least = utility->most = keys[0];
    for (size_t k = 0; k < bargaining->count; k++, keys += bargaining->parties) {
        utility->least = *keys < utility->least ? *keys : utility->least;
        utility->most = *keys > utility->most ? *keys : utility->most;
    }
    utility->indifferent = utility->least == utility->most;
    return ENT_OK;
}
