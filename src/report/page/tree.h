/* SPDX-License-Identifier: MIT */
/*
 * The tree of a page, and how it is built.
 *
 * Nodes are opened and closed like brackets; what is put between belongs to the open node. The first failure
 * is kept and what follows is dropped, so that sections are written without a test a line; ent_tree_status()
 * tells: ENT_ERROR_MEMORY, or ENT_ERROR_ARGUMENT for a node where none of its kind may stand (tree.c has the
 * table). Text is copied into the tree's arena and is never markup: the renderers escape it. On the way in,
 * control characters and what is no UTF-8 become U+FFFD, and but for code blocks all white space a blank.
 *
 *   page > section > heading | paragraph | list, steps > item | table > row > cell | cards > card |
 *                    terms > (term, meaning) | code | details | chart
 *   card, details > what a section holds; item, meaning > that, and words
 *   paragraph, cell, term, heading > words: text, strong, word, state, party, badge, link
 */
#ifndef ENT_REPORT_PAGE_TREE_H
#define ENT_REPORT_PAGE_TREE_H

#include "base/memory.h"
#include "report/chart/drawing.h"
#include <entente/page.h>

typedef enum ent_tree_kind {
    /* Blocks. */
    ENT_TREE_SECTION,   /* `text`: its title; `key`: its word, for anchors */
    ENT_TREE_HEADING,   /* within a section */
    ENT_TREE_PARAGRAPH, /* `role` may make it a remark */
    ENT_TREE_LIST,
    ENT_TREE_STEPS, /* a numbered list */
    ENT_TREE_ITEM,
    ENT_TREE_TABLE, /* `text`: its caption; the first row is its head; the first cell of a row heads it */
    ENT_TREE_ROW,
    ENT_TREE_CELL,
    ENT_TREE_CARDS, /* a group of cards */
    ENT_TREE_CARD,  /* `text`: its title; `key`: the state it is about, as "s12", or NULL */
    ENT_TREE_TERMS, /* a list of terms and meanings */
    ENT_TREE_TERM,
    ENT_TREE_MEANING,
    ENT_TREE_CODE,    /* a block of preformatted `text` */
    ENT_TREE_DETAILS, /* `text`: its summary; open in print */
    ENT_TREE_CHART,   /* `drawing` */
    /* Words within a line. */
    ENT_TREE_TEXT,
    ENT_TREE_STRONG,
    ENT_TREE_WORD,  /* code: an identifier or an expression as the file has it */
    ENT_TREE_STATE, /* `text` as shown; `key` "s12": programs may follow it */
    ENT_TREE_PARTY, /* `text` as shown; `key` the party's id */
    ENT_TREE_BADGE, /* a short label: a concept, a basis; `role` colours it */
    ENT_TREE_LINK,  /* `text`; `key`: the section it leads to, within the page */
    ENT_TREE_KINDS
} ent_tree_kind;

/* What a badge, card, cell or paragraph is to its reader. Never told by colour alone: the text says it, too. */
typedef enum ent_tree_role {
    ENT_ROLE_PLAIN,
    ENT_ROLE_GOOD,   /* holds, better, gained */
    ENT_ROLE_BAD,    /* does not hold, worse, lost */
    ENT_ROLE_STATED, /* the three bases */
    ENT_ROLE_INFERRED,
    ENT_ROLE_ASSUMED,
    ENT_ROLE_REMARK, /* a caution, a limit of what is shown */
    ENT_ROLE_NUMBER, /* a cell that is aligned as a number */
    ENT_ROLE_COUNT
} ent_tree_role;

typedef struct ent_tree_node {
    ent_tree_kind kind;
    ent_tree_role role;
    const char *text;           /* or NULL */
    const char *key;            /* or NULL */
    const ent_drawing *drawing; /* ENT_TREE_CHART */
    struct ent_tree_node *first, *last, *next;
} ent_tree_node;

enum { ENT_TREE_DEEPEST = 32 };

struct ent_page {
    ent_arena arena;
    ent_allocator allocator;
    ent_tree_node *root;   /* its text is the title of the page */
    const char *generator; /* program and version, or NULL */
    ent_tree_node *open[ENT_TREE_DEEPEST];
    size_t depth;
    ent_status status;
};

/* Makes an empty page with a title. The caller owns *out; ent_page_free() releases it. */
ent_status ent_tree_new(ent_context *context, const char *title, ent_page **out);
ent_status ent_tree_status(const ent_page *page);

/* Says by which program the page is made; NULL: by none that is named. */
void ent_tree_generator(ent_page *page, const char *generator);

/* Opens a node, with a role or ENT_ROLE_PLAIN; `text` and `key` may be NULL. Where the node holds words, `text`
 * becomes the first of them. */
void ent_tree_open(ent_page *page, ent_tree_kind kind, ent_tree_role role, const char *text,
                   const char *key);
void ent_tree_close(ent_page *page, ent_tree_kind kind); /* which must be the innermost open one */

/* Puts words into the open node. Text that follows text is one with it in all formats but JSON. */
void ent_tree_text(ent_page *page, const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void ent_tree_format(ent_page *page, const char *format, ...);
void ent_tree_word(ent_page *page, ent_tree_kind kind, ent_tree_role role, const char *text,
                   const char *key);

/* Whether the next words begin a sentence: those of the open node, or behind one that has ended. */
bool ent_tree_opens(const ent_page *page);

/* A whole paragraph, a whole cell, of plain text. */
void ent_tree_paragraph(ent_page *page, ent_tree_role role, const char *text);
void ent_tree_cell(ent_page *page, ent_tree_role role, const char *text);

/* Puts a chart, whose shapes live in the page's arena. A failure that it keeps becomes the page's. */
void ent_tree_chart(ent_page *page, const ent_drawing *drawing);

/* Where the tree stands, and going back there: what was opened and put since is dropped, a failure too. */
typedef struct ent_tree_mark {
    size_t depth;
    ent_tree_node *last; /* of the node that was open */
} ent_tree_mark;

ent_tree_mark ent_tree_here(const ent_page *page);
void ent_tree_back(ent_page *page, ent_tree_mark mark);

/* The section with this key, or NULL: a link to it is then put as plain text. */
const ent_tree_node *ent_tree_section(const ent_page *page, const char *key);

/* Whether nodes of this kind are words within a line. */
static inline bool ent_tree_is_word(ent_tree_kind kind)
{
    return kind >= ENT_TREE_TEXT;
}

/* The word for a kind of node and for a role, as JSON and the classes of HTML have them; constant. */
const char *ent_tree_kind_word(ent_tree_kind kind);
const char *ent_tree_role_word(ent_tree_role role);

/* Renderers, one file each. */
ent_status ent_page_html(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_text(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_markdown(ent_context *context, const ent_page *page, const ent_sink *sink);
ent_status ent_page_json(ent_context *context, const ent_page *page, const ent_sink *sink);

#endif
