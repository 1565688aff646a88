/* SPDX-License-Identifier: MIT */
/*
 * The sections of a page: one row of the table and one file each.
 *
 * A section puts its blocks into the page, whose open node is the section, and closes what it opens. What it cannot
 * work out it says so by its status: ENT_ERROR_LIMIT or ENT_ERROR_UNSUPPORTED; then what it has put is taken back,
 * and the page says in its place that it could not be worked out, with the messages that were issued. Any other
 * failure ends the page.
 */
#ifndef ENT_REPORT_SECTIONS_SECTIONS_H
#define ENT_REPORT_SECTIONS_SECTIONS_H

#include "base/text.h"
#include "report/page/tree.h"
#include <entente/page.h>

/* What the sections of one page share. */
typedef struct ent_section_job {
    ent_context *context;
    const ent_solution *solution;
    const ent_space *space;
    const ent_dispute *dispute;
    ent_page_options
        options; /* `party` is the number of parties for all; `state` is not filled in */
    uint64_t today;
    bool has_today;
    bool state_known,
        has_state; /* of `state`: whether it was looked for, and whether there is one */
    uint64_t state;
    ent_text text; /* for what is put together; empty between sections */
} ent_section_job;

typedef struct ent_section {
    ent_section_view view;
    ent_status (*build)(ent_section_job *job, ent_page *page);
} ent_section;

extern const ent_section ent_sections[];

/* The state that sections of one state are about, in *out: the one asked for, else the equilibrium that holds most
 * strongly; ENT_ERROR_NOT_FOUND where nothing holds. O(states / 64) the first time. */
ent_status ent_section_state(ent_section_job *job, uint64_t *out);

/* Puts the gathered text of the job as text into the open node, and empties it; ENT_ERROR_MEMORY becomes the page's. */
void ent_section_text(ent_section_job *job, ent_page *page);

/* Puts a state: "s12 (deal)", with its key. */
void ent_section_put_state(ent_section_job *job, ent_page *page, uint64_t state);

/* Puts a party by its name, with its id as the key. */
void ent_section_put_party(const ent_section_job *job, ent_page *page, size_t party);

ent_status ent_section_dispute(ent_section_job *job, ent_page *page);

#endif
