/* SPDX-License-Identifier: MIT */
/* A table of discourse analysis while it is read. */
#ifndef ENT_FORMATS_IN_CODING_TABLE_H
#define ENT_FORMATS_IN_CODING_TABLE_H

#include "coding/coding.h"
#include "formats/in/coding/table_names.h"
#include "formats/in/coding/table_places.h"
#include "formats/in/tables/csv.h"

typedef enum ent_table_column {
    ENT_TABLE_DOCUMENT,
    ENT_TABLE_SPEAKER,
    ENT_TABLE_ORGANIZATION,
    ENT_TABLE_CONCEPT,
    ENT_TABLE_AGREEMENT,
    ENT_TABLE_START,
    ENT_TABLE_STOP,
    ENT_TABLE_COLUMNS
} ent_table_column;

enum { ENT_TABLE_MOST_TOLD = 20 }; /* words of which it is told that they mean nothing */

typedef struct ent_table {
    ent_context *context;
    const ent_table_options *options;
    ent_csv csv;
    ent_csv_row row;
    size_t cell[ENT_TABLE_COLUMNS]; /* which each column is */
    size_t width;                   /* cells of the heading */
    ent_table_names parties, concepts;
    ent_map told; /* words that mean nothing */
    ent_table_places places;
    ent_coding *coding;
    size_t belonging; /* rows of the text */
    bool wrong;       /* an error was issued */
} ent_table;

/* The statement of the row that was read; *good is false, after a finding, where it is none. */
ent_status ent_table_statement(ent_table *table, ent_coded *out, bool *good);

/* Issues a finding at a cell of the row, with the text of the cell in quotes before the words. */
ent_status ent_table_tell(ent_table *table, ent_diagnostic_kind kind, size_t cell,
                          const char *words, const char *cure);

#endif
