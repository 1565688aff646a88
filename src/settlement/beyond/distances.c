/* SPDX-License-Identifier: MIT */
/*
 * How far outcomes are from what would be best: opposition, and the distances from points and from the frontier.
 *
 * Opposition is the distance of the nearest outcome from the best of all parties at once, the utility of each in shares of
 * its most, counted from 0 (from its least where that is below 0). The nearest outcome is an efficient one, as
 * whatever is at least as good for all is at least as near. Other distances are Euclidean, too, each party's worth in
 * shares of what it could gain at best.
 */
#include "settlement/beyond/beyond.h"

#include "diag/context.h"

#include <math.h>

/* The square root, to the last digit or two. */
static double root_of(double number)
{
    if (!(number > 0)) {
        return 0;
    }
    double root = number > 1 ? number : 1, next = (root + number / root) / 2;
    while (next < root) {
        root = next;
        next = (root + number / root) / 2;
    }
    return root;
}

/* Where the shares of a party begin: 0, or its least where that is less. */
static double bottom_of(const ent_bargainer_view *view)
{
    return view->least_number < 0 ? view->least_number : 0;
}

/* The square of the distance of an outcome from the best of all. */
static double square_from_best(const ent_bargaining *b, uint64_t outcome)
{
    double sum = 0;
    for (size_t p = 0; p < b->parties; p++) {
        const ent_bargainer_view *view = &b->bargainers[p];
        const double range = view->most_number - bottom_of(view);
        if (range > 0) {
            const double lack = (view->most_number - ent_outcome_worth(b, outcome, p)) / range;
            sum += lack * lack;
        }
    }
    return sum;
}

ent_status ent_opposition_find(ent_context *context, ent_bargaining *bargaining)
{
    double least = INFINITY;
    bargaining->beyond->opposition = NAN;
    if (!bargaining->beyond->all_cardinal) {
        return ENT_OK;
    }
    for (uint64_t i = 0; i < bargaining->frontier_count; i++) {
        if (i % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        const double square = square_from_best(bargaining, bargaining->frontier[i]);
        least = square < least ? square : least;
    }
    bargaining->beyond->opposition = root_of(least);
    return ENT_OK;
}

double ent_settle_opposition(const ent_bargaining *bargaining)
{
    return bargaining->beyond->opposition;
}

/* The square of the distance between two outcomes. */
static double square_between(const ent_bargaining *b, uint64_t one, uint64_t other)
{
    double sum = 0;
    for (size_t p = 0; p < b->parties; p++) {
        const double gain = ent_gain_between(b, p, one, other);
        sum += gain * gain;
    }
    return sum;
}

double ent_settle_distance(const ent_bargaining *bargaining, uint64_t outcome, ent_point point)
{
    const ent_point_view view = ent_settle_point(bargaining, point);
    double least = INFINITY;
    if (!bargaining->beyond->all_cardinal || view.reason != NULL) {
        return NAN;
    }
    for (uint64_t i = 0; i < view.count; i++) {
        const double square = square_between(bargaining, outcome, view.outcomes[i]);
        least = square < least ? square : least;
    }
    return root_of(least);
}

double ent_settle_short_of(const ent_bargaining *bargaining, uint64_t outcome)
{
    double least = INFINITY;
    if (!bargaining->beyond->all_cardinal) {
        return NAN;
    }
    if (ent_outcome_is_efficient(bargaining, outcome)) {
        return 0;
    }
    for (uint64_t i = 0; i < bargaining->frontier_count; i++) {
        const double square = square_between(bargaining, outcome, bargaining->frontier[i]);
        least = square < least ? square : least;
    }
    return root_of(least);
}
