/* SPDX-License-Identifier: MIT */
/* Numbering values: the same text has the same number in both codings, whatever the field. */
#include "coding/codes.h"

#include "base/map.h"

#include <string.h>

const ent_coded_statement *ent_codes_statement(const ent_codes *codes, size_t item)
{
    return item < codes->first->count ? codes->first->statements[item]
                                      : codes->second->statements[item - codes->first->count];
}

bool ent_codes_counts(const ent_codes *codes, size_t item)
{
    static const uint32_t silent[ENT_CODED_FIELDS] = {ENT_CODE_NONE};
    return ent_codes_statement(codes, item)->decision != ENT_DECISION_REJECTED &&
           memcmp(codes->of[item], silent, sizeof silent) != 0;
}

/* The number of a text, a new one for a new text. */
static ent_status number(ent_codes *codes, ent_map *numbers, const char *text, uint32_t *out)
{
    const size_t length = strlen(text);
    const ent_map_entry *known = ent_map_get(numbers, text, length);
    if (known != NULL) {
        *out = (uint32_t)known->number;
        return ENT_OK;
    }
    const size_t next = codes->word_count;
    const char **words = ent_memory_grow(numbers->allocator, codes->words, &codes->word_room,
                                         next + 1, sizeof(char *));
    if (words == NULL) {
        return ENT_ERROR_MEMORY;
    }
    codes->words = words;
    ENT_TRY(ent_map_put(numbers, text, length, next));
    words[next] = text;
    codes->word_count++;
    *out = (uint32_t)next;
    return ENT_OK;
}

static ent_status number_statement(ent_codes *codes, ent_map *numbers, size_t item)
{
    const ent_coded_statement *statement = ent_codes_statement(codes, item);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *value = ent_statement_field(statement, f);
        codes->of[item][f] = ENT_CODE_NONE;
        if (value != NULL && value->value != NULL) {
            ENT_TRY(number(codes, numbers, value->value, &codes->of[item][f]));
        }
    }
    return ENT_OK;
}

ent_status ent_codes_new(const ent_allocator *allocator, const ent_coding *first,
                         const ent_coding *second, ent_codes *out)
{
    const size_t count = first->count + second->count;
    ent_codes codes = {.first = first, .second = second};
    codes.of = ent_memory_new(allocator, count, sizeof *codes.of);
    codes.words = ent_memory_grow(allocator, NULL, &codes.word_room, 1, sizeof(char *));
    ent_status status = codes.of == NULL || codes.words == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    if (status == ENT_OK) {
        codes.words[codes.word_count++] = NULL; /* none */
    }
    ent_map numbers;
    ent_map_init(&numbers, allocator);
    for (size_t i = 0; i < count && status == ENT_OK; i++) {
        status = number_statement(&codes, &numbers, i);
    }
    ent_map_free(&numbers);
    if (status != ENT_OK) {
        ent_codes_free(allocator, &codes);
        return status;
    }
    *out = codes;
    return ENT_OK;
}

void ent_codes_free(const ent_allocator *allocator, ent_codes *codes)
{
    ent_memory_free(allocator, codes->of);
    ent_memory_free(allocator, codes->words);
}
