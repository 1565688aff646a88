/* SPDX-License-Identifier: MIT */
/*
 * A second opinion on what the rules propose for a sentence.
 *
 * A grammar tells links between words; the rules tell which verbs a statement rests on. Who is linked to these verbs as
 * subject or object, and whether they are denied, is then an opinion of its own on speaker, actor, addressee and
 * negation. Where both say the same the field is sure; where they differ the other value is noted and the field is not.
 * Values are never changed.
 */
#ifndef ENT_READING_OPINION_H
#define ENT_READING_OPINION_H

#include "diag/source.h"
#include <entente/reading.h>

enum { ENT_MOST_OPINION_LINKS = 256 };

/* What a grammar says of a sentence, by places in the text. */
typedef struct ent_opinion {
    size_t count; /* 0: nothing */
    ent_grammar_link links[ENT_MOST_OPINION_LINKS];
} ent_opinion;

/* A party that stands in the sentence under some name. */
typedef struct ent_opinion_name {
    ent_span span;
    const char *party; /* its id, which outlives what is merged */
} ent_opinion_name;

/* What the rules saw of a statement. A stretch that is empty is not known. */
typedef struct ent_opinion_basis {
    ent_span saying;               /* the verb whose subject speaks */
    ent_span acting;               /* the verb whose subject acts */
    ent_span verb;                 /* the verb that may be denied, and have an object */
    const ent_opinion_name *names; /* all of the sentence */
    size_t name_count;
} ent_opinion_basis;

/*
 * Asks the grammar, where there is one, about a sentence of the text. Links that are none of the sentence, or that cut a
 * character, are left out, whatever the grammar gives. Returns whether any is left.
 */
bool ent_opinion_ask(const ent_reading_options *options, const char *text, ent_span sentence,
                     ent_opinion *out);

/* Holds the fields of a statement against the opinion. O(links * names). */
void ent_opinion_merge(const ent_opinion *opinion, const ent_opinion_basis *basis,
                       ent_coded *coded);

#endif
