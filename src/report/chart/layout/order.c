/* SPDX-License-Identifier: MIT */
/*
 * The order of items within columns, for few crossings.
 *
 * Sweeps go from the left column to the right one and back, and put each item near the weighted median of the places
 * of those that it is joined to in the column before (Gansner, Koutsofios, North and Vo 1993); then neighbours are
 * swapped where that takes crossings away, or brings nodes together that an arrow within the column joins: such an arrow
 * costs as much as a crossing for each place that it spans. Every other pair of sweeps puts items of the same median in the
 * opposite order. The best order met is kept, and the first one is among those met; one with more crossings than that
 * is never kept.
 */
#include "report/chart/layout/layering.h"

#include "base/sort.h"

#include <string.h>

enum { SWEEPS = 24, SWAP_ROUNDS = 8, FRACTION = 16 };

typedef struct sorter {
    ent_layering *g;
    uint64_t *items, *spare; /* a column's items by median, */
    size_t *slots;           /* and the places that they share */
    uint64_t *tree;          /* counts below places */
    size_t *best;
    size_t *start, *beside; /* per node those of its column that arrows join it to */
} sorter;

static size_t place_across(const ent_layering *g, size_t piece, bool right)
{
    return g->items[right ? g->pieces[piece].right : g->pieces[piece].left].place;
}

/* In 1/FRACTION of a place; the item is joined to something on that side. */
static uint64_t weighted_median(const ent_layering *g, size_t item, bool right)
{
    const ent_links *links = right ? &g->to_right : &g->to_left;
    const size_t *piece = links->piece + links->start[item];
    const size_t count = links->start[item + 1] - links->start[item], middle = count / 2;
    const uint64_t upper = place_across(g, piece[middle], right);
    if (count % 2 == 1) {
        return upper * FRACTION;
    }
    const uint64_t lower = place_across(g, piece[middle - 1], right);
    const uint64_t before = lower - place_across(g, piece[0], right);
    const uint64_t after = place_across(g, piece[count - 1], right) - upper;
    if (count == 2 || before + after == 0) {
        return (lower + upper) * FRACTION / 2;
    }
    return (lower * after + upper * before) * FRACTION / (before + after);
}

/* Puts the items of a column in the order of their medians; those that are joined to nothing stay. */
static void sort_column(sorter *s, size_t column, bool right, bool turn)
{
    ent_layering *g = s->g;
    const ent_links *links = right ? &g->to_right : &g->to_left;
    const size_t size = ent_column_size(g, column);
    size_t *order = g->order + g->column_start[column];
    size_t count = 0;
    ent_links_sort(g, column, right);
    for (size_t k = 0; k < size; k++) {
        const size_t item = order[k];
        if (links->start[item + 1] > links->start[item]) {
            s->slots[count] = k;
            s->items[count++] = weighted_median(g, item, right) << 32 | item;
        }
    }
    for (size_t k = 0; turn && k < count / 2; k++) {
        const uint64_t swap = s->items[k];
        s->items[k] = s->items[count - 1 - k];
        s->items[count - 1 - k] = swap;
    }
    const uint64_t *sorted =
        ent_sort_items(s->items, s->spare, count, ent_sort_bits(g->widest * FRACTION + 1));
    for (size_t k = 0; k < count; k++) {
        order[s->slots[k]] = (size_t)(sorted[k] & UINT32_MAX);
    }
    for (size_t k = 0; k < size; k++) {
        g->items[order[k]].place = k;
    }
    g->work += size;
}

/* Crossings between a column and the next: for each piece, from the top, those before it that end further down. */
static uint64_t column_crossings(sorter *s, size_t column)
{
    ent_layering *g = s->g;
    const size_t room = ent_column_size(g, column + 1);
    uint64_t crossings = 0, pieces = 0;
    memset(s->tree, 0, (room + 1) * sizeof *s->tree);
    ent_links_sort(g, column, true);
    for (size_t k = g->column_start[column]; k < g->column_start[column + 1]; k++) {
        const size_t item = g->order[k];
        for (size_t e = g->to_right.start[item]; e < g->to_right.start[item + 1]; e++) {
            const size_t end = place_across(g, g->to_right.piece[e], true) + 1;
            uint64_t no_further = 0;
            for (size_t t = end; t > 0; t -= t & (~t + 1)) {
                no_further += s->tree[t];
                g->work++;
            }
            crossings += pieces++ - no_further;
            for (size_t t = end; t <= room; t += t & (~t + 1)) {
                s->tree[t]++;
                g->work++;
            }
        }
    }
    return crossings;
}

static uint64_t all_crossings(sorter *s)
{
    uint64_t crossings = 0;
    for (size_t c = 0; c + 1 < s->g->column_count; c++) {
        crossings += column_crossings(s, c);
    }
    return crossings;
}

/* Crossings of the pieces of two items on one side, the first standing above the second. */
static uint64_t pair_crossings(ent_layering *g, size_t above, size_t below, bool right)
{
    const ent_links *links = right ? &g->to_right : &g->to_left;
    uint64_t crossings = 0;
    size_t e = links->start[below];
    for (size_t a = links->start[above]; a < links->start[above + 1]; a++) {
        const size_t place = place_across(g, links->piece[a], right);
        for (; e < links->start[below + 1] && place_across(g, links->piece[e], right) < place;
             e++) {
            g->work++;
        }
        crossings += e - links->start[below];
        g->work++;
    }
    return crossings;
}

/* By how many places arrows within the column that end at an item become shorter when it goes from `place` to the next one,
 * down or up, where an other item makes room for it. */
static int64_t shortening(const sorter *s, size_t item, size_t other, bool down)
{
    const ent_layering *g = s->g;
    const size_t place = g->items[item].place;
    int64_t shorter = 0;
    if (g->items[item].node == ENT_NO_NODE) {
        return 0; /* an arrow passes: nothing is joined to it here */
    }
    for (size_t k = s->start[item]; k < s->start[item + 1]; k++) {
        const size_t end = s->beside[k];
        if (end != other && end != item) {
            shorter += (g->items[end].place > place) == down ? 1 : -1;
        }
    }
    return shorter;
}

/* What the swap of two neighbours saves. */
static int64_t saving(const sorter *s, size_t u, size_t v)
{
    ent_layering *g = s->g;
    const uint64_t now = pair_crossings(g, u, v, false) + pair_crossings(g, u, v, true);
    const uint64_t then = pair_crossings(g, v, u, false) + pair_crossings(g, v, u, true);
    return (int64_t)now - (int64_t)then + shortening(s, u, v, true) + shortening(s, v, u, false);
}

static bool swaps_pay(sorter *s, size_t column)
{
    ent_layering *g = s->g;
    size_t *order = g->order + g->column_start[column];
    bool paid = false;
    for (size_t k = 0; k + 1 < ent_column_size(g, column); k++) {
        const size_t u = order[k], v = order[k + 1];
        if (saving(s, u, v) <= 0) {
            continue;
        }
        order[k] = v;
        order[k + 1] = u;
        g->items[v].place = k;
        g->items[u].place = k + 1;
        paid = true;
    }
    return paid;
}

/* Swaps neighbours where that pays, column by column. */
static void swap_neighbours(sorter *s)
{
    ent_layering *g = s->g;
    for (size_t c = 0; c < g->column_count; c++) {
        if (c > 0) {
            ent_links_sort(g, c, false);
        }
        if (c + 1 < g->column_count) {
            ent_links_sort(g, c, true);
        }
        for (size_t round = 0; round < SWAP_ROUNDS && swaps_pay(s, c); round++) {
        }
    }
}

static void sweep(sorter *s, size_t number)
{
    const size_t columns = s->g->column_count;
    const bool right = number % 2 == 1, turn = number % 4 >= 2;
    for (size_t k = 1; k < columns; k++) {
        sort_column(s, right ? columns - 1 - k : k, right, turn);
    }
    swap_neighbours(s);
}

/* Places that arrows within columns span, in all. */
static uint64_t all_spans(const sorter *s)
{
    const ent_layering *g = s->g;
    uint64_t spans = 0;
    for (size_t n = 0; n < g->input->node_count; n++) {
        for (size_t k = s->start[n]; k < s->start[n + 1]; k++) {
            const size_t here = g->items[n].place, there = g->items[s->beside[k]].place;
            spans += here < there ? there - here : 0; /* each is told at both of its ends */
        }
    }
    return spans;
}

/* Lists for each node the other ends of its arrows within the column. */
static ent_status find_beside(sorter *s)
{
    const ent_layering *g = s->g;
    const ent_layout_input *input = g->input;
    s->start = ent_arena_new(g->arena, input->node_count + 2, sizeof *s->start);
    s->beside = ent_arena_new(g->arena, 2 * input->arrow_count, sizeof *s->beside);
    if (s->start == NULL || s->beside == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t a = 0; a < input->arrow_count; a++) {
        if (g->traces[a].count == 0) {
            s->start[input->arrows[a].from + 2]++;
            s->start[input->arrows[a].to + 2]++;
        }
    }
    for (size_t n = 0; n < input->node_count; n++) {
        s->start[n + 2] += s->start[n + 1];
    }
    for (size_t a = 0; a < input->arrow_count; a++) {
        if (g->traces[a].count ==
            0) { /* start[n + 1] goes from where node n begins to where it ends */
            s->beside[s->start[input->arrows[a].from + 1]++] = input->arrows[a].to;
            s->beside[s->start[input->arrows[a].to + 1]++] = input->arrows[a].from;
        }
    }
    return ENT_OK;
}

static void restore(sorter *s)
{
    ent_layering *g = s->g;
    memcpy(g->order, s->best, g->item_count * sizeof *s->best);
    for (size_t c = 0; c < g->column_count; c++) {
        for (size_t k = g->column_start[c]; k < g->column_start[c + 1]; k++) {
            g->items[g->order[k]].place = k - g->column_start[c];
        }
    }
    for (size_t c = 0; c + 1 < g->column_count; c++) {
        ent_links_sort(g, c, true);
        ent_links_sort(g, c + 1, false);
    }
}

ent_status ent_layering_order(ent_layering *g, ent_layout *out)
{
    sorter s = {.g = g};
    s.items = ent_arena_new(g->arena, g->widest, sizeof *s.items);
    s.spare = ent_arena_new(g->arena, g->widest, sizeof *s.spare);
    s.slots = ent_arena_new(g->arena, g->widest, sizeof *s.slots);
    s.tree = ent_arena_new(g->arena, g->widest + 1, sizeof *s.tree);
    s.best = ent_arena_new(g->arena, g->item_count, sizeof *s.best);
    if (s.items == NULL || s.spare == NULL || s.slots == NULL || s.tree == NULL || s.best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find_beside(&s));
    memcpy(s.best, g->order, g->item_count * sizeof *s.best);
    out->crossings_before = all_crossings(&s);
    out->crossings = out->crossings_before;
    uint64_t cost = out->crossings + all_spans(&s);
    for (size_t k = 0; k < SWEEPS && cost > 0; k++) {
        sweep(&s, k);
        const uint64_t crossings = all_crossings(&s), spans = all_spans(&s);
        if (crossings <= out->crossings_before && crossings + spans < cost) {
            cost = crossings + spans;
            out->crossings = crossings;
            memcpy(s.best, g->order, g->item_count * sizeof *s.best);
        }
    }
    restore(&s);
    return ENT_OK;
}
