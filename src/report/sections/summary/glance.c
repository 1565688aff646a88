/* SPDX-License-Identifier: MIT */
/* "In brief": today and the first to look at as one table, before anything is told of each. */
#include "report/coalitions/several.h"
#include "report/journey/fears.h"
#include "report/material/bound.h"
#include "report/sections/summary/sheet.h"

/* Whether it holds against several acting together; of what does not hold against each alone that is not asked. */
static void put_against_several(const ent_section_job *job, ent_page *page,
                                const ent_coalitions *several, uint64_t state)
{
    const bool holds = ent_equilibrium_concepts(job->solution, state) != 0;
    const bool leave = holds && ent_several_of(several, state) == ENT_SEVERAL_LEAVE;
    ent_tree_cell(page, ENT_ROLE_PLAIN, !holds ? "-" : leave ? "no" : "yes");
}

static void put_worse(ent_section_job *job, ent_page *page, uint64_t state)
{
    int *chosen = ent_phrase_chosen(job, page);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t p = 0; chosen != NULL && p < ent_party_count(job->dispute); p++) {
        chosen[p] = ent_level(job->solution, p, state) < ent_level(job->solution, p, job->today);
    }
    if (chosen != NULL && ent_phrase_parties(job, page, chosen, 1) == 0) {
        ent_tree_text(page, "nobody");
    }
    ent_tree_close(page, ENT_TREE_CELL);
}

/* That a gain on the way is one whose party would have to fear an answer. */
static ent_status put_fear(ent_section_job *job, ent_page *page, uint64_t state)
{
    ent_journey *gains = NULL;
    ENT_TRY(ent_material_journey(job->material, true, &gains));
    ENT_TRY(ent_words_fears(&job->text, job->context, gains, state));
    if (job->text.length > 0) {
        ent_tree_text(page, ", but with an answer to fear");
    }
    ent_text_clear(&job->text);
    return ENT_OK;
}

/* How far it is from today, and whether each move can be a gain to its mover. */
static ent_status put_from_today(ent_section_job *job, ent_page *page,
                                 const ent_settlement *standing)
{
    ent_status status = ENT_OK;
    const uint32_t moves = standing->moves, gains = standing->improvements;
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    if (moves == ENT_NOT_REACHED) {
        ent_tree_text(page, "no moves lead there");
    } else {
        ent_phrase_count(job, page, moves, "move", "moves");
        ent_tree_text(page, gains == moves             ? moves == 1 ? ", a gain" : ", each a gain"
                            : gains != ENT_NOT_REACHED ? ""
                            : moves == 1               ? ", no gain"
                                                       : ", not each a gain");
        if (gains != moves && gains != ENT_NOT_REACHED) {
            ent_tree_format(page, "; or %lu, each a gain", (unsigned long)gains);
        }
        status = gains != ENT_NOT_REACHED ? put_fear(job, page, standing->state) : ENT_OK;
    }
    ent_tree_close(page, ENT_TREE_CELL);
    return status;
}

/* Whether and how it holds, and whether that is so for what its parties cannot do there. */
static ent_status put_holds(ent_section_job *job, ent_page *page, uint64_t state)
{
    static const char *const remarks[] = {[ENT_BOUND_NOT] = "",
                                          [ENT_BOUND_REGRET] = "; some of it cannot be taken back",
                                          [ENT_BOUND_IDLE] =
                                              "; no move there matters to who makes it",
                                          [ENT_BOUND_STILL] = "; nobody has a move there"};
    ent_explanation *explanation = NULL;
    ENT_TRY(ent_explanation_new(job->context, job->solution, state, 1, &explanation));
    ent_phrase_holds(job, page, state, remarks[ent_phrase_bound(job, explanation)]);
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

static ent_status put_row(ent_section_job *job, ent_page *page, const ent_coalitions *several,
                          const ent_shown *shown)
{
    ent_status status = ENT_OK;
    const uint64_t state = shown->standing.state;
    const bool today = shown->why == ENT_SHOWN_TODAY;
    ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
    ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
    ent_phrase_title(job, page, shown, ENT_TREE_TEXT);
    ent_tree_close(page, ENT_TREE_CELL);
    ENT_TRY(put_holds(job, page, state));
    if (several != NULL) {
        put_against_several(job, page, several, state);
    }
    if (job->has_today && !today) {
        put_worse(job, page, state);
        status = put_from_today(job, page, &shown->standing);
    } else if (job->has_today) {
        ent_tree_cell(page, ENT_ROLE_PLAIN, "-");
        ent_tree_cell(page, ENT_ROLE_PLAIN, "-");
    }
    ent_tree_close(page, ENT_TREE_ROW);
    return status;
}

/* Opens the table with the heads of its columns. */
static void open_table(const ent_section_job *job, ent_page *page, bool several)
{
    const char *heads[5] = {"Outcome", "Holds"};
    size_t count = 2;
    if (several) {
        heads[count++] = "Against several together";
    }
    if (job->has_today) {
        heads[count++] = "Worse than today for";
        heads[count++] = "From today";
    }
    ent_phrase_table(page,
                     job->has_today ? "At a glance: today, and the first to look at"
                                    : "At a glance: the first to look at",
                     heads, count);
}

ent_status ent_summary_put_glance(ent_section_job *job, ent_page *page)
{
    const ent_coalitions *several = NULL;
    const ent_shown *shown = NULL;
    size_t count = 0, rows = 0, letters = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    ENT_TRY(ent_material_several(job->material, &several));
    for (size_t k = 0; k < count; k++) {
        if (!shown[k].first && shown[k].why != ENT_SHOWN_TODAY) {
            continue;
        }
        if (rows++ == 0) {
            open_table(job, page, several != NULL);
        }
        letters += shown[k].first;
        ENT_TRY(put_row(job, page, several, &shown[k]));
    }
    if (rows > 0) {
        ent_tree_close(page, ENT_TREE_TABLE);
    }
    if (letters > 1) {
        ent_tree_paragraph(page, ENT_ROLE_REMARK,
                           "That an outcome stands first is no advice; the order goes mainly by "
                           "how firmly each holds.");
    }
    return ENT_OK;
}
