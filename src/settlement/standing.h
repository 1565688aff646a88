/* SPDX-License-Identifier: MIT */
/* Where the parties stand: how each values outcomes, what it has without agreement, and which outcomes are rational. */
#ifndef ENT_SETTLEMENT_STANDING_H
#define ENT_SETTLEMENT_STANDING_H

#include "settlement/utility/utilities.h"

/* Finds a party's keys and its disagreement. ENT_ERROR_INPUT, issued; ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_settle_find_utility(ent_context *context, ent_bargaining *bargaining, size_t party);

/* Finds the rational outcomes, and the best of them for each party. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_settle_find_rational(ent_context *context, ent_bargaining *bargaining);

/* Makes the views of the parties, and remarks. ENT_ERROR_MEMORY. */
ent_status ent_settle_put_in_words(ent_bargaining *bargaining);

#endif
