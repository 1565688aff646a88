/* SPDX-License-Identifier: MIT */
/* Answers to a coalition's improvement, told move by move: searched forward, apart from what decides. */
#ifndef ENT_COALITIONS_ANSWERS_H
#define ENT_COALITIONS_ANSWERS_H

#include "coalitions/contest.h"
#include <entente/coalitions.h>

/* All that an answer points to is made in an arena. */
typedef struct ent_answerer {
    ent_contest *contest;       /* the state is left: ent_contest_leave() */
    const ent_retorts *replies; /* of the others */
    ent_arena *arena;
    uint32_t *value; /* room, a number a state */
    uint32_t *worth
        [2]; /* room likewise: 0 for what is a sanction, for all concepts but SMR, and for SMR */
    bool known[2]; /* of the state left */
} ent_answerer;

/* The answer under a concept (GMR, SMR or SEQ) to an improvement that is deterred under it. Likewise; for
 * SEQ also O(improvements of the others). */
ent_status ent_answer_find(ent_answerer *answerer, ent_concept concept, uint32_t improvement,
                           ent_joint_answer *out);

#endif
