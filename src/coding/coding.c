/* SPDX-License-Identifier: MIT */
/*
 * A coding: statements in a list that a person changes.
 *
 * Each statement is a block of its own, made whole before it takes its place, so that a refused allocation changes
 * nothing, and what is replaced is released. A statement may be set to what ent_coding_at() gave of the same
 * coding. Adding costs O(size of the statement), taking away moves the places behind it.
 */
#include "coding/coding.h"

#include "base/bits.h"
#include "base/sha256.h"
#include "diag/context.h"

#include <string.h>

/* Bits of the fields before this one. */
static unsigned before(ent_coded_field field)
{
    return (1u << field) - 1;
}

const ent_coded_value *ent_statement_field(const ent_coded_statement *statement,
                                           ent_coded_field field)
{
    return (statement->said >> field & 1) == 0
               ? NULL
               : &statement->fields[ent_bits_in_word(statement->said & before(field))];
}

static char *copy_text(const ent_allocator *allocator, const char *text)
{
    const size_t room = strlen(text) + 1;
    char *copy = ent_memory_new(allocator, room, 1);
    return copy == NULL ? NULL : memcpy(copy, text, room);
}

ent_status ent_coding_make(ent_context *context, const ent_coding_text *text, const char *coder,
                           ent_coding **out)
{
    ent_coding *coding = ent_memory_zero(&context->allocator, 1, sizeof *coding);
    if (coding == NULL) {
        return ENT_ERROR_MEMORY;
    }
    coding->allocator = context->allocator;
    coding->text_length = text->length;
    memcpy(coding->text_sha256, text->sha256, ENT_SHA256_TEXT - 1);
    coding->text_name = copy_text(&coding->allocator, text->name);
    coding->coder = copy_text(&coding->allocator, coder);
    if (coding->text_name == NULL || coding->coder == NULL) {
        ent_coding_free(coding);
        return ENT_ERROR_MEMORY;
    }
    *out = coding;
    return ENT_OK;
}

ent_status ent_coding_new(ent_context *context, const char *text_name, const char *bytes,
                          size_t length, const char *coder, ent_coding **out)
{
    if (context == NULL || text_name == NULL || (bytes == NULL && length > 0) || coder == NULL ||
        out == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    const char *name = ent_coding_base_name(text_name);
    if (!ent_coded_line(name) || !ent_coded_line(coder)) {
        return ENT_ERROR_ARGUMENT;
    }
    char digest[ENT_SHA256_TEXT];
    ent_sha256_text(bytes, length, digest);
    const ent_coding_text text = {.name = name, .length = length, .sha256 = digest};
    return ent_coding_make(context, &text, coder, out);
}

void ent_coding_free(ent_coding *coding)
{
    if (coding == NULL) {
        return;
    }
    const ent_allocator allocator = coding->allocator;
    for (size_t i = 0; i < coding->count; i++) {
        ent_memory_free(&allocator, coding->statements[i]);
    }
    ent_memory_free(&allocator, coding->statements);
    ent_coding_forget(coding);
    ent_memory_free(&allocator, coding->text_name);
    ent_memory_free(&allocator, coding->coder);
    ent_memory_free(&allocator, coding);
}

ent_coding_view ent_coding_describe(const ent_coding *coding)
{
    ent_coding_view view = {.text_name = coding->text_name,
                            .text_length = coding->text_length,
                            .coder = coding->coder,
                            .count = coding->count};
    memcpy(view.text_sha256, coding->text_sha256, sizeof view.text_sha256);
    return view;
}

ent_coded ent_coding_at(const ent_coding *coding, size_t index)
{
    const ent_coded_statement *statement = coding->statements[index];
    ent_coded coded = {.start = statement->start,
                       .end = statement->end,
                       .decision = statement->decision,
                       .note = statement->note};
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *value = ent_statement_field(statement, f);
        if (value != NULL) {
            coded.fields[f] = *value;
        }
    }
    return coded;
}

/* Whether a field says something. */
static bool says(const ent_coded_value *value)
{
    return value->value != NULL || value->other != NULL;
}

static bool is_stretch(const ent_coding *coding, uint64_t start, uint64_t end)
{
    return start <= end && end <= coding->text_length;
}

static bool is_value(const ent_coding *coding, ent_coded_field field, const ent_coded_value *value)
{
    return (value->value == NULL || ent_coded_fits(field, value->value)) &&
           (value->other == NULL || ent_coded_fits(field, value->other)) &&
           (value->rule == NULL || ent_coded_line(value->rule)) &&
           is_stretch(coding, value->start, value->end) &&
           (value->other == NULL || is_stretch(coding, value->other_start, value->other_end)) &&
           ent_confidence_word(value->confidence) != NULL;
}

static bool is_statement(const ent_coding *coding, const ent_coded *coded)
{
    bool good = is_stretch(coding, coded->start, coded->end) &&
                ent_decision_word(coded->decision) != NULL &&
                (coded->note == NULL || ent_coded_note(coded->note));
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS && good; f++) {
        good = !says(&coded->fields[f]) || is_value(coding, f, &coded->fields[f]);
    }
    return good;
}

/* What a text takes in the block. */
static size_t room_of(const char *text)
{
    return text == NULL ? 0 : strlen(text) + 1;
}

/* Moves a text into the block, at *next. */
static const char *take_text(char **next, const char *text)
{
    const size_t room = room_of(text);
    if (room == 0) {
        return NULL;
    }
    const char *at = memcpy(*next, text, room);
    *next += room;
    return at;
}

/* A field as it is kept: what is not said has no place. */
static ent_coded_value keep_value(char **next, const ent_coded_value *value)
{
    ent_coded_value kept = {
        .start = value->start, .end = value->end, .confidence = value->confidence};
    kept.value = take_text(next, value->value);
    kept.rule = take_text(next, value->rule);
    kept.other = take_text(next, value->other);
    if (kept.other != NULL) {
        kept.other_start = value->other_start;
        kept.other_end = value->other_end;
    }
    return kept;
}

ent_status ent_statement_make(const ent_coding *coding, const ent_coded *coded,
                              ent_coded_statement **out)
{
    if (!is_statement(coding, coded)) {
        return ENT_ERROR_ARGUMENT;
    }
    const char *note = coded->note == NULL || *coded->note == '\0' ? NULL : coded->note;
    size_t room = room_of(note), count = 0;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const ent_coded_value *value = &coded->fields[f];
        if (says(value)) {
            room += room_of(value->value) + room_of(value->rule) + room_of(value->other);
            count++;
        }
    }
    ent_coded_statement *made;
    room += sizeof *made + count * sizeof *made->fields;
    made = ent_memory_new(&coding->allocator, 1, room);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    char *next = (char *)(made->fields + count);
    *made = (ent_coded_statement){
        .start = coded->start, .end = coded->end, .decision = coded->decision};
    made->note = take_text(&next, note);
    ent_coded_value *fields = made->fields;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        if (says(&coded->fields[f])) {
            made->said |= 1u << f;
            *fields++ = keep_value(&next, &coded->fields[f]);
        }
    }
    *out = made;
    return ENT_OK;
}

ent_status ent_coding_add(ent_context *context, ent_coding *coding, const ent_coded *coded)
{
    if (context == NULL || coding == NULL || coded == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_coded_statement *made = NULL;
    ENT_TRY(ent_statement_make(coding, coded, &made));
    ent_coded_statement **grown =
        ent_memory_grow(&coding->allocator, coding->statements, &coding->capacity,
                        coding->count + 1, sizeof(ent_coded_statement *));
    if (grown == NULL) {
        ent_memory_free(&coding->allocator, made);
        return ENT_ERROR_MEMORY;
    }
    coding->statements = grown;
    grown[coding->count++] = made;
    return ENT_OK;
}

ent_status ent_coding_set(ent_context *context, ent_coding *coding, size_t index,
                          const ent_coded *coded)
{
    if (context == NULL || coding == NULL || coded == NULL || index >= coding->count) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_coded_statement *made = NULL;
    ENT_TRY(ent_statement_make(coding, coded, &made));
    ent_memory_free(&coding->allocator, coding->statements[index]);
    coding->statements[index] = made;
    return ENT_OK;
}

ent_status ent_coding_remove(ent_context *context, ent_coding *coding, size_t index)
{
    if (context == NULL || coding == NULL || index >= coding->count) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_coded_statement **at = coding->statements + index;
    ent_coding_forget(coding);
    ent_memory_free(&coding->allocator, *at);
    coding->count--;
    memmove(at, at + 1, (coding->count - index) * sizeof *at);
    return ENT_OK;
}

ent_status ent_coding_sign(ent_context *context, ent_coding *coding, const char *coder)
{
    if (context == NULL || coding == NULL || coder == NULL || !ent_coded_line(coder)) {
        return ENT_ERROR_ARGUMENT;
    }
    char *copy = copy_text(&coding->allocator, coder);
    if (copy == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_memory_free(&coding->allocator, coding->coder);
    coding->coder = copy;
    return ENT_OK;
}
