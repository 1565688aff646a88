/* SPDX-License-Identifier: MIT */
/*
 * Where arrows meet the borders of their nodes.
 *
 * On each side ends stand at equal distances, from the top by where their other ends are, so that arrows of a node do not
 * cross at it, and arrows between the same two nodes run beside each other. Arrows within a column leave and enter on
 * the right: those to nodes above at the top, the nearest first, and those to nodes below at the bottom, the
 * nearest last, so that the nearer lie within the farther ones.
 */
#include "report/chart/layout/layering.h"

#include <stdlib.h>

enum { LEFT, RIGHT_UP, RIGHT, RIGHT_DOWN }; /* groups, from the top of each side */

typedef struct arrow_end {
    size_t node;
    int group;
    int64_t rank, tie;
    int64_t *port;
} arrow_end;

static int by_number(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

static int by_place(const void *a, const void *b)
{
    const arrow_end *x = a, *y = b;
    int order = by_number((int64_t)x->node, (int64_t)y->node);
    order = order != 0 ? order : by_number(x->group, y->group);
    order = order != 0 ? order : by_number(x->rank, y->rank);
    return order != 0 ? order : by_number(x->tie, y->tie);
}

static arrow_end within_column(const ent_layering *g, size_t arrow, bool from)
{
    ent_trace *trace = &g->traces[arrow];
    const size_t node = from ? g->input->arrows[arrow].from : g->input->arrows[arrow].to;
    const size_t other = from ? g->input->arrows[arrow].to : g->input->arrows[arrow].from;
    const size_t here = g->items[node].place, there = g->items[other].place;
    const bool up = there < here || (there == here && from);
    return (arrow_end){.node = node,
                       .group = up ? RIGHT_UP : RIGHT_DOWN,
                       .rank = -(int64_t)there,
                       .tie = up ? -(int64_t)arrow : (int64_t)arrow,
                       .port = from ? &trace->from_port : &trace->to_port};
}

static size_t gather(ent_layering *g, arrow_end *ends)
{
    size_t count = 0;
    for (size_t p = 0; p < g->piece_count; p++) {
        ent_piece *piece = &g->pieces[p];
        const ent_item *left = &g->items[piece->left], *right = &g->items[piece->right];
        const int64_t tie = (int64_t)p;
        if (left->node != ENT_NO_NODE) {
            ends[count++] =
                (arrow_end){left->node, RIGHT, (int64_t)right->place, tie, &piece->left_port};
        }
        if (right->node != ENT_NO_NODE) {
            ends[count++] =
                (arrow_end){right->node, LEFT, (int64_t)left->place, tie, &piece->right_port};
        }
    }
    for (size_t a = 0; a < g->input->arrow_count; a++) {
        if (g->traces[a].count == 0) {
            ends[count++] = within_column(g, a, true);
            ends[count++] = within_column(g, a, false);
        }
    }
    return count;
}

/* Spreads the ends of one side of a node. */
static void spread(const ent_layering *g, const arrow_end *ends, size_t count)
{
    const int64_t room = g->items[ends->node].height - 2 * ENT_PORT_MARGIN;
    int64_t gap = count > 1 ? room / (int64_t)(count - 1) : 0;
    gap = gap > 2 * ENT_PORT_GAP ? 2 * ENT_PORT_GAP : gap;
    for (size_t k = 0; k < count; k++) {
        *ends[k].port = (2 * (int64_t)k - (int64_t)(count - 1)) * gap / 2;
    }
}

ent_status ent_layering_ports(ent_layering *g)
{
    const size_t most = 2 * (g->piece_count + g->input->arrow_count);
    arrow_end *ends = ent_arena_new(g->arena, most, sizeof *ends);
    if (ends == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const size_t count = gather(g, ends);
    qsort(ends, count, sizeof *ends, by_place);
    for (size_t first = 0, last = 0; first < count; first = last) {
        while (last < count && ends[last].node == ends[first].node &&
               (ends[last].group == LEFT) == (ends[first].group == LEFT)) {
            last++;
        }
        spread(g, ends + first, last - first);
    }
    return ENT_OK;
}
