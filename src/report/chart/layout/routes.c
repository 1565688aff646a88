/* SPDX-License-Identifier: MIT */
/*
 * Columns, boxes, and the curves of arrows.
 *
 * Every curve stays where no node is: between columns a piece begins and ends level, and runs from one column's edge
 * to the next one's; a passing arrow crosses a column on a level line of its own; arrows within a column bulge
 * into the space to its right, those that overlap to different depths. A label is put on its curve, in
 * the space between columns, at the first of some places along it where no other label is.
 */
#include "report/chart/layout/layering.h"

#include <stdlib.h>

enum {
    SPACE = 4400,       /* between columns, */
    SPACE_A_PIECE = 70, /* more for each piece, */
    MOST_PIECES = 60,   /* of so many, */
    MOST_SPACE = 16000, /* and more for each label, up to this */
    FIRST_BULGE = 1300,
    NEXT_BULGE = 600,
    MOST_BULGES = 24,
    LABEL_HEIGHT = 1500,
    LABEL_MARGIN = 300,
    LABEL_PLACES = 9
};

typedef struct router {
    const ent_layering *g;
    ent_arena *arena;
    ent_layout *out;
    int64_t *space;  /* to the right of each column */
    int64_t *depth;  /* of bulges there */
    int64_t *bulge;  /* per arrow within a column */
    size_t *labels;  /* per column the last arrow whose label is to its right, plus one */
    size_t *earlier; /* per arrow the one before */
} router;

/* An arrow within a column, by what it spans. */
typedef struct loop {
    size_t arrow, column, top, bottom; /* places */
    int64_t upper, lower;              /* heights */
    size_t level;
} loop;

static int by_span(const void *a, const void *b)
{
    const loop *x = a, *y = b;
    const int64_t spans[2] = {x->lower - x->upper, y->lower - y->upper};
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    if (spans[0] != spans[1]) {
        return spans[0] < spans[1] ? -1 : 1;
    }
    return x->arrow < y->arrow ? -1 : 1;
}

static loop loop_of(const ent_layering *g, size_t arrow)
{
    const ent_layout_arrow *a = &g->input->arrows[arrow];
    const ent_item *from = &g->items[a->from], *to = &g->items[a->to];
    const int64_t start = from->y + g->traces[arrow].from_port;
    const int64_t end = to->y + g->traces[arrow].to_port;
    return (loop){.arrow = arrow,
                  .column = from->column,
                  .upper = start < end ? start : end,
                  .lower = start < end ? end : start};
}

/* The first depth that no shorter arrow over the same height has. */
static size_t free_level(const loop *loops, const loop *mine)
{
    uint64_t taken = 0;
    for (const loop *l = mine; l > loops && l[-1].column == mine->column;) {
        l--;
        if (l->upper <= mine->lower && mine->upper <= l->lower) {
            taken |= (uint64_t)1 << l->level;
        }
    }
    size_t level = 0;
    while (level + 1 < MOST_BULGES && (taken >> level & 1) != 0) {
        level++;
    }
    return level;
}

static ent_status find_bulges(router *r)
{
    const ent_layering *g = r->g;
    loop *loops = ent_arena_new(g->arena, g->input->arrow_count, sizeof *loops);
    if (loops == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t count = 0;
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        if (g->traces[a].count == 0) {
            loops[count++] = loop_of(g, a);
        }
    }
    qsort(loops, count, sizeof *loops, by_span);
    for (size_t k = 0; k < count; k++) {
        loops[k].level = free_level(loops, &loops[k]);
        const int64_t bulge = FIRST_BULGE + (int64_t)loops[k].level * NEXT_BULGE;
        int64_t *depth = &r->depth[loops[k].column];
        r->bulge[loops[k].arrow] = bulge;
        *depth = bulge > *depth ? bulge : *depth;
    }
    return ENT_OK;
}

/* The column to whose right an arrow's label stands: its leftmost one. */
static size_t label_column(const ent_layering *g, size_t arrow)
{
    const ent_layout_arrow *a = &g->input->arrows[arrow];
    return g->items[g->traces[arrow].back ? a->to : a->from].column;
}

/* The space to the right of each column: for bulges, for pieces, and for labels, of which each asks for a little and
 * the widest for all that it takes. */
static void find_spaces(router *r)
{
    const ent_layering *g = r->g;
    for (size_t c = 0; c < g->column_count; c++) {
        size_t pieces = 0;
        for (size_t k = g->column_start[c]; k < g->column_start[c + 1]; k++) {
            pieces += g->to_right.start[g->order[k] + 1] - g->to_right.start[g->order[k]];
        }
        pieces = pieces > MOST_PIECES ? MOST_PIECES : pieces;
        const bool last = c + 1 == g->column_count;
        r->space[c] = r->depth[c] + (last ? 0 : SPACE + (int64_t)pieces * SPACE_A_PIECE);
    }
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        const int64_t label = g->input->arrows[a].label_width;
        const size_t c = label_column(g, a);
        if (label > 0) {
            const int64_t need = r->depth[c] + label + 3 * LABEL_MARGIN;
            const int64_t more = r->space[c] < r->depth[c] + MOST_SPACE ? SPACE_A_PIECE : 0;
            r->space[c] = need > r->space[c] + more ? need : r->space[c] + more;
        }
    }
}

static void set_columns(router *r)
{
    const ent_layering *g = r->g;
    int64_t x = 0;
    for (size_t n = 0; n < g->input->node_count; n++) {
        ent_box *column = &r->out->columns[g->items[n].column];
        const int64_t width = g->input->nodes[n].width;
        column->width = width > column->width ? width : column->width;
    }
    for (size_t c = 0; c < g->column_count; c++) {
        r->out->columns[c].x = x;
        x += r->out->columns[c].width + r->space[c];
    }
    r->out->width = x;
    r->out->column_count = g->column_count;
}

/* Boxes, with the highest at the top; passing arrows count, too. */
static void set_boxes(router *r)
{
    const ent_layering *g = r->g;
    int64_t top = 0, bottom = 0;
    for (size_t i = 0; i < g->item_count; i++) {
        const int64_t upper = g->items[i].y - g->items[i].height / 2;
        const int64_t lower = upper + g->items[i].height;
        top = i == 0 || upper < top ? upper : top;
        bottom = i == 0 || lower > bottom ? lower : bottom;
    }
    for (size_t i = 0; i < g->item_count; i++) {
        g->items[i].y -= top;
    }
    for (size_t n = 0; n < g->input->node_count; n++) {
        const ent_item *item = &g->items[n];
        r->out->boxes[n] = r->out->columns[item->column];
        r->out->boxes[n].y = item->y - item->height / 2;
        r->out->boxes[n].height = item->height;
    }
    r->out->height = bottom - top;
    for (size_t c = 0; c < g->column_count; c++) {
        r->out->columns[c].height = r->out->height;
    }
}

/* Adds a cubic curve that begins and ends level, by way of x coordinate `middle`. */
static size_t add_curve(ent_spot *points, size_t count, int64_t middle, ent_spot end)
{
    points[count] = (ent_spot){middle, points[count - 1].y};
    points[count + 1] = (ent_spot){middle, end.y};
    points[count + 2] = end;
    return count + 3;
}

/* From left to right over all its pieces. */
static size_t trace_pieces(const router *r, const ent_trace *trace, ent_spot *points)
{
    const ent_layering *g = r->g;
    size_t count = 0;
    for (size_t k = 0; k < trace->count; k++) {
        const ent_piece *piece = &g->pieces[trace->first + k];
        const ent_item *left = &g->items[piece->left], *right = &g->items[piece->right];
        const ent_box *before = &r->out->columns[left->column];
        const ent_spot start = {before->x + before->width, left->y + piece->left_port};
        const ent_spot end = {r->out->columns[right->column].x, right->y + piece->right_port};
        if (k == 0) {
            points[count++] = start;
        } else {
            count = add_curve(points, count, before->x + before->width / 2, start);
        }
        count = add_curve(points, count, (start.x + end.x) / 2, end);
    }
    return count;
}

static size_t trace_loop(const router *r, size_t arrow, ent_spot *points)
{
    const ent_layering *g = r->g;
    const ent_layout_arrow *a = &g->input->arrows[arrow];
    const ent_box *column = &r->out->columns[g->items[a->from].column];
    const int64_t x = column->x + column->width;
    points[0] = (ent_spot){x, g->items[a->from].y + g->traces[arrow].from_port};
    const ent_spot end = {x, g->items[a->to].y + g->traces[arrow].to_port};
    return add_curve(points, 1, x + r->bulge[arrow] * 4 / 3, end);
}

static void turn(ent_spot *points, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const ent_spot swap = points[i];
        points[i] = points[count - 1 - i];
        points[count - 1 - i] = swap;
    }
}

static ent_status set_route(router *r, size_t arrow)
{
    const ent_trace *trace = &r->g->traces[arrow];
    ent_layout_route *route = &r->out->routes[arrow];
    const size_t most = trace->count == 0 ? 4 : 6 * trace->count;
    route->points = ent_arena_new(r->arena, most, sizeof *route->points);
    if (route->points == NULL) {
        return ENT_ERROR_MEMORY;
    }
    route->point_count = trace->count == 0 ? trace_loop(r, arrow, route->points)
                                           : trace_pieces(r, trace, route->points);
    if (trace->back) {
        turn(route->points, route->point_count);
    }
    return ENT_OK;
}

/* The point at k/16 of a cubic curve. */
static ent_spot along(const ent_spot *p, int64_t k)
{
    const int64_t b = 16 - k;
    const int64_t w[4] = {b * b * b, 3 * k * b * b, 3 * k * k * b, k * k * k};
    return (ent_spot){(w[0] * p[0].x + w[1] * p[1].x + w[2] * p[2].x + w[3] * p[3].x) / 4096,
                      (w[0] * p[0].y + w[1] * p[1].y + w[2] * p[2].y + w[3] * p[3].y) / 4096};
}

static bool overlap(const ent_box *a, const ent_box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static bool is_free(const router *r, size_t column, const ent_box *box)
{
    for (size_t k = r->labels[column]; k > 0; k = r->earlier[k - 1]) {
        if (overlap(&r->out->routes[k - 1].label, box)) {
            return false;
        }
    }
    return true;
}

/* Tries places for a label on one cubic piece, which lies to the right of `column`. */
static bool put_label(router *r, size_t arrow, size_t column, const ent_spot *curve)
{
    static const int64_t places[LABEL_PLACES] = {8, 6, 10, 4, 12, 7, 9, 5, 11};
    const ent_box *c = &r->out->columns[column];
    const int64_t left = c->x + c->width + LABEL_MARGIN;
    ent_box box = {.width = r->g->input->arrows[arrow].label_width, .height = LABEL_HEIGHT};
    const int64_t right = c->x + c->width + r->space[column] - LABEL_MARGIN - box.width;
    for (size_t k = 0; k < LABEL_PLACES; k++) {
        const ent_spot at = along(curve, places[k]);
        box.x = at.x - box.width / 2;
        box.x = box.x < left ? left : box.x > right ? right : box.x;
        box.y = at.y - box.height / 2;
        if (is_free(r, column, &box)) {
            r->out->routes[arrow].label = box;
            r->out->routes[arrow].labelled = true;
            r->earlier[arrow] = r->labels[column];
            r->labels[column] = arrow + 1;
            return true;
        }
    }
    return false;
}

/* At the piece nearest to the left end, where the space was made for it. */
static void set_label(router *r, size_t arrow)
{
    const ent_layering *g = r->g;
    const ent_layout_route *route = &r->out->routes[arrow];
    if (g->input->arrows[arrow].label_width > 0) {
        const size_t leftmost = g->traces[arrow].back ? route->point_count - 4 : 0;
        (void)put_label(r, arrow, label_column(g, arrow), route->points + leftmost);
    }
}

static ent_status make_room(router *r)
{
    const ent_layering *g = r->g;
    const size_t arrows = g->input->arrow_count;
    r->space = ent_arena_new(g->arena, g->column_count, sizeof *r->space);
    r->depth = ent_arena_new(g->arena, g->column_count, sizeof *r->depth);
    r->labels = ent_arena_new(g->arena, g->column_count, sizeof *r->labels);
    r->bulge = ent_arena_new(g->arena, arrows, sizeof *r->bulge);
    r->earlier = ent_arena_new(g->arena, arrows, sizeof *r->earlier);
    r->out->boxes = ent_arena_new(r->arena, g->input->node_count, sizeof *r->out->boxes);
    r->out->routes = ent_arena_new(r->arena, arrows, sizeof *r->out->routes);
    r->out->columns = ent_arena_new(r->arena, g->column_count, sizeof *r->out->columns);
    return r->space == NULL || r->depth == NULL || r->labels == NULL || r->bulge == NULL ||
                   r->earlier == NULL || r->out->boxes == NULL || r->out->routes == NULL ||
                   r->out->columns == NULL
               ? ENT_ERROR_MEMORY
               : ENT_OK;
}

ent_status ent_layering_routes(const ent_layering *g, ent_arena *arena, ent_layout *out)
{
    router r = {.g = g, .arena = arena, .out = out};
    ENT_TRY(make_room(&r));
    ENT_TRY(find_bulges(&r));
    find_spaces(&r);
    set_columns(&r);
    set_boxes(&r);
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        ENT_TRY(set_route(&r, a));
    }
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        set_label(&r, a);
    }
    return ENT_OK;
}
