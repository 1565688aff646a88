/* SPDX-License-Identifier: MIT */
/* What is found of a settlement problem beyond its outcomes as they stand. */
#ifndef ENT_SETTLEMENT_BEYOND_H
#define ENT_SETTLEMENT_BEYOND_H

#include "settlement/settlement.h"

struct ent_settle_beyond {
    ent_lottery_view lotteries[ENT_POINT_COUNT]; /* what they point to is in the arena */
    double *
        units; /* per party: what a share of its gains is counted in; 0 where it has nothing to gain */
    double *shares; /* per issue and party: how much of its range hangs on it */
    bool all_cardinal;
    double opposition;
    bool has_from;
    uint64_t from;
    ent_trade_view *trades; /* the best first */
    size_t trade_count;
};

/* Each finds a part, in the order in which they stand. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_lotteries_find(ent_context *context, ent_bargaining *bargaining); /* lottery/ */
ent_status ent_from_find(ent_context *context,
                         ent_bargaining *bargaining); /* also NOT_FOUND, INPUT */
ent_status ent_shares_find(ent_context *context, ent_bargaining *bargaining);
ent_status ent_trades_find(ent_context *context, ent_bargaining *bargaining);
ent_status ent_opposition_find(ent_context *context, ent_bargaining *bargaining);

/* How much more one outcome is worth to a cardinal party than another, in its unit; exactly 0 where that is so, and of the
 * right sign. */
double ent_gain_between(const ent_bargaining *bargaining, size_t party, uint64_t from, uint64_t to);

#endif
