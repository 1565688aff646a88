/* SPDX-License-Identifier: MIT */
/*
 * "Why": of one state at length, party by party, what tempts each away and who deters that how.
 */
#include "dispute/subject.h"
#include "report/judged/staying.h"
#include "report/material/deterrence.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/words.h"

enum { TEMPTATIONS = 4 };

static void put_change(ent_section_job *job, ent_page *page, uint64_t state)
{
    if (!job->has_today || state == job->today) {
        return;
    }
    ent_phrase_begin(page);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Against today:", NULL);
    ent_tree_text(page, " ");
    ent_phrase_gains(job, page, state);
    ent_tree_text(page, ".");
    ent_phrase_end(page);
}

/* What each party does in the state, as the file has it. */
static void put_doings(ent_section_job *job, ent_page *page, uint64_t state)
{
    static const char *const heads[] = {"Party", "Option", "Here", "Today"};
    if (ent_option_count(job->dispute) == 0) {
        return;
    }
    ent_phrase_table(page, "What each party does", heads, job->has_today ? 4 : 3);
    for (size_t o = 0; o < ent_option_count(job->dispute); o++) {
        const ent_option_view view = ent_option_at(job->dispute, o);
        ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_open(page, ENT_TREE_CELL, ENT_ROLE_PLAIN, NULL, NULL);
        ent_section_put_party(job, page, view.party);
        ent_tree_close(page, ENT_TREE_CELL);
        ent_tree_cell(page, ENT_ROLE_PLAIN, view.label);
        ent_tree_cell(page, ENT_ROLE_PLAIN, ent_words_value_label(job->space, state, o));
        if (job->has_today) {
            ent_tree_cell(page, ENT_ROLE_PLAIN, ent_words_value_label(job->space, job->today, o));
        }
        ent_tree_close(page, ENT_TREE_ROW);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

static void put_verdict(ent_section_job *job, ent_page *page, const ent_explanation *explanation)
{
    const unsigned asked = ent_solution_concepts(job->solution);
    ent_phrase_begin(page);
    ent_phrase_state(job, page, explanation->state);
    if (explanation->equilibrium == 0) {
        ent_tree_text(page, " ");
        ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_BAD, "does not hold", NULL);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, explanation->state);
        ent_tree_text(page, ".");
    } else {
        ent_tree_text(page, " holds under ");
        ent_phrase_concepts(page, explanation->equilibrium, ENT_ROLE_GOOD);
        if ((asked & ~explanation->equilibrium) != 0) {
            ent_tree_text(page, ", not under ");
            ent_phrase_concepts(page, asked & ~explanation->equilibrium, ENT_ROLE_BAD);
        }
        ent_words_strength(&job->text, job->solution, ENT_ALL_PARTIES, explanation->state);
        ent_section_text(job, page);
        ent_tree_format(page, ". %s", ent_phrase_holding(explanation->equilibrium));
    }
    ent_phrase_end(page);
}

/* Why a party stays that no move of its own would make better off. */
static void put_staying(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                        size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    const ent_words_loss loss = {job->solution, party, explanation->state};
    ent_phrase_begin(page);
    ent_section_put_party(job, page, party);
    ent_tree_text(page, " ");
    ent_words_stay(&job->text, job->solution, stance, party);
    ent_section_text(job, page);
    ent_phrase_end(page);
    if (stance->cost_count == 0) {
        return;
    }
    ent_tree_open(page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < stance->cost_count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_words_cost(&job->text, &loss, &stance->costs[k]);
        ent_section_text(job, page);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_STEPS);
}

static void put_party(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                      size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    ent_phrase_heading(page, ent_party_opening(job->dispute, party));
    if (ent_phrase_contented(job, explanation, party)) {
        put_staying(job, page, explanation, party);
        return;
    }
    ent_phrase_begin(page);
    ent_phrase_stance(job, page, explanation, party);
    ent_phrase_end(page);
    if (stance->shown_count == 0) {
        return;
    }
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_open(page, ENT_TREE_STEPS, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < stance->shown_count; k++) {
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN,
                      ent_inflect(&who, "{It would gain if it|They would gain if they}"), NULL);
        ent_phrase_temptation(job, page, explanation, party, &stance->shown[k]);
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_STEPS);
    if (stance->shown_count < stance->improvement_count) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(
            job, page, stance->improvement_count - stance->shown_count,
            "more move, easier to deter, less liked or changing more options, is not shown.",
            "more moves, easier to deter, less liked or changing more options, are not shown.");
        ent_words_liked(&job->text, job->solution, explanation, party);
        ent_tree_text(page, job->text.length > 0 ? " " : "");
        ent_section_text(job, page);
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

static void put_explanation(ent_section_job *job, ent_page *page,
                            const ent_explanation *explanation)
{
    const size_t parties = ent_party_count(job->dispute);
    put_verdict(job, page, explanation);
    put_doings(job, page, explanation->state);
    put_change(job, page, explanation->state);
    for (size_t p = 0; p < parties; p++) {
        if (job->options.party == parties || job->options.party == p) {
            put_party(job, page, explanation, p);
        }
    }
    ent_words_credible(&job->text, explanation);
    ent_words_grounds(&job->text, explanation->cited);
    if (job->text.length > 0) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_section_text(job, page);
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

ent_status ent_section_explain(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL; /* for the names of states */
    ent_explanation *explanation = NULL;
    uint64_t state = 0;
    ENT_TRY(ent_material_digest(job->material, &digest));
    const ent_status found = ent_material_state(job->material, &state);
    if (found == ENT_ERROR_NOT_FOUND) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN, "No state would hold, and none was asked for.");
        return ENT_OK;
    }
    ENT_TRY(found);
    ENT_TRY(ent_explanation_new(job->context, job->solution, state, TEMPTATIONS, &explanation));
    put_explanation(job, page, explanation);
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}
