/* SPDX-License-Identifier: MIT */
/*
 * A canonical tree as YAML.
 *
 * Mappings and lists in block style, indented by two blanks; short lists on one line. Scalars are plain
 * where that is safe, else in double quotes; prose that is longer than a line is folded:
 *
 *     note: >-
 *       words, broken at blanks
 *       and read as one line
 */
#include "formats/out/layout.h"
#include "formats/out/scalar.h"

enum { LONGEST_KEY = 1000 }; /* bytes; YAML wants longer keys to be marked by '?' */

static void put_block(ent_writer *w, const ent_node *node, size_t indent, bool inlined);

static void add_scalar(ent_text *text, const ent_node *scalar, ent_scalar_place place)
{
    const ent_written *written = &scalar->text;
    if (!scalar->quoted || ent_is_plain(written->text, written->length, place)) {
        ent_text_add_bytes(text, written->text, written->length);
    } else {
        ent_text_add_string(text, written->text, written->length);
    }
}

static void add_listed(ent_text *text, const ent_node *scalar)
{
    add_scalar(text, scalar, ENT_SCALAR_IN_LIST);
}

static bool is_folded(const ent_node *scalar)
{
    const ent_written *written = &scalar->text;
    return scalar->quoted && !scalar->flow &&
           ent_utf8_length(written->text, written->length) > ENT_PROSE_WIDTH &&
           ent_is_prose(written->text, written->length);
}

/* Words in lines of up to ENT_DOCUMENT_WIDTH columns; a longer word has a line of its own. */
static void put_folded(ent_writer *w, const ent_written *written, size_t indent)
{
    size_t column = 0;
    ent_put(w, ">-");
    for (size_t at = 0; at < written->length;) {
        size_t end = at;
        while (end < written->length && written->text[end] != ' ') {
            end++;
        }
        const size_t width = ent_utf8_length(written->text + at, end - at);
        if (column == 0 || column + 1 + width > ENT_DOCUMENT_WIDTH) {
            ent_put(w, "\n");
            ent_put_blanks(w, indent);
            column = indent;
        } else {
            ent_put(w, " ");
            column++;
        }
        ent_put_bytes(w, written->text + at, end - at);
        column += width;
        at = end + 1;
    }
}

static void put_scalar(ent_writer *w, const ent_node *scalar, size_t indent)
{
    if (is_folded(scalar)) {
        put_folded(w, &scalar->text, indent);
        return;
    }
    ent_text text;
    ent_text_init(&text, w->buffer.allocator);
    add_scalar(&text, scalar, ENT_SCALAR_VALUE);
    ent_put_text(w, &text);
}

/* Puts, behind a key or the sign of an item that ends at `column`, what stands on the same line; false
 * when the node is for a block. What is folded is indented by `indent`. */
static bool put_inline(ent_writer *w, const ent_node *node, size_t indent, size_t column)
{
    if (node->kind == ENT_NODE_SCALAR) {
        ent_put(w, " ");
        put_scalar(w, node, indent);
    } else if (node->count == 0) {
        ent_put(w, node->kind == ENT_NODE_MAP ? " {}" : " []");
    } else if (node->kind == ENT_NODE_MAP ||
               !ent_put_short_list(w, node, " ", column + 1, add_listed)) {
        return false;
    }
    ent_put(w, "\n");
    return true;
}

/* Puts a key with its colon; returns the column behind it. */
static size_t put_key(ent_writer *w, const ent_node *key, size_t indent)
{
    ent_node string = *key;
    string.quoted = true;
    ent_text text;
    ent_text_init(&text, w->buffer.allocator);
    add_scalar(&text, &string, ENT_SCALAR_KEY);
    size_t column = indent + ent_utf8_length(ent_text_get(&text), text.length) + 1;
    if (text.length > LONGEST_KEY) {
        ent_put(w, "? ");
        ent_put_text(w, &text);
        ent_put(w, "\n");
        ent_put_blanks(w, indent);
        column = indent + 1;
    } else {
        ent_put_text(w, &text);
    }
    ent_put(w, ":");
    return column;
}

static void put_list(ent_writer *w, const ent_node *list, size_t indent, bool inlined)
{
    for (size_t i = 0; i < list->count; i++) {
        ent_put_blanks(w, i > 0 || !inlined ? indent : 0);
        ent_put(w, "-");
        if (!put_inline(w, list->items[i], indent + 2, indent + 1)) {
            ent_put(w, " ");
            put_block(w, list->items[i], indent + 2, true);
        }
    }
}

static void put_map(ent_writer *w, const ent_node *map, size_t indent, bool inlined)
{
    for (size_t i = 0; i < map->count; i++) {
        ent_put_blanks(w, i > 0 || !inlined ? indent : 0);
        const size_t column = put_key(w, map->keys[i], indent);
        if (!put_inline(w, map->items[i], indent + 2, column)) {
            ent_put(w, "\n");
            put_block(w, map->items[i], indent + 2, false);
        }
    }
}

/* Puts the entries of a list or mapping. `inlined`: the first stands on a line that was begun. */
static void put_block(ent_writer *w, const ent_node *node, size_t indent, bool inlined)
{
    (node->kind == ENT_NODE_MAP ? put_map : put_list)(w, node, indent, inlined);
}

void ent_put_yaml(ent_writer *writer, const ent_node *root)
{
    put_block(writer, root, 0, false);
}
