/* SPDX-License-Identifier: MIT */
/* Pages: what falls with each source and each basis, a row each. */
#include "report/evidence/sheet.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/sections/evidence/parts.h"

enum { MOST_STATES = 1 << 20 }; /* that are solved for it in all */

static void add_fall(ent_section_job *job, const ent_fall *fall)
{
    ent_text *text = &job->text;
    unsigned left = fall->concepts;
    for (size_t n = 0; n < fall->name_count; n++) {
        if (ent_fall_name_changes(&fall->names[n])) {
            ent_wording_name(text, ent_name_at(job->dispute, n));
            ent_evidence_named(text, &fall->names[n]);
            ent_text_add(text, ". ");
        }
    }
    if (fall->today_known[0] && fall->today_known[1]) {
        if (fall->today_moved || fall->today[0] != fall->today[1]) {
            ent_text_add(text, "Today");
            ent_evidence_today(text, fall);
            ent_text_add(text, ". ");
        }
    } else if (fall->today_known[0] != fall->today_known[1]) {
        ent_text_add(text, fall->today_known[0] ? "Today would not be possible. "
                                                : "Today would be possible. ");
    }
    while (!job->brief && ent_evidence_counts(text, fall, &left)) {
        ent_text_add(text, ". ");
    }
}

/* Whether an outcome that has a name, or today, changes; so much a brief report tells of. */
static bool changes_names(const ent_fall *fall)
{
    bool changes = fall->today_moved || fall->today_known[0] != fall->today_known[1] ||
                   fall->today[0] != fall->today[1];
    for (size_t n = 0; n < fall->name_count; n++) {
        changes = changes || ent_fall_name_changes(&fall->names[n]);
    }
    return changes;
}

static void put_row(ent_section_job *job, ent_page *page, const ent_fall *fall)
{
    const bool source = fall->source != SIZE_MAX;
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (source) {
        const ent_source_view view = ent_source_at(job->dispute, fall->source);
        const bool titled = job->brief && view.title != NULL;
        ent_tree_word(page, titled ? ENT_TREE_TEXT : ENT_TREE_WORD, ENT_ROLE_PLAIN,
                      titled ? view.title : view.id, NULL);
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
    uint64_t left_out = 0;
    ENT_TRY(ent_hanging_new(job->context, job->solution, MOST_STATES, 1, &page->arena, &hanging));
    ent_phrase_heading(page, "What hangs on each source, and on each basis");
    ent_tree_paragraph(
        page, ENT_ROLE_PLAIN,
        "The dispute is solved without the wishes, rules and events of each source in turn, "
        "and without those of each basis; states are matched by what they are. A party whose "
        "wishes go is content with more, so that more may hold.");
    ent_phrase_table(page, "What falls when something is withdrawn", heads, 3);
    for (size_t k = 0; k < hanging.count; k++) {
        const ent_fall *fall = &hanging.falls[k];
        const bool idle = fall->failure == NULL && !changes_names(fall);
        if (fall->claims > 0 && !(job->brief && idle)) {
            put_row(job, page, fall);
        }
        left_out += fall->claims > 0 && job->brief && idle;
    }
    ent_tree_close(page, ENT_TREE_TABLE);
    if (left_out > 0) {
        ent_phrase_begin(page);
        ent_phrase_count(job, page, left_out, "more changes", "more change");
        ent_tree_text(page, " nothing of an outcome that has a name, nor of today.");
        ent_phrase_end(page);
    }
    return ent_tree_status(page);
}
