/* SPDX-License-Identifier: MIT */
/* What the writers of codings share. */
#ifndef ENT_REPORT_CODING_SHEET_H
#define ENT_REPORT_CODING_SHEET_H

#include "coding/coding.h"
#include "formats/out/writer.h"
#include <entente/coding.h>

typedef struct ent_coding_sheet {
    ent_writer *w;
    const ent_coding *coding;
    const char *text; /* or NULL */
    unsigned decisions;
} ent_coding_sheet;

/* Whether the statement is to be shown. */
bool ent_coding_shows(const ent_coding_sheet *s, const ent_coded_statement *statement);

/* The entry "text" of an object: which text is coded. */
void ent_json_coded_text(ent_writer *writer, const ent_coding *coding);

void ent_coding_json(const ent_coding_sheet *s);
void ent_coding_csv(const ent_coding_sheet *s);
void ent_coding_words(const ent_coding_sheet *s);

/*
 * Appends a stretch of a text as one line: each run of blanks and line ends as one blank, and `?` for bytes that
 * are no text or could turn what is read. Beyond `most` bytes (0: any number) it is cut, with "..." for the rest.
 */
void ent_text_add_stretch(ent_text *text, const char *bytes, size_t length, size_t most);

/* Puts a stretch so, cut at ENT_QUOTE_SHOWN bytes and in quotes. */
enum { ENT_QUOTE_SHOWN = 200 };
void ent_put_quote(ent_writer *w, const char *text, uint64_t start, uint64_t end);

/* Puts a whole stretch so as a field of CSV that is not the first of its row; empty without a text. */
void ent_csv_stretch(ent_writer *w, const char *text, uint64_t start, uint64_t end);

#endif
