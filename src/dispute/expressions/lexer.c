/* SPDX-License-Identifier: MIT */
/* Words and signs of the expression language; ASCII letters only, no locale. */
#include "dispute/expressions/lexer.h"

#include <string.h>

typedef struct word {
    const char *text;
    ent_token_kind kind;
} word;

static const word words[] = {
    {"not", ENT_TOKEN_NOT},         {"and", ENT_TOKEN_AND},       {"or", ENT_TOKEN_OR},
    {"implies", ENT_TOKEN_IMPLIES}, {"iff", ENT_TOKEN_IFF},       {"exactly", ENT_TOKEN_EXACTLY},
    {"atleast", ENT_TOKEN_ATLEAST}, {"atmost", ENT_TOKEN_ATMOST}, {"of", ENT_TOKEN_OF},
    {"yes", ENT_TOKEN_YES},         {"true", ENT_TOKEN_YES},      {"no", ENT_TOKEN_NO},
    {"false", ENT_TOKEN_NO},
};

/* Longer signs stand before their own beginnings. */
static const word signs[] = {
    {"<->", ENT_TOKEN_IFF},       {"->", ENT_TOKEN_IMPLIES}, {">=", ENT_TOKEN_GREATER_EQUAL},
    {"<=", ENT_TOKEN_LESS_EQUAL}, {"!=", ENT_TOKEN_UNEQUAL}, {"==", ENT_TOKEN_EQUAL},
    {"=", ENT_TOKEN_EQUAL},       {">", ENT_TOKEN_GREATER},  {"<", ENT_TOKEN_LESS},
    {"!", ENT_TOKEN_NOT},         {"&&", ENT_TOKEN_AND},     {"&", ENT_TOKEN_AND},
    {"||", ENT_TOKEN_OR},         {"|", ENT_TOKEN_OR},       {"(", ENT_TOKEN_OPEN},
    {")", ENT_TOKEN_CLOSE},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool same(const char *text, size_t length, const char *other)
{
    return strlen(other) == length && memcmp(text, other, length) == 0;
}

static ent_token_kind word_kind(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (same(text, length, words[i].text)) {
            return words[i].kind;
        }
    }
    return ENT_TOKEN_NAME;
}

/* Whether a number begins at a byte: a digit, or a minus with one behind it. */
static bool begins_number(const char *text, size_t length, size_t at)
{
    return is_digit(text[at]) || (text[at] == '-' && at + 1 < length && is_digit(text[at + 1]));
}

/* The number that begins at a byte; BAD where a letter stands in it. */
static ent_token take_number(const char *text, size_t length, size_t at)
{
    ent_token token = {.kind = ENT_TOKEN_NUMBER, .start = at, .end = at + 1};
    bool pointed = false;
    for (; token.end < length; token.end++) {
        const char c = text[token.end];
        const bool point = c == '.' && !pointed && token.end + 1 < length &&
                           is_digit(text[token.end + 1]) && is_digit(text[token.end - 1]);
        if (!is_digit(c) && !is_letter(c) && !point) {
            break;
        }
        pointed = pointed || point;
        token.kind = is_letter(c) ? ENT_TOKEN_BAD : token.kind;
    }
    return token;
}

ent_token ent_token_next(const char *text, size_t length, size_t at)
{
    while (at < length &&
           (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
        at++;
    }
    ent_token token = {.kind = ENT_TOKEN_END, .start = at, .end = at};
    if (at == length) {
        return token;
    }
    if (begins_number(text, length, at)) {
        return take_number(text, length, at);
    }
    if (is_letter(text[at])) {
        while (token.end < length && (is_digit(text[token.end]) || is_letter(text[token.end]))) {
            token.end++;
        }
        token.kind = word_kind(text + at, token.end - at);
        return token;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t size = strlen(signs[i].text);
        if (size <= length - at && memcmp(text + at, signs[i].text, size) == 0) {
            token.kind = signs[i].kind;
            token.end = at + size;
            return token;
        }
    }
    token.kind = ENT_TOKEN_BAD;
    token.end = at + 1;
    while (token.end < length && ((unsigned char)text[token.end] & 0xC0) == 0x80) {
        token.end++;
    }
    return token;
}

bool ent_is_name(const char *text, size_t length)
{
    if (length == 0 || !is_letter(text[0])) {
        return false;
    }
    for (size_t i = 1; i < length; i++) {
        if (!is_letter(text[i]) && !is_digit(text[i])) {
            return false;
        }
    }
    return true;
}

bool ent_is_reserved(const char *text, size_t length)
{
    if (word_kind(text, length) != ENT_TOKEN_NAME || same(text, length, "today") ||
        same(text, length, "rest")) {
        return true;
    }
    size_t digits = 1;
    while (digits < length && is_digit(text[digits])) {
        digits++;
    }
    return length > 1 && text[0] == 's' && digits == length;
}
