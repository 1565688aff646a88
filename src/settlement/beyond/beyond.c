/* SPDX-License-Identifier: MIT */
/* What goes beyond the outcomes as they stand: lotteries, trades, shares, distances. */
#include "settlement/beyond/beyond.h"

#include <float.h>

/* What each party could gain at best; where that is nothing, all that is at stake for it. */
static ent_status find_units(ent_bargaining *b)
{
    double *units = ent_arena_new(&b->arena, b->parties, sizeof *units);
    if (units == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < b->parties; p++) {
        const ent_bargainer_view *view = &b->bargainers[p];
        if (view->best != NULL) {
            units[p] = view->best_number - view->at_disagreement_number;
        }
        if (!(units[p] > 0)) {
            units[p] = view->most_number - view->least_number;
        }
    }
    b->beyond->units = units;
    return ENT_OK;
}

double ent_gain_between(const ent_bargaining *bargaining, size_t party, uint64_t from, uint64_t to)
{
    const int order = ent_outcome_compare(bargaining, to, from, party);
    const double unit = bargaining->beyond->units[party];
    if (order == 0 || !(unit > 0)) {
        return 0;
    }
    const double more =
        (ent_outcome_worth(bargaining, to, party) - ent_outcome_worth(bargaining, from, party)) /
        unit;
    if (order > 0) {
        return more > 0 ? more : DBL_MIN;
    }
    return more < 0 ? more : -DBL_MIN;
}

ent_status ent_settle_beyond_new(ent_context *context, ent_bargaining *bargaining)
{
    size_t party = 0;
    bargaining->beyond = ent_arena_new(&bargaining->arena, 1, sizeof *bargaining->beyond);
    if (bargaining->beyond == NULL) {
        return ENT_ERROR_MEMORY;
    }
    bargaining->beyond->all_cardinal = ent_settle_all_cardinal(bargaining, &party);
    ENT_TRY(find_units(bargaining));
    ENT_TRY(ent_lotteries_find(context, bargaining));
    ENT_TRY(ent_from_find(context, bargaining));
    ENT_TRY(ent_shares_find(context, bargaining));
    ENT_TRY(ent_trades_find(context, bargaining));
    return ent_opposition_find(context, bargaining);
}

void ent_settle_beyond_free(ent_bargaining *bargaining)
{
    bargaining->beyond = NULL; /* all of it is in the arena */
}
