/* SPDX-License-Identifier: MIT */
/* What the parts of the section `settle` share. */
#ifndef ENT_REPORT_SECTIONS_BARGAIN_SETTLING_H
#define ENT_REPORT_SECTIONS_BARGAIN_SETTLING_H

#include "report/sections/sections.h"
#include <entente/settle.h>

typedef struct ent_settle_section {
    ent_section_job *job;
    ent_page *page;
    const ent_bargaining *bargaining;
    const ent_dispute *dispute;
    size_t parties, cardinal; /* parties, and those whose outcomes have a worth */
    bool packages;
    uint64_t *shown; /* efficient outcomes, those to be shown first first; in the page's arena */
    size_t shown_count;
} ent_settle_section;

/* Under which of the concepts of the page an outcome holds; 0 for packages. */
unsigned ent_settle_holds(const ent_settle_section *section, uint64_t outcome);

/* What an outcome is called, as text: "s12 (deal)", or of packages "price 20; term one year". */
void ent_settle_add_outcome(ent_settle_section *section, uint64_t outcome);

/* What it is worth to a party: its worth, rounded, or of an order alone "better", "worse", "the same" (than disagreement). */
void ent_settle_add_worth_of(ent_settle_section *section, uint64_t outcome, size_t party);

/* Chooses the efficient outcomes that are shown: those that points pick, then those in which nobody loses, then those
 * that hold under more concepts, then those in which more gain. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_settle_choose(ent_settle_section *section);

/* Puts the picture: of two parties with a worth all outcomes in a plane, else the shown ones on each party's range. */
ent_status ent_settle_picture(ent_settle_section *section);

#endif
