/* SPDX-License-Identifier: MIT */
/*
 * Standards of fairness as measures of outcomes, exactly.
 *
 * Of a party's gain, a whole number over its denominator, a *share* is a whole number over a unit that is the same for
 * all: gain times factor. For gains on the scale named the unit is the least common multiple of the denominators; for
 * Kalai-Smorodinsky, of what each party could gain at best. A measure is a list of numbers that compare one by one: the
 * product of gains, the sum of shares, the least share, or all shares in ascending order. Parties that can gain nothing
 * in any rational outcome are left out of all.
 */
#ifndef ENT_SETTLEMENT_FAIR_MEASURE_H
#define ENT_SETTLEMENT_FAIR_MEASURE_H

#include "settlement/pareto/pareto.h"
#include "settlement/utility/utilities.h"

typedef struct ent_measure {
    const ent_bargaining *bargaining;
    ent_point point;
    ent_natural unit;
    ent_natural *factors; /* per party */
    double *scales;       /* per party: one over what a gain is divided by; 0: left out */
} ent_measure;

/* How good an outcome is: `count` numbers, with room for one a party. */
typedef struct ent_score {
    const ent_allocator *allocator;
    ent_natural *numbers;
    size_t count, room;
} ent_score;

ent_status ent_measure_new(const ent_bargaining *bargaining, ent_point point, ent_measure *out);
void ent_measure_free(ent_measure *measure);

ent_status ent_score_new(const ent_bargaining *bargaining, ent_score *out);
void ent_score_free(ent_score *score);
int ent_score_compare(const ent_score *one, const ent_score *other);

/* The score of a rational outcome. ENT_ERROR_MEMORY. O(parties * terms). */
ent_status ent_measure_score(const ent_measure *measure, uint64_t outcome, ent_score *out);

/* A number times 2^power, near the first number of a score: within 2^-41 of it, relatively, for up to 64 parties,
 * where all gains are within 2^-51; NaN where a gain is. */
typedef struct ent_rough {
    double number;
    int power;
} ent_rough;

ent_rough ent_measure_rough(const ent_measure *measure, const double *gains);

/* Whether a rough score is so far below another that the exact one is, too. */
bool ent_rough_is_below(ent_rough one, ent_rough other);

/* The score in writing, and the nearest double: the product, share, gain or sum. `outcome`: one that has it.
 * ENT_ERROR_MEMORY. */
ent_status ent_measure_value(const ent_measure *measure, const ent_score *score, uint64_t outcome,
                             ent_fraction *out);

/*
 * The efficient outcomes of the best score: vectors of `frontier`, ascending, `count` of them; and that score.
 * `winners` has room for all vectors. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. (choose.c)
 */
ent_status ent_measure_choose(ent_context *context, const ent_measure *measure,
                              const ent_vectors *frontier, uint32_t *winners, size_t *count,
                              ent_score *best);

/* Finds the points. `frontier`: the efficient outcomes. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. (points.c) */
ent_status ent_settle_find_points(ent_context *context, ent_bargaining *bargaining,
                                  const ent_vectors *frontier);

#endif
