/* SPDX-License-Identifier: MIT */
/* Taking texts, numbers, words and stretches out of the tree of a coding. The first that is wrong is told. */
#include "formats/in/coding/form.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_DIGITS = 15, SHOWN = 40 };

ent_status ent_coding_refuse(const ent_coding_form *f, ent_diagnostic_kind kind, const ent_node *at,
                             const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const ent_issue issue = {
        .kind = kind, .source = f->source, .span = at->span, .message = message};
    ENT_TRY(ent_issue_add(f->context, &issue));
    return ENT_ERROR_INPUT;
}

/* Refuses a text, quoted, with the words that may stand in its place. */
static ent_status refuse_word(const ent_coding_form *f, const ent_node *at, const char *message,
                              const char *const *words)
{
    const ent_allocator *allocator = &f->context->allocator;
    ent_text quoted, cure;
    ent_text_init(&quoted, allocator);
    ent_text_init(&cure, allocator);
    ent_text_add_quoted(&quoted, at->text.text, at->text.length, SHOWN);
    ent_text_format(&quoted, " %s", message);
    for (size_t i = 0; words != NULL && words[i] != NULL; i++) {
        ent_text_format(&cure, "%s %s", i == 0 ? "write one of:" : "", words[i]);
    }
    const ent_issue issue = {.kind = ENT_KIND_CODING_WORD,
                             .source = f->source,
                             .span = at->span,
                             .message = ent_text_get(&quoted),
                             .cure = words == NULL ? NULL : ent_text_get(&cure)};
    const ent_status status =
        quoted.failed || cure.failed ? ENT_ERROR_MEMORY : ent_issue_add(f->context, &issue);
    ent_text_free(&quoted);
    ent_text_free(&cure);
    return status == ENT_OK ? ENT_ERROR_INPUT : status;
}

/* That every key of the object is one of these. */
static ent_status check_keys(const ent_coding_form *f, const ent_node *map,
                             const ent_coding_key *keys)
{
    for (size_t i = 0; i < map->count; i++) {
        size_t k = 0;
        while (keys[k].word != NULL && !ent_node_is(map->keys[i], keys[k].word)) {
            k++;
        }
        if (keys[k].word == NULL) {
            return ent_coding_refuse(f, ENT_KIND_CODING_FORM, map->keys[i],
                                     "this key does not belong here");
        }
    }
    return ENT_OK;
}

ent_status ent_coding_fields(const ent_coding_form *f, const ent_node *map,
                             const ent_coding_key *keys, const ent_node **out)
{
    if (map->kind != ENT_NODE_MAP) {
        return ent_coding_refuse(f, ENT_KIND_CODING_FORM, map, "here must stand an object");
    }
    ENT_TRY(check_keys(f, map, keys));
    for (size_t k = 0; keys[k].word != NULL; k++) {
        out[k] = ent_field(map, keys[k].word);
        if (out[k] == NULL && keys[k].required) {
            return ent_coding_refuse(f, ENT_KIND_CODING_FORM, map, "the key '%s' is missing",
                                     keys[k].word);
        }
    }
    return ENT_OK;
}

ent_status ent_coding_list(const ent_coding_form *f, const ent_node *node)
{
    return node->kind == ENT_NODE_LIST
               ? ENT_OK
               : ent_coding_refuse(f, ENT_KIND_CODING_FORM, node, "here must stand a list");
}

/* That a text in quotes stands here. */
static ent_status expect_text(const ent_coding_form *f, const ent_node *node)
{
    return node->kind == ENT_NODE_SCALAR && node->quoted
               ? ENT_OK
               : ent_coding_refuse(f, ENT_KIND_CODING_FORM, node,
                                   "here must stand a text in quotes");
}

ent_status ent_coding_line(const ent_coding_form *f, const ent_node *node, const char **out)
{
    ENT_TRY(expect_text(f, node));
    if (!ent_coded_line(node->text.text)) {
        return ent_coding_refuse(f, ENT_KIND_CODING_TEXT, node,
                                 "here must stand one line of 1 to %d bytes", ENT_CODED_LONGEST);
    }
    *out = node->text.text;
    return ENT_OK;
}

ent_status ent_coding_number(const ent_coding_form *f, const ent_node *node, uint64_t *out)
{
    const ent_written *text = &node->text;
    if (node->kind != ENT_NODE_SCALAR || node->quoted || text->length == 0 ||
        text->length > MOST_DIGITS || strspn(text->text, "0123456789") != text->length) {
        return ent_coding_refuse(f, ENT_KIND_CODING_FORM, node, "here must stand a whole number");
    }
    uint64_t number = 0;
    for (size_t i = 0; i < text->length; i++) {
        number = number * 10 + (uint64_t)(text->text[i] - '0');
    }
    *out = number;
    return ENT_OK;
}

ent_status ent_coding_word(const ent_coding_form *f, const ent_node *node, const char *const *words,
                           unsigned *out)
{
    ENT_TRY(expect_text(f, node));
    unsigned k = 0;
    while (words[k] != NULL && !ent_node_is(node, words[k])) {
        k++;
    }
    *out = k;
    return words[k] != NULL ? ENT_OK
                            : refuse_word(f, node, "is no word that can stand here", words);
}

ent_status ent_coding_note(const ent_coding_form *f, const ent_node *node, const char **out)
{
    if (node->kind == ENT_NODE_SCALAR && node->empty) {
        return ENT_OK;
    }
    ENT_TRY(expect_text(f, node));
    if (!ent_coded_note(node->text.text)) {
        return ent_coding_refuse(f, ENT_KIND_CODING_TEXT, node, "a note has at most %d bytes",
                                 ENT_NOTE_LONGEST);
    }
    *out = node->text.text;
    return ENT_OK;
}

ent_status ent_coding_value(const ent_coding_form *f, const ent_node *node, ent_coded_field field,
                            const char **out)
{
    if (node->kind == ENT_NODE_SCALAR && node->empty) {
        return ENT_OK;
    }
    ENT_TRY(expect_text(f, node));
    if (!ent_coded_fits(field, node->text.text)) {
        const char *const *words = ent_coded_words(field);
        return refuse_word(f, node,
                           words != NULL              ? "is no word that can stand here"
                           : field == ENT_CODED_ISSUE ? "is not OPTION or OPTION=VALUE"
                                                      : "is not a name",
                           words);
    }
    *out = node->text.text;
    return ENT_OK;
}

ent_status ent_coding_stretch(const ent_coding_form *f, const ent_node *const *ends,
                              uint64_t *start, uint64_t *end)
{
    ENT_TRY(ent_coding_number(f, ends[0], start));
    ENT_TRY(ent_coding_number(f, ends[1], end));
    if (*end > f->text_length) {
        return ent_coding_refuse(f, ENT_KIND_CODING_PLACE, ends[1],
                                 "the text ends at byte %llu, before this place",
                                 (unsigned long long)f->text_length);
    }
    return *start <= *end ? ENT_OK
                          : ent_coding_refuse(f, ENT_KIND_CODING_PLACE, ends[1],
                                              "this stretch ends before it starts");
}
