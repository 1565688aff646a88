/* SPDX-License-Identifier: MIT */
/* What goes beyond the outcomes as they stand: lotteries, trades, shares, distances. */
#include "settlement/settlement.h"

ent_status ent_settle_beyond_new(ent_context *context, ent_bargaining *bargaining)
{
    (void)context;
    bargaining->beyond = NULL;
    return ENT_OK;
}

void ent_settle_beyond_free(ent_bargaining *bargaining)
{
    bargaining->beyond = NULL;
}
