/* SPDX-License-Identifier: MIT */
/* How a row of a table of verbs is written: short names for what a verb does, and rows of verbs without particles. */
#ifndef ENT_READING_LEXICON_ROWS_H
#define ENT_READING_LEXICON_ROWS_H

#include "reading/lexicon/lexicon.h"

enum {
    SAYS = ENT_VERB_SAYS,
    WORDS = ENT_VERB_WORDS,
    TELLS = ENT_VERB_TELLS,
    PEOPLE = ENT_VERB_PEOPLE,
    ASKS = ENT_VERB_ASKS,
    MYSELF = ENT_VERB_MYSELF,
    LIGHT = ENT_VERB_LIGHT,
    ENDS = ENT_VERB_ENDS,
    SUPPORTS = ENT_VERB_SUPPORTS,
    CHANGES = ENT_VERB_CHANGES,
    HARMS = ENT_VERB_HARMS
};

#define VERB(lemma, past, participle, act, uses)                                                   \
    {                                                                                              \
        lemma, past, participle, NULL, ENT_ACT_##act, uses, ENT_MODALITY_NONE                      \
    }
#define PLAIN(lemma, act, uses) VERB(lemma, NULL, NULL, act, uses)

#endif
