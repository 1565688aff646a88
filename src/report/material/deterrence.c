/* SPDX-License-Identifier: MIT */
/*
 * Deterrence in words. For each temptation: what the party would do and why it would be better off, what the others
 * would answer and whether that pays for them, where it ends, and why the party likes that no better than the state.
 */
#include "report/material/deterrence.h"
#include "report/judged/answers.h"
#include "report/judged/staying.h"

#include "dispute/subject.h"
#include "report/material/bound.h"
#include "report/material/phrases.h"
#include <entente/strength.h>

enum { LOSSES = 3 };

/* Whether every kind of answer was asked for, so that "nobody can deter" may be said. */
static bool answers_all_asked(const ent_section_job *job)
{
    return (ent_solution_concepts(job->solution) >> ENT_GMR & 1) != 0 &&
           ent_solution_counts_return(job->solution);
}

/* Whether each step of the answer is worth it for the party that makes it. */
static bool answer_pays(const ent_improvement *found)
{
    return found->by == ENT_SEQ || found->by == ENT_SSEQ || found->by == ENT_SIM;
}

bool ent_phrase_contented(const ent_section_job *job, const ent_explanation *explanation,
                          size_t party)
{
    return explanation->stances[party].improvement_count == 0 &&
           ent_perceives(job->solution, party, explanation->state);
}

void ent_phrase_stance(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                       size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    ent_subject who = ent_party_subject(job->dispute, party);
    if (ent_phrase_is_moveless(job, explanation, party)) {
        ent_phrase_moveless(job, page, explanation, party);
        return;
    }
    ent_section_put_party(job, page, party);
    if (!ent_perceives(job->solution, party, explanation->state)) {
        ent_tree_text(page, ent_inflect(&who, " {stays: it does|stay: they do} not perceive this "
                                              "state, and {makes|make} no move from it."));
        return;
    }
    if (ent_phrase_contented(job, explanation, party)) {
        ent_tree_text(
            page,
            ent_inflect(&who, " {stays: no move of its own gives it anything that it wants|stay: "
                              "no move of their own gives them anything that they want} more."));
        return;
    }
    ent_tree_text(page, " could do better by ");
    ent_phrase_count(job, page, stance->improvement_count, "move", "different moves");
    ent_tree_text(page, ent_inflect(&who, " of {its|their} own"));
    if (stance->stable != 0) {
        ent_tree_text(page,
                      stance->improvement_count == 1
                          ? ent_inflect(&who, ", but {has|have} to reckon with an answer")
                          : ent_inflect(&who, ", but {has|have} to reckon with an answer to each"));
        ent_tree_text(page, ent_inflect(&who, ". {It stays|They stay} "));
        ent_phrase_firmness(page, stance->stable);
        ent_tree_text(page, ".");
    } else if (ent_solution_concepts(job->solution) == 1u << ENT_NASH) {
        ent_tree_text(page, ent_inflect(&who, ". {It leaves|They leave}."));
    } else if (!answers_all_asked(job)) {
        ent_tree_text(
            page,
            ent_inflect(
                &who,
                ", and no answer of the kinds looked at deters {it. It leaves|them. They leave}."));
    } else {
        ent_tree_text(
            page,
            ent_inflect(&who, stance->improvement_count == 1
                                  ? ", and nobody could deter {it. It leaves|them. They leave}."
                                  : ", and nobody could deter {it from all of them. It leaves|them "
                                    "from all of these. They leave}."));
    }
}

/* The wishes that moves of a contented party would break, as far as they were worked out, the most important first; returns
 * how many. */
static size_t find_losses(const ent_stance *stance, size_t losses[LOSSES])
{
    size_t found = 0;
    for (size_t k = 0; k < stance->cost_count && found < LOSSES; k++) {
        size_t at = found;
        if (stance->costs[k].loss == ENT_NO_STATEMENT) {
            continue;
        }
        for (; at > 0 && losses[at - 1] > stance->costs[k].loss; at--) {
            losses[at] = losses[at - 1];
        }
        losses[at] = stance->costs[k].loss;
        found++;
    }
    return found;
}

/* Whether more moves make a party worse off than those whose costs were worked out. */
static bool has_more_losses(const ent_stance *stance)
{
    uint64_t told = stance->equal_count;
    for (size_t k = 0; k < stance->cost_count; k++) {
        told += stance->costs[k].moves;
    }
    return told < stance->move_count;
}

void ent_phrase_keeping(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                        const int *contented)
{
    size_t parties = 0;
    for (size_t p = 0; p < explanation->party_count; p++) {
        size_t losses[LOSSES];
        const ent_stance *stance = &explanation->stances[p];
        const size_t count = contented[p] == 0 ? 0 : find_losses(stance, losses);
        for (size_t k = 0; k < count; k++) {
            if (k == 0) {
                ent_tree_text(page,
                              parties++ == 0 ? " What such a move would break: of " : "; of ");
                ent_section_put_party(job, page, p);
            }
            ent_tree_text(page, k == 0 ? " " : " or ");
            ent_phrase_wish(job, page, p, losses[k]);
        }
        ent_tree_text(page, count > 0 && has_more_losses(stance) ? " or another" : "");
    }
    ent_tree_text(page, parties > 0 ? "." : "");
}

/* Where a state stands in a party's order, the best being place 1. */
static unsigned place_of(const ent_section_job *job, size_t party, uint64_t state)
{
    return ent_level_count(job->solution, party) - ent_level(job->solution, party, state);
}

/* Why a step of an answer pays for its party. */
static void put_reason(ent_section_job *job, ent_page *page, size_t party, size_t statement)
{
    if (statement == ENT_NO_STATEMENT) {
        ent_subject who = ent_party_subject(job->dispute, party);
        ent_tree_text(page, ent_inflect(&who, "it stands higher in {its|their} order"));
    } else {
        ent_tree_text(page, "it meets ");
        ent_phrase_wish(job, page, party, statement);
    }
}

static void put_departure(ent_section_job *job, ent_page *page, uint64_t state, size_t party,
                          const ent_improvement *found)
{
    ent_subject who = ent_party_subject(job->dispute, party);
    ent_tree_text(page, " ");
    ent_phrase_move(job, page, party, state, found->to);
    ent_tree_text(page, ", leading to ");
    ent_phrase_state(job, page, found->to);
    ent_tree_text(page, ": ");
    if (found->reason == ENT_NO_STATEMENT) {
        ent_tree_format(page, ent_inflect(&who, "place %u in {its|their} order, against place %u"),
                        place_of(job, party, found->to), place_of(job, party, state));
    } else {
        ent_tree_text(page, "that meets ");
        ent_phrase_wish(job, page, party, found->reason);
    }
    ent_tree_text(page, ".");
}

static void put_steps(ent_section_job *job, ent_page *page, const ent_improvement *found)
{
    for (size_t k = 0; k < found->step_count; k++) {
        const ent_step *step = &found->steps[k];
        ent_tree_text(page, k > 0                  ? ", and then "
                            : found->by == ENT_SIM ? " But if at the same time "
                                                   : " But then ");
        ent_section_put_party(job, page, step->party);
        ent_tree_text(page, " ");
        ent_phrase_move(job, page, step->party, step->from, step->to);
        if (answer_pays(found)) {
            ent_subject who = ent_party_subject(job->dispute, step->party);
            ent_tree_text(page, ent_inflect(&who, ", which is better for {it|them}: "));
            put_reason(job, page, step->party, step->gain);
        }
    }
    ent_tree_text(page, ".");
}

static void put_end(ent_section_job *job, ent_page *page, uint64_t state, size_t party,
                    const ent_improvement *found)
{
    const uint64_t last = found->ends;
    ent_subject who = ent_party_subject(job->dispute, party);
    if (last == state) {
        ent_tree_text(page, " That leads back here, with nothing gained.");
        return;
    }
    ent_tree_text(page, " That ends in ");
    ent_phrase_state(job, page, last);
    ent_tree_text(page, ", which ");
    ent_section_put_party(job, page, party);
    if (ent_level(job->solution, party, last) == ent_level(job->solution, party, state)) {
        ent_tree_text(page, ent_inflect(&who, " {likes|like} no better than this."));
        return;
    }
    ent_tree_text(page, ent_inflect(&who, ent_much_better(job->solution, party, state, last)
                                              ? " {likes|like} far less than this: "
                                              : " {likes|like} less than this: "));
    if (found->loss == ENT_NO_STATEMENT) {
        ent_tree_format(page, ent_inflect(&who, "place %u in {its|their} order, against place %u"),
                        place_of(job, party, last), place_of(job, party, state));
    } else {
        ent_tree_text(page, "it breaks ");
        ent_phrase_wish(job, page, party, found->loss);
    }
    ent_tree_text(page, ".");
}

/* Whether the party could still gain once the answer was given. */
static void put_further(ent_section_job *job, ent_page *page, size_t party, bool gains)
{
    ent_text_add(&job->text, " ");
    ent_words_further(&job->text, job->dispute, party, gains);
    ent_section_text(job, page);
}

/* Whether the answer pays, and whether a further move could still bring a gain; what the concepts asked leave open is not said. */
static void put_quality(ent_section_job *job, ent_page *page, size_t party,
                        const ent_improvement *found)
{
    const unsigned asked = ent_solution_concepts(job->solution);
    const bool pays = answer_pays(found);
    if (found->by == ENT_SIM) {
        return;
    }
    if (!pays && (asked & (1u << ENT_SEQ | 1u << ENT_SSEQ)) != 0) {
        ent_tree_text(page, " No answer that pays for those who give it would do: this one is a "
                            "threat.");
    }
    if (found->by == ENT_SMR || found->by == ENT_SSEQ) {
        put_further(job, page, party, false);
    } else if ((asked >> (pays ? ENT_SSEQ : ENT_SMR) & 1) != 0) {
        put_further(job, page, party, true);
    }
    if (found->by == ENT_SEQ && (found->deterred >> ENT_SMR & 1) != 0) {
        ent_tree_text(page,
                      " Another answer, whether or not it pays, could not be turned into a gain by "
                      "a further move.");
    }
    ent_words_feared(&job->text, job->solution, found);
    if (job->text.length > 0) {
        ent_tree_text(page, " ");
        ent_section_text(job, page);
        ent_tree_text(page, ".");
    }
}

/* Whether the answer would be a gain to its party even if nobody had left. */
static void put_unprompted(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                           const ent_improvement *found)
{
    unsigned deterred = 0;
    if (!ent_words_unprompted(&job->text, job->dispute, explanation, found)) {
        return;
    }
    const bool known = ent_unprompted_known(explanation, found, &deterred);
    ent_subject who = ent_party_subject(job->dispute, found->steps[0].party);
    ent_tree_text(page, " ");
    ent_section_text(job, page);
    if (deterred != 0) {
        ent_tree_text(page, ent_inflect(&who, ", but {is|are} deterred from that "));
        ent_phrase_firmness(page, deterred);
    }
    ent_tree_text(page, known && deterred == 0 ? ", and may do so unprompted." : ".");
}

/* What else deters. */
static void put_others(ent_section_job *job, ent_page *page, const ent_improvement *found)
{
    ent_words_others(&job->text, job->space, found, NULL);
    if (job->text.length > 0) {
        ent_tree_text(page, " ");
        ent_section_text(job, page);
    }
}

void ent_phrase_temptation(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                           size_t party, const ent_improvement *found)
{
    ent_subject who = ent_party_subject(job->dispute, party);
    put_departure(job, page, explanation->state, party, found);
    if (found->step_count > 0) {
        put_steps(job, page, found);
        put_end(job, page, explanation->state, party, found);
        put_quality(job, page, party, found);
        put_unprompted(job, page, explanation, found);
        put_others(job, page, found);
    } else if (ent_solution_concepts(job->solution) == 1u << ENT_NASH) {
        ent_tree_text(page, " Answers of the others were not looked at.");
    } else {
        ent_tree_text(
            page, ent_inflect(&who, answers_all_asked(job)
                                        ? " Whatever the others do, {it ends|they end} better off."
                                        : " No answer of the kinds looked at deters {it|them}."));
    }
}

void ent_phrase_liked(ent_section_job *job, ent_page *page, const ent_explanation *explanation,
                      size_t party)
{
    const ent_stance *stance = &explanation->stances[party];
    ent_subject who = ent_party_subject(job->dispute, party);
    if (stance->shown_count == 0 || ent_level(job->solution, party, stance->liked) ==
                                        ent_level(job->solution, party, stance->shown[0].to)) {
        return;
    }
    ent_tree_text(page, ent_inflect(&who, " {It|They} would be best off if {it|they} "));
    ent_phrase_move(job, page, party, explanation->state, stance->liked);
    ent_tree_text(page, ", leading to ");
    ent_phrase_state(job, page, stance->liked);
    ent_tree_text(page, ent_inflect(&who, ", but {is|are} easier to deter from that."));
}
