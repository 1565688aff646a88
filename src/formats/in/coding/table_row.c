/* SPDX-License-Identifier: MIT */
/* One row of a table as a statement. All findings of a row are told, and reading goes on with the next. */
#include "formats/in/coding/table.h"

#include <string.h>

enum { SHOWN = 60, MOST_DIGITS = 15 };

ent_status ent_table_tell(ent_table *table, ent_diagnostic_kind kind, size_t cell,
                          const char *words, const char *cure)
{
    const ent_csv_cell *at = &table->row.cells[cell];
    ent_text message;
    ent_text_init(&message, &table->context->allocator);
    ent_text_add_quoted(&message, ent_csv_text(&table->row, cell), at->length, SHOWN);
    ent_text_format(&message, " %s", words);
    const ent_issue issue = {.kind = kind,
                             .source = table->csv.source,
                             .span = at->span,
                             .message = ent_text_get(&message),
                             .cure = cure};
    const ent_status status =
        message.failed ? ENT_ERROR_MEMORY : ent_issue_add(table->context, &issue);
    ent_text_free(&message);
    return status;
}

static const char *text_of(const ent_table *table, ent_table_column column)
{
    return ent_csv_text(&table->row, table->cell[column]);
}

static bool is_empty(const ent_table *table, ent_table_column column)
{
    return *text_of(table, column) == '\0';
}

/* Tells of a cell that is wrong. */
static ent_status refuse(ent_table *table, ent_table_column column, const char *words,
                         const char *cure, bool *good)
{
    *good = false;
    return ent_table_tell(table, ENT_KIND_TABLE_CELL, table->cell[column], words, cure);
}

/* Tells of words that mean nothing, each once, and only of the first of them. */
static ent_status tell_unknown(ent_table *table, ent_table_column column, const char *words)
{
    const char *text = text_of(table, column);
    const size_t length = strlen(text);
    if (ent_map_get(&table->told, text, length) != NULL) {
        return ENT_OK;
    }
    const char *kept = ent_arena_text(&table->parties.arena, text, length);
    if (kept == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(ent_map_put(&table->told, kept, length, 0));
    return table->told.count > ENT_TABLE_MOST_TOLD
               ? ENT_OK
               : ent_table_tell(table, ENT_KIND_TABLE_NAME, table->cell[column], words, NULL);
}

/* What the words of a column mean; NULL, after a warning where there are words, for nothing. */
static ent_status find(ent_table *table, ent_table_column column, const char **out)
{
    const bool concept = column == ENT_TABLE_CONCEPT;
    bool known = false;
    *out = NULL;
    if (is_empty(table, column)) {
        return ENT_OK;
    }
    ENT_TRY(ent_table_names_find(concept ? &table->concepts : &table->parties,
                                 text_of(table, column), &known, out));
    return *out != NULL ? ENT_OK
           : known      ? tell_unknown(table, column,
                                  concept ? "is what several options are called"
                                               : "is what several parties are called")
                        : tell_unknown(table, column,
                                  concept ? "is no option of the dispute"
                                               : "is no party of the dispute");
}

/* A place of the text, in bytes. */
static ent_status take_place(ent_table *table, ent_table_column column, uint64_t *out, bool *good)
{
    const char *text = text_of(table, column);
    const size_t length = strlen(text);
    uint64_t number = 0;
    if (length == 0 || length > MOST_DIGITS || strspn(text, "0123456789") != length) {
        return refuse(table, column, "is no whole number", NULL, good);
    }
    for (size_t i = 0; i < length; i++) {
        number = number * 10 + (uint64_t)(text[i] - '0');
    }
    const size_t byte = table->options->in_characters    ? ent_table_byte(&table->places, number)
                        : number <= table->places.length ? (size_t)number
                                                         : SIZE_MAX;
    if (byte == SIZE_MAX) {
        return refuse(table, column, "is behind the end of the text", NULL, good);
    }
    if (!ent_table_is_border(&table->places, byte)) {
        return refuse(table, column, "is a byte within a character",
                      "if these are characters and not bytes, say --characters", good);
    }
    *out = byte;
    return ENT_OK;
}

static ent_status take_stretch(ent_table *table, ent_coded *out, bool *good)
{
    if (is_empty(table, ENT_TABLE_START) && is_empty(table, ENT_TABLE_STOP)) {
        return ENT_OK;
    }
    bool both = true;
    ENT_TRY(take_place(table, ENT_TABLE_START, &out->start, &both));
    ENT_TRY(take_place(table, ENT_TABLE_STOP, &out->end, &both));
    *good = *good && both;
    return !both || out->start <= out->end
               ? ENT_OK
               : refuse(table, ENT_TABLE_STOP, "is before the start", NULL, good);
}

/* Whether the issue is denied. */
static ent_status take_agreement(ent_table *table, bool *denied, bool *good)
{
    static const char *const words[] = {"1", "0", "yes", "no", "true", "false", "TRUE", "FALSE"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text_of(table, ENT_TABLE_AGREEMENT), words[i]) == 0) {
            *denied = i % 2 == 1;
            return ENT_OK;
        }
    }
    return refuse(table, ENT_TABLE_AGREEMENT, "is neither 1 nor 0", NULL, good);
}

/* A field as a person set it; no stretch of its own shows it. */
static ent_coded_value set_by_person(const ent_coded *coded, const char *value)
{
    return (ent_coded_value){.value = value,
                             .start = coded->start,
                             .end = coded->start,
                             .rule = "table",
                             .confidence = ENT_CONFIDENCE_HIGH};
}

ent_status ent_table_statement(ent_table *table, ent_coded *out, bool *good)
{
    const char *speaker = NULL, *issue = NULL;
    bool denied = false;
    *good = true;
    *out = (ent_coded){.decision = ENT_DECISION_ACCEPTED};
    ENT_TRY(take_stretch(table, out, good));
    ENT_TRY(take_agreement(table, &denied, good));
    ENT_TRY(find(
        table, is_empty(table, ENT_TABLE_ORGANIZATION) ? ENT_TABLE_SPEAKER : ENT_TABLE_ORGANIZATION,
        &speaker));
    ENT_TRY(find(table, ENT_TABLE_CONCEPT, &issue));
    out->fields[ENT_CODED_SPEAKER] = set_by_person(out, speaker);
    out->fields[ENT_CODED_ISSUE] = set_by_person(out, issue);
    out->fields[ENT_CODED_NEGATION] = set_by_person(out, denied && issue != NULL ? "yes" : NULL);
    return ENT_OK;
}
