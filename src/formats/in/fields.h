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

/* The same with a cure of its own. */
ent_status ent_expect_or(ent_builder *builder, const ent_node *node, ent_node_kind kind,
                         const char *what, const char *cure, bool *good);

/* The text under `key`, copied into the dispute; NULL when absent (or wrong, after E201). */
ent_status ent_field_text(ent_builder *builder, const ent_node *map, const char *key,
                          const char **out);

/* The place of the text under `key` in `words` (ends with NULL); `otherwise` when absent or, after
 * E205, unknown. */
ent_status ent_field_word(ent_builder *builder, const ent_node *map, const char *key,
                          const char *const *words, size_t otherwise, size_t *out);

/* A copy of a node's text; NULL where it is absent, empty, or no single value, which nobody minds. */
ent_status ent_field_kept(ent_builder *builder, const ent_node *node, const char **out);

/* A number from 0 to 1 in millionths: what it may be, and what is said when it is not. */
typedef struct ent_degree_form {
    int64_t least, most;
    const char *message, *cure;
} ent_degree_form;

/* Reads a degree of preference or a threshold; E361 leaves *out as it is. */
ent_status ent_field_degree(ent_builder *builder, const ent_node *node, const ent_degree_form *form,
                            uint32_t *out);

/* The party that a key names; *found false after E301. */
ent_status ent_field_party(ent_builder *builder, const ent_node *key, size_t *out, bool *found);

/* A section with a value for each party: what messages call both, what kind a value is, and what reads it. */
typedef struct ent_party_section {
    const char *called, *value; /* `value` NULL: of any kind */
    ent_node_kind kind;
    ent_status (*read)(ent_builder *builder, size_t party, const ent_node *value);
} ent_party_section;

/* Goes through such a section; it may be NULL or empty. */
ent_status ent_fields_by_party(ent_builder *builder, const ent_node *section,
                               const ent_party_section *form);

/* basis, source, passage, bytes, speaker, note, hedge and coder; E303 where there is no such source. */
ent_status ent_field_grounds(ent_builder *builder, const ent_node *map, ent_grounds *out);

/* The same without asking whether there is such a source. */
ent_status ent_field_cited(ent_builder *builder, const ent_node *map, ent_grounds *out);

/* The name under `id`, or NULL; E206. */
ent_status ent_field_id(ent_builder *builder, const ent_node *map, const char **out);

/* Issues E805 for the second of two items of a list that have the same `id`. */
ent_status ent_ids_differ(ent_builder *builder, const ent_node *list);

#endif
