/* SPDX-License-Identifier: MIT */
/*
 * The tree of a page, and how it is built.
 *
 * Nodes are opened and closed like brackets; what is put between belongs to the open node. The first failure
 * (of memory) is kept and what follows is dropped, so that sections are written without a test a line;
 * ent_tree_status() tells. Text is copied into the tree's arena and is never markup: the renderers escape it.
 *
 *   page > section > (heading by its title) paragraph | list > item | table > row > cell | cards > card |
 *                     terms > (term, meaning) | code | details | chart
 *   paragraph, item, cell, term, meaning, heading > words: text, strong, code, state, party, badge
 */
#ifndef ENT_REPORT_PAGE_TREE_H
#define ENT_REPORT_PAGE_TREE_H

#include "base/memory.h"
#include "report/chart/drawing.h"
#include <entente/page.h>

typedef enum ent_node_kind {
    /* Blocks. */
    ENT_NODE_SECTION,   /* `text`: its title; `key`: its word, for anchors */
    ENT_NODE_HEADING,   /* within a section */
    ENT_NODE_PARAGRAPH, /* `role` may make it a remark */
    ENT_NODE_LIST,
    ENT_NODE_STEPS, /* a numbered list */
    ENT_NODE_ITEM,
    ENT_NODE_TABLE, /* `text`: its caption; the first row is its head; the first cell of a row heads it */
    ENT_NODE_ROW,
    ENT_NODE_CELL,
    ENT_NODE_CARDS, /* a group of cards */
    ENT_NODE_CARD,  /* `text`: its title; `key`: the state it is about, as "s12", or NULL */
    ENT_NODE_TERMS, /* a list of terms and meanings */
    ENT_NODE_TERM,
    ENT_NODE_MEANING,
    ENT_NODE_CODE,    /* a block of preformatted `text` */
    ENT_NODE_DETAILS, /* `text`: its summary; open in print */
    ENT_NODE_CHART,   /* `drawing` */
    /* Words within a line. */
    ENT_NODE_TEXT,
    ENT_NODE_STRONG,
    ENT_NODE_WORD,  /* code: an identifier or an expression as the file has it */
    ENT_NODE_STATE, /* `text` as shown; `key` "s12": programs may follow it */
    ENT_NODE_PARTY, /* `text` as shown; `key` the party's id */
    ENT_NODE_BADGE, /* a short label: a concept, a basis; `role` colours it */
    ENT_NODE_LINK,  /* `text`; `key`: the section it leads to, within the page */
    ENT_NODE_KINDS
} ent_node_kind;

/* What a badge, card, cell or paragraph is to its reader. Never told by colour alone: the text says it, too. */
typedef enum ent_node_role {
    ENT_ROLE_PLAIN,
    ENT_ROLE_GOOD,     /* holds, better, gained */
    ENT_ROLE_BAD,      /* does not hold, worse, lost */
    ENT_ROLE_STATED,   /* the three bases */
    ENT_ROLE_INFERRED,
    ENT_ROLE_ASSUMED,
    ENT_ROLE_REMARK, /* a caution, a limit of what is shown */
    ENT_ROLE_NUMBER, /* a cell that is aligned as a number */
    ENT_ROLE_COUNT
} ent_node_role;

typedef struct ent_node {
    ent_node_kind kind;
    ent_node_role role;
    const char *text;          /* or NULL */
    const char *key;           /* or NULL */
    const ent_drawing *drawing; /* ENT_NODE_CHART */
    struct ent_node *first, *last, *next;
} ent_node;

enum { ENT_TREE_DEEPEST = 32 };

struct ent_page {
    ent_arena arena;
    ent_allocator allocator;
    ent_node *root; /* its text is the title of the page */
    const char *generator; /* program and version, or NULL */
    ent_node *open[ENT_TREE_DEEPEST];
    size_t depth;
    ent_status status;
};

/* Makes an empty page with a title. The caller owns *out; ent_page_free() releases it. */
ent_status ent_tree_new(ent_context *context, const char *title, ent_page **out);
ent_status ent_tree_status(const ent_page *page);

/* Opens a block, with a role or ENT_ROLE_PLAIN; `text` and `key` may be NULL. */
void ent_tree_open(ent_page *page, ent_node_kind kind, ent_node_role role, const char *text,
                   const char *key);
void ent_tree_close(ent_page *page, ent_node_kind kind); /* which must be the innermost open one */

/* Puts words into the open block. */
void ent_tree_text(ent_page *page, const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void ent_tree_format(ent_page *page, const char *format, ...);
void ent_tree_word(ent_page *page, ent_node_kind kind, ent_node_role role, const char *text,
                   const char *key);

/* A whole paragraph, and a whole cell, of plain text. */
void ent_tree_paragraph(ent_page *page, ent_node_role role, const char *text);
void ent_tree_cell(ent_page *page, ent_node_role role, const char *text);

/* Puts a chart; the drawing lives in the page's arena. */
void ent_tree_chart(ent_page *page, const ent_drawing *drawing);

/* Renderers, one file each. */
ent_status ent_page_html(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_text(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_markdown(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_json(ent_context *context, const ent_page *page, const ent_sink *sink);

#endif
