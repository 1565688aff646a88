/* SPDX-License-Identifier: MIT */
/* What is told of an answer that deters a party, by 'explain' and by the report alike. */
#ifndef ENT_REPORT_JUDGED_ANSWERS_H
#define ENT_REPORT_JUDGED_ANSWERS_H

#include "base/text.h"
#include <entente/explain.h>

/* Whether the party that left could still gain once the answer was given: `No further move of Ann could then bring it above
 * where it was.`, or `A further move ...`. */
void ent_words_further(ent_text *text, const ent_dispute *dispute, size_t party, bool gains);

#endif
