/* SPDX-License-Identifier: MIT */
/*
 * Names that come of what is none, for cures.
 *
 * Blanks and some other signs become _, and a number gets a letter before it. Of values the short form is tried first, in
 * which what begins with a number is that number alone (`5 percent`: p5); then the long one (p5_percent). What was written
 * becomes the label.
 */
#include "dispute/naming.h"

#include "dispute/builder.h"
#include "dispute/expressions/lexer.h"

#include <string.h>

enum { MOST_VALUES = 12, LONGEST_VALUE = 60 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

ent_status ent_name_made_of(ent_arena *arena, const ent_written *text, const char **out)
{
    const bool number = text->length > 0 && is_digit(text->text[0]);
    char *name = ent_arena_new(arena, text->length + 2, 1);
    *out = NULL;
    if (name == NULL) {
        return ENT_ERROR_MEMORY;
    }
    name[0] = 'p';
    memcpy(name + number, text->text, text->length);
    for (char *c = name; *c != '\0'; c++) {
        *c = strchr(" -./", *c) != NULL ? '_' : *c;
    }
    const size_t length = strlen(name);
    const bool good =
        text->length > 0 && ent_is_name(name, length) && !ent_is_reserved(name, length);
    *out = good ? name : NULL;
    return ENT_OK;
}

/* The length of the number at the beginning: digits, and between two of them a point or a comma. What stands before a
 * point is a digit, since a point is passed only where a digit follows. */
static size_t number_length(const ent_written *text)
{
    size_t at = 0;
    while (at < text->length &&
           (is_digit(text->text[at]) ||
            (at > 0 && at + 1 < text->length && (text->text[at] == '.' || text->text[at] == ',') &&
             is_digit(text->text[at + 1])))) {
        at++;
    }
    return at;
}

/* `12.5 percent`: p12_5; `1,000`: p1000. */
static ent_status name_by_number(ent_arena *arena, const ent_written *text, const char **out)
{
    const size_t length = number_length(text);
    char *name = ent_arena_new(arena, length + 2, 1);
    *out = name;
    if (name == NULL) {
        return ENT_ERROR_MEMORY;
    }
    size_t used = 0;
    name[used++] = 'p';
    for (size_t i = 0; i < length; i++) {
        if (text->text[i] != ',') {
            name[used++] = text->text[i] == '.' ? '_' : text->text[i];
        }
    }
    return ENT_OK;
}

/* Names for all values, those that are names as they are; *good false where one has none or two have the same. */
static ent_status name_values(ent_arena *arena, const ent_written *values, size_t count, bool brief,
                              const char *names[MOST_VALUES], bool *good)
{
    *good = true;
    for (size_t i = 0; i < count && *good; i++) {
        if (ent_is_name(values[i].text, values[i].length)) {
            names[i] = values[i].text;
        } else if (brief && number_length(&values[i]) > 0) {
            ENT_TRY(name_by_number(arena, &values[i], &names[i]));
        } else {
            ENT_TRY(ent_name_made_of(arena, &values[i], &names[i]));
        }
        *good = names[i] != NULL;
        for (size_t k = 0; k < i && *good; k++) {
            *good = strcmp(names[k], names[i]) != 0;
        }
    }
    return ENT_OK;
}

/* Whether a text can stand on a line of a cure. */
static bool is_short_line(const ent_written *text)
{
    bool fits = text->length <= LONGEST_VALUE;
    for (size_t i = 0; i < text->length && fits; i++) {
        fits = (unsigned char)text->text[i] >= ' ';
    }
    return fits;
}

/* A text as a value in braces: in quotes where a sign in it would mean something there. Of one that begins with % or ? no
 * name is made, so none comes here. */
static void add_scalar(ent_text *out, const ent_written *text)
{
    const bool plain = strpbrk(text->text, ",:[]{}#&*!|>@`'\"\\") == NULL && text->text[0] != '-';
    ent_text_add(out, plain ? "" : "'");
    for (size_t i = 0; i < text->length; i++) {
        ent_text_add(out, text->text[i] == '\'' ? "'" : "");
        ent_text_add_bytes(out, text->text + i, 1);
    }
    ent_text_add(out, plain ? "" : "'");
}

/*
 * Adds how to write a list of values of which some are no names: "values: [none, p5], and below it labels: {p5: 5 percent}".
 * *said false, and nothing added, where no different names come of them. ENT_ERROR_MEMORY.
 */
static ent_status add_values(ent_text *text, ent_arena *arena, const ent_written *values,
                             size_t count, bool *said)
{
    const char *names[MOST_VALUES] = {NULL};
    *said = count <= MOST_VALUES;
    for (size_t i = 0; i < count && *said; i++) {
        *said = values[i].length > 0 && is_short_line(&values[i]);
    }
    if (!*said) {
        return ENT_OK;
    }
    ENT_TRY(name_values(arena, values, count, true, names, said));
    if (!*said) {
        ENT_TRY(name_values(arena, values, count, false, names, said));
    }
    if (!*said) {
        return ENT_OK;
    }
    for (size_t i = 0; i < count; i++) {
        ent_text_format(text, "%s%s", i == 0 ? "values: [" : ", ", names[i]);
    }
    const char *joint = "], and below it labels: {";
    for (size_t i = 0; i < count; i++) {
        if (!ent_is_name(values[i].text, values[i].length)) {
            ent_text_format(text, "%s%s: ", joint, names[i]);
            add_scalar(text, &values[i]);
            joint = ", ";
        }
    }
    ent_text_add(text, "}");
    return ENT_OK;
}

ent_status ent_builder_issue_value_name(ent_builder *builder, const ent_written *values,
                                        size_t count, size_t at)
{
    ent_arena *arena = &builder->dispute->arena;
    const char *near = NULL;
    bool said = false;
    ent_text text[2];
    ent_text_init(&text[0], &builder->context->allocator);
    ent_text_init(&text[1], &builder->context->allocator);
    ent_text_add(&text[0], "this is not a name for a value: ");
    ent_text_add_quoted(&text[0], values[at].text, values[at].length, 60);
    ent_text_add(&text[1], "values are names, from the least to the most, and what they read as is "
                           "their label: write ");
    ent_status status = add_values(&text[1], arena, values, count, &said);
    if (status == ENT_OK && !said) {
        status = ent_name_made_of(arena, &values[at], &near);
        ent_text_format(&text[1],
                        "%s, here and wherever it is meant, and below the list labels: {%s: ...}",
                        near != NULL ? near : "a short plain one such as low or p25",
                        near != NULL ? near : "low");
    }
    if (status == ENT_OK) {
        status = text[0].failed || text[1].failed
                     ? ENT_ERROR_MEMORY
                     : ent_builder_issue(builder, ENT_KIND_BAD_NAME, values[at].span,
                                         ent_text_get(&text[0]), ent_text_get(&text[1]));
    }
    ent_text_free(&text[0]);
    ent_text_free(&text[1]);
    return status;
}
