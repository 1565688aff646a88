/* SPDX-License-Identifier: MIT */
/* A page with every kind of node, in which all text is the same hostile one. */
#ifndef ENT_TESTS_SAMPLE_PAGE_H
#define ENT_TESTS_SAMPLE_PAGE_H

#include "report/page/tree.h"

/* What someone could write into a dispute so that a page shows, loads or runs what it should not. */
static const char *const hostile_texts[] = {
    "plain words",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' style='color:red",
    "</style><script>alert(1)</script><!-- ]]>",
    "</title></section></main></table>",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "`one` ``two`` ```three```",
    "```\n<script>\n```",
    "| a | b |\n| --- | --- |",
    "a\\|b\\\\|c\\`|`d",
    "\\",
    "line one\nline two\r\n\r\n\tline three",
    "\x01\x07\x1b[31mred\x7f\xc2\x9b",
    "safe\xe2\x80\xae"
    "drawkcab\xe2\x81\xa6\xe2\x80\xa8",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\x8f(right to left)",
    "\xff\xfe not UTF-8 \xc0\xaf \xed\xa0\x80",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "x"
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "x",
    "# heading",
    "- item",
    "12. step",
    "+ plus\n=====\n-----",
    "    code, further in",
    "[link](javascript:alert(1)) ![image](https://example.org/x.png)",
    "<https://example.org/> https://example.org/x.png",
    "*** **bold** _it_ ~~gone~~",
    "}} {{ \", \"] }, null",
    "\xe4\xba\xba\xe6\xb0\x91 \xf0\x9f\x95\x8a\xef\xb8\x8f peace",
    " ",
    "",
};

enum { HOSTILE_TEXTS = sizeof hostile_texts / sizeof *hostile_texts };

static inline void sample_words(ent_page *page, const char *text)
{
    for (int kind = ENT_TREE_TEXT; kind < ENT_TREE_KINDS; kind++) {
        ent_tree_word(page, (ent_tree_kind)kind,
                      kind == ENT_TREE_BADGE ? ENT_ROLE_ASSUMED : ENT_ROLE_PLAIN, text,
                      kind < ENT_TREE_STATE ? NULL : text);
    }
    ent_tree_word(page, ENT_TREE_LINK, ENT_ROLE_PLAIN, text, "first");
}

static inline void sample_table(ent_page *page, const char *text, size_t columns)
{
    ent_tree_open(page, ENT_TREE_TABLE, ENT_ROLE_PLAIN, text, NULL);
    for (size_t r = 0; r < 3; r++) {
        ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        for (size_t c = 0; c < columns - (r == 2 && columns > 1); c++) {
            const ent_tree_role role = c == 1 ? ENT_ROLE_NUMBER : ENT_ROLE_PLAIN;
            ent_tree_open(page, ENT_TREE_CELL, role, r == 1 ? text : NULL, NULL);
            if (r != 1 || c % 3 == 2) {
                sample_words(page, text);
            }
            ent_tree_close(page, ENT_TREE_CELL);
        }
        ent_tree_close(page, ENT_TREE_ROW);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

static inline void sample_chart(ent_page *page, const char *text)
{
    ent_drawing *drawing = NULL;
    if (ent_tree_status(page) != ENT_OK) {
        return;
    }
    page->status = ent_drawing_new(&page->arena, text, text, &drawing);
    if (drawing == NULL) {
        return;
    }
    drawing->width = drawing->height = 20000;
    for (int ink = 0; ink < ENT_INK_COUNT; ink++) {
        ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                              .ink = (ent_ink)ink,
                                              .x = 100,
                                              .y = 100 * ink,
                                              .text = text,
                                              .tip = text,
                                              .key = text});
        ent_drawing_add(drawing, &(ent_shape){.kind = ENT_SHAPE_LINE,
                                              .ink = (ent_ink)ink,
                                              .width = 4000,
                                              .arrow = ink >= ENT_INK_MOVE});
    }
    ent_tree_chart(page, drawing);
}

static inline void sample_list(ent_page *page, ent_tree_kind kind, const char *text, int deep)
{
    ent_tree_open(page, kind, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, text, NULL);
    if (deep > 0) {
        sample_list(page, kind == ENT_TREE_LIST ? ENT_TREE_STEPS : ENT_TREE_LIST, text, deep - 1);
    }
    ent_tree_close(page, ENT_TREE_ITEM);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_REMARK, NULL, NULL);
    if (deep > 0) { /* an item that begins with a block */
        sample_list(page, kind, text, deep - 1);
        sample_table(page, text, 2);
    }
    sample_words(page, text);
    ent_tree_close(page, ENT_TREE_ITEM);
    ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_close(page, ENT_TREE_ITEM);
    ent_tree_close(page, kind);
}

static inline void sample_terms(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_TERMS, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_TERM, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_close(page, ENT_TREE_TERM);
    ent_tree_open(page, ENT_TREE_MEANING, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_paragraph(page, ENT_ROLE_REMARK, text);
    ent_tree_close(page, ENT_TREE_MEANING);
    ent_tree_close(page, ENT_TREE_TERMS);
}

static inline void sample_heading(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_HEADING, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_close(page, ENT_TREE_HEADING);
}

static inline void sample_cards(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_CARDS, ENT_ROLE_PLAIN, NULL, NULL);
    for (int role = 0; role < 3; role++) {
        ent_tree_open(page, ENT_TREE_CARD, (ent_tree_role)role, role == 0 ? NULL : text, text);
        sample_terms(page, text);
        sample_heading(page, text);
        sample_list(page, ENT_TREE_LIST, text, 0);
        ent_tree_close(page, ENT_TREE_CARD);
    }
    ent_tree_close(page, ENT_TREE_CARDS);
}

static inline void sample_blocks(ent_page *page, const char *text)
{
    ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_PLAIN, NULL, NULL);
    sample_words(page, text);
    ent_tree_format(page, " %s and %d", text, 12);
    ent_tree_close(page, ENT_TREE_PARAGRAPH);
    ent_tree_paragraph(page, ENT_ROLE_REMARK, text);
    sample_list(page, ENT_TREE_LIST, text, 1);
    sample_list(page, ENT_TREE_STEPS, text, 2);
    sample_terms(page, text);
    sample_table(page, text, 3);
    sample_table(page, NULL, 1);
    sample_table(page, text, 20);
    ent_tree_word(page, ENT_TREE_CODE, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_word(page, ENT_TREE_CODE, ENT_ROLE_PLAIN, NULL, NULL);
    sample_chart(page, text);
    ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, text, NULL);
    ent_tree_paragraph(page, ENT_ROLE_PLAIN, text);
    ent_tree_close(page, ENT_TREE_DETAILS);
    ent_tree_open(page, ENT_TREE_DETAILS, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_close(page, ENT_TREE_DETAILS);
}

/* Builds the page; the status is the tree's. The caller frees *out. */
static inline ent_status sample_page(ent_context *context, const char *text, ent_page **out)
{
    ent_page *page = NULL;
    ENT_TRY(ent_tree_new(context, text, &page));
    ent_tree_generator(page, text);
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, text, "first");
    sample_cards(page, text); /* with no heading before */
    sample_blocks(page, text);
    ent_tree_close(page, ENT_TREE_SECTION);
    ent_tree_open(page, ENT_TREE_SECTION, ENT_ROLE_PLAIN, "The second section: it's last",
                  "second");
    sample_heading(page, text);
    sample_cards(page, text);
    sample_blocks(page, text);
    ent_tree_close(page, ENT_TREE_SECTION);
    const ent_status status = ent_tree_status(page);
    if (status != ENT_OK) {
        ent_page_free(page);
        return status;
    }
    *out = page;
    return ENT_OK;
}

#endif
