/* SPDX-License-Identifier: MIT */
/*
 * Solving: for each party and concept, the value by which a sanction is judged, one flood, one pass (concepts.c).
 */
#include "stability/solution.h"

#include "diag/diagnostic.h"
#include "dispute/degrees.h"
#include "preference/gaps.h"
#include "stability/behaviour/perception.h"
#include "stability/decide.h"
#include "stability/simultaneous.h"
#include <entente/strength.h>

#include <string.h>

bool ent_solution_floods_for(const ent_solution *solution, ent_concept concept)
{
    return (solution->floods_for >> concept & 1) != 0 && ent_concept_rule_of(concept).sanctioned;
}

ent_floods ent_floods_for(const ent_graph *graph, unsigned concepts, size_t party,
                          const uint32_t *best)
{
    const ent_levels *levels = &graph->movers[party].levels;
    ent_floods floods = {.party = party};
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0 && ent_concept_rule_of(c).sanctioned) {
            floods.flood[floods.count++] =
                (ent_flood){.value = ent_concept_rule_of(c).no_escape ? best : levels->of,
                            .bound = levels->count,
                            .improvements_only = ent_concept_rule_of(c).improvements_only};
        }
    }
    return floods;
}

ent_floods ent_solution_floods(const ent_solution *solution, size_t party, const uint32_t *best)
{
    return ent_floods_for(&solution->graph, solution->floods_for, party, best);
}

size_t ent_solution_flood_of(const ent_solution *solution, ent_concept concept)
{
    size_t before = 0;
    for (ent_concept c = 0; c < concept; c++) {
        before += ent_solution_floods_for(solution, c);
    }
    return before;
}

static uint64_t *stable_set(const ent_solution *solution, ent_concept concept, size_t party)
{
    return solution->stable[concept] + party * solution->words;
}

static ent_status decide_nash(ent_context *context, ent_solution *solution, size_t party,
                              uint32_t *best)
{
    ENT_TRY(ent_graph_best(context, &solution->graph, party, best));
    ent_decide_nash(&solution->graph, party, best, stable_set(solution, ENT_NASH, party));
    solution->decided[ENT_NASH]++;
    return ENT_OK;
}

/* Decides all concepts with sanctions for a party. */
static ent_status decide_sanctioned(ent_context *context, ent_solution *solution, size_t party,
                                    uint32_t *best)
{
    const ent_graph *graph = ent_solution_graph(solution, party);
    uint64_t *sets[2 * ENT_CONCEPT_COUNT];
    ent_sanctions sanctions;
    ENT_TRY(ent_graph_best(context, graph, party, best));
    const ent_floods floods = ent_solution_floods(solution, party, best);
    ENT_TRY(ent_sanctions_new(graph, floods.count, solution->no_return, &sanctions));
    ent_status status = ent_flood_run(context, graph, &floods, &sanctions);
    for (ent_concept c = 0, f = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (ent_solution_floods_for(solution, c)) {
            sets[f] = stable_set(solution, c, party);
            sets[floods.count + f] =
                solution->strength ? solution->strong[c] + party * solution->words : NULL;
            f++;
        }
    }
    if (status == ENT_OK) {
        status = ent_decide(context, graph, party, &sanctions, sets);
    }
    for (ent_concept c = 0; status == ENT_OK && c < ENT_CONCEPT_COUNT; c++) {
        solution->decided[c] += ent_solution_floods_for(solution, c);
    }
    ent_sanctions_free(&sanctions);
    return status;
}

/* Cheap concepts first, for all parties, so that stopping early leaves something whole. */
static ent_status decide_all(ent_context *context, ent_solution *solution, uint32_t *best)
{
    const size_t parties = solution->graph.party_count;
    bool sanctioned = false;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        sanctioned = sanctioned || ent_solution_floods_for(solution, c);
    }
    for (size_t p = 0; (solution->asked >> ENT_NASH & 1) != 0 && p < parties; p++) {
        ENT_TRY(decide_nash(context, solution, p, best));
    }
    for (size_t p = 0; sanctioned && p < parties; p++) {
        ENT_TRY(decide_sanctioned(context, solution, p, best));
    }
    for (size_t p = 0; (solution->asked >> ENT_SIM & 1) != 0 && p < parties; p++) {
        ENT_TRY(ent_simultaneous_decide(context, ent_solution_graph(solution, p), p,
                                        stable_set(solution, ENT_SIM, p)));
        solution->decided[ENT_SIM]++;
    }
    return ENT_OK;
}

/* The states in the sets of all parties. */
static void intersect_sets(const ent_solution *solution, const uint64_t *sets, uint64_t *out)
{
    memcpy(out, sets, solution->words * sizeof *out);
    for (size_t p = 1; p < solution->graph.party_count; p++) {
        for (size_t w = 0; w < solution->words; w++) {
            out[w] &= sets[p * solution->words + w];
        }
    }
}

/* An equilibrium is stable for all. */
static void intersect(ent_solution *solution)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (solution->stable[c] == NULL || solution->decided[c] < solution->graph.party_count) {
            continue;
        }
        intersect_sets(solution, solution->stable[c], solution->equilibria[c]);
        if (solution->strong[c] != NULL) {
            intersect_sets(solution, solution->strong[c], solution->strong_equilibria[c]);
        }
        solution->concepts |= 1u << c;
    }
}

/* A set for each party and one for all of them. */
static ent_status new_pair(ent_solution *solution, uint64_t **each, uint64_t **all)
{
    const ent_allocator *allocator = &solution->allocator;
    *each =
        ent_memory_zero(allocator, solution->graph.party_count * solution->words, sizeof(uint64_t));
    *all = ent_memory_zero(allocator, solution->words, sizeof(uint64_t));
    return *each == NULL || *all == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

static ent_status new_sets(ent_solution *solution)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((solution->asked >> c & 1) != 0) {
            ENT_TRY(new_pair(solution, &solution->stable[c], &solution->equilibria[c]));
        }
        if ((solution->asked >> c & 1) != 0 && solution->strength &&
            ent_concept_rule_of(c).sanctioned) {
            ENT_TRY(new_pair(solution, &solution->strong[c], &solution->strong_equilibria[c]));
        }
    }
    return ENT_OK;
}

/* Finds for each party what is far below what. */
static ent_status find_gaps(ent_context *context, ent_solution *solution)
{
    for (size_t p = 0; solution->strength && p < solution->graph.party_count; p++) {
        ent_mover *mover = &solution->graph.movers[p];
        ENT_TRY(ent_gaps_new(context, solution->space, &solution->space->dispute->parties[p],
                             &mover->levels, &mover->far));
    }
    return ENT_OK;
}

/* The graphs of parties that disregard what others do in states that they do not perceive. */
static ent_status new_views(ent_solution *solution)
{
    const size_t parties = solution->graph.party_count;
    if (!solution->blind) {
        return ENT_OK;
    }
    solution->views = ent_memory_zero(&solution->allocator, parties, sizeof *solution->views);
    if (solution->views == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        if (solution->graph.movers[p].unseen != NULL) {
            ENT_TRY(ent_view_new(&solution->graph, p, &solution->views[p]));
        }
    }
    return ENT_OK;
}

static ent_status solve(ent_context *context, ent_solution *solution)
{
    const ent_allocator *allocator = &solution->allocator;
    ENT_TRY(ent_graph_new(context, allocator, solution->space, &solution->graph));
    ENT_TRY(find_gaps(context, solution));
    ENT_TRY(new_views(solution));
    ENT_TRY(new_sets(solution));
    uint32_t *best = ent_memory_new(allocator, solution->space->count, sizeof *best);
    const ent_status status = best == NULL ? ENT_ERROR_MEMORY : decide_all(context, solution, best);
    ent_memory_free(allocator, best);
    intersect(solution);
    solution->floods_for = solution->concepts; /* what is explained later */
    const bool keep = solution->keep_partial && solution->concepts != 0;
    return status == ENT_ERROR_CANCELLED && keep ? ENT_OK : status;
}

/* Says which of the things asked for mean nothing here: SIM is left out, or refused when it stands alone;
 * leaving out returns changes nothing in option form. */
static ent_status settle_options(ent_context *context, const ent_space *space,
                                 ent_solution_options *options)
{
    const bool simultaneous = ent_simultaneous_defined(space);
    if ((options->concepts >> ENT_SIM & 1) != 0 && !simultaneous) {
        options->concepts &= ~(1u << ENT_SIM);
        if (options->concepts == 0) {
            ENT_TRY(ent_issue_plain(context, ENT_KIND_SIM_ALONE, "SIM is not defined here"));
            return ENT_ERROR_UNSUPPORTED;
        }
        ENT_TRY(ent_issue_plain(context, ENT_KIND_SIM_LEFT_OUT,
                                "SIM is not defined here and is left out"));
    }
    if (options->no_return && simultaneous) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_RETURN_ALIKE,
                                "leaving out sanctions by return changes nothing here"));
    }
    if (options->strength && !ent_strength_given(space->dispute)) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_NOTHING_STRONG, "nothing in the file is strong"));
    }
    if (options->blind_others && !ent_has_misperceptions(space->dispute)) {
        ENT_TRY(ent_issue_plain(context, ENT_KIND_BLIND_ALIKE,
                                "the moves of others are perceived by all here"));
    }
    ENT_TRY(ent_tell_taken_as_certain(context, space->dispute));
    return ent_tell_taken_as_sure(context, space->dispute);
}

ent_status ent_solution_new(ent_context *context, const ent_space *space,
                            const ent_solution_options *options, ent_solution **out)
{
    ent_solution_options chosen;
    if (context == NULL || space == NULL || out == NULL ||
        !ent_solution_options_take(options, &chosen)) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(settle_options(context, space, &chosen));
    ENT_TRY(ent_solution_check_plan(context, space->dispute, space->count, &chosen));
    ent_solution *solution = ent_memory_zero(&context->allocator, 1, sizeof *solution);
    if (solution == NULL) {
        return ENT_ERROR_MEMORY;
    }
    solution->allocator = context->allocator;
    solution->space = space;
    solution->asked = solution->floods_for = chosen.concepts;
    solution->keep_partial = chosen.partial;
    solution->no_return = chosen.no_return;
    solution->strength = chosen.strength;
    solution->blind = chosen.blind_others;
    solution->words = ent_bits_words(space->count);
    const ent_status status = solve(context, solution);
    if (status != ENT_OK) {
        ent_solution_free(solution);
        return status;
    }
    *out = solution;
    return ENT_OK;
}

void ent_solution_free(ent_solution *solution)
{
    if (solution != NULL) {
        const ent_allocator allocator = solution->allocator;
        for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
            ent_memory_free(&allocator, solution->stable[c]);
            ent_memory_free(&allocator, solution->equilibria[c]);
            ent_memory_free(&allocator, solution->strong[c]);
            ent_memory_free(&allocator, solution->strong_equilibria[c]);
        }
        for (size_t p = 0; solution->views != NULL && p < solution->graph.party_count; p++) {
            ent_view_free(&solution->views[p], p);
        }
        ent_memory_free(&allocator, solution->views);
        ent_graph_free(&solution->graph);
        ent_memory_free(&allocator, solution);
    }
}

const ent_space *ent_solution_space(const ent_solution *solution)
{
    return solution->space;
}

unsigned ent_solution_concepts(const ent_solution *solution)
{
    return solution->concepts;
}

unsigned ent_solution_undecided(const ent_solution *solution)
{
    return solution->asked & ~solution->concepts;
}

bool ent_party_decided(const ent_solution *solution, ent_concept concept, size_t party)
{
    return party < solution->decided[concept];
}

bool ent_solution_counts_return(const ent_solution *solution)
{
    return !solution->no_return;
}

bool ent_solution_blinds_others(const ent_solution *solution)
{
    return solution->blind;
}

bool ent_perceives(const ent_solution *solution, size_t party, uint64_t state)
{
    const uint64_t *unseen = solution->graph.movers[party].unseen;
    return unseen == NULL || !ent_bits_has(unseen, (size_t)state);
}

bool ent_is_stable(const ent_solution *solution, ent_concept concept, size_t party, uint64_t state)
{
    return ent_bits_has(solution->stable[concept] + party * solution->words, (size_t)state);
}

bool ent_is_equilibrium(const ent_solution *solution, ent_concept concept, uint64_t state)
{
    return ent_bits_has(solution->equilibria[concept], (size_t)state);
}

uint64_t ent_stable_count(const ent_solution *solution, ent_concept concept, size_t party)
{
    return ent_bits_count(solution->stable[concept] + party * solution->words, solution->words);
}

uint64_t ent_equilibrium_count(const ent_solution *solution, ent_concept concept)
{
    return ent_bits_count(solution->equilibria[concept], solution->words);
}

uint32_t ent_level(const ent_solution *solution, size_t party, uint64_t state)
{
    return solution->graph.movers[party].levels.of[state];
}

uint32_t ent_level_count(const ent_solution *solution, size_t party)
{
    return solution->graph.movers[party].levels.count;
}

bool ent_solution_tells_strength(const ent_solution *solution)
{
    return solution->strength;
}

/* How a stable state is called, by the strong ones if they are known. */
static ent_stability name_stability(const uint64_t *strong, size_t at)
{
    return strong == NULL             ? ENT_STABLE
           : ent_bits_has(strong, at) ? ENT_STRONGLY_STABLE
                                      : ENT_WEAKLY_STABLE;
}

ent_stability ent_strength_of(const ent_solution *solution, ent_concept concept, size_t party,
                              uint64_t state)
{
    const uint64_t *strong = solution->strong[concept];
    return !ent_is_stable(solution, concept, party, state)
               ? ENT_UNSTABLE
               : name_stability(strong == NULL ? NULL : strong + party * solution->words,
                                (size_t)state);
}

uint64_t ent_strong_count(const ent_solution *solution, ent_concept concept, size_t party)
{
    const uint64_t *strong = solution->strong[concept];
    return strong == NULL ? 0 : ent_bits_count(strong + party * solution->words, solution->words);
}

ent_stability ent_equilibrium_strength(const ent_solution *solution, ent_concept concept,
                                       uint64_t state)
{
    return ent_is_equilibrium(solution, concept, state)
               ? name_stability(solution->strong_equilibria[concept], (size_t)state)
               : ENT_UNSTABLE;
}

uint64_t ent_strong_equilibrium_count(const ent_solution *solution, ent_concept concept)
{
    const uint64_t *strong = solution->strong_equilibria[concept];
    return strong == NULL ? 0 : ent_bits_count(strong, solution->words);
}

bool ent_much_better(const ent_solution *solution, size_t party, uint64_t better, uint64_t worse)
{
    const ent_mover *mover = &solution->graph.movers[party];
    return mover->far != NULL && mover->levels.of[worse] < mover->far[mover->levels.of[better]];
}
