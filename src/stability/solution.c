/* SPDX-License-Identifier: MIT */
/*
 * Solving: for each party and concept, the value by which a sanction is judged, one flood, one pass.
 *
 *   concept   opponents make    a sanction is judged by
 *   GMR       any moves         the party's level of it
 *   SMR       any moves         the best level the party can reach from it
 *   SEQ       improvements      its level
 *   SSEQ      improvements      the best level from it
 */
#include "stability/solution.h"

#include "stability/decide.h"
#include "stability/flood.h"

#include <string.h>

typedef struct concept_entry {
    const char *key, *label, *name;
    ent_concept_rule rule;
} concept_entry;

/* The one table of concepts. */
static const concept_entry entries[ENT_CONCEPT_COUNT] = {
    [ENT_NASH] = {"nash", "Nash", "Nash stability", {false, false, false}},
    [ENT_GMR] = {"gmr", "GMR", "general metarationality", {true, false, false}},
    [ENT_SMR] = {"smr", "SMR", "symmetric metarationality", {true, false, true}},
    [ENT_SEQ] = {"seq", "SEQ", "sequential stability", {true, true, false}},
    [ENT_SSEQ] = {"sseq", "SSEQ", "symmetric sequential stability", {true, true, true}},
};

const char *ent_concept_key(ent_concept concept)
{
    return entries[concept].key;
}

const char *ent_concept_label(ent_concept concept)
{
    return entries[concept].label;
}

const char *ent_concept_name(ent_concept concept)
{
    return entries[concept].name;
}

ent_concept_rule ent_concept_rule_of(ent_concept concept)
{
    return entries[concept].rule;
}

/* Working arrays, a number a state each. */
typedef struct workspace {
    uint32_t *low, *best, *worst;
} workspace;

static ent_status decide_party(ent_context *context, ent_solution *solution, size_t party,
                               const workspace *room)
{
    const ent_graph *graph = &solution->graph;
    ent_graph_best(graph, party, room->best);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const ent_concept_rule rule = entries[c].rule;
        if (solution->stable[c] == NULL) {
            continue;
        }
        if (rule.sanctioned) {
            const ent_flood flood = {.party = party,
                                     .value = rule.no_escape ? room->best
                                                             : graph->movers[party].levels.of,
                                     .bound = graph->movers[party].levels.count,
                                     .improvements_only = rule.improvements_only};
            ENT_TRY(ent_flood_low(context, graph, &flood, room->low));
        }
        ent_decide(graph, party, rule.sanctioned ? room->low : NULL, room->worst,
                   solution->stable[c] + party * solution->words);
    }
    return ENT_OK;
}

/* An equilibrium is stable for all. */
static void intersect(ent_solution *solution)
{
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (solution->stable[c] == NULL) {
            continue;
        }
        uint64_t *all = solution->equilibria[c];
        memcpy(all, solution->stable[c], solution->words * sizeof *all);
        for (size_t p = 1; p < solution->graph.party_count; p++) {
            for (size_t w = 0; w < solution->words; w++) {
                all[w] &= solution->stable[c][p * solution->words + w];
            }
        }
    }
}

static ent_status new_sets(ent_solution *solution)
{
    const ent_allocator *allocator = &solution->allocator;
    for (size_t c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((solution->concepts >> c & 1) == 0) {
            continue;
        }
        solution->stable[c] = ent_memory_new(
            allocator, solution->graph.party_count * solution->words, sizeof(uint64_t));
        solution->equilibria[c] = ent_memory_new(allocator, solution->words, sizeof(uint64_t));
        if (solution->stable[c] == NULL || solution->equilibria[c] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

static ent_status solve(ent_context *context, ent_solution *solution)
{
    const ent_allocator *allocator = &solution->allocator;
    const size_t count = solution->space->count;
    ENT_TRY(ent_graph_new(context, allocator, solution->space, &solution->graph));
    ENT_TRY(new_sets(solution));
    const workspace room = {.low = ent_memory_new(allocator, count, sizeof(uint32_t)),
                            .best = ent_memory_new(allocator, count, sizeof(uint32_t)),
                            .worst = ent_memory_new(allocator, count, sizeof(uint32_t))};
    ent_status status =
        room.low == NULL || room.best == NULL || room.worst == NULL ? ENT_ERROR_MEMORY : ENT_OK;
    for (size_t p = 0; p < solution->graph.party_count && status == ENT_OK; p++) {
        status = decide_party(context, solution, p, &room);
    }
    ent_memory_free(allocator, room.low);
    ent_memory_free(allocator, room.best);
    ent_memory_free(allocator, room.worst);
    if (status == ENT_OK) {
        intersect(solution);
    }
    return status;
}

ent_status ent_solution_new(ent_context *context, const ent_space *space, unsigned concepts,
                            ent_solution **out)
{
    if (context == NULL || space == NULL || out == NULL || concepts == 0 ||
        (concepts & ~ENT_ALL_CONCEPTS) != 0 || space->dispute->party_count == 0) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_solution *solution = ent_memory_zero(&context->allocator, 1, sizeof *solution);
    if (solution == NULL) {
        return ENT_ERROR_MEMORY;
    }
    solution->allocator = context->allocator;
    solution->space = space;
    solution->concepts = concepts;
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
        }
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
