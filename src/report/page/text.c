/* SPDX-License-Identifier: MIT */
/*
 * A page as plain text, in lines of at most ENT_LINE_WIDTH code points.
 *
 * Blocks are set apart by empty lines, what belongs to a block is indented. A line begins with its indentation, in
 * the last columns of which the sign of a list's item stands, if one is due. Words that are longer than a line
 * are cut. Tables are in text_table.c.
 */
#include "report/page/plain.h"

#include "diag/context.h"

#include <stdio.h>
#include <string.h>

void ent_plain_words(ent_text *text, const ent_tree_node *first)
{
    for (const ent_tree_node *n = first; n != NULL && ent_tree_is_word(n->kind); n = n->next) {
        ent_text_add(text, n->kind == ENT_TREE_BADGE ? "[" : "");
        ent_text_add(text, n->text == NULL ? "" : n->text);
        ent_text_add(text, n->kind == ENT_TREE_BADGE ? "]" : "");
    }
}

/* How many bytes at the beginning are at most `width` code points. */
static size_t cut_at(const char *bytes, size_t width)
{
    size_t cut = 0;
    for (size_t columns = 0; bytes[cut] != '\0'; cut++) {
        const bool begins = ((unsigned char)bytes[cut] & 0xC0) != 0x80;
        if (begins && ++columns > width) {
            break;
        }
    }
    return cut;
}

size_t ent_plain_line(const char **at, size_t width)
{
    *at += strspn(*at, " ");
    const size_t most = cut_at(*at, width);
    size_t length = most;
    if ((*at)[most] != '\0' && (*at)[most] != ' ') {
        while (length > 0 && (*at)[length - 1] != ' ') {
            length--;
        }
        length = length == 0 ? most : length;
    }
    while (length > 0 && (*at)[length - 1] == ' ') {
        length--;
    }
    return length;
}

void ent_plain_indent(ent_plain *p)
{
    const size_t sign = strlen(p->sign);
    for (size_t k = sign; k < p->indent; k++) {
        ent_put(p->w, " ");
    }
    ent_put(p->w, p->sign);
    p->sign[0] = '\0';
}

void ent_plain_begin(ent_plain *p)
{
    ent_put(p->w, p->gap ? "\n" : "");
    p->gap = false;
}

/* Writes the gathered text, all lines but the first further in by `hang`. */
static void put_lines(ent_plain *p, size_t hang)
{
    const size_t indent = p->indent;
    const char *at = ent_text_get(&p->text);
    do {
        const size_t length = ent_plain_line(&at, ENT_LINE_WIDTH - p->indent);
        ent_plain_indent(p);
        ent_put_bytes(p->w, at, length);
        ent_put(p->w, "\n");
        at += length;
        at += strspn(at, " ");
        p->indent = indent + hang;
    } while (*at != '\0');
    p->indent = indent;
}

void ent_plain_put(ent_plain *p, size_t hang)
{
    const char *text = ent_text_get(&p->text);
    if (text[strspn(text, " ")] != '\0') {
        put_lines(p, hang);
    }
    ent_text_clear(&p->text);
}

/* A line of a text, and one of strokes below it. */
static void put_title(ent_plain *p, const char *text, char stroke)
{
    ent_plain_begin(p);
    ent_text_add(&p->text, text == NULL ? "" : text);
    const size_t width = ent_utf8_length(ent_text_get(&p->text), p->text.length);
    ent_plain_put(p, 0);
    for (size_t k = 0; k < width && k < ENT_LINE_WIDTH; k++) {
        ent_put_bytes(p->w, &stroke, 1);
    }
    ent_put(p->w, "\n");
    p->gap = true;
}

static void put_nodes(ent_plain *p, const ent_tree_node *first);

/* What a node holds, further in. Where room is scarce no further. */
static void put_inside(ent_plain *p, const ent_tree_node *first, size_t by)
{
    by = p->indent + by <= ENT_PLAIN_DEEPEST ? by : 0;
    p->indent += by;
    put_nodes(p, first);
    p->indent -= by;
}

static bool is_list(const ent_tree_node *node)
{
    return node->kind == ENT_TREE_LIST || node->kind == ENT_TREE_STEPS;
}

/* Whether a list has an item that holds more than words: then an empty line stands between its items. */
static bool is_wide(const ent_tree_node *list)
{
    bool wide = false;
    for (const ent_tree_node *item = list->first; item != NULL; item = item->next) {
        wide = wide || (item->last != NULL && !ent_tree_is_word(item->last->kind));
    }
    return wide;
}

static void put_list(ent_plain *p, const ent_tree_node *list)
{
    const bool wide = is_wide(list);
    size_t number = 0;
    ent_plain_begin(p);
    if (p->sign[0] != '\0') { /* of the item that begins with this list */
        ent_plain_indent(p);
        ent_put(p->w, "\n");
    }
    for (const ent_tree_node *item = list->first; item != NULL; item = item->next) {
        const size_t indent = p->indent;
        if (list->kind == ENT_TREE_STEPS) {
            (void)snprintf(p->sign, sizeof p->sign, "%zu. ", ++number);
        } else {
            (void)snprintf(p->sign, sizeof p->sign, "- ");
        }
        p->indent += strlen(p->sign);
        p->gap = wide && item != list->first;
        put_nodes(p, item->first);
        p->sign[0] = '\0';
        p->indent = indent;
    }
    p->gap = true;
}

static void put_terms(ent_plain *p, const ent_tree_node *terms)
{
    ent_plain_begin(p);
    for (const ent_tree_node *n = terms->first; n != NULL; n = n->next) {
        p->gap = false;
        put_inside(p, n->first, n->kind == ENT_TREE_MEANING ? 4 : 0);
    }
    p->gap = true;
}

/* A card, or details: its title, and what it holds further in. */
static void put_titled(ent_plain *p, const ent_tree_node *node)
{
    ent_plain_begin(p);
    ent_text_add(&p->text, node->text == NULL ? "" : node->text);
    ent_plain_put(p, 2);
    put_inside(p, node->first, 2);
    p->gap = true;
}

/* How many bytes of a line of code stand on one line: up to the last blank that fits, where there is one. */
static size_t code_length(const char *at, size_t width)
{
    const size_t line = strcspn(at, "\n"), cut = cut_at(at, width);
    size_t blank = cut;
    if (line <= cut) {
        return line;
    }
    while (blank > 0 && at[blank - 1] != ' ') {
        blank--;
    }
    return blank > 0 && strspn(at, " ") < blank ? blank : cut;
}

static void put_code(ent_plain *p, const char *text)
{
    ent_plain_begin(p);
    p->indent += 4;
    for (const char *at = text == NULL ? "" : text; *at != '\0';) {
        const size_t length = code_length(at, ENT_LINE_WIDTH - p->indent);
        size_t shown = length;
        while (shown > 0 && at[shown - 1] == ' ') {
            shown--;
        }
        if (shown > 0) {
            ent_plain_indent(p);
        }
        ent_put_bytes(p->w, at, shown);
        ent_put(p->w, "\n");
        at += length + (at[length] == '\n');
    }
    p->indent -= 4;
    p->gap = true;
}

static void put_chart(ent_plain *p, const ent_drawing *drawing)
{
    ent_plain_begin(p);
    ent_text_format(&p->text, "Figure: %s. %s", drawing->title, drawing->description);
    ent_plain_put(p, 2);
    p->gap = true;
}

static void put_block(ent_plain *p, const ent_tree_node *node)
{
    switch (node->kind) {
    case ENT_TREE_LIST:
    case ENT_TREE_STEPS:
        put_list(p, node);
        break;
    case ENT_TREE_TABLE:
        ent_plain_table(p, node);
        break;
    case ENT_TREE_TERMS:
        put_terms(p, node);
        break;
    case ENT_TREE_CARD:
    case ENT_TREE_DETAILS:
        put_titled(p, node);
        break;
    case ENT_TREE_CODE:
        put_code(p, node->text);
        break;
    case ENT_TREE_CHART:
        put_chart(p, node->drawing);
        break;
    default: /* what holds words or cards */
        put_nodes(p, node->first);
    }
}

static void put_nodes(ent_plain *p, const ent_tree_node *first)
{
    for (const ent_tree_node *node = first; node != NULL;) {
        if (!ent_tree_is_word(node->kind)) {
            put_block(p, node);
            node = node->next;
            continue;
        }
        ent_plain_begin(p);
        ent_plain_words(&p->text, node);
        ent_plain_put(p, 0);
        while (node != NULL && ent_tree_is_word(node->kind)) {
            node = node->next;
        }
        p->gap = node == NULL || !is_list(node); /* a list stands close to the words of its item */
    }
}

ent_status ent_page_text(ent_context *context, const ent_page *page, const ent_sink *sink)
{
    ent_writer w;
    ent_plain p = {.w = &w};
    ent_writer_init(&w, context, sink);
    ent_text_init(&p.text, &context->allocator);
    put_title(&p, page->root->text, '=');
    for (const ent_tree_node *n = page->root->first; n != NULL; n = n->next) {
        put_title(&p, n->text, '-');
        put_nodes(&p, n->first);
    }
    if (page->generator != NULL) {
        ent_plain_begin(&p);
        ent_text_format(&p.text, "Made by %s.", page->generator);
        ent_plain_put(&p, 0);
    }
    ent_writer_drop(&w, &p.text);
    return ent_writer_end(&w);
}
