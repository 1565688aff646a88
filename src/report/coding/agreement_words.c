/* SPDX-License-Identifier: MIT */
/*
 * Agreement for people: a table of coefficients, which values were taken for which, and each place where the
 * coders differ, with its sentence. A field that says nothing shows as -.
 */
#include "report/coding/agreement.h"

#include "formats/out/layout.h"
#include "report/words.h"

#include <string.h>

enum { FIELD_WIDTH = 12, WORD_WIDTH = 24 };

static const char none[] = "-";

/* What the coders are called: by their names, where these differ. */
static const char *coder(const ent_agreement_sheet *s, bool second)
{
    const ent_codes *codes = &s->agreement->codes;
    if (strcmp(codes->first->coder, codes->second->coder) == 0) {
        return second ? "the second" : "the first";
    }
    return (second ? codes->second : codes->first)->coder;
}

static void put_heading(const ent_agreement_sheet *s)
{
    const ent_agreement *a = s->agreement;
    uint64_t counts[2] = {0};
    for (size_t i = 0; i < a->unit_count; i++) {
        counts[0] += a->units[i].first != ENT_UNPAIRED;
        counts[1] += a->units[i].second != ENT_UNPAIRED;
    }
    ent_text line;
    ent_text_init(&line, s->w->buffer.allocator);
    ent_text_format(&line, "%s, coded by %s (", a->codes.first->text_name, a->codes.first->coder);
    ent_words_count(&line, counts[0], "statement", "statements");
    ent_text_format(&line, ") and %s (", a->codes.second->coder);
    ent_words_count(&line, counts[1], "statement", "statements");
    ent_text_add(&line, "): ");
    ent_words_count(&line, a->paired, "pair", "pairs");
    ent_text_add(&line, "\n\n");
    ent_put_text(s->w, &line);
}

static void put_coefficient(ent_writer *w, bool defined, double coefficient)
{
    char room[ENT_COEFFICIENT_ROOM] = "-";
    if (defined) {
        ent_coefficient_text(room, coefficient, 3);
    }
    ent_put_format(w, " %7s", room);
}

static void put_row(const ent_agreement_sheet *s, const char *word, const ent_agreement_row *row)
{
    ent_put_padded(s->w, word, FIELD_WIDTH);
    ent_put_format(s->w, "%7llu %7llu", (unsigned long long)row->both,
                   (unsigned long long)row->agree);
    put_coefficient(s->w, row->kappa_defined, row->kappa);
    put_coefficient(s->w, row->alpha_defined, row->alpha);
    ent_put(s->w, "\n");
}

static void put_rows(const ent_agreement_sheet *s)
{
    bool undefined = false;
    ent_put_padded(s->w, "", FIELD_WIDTH);
    ent_put(s->w, "   both   agree   kappa   alpha\n");
    const ent_agreement_row sentences = ent_agreement_sentences(s->agreement);
    put_row(s, "sentences", &sentences);
    undefined = !sentences.kappa_defined;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        put_row(s, ent_coded_field_word(f), &s->agreement->rows[f]);
        undefined = undefined || !s->agreement->rows[f].kappa_defined;
    }
    ent_put(s->w,
            "\nsentences: whether a sentence was coded at all; both: what both judged. kappa: "
            "Cohen 1960; alpha:\nKrippendorff's for nominal values; 1 is full agreement, 0 "
            "what chance would bring.\n");
    ent_put(s->w, undefined ? "-: not defined, since both used one value alone, or nothing is "
                              "there to compare.\n"
                            : "");
}

/* Which values of a field were taken for which. */
static void put_table(const ent_agreement_sheet *s, ent_coded_field field)
{
    const char *word = ent_coded_field_word(field);
    for (size_t i = 0; i < s->agreement->cell_counts[field]; i++) {
        const ent_cell *cell = &s->agreement->cells[field][i];
        if (cell->first != cell->second) {
            ent_put_padded(s->w, word, FIELD_WIDTH);
            ent_put_padded(s->w, ent_agreement_word(s, cell->first, none), WORD_WIDTH);
            ent_put_padded(s->w, ent_agreement_word(s, cell->second, none), WORD_WIDTH);
            ent_put_format(s->w, "%7llu\n", (unsigned long long)cell->count);
            word = "";
        }
    }
}

static void put_tables(const ent_agreement_sheet *s)
{
    bool differs = false;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        differs = differs || s->agreement->rows[f].both != s->agreement->rows[f].agree;
    }
    if (!differs) {
        return;
    }
    ent_put(s->w, "\nTaken for another (-: nothing is said)\n");
    ent_put_padded(s->w, "", FIELD_WIDTH);
    ent_put_padded(s->w, coder(s, false), WORD_WIDTH);
    ent_put_padded(s->w, coder(s, true), WORD_WIDTH);
    ent_put(s->w, "  times\n");
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        put_table(s, f);
    }
}

/* Where a unit stands in the text, and its sentence. */
static void put_place(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const ent_coded_statement *statement = ent_unit_statement(s, unit);
    ent_put_format(s->w, "bytes %llu-%llu", (unsigned long long)statement->start,
                   (unsigned long long)statement->end);
    if (s->text != NULL) {
        ent_put(s->w, " ");
        ent_put_quote(s->w, s->text, statement->start, statement->end);
    }
    ent_put(s->w, "\n");
}

static void put_paired(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const ent_codes *codes = &s->agreement->codes;
    bool placed = false;
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        if (!ent_unit_differs(s, unit, f)) {
            continue;
        }
        if (!placed) {
            put_place(s, unit);
            placed = true;
        }
        ent_put(s->w, "  ");
        ent_put_padded(s->w, ent_coded_field_word(f), FIELD_WIDTH);
        ent_put_format(s->w, "%s: %s; %s: %s\n", coder(s, false),
                       ent_agreement_word(s, codes->of[unit->first][f], none), coder(s, true),
                       ent_agreement_word(s, codes->of[unit->second][f], none));
    }
}

static void put_unpaired(const ent_agreement_sheet *s, const ent_unit *unit)
{
    const bool second = unit->first == ENT_UNPAIRED;
    const uint32_t *said = s->agreement->codes.of[second ? unit->second : unit->first];
    const char *between = "";
    put_place(s, unit);
    ent_put_format(s->w, "  only %s: ", coder(s, second));
    for (ent_coded_field f = 0; f < ENT_CODED_FIELDS; f++) {
        if (said[f] != ENT_CODE_NONE) {
            ent_put_format(s->w, "%s%s %s", between, ent_coded_field_word(f),
                           ent_agreement_word(s, said[f], none));
            between = ", ";
        }
    }
    ent_put(s->w, "\n");
}

void ent_agreement_words(const ent_agreement_sheet *s)
{
    const ent_agreement *a = s->agreement;
    bool begun = false;
    put_heading(s);
    put_rows(s);
    put_tables(s);
    for (size_t i = 0; i < a->unit_count; i++) {
        const ent_unit *unit = &a->units[i];
        bool differs = !ent_unit_paired(unit);
        for (ent_coded_field f = 0; f < ENT_CODED_FIELDS && !differs; f++) {
            differs = ent_unit_differs(s, unit, f);
        }
        if (differs) {
            ent_put(s->w, begun ? "" : "\nDisagreements\n");
            begun = true;
            (ent_unit_paired(unit) ? put_paired : put_unpaired)(s, unit);
        }
    }
    ent_put(s->w, begun ? "" : "\nThere is no disagreement.\n");
}
