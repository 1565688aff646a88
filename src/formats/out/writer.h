/* SPDX-License-Identifier: MIT */
/* Buffered output to a sink: plain, wrapped, JSON and CSV. The first failure is kept; what follows it
 * is dropped; ent_writer_end() tells. */
#ifndef ENT_FORMATS_OUT_WRITER_H
#define ENT_FORMATS_OUT_WRITER_H

#include "base/text.h"
#include <entente/sink.h>

enum { ENT_LINE_WIDTH = 96, ENT_JSON_DEEPEST = 80 };

typedef struct ent_writer {
    const ent_sink *sink;
    ent_text buffer;
    ent_status status;
    bool json_first[ENT_JSON_DEEPEST]; /* per open list or object: nothing in it yet */
    size_t json_depth;
    bool json_after_key;
} ent_writer;

void ent_writer_init(ent_writer *writer, ent_context *context, const ent_sink *sink);

/* Flushes, releases, and returns the first failure or ENT_OK. */
ent_status ent_writer_end(ent_writer *writer);

void ent_put(ent_writer *writer, const char *words);
void ent_put_bytes(ent_writer *writer, const char *bytes, size_t length);
void ent_put_count(ent_writer *writer, uint64_t number);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void ent_put_format(ent_writer *writer, const char *format, ...);

/* `words`, then blanks up to `width` code points; at least one blank. */
void ent_put_padded(ent_writer *writer, const char *words, size_t width);

/* A paragraph, broken at blanks to ENT_LINE_WIDTH: the first line is indented by `first` blanks, the
 * others by `rest`. */
void ent_put_wrapped(ent_writer *writer, size_t first, size_t rest, const char *words);

/* The same of words that were gathered in `text`, which is empty then. */
void ent_put_gathered(ent_writer *writer, size_t first, size_t rest, ent_text *text);

/* Releases a text in which words were gathered for the writer; memory that it was refused fails the writer, too. */
void ent_writer_drop(ent_writer *writer, ent_text *text);

/* JSON. Commas are put where they belong. */
void ent_json_open(ent_writer *writer, char bracket);
void ent_json_close(ent_writer *writer, char bracket);
void ent_json_key(ent_writer *writer, const char *key);
void ent_json_text(ent_writer *writer, const char *text);
void ent_json_count(ent_writer *writer, uint64_t number);
void ent_json_number(ent_writer *writer, const char *decimal); /* such as "0.25", as it stands */
void ent_json_bool(ent_writer *writer, bool truth);
void ent_json_null(ent_writer *writer);

/* A key with its value; text that is NULL becomes null. */
void ent_json_field_text(ent_writer *writer, const char *key, const char *text);
void ent_json_field_count(ent_writer *writer, const char *key, uint64_t number);
void ent_json_field_bool(ent_writer *writer, const char *key, bool truth);

/* The nearest decimal of a double that reads back as it; null where it is no number. */
void ent_json_double(ent_writer *writer, double number);
void ent_json_field_double(ent_writer *writer, const char *key, double number);

/* Words as text of XML and HTML, or in a quoted attribute: five signs are escaped, and what is no character of XML
 * becomes U+FFFD (markup.c). */
void ent_put_markup(ent_writer *writer, const char *words);

/* An attribute of a tag, with the blank before it; nothing where the value is NULL. */
void ent_put_attribute(ent_writer *writer, const char *name, const char *value);

/* A CSV field, quoted where needed (RFC 4180), and a comma unless it is the first of its row. */
void ent_csv_field(ent_writer *writer, bool first, const char *text);

/* A double as a field that is not the first, empty where it is not known. */
void ent_csv_double(ent_writer *writer, bool known, double number);

#endif
