/* SPDX-License-Identifier: MIT */
/* YAML (and so JSON) as a document tree; nothing of a dispute is known here. */
#ifndef ENT_FORMATS_IN_YAML_H
#define ENT_FORMATS_IN_YAML_H

#include "diag/diagnostic.h"
#include "dispute/document.h"

/*
 * Parses one document. Refuses, each with its own diagnostic, what product files never need: anchors,
 * aliases, tags, duplicate or complex keys, second documents, nesting deeper than ENT_DOCUMENT_DEEPEST.
 * A plain `null` counts as not written. The tree and its text live in `arena`. ENT_ERROR_INPUT: issued.
 */
ent_status ent_yaml_parse(ent_context *context, const ent_source *source, size_t skip,
                          ent_arena *arena, ent_node **out);

#endif
