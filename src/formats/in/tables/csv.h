/* SPDX-License-Identifier: MIT */
/* Rows of a CSV table (RFC 4180), with the place of each cell. */
#ifndef ENT_FORMATS_IN_TABLES_CSV_H
#define ENT_FORMATS_IN_TABLES_CSV_H

#include "base/text.h"
#include "diag/diagnostic.h"

enum { ENT_CSV_MOST_CELLS = 1000 };

/* A cell: its text without quotes begins at `from` of the row's, and a NUL stands behind it. */
typedef struct ent_csv_cell {
    ent_span span;
    size_t from, length;
} ent_csv_cell;

typedef struct ent_csv_row {
    ent_csv_cell *cells;
    size_t count, room;
    ent_text text;
    ent_span span;
} ent_csv_row;

/* A table that is read: `at` is the place of the next row. */
typedef struct ent_csv {
    ent_context *context;
    const ent_source *source;
    ent_diagnostic_kind kind; /* of what it issues */
    char separator;           /* between cells */
    size_t at;
} ent_csv;

void ent_csv_row_init(ent_csv_row *row, const ent_allocator *allocator);
void ent_csv_row_free(ent_csv_row *row);

/* The text of a cell; "" for one that is not there. */
const char *ent_csv_text(const ent_csv_row *row, size_t cell);

/*
 * Reads the next row in place of the one in `row`; *more is false at the end. Lines end with LF, CRLF or CR, lines with
 * nothing on them are passed over, and blanks belong to cells. ENT_ERROR_INPUT: issued, and what follows
 * cannot be told apart; ENT_ERROR_MEMORY. O(length of the row).
 */
ent_status ent_csv_next(ent_csv *csv, ent_csv_row *row, bool *more);

#endif
