/* SPDX-License-Identifier: MIT */
/* Looking into a document tree. */
#include "dispute/document.h"

#include <string.h>

bool ent_node_is(const ent_node *node, const char *word)
{
    return node->kind == ENT_NODE_SCALAR && strlen(word) == node->text.length &&
           memcmp(word, node->text.text, node->text.length) == 0;
}

ent_node *ent_field(const ent_node *map, const char *key)
{
    for (size_t i = 0; i < map->count; i++) {
        if (ent_node_is(map->keys[i], key)) {
            return map->items[i];
        }
    }
    return NULL;
}
