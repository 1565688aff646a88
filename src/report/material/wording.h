/* SPDX-License-Identifier: MIT */
/*
 * Expressions in words, for people who have not seen the file: labels for options, blanks for underscores in names.
 *
 * `deal and wages >= half` becomes `deal and "higher wages" at least half`, `strike iff not deal` becomes
 * `"a strike" if and only if not deal`.
 */
#ifndef ENT_REPORT_MATERIAL_WORDING_H
#define ENT_REPORT_MATERIAL_WORDING_H

#include "base/text.h"
#include "dispute/model.h"

/* Adds an expression of the dispute; in graph form, whose states have no options, as it is `written`. O(its nodes). */
void ent_wording_add(ent_text *text, const ent_dispute *dispute, const ent_expression *expression,
                     const char *written);

/* Adds the label of an option, in quotes or bare; with its party where another option is labelled alike. O(options). */
void ent_wording_label(ent_text *text, const ent_dispute *dispute, size_t option, bool quoted);

/* Adds a name of the file with blanks for its underscores. */
void ent_wording_name(ent_text *text, const char *name);

/* The same as it begins a sentence or a title, with a capital. */
void ent_wording_opening(ent_text *text, const char *name);

#endif
