/* SPDX-License-Identifier: MIT */
/*
 * Fuzzy preference by statements, ranking or weights, and by pairs of states.
 *
 * By statements the first on which two states differ decides, with its own degree. Truths are packed so that the
 * most important statement is the highest bit: the state with the larger word is the better one, and the statement
 * that decided is the highest bit of what differs; it is one of those that are enough iff what differs among these
 * is more than what differs among the others. By weights a(s, q) is the difference of the sums over `certain_from`,
 * cut to [-1, 1]; so a difference is enough from g * certain_from on, rounded up. A ranking is certain.
 */
#include "preference/fuzzy.h"

#include "preference/levels.h"

/* Whether a certainty, in millionths, is enough. */
static bool is_enough(uint32_t threshold, int64_t certainty)
{
    return threshold == 0 ? certainty > 0 : certainty >= (int64_t)threshold;
}

/* The least difference of sums that is enough: threshold * certain_from / 10^6, rounded up, without leaving 64 bits. */
static uint64_t least_difference(uint32_t threshold, int64_t certain_from)
{
    const uint64_t all = (uint64_t)certain_from, unit = ENT_DEGREE_CERTAIN;
    if (threshold == 0 || all == 0) {
        return 1;
    }
    return threshold * (all / unit) + (threshold * (all % unit) + unit - 1) / unit;
}

static ent_status find_truths(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_fuzzy_relation *relation)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t words = ent_bits_words(wishes->statement_count);
    relation->words = words;
    relation->truths = ent_memory_zero(allocator, space->count, words * sizeof(uint64_t));
    relation->enough = ent_memory_zero(allocator, words, sizeof *relation->enough);
    uint64_t *bits = ent_memory_new(allocator, ent_bits_words(space->count), sizeof *bits);
    ent_status status = relation->truths == NULL || relation->enough == NULL || bits == NULL
                            ? ENT_ERROR_MEMORY
                            : ENT_OK;
    for (size_t i = 0; i < wishes->statement_count && status == ENT_OK; i++) {
        const ent_statement *at = &wishes->statements[i];
        const uint64_t bit = (uint64_t)1 << (63 - i % 64);
        const int64_t degree = at->degree == 0 ? ENT_DEGREE_CERTAIN : (int64_t)at->degree;
        relation->enough[i / 64] |=
            is_enough(relation->threshold, 2 * degree - ENT_DEGREE_CERTAIN) ? bit : 0;
        status = ent_space_evaluate(context, space, at->want, bits);
        for (size_t s = 0; s < space->count && status == ENT_OK; s++) {
            relation->truths[s * words + i / 64] |= ent_bits_has(bits, s) ? bit : 0;
        }
    }
    ent_memory_free(allocator, bits);
    return status;
}

static ent_status find_values(ent_context *context, const ent_space *space, const ent_party *wishes,
                              ent_fuzzy_relation *relation)
{
    ent_levels levels = {0};
    relation->values = ent_memory_new(&context->allocator, space->count, sizeof *relation->values);
    if (relation->values == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (wishes->order == ENT_ORDER_WEIGHTS) {
        relation->least = least_difference(relation->threshold, wishes->certain_from);
        return ent_weight_sums(context, space, wishes, relation->values);
    }
    relation->least = 1;
    ENT_TRY(ent_levels_ranking(context, space, wishes, &levels));
    for (size_t s = 0; s < space->count; s++) {
        relation->values[s] = levels.of[s];
    }
    ent_memory_free(&context->allocator, levels.of);
    return ENT_OK;
}

ent_status ent_fuzzy_relation_new(ent_context *context, const ent_space *space, size_t party,
                                  uint32_t threshold, ent_fuzzy_relation *out)
{
    const ent_party *wishes = &space->dispute->parties[party];
    ent_fuzzy_relation made = {.threshold = threshold, .pair_count = 2 * wishes->degree_count};
    ent_status status = wishes->order == ENT_ORDER_STATEMENTS
                            ? find_truths(context, space, wishes, &made)
                            : find_values(context, space, wishes, &made);
    if (status == ENT_OK) {
        status = ent_fuzzy_pairs_new(context, space, party, &made.pairs);
    }
    if (status != ENT_OK) {
        ent_fuzzy_relation_free(&context->allocator, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_fuzzy_relation_free(const ent_allocator *allocator, ent_fuzzy_relation *relation)
{
    ent_memory_free(allocator, relation->truths);
    ent_memory_free(allocator, relation->enough);
    ent_memory_free(allocator, relation->values);
    ent_memory_free(allocator, relation->pairs);
    *relation = (ent_fuzzy_relation){0};
}

static bool rather_by_truths(const ent_fuzzy_relation *relation, const uint64_t *own,
                             const uint64_t *other)
{
    for (size_t w = 0; w < relation->words; w++) {
        const uint64_t differ = own[w] ^ other[w], enough = differ & relation->enough[w];
        if (differ != 0) {
            return own[w] > other[w] && enough > (differ & ~relation->enough[w]);
        }
    }
    return false;
}

static uint64_t rather_by_order(const ent_fuzzy_relation *relation, uint32_t s, uint32_t first,
                                size_t count)
{
    uint64_t rather = 0;
    if (relation->truths == NULL) {
        const uint64_t *own = relation->values + first, value = relation->values[s];
        for (size_t k = 0; k < count; k++) {
            rather |= (uint64_t)(own[k] > value && own[k] - value >= relation->least) << k;
        }
        return rather;
    }
    const uint64_t *other = relation->truths + s * relation->words;
    for (size_t k = 0; k < count; k++) {
        const uint64_t *own = relation->truths + (first + k) * relation->words;
        rather |= (uint64_t)rather_by_truths(relation, own, other) << k;
    }
    return rather;
}

/* The first pair from s that leads to `to` or a later state. */
static size_t find_pair(const ent_fuzzy_relation *relation, uint32_t s, uint32_t to)
{
    size_t low = 0, high = relation->pair_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const ent_fuzzy_pair *at = &relation->pairs[middle];
        if (at->from < s || (at->from == s && at->to < to)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

uint64_t ent_fuzzy_rather(const ent_fuzzy_relation *relation, uint32_t s, uint32_t first,
                          size_t count)
{
    uint64_t rather = rather_by_order(relation, s, first, count);
    if (relation->pair_count == 0) {
        return rather;
    }
    for (size_t k = find_pair(relation, s, first); k < relation->pair_count; k++) {
        const ent_fuzzy_pair *at = &relation->pairs[k];
        if (at->from != s || at->to - first >= count) {
            break;
        }
        const uint64_t bit = (uint64_t)1 << (at->to - first);
        rather = is_enough(relation->threshold, at->certainty) ? rather | bit : rather & ~bit;
    }
    return rather;
}

/* How certain a difference of values is: the largest threshold for which it is enough. */
static int32_t certainty_of_difference(const ent_party *wishes, uint64_t difference)
{
    uint32_t low = 0, high = ENT_DEGREE_CERTAIN;
    while (low < high) {
        const uint32_t middle = high - (high - low) / 2;
        if (least_difference(middle, wishes->certain_from) <= difference) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return (int32_t)low;
}

static int32_t certainty_by_values(const ent_fuzzy_relation *relation, const ent_party *wishes,
                                   uint32_t state, uint32_t other)
{
    const uint64_t own = relation->values[state], than = relation->values[other];
    return own >= than ? certainty_of_difference(wishes, own - than)
                       : -certainty_of_difference(wishes, than - own);
}

/* By the first statement on which the two differ. */
static int32_t certainty_by_truths(const ent_fuzzy_relation *relation, const ent_party *wishes,
                                   uint32_t state, uint32_t other)
{
    const uint64_t *own = relation->truths + state * relation->words;
    const uint64_t *than = relation->truths + other * relation->words;
    for (size_t i = 0; i < wishes->statement_count; i++) {
        const uint64_t bit = (uint64_t)1 << (63 - i % 64);
        if (((own[i / 64] ^ than[i / 64]) & bit) != 0) {
            const uint32_t said = wishes->statements[i].degree;
            const int32_t degree = said == 0 ? ENT_DEGREE_CERTAIN : (int32_t)said;
            const int32_t certainty = 2 * degree - ENT_DEGREE_CERTAIN;
            return (own[i / 64] & bit) != 0 ? certainty : -certainty;
        }
    }
    return 0;
}

int32_t ent_fuzzy_certainty(const ent_fuzzy_relation *relation, const ent_party *wishes,
                            uint32_t state, uint32_t other, bool *by_pair)
{
    const size_t k = find_pair(relation, other, state);
    const ent_fuzzy_pair *at = &relation->pairs[k];
    *by_pair = k < relation->pair_count && at->from == other && at->to == state;
    return *by_pair                   ? at->certainty
           : relation->truths != NULL ? certainty_by_truths(relation, wishes, state, other)
                                      : certainty_by_values(relation, wishes, state, other);
}
