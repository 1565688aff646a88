/* SPDX-License-Identifier: MIT */
/*
 * Building the tree of a page.
 *
 * Which kind of node may stand in which is a table of two sets of bits: the group that a kind belongs to, and
 * the groups that it holds. So every renderer may rely on the form of the tree. O(1) a node, besides its text.
 */
#include "report/page/tree.h"

#include "base/text.h"
#include "diag/context.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    SECTIONS = 1,
    BLOCKS = 2,
    WORDS = 4,
    ITEMS = 8,
    ROWS = 16,
    CELLS = 32,
    CARD = 64,
    PAIRS = 128
};

static const struct {
    const char *word;
    unsigned group, holds;
} kinds[ENT_TREE_KINDS] = {
    [ENT_TREE_SECTION] = {"section", SECTIONS, BLOCKS},
    [ENT_TREE_HEADING] = {"heading", BLOCKS, WORDS},
    [ENT_TREE_PARAGRAPH] = {"paragraph", BLOCKS, WORDS},
    [ENT_TREE_LIST] = {"list", BLOCKS, ITEMS},
    [ENT_TREE_STEPS] = {"steps", BLOCKS, ITEMS},
    [ENT_TREE_ITEM] = {"item", ITEMS, WORDS | BLOCKS},
    [ENT_TREE_TABLE] = {"table", BLOCKS, ROWS},
    [ENT_TREE_ROW] = {"row", ROWS, CELLS},
    [ENT_TREE_CELL] = {"cell", CELLS, WORDS},
    [ENT_TREE_CARDS] = {"cards", BLOCKS, CARD},
    [ENT_TREE_CARD] = {"card", CARD, BLOCKS},
    [ENT_TREE_TERMS] = {"terms", BLOCKS, PAIRS},
    [ENT_TREE_TERM] = {"term", PAIRS, WORDS},
    [ENT_TREE_MEANING] = {"meaning", PAIRS, WORDS | BLOCKS},
    [ENT_TREE_CODE] = {"code", BLOCKS, 0},
    [ENT_TREE_DETAILS] = {"details", BLOCKS, BLOCKS},
    [ENT_TREE_CHART] = {"chart", BLOCKS, 0},
    [ENT_TREE_TEXT] = {"text", WORDS, 0},
    [ENT_TREE_STRONG] = {"strong", WORDS, 0},
    [ENT_TREE_WORD] = {"word", WORDS, 0},
    [ENT_TREE_STATE] = {"state", WORDS, 0},
    [ENT_TREE_PARTY] = {"party", WORDS, 0},
    [ENT_TREE_BADGE] = {"badge", WORDS, 0},
    [ENT_TREE_LINK] = {"link", WORDS, 0},
};

const char *ent_tree_kind_word(ent_tree_kind kind)
{
    return kinds[kind].word;
}

const char *ent_tree_role_word(ent_tree_role role)
{
    static const char *const words[ENT_ROLE_COUNT] = {
        [ENT_ROLE_PLAIN] = "plain",       [ENT_ROLE_GOOD] = "good",
        [ENT_ROLE_BAD] = "bad",           [ENT_ROLE_STATED] = "stated",
        [ENT_ROLE_INFERRED] = "inferred", [ENT_ROLE_ASSUMED] = "assumed",
        [ENT_ROLE_REMARK] = "remark",     [ENT_ROLE_NUMBER] = "number",
    };
    return words[role];
}

/* A copy of a text that is fit to be shown; `lines`: as a code block, whose lines are kept. NULL is NULL. */
static const char *copy_text(ent_page *page, const char *from, bool lines)
{
    if (from == NULL || page->status != ENT_OK) {
        return NULL;
    }
    ent_text clean;
    ent_text_init(&clean, &page->allocator);
    for (size_t left = strlen(from), size = 0; left > 0; from += size, left -= size) {
        size = ent_utf8_sequence(from, left);
        const bool blank = *from == '\n' || *from == '\t' || *from == '\r';
        if (size == 0 || (!blank && ent_utf8_control(from, size))) {
            ent_text_add(&clean, "\xEF\xBF\xBD");
            size = size == 0 ? 1 : size;
        } else if (blank && !(lines && *from == '\n')) {
            ent_text_add(&clean, lines && *from == '\r' ? "" : " ");
        } else {
            ent_text_add_bytes(&clean, from, size);
        }
    }
    const char *copy =
        clean.failed ? NULL : ent_arena_text(&page->arena, ent_text_get(&clean), clean.length);
    ent_text_free(&clean);
    page->status = copy == NULL ? ENT_ERROR_MEMORY : page->status;
    return copy;
}

/* Whether the open node holds nodes of this kind. */
static bool fits(const ent_page *page, ent_tree_kind kind)
{
    const unsigned holds =
        page->depth == 1 ? SECTIONS : kinds[page->open[page->depth - 1]->kind].holds;
    return (holds & kinds[kind].group) != 0;
}

/* Adds a node to the open one; NULL after a failure. */
static ent_tree_node *add(ent_page *page, const ent_tree_node *like)
{
    if (page->status == ENT_OK && !fits(page, like->kind)) {
        page->status = ENT_ERROR_ARGUMENT;
    }
    const char *text = copy_text(page, like->text, like->kind == ENT_TREE_CODE);
    const char *key = copy_text(page, like->key, false);
    ent_tree_node *node =
        page->status == ENT_OK ? ent_arena_new(&page->arena, 1, sizeof *node) : NULL;
    if (node == NULL) {
        page->status = page->status == ENT_OK ? ENT_ERROR_MEMORY : page->status;
        return NULL;
    }
    *node = *like;
    node->text = text;
    node->key = key;
    ent_tree_node *parent = page->open[page->depth - 1];
    *(parent->last == NULL ? &parent->first : &parent->last->next) = node;
    parent->last = node;
    return node;
}

ent_status ent_tree_new(ent_context *context, const char *title, ent_page **out)
{
    ent_page *page = ent_memory_zero(&context->allocator, 1, sizeof *page);
    if (page == NULL) {
        return ENT_ERROR_MEMORY;
    }
    page->allocator = context->allocator;
    ent_arena_init(&page->arena, &page->allocator);
    page->root = ent_arena_new(&page->arena, 1, sizeof *page->root);
    if (page->root != NULL) {
        page->root->text = copy_text(page, title, false);
    }
    if (page->root == NULL || page->status != ENT_OK) {
        ent_page_free(page);
        return ENT_ERROR_MEMORY;
    }
    page->open[page->depth++] = page->root;
    *out = page;
    return ENT_OK;
}

void ent_page_free(ent_page *page)
{
    if (page != NULL) {
        const ent_allocator allocator = page->allocator;
        ent_arena_free(&page->arena);
        ent_memory_free(&allocator, page);
    }
}

ent_status ent_tree_status(const ent_page *page)
{
    return page->status;
}

void ent_tree_generator(ent_page *page, const char *generator)
{
    page->generator = copy_text(page, generator, false);
}

void ent_tree_open(ent_page *page, ent_tree_kind kind, ent_tree_role role, const char *text,
                   const char *key)
{
    const bool words = (kinds[kind].holds & WORDS) != 0;
    if (page->depth == ENT_TREE_DEEPEST || kinds[kind].holds == 0) {
        page->status = page->status == ENT_OK ? ENT_ERROR_ARGUMENT : page->status;
    }
    ent_tree_node *node =
        add(page,
            &(ent_tree_node){.kind = kind, .role = role, .text = words ? NULL : text, .key = key});
    if (node != NULL) {
        page->open[page->depth++] = node;
    }
    if (words) {
        ent_tree_text(page, text);
    }
}

void ent_tree_close(ent_page *page, ent_tree_kind kind)
{
    if (page->status != ENT_OK) {
        return;
    }
    if (page->depth == 1 || page->open[page->depth - 1]->kind != kind) {
        page->status = ENT_ERROR_ARGUMENT;
        return;
    }
    page->depth--;
}

void ent_tree_word(ent_page *page, ent_tree_kind kind, ent_tree_role role, const char *text,
                   const char *key)
{
    if (page->status == ENT_OK && kinds[kind].holds != 0) {
        page->status = ENT_ERROR_ARGUMENT;
    }
    (void)add(page, &(ent_tree_node){.kind = kind, .role = role, .text = text, .key = key});
}

void ent_tree_text(ent_page *page, const char *text)
{
    if (text != NULL && *text != '\0') {
        ent_tree_word(page, ENT_TREE_TEXT, ENT_ROLE_PLAIN, text, NULL);
    }
}

bool ent_tree_opens(const ent_page *page)
{
    char before[2] = {'.', ' '}; /* the last two bytes of the open node */
    const ent_tree_node *open = page->status == ENT_OK ? page->open[page->depth - 1] : NULL;
    for (const ent_tree_node *at = open == NULL ? NULL : open->first; at != NULL; at = at->next) {
        for (const char *byte = at->text == NULL ? "" : at->text; *byte != '\0'; byte++) {
            before[0] = before[1];
            before[1] = *byte;
        }
    }
    return open != NULL && before[0] == '.' && before[1] == ' ';
}

void ent_tree_format(ent_page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *line = length < 0 ? NULL : ent_memory_new(&page->allocator, (size_t)length + 1, 1);
    if (line == NULL) {
        page->status = page->status == ENT_OK ? ENT_ERROR_MEMORY : page->status;
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(line, (size_t)length + 1, format, arguments);
    va_end(arguments);
    ent_tree_text(page, line);
    ent_memory_free(&page->allocator, line);
}

void ent_tree_paragraph(ent_page *page, ent_tree_role role, const char *text)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, role, text, NULL);
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
}

void ent_tree_cell(ent_page *page, ent_tree_role role, const char *text)
{
    ent_tree_open(page, ENT_TREE_CELL, role, text, NULL);
    ent_tree_close(page, ENT_TREE_CELL);
}

void ent_tree_chart(ent_page *page, const ent_drawing *drawing)
{
    page->status = page->status == ENT_OK ? drawing->status : page->status;
    ent_drawing *copy =
        page->status == ENT_OK ? ent_arena_new(&page->arena, 1, sizeof *copy) : NULL;
    if (copy == NULL) {
        page->status = page->status == ENT_OK ? ENT_ERROR_MEMORY : page->status;
        return;
    }
    *copy = *drawing;
    copy->title = copy_text(page, drawing->title, false);
    copy->description = copy_text(page, drawing->description, false);
    for (ent_shape *s = copy->first; s != NULL; s = s->next) {
        s->text = copy_text(page, s->text, false);
        s->tip = copy_text(page, s->tip, false);
        s->key = copy_text(page, s->key, false);
    }
    (void)add(page, &(ent_tree_node){.kind = ENT_TREE_CHART, .drawing = copy});
}

const ent_tree_node *ent_tree_section(const ent_page *page, const char *key)
{
    const ent_tree_node *section = page->root->first;
    while (section != NULL &&
           (key == NULL || section->key == NULL || strcmp(section->key, key) != 0)) {
        section = section->next;
    }
    return section;
}

ent_tree_mark ent_tree_here(const ent_page *page)
{
    return (ent_tree_mark){.depth = page->depth, .last = page->open[page->depth - 1]->last};
}

void ent_tree_back(ent_page *page, ent_tree_mark mark)
{
    ent_tree_node *open = page->open[mark.depth - 1];
    page->depth = mark.depth;
    page->status = ENT_OK;
    open->last = mark.last;
    *(mark.last == NULL ? &open->first : &mark.last->next) = NULL;
}
