/* SPDX-License-Identifier: MIT */
/* Guesses at what was meant by a word of an expression that means nothing there; each makes a cure. */
#ifndef ENT_DISPUTE_EXPRESSIONS_GUESS_H
#define ENT_DISPUTE_EXPRESSIONS_GUESS_H

#include "base/text.h"
#include "dispute/builder.h"
#include "dispute/expressions/lexer.h"

/* Appends what a word that is no option or state was perhaps meant for; nothing when there is no guess. */
void ent_guess_meaning(const ent_builder *builder, const ent_written *name, ent_text *cure);

/* The cure for a word that people write between two parts and the language does not have; NULL for others. */
const char *ent_guess_word(const char *word, size_t length);

/* Appends the whole text in words of the language, where the word at the token joins two parts of it ('b if a') or begins it
 * ('if a then b'); nothing where it is no such word or the parts are not plain. */
void ent_guess_rewrite(const ent_written *text, ent_token token, ent_text *cure);

/* Appends the cure for a word that begins a name written with blanks or hyphens, or is an article before one; else nothing. */
void ent_guess_name(const ent_map *names, const ent_written *text, ent_token token, ent_text *cure);

#endif
