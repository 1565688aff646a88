/* SPDX-License-Identifier: MIT */
/* In a sentence of another answer: whether several parties together would leave a state. */
#ifndef ENT_REPORT_COALITIONS_SEVERAL_H
#define ENT_REPORT_COALITIONS_SEVERAL_H

#include "formats/out/writer.h"
#include <entente/coalitions.h>

/* What becomes of a state where parties act together. */
typedef enum ent_several {
    ENT_SEVERAL_STAY,     /* no set of several could do better */
    ENT_SEVERAL_DETERRED, /* some could, and the others could deter each */
    ENT_SEVERAL_LEAVE     /* some could, and nobody could deter that */
} ent_several;

/* Whether a view may carry it: nothing, or what was asked of the same space under CNash and CGMR. */
bool ent_several_fits(const ent_coalitions *found, const ent_space *space);

ent_several ent_several_of(const ent_coalitions *found, uint64_t state);

/* "Against several acting together it does not hold: the port and the union together would leave it, and nobody could
 * deter that": without a full stop, and the first letter small unless the text is empty. `numbered`: "s3" for the first
 * "it", where more is told of than one state. */
void ent_words_several(ent_text *text, const ent_coalitions *found, uint64_t state, bool numbered);

/* The same as an object: the verdict, and the smallest sets that it is about. */
void ent_json_several(ent_writer *writer, const ent_coalitions *found, uint64_t state);

#endif
