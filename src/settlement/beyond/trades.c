/* SPDX-License-Identifier: MIT */
/*
 * Trades: what two issues could be exchanged for each other.
 *
 * An outcome that differs from the given one in two issues alone, in which no party has less and one has more, is a trade of
 * these two. Of each pair of issues the one is kept of which the least gain of a cardinal party is largest, then their sum,
 * then the number of others that are better off; gains are counted in shares of what each could gain at best. One pass
 * over the outcomes: O(outcomes * issues), and less where the third issue that differs ends the comparison.
 */
#include "settlement/beyond/beyond.h"

#include "diag/context.h"

#include <string.h>

typedef struct score {
    double least, sum; /* over cardinal parties */
    size_t better;     /* of the others */
} score;

typedef struct pair {
    bool found;
    uint64_t outcome;
    score score;
} pair;

typedef struct market {
    const ent_bargaining *b;
    uint64_t from;
    size_t issues;
    size_t *before; /* per issue: its value in `from` */
    pair *pairs;    /* of issues i < j at pair_of(i, j) */
} market;

static size_t pair_of(size_t one, size_t other)
{
    return other * (other - 1) / 2 + one;
}

/* Whether the outcome differs in exactly two issues. */
static bool differs_in_two(const market *m, uint64_t outcome, size_t issue[2])
{
    size_t found = 0;
    for (size_t i = 0; i < m->issues; i++) {
        if (ent_settle_value(m->b, outcome, i) != m->before[i]) {
            if (found == 2) {
                return false;
            }
            issue[found++] = i;
        }
    }
    return found == 2;
}

/* Whether nobody loses and somebody gains; what it comes to. */
static bool gains_by(const market *m, uint64_t outcome, score *out)
{
    bool any = false, cardinal = false;
    *out = (score){0, 0, 0};
    for (size_t p = 0; p < m->b->parties; p++) {
        const int order = ent_outcome_compare(m->b, outcome, m->from, p);
        if (order < 0) {
            return false;
        }
        any = any || order > 0;
        if (!m->b->utilities[p].cardinal) {
            out->better += order > 0;
            continue;
        }
        if (!m->b->utilities[p].indifferent) {
            const double gain = ent_gain_between(m->b, p, m->from, outcome);
            out->least = !cardinal || gain < out->least ? gain : out->least;
            out->sum += gain;
            cardinal = true;
        }
    }
    return any;
}

static bool is_better(const score *one, const score *other)
{
    if (one->least != other->least) {
        return one->least > other->least;
    }
    return one->sum != other->sum ? one->sum > other->sum : one->better > other->better;
}

static ent_status look(ent_context *context, market *m)
{
    for (uint64_t outcome = 0; outcome < m->b->count; outcome++) {
        size_t issue[2] = {0, 0};
        score found;
        if (outcome % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        if (differs_in_two(m, outcome, issue) && gains_by(m, outcome, &found)) {
            pair *own = &m->pairs[pair_of(issue[0], issue[1])];
            if (!own->found || is_better(&found, &own->score)) {
                *own = (pair){true, outcome, found};
            }
        }
    }
    return ENT_OK;
}

/* Moves the pairs that were found to the front, the best first; equally good ones keep their order. Returns how many. */
static size_t rank_pairs(pair *pairs, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!pairs[i].found) {
            continue;
        }
        const pair own = pairs[i];
        size_t place = found++;
        for (; place > 0 && is_better(&own.score, &pairs[place - 1].score); place--) {
            pairs[place] = pairs[place - 1];
        }
        pairs[place] = own;
    }
    return found;
}

static ent_status describe(const market *m, ent_arena *arena, const pair *own, ent_trade_view *out)
{
    double *gains = ent_arena_new(arena, m->b->parties, sizeof *gains);
    if (gains == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < m->b->parties; p++) {
        gains[p] = m->b->utilities[p].cardinal
                       ? ent_gain_between(m->b, p, m->from, own->outcome)
                       : ent_outcome_compare(m->b, own->outcome, m->from, p) > 0;
    }
    out->outcome = own->outcome;
    out->gains = gains;
    (void)differs_in_two(m, own->outcome, out->issue);
    for (int side = 0; side < 2; side++) {
        out->before[side] = m->before[out->issue[side]];
        out->after[side] = ent_settle_value(m->b, own->outcome, out->issue[side]);
    }
    return ENT_OK;
}

static ent_status keep(const market *m, ent_bargaining *bargaining, size_t count)
{
    const size_t most =
        bargaining->options.max_trades < count ? (size_t)bargaining->options.max_trades : count;
    ent_trade_view *trades = ent_arena_new(&bargaining->arena, most, sizeof *trades);
    if (trades == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < most; i++) {
        ENT_TRY(describe(m, &bargaining->arena, &m->pairs[i], &trades[i]));
    }
    bargaining->beyond->trades = trades;
    bargaining->beyond->trade_count = most;
    return ENT_OK;
}

ent_status ent_trades_find(ent_context *context, ent_bargaining *bargaining)
{
    market m = {.b = bargaining,
                .from = bargaining->beyond->from,
                .issues = ent_settle_issue_count(bargaining)};
    const size_t pairs = m.issues < 2 ? 0 : pair_of(m.issues - 2, m.issues - 1) + 1;
    if (pairs == 0 || !bargaining->beyond->has_from) {
        return ENT_OK;
    }
    m.before = ent_memory_new(&bargaining->allocator, m.issues, sizeof *m.before);
    m.pairs = ent_memory_zero(&bargaining->allocator, pairs, sizeof *m.pairs);
    ent_status status = m.before != NULL && m.pairs != NULL ? ENT_OK : ENT_ERROR_MEMORY;
    for (size_t i = 0; i < m.issues && status == ENT_OK; i++) {
        m.before[i] = ent_settle_value(bargaining, m.from, i);
    }
    if (status == ENT_OK) {
        status = look(context, &m);
    }
    if (status == ENT_OK) {
        status = keep(&m, bargaining, rank_pairs(m.pairs, pairs));
    }
    ent_memory_free(&bargaining->allocator, m.before);
    ent_memory_free(&bargaining->allocator, m.pairs);
    return status;
}

size_t ent_trade_count(const ent_bargaining *bargaining)
{
    return bargaining->beyond->trade_count;
}

ent_trade_view ent_trade_at(const ent_bargaining *bargaining, size_t trade)
{
    return bargaining->beyond->trades[trade];
}
