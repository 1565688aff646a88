/* SPDX-License-Identifier: MIT */
/*
 * The weighted median: the lowest position at or below which stands half of all weight, influence times salience.
 *
 * It is the outcome that no majority by weight would leave, where positions are on a line and closer is better
 * (Black 1948). Where all weights are 0 each party weighs the same. Half is taken with a slack of a trillionth of the
 * whole, so that weights that make exactly half in decimals do so here. Time O(parties log parties).
 */
#include "forecast/forecast.h"

#include <stdlib.h>

/* Two numbers of the room: a position and its weight. */
typedef struct weighed {
    double position, weight;
} weighed;

static int by_position(const void *one, const void *other)
{
    const weighed *a = one, *b = other;
    return (a->position > b->position) - (a->position < b->position);
}

ent_status ent_model_median(const ent_context *context, const ent_forecast_issue *issue,
                            double *room, double *out)
{
    weighed *all = (weighed *)(void *)room;
    const size_t count = issue->parties;
    double total = 0, below = 0;
    (void)context;
    for (size_t p = 0; p < count; p++) {
        all[p] = (weighed){issue->positions[p], issue->influence[p] * issue->saliences[p]};
        total += all[p].weight;
    }
    for (size_t p = 0; p < count && !(total > 0); p++) {
        all[p].weight = 1;
    }
    total = total > 0 ? total : (double)count;
    qsort(all, count, sizeof *all, by_position);
    size_t at = 0;
    for (below = all[0].weight; at + 1 < count && 2 * below < total * (1 - 1e-12);) {
        below += all[++at].weight;
    }
    *out = all[at].position;
    return ENT_OK;
}
