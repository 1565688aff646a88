/* SPDX-License-Identifier: MIT */
/* An explanation as words of a page: what tempts a party away from a state, who deters it, and how. */
#ifndef ENT_REPORT_MATERIAL_DETERRENCE_H
#define ENT_REPORT_MATERIAL_DETERRENCE_H

#include "report/sections/sections.h"

/* One party's stance in one line of an open item: that it stays by itself, is deterred, or leaves. */
void ent_phrase_stance(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                       size_t party);

/* Whether a party stays by itself: no move of its own gives it anything that it wants more, or it makes none. */
bool ent_phrase_contented(const ent_section_job *job, const ent_explanation *explanation,
                          size_t party);

/* What keeps contented parties, chosen[p] == 1, whose wishes stand in an order, as a sentence with a blank before it: " What such
 * a move would break: of Ann its wish 1, "x" [stated] or its wish 4, "y" [assumed]; of Bob ..."; nothing where there is none. */
void ent_phrase_keeping(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                        const int *contented);

/* One temptation of a party, and what comes of it, as sentences of an open item or paragraph, in which the words
 * "it would gain if it" stand already. */
void ent_phrase_temptation(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                           size_t party, const ent_improvement *found);

/* Which move a party likes best, where that is not the first of its improvements, the hardest to deter. */
void ent_phrase_liked(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                      size_t party);

#endif
