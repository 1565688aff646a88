/* SPDX-License-Identifier: MIT */
/* Output is gathered to about 64 KiB and then handed to the sink. */
#include "formats/out/writer.h"

#include "base/number.h"
#include "diag/context.h"
#include "formats/out/scalar.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FLUSH_AT = 1 << 16 };

void ent_writer_init(ent_writer *writer, ent_context *context, const ent_sink *sink)
{
    *writer = (ent_writer){.sink = sink};
    ent_text_init(&writer->buffer, &context->allocator);
}

static void flush(ent_writer *writer)
{
    if (writer->status == ENT_OK && writer->buffer.length > 0 &&
        !writer->sink->write(writer->sink->user, writer->buffer.bytes, writer->buffer.length)) {
        writer->status = ENT_ERROR_IO;
    }
    ent_text_clear(&writer->buffer);
}

ent_status ent_writer_end(ent_writer *writer)
{
    flush(writer);
    if (writer->buffer.failed && writer->status == ENT_OK) {
        writer->status = ENT_ERROR_MEMORY;
    }
    ent_text_free(&writer->buffer);
    return writer->status;
}

void ent_put_bytes(ent_writer *writer, const char *bytes, size_t length)
{
    if (writer->buffer.failed && writer->status == ENT_OK) {
        writer->status = ENT_ERROR_MEMORY;
    }
    if (writer->status == ENT_OK) {
        ent_text_add_bytes(&writer->buffer, bytes, length);
        if (writer->buffer.length >= FLUSH_AT) {
            flush(writer);
        }
    }
}

void ent_put(ent_writer *writer, const char *words)
{
    ent_put_bytes(writer, words, strlen(words));
}

void ent_put_count(ent_writer *writer, uint64_t number)
{
    ent_put_format(writer, "%llu", (unsigned long long)number);
}

void ent_put_format(ent_writer *writer, const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length < 0) {
        writer->status = ENT_ERROR_MEMORY;
    } else if ((size_t)length < sizeof line) {
        ent_put_bytes(writer, line, (size_t)length);
    } else {
        char *bytes = ent_memory_new(writer->buffer.allocator, (size_t)length + 1, 1);
        if (bytes == NULL) {
            writer->status = ENT_ERROR_MEMORY;
            return;
        }
        va_start(arguments, format);
        (void)vsnprintf(bytes, (size_t)length + 1, format, arguments);
        va_end(arguments);
        ent_put_bytes(writer, bytes, (size_t)length);
        ent_memory_free(writer->buffer.allocator, bytes);
    }
}

void ent_put_padded(ent_writer *writer, const char *words, size_t width)
{
    size_t used = ent_utf8_length(words, strlen(words));
    ent_put(writer, words);
    do {
        ent_put(writer, " ");
    } while (++used < width);
}

void ent_put_wrapped(ent_writer *writer, size_t first, size_t rest, const char *words)
{
    size_t column = first;
    for (size_t i = 0; i < first; i++) {
        ent_put(writer, " ");
    }
    bool fresh = true; /* nothing on the line yet */
    while (*words != '\0') {
        words += strspn(words, " \n");
        const size_t length = strcspn(words, " \n");
        const size_t width = ent_utf8_length(words, length);
        if (length == 0) {
            break;
        }
        if (!fresh && column + 1 + width > ENT_LINE_WIDTH) {
            ent_put(writer, "\n");
            for (column = 0; column < rest; column++) {
                ent_put(writer, " ");
            }
            fresh = true;
        }
        if (!fresh) {
            ent_put(writer, " ");
            column++;
        }
        ent_put_bytes(writer, words, length);
        column += width;
        words += length;
        fresh = false;
    }
    ent_put(writer, "\n");
}

/* What was refused to a text fails the writer. */
static void heed(ent_writer *writer, const ent_text *text)
{
    if (text->failed && writer->status == ENT_OK) {
        writer->status = ENT_ERROR_MEMORY;
    }
}

void ent_put_gathered(ent_writer *writer, size_t first, size_t rest, ent_text *text)
{
    ent_put_wrapped(writer, first, rest, ent_text_get(text));
    heed(writer, text);
    ent_text_clear(text);
}

void ent_writer_drop(ent_writer *writer, ent_text *text)
{
    heed(writer, text);
    ent_text_free(text);
}

static void separate(ent_writer *writer)
{
    if (writer->json_after_key) {
        writer->json_after_key = false;
    } else if (writer->json_depth > 0) {
        bool *first = &writer->json_first[writer->json_depth - 1];
        ent_put(writer, *first ? "" : ",");
        *first = false;
    }
}

void ent_json_open(ent_writer *writer, char bracket)
{
    separate(writer);
    ent_put_bytes(writer, &bracket, 1);
    writer->json_first[writer->json_depth++] = true;
}

void ent_json_close(ent_writer *writer, char bracket)
{
    writer->json_depth--;
    ent_put_bytes(writer, &bracket, 1);
    if (writer->json_depth == 0) {
        ent_put(writer, "\n");
    }
}

static void put_string(ent_writer *writer, const char *text)
{
    if (writer->status == ENT_OK) {
        ent_text_add_string(&writer->buffer, text, strlen(text));
        ent_put_bytes(writer, "", 0); /* hands on what has gathered */
    }
}

void ent_json_key(ent_writer *writer, const char *key)
{
    separate(writer);
    put_string(writer, key);
    ent_put(writer, ":");
    writer->json_after_key = true;
}

void ent_json_text(ent_writer *writer, const char *text)
{
    if (text == NULL) {
        ent_json_null(writer);
        return;
    }
    separate(writer);
    put_string(writer, text);
}

void ent_json_count(ent_writer *writer, uint64_t number)
{
    separate(writer);
    ent_put_count(writer, number);
}

void ent_json_number(ent_writer *writer, const char *decimal)
{
    separate(writer);
    ent_put(writer, decimal);
}

void ent_json_bool(ent_writer *writer, bool truth)
{
    separate(writer);
    ent_put(writer, truth ? "true" : "false");
}

void ent_json_null(ent_writer *writer)
{
    separate(writer);
    ent_put(writer, "null");
}

void ent_json_field_text(ent_writer *writer, const char *key, const char *text)
{
    ent_json_key(writer, key);
    ent_json_text(writer, text);
}

void ent_json_field_count(ent_writer *writer, const char *key, uint64_t number)
{
    ent_json_key(writer, key);
    ent_json_count(writer, number);
}

void ent_json_field_bool(ent_writer *writer, const char *key, bool truth)
{
    ent_json_key(writer, key);
    ent_json_bool(writer, truth);
}

void ent_json_double(ent_writer *writer, double number)
{
    char room[ENT_NUMBER_ROOM];
    ent_number_text(room, number);
    if (*room == '\0') {
        ent_json_null(writer);
    } else {
        ent_json_number(writer, room);
    }
}

void ent_json_field_double(ent_writer *writer, const char *key, double number)
{
    ent_json_key(writer, key);
    ent_json_double(writer, number);
}

void ent_csv_field(ent_writer *writer, bool first, const char *text)
{
    ent_put(writer, first ? "" : ",");
    if (strpbrk(text, ",\"\r\n") == NULL) {
        ent_put(writer, text);
        return;
    }
    ent_put(writer, "\"");
    for (; *text != '\0'; text++) {
        ent_put(writer, *text == '"' ? "\"" : "");
        ent_put_bytes(writer, text, 1);
    }
    ent_put(writer, "\"");
}

void ent_csv_double(ent_writer *writer, bool known, double number)
{
    char room[ENT_NUMBER_ROOM] = "";
    if (known) {
        ent_number_text(room, number);
    }
    ent_csv_field(writer, false, room);
}
