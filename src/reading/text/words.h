/* SPDX-License-Identifier: MIT */
/*
 * The words and marks of a sentence.
 *
 * A word is a run of letters and digits; `U.S.` and the like are one. What stands behind an apostrophe is a word of its own:
 * the 's of an owner, and the n't of a negation. A hyphen is a mark between two words. Quotations are told across
 * sentences, up to the next blank line: what was opened and not closed goes on.
 */
#ifndef ENT_READING_WORDS_H
#define ENT_READING_WORDS_H

#include "base/memory.h"
#include "diag/source.h"
#include "reading/lexicon/lexicon.h"

typedef enum ent_token_kind {
    ENT_TOKEN_WORD,
    ENT_TOKEN_NUMBER,
    ENT_TOKEN_OWNER, /* 's or ’s, or an apostrophe behind an s */
    ENT_TOKEN_COMMA,
    ENT_TOKEN_BREAK, /* a semicolon, colon, dash or bracket */
    ENT_TOKEN_HYPHEN,
    ENT_TOKEN_OPEN, /* quotation marks */
    ENT_TOKEN_CLOSE,
    ENT_TOKEN_MARK /* anything else */
} ent_token_kind;

typedef struct ent_token {
    ent_span span;
    ent_token_kind kind;
    bool capital;           /* begins with a capital letter */
    bool quoted;            /* between quotation marks; these count as well */
    const ent_entry *entry; /* what the lexicon knows of it, or NULL */
} ent_token;

/* What is open at the end of a sentence. */
typedef struct ent_quoting {
    uint32_t close; /* the mark that will close it; 0: nothing is open */
} ent_quoting;

typedef struct ent_tokens {
    const ent_allocator *allocator;
    ent_token *items;
    size_t count, capacity;
} ent_tokens;

/* Cuts the bytes of one sentence; what was there before is gone. Words of more than a hundred bytes are unknown ones.
 * ENT_ERROR_MEMORY. O(length). */
ent_status ent_tokens_cut(ent_tokens *tokens, const ent_lexicon *lexicon, const char *text,
                          ent_span sentence, ent_quoting *quoting);

static inline bool ent_token_is(const ent_token *token, unsigned classes)
{
    return token->kind == ENT_TOKEN_WORD && token->entry != NULL &&
           (token->entry->classes & classes) != 0;
}

#endif
