/* SPDX-License-Identifier: MIT */
/* Which points pick an outcome. */
#ifndef ENT_REPORT_SETTLEMENT_PICKS_H
#define ENT_REPORT_SETTLEMENT_PICKS_H

#include <entente/settle.h>

/* The points that pick an outcome, as bits 1u << ENT_POINT_... O(log outcomes that a point picks). */
unsigned ent_outcome_picks(const ent_bargaining *bargaining, uint64_t outcome);

#endif
