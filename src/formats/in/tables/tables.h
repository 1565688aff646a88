/* SPDX-License-Identifier: MIT */
/* Tables that are read as disputes. */
#ifndef ENT_FORMATS_IN_TABLES_TABLES_H
#define ENT_FORMATS_IN_TABLES_TABLES_H

#include "dispute/builder.h"

/*
 * Whether a text is a table of positions: at least two of the columns that such a table has stand in its first line, or
 * that of actors beside any other.
 * And whether it is a KTAB scenario: its first line is a name, a description and two whole numbers. O(first line).
 */
bool ent_positions_recognised(const ent_source *source, size_t skip);
bool ent_ktab_recognised(const ent_source *source, size_t skip);

/*
 * Make the document of a dispute file of it, in the dispute's arena. *out is NULL after errors (E88x), all of which are
 * issued. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED; ENT_ERROR_INPUT where what follows cannot be told apart. O(size of the text).
 */
ent_status ent_positions_translate(ent_builder *builder, size_t skip, ent_node **out);
ent_status ent_ktab_translate(ent_builder *builder, size_t skip, ent_node **out);

#endif
