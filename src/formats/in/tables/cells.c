/* SPDX-License-Identifier: MIT */
/*
 * Cells. A number is written as JSON has it, whatever zeros, points and signs of plus a table puts: +.50 is 0.50. Its digits stay as
 * they are, so that nothing is rounded on the way into the document.
 */
#include "formats/in/tables/cells.h"

#include "dispute/decimal.h"

ent_written ent_cell_text(const ent_gathering *g, size_t cell)
{
    if (cell >= g->row.count) {
        return (ent_written){.text = "", .span = g->row.span};
    }
    const ent_stretch text =
        ent_stretch_trim(ent_csv_text(&g->row, cell), g->row.cells[cell].length);
    return (ent_written){.text = text.text, .length = text.length, .span = g->row.cells[cell].span};
}

/* The place of a cell; that of the row where the cell is empty. */
static ent_span place(const ent_gathering *g, size_t cell)
{
    const bool there =
        cell < g->row.count && g->row.cells[cell].span.end > g->row.cells[cell].span.start;
    return there ? g->row.cells[cell].span : g->row.span;
}

ent_status ent_cell_refuse(ent_gathering *g, ent_diagnostic_kind kind, size_t cell,
                           const char *message, const char *cure)
{
    return ent_builder_issue(g->builder, kind, place(g, cell), message, cure);
}

ent_status ent_cell_name(ent_gathering *g, size_t cell, const char *missing, ent_written *out,
                         bool *good)
{
    *out = ent_cell_text(g, cell);
    *good = out->length > 0;
    return *good ? ENT_OK : ent_cell_refuse(g, ENT_KIND_POSITIONS_CELL, cell, missing, NULL);
}

/* --- numbers --- */

static size_t count_digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] >= '0' && text[count] <= '9') {
        count++;
    }
    return count;
}

/* Digits, a comma, digits. */
static bool has_decimal_comma(const ent_written *text)
{
    const size_t sign = text->length > 0 && (text->text[0] == '-' || text->text[0] == '+');
    const size_t whole = count_digits(text->text + sign, text->length - sign);
    const size_t comma = sign + whole;
    if (whole == 0 || comma == text->length || text->text[comma] != ',') {
        return false;
    }
    const size_t rest = text->length - comma - 1;
    return rest > 0 && count_digits(text->text + comma + 1, rest) == rest;
}

/* Appends a number that ent_decimal_parse() takes, times 10^shift, as JSON has it. */
static void add_number(ent_text *to, const char *text, size_t length, size_t shift)
{
    const size_t sign = *text == '-' || *text == '+';
    const char *digits = text + sign;
    const size_t whole = count_digits(digits, length - sign);
    const bool point = sign + whole < length && digits[whole] == '.';
    const char *behind = digits + whole + point;
    const size_t fraction = count_digits(behind, length - (size_t)(behind - text));
    const char *rest = behind + fraction;
    bool leading = true;
    ent_text_add(to, *text == '-' ? "-" : "");
    for (size_t i = 0; i < whole + shift; i++) {
        const char digit = i < whole ? digits[i] : i - whole < fraction ? behind[i - whole] : '0';
        leading = leading && digit == '0' && i + 1 < whole + shift;
        ent_text_add_bytes(to, &digit, !leading);
    }
    ent_text_add(to, whole + shift == 0 ? "0" : "");
    if (fraction > shift) {
        ent_text_add(to, ".");
        ent_text_add_bytes(to, behind + shift, fraction - shift);
    }
    ent_text_add_bytes(to, rest, length - (size_t)(rest - text));
}

static ent_status make_number(ent_gathering *g, const ent_written *text, size_t shift,
                              ent_node **out)
{
    ent_text number;
    ent_text_init(&number, &g->builder->context->allocator);
    add_number(&number, text->text, text->length, shift);
    *out = number.failed
               ? NULL
               : ent_node_literal(g->arena, ent_text_get(&number), number.length, text->span);
    ent_text_free(&number);
    return *out == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

ent_status ent_cell_number(ent_gathering *g, size_t cell, ent_node **out, bool *good)
{
    const ent_written text = ent_cell_text(g, cell);
    ent_decimal decimal;
    *out = NULL;
    *good = true;
    if (text.length == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_decimal_parse(g->arena, text.text, text.length, &decimal, good));
    if (*good) {
        return make_number(g, &text, 0, out);
    }
    return has_decimal_comma(&text)
               ? ent_cell_refuse(g, ENT_KIND_POSITIONS_CELL, cell, "a decimal comma",
                                 "write a point: 12.5")
               : ent_cell_refuse(g, ENT_KIND_POSITIONS_CELL, cell, "this is not a number", NULL);
}

ent_status ent_cell_hundredfold(ent_gathering *g, ent_node *number)
{
    ent_node *made = NULL;
    ENT_TRY(make_number(g, &number->text, 2, &made));
    number->text = made->text;
    return ENT_OK;
}

/* --- rows --- */

size_t ent_row_width(const ent_csv_row *row)
{
    size_t width = row->count;
    while (width > 0 &&
           ent_stretch_trim(ent_csv_text(row, width - 1), row->cells[width - 1].length).length ==
               0) {
        width--;
    }
    return width;
}

ent_status ent_row_fits(ent_gathering *g, bool *good)
{
    const size_t width = ent_row_width(&g->row);
    *good = g->row.count >= g->width && width <= g->width;
    if (*good) {
        return ENT_OK;
    }
    const size_t count = g->row.count < g->width ? g->row.count : width;
    ent_text message;
    ent_text_init(&message, &g->builder->context->allocator);
    ent_text_format(&message, "this row has %zu cell%s, and the heading %zu", count,
                    count == 1 ? "" : "s", g->width);
    const ent_status status = message.failed
                                  ? ENT_ERROR_MEMORY
                                  : ent_builder_issue(g->builder, ENT_KIND_POSITIONS_FORM,
                                                      g->row.span, ent_text_get(&message), NULL);
    ent_text_free(&message);
    return status;
}
