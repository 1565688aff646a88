/* SPDX-License-Identifier: MIT */
/* What parties feel for each other, inside: whether a state pleases, and the judgement that follows. */
#ifndef ENT_STABILITY_BEHAVIOUR_ATTITUDES_H
#define ENT_STABILITY_BEHAVIOUR_ATTITUDES_H

#include "stability/proof/judgement.h"
#include <entente/attitudes.h>

/* Whether x pleases a party against s, by the levels of all parties. O(parties). */
bool ent_pleases(const ent_graph *graph, size_t party, uint32_t x, uint32_t s);

/* Who judges by attitudes: what was decided, and all moves one by one. It must stay where it was made. */
typedef struct ent_reply_judge {
    const ent_replies *replies;
    ent_graph graph;
} ent_reply_judge;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT (moves). Memory 8 bytes a move. */
ent_status ent_reply_judge_new(ent_context *context, const ent_replies *replies,
                               ent_reply_judge *out);
void ent_reply_judge_free(ent_reply_judge *judge);

/* Replies are departures, and what does not please deters. */
ent_judgement ent_judgement_of_replies(const ent_reply_judge *judge);

#endif
