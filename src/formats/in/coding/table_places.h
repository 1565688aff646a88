/* SPDX-License-Identifier: MIT */
/* From characters of a text to its bytes. */
#ifndef ENT_FORMATS_IN_CODING_TABLE_PLACES_H
#define ENT_FORMATS_IN_CODING_TABLE_PLACES_H

#include "base/memory.h"

/* Where every so many characters begin. What is no UTF-8 counts a character a byte. */
typedef struct ent_table_places {
    const char *text;
    size_t length, characters;
    size_t *marks;
} ent_table_places;

/* ENT_ERROR_MEMORY: *out is not to be freed. O(length). */
ent_status ent_table_places_new(const ent_allocator *allocator, const char *text, size_t length,
                                ent_table_places *out);
void ent_table_places_free(const ent_allocator *allocator, ent_table_places *places);

/* The byte at which a character begins, up to the end; SIZE_MAX beyond. O(1). */
size_t ent_table_byte(const ent_table_places *places, uint64_t character);

/* Whether a byte, up to the end, begins a character. */
bool ent_table_is_border(const ent_table_places *places, uint64_t byte);

#endif
