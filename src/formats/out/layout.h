/* SPDX-License-Identifier: MIT */
/* Laying out a canonical tree. */
#ifndef ENT_FORMATS_OUT_LAYOUT_H
#define ENT_FORMATS_OUT_LAYOUT_H

#include "dispute/document.h"
#include "formats/out/writer.h"

enum {
    ENT_DOCUMENT_WIDTH = 100, /* columns of a line that may be broken */
    ENT_PROSE_WIDTH = 80      /* longer text is folded */
};

/* Writes the tree as YAML, and as JSON; failures stay in the writer. O(size of the text). */
void ent_put_yaml(ent_writer *writer, const ent_node *root);
void ent_put_json(ent_writer *writer, const ent_node *root);

/*
 * Puts `lead` and a list of scalars on one line, "[a, b]", and returns true, if the list should stand
 * so and ends within ENT_DOCUMENT_WIDTH when it begins behind `column` columns; `add` appends one scalar.
 */
bool ent_put_short_list(ent_writer *writer, const ent_node *list, const char *lead, size_t column,
                        void (*add)(ent_text *text, const ent_node *scalar));

/* Puts what was gathered in `text` and releases it; memory that ran out there is the writer's failure. */
void ent_put_text(ent_writer *writer, ent_text *text);

/* Puts `count` blanks. */
void ent_put_blanks(ent_writer *writer, size_t count);

#endif
