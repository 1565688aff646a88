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
#include <entente/explain.h>
#include <entente/page.h>

/* What the sections of one page share. */
typedef struct ent_section_job {
    ent_context *context;
    const ent_solution *solution; /* NULL, and the space too: the dispute has no states */
    const ent_space *space;
    const ent_dispute *dispute;
    ent_page_options
        options; /* `party` is the number of parties for all; `state` is not filled in */
    uint64_t today;
    bool has_today;
    bool brief;      /* nobody has named the sections: each tells the essential alone */
    bool names_told; /* the table of named outcomes stands on the page */
    struct ent_material *material; /* what is worked out when it is first asked for */
    ent_text text;                 /* for what is put together; empty between sections */
} ent_section_job;

typedef struct ent_section {
    ent_section_view view;
    ent_status (*build)(ent_section_job *job, ent_page *page);
    bool stateless; /* needs no states: solution, space and material may be NULL */
} ent_section;

extern const ent_section ent_sections[];

/* Whether a section has anything to tell of the dispute; else it is left out unless it is named. */
bool ent_section_has_matter(const ent_section *section, const ent_section_job *job);

/* Whether it is part of the brief report: a standard one that has; of issues and positions where there are no states. */
bool ent_section_is_brief(const ent_section *section, const ent_section_job *job);

/* Puts the gathered text of the job as text into the open node, and empties it; ENT_ERROR_MEMORY becomes the page's. */
void ent_section_text(ent_section_job *job, ent_page *page);

/* The same as a cell. */
void ent_section_cell(ent_section_job *job, ent_page *page, ent_tree_role role);

/* Takes it as one that lives as long as the page, and empties it. ENT_ERROR_MEMORY. */
ent_status ent_section_take(ent_section_job *job, ent_page *page, const char **out);

/* Puts a state: "s12 (deal)", with its key. */
void ent_section_put_state(ent_section_job *job, ent_page *page, uint64_t state);

/* Puts a party by its name, with its id as the key. */
void ent_section_put_party(const ent_section_job *job, ent_page *page, size_t party);

/* Puts the outcomes that the file names: those that hold and of which nothing was told yet in a line each, those that never
 * hold with who would leave them, and all as a table: how many of their states hold under which concept. Nothing without
 * names, or where the page has it already. */
ent_status ent_section_put_names(ent_section_job *job, ent_page *page, const ent_digest *digest);

/* Behind what is told of a state: that others of its name hold, and how firmly; and for which other names it is taken. */
ent_status ent_section_put_namesakes(ent_section_job *job, ent_page *page, uint64_t state);

/* Behind what is told of a state that several acting together would leave: how many others of its name hold against several,
 * and the first of these. Nothing of a state that they would not leave, without others, or where several were not asked about. */
ent_status ent_section_put_lasting(ent_section_job *job, ent_page *page, uint64_t state);

/* The sections, each told of at the head of its file. */
ent_status ent_section_summary(ent_section_job *job, ent_page *page);
ent_status ent_section_dispute(ent_section_job *job, ent_page *page);
ent_status ent_section_parties(ent_section_job *job, ent_page *page);
ent_status ent_section_settlements(ent_section_job *job, ent_page *page);
ent_status ent_section_stability(ent_section_job *job, ent_page *page);
ent_status ent_section_moves(ent_section_job *job, ent_page *page);
ent_status ent_section_paths(ent_section_job *job, ent_page *page);
ent_status ent_section_settle(ent_section_job *job, ent_page *page);
ent_status ent_section_forecast(ent_section_job *job, ent_page *page);
ent_status ent_section_robustness(ent_section_job *job, ent_page *page);
ent_status ent_section_leverage(ent_section_job *job, ent_page *page);
ent_status ent_section_timeline(ent_section_job *job, ent_page *page);
ent_status ent_section_evidence(ent_section_job *job, ent_page *page);
ent_status ent_section_method(ent_section_job *job, ent_page *page);
ent_status ent_section_words(ent_section_job *job, ent_page *page);
ent_status ent_section_explain(ent_section_job *job, ent_page *page);
ent_status ent_section_spoken(ent_section_job *job, ent_page *page);

#endif
