/* SPDX-License-Identifier: MIT */
/* How to write a text in quotes that has a quote of its own kind in it. */
#ifndef ENT_FORMATS_IN_TREE_REQUOTE_H
#define ENT_FORMATS_IN_TREE_REQUOTE_H

#include "base/text.h"

/*
 * Appends to a cure how to write a text that begins with a quote, and whose quotes end at `after` though more of the
 * text follows, as in 'the county's town'. False, and nothing appended, where what follows is no part of the text in quotes,
 * as in "new" plans, or where it is longer than `longest`. O(length).
 */
bool ent_requote(ent_text *cure, const char *text, size_t length, size_t after, size_t longest);

#endif
