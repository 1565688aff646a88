/* SPDX-License-Identifier: MIT */
/* Pages: what falls with each source and each basis, a row each. */
#include "report/evidence/sheet.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/sections/evidence/parts.h"

enum { MOST_STATES = 1 << 20 }; /* that are solved for it in all */

static void add_change(ent_text *text, const char *name, unsigned before, unsigned after)
{
    if (before != after) {
        ent_wording_name(text, name);
        ent_evidence_change(text, before, after);
        ent_text_add(text, ". ");
    }
}

static void add_fall(ent_section_job *job, const ent_fall *fall)
{
    ent_text *text = &job->text;
    unsigned left = fall->concepts;
    for (size_t n = 0; n < fall->name_count; n++) {
        add_change(text, ent_name_at(job->dispute, n), fall->names[n].before, fall->names[n].after);
    }
    if (fall->today_known[0] && fall->today_known[1]) {
        add_change(text, "Today", fall->today[0], fall->today[1]);
    } else if (fall->today_known[0] != fall->today_known[1]) {
        ent_text_add(text, fall->today_known[0] ? "Today would not be possible. "
                                                : "Today would be possible. ");
    }
    while (!job->brief && ent_evidence_counts(text, fall, &left)) {
        ent_text_add(text, ". ");
    }
    if (text->length == 0) {
        ent_text_add(text, "No outcome that has a name, nor today. ");
    }
}

static void put_row(ent_section_job *job, ent_page *page, const ent_fall *fall)
{
    const bool source = fall->source != SIZE_MAX;
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (source) {
        ent_tree_word(page, ENT_TREE_WORD, ENT_ROLE_PLAIN,
                      ent_source_at(job->dispute, fall->source).id, NULL);
    } else {
        ent_tree_text(page, "what is ");
        ent_phrase_basis(page, fall->basis);
    }
    ent_tree_close(page, ENT_TREE_CELL);
    ent_evidence_kinds(&job->text, job->dispute, fall);
    ent_tree_cell(page, ENT_ROLE_PLAIN, ent_text_get(&job->text));
    ent_text_clear(&job->text);
    if (fall->failure != NULL) {
        ent_text_format(&job->text, "This could not be worked out: %s.", fall->failure);
    } else if (!ent_fall_changes(fall)) {
        ent_text_add(&job->text, "Nothing falls.");
    } else {
        add_fall(job, fall);
    }
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_section_text(job, page);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_close(page, ENT_TREE_ROW);
}

ent_status ent_evidence_put_falls(ent_section_job *job, ent_page *page)
{
    static const char *const heads[] = {"Without", "That goes with it",
                                        "What would hold no more, or newly"};
    ent_hanging hanging;
    ENT_TRY(ent_hanging_new(job->context, job->solution, MOST_STATES, 1, &page->arena, &hanging));
    ent_phrase_heading(page, "What hangs on each source, and on each basis");
    ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                       "The dispute is solved without the claims of each source in turn, and "
                       "without those of each basis; states are matched by what they are.");
    ent_phrase_table(page, "What falls when something is withdrawn", heads, 3);
    for (size_t k = 0; k < hanging.count; k++) {
        if (hanging.falls[k].claims > 0) {
            put_row(job, page, &hanging.falls[k]);
        }
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    return ent_tree_status(page);
}
