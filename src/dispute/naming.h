/* SPDX-License-Identifier: MIT */
/* Names that come of what is none: "raise-wages" is raise_wages, "25" is p25. */
#ifndef ENT_DISPUTE_NAMING_H
#define ENT_DISPUTE_NAMING_H

#include "base/text.h"
#include "diag/source.h"

/*
 * The name that comes of a text with _ for blanks and other signs, and p before a number; NULL in *out where none does. It
 * lives in the arena. ENT_ERROR_MEMORY.
 */
ent_status ent_name_made_of(ent_arena *arena, const ent_written *text, const char **out);

#endif
