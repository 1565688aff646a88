/* SPDX-License-Identifier: MIT */
/*
 * Keys that stand twice, and what the second was perhaps to be called.
 *
 * Who copies an option and forgets to change its name leaves the other name without a meaning: it is used below,
 * and declared nowhere. The first such word is looked for in today's lines and in expressions, or, of parties,
 * with the owners of options and the wishes.
 */
#include "formats/in/tree/twice.h"

#include "base/map.h"
#include "base/text.h"
#include "diag/diagnostic.h"
#include "dispute/expressions/lexer.h"

#include <string.h>

ent_status ent_twice_look(ent_context *context, const ent_node *map, ent_twice *out)
{
    ent_map seen;
    ent_map_init(&seen, &context->allocator);
    ent_status status = ENT_OK;
    for (size_t i = 0; i < map->count && status == ENT_OK; i++) {
        const ent_written *key = &map->keys[i]->text;
        const ent_map_entry *first = ent_map_get(&seen, key->text, key->length);
        if (first == NULL) {
            status = ent_map_put(&seen, key->text, key->length, i);
        } else if (out->count++ == 0) {
            out->map = map;
            out->again = map->keys[i];
            out->first = map->keys[first->number];
        }
    }
    ent_map_free(&seen);
    return status;
}

/* A search for a word that is declared nowhere. */
typedef struct search {
    const ent_node *root;
    const char *word; /* the first that was found; NULL: none yet */
    size_t length;
    size_t steps; /* what is left of the entries that may be looked at */
} search;

static const size_t MOST_STEPS = (size_t)1 << 24;

/* Whether a section has an entry of this name, or too much was looked at already. */
static bool has_entry(search *s, const char *section, const char *word, size_t length)
{
    const ent_node *map = ent_field(s->root, section);
    bool found = false;
    for (size_t i = 0; map != NULL && map->kind == ENT_NODE_MAP && i < map->count && !found; i++) {
        const ent_written *key = &map->keys[i]->text;
        found = s->steps == 0 || (key->length == length && memcmp(key->text, word, length) == 0);
        s->steps -= s->steps > 0;
    }
    return found;
}

/* Takes a word that names an option, a state or, with `parties`, a party. */
static void take_word(search *s, const char *word, size_t length, bool parties)
{
    if (s->word != NULL || s->steps == 0 || !ent_is_name(word, length)) {
        return;
    }
    const bool known = parties ? has_entry(s, "parties", word, length)
                               : ent_is_reserved(word, length) ||
                                     has_entry(s, "options", word, length) ||
                                     has_entry(s, "states", word, length) ||
                                     has_entry(s, "shorthands", word, length);
    if (!known) {
        s->word = word;
        s->length = length;
    }
}

/* Takes the names of an expression, less the values that are compared with. */
static void take_expression(search *s, const ent_node *node)
{
    const ent_written *text = &node->text;
    bool value = false;
    for (ent_token t = ent_token_next(text->text, text->length, 0); t.kind != ENT_TOKEN_END;
         t = ent_token_next(text->text, text->length, t.end)) {
        if (t.kind == ENT_TOKEN_NAME && !value) {
            take_word(s, text->text + t.start, t.end - t.start, false);
        }
        value = t.kind >= ENT_TOKEN_EQUAL && t.kind <= ENT_TOKEN_GREATER_EQUAL;
    }
}

/* Takes what stands in a list of expressions, each alone or under a key that holds one. */
static void take_list(search *s, const ent_node *list)
{
    for (size_t i = 0; list != NULL && list->kind == ENT_NODE_LIST && i < list->count; i++) {
        const ent_node *item = list->items[i];
        const ent_node *found = item->kind == ENT_NODE_SCALAR ? item : NULL;
        if (item->kind == ENT_NODE_MAP) {
            found = ent_field(item, "want");
            found = found == NULL ? ent_field(item, "never") : found;
            found = found == NULL ? ent_field(item, "always") : found;
        }
        if (found != NULL && found->kind == ENT_NODE_SCALAR) {
            take_expression(s, found);
        }
    }
}

/* Takes what names mean. */
static void take_names(search *s, const ent_node *names)
{
    for (size_t i = 0; names != NULL && names->kind == ENT_NODE_MAP && i < names->count; i++) {
        if (names->items[i]->kind == ENT_NODE_SCALAR) {
            take_expression(s, names->items[i]);
        }
    }
}

static void find_option(search *s)
{
    const ent_node *today = ent_field(s->root, "today");
    const ent_node *preferences = ent_field(s->root, "preferences");
    for (size_t i = 0; today != NULL && today->kind == ENT_NODE_MAP && i < today->count; i++) {
        take_word(s, today->keys[i]->text.text, today->keys[i]->text.length, false);
    }
    take_names(s, ent_field(s->root, "states"));
    take_names(s, ent_field(s->root, "shorthands"));
    take_list(s, ent_field(s->root, "rules"));
    for (size_t i = 0;
         preferences != NULL && preferences->kind == ENT_NODE_MAP && i < preferences->count; i++) {
        take_list(s, preferences->items[i]);
    }
}

static void find_party(search *s)
{
    const ent_node *options = ent_field(s->root, "options");
    const ent_node *preferences = ent_field(s->root, "preferences");
    for (size_t i = 0; options != NULL && options->kind == ENT_NODE_MAP && i < options->count;
         i++) {
        const ent_node *owner =
            options->items[i]->kind == ENT_NODE_MAP ? ent_field(options->items[i], "party") : NULL;
        if (owner != NULL && owner->kind == ENT_NODE_SCALAR) {
            take_word(s, owner->text.text, owner->text.length, true);
        }
    }
    for (size_t i = 0;
         preferences != NULL && preferences->kind == ENT_NODE_MAP && i < preferences->count; i++) {
        take_word(s, preferences->keys[i]->text.text, preferences->keys[i]->text.length, true);
    }
}

/* Appends what the second key was perhaps to be called. */
static void add_guess(ent_text *cure, const ent_twice *twice, const ent_node *root)
{
    search s = {.root = root, .steps = MOST_STEPS};
    if (root == NULL || root->kind != ENT_NODE_MAP) {
        return;
    }
    const bool of_options = twice->map == ent_field(root, "options");
    const bool of_parties = twice->map == ent_field(root, "parties");
    if (of_options) {
        find_option(&s);
    } else if (of_parties) {
        find_party(&s);
    }
    if (s.word != NULL) {
        ent_text_format(cure,
                        "give the second its own name, perhaps '%.*s', which is used in this file "
                        "and declared nowhere; or remove one of the two",
                        (int)s.length, s.word);
    } else if (of_options || of_parties || twice->map == ent_field(root, "states") ||
               twice->map == ent_field(root, "shorthands") ||
               twice->map == ent_field(root, "sources")) {
        ent_text_add(cure, "remove one of the two, or give the second its own name");
    }
}

ent_status ent_twice_refuse(ent_context *context, const ent_source *source, const ent_twice *twice,
                            const ent_node *root)
{
    const ent_written *key = &twice->again->text;
    ent_text message, cure;
    ent_text_init(&message, &context->allocator);
    ent_text_init(&cure, &context->allocator);
    ent_text_add(&message, "the key ");
    ent_text_add_quoted(&message, key->text, key->length, 60);
    ent_text_add(&message, " stands here again");
    add_guess(&cure, twice, root);
    const ent_issue issue = {.kind = ENT_KIND_DUPLICATE_KEY,
                             .source = source,
                             .span = twice->again->span,
                             .message = ent_text_get(&message),
                             .cure = cure.length > 0 ? ent_text_get(&cure) : NULL,
                             .note = "it stands first here",
                             .note_source = source,
                             .note_span = twice->first->span};
    const ent_status status =
        message.failed || cure.failed ? ENT_ERROR_MEMORY : ent_issue_add(context, &issue);
    ent_text_free(&message);
    ent_text_free(&cure);
    return status == ENT_OK ? ENT_ERROR_INPUT : status;
}
