/* SPDX-License-Identifier: MIT */
/*
 * Finding the cells of a party: sort the states by all that the party cannot change, then by its
 * one-way options, then by value, and cut where one of the first two changes.
 */
#include "space/cells.h"

#include "base/joined.h"
#include "base/sort.h"
#include "diag/parallel.h"
#include "space/moves.h"

#include <string.h>

/* Masks over a key, and the one-way options of the party. */
typedef struct split {
    const ent_space *space;
    const ent_party *party;
    uint64_t *fixed;   /* what the party cannot change */
    uint64_t *one_way; /* its options that go one way */
    size_t pattern_bits;
    const uint32_t *value;
    ent_cells *cells;
    uint64_t *cuts;   /* a bit a place among the members: it opens a cell */
    uint32_t *before; /* per stage: the cells opened before it */
} split;

static uint64_t field_of(const ent_option *option)
{
    return (((uint64_t)1 << option->bits) - 1) << option->shift;
}

static void fill_masks(split *s)
{
    const ent_dispute *dispute = s->space->dispute;
    for (size_t o = 0; o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        const bool own = o - s->party->first_option < s->party->option_count;
        if (!own || option->moves == ENT_MOVES_NEVER) {
            s->fixed[option->word] |= field_of(option);
        } else if (ent_moves_one_way(option)) {
            s->one_way[option->word] |= field_of(option);
            s->pattern_bits += option->value_count - 1;
        }
    }
}

static bool differ(const split *s, const uint64_t *mask, uint32_t a, uint32_t b)
{
    const uint64_t *one = ent_space_key(s->space, a), *other = ent_space_key(s->space, b);
    for (size_t w = 0; w < s->space->dispute->key_words; w++) {
        if (((one[w] ^ other[w]) & mask[w]) != 0) {
            return true;
        }
    }
    return false;
}

/* Writes the thermometer code of a state's one-way options. */
static void write_pattern(const split *s, uint32_t state, uint64_t *pattern)
{
    size_t bit = 0;
    for (size_t o = 0; o < s->party->option_count; o++) {
        const ent_option *option = &s->space->dispute->options[s->party->first_option + o];
        if (!ent_moves_one_way(option)) {
            continue;
        }
        const uint32_t value = ent_key_value(option, ent_space_key(s->space, state));
        const uint32_t top = option->value_count - 1;
        const uint32_t gone = option->moves == ENT_MOVES_UP ? value : top - value;
        for (uint32_t k = 0; k < gone; k++) {
            pattern[(bit + k) / 64] |= (uint64_t)1 << ((bit + k) % 64);
        }
        bit += top;
    }
}

static size_t stage_end(const split *s, size_t stage)
{
    const size_t end = (stage + 1) * ENT_STAGE_STATES;
    return end < s->space->count ? end : s->space->count;
}

/* Numbers the cells that open in a stage. */
static ent_status number_stage(ent_context *context, void *user, size_t worker, size_t stage)
{
    const split *s = user;
    const ent_cells *cells = s->cells;
    uint32_t opened = s->before[stage];
    (void)context;
    (void)worker;
    for (size_t k = stage * ENT_STAGE_STATES; k < stage_end(s, stage); k++) {
        if (ent_bits_has(s->cuts, k)) {
            cells->start[opened++] = (uint32_t)k;
        }
        cells->cell_of[cells->members[k]] = opened - 1;
    }
    return ENT_OK;
}

/* Cuts the sorted members into cells. */
static ent_status number_cells(ent_context *context, split *s, size_t workers)
{
    ent_cells *cells = s->cells;
    const size_t count = s->space->count;
    const size_t stages = (count + ENT_STAGE_STATES - 1) / ENT_STAGE_STATES;
    for (size_t g = 0; g < stages; g++) {
        const size_t first = g * ENT_STAGE_STATES / 64, end = ent_bits_words(stage_end(s, g));
        s->before[g] = cells->cell_count;
        cells->cell_count += (uint32_t)ent_bits_count(s->cuts + first, end - first);
    }
    cells->start =
        ent_memory_new(cells->allocator, (size_t)cells->cell_count + 1, sizeof(uint32_t));
    if (cells->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    cells->start[cells->cell_count] = (uint32_t)count;
    return ent_parallel(context, "laying out moves", workers, stages, number_stage, s);
}

/* Groups and patterns, where there are one-way options. */
static ent_status group_cells(const split *s, const uint32_t *order, ent_cells *cells)
{
    const uint32_t count = cells->cell_count;
    cells->pattern_words = ent_bits_words(s->pattern_bits);
    cells->group = ent_memory_new(cells->allocator, count, sizeof *cells->group);
    cells->group_end = ent_memory_new(cells->allocator, count, sizeof *cells->group_end);
    cells->patterns =
        ent_memory_zero(cells->allocator, count * cells->pattern_words, sizeof(uint64_t));
    if (cells->group == NULL || cells->group_end == NULL || cells->patterns == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (uint32_t c = 0; c < count; c++) {
        const bool opens =
            c == 0 || differ(s, s->fixed, order[cells->start[c - 1]], order[cells->start[c]]);
        cells->group[c] = opens ? c : cells->group[c - 1];
        write_pattern(s, order[cells->start[c]], cells->patterns + c * cells->pattern_words);
    }
    for (uint32_t c = count; c-- > 0;) {
        const bool closes = c + 1 == count || cells->group[c + 1] == c + 1;
        cells->group_end[c] = closes ? c + 1 : cells->group_end[c + 1];
    }
    return ENT_OK;
}

/* Sorts the members: value least significant, then one-way options, then what is fixed; marks where values
 * rise and where cells open. */
static ent_status sort_members(ent_context *context, const split *s, uint32_t bound, size_t workers)
{
    const ent_allocator *allocator = &context->allocator;
    const size_t words = s->space->dispute->key_words;
    ent_sort_field *fields =
        ent_memory_new(allocator, 1 + 2 * ent_sort_mask_room(words), sizeof *fields);
    if (fields == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t made = 0;
    fields[made++] = (ent_sort_field){.values = s->value, .bits = ent_sort_bits(bound)};
    made += ent_sort_mask_fields(s->space->keys, words, s->one_way, fields + made);
    made += ent_sort_mask_fields(s->space->keys, words, s->fixed, fields + made);
    for (size_t k = 0; k < s->space->count; k++) {
        s->cells->members[k] = (uint32_t)k;
    }
    const ent_sort_plan plan = {.fields = fields,
                                .field_count = made,
                                .workers = workers,
                                .marks = {.from = 1, .cuts = s->cuts, .changes = s->cells->rises}};
    const ent_status status =
        ent_sort_by_fields(allocator, &plan, s->space->count, s->cells->members);
    ent_memory_free(allocator, fields);
    return status;
}

static ent_status find_cells(ent_context *context, split *s, uint32_t bound)
{
    ent_cells *cells = s->cells;
    const size_t count = s->space->count;
    const size_t workers = ent_workers(context, SIZE_MAX, 20 * (uint64_t)count);
    ENT_TRY(sort_members(context, s, bound, workers));
    ENT_TRY(number_cells(context, s, workers));
    if (s->pattern_bits > 0) {
        ENT_TRY(group_cells(s, cells->members, cells));
    }
    cells->immobile = cells->cell_count == count;
    for (uint32_t c = 0; cells->immobile && cells->group != NULL && c < cells->cell_count; c++) {
        cells->immobile = cells->group_end[c] - cells->group[c] == 1;
    }
    return ENT_OK;
}

static ent_status make(ent_context *context, split *s, uint32_t bound)
{
    ent_cells *cells = s->cells;
    const size_t words = s->space->dispute->key_words, count = s->space->count;
    s->fixed = ent_memory_zero(cells->allocator, words, sizeof(uint64_t));
    s->one_way = ent_memory_zero(cells->allocator, words, sizeof(uint64_t));
    s->cuts = ent_memory_new(cells->allocator, ent_bits_words(count), sizeof(uint64_t));
    s->before = ent_memory_new(cells->allocator, count / ENT_STAGE_STATES + 1, sizeof(uint32_t));
    cells->cell_of = ent_memory_new(cells->allocator, count, sizeof *cells->cell_of);
    cells->members = ent_memory_new(cells->allocator, count, sizeof *cells->members);
    cells->rises = ent_memory_new(cells->allocator, ent_bits_words(count), sizeof(uint64_t));
    if (s->fixed == NULL || s->one_way == NULL || s->cuts == NULL || s->before == NULL ||
        cells->cell_of == NULL || cells->members == NULL || cells->rises == NULL) {
        return ENT_ERROR_MEMORY;
    }
    fill_masks(s);
    return find_cells(context, s, bound);
}

ent_status ent_cells_new(ent_context *context, const ent_space *space, size_t party,
                         const uint32_t *value, uint32_t bound, ent_cells *out)
{
    ent_cells cells = {.allocator = &space->allocator};
    split s = {
        .space = space, .party = &space->dispute->parties[party], .value = value, .cells = &cells};
    const ent_status status = make(context, &s, bound);
    ent_memory_free(cells.allocator, s.fixed);
    ent_memory_free(cells.allocator, s.one_way);
    ent_memory_free(cells.allocator, s.cuts);
    ent_memory_free(cells.allocator, s.before);
    if (status != ENT_OK) {
        ent_cells_free(&cells);
        return status;
    }
    *out = cells;
    return ENT_OK;
}

void ent_cells_free(ent_cells *cells)
{
    if (cells->allocator != NULL) {
        ent_memory_free(cells->allocator, cells->cell_of);
        ent_memory_free(cells->allocator, cells->start);
        ent_memory_free(cells->allocator, cells->members);
        ent_memory_free(cells->allocator, cells->rises);
        ent_memory_free(cells->allocator, cells->group);
        ent_memory_free(cells->allocator, cells->group_end);
        ent_memory_free(cells->allocator, cells->patterns);
        *cells = (ent_cells){0};
    }
}

void ent_cells_join(const ent_cells *cells, uint32_t *joined)
{
    for (uint32_t c = 0; c < cells->cell_count; c++) {
        (void)ent_joined_group(joined, cells->members + cells->start[c],
                               cells->start[c + 1] - cells->start[c]);
    }
}
