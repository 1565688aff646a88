/* SPDX-License-Identifier: MIT */
/*
 * Finding words of the glossary in text.
 *
 * A term is found where its letters stand between what are no letters, in capitals or not, also with an 's' behind. Other
 * names are looked for only when they begin with a capital, as BATNA does: common words mean too many things.
 */
#include "report/glossary/used.h"

#include "report/glossary/terms.h"

#include <string.h>

enum { LEAST_LETTERS = 2 };

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static char small(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Whether `name` stands at the beginning of text, as whole words; `exact`: with its capitals. */
static bool stands(const char *name, const char *text, bool exact)
{
    size_t k = 0;
    while (name[k] != '\0' && (exact ? text[k] == name[k] : small(text[k]) == small(name[k]))) {
        k++;
    }
    return name[k] == '\0' && !is_letter(text[text[k] == 's' ? k + 1 : k]);
}

/* Whether a word of the glossary stands at the beginning of text. */
static bool is_word(const ent_term_view *term, const char *text)
{
    bool found = stands(term->term, text, false);
    for (size_t n = 0; !found && term->others[n] != NULL; n++) {
        const char *name = term->others[n];
        found = name[0] >= 'A' && name[0] <= 'Z' && strlen(name) > LEAST_LETTERS &&
                stands(name, text, true);
    }
    return found;
}

static void look(const char *text, bool *used)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (!is_letter(*at) || (at > text && is_letter(at[-1]))) {
            continue;
        }
        for (size_t k = 0; k < ent_term_count(); k++) {
            const ent_term_view term = ent_term_at(k);
            used[k] = used[k] || is_word(&term, at);
        }
    }
}

void ent_glossary_used(const ent_tree_node *node, bool *used)
{
    if (node->text != NULL) {
        look(node->text, used);
    }
    for (const ent_tree_node *child = node->first; child != NULL; child = child->next) {
        ent_glossary_used(child, used);
    }
}
