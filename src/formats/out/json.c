/* SPDX-License-Identifier: MIT */
/* A canonical tree as JSON: an entry a line, indented by two blanks, short lists on one line. */
#include "formats/out/layout.h"
#include "formats/out/scalar.h"

static void put_node(ent_writer *w, const ent_node *node, size_t indent, size_t column);

static void add_scalar(ent_text *text, const ent_node *scalar)
{
    if (scalar->quoted) {
        ent_text_add_string(text, scalar->text.text, scalar->text.length);
    } else {
        ent_text_add_bytes(text, scalar->text.text, scalar->text.length);
    }
}

/* Puts a scalar, or a key whatever it looks like; returns its width. */
static size_t put_scalar(ent_writer *w, const ent_node *scalar, bool key)
{
    ent_node string = *scalar;
    string.quoted = key || scalar->quoted;
    ent_text text;
    ent_text_init(&text, w->buffer.allocator);
    add_scalar(&text, &string);
    const size_t width = ent_utf8_length(ent_text_get(&text), text.length);
    ent_put_text(w, &text);
    return width;
}

static void put_entries(ent_writer *w, const ent_node *node, size_t indent)
{
    const bool map = node->kind == ENT_NODE_MAP;
    ent_put(w, map ? "{" : "[");
    for (size_t i = 0; i < node->count; i++) {
        size_t column = indent + 2;
        ent_put(w, i == 0 ? "\n" : ",\n");
        ent_put_blanks(w, column);
        if (map) {
            column += put_scalar(w, node->keys[i], true) + 2;
            ent_put(w, ": ");
        }
        put_node(w, node->items[i], indent + 2, column + 1); /* a comma may follow */
    }
    if (node->count > 0) {
        ent_put(w, "\n");
        ent_put_blanks(w, indent);
    }
    ent_put(w, map ? "}" : "]");
}

static void put_node(ent_writer *w, const ent_node *node, size_t indent, size_t column)
{
    if (node->kind == ENT_NODE_SCALAR) {
        (void)put_scalar(w, node, false);
    } else if (node->kind == ENT_NODE_MAP || !ent_put_short_list(w, node, "", column, add_scalar)) {
        put_entries(w, node, indent);
    }
}

void ent_put_json(ent_writer *writer, const ent_node *root)
{
    put_node(writer, root, 0, 0);
    ent_put(writer, "\n");
}
