/* SPDX-License-Identifier: MIT */
/* Whether a party stays at the state, by what matters of everybody's wishes. */
#ifndef ENT_LEVERAGE_JUDGE_H
#define ENT_LEVERAGE_JUDGE_H

#include "leverage/ground.h"
#include "stability/solution.h"

/* What matters of a party's wishes, as bits in words of 32. */
typedef struct ent_wish_view {
    const uint32_t *below;  /* a bit a state near: it likes it no better than the state */
    const uint32_t *better; /* a bit an arc of its own: it improves; NULL where nobody asks */
} ent_wish_view;

static inline bool ent_view_has(const uint32_t *bits, size_t at)
{
    return (bits[at / 32] >> (at % 32) & 1) != 0;
}

typedef struct ent_judge {
    const ent_ground *ground;
    uint32_t *stamp; /* per state and last mover: the search that passed it */
    uint32_t search;
    size_t *queue; /* states with last movers */
} ent_judge;

ent_status ent_judge_new(const ent_ground *ground, ent_judge *out);
void ent_judge_free(ent_judge *judge);

/* Whether a party stays at the ground's state; of the views only `below` of the party itself is read, and where
 * the rule has improvements only `better` of the others. O(moves) for each move of the party. */
bool ent_judge_stays(ent_judge *judge, ent_concept_rule rule, size_t party,
                     const ent_wish_view *views);

#endif
