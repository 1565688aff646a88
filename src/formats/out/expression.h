/* SPDX-License-Identifier: MIT */
/* Expressions in their canonical spelling. */
#ifndef ENT_FORMATS_OUT_EXPRESSION_H
#define ENT_FORMATS_OUT_EXPRESSION_H

#include "base/text.h"
#include "dispute/model.h"

/* Deeper expressions are left as they are written, so that a spelling never nests deeper than the
 * parser reads. */
enum { ENT_SPELLED_DEPTH = 60 };

/*
 * Appends the canonical spelling of an expression that was parsed from `written`, its spans being
 * offsets into that text. False, and then `out` is as it was, when it has none: deeper than
 * ENT_SPELLED_DEPTH, or a comparison could only be spelled with a value that is a word of the language.
 * Parsed again the spelling means the same and has itself as its spelling. O(size of the spelling).
 */
bool ent_expression_spell(ent_text *out, const ent_dispute *dispute, const char *written,
                          const ent_expression *expression);

#endif
