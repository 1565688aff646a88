/* SPDX-License-Identifier: MIT */
/*
 * Nets as pictures: labels make the sizes of boxes, the layout their places.
 *
 * Arrows are painted first, the strong ones last among them, then boxes, then words, so that nothing covers a word.
 */
#include "report/chart/map.h"

#include "report/chart/layout/layers.h"
#include "report/chart/lettering.h"

enum {
    MARGIN = 600,
    LABEL_WIDTH = 15000,
    LABEL_LINES = 5,
    PADDING = 800, /* of words in their box */
    LEAST_WIDTH = 4400,
    LEAST_HEIGHT = 2800,
    HEADING = 2600,
    LEGEND = 1200, /* above the legend */
    LEAST_ALL = 36000
};

typedef struct painter {
    ent_drawing *drawing;
    const ent_net *net;
    ent_lines *labels; /* per node */
    ent_layout_node *sizes;
    ent_layout_arrow *arrows;
    ent_layout layout;
    int64_t top; /* of the layout in the drawing; its left is at MARGIN */
} painter;

static const char *heading_of(const ent_net *net, size_t column)
{
    return net->columns != NULL && column < net->column_count ? net->columns[column] : NULL;
}

static ent_status size_node(painter *p, size_t n)
{
    const ent_net_node *node = &p->net->nodes[n];
    ent_lines *label = &p->labels[n];
    ENT_TRY(ent_text_wrap(p->drawing->arena, node->label, LABEL_WIDTH, LABEL_LINES, label));
    const char *heading = heading_of(p->net, node->column);
    int64_t width = node->strong ? label->width * 21 / 20 : label->width; /* bold letters */
    int64_t lines = (int64_t)label->count;
    if (node->note != NULL) {
        const int64_t note = ent_text_width(node->note);
        width = note > width ? note : width;
        lines++;
    }
    width = width + 2 * PADDING > LEAST_WIDTH ? width + 2 * PADDING : LEAST_WIDTH;
    const int64_t above = heading == NULL ? 0 : ent_text_width(heading);
    const int64_t height = lines * ENT_LINE_HEIGHT + PADDING;
    p->sizes[n] = (ent_layout_node){.column = node->column,
                                    .width = above > width ? above : width,
                                    .height = height > LEAST_HEIGHT ? height : LEAST_HEIGHT};
    return ENT_OK;
}

static ent_status lay_out(painter *p)
{
    const ent_net *net = p->net;
    ent_arena *arena = p->drawing->arena;
    p->labels = ent_arena_new(arena, net->node_count, sizeof *p->labels);
    p->sizes = ent_arena_new(arena, net->node_count, sizeof *p->sizes);
    p->arrows = ent_arena_new(arena, net->arrow_count, sizeof *p->arrows);
    if (p->labels == NULL || p->sizes == NULL || p->arrows == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t n = 0; n < net->node_count; n++) {
        ENT_TRY(size_node(p, n));
    }
    for (size_t a = 0; a < net->arrow_count; a++) {
        const ent_net_arrow *arrow = &net->arrows[a];
        const int64_t label = arrow->label == NULL ? 0 : ent_text_width(arrow->label) + 400;
        p->arrows[a] = (ent_layout_arrow){arrow->from, arrow->to, label};
    }
    const ent_layout_input input = {p->sizes, net->node_count, p->arrows, net->arrow_count};
    return ent_layout_new(arena, &input, &p->layout);
}

static void paint_arrows(painter *p, bool strong)
{
    for (size_t a = 0; a < p->net->arrow_count; a++) {
        const ent_net_arrow *arrow = &p->net->arrows[a];
        const ent_layout_route *route = &p->layout.routes[a];
        if (arrow->strong != strong) {
            continue;
        }
        for (size_t i = 0; i < route->point_count; i++) {
            route->points[i].x += MARGIN;
            route->points[i].y += p->top;
        }
        ent_drawing_add(p->drawing, &(ent_shape){.kind = ENT_SHAPE_PATH,
                                                 .ink = arrow->ink,
                                                 .dashed = arrow->dashed,
                                                 .strong = arrow->strong,
                                                 .arrow = true,
                                                 .points = route->points,
                                                 .point_count = route->point_count,
                                                 .tip = arrow->tip});
    }
}

static void paint_arrow_labels(painter *p)
{
    for (size_t a = 0; a < p->net->arrow_count; a++) {
        const ent_net_arrow *arrow = &p->net->arrows[a];
        const ent_layout_route *route = &p->layout.routes[a];
        if (route->labelled) {
            ent_drawing_add(p->drawing,
                            &(ent_shape){.kind = ENT_SHAPE_TEXT,
                                         .ink = arrow->ink,
                                         .anchor = ENT_ANCHOR_MIDDLE,
                                         .x = MARGIN + route->label.x + route->label.width / 2,
                                         .y = p->top + route->label.y + 1150,
                                         .text = arrow->label,
                                         .tip = arrow->tip});
        }
    }
}

static void paint_box(painter *p, size_t n)
{
    const ent_net_node *node = &p->net->nodes[n];
    const ent_box *box = &p->layout.boxes[n];
    ent_drawing_add(p->drawing, &(ent_shape){.kind = ENT_SHAPE_RECT,
                                             .ink = node->ink,
                                             .strong = node->strong,
                                             .x = MARGIN + box->x,
                                             .y = p->top + box->y,
                                             .width = box->width,
                                             .height = box->height,
                                             .round = 500,
                                             .tip = node->tip,
                                             .key = node->key});
}

static void paint_words(painter *p, size_t n)
{
    const ent_net_node *node = &p->net->nodes[n];
    const ent_box *box = &p->layout.boxes[n];
    const ent_lines *label = &p->labels[n];
    const int64_t note = node->note == NULL ? 0 : ENT_LINE_HEIGHT;
    const int64_t middle = p->top + box->y + box->height / 2 - note / 2;
    const ent_shape words = {.ink = ENT_INK_TEXT,
                             .anchor = ENT_ANCHOR_MIDDLE,
                             .strong = node->strong,
                             .x = MARGIN + box->x + box->width / 2,
                             .tip = node->tip,
                             .key = node->key};
    ent_drawing_lines(p->drawing, &words, middle, label);
    if (node->note != NULL) {
        const int64_t below = (int64_t)label->count * ENT_LINE_HEIGHT / 2;
        ent_drawing_text(p->drawing, ENT_INK_FAINT, ENT_ANCHOR_MIDDLE,
                         (ent_spot){words.x, middle + below + 1300}, node->note);
    }
}

static void paint_headings(painter *p)
{
    for (size_t c = 0; c < p->layout.column_count; c++) {
        const ent_box *column = &p->layout.columns[c];
        const char *heading = heading_of(p->net, c);
        if (heading != NULL && column->width > 0) {
            ent_drawing_text(p->drawing, ENT_INK_TITLE, ENT_ANCHOR_MIDDLE,
                             (ent_spot){MARGIN + column->x + column->width / 2, MARGIN + 1000},
                             heading);
        }
    }
}

static void paint(painter *p)
{
    ent_drawing *drawing = p->drawing;
    const int64_t width = p->layout.width + 2 * MARGIN;
    p->top = p->net->columns == NULL ? MARGIN : HEADING;
    drawing->width = width > LEAST_ALL ? width : LEAST_ALL;
    drawing->height = p->top + p->layout.height + MARGIN;
    paint_arrows(p, false);
    paint_arrows(p, true);
    for (size_t n = 0; n < p->net->node_count; n++) {
        paint_box(p, n);
    }
    for (size_t n = 0; n < p->net->node_count; n++) {
        paint_words(p, n);
    }
    paint_arrow_labels(p);
    paint_headings(p);
    ent_legend_add(drawing, drawing->height + LEGEND - MARGIN, p->net->samples,
                   p->net->sample_count);
}

ent_status ent_net_draw(ent_arena *arena, const ent_net *net, ent_drawing **out)
{
    painter p = {.net = net};
    ENT_TRY(ent_drawing_new(arena, net->title, net->description, &p.drawing));
    ENT_TRY(lay_out(&p));
    paint(&p);
    ENT_TRY(p.drawing->status);
    *out = p.drawing;
    return ENT_OK;
}
