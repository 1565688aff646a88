/* SPDX-License-Identifier: MIT */
/*
 * The best of the efficient outcomes by a measure.
 *
 * No score falls when a party gains, so that the best score of all outcomes is that of an efficient one. Rough scores
 * throw out what is far from it; exact ones decide among the rest.
 */
#include "settlement/fair/measure.h"

#include <math.h>

enum { BETWEEN_POLLS = 1 << 12 };

/* Writes the gains of a rational outcome's parties; NaN for one so small that doubles are no longer near it. */
static ent_status find_gains(const ent_bargaining *b, uint64_t outcome, double *gains)
{
    const double small = 1e-200;
    for (size_t p = 0; p < b->parties; p++) {
        ENT_TRY(ent_settle_gain_number(b, p, outcome, &gains[p]));
        if (gains[p] < small && ent_outcome_gain(b, outcome, p) > 0) {
            gains[p] = NAN;
        }
    }
    return ENT_OK;
}

/* Finds the rough scores, a number below 0 where a vector is not rational, and the best of them. */
static ent_status score_roughly(ent_context *context, const ent_measure *measure,
                                const ent_vectors *frontier, ent_rough *roughs, ent_rough *best)
{
    const ent_bargaining *b = measure->bargaining;
    double gains[ENT_MOST_BARGAINERS];
    *best = (ent_rough){.number = -1};
    for (size_t v = 0; v < frontier->count; v++) {
        const uint64_t outcome = frontier->order[frontier->start[v]];
        roughs[v] = (ent_rough){.number = -1};
        if (v % BETWEEN_POLLS == 0) {
            ENT_TRY(ent_context_step(context, "looking for points", v, frontier->count));
        }
        if (!ent_bits_has(b->rational, outcome)) {
            continue;
        }
        ENT_TRY(find_gains(b, outcome, gains));
        roughs[v] = ent_measure_rough(measure, gains);
        if (best->number < 0 || ent_rough_is_below(*best, roughs[v])) {
            *best = roughs[v];
        }
    }
    return ENT_OK;
}

/* What decides: who has won so far, by the best score; and the score of the next. */
typedef struct contest {
    const ent_measure *measure;
    uint32_t *winners;
    size_t count;
    ent_score *best, next;
} contest;

static ent_status enter(contest *c, size_t vector, uint64_t outcome)
{
    ENT_TRY(ent_measure_score(c->measure, outcome, &c->next));
    const int size = c->count == 0 ? 1 : ent_score_compare(&c->next, c->best);
    if (size > 0) {
        const ent_score swap = *c->best;
        *c->best = c->next;
        c->next = swap;
        c->count = 0;
    }
    if (size >= 0) {
        c->winners[c->count++] = (uint32_t)vector;
    }
    return ENT_OK;
}

static ent_status decide(ent_context *context, contest *c, const ent_vectors *frontier,
                         ent_rough *roughs)
{
    ent_rough best;
    ENT_TRY(score_roughly(context, c->measure, frontier, roughs, &best));
    for (size_t v = 0; v < frontier->count; v++) {
        if (v % BETWEEN_POLLS == 0) {
            ENT_TRY(ent_context_step(context, "looking for points", v, frontier->count));
        }
        if (!(roughs[v].number < 0) && !ent_rough_is_below(roughs[v], best)) {
            ENT_TRY(enter(c, v, frontier->order[frontier->start[v]]));
        }
    }
    return ENT_OK;
}

ent_status ent_measure_choose(ent_context *context, const ent_measure *measure,
                              const ent_vectors *frontier, uint32_t *winners, size_t *count,
                              ent_score *best)
{
    contest c = {.measure = measure, .winners = winners, .best = best};
    ent_rough *roughs = ent_memory_new(&context->allocator, frontier->count, sizeof *roughs);
    ent_status status = ent_score_new(measure->bargaining, &c.next);
    if (status == ENT_OK) {
        status = roughs == NULL ? ENT_ERROR_MEMORY : decide(context, &c, frontier, roughs);
    }
    ent_score_free(&c.next);
    ent_memory_free(&context->allocator, roughs);
    *count = c.count;
    return status;
}
