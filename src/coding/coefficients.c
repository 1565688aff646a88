/* SPDX-License-Identifier: MIT */
/*
 * Cohen's kappa and Krippendorff's alpha for two coders and nominal values, by their definitions.
 *
 * Of n units the coders agree on a; r(v) and c(v) are how many the first and the second gave the value v.
 * Kappa (Cohen 1960) is (po - pe) / (1 - pe) with po = a / n and pe = sum r(v) c(v) / n^2; times n^2 above and
 * below, both are whole numbers.
 * Alpha is 1 - Do / De. Each unit enters the matrix of coincidences twice, once in each order, so that of 2n
 * values m(v) = r(v) + c(v) are v: Do = 2 (n - a) / 2n, De = (sum over u != v of m(u) m(v)) / 2n (2n - 1). A value without
 * a counterpart in its unit has no coincidence, and is left out before.
 * Kappa is not defined where both use one value alone, nor alpha; without units neither is.
 */
#include "coding/coefficients.h"

void ent_marginals_add(ent_marginals *marginals, uint64_t first, uint64_t second)
{
    marginals->products += first * second;
    marginals->squares += (first + second) * (first + second);
}

ent_agreement_row ent_marginals_row(const ent_marginals *marginals)
{
    const uint64_t n = marginals->units, values = 2 * n;
    const uint64_t unlike = n - marginals->alike;
    const uint64_t beyond_chance = n * n - marginals->products;
    const uint64_t unlike_by_chance = values * values - marginals->squares;
    ent_agreement_row row = {.both = n,
                             .agree = marginals->alike,
                             .kappa_defined = beyond_chance > 0,
                             .alpha_defined = unlike_by_chance > 0};
    if (row.kappa_defined) {
        /* (po - pe) / (1 - pe) = 1 - (1 - po) / (1 - pe) */
        row.kappa = ((double)beyond_chance - (double)(n * unlike)) / (double)beyond_chance;
    }
    if (row.alpha_defined) {
        const uint64_t observed = (values - 1) * 2 * unlike;
        row.alpha = ((double)unlike_by_chance - (double)observed) / (double)unlike_by_chance;
    }
    return row;
}
