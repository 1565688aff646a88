/* SPDX-License-Identifier: MIT */
/*
 * "Moves from today": who could do better now, where improvements lead, and how far the named states are.
 */
#include "dispute/subject.h"
#include "report/coalitions/several.h"
#include "report/material/deterrence.h"
#include "report/material/material.h"
#include "report/material/phrases.h"
#include "report/material/pictures.h"
#include "report/words.h"

enum { MOST_ENDS = 6, TEMPTATIONS = 3 };

static void put_reached(ent_section_job *job, ent_page *page, ent_journey *const *journeys)
{
    ent_phrase_begin(page);
    ent_tree_text(page, "From today, ");
    ent_phrase_state(job, page, job->today);
    ent_tree_text(page, ", moves of the parties lead to ");
    ent_text_add_grouped(&job->text, ent_journey_reached_count(journeys[0]));
    ent_text_add(&job->text, " of ");
    ent_phrase_count(job, page, ent_state_count(job->space), "possible state", "possible states");
    ent_tree_text(page, ", counting today; moves that each bring a gain to the party that makes "
                        "them, to ");
    ent_phrase_count(job, page, ent_journey_reached_count(journeys[1]), "state", "states");
    ent_tree_text(page, ". Nobody moves twice in a row, and each move is that of one party.");
    ent_phrase_end(page);
}

/* Who could do better by a move of its own from today. */
static ent_status put_improvements(ent_section_job *job, ent_page *page)
{
    ent_explanation *explanation = NULL;
    ENT_TRY(
        ent_explanation_new(job->context, job->solution, job->today, TEMPTATIONS, &explanation));
    ent_phrase_heading(page, "Who could do better now");
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
        ent_phrase_stance(job, page, explanation, p);
        ent_subject who = ent_party_subject(job->dispute, p);
        for (size_t k = 0; k < stance->shown_count; k++) {
            ent_tree_text(
                page, ent_inflect(&who, k == 0 ? " {It would gain if it|They would gain if they} "
                                               : "; or if {it|they} "));
            ent_phrase_move(job, page, p, job->today, stance->shown[k].to);
            ent_tree_text(page, ", leading to ");
            ent_phrase_state(job, page, stance->shown[k].to);
        }
        ent_tree_text(page, stance->shown_count > 0 ? "." : "");
        ent_tree_close(page, ENT_TREE_ITEM);
    }
    ent_tree_close(page, ENT_TREE_LIST);
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

/* What each party does in a state that it does not do today: `The town drops "a lawsuit"`. */
static void put_differences(ent_section_job *job, ent_page *page, uint64_t state)
{
    bool any = false;
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        ent_words_change(&job->text, job->space, p, job->today, state);
        if (job->text.length > 0) {
            ent_tree_text(page, any ? "; " : ": against today, ");
            ent_section_put_party(job, page, p);
            ent_tree_text(page, " ");
            ent_section_text(job, page);
            any = true;
        }
    }
}

/* The states in which sequences of improvements end, the lowest numbers first. */
static void list_ends(ent_section_job *job, ent_page *page, const ent_journey *improvements)
{
    const uint64_t count = ent_journey_end_count(improvements);
    size_t put = 0;
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (uint64_t state = 0; state < ent_state_count(job->space) && put < MOST_ENDS; state++) {
        if (ent_journey_is_end(improvements, state)) {
            ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
            ent_phrase_state(job, page, state);
            ent_tree_text(page, " after ");
            ent_phrase_count(job, page, ent_journey_steps(improvements, state), "move", "moves");
            put_differences(job, page, state);
            ent_tree_text(page, ".");
            ent_tree_close(page, ENT_TREE_ITEM);
            put++;
        }
    }
    ent_tree_close(page, ENT_TREE_LIST);
    if (put < count) {
        ent_tree_open(page, ENT_TREE_PARAGRAPH, ENT_ROLE_REMARK, NULL, NULL);
        ent_phrase_count(job, page, count - put, "more is not shown.", "more are not shown.");
        ent_tree_close(page, ENT_TREE_PARAGRAPH);
    }
}

/* Where no party gains by a move of its own: whether several would by moving together. */
static ent_status put_standstill(ent_section_job *job, ent_page *page)
{
    const ent_coalitions *found = NULL;
    ENT_TRY(ent_material_several(job->material, &found));
    ent_tree_text(page, "No party can do better by a move of its own: moves of one party alone do "
                        "not begin. ");
    if (found != NULL && ent_several_of(found, job->today) != ENT_SEVERAL_STAY) {
        ent_words_several(&job->text, found, job->today, false);
        ent_section_text(job, page);
        ent_tree_text(page, ".");
    } else {
        ent_tree_text(page,
                      "Somebody would have to go first at no gain to itself, trusting in what "
                      "others do next");
        ent_tree_text(page, found == NULL ? "; whether several would gain by going together was "
                                            "not asked."
                                          : "; nor do all of any set of parties gain by going "
                                            "together.");
    }
    return ENT_OK;
}

/* Where sequences of improvements come to an end. */
static ent_status put_ends(ent_section_job *job, ent_page *page, const ent_journey *improvements)
{
    const uint64_t count = ent_journey_end_count(improvements);
    ent_phrase_begin(page);
    if (ent_journey_is_end(improvements, job->today)) {
        ENT_TRY(put_standstill(job, page));
    } else if (count == 0) {
        ent_tree_text(page, "Improvements never come to an end: in every state that they reach "
                            "somebody can improve again.");
    } else {
        ent_tree_text(page, "If each moves only when that improves its position at once, moves ");
        ent_tree_text(page, count == 1 ? "can end here:" : "can end in one of these states:");
    }
    ent_phrase_end(page);
    if (count > 0 && !ent_journey_is_end(improvements, job->today)) {
        list_ends(job, page, improvements);
    }
    return ENT_OK;
}

/* The fewest moves to any state of a name. */
static uint32_t steps_to(const ent_section_job *job, const ent_journey *journey, size_t name)
{
    uint32_t fewest = ENT_NOT_REACHED;
    for (uint64_t state = 0; state < ent_state_count(job->space); state++) {
        if (ent_state_has_name(job->space, state, name)) {
            const uint32_t steps = ent_journey_steps(journey, state);
            fewest = steps < fewest ? steps : fewest;
        }
    }
    return fewest;
}

static void put_steps(ent_section_job *job, ent_page *page, uint32_t steps)
{
    if (steps == ENT_NOT_REACHED) {
        ent_tree_cell(page, ENT_ROLE_NUMBER, "no way");
    } else {
        ent_phrase_number(job, page, steps);
    }
}

static void put_names(ent_section_job *job, ent_page *page, ent_journey *const *journeys)
{
    static const char *const heads[] = {"Name", "Moves of any kind",
                                        "Moves that each bring a gain"};
    if (ent_name_count(job->dispute) == 0) {
        return;
    }
    ent_phrase_table(page, "How many moves it takes at least to a state of each name", heads, 3);
    for (size_t n = 0; n < ent_name_count(job->dispute); n++) {
        ent_tree_open(page, ENT_TREE_ROW, ENT_ROLE_PLAIN, NULL, NULL);
        ent_tree_cell(page, ENT_ROLE_PLAIN, ent_name_at(job->dispute, n));
        put_steps(job, page, steps_to(job, journeys[0], n));
        put_steps(job, page, steps_to(job, journeys[1], n));
        ent_tree_close(page, ENT_TREE_ROW);
    }
    ent_tree_close(page, ENT_TREE_TABLE);
}

ent_status ent_section_moves(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL; /* for the names of states */
    ent_journey *journeys[2] = {NULL, NULL};
    if (!job->has_today) {
        ent_tree_paragraph(page, ENT_ROLE_PLAIN,
                           "The file does not say what holds today, so there is nothing to start "
                           "from.");
        return ENT_OK;
    }
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(ent_material_journey(job->material, false, &journeys[0]));
    ENT_TRY(ent_material_journey(job->material, true, &journeys[1]));
    put_reached(job, page, journeys);
    ENT_TRY(ent_picture_moves(job, page));
    ENT_TRY(put_improvements(job, page));
    ENT_TRY(put_ends(job, page, journeys[1]));
    put_names(job, page, journeys);
    return ENT_OK;
}
