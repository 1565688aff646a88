/* SPDX-License-Identifier: MIT */
/*
 * Reading the file of a coding: bytes, that they are text, the tree, and strictly all that it says.
 *
 * JSON is YAML, so the reader of dispute files makes the tree; but text stands in quotes and numbers in none, and no
 * key is unknown. What is read was written by a program and perhaps changed by hand, so the first thing that is
 * wrong is told, at its place. Time and memory O(size of the text).
 */
#include "formats/in/bytes.h"
#include "formats/in/coding/form.h"
#include "formats/in/yaml.h"

#include "base/sha256.h"

#include <string.h>

/* The stretch of the second opinion and what it says. */
static ent_status take_other(const ent_coding_form *f, const ent_node *node, ent_coded_field field,
                             ent_coded_value *out)
{
    static const ent_coding_key keys[] = {
        {"start", true}, {"end", true}, {"value", true}, {NULL, false}};
    const ent_node *at[3];
    ENT_TRY(ent_coding_fields(f, node, keys, at));
    ENT_TRY(ent_coding_value(f, at[2], field, &out->other));
    return ent_coding_stretch(f, at, &out->other_start, &out->other_end);
}

static ent_status take_field(const ent_coding_form *f, const ent_node *node, ent_coded_field field,
                             ent_coded_value *out)
{
    static const ent_coding_key keys[] = {{"start", true}, {"end", true},        {"value", true},
                                          {"rule", false}, {"confidence", true}, {"other", false},
                                          {NULL, false}};
    const ent_node *at[6];
    unsigned confidence = 0;
    ENT_TRY(ent_coding_fields(f, node, keys, at));
    ENT_TRY(ent_coding_value(f, at[2], field, &out->value));
    ENT_TRY(ent_coding_stretch(f, at, &out->start, &out->end));
    if (at[3] != NULL && !at[3]->empty) {
        ENT_TRY(ent_coding_line(f, at[3], &out->rule));
    }
    ENT_TRY(ent_coding_word(f, at[4], ent_confidence_words(), &confidence));
    out->confidence = (ent_confidence)confidence;
    if (at[5] != NULL && !at[5]->empty) {
        ENT_TRY(take_other(f, at[5], field, out));
    }
    return ENT_OK;
}

static ent_status take_statement(const ent_coding_form *f, const ent_node *node, ent_coded *out)
{
    static const ent_coding_key keys[] = {{"start", true}, {"end", true},    {"decision", true},
                                          {"note", false}, {"fields", true}, {NULL, false}};
    ent_coding_key words[ENT_CODED_FIELDS + 1];
    const ent_node *at[5], *fields[ENT_CODED_FIELDS];
    unsigned decision = 0;
    ENT_TRY(ent_coding_fields(f, node, keys, at));
    ENT_TRY(ent_coding_stretch(f, at, &out->start, &out->end));
    ENT_TRY(ent_coding_word(f, at[2], ent_decision_words(), &decision));
    out->decision = (ent_decision)decision;
    if (at[3] != NULL) {
        ENT_TRY(ent_coding_note(f, at[3], &out->note));
    }
    for (ent_coded_field k = 0; k <= ENT_CODED_FIELDS; k++) {
        words[k] = (ent_coding_key){.word = ent_coded_field_word(k)};
    }
    ENT_TRY(ent_coding_fields(f, at[4], words, fields));
    for (ent_coded_field k = 0; k < ENT_CODED_FIELDS; k++) {
        if (fields[k] != NULL) {
            ENT_TRY(take_field(f, fields[k], k, &out->fields[k]));
        }
    }
    return ENT_OK;
}

static ent_status take_statements(const ent_coding_form *f, const ent_node *list,
                                  ent_coding *coding)
{
    ENT_TRY(ent_coding_list(f, list));
    for (size_t i = 0; i < list->count; i++) {
        ent_coded coded = {0};
        if (i % 1024 == 0) {
            ENT_TRY(ent_context_step(f->context, "reading", i, list->count));
        }
        ENT_TRY(take_statement(f, list->items[i], &coded));
        ENT_TRY(ent_coding_add(f->context, coding, &coded));
    }
    return ENT_OK;
}

/* A step that can be taken back. */
static ent_status take_step(const ent_coding_form *f, const ent_node *node, ent_coding *coding)
{
    static const ent_coding_key keys[] = {{"statement", true}, {"before", true}, {NULL, false}};
    const ent_node *at[2];
    ent_coded before = {0};
    uint64_t index = 0;
    ENT_TRY(ent_coding_fields(f, node, keys, at));
    ENT_TRY(ent_coding_number(f, at[0], &index));
    const bool added = at[1]->kind == ENT_NODE_SCALAR && at[1]->empty;
    ENT_TRY(added ? ENT_OK : take_statement(f, at[1], &before));
    return ent_coding_remember(coding, (size_t)index, added ? NULL : &before);
}

static ent_status take_steps(const ent_coding_form *f, const ent_node *list, ent_coding *coding)
{
    ENT_TRY(ent_coding_list(f, list));
    for (size_t i = 0; i < list->count; i++) {
        ENT_TRY(take_step(f, list->items[i], coding));
    }
    return ent_coding_steps_fit(coding)
               ? ENT_OK
               : ent_coding_refuse(f, ENT_KIND_CODING_PLACE, list,
                                   "these steps do not lead to the statements above");
}

/* What the coding is of. */
static ent_status take_text(ent_coding_form *f, const ent_node *node, ent_coding_text *out)
{
    static const ent_coding_key keys[] = {
        {"name", true}, {"length", true}, {"sha256", true}, {NULL, false}};
    const ent_node *at[3];
    ENT_TRY(ent_coding_fields(f, node, keys, at));
    ENT_TRY(ent_coding_line(f, at[0], &out->name));
    if (strchr(out->name, '/') != NULL) {
        return ent_coding_refuse(f, ENT_KIND_CODING_TEXT, at[0],
                                 "here must stand the name of a file without folders");
    }
    ENT_TRY(ent_coding_number(f, at[1], &out->length));
    ENT_TRY(ent_coding_line(f, at[2], &out->sha256));
    f->text_length = out->length;
    return strlen(out->sha256) == ENT_SHA256_TEXT - 1 &&
                   strspn(out->sha256, "0123456789abcdef") == ENT_SHA256_TEXT - 1
               ? ENT_OK
               : ent_coding_refuse(f, ENT_KIND_CODING_TEXT, at[2],
                                   "a SHA-256 is 64 hexadecimal digits in lower case");
}

static ent_status check_version(const ent_coding_form *f, const ent_node *root)
{
    const ent_node *version = root->kind == ENT_NODE_MAP ? ent_field(root, "entente_coding") : NULL;
    if (version == NULL) {
        return ent_coding_refuse(f, ENT_KIND_CODING_FORM, root, "this is not a coding");
    }
    return ent_node_is(version, "1") && !version->quoted
               ? ENT_OK
               : ent_coding_refuse(f, ENT_KIND_CODING_FORM, version,
                                   "this is not a version that this program reads");
}

static ent_status take_coding(ent_coding_form *f, const ent_node *root, ent_coding **out)
{
    static const ent_coding_key keys[] = {{"entente_coding", true}, {"text", true},
                                          {"coder", true},          {"statements", true},
                                          {"x-history", false},     {NULL, false}};
    const ent_node *at[5];
    ent_coding_text text;
    const char *coder = NULL;
    ENT_TRY(check_version(f, root));
    ENT_TRY(ent_coding_fields(f, root, keys, at));
    ENT_TRY(take_text(f, at[1], &text));
    ENT_TRY(ent_coding_line(f, at[2], &coder));
    ent_coding *coding = NULL;
    ENT_TRY(ent_coding_make(f->context, &text, coder, &coding));
    ent_status status = take_statements(f, at[3], coding);
    if (status == ENT_OK && at[4] != NULL) {
        status = take_steps(f, at[4], coding);
    }
    if (status != ENT_OK) {
        ent_coding_free(coding);
        return status;
    }
    *out = coding;
    return ENT_OK;
}

/* How far past the quote at `at` a string ends; backslashes keep quotes in it. */
static size_t skip_string(const ent_source *source, size_t at)
{
    for (at++; at < source->length && source->bytes[at] != '"'; at++) {
        at += source->bytes[at] == '\\' && at + 1 < source->length;
    }
    return at;
}

/* Refuses what is nested deeper than any coding before the reader of YAML sees it, to which millions of brackets
 * would be gigabytes. */
static ent_status check_depth(ent_context *context, const ent_source *source)
{
    size_t depth = 0;
    for (size_t at = 0; at < source->length; at++) {
        const char byte = source->bytes[at];
        if (byte == '"') {
            at = skip_string(source, at);
        } else if (byte == ']' || byte == '}') {
            depth -= depth > 0;
        } else if ((byte == '[' || byte == '{') && ++depth > ENT_DOCUMENT_DEEPEST) {
            const ent_issue issue = {.kind = ENT_KIND_TOO_DEEP,
                                     .source = source,
                                     .span = {at, at + 1},
                                     .message = "lists and mappings are nested too deep here"};
            ENT_TRY(ent_issue_add(context, &issue));
            return ENT_ERROR_INPUT;
        }
    }
    return ENT_OK;
}

static ent_status read_source(ent_context *context, const ent_source *source, ent_arena *arena,
                              ent_coding **out)
{
    ent_coding_form form = {.context = context, .source = source};
    ent_node *root = NULL;
    size_t skip = 0;
    ENT_TRY(ent_bytes_check(context, source, &skip));
    ENT_TRY(check_depth(context, source));
    ENT_TRY(ent_yaml_parse(context, source, skip, arena, &root));
    return take_coding(&form, root, out);
}

ent_status ent_coding_read_text(ent_context *context, const char *name, const char *bytes,
                                size_t length, ent_coding **out)
{
    if (context == NULL || name == NULL || (bytes == NULL && length > 0) || out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_source source;
    ent_arena arena;
    ENT_TRY(
        ent_source_init(&source, &context->allocator, name, bytes == NULL ? "" : bytes, length));
    ent_arena_init(&arena, &context->allocator);
    const ent_status status = read_source(context, &source, &arena, out);
    ent_arena_free(&arena);
    ent_source_free(&source);
    return status;
}

static ent_status read_bytes(ent_context *context, const ent_input_text *text, void *out)
{
    return ent_coding_read_text(context, text->name, text->bytes, text->length, out);
}

ent_status ent_coding_read_file(ent_context *context, const char *path, ent_coding **out)
{
    return ent_bytes_take(context, path, read_bytes, out);
}
