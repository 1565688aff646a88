/* SPDX-License-Identifier: MIT */
/* How a text is laid out, so that what is put into it looks like what stands beside it. */
#ifndef ENT_EDITING_STYLE_H
#define ENT_EDITING_STYLE_H

#include "base/text.h"
#include "editing/plan.h"

/* The line end of the text: "\n", or "\r\n" where its first line has that. */
const char *ent_style_line_end(const ent_source *source);

/* Whether the keys of a document stand in quotes, as in JSON. */
bool ent_style_quotes(const ent_node *root);

/* How much deeper the entries of sections stand than their keys: as below the first section that shows it, else 2. */
size_t ent_style_indent(const ent_source *source, const ent_node *root);

/* Adds a word: in quotes where asked, and where it would mean something else without. */
void ent_style_word(ent_text *text, const char *word, bool quotes);

/* Adds `KEY: VALUE`. */
void ent_style_entry(ent_text *text, const char *key, const char *value, bool quotes);

/* The first entry of the document that stands behind a section in the format; their number where none does. */
size_t ent_style_successor(const ent_node *root, const char *section);

/* Adds blanks. */
void ent_style_blanks(ent_text *text, size_t count);

#endif
