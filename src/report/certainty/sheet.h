/* SPDX-License-Identifier: MIT */
/*
 * What the reports of certainty are given, and the questions that text and data ask of each state alike.
 */
#ifndef ENT_REPORT_CERTAINTY_SHEET_H
#define ENT_REPORT_CERTAINTY_SHEET_H

#include "formats/out/writer.h"
#include <entente/certainty.h>

typedef struct ent_certainty_sheet {
    const ent_certainty *certainty;
    const ent_certainty_view *view;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_text text;
    ent_writer *w;
} ent_certainty_sheet;

/* A question with a yes or no for each state. */
typedef struct ent_certainty_query {
    bool typed, strong;
    ent_certainty_type type; /* typed */
    ent_holds which;         /* else */
    ent_concept concept;
    size_t party;
} ent_certainty_query;

/* Whether a state is among those that are to be told of. */
bool ent_certainty_shown(const ent_certainty_sheet *s, uint64_t state);

/* The answer of one state, and how many of those shown answer so. */
bool ent_certainty_answers(const ent_certainty_sheet *s, const ent_certainty_query *q,
                           uint64_t state);
uint64_t ent_certainty_answer_count(const ent_certainty_sheet *s, const ent_certainty_query *q);

/* Types by their letters. */
extern const char *const ent_certainty_type_words[ENT_TYPE_COUNT];

/* Whether a type, and a concept, is asked for. */
bool ent_certainty_type_asked(const ent_certainty_sheet *s, ent_certainty_type type);
bool ent_certainty_asked(const ent_certainty_sheet *s, ent_concept concept);

/* The three forms. */
void ent_certainty_text(ent_certainty_sheet *s);
void ent_certainty_json(ent_certainty_sheet *s);
void ent_certainty_csv(ent_certainty_sheet *s);

#endif
