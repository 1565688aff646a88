/* SPDX-License-Identifier: MIT */
/* Text to numbers: FNV-1a hashes, linear probing, at most half full. And the nearest word to a
 * misspelt one, by the optimal string alignment distance. */
#include "base/map.h"

#include <string.h>

enum { LONGEST_COMPARED = 64, FIRST_CAPACITY = 16 };

void ent_map_init(ent_map *map, const ent_allocator *allocator)
{
    *map = (ent_map){.allocator = allocator};
}

void ent_map_free(ent_map *map)
{
    ent_memory_free(map->allocator, map->slots);
    ent_map_init(map, map->allocator);
}

static uint64_t hash(const char *text, size_t length)
{
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < length; i++) {
        value = (value ^ (unsigned char)text[i]) * 1099511628211u;
    }
    return value ^ value >> 32;
}

/* The slot of a text, or the free one where it would go. */
static ent_map_entry *slot(ent_map_entry *slots, size_t capacity, const char *text, size_t length)
{
    size_t at = (size_t)hash(text, length) & (capacity - 1);
    while (slots[at].text != NULL &&
           (slots[at].length != length || memcmp(slots[at].text, text, length) != 0)) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static ent_status widen(ent_map *map)
{
    const size_t capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
    ent_map_entry *slots = ent_memory_zero(map->allocator, capacity, sizeof *slots);
    if (slots == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < map->capacity; i++) {
        const ent_map_entry *old = &map->slots[i];
        if (old->text != NULL) {
            *slot(slots, capacity, old->text, old->length) = *old;
        }
    }
    ent_memory_free(map->allocator, map->slots);
    map->slots = slots;
    map->capacity = capacity;
    return ENT_OK;
}

ent_status ent_map_put(ent_map *map, const char *text, size_t length, size_t number)
{
    if (map->count * 2 >= map->capacity) {
        ENT_TRY(widen(map));
    }
    *slot(map->slots, map->capacity, text, length) = (ent_map_entry){text, length, number};
    map->count++;
    return ENT_OK;
}

const ent_map_entry *ent_map_get(const ent_map *map, const char *text, size_t length)
{
    if (map->count == 0) {
        return NULL;
    }
    const ent_map_entry *found = slot(map->slots, map->capacity, text, length);
    return found->text == NULL ? NULL : found;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance of two short texts, by its table, three rows at a time. */
static size_t distance(const char *a, size_t m, const char *b, size_t n)
{
    size_t rows[3][LONGEST_COMPARED + 1];
    for (size_t j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3];
        const size_t *higher = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            const size_t change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(change, 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], 1 + higher[j - 2]);
            }
        }
    }
    return rows[m % 3][n];
}

/* Keeps the better of `best` and a candidate. */
static void consider(const char *candidate, size_t size, const char *text, size_t length,
                     const char **best, size_t *best_distance)
{
    const size_t difference = size > length ? size - length : length - size;
    if (size > LONGEST_COMPARED || length > LONGEST_COMPARED || difference > *best_distance) {
        return;
    }
    const size_t found = distance(candidate, size, text, length);
    if (found < *best_distance ||
        (found == *best_distance && *best != NULL && strcmp(candidate, *best) < 0)) {
        *best = candidate;
        *best_distance = found;
    }
}

static size_t tolerance(size_t length)
{
    return length / 3 + 1;
}

const char *ent_map_nearest(const ent_map *map, const char *text, size_t length)
{
    const char *best = NULL;
    size_t best_distance = tolerance(length);
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].text != NULL) {
            consider(map->slots[i].text, map->slots[i].length, text, length, &best, &best_distance);
        }
    }
    return best;
}

const char *ent_nearest_word(const char *const *words, const char *text, size_t length)
{
    const char *best = NULL;
    size_t best_distance = tolerance(length);
    for (size_t i = 0; words[i] != NULL; i++) {
        consider(words[i], strlen(words[i]), text, length, &best, &best_distance);
    }
    return best;
}
