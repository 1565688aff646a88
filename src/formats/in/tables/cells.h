/* SPDX-License-Identifier: MIT */
/* Names and numbers in the cells of a row. */
#ifndef ENT_FORMATS_IN_TABLES_CELLS_H
#define ENT_FORMATS_IN_TABLES_CELLS_H

#include "formats/in/tables/gathering.h"

/* A cell's text less the blanks around it, with its place; it lasts until the next row is read. */
ent_written ent_cell_text(const ent_gathering *g, size_t cell);

/* Issues a finding at a cell. */
ent_status ent_cell_refuse(ent_gathering *g, ent_diagnostic_kind kind, size_t cell,
                           const char *message, const char *cure);

/*
 * A name, which must not be empty; and a number, as JSON writes it, where *out is NULL for an empty cell. *good is false after
 * E883, which tells also of a decimal comma. ENT_ERROR_MEMORY.
 */
ent_status ent_cell_name(ent_gathering *g, size_t cell, const char *missing, ent_written *out,
                         bool *good);
ent_status ent_cell_number(ent_gathering *g, size_t cell, ent_node **out, bool *good);

/* A hundred times a number that ent_cell_number() made. ENT_ERROR_MEMORY. */
ent_status ent_cell_hundredfold(ent_gathering *g, ent_node *number);

/* Whether the row has as many cells as the heading, empty ones at the end of either left out; else E881. */
ent_status ent_row_fits(ent_gathering *g, bool *good);

/* How many cells the row has, less the empty ones at its end. */
size_t ent_row_width(const ent_csv_row *row);

#endif
