/* SPDX-License-Identifier: MIT */
/* Coefficients of agreement between two coders, from how often each pair of values occurs. */
#ifndef ENT_CODING_COEFFICIENTS_H
#define ENT_CODING_COEFFICIENTS_H

#include <entente/coding.h>

/* What the coefficients need of a table of units by the values of both coders: fewer than 2^31 units. */
typedef struct ent_marginals {
    uint64_t units, alike;
    uint64_t products; /* over all values: units of the first coder times those of the second */
    uint64_t squares;  /* and their sum, squared */
} ent_marginals;

/* Counts one value in, to which the coders gave so many units. */
void ent_marginals_add(ent_marginals *marginals, uint64_t first, uint64_t second);

/* The coefficients; each division is the only step that is not exact. */
ent_agreement_row ent_marginals_row(const ent_marginals *marginals);

#endif
