/* SPDX-License-Identifier: MIT */
/* How good an outcome is by a standard, exactly and roughly. */
#include "settlement/fair/measure.h"

#include <math.h>

/* What a party could gain at best. */
static ent_status find_reach(const ent_bargaining *bargaining, size_t party, ent_natural *out)
{
    const ent_utility *utility = &bargaining->utilities[party];
    ENT_TRY(ent_settle_key_whole(bargaining, party, utility->best, out));
    ent_natural_subtract(out, &utility->disagreement_whole);
    return ENT_OK;
}

/* What gains of a party are divided by, before there is a unit: kept as its factor for the while. */
static ent_status find_divisors(ent_measure *measure)
{
    const ent_bargaining *b = measure->bargaining;
    for (size_t p = 0; p < b->parties; p++) {
        const ent_utility *utility = &b->utilities[p];
        double reach = 0;
        if (utility->stuck) {
            continue;
        }
        ENT_TRY(find_reach(b, p, &measure->factors[p]));
        ENT_TRY(ent_ratio_number(&measure->factors[p], &utility->denominator, &reach));
        const bool shares = measure->point == ENT_POINT_KALAI || measure->point == ENT_POINT_NASH;
        measure->scales[p] = shares ? 1 / reach : 1;
        if (measure->point != ENT_POINT_KALAI) {
            ENT_TRY(ent_natural_set(&measure->factors[p], &utility->denominator));
        }
        ENT_TRY(ent_natural_take_multiple(&measure->unit, &measure->factors[p]));
    }
    return ENT_OK;
}

static ent_status find_factors(ent_measure *measure)
{
    ent_natural left, quotient;
    ent_natural_init(&left, measure->unit.allocator, 0);
    ent_natural_init(&quotient, measure->unit.allocator, 0);
    ent_status status = find_divisors(measure);
    for (size_t p = 0; p < measure->bargaining->parties && status == ENT_OK; p++) {
        if (measure->bargaining->utilities[p].stuck) {
            continue;
        }
        status = ent_natural_set(&left, &measure->unit);
        if (status == ENT_OK) {
            status = ent_natural_divide(&left, &measure->factors[p], &quotient);
        }
        if (status == ENT_OK) {
            status = ent_natural_set(&measure->factors[p], &quotient);
        }
    }
    ent_natural_free(&left);
    ent_natural_free(&quotient);
    return status;
}

ent_status ent_measure_new(const ent_bargaining *bargaining, ent_point point, ent_measure *out)
{
    const ent_allocator *allocator = &bargaining->allocator;
    const size_t parties = bargaining->parties;
    ent_measure made = {.bargaining = bargaining,
                        .point = point,
                        .factors = ent_memory_new(allocator, parties, sizeof *made.factors),
                        .scales = ent_memory_zero(allocator, parties, sizeof *made.scales)};
    ent_natural_init(&made.unit, allocator, 1);
    for (size_t p = 0; p < parties && made.factors != NULL; p++) {
        ent_natural_init(&made.factors[p], allocator, 0);
    }
    const ent_status status =
        made.factors == NULL || made.scales == NULL ? ENT_ERROR_MEMORY : find_factors(&made);
    if (status != ENT_OK) {
        ent_measure_free(&made);
        return status;
    }
    *out = made;
    return ENT_OK;
}

void ent_measure_free(ent_measure *measure)
{
    const ent_bargaining *b = measure->bargaining;
    for (size_t p = 0; p < b->parties && measure->factors != NULL; p++) {
        ent_natural_free(&measure->factors[p]);
    }
    ent_memory_free(&b->allocator, measure->factors);
    ent_memory_free(&b->allocator, measure->scales);
    ent_natural_free(&measure->unit);
}

ent_status ent_score_new(const ent_bargaining *bargaining, ent_score *out)
{
    const ent_allocator *allocator = &bargaining->allocator;
    *out = (ent_score){.allocator = allocator, .room = bargaining->parties};
    out->numbers = ent_memory_new(allocator, out->room, sizeof *out->numbers);
    if (out->numbers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < out->room; k++) {
        ent_natural_init(&out->numbers[k], allocator, 0);
    }
    return ENT_OK;
}

void ent_score_free(ent_score *score)
{
    for (size_t k = 0; score->numbers != NULL && k < score->room; k++) {
        ent_natural_free(&score->numbers[k]);
    }
    ent_memory_free(score->allocator, score->numbers);
    score->numbers = NULL;
}

int ent_score_compare(const ent_score *one, const ent_score *other)
{
    int size = 0;
    for (size_t k = 0; k < one->count && size == 0; k++) {
        size = ent_natural_compare(&one->numbers[k], &other->numbers[k]);
    }
    return size;
}

/* Takes a party's gain, the last number of the score, into the numbers before it. */
static ent_status take_gain(const ent_measure *measure, size_t party, ent_score *out)
{
    ent_natural *first = &out->numbers[0], *last = &out->numbers[out->count - 1];
    if (measure->point == ENT_POINT_NASH) {
        if (out->count > 1) {
            ENT_TRY(ent_natural_multiply(first, last));
        }
        out->count = 1;
        return ENT_OK;
    }
    ENT_TRY(ent_natural_multiply(last, &measure->factors[party]));
    if (measure->point == ENT_POINT_UTILITARIAN) {
        if (out->count > 1) {
            ENT_TRY(ent_natural_add(first, last));
        }
        out->count = 1;
        return ENT_OK;
    }
    for (size_t k = out->count - 1; k > 0; k--) { /* into its place among the others */
        if (ent_natural_compare(&out->numbers[k], &out->numbers[k - 1]) >= 0) {
            break;
        }
        const ent_natural swap = out->numbers[k];
        out->numbers[k] = out->numbers[k - 1];
        out->numbers[k - 1] = swap;
    }
    out->count = measure->point == ENT_POINT_LEXICOGRAPHIC ? out->count : 1;
    return ENT_OK;
}

ent_status ent_measure_score(const ent_measure *measure, uint64_t outcome, ent_score *out)
{
    const ent_bargaining *b = measure->bargaining;
    out->count = 0;
    for (size_t p = 0; p < b->parties; p++) {
        if (!b->utilities[p].stuck) {
            ENT_TRY(ent_settle_gain(b, p, outcome, &out->numbers[out->count]));
            out->count++;
            ENT_TRY(take_gain(measure, p, out));
        }
    }
    return ENT_OK;
}

ent_rough ent_measure_rough(const ent_measure *measure, const double *gains)
{
    const bool product = measure->point == ENT_POINT_NASH;
    const bool sum = measure->point == ENT_POINT_UTILITARIAN;
    ent_rough rough = {.number = product ? 1 : sum ? 0 : HUGE_VAL};
    for (size_t p = 0; p < measure->bargaining->parties; p++) {
        const double share = gains[p] * measure->scales[p];
        int power = 0;
        if (measure->bargaining->utilities[p].stuck) {
            continue;
        }
        if (isnan(share)) {
            return (ent_rough){.number = share};
        }
        if (product) {
            rough.number = frexp(rough.number * share, &power);
            rough.power += power;
        } else if (sum) {
            rough.number += share;
        } else {
            rough.number = share < rough.number ? share : rough.number;
        }
    }
    return rough;
}

bool ent_rough_is_below(ent_rough one, ent_rough other)
{
    const double margin = 1.0 / 1099511627776.0; /* 2^-40 */
    if (one.number == 0 || other.number == 0) {
        return one.number < other.number;
    }
    const int apart = one.power - other.power;
    const double number = ldexp(one.number, apart < -1000 ? -1000 : apart > 1000 ? 1000 : apart);
    return number < other.number * (1 - margin);
}

/* The product of the denominators of all parties that count. */
static ent_status set_product(const ent_measure *measure, const ent_score *score, ent_fraction *out)
{
    const ent_bargaining *b = measure->bargaining;
    ent_natural bottom;
    ent_natural_init(&bottom, &b->allocator, 1);
    ent_status status = ENT_OK;
    for (size_t p = 0; p < b->parties && status == ENT_OK; p++) {
        if (!b->utilities[p].stuck) {
            status = ent_natural_multiply(&bottom, &b->utilities[p].denominator);
        }
    }
    if (status == ENT_OK) {
        status = ent_fraction_set_ratio(out, &score->numbers[0], &bottom);
    }
    ent_natural_free(&bottom);
    return status;
}

static ent_status set_sum(const ent_bargaining *b, uint64_t outcome, ent_fraction *out)
{
    ent_fraction worth;
    ent_fraction_init(&worth, &b->allocator, 0);
    ent_status status = ENT_OK;
    for (size_t p = 0; p < b->parties && status == ENT_OK; p++) {
        status = ent_settle_key_worth(b, p, b->keys[outcome * b->parties + p], &worth);
        if (status == ENT_OK) {
            status = ent_fraction_add(out, &worth);
        }
    }
    ent_fraction_free(&worth);
    return status;
}

ent_status ent_measure_value(const ent_measure *measure, const ent_score *score, uint64_t outcome,
                             ent_fraction *out)
{
    switch (measure->point) {
    case ENT_POINT_NASH:
        return set_product(measure, score, out);
    case ENT_POINT_UTILITARIAN:
        return set_sum(measure->bargaining, outcome, out);
    case ENT_POINT_KALAI:
    case ENT_POINT_EGALITARIAN:
    case ENT_POINT_LEXICOGRAPHIC:
    case ENT_POINT_COUNT:
        break;
    }
    return ent_fraction_set_ratio(out, &score->numbers[0], &measure->unit);
}
