/* SPDX-License-Identifier: MIT */
/* What is told of an answer that deters a party, by 'explain' and by the report alike. */
#ifndef ENT_REPORT_JUDGED_ANSWERS_H
#define ENT_REPORT_JUDGED_ANSWERS_H

#include "base/text.h"
#include <entente/explain.h>

/* Whether the party that left could still gain once the answer was given: `No further move of Ann could then bring it above
 * where it was.`, or `A further move ...`. */
void ent_words_further(ent_text *text, const ent_dispute *dispute, size_t party, bool gains);

/* What else deters, each of it a single move: "Another single move that pays its giver deters it, too, so either of the two is
 * enough: Bob takes up "y" (to s5).", or how many of whom, followed by `unnamed` (" (--limit 0 names them)"). Where `unnamed` is
 * NULL it is not told where each leads either. Nothing where there is none. */
void ent_words_others(ent_text *text, const ent_space *space, const ent_improvement *found,
                      const char *unnamed);

/* The first step of an answer may come unprompted, as its mover would gain by it from the explained state, too: "Bob would gain
 * by this move from s3 itself, too", without a full stop. Returns false, and adds nothing, where it is not so. */
bool ent_words_unprompted(ent_text *text, const ent_dispute *dispute,
                          const ent_explanation *explanation, const ent_improvement *found);

/* Whether it is known that its mover is deterred from that or is not; under which concepts it is. */
bool ent_unprompted_known(const ent_explanation *explanation, const ent_improvement *found,
                          unsigned *deterred);

#endif
