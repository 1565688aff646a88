/* SPDX-License-Identifier: MIT */
/* What XML is written in, and the same as UTF-8. */
#ifndef ENT_FORMATS_IN_GENIUS_ENCODING_H
#define ENT_FORMATS_IN_GENIUS_ENCODING_H

#include "base/text.h"
#include "diag/context.h"
#include "diag/source.h"
#include <entente/foreign.h>

/* Whether bytes begin as XML does, in an encoding that is read: with < behind a byte-order mark and blanks. No dispute
 * file does. O(blanks). */
bool ent_xml_begins(const char *bytes, size_t length);

/*
 * Appends a text as UTF-8: what is UTF-8 or US-ASCII stays as it is, byte-order mark included; UTF-16, which is known by its
 * first bytes, and ISO-8859-1, which the text must declare, are written anew; *before tells. ENT_ERROR_INPUT: E892 is issued, as the text is
 * in another encoding or not in its own; ENT_ERROR_MEMORY. O(length).
 */
ent_status ent_xml_recode(ent_context *context, const ent_input_text *text, ent_text *out,
                          ent_coding_before *before);

#endif
