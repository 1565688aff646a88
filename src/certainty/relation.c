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

static bool holds(const ent_relation *relation, size_t class, size_t statement)
{
    return ent_bits_has(relation->truths + class * relation->words, statement);
}

/* Bits are statements, the most important lowest: `open` are those that may decide. */
static unsigned compare_statements(const ent_relation *relation, size_t class, size_t other)
{
    const uint64_t *own = relation->truths + class * relation->words;
    const uint64_t *others = relation->truths + other * relation->words;
    unsigned outcomes = 0;
    for (size_t w = 0; w < relation->words; w++) {
        const uint64_t differ = own[w] ^ others[w], sure = differ & relation->sure[w];
        const uint64_t first = sure & (~sure + 1);
        const uint64_t open = sure == 0 ? differ : differ & (first | (first - 1));
        const bool both = (open & relation->unknown[w]) != 0;
        outcomes |= both || (open & own[w]) != 0 ? ENT_OUTCOME_BETTER : 0;
        outcomes |= both || (open & others[w]) != 0 ? ENT_OUTCOME_WORSE : 0;
        if (sure != 0) {
            return outcomes;
        }
    }
    return outcomes | ENT_OUTCOME_EQUAL;
}

static unsigned compare_weights(const ent_relation *relation, size_t class, size_t other)
{
    int64_t least = 0, most = 0;
    for (size_t i = 0; i < relation->party->statement_count; i++) {
        const ent_statement *at = &relation->party->statements[i];
        const bool own = holds(relation, class, i);
        if (own == holds(relation, other, i)) {
            continue;
        }
        const int64_t gain = own ? at->weight : -at->weight, loss = -gain;
        const int64_t low = gain < loss ? gain : loss, high = gain < loss ? loss : gain;
        least += at->certainty == ENT_SURE      ? gain
                 : at->certainty == ENT_UNKNOWN ? low
                                                : (gain < 0 ? gain : 0);
        most += at->certainty == ENT_SURE      ? gain
                : at->certainty == ENT_UNKNOWN ? high
                                               : (gain > 0 ? gain : 0);
    }
    return least > 0                 ? ENT_OUTCOME_BETTER
           : most < 0                ? ENT_OUTCOME_WORSE
           : least == 0 && most == 0 ? ENT_OUTCOME_EQUAL
                                     : ENT_OUTCOME_ANY;
}

/* Whether a ranking says of two states that it is unknown how they compare. */
static bool is_unknown(const ent_relation *relation, size_t state, size_t other)
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

unsigned ent_relation_compare(const ent_relation *relation, size_t state, size_t other)
{
    const uint32_t class = relation->classes.of[state], than = relation->classes.of[other];
    if (relation->party->order == ENT_ORDER_RANKING) {
        return is_unknown(relation, state, other) ? ENT_OUTCOME_ANY
               : class > than                     ? ENT_OUTCOME_BETTER
               : class < than                     ? ENT_OUTCOME_WORSE
                                                  : ENT_OUTCOME_EQUAL;
    }
    if (class == than) {
        return ENT_OUTCOME_EQUAL;
    }
    return relation->party->order == ENT_ORDER_WEIGHTS ? compare_weights(relation, class, than)
                                                       : compare_statements(relation, class, than);
}

/* Writes down which classes make each statement true. */
static ent_status find_truths(ent_context *context, ent_relation *relation)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t count = relation->space->count;
    relation->words = ent_bits_words(relation->party->statement_count);
    relation->truths =
        ent_memory_zero(allocator, relation->classes.count, relation->words * sizeof(uint64_t));
    relation->sure = ent_memory_zero(allocator, relation->words, sizeof *relation->sure);
    relation->unknown = ent_memory_zero(allocator, relation->words, sizeof *relation->unknown);
    uint64_t *bits = ent_memory_new(allocator, ent_bits_words(count), sizeof *bits);
    ent_status status = relation->truths == NULL || relation->sure == NULL ||
                                relation->unknown == NULL || bits == NULL
                            ? ENT_ERROR_MEMORY
                            : ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < relation->party->statement_count; i++) {
        const ent_sureness certainty = relation->party->statements[i].certainty;
        if (certainty != ENT_UNSURE) {
            ent_bits_add(certainty == ENT_SURE ? relation->sure : relation->unknown, i);
        }
        status =
            ent_space_evaluate(context, relation->space, relation->party->statements[i].want, bits);
        for (size_t s = 0; status == ENT_OK && s < count; s++) {
            if (ent_bits_has(bits, s)) {
                ent_bits_add(relation->truths + relation->classes.of[s] * relation->words, i);
            }
        }
    }
    ent_memory_free(allocator, bits);
    return status;
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
    const bool ranking = made.party->order == ENT_ORDER_RANKING;
    ent_status status = ranking ? ent_levels_ranking(context, space, made.party, &made.classes)
                                : ent_levels_statements(context, space, made.party, &made.classes);
    if (status == ENT_OK) {
        status = ranking ? find_pairs(context, &made) : find_truths(context, &made);
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
    ent_memory_free(allocator, relation->pairs);
    *relation = (ent_relation){0};
}
