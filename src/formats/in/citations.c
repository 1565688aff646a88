/* SPDX-License-Identifier: MIT */
/*
 * Which sources are cited: whatever stands under a key `source` or `sources`, anywhere but in the
 * section `sources` itself. The tree is looked at as it was written, so that parts which are kept but
 * not analysed count too. Recursion is bounded by the depth of the tree.
 */
#include "formats/in/dispute_yaml.h"

/* Marks every source that a node names, in lists and mappings as well. */
static void mark(ent_builder *builder, const ent_node *node)
{
    if (node->kind == ENT_NODE_SCALAR) {
        const ent_map_entry *found =
            ent_map_get(&builder->sources, node->text.text, node->text.length);
        if (found != NULL) {
            builder->dispute->sources[found->number].used = true;
        }
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        mark(builder, node->items[i]);
    }
}

static void look(ent_builder *builder, const ent_node *node)
{
    for (size_t i = 0; node->kind != ENT_NODE_SCALAR && i < node->count; i++) {
        const ent_node *key = node->kind == ENT_NODE_MAP ? node->keys[i] : NULL;
        if (key != NULL && (ent_node_is(key, "source") || ent_node_is(key, "sources"))) {
            mark(builder, node->items[i]);
        }
        look(builder, node->items[i]);
    }
}

void ent_read_citations(ent_builder *builder, const ent_node *root)
{
    for (size_t i = 0; i < root->count; i++) {
        if (!ent_node_is(root->keys[i], "sources")) {
            look(builder, root->items[i]);
        }
    }
}
