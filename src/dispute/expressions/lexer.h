/* SPDX-License-Identifier: MIT */
/* Words and signs of the expression language. */
#ifndef ENT_DISPUTE_EXPRESSIONS_LEXER_H
#define ENT_DISPUTE_EXPRESSIONS_LEXER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ent_token_kind {
    ENT_TOKEN_END,
    ENT_TOKEN_NAME,
    ENT_TOKEN_NUMBER, /* [-]digits[.digits] */
    ENT_TOKEN_OPEN,
    ENT_TOKEN_CLOSE,
    ENT_TOKEN_NOT,
    ENT_TOKEN_AND,
    ENT_TOKEN_OR,
    ENT_TOKEN_IMPLIES,
    ENT_TOKEN_IFF,
    ENT_TOKEN_EXACTLY,
    ENT_TOKEN_ATLEAST,
    ENT_TOKEN_ATMOST,
    ENT_TOKEN_OF,
    ENT_TOKEN_EQUAL,
    ENT_TOKEN_UNEQUAL,
    ENT_TOKEN_LESS,
    ENT_TOKEN_LESS_EQUAL,
    ENT_TOKEN_GREATER,
    ENT_TOKEN_GREATER_EQUAL,
    ENT_TOKEN_YES,
    ENT_TOKEN_NO,
    ENT_TOKEN_BAD
} ent_token_kind;

/* Bytes start .. end - 1 of the expression's text. */
typedef struct ent_token {
    ent_token_kind kind;
    size_t start, end;
} ent_token;

/* The token at or after byte `at`. O(length of the token and the blanks before it). */
ent_token ent_token_next(const char *text, size_t length, size_t at);

/* Whether a word is `[A-Za-z_][A-Za-z0-9_]*`. */
bool ent_is_name(const char *text, size_t length);

/* Whether a name is reserved: a word of the language, `today`, `rest`, or s followed by digits. */
bool ent_is_reserved(const char *text, size_t length);

#endif
