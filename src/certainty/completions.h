/* SPDX-License-Identifier: MIT */
/* A party's wishes with every unsure and unknown statement decided, one way after the other. */
#ifndef ENT_CERTAINTY_COMPLETIONS_H
#define ENT_CERTAINTY_COMPLETIONS_H

#include "space/space.h"

typedef struct ent_completer {
    const ent_party *party;
    ent_party wishes; /* as decided last */
    ent_statement *statements;
    ent_expression *reversed; /* per statement: its negation */
    ent_expression **child;
} ent_completer;

/* How many completions a party has: 2^unsure * 3^unknown; UINT64_MAX: more than that. */
uint64_t ent_completions_of(const ent_party *party);

/* What a completion decides of a statement. */
typedef enum ent_counting { ENT_COUNTS, ENT_DOES_NOT_COUNT, ENT_COUNTS_REVERSED } ent_counting;

ent_counting ent_completion_decides(const ent_party *party, uint64_t number, size_t statement);

/* ENT_ERROR_MEMORY. Released with ent_completer_free(). */
ent_status ent_completer_new(const ent_allocator *allocator, const ent_party *party,
                             ent_completer *out);
void ent_completer_free(const ent_allocator *allocator, ent_completer *completer);

/* Decides the wishes as completion `number` does, below ent_completions_of(): in number 0 every statement
 * counts. They last until the next call. O(statements). */
const ent_party *ent_complete(ent_completer *completer, uint64_t number);

#endif
