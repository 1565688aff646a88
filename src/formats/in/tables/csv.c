/* SPDX-License-Identifier: MIT */
/*
 * CSV cell by cell. A cell in quotes may hold separators, line ends and doubled quotes, and ends at its closing quote;
 * any other ends before a separator or a line end, and has no quote in it.
 */
#include "formats/in/tables/csv.h"

#include <string.h>

void ent_csv_row_init(ent_csv_row *row, const ent_allocator *allocator)
{
    *row = (ent_csv_row){.cells = NULL};
    ent_text_init(&row->text, allocator);
}

void ent_csv_row_free(ent_csv_row *row)
{
    ent_memory_free(row->text.allocator, row->cells);
    ent_text_free(&row->text);
}

const char *ent_csv_text(const ent_csv_row *row, size_t cell)
{
    return cell < row->count ? ent_text_get(&row->text) + row->cells[cell].from : "";
}

static ent_status refuse(const ent_csv *csv, ent_span span, const char *message, const char *cure)
{
    const ent_issue issue = {
        .kind = csv->kind, .source = csv->source, .span = span, .message = message, .cure = cure};
    ENT_TRY(ent_issue_add(csv->context, &issue));
    return ENT_ERROR_INPUT;
}

static bool at_end(const ent_csv *csv)
{
    return csv->at == csv->source->length;
}

static bool at_line_end(const ent_csv *csv)
{
    return at_end(csv) || csv->source->bytes[csv->at] == '\n' ||
           csv->source->bytes[csv->at] == '\r';
}

static bool at_cell_end(const ent_csv *csv)
{
    return at_line_end(csv) || csv->source->bytes[csv->at] == csv->separator;
}

/* Passes over one line end. */
static void skip_line_end(ent_csv *csv)
{
    if (at_end(csv)) {
        return;
    }
    const bool returns = csv->source->bytes[csv->at++] == '\r';
    csv->at += returns && !at_end(csv) && csv->source->bytes[csv->at] == '\n';
}

/* A cell in quotes, from the opening one on. */
static ent_status read_quoted(ent_csv *csv, ent_text *text)
{
    const char *bytes = csv->source->bytes;
    const size_t open = csv->at++;
    for (;;) {
        const char *quote = memchr(bytes + csv->at, '"', csv->source->length - csv->at);
        if (quote == NULL) {
            return refuse(csv, (ent_span){open, open + 1}, "this quote is not closed", NULL);
        }
        const size_t end = (size_t)(quote - bytes);
        ent_text_add_bytes(text, bytes + csv->at, end - csv->at);
        csv->at = end + 1;
        if (at_end(csv) || bytes[csv->at] != '"') {
            break;
        }
        ent_text_add(text, "\""); /* doubled: one of the text */
        csv->at++;
    }
    return at_cell_end(csv)
               ? ENT_OK
               : refuse(csv, (ent_span){csv->at, csv->at + 1},
                        csv->separator == ','
                            ? "behind a closing quote must stand a comma or the end of the line"
                            : "behind a closing quote must stand the next separator or the end of "
                              "the line",
                        "write a quote within quotes twice");
}

static ent_status read_plain(ent_csv *csv, ent_text *text)
{
    const size_t from = csv->at;
    for (; !at_cell_end(csv); csv->at++) {
        if (csv->source->bytes[csv->at] == '"') {
            return refuse(csv, (ent_span){csv->at, csv->at + 1},
                          "a quote in a cell that does not begin with one",
                          "put the whole cell in quotes, and write the quotes within it twice");
        }
    }
    ent_text_add_bytes(text, csv->source->bytes + from, csv->at - from);
    return ENT_OK;
}

static ent_status read_cell(ent_csv *csv, ent_csv_row *row)
{
    if (row->count == ENT_CSV_MOST_CELLS) {
        return refuse(csv, (ent_span){csv->at, csv->at}, "a row has at most 1000 cells", NULL);
    }
    ent_csv_cell *cells =
        ent_memory_grow(row->text.allocator, row->cells, &row->room, row->count + 1, sizeof *cells);
    if (cells == NULL) {
        return ENT_ERROR_MEMORY;
    }
    row->cells = cells;
    ent_csv_cell *cell = &cells[row->count];
    *cell = (ent_csv_cell){.span = {csv->at, csv->at}, .from = row->text.length};
    const bool quoted = !at_end(csv) && csv->source->bytes[csv->at] == '"';
    ENT_TRY((quoted ? read_quoted : read_plain)(csv, &row->text));
    cell->span.end = csv->at;
    cell->length = row->text.length - cell->from;
    ent_text_add_bytes(&row->text, "", 1);
    row->count++;
    return row->text.failed ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_csv_next(ent_csv *csv, ent_csv_row *row, bool *more)
{
    while (!at_end(csv) && at_line_end(csv)) {
        skip_line_end(csv);
    }
    row->count = 0;
    row->span.start = csv->at;
    ent_text_clear(&row->text);
    *more = !at_end(csv);
    while (*more) {
        ENT_TRY(read_cell(csv, row));
        if (at_line_end(csv)) {
            break;
        }
        csv->at++; /* the separator */
    }
    row->span.end = csv->at;
    skip_line_end(csv);
    return ENT_OK;
}
