/* SPDX-License-Identifier: MIT */
/* Pages as plain text: what the renderer and its tables share. */
#ifndef ENT_REPORT_PAGE_PLAIN_H
#define ENT_REPORT_PAGE_PLAIN_H

#include "base/text.h"
#include "report/page/tree.h"

enum { ENT_PLAIN_DEEPEST = 32 }; /* columns of indentation */

typedef struct ent_plain {
    ent_writer *w;
    ent_text text; /* gathered for the next lines */
    size_t indent; /* of the next line, in columns */
    char sign[24]; /* in the last of these columns, on the next line */
    bool gap;      /* an empty line stands before the next block */
} ent_plain;

/* Appends a run of words as plain text. */
void ent_plain_words(ent_text *text, const ent_tree_node *first);

/* Moves *at over blanks, and returns how many bytes from there fill a line of at most `width` code points: whole
 * words, or a part of one that is longer. 0 at the end. */
size_t ent_plain_line(const char **at, size_t width);

/* Begins a line, and a block. */
void ent_plain_indent(ent_plain *plain);
void ent_plain_begin(ent_plain *plain);

/* Writes the gathered text in lines, the later ones further in by `hang`; nothing when there is none. */
void ent_plain_put(ent_plain *plain, size_t hang);

/* Writes a table in columns, or where they do not fit, row by row. */
void ent_plain_table(ent_plain *plain, const ent_tree_node *table);

#endif
