/* SPDX-License-Identifier: MIT */
/*
 * A page as one HTML file, which opens anywhere and fetches nothing.
 *
 * Styles stand in one element whose hash is all that the Content-Security-Policy lets through; there is no script,
 * and no attribute of styles or events. Text is escaped where it is put, and nothing else comes from the tree but
 * class names of our own and the keys of `id` and `data-`, which are escaped, too. Headings make an outline: the
 * page's title, sections, headings or cards within them, what is within cards.
 */
#include "base/sha256.h"
#include "report/page/style.h"
#include "report/page/tree.h"

#include <string.h>

enum { BASE64_DIGEST = 44 };

typedef struct sheet {
    const ent_page *page;
    ent_writer *w;
    size_t charts;
    unsigned level; /* of headings that stand here */
} sheet;

/* The class attribute: a word of our own or NULL, and the role's. */
static void put_class(ent_writer *w, const char *word, ent_tree_role role)
{
    if (word == NULL && role == ENT_ROLE_PLAIN) {
        return;
    }
    ent_put(w, " class=\"");
    ent_put(w, word == NULL ? "" : word);
    if (role != ENT_ROLE_PLAIN) {
        ent_put(w, word == NULL ? "role-" : " role-");
        ent_put(w, ent_tree_role_word(role));
    }
    ent_put(w, "\"");
}

static void put_element(ent_writer *w, const char *name, const char *text)
{
    ent_put_format(w, "<%s>", name);
    ent_put_markup(w, text == NULL ? "" : text);
    ent_put_format(w, "</%s>", name);
}

/* A box that scrolls by itself and can be reached by the keyboard. */
static void open_box(ent_writer *w, const char *label)
{
    ent_put(w, "<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    ent_put_attribute(w, "aria-label", label == NULL ? "Table" : label);
    ent_put(w, ">\n");
}

static void put_link(sheet *s, const char *key, const char *text)
{
    if (ent_tree_section(s->page, key) == NULL) {
        ent_put_markup(s->w, text);
        return;
    }
    ent_put(s->w, "<a href=\"#");
    ent_put_markup(s->w, key);
    ent_put(s->w, "\">");
    ent_put_markup(s->w, text);
    ent_put(s->w, "</a>");
}

/* How each kind of word is put: its element, and what its key becomes. */
static void put_word(sheet *s, const ent_tree_node *node)
{
    ent_writer *w = s->w;
    const char *text = node->text == NULL ? "" : node->text;
    switch (node->kind) {
    case ENT_TREE_STRONG:
        put_element(w, "strong", text);
        break;
    case ENT_TREE_WORD:
        put_element(w, "code", text);
        break;
    case ENT_TREE_LINK:
        put_link(s, node->key, text);
        break;
    case ENT_TREE_STATE:
    case ENT_TREE_PARTY:
    case ENT_TREE_BADGE:
        ent_put(w, "<span");
        put_class(w, ent_tree_kind_word(node->kind), node->role);
        ent_put_attribute(w, node->kind == ENT_TREE_STATE ? "data-state" : "data-party", node->key);
        ent_put(w, node->kind == ENT_TREE_BADGE ? "><i>[</i>" : ">"); /* for who copies the text */
        ent_put_markup(w, text);
        ent_put(w, node->kind == ENT_TREE_BADGE ? "<i>]</i></span>" : "</span>");
        break;
    default:
        ent_put_markup(w, text);
    }
}

static void put_nodes(sheet *s, const ent_tree_node *first);

/* An element around what a node holds. */
static void put_around(sheet *s, const char *name, const ent_tree_node *node)
{
    ent_put_format(s->w, "<%s", name);
    put_class(s->w, NULL, node->role);
    ent_put(s->w, ">");
    put_nodes(s, node->first);
    ent_put_format(s->w, "</%s>\n", name);
}

static void put_row(sheet *s, const ent_tree_node *row, bool head)
{
    ent_put(s->w, "<tr>");
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next) {
        const bool heads = head || cell == row->first;
        ent_put(s->w, heads ? "<th" : "<td");
        ent_put_attribute(s->w, "scope", head ? "col" : heads ? "row" : NULL);
        put_class(s->w, NULL, cell->role);
        ent_put(s->w, ">");
        put_nodes(s, cell->first);
        ent_put(s->w, heads ? "</th>" : "</td>");
    }
    ent_put(s->w, "</tr>\n");
}

static void put_table(sheet *s, const ent_tree_node *table)
{
    open_box(s->w, table->text);
    ent_put(s->w, "<table>\n");
    if (table->text != NULL) {
        put_element(s->w, "caption", table->text);
    }
    for (const ent_tree_node *row = table->first; row != NULL; row = row->next) {
        const bool head = row == table->first;
        ent_put(s->w, head ? "<thead>" : row == table->first->next ? "<tbody>\n" : "");
        put_row(s, row, head);
        ent_put(s->w, head ? "</thead>\n" : row->next == NULL ? "</tbody>\n" : "");
    }
    ent_put(s->w, "</table>\n</div>\n");
}

/* A heading of a text, or else of the words that a node holds. */
static void put_heading(sheet *s, const char *text, const ent_tree_node *first)
{
    const unsigned level = s->level < 6 ? s->level : 6;
    ent_put_format(s->w, "<h%u>", level);
    ent_put_markup(s->w, text == NULL ? "" : text);
    put_nodes(s, first);
    ent_put_format(s->w, "</h%u>\n", level);
}

static void put_card(sheet *s, const ent_tree_node *card)
{
    ent_put(s->w, "<article");
    put_class(s->w, "card", card->role);
    ent_put_attribute(s->w, "data-state", card->key);
    ent_put(s->w, ">\n");
    if (card->text != NULL) {
        put_heading(s, card->text, NULL);
    }
    s->level += card->text != NULL;
    put_nodes(s, card->first);
    s->level -= card->text != NULL;
    ent_put(s->w, "</article>\n");
}

/* Cards stand below the heading before them, if there is one in this section. */
static void put_cards(sheet *s, const ent_tree_node *cards, bool headed)
{
    s->level += headed;
    ent_put(s->w, "<div class=\"cards\">\n");
    put_nodes(s, cards->first);
    ent_put(s->w, "</div>\n");
    s->level -= headed;
}

static void put_details(sheet *s, const ent_tree_node *details)
{
    ent_put(s->w, "<details");
    put_class(s->w, NULL, details->role);
    ent_put(s->w, ">");
    put_element(s->w, "summary", details->text == NULL ? "More" : details->text);
    ent_put(s->w, "\n");
    put_nodes(s, details->first);
    ent_put(s->w, "</details>\n");
}

static void put_chart(sheet *s, const ent_drawing *drawing)
{
    ent_put(s->w, "<figure>\n");
    open_box(s->w, drawing->title);
    ent_drawing_svg(s->w, drawing, ++s->charts);
    ent_put(s->w, "</div>\n<figcaption>");
    ent_put_markup(s->w, drawing->title);
    ent_put(s->w, "<details><summary>In words</summary>");
    put_element(s->w, "p", drawing->description);
    ent_put(s->w, "</details></figcaption>\n</figure>\n");
}

/* A block whose element is its own. */
static void put_block(sheet *s, const ent_tree_node *node)
{
    static const char *const elements[ENT_TREE_KINDS] = {
        [ENT_TREE_PARAGRAPH] = "p", [ENT_TREE_LIST] = "ul",  [ENT_TREE_STEPS] = "ol",
        [ENT_TREE_ITEM] = "li",     [ENT_TREE_TERMS] = "dl", [ENT_TREE_TERM] = "dt",
        [ENT_TREE_MEANING] = "dd",
    };
    switch (node->kind) {
    case ENT_TREE_HEADING:
        put_heading(s, NULL, node->first);
        break;
    case ENT_TREE_TABLE:
        put_table(s, node);
        break;
    case ENT_TREE_CARD:
        put_card(s, node);
        break;
    case ENT_TREE_CODE:
        ent_put(s->w, "<pre tabindex=\"0\">");
        put_element(s->w, "code", node->text);
        ent_put(s->w, "</pre>\n");
        break;
    case ENT_TREE_DETAILS:
        put_details(s, node);
        break;
    case ENT_TREE_CHART:
        put_chart(s, node->drawing);
        break;
    default:
        if (elements[node->kind] != NULL) {
            put_around(s, elements[node->kind], node);
        } else {
            put_word(s, node);
        }
    }
}

static void put_nodes(sheet *s, const ent_tree_node *first)
{
    bool headed = false;
    for (const ent_tree_node *node = first; node != NULL; node = node->next) {
        headed = headed || node->kind == ENT_TREE_HEADING;
        if (node->kind == ENT_TREE_CARDS) {
            put_cards(s, node, headed);
        } else {
            put_block(s, node);
        }
    }
}

static void put_section(sheet *s, const ent_tree_node *section)
{
    ent_put(s->w, "<section");
    ent_put_attribute(s->w, "id", section->key);
    ent_put(s->w, ">\n");
    put_element(s->w, "h2", section->text);
    ent_put(s->w, "\n");
    s->level = 3;
    put_nodes(s, section->first);
    ent_put(s->w, "</section>\n");
}

static void put_contents(ent_writer *w, const ent_tree_node *first)
{
    ent_put(w, "<nav aria-label=\"Contents\">\n<ol>\n");
    for (const ent_tree_node *section = first; section != NULL; section = section->next) {
        ent_put(w, "<li><a href=\"#");
        ent_put_markup(w, section->key == NULL ? "" : section->key);
        ent_put(w, "\">");
        ent_put_markup(w, section->text == NULL ? "" : section->text);
        ent_put(w, "</a></li>\n");
    }
    ent_put(w, "</ol>\n</nav>\n");
}

/* The digest of the style sheet as base64 has it: 32 bytes are 43 digits and a sign of filling. */
static void style_digest(char out[BASE64_DIGEST + 1])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t digest[ENT_SHA256_BYTES + 1] = {0};
    ent_sha256 hash;
    ent_sha256_init(&hash);
    ent_sha256_update(&hash, ent_page_style, ent_page_style_length);
    ent_sha256_final(&hash, digest);
    for (size_t k = 0; k < BASE64_DIGEST; k += 4) {
        const size_t at = k / 4 * 3;
        const uint32_t three =
            (uint32_t)digest[at] << 16 | (uint32_t)digest[at + 1] << 8 | digest[at + 2];
        for (size_t d = 0; d < 4; d++) {
            out[k + d] = digits[three >> (18 - 6 * d) & 63];
        }
    }
    out[BASE64_DIGEST - 1] = '=';
    out[BASE64_DIGEST] = '\0';
}

static void put_head(ent_writer *w, const ent_page *page)
{
    char digest[BASE64_DIGEST + 1];
    style_digest(digest);
    ent_put(w, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'sha256-");
    ent_put(w, digest);
    ent_put(w, "'; base-uri 'none'; form-action 'none'\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"color-scheme\" content=\"light dark\">\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n");
    if (page->generator != NULL) {
        ent_put(w, "<meta name=\"generator\"");
        ent_put_attribute(w, "content", page->generator);
        ent_put(w, ">\n");
    }
    put_element(w, "title", page->root->text);
    ent_put(w, "\n<style>");
    ent_put_bytes(w, ent_page_style, ent_page_style_length);
    ent_put(w, "</style>\n</head>\n");
}

ent_status ent_page_html(ent_context *context, const ent_page *page, const ent_sink *sink)
{
    ent_writer w;
    sheet s = {.page = page, .w = &w, .level = 3};
    ent_writer_init(&w, context, sink);
    put_head(&w, page);
    ent_put(&w,
            "<body class=\"report\">\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n"
            "<header>\n");
    put_element(&w, "h1", page->root->text);
    ent_put(&w, "\n</header>\n");
    put_contents(&w, page->root->first);
    ent_put(&w, "<main id=\"report\">\n");
    for (const ent_tree_node *section = page->root->first; section != NULL;
         section = section->next) {
        put_section(&s, section);
    }
    ent_put(&w, "</main>\n");
    if (page->generator != NULL) {
        ent_put(&w, "<footer>Made by ");
        ent_put_markup(&w, page->generator);
        ent_put(&w, "</footer>\n");
    }
    ent_put(&w, "</body>\n</html>\n");
    return ent_writer_end(&w);
}
