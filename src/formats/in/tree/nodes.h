/* SPDX-License-Identifier: MIT */
/* Nodes of a document that is made, not parsed: each in an arena; NULL when memory is refused. */
#ifndef ENT_FORMATS_IN_TREE_NODES_H
#define ENT_FORMATS_IN_TREE_NODES_H

#include "base/memory.h"
#include "dispute/document.h"

/* A mapping or list with room for `room` entries. */
ent_node *ent_node_new(ent_arena *arena, ent_node_kind kind, size_t room, ent_span span);

/* A text, copied; it counts as quoted. And what is read as a number or a word. */
ent_node *ent_node_text(ent_arena *arena, const char *text, size_t length, ent_span span);
ent_node *ent_node_literal(ent_arena *arena, const char *text, size_t length, ent_span span);

/* Append to a node that has room. A `key` is copied; its place is the item's, that of an identifier its
 * own. ENT_ERROR_MEMORY, also where the item is NULL. */
ent_status ent_node_put_id(ent_arena *arena, ent_node *map, const ent_written *id, ent_node *item);
ent_status ent_node_put(ent_arena *arena, ent_node *map, const char *key, ent_node *item);
void ent_node_add(ent_node *list, ent_node *item);

#endif
