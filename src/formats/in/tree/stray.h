/* SPDX-License-Identifier: MIT */
/* What stands beside the key that it belongs to, as it is not indented enough. */
#ifndef ENT_FORMATS_IN_TREE_STRAY_H
#define ENT_FORMATS_IN_TREE_STRAY_H

#include "dispute/builder.h"
#include "dispute/schema.h"

/* Issues E201 once for each key without a value that is followed by keys unknown to the form of the mapping, which
 * it could have; *out whether there was any. */
ent_status ent_stray_below(ent_builder *builder, const ent_node *map, const ent_form *form,
                           bool *out);

/* The same in a mapping of names: what follows an empty entry are keys of `form`, as its entries have them. */
ent_status ent_stray_beside(ent_builder *builder, const ent_node *map, const ent_form *form,
                            bool *out);

#endif
