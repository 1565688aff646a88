/* SPDX-License-Identifier: MIT */
/* Leanings as a judgement: what a party would rather have is a departure, and all else deters it. */
#ifndef ENT_STABILITY_BEHAVIOUR_LEANING_JUDGE_H
#define ENT_STABILITY_BEHAVIOUR_LEANING_JUDGE_H

#include "stability/behaviour/deterrence.h"
#include "stability/proof/judgement.h"
#include <entente/attitudes.h>
#include <entente/fuzzy.h>

/* Who judges by a leaning: what was decided, and all moves one by one. It must stay where it was made, and what was
 * decided outlives it. */
typedef struct ent_leaning_judge {
    const ent_stable_sets *sets;
    size_t first; /* the criterion of the first of them */
    ent_leaning leaning;
    ent_graph graph;
} ent_leaning_judge;

/* The judge by attitudes, and that by degrees of preference. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT
 * (moves). Memory 8 bytes a move. Released with ent_leaning_judge_free(). */
ent_status ent_reply_judge_new(ent_context *context, const ent_replies *replies,
                               ent_leaning_judge *out);
ent_status ent_fuzzy_judge_new(ent_context *context, const ent_fuzzy *fuzzy,
                               ent_leaning_judge *out);
void ent_leaning_judge_free(ent_leaning_judge *judge);

/* The judgement: the same under all four concepts, which differ in the answers that they allow. */
ent_judgement ent_judgement_of_leaning(const ent_leaning_judge *judge);

/* How certainly a party prefers one state to another, from -ENT_FUZZY_ONE to ENT_FUZZY_ONE; *by_pair: the file says so
 * of the two by themselves. */
int32_t ent_fuzzy_certainty_of(const ent_fuzzy *fuzzy, size_t party, uint32_t state, uint32_t other,
                               bool *by_pair);

#endif
