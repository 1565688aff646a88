/* SPDX-License-Identifier: MIT */
/*
 * The probabilistic Condorcet election among the positions that are taken, as in KTAB (KAPSARC 2015).
 *
 * Every pair of positions k, l is put to a vote. A party with the position x has the utility 1 - |x - k| / 100 of k; it
 * votes for the one that it likes better, with influence times salience times the difference. With C(k, l) the votes for
 * k, and 1e-8 so that nothing is impossible, k beats l with the chance V(k, l) = C(k, l) / (C(k, l) + C(l, k)).
 *
 * Conditional: k wins with a chance in proportion to the product of its V(k, l), that it beats all others. Markov: a
 * position holds office, a challenger is drawn, each as likely, and the winner holds office next; the chances to be
 * found in office in the long run. The forecast is the position to be expected.
 *
 * Time O(parties^3), and for Markov O(parties^2) a round.
 */
#include "forecast/forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Rounds stop when no chance moves by more than this; the rest of the bound is against what rounding could do. */
static const double SETTLED = 1e-9;
enum { MOST_ROUNDS = 100000 };

typedef struct election {
    size_t count;    /* candidates */
    double *at;      /* their positions, ascending */
    double *chances; /* per candidate */
    double *spare;   /* likewise */
    double *beats;   /* V, row by row */
} election;

static int ascending(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Takes the positions, each once, as candidates. */
static void nominate(const ent_forecast_issue *issue, double *room, election *out)
{
    const size_t parties = issue->parties;
    out->at = room;
    out->chances = out->at + parties;
    out->spare = out->chances + parties;
    out->beats = out->spare + parties;
    memcpy(out->at, issue->positions, parties * sizeof *out->at);
    qsort(out->at, parties, sizeof *out->at, ascending);
    out->count = 1;
    for (size_t p = 1; p < parties; p++) {
        if (out->at[p] > out->at[out->count - 1]) {
            out->at[out->count++] = out->at[p];
        }
    }
}

/* The votes for candidate k and for l. */
static void count_votes(const ent_forecast_issue *issue, double k, double l, double votes[2])
{
    votes[0] = votes[1] = 1e-8;
    for (size_t p = 0; p < issue->parties; p++) {
        const double x = issue->positions[p];
        const double nearer = (fabs(x - l) - fabs(x - k)) / 100;
        votes[nearer < 0] += issue->influence[p] * issue->saliences[p] * fabs(nearer);
    }
}

static ent_status hold_votes(const ent_context *context, const ent_forecast_issue *issue,
                             election *e)
{
    for (size_t k = 0; k < e->count; k++) {
        ENT_TRY(ent_context_poll(context));
        e->beats[k * e->count + k] = 0.5;
        for (size_t l = 0; l < k; l++) {
            double votes[2];
            count_votes(issue, e->at[k], e->at[l], votes);
            e->beats[k * e->count + l] = votes[0] / (votes[0] + votes[1]);
            e->beats[l * e->count + k] = votes[1] / (votes[0] + votes[1]);
        }
    }
    return ENT_OK;
}

/* The mean of the candidates by their chances, which need not sum to 1. */
static double expected(const election *e)
{
    double sum = 0, total = 0;
    for (size_t k = 0; k < e->count; k++) {
        sum += e->chances[k] * e->at[k];
        total += e->chances[k];
    }
    return sum / total;
}

/* Chances as products, by their exponents, since they may be too small for a number; the largest becomes 1. */
static ent_status win_over_all(const ent_context *context, election *e)
{
    double best = -INFINITY;
    for (size_t k = 0; k < e->count; k++) {
        double sum = 0;
        ENT_TRY(ent_context_poll(context));
        for (size_t l = 0; l < e->count; l++) {
            sum += log(e->beats[k * e->count + l]);
        }
        e->chances[k] = sum;
        best = sum > best ? sum : best;
    }
    for (size_t k = 0; k < e->count; k++) {
        e->chances[k] = exp(e->chances[k] - best);
    }
    return ENT_OK;
}

ent_status ent_model_condorcet(const ent_context *context, const ent_forecast_issue *issue,
                               double *room, double *out)
{
    election e;
    nominate(issue, room, &e);
    ENT_TRY(hold_votes(context, issue, &e));
    ENT_TRY(win_over_all(context, &e));
    *out = expected(&e);
    return ENT_OK;
}

/* One round, damped by half; by how much the chance that moved most moved. */
static double challenge_all(election *e)
{
    double most = 0;
    for (size_t k = 0; k < e->count; k++) {
        double sum = 0;
        for (size_t l = 0; l < e->count; l++) {
            sum += e->beats[k * e->count + l] * (e->chances[k] + e->chances[l]);
        }
        e->spare[k] = (e->chances[k] + sum / (double)e->count) / 2;
        most = fmax(most, fabs(e->spare[k] - e->chances[k]));
    }
    double *const old = e->chances;
    e->chances = e->spare;
    e->spare = old;
    return most;
}

ent_status ent_model_markov(const ent_context *context, const ent_forecast_issue *issue,
                            double *room, double *out)
{
    election e;
    nominate(issue, room, &e);
    ENT_TRY(hold_votes(context, issue, &e));
    for (size_t k = 0; k < e.count; k++) {
        e.chances[k] = 1 / (double)e.count;
    }
    for (int round = 0; round < MOST_ROUNDS && challenge_all(&e) > SETTLED; round++) {
        ENT_TRY(ent_context_poll(context));
    }
    *out = expected(&e);
    return ENT_OK;
}
