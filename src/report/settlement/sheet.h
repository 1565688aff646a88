/* SPDX-License-Identifier: MIT */
/* What the formats of a settlement problem share. */
#ifndef ENT_REPORT_SETTLEMENT_SHEET_H
#define ENT_REPORT_SETTLEMENT_SHEET_H

#include "formats/out/writer.h"
#include <entente/settle.h>

typedef struct ent_settle_sheet {
    ent_writer *w;
    ent_context *context;
    const ent_bargaining *bargaining;
    const ent_dispute *dispute; /* whose parties bargain */
    const ent_space *space;     /* whose states the outcomes are */
    size_t parties;
    uint64_t most;    /* efficient outcomes, and trades, that text lists */
    int *chosen;      /* per party; scratch */
    const bool *told; /* per option: whether what it changes is told; NULL where all are */
    bool same; /* every outcome of the list is as good or bad for each, which is told above it */
    ent_text text; /* the paragraph that is being made */
} ent_settle_sheet;

/* A number of so many letters is short. */
enum { ENT_SETTLE_SHORT = 7 };

/* Whether the next of so many rows is still to be written. Now and then it asks whether to stop, and keeps that in the
 * writer's status, as what cannot be written does. */
bool ent_settle_goes_on(ent_settle_sheet *sheet, uint64_t row, uint64_t rows);

/* Writes the paragraph, and begins anew. */
void ent_settle_paragraph(ent_settle_sheet *sheet, size_t first, size_t rest);

/* "s12 (deal)"; and what is agreed in it: for packages ": price 20, term one year", for states what differs from today
 * (of the options that are told, behind the words of `lead`). */
void ent_settle_add_name(ent_settle_sheet *sheet, uint64_t outcome);
void ent_settle_add_content(ent_settle_sheet *sheet, uint64_t outcome);
void ent_settle_add_changes(ent_settle_sheet *sheet, uint64_t outcome, const char *lead);

/* "Russia 0.4, Ukraine 1/3; better than today for Europe": what it is worth to whom. */
void ent_settle_add_worth(ent_settle_sheet *sheet, uint64_t outcome);

/* A number for people, as it stands where it is short ("1/3", "0.25"); fractions beyond 1 are rounded. */
void ent_settle_add_number(ent_text *text, const char *exact, double number);

/* Appends what an outcome is worth to a party, exactly. */
void ent_settle_add_exact(ent_settle_sheet *sheet, ent_text *text, uint64_t outcome, size_t party);

/* In words: the sections, in the order in which they stand. */
void ent_settle_put_efficient(ent_settle_sheet *sheet); /* efficient.c */
void ent_settle_put_points(ent_settle_sheet *sheet);    /* points.c */
void ent_settle_put_lotteries(ent_settle_sheet *sheet);
void ent_settle_put_shares(ent_settle_sheet *sheet); /* exchange.c */
void ent_settle_put_trades(ent_settle_sheet *sheet);
void ent_settle_put_distances(ent_settle_sheet *sheet);

void ent_settle_text(ent_settle_sheet *sheet);
void ent_settle_json(ent_settle_sheet *sheet);
void ent_settle_csv(ent_settle_sheet *sheet);

/* The word for a disagreement: "reservation", "today", "worst". */
const char *ent_settle_disagreement_key(ent_disagreement disagreement);

#endif
