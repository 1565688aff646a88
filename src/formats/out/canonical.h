/* SPDX-License-Identifier: MIT */
/* The canonical tree of a dispute, which YAML and JSON then only lay out. */
#ifndef ENT_FORMATS_OUT_CANONICAL_H
#define ENT_FORMATS_OUT_CANONICAL_H

#include "dispute/model.h"

/*
 * Makes the canonical tree of `root` in `arena`, which is the dispute's document or what of it is current. Where
 * events follow, expressions stay as they are written, as each speaks of the options of its own moment. In it `quoted` says of a scalar that it
 * is text and not a literal, `flow` of a list that it stands on one line where it fits, and of a scalar
 * that it stays on one line however long. Text may still belong to the dispute. ENT_ERROR_MEMORY.
 * O(size of the document).
 */
ent_status ent_canonical_tree(ent_context *context, const ent_dispute *dispute,
                              const ent_node *root, ent_arena *arena, ent_node **out);

#endif
