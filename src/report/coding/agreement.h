/* SPDX-License-Identifier: MIT */
/* What the writers of an agreement share. */
#ifndef ENT_REPORT_CODING_AGREEMENT_H
#define ENT_REPORT_CODING_AGREEMENT_H

#include "coding/agreement.h"
#include "report/coding/sheet.h"

typedef struct ent_agreement_sheet {
    ent_writer *w;
    const ent_agreement *agreement;
    const char *text; /* or NULL */
} ent_agreement_sheet;

enum { ENT_COEFFICIENT_ROOM = 16 };

/* A coefficient from -1 to 1 as a decimal number with so many digits behind the point, 6 at most. */
void ent_coefficient_text(char room[ENT_COEFFICIENT_ROOM], double coefficient, unsigned digits);

/* The word of a value by its number, or `none`. */
const char *ent_agreement_word(const ent_agreement_sheet *s, uint32_t number, const char *none);

/* Whether the unit is of both coders. */
bool ent_unit_paired(const ent_unit *unit);

/* The statement of a unit: of the first coder, where that has one. */
const ent_coded_statement *ent_unit_statement(const ent_agreement_sheet *s, const ent_unit *unit);

/* Whether the coders say different things in a field of a unit of both. */
bool ent_unit_differs(const ent_agreement_sheet *s, const ent_unit *unit, ent_coded_field field);

void ent_agreement_words(const ent_agreement_sheet *s);
void ent_agreement_json(const ent_agreement_sheet *s);
void ent_agreement_csv(const ent_agreement_sheet *s);

#endif
