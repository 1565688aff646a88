/* SPDX-License-Identifier: MIT */
/* Genius scenarios, a domain and a profile for each party, as a document in the form of a dispute file. */
#ifndef ENT_FORMATS_IN_GENIUS_H
#define ENT_FORMATS_IN_GENIUS_H

#include "dispute/builder.h"
#include "dispute/document.h"
#include <entente/foreign.h>

/*
 * Translates the texts that are the parts of the builder's source: a domain, and the profiles behind it. The new
 * nodes live in the dispute's arena and keep the places of what they were made of. *out is NULL after errors (E891
 * to E896), which have been issued. ENT_ERROR_INPUT (a text that is not XML), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED.
 * O(length of the texts), expected.
 */
ent_status ent_genius_translate(ent_builder *builder, ent_node **out);

/* Reads a dispute from texts that all begin as XML does. */
ent_status ent_genius_read(ent_context *context, const ent_input_text *texts, size_t count,
                           ent_dispute **out);

#endif
