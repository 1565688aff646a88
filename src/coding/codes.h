/* SPDX-License-Identifier: MIT */
/* The values of two codings as numbers, so that comparing them is comparing numbers. */
#ifndef ENT_CODING_CODES_H
#define ENT_CODING_CODES_H

#include "coding/coding.h"

enum { ENT_CODE_NONE = 0 }; /* of a field that says nothing */

typedef struct ent_codes {
    const ent_coding *first, *second;
    uint32_t (
        *of)[ENT_CODED_FIELDS]; /* per statement: those of the first coding, then of the second */
    const char **words;         /* per number; NULL for none */
    size_t word_count, word_room;
} ent_codes;

/* Numbers all values of both codings. ENT_ERROR_MEMORY: *out is not to be freed. Expected O(size of the codings). */
ent_status ent_codes_new(const ent_allocator *allocator, const ent_coding *first,
                         const ent_coding *second, ent_codes *out);
void ent_codes_free(const ent_allocator *allocator, ent_codes *codes);

/* A statement by its number. */
const ent_coded_statement *ent_codes_statement(const ent_codes *codes, size_t item);

/* Whether a statement counts as coded: it was not rejected, and says something. */
bool ent_codes_counts(const ent_codes *codes, size_t item);

#endif
