/* SPDX-License-Identifier: MIT */
/* How two states compare for a party over all its completions. */
#ifndef ENT_CERTAINTY_RELATION_H
#define ENT_CERTAINTY_RELATION_H

#include "preference/levels.h"

/* What a state may be, to a party, against another: a set of these. One alone is known. */
enum { ENT_OUTCOME_WORSE = 1, ENT_OUTCOME_EQUAL = 2, ENT_OUTCOME_BETTER = 4, ENT_OUTCOME_ANY = 7 };

/* Whether all completions give the same outcome. */
static inline bool ent_outcomes_known(unsigned outcomes)
{
    return (outcomes & (outcomes - 1)) == 0;
}

/* Classes ascend as in the completion in which every statement counts: none is better in every completion than
 * a class of a higher number. */
typedef struct ent_relation {
    const ent_space *space;
    const ent_party *party;
    ent_levels classes; /* states of one class have the same truths; of a ranking: the same place */
    size_t words;       /* of the truths of a class, a bit a statement */
    bool short_words;   /* by statements, and one word has them all */
    uint64_t *truths;   /* per class */
    uint64_t *sure;     /* which statements are sure, */
    uint64_t *unknown;  /* and which unknown */
    int64_t *sums;      /* by weights, per class: of the sure statements that it makes true */
    uint64_t *pairs;    /* per unknown pair of a ranking two sets of states */
    uint64_t *strong;   /* which statements are strong; NULL: strength is not asked for */
    uint32_t *far;      /* likewise of a ranking: per class how many are far below it */
} ent_relation;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_INPUT (a ranking that does not fit; issued). O(states *
 * statements); memory 4 bytes a state and a bit a class and statement. */
ent_status ent_relation_new(ent_context *context, const ent_space *space, size_t party,
                            ent_relation *out);
void ent_relation_free(const ent_allocator *allocator, ent_relation *relation);

/* What `state` is against `other`: which outcomes some completion gives. O(statements / 64), by
 * weights O(statements); of a ranking O(unknown pairs). */
unsigned ent_relation_compare(const ent_relation *relation, size_t state, size_t other);

/* Whether a ranking says of two states that it is unknown how they compare. */
bool ent_relation_is_unknown(const ent_relation *relation, size_t state, size_t other);

/* By weights: the least difference of the sums of two classes over all completions. */
int64_t ent_relation_least(const ent_relation *relation, uint32_t class, uint32_t other);

/* Finds out what is strong (far.c). ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(statements), of a ranking O(states *
 * expressions). */
ent_status ent_relation_add_strength(ent_context *context, ent_relation *relation);

/* Whether the party strongly prefers `state` to `other` in every completion; after the above. The cost of a
 * comparison. */
bool ent_relation_is_far(const ent_relation *relation, size_t state, size_t other);

/* The same as ent_relation_compare() of two classes, where a ranking has no unknown pairs. */
unsigned ent_relation_of_classes(const ent_relation *relation, uint32_t class, uint32_t other);

/*
 * One word of truths against another, a bit a statement, the most important lowest. Of those on which they differ
 * the ones up to the first sure one are open: each may be the one that decides. Adds to the outcomes; the
 * result says whether a sure one ended it.
 */
static inline bool ent_truths_compare(const uint64_t words[2], uint64_t are_sure,
                                      uint64_t are_unknown, unsigned *outcomes)
{
    const uint64_t differ = words[0] ^ words[1], sure = differ & are_sure;
    const uint64_t open = differ & (sure ^ (sure - 1)); /* without a sure one: all of them */
    const bool both = (open & are_unknown) != 0;
    *outcomes |= both || (open & words[0]) != 0 ? ENT_OUTCOME_BETTER : 0;
    *outcomes |= both || (open & words[1]) != 0 ? ENT_OUTCOME_WORSE : 0;
    return sure != 0;
}

/* The same as ent_relation_of_classes(), for inner loops. */
static inline unsigned ent_relation_quick(const ent_relation *relation, uint32_t class,
                                          uint32_t other)
{
    if (!relation->short_words) {
        return ent_relation_of_classes(relation, class, other);
    }
    const uint64_t words[] = {relation->truths[class], relation->truths[other]};
    unsigned outcomes = 0;
    return ent_truths_compare(words, relation->sure[0], relation->unknown[0], &outcomes)
               ? outcomes
               : outcomes | ENT_OUTCOME_EQUAL;
}

#endif
