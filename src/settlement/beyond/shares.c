/* SPDX-License-Identifier: MIT */
/*
 * How much of what is at stake for a party hangs on one issue.
 *
 * Where the file says what the values of issues are worth to it, it is the range of the issue over the sum of these ranges, so
 * that the shares of all issues sum to 1. Else it is how far the average worth of the outcomes that have a value differs
 * from value to value, over the range of the party: that is the same where all outcomes are possible and worths add up.
 */
#include "settlement/beyond/beyond.h"

#include "diag/context.h"

#include <math.h>

/* The term of an issue of the file in the utility of a party; NULL where it has none. */
static const ent_term *term_of(const ent_bargaining *b, const ent_utility *utility, size_t issue)
{
    const ent_bargain_issue *own = &b->bargain->issues[issue];
    for (size_t t = 0; t < utility->term_count; t++) {
        const ent_term *term = &utility->terms[t];
        const bool same = own->option != SIZE_MAX
                              ? term->option == own->option
                              : term->option == SIZE_MAX && term->values != NULL &&
                                    term->values == b->values[issue];
        if (same) {
            return term;
        }
    }
    return NULL;
}

/* The largest worth of a term's values; its least is 0. */
static double range_of(const ent_bargaining *b, const ent_utility *utility, const ent_term *term,
                       size_t issue)
{
    double most = 0;
    for (size_t v = 0; term != NULL && v < ent_settle_value_count(b, issue); v++) {
        double worth = 0;
        for (size_t word = utility->limbs; word-- > 0;) {
            worth = worth * 18446744073709551616.0 + (double)term->worth[v * utility->limbs + word];
        }
        most = worth > most ? worth : most;
    }
    return most;
}

/* Shares of a party that has utilities of issues; false where it has none. */
static bool find_by_terms(const ent_bargaining *b, size_t party, size_t issues)
{
    const ent_utility *utility = &b->utilities[party];
    double *shares = b->beyond->shares, sum = 0;
    for (size_t i = 0; i < issues; i++) {
        const ent_term *term = b->bargain == NULL ? NULL : term_of(b, utility, i);
        shares[i * b->parties + party] = range_of(b, utility, term, i);
        sum += shares[i * b->parties + party];
    }
    for (size_t i = 0; i < issues && sum > 0; i++) {
        shares[i * b->parties + party] /= sum;
    }
    return sum > 0;
}

typedef struct average {
    double sum;
    uint64_t count;
} average;

/* The difference of the highest and the lowest average. */
static double spread_of(const average *averages, size_t values)
{
    double high = -INFINITY, low = INFINITY;
    for (size_t v = 0; v < values; v++) {
        if (averages[v].count > 0) {
            const double own = averages[v].sum / (double)averages[v].count;
            high = own > high ? own : high;
            low = own < low ? own : low;
        }
    }
    return high > low ? high - low : 0;
}

/* Adds the worth of every outcome to the averages of its values; those of an issue begin at first[issue]. */
static ent_status add_worths(ent_context *context, const ent_bargaining *b, size_t party,
                             const size_t *first, average *averages)
{
    const size_t issues = ent_settle_issue_count(b);
    for (uint64_t outcome = 0; outcome < b->count; outcome++) {
        if (outcome % ENT_STAGE_STATES == 0) {
            ENT_TRY(ent_context_poll(context));
        }
        const double worth =
            ent_outcome_worth(b, outcome, party) - b->bargainers[party].least_number;
        for (size_t i = 0; i < issues; i++) {
            average *own = &averages[first[i] + ent_settle_value(b, outcome, i)];
            own->sum += worth;
            own->count++;
        }
    }
    return ENT_OK;
}

/* Shares of a party by averages. */
static ent_status find_by_averages(ent_context *context, ent_bargaining *b, size_t party,
                                   const size_t *first)
{
    const size_t issues = ent_settle_issue_count(b);
    const double range = b->bargainers[party].most_number - b->bargainers[party].least_number;
    average *averages = ent_memory_zero(&b->allocator, first[issues], sizeof *averages);
    if (averages == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = add_worths(context, b, party, first, averages);
    for (size_t i = 0; i < issues; i++) {
        b->beyond->shares[i * b->parties + party] =
            range > 0 ? spread_of(averages + first[i], ent_settle_value_count(b, i)) / range : 0;
    }
    ent_memory_free(&b->allocator, averages);
    return status;
}

static ent_status find_all(ent_context *context, ent_bargaining *b, size_t *first)
{
    const size_t issues = ent_settle_issue_count(b);
    for (size_t i = 0; i < issues; i++) {
        first[i + 1] = first[i] + ent_settle_value_count(b, i);
    }
    for (size_t p = 0; p < b->parties; p++) {
        if (!b->utilities[p].cardinal) {
            for (size_t i = 0; i < issues; i++) {
                b->beyond->shares[i * b->parties + p] = NAN;
            }
        } else if (!find_by_terms(b, p, issues)) {
            ENT_TRY(find_by_averages(context, b, p, first));
        }
    }
    return ENT_OK;
}

ent_status ent_shares_find(ent_context *context, ent_bargaining *bargaining)
{
    const size_t issues = ent_settle_issue_count(bargaining);
    bargaining->beyond->shares = ent_arena_new(&bargaining->arena, issues * bargaining->parties,
                                               sizeof *bargaining->beyond->shares);
    size_t *first = ent_memory_zero(&bargaining->allocator, issues + 1, sizeof *first);
    ent_status status =
        bargaining->beyond->shares != NULL && first != NULL ? ENT_OK : ENT_ERROR_MEMORY;
    if (status == ENT_OK) {
        status = find_all(context, bargaining, first);
    }
    ent_memory_free(&bargaining->allocator, first);
    return status;
}

double ent_settle_share(const ent_bargaining *bargaining, size_t issue, size_t party)
{
    return bargaining->beyond->shares[issue * bargaining->parties + party];
}
