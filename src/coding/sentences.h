/* SPDX-License-Identifier: MIT */
/* The sentences of which two codings speak, and whose statements stand in each. */
#ifndef ENT_CODING_SENTENCES_H
#define ENT_CODING_SENTENCES_H

#include "coding/coding.h"

/* A sentence: the statements items[from] up to the next sentence's. */
typedef struct ent_sentence {
    size_t from;
    uint64_t start, end;
} ent_sentence;

/* A statement below `first_count` is one of the first coding, others of the second. */
typedef struct ent_sentences {
    uint32_t *items; /* ascending by sentence, and in a sentence by coding and place in it */
    size_t first_count, item_count;
    ent_sentence *list; /* with one more, behind the last */
    size_t count;
} ent_sentences;

/*
 * Cuts the stretches of all statements of both codings into groups: those that share a byte, or are the same, are in
 * one. Codings of sentences that were cut alike have a group a sentence. ENT_ERROR_MEMORY: *out is not to be freed.
 * Time and memory O(statements).
 */
ent_status ent_sentences_new(const ent_allocator *allocator, const ent_coding *first,
                             const ent_coding *second, ent_sentences *out);
void ent_sentences_free(const ent_allocator *allocator, ent_sentences *sentences);

#endif
