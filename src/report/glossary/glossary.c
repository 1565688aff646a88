/* SPDX-License-Identifier: MIT */
/*
 * Counting and finding words. There are about a hundred, so each is looked at in turn.
 *
 * Names are the same when they are the same letter by letter, where capitals are small letters, '-' and '_' are blanks,
 * and an 's' at the end of what is asked for may be one too many.
 */
#include "report/glossary/terms.h"

#include "base/map.h"

#include <string.h>

enum { MOST_NAMES = 600 };

static size_t count_of(const ent_term_view *terms)
{
    size_t count = 0;
    while (terms[count].key != NULL) {
        count++;
    }
    return count;
}

size_t ent_term_count(void)
{
    return count_of(ent_terms_holding) + count_of(ent_terms_around);
}

ent_term_view ent_term_at(size_t term)
{
    const size_t first = count_of(ent_terms_holding);
    return term < first ? ent_terms_holding[term] : ent_terms_around[term - first];
}

static char plain(char letter)
{
    if (letter >= 'A' && letter <= 'Z') {
        return (char)(letter - 'A' + 'a');
    }
    return letter == '-' || letter == '_' ? ' ' : letter;
}

/* Whether a name is the first `length` bytes of some words. */
static bool is_name(const char *name, const char *words, size_t length)
{
    size_t k = 0;
    while (k < length && name[k] != '\0' && plain(name[k]) == plain(words[k])) {
        k++;
    }
    return k == length && name[k] == '\0';
}

static bool is_called(const ent_term_view *term, const char *words, size_t length)
{
    bool found = is_name(term->key, words, length) || is_name(term->term, words, length);
    for (size_t k = 0; !found && term->others[k] != NULL; k++) {
        found = is_name(term->others[k], words, length);
    }
    return found;
}

/* The number of the word that is called so, ent_term_count() when there is none. */
static size_t find(const char *words, size_t length)
{
    const size_t count = ent_term_count();
    for (size_t k = 0; k < count; k++) {
        const ent_term_view term = ent_term_at(k);
        if (is_called(&term, words, length)) {
            return k;
        }
    }
    return count;
}

ent_status ent_term_find(const char *words, size_t *out)
{
    if (words == NULL || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    const size_t count = ent_term_count(), length = strlen(words);
    size_t found = find(words, length);
    if (found == count && length > 1 && plain(words[length - 1]) == 's') {
        found = find(words, length - 1);
    }
    if (found == count) {
        return ENT_ERROR_NOT_FOUND;
    }
    *out = found;
    return ENT_OK;
}

/* Lists the names of all words; there is room for them. */
static void list_names(const char *names[MOST_NAMES])
{
    size_t count = 0;
    for (size_t k = 0; k < ent_term_count() && count < MOST_NAMES - 3; k++) {
        const ent_term_view term = ent_term_at(k);
        names[count++] = term.key;
        names[count++] = term.term;
        for (size_t n = 0; term.others[n] != NULL && count < MOST_NAMES - 1; n++) {
            names[count++] = term.others[n];
        }
    }
    names[count] = NULL;
}

const char *ent_term_nearest(const char *words)
{
    const char *names[MOST_NAMES];
    size_t found = 0;
    if (words == NULL) {
        return NULL;
    }
    list_names(names);
    const char *nearest = ent_nearest_word(names, words, strlen(words));
    return nearest != NULL && ent_term_find(nearest, &found) == ENT_OK ? ent_term_at(found).key
                                                                       : NULL;
}

const char *ent_term_meaning(const char *key)
{
    size_t found = 0;
    return ent_term_find(key, &found) == ENT_OK ? ent_term_at(found).meaning : "";
}
