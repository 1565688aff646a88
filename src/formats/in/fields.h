/* SPDX-License-Identifier: MIT */
/* Taking fields out of a tree: what is there, of the right kind, and under a known key. */
#ifndef ENT_FORMATS_IN_FIELDS_H
#define ENT_FORMATS_IN_FIELDS_H

#include "dispute/builder.h"
#include "dispute/document.h"
#include "dispute/schema.h"

/* Issues E202 for every key of `map` that its form does not list and that does not begin with "x-",
 * with the nearest known key; E112 where a comma in braces cut an expression. */
ent_status ent_fields_known(ent_builder *builder, const ent_node *map, const ent_form *form);

/* *good: `node` is of this kind and not an empty value. Otherwise issues E201, naming `what`. */
ent_status ent_expect(ent_builder *builder, const ent_node *node, ent_node_kind kind,
                      const char *what, bool *good);

/* The text under `key`, copied into the dispute; NULL when absent (or wrong, after E201). */
ent_status ent_field_text(ent_builder *builder, const ent_node *map, const char *key,
                          const char **out);

/* The place of the text under `key` in `words` (ends with NULL); `otherwise` when absent or, after
 * E205, unknown. */
ent_status ent_field_word(ent_builder *builder, const ent_node *map, const char *key,
                          const char *const *words, size_t otherwise, size_t *out);

/* basis, source, passage, note and hedge. */
ent_status ent_field_grounds(ent_builder *builder, const ent_node *map, ent_grounds *out);

#endif
