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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static ent_span extent_scalar(const ent_source *source, const ent_node *node)
{
    ent_span span = node->span;
    if (!node->quoted) {
        return span;
    }
    const char before = source->bytes[span.start - 1]; /* a quote, or the line above the text */
    if (before == '"' || before == '\'') {
        return (ent_span){span.start - 1, span.end + 1};
    }
    while (span.end > span.start && is_blank(source->bytes[span.end - 1])) {
        span.end--; /* a block of text, with the blank lines behind it */
    }
    return span;
}

/* Where a node ends: what nests is followed along its last entries, at most ENT_DOCUMENT_DEEPEST. */
static size_t extent_end(const ent_source *source, const ent_node *node)
{
    while (node->kind != ENT_NODE_SCALAR && !node->flow) { /* without brackets none is empty */
        node = node->items[node->count - 1];
    }
    return node->kind == ENT_NODE_SCALAR ? extent_scalar(source, node).end : node->span.end;
}

ent_span ent_extent(const ent_source *source, const ent_node *node)
{
    if (node->kind == ENT_NODE_SCALAR) {
        return extent_scalar(source, node);
    }
    ent_span span = {node->span.start, extent_end(source, node)};
    if (node->kind == ENT_NODE_MAP && !node->flow) {
        const size_t key = extent_scalar(source, node->keys[0]).start;
        span.start = key < span.start ? key : span.start;
    }
    return span;
}

ent_span ent_extent_entry(const ent_source *source, const ent_node *parent, size_t entry)
{
    ent_span span = ent_extent(source, parent->items[entry]);
    if (parent->kind == ENT_NODE_MAP) {
        const ent_span key = extent_scalar(source, parent->keys[entry]);
        span.start = key.start;
        span.end = span.end > key.end ? span.end : key.end; /* a value that was not written */
        return span;
    }
    size_t dash = span.start;
    while (!parent->flow && dash > parent->span.start &&
           (is_blank(source->bytes[dash]) || dash == span.start)) {
        dash--;
    }
    if (!parent->flow && source->bytes[dash] == '-') {
        span.start = dash;
    }
    return span;
}
