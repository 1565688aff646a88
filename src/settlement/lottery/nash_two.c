/* SPDX-License-Identifier: MIT */
/*
 * The largest product of two gains, exactly.
 *
 * What mixtures give is a convex set; its upper right border is a chain of corners, found as the upper hull of sorted
 * points. Along the chain the product rises and then falls. On an edge from a to a + d, d = (x, -y), it is
 * (a0 + t x)(a1 - t y), with its top at t = (a1 x - a0 y) / (2 x y). The first edge whose top is not behind its end holds
 * the answer: within it, or at its beginning where the top lies before that.
 */
#include "settlement/lottery/nash.h"

#include "diag/context.h"

enum { TWO = 2, NUMBERS = 6 };

typedef struct chain {
    const ent_program *program;
    size_t width;
    uint32_t *x, *y, *far_x, *far_y, *one, *other; /* scratch, in one block that begins at x */
} chain;

static bool chain_new(ent_context *context, const ent_program *program, chain *out)
{
    const size_t width = program->width;
    uint32_t *room = ent_memory_new(&context->allocator, NUMBERS * width, sizeof *room);
    if (room == NULL) {
        return false;
    }
    *out = (chain){
        program,          width,           room, room + width, room + 2 * width, room + 3 * width,
        room + 4 * width, room + 5 * width};
    return true;
}

static void chain_free(ent_context *context, chain *c)
{
    ent_memory_free(&context->allocator, c->x);
}

static const uint32_t *gain_of(const chain *c, size_t candidate, size_t party)
{
    return c->program->gains + (candidate * TWO + party) * c->width;
}

/* What the first party gains from one candidate to another, and what the second loses. */
static void put_edge(const chain *c, size_t from, size_t to, uint32_t *x, uint32_t *y)
{
    ent_wide_copy(x, gain_of(c, to, 0), c->width);
    ent_wide_subtract(x, gain_of(c, from, 0), c->width);
    ent_wide_copy(y, gain_of(c, from, 1), c->width);
    ent_wide_subtract(y, gain_of(c, to, 1), c->width);
}

/* Whether the middle one lies above the line between the others: less is lost to the middle than on that line. */
static bool is_corner(const chain *c, size_t left, size_t middle, size_t right)
{
    put_edge(c, left, middle, c->x, c->y);
    put_edge(c, left, right, c->far_x, c->far_y);
    ent_wide_multiply(c->one, c->y, c->far_x, c->width);
    ent_wide_multiply(c->other, c->x, c->far_y, c->width);
    return ent_wide_compare(c->one, c->other, c->width) < 0;
}

ent_status ent_corners(ent_context *context, const ent_program *program, size_t *corners,
                       size_t *count)
{
    chain c;
    if (!chain_new(context, program, &c)) {
        return ENT_ERROR_MEMORY;
    }
    size_t kept = 0;
    for (size_t i = 0; i < program->candidates; i++) {
        while (kept >= 2 && !is_corner(&c, corners[kept - 2], corners[kept - 1], i)) {
            kept--;
        }
        corners[kept++] = i;
    }
    chain_free(context, &c);
    *count = kept;
    return ENT_OK;
}

/* The top of the edge that begins at a corner, as part / whole of the way; false when it lies behind the end. */
static bool find_top(const chain *c, size_t corner, uint32_t *part, uint32_t *whole)
{
    put_edge(c, corner, corner + 1, c->x, c->y);
    ent_wide_multiply(part, c->x, gain_of(c, corner, 1), c->width);
    ent_wide_multiply(whole, c->y, gain_of(c, corner, 0), c->width);
    ent_wide_subtract(part, whole, c->width);
    if (ent_wide_sign(part, c->width) < 0) {
        ent_wide_small(part, 0, c->width);
    }
    ent_wide_multiply(whole, c->x, c->y, c->width);
    ent_wide_copy(c->one, whole, c->width);
    ent_wide_add(whole, c->one, c->width);
    return ent_wide_compare(part, whole, c->width) <= 0;
}

ent_status ent_nash_of_two(ent_context *context, const ent_program *program, ent_mixture *out)
{
    chain c;
    uint32_t *parts =
        ent_memory_zero(&context->allocator, (ENT_MIXERS + 1) * program->width, sizeof *parts);
    if (parts == NULL || !chain_new(context, program, &c)) {
        ent_memory_free(&context->allocator, parts);
        return ENT_ERROR_MEMORY;
    }
    const size_t width = program->width;
    uint32_t *second = parts + width, *whole = parts + ENT_MIXERS * width;
    size_t corner = 0;
    while (corner + 1 < program->candidates && !find_top(&c, corner, second, whole)) {
        corner++;
    }
    *out = (ent_mixture){.parts = parts, .count = 1, .candidates = {corner}};
    if (corner + 1 == program->candidates) { /* the last corner, for sure */
        ent_wide_small(second, 0, width);
        ent_wide_small(whole, 1, width);
    }
    ent_wide_copy(parts, whole, width);
    ent_wide_subtract(parts, second, width);
    if (ent_wide_sign(second, width) > 0 && ent_wide_sign(parts, width) > 0) {
        out->candidates[out->count++] = corner + 1;
    } else if (ent_wide_sign(parts, width) == 0) { /* the end of the edge */
        out->candidates[0] = corner + 1;
        ent_wide_copy(parts, whole, width);
    }
    chain_free(context, &c);
    return ENT_OK;
}
