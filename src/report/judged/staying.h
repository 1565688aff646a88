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

/* Its moves that make no difference to it, where it has any: "No difference to it: if it drops "y" (to s5); and 2 more
 * moves." */
void ent_words_equals(ent_text *text, const ent_words_loss *from, const ent_stance *stance);

/* Its options that no move changes, and why: `Here it cannot change "x" (it cannot be taken back).`; or nothing. */
void ent_words_fixed(ent_text *text, const ent_dispute *dispute, const ent_stance *stance);

/* That who gives an answer that pays would have to fear one in turn: `For this the union itself would have to fear an answer
 * that pays`, without a full stop; nothing where it is not so. */
void ent_words_feared(ent_text *text, const ent_solution *solution, const ent_improvement *found);

/* The improvement that the party likes best, where none of those shown is liked as well; nothing elsewhere, and where none is
 * shown. As it comes after all of these, it is easier to deter. */
void ent_words_liked(ent_text *text, const ent_solution *solution,
                     const ent_explanation *explanation, size_t party);

/* What a credible answer is, and what it is not asked to be: once, where one was told of; nothing elsewhere. */
void ent_words_credible(ent_text *text, const ent_explanation *explanation);

#endif
