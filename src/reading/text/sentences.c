/* SPDX-License-Identifier: MIT */
/*
 * Where a sentence ends.
 *
 * At a run of `.`, `!`, `?` or an ellipsis, with the closing quotes and brackets behind it, when a blank follows and
 * then a capital, a digit or an opening quote; at a blank line; at the end of a line that is so long that it is a paragraph;
 * and at the end of the text. Not after initials
 * and titles, not inside numbers, not after `U.S.` and the like unless the next word is one that begins sentences,
 * and not where a quotation ends with `!` or `?` and the next words say whose it is. O(length of the sentence).
 */
#include <entente/reading.h>

#include "reading/text/letters.h"

#include <string.h>

/* Abbreviations after which a sentence goes on, whatever comes. */
static const char *const titles[] = {
    "mr",  "mrs", "ms",   "mx",   "dr",  "prof",   "sen",  "rep",  "gov",  "gen", "lt",
    "col", "sgt", "capt", "cmdr", "adm", "maj",    "brig", "pres", "amb",  "rev", "hon",
    "st",  "ste", "fr",   "sr",   "vs",  "messrs", "mgr",  "supt", "insp", "det", NULL};

/* Abbreviations after which a sentence goes on before a digit. */
static const char *const counted[] = {"no",  "nos", "jan",  "feb", "mar", "apr",    "jun", "jul",
                                      "aug", "sep", "sept", "oct", "nov", "dec",    "art", "sec",
                                      "fig", "vol", "p",    "pp",  "ca",  "approx", "est", NULL};

/* Words that begin sentences, and that no name begins with. */
static const char *const openers[] = {
    "the",   "a",        "an",     "in",    "on",      "at",        "it",    "he",        "she",
    "they",  "we",       "i",      "you",   "this",    "that",      "these", "those",     "but",
    "and",   "or",       "so",     "yet",   "however", "meanwhile", "after", "before",    "when",
    "while", "as",       "if",     "since", "there",   "his",       "her",   "their",     "its",
    "our",   "both",     "some",   "many",  "most",    "no",        "not",   "now",       "then",
    "asked", "although", "though", "for",   "from",    "with",      "under", "according", "earlier",
    "later", "also",     "what",   "who",   "why",     "how",       "where", "because",   NULL};

/* Verbs that say whose a quotation was. */
static const char *const tags[] = {"said",    "says",     "asked",   "told",  "added",
                                   "replied", "answered", "shouted", "wrote", NULL};

static bool among(const char *const *words, const char *word, size_t length)
{
    for (; *words != NULL; words++) {
        if (strlen(*words) == length && memcmp(*words, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_stop(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x2026;
}

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
    for (ent_letter l = ent_letter_at(bytes, length, at); l.kind == ENT_LETTER_BLANK;
         l = ent_letter_at(bytes, length, at)) {
        at += l.size;
    }
    return at;
}

/* The end of the word that begins at a place. */
static size_t word_end(const char *bytes, size_t length, size_t at)
{
    for (ent_letter l = ent_letter_at(bytes, length, at); ent_letter_is_word(l);
         l = ent_letter_at(bytes, length, at)) {
        at += l.size;
    }
    return at;
}

enum { LONGEST = 24 /* bytes of a word that the tables can hold */ };

/* Whether the word that begins at a place stands in a table, whatever its case. */
static bool stands_in(const char *const *words, const char *bytes, size_t length, size_t at)
{
    char folded[LONGEST];
    const size_t end = word_end(bytes, length, at);
    return end > at && end - at <= LONGEST &&
           among(words, folded, ent_letters_fold(bytes + at, end - at, folded, sizeof folded));
}

/* The beginning of the letters before a point, at most LONGEST bytes of them; nothing when they are more. */
static size_t word_before(const char *bytes, size_t start, size_t point)
{
    size_t at = point;
    while (at > start && point - at <= LONGEST) {
        const ent_letter l = ent_letter_before(bytes, at);
        if (!ent_letter_is_word(l) || l.size > at - start) {
            return at;
        }
        at -= l.size;
    }
    return point - at > LONGEST ? point : at;
}

/* Whether the point belongs to the word before it, so that the sentence may go on. `next`: what follows the blanks. */
static bool is_abbreviated(const char *bytes, size_t length, size_t start, size_t point,
                           size_t next)
{
    const size_t word = word_before(bytes, start, point);
    if (word == point) {
        return false;
    }
    const ent_letter first = ent_letter_at(bytes, length, word);
    const ent_letter follows = ent_letter_at(bytes, length, next);
    const bool single = first.size == point - word && first.kind != ENT_LETTER_DIGIT;
    if (single && word > start && bytes[word - 1] == '.') { /* as in U.S. or a.m. */
        return !stands_in(openers, bytes, length, next);
    }
    if (single && first.kind == ENT_LETTER_UPPER) { /* an initial */
        return first.code != 'I' || follows.kind != ENT_LETTER_UPPER ||
               !stands_in(openers, bytes, length, next);
    }
    return stands_in(titles, bytes, point, word) ||
           (follows.kind == ENT_LETTER_DIGIT && stands_in(counted, bytes, point, word));
}

/* Whether one of the next few words says whose the words before were. */
static bool says_whose(const char *bytes, size_t length, size_t at)
{
    for (unsigned word = 0; word < 4; word++) {
        if (stands_in(tags, bytes, length, at)) {
            return true;
        }
        const size_t end = word_end(bytes, length, at);
        at = skip_blanks(bytes, length, end);
        if (end == at || end == length) {
            return false;
        }
    }
    return false;
}

enum {
    LONG_LINE =
        120 /* bytes of a line that is a paragraph of its own, as nobody breaks lines there */
};

static bool ends_long_line(const char *bytes, size_t at)
{
    for (size_t back = 1; back <= LONG_LINE; back++) {
        if (back > at || bytes[at - back] == '\n') {
            return false;
        }
    }
    return true;
}

/* Whether a line end at a place ends a paragraph: behind a long line, or before a blank one. */
static bool ends_paragraph(const char *bytes, size_t length, size_t at)
{
    size_t lines = 0;
    if (ends_long_line(bytes, at)) {
        return true;
    }
    for (; at < length && lines < 2; at++) {
        if (bytes[at] == '\n') {
            lines++;
        } else if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
            return false;
        }
    }
    return lines >= 2;
}

/* Behind the stops and all that closes after them. */
static size_t past_stops(const char *bytes, size_t length, size_t at)
{
    ent_letter l = ent_letter_at(bytes, length, at);
    while (l.size > 0 && is_stop(l.code)) {
        at += l.size;
        l = ent_letter_at(bytes, length, at);
    }
    while (l.size > 0 && (ent_letter_closes(l.code) || l.code == '"' || l.code == '\'')) {
        at += l.size;
        l = ent_letter_at(bytes, length, at);
    }
    return at;
}

/* Whether the sentence ends with the stops at `stop`, behind which all closing marks end at `after`. */
static bool ends_here(const char *bytes, size_t length, size_t start, size_t stop, size_t after)
{
    const size_t next = skip_blanks(bytes, length, after);
    if (next == length) {
        return true;
    }
    if (next == after) {
        return false;
    }
    const ent_letter l = ent_letter_at(bytes, length, next);
    if (l.kind != ENT_LETTER_UPPER && l.kind != ENT_LETTER_DIGIT && !ent_letter_opens(l.code) &&
        l.code != '"' && l.code != '\'') {
        return false;
    }
    if (bytes[stop] == '.' && after == stop + 1) {
        return !is_abbreviated(bytes, length, start, stop, next);
    }
    const ent_letter last = ent_letter_before(bytes, after);
    const bool asks = bytes[stop] == '!' || bytes[stop] == '?';
    return !(asks && !is_stop(last.code) && says_whose(bytes, length, next));
}

/* The end of what was read, without the blanks before it. */
static size_t trim(const char *bytes, size_t start, size_t end)
{
    for (ent_letter l = ent_letter_before(bytes, end); end > start && l.kind == ENT_LETTER_BLANK;
         l = ent_letter_before(bytes, end)) {
        end -= l.size;
    }
    return end < start ? start : end;
}

size_t ent_sentence_end(const char *bytes, size_t length, size_t start, size_t *next)
{
    size_t at = start;
    while (at < length) {
        const ent_letter l = ent_letter_at(bytes, length, at);
        if (is_stop(l.code) && l.code != 0) {
            const size_t after = past_stops(bytes, length, at);
            if (ends_here(bytes, length, start, at, after)) {
                *next = skip_blanks(bytes, length, after);
                return after;
            }
            at = after;
        } else if (l.code == '\n' && at > start && ends_paragraph(bytes, length, at)) {
            *next = skip_blanks(bytes, length, at);
            return trim(bytes, start, at);
        } else {
            at += l.size;
        }
    }
    *next = length;
    return trim(bytes, start, length);
}
