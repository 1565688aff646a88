/* SPDX-License-Identifier: MIT */
/* Guesses at what was meant by a word of an expression that means nothing there. */
#include "dispute/expressions/guess.h"

#include <string.h>

/* The graded option that has a value of this name, or NULL. */
static const ent_option *option_of_value(const ent_dispute *dispute, const ent_written *word)
{
    for (size_t o = 0; dispute->graph == NULL && o < dispute->option_count; o++) {
        const ent_option *option = &dispute->options[o];
        for (uint32_t v = 0; option->graded && v < option->value_count; v++) {
            if (ent_written_is(word, option->values[v])) {
                return option;
            }
        }
    }
    return NULL;
}

void ent_guess_meaning(const ent_builder *builder, const ent_written *name, ent_text *cure)
{
    const ent_dispute *dispute = builder->model;
    const char *near = ent_map_nearest(&builder->names, name->text, name->length);
    const ent_option *option = option_of_value(dispute, name);
    if (option != NULL) {
        ent_text_format(cure, "it is a value of '%s'; compare: %s >= %.*s", option->id, option->id,
                        (int)name->length, name->text);
        return;
    }
    if (ent_written_is(name, "today")) {
        ent_text_add(cure, "give today's state a name under 'states', and use that");
        return;
    }
    const char *instead = ent_guess_word(name->text, name->length);
    if (instead != NULL) {
        ent_text_add(cure, instead);
        return;
    }
    for (size_t p = 0; p < dispute->party_count; p++) {
        if (ent_written_is(name, dispute->parties[p].id)) {
            ent_text_add(cure, "it is a party; name one of its options");
            return;
        }
    }
    if (near != NULL) {
        ent_text_format(cure, "did you mean '%s'?", near);
    }
}

const char *ent_guess_word(const char *word, size_t length)
{
    static const char SMALL[] = "write and, or, not, implies and iff in small letters";
    static const struct {
        const char *word, *cure;
    } cures[] = {
        {"AND", SMALL},
        {"OR", SMALL},
        {"NOT", SMALL},
        {"IMPLIES", SMALL},
        {"IFF", SMALL},
        {"XOR", SMALL},
        {"if", "for 'b if a' and 'if a then b' write: a implies b"},
        {"when", "for 'b when a' and 'when a, b' write: a implies b"},
        {"then", "for 'if a then b' write: a implies b"},
        {"only", "for 'a only if b' write: a implies b"},
        {"unless", "for 'a unless b' write: a or b"},
        {"but", "for 'a but not b' write: a and not b"},
        {"xor", "for 'a xor b' write: exactly 1 of (a b)"},
        {"is",
         "for 'a is yes' write: a; for 'a is no' write: not a; with values of its own: a = value"},
    };
    for (size_t i = 0; i < sizeof cures / sizeof *cures; i++) {
        if (strlen(cures[i].word) == length && memcmp(cures[i].word, word, length) == 0) {
            return cures[i].cure;
        }
    }
    return NULL;
}

/* The name that comes of a word and those behind it, joined by _ where blanks or hyphens part them; NULL for none. */
static const char *joined_name(const ent_map *names, const ent_written *text, ent_token first,
                               ent_text *joined)
{
    ent_token next = first;
    for (unsigned words = 0; words < 6 && next.kind == ENT_TOKEN_NAME; words++) {
        ent_text_add(joined, words > 0 ? "_" : "");
        ent_text_add_bytes(joined, text->text + next.start, next.end - next.start);
        if (words > 0 && !joined->failed &&
            ent_map_get(names, joined->bytes, joined->length) != NULL) {
            return joined->bytes;
        }
        next = ent_token_next(text->text, text->length, next.end);
        if (next.kind == ENT_TOKEN_BAD && text->text[next.start] == '-') {
            next = ent_token_next(text->text, text->length, next.end);
        }
    }
    return NULL;
}

void ent_guess_name(const ent_map *names, const ent_written *text, ent_token token, ent_text *cure)
{
    const ent_token next = ent_token_next(text->text, text->length, token.end);
    const size_t length = token.end - token.start;
    const bool article = (length == 3 && memcmp(text->text + token.start, "the", 3) == 0) ||
                         (length == 1 && text->text[token.start] == 'a');
    if (article && next.kind == ENT_TOKEN_NAME) {
        ent_text_add(cure, "an expression has no articles: leave this word out");
        return;
    }
    ent_text joined;
    ent_text_init(&joined, cure->allocator);
    const char *name = joined_name(names, text, token, &joined);
    if (name != NULL) {
        ent_text_format(cure, "names have no blanks: write %s", name);
    }
    cure->failed = cure->failed || joined.failed;
    ent_text_free(&joined);
}
