/* SPDX-License-Identifier: MIT */
/*
 * The probabilistic Condorcet election, conditional.
 *
 * Every pair of candidates is put to a vote; a voter votes with its weight times how much more the one is worth to it.
 * One beats the other with its share of the votes. The chance of a candidate is in proportion to that of beating all
 * others, the product of these shares. A product of many may be too small for a number, so it is kept as a fraction and a
 * power of two, which loses nothing. Time O(candidates^2 * voters).
 */
#include "forecast/spatial/spatial.h"

#include <limits.h>
#include <math.h>

static const double NEVER_NONE = 1e-8; /* votes for each to begin with: nothing is impossible */

void ent_ballot_votes(const ent_ballot *ballot, size_t k, size_t l, double votes[2])
{
    const double *one = ballot->columns[k], *other = ballot->columns[l];
    votes[0] = votes[1] = NEVER_NONE;
    for (size_t a = 0; a < ballot->voters; a++) {
        const double better = ballot->weights[a] * (one[a] - other[a]);
        votes[better < 0] += fabs(better);
    }
}

/* Multiplies a fraction times a power of two. */
static void multiply(double by, double *fraction, int *scale)
{
    int more = 0;
    *fraction = frexp(*fraction * by, &more);
    *scale += more;
}

/* From fractions and powers to chances that sum to 1. */
static void settle(size_t count, const int *scale, double *chances)
{
    int most = INT_MIN;
    double sum = 0;
    for (size_t k = 0; k < count; k++) {
        most = scale[k] > most ? scale[k] : most;
    }
    for (size_t k = 0; k < count; k++) {
        chances[k] = ldexp(chances[k], scale[k] - most);
        sum += chances[k];
    }
    for (size_t k = 0; k < count; k++) {
        chances[k] /= sum;
    }
}

ent_status ent_ballot_elect(const ent_context *context, const ent_ballot *ballot, int *scale,
                            double *chances)
{
    for (size_t k = 0; k < ballot->candidates; k++) {
        ENT_TRY(ent_context_poll(context));
        chances[k] = 1;
        scale[k] = 0;
        for (size_t l = 0; l < k; l++) {
            double votes[2];
            ent_ballot_votes(ballot, k, l, votes);
            multiply(votes[0] / (votes[0] + votes[1]), &chances[k], &scale[k]);
            multiply(votes[1] / (votes[0] + votes[1]), &chances[l], &scale[l]);
        }
    }
    settle(ballot->candidates, scale, chances);
    return ENT_OK;
}
