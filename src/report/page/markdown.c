/* SPDX-License-Identifier: MIT */
/*
 * A page as Markdown: CommonMark, and tables as GitHub has them.
 *
 * A paragraph is one line, so only its first characters could be taken for the sign of a block. Text is escaped by
 * backslashes; bars in tables by a character reference, since some readers look for bars before anything else.
 * What belongs to an item of a list stands further in by the width of its sign.
 */
#include "diag/context.h"
#include "report/page/tree.h"

#include <stdio.h>
#include <string.h>

typedef struct sheet {
    const ent_page *page;
    ent_writer *w;
    size_t indent;
    char sign[24]; /* in the last columns of the indentation, on the next line */
    bool gap;      /* an empty line stands before the next block */
    bool fresh;    /* nothing on this line yet */
    bool cell;     /* within a table */
} sheet;

static void begin_line(sheet *s)
{
    for (size_t k = strlen(s->sign); k < s->indent; k++) {
        ent_put(s->w, " ");
    }
    ent_put(s->w, s->sign);
    s->sign[0] = '\0';
    s->fresh = true;
}

static void begin_block(sheet *s)
{
    ent_put(s->w, s->gap ? "\n" : "");
    s->gap = false;
    begin_line(s);
}

static void end_block(sheet *s)
{
    ent_put(s->w, "\n");
    s->gap = true;
}

/* Whether the text's beginning could be the sign of a block: then how many bytes stand before what to escape. */
static bool is_sign(const char *text, size_t *before)
{
    *before = strspn(text, "0123456789");
    return *before > 0 ? text[*before] == '.' || text[*before] == ')'
                       : *text != '\0' && strchr("+-=:", *text) != NULL;
}

/* Puts text as it is to be read. */
static void put_escaped(sheet *s, const char *text)
{
    size_t before = 0;
    text += s->fresh ? strspn(text, " ") : 0;
    const bool sign = s->fresh && is_sign(text, &before);
    for (size_t k = 0; text[k] != '\0'; k++) {
        if (s->cell && text[k] == '|') {
            ent_put(s->w, "&#124;");
            continue;
        }
        ent_put(s->w,
                strchr("\\`*_[]<>|~&#", text[k]) != NULL || (sign && k == before) ? "\\" : "");
        ent_put_bytes(s->w, text + k, 1);
    }
    s->fresh = s->fresh && *text == '\0';
}

/* Puts text between two marks, which it must then touch. */
static void put_marked(sheet *s, const char *mark, const char *text)
{
    const size_t lead = strspn(text, " ");
    if (text[lead] == '\0') {
        put_escaped(s, text);
        return;
    }
    ent_put(s->w, lead > 0 && !s->fresh ? " " : "");
    ent_put(s->w, mark);
    s->fresh = false;
    put_escaped(s, text + lead);
    ent_put(s->w, mark);
}

/* The longest run of backticks in a text. */
static size_t longest_run(const char *text)
{
    size_t longest = 0;
    for (const char *at = text; *at != '\0'; at += *at == '`' ? strspn(at, "`") : 1) {
        const size_t run = strspn(at, "`");
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void put_run(sheet *s, size_t length)
{
    for (size_t k = 0; k < length; k++) {
        ent_put(s->w, "`");
    }
}

/* A code span, in which nothing is escaped; where it could end a cell, or is empty, plain text. */
static void put_code_span(sheet *s, const char *text)
{
    if ((s->cell && strpbrk(text, "|\\") != NULL) || text[strspn(text, " ")] == '\0') {
        put_escaped(s, text);
        return;
    }
    const size_t marks = longest_run(text) + 1;
    const bool apart = *text == '`' || *text == ' ' || text[strlen(text) - 1] == '`';
    put_run(s, marks);
    ent_put(s->w, apart ? " " : "");
    ent_put(s->w, text);
    ent_put(s->w, apart ? " " : "");
    put_run(s, marks);
    s->fresh = false;
}

/* A link to a section: to the anchor that readers make of its title. Plain text where the page has no such section. */
static void put_link(sheet *s, const ent_tree_node *link, const char *text)
{
    const ent_tree_node *to = ent_tree_section(s->page, link->key);
    if (to == NULL || to->text == NULL) {
        put_escaped(s, text);
        return;
    }
    ent_put(s->w, "[");
    s->fresh = false;
    put_escaped(s, text);
    ent_put(s->w, "](#");
    for (const char *at = to->text; *at != '\0'; at++) {
        const bool upper = *at >= 'A' && *at <= 'Z';
        const bool kept = upper || (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        const char letter = (char)(upper ? *at - 'A' + 'a' : *at == ' ' ? '-' : *at);
        ent_put_bytes(s->w, &letter, kept || letter == '-' ? 1 : 0);
    }
    ent_put(s->w, ")");
}

static void put_words(sheet *s, const ent_tree_node *first)
{
    for (const ent_tree_node *n = first; n != NULL && ent_tree_is_word(n->kind); n = n->next) {
        const char *text = n->text == NULL ? "" : n->text;
        if (n->kind == ENT_TREE_STRONG) {
            put_marked(s, "**", text);
        } else if (n->kind == ENT_TREE_BADGE) {
            put_marked(s, "*", text);
        } else if (n->kind == ENT_TREE_WORD) {
            put_code_span(s, text);
        } else if (n->kind == ENT_TREE_LINK) {
            put_link(s, n, text);
        } else {
            put_escaped(s, text);
        }
    }
}

static void put_nodes(sheet *s, const ent_tree_node *first, unsigned level);

/* A heading of a text, or else of words. */
static void put_heading(sheet *s, unsigned level, const char *text, const ent_tree_node *first)
{
    begin_block(s);
    for (unsigned k = 0; k < level && k < 6; k++) {
        ent_put(s->w, "#");
    }
    ent_put(s->w, " ");
    put_escaped(s, text == NULL ? "" : text);
    put_words(s, first);
    end_block(s);
}

/* Begins a list; where it is the first thing in an item, the item's sign gets a line of its own. */
static void begin_list(sheet *s)
{
    ent_put(s->w, s->gap ? "\n" : "");
    if (s->sign[0] != '\0') {
        begin_line(s);
        ent_put(s->w, "\n");
    }
}

static void put_list(sheet *s, const ent_tree_node *list, unsigned level)
{
    size_t number = 0;
    begin_list(s);
    for (const ent_tree_node *item = list->first; item != NULL; item = item->next) {
        const size_t indent = s->indent;
        if (list->kind == ENT_TREE_STEPS) {
            (void)snprintf(s->sign, sizeof s->sign, "%zu. ", ++number);
        } else {
            (void)snprintf(s->sign, sizeof s->sign, "- ");
        }
        s->indent += strlen(s->sign);
        s->gap = false;
        if (item->first == NULL) {
            begin_block(s);
            end_block(s);
        }
        put_nodes(s, item->first, level);
        s->indent = indent;
    }
    s->gap = true;
}

/* Terms are a list: each is an item, what it means is what belongs to the item. */
static void put_terms(sheet *s, const ent_tree_node *terms, unsigned level)
{
    begin_list(s);
    for (const ent_tree_node *n = terms->first; n != NULL; n = n->next) {
        s->gap = false;
        if (n->kind == ENT_TREE_TERM) {
            (void)snprintf(s->sign, sizeof s->sign, "- ");
        }
        s->indent += 2;
        if (n->kind == ENT_TREE_MEANING) {
            s->gap = n != terms->first;
        }
        put_nodes(s, n->first, level);
        s->indent -= 2;
        s->sign[0] = '\0';
    }
    s->gap = true;
}

static size_t count_cells(const ent_tree_node *row)
{
    size_t count = 0;
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next) {
        count++;
    }
    return count;
}

static void put_row(sheet *s, const ent_tree_node *row, size_t columns)
{
    const ent_tree_node *cell = row->first;
    begin_line(s);
    ent_put(s->w, "|");
    for (size_t c = 0; c < columns; c++) {
        ent_put(s->w, " ");
        s->fresh = true;
        put_words(s, cell == NULL ? NULL : cell->first);
        ent_put(s->w, " |");
        cell = cell == NULL ? NULL : cell->next;
    }
    ent_put(s->w, "\n");
}

/* The line below the head; a column is aligned as its cell in the first row is. */
static void put_stroke(sheet *s, const ent_tree_node *row, size_t columns)
{
    const ent_tree_node *cell = row == NULL ? NULL : row->first;
    begin_line(s);
    ent_put(s->w, "|");
    for (size_t c = 0; c < columns; c++) {
        ent_put(s->w, cell != NULL && cell->role == ENT_ROLE_NUMBER ? " ---: |" : " --- |");
        cell = cell == NULL ? NULL : cell->next;
    }
    ent_put(s->w, "\n");
}

static void put_table(sheet *s, const ent_tree_node *table)
{
    size_t columns = 0;
    for (const ent_tree_node *row = table->first; row != NULL; row = row->next) {
        const size_t count = count_cells(row);
        columns = count > columns ? count : columns;
    }
    if (table->text != NULL) {
        begin_block(s);
        put_marked(s, "**", table->text);
        end_block(s);
    }
    ent_put(s->w, s->gap ? "\n" : "");
    s->cell = true;
    for (const ent_tree_node *row = table->first; row != NULL && columns > 0; row = row->next) {
        put_row(s, row, columns);
        if (row == table->first) {
            put_stroke(s, row->next, columns);
        }
    }
    s->cell = false;
    s->gap = true;
}

static void put_code(sheet *s, const char *text)
{
    const size_t run = longest_run(text);
    const size_t marks = run < 3 ? 3 : run + 1;
    begin_block(s);
    put_run(s, marks);
    ent_put(s->w, "\n");
    for (const char *at = text; *at != '\0';) {
        const size_t line = strcspn(at, "\n");
        begin_line(s);
        ent_put_bytes(s->w, at, line);
        ent_put(s->w, "\n");
        at += line + (at[line] == '\n');
    }
    begin_line(s);
    put_run(s, marks);
    end_block(s);
}

/* Words in bold, and words behind them. */
static void put_led(sheet *s, const char *bold, const char *then)
{
    begin_block(s);
    put_marked(s, "**", bold);
    ent_put(s->w, *then == '\0' ? "" : " ");
    put_escaped(s, then);
    end_block(s);
}

static void put_block(sheet *s, const ent_tree_node *node, unsigned level)
{
    switch (node->kind) {
    case ENT_TREE_HEADING:
        put_heading(s, level, NULL, node->first);
        break;
    case ENT_TREE_LIST:
    case ENT_TREE_STEPS:
        put_list(s, node, level);
        break;
    case ENT_TREE_TABLE:
        put_table(s, node);
        break;
    case ENT_TREE_CARD:
        if (node->text != NULL) {
            put_heading(s, level, node->text, NULL);
        }
        put_nodes(s, node->first, level + 1);
        break;
    case ENT_TREE_TERMS:
        put_terms(s, node, level);
        break;
    case ENT_TREE_CODE:
        put_code(s, node->text == NULL ? "" : node->text);
        break;
    case ENT_TREE_DETAILS:
        put_led(s, node->text == NULL ? "More" : node->text, "");
        put_nodes(s, node->first, level);
        break;
    case ENT_TREE_CHART:
        put_led(s, node->drawing->title, node->drawing->description);
        break;
    default: /* what holds words or cards */
        put_nodes(s, node->first, level);
    }
}

/* Cards stand below the heading before them, if there is one among these nodes. */
static void put_nodes(sheet *s, const ent_tree_node *first, unsigned level)
{
    bool headed = false;
    for (const ent_tree_node *node = first; node != NULL;) {
        if (!ent_tree_is_word(node->kind)) {
            put_block(s, node, level + (headed && node->kind == ENT_TREE_CARDS));
            headed = headed || node->kind == ENT_TREE_HEADING;
            node = node->next;
            continue;
        }
        begin_block(s);
        put_words(s, node);
        end_block(s);
        while (node != NULL && ent_tree_is_word(node->kind)) {
            node = node->next;
        }
    }
}

ent_status ent_page_markdown(ent_context *context, const ent_page *page, const ent_sink *sink)
{
    ent_writer w;
    sheet s = {.page = page, .w = &w};
    ent_writer_init(&w, context, sink);
    put_heading(&s, 1, page->root->text, NULL);
    for (const ent_tree_node *n = page->root->first; n != NULL; n = n->next) {
        put_heading(&s, 2, n->text, NULL);
        put_nodes(&s, n->first, 3);
    }
    if (page->generator != NULL) {
        begin_block(&s);
        ent_put(&w, "Made by ");
        s.fresh = false;
        put_escaped(&s, page->generator);
        end_block(&s);
    }
    return ent_writer_end(&w);
}
