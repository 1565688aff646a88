/* SPDX-License-Identifier: MIT */
/* Why a party stays that no move of its own would make better off, in words. */
#ifndef ENT_REPORT_JUDGED_STAYING_H
#define ENT_REPORT_JUDGED_STAYING_H

#include "base/text.h"
#include <entente/explain.h>

/* The headline: "stays: each of its 3 moves is worse for it.
 * All of its wishes are met." */
void ent_words_stay(ent_text *text, const ent_solution *solution, const ent_stance *stance,
                    size_t party);

/* What one kind of its moves would cost it: `If it drops "y" (to s5), it breaks its wish ...` */
typedef struct ent_words_loss {
    const ent_solution *solution;
    size_t party;
    uint64_t state;
} ent_words_loss;
void ent_words_cost(ent_text *text, const ent_words_loss *loss, const ent_cost *cost);

/* What a credible answer is, and what it is not asked to be: once, where one was told of; nothing elsewhere. */
void ent_words_credible(ent_text *text, const ent_explanation *explanation);

#endif
