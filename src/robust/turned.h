/* SPDX-License-Identifier: MIT */
/* Which orders no reading of a family keeps as they are in the file. */
#ifndef ENT_ROBUST_TURNED_H
#define ENT_ROBUST_TURNED_H

#include <entente/robust.h>

/* Whether each reading turns the order of a party round: it has two items, and an odd number of swaps exchanges them. */
bool ent_readings_turn_round(const ent_readings *readings, size_t party);

#endif
