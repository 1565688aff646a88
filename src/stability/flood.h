/* SPDX-License-Identifier: MIT */
/* The worst that opponents can do to a party, from every state at once. */
#ifndef ENT_STABILITY_FLOOD_H
#define ENT_STABILITY_FLOOD_H

#include "stability/graph.h"

/* What a sanction is judged by, and which moves may lead to it. */
typedef struct ent_flood {
    size_t party;           /* the party that is sanctioned; all others move */
    const uint32_t *value;  /* per state: what being left there is worth to it */
    uint32_t bound;         /* all values are below this */
    bool improvements_only; /* opponents make improvements only */
} ent_flood;

/*
 * low[s] becomes the least value over s and all states that the opponents can reach from s by legal
 * sequences. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(parties * states), and where a mover has one-way
 * options times the cells of its groups.
 */
ent_status ent_flood_low(ent_context *context, const ent_graph *graph, const ent_flood *flood,
                         uint32_t *low);

#endif
