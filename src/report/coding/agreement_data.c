/* SPDX-License-Identifier: MIT */
/*
 * Agreement for programs. JSON has everything; CSV is one table whose first column says what a row is: a coefficient,
 * a cell of the table of values, a disagreement, or a statement without a counterpart. What is not defined and what is
 * not said are null in JSON and empty in CSV.
 */
#include "report/coding/agreement.h"

static void put_coefficient(ent_writer *w, const char *key, bool defined, double coefficient)
{
    char room[ENT_COEFFICIENT_ROOM];
    ent_json_key(w, key);
    if (!defined) {
        ent_json_null(w);
        return;
    }
    ent_coefficient_text(room, coefficient, 6);
    ent_json_number(w, room);
}

static void put_row(ent_writer *w, const ent_agreement_row *row)
{
    ent_json_field_count(w, "both", row->both);
    ent_json_field_count(w, "agree", row->agree);
    put_coefficient(w, "kappa", row->kappa_defined, row->kappa);
    put_coefficient(w, "alpha", row->alpha_defined, row->alpha);
}

static void put_value(const ent_agreement_sheet *s, const char *key, uint32_t number)
{
    ent_json_field_text(s->w, key, ent_agreement_word(s, number, NULL));
}

static void put_field(const ent_agreement_sheet *s, ent_coded_field field)
{
    ent_json_key(s->w, ent_coded_field_word(field));
    ent_json_open(s->w, '{');
    put_row(s->w, &s->agreement->rows[field]);
    ent_json_key(s->w, "table");
    ent_json_open(s->w, '[');
    for (size_t i = 0; i < s->agreement->cell_counts[field]; i++) {
        const ent_cell *cell = &s->agreement->cells[field][i];
        ent_json_open(s->w, '{');
        put_value(s, "first", cell->first);
        put_value(s, "second", cell->second);
        ent_json_field_count(s->w, "count", cell->count);
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
    ent_json_close(s->w, '}');
}

/* The stretch of a unit's sentence, and its words where there is a text. */
static void put_place(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const ent_coded_statement *statement = ent_unit_statement(s, unit);
    ent_json_field_count(s->w, "start", statement->start);
    ent_json_field_count(s->w, "end", statement->end);
    if (s->text == NULL) {
        return;
    }
    ent_text quote;
    ent_text_init(&quote, s->w->buffer.allocator);
    ent_text_add_stretch(&quote, s->text + statement->start,
                         (size_t)(statement->end - statement->start), 0);
    ent_json_field_text(s->w, "quote", ent_text_get(&quote));
    s->w->status = quote.failed && s->w->status == ENT_OK ? ENT_ERROR_MEMORY : s->w->status;
    ent_text_free(&quote);
}

static void put_disagreements(const ent_agreement_sheet *s)
{
    const ent_agreement *a = s->agreement;
    ent_json_key(s->w, "disagreements");
    ent_json_open(s->w, '[');
    for (size_t i = 0; i < a->unit_count; i++) {
        const ent_unit *unit = &a->units[i];
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
            if (ent_unit_differs(s, unit, f)) {
                ent_json_open(s->w, '{');
                put_place(s, unit);
                ent_json_field_text(s->w, "field", ent_coded_field_word(f));
                put_value(s, "first", a->codes.of[unit->first][f]);
                put_value(s, "second", a->codes.of[unit->second][f]);
                ent_json_close(s->w, '}');
            }
        }
    }
    ent_json_close(s->w, ']');
}

static void put_unpaired(const ent_agreement_sheet *s)
{
    const ent_agreement *a = s->agreement;
    ent_json_key(s->w, "unpaired");
    ent_json_open(s->w, '[');
    for (size_t i = 0; i < a->unit_count; i++) {
        const ent_unit *unit = &a->units[i];
        if (ent_unit_paired(unit)) {
            continue;
        }
        const bool second = unit->first == ENT_UNPAIRED;
        ent_json_open(s->w, '{');
        put_place(s, unit);
        ent_json_field_count(s->w, "coder", second ? 2 : 1);
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
            put_value(s, ent_coded_field_word(f),
                      a->codes.of[second ? unit->second : unit->first][f]);
        }
        ent_json_close(s->w, '}');
    }
    ent_json_close(s->w, ']');
}

static void put_text(const ent_agreement_sheet *s)
{
    const ent_coding *coding = s->agreement->codes.first;
    ent_json_coded_text(s->w, coding);
    ent_json_key(s->w, "coders");
    ent_json_open(s->w, '[');
    ent_json_text(s->w, coding->coder);
    ent_json_text(s->w, s->agreement->codes.second->coder);
    ent_json_close(s->w, ']');
}

void ent_agreement_json(const ent_agreement_sheet *s)
{
    const ent_agreement_row sentences = ent_agreement_sentences(s->agreement);
    ent_json_open(s->w, '{');
    ent_json_field_count(s->w, "entente", 1);
    put_text(s);
    ent_json_field_count(s->w, "pairs", s->agreement->paired);
    ent_json_key(s->w, "sentences");
    ent_json_open(s->w, '{');
    put_row(s->w, &sentences);
    ent_json_close(s->w, '}');
    ent_json_key(s->w, "fields");
    ent_json_open(s->w, '{');
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        put_field(s, f);
    }
    ent_json_close(s->w, '}');
    put_disagreements(s);
    put_unpaired(s);
    ent_json_close(s->w, '}');
}

/* A row of coefficients. */
static void csv_row(const ent_agreement_sheet *s, const char *word, const ent_agreement_row *row)
{
    char kappa[ENT_COEFFICIENT_ROOM] = "", alpha[ENT_COEFFICIENT_ROOM] = "";
    if (row->kappa_defined) {
        ent_coefficient_text(kappa, row->kappa, 6);
    }
    if (row->alpha_defined) {
        ent_coefficient_text(alpha, row->alpha, 6);
    }
    ent_put_format(s->w, "coefficient,%s,%llu,%llu,%s,%s,,,,,,\n", word,
                   (unsigned long long)row->both, (unsigned long long)row->agree, kappa, alpha);
}

/* What both say in a field; ENT_CODE_NONE for nothing. */
static void csv_values(const ent_agreement_sheet *s, const char *kind, ent_coded_field field,
                       uint32_t first, uint32_t second)
{
    ent_put_format(s->w, "%s,%s,,,,", kind, ent_coded_field_word(field));
    ent_csv_field(s->w, false, ent_agreement_word(s, first, ""));
    ent_csv_field(s->w, false, ent_agreement_word(s, second, ""));
}

static void csv_place(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const ent_coded_statement *statement = ent_unit_statement(s, unit);
    ent_put_format(s->w, ",,%llu,%llu", (unsigned long long)statement->start,
                   (unsigned long long)statement->end);
    ent_csv_stretch(s->w, s->text, statement->start, statement->end);
    ent_put(s->w, "\n");
}

static void csv_unit(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const ent_codes *codes = &s->agreement->codes;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        const uint32_t first =
            unit->first == ENT_UNPAIRED ? ENT_CODE_NONE : codes->of[unit->first][f];
        const uint32_t second =
            unit->second == ENT_UNPAIRED ? ENT_CODE_NONE : codes->of[unit->second][f];
        if (first != second) {
            const char *kind = ent_unit_paired(unit)          ? "disagreement"
                               : unit->second == ENT_UNPAIRED ? "only_first"
                                                              : "only_second";
            csv_values(s, kind, f, first, second);
            csv_place(s, unit);
        }
    }
}

void ent_agreement_csv(const ent_agreement_sheet *s)
{
    const ent_agreement *a = s->agreement;
    const ent_agreement_row sentences = ent_agreement_sentences(a);
    ent_put(s->w, "row,field,both,agree,kappa,alpha,first,second,count,start,end,quote\n");
    csv_row(s, "sentences", &sentences);
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        csv_row(s, ent_coded_field_word(f), &a->rows[f]);
    }
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        for (size_t i = 0; i < a->cell_counts[f]; i++) {
            const ent_cell *cell = &a->cells[f][i];
            csv_values(s, "table", f, cell->first, cell->second);
            ent_put_format(s->w, ",%llu,,,\n", (unsigned long long)cell->count);
        }
    }
    for (size_t i = 0; i < a->unit_count; i++) {
        csv_unit(s, &a->units[i]);
    }
}
