/* SPDX-License-Identifier: MIT */
/*
 * The layout, inside: what is put in order and in place.
 *
 * An *item* is a node, or a place where an arrow passes through a column between its ends. A *piece* of an arrow joins
 * an item of one column to one of the next, always from left to right, whichever way the arrow points. Arrows between
 * nodes of one column have no pieces.
 */
#ifndef ENT_REPORT_CHART_LAYERING_H
#define ENT_REPORT_CHART_LAYERING_H

#include "report/chart/layout/layers.h"

static const size_t ENT_NO_NODE = SIZE_MAX;

typedef struct ent_item {
    size_t column, node; /* ENT_NO_NODE where an arrow passes */
    size_t place;        /* in its column, from the top */
    int64_t height, y;   /* y: of its middle */
} ent_item;

typedef struct ent_piece {
    size_t left, right;            /* items */
    int64_t left_port, right_port; /* where it meets them, from their middles */
} ent_piece;

/* An arrow's pieces, from left to right; `count` 0 within a column. */
typedef struct ent_trace {
    size_t first, count;
    bool back;                  /* it points to the left */
    int64_t from_port, to_port; /* within a column */
} ent_trace;

/* Pieces at each item on one side, by the places of their other ends. */
typedef struct ent_links {
    size_t *start; /* one more than there are items */
    size_t *piece;
    size_t *fill; /* per item: how many are put in, while they are sorted */
} ent_links;

typedef struct ent_layering {
    ent_arena *arena; /* for work */
    const ent_layout_input *input;
    ent_item *items; /* the first are the nodes, in their order */
    size_t item_count;
    ent_piece *pieces;
    size_t piece_count;
    ent_trace *traces;
    size_t *order; /* items column by column, from the top */
    size_t *column_start;
    size_t column_count, widest; /* items in the fullest column */
    ent_links to_left, to_right;
    uint64_t work;
} ent_layering;

static inline size_t ent_column_size(const ent_layering *g, size_t column)
{
    return g->column_start[column + 1] - g->column_start[column];
}

/* Sorts the links of a column's items to the column on their left or right by the places there. */
void ent_links_sort(ent_layering *g, size_t column, bool right);

/* Reduces crossings (order.c): fills in both numbers of *out. ENT_ERROR_MEMORY. */
ent_status ent_layering_order(ent_layering *g, ent_layout *out);

/* Gives each end of an arrow its place on the border of its node (ports.c). ENT_ERROR_MEMORY. */
ent_status ent_layering_ports(ent_layering *g);

/* Finds the heights of the items (places.c). ENT_ERROR_MEMORY. */
ent_status ent_layering_places(ent_layering *g);

/* Finds columns, boxes, curves and places of labels (routes.c); in `arena`. ENT_ERROR_MEMORY. */
ent_status ent_layering_routes(const ent_layering *g, ent_arena *arena, ent_layout *out);

enum { ENT_PORT_GAP = 700, ENT_PORT_MARGIN = 500 };

#endif
