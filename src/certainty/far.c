/* SPDX-License-Identifier: MIT */
/*
 * Strong preference in every completion.
 *
 * By statements the strong ones alone decide whether a party strongly prefers s to q, as if there were no others:
 * it does in every completion iff "better" is all that they come to. By weights it does iff the least difference of
 * the sums is as large as it must be. A ranking has no completions but one, and a pair that is said to be
 * unknown is in no way strong.
 */
#include "certainty/relation.h"

#include "preference/gaps.h"

ent_status ent_relation_add_strength(ent_context *context, ent_relation *relation)
{
    const ent_allocator *allocator = &context->allocator;
    const ent_party *party = relation->party;
    if (party->order == ENT_ORDER_RANKING) {
        return ent_gaps_new(context, relation->space, party, &relation->classes, &relation->far);
    }
    relation->strong = ent_memory_zero(allocator, relation->words, sizeof *relation->strong);
    if (relation->strong == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < party->statement_count; i++) {
        if (party->statements[i].strong) {
            ent_bits_add(relation->strong, i);
        }
    }
    return ENT_OK;
}

/* By the strong statements, which come first. */
static bool far_by_statements(const ent_relation *relation, size_t class, size_t other)
{
    const uint64_t *own = relation->truths + class * relation->words;
    const uint64_t *others = relation->truths + other * relation->words;
    unsigned outcomes = 0;
    for (size_t w = 0; w < relation->words; w++) {
        const uint64_t words[] = {own[w] & relation->strong[w], others[w] & relation->strong[w]};
        if (ent_truths_compare(words, relation->sure[w], relation->unknown[w], &outcomes)) {
            return outcomes == ENT_OUTCOME_BETTER;
        }
    }
    return false; /* all that differs can be dropped */
}

bool ent_relation_is_far(const ent_relation *relation, size_t state, size_t other)
{
    const uint32_t class = relation->classes.of[state], than = relation->classes.of[other];
    switch (relation->party->order) {
    case ENT_ORDER_RANKING:
        return than < relation->far[class] && !ent_relation_is_unknown(relation, state, other);
    case ENT_ORDER_WEIGHTS:
        return relation->party->strong_from > 0 &&
               ent_relation_least(relation, class, than) >= relation->party->strong_from;
    case ENT_ORDER_STATEMENTS:
        break;
    }
    return far_by_statements(relation, class, than);
}
