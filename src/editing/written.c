/* SPDX-License-Identifier: MIT */
/* Writing trees of our own making: mappings, lists of words, and lists of mappings, none of them empty. Recursion is as
 * deep as they are. */
#include "editing/written.h"

#include "editing/style.h"
#include "formats/out/scalar.h"

#include <string.h>

/* Whether a value is a number that names a place or a statement by its place: such are read without quotes. */
static bool is_place(const ent_node *key, const ent_node *value)
{
    static const char *const keys[] = {"drop", "move", "before", "after", "at"};
    bool named = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        named = named || ent_node_is(key, keys[i]);
    }
    return named && value->text.length > 0 &&
           strspn(value->text.text, "0123456789") == value->text.length;
}

static void add_scalar(ent_text *text, const ent_layout *layout, const ent_node *node,
                       ent_scalar_place place)
{
    const ent_written *w = &node->text;
    if (layout->quotes || !ent_is_plain(w->text, w->length, place)) {
        ent_text_add_string(text, w->text, w->length);
    } else {
        ent_text_add_bytes(text, w->text, w->length);
    }
}

void ent_layout_flow(ent_text *text, const ent_layout *layout, const ent_node *node)
{
    const bool map = node->kind == ENT_NODE_MAP;
    if (node->kind == ENT_NODE_SCALAR) {
        add_scalar(text, layout, node, ENT_SCALAR_IN_LIST);
        return;
    }
    ent_text_add(text, map ? "{" : "[");
    for (size_t i = 0; i < node->count; i++) {
        ent_text_add(text, i == 0 ? "" : ", ");
        if (map) {
            add_scalar(text, layout, node->keys[i], ENT_SCALAR_KEY);
            ent_text_add(text, ": ");
        }
        if (map && node->items[i]->kind == ENT_NODE_SCALAR &&
            is_place(node->keys[i], node->items[i])) {
            ent_text_add(text, node->items[i]->text.text);
            continue;
        }
        ent_layout_flow(text, layout, node->items[i]);
    }
    ent_text_add(text, map ? "}" : "]");
}

static void begin_line(ent_text *text, const ent_layout *layout, size_t column)
{
    ent_text_add(text, layout->line_end);
    ent_style_blanks(text, column);
}

/* Adds a mapping, its first key where the text stands. */
static void add_map(ent_text *text, const ent_layout *layout, const ent_node *map, size_t column)
{
    for (size_t i = 0; i < map->count; i++) {
        if (i > 0) {
            begin_line(text, layout, column);
        }
        ent_layout_entry(text, layout, map->keys[i], map->items[i], column);
    }
}

static bool is_of_words(const ent_node *list)
{
    return list->kind == ENT_NODE_LIST && list->items[0]->kind == ENT_NODE_SCALAR;
}

void ent_layout_item(ent_text *text, const ent_layout *layout, const ent_node *item, size_t column)
{
    ent_text_add(text, "- ");
    add_map(text, layout, item, column + 2);
}

void ent_layout_entry(ent_text *text, const ent_layout *layout, const ent_node *key,
                      const ent_node *value, size_t column)
{
    const size_t below = column + layout->indent;
    add_scalar(text, layout, key, ENT_SCALAR_KEY);
    ent_text_add(text, ":");
    if (value->kind == ENT_NODE_SCALAR && is_place(key, value)) {
        ent_text_format(text, " %s", value->text.text);
    } else if (value->kind == ENT_NODE_SCALAR) {
        ent_text_add(text, " ");
        add_scalar(text, layout, value, ENT_SCALAR_VALUE);
    } else if (is_of_words(value)) {
        ent_text_add(text, " ");
        ent_layout_flow(text, layout, value);
    } else if (value->kind == ENT_NODE_MAP) {
        begin_line(text, layout, below);
        add_map(text, layout, value, below);
    } else {
        for (size_t i = 0; i < value->count; i++) {
            begin_line(text, layout, below);
            ent_layout_item(text, layout, value->items[i], below);
        }
    }
}
