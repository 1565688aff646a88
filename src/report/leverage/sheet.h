/* SPDX-License-Identifier: MIT */
/* What a report of leverage is given. */
#ifndef ENT_REPORT_LEVERAGE_SHEET_H
#define ENT_REPORT_LEVERAGE_SHEET_H

#include "formats/out/writer.h"
#include <entente/leverage.h>

typedef struct ent_leverage_sheet {
    ent_context *context;
    const ent_leverage *leverage;
    const ent_leverage_options *asked;
    ent_leverage_facts facts;
    const ent_space *space;
    const ent_dispute *dispute;
    const ent_leverage_view *view;
    ent_text text; /* of the paragraph at hand */
    ent_writer *w;
} ent_leverage_sheet;

/* Writes the paragraph at hand. */
void ent_leverage_paragraph(ent_leverage_sheet *sheet, size_t first, size_t rest);

/* Whether it is known of each lever how many of the states that were asked about hold after it. */
bool ent_leverage_leaves_some(const ent_leverage_sheet *sheet);

void ent_leverage_text(ent_leverage_sheet *sheet);
void ent_leverage_conditions_text(ent_leverage_sheet *sheet);
void ent_leverage_json(ent_leverage_sheet *sheet);
void ent_leverage_csv(ent_leverage_sheet *sheet);

#endif
