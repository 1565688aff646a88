/* SPDX-License-Identifier: MIT */
/*
 * Points over lotteries.
 *
 * Whatever a standard picks there are only efficient and rational outcomes needed for it, and of those of one worth the first.
 * Their gains are whole numbers over a denominator a party; Nash and Kalai-Smorodinsky see shares of the best gain, where
 * the denominators cancel, and egalitarian gains are counted in units of the denominators. The utilitarian point is an
 * outcome. Egalitarian and lexicographic are one: of all that leaves the least gain as large as it is the one is taken that
 * makes the others' as large as can be. Parties that can gain nothing are left out, as they are of the points.
 */
#include "settlement/beyond/beyond.h"
#include "settlement/lottery/nash.h"

#include "base/sort.h"
#include "diag/context.h"

#include <string.h>

typedef struct pool {
    ent_bargaining *b;
    ent_context *context;
    size_t parties, party[ENT_MIXERS]; /* those that can gain something */
    size_t count;
    uint32_t *outcomes; /* sorted by the gain of the first party, then of the next */
    ent_program program;
    uint32_t *gains;         /* those of the program */
    uint32_t *best, *scales; /* per party: the largest gain; the denominator */
} pool;

/* The outcomes that may be drawn, unsorted. */
static ent_status gather(pool *p)
{
    const ent_bargaining *b = p->b;
    p->outcomes = ent_memory_new(&b->allocator, (size_t)b->frontier_rational, sizeof *p->outcomes);
    if (p->outcomes == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (uint64_t i = 0; i < b->frontier_count; i++) {
        if (ent_outcome_is_rational(b, b->frontier[i])) {
            p->outcomes[p->count++] = b->frontier[i];
        }
    }
    return ENT_OK;
}

/* Sorts outcomes by their keys, and leaves of those of one worth the first. */
static ent_status sort(pool *p)
{
    const ent_bargaining *b = p->b;
    uint64_t mask[ENT_MIXERS] = {UINT64_MAX, UINT64_MAX, UINT64_MAX};
    uint64_t *keys = ent_memory_new(&b->allocator, p->count * p->parties, sizeof *keys);
    uint32_t *order = ent_memory_new(&b->allocator, 2 * p->count, sizeof *order);
    ent_status status = keys != NULL && order != NULL ? ENT_OK : ENT_ERROR_MEMORY;
    for (size_t i = 0; i < p->count && status == ENT_OK; i++) {
        order[i] = (uint32_t)i;
        for (size_t j = 0; j < p->parties; j++) { /* the last word counts most */
            const int64_t key = b->keys[(size_t)p->outcomes[i] * b->parties + p->party[j]];
            keys[i * p->parties + p->parties - 1 - j] = (uint64_t)key ^ (uint64_t)1 << 63;
        }
    }
    if (status == ENT_OK) {
        status = ent_sort_by_key(&b->allocator, keys, p->parties, mask, p->count, order);
    }
    size_t kept = 0;
    for (size_t i = 0; i < p->count && status == ENT_OK; i++) {
        const uint64_t *own = keys + order[i] * p->parties;
        if (i == 0 ||
            memcmp(own, keys + order[i - 1] * p->parties, p->parties * sizeof *keys) != 0) {
            order[p->count + kept++] = p->outcomes[order[i]];
        }
    }
    if (status == ENT_OK) {
        memcpy(p->outcomes, order + p->count, kept * sizeof *order);
        p->count = kept;
    }
    ent_memory_free(&b->allocator, keys);
    ent_memory_free(&b->allocator, order);
    return status;
}

/* The bits of the largest gain and denominator. */
static ent_status find_bits(const pool *p, size_t *bits)
{
    ent_natural gain;
    ent_status status = ENT_OK;
    *bits = 0;
    ent_natural_init(&gain, &p->b->allocator, 0);
    for (size_t j = 0; j < p->parties; j++) {
        const size_t own = ent_natural_bits(&p->b->utilities[p->party[j]].denominator);
        *bits = own > *bits ? own : *bits;
        for (size_t i = 0; i < p->count && status == ENT_OK; i++) {
            status = ent_settle_gain(p->b, p->party[j], p->outcomes[i], &gain);
            const size_t found = ent_natural_bits(&gain);
            *bits = found > *bits ? found : *bits;
        }
    }
    ent_natural_free(&gain);
    return status;
}

/* The gains of all as numbers of one width, the largest of each party, and the denominators. */
static ent_status measure(pool *p)
{
    size_t bits = 0;
    ENT_TRY(find_bits(p, &bits));
    const size_t width = ent_program_width(p->parties, bits), row = p->parties * width;
    p->gains = ent_memory_new(&p->b->allocator, (p->count + 2) * row, sizeof *p->gains);
    if (p->gains == NULL) {
        return ENT_ERROR_MEMORY;
    }
    p->best = p->gains + p->count * row;
    p->scales = p->best + row;
    p->program = (ent_program){p->parties, p->count, width, p->gains, p->best};
    memset(p->best, 0, row * sizeof *p->best);
    ent_natural gain;
    ent_status status = ENT_OK;
    ent_natural_init(&gain, &p->b->allocator, 0);
    for (size_t j = 0; j < p->parties; j++) {
        ent_wide_set(p->scales + j * width, &p->b->utilities[p->party[j]].denominator, width);
        for (size_t i = 0; i < p->count && status == ENT_OK; i++) {
            uint32_t *to = p->gains + i * row + j * width;
            status = ent_settle_gain(p->b, p->party[j], p->outcomes[i], &gain);
            ent_wide_set(to, &gain, width);
            if (ent_wide_compare(to, p->best + j * width, width) > 0) {
                ent_wide_copy(p->best + j * width, to, width);
            }
        }
    }
    ent_natural_free(&gain);
    return status;
}

/* Of two parties only corners are drawn. */
static ent_status keep_corners(pool *p)
{
    const size_t row = p->parties * p->program.width;
    size_t kept = 0;
    size_t *corners = ent_memory_new(&p->b->allocator, p->count, sizeof *corners);
    if (corners == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = ent_corners(p->context, &p->program, corners, &kept);
    for (size_t i = 0; i < kept && status == ENT_OK; i++) {
        p->outcomes[i] = p->outcomes[corners[i]];
        memmove(p->gains + i * row, p->gains + corners[i] * row, row * sizeof *p->gains);
    }
    ent_memory_free(&p->b->allocator, corners);
    if (status == ENT_OK) {
        p->count = p->program.candidates = kept;
    }
    return status;
}

/* Begins a view of so many outcomes in the arena. */
static ent_status begin(pool *p, size_t count, ent_lottery_view *view, uint64_t **outcomes,
                        double **shares)
{
    *outcomes = ent_arena_new(&p->b->arena, count, sizeof **outcomes);
    *shares = ent_arena_new(&p->b->arena, count, sizeof **shares);
    *view = (ent_lottery_view){.count = count, .outcomes = *outcomes, .shares = *shares};
    return *outcomes != NULL && *shares != NULL ? ENT_OK : ENT_ERROR_MEMORY;
}

/* What a lottery is worth to each on average. */
static ent_status find_worth(pool *p, ent_lottery_view *view)
{
    double *worth = ent_arena_new(&p->b->arena, p->b->parties, sizeof *worth);
    if (worth == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t j = 0; j < p->b->parties; j++) {
        for (size_t k = 0; k < view->count; k++) {
            worth[j] += view->shares[k] * ent_outcome_worth(p->b, view->outcomes[k], j);
        }
    }
    view->worth = worth;
    return ENT_OK;
}

/* Keeps an exact mixture, its outcomes ascending. */
static ent_status keep_exact(pool *p, const ent_mixture *mixture, ent_lottery_view *view)
{
    const size_t width = p->program.width;
    const uint32_t *whole = mixture->parts + ENT_MIXERS * width;
    uint64_t *outcomes = NULL;
    double *shares = NULL;
    ENT_TRY(begin(p, mixture->count, view, &outcomes, &shares));
    const char **exact = ent_arena_new(&p->b->arena, mixture->count, sizeof *exact);
    if (exact == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < mixture->count; k++) {
        const uint64_t own = p->outcomes[mixture->candidates[k]];
        size_t place = 0;
        for (size_t other = 0; other < mixture->count; other++) {
            place += p->outcomes[mixture->candidates[other]] < own;
        }
        const uint32_t *part = mixture->parts + k * width;
        outcomes[place] = own;
        shares[place] = ent_wide_share(part, whole, width);
        ENT_TRY(ent_wide_fraction(&p->b->arena, part, whole, width, &exact[place]));
    }
    view->exact = exact;
    return find_worth(p, view);
}

/* The largest least gain by some scales, and so on. */
static ent_status find_least(pool *p, const uint32_t *scales, ent_lottery_view *view)
{
    ent_mixture mixture;
    p->program.scales = scales;
    ENT_TRY(ent_program_solve(p->context, &p->program, &mixture));
    const ent_status status = keep_exact(p, &mixture, view);
    ent_memory_free(&p->context->allocator, mixture.parts);
    return status;
}

static ent_status find_nash_of_two(pool *p, ent_lottery_view *view)
{
    ent_mixture mixture;
    ENT_TRY(ent_nash_of_two(p->context, &p->program, &mixture));
    const ent_status status = keep_exact(p, &mixture, view);
    ent_memory_free(&p->context->allocator, mixture.parts);
    return status;
}

/* The rough mixture of three, by gains in shares of the best. */
static ent_status mix_three(pool *p, ent_rough_mixture *out)
{
    const size_t width = p->program.width;
    double *gains = ent_memory_new(&p->b->allocator, p->count * p->parties, sizeof *gains);
    if (gains == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < p->count * p->parties; i++) {
        gains[i] = ent_wide_share(p->gains + i * width, p->best + i % p->parties * width, width);
    }
    const ent_status status = ent_nash_of_three(p->context, p->count, gains, out);
    ent_memory_free(&p->b->allocator, gains);
    return status;
}

static ent_status find_nash_of_three(pool *p, ent_lottery_view *view)
{
    static const char *const sure[] = {"1"};
    ent_rough_mixture mixture;
    uint64_t *outcomes = NULL;
    double *shares = NULL;
    ENT_TRY(mix_three(p, &mixture));
    ENT_TRY(begin(p, mixture.count, view, &outcomes, &shares));
    for (size_t k = 0; k < mixture.count; k++) {
        size_t place = 0;
        for (size_t other = 0; other < mixture.count; other++) {
            place += p->outcomes[mixture.candidates[other]] < p->outcomes[mixture.candidates[k]];
        }
        outcomes[place] = p->outcomes[mixture.candidates[k]];
        shares[place] = mixture.shares[k];
    }
    view->exact = mixture.count == 1 ? sure : NULL;
    return find_worth(p, view);
}

/* The utilitarian point as a lottery: its first outcome for sure. */
static ent_status find_sum(pool *p, ent_lottery_view *view)
{
    static const char *const sure[] = {"1"};
    uint64_t *outcomes = NULL;
    double *shares = NULL;
    ENT_TRY(begin(p, 1, view, &outcomes, &shares));
    outcomes[0] = p->b->points[ENT_POINT_UTILITARIAN].outcomes[0];
    shares[0] = 1;
    view->exact = sure;
    return find_worth(p, view);
}

/* The largest product; of one party that is its largest gain. */
static ent_status find_nash(pool *p, ent_lottery_view *view)
{
    if (p->parties == 1) {
        return find_least(p, p->best, view);
    }
    return p->parties == 2 ? find_nash_of_two(p, view) : find_nash_of_three(p, view);
}

static ent_status find_all(pool *p)
{
    ent_lottery_view *views = p->b->beyond->lotteries;
    ENT_TRY(gather(p));
    ENT_TRY(sort(p));
    ENT_TRY(measure(p));
    if (p->parties == 2) {
        ENT_TRY(keep_corners(p));
    }
    ENT_TRY(find_nash(p, &views[ENT_POINT_NASH]));
    ENT_TRY(find_least(p, p->best, &views[ENT_POINT_KALAI]));
    ENT_TRY(find_least(p, p->scales, &views[ENT_POINT_EGALITARIAN]));
    views[ENT_POINT_LEXICOGRAPHIC] = views[ENT_POINT_EGALITARIAN];
    return find_sum(p, &views[ENT_POINT_UTILITARIAN]);
}

/* The parties that can gain something; false when they are too many. */
static bool find_parties(pool *p)
{
    for (size_t j = 0; j < p->b->parties; j++) {
        if (!p->b->utilities[j].stuck) {
            if (p->parties == ENT_MIXERS) {
                return false;
            }
            p->party[p->parties++] = j;
        }
    }
    return true;
}

/* Why there are no lotteries, or NULL; all points have one reason. */
static const char *reason_of(pool *p)
{
    const char *reason = p->b->points[ENT_POINT_NASH].reason;
    if (!p->b->options.lotteries) {
        return "lotteries were not asked for";
    }
    if (reason != NULL) {
        return reason;
    }
    return find_parties(p) ? NULL : "lotteries are told of two and three parties";
}

ent_status ent_lotteries_find(ent_context *context, ent_bargaining *bargaining)
{
    pool p = {.b = bargaining, .context = context};
    const char *reason = reason_of(&p);
    for (ent_point point = 0; point < ENT_POINT_COUNT; point++) {
        bargaining->beyond->lotteries[point].reason = reason;
    }
    const ent_status status = reason == NULL ? find_all(&p) : ENT_OK;
    ent_memory_free(&bargaining->allocator, p.outcomes);
    ent_memory_free(&bargaining->allocator, p.gains);
    return status;
}

ent_lottery_view ent_settle_lottery(const ent_bargaining *bargaining, ent_point point)
{
    return bargaining->beyond->lotteries[point];
}
