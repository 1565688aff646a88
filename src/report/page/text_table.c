/* SPDX-License-Identifier: MIT */
/*
 * Tables in plain text.
 *
 * A column is as wide as its widest cell. Where the table is then too wide for a line, the widest columns are
 * narrowed, and their cells take several lines: first to their longest words, then words are cut. Where there are
 * too many columns for that, each row is written as a block of its own: its first cell, then each other one behind
 * the words that head its column.
 */
#include "report/page/plain.h"

#include <string.h>

enum { MOST_COLUMNS = 24, NARROWEST = 6, BETWEEN = 2 };

typedef struct grid {
    ent_plain *p;
    const ent_tree_node *head;
    size_t columns, widths[MOST_COLUMNS];
    size_t words[MOST_COLUMNS]; /* the longest in each */
} grid;

/* The text of a cell, in the plain's own text, which must be empty. */
static const char *read_cell(ent_plain *p, const ent_tree_node *cell)
{
    ent_plain_words(&p->text, cell->first);
    return ent_text_get(&p->text);
}

/* Takes the text of a cell into account in its column. */
static void measure_cell(grid *g, size_t column, const char *text)
{
    const size_t width = ent_utf8_length(text, strlen(text));
    g->widths[column] = width > g->widths[column] ? width : g->widths[column];
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        const size_t word = ent_utf8_length(at, length);
        g->words[column] = word > g->words[column] ? word : g->words[column];
        at += length;
        at += strspn(at, " ");
    }
}

/* Measures the columns; false when there are too many. */
static bool measure(grid *g, const ent_tree_node *table)
{
    for (const ent_tree_node *row = table->first; row != NULL; row = row->next) {
        size_t column = 0;
        for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next, column++) {
            if (column == MOST_COLUMNS) {
                return false;
            }
            measure_cell(g, column, read_cell(g->p, cell));
            ent_text_clear(&g->p->text);
        }
        g->columns = column > g->columns ? column : g->columns;
    }
    return true;
}

/* Narrows the widest columns until `total` columns of text fit into a line; none below `floors`, or NARROWEST. */
static size_t narrow(grid *g, size_t total, const size_t *floors)
{
    while (total > ENT_LINE_WIDTH - g->p->indent) {
        size_t widest = g->columns;
        for (size_t c = 0; c < g->columns; c++) {
            const size_t floor = floors == NULL || floors[c] < NARROWEST ? NARROWEST : floors[c];
            if (g->widths[c] > floor &&
                (widest == g->columns || g->widths[c] > g->widths[widest])) {
                widest = c;
            }
        }
        if (widest == g->columns) {
            break;
        }
        g->widths[widest]--;
        total--;
    }
    return total;
}

/* Makes the columns fit into a line; false when they cannot. */
static bool fit(grid *g)
{
    size_t total = g->columns == 0 ? 0 : BETWEEN * (g->columns - 1);
    for (size_t c = 0; c < g->columns; c++) {
        total += g->widths[c];
    }
    total = narrow(g, total, g->words);
    return narrow(g, total, NULL) <= ENT_LINE_WIDTH - g->p->indent;
}

static void put_blanks(ent_writer *w, size_t count)
{
    while (count-- > 0) {
        ent_put(w, " ");
    }
}

/* The cells of a row as NUL-terminated texts one behind the other. */
static void gather_row(ent_plain *p, const ent_tree_node *row)
{
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next) {
        ent_plain_words(&p->text, cell->first);
        ent_text_add_bytes(&p->text, "", 1);
    }
}

/* Writes the next line of each cell that has one; what is left out at the end of a line are blanks. */
static bool put_row_line(const grid *g, const ent_tree_node *row, const char **at)
{
    size_t column = 0, due = 0;
    bool more = false;
    ent_plain_indent(g->p);
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next, column++) {
        const size_t width = g->widths[column];
        const size_t length = ent_plain_line(&at[column], width);
        const size_t unused = width - ent_utf8_length(at[column], length);
        const bool right = cell->role == ENT_ROLE_NUMBER;
        if (length > 0) {
            put_blanks(g->p->w, due + (right ? unused : 0));
            ent_put_bytes(g->p->w, at[column], length);
            due = 0;
        }
        due += BETWEEN + (length == 0 ? width : right ? 0 : unused);
        at[column] += length;
        more = more || at[column][strspn(at[column], " ")] != '\0';
    }
    ent_put(g->p->w, "\n");
    return more;
}

static void put_row(const grid *g, const ent_tree_node *row)
{
    const char *at[MOST_COLUMNS];
    size_t column = 0;
    gather_row(g->p, row);
    const char *text = ent_text_get(&g->p->text);
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next) {
        at[column++] = text;
        text += g->p->text.failed ? 0 : strlen(text) + 1;
    }
    while (!g->p->text.failed && put_row_line(g, row, at)) {
    }
    ent_text_clear(&g->p->text);
}

static void put_stroke(const grid *g)
{
    ent_plain_indent(g->p);
    for (size_t c = 0; c < g->columns; c++) {
        put_blanks(g->p->w, c == 0 ? 0 : BETWEEN);
        for (size_t k = 0; k < g->widths[c]; k++) {
            ent_put(g->p->w, "-");
        }
    }
    ent_put(g->p->w, "\n");
}

static void put_columns(const grid *g)
{
    for (const ent_tree_node *row = g->head; row != NULL; row = row->next) {
        put_row(g, row);
        if (row == g->head) {
            put_stroke(g);
        }
    }
}

/* A row as a block: the first cell, and the others behind the words of the head. */
static void put_record(const grid *g, const ent_tree_node *row)
{
    const ent_tree_node *head = g->head->first;
    for (const ent_tree_node *cell = row->first; cell != NULL; cell = cell->next) {
        const bool first = cell == row->first;
        if (!first && head != NULL) {
            ent_plain_words(&g->p->text, head->first);
            ent_text_add(&g->p->text, ": ");
        }
        ent_plain_words(&g->p->text, cell->first);
        g->p->indent += first ? 0 : 2;
        ent_plain_put(g->p, 2);
        g->p->indent -= first ? 0 : 2;
        head = head == NULL ? NULL : head->next;
    }
}

void ent_plain_table(ent_plain *p, const ent_tree_node *table)
{
    grid g = {.p = p, .head = table->first};
    ent_plain_begin(p);
    ent_text_add(&p->text, table->text == NULL ? "" : table->text);
    ent_plain_put(p, 0);
    if (measure(&g, table) && fit(&g)) {
        put_columns(&g);
    } else {
        ent_text_clear(&p->text);
        for (const ent_tree_node *row = g.head->next; row != NULL; row = row->next) {
            put_record(&g, row);
        }
    }
    p->gap = true;
}
