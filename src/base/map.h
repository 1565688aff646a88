/* SPDX-License-Identifier: MIT */
/* A map from text to numbers: open addressing, expected O(length of the text) an operation. */
#ifndef ENT_BASE_MAP_H
#define ENT_BASE_MAP_H

#include "base/memory.h"

typedef struct ent_map_entry {
    const char *text; /* NULL: free */
    size_t length;
    size_t number;
} ent_map_entry;

typedef struct ent_map {
    const ent_allocator *allocator;
    ent_map_entry *slots;
    size_t capacity, count;
} ent_map;

void ent_map_init(ent_map *map, const ent_allocator *allocator);
void ent_map_free(ent_map *map);

/* Adds a text that is not in the map yet; it is not copied. ENT_ERROR_MEMORY: nothing changed. */
ent_status ent_map_put(ent_map *map, const char *text, size_t length, size_t number);

/* The entry of a text, or NULL. */
const ent_map_entry *ent_map_get(const ent_map *map, const char *text, size_t length);

/*
 * The text in the map that is most like the given one: the fewest single-letter changes (insert,
 * delete, replace, swap of neighbours), at most a third of its letters; ties by alphabet. NULL when
 * none is near.
 */
const char *ent_map_nearest(const ent_map *map, const char *text, size_t length);

/* The same over a list of words that ends with NULL. */
const char *ent_nearest_word(const char *const *words, const char *text, size_t length);

#endif
