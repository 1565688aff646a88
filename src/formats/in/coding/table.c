/* SPDX-License-Identifier: MIT */
/*
 * Reading a table of discourse analysis row by row, as a coding of one of its documents. Quotes that do not fit end
 * it, since no row behind them is sure; anything else that is wrong is told, up to the usual number.
 */
#include "formats/in/coding/table.h"

#include "base/text.h"
#include "formats/in/bytes.h"

#include <string.h>

static const char *const columns[ENT_TABLE_COLUMNS] = {
    "document", "speaker", "organization", "concept", "agreement", "start", "stop"};

enum { ABSENT = ENT_CSV_MOST_CELLS, STEP = 1024 };

/* Whether a cell is this word, whatever the case of its letters and the blanks around it. */
static bool is_column(const char *text, const char *word)
{
    text += strspn(text, " ");
    for (; *word != '\0'; text++, word++) {
        if ((*text >= 'A' && *text <= 'Z' ? *text - 'A' + 'a' : *text) != *word) {
            return false;
        }
    }
    return text[strspn(text, " ")] == '\0';
}

static ent_status take_name(ent_table *table, size_t cell)
{
    for (size_t c = 0; c < ENT_TABLE_COLUMNS; c++) {
        if (!is_column(ent_csv_text(&table->row, cell), columns[c])) {
            continue;
        }
        if (table->cell[c] != ABSENT) {
            table->wrong = true;
            return ent_table_tell(table, ENT_KIND_TABLE_COLUMN, cell,
                                  "stands twice among the columns", "leave one of them out");
        }
        table->cell[c] = cell;
    }
    return ENT_OK;
}

/* Tells of the columns that are not there, if any are not. */
static ent_status check_columns(ent_table *table)
{
    const char *text = ent_csv_text(&table->row, 0);
    const bool other = table->width == 1 && strpbrk(text, ";\t") != NULL;
    ent_text message;
    ent_text_init(&message, &table->context->allocator);
    for (size_t c = 0; c < ENT_TABLE_COLUMNS; c++) {
        if (table->cell[c] == ABSENT) {
            ent_text_format(&message, "%s%s", message.length == 0 ? "missing: " : ", ", columns[c]);
        }
    }
    const ent_issue issue = {.kind = ENT_KIND_TABLE_COLUMN,
                             .source = table->csv.source,
                             .span = table->row.span,
                             .message = ent_text_get(&message),
                             .cure = other ? "put commas between the columns" : NULL};
    ent_status status = ENT_OK;
    if (message.failed || message.length > 0) {
        table->wrong = true;
        status = message.failed ? ENT_ERROR_MEMORY : ent_issue_add(table->context, &issue);
    }
    ent_text_free(&message);
    return status;
}

/* Reads the heading: which cell is which column. */
static ent_status read_heading(ent_table *table)
{
    bool more = false;
    ENT_TRY(ent_csv_next(&table->csv, &table->row, &more));
    table->width = table->row.count;
    for (size_t c = 0; c < ENT_TABLE_COLUMNS; c++) {
        table->cell[c] = ABSENT;
    }
    for (size_t i = 0; i < table->width; i++) {
        ENT_TRY(take_name(table, i));
    }
    ENT_TRY(check_columns(table));
    return table->wrong ? ENT_ERROR_INPUT : ENT_OK;
}

/* Whether the row is of the text. */
static bool belongs(const ent_table *table)
{
    const char *document = ent_csv_text(&table->row, table->cell[ENT_TABLE_DOCUMENT]);
    if (table->options->document != NULL) {
        return strcmp(document, table->options->document) == 0;
    }
    const char *name = ent_coding_base_name(table->options->text_name);
    const char *ending = strrchr(name, '.');
    const size_t stem = ending == NULL ? strlen(name) : (size_t)(ending - name);
    return strcmp(document, name) == 0 ||
           (strlen(document) == stem && memcmp(document, name, stem) == 0);
}

/* A row that is ragged is told, and passed over. */
static ent_status check_width(ent_table *table, bool *good)
{
    *good = table->row.count == table->width;
    if (*good) {
        return ENT_OK;
    }
    ent_text message;
    ent_text_init(&message, &table->context->allocator);
    ent_text_format(&message, "this row has %zu cell%s, and the heading %zu", table->row.count,
                    table->row.count == 1 ? "" : "s", table->width);
    const ent_issue issue = {.kind = ENT_KIND_TABLE_FORM,
                             .source = table->csv.source,
                             .span = table->row.span,
                             .message = ent_text_get(&message)};
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY : ent_issue_add(table->context, &issue);
    ent_text_free(&message);
    table->wrong = true;
    return status;
}

static ent_status take_row(ent_table *table)
{
    bool good = false;
    ent_coded coded;
    ENT_TRY(check_width(table, &good));
    if (!good || !belongs(table)) {
        return ENT_OK;
    }
    table->belonging++;
    ENT_TRY(ent_table_statement(table, &coded, &good));
    table->wrong = table->wrong || !good;
    if (!good || (coded.fields[ENT_CODED_SPEAKER].value == NULL &&
                  coded.fields[ENT_CODED_ISSUE].value == NULL)) {
        return ENT_OK;
    }
    return ent_coding_add(table->context, table->coding, &coded);
}

/* What can be told only once all rows are read. */
static ent_status tell_rest(ent_table *table)
{
    if (table->told.count > ENT_TABLE_MOST_TOLD) {
        ENT_TRY(ent_issue_plain(table->context, ENT_KIND_TABLE_NAME,
                                "%zu more words of the table mean nothing in the dispute",
                                table->told.count - ENT_TABLE_MOST_TOLD));
    }
    if (table->belonging > 0 || table->wrong) {
        return ENT_OK;
    }
    return ent_issue_plain(
        table->context, ENT_KIND_TABLE_NOTHING, "no row of the table is of '%.200s'",
        table->options->document != NULL ? table->options->document
                                         : ent_coding_base_name(table->options->text_name));
}

static ent_status take_rows(ent_table *table)
{
    ENT_TRY(read_heading(table));
    bool more = true;
    for (size_t count = 0; more; count++) {
        if (count % STEP == 0) {
            ENT_TRY(ent_context_step(table->context, "reading", table->csv.at,
                                     table->csv.source->length));
        }
        ENT_TRY(ent_csv_next(&table->csv, &table->row, &more));
        if (more) {
            ENT_TRY(take_row(table));
        }
    }
    ENT_TRY(tell_rest(table));
    return table->wrong ? ENT_ERROR_INPUT : ENT_OK;
}

/* Reads with what was begun; the caller releases it. */
static ent_status fill(ent_table *table, const ent_dispute *dispute)
{
    const ent_table_options *options = table->options;
    size_t skip = 0;
    ENT_TRY(ent_bytes_check(table->context, table->csv.source, &skip));
    table->csv.at = skip;
    ENT_TRY(ent_coding_new(table->context, options->text_name, options->text, options->text_length,
                           options->coder, &table->coding));
    ENT_TRY(ent_table_places_new(&table->context->allocator, options->text, options->text_length,
                                 &table->places));
    ENT_TRY(ent_table_names_parties(&table->parties, dispute));
    ENT_TRY(ent_table_names_options(&table->concepts, dispute));
    return take_rows(table);
}

static ent_status read_source(ent_context *context, const ent_dispute *dispute,
                              const ent_source *source, const ent_table_options *options,
                              ent_coding **out)
{
    const ent_allocator *allocator = &context->allocator;
    ent_table table = {
        .context = context,
        .options = options,
        .csv = {
            .context = context, .source = source, .kind = ENT_KIND_TABLE_FORM, .separator = ','}};
    ent_csv_row_init(&table.row, allocator);
    ent_table_names_init(&table.parties, allocator);
    ent_table_names_init(&table.concepts, allocator);
    ent_map_init(&table.told, allocator);
    const ent_status status = fill(&table, dispute);
    ent_table_places_free(allocator, &table.places);
    ent_map_free(&table.told);
    ent_table_names_free(&table.concepts);
    ent_table_names_free(&table.parties);
    ent_csv_row_free(&table.row);
    if (status != ENT_OK) {
        ent_coding_free(table.coding);
        return status;
    }
    *out = table.coding;
    return ENT_OK;
}

ent_status ent_coding_read_table(ent_context *context, const ent_dispute *dispute, const char *name,
                                 const char *bytes, size_t length, const ent_table_options *options,
                                 ent_coding **out)
{
    if (context == NULL || dispute == NULL || name == NULL || (bytes == NULL && length > 0) ||
        options == NULL || out == NULL || options->size != sizeof *options ||
        options->text_name == NULL || (options->text == NULL && options->text_length > 0) ||
        options->coder == NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_source source;
    ENT_TRY(
        ent_source_init(&source, &context->allocator, name, bytes == NULL ? "" : bytes, length));
    const ent_status status = read_source(context, dispute, &source, options, out);
    ent_source_free(&source);
    return status;
}
