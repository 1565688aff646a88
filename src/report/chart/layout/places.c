/* SPDX-License-Identifier: MIT */
/*
 * The heights of items, for arrows that are short and straight.
 *
 * Given where the items of the next column stand, each item of a column wishes to stand where its pieces would run level:
 * at their mean, pieces between passing places weighing most, so that long arrows bend little (weights 1, 2, 8 as
 * in Gansner et al. 1993). Among all places in the column's order and at the distances that it asks for, those
 * with the least sum of weighted squares from the wishes are found exactly: with the distances subtracted the places
 * must not descend, which is isotonic regression, solved by pooling neighbours that violate it (Ayer et
 * al. 1955). Sweeps go right and left by turns, and at last look to both sides.
 */
#include "report/chart/layout/layering.h"

enum { SWEEPS = 16, LAST_SWEEPS = 4, NODE_GAP = 1400, PASS_GAP = 800 };

typedef enum sides { FROM_LEFT = 1, FROM_RIGHT = 2, FROM_BOTH = 3 } sides;

/* Items that stand as close as they may, and their common wish. */
typedef struct block {
    int64_t sum, weight;
    size_t count;
} block;

static int64_t floor_mean(const block *b)
{
    const int64_t mean = b->sum / b->weight;
    return mean * b->weight > b->sum ? mean - 1 : mean;
}

/* From middle to middle. */
static int64_t distance(const ent_item *upper, const ent_item *lower)
{
    const bool passes = upper->node == ENT_NO_NODE || lower->node == ENT_NO_NODE;
    return (upper->height + lower->height) / 2 + (passes ? PASS_GAP : NODE_GAP);
}

static int64_t weight_of(const ent_layering *g, const ent_piece *piece)
{
    const int passes =
        (g->items[piece->left].node == ENT_NO_NODE) + (g->items[piece->right].node == ENT_NO_NODE);
    return passes == 2 ? 8 : 1 + passes;
}

/* Adds what the pieces on one side of an item wish. */
static void add_wishes(ent_layering *g, size_t item, bool right, block *wish)
{
    const ent_links *links = right ? &g->to_right : &g->to_left;
    for (size_t e = links->start[item]; e < links->start[item + 1]; e++) {
        const ent_piece *piece = &g->pieces[links->piece[e]];
        const int64_t weight = weight_of(g, piece);
        const int64_t level = right
                                  ? g->items[piece->right].y + piece->right_port - piece->left_port
                                  : g->items[piece->left].y + piece->left_port - piece->right_port;
        wish->sum += weight * level;
        wish->weight += weight;
        g->work++;
    }
}

static block wish_of(ent_layering *g, size_t item, sides from)
{
    block wish = {.count = 1};
    if ((from & FROM_LEFT) != 0) {
        add_wishes(g, item, false, &wish);
    }
    if ((from & FROM_RIGHT) != 0) {
        add_wishes(g, item, true, &wish);
    }
    if (wish.weight == 0) { /* nothing there: it stays */
        wish.sum = g->items[item].y;
        wish.weight = 1;
    }
    return wish;
}

/* Places a column at best; `pool` has room for its items. */
static void place_column(ent_layering *g, size_t column, sides from, block *pool)
{
    const size_t *order = g->order + g->column_start[column];
    const size_t size = ent_column_size(g, column);
    int64_t offset = 0;
    size_t blocks = 0;
    for (size_t k = 0; k < size; k++) {
        block next = wish_of(g, order[k], from);
        offset += k == 0 ? 0 : distance(&g->items[order[k - 1]], &g->items[order[k]]);
        next.sum -= offset * next.weight;
        while (blocks > 0 && floor_mean(&pool[blocks - 1]) >= floor_mean(&next)) {
            blocks--;
            next.sum += pool[blocks].sum;
            next.weight += pool[blocks].weight;
            next.count += pool[blocks].count;
            g->work++;
        }
        pool[blocks++] = next;
    }
    offset = 0;
    for (size_t b = 0, k = 0; b < blocks; b++) {
        const int64_t base = floor_mean(&pool[b]);
        for (size_t i = 0; i < pool[b].count; i++, k++) {
            offset += k == 0 ? 0 : distance(&g->items[order[k - 1]], &g->items[order[k]]);
            g->items[order[k]].y = base + offset;
        }
    }
}

/* To begin with every column is centred on the same height. */
static void stack(ent_layering *g, size_t column)
{
    const size_t *order = g->order + g->column_start[column];
    const size_t size = ent_column_size(g, column);
    int64_t y = 0;
    for (size_t k = 0; k < size; k++) {
        y += k == 0 ? 0 : distance(&g->items[order[k - 1]], &g->items[order[k]]);
        g->items[order[k]].y = y;
    }
    for (size_t k = 0; k < size; k++) {
        g->items[order[k]].y -= y / 2;
    }
}

ent_status ent_layering_places(ent_layering *g)
{
    block *pool = ent_arena_new(g->arena, g->widest, sizeof *pool);
    if (pool == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const size_t columns = g->column_count;
    for (size_t c = 0; c < columns; c++) {
        stack(g, c);
    }
    for (size_t sweep = 0; sweep < SWEEPS + LAST_SWEEPS; sweep++) {
        const bool left = sweep % 2 == 1;
        const sides from = sweep >= SWEEPS ? FROM_BOTH : left ? FROM_RIGHT : FROM_LEFT;
        for (size_t k = 0; k < columns; k++) {
            place_column(g, left ? columns - 1 - k : k, from, pool);
        }
    }
    return ENT_OK;
}
