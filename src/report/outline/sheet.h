/* SPDX-License-Identifier: MIT */
/* What the parts of an outline share: the writer, the tree, and places. */
#ifndef ENT_REPORT_OUTLINE_SHEET_H
#define ENT_REPORT_OUTLINE_SHEET_H

#include "dispute/outline.h"
#include "formats/out/writer.h"
#include "space/space.h"

/* A byte whose line and column were told: the next is mostly found a little further on. */
typedef struct ent_outline_mark {
    size_t at, line, column; /* counted from 0 */
} ent_outline_mark;

typedef struct ent_outline_sheet {
    ent_writer *w;
    const ent_source *source;
    const ent_node *root;
    const ent_space *space;      /* or NULL */
    bool begins;                 /* of places only the first byte is told */
    ent_outline_mark start, end; /* of the place written last */
} ent_outline_sheet;

/* A key with the place of a span: byte_start, byte_end, line, column, end_line, end_column; or the first alone. */
void ent_outline_place(ent_outline_sheet *sheet, const char *key, ent_span span);

/* A key with a text, or null. */
void ent_outline_text_key(ent_outline_sheet *sheet, const char *key, const char *text);

/* The value under a key of a mapping; NULL when there is none, or `node` is no mapping or NULL. */
const ent_node *ent_outline_field(const ent_node *node, const char *key);

/* The text of a scalar under a key; `otherwise` when there is none. */
const char *ent_outline_word(const ent_node *node, const char *key, const char *otherwise);

/* A key with the list of the scalars in a node: a list, or one scalar. */
void ent_outline_words(ent_outline_sheet *sheet, const char *key, const ent_node *node);

/* The keys basis, source, passage, note and hedge. */
void ent_outline_grounds(ent_outline_sheet *sheet, const ent_node *node);

/* The list "wishes": what parties want, party by party. */
void ent_outline_wishes(ent_outline_sheet *sheet);

/* The list "timeline": the events, and what each adds that can be named. */
void ent_outline_events(ent_outline_sheet *sheet);

/* The key "values": those of an option; and "labels", their words, where it has some. */
void ent_outline_values(ent_outline_sheet *sheet, const ent_node *option);

/* The object "keys", which keys may stand where, and "words", which words. */
void ent_outline_vocabulary(ent_outline_sheet *sheet);

#endif
