/* SPDX-License-Identifier: MIT */
/* Making nodes. */
#include "formats/in/tree/nodes.h"

#include <string.h>

ent_node *ent_node_new(ent_arena *arena, ent_node_kind kind, size_t room, ent_span span)
{
    ent_node *node = ent_arena_new(arena, 1, sizeof *node);
    if (node != NULL) {
        node->kind = kind;
        node->span = span;
        node->items = ent_arena_new(arena, room, sizeof *node->items);
        node->keys = ent_arena_new(arena, room, sizeof *node->keys);
    }
    return node == NULL || node->items == NULL || node->keys == NULL ? NULL : node;
}

ent_node *ent_node_literal(ent_arena *arena, const char *text, size_t length, ent_span span)
{
    ent_node *node = ent_arena_new(arena, 1, sizeof *node);
    const char *kept = ent_arena_text(arena, text, length);
    if (node == NULL || kept == NULL) {
        return NULL;
    }
    node->kind = ENT_NODE_SCALAR;
    node->span = span;
    node->text = (ent_written){.text = kept, .length = length, .span = span};
    return node;
}

ent_node *ent_node_text(ent_arena *arena, const char *text, size_t length, ent_span span)
{
    ent_node *node = ent_node_literal(arena, text, length, span);
    if (node != NULL) {
        node->quoted = true;
    }
    return node;
}

void ent_node_add(ent_node *list, ent_node *item)
{
    list->items[list->count++] = item;
}

ent_status ent_node_put_id(ent_arena *arena, ent_node *map, const ent_written *id, ent_node *item)
{
    ent_node *key = item == NULL ? NULL : ent_node_text(arena, id->text, id->length, id->span);
    if (key == NULL) {
        return ENT_ERROR_MEMORY;
    }
    map->keys[map->count] = key;
    ent_node_add(map, item);
    return ENT_OK;
}

ent_status ent_node_put(ent_arena *arena, ent_node *map, const char *key, ent_node *item)
{
    const ent_written id = {
        .text = key, .length = strlen(key), .span = item == NULL ? (ent_span){0, 0} : item->span};
    return ent_node_put_id(arena, map, &id, item);
}
