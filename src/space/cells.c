/* SPDX-License-Identifier: MIT */
/*
 * Finding the cells of a party: sort the states by all that the party cannot change, then by its
 * one-way options, and cut where one of them changes. Radix sort: O(states * bytes of a key).
 */
#include "space/cells.h"

#include "base/sort.h"

#include <string.h>

/* Masks over a key, and the one-way options of the party. */
typedef struct split {
    const ent_space *space;
    const ent_party *party;
    uint64_t *fixed;   /* what the party cannot change */
    uint64_t *one_way; /* its options that go one way */
    size_t pattern_bits;
} split;

static bool goes_one_way(const ent_option *option)
{
    return option->moves == ENT_MOVES_UP || option->moves == ENT_MOVES_DOWN;
}

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
        } else if (goes_one_way(option)) {
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
        if (!goes_one_way(option)) {
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

/* Numbers the cells along the sorted order, and counts them. */
static void number_cells(const split *s, const uint32_t *order, ent_cells *cells)
{
    const size_t count = s->space->count;
    uint32_t cell = 0;
    for (size_t k = 0; k < count; k++) {
        if (k > 0 && (differ(s, s->fixed, order[k - 1], order[k]) ||
                      differ(s, s->one_way, order[k - 1], order[k]))) {
            cell++;
        }
        cells->cell_of[order[k]] = cell;
    }
    cells->cell_count = cell + 1;
}

/* Where each cell begins in the sorted order; `representative` gets its first state. */
static ent_status start_cells(const split *s, const uint32_t *order, ent_cells *cells)
{
    const size_t count = s->space->count;
    cells->start =
        ent_memory_new(cells->allocator, (size_t)cells->cell_count + 1, sizeof(uint32_t));
    if (cells->start == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = count; k-- > 0;) {
        cells->start[cells->cell_of[order[k]]] = (uint32_t)k;
    }
    cells->start[cells->cell_count] = (uint32_t)count;
    return ENT_OK;
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

static ent_status find_cells(split *s, uint32_t *order, ent_cells *cells)
{
    const size_t count = s->space->count, words = s->space->dispute->key_words;
    for (size_t k = 0; k < count; k++) {
        order[k] = (uint32_t)k;
    }
    ENT_TRY(ent_sort_by_key(cells->allocator, s->space->keys, words, s->one_way, count, order));
    ENT_TRY(ent_sort_by_key(cells->allocator, s->space->keys, words, s->fixed, count, order));
    number_cells(s, order, cells);
    ENT_TRY(start_cells(s, order, cells));
    if (s->pattern_bits > 0) {
        ENT_TRY(group_cells(s, order, cells));
    }
    cells->immobile = cells->cell_count == count;
    for (uint32_t c = 0; cells->immobile && cells->group != NULL && c < cells->cell_count; c++) {
        cells->immobile = cells->group_end[c] - cells->group[c] == 1;
    }
    return ENT_OK;
}

ent_status ent_cells_new(const ent_allocator *allocator, const ent_space *space, size_t party,
                         ent_cells *out)
{
    const size_t words = space->dispute->key_words;
    split s = {.space = space, .party = &space->dispute->parties[party]};
    ent_cells cells = {.allocator = allocator};
    s.fixed = ent_memory_zero(allocator, words, sizeof(uint64_t));
    s.one_way = ent_memory_zero(allocator, words, sizeof(uint64_t));
    uint32_t *order = ent_memory_new(allocator, space->count, sizeof *order);
    cells.cell_of = ent_memory_new(allocator, space->count, sizeof *cells.cell_of);
    ent_status status = ENT_ERROR_MEMORY;
    if (s.fixed != NULL && s.one_way != NULL && order != NULL && cells.cell_of != NULL) {
        fill_masks(&s);
        status = find_cells(&s, order, &cells);
    }
    ent_memory_free(allocator, s.fixed);
    ent_memory_free(allocator, s.one_way);
    ent_memory_free(allocator, order);
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
        ent_memory_free(cells->allocator, cells->group);
        ent_memory_free(cells->allocator, cells->group_end);
        ent_memory_free(cells->allocator, cells->patterns);
        *cells = (ent_cells){0};
    }
}
