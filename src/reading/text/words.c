/* SPDX-License-Identifier: MIT */
/* Cutting a sentence into words and marks, from left to right. */
#include "reading/text/words.h"

#include "reading/text/letters.h"

#include <string.h>

enum { LONGEST = 100 /* bytes of a word that is looked up */ };

/* Where the cutting stands. */
typedef struct cutter {
    ent_tokens *tokens;
    const ent_lexicon *lexicon;
    const char *text;
    size_t end;
    ent_quoting *quoting;
} cutter;

static ent_status put(cutter *c, ent_token token)
{
    ent_tokens *tokens = c->tokens;
    ent_token *items = ent_memory_grow(tokens->allocator, tokens->items, &tokens->capacity,
                                       tokens->count + 1, sizeof *items);
    if (items == NULL) {
        return ENT_ERROR_MEMORY;
    }
    tokens->items = items;
    items[tokens->count++] = token;
    return ENT_OK;
}

/* Puts a word, with what the lexicon knows of it. */
static ent_status put_word(cutter *c, size_t start, size_t end)
{
    char folded[LONGEST];
    const ent_letter first = ent_letter_at(c->text, end, start);
    ent_token token = {.span = {start, end},
                       .kind = first.kind == ENT_LETTER_DIGIT ? ENT_TOKEN_NUMBER : ENT_TOKEN_WORD,
                       .capital = first.kind == ENT_LETTER_UPPER,
                       .quoted = c->quoting->close != 0};
    if (end - start <= LONGEST) {
        const size_t length = ent_letters_fold(c->text + start, end - start, folded, sizeof folded);
        token.entry = ent_lexicon_find(c->lexicon, folded, length);
    }
    return put(c, token);
}

static size_t run_of_letters(const cutter *c, size_t at)
{
    for (ent_letter l = ent_letter_at(c->text, c->end, at); ent_letter_is_word(l);
         l = ent_letter_at(c->text, c->end, at)) {
        at += l.size;
    }
    return at;
}

/* The end of a run such as U.S. that begins at a place: single letters with points, two at least; else the place. */
static size_t dotted(const cutter *c, size_t at)
{
    size_t end = at;
    for (unsigned letters = 0;; letters++) {
        const ent_letter l = ent_letter_at(c->text, c->end, end);
        const bool single = l.kind == ENT_LETTER_LOWER || l.kind == ENT_LETTER_UPPER;
        if (!single || end + l.size >= c->end || c->text[end + l.size] != '.') {
            return letters >= 2 ? end : at;
        }
        end += l.size + 1;
    }
}

/* Behind a number, its points and commas between digits too. */
static size_t past_number(const cutter *c, size_t at)
{
    at = run_of_letters(c, at);
    while (at + 1 < c->end && (c->text[at] == '.' || c->text[at] == ',') &&
           c->text[at + 1] >= '0' && c->text[at + 1] <= '9') {
        at = run_of_letters(c, at + 1);
    }
    return at;
}

/* Whether the letters from `start` to `end` end with n, and an apostrophe and t follow. */
static bool is_negated(const cutter *c, size_t start, size_t end, size_t mark)
{
    return end > start + 1 && (c->text[end - 1] | 32) == 'n' && end + mark < c->end &&
           (c->text[end + mark] | 32) == 't' && run_of_letters(c, end + mark) == end + mark + 1;
}

/* A word and what an apostrophe joins to it. */
static ent_status cut_word(cutter *c, size_t *at)
{
    const size_t start = *at;
    const ent_letter first = ent_letter_at(c->text, c->end, start);
    size_t end = dotted(c, start);
    if (end == start) {
        end = first.kind == ENT_LETTER_DIGIT ? past_number(c, start) : run_of_letters(c, start);
    }
    const ent_letter mark = ent_letter_at(c->text, c->end, end);
    *at = end;
    if (mark.size == 0 || !ent_letter_is_apostrophe(mark.code)) {
        return put_word(c, start, end);
    }
    if (is_negated(c, start, end, mark.size)) {
        ENT_TRY(put_word(c, start, end - 1));
        *at = end + mark.size + 1;
        return put_word(c, end - 1, *at);
    }
    ENT_TRY(put_word(c, start, end));
    const size_t after = run_of_letters(c, end + mark.size);
    if (after == end + mark.size || after > end + mark.size + 2) {
        return ENT_OK; /* the mark is looked at by itself */
    }
    *at = after;
    const bool owner = after == end + mark.size + 1 && (c->text[after - 1] | 32) == 's';
    return owner ? put(c, (ent_token){.span = {end, after},
                                      .kind = ENT_TOKEN_OWNER,
                                      .quoted = c->quoting->close != 0})
                 : put_word(c, end, after);
}

/* The mark that closes what a mark opens here; 0: it opens nothing. */
static uint32_t opens(const cutter *c, ent_letter mark, size_t at)
{
    const ent_letter before = ent_letter_before(c->text, at);
    const ent_letter after = ent_letter_at(c->text, c->end, at + mark.size);
    const bool begins = !ent_letter_is_word(before) && ent_letter_is_word(after);
    switch (mark.code) {
    case 0x201C:
    case 0x201E:
        return 0x201D;
    case 0xAB:
        return 0xBB;
    case '"':
        return '"';
    case 0x2018:
        return begins ? 0x2019 : 0;
    case '\'':
        return begins ? '\'' : 0;
    default:
        return 0;
    }
}

/* Whether a mark closes what is open; a mark that can be an apostrophe does so where no letter follows. */
static bool closes(const cutter *c, ent_letter mark, size_t at)
{
    return mark.code == c->quoting->close &&
           (!ent_letter_is_apostrophe(mark.code) ||
            !ent_letter_is_word(ent_letter_at(c->text, c->end, at + mark.size)));
}

static ent_token_kind kind_of_mark(uint32_t code)
{
    switch (code) {
    case ',':
        return ENT_TOKEN_COMMA;
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
    case 0x2013:
    case 0x2014:
        return ENT_TOKEN_BREAK;
    case '-':
    case 0x2010:
    case 0x2011:
        return ENT_TOKEN_HYPHEN;
    default:
        return ENT_TOKEN_MARK;
    }
}

/* Whether the apostrophe here makes the word before it, which ends with s, an owner. */
static bool owns(const cutter *c, ent_letter mark, size_t at, size_t start)
{
    return ent_letter_is_apostrophe(mark.code) && at > start &&
           (c->text[at - 1] == 's' || c->text[at - 1] == 'S') &&
           ent_letter_at(c->text, c->end, at + mark.size).kind == ENT_LETTER_BLANK;
}

static ent_status cut_mark(cutter *c, ent_letter mark, size_t at, size_t start)
{
    ent_token token = {.span = {at, at + mark.size}, .kind = kind_of_mark(mark.code)};
    const uint32_t close = c->quoting->close == 0 ? opens(c, mark, at) : 0;
    if (close != 0) {
        c->quoting->close = close;
        token.kind = ENT_TOKEN_OPEN;
        token.quoted = true;
    } else if (c->quoting->close != 0 && closes(c, mark, at)) {
        c->quoting->close = 0;
        token.kind = ENT_TOKEN_CLOSE;
        token.quoted = true;
    } else {
        token.quoted = c->quoting->close != 0;
        token.kind = owns(c, mark, at, start) ? ENT_TOKEN_OWNER : token.kind;
    }
    return put(c, token);
}

ent_status ent_tokens_cut(ent_tokens *tokens, const ent_lexicon *lexicon, const char *text,
                          ent_span sentence, ent_quoting *quoting)
{
    cutter c = {tokens, lexicon, text, sentence.end, quoting};
    tokens->count = 0;
    for (size_t at = sentence.start; at < sentence.end;) {
        const ent_letter letter = ent_letter_at(text, sentence.end, at);
        if (ent_letter_is_word(letter)) {
            ENT_TRY(cut_word(&c, &at));
            continue;
        }
        if (letter.kind != ENT_LETTER_BLANK) {
            ENT_TRY(cut_mark(&c, letter, at, sentence.start));
        }
        at += letter.size;
    }
    return ENT_OK;
}
