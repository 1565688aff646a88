/* SPDX-License-Identifier: MIT */
/* Places of characters: every 64th is marked, and from there they are counted. */
#include "formats/in/coding/table_places.h"

#include "base/text.h"

enum { EVERY = 64 };

static size_t step(const char *text, size_t length, size_t at)
{
    const size_t size = ent_utf8_sequence(text + at, length - at);
    return size > 0 ? size : 1;
}

ent_status ent_table_places_new(const ent_allocator *allocator, const char *text, size_t length,
                                ent_table_places *out)
{
    size_t *marks = ent_memory_new(allocator, length / EVERY + 1, sizeof *marks);
    if (marks == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t characters = 0;
    for (size_t at = 0; at < length; at += step(text, length, at)) {
        if (characters % EVERY == 0) {
            marks[characters / EVERY] = at;
        }
        characters++;
    }
    if (characters % EVERY == 0) {
        marks[characters / EVERY] = length;
    }
    *out = (ent_table_places){
        .text = text, .length = length, .characters = characters, .marks = marks};
    return ENT_OK;
}

void ent_table_places_free(const ent_allocator *allocator, ent_table_places *places)
{
    ent_memory_free(allocator, places->marks);
}

size_t ent_table_byte(const ent_table_places *places, uint64_t character)
{
    if (character > places->characters) {
        return SIZE_MAX;
    }
    size_t at = places->marks[character / EVERY];
    for (uint64_t left = character % EVERY; left > 0; left--) {
        at += step(places->text, places->length, at);
    }
    return at;
}

bool ent_table_is_border(const ent_table_places *places, uint64_t byte)
{
    size_t back = 0; /* to a byte from which a sequence may reach over this one */
    while (back < 3 && back < byte && byte < places->length &&
           ((unsigned char)places->text[byte - back] & 0xC0) == 0x80) {
        back++;
    }
    return back == 0 || ent_utf8_sequence(places->text + byte - back,
                                          places->length - (size_t)byte + back) <= back;
}
