/* SPDX-License-Identifier: MIT */
/* Trees as text, laid out as what stands beside them. */
#ifndef ENT_EDITING_WRITTEN_H
#define ENT_EDITING_WRITTEN_H

#include "base/text.h"
#include "dispute/document.h"

/* How a tree is written. */
typedef struct ent_layout {
    const char *line_end;
    size_t indent; /* of what stands below a key */
    bool quotes;   /* everything is in quotes, as in JSON */
} ent_layout;

/* Adds a tree in brackets, on one line. */
void ent_layout_flow(ent_text *text, const ent_layout *layout, const ent_node *node);

/* Adds an item of a list that is a mapping, from its dash on, which stands in a column; and an entry of a mapping, from its key on. The
 * first line is not indented; no line end stands behind the last. */
void ent_layout_item(ent_text *text, const ent_layout *layout, const ent_node *item, size_t column);
void ent_layout_entry(ent_text *text, const ent_layout *layout, const ent_node *key,
                      const ent_node *value, size_t column);

#endif
