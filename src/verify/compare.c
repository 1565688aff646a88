/* SPDX-License-Identifier: MIT */
/*
 * What one state is to a party against another, in the way of each family of concepts.
 *
 * By its order: better, equal or worse; far worse when it strongly prefers the other. By its attitudes: better
 * when it pleases the party. By its completions: what it is in each of them, when that is always the same. By
 * degrees: better when it prefers it with the certainty that its threshold asks for. Or by its order in one
 * completion.
 */
#include "verify/verifier.h"

static const uint64_t *words_of(const ent_verifier *v, uint32_t state)
{
    return v->states[state].order;
}

/* The statement that decides between states whose orders first differ in word k. */
static const ent_statement *deciding(const ent_verifier *v, size_t party, const uint64_t *a,
                                     const uint64_t *b, size_t k)
{
    const size_t first = v->words[party].first;
    size_t statement = 64 * (k - first);
    while (ent_verifier_mark(a + first, statement) == ent_verifier_mark(b + first, statement)) {
        statement++;
    }
    return &v->dispute->parties[party].statements[statement];
}

/* The difference of the weights of a and b, of which a has the larger; UINT64_MAX for all that is larger. */
static uint64_t difference(const ent_verifier *v, size_t party, const uint64_t *a,
                           const uint64_t *b)
{
    const size_t high = v->words[party].first, low = high + 1;
    return a[high] - b[high] - (a[low] < b[low]) > 0 ? UINT64_MAX : a[low] - b[low];
}

/* Whether a is far better than b, whose orders first differ in word k, where a is better. */
static bool is_far(const ent_verifier *v, size_t party, const uint64_t *a, const uint64_t *b,
                   size_t k)
{
    const ent_party *wishes = &v->dispute->parties[party];
    const size_t first = v->words[party].first;
    switch (wishes->order) {
    case ENT_ORDER_RANKING:
        return a[first + 1] > b[first + 1];
    case ENT_ORDER_WEIGHTS:
        return wishes->strong_from > 0 &&
               difference(v, party, a, b) >= (uint64_t)wishes->strong_from;
    default: /* ENT_ORDER_STATEMENTS */
        return deciding(v, party, a, b, k)->strong;
    }
}

/* The first word in which the orders of two states differ, or behind the last. */
static size_t first_difference(const ent_verifier *v, size_t party, const uint64_t *a,
                               const uint64_t *b)
{
    size_t k = v->words[party].first;
    while (k < v->words[party].behind && a[k] == b[k]) {
        k++;
    }
    return k;
}

static unsigned by_order(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    const uint64_t *own = words_of(v, a), *other = words_of(v, b);
    const size_t k = first_difference(v, party, own, other);
    if (k == v->words[party].behind) {
        return ENT_IS_EQUAL;
    }
    if (own[k] > other[k]) {
        return ENT_IS_BETTER;
    }
    return is_far(v, party, other, own, k) ? ENT_IS_FAR_WORSE : ENT_IS_WORSE;
}

/* Better when all whom the party is for like a at least as well as b, and none whom it is against does. */
static unsigned by_attitudes(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    bool pleases = true;
    for (size_t j = 0; j < v->dispute->party_count; j++) {
        const ent_attitude attitude = ent_attitude_at(v->dispute, party, j);
        if (attitude != ENT_ATTITUDE_NEUTRAL) {
            const bool likes = (by_order(v, j, a, b) & (ENT_IS_EQUAL | ENT_IS_BETTER)) != 0;
            pleases = pleases && likes == (attitude == ENT_ATTITUDE_POSITIVE);
        }
    }
    return pleases ? ENT_IS_BETTER : ENT_IS_WORSE;
}

/* Statements from the least important up: what can come of the later ones comes of all of them where this one
 * makes no difference or drops out, and where it counts it decides. */
static unsigned by_statements(const ent_party *wishes, const uint64_t *a, const uint64_t *b)
{
    unsigned outcomes = ENT_IS_EQUAL;
    for (size_t k = wishes->statement_count; k > 0; k--) {
        const bool here = ent_verifier_mark(a, k - 1);
        if (here == ent_verifier_mark(b, k - 1)) {
            continue;
        }
        const ent_sureness sureness = wishes->statements[k - 1].certainty;
        const unsigned straight = here ? ENT_IS_BETTER : ENT_IS_WORSE;
        const unsigned reversed = here ? ENT_IS_WORSE : ENT_IS_BETTER;
        outcomes = straight | (sureness == ENT_SURE ? 0 : outcomes) |
                   (sureness == ENT_UNKNOWN ? reversed : 0);
    }
    return outcomes;
}

/* The sign of a sum that began as 2^127: -1, 0 or 1. */
static int sign(const uint64_t sum[2])
{
    const uint64_t middle = (uint64_t)1 << 63;
    return sum[0] < middle ? -1 : sum[0] > middle || sum[1] > 0;
}

/* By the least and the greatest difference of the sums that a completion makes. */
static unsigned by_weights(const ent_party *wishes, const uint64_t *a, const uint64_t *b)
{
    uint64_t least[2] = {(uint64_t)1 << 63}, most[2] = {(uint64_t)1 << 63};
    for (size_t k = 0; k < wishes->statement_count; k++) {
        const bool here = ent_verifier_mark(a, k);
        if (here == ent_verifier_mark(b, k)) {
            continue;
        }
        const ent_statement *at = &wishes->statements[k];
        const int64_t gain = here ? at->weight : -at->weight;
        const int64_t size = gain < 0 ? -gain : gain;
        const bool sure = at->certainty == ENT_SURE, unknown = at->certainty == ENT_UNKNOWN;
        ent_verifier_add(least, sure ? gain : unknown ? -size : (gain - size) / 2);
        ent_verifier_add(most, sure ? gain : unknown ? size : (gain + size) / 2);
    }
    return (sign(least) < 0 ? ENT_IS_WORSE : 0) | (sign(most) > 0 ? ENT_IS_BETTER : 0) |
           (sign(least) <= 0 && sign(most) >= 0 ? ENT_IS_EQUAL : 0);
}

/* Of a ranking: whether some pair says that it is not known how two states compare. */
static bool is_pair(const ent_party *wishes, const uint64_t *a, const uint64_t *b)
{
    bool found = false;
    for (size_t k = 0; k < 2 * wishes->unknown_count; k++) {
        found = found || (ent_verifier_mark(a, k) && ent_verifier_mark(b, k ^ 1));
    }
    return found;
}

static unsigned by_completions(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    const ent_party *wishes = &v->dispute->parties[party];
    const uint64_t *own = words_of(v, a) + v->words[party].marks;
    const uint64_t *other = words_of(v, b) + v->words[party].marks;
    if (wishes->order == ENT_ORDER_RANKING) {
        return a != b && is_pair(wishes, own, other) ? ENT_IS_UNKNOWN : by_order(v, party, a, b);
    }
    const unsigned outcomes = wishes->order == ENT_ORDER_WEIGHTS
                                  ? by_weights(wishes, own, other)
                                  : by_statements(wishes, own, other);
    return (outcomes & (outcomes - 1)) == 0 ? outcomes : ENT_IS_UNKNOWN;
}

/* By its order in the completion at hand. */
static unsigned in_completion(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    const ent_party *wishes = &v->dispute->parties[party];
    const uint64_t *own = words_of(v, a) + v->words[party].marks;
    const uint64_t *other = words_of(v, b) + v->words[party].marks;
    uint64_t sum[2] = {(uint64_t)1 << 63};
    int better = 0;
    if (wishes->order == ENT_ORDER_RANKING) {
        return by_order(v, party, a, b);
    }
    for (size_t k = 0; k < wishes->statement_count; k++) {
        const int more = ent_verifier_mark(own, k) - ent_verifier_mark(other, k);
        const int counts = more * v->counts[party][k];
        ent_verifier_add(sum, counts * wishes->statements[k].weight);
        better = better == 0 ? counts : better; /* the first that counts decides */
    }
    better = wishes->order == ENT_ORDER_WEIGHTS ? sign(sum) : better;
    return better > 0 ? ENT_IS_BETTER : better < 0 ? ENT_IS_WORSE : ENT_IS_EQUAL;
}

enum { CERTAIN = 1000000 }; /* degrees and certainty are in millionths */

/* gain / from, rounded down to millionths, at most 1: by long division, a decimal at a time. */
static int64_t share(uint64_t gain, uint64_t from)
{
    uint64_t part = 0;
    if (gain >= from) {
        return CERTAIN;
    }
    for (unsigned digit = 0; digit < ENT_DEGREE_DIGITS; digit++) {
        part = 10 * part + 10 * gain / from;
        gain = 10 * gain % from;
    }
    return (int64_t)part;
}

/* How certainly a party prefers a to b by its order, where it does; rounded down, but never to 0. */
static int64_t certainty(const ent_verifier *v, size_t party, const uint64_t *a, const uint64_t *b)
{
    const ent_party *wishes = &v->dispute->parties[party];
    if (wishes->order == ENT_ORDER_STATEMENTS) {
        const size_t k = first_difference(v, party, a, b);
        const uint32_t degree = deciding(v, party, a, b, k)->degree;
        return degree == 0 ? CERTAIN : 2 * (int64_t)degree - CERTAIN;
    }
    return wishes->order == ENT_ORDER_RANKING || wishes->threshold == 0
               ? CERTAIN
               : share(difference(v, party, a, b), (uint64_t)wishes->certain_from);
}

/* Better when what the degree of the pair says, or else the order, is certain enough. */
static unsigned by_degrees(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    const ent_party *wishes = &v->dispute->parties[party];
    const uint64_t *own = words_of(v, a), *other = words_of(v, b);
    const size_t pairs = v->words[party].pairs;
    int64_t certain =
        by_order(v, party, a, b) == ENT_IS_BETTER ? certainty(v, party, own, other) : 0;
    for (size_t k = 0; k < 2 * wishes->degree_count; k++) {
        if (ent_verifier_mark(own + pairs, k) && ent_verifier_mark(other + pairs, k ^ 1)) {
            const int64_t straight = 2 * (int64_t)wishes->degrees[k / 2].degree - CERTAIN;
            certain = k % 2 == 0 ? straight : -straight;
        }
    }
    return certain > 0 && certain >= wishes->threshold ? ENT_IS_BETTER : ENT_IS_WORSE;
}

unsigned ent_verifier_compare(const ent_verifier *v, size_t party, uint32_t a, uint32_t b)
{
    switch (v->family) {
    case ENT_FAMILY_ATTITUDES:
        return by_attitudes(v, party, a, b);
    case ENT_FAMILY_TYPES:
        return by_completions(v, party, a, b);
    case ENT_FAMILY_FUZZY:
        return by_degrees(v, party, a, b);
    case ENT_FAMILY_COMPLETIONS:
        return in_completion(v, party, a, b);
    default: /* ENT_FAMILY_ORDER */
        return by_order(v, party, a, b);
    }
}
