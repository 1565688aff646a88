/* SPDX-License-Identifier: MIT */
/* Who does what in a sentence, by the links between its words. */
#ifndef ENTENTE_GRAMMAR_ROLES_H
#define ENTENTE_GRAMMAR_ROLES_H

#include "parser.h"

#include <entente/reading.h>

/* Fills at most `room` links, in the order of the parse; how many. Subjects and objects are whole noun phrases. */
size_t roles_find(const parsed_sentence *sentence, ent_grammar_link *links, size_t room);

#endif
