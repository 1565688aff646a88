/* SPDX-License-Identifier: MIT */
/*
 * A table of positions: a row for each issue and party, with where it stands, how much it cares and how much it can do. Columns
 * are found by their names, in any order; without a column for the issue all rows are of one. What a column says
 * of the issue, its scale, today and the outcome, is the same in all rows of it, or is left empty.
 */
#include "dispute/decimal.h"
#include "formats/in/tables/cells.h"
#include "formats/in/tables/tables.h"

#include <string.h>

enum { ABSENT = ENT_CSV_MOST_CELLS, STEP = 1024 };

typedef struct positions {
    ent_gathering g;
    size_t cell[ENT_COLUMNS]; /* which each column is; or ABSENT */
    ent_span salience;        /* the heading of that column */
} positions;

/* --- the heading --- */

static ent_status take_column(positions *t, size_t cell, ent_text *others)
{
    const ent_written text = ent_cell_text(&t->g, cell);
    const ent_column column =
        ent_column_named((ent_stretch){.text = text.text, .length = text.length});
    if (column == ENT_COLUMNS) {
        ent_text_add(others, text.length == 0 ? "" : others->length == 0 ? "" : ", ");
        ent_text_add_bytes(others, text.text, text.length);
        return ENT_OK;
    }
    if (t->cell[column] != ABSENT) {
        return ent_cell_refuse(&t->g, ENT_KIND_POSITIONS_COLUMN, cell,
                               "this column says the same as one before it",
                               "leave one of them out");
    }
    t->cell[column] = cell;
    t->salience = column == ENT_COLUMN_SALIENCE ? text.span : t->salience;
    return ENT_OK;
}

static ent_status note_others(positions *t, const ent_text *others)
{
    if (others->length == 0) {
        return ENT_OK;
    }
    ent_text message;
    ent_text_init(&message, others->allocator);
    ent_text_add(&message, "columns that are not read: ");
    ent_text_add_bytes(&message, others->bytes, others->length);
    const ent_status status = message.failed || others->failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(t->g.builder, ENT_KIND_POSITIONS_OTHER,
                                                      t->g.row.span, ent_text_get(&message), NULL);
    ent_text_free(&message);
    return status;
}

static ent_status need_column(positions *t, ent_column column, const char *message)
{
    return t->cell[column] != ABSENT ? ENT_OK
                                     : ent_builder_issue(t->g.builder, ENT_KIND_POSITIONS_COLUMN,
                                                         t->g.row.span, message, NULL);
}

static ent_status read_heading(positions *t)
{
    bool more = false;
    ENT_TRY(ent_csv_next(&t->g.csv, &t->g.row, &more));
    t->g.width = ent_row_width(&t->g.row);
    for (size_t c = 0; c < ENT_COLUMNS; c++) {
        t->cell[c] = ABSENT;
    }
    ent_text others;
    ent_text_init(&others, &t->g.builder->context->allocator);
    ent_status status = ENT_OK;
    for (size_t i = 0; status == ENT_OK && i < t->g.width; i++) {
        status = take_column(t, i, &others);
    }
    if (status == ENT_OK) {
        status = others.failed ? ENT_ERROR_MEMORY : note_others(t, &others);
    }
    ent_text_free(&others);
    ENT_TRY(status);
    ENT_TRY(need_column(t, ENT_COLUMN_ACTOR, "there is no column 'actor'"));
    return need_column(t, ENT_COLUMN_POSITION, "there is no column 'position'");
}

/* --- rows --- */

/* Takes what a row says of its issue. */
static ent_status take_fact(positions *t, ent_column column, size_t issue, bool *good)
{
    ent_node *fact = NULL, **kept = &t->g.issues.list[issue].facts[column - ENT_COLUMN_LOW];
    if (t->cell[column] == ABSENT) {
        return ENT_OK;
    }
    bool fine = false;
    ENT_TRY(ent_cell_number(&t->g, t->cell[column], &fact, &fine));
    *good = *good && fine;
    if (fact == NULL || *kept == NULL) {
        *kept = fact == NULL ? *kept : fact;
        return ENT_OK;
    }
    if (strcmp(fact->text.text, (*kept)->text.text) == 0) {
        return ENT_OK;
    }
    *good = false;
    const ent_issue finding = {.kind = ENT_KIND_POSITIONS_TWICE,
                               .source = t->g.builder->source,
                               .span = fact->span,
                               .message = "of the same issue another row says something else",
                               .note = "first said here",
                               .note_source = t->g.builder->source,
                               .note_span = (*kept)->span};
    return ent_issue_add(t->g.builder->context, &finding);
}

static ent_status name_issue(positions *t, size_t *out, bool *good)
{
    ent_written name = {.text = "issue", .length = strlen("issue"), .span = t->g.row.span};
    *good = true;
    if (t->cell[ENT_COLUMN_ISSUE] != ABSENT) {
        ENT_TRY(ent_cell_name(&t->g, t->cell[ENT_COLUMN_ISSUE], "this row names no issue", &name,
                              good));
    }
    return *good ? ent_gathering_name(&t->g.issues, &name, out) : ENT_OK;
}

static ent_status take_numbers(positions *t, ent_staked *stake, bool *good)
{
    for (size_t c = ENT_COLUMN_POSITION; c < ENT_COLUMN_LOW; c++) {
        bool fine = true;
        if (t->cell[c] != ABSENT) {
            ENT_TRY(
                ent_cell_number(&t->g, t->cell[c], &stake->number[c - ENT_COLUMN_POSITION], &fine));
        }
        *good = *good && fine;
    }
    if (*good && stake->number[0] == NULL) {
        *good = false;
        return ent_cell_refuse(&t->g, ENT_KIND_POSITIONS_CELL, t->cell[ENT_COLUMN_POSITION],
                               "this row has no position",
                               "leave the row out where a party has no position");
    }
    return ENT_OK;
}

static ent_status take_row(positions *t)
{
    bool good = false, named = false;
    ent_written party = {.text = NULL};
    ENT_TRY(ent_row_fits(&t->g, &good));
    if (!good) {
        return ENT_OK;
    }
    ent_staked stake = {.span = t->g.row.cells[t->cell[ENT_COLUMN_ACTOR]].span};
    ENT_TRY(name_issue(t, &stake.issue, &good));
    ENT_TRY(
        ent_cell_name(&t->g, t->cell[ENT_COLUMN_ACTOR], "this row names no party", &party, &named));
    ENT_TRY(take_numbers(t, &stake, &named));
    for (size_t c = ENT_COLUMN_LOW; good && c < ENT_COLUMNS; c++) {
        ENT_TRY(take_fact(t, (ent_column)c, stake.issue, &named));
    }
    if (!good || !named) {
        return ENT_OK;
    }
    ENT_TRY(ent_gathering_name(&t->g.parties, &party, &stake.party));
    return ent_gathering_stake(&t->g, &stake);
}

/* --- shares --- */

/* Whether all saliences are at most 1 and one is above 0. */
static ent_status are_shares(const positions *t, bool *out)
{
    bool above = false;
    *out = true;
    for (size_t s = 0; *out && s < t->g.count; s++) {
        const ent_node *salience = t->g.stakes[s].number[ENT_COLUMN_SALIENCE - ENT_COLUMN_POSITION];
        ent_decimal decimal;
        bool good = false;
        if (salience != NULL) {
            ENT_TRY(ent_decimal_parse(t->g.arena, salience->text.text, salience->text.length,
                                      &decimal, &good));
            above = above || decimal.nearest > 0;
            *out = decimal.nearest <= 1;
        }
    }
    *out = *out && above;
    return ENT_OK;
}

/* Saliences of which none is above 1 are shares of a hundred. */
static ent_status spread_shares(positions *t)
{
    bool shares = false;
    ENT_TRY(are_shares(t, &shares));
    for (size_t s = 0; shares && s < t->g.count; s++) {
        ent_node *salience = t->g.stakes[s].number[ENT_COLUMN_SALIENCE - ENT_COLUMN_POSITION];
        ENT_TRY(salience == NULL ? ENT_OK : ent_cell_hundredfold(&t->g, salience));
    }
    return shares ? ent_builder_issue(t->g.builder, ENT_KIND_POSITIONS_SHARES, t->salience,
                                      "saliences from 0 to 1 are taken as shares of 100", NULL)
                  : ENT_OK;
}

static ent_status read_table(positions *t, ent_node **out)
{
    const ent_context *context = t->g.builder->context;
    const uint64_t before = context->error_count;
    ENT_TRY(read_heading(t));
    if (context->error_count > before) {
        return ENT_OK;
    }
    bool more = true;
    for (size_t count = 0; more; count++) {
        if (count % STEP == 0) {
            ENT_TRY(ent_context_step(context, "reading", t->g.csv.at, t->g.csv.source->length));
        }
        ENT_TRY(ent_csv_next(&t->g.csv, &t->g.row, &more));
        ENT_TRY(more ? take_row(t) : ENT_OK);
    }
    if (context->error_count > before) {
        return ENT_OK;
    }
    if (t->g.count == 0) {
        return ent_builder_issue(t->g.builder, ENT_KIND_POSITIONS_FORM, t->g.row.span,
                                 "this table has a heading and no rows", NULL);
    }
    ENT_TRY(spread_shares(t));
    return ent_gathering_document(&t->g, out);
}

ent_status ent_positions_translate(ent_builder *builder, size_t skip, ent_node **out)
{
    const uint64_t before = builder->context->error_count;
    positions t = {.cell = {0}};
    ent_node *made = NULL;
    ent_gathering_init(&t.g, builder, skip, ent_positions_separator(builder->source, skip));
    const ent_status status = read_table(&t, &made);
    ent_gathering_free(&t.g);
    *out = builder->context->error_count > before ? NULL : made;
    return status;
}
