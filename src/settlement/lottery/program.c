/* SPDX-License-Identifier: MIT */
/*
 * An exact simplex method for few rows and many columns.
 *
 * There is a row for each party and one for the mixture. Columns are the candidates; for each party what it has beyond its
 * share (its slack); and *levels*. Of level t every party j that is still free has scale_j, so the row of party j is
 *
 *     sum over candidates i of part_i * gain_ij  -  scale_j * (sum over levels up to its own)  -  slack_j  =  0,
 *
 * and the parts sum to 1. Level 0 is made as large as can be; by then some parties have a price, and in no best mixture
 * these have more than their share. They stay where they are; columns that would make the level less are banned; and the
 * others get one more level, which begins at 0. So the basis stays feasible from the first mixture to the last.
 *
 * All is exact: the inverse of the basis (at most 4 by 4) is its adjoint over its determinant, made anew in each round. What
 * enters is the column of the greatest value, and after many rounds the first (Bland's rule), which ends every cycle.
 */
#include "settlement/lottery/program.h"

#include "diag/context.h"

#include <string.h>

enum { ROWS = ENT_MIXERS + 1, PATIENCE = 200, NONE = ROWS };

typedef struct simplex {
    const ent_program *program;
    size_t parties, rows, width;
    size_t columns;         /* candidates, then a slack a party, then the levels */
    size_t level;           /* the one that is made large */
    size_t own[ENT_MIXERS]; /* per party: its last level */
    size_t basis[ROWS];
    bool *banned;
    uint32_t *matrix;      /* ROWS * ROWS numbers: the columns of the basis, row by row */
    uint32_t *adjoint;     /* likewise: times 1 / determinant it is the inverse */
    uint32_t *determinant; /* made positive */
    uint32_t *entering;    /* ROWS numbers: a column */
    uint32_t
        *direction; /* ROWS numbers: what it takes from each of the basis, times the determinant */
    uint32_t *value, *best, *product, *other;
    uint32_t *scratch; /* 2 * ROWS numbers */
} simplex;

size_t ent_program_width(size_t parties, size_t bits)
{
    enum { TERMS = 5 /* bits of 4!, for the terms of a determinant */ };
    return ent_wide_width(2 * (parties * bits + TERMS) + 1);
}

static uint32_t *at(const simplex *s, uint32_t *numbers, size_t index)
{
    return numbers + index * s->width;
}

static const uint32_t *gain_of(const simplex *s, size_t candidate, size_t party)
{
    return s->program->gains + (candidate * s->parties + party) * s->width;
}

/* The entry of a column in a row. */
static void put_entry(const simplex *s, size_t column, size_t row, uint32_t *out)
{
    const size_t candidates = s->program->candidates;
    ent_wide_small(out, 0, s->width);
    if (column < candidates) {
        if (row < s->parties) {
            ent_wide_copy(out, gain_of(s, column, row), s->width);
        } else {
            ent_wide_small(out, 1, s->width);
        }
    } else if (column < candidates + s->parties) {
        ent_wide_small(out, column - candidates == row, s->width);
        ent_wide_negate(out, s->width);
    } else if (row < s->parties && column - candidates - s->parties <= s->own[row]) {
        ent_wide_copy(out, s->program->scales + row * s->width, s->width);
        ent_wide_negate(out, s->width);
    }
}

/* The determinant of the rows and columns of the basis that are left, expanded along the first of the rows. */
static void minor_of(const simplex *s, unsigned rows, unsigned columns, uint32_t *out,
                     uint32_t *scratch)
{
    size_t row = 0;
    bool minus = false;
    while ((rows >> row & 1) == 0) {
        row++;
    }
    rows &= rows - 1;
    ent_wide_small(out, 0, s->width);
    for (size_t column = 0; column < s->rows; column++) {
        if ((columns >> column & 1) == 0) {
            continue;
        }
        const uint32_t *entry = at(s, s->matrix, row * s->rows + column);
        if (rows == 0) {
            ent_wide_copy(out, entry, s->width);
        } else if (ent_wide_sign(entry, s->width) != 0) {
            minor_of(s, rows, columns & ~(1u << column), scratch, scratch + 2 * s->width);
            ent_wide_multiply(scratch + s->width, scratch, entry, s->width);
            if (minus) {
                ent_wide_subtract(out, scratch + s->width, s->width);
            } else {
                ent_wide_add(out, scratch + s->width, s->width);
            }
        }
        minus = !minus;
    }
}

/* The inverse of the basis. */
static void invert(simplex *s)
{
    const unsigned all = (1u << s->rows) - 1;
    for (size_t k = 0; k < s->rows; k++) {
        for (size_t row = 0; row < s->rows; row++) {
            put_entry(s, s->basis[k], row, at(s, s->matrix, row * s->rows + k));
        }
    }
    minor_of(s, all, all, s->determinant, s->scratch);
    const bool negative = ent_wide_sign(s->determinant, s->width) < 0;
    if (negative) {
        ent_wide_negate(s->determinant, s->width);
    }
    for (size_t k = 0; k < s->rows; k++) {
        for (size_t row = 0; row < s->rows; row++) {
            uint32_t *cofactor = at(s, s->adjoint, k * s->rows + row);
            minor_of(s, all & ~(1u << row), all & ~(1u << k), cofactor, s->scratch);
            if (((k + row) % 2 != 0) != negative) {
                ent_wide_negate(cofactor, s->width);
            }
        }
    }
}

/* Where a column stands in the basis, or NONE. */
static size_t place_of(const simplex *s, size_t column)
{
    for (size_t k = 0; k < s->rows; k++) {
        if (s->basis[k] == column) {
            return k;
        }
    }
    return NONE;
}

static size_t level_column(const simplex *s)
{
    return s->program->candidates + s->parties + s->level;
}

/* By how much a column would raise the level, times the determinant, by the prices of the rows (NULL: all 0). */
static void put_value(const simplex *s, size_t column, const uint32_t *prices, uint32_t *out)
{
    ent_wide_small(out, 0, s->width);
    if (column == level_column(s)) {
        ent_wide_copy(out, s->determinant, s->width);
    }
    for (size_t row = 0; row < s->rows && prices != NULL; row++) {
        const uint32_t *price = prices + row * s->width;
        put_entry(s, column, row, s->other);
        if (ent_wide_sign(s->other, s->width) != 0) {
            ent_wide_multiply(s->product, s->other, price, s->width);
            ent_wide_subtract(out, s->product, s->width);
        }
    }
}

static const uint32_t *prices_of(const simplex *s)
{
    const size_t place = place_of(s, level_column(s));
    return place == NONE ? NULL : at(s, s->adjoint, place * s->rows);
}

/* The column that enters; false when the level is as large as can be. */
static bool choose(simplex *s, bool first, size_t *column)
{
    const uint32_t *prices = prices_of(s);
    bool found = false;
    for (size_t c = 0; c < s->columns && !(found && first); c++) {
        if (s->banned[c] || place_of(s, c) != NONE) {
            continue;
        }
        put_value(s, c, prices, s->value);
        if (ent_wide_sign(s->value, s->width) > 0 &&
            (!found || ent_wide_compare(s->value, s->best, s->width) > 0)) {
            ent_wide_copy(s->best, s->value, s->width);
            *column = c;
            found = true;
        }
    }
    return found;
}

/* The place of the basis that is used up first as the column enters. */
static size_t leaving(simplex *s, size_t column)
{
    size_t best = NONE;
    for (size_t row = 0; row < s->rows; row++) {
        put_entry(s, column, row, at(s, s->entering, row));
    }
    for (size_t k = 0; k < s->rows; k++) {
        uint32_t *taken = at(s, s->direction, k);
        ent_wide_small(taken, 0, s->width);
        for (size_t row = 0; row < s->rows; row++) {
            ent_wide_multiply(s->product, at(s, s->adjoint, k * s->rows + row),
                              at(s, s->entering, row), s->width);
            ent_wide_add(taken, s->product, s->width);
        }
        if (ent_wide_sign(taken, s->width) <= 0) {
            continue;
        }
        int order = -1;
        if (best != NONE) { /* part_k / taken_k against part_best / taken_best */
            ent_wide_multiply(s->product, at(s, s->adjoint, k * s->rows + s->rows - 1),
                              at(s, s->direction, best), s->width);
            ent_wide_multiply(s->other, at(s, s->adjoint, best * s->rows + s->rows - 1), taken,
                              s->width);
            order = ent_wide_compare(s->product, s->other, s->width);
        }
        if (order < 0 || (order == 0 && s->basis[k] < s->basis[best])) {
            best = k;
        }
    }
    return best;
}

/* Makes the level as large as can be. */
static ent_status climb(ent_context *context, simplex *s)
{
    size_t column = 0;
    for (uint64_t round = 0; choose(s, round > PATIENCE, &column); round++) {
        ENT_TRY(ent_context_poll(context));
        s->basis[leaving(s, column)] = column; /* there is one: parts sum to 1 */
        invert(s);
    }
    return ENT_OK;
}

/* Bans what would make the level less, holds parties with a price, and gives the others one more level; false when there
 * are none. */
static bool next_level(simplex *s)
{
    const uint32_t *prices = prices_of(s);
    bool any = false;
    for (size_t c = 0; c < s->columns; c++) {
        put_value(s, c, prices, s->value);
        s->banned[c] = s->banned[c] || ent_wide_sign(s->value, s->width) != 0;
    }
    for (size_t p = 0; p < s->parties; p++) {
        const bool held = s->banned[s->program->candidates + p];
        s->own[p] += s->own[p] == s->level && !held;
        any = any || s->own[p] > s->level;
    }
    s->level++;
    s->columns++;
    return any;
}

/* The first basis: one candidate, the level that it gives, and the slack of all but the party that has least. */
static void begin(simplex *s)
{
    size_t least = 0, place = 0;
    for (size_t p = 1; p < s->parties; p++) {
        const uint32_t *scales = s->program->scales;
        ent_wide_multiply(s->product, gain_of(s, 0, p), scales + least * s->width, s->width);
        ent_wide_multiply(s->other, gain_of(s, 0, least), scales + p * s->width, s->width);
        least = ent_wide_compare(s->product, s->other, s->width) < 0 ? p : least;
    }
    s->basis[place++] = 0;
    s->basis[place++] = level_column(s);
    for (size_t p = 0; p < s->parties; p++) {
        if (p != least) {
            s->basis[place++] = s->program->candidates + p;
        }
    }
    invert(s);
}

static bool make_room(simplex *s, const ent_allocator *allocator)
{
    enum { NUMBERS = 2 * ROWS * ROWS + 2 * ROWS + 5 + 2 * ROWS };
    uint32_t *room = ent_memory_zero(allocator, NUMBERS * s->width, sizeof *room);
    s->matrix = room;
    s->banned = ent_memory_zero(allocator, s->columns + s->parties, sizeof *s->banned);
    if (room == NULL || s->banned == NULL) {
        return false;
    }
    size_t used = 0;
    const struct {
        uint32_t **to;
        size_t numbers;
    } parts[] = {{&s->matrix, ROWS * ROWS},
                 {&s->adjoint, ROWS * ROWS},
                 {&s->entering, ROWS},
                 {&s->direction, ROWS},
                 {&s->determinant, 1},
                 {&s->value, 1},
                 {&s->best, 1},
                 {&s->product, 1},
                 {&s->other, 1},
                 {&s->scratch, 2 * ROWS}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        *parts[i].to = room + used * s->width;
        used += parts[i].numbers;
    }
    return true;
}

/* The candidates of the basis that have a part. */
static ent_status take(const simplex *s, const ent_allocator *allocator, ent_mixture *out)
{
    uint32_t *parts = ent_memory_new(allocator, (ENT_MIXERS + 1) * s->width, sizeof *parts);
    if (parts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = (ent_mixture){.parts = parts};
    for (size_t k = 0; k < s->rows; k++) {
        const uint32_t *part = at(s, s->adjoint, k * s->rows + s->rows - 1);
        if (s->basis[k] < s->program->candidates && ent_wide_sign(part, s->width) > 0) {
            ent_wide_copy(parts + out->count * s->width, part, s->width);
            out->candidates[out->count++] = s->basis[k];
        }
    }
    ent_wide_copy(parts + ENT_MIXERS * s->width, s->determinant, s->width);
    return ENT_OK;
}

ent_status ent_program_solve(ent_context *context, const ent_program *program, ent_mixture *out)
{
    simplex s = {.program = program,
                 .parties = program->parties,
                 .rows = program->parties + 1,
                 .width = program->width,
                 .columns = program->candidates + program->parties + 1};
    ent_status status = make_room(&s, &context->allocator) ? ENT_OK : ENT_ERROR_MEMORY;
    if (status == ENT_OK) {
        begin(&s);
        do {
            status = climb(context, &s);
        } while (status == ENT_OK && next_level(&s));
    }
    if (status == ENT_OK) {
        status = take(&s, &context->allocator, out);
    }
    ent_memory_free(&context->allocator, s.banned);
    ent_memory_free(&context->allocator, s.matrix);
    return status;
}
