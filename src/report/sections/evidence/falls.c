/* SPDX-License-Identifier: MIT */
/* Pages: what falls with each source and each basis, a row each. */
#include "report/evidence/sheet.h"
#include "report/material/phrases.h"
#include "report/material/wording.h"
#include "report/sections/evidence/parts.h"
#include "stability/concepts.h"

enum { MOST_STATES = 1 << 20 }; /* that are solved for it in all */

/* Whether a name still holds, by which state, and how many of its states hold otherwise: for a brief report. */
static void add_name_briefly(ent_text *text, const ent_fall_name *name)
{
    const unsigned before = ent_strictness(name->before), after = ent_strictness(name->after);
    ent_text_add(text, name->after == 0    ? " would hold no more"
                       : name->before == 0 ? " would newly hold,"
                       : after > before    ? " would still hold, but only"
                       : after < before    ? " would hold more firmly,"
                                           : " would still hold");
    if (name->after != 0) {
        ent_text_format(text, " [%s]", ent_concept_label(ent_strictest[after]));
    }
    ent_evidence_by(text, name);
    if (name->after != 0 && name->before != 0 && name->then_listed &&
        name->then != name->strongest) {
        ent_text_format(text, ", in place of s%llu", (unsigned long long)(name->strongest + 1));
    }
    ent_evidence_states(text, name);
}

/* Whether all is said of a name when its state is told of by itself: it has no other, before or then. */
static bool is_told_of(const ent_fall *fall, const ent_fall_name *name)
{
    bool found = false;
    for (size_t k = 0; k < fall->watched_count; k++) {
        found = found || fall->watched[k].state == name->strongest;
    }
    return found && name->states == 1 &&
           (name->after == 0 || (name->then_listed && name->then == name->strongest));
}

static void add_names(ent_section_job *job, const ent_fall *fall)
{
    ent_text *text = &job->text;
    for (size_t n = 0; n < fall->name_count; n++) {
        const ent_fall_name *name = &fall->names[n];
        if (!ent_fall_name_changes(name) || is_told_of(fall, name)) {
            continue;
        }
        ent_wording_opening(text, ent_name_at(job->dispute, n));
        if (job->brief && name->states > 1) {
            add_name_briefly(text, name);
        } else {
            ent_evidence_named(text, name);
        }
        ent_text_add(text, ". ");
    }
}

static void add_fall(ent_section_job *job, const ent_fall *fall)
{
    ent_text *text = &job->text;
    unsigned left = fall->concepts;
    add_names(job, fall);
    if (fall->today_known[0] && fall->today_known[1]) {
        if (fall->today_moved || (!job->brief && fall->today[0] != fall->today[1])) {
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

/* The states told of above, first: how each would hold then; of those that hold as before only that there are some. */
static void put_watched(ent_section_job *job, ent_page *page, const ent_fall *fall)
{
    size_t changed = 0;
    for (size_t k = 0; k < fall->watched_count; k++) {
        const ent_fall_watch *watch = &fall->watched[k];
        const unsigned before = ent_equilibrium_concepts(job->solution, watch->state);
        const unsigned after = (before & ~watch->lost) | watch->gained;
        if (before == after) {
            continue;
        }
        changed++;
        ent_tree_text(page, job->has_today && watch->state == job->today ? "Today's state, " : "");
        ent_phrase_state(job, page, watch->state);
        ent_tree_text(page, after == 0           ? " would hold no more"
                            : before == 0        ? " would newly hold "
                            : watch->lost == 0   ? " would hold more firmly, "
                            : watch->gained == 0 ? " would hold only "
                                                 : " would hold otherwise, ");
        if (after != 0) {
            ent_phrase_firmness(page, after);
        }
        ent_tree_text(page, ". ");
    }
    if (fall->watched_count > 0 && changed < fall->watched_count) {
        ent_tree_text(page, changed == 0 ? "Those told of above would be as before. "
                                         : "The others told of above would be as before. ");
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
    for (size_t k = 0; k < fall->watched_count; k++) {
        changes = changes || (fall->watched[k].lost | fall->watched[k].gained) != 0;
    }
    return changes;
}

/* Why what is left could not be solved, and what tells it in full. */
static void put_failure(ent_section_job *job, const ent_fall *fall)
{
    const bool source = fall->source != SIZE_MAX;
    ent_text_format(&job->text, "This could not be worked out: %s.", fall->failure);
    if (fall->mistaken) {
        ent_text_format(
            &job->text, " 'entente check FILE --without%s %s' tells more.", source ? "" : "-basis",
            source ? ent_source_at(job->dispute, fall->source).id : ent_basis_word(fall->basis));
    }
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
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (fall->failure != NULL) {
        put_failure(job, fall);
    } else if (!ent_fall_changes(fall)) {
        ent_text_add(&job->text, "Nothing falls.");
    } else {
        put_watched(job, page, fall);
        add_fall(job, fall);
    }
    ent_section_text(job, page);
    ent_tree_close(page, ENT_TREE_CELL);
    ent_tree_close(page, ENT_TREE_ROW);
}

/* Today, and the first to look at: those of which a brief report tells. */
static ent_status choose_watched(ent_section_job *job, ent_page *page, ent_hanging_options *out)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    uint64_t *states = ent_arena_new(&page->arena, count, sizeof *states);
    if (states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        if (shown[k].first || shown[k].why == ENT_SHOWN_TODAY) {
            states[out->watched_count++] = shown[k].standing.state;
        }
    }
    out->watched = states;
    return ENT_OK;
}

ent_status ent_evidence_put_falls(ent_section_job *job, ent_page *page)
{
    static const char *const heads[] = {"Without", "That goes with it",
                                        "What would hold no more, or newly"};
    ent_hanging hanging;
    ent_hanging_options options = {.most_states = MOST_STATES, .most = 1};
    uint64_t left_out = 0;
    ENT_TRY(choose_watched(job, page, &options));
    ENT_TRY(ent_hanging_new(job->context, job->solution, &options, &page->arena, &hanging));
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
        ent_tree_text(page, " nothing of those told of above, nor of an outcome that has a name.");
        ent_phrase_end(page);
    }
    return ent_tree_status(page);
}
