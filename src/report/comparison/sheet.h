/* SPDX-License-Identifier: MIT */
/* What the formats of a comparison share. */
#ifndef ENT_REPORT_COMPARISON_SHEET_H
#define ENT_REPORT_COMPARISON_SHEET_H

#include "formats/out/writer.h"
#include <entente/compare.h>

typedef struct ent_comparison_sheet {
    ent_writer *w;
    ent_context *context;
    const ent_comparison *comparison;
    const ent_solution *solution[2];
    const ent_space *space[2];
    const ent_dispute *dispute[2];
    uint64_t most; /* settlements of each kind */
} ent_comparison_sheet;

/* The concepts under which a state has an outcome. */
unsigned ent_comparison_under(const ent_comparison_sheet *sheet, ent_side side, uint64_t state,
                              ent_outcome outcome);

/* Calls `tell` for the states of a side with an outcome under some concept, those of the strictest concept first,
 * at most `most`; returns how many there are in all. */
typedef void ent_comparison_teller(ent_comparison_sheet *sheet, ent_side side, uint64_t state,
                                   unsigned under);
uint64_t ent_comparison_each(ent_comparison_sheet *sheet, ent_side side, ent_outcome outcome,
                             ent_comparison_teller *tell);

/* Per party of a side what it does in a state under concepts of `under`, and in the first that corresponds: *own
 * and *other sets of concepts under which it stays. False when nothing corresponds or the other side has no such
 * party. */
bool ent_comparison_party_stays(const ent_comparison_sheet *sheet, ent_side side, size_t party,
                                uint64_t state, unsigned *own, unsigned *other);

/* The name of after that is also the name `name` of before; and how many states of a name hold under a concept, of
 * ENT_CONCEPT_COUNT: how many there are. */
bool ent_comparison_name(const ent_comparison_sheet *sheet, size_t name, size_t *other);
uint64_t ent_comparison_named(const ent_comparison_sheet *sheet, ent_side side, size_t name,
                              ent_concept concept);

void ent_comparison_text(ent_comparison_sheet *sheet);
void ent_comparison_json(ent_comparison_sheet *sheet);
void ent_comparison_csv(ent_comparison_sheet *sheet);

#endif
