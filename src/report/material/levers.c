/* SPDX-License-Identifier: MIT */
/*
 * Levers of a page: the search for the least change by which the state that sections about one state are about would hold no
 * more, or would hold; and what is told of it beside readings, in which wishes change places with neighbours alone.
 *
 * Of a state that holds it is asked under the strictest concept under which it does, of another under SEQ, or where that is not
 * decided under the strictest that is.
 */
#include "diag/context.h"
#include "dispute/model.h"
#include "dispute/subject.h"
#include "report/material/inside.h"
#include "report/material/phrases.h"
#include "stability/concepts.h"

#include <string.h>

enum {
    MOST_SIZE = 1 << 19
}; /* states times parties: what a search prepares takes some seconds then */

/* The concept to ask under; false when there is none that a search knows. */
static bool choose_concept(const ent_material *m, uint64_t state, ent_concept *out)
{
    const unsigned asked = ent_solution_concepts(m->solution) & ~(1u << ENT_SIM);
    *out = ENT_SEQ;
    if (ent_phrase_telling(ent_equilibrium_concepts(m->solution, state), out)) {
        return true;
    }
    for (size_t k = 0; k < ENT_CONCEPT_COUNT && (asked >> *out & 1) == 0; k++) {
        *out = ent_strictest[k];
    }
    return asked != 0;
}

/* Searches; messages that tell of unsure wishes alone are taken back, as the page tells of them elsewhere. */
static ent_status search(ent_material *m, const ent_leverage_options *options)
{
    const size_t before = m->context->diagnostic_count;
    ENT_TRY(ent_leverage_new(m->context, m->space, options, &m->levers));
    m->context->diagnostic_count = before;
    return ENT_OK;
}

ent_status ent_material_levers(ent_material *material, ent_untried *untried,
                               const ent_leverage **out)
{
    ent_material *m = material;
    ent_leverage_options options;
    ent_leverage_defaults(&options);
    const ent_status found = ent_material_state(m, &options.state);
    *untried = found == ENT_ERROR_NOT_FOUND ? ENT_UNTRIED_NOTHING : ENT_UNTRIED_NOT;
    *out = m->levers;
    if (found != ENT_OK || m->levers != NULL) {
        return found == ENT_ERROR_NOT_FOUND ? ENT_OK : found;
    }
    if (ent_state_count(m->space) > MOST_SIZE / ent_party_count(m->dispute)) {
        *untried = ENT_UNTRIED_LARGE;
        return ENT_OK;
    }
    if (!choose_concept(m, options.state, &options.concept)) {
        return ENT_ERROR_UNSUPPORTED;
    }
    options.breaks = ent_is_equilibrium(m->solution, options.concept, options.state);
    options.max_tries = m->options->max_tries;
    options.most = ENT_MOST_LEVERS_SHOWN;
    ENT_TRY(search(m, &options));
    *out = m->levers;
    return ENT_OK;
}

void ent_phrase_moved(ent_section_job *job, ent_page *page, const ent_edit *edit)
{
    ent_subject who = ent_party_subject(job->dispute, edit->party);
    ent_section_put_party(job, page, edit->party);
    ent_tree_text(page, ent_inflect(&who, " {puts|put} "));
    ent_phrase_wish(job, page, edit->party, edit->statement);
    ent_tree_format(page, ent_inflect(&who, " in place %zu of {its|their} wishes"), edit->rank + 1);
}

/* Whether a change is that of one wish to a place that is not beside its own. */
static bool moves_far(const ent_lever *lever)
{
    const ent_edit *edit = lever->edits;
    return lever->edit_count == 1 && edit->kind == ENT_EDIT_MOVE &&
           (edit->rank > edit->statement ? edit->rank - edit->statement
                                         : edit->statement - edit->rank) > 1;
}

/* The letter of a state that is shown, or in graph form its title, or today's; else the state. */
static ent_status put_short(ent_section_job *job, ent_page *page, uint64_t state)
{
    const ent_shown *shown = NULL;
    size_t count = 0;
    ENT_TRY(ent_material_shown(job->material, &shown, &count));
    for (size_t k = 0; k < count; k++) {
        if (shown[k].standing.state == state && shown[k].why == ENT_SHOWN_TODAY) {
            ent_tree_text(page, "today's state");
            return ENT_OK;
        }
        if (shown[k].standing.state == state) {
            ent_tree_format(page, "%.*s", (int)strcspn(shown[k].title, ":"), shown[k].title);
            return ENT_OK;
        }
    }
    ent_phrase_state(job, page, state);
    return ENT_OK;
}

/* Whether some party has two wishes in an order, so that one can be moved. */
static bool can_move(const ent_section_job *job)
{
    bool can = false;
    for (size_t p = 0; p < ent_party_count(job->dispute); p++) {
        can = can || (job->dispute->parties[p].order == ENT_ORDER_STATEMENTS &&
                      ent_statement_count(job->dispute, p) > 1);
    }
    return can;
}

/* What moving one wish anywhere does to the state that was asked about, as far as the search tells. */
static ent_status put_moves(ent_section_job *job, ent_page *page, const ent_leverage *levers)
{
    const ent_leverage_options *asked = ent_leverage_asked(levers);
    const ent_leverage_facts facts = ent_leverage_found(levers);
    const uint32_t cost = asked->costs[ENT_EDIT_MOVE];
    if (!asked->breaks || !can_move(job)) {
        return ENT_OK;
    }
    for (size_t k = 0; k < facts.kept; k++) {
        if (facts.cost <= cost && moves_far(&facts.levers[k])) {
            ent_tree_text(page, "; moved further, one wish alone can end ");
            ENT_TRY(put_short(job, page, asked->state));
            ent_tree_text(page, facts.counted ? ": " : ": at least ");
            ent_phrase_count(job, page, facts.lever_count, "change as small does it",
                             "changes as small do it");
            ent_tree_text(page, ", such as that ");
            ent_phrase_moved(job, page, facts.levers[k].edits);
            return ENT_OK;
        }
    }
    if (facts.end == ENT_LEVERAGE_NONE || (facts.end == ENT_LEVERAGE_FOUND && facts.cost > cost) ||
        (facts.end == ENT_LEVERAGE_STOPPED && facts.tried_to >= cost)) {
        ent_tree_text(page, "; yet no wish alone, moved to any other place, ends ");
        ENT_TRY(put_short(job, page, asked->state));
    }
    return ENT_OK;
}

ent_status ent_phrase_further(ent_section_job *job, ent_page *page)
{
    const size_t before = job->context->diagnostic_count;
    const uint64_t errors = job->context->error_count;
    const ent_leverage *levers = NULL;
    ent_untried untried = ENT_UNTRIED_ASKED;
    const ent_status status =
        job->brief ? ent_material_levers(job->material, &untried, &levers) : ENT_OK;
    if (status == ENT_ERROR_LIMIT || status == ENT_ERROR_UNSUPPORTED) {
        job->context->diagnostic_count = before; /* the section of levers says why */
        job->context->error_count = errors;
    } else {
        ENT_TRY(status);
    }
    ent_tree_text(page, " Only neighbours change places here");
    ENT_TRY(levers == NULL ? ENT_OK : put_moves(job, page, levers));
    ent_tree_text(page, ".");
    return ENT_OK;
}
