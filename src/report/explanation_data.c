/* SPDX-License-Identifier: MIT */
/* An explanation for programs. */
#include "diag/context.h"
#include "explain/tied.h"
#include "report/coalitions/several.h"
#include "report/data.h"
#include "report/explanation.h"
#include "report/head.h"
#include "report/words.h"
#include <entente/strength.h>

/* What else deters, and where the first step leads from the state itself. */
static void put_others(ent_writer *w, const ent_dispute *dispute, const ent_improvement *found)
{
    ent_json_key(w, "unprompted");
    if (found->unprompted == ENT_NO_STATE) {
        ent_json_null(w);
    } else {
        ent_json_count(w, found->unprompted + 1);
    }
    ent_json_key(w, "other_moves");
    ent_json_open(w, '{');
    for (size_t p = 0; found->others_of != NULL && p < ent_party_count(dispute); p++) {
        if (found->others_of[p] > 0) {
            ent_json_field_count(w, ent_party_id(dispute, p), found->others_of[p]);
        }
    }
    ent_json_close(w, '}');
}

static void put_improvement(ent_writer *w, const ent_dispute *dispute, const ent_improvement *found)
{
    ent_json_open(w, '{');
    ent_json_field_count(w, "to", found->to + 1);
    ent_json_statement(w, "gains_wish", found->reason);
    ent_json_concepts(w, "deterred", found->deterred);
    ent_json_key(w, "sanction");
    if (found->step_count == 0) {
        ent_json_null(w);
    } else {
        ent_json_open(w, '{');
        ent_json_field_text(w, "concept", ent_concept_key(found->by));
        ent_json_statement(w, "loses_wish", found->loss);
        ent_json_field_count(w, "ends", found->ends + 1);
        ent_json_key(w, "steps");
        ent_json_open(w, '[');
        for (size_t k = 0; k < found->step_count; k++) {
            ent_json_open(w, '{');
            ent_json_field_text(w, "party", ent_party_id(dispute, found->steps[k].party));
            ent_json_field_count(w, "from", found->steps[k].from + 1);
            ent_json_field_count(w, "to", found->steps[k].to + 1);
            ent_json_statement(w, "gains_wish", found->steps[k].gain);
            ent_json_close(w, '}');
        }
        ent_json_close(w, ']');
        ent_json_key(w, "feared_step");
        if (found->feared == found->step_count) {
            ent_json_null(w);
        } else {
            ent_json_count(w, found->feared + 1);
        }
        put_others(w, dispute, found);
        ent_json_close(w, '}');
    }
    ent_json_close(w, '}');
}

/* What its moves would cost a party that has no improvement. */
static void put_staying(ent_writer *w, const ent_stance *stance)
{
    ent_json_field_count(w, "moves", stance->move_count);
    ent_json_field_count(w, "equal_moves", stance->equal_count);
    ent_json_key(w, "nearest_equal");
    ent_json_open(w, '[');
    for (size_t k = 0; k < stance->equal_shown; k++) {
        ent_json_count(w, stance->equal[k] + 1);
    }
    ent_json_close(w, ']');
    ent_json_key(w, "costs");
    ent_json_open(w, '[');
    for (size_t k = 0; k < stance->cost_count; k++) {
        ent_json_open(w, '{');
        ent_json_statement(w, "loses_wish", stance->costs[k].loss);
        ent_json_field_count(w, "moves", stance->costs[k].moves);
        ent_json_field_count(w, "nearest", stance->costs[k].nearest + 1);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
    ent_json_key(w, "unmet");
    ent_json_open(w, '[');
    for (size_t k = 0; k < stance->unmet_count; k++) {
        ent_json_count(w, stance->unmet[k] + 1);
    }
    ent_json_close(w, ']');
    ent_json_key(w, "unmet_in_reach");
    ent_json_open(w, '[');
    for (size_t k = 0; k < stance->unmet_count; k++) {
        if (stance->in_reach[k]) {
            ent_json_count(w, stance->unmet[k] + 1);
        }
    }
    ent_json_close(w, ']');
}

/* What bars the values on one side of an option: why, and which rule. */
static void put_bar(ent_writer *w, const ent_fixed_side *side)
{
    static const char *const words[] = {"none", "direction", "rule", "perception"};
    ent_json_field_text(w, "because", words[side->why]);
    if (side->why == ENT_FIXED_RULE) {
        ent_json_field_count(w, "rule", side->rule + 1);
    }
}

static void put_side(ent_writer *w, const char *key, const ent_fixed_side *side)
{
    ent_json_key(w, key);
    if (side->why == ENT_FIXED_NONE) {
        ent_json_null(w);
        return;
    }
    ent_json_open(w, '{');
    put_bar(w, side);
    ent_json_close(w, '}');
}

/* Where its `moves` alone bar a change, and whether its party would make it. */
static void put_barred(ent_writer *w, const ent_fixed *fixed)
{
    ent_json_key(w, "barred");
    if (fixed->barred == ENT_NO_STATE) {
        ent_json_null(w);
        return;
    }
    ent_json_open(w, '{');
    ent_json_field_count(w, "state", fixed->barred + 1);
    ent_json_field_bool(w, "gains", fixed->tempting);
    ent_json_close(w, '}');
}

/* The options that no move of a party changes; first by what bars the values that its `moves` lead to, if any. */
static void put_fixed(ent_writer *w, const ent_dispute *dispute, const ent_stance *stance)
{
    ent_json_key(w, "fixed");
    ent_json_open(w, '[');
    for (size_t k = 0; k < stance->fixed_count; k++) {
        const ent_fixed *fixed = &stance->fixed[k];
        ent_json_open(w, '{');
        ent_json_field_text(w, "option", ent_option_at(dispute, fixed->option).id);
        put_bar(w, fixed->less.why <= ENT_FIXED_DIRECTION && fixed->more.why != ENT_FIXED_NONE
                       ? &fixed->more
                       : &fixed->less);
        put_side(w, "less", &fixed->less);
        put_side(w, "more", &fixed->more);
        put_barred(w, fixed);
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

/* What all that hold of the states that were asked for have, though not all of them have it, and today has not. */
static void put_tied(ent_writer *w, const ent_space *space, uint64_t state,
                     const ent_explanation_tied *tied)
{
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_json_field_text(w, "tied_under",
                        tied->options == NULL ? NULL : ent_concept_key(tied->concept));
    ent_json_key(w, "tied");
    ent_json_open(w, '{');
    for (size_t o = 0; tied->options != NULL && o < ent_option_count(dispute); o++) {
        if (tied->options[o]) {
            ent_json_field_text(w, ent_option_at(dispute, o).id, ent_words_value(space, state, o));
        }
    }
    ent_json_close(w, '}');
}

/* The concepts under which a state is strongly stable for a party. */
static unsigned strong_for(const ent_solution *solution, size_t party, uint64_t state)
{
    unsigned strong = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const bool decided = (ent_solution_concepts(solution) >> c & 1) != 0;
        strong |= decided && ent_strength_of(solution, c, party, state) == ENT_STRONGLY_STABLE
                      ? 1u << c
                      : 0;
    }
    return strong;
}

/* One party's part. */
static void put_stance(ent_writer *w, const ent_solution *solution,
                       const ent_explanation *explanation, size_t party)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    const ent_stance *stance = &explanation->stances[party];
    ent_json_key(w, ent_party_id(dispute, party));
    ent_json_open(w, '{');
    ent_json_concepts(w, "stable", stance->stable);
    if (ent_solution_tells_strength(solution)) {
        ent_json_concepts(w, "strongly_stable", strong_for(solution, party, explanation->state));
    }
    if (ent_has_misperceptions(dispute)) {
        ent_json_field_bool(w, "perceives", ent_perceives(solution, party, explanation->state));
    }
    ent_json_field_count(w, "improvement_count", stance->improvement_count);
    ent_json_key(w, "improvements");
    ent_json_open(w, '[');
    for (size_t i = 0; i < stance->shown_count; i++) {
        put_improvement(w, dispute, &stance->shown[i]);
    }
    ent_json_close(w, ']');
    if (stance->improvement_count == 0) {
        put_staying(w, stance);
    } else {
        ent_json_field_count(w, "undeterred", stance->open_count);
    }
    put_fixed(w, dispute, stance);
    ent_json_close(w, '}');
}

static void put_json(ent_writer *w, const ent_solution *solution,
                     const ent_explanation *explanation, const ent_explanation_tied *tied)
{
    const ent_space *space = ent_solution_space(solution);
    const ent_dispute *dispute = ent_space_dispute(space);
    ent_json_head(w, dispute);
    ent_json_state(w, space, explanation->state);
    ent_json_concepts(w, "concepts", ent_solution_concepts(solution));
    ent_json_field_bool(w, "sanction_by_return", ent_solution_counts_return(solution));
    ent_json_concepts(w, "equilibrium", explanation->equilibrium);
    put_tied(w, space, explanation->state, tied);
    ent_json_key(w, "several");
    if (explanation->several == NULL) {
        ent_json_null(w);
    } else {
        ent_json_several(w, explanation->several, explanation->state);
    }
    ent_json_key(w, "parties");
    ent_json_open(w, '{');
    for (size_t p = 0; p < explanation->party_count; p++) {
        put_stance(w, solution, explanation, p);
    }
    ent_json_close(w, '}');
    ent_json_key(w, "cited");
    ent_json_open(w, '{');
    for (ent_basis b = 0; b < ENT_BASIS_COUNT; b++) {
        ent_json_field_count(w, ent_basis_word(b), explanation->cited[b]);
    }
    ent_json_close(w, '}');
    ent_json_close(w, '}');
}

/* Finds what the states that were asked for are tied to; options NULL where they were not told, or none of them holds. */
static ent_status find_tied(ent_context *context, const ent_solution *solution,
                            const ent_explanation *explanation, ent_explanation_tied *out)
{
    const ent_space *space = ent_solution_space(solution);
    const ent_state_set *among = explanation->among;
    if (among == NULL || explanation->equilibrium == 0) {
        return ENT_OK;
    }
    const ent_tied_query query = {
        .solution = solution, .bits = among->bits, .held = explanation->state};
    out->options = ent_memory_new(&context->allocator, ent_option_count(ent_space_dispute(space)),
                                  sizeof *out->options);
    if (out->options == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->concept = ent_tied_concept(&query);
    out->holding = ent_tied_find(&query, out->options);
    return ENT_OK;
}

/* Whether the states that were asked for are of the space, and the explained one of them. */
static bool among_fits(const ent_explanation *explanation, const ent_space *space)
{
    const ent_state_set *among = explanation->among;
    return among == NULL || (among->state_count == ent_state_count(space) &&
                             ent_state_set_has(among, explanation->state));
}

ent_status ent_report_explanation(ent_context *context, const ent_solution *solution,
                                  const ent_explanation *explanation, ent_format format,
                                  const ent_sink *sink)
{
    if (context == NULL || solution == NULL || explanation == NULL || sink == NULL ||
        !ent_several_fits(explanation->several, ent_solution_space(solution)) ||
        !among_fits(explanation, ent_solution_space(solution))) {
        return ENT_ERROR_ARGUMENT;
    }
    if (format == ENT_FORMAT_CSV) {
        return ENT_ERROR_UNSUPPORTED;
    }
    ent_explanation_tied tied = {.options = NULL};
    ENT_TRY(find_tied(context, solution, explanation, &tied));
    ent_writer w;
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_JSON) {
        put_json(&w, solution, explanation, &tied);
    } else {
        ent_explanation_text(context, solution, explanation, &tied, &w);
    }
    ent_memory_free(&context->allocator, tied.options);
    return ent_writer_end(&w);
}
