/* SPDX-License-Identifier: MIT */
/*
 * The layered layout: where nodes that stand in columns go, and how arrows curve between them.
 *
 * Columns run from left to right. Input is sizes and ends alone; what comes out is boxes and curves, in hundredths of
 * a pixel from the upper left corner. docs/methods/drawing.md tells the method.
 */
#ifndef ENT_REPORT_CHART_LAYERS_H
#define ENT_REPORT_CHART_LAYERS_H

#include "report/chart/drawing.h"

enum { ENT_MOST_COLUMNS = 4096 };

typedef struct ent_layout_node {
    size_t column;
    int64_t width, height; /* the least; both may become more */
} ent_layout_node;

typedef struct ent_layout_arrow {
    size_t from, to;
    int64_t label_width; /* 0: no label */
} ent_layout_arrow;

typedef struct ent_layout_input {
    const ent_layout_node *nodes;
    size_t node_count;
    const ent_layout_arrow *arrows;
    size_t arrow_count;
} ent_layout_input;

typedef struct ent_box {
    int64_t x, y, width, height;
} ent_box;

/* A curve from border to border, in cubic pieces: 1 + 3 n points. */
typedef struct ent_layout_route {
    ent_spot *points;
    size_t point_count;
    bool labelled; /* whether there was room for its label */
    ent_box label;
} ent_layout_route;

/* All in the arena. */
typedef struct ent_layout {
    ent_box *boxes;           /* per node; those of a column have one width */
    ent_layout_route *routes; /* per arrow */
    ent_box *columns;         /* the room of the nodes of each */
    size_t column_count;
    int64_t width, height;
    uint64_t crossings_before,
        crossings; /* of pieces between columns, before and after the sweeps */
    uint64_t work; /* steps of the sweeps, counted */
} ent_layout;

/*
 * Lays out. Nodes of a column do not overlap, and no curve and no label comes upon a node that it does not end at.
 * Errors: ENT_ERROR_ARGUMENT (an end or a column out of range), ENT_ERROR_MEMORY. With n nodes and places where arrows
 * pass columns, and m pieces of arrows: O(m log n) time a sweep, 48 sweeps at most; O(n + m) memory.
 */
ent_status ent_layout_new(ent_arena *arena, const ent_layout_input *input, ent_layout *out);

#endif
