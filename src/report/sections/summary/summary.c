/* SPDX-License-Identifier: MIT */
/*
 * "In brief": a table of it all (glance.c), how many would hold and how firmly, whether today would, then what to look at first (first.c), how surely, and on
 * what it rests (sureness.c); on a page, and in words that need no other.
 */
#include "dispute/subject.h"
#include "report/coalitions/several.h"
#include "report/material/deterrence.h"
#include "report/sections/summary/sheet.h"
#include "report/words.h"
#include "stability/concepts.h"

/* How many hold, and how the ways to hold are called from here on, the strictest first. */
static void put_counts(ent_section_job *job, ent_page *page, const ent_digest *digest)
{
    ent_phrase_begin(page);
    if (digest->equilibrium_count == 0) {
        ent_tree_text(page, "Of ");
        ent_phrase_count(job, page, ent_state_count(job->space), "possible state",
                         "possible states");
        ent_tree_text(page, " none would hold: from each some party would move on.");
        ent_phrase_end(page);
        return;
    }
    ent_tree_text(page, "How many of the ");
    ent_phrase_count(job, page, ent_state_count(job->space), "possible state", "possible states");
    ent_tree_text(page, " would hold, every party staying, hangs on how strictly one asks. The "
                        "firmest first; what holds firmly is counted in the weaker ways, too:");
    ent_phrase_end(page);
    ent_tree_open(page, ENT_TREE_LIST, ENT_ROLE_PLAIN, NULL, NULL);
    for (size_t k = 0; k < ENT_CONCEPT_COUNT; k++) {
        const ent_concept c = ent_strictest[k];
        if ((ent_solution_concepts(job->solution) >> c & 1) != 0) {
            ent_tree_open(page, ENT_TREE_ITEM, ENT_ROLE_PLAIN, NULL, NULL);
            ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, ent_phrase_manner(c), NULL);
            ent_tree_text(page, " ");
            ent_tree_word(page, ENT_TREE_BADGE, ENT_ROLE_PLAIN, ent_concept_label(c), NULL);
            ent_tree_text(page, ", ");
            ent_phrase_count(job, page, ent_equilibrium_count(job->solution, c), "state", "states");
            ent_tree_format(page, ": %s.", ent_words_asks(c));
            ent_tree_close(page, ENT_TREE_ITEM);
        }
    }
    ent_tree_close(page, ENT_TREE_LIST);
    ent_tree_paragraph(
        page, ENT_ROLE_PLAIN,
        "Whoever speaks of one should say first whether it holds by itself, and if not "
        "what holds it: answers that would pay for those who give them, or mere "
        "threats.");
}

/* Whether several acting together would leave what holds against each alone, as a sentence. */
ent_status ent_summary_put_several(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_coalitions *found = NULL;
    ENT_TRY(ent_material_several(job->material, &found));
    if (found == NULL) {
        return ENT_OK; /* said once, of all */
    }
    ent_tree_text(page, " ");
    ent_words_several(&job->text, found, state, false);
    ent_section_text(job, page);
    ent_tree_text(page, ".");
    return ENT_OK;
}

/* That nobody asked about several acting together, where that takes long. */
static ent_status put_unasked(ent_section_job *job, ent_page *page)
{
    const ent_coalitions *found = NULL;
    ENT_TRY(ent_material_several(job->material, &found));
    if (found == NULL && ent_party_count(job->dispute) > 1) {
        ent_tree_paragraph(
            page, ENT_ROLE_PLAIN,
            "Each party is taken to act alone. Whether several acting together would "
            "leave what holds was not asked; 'entente coalitions' tells it of each "
            "state.");
    }
    return ENT_OK;
}

/* What each party that would leave today would do: of its moves that are the hardest to deter the one that it likes best; and
 * which it likes best of all. */
static ent_status put_departures(ent_section_job *job, ent_page *page)
{
    ent_explanation *explanation = NULL;
    ENT_TRY(ent_explanation_new(job->context, job->solution, job->today, 1, &explanation));
    for (size_t p = 0; p < explanation->party_count; p++) {
        const ent_stance *stance = &explanation->stances[p];
        if (stance->stable == 0 && stance->shown_count > 0) {
            ent_tree_text(page, " ");
            ent_section_put_party(job, page, p);
            ent_subject who = ent_party_subject(job->dispute, p);
            ent_tree_text(page, ent_inflect(&who, " would gain if {it|they} "));
            ent_phrase_move(job, page, p, job->today, stance->shown[0].to);
            ent_tree_text(page, ", leading to ");
            ent_phrase_state(job, page, stance->shown[0].to);
            ent_tree_text(page, ".");
            ent_phrase_liked(job, page, explanation, p);
        }
    }
    ent_explanation_free(job->context, explanation);
    return ENT_OK;
}

/* Whether one of the first to look at is reached by moves that are each a gain, and left by others. */
static bool is_passed(const ent_shown *shown, const ent_journey *gains)
{
    const uint64_t state = shown->standing.state;
    return shown->first && ent_journey_steps(gains, state) != ENT_NOT_REACHED &&
           !ent_journey_is_end(gains, state);
}

/* A state that is told of further on, in short: its letter, or in graph form its title; or today's. */
void ent_summary_put_short(ent_page *page, const ent_shown *shown)
{
    if (shown->why == ENT_SHOWN_TODAY) {
        ent_tree_text(page, "today's state");
    } else {
        ent_tree_format(page, "%.*s", (int)strcspn(shown->title, ":"), shown->title);
    }
}

/* Which of the first to look at such moves pass, without resting there. */
static ent_status put_passed(ent_section_job *job, ent_page *page, const ent_journey *gains)
{
    const ent_shown *shown = NULL;
    size_t count = 0, passed = 0, put = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        passed += is_passed(&shown[k], gains);
    }
    for (size_t k = 0; k < count; k++) {
        if (is_passed(&shown[k], gains)) {
            ent_tree_text(page, put == 0            ? " Of the outcomes below they can pass "
                                : put + 1 == passed ? " and "
                                                    : ", ");
            ent_summary_put_short(page, &shown[k]);
            put++;
        }
    }
    ent_tree_text(page,
                  passed == 0 ? ""
                  : passed == 1
                      ? ", from which some party would gain by moving on if no answer deterred "
                        "it."
                      : ", from each of which some party would gain by moving on if no answer "
                        "deterred it.");
    return ENT_OK;
}

/* The states in which no party gains by a move: as many as are told of first, and how many more. */
static void put_resting(ent_section_job *job, ent_page *page, const ent_journey *gains)
{
    const uint64_t ends = ent_journey_end_count(gains);
    uint64_t told = 0;
    for (uint64_t s = 0; s < ent_state_count(job->space) && told < ENT_MOST_FIRST; s++) {
        if (ent_journey_is_end(gains, s)) {
            ent_tree_text(page, told == 0 ? "" : told + 1 == ends ? " or " : ", ");
            ent_phrase_state(job, page, s);
            told++;
        }
    }
    if (told < ends) {
        ent_tree_text(page, " or ");
        ent_phrase_count(job, page, ends - told, "other state", "other states");
    }
    ent_tree_text(page, ".");
}

/* Where moves that each gain end that begin at today; whether it holds because of answers, or some party would leave it. */
static ent_status put_ends(ent_section_job *job, ent_page *page, bool holds)
{
    ent_journey *gains = NULL;
    ENT_TRY(ent_material_journey(job->material, true, &gains));
    if (ent_journey_reached_count(gains) == 1) {
        return ENT_OK; /* nobody gains by a move */
    }
    ent_tree_text(page, holds ? " Were the answers not minded, moves" : " Moves");
    ent_tree_text(page, " that are each a gain to those who make them ");
    if (ent_journey_end_count(gains) == 0) {
        ent_tree_text(page, "would never come to rest: wherever they lead, some party would gain "
                            "by a further move of its own.");
    } else {
        ent_tree_text(page, "could come to rest, where nobody gains by a further move of its own, "
                            "only in ");
        put_resting(job, page, gains);
    }
    return put_passed(job, page, gains);
}

static ent_status put_today(ent_section_job *job, ent_page *page)
{
    ent_phrase_begin(page);
    if (!job->has_today) {
        ent_tree_text(page, "What holds today is not said, so nothing is compared with it.");
        ent_phrase_end(page);
        return ENT_OK;
    }
    const unsigned concepts = ent_equilibrium_concepts(job->solution, job->today);
    ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "Today", NULL);
    ent_tree_text(page, ", ");
    ent_phrase_state(job, page, job->today);
    if (!ent_is_graph_form(job->dispute)) {
        ent_tree_text(page, ": ");
        ent_phrase_doings(job, page, job->today);
    }
    ent_tree_text(page, ". It ");
    if (concepts != 0) {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would hold", NULL);
        ent_tree_text(page, " ");
        ent_phrase_firmness(page, concepts);
    } else {
        ent_tree_word(page, ENT_TREE_STRONG, ENT_ROLE_PLAIN, "would not hold", NULL);
        ent_tree_text(page, ": ");
        ent_phrase_leavers(job, page, job->today);
    }
    ent_tree_text(page, ".");
    ENT_TRY(concepts == 0 ? put_departures(job, page)
                          : ent_summary_put_several(job, page, job->today));
    ENT_TRY(put_ends(job, page, concepts != 0));
    ent_phrase_end(page);
    return ENT_OK;
}

ent_status ent_section_summary(ent_section_job *job, ent_page *page)
{
    const ent_digest *digest = NULL;
    ENT_TRY(ent_material_digest(job->material, &digest));
    ENT_TRY(ent_summary_put_glance(job, page));
    put_counts(job, page, digest);
    ENT_TRY(put_unasked(job, page));
    ENT_TRY(put_today(job, page));
    ENT_TRY(ent_summary_put_first(job, page));
    ENT_TRY(ent_section_put_names(job, page, digest));
    return ent_summary_put_sureness(job, page);
}
