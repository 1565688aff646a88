/* SPDX-License-Identifier: MIT */
/*
 * A solution for programs.
 *
 * JSON: the parties, options and states, then per concept and party the numbers of the stable states,
 * and per concept those of the equilibria, and of those that are so strongly where that is told; with a
 * summary, counts stand in place of the lists. CSV: a row a state, 1 or 0 (or strong, weak, no) in a column for
 * each concept and each concept and party.
 */
#include "report/coalitions/several.h"
#include "report/data.h"
#include "report/head.h"
#include "report/solution.h"
#include "report/words.h"
#include <entente/strength.h>

/* Streams the states with a property as a list of numbers, or their count. */
typedef struct query {
    const ent_solution *solution;
    const ent_solution_view *view;
    ent_concept concept;
    bool equilibrium, strong, several;
    size_t party;
} query;

static bool holds(const query *q, uint64_t state)
{
    if (q->several) {
        return ent_equilibrium_concepts(q->solution, state) != 0 &&
               ent_is_coalition_equilibrium(q->view->several, q->concept, state);
    }
    if (q->strong) {
        return (q->equilibrium ? ent_equilibrium_strength(q->solution, q->concept, state)
                               : ent_strength_of(q->solution, q->concept, q->party, state)) ==
               ENT_STRONGLY_STABLE;
    }
    return q->equilibrium ? ent_is_equilibrium(q->solution, q->concept, state)
                          : ent_is_stable(q->solution, q->concept, q->party, state);
}

static bool shown(const ent_solution_view *view, uint64_t state)
{
    return view->where == NULL || ent_state_set_has(view->where, state);
}

static void put_members(ent_writer *w, const query *q)
{
    const uint64_t count = ent_state_count(ent_solution_space(q->solution));
    const bool listed = q->view->lists;
    uint64_t total = 0;
    if (listed) {
        ent_json_open(w, '[');
    }
    for (uint64_t s = 0; s < count; s++) {
        if (shown(q->view, s) && holds(q, s)) {
            total++;
            if (listed) {
                ent_json_count(w, s + 1);
            }
        }
    }
    if (listed) {
        ent_json_close(w, ']');
    } else {
        ent_json_count(w, total);
    }
}

/* Opens the answer, and puts parties and options. */
static void put_names(ent_writer *w, const ent_dispute *dispute)
{
    ent_json_head(w, dispute);
    ent_json_key(w, "parties");
    ent_json_open(w, '[');
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        ent_json_text(w, ent_party_id(dispute, p));
    }
    ent_json_close(w, ']');
    ent_json_key(w, "options");
    ent_json_open(w, '[');
    for (size_t o = 0; o < ent_option_count(dispute); o++) {
        const ent_option_view option = ent_option_at(dispute, o);
        ent_json_open(w, '{');
        ent_json_field_text(w, "id", option.id);
        ent_json_field_text(w, "party", ent_party_id(dispute, option.party));
        ent_json_key(w, "values");
        ent_json_open(w, '[');
        for (size_t v = 0; v < option.value_count; v++) {
            ent_json_text(w, ent_option_value(dispute, o, v));
        }
        ent_json_close(w, ']');
        ent_json_close(w, '}');
    }
    ent_json_close(w, ']');
}

static void put_states(ent_writer *w, const ent_space *space, const ent_solution_view *view)
{
    uint64_t today = 0;
    ent_json_key(w, "states");
    ent_json_open(w, '{');
    ent_json_field_count(w, "count", ent_state_count(space));
    ent_json_key(w, "today");
    if (ent_state_today(space, &today) == ENT_OK) {
        ent_json_count(w, today + 1);
    } else {
        ent_json_null(w);
    }
    if (view->lists) {
        ent_json_key(w, "list");
        ent_json_open(w, '[');
        for (uint64_t s = 0; s < ent_state_count(space); s++) {
            if (shown(view, s)) {
                ent_json_open(w, '{');
                ent_json_state(w, space, s);
                ent_json_close(w, '}');
            }
        }
        ent_json_close(w, ']');
    }
    ent_json_close(w, '}');
}

/* The states that each party does not perceive, where the file names some. */
static void put_perception(ent_writer *w, const ent_solution *solution,
                           const ent_solution_view *view)
{
    const ent_space *space = ent_solution_space(solution);
    const ent_dispute *dispute = ent_space_dispute(space);
    if (!ent_has_misperceptions(dispute)) {
        return;
    }
    ent_json_key(w, "unperceived");
    ent_json_open(w, '{');
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        ent_json_key(w, ent_party_id(dispute, p));
        ent_json_open(w, '[');
        for (uint64_t s = 0; s < ent_state_count(space); s++) {
            if (shown(view, s) && !ent_perceives(solution, p, s)) {
                ent_json_count(w, s + 1);
            }
        }
        ent_json_close(w, ']');
    }
    ent_json_close(w, '}');
    ent_json_field_bool(w, "blind_others", ent_solution_blinds_others(solution));
}

/* The states that are stable, or strongly so, for each party for which a concept is decided. */
static void put_stable(ent_writer *w, const ent_solution *solution, const ent_solution_view *view,
                       ent_concept concept, bool strong)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    ent_json_key(w, ent_concept_key(concept));
    ent_json_open(w, '{');
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        if ((!view->one_party || view->party == p) && ent_party_decided(solution, concept, p)) {
            const query q = {.solution = solution,
                             .view = view,
                             .concept = concept,
                             .strong = strong,
                             .party = p};
            ent_json_key(w, ent_party_id(dispute, p));
            put_members(w, &q);
        }
    }
    ent_json_close(w, '}');
}

/* The concepts that are not decided for all parties. */
static void put_undecided(ent_writer *w, const ent_solution *solution,
                          const ent_solution_view *view)
{
    ent_json_key(w, "undecided");
    ent_json_open(w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_undecided(solution) >> c & 1) != 0) {
            put_stable(w, solution, view, c, false);
        }
    }
    ent_json_close(w, '}');
}

/* Of the concepts that know strength: what is stable strongly, for each party or for all. */
static void put_strong(ent_writer *w, const ent_solution *solution, const ent_solution_view *view,
                       bool equilibria)
{
    ent_json_key(w, equilibria ? "strong_equilibria" : "strongly_stable");
    ent_json_open(w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(solution) >> c & 1) == 0 || c == ENT_NASH || c == ENT_SIM) {
            continue;
        }
        if (equilibria) {
            const query q = {.solution = solution,
                             .view = view,
                             .concept = c,
                             .equilibrium = true,
                             .strong = true};
            ent_json_key(w, ent_concept_key(c));
            put_members(w, &q);
        } else {
            put_stable(w, solution, view, c, true);
        }
    }
    ent_json_close(w, '}');
}

static void put_concepts(ent_writer *w, const ent_solution *solution, const ent_solution_view *view)
{
    const unsigned concepts = ent_solution_concepts(solution);
    ent_json_key(w, "stable");
    ent_json_open(w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            put_stable(w, solution, view, c, false);
        }
    }
    ent_json_close(w, '}');
    ent_json_key(w, "equilibria");
    ent_json_open(w, '{');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            const query q = {.solution = solution, .view = view, .concept = c, .equilibrium = true};
            ent_json_key(w, ent_concept_key(c));
            put_members(w, &q);
        }
    }
    ent_json_close(w, '}');
    if (ent_solution_tells_strength(solution)) {
        put_strong(w, solution, view, false);
        put_strong(w, solution, view, true);
    }
}

/* The equilibria that no set of several parties could leave for something better, or only where others could deter it. */
static void put_several(ent_writer *w, const ent_solution *solution, const ent_solution_view *view)
{
    static const ent_concept asked[] = {ENT_NASH, ENT_GMR};
    uint64_t today = 0;
    ent_json_key(w, "several");
    if (view->several == NULL) {
        ent_json_null(w);
        return;
    }
    ent_json_open(w, '{');
    ent_json_field_count(w, "examined", ent_coalition_count(view->several));
    ent_json_key(w, "equilibria");
    ent_json_open(w, '{');
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        const query q = {.solution = solution,
                         .view = view,
                         .concept = asked[k],
                         .equilibrium = true,
                         .several = true};
        ent_json_key(w, ent_concept_key(asked[k]));
        put_members(w, &q);
    }
    ent_json_close(w, '}');
    if (ent_state_today(ent_solution_space(solution), &today) == ENT_OK) {
        ent_json_key(w, "today");
        ent_json_several(w, view->several, today);
    }
    ent_json_close(w, '}');
}

static void put_json(ent_writer *w, const ent_solution *solution, const ent_solution_view *view)
{
    const ent_space *space = ent_solution_space(solution);
    put_names(w, ent_space_dispute(space));
    put_states(w, space, view);
    ent_json_key(w, "concepts");
    ent_json_open(w, '[');
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(solution) >> c & 1) != 0) {
            ent_json_text(w, ent_concept_key(c));
        }
    }
    ent_json_close(w, ']');
    ent_json_field_bool(w, "sanction_by_return", ent_solution_counts_return(solution));
    put_perception(w, solution, view);
    put_concepts(w, solution, view);
    put_several(w, solution, view);
    ent_json_field_bool(w, "partial", ent_solution_undecided(solution) != 0);
    if (ent_solution_undecided(solution) != 0) {
        put_undecided(w, solution, view);
    }
    ent_json_close(w, '}');
}

static void put_csv_header(ent_writer *w, const ent_solution *solution,
                           const ent_solution_view *view)
{
    const ent_dispute *dispute = ent_space_dispute(ent_solution_space(solution));
    ent_csv_state_header(w, dispute);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(solution) >> c & 1) == 0) {
            continue;
        }
        ent_csv_field(w, false, ent_concept_key(c));
        for (size_t p = 0; p < ent_party_count(dispute); p++) {
            if (!view->one_party || view->party == p) {
                ent_put_format(w, ",%s_%s", ent_concept_key(c), ent_party_id(dispute, p));
            }
        }
    }
    ent_put(w, "\n");
}

static void put_verdict(ent_writer *w, const ent_solution *solution, ent_concept concept,
                        ent_stability found)
{
    const bool told =
        ent_solution_tells_strength(solution) && concept != ENT_NASH && concept != ENT_SIM;
    ent_csv_field(w, false, ent_words_stability(found, told));
}

static void put_csv_row(ent_writer *w, const ent_solution *solution, const ent_solution_view *view,
                        uint64_t state)
{
    const size_t parties = ent_party_count(ent_space_dispute(ent_solution_space(solution)));
    ent_csv_state(w, ent_solution_space(solution), state);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((ent_solution_concepts(solution) >> c & 1) == 0) {
            continue;
        }
        put_verdict(w, solution, c, ent_equilibrium_strength(solution, c, state));
        for (size_t p = 0; p < parties; p++) {
            if (!view->one_party || view->party == p) {
                put_verdict(w, solution, c, ent_strength_of(solution, c, p, state));
            }
        }
    }
    ent_put(w, "\n");
}

static void put_csv(ent_writer *w, const ent_solution *solution, const ent_solution_view *view)
{
    const uint64_t count = ent_state_count(ent_solution_space(solution));
    put_csv_header(w, solution, view);
    for (uint64_t s = 0; s < count; s++) {
        if (shown(view, s)) {
            put_csv_row(w, solution, view, s);
        }
    }
}

ent_status ent_report_solution(ent_context *context, const ent_solution *solution,
                               const ent_solution_view *view, ent_format format,
                               const ent_sink *sink)
{
    if (context == NULL || solution == NULL || view == NULL || sink == NULL ||
        view->size != sizeof *view ||
        !ent_several_fits(view->several, ent_solution_space(solution))) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_writer w;
    ent_writer_init(&w, context, sink);
    if (format == ENT_FORMAT_JSON) {
        put_json(&w, solution, view);
    } else if (format == ENT_FORMAT_CSV) {
        put_csv(&w, solution, view);
    } else {
        ent_solution_text(context, solution, view, &w);
    }
    return ent_writer_end(&w);
}
