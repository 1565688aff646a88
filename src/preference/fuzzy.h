/* SPDX-License-Identifier: MIT */
/*
 * Fuzzy preference: which states a party prefers to which with enough certainty.
 *
 * r(s, q) in [0, 1] is the degree to which a party prefers s to q, r(s, q) + r(q, s) = 1; its certainty is a(s, q) =
 * r(s, q) - r(q, s), and enough is a threshold g or more, or, without one, whatever is above 0. All numbers are
 * whole millionths, so everything is compared exactly.
 */
#ifndef ENT_PREFERENCE_FUZZY_H
#define ENT_PREFERENCE_FUZZY_H

#include "space/space.h"

/* What the file says of a pair of states by itself: a(to, from). Each pair stands for both orders. */
typedef struct ent_fuzzy_pair {
    uint32_t from, to;
    int32_t certainty;
    size_t number; /* of ent_party.degrees */
} ent_fuzzy_pair;

/*
 * The pairs of a party, both orders of each, by `from`, then `to`. ENT_ERROR_INPUT, issued: numbers that no state
 * has, names of none or several, a pair with itself, a pair twice. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. The
 * caller releases *out. O(states * size of the expressions + pairs * log pairs).
 */
ent_status ent_fuzzy_pairs_new(ent_context *context, const ent_space *space, size_t party,
                               ent_fuzzy_pair **out);

typedef struct ent_fuzzy_relation {
    size_t
        words; /* by statements: of a state's truths, the most important statement the highest bit */
    uint64_t *truths; /* per state; NULL: by values */
    uint64_t *enough; /* the statements that decide with enough certainty */
    uint64_t *values; /* by a ranking or weights: per state */
    uint64_t least;   /* the difference of values that is enough */
    uint32_t threshold;
    ent_fuzzy_pair *pairs;
    size_t pair_count; /* both orders of each */
} ent_fuzzy_relation;

/* The relation of a party under a threshold in millionths; 0: any certainty above 0 is enough. Errors as above, and
 * those of levels.h; merged states must agree (ent_wishes_agree()). O(states * statements); memory 8 bytes a state for
 * each 64 statements. Released with ent_fuzzy_relation_free(). */
ent_status ent_fuzzy_relation_new(ent_context *context, const ent_space *space, size_t party,
                                  uint32_t threshold, ent_fuzzy_relation *out);
void ent_fuzzy_relation_free(const ent_allocator *allocator, ent_fuzzy_relation *relation);

/* Bit k: first + k is preferred to s with enough certainty; k below `count`, at most 64. O(count * words of
 * truths), and O(log pairs). */
uint64_t ent_fuzzy_rather(const ent_fuzzy_relation *relation, uint32_t s, uint32_t first,
                          size_t count);

/* a(state, other) in millionths, by weights rounded towards 0: from -10^6 to 10^6; *by_pair: the file says so of the two
 * by themselves. `wishes`: those of the party. Cost as above. */
int32_t ent_fuzzy_certainty(const ent_fuzzy_relation *relation, const ent_party *wishes,
                            uint32_t state, uint32_t other, bool *by_pair);

#endif
