/* SPDX-License-Identifier: MIT */
/* `.gmcr`, the JSON files of the GMCR programs, as a document tree in the form of a dispute file. */
#ifndef ENT_FORMATS_IN_GMCR_H
#define ENT_FORMATS_IN_GMCR_H

#include "dispute/builder.h"
#include "dispute/document.h"

/* Whether a tree is a `.gmcr` file: a mapping with `decisionMakers` and without `entente`. */
bool ent_gmcr_recognised(const ent_node *root);

/*
 * Translates the tree of a `.gmcr` file. The new nodes live in the dispute's arena and keep the places
 * of what they were made of. *out is NULL after errors (E212 to E214), which have been issued.
 * O(size of the tree).
 */
ent_status ent_gmcr_translate(ent_builder *builder, const ent_node *root, ent_node **out);

#endif
