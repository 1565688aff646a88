/* SPDX-License-Identifier: MIT */
/*
 * The layered layout, step by step: arrows are cut into pieces from column to column; items are put in order so that
 * pieces cross little (order.c); ends get places on borders (ports.c), items heights (places.c), arrows curves
 * (routes.c). The columns are given, so the first step of Sugiyama, Tagawa and Toda (1981) falls away.
 */
#include "report/chart/layout/layering.h"

#include <string.h>

static bool within_bounds(const ent_layout_input *input)
{
    for (size_t n = 0; n < input->node_count; n++) {
        if (input->nodes[n].column >= ENT_MOST_COLUMNS) {
            return false;
        }
    }
    for (size_t a = 0; a < input->arrow_count; a++) {
        if (input->arrows[a].from >= input->node_count ||
            input->arrows[a].to >= input->node_count) {
            return false;
        }
    }
    return true;
}

/* Counts columns, items and pieces. */
static void count_parts(ent_layering *g)
{
    const ent_layout_input *input = g->input;
    for (size_t n = 0; n < input->node_count; n++) {
        const size_t column = input->nodes[n].column;
        g->column_count = column >= g->column_count ? column + 1 : g->column_count;
    }
    g->item_count = input->node_count;
    for (size_t a = 0; a < input->arrow_count; a++) {
        const size_t from = input->nodes[input->arrows[a].from].column;
        const size_t to = input->nodes[input->arrows[a].to].column;
        const size_t span = from < to ? to - from : from - to;
        g->traces[a] = (ent_trace){.first = g->piece_count, .count = span, .back = to < from};
        g->piece_count += span;
        g->item_count += span > 1 ? span - 1 : 0;
    }
}

static ent_status new_links(ent_layering *g, ent_links *links)
{
    links->start = ent_arena_new(g->arena, g->item_count + 1, sizeof *links->start);
    links->piece = ent_arena_new(g->arena, g->piece_count, sizeof *links->piece);
    links->fill = ent_arena_new(g->arena, g->item_count, sizeof *links->fill);
    return links->start == NULL || links->piece == NULL || links->fill == NULL ? ENT_ERROR_MEMORY
                                                                               : ENT_OK;
}

static ent_status make_room(ent_layering *g)
{
    g->items = ent_arena_new(g->arena, g->item_count, sizeof *g->items);
    g->pieces = ent_arena_new(g->arena, g->piece_count, sizeof *g->pieces);
    g->order = ent_arena_new(g->arena, g->item_count, sizeof *g->order);
    g->column_start = ent_arena_new(g->arena, g->column_count + 1, sizeof *g->column_start);
    if (g->items == NULL || g->pieces == NULL || g->order == NULL || g->column_start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(new_links(g, &g->to_left));
    return new_links(g, &g->to_right);
}

/* The pieces of arrow `a`, and the items where it passes columns, from `next` on; returns the next free one. */
static size_t cut(ent_layering *g, size_t a, size_t next)
{
    const ent_trace *trace = &g->traces[a];
    const ent_layout_arrow *arrow = &g->input->arrows[a];
    size_t left = trace->back ? arrow->to : arrow->from;
    for (size_t k = 0; k < trace->count; k++) {
        size_t right = trace->back ? arrow->from : arrow->to;
        if (k + 1 < trace->count) {
            g->items[next] = (ent_item){.column = g->items[left].column + 1, .node = ENT_NO_NODE};
            right = next++;
        }
        g->pieces[trace->first + k] = (ent_piece){.left = left, .right = right};
        left = right;
    }
    return next;
}

/* How many arrows meet each node on either side. */
static void count_ends(const ent_layering *g, size_t *left, size_t *right)
{
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        const ent_layout_arrow *arrow = &g->input->arrows[a];
        const ent_trace *trace = &g->traces[a];
        (trace->count > 0 && trace->back ? left : right)[arrow->from]++;
        (trace->count > 0 && !trace->back ? left : right)[arrow->to]++;
    }
}

static ent_status make_items(ent_layering *g)
{
    size_t *left = ent_arena_new(g->arena, g->input->node_count, sizeof *left);
    size_t *right = ent_arena_new(g->arena, g->input->node_count, sizeof *right);
    if (left == NULL || right == NULL) {
        return ENT_ERROR_MEMORY;
    }
    count_ends(g, left, right);
    for (size_t n = 0; n < g->input->node_count; n++) {
        const ent_layout_node *node = &g->input->nodes[n];
        const size_t ends = left[n] > right[n] ? left[n] : right[n];
        const int64_t need =
            ends == 0 ? 0 : (int64_t)(ends - 1) * ENT_PORT_GAP + 2 * ENT_PORT_MARGIN;
        g->items[n] = (ent_item){.column = node->column, .node = n};
        g->items[n].height = need > node->height ? need : node->height;
    }
    size_t next = g->input->node_count;
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        next = cut(g, a, next);
    }
    return ENT_OK;
}

/* The first order: nodes as given, then passing arrows. */
static ent_status fill_columns(ent_layering *g)
{
    size_t *filled = ent_arena_new(g->arena, g->column_count, sizeof *filled);
    if (filled == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < g->item_count; i++) {
        g->column_start[g->items[i].column + 1]++;
    }
    for (size_t c = 0; c < g->column_count; c++) {
        const size_t size = g->column_start[c + 1];
        g->widest = size > g->widest ? size : g->widest;
        g->column_start[c + 1] += g->column_start[c];
    }
    for (size_t i = 0; i < g->item_count; i++) {
        ent_item *item = &g->items[i];
        item->place = filled[item->column]++;
        g->order[g->column_start[item->column] + item->place] = i;
    }
    return ENT_OK;
}

static void fill_links(ent_layering *g, ent_links *links, bool right)
{
    for (size_t p = 0; p < g->piece_count; p++) {
        links->start[(right ? g->pieces[p].left : g->pieces[p].right) + 1]++;
    }
    memset(links->fill, 0, g->item_count * sizeof *links->fill);
    for (size_t i = 0; i < g->item_count; i++) {
        links->start[i + 1] += links->start[i];
    }
    for (size_t p = 0; p < g->piece_count; p++) {
        const size_t item = right ? g->pieces[p].left : g->pieces[p].right;
        links->piece[links->start[item] + links->fill[item]++] = p;
    }
}

/* Goes through the neighbouring column from the top, and puts each piece behind what its item has already; so a
 * sort takes linear time, and pieces between the same two items keep their order on both sides. */
void ent_links_sort(ent_layering *g, size_t column, bool right)
{
    ent_links *sorted = right ? &g->to_right : &g->to_left;
    const ent_links *across = right ? &g->to_left : &g->to_right;
    const size_t beside = right ? column + 1 : column - 1;
    for (size_t k = g->column_start[column]; k < g->column_start[column + 1]; k++) {
        sorted->fill[g->order[k]] = sorted->start[g->order[k]];
    }
    for (size_t k = g->column_start[beside]; k < g->column_start[beside + 1]; k++) {
        const size_t item = g->order[k];
        for (size_t e = across->start[item]; e < across->start[item + 1]; e++) {
            const size_t piece = across->piece[e];
            const size_t end = right ? g->pieces[piece].left : g->pieces[piece].right;
            sorted->piece[sorted->fill[end]++] = piece;
            g->work++;
        }
    }
}

static ent_status build(ent_layering *g)
{
    g->traces = ent_arena_new(g->arena, g->input->arrow_count, sizeof *g->traces);
    if (g->traces == NULL) {
        return ENT_ERROR_MEMORY;
    }
    count_parts(g);
    ENT_TRY(make_room(g));
    return make_items(g);
}

static ent_status lay_out(ent_layering *g, ent_arena *arena, ent_layout *out)
{
    ENT_TRY(build(g));
    ENT_TRY(fill_columns(g));
    fill_links(g, &g->to_left, false);
    fill_links(g, &g->to_right, true);
    ENT_TRY(ent_layering_order(g, out));
    ENT_TRY(ent_layering_ports(g));
    ENT_TRY(ent_layering_places(g));
    ENT_TRY(ent_layering_routes(g, arena, out));
    out->work = g->work;
    return ENT_OK;
}

ent_status ent_layout_new(ent_arena *arena, const ent_layout_input *input, ent_layout *out)
{
    if (!within_bounds(input)) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_layout layout = {.boxes = NULL};
    ent_arena work;
    ent_arena_init(&work, arena->allocator);
    ent_layering g = {.arena = &work, .input = input};
    const ent_status status = lay_out(&g, arena, &layout);
    ent_arena_free(&work);
    if (status == ENT_OK) {
        *out = layout;
    }
    return status;
}
