/* SPDX-License-Identifier: MIT */
/* What points ask for, and which pick an outcome. */
#ifndef ENT_REPORT_SETTLEMENT_PICKS_H
#define ENT_REPORT_SETTLEMENT_PICKS_H

#include <entente/settle.h>

/* What the standard behind a point asks for, in words that people read behind its name: "the largest sum". */
const char *ent_point_asks(ent_point point);

/* The points that pick an outcome, as bits 1u << ENT_POINT_... O(log outcomes that a point picks). */
unsigned ent_outcome_picks(const ent_bargaining *bargaining, uint64_t outcome);

#endif
