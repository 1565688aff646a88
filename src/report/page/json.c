/* SPDX-License-Identifier: MIT */
/*
 * A page as JSON: the tree itself, for programs that draw it. The shape is in docs/report.md. Each block of a section
 * has a line of its own.
 */
#include "report/page/tree.h"

static void put_text(ent_writer *w, const char *key, const char *text)
{
    if (text != NULL) {
        ent_json_field_text(w, key, text);
    }
}

static void put_nodes(ent_writer *w, const char *key, const ent_tree_node *first, bool lines);

static void put_node(ent_writer *w, const ent_tree_node *node)
{
    ent_json_open(w, '{');
    put_text(w, "kind", ent_tree_kind_word(node->kind));
    put_text(w, "role", node->role == ENT_ROLE_PLAIN ? NULL : ent_tree_role_word(node->role));
    put_text(w, "text", node->text);
    put_text(w, "key", node->key);
    if (node->drawing != NULL) {
        ent_json_key(w, "drawing");
        ent_drawing_json(w, node->drawing);
    }
    if (node->first != NULL) {
        put_nodes(w, "children", node->first, node->kind == ENT_TREE_SECTION);
    }
    ent_json_close(w, '}');
}

static void put_nodes(ent_writer *w, const char *key, const ent_tree_node *first, bool lines)
{
    ent_json_key(w, key);
    ent_json_open(w, '[');
    for (const ent_tree_node *node = first; node != NULL; node = node->next) {
        put_node(w, node);
        ent_put(w, lines ? "\n" : "");
    }
    ent_json_close(w, ']');
}

ent_status ent_page_json(ent_context *context, const ent_page *page, const ent_sink *sink)
{
    ent_writer w;
    ent_writer_init(&w, context, sink);
    ent_json_open(&w, '{');
    ent_json_field_count(&w, "entente", 1);
    put_text(&w, "title", page->root->text);
    put_text(&w, "generator", page->generator);
    put_nodes(&w, "sections", page->root->first, true);
    ent_json_close(&w, '}');
    return ent_writer_end(&w);
}
