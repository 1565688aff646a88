/* SPDX-License-Identifier: MIT */
/*
 * Reads and evaluates at once: every function eats a part of the text and returns its set of states.
 * After a mistake `wrong` stays set, and nothing more is eaten.
 */
#include "naive.h"

#include <string.h>

typedef struct reader {
    const naive_word *words;
    size_t count;
    uint64_t all;
    const char *at;
    bool wrong;
    unsigned nested;
} reader;

static uint64_t read_iff(reader *r);
static uint64_t read_not(reader *r);

static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static void skip_blanks(reader *r)
{
    while (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r') {
        r->at++;
    }
}

/* How long the word is that stands next; 0 for a sign. */
static size_t word_length(reader *r)
{
    size_t length = 0;
    skip_blanks(r);
    while (in_word(r->at[length])) {
        length++;
    }
    return length;
}

static bool stands(const char *at, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(at, word, length) == 0;
}

static bool eat_word(reader *r, const char *word)
{
    const size_t length = word_length(r);
    const bool found = !r->wrong && length > 0 && stands(r->at, length, word);
    r->at += found ? length : 0;
    return found;
}

static bool eat_sign(reader *r, const char *sign)
{
    skip_blanks(r);
    const bool found = !r->wrong && strncmp(r->at, sign, strlen(sign)) == 0;
    r->at += found ? strlen(sign) : 0;
    return found;
}

static bool eat_and(reader *r)
{
    return eat_word(r, "and") || eat_sign(r, "&&") || eat_sign(r, "&");
}

static bool eat_or(reader *r)
{
    return eat_word(r, "or") || eat_sign(r, "||") || eat_sign(r, "|");
}

/* Two signs begin with `<`, so `<->` is asked for before `<`. */
static bool eat_comparison(reader *r, bool *less, bool *equal, bool *greater)
{
    static const struct {
        const char *sign;
        bool less, equal, greater;
    } table[] = {{">=", false, true, true},  {"<=", true, true, false}, {"!=", true, false, true},
                 {"==", false, true, false}, {"=", false, true, false}, {">", false, false, true},
                 {"<", true, false, false}};
    skip_blanks(r);
    if (strncmp(r->at, "<->", 3) == 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (eat_sign(r, table[i].sign)) {
            *less = table[i].less;
            *equal = table[i].equal;
            *greater = table[i].greater;
            return true;
        }
    }
    return false;
}

/* The number of the value that stands next. */
static unsigned read_value(reader *r, const naive_word *option)
{
    const size_t length = word_length(r);
    for (unsigned v = 0; length > 0 && v < option->value_count; v++) {
        const bool other = !option->graded && stands(r->at, length, v == 0 ? "false" : "true");
        if (other || stands(r->at, length, option->values[v])) {
            r->at += length;
            return v;
        }
    }
    r->wrong = true;
    return 0;
}

static uint64_t read_option(reader *r, const naive_word *option)
{
    bool less = false, equal = false, greater = false;
    if (!eat_comparison(r, &less, &equal, &greater)) {
        r->wrong = r->wrong || option->graded;
        return option->where[1];
    }
    const unsigned value = read_value(r, option);
    uint64_t set = 0;
    for (unsigned v = 0; v < option->value_count; v++) {
        if ((v < value && less) || (v == value && equal) || (v > value && greater)) {
            set |= option->where[v];
        }
    }
    return set;
}

static uint64_t read_word(reader *r)
{
    const size_t length = word_length(r);
    for (size_t i = 0; length > 0 && i < r->count; i++) {
        if (stands(r->at, length, r->words[i].id)) {
            r->at += length;
            return r->words[i].named ? r->words[i].where[0] : read_option(r, &r->words[i]);
        }
    }
    r->wrong = true;
    return 0;
}

static unsigned read_number(reader *r)
{
    const size_t length = word_length(r);
    unsigned number = 0;
    r->wrong = r->wrong || length == 0 || length > 6;
    for (size_t i = 0; !r->wrong && i < length; i++) {
        r->wrong = r->at[i] < '0' || r->at[i] > '9';
        number = number * 10 + (unsigned)(r->at[i] - '0');
    }
    r->at += r->wrong ? 0 : length;
    return number;
}

static bool require(reader *r, bool there)
{
    r->wrong = r->wrong || !there;
    return there;
}

/* NUMBER of (things), behind the word that says how; states are counted one by one. */
static uint64_t read_count(reader *r, bool fewer, bool more)
{
    unsigned found[64] = {0}, listed = 0;
    const unsigned number = read_number(r);
    (void)require(r, eat_word(r, "of"));
    (void)require(r, eat_sign(r, "("));
    while (!r->wrong && !eat_sign(r, ")")) {
        const uint64_t set = read_not(r);
        listed++;
        for (unsigned s = 0; s < 64; s++) {
            found[s] += (unsigned)(set >> s & 1);
        }
    }
    (void)require(r, listed > 0 && number <= listed);
    uint64_t result = 0;
    for (unsigned s = 0; s < 64; s++) {
        const bool holds =
            found[s] == number || (fewer && found[s] < number) || (more && found[s] > number);
        result |= (uint64_t)holds << s;
    }
    return result & r->all;
}

static uint64_t read_not(reader *r)
{
    r->nested++;
    if (eat_word(r, "not")) {
        return r->all & ~read_not(r);
    }
    skip_blanks(r);
    if (strncmp(r->at, "!=", 2) != 0 && eat_sign(r, "!")) {
        return r->all & ~read_not(r);
    }
    if (eat_sign(r, "(")) {
        const uint64_t set = read_iff(r);
        (void)require(r, eat_sign(r, ")"));
        return set;
    }
    if (eat_word(r, "exactly")) {
        return read_count(r, false, false);
    }
    if (eat_word(r, "atleast")) {
        return read_count(r, false, true);
    }
    return eat_word(r, "atmost") ? read_count(r, true, false) : read_word(r);
}

static uint64_t read_and(reader *r)
{
    uint64_t set = read_not(r);
    while (eat_and(r)) {
        set &= read_not(r);
    }
    return set;
}

static uint64_t read_or(reader *r)
{
    uint64_t set = read_and(r);
    while (eat_or(r)) {
        set |= read_and(r);
    }
    return set;
}

static uint64_t read_implies(reader *r)
{
    const uint64_t given = read_or(r);
    if (eat_word(r, "implies") || eat_sign(r, "->")) {
        return (r->all & ~given) | read_implies(r);
    }
    return given;
}

static uint64_t read_iff(reader *r)
{
    uint64_t set = read_implies(r);
    while (eat_word(r, "iff") || eat_sign(r, "<->")) {
        r->nested++;
        set = r->all & ~(set ^ read_implies(r));
    }
    return set;
}

bool naive_evaluate(const naive_word *words, size_t count, uint64_t all, const char *text,
                    uint64_t *out, unsigned *nested)
{
    reader r = {.words = words, .count = count, .all = all, .at = text};
    const uint64_t set = read_iff(&r);
    skip_blanks(&r);
    *nested = r.nested;
    *out = set;
    return !r.wrong && *r.at == '\0';
}
