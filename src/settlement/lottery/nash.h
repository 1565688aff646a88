/* SPDX-License-Identifier: MIT */
/* Which mixture of candidates has the largest product of gains. */
#ifndef ENT_SETTLEMENT_LOTTERY_NASH_H
#define ENT_SETTLEMENT_LOTTERY_NASH_H

#include "settlement/lottery/program.h"

/*
 * Of candidates of two parties, sorted by the gain of the first and none better than another, those that are corners of
 * what mixtures give: `corners` gets their numbers, *count how many. ENT_ERROR_MEMORY. O(candidates).
 */
ent_status ent_corners(ent_context *context, const ent_program *program, size_t *corners,
                       size_t *count);

/* The mixture of two parties, exactly, of candidates that are corners. Makes out->parts. ENT_ERROR_MEMORY. O(candidates). */
ent_status ent_nash_of_two(ent_context *context, const ent_program *program, ent_mixture *out);

/* The mixture of three parties, in doubles. */
typedef struct ent_rough_mixture {
    size_t count;
    size_t candidates[ENT_MIXERS];
    double shares[ENT_MIXERS];
    double gap; /* the product is at most exp(gap) times that of this mixture */
} ent_rough_mixture;

/*
 * gains[candidate * 3 + party] >= 0, of which each party has one above 0, and some mixture all.
 * ENT_ERROR_CANCELLED. Some dozen rounds of O(candidates) as a rule.
 */
ent_status ent_nash_of_three(ent_context *context, size_t candidates, const double *gains,
                             ent_rough_mixture *out);

#endif
