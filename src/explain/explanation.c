/* SPDX-License-Identifier: MIT */
/*
 * Why a state holds or does not.
 *
 * For each party: its improvements from the state; for each concept one flood says which of them are
 * deterred (under SIM, each is tried); for those shown, a forward search finds the shortest deterring
 * sequence, and the first
 * statement on which two states differ says why one is better. For a party that has no improvement,
 * `costs` says what its moves would cost it.
 */
#include "explain/citations.h"
#include "explain/costs.h"
#include "explain/feared.h"
#include "explain/fixed.h"
#include "explain/others.h"
#include "explain/unprompted.h"
#include "preference/reason.h"
#include "stability/firmness.h"
#include "stability/reach.h"
#include "stability/simultaneous.h"
#include "stability/solution.h"

#include <stdlib.h>
#include <string.h>

/* An explanation and all it points to live in one arena. */
typedef struct owned {
    ent_explanation explanation;
    ent_arena arena;
} owned;

/* One improvement, before it is worked out. */
typedef struct candidate {
    uint32_t to;
    unsigned deterred;
    unsigned strength; /* of `deterred` */
    uint32_t level;    /* of `to`, for the party */
    size_t changed;    /* options */
} candidate;

typedef struct work {
    ent_context *context;
    const ent_solution *solution;
    owned *owned;
    uint32_t state;
    size_t party, most;
    ent_sanctions sanctions;
    uint32_t *best;
    ent_state_list improvements;
    ent_simultaneous simultaneous; /* with SIM alone */
    candidate *found;
    size_t found_count, found_room;
    ent_citations citations;
} work;

static ent_status add_candidate(work *w, uint32_t to)
{
    candidate *list = ent_memory_grow(&w->context->allocator, w->found, &w->found_room,
                                      w->found_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->found = list;
    const ent_graph *graph = ent_solution_graph(w->solution, w->party);
    list[w->found_count++] =
        (candidate){.to = to,
                    .level = graph->movers[w->party].levels.of[to],
                    .changed = ent_space_changed(w->solution->space, w->state, to)};
    return ENT_OK;
}

/* All unilateral improvements of the party from the state. */
static ent_status list_improvements(work *w)
{
    w->found_count = 0;
    ENT_TRY(ent_graph_improvements(ent_solution_graph(w->solution, w->party), w->party, w->state,
                                   &w->improvements));
    for (size_t k = 0; k < w->improvements.count; k++) {
        ENT_TRY(add_candidate(w, w->improvements.states[k]));
    }
    return ENT_OK;
}

static bool asked_for(const work *w, ent_concept concept)
{
    return (w->solution->concepts >> concept & 1) != 0;
}

static ent_status mark_simultaneous(work *w)
{
    for (size_t i = 0; asked_for(w, ENT_SIM) && i < w->found_count; i++) {
        bool deterred = false;
        uint32_t result = 0;
        ENT_TRY(ent_simultaneous_deterred(&w->simultaneous, w->party, w->found[i].to, &deterred,
                                          &result));
        w->found[i].deterred |= deterred ? 1u << ENT_SIM : 0;
    }
    return ENT_OK;
}

/* Marks under which concepts each candidate is deterred. */
static ent_status mark_deterred(work *w)
{
    const ent_graph *graph = ent_solution_graph(w->solution, w->party);
    const uint32_t level = graph->movers[w->party].levels.of[w->state];
    const ent_floods floods = ent_solution_floods(w->solution, w->party, w->best);
    if (floods.count > 0) {
        ENT_TRY(ent_flood_run(w->context, graph, &floods, &w->sanctions));
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const size_t flood = ent_solution_flood_of(w->solution, c);
        for (size_t i = 0; ent_solution_floods_for(w->solution, c) && i < w->found_count; i++) {
            if (ent_deterred(&w->sanctions, flood, w->state, w->found[i].to, level)) {
                w->found[i].deterred |= 1u << c;
            }
        }
    }
    ENT_TRY(mark_simultaneous(w));
    for (size_t i = 0; i < w->found_count; i++) {
        w->found[i].strength = ent_strength(w->found[i].deterred);
    }
    return ENT_OK;
}

/* The hardest to deter first, of these the best liked, and then by the fewest options changed. */
static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->strength != b->strength) {
        return a->strength < b->strength ? -1 : 1;
    }
    if (a->level != b->level) {
        return a->level > b->level ? -1 : 1;
    }
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->to < b->to ? -1 : a->to > b->to;
}

/* The strictest concept in a set that is about sanctions. */
static ent_concept strictest(unsigned deterred)
{
    static const ent_concept order[] = {ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR, ENT_SIM};
    size_t i = 0;
    while ((deterred >> order[i] & 1) == 0) {
        i++;
    }
    return order[i];
}

/* The first statement on which two states differ for a party. */
static size_t reason_of(work *w, size_t party, uint32_t state, uint32_t other)
{
    return ent_reasons_first(&w->citations.reasons[party], state, other);
}

static void cite_reason(work *w, size_t party, uint32_t state, uint32_t other, size_t statement)
{
    const uint32_t *level = w->solution->graph.movers[party].levels.of;
    ent_cite(&w->citations, party, state, other, statement, level[state] != level[other]);
}

/* A move with its reason, where it must have one. */
static ent_step make_step(work *w, const ent_move *move, bool pays)
{
    ent_step step = {
        .party = move->party, .from = move->from, .to = move->to, .gain = ENT_NO_STATEMENT};
    if (pays) {
        step.gain = reason_of(w, move->party, move->from, move->to);
        cite_reason(w, move->party, move->from, move->to, step.gain);
    }
    return step;
}

/* The answers that are given at once, one a party that answers. */
static ent_status find_simultaneous(work *w, const candidate *found, ent_improvement *out)
{
    ent_simultaneous *all = &w->simultaneous;
    uint32_t result = 0;
    ent_step *steps = ent_arena_new(&w->owned->arena, all->graph->party_count, sizeof *steps);
    if (steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    bool deterred = false;
    ENT_TRY(ent_simultaneous_deterred(all, w->party, found->to, &deterred, &result));
    out->steps = steps;
    out->ends = result;
    for (size_t p = 0; p < all->graph->party_count; p++) {
        if (all->chosen[p] > 0) {
            const ent_move move = {.party = p,
                                   .from = w->state,
                                   .to = all->improvements[p].states[all->chosen[p] - 1]};
            steps[out->step_count++] = make_step(w, &move, true);
        }
    }
    out->loss = reason_of(w, w->party, w->state, result);
    out->feared = out->step_count;
    return ENT_OK;
}

/* Copies the sequence that leads to `last` into the arena. */
static ent_status keep_steps(work *w, const ent_reach *reach, uint32_t last, bool pays,
                             ent_improvement *out)
{
    const size_t count = reach->steps[last];
    ent_step *steps = ent_arena_new(&w->owned->arena, count, sizeof *steps);
    ent_move *moves = ent_arena_new(&w->owned->arena, count, sizeof *moves);
    if (steps == NULL || moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_reach_path(reach, last, moves);
    for (size_t k = 0; k < count; k++) {
        steps[k] = make_step(w, &moves[k], pays);
    }
    out->steps = steps;
    out->step_count = count;
    out->ends = last;
    return ENT_OK;
}

/* Of the answers that a search has found, keeps the one that is told. */
static ent_status choose_answer(work *w, const ent_reach *reach, const ent_reach_rule *rule,
                                ent_improvement *out)
{
    ent_unprompted unprompted;
    uint32_t last = ENT_REACH_FAR;
    ENT_TRY(ent_unprompted_new(w->context, reach->graph, w->state, &unprompted));
    ent_status status = ent_unprompted_choose(&unprompted, reach, rule, &last);
    if (status == ENT_OK) {
        status = keep_steps(w, reach, last, rule->improvements_only, out);
    }
    if (status == ENT_OK) {
        const ent_step *first = out->steps;
        const ent_move move = {first->party, (uint32_t)first->from, (uint32_t)first->to};
        const uint32_t to = ent_unprompted_to(&unprompted, &move);
        out->unprompted = to == ENT_REACH_FAR ? ENT_NO_STATE : to;
        out->loss = reason_of(w, w->party, w->state, last);
    }
    ent_unprompted_free(&unprompted);
    return status;
}

/* Finds the deterring sequence of a deterred improvement. */
static ent_status find_sanction(work *w, const candidate *found, ent_improvement *out)
{
    const ent_graph *graph = ent_solution_graph(w->solution, w->party);
    const uint32_t *level = graph->movers[w->party].levels.of;
    out->by = strictest(found->deterred);
    if (out->by == ENT_SIM) {
        return find_simultaneous(w, found, out);
    }
    const ent_concept_rule rule = ent_concept_rule_of(out->by);
    const ent_reach_rule limits = {.without = w->party,
                                   .improvements_only = rule.improvements_only,
                                   .value = rule.no_escape ? w->best : level,
                                   .most = level[w->state],
                                   .except = w->solution->no_return ? w->state : ENT_REACH_FAR};
    ent_reach reach;
    ENT_TRY(ent_reach_new(w->context, graph, found->to, &limits, &reach));
    const ent_status status = choose_answer(w, &reach, &limits, out);
    ent_reach_free(&reach);
    if (status != ENT_OK) {
        return status;
    }
    out->feared = out->step_count;
    if (rule.improvements_only) {
        ENT_TRY(
            ent_feared_find(w->context, w->solution, out->steps, out->step_count, &out->feared));
    }
    const ent_others_query others = {.graph = graph,
                                     .party = w->party,
                                     .improvements_only = limits.improvements_only,
                                     .value = limits.value,
                                     .most = limits.most,
                                     .except = limits.except,
                                     .listed = w->most == 0,
                                     .arena = &w->owned->arena};
    return ent_others_find(w->context, &others, out);
}

static ent_status work_out(work *w, ent_stance *stance)
{
    const size_t shown = w->most == 0 || w->found_count < w->most ? w->found_count : w->most;
    ent_improvement *list = ent_arena_new(&w->owned->arena, shown, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    stance->shown = list;
    stance->shown_count = shown;
    for (size_t i = 0; i < shown; i++) {
        const candidate *found = &w->found[i];
        list[i] = (ent_improvement){.to = found->to,
                                    .deterred = found->deterred,
                                    .reason = reason_of(w, w->party, w->state, found->to),
                                    .loss = ENT_NO_STATEMENT,
                                    .unprompted = ENT_NO_STATE};
        cite_reason(w, w->party, w->state, found->to, list[i].reason);
        if (found->deterred != 0) {
            ENT_TRY(find_sanction(w, found, &list[i]));
            cite_reason(w, w->party, w->state, (uint32_t)list[i].ends, list[i].loss);
        }
    }
    return ENT_OK;
}

/* Of the improvements, in order and at least one, the first of those that the party likes best. */
static uint64_t find_liked(const work *w)
{
    const candidate *liked = w->found;
    for (size_t i = 1; i < w->found_count; i++) {
        liked = w->found[i].level > liked->level ? &w->found[i] : liked;
    }
    return liked->to;
}

/* SIM asks for the improvements of the others, as the party sees them. */
static ent_status look_at_others(work *w)
{
    if (!asked_for(w, ENT_SIM)) {
        return ENT_OK;
    }
    w->simultaneous.graph = ent_solution_graph(w->solution, w->party);
    return ent_simultaneous_at(&w->simultaneous, w->state);
}

static ent_status explain_party(work *w, ent_stance *stance)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if (asked_for(w, c) && ent_is_stable(w->solution, c, w->party, w->state)) {
            stance->stable |= 1u << c;
        }
    }
    ENT_TRY(list_improvements(w));
    stance->improvement_count = w->found_count;
    const ent_costs_query query = {.graph = ent_solution_graph(w->solution, w->party),
                                   .party = w->party,
                                   .state = w->state,
                                   .most = w->most,
                                   .arena = &w->owned->arena};
    ENT_TRY(ent_fixed_find(w->context, &query, stance));
    stance->liked = ENT_NO_STATE;
    if (w->found_count == 0) {
        return ent_costs_find(w->context, &query, &w->citations, stance);
    }
    ENT_TRY(ent_graph_best(w->context, &w->solution->graph, w->party, w->best));
    ENT_TRY(look_at_others(w));
    ENT_TRY(mark_deterred(w));
    for (size_t i = 0; i < w->found_count; i++) {
        stance->open_count += w->found[i].deterred == 0;
    }
    qsort(w->found, w->found_count, sizeof *w->found, compare_candidates);
    stance->liked = find_liked(w);
    return work_out(w, stance);
}

static ent_status explain(work *w)
{
    const ent_space *space = w->solution->space;
    ent_explanation *explanation = &w->owned->explanation;
    explanation->state = w->state;
    explanation->equilibrium = ent_equilibrium_concepts(w->solution, w->state);
    explanation->party_count = space->dispute->party_count;
    ent_stance *stances =
        ent_arena_new(&w->owned->arena, explanation->party_count, sizeof *stances);
    w->best = ent_memory_new(&w->context->allocator, space->count, sizeof *w->best);
    if (stances == NULL || w->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    explanation->stances = stances;
    const ent_floods floods = ent_solution_floods(w->solution, 0, w->best);
    ENT_TRY(ent_sanctions_new(&w->solution->graph, floods.count, w->solution->no_return,
                              &w->sanctions));
    if (asked_for(w, ENT_SIM)) {
        ENT_TRY(ent_simultaneous_new(w->context, &w->solution->graph, &w->simultaneous));
    }
    ENT_TRY(ent_citations_init(&w->citations, &w->context->allocator, space));
    for (w->party = 0; w->party < explanation->party_count; w->party++) {
        ENT_TRY(explain_party(w, &stances[w->party]));
    }
    memcpy(explanation->cited, w->citations.counts, sizeof explanation->cited);
    return ENT_OK;
}

ent_status ent_explanation_new(ent_context *context, const ent_solution *solution, uint64_t state,
                               size_t most, ent_explanation **out)
{
    if (context == NULL || solution == NULL || out == NULL || state >= solution->space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    work w = {.context = context, .solution = solution, .state = (uint32_t)state, .most = most};
    w.owned = ent_memory_zero(&context->allocator, 1, sizeof *w.owned);
    if (w.owned == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&w.owned->arena, &context->allocator);
    const ent_status status = explain(&w);
    ent_sanctions_free(&w.sanctions);
    ent_memory_free(solution->graph.allocator, w.improvements.states);
    if (w.simultaneous.graph != NULL) {
        ent_simultaneous_free(&w.simultaneous);
    }
    ent_memory_free(&context->allocator, w.best);
    ent_citations_free(&w.citations);
    ent_memory_free(&context->allocator, w.found);
    if (status != ENT_OK) {
        ent_explanation_free(context, &w.owned->explanation);
        return status;
    }
    *out = &w.owned->explanation;
    return ENT_OK;
}

void ent_explanation_free(ent_context *context, ent_explanation *explanation)
{
    if (explanation != NULL) {
        owned *block = (owned *)explanation; /* its first member */
        ent_arena_free(&block->arena);
        ent_memory_free(&context->allocator, block);
    }
}
