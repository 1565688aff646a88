/* SPDX-License-Identifier: MIT */
/* What lies behind a complaint of the YAML parser, which tells only where it noticed. */
#ifndef ENT_FORMATS_IN_CAUSE_CAUSE_H
#define ENT_FORMATS_IN_CAUSE_CAUSE_H

#include "base/text.h"
#include "diag/source.h"

/*
 * Looks for the cause of a complaint about a line, counted from 0, in that line and in those before it. Found: true, the
 * place in *span, and what is wrong and the cure appended to the two texts. One walk through the lines.
 */
bool ent_yaml_cause(const ent_source *source, size_t line, ent_span *span, ent_text *message,
                    ent_text *cure);

#endif
