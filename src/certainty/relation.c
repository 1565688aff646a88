/* SPDX-License-Identifier: MIT */
/*
 * Comparing two states over all completions, without going through them.
 *
 * Prioritized statements: a completion can drop any statements that are not sure, so each of those on which
 * the states differ and that stands above the first sure one on which they differ can be made the one that
 * decides, one way, or if it is unknown both ways; and if all are dropped the sure one decides, or nothing
 * does. The outcomes are these and no others.
 *
 * Weights: the difference of the sums is largest and smallest in some completions. It has one sign in all
 * iff it has it in these two.
 *
 * A ranking is an order, but for the pairs that are said to be unknown.
 */
#include "certainty/relation.h"

#include "base/sort.h"

#include <string.h>

static unsigned compare_statements(const ent_relation *relation, size_t class, size_t other)
{
    const uint64_t *own = relation->truths + class * relation->words;
    const uint64_t *others = relation->truths + other * relation->words;
    unsigned outcomes = 0;
    for (size_t w = 0; w < relation->words; w++) {
        const uint64_t words[] = {own[w], others[w]};
        if (ent_truths_compare(words, relation->sure[w], relation->unknown[w], &outcomes)) {
            return outcomes;
        }
    }
    return outcomes | ENT_OUTCOME_EQUAL;
}

/* Widens the difference of the sums by a statement that is not sure. */
static void widen(const ent_statement *statement, bool own, int64_t *least, int64_t *most)
{
    const int64_t gain = own ? statement->weight : -statement->weight;
    const bool unknown = statement->certainty == ENT_UNKNOWN;
    *least += gain < 0 ? gain : unknown ? -gain : 0;
    *most += gain > 0 ? gain : unknown ? -gain : 0;
}

/* The least and the largest difference of the sums. */
static void bound_weights(const ent_relation *relation, size_t class, size_t other, int64_t *least,
                          int64_t *most)
{
    const uint64_t *own = relation->truths + class * relation->words;
    const uint64_t *others = relation->truths + other * relation->words;
    *least = *most = relation->sums[class] - relation->sums[other];
    for (size_t w = 0; w < relation->words; w++) {
        const uint64_t open = (own[w] ^ others[w]) & ~relation->sure[w];
        for (size_t bit = ent_bits_next(&open, 64, 0); bit < 64;
             bit = ent_bits_next(&open, 64, bit + 1)) {
            widen(&relation->party->statements[w * 64 + bit], (own[w] >> bit & 1) != 0, least,
                  most);
        }
    }
}

static unsigned compare_weights(const ent_relation *relation, size_t class, size_t other)
{
    int64_t least = 0, most = 0;
    bound_weights(relation, class, other, &least, &most);
    return least > 0                 ? ENT_OUTCOME_BETTER
           : most < 0                ? ENT_OUTCOME_WORSE
           : least == 0 && most == 0 ? ENT_OUTCOME_EQUAL
                                     : ENT_OUTCOME_ANY;
}

int64_t ent_relation_least(const ent_relation *relation, uint32_t class, uint32_t other)
{
    int64_t least = 0, most = 0;
    bound_weights(relation, class, other, &least, &most);
    return least;
}

bool ent_relation_is_unknown(const ent_relation *relation, size_t state, size_t other)
{
    const size_t words = ent_bits_words(relation->space->count);
    for (size_t i = 0; i < relation->party->unknown_count && state != other; i++) {
        const uint64_t *one = relation->pairs + 2 * i * words, *two = one + words;
        if ((ent_bits_has(one, state) && ent_bits_has(two, other)) ||
            (ent_bits_has(one, other) && ent_bits_has(two, state))) {
            return true;
        }
    }
    return false;
}

unsigned ent_relation_of_classes(const ent_relation *relation, uint32_t class, uint32_t other)
{
    if (class == other) {
        return ENT_OUTCOME_EQUAL;
    }
    switch (relation->party->order) {
    case ENT_ORDER_RANKING:
        return class > other ? ENT_OUTCOME_BETTER : ENT_OUTCOME_WORSE;
    case ENT_ORDER_WEIGHTS:
        return compare_weights(relation, class, other);
    case ENT_ORDER_STATEMENTS:
        break;
    }
    return compare_statements(relation, class, other);
}

unsigned ent_relation_compare(const ent_relation *relation, size_t state, size_t other)
{
    return ent_relation_is_unknown(relation, state, other)
               ? ENT_OUTCOME_ANY
               : ent_relation_quick(relation, relation->classes.of[state],
                                    relation->classes.of[other]);
}

/* Makes room for what is known of the classes. */
static ent_status make_truths(const ent_allocator *allocator, ent_relation *relation)
{
    const ent_party *party = relation->party;
    const size_t classes = relation->classes.count;
    relation->words = ent_bits_words(party->statement_count);
    relation->short_words = relation->words == 1 && party->order == ENT_ORDER_STATEMENTS;
    relation->truths = ent_memory_zero(allocator, classes, relation->words * sizeof(uint64_t));
    relation->sure = ent_memory_zero(allocator, relation->words, sizeof *relation->sure);
    relation->unknown = ent_memory_zero(allocator, relation->words, sizeof *relation->unknown);
    relation->sums = ent_memory_zero(allocator, party->order == ENT_ORDER_WEIGHTS ? classes : 0,
                                     sizeof *relation->sums);
    if (relation->truths == NULL || relation->sure == NULL || relation->unknown == NULL ||
        relation->sums == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < party->statement_count; i++) {
        const ent_sureness certainty = party->statements[i].certainty;
        if (certainty != ENT_UNSURE) {
            ent_bits_add(certainty == ENT_SURE ? relation->sure : relation->unknown, i);
        }
    }
    return ENT_OK;
}

/* Runs a program of the statements of word `w` on a state of each class, 64 at a time. */
static ent_status run_program(ent_context *context, ent_relation *relation, size_t w,
                              ent_program *program, const uint32_t *state_of)
{
    const ent_space *space = relation->space;
    const size_t words = space->dispute->key_words, classes = relation->classes.count;
    uint64_t *keys = ent_memory_new(&context->allocator, 64 * words, sizeof *keys);
    if (keys == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t first = 0; first < classes; first += 64) {
        const size_t count = classes - first < 64 ? classes - first : 64;
        uint64_t truth[64] = {0};
        for (size_t k = 0; k < count; k++) {
            memcpy(keys + k * words, ent_space_key(space, state_of[first + k]),
                   words * sizeof *keys);
        }
        ent_program_run(program, keys, count, truth);
        ent_bits_turn(truth);
        for (size_t k = 0; k < count; k++) {
            relation->truths[(first + k) * relation->words + w] = truth[k];
        }
    }
    ent_memory_free(&context->allocator, keys);
    return ENT_OK;
}

/* Writes down which classes make each statement true, by a state of each. */
static ent_status find_truths(ent_context *context, ent_relation *relation,
                              const uint32_t *state_of)
{
    const ent_party *party = relation->party;
    for (size_t w = 0; w < relation->words; w++) {
        const ent_expression *roots[64];
        const size_t left = party->statement_count - w * 64, count = left < 64 ? left : 64;
        ent_program *program = NULL;
        for (size_t i = 0; i < count; i++) {
            roots[i] = party->statements[w * 64 + i].want;
        }
        ENT_TRY(ent_context_step(context, "comparing states", w, relation->words));
        ENT_TRY(ent_program_new(relation->space->dispute, roots, count, &program));
        const ent_status status = run_program(context, relation, w, program, state_of);
        ent_program_free(program);
        ENT_TRY(status);
    }
    return ENT_OK;
}

/* A state of each class. */
static void choose_states(const ent_relation *relation, uint32_t *state_of)
{
    for (size_t s = 0; s < relation->space->count; s++) {
        state_of[relation->classes.of[s]] = (uint32_t)s;
    }
}

/* By weights: the sum of the statements that a class makes true, of all or of those that are sure. */
static int64_t sum_of(const ent_relation *relation, size_t class, bool all)
{
    int64_t sum = 0;
    for (size_t i = 0; i < relation->party->statement_count; i++) {
        const ent_statement *at = &relation->party->statements[i];
        if ((all || at->certainty == ENT_SURE) &&
            ent_bits_has(relation->truths + class * relation->words, i)) {
            sum += at->weight;
        }
    }
    return sum;
}

/* Gives the class order[k] the number k. `number` and `truths` are room for a number and the truths of each. */
static void renumber(ent_relation *relation, const uint32_t *order, uint32_t *number,
                     uint64_t *truths)
{
    const size_t words = relation->words;
    for (uint32_t k = 0; k < relation->classes.count; k++) {
        number[order[k]] = k;
        memcpy(truths + k * words, relation->truths + order[k] * words, words * sizeof *truths);
    }
    memcpy(relation->truths, truths, relation->classes.count * words * sizeof *truths);
    for (size_t s = 0; s < relation->space->count; s++) {
        relation->classes.of[s] = number[relation->classes.of[s]];
    }
}

/* By weights the classes ascend by the sums of all that they make true. */
static ent_status order_by_sums(ent_context *context, ent_relation *relation)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = relation->classes.count;
    const uint64_t mask = UINT64_MAX, offset = (uint64_t)1 << 63;
    uint64_t *all = ent_memory_new(allocator, count, sizeof *all);
    uint64_t *truths = ent_memory_new(allocator, count, relation->words * sizeof *truths);
    uint32_t *order = ent_memory_new(allocator, count, sizeof *order);
    uint32_t *number = ent_memory_new(allocator, count, sizeof *number);
    ent_status status = ENT_ERROR_MEMORY;
    if (all != NULL && truths != NULL && order != NULL && number != NULL) {
        for (size_t c = 0; c < count; c++) {
            all[c] = (uint64_t)sum_of(relation, c, true) + offset;
            order[c] = (uint32_t)c;
        }
        status = ent_sort_by_key(allocator, all, 1, &mask, count, order);
    }
    if (status == ENT_OK) {
        renumber(relation, order, number, truths);
        for (size_t c = 0; c < count; c++) {
            relation->sums[c] = sum_of(relation, c, false);
        }
    }
    ent_memory_free(allocator, all);
    ent_memory_free(allocator, truths);
    ent_memory_free(allocator, order);
    ent_memory_free(allocator, number);
    return status;
}

/* Finds what is true in each class. */
static ent_status describe_classes(ent_context *context, ent_relation *relation)
{
    const ent_allocator *allocator = &context->allocator;
    ENT_TRY(make_truths(allocator, relation));
    uint32_t *state_of = ent_memory_new(allocator, relation->classes.count, sizeof *state_of);
    if (state_of == NULL) {
        return ENT_ERROR_MEMORY;
    }
    choose_states(relation, state_of);
    const ent_status status = find_truths(context, relation, state_of);
    ent_memory_free(allocator, state_of);
    ENT_TRY(status);
    return relation->party->order == ENT_ORDER_WEIGHTS ? order_by_sums(context, relation) : ENT_OK;
}

/* Writes down the states of each unknown pair. */
static ent_status find_pairs(ent_context *context, ent_relation *relation)
{
    const size_t words = ent_bits_words(relation->space->count);
    relation->pairs = ent_memory_zero(&context->allocator, 2 * relation->party->unknown_count,
                                      words * sizeof(uint64_t));
    if (relation->pairs == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < 2 * relation->party->unknown_count; i++) {
        const ent_ranked *item = &relation->party->unknown[i / 2].item[i % 2];
        uint64_t *bits = relation->pairs + i * words;
        if (item->number > 0) {
            ent_bits_add(bits, (size_t)item->number - 1); /* the ranking was checked */
        } else {
            ENT_TRY(ent_space_evaluate(context, relation->space, item->want, bits));
        }
    }
    return ENT_OK;
}

ent_status ent_relation_new(ent_context *context, const ent_space *space, size_t party,
                            ent_relation *out)
{
    ent_relation made = {.space = space, .party = &space->dispute->parties[party]};
    ENT_TRY(ent_wishes_agree(context, space, party));
    if (made.party->order == ENT_ORDER_WEIGHTS) {
        ENT_TRY(ent_weights_fit(context, space, made.party));
    }
    const bool ranking = made.party->order == ENT_ORDER_RANKING;
    ent_status status = ranking ? ent_levels_ranking(context, space, made.party, &made.classes)
                                : ent_levels_statements(context, space, made.party, &made.classes);
    if (status == ENT_OK) {
        status = ranking ? find_pairs(context, &made) : describe_classes(context, &made);
    }
    if (status != ENT_OK) {
        ent_relation_free(&context->allocator, &made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_relation_free(const ent_allocator *allocator, ent_relation *relation)
{
    ent_memory_free(allocator, relation->classes.of);
    ent_memory_free(allocator, relation->truths);
    ent_memory_free(allocator, relation->sure);
    ent_memory_free(allocator, relation->unknown);
    ent_memory_free(allocator, relation->sums);
    ent_memory_free(allocator, relation->pairs);
    ent_memory_free(allocator, relation->strong);
    ent_memory_free(allocator, relation->far);
    *relation = (ent_relation){0};
}
