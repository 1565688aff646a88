/* SPDX-License-Identifier: MIT */
/*
 * Lines of a source, and lists that have one item a line or more.
 *
 * Such a list is cut into slots and gaps:
 *
 *     city:
 *                                  gap 0: what stands above a blank line
 *       # how it began             slot 0: the comments right above an item,
 *       - want: not raise                  the item,
 *         note: it says nothing            and deeper comments right below it
 *           # of money
 *                                  gap 1: blank lines, and comments that stand apart
 *       - raise                    slot 1
 *
 * Gaps stay where they are when slots are moved, so a move can be undone by the inverse move, byte by byte.
 */
#ifndef ENT_EDITING_LINES_H
#define ENT_EDITING_LINES_H

#include "dispute/document.h"

/* The first byte of the line that holds a byte; its end, without the line end; the first byte of the next. */
size_t ent_line_start(const ent_source *source, size_t at);
size_t ent_line_end(const ent_source *source, size_t at);
size_t ent_line_next(const ent_source *source, size_t at);

/* The first byte from `start` on that is not a blank or tab. */
size_t ent_line_text(const ent_source *source, size_t start);

/* Whether the line that starts here holds blanks alone, and whether it holds a comment alone. */
bool ent_line_is_blank(const ent_source *source, size_t start);
bool ent_line_is_comment(const ent_source *source, size_t start);

/* The first line of those right above a line that are comments, not above `floor`; only from the first on that is not
 * deeper than `column`. The line itself when there is none. */
size_t ent_line_lead(const ent_source *source, size_t start, size_t floor, size_t column);

/* Bytes of the text: the slot, without the end of its last line, and where the line of its dash begins. */
typedef struct ent_slot {
    ent_span span;
    size_t dash_line;
} ent_slot;

/* Cuts a list into its slots, one an item; `above` is a place in the line above it. *column: of the dashes.
 * False when the list is not laid out so. */
bool ent_lines_cut(const ent_source *source, const ent_node *list, size_t above, ent_slot *slots,
                   size_t *column);

#endif
