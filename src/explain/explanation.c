/* SPDX-License-Identifier: MIT */
/*
 * Why a state holds or does not.
 *
 * For each party: its improvements from the state; for each concept one flood says which of them are
 * deterred; for those shown, a forward search finds the shortest deterring sequence, and the first
 * statement on which two states differ says why one is better.
 */
#include "explain/reason.h"
#include "explain/strength.h"
#include "stability/flood.h"
#include "stability/reach.h"
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
    size_t changed;    /* options */
} candidate;

typedef struct work {
    ent_context *context;
    const ent_solution *solution;
    owned *owned;
    uint32_t state;
    size_t party, most;
    uint32_t *low, *best;
    candidate *found;
    size_t found_count, found_room;
    ent_reasons *reasons; /* per party */
    bool **cited;         /* per party and statement */
} work;

static ent_status add_candidate(work *w, uint32_t to)
{
    candidate *list = ent_memory_grow(&w->context->allocator, w->found, &w->found_room,
                                      w->found_count + 1, sizeof *list);
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->found = list;
    list[w->found_count++] =
        (candidate){.to = to, .changed = ent_changed_options(w->solution->space, w->state, to)};
    return ENT_OK;
}

/* All unilateral improvements of the party from the state. */
static ent_status list_improvements(work *w)
{
    const ent_mover *mover = &w->solution->graph.movers[w->party];
    const ent_cells *cells = &mover->cells;
    const uint32_t cell = cells->cell_of[w->state], level = mover->levels.of[w->state];
    w->found_count = 0;
    for (uint32_t to = ent_cells_first(cells, cell); to < ent_cells_end(cells, cell); to++) {
        for (uint32_t k = cells->start[to + 1]; ent_cells_lead(cells, cell, to) &&
                                                k-- > cells->start[to] &&
                                                mover->levels.of[mover->members[k]] > level;) {
            ENT_TRY(add_candidate(w, mover->members[k]));
        }
    }
    return ENT_OK;
}

/* Marks under which concepts each candidate is deterred. */
static ent_status mark_deterred(work *w)
{
    const ent_graph *graph = &w->solution->graph;
    const ent_levels *levels = &graph->movers[w->party].levels;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        const ent_concept_rule rule = ent_concept_rule_of(c);
        if ((w->solution->concepts >> c & 1) == 0 || !rule.sanctioned) {
            continue;
        }
        const ent_flood flood = {.party = w->party,
                                 .value = rule.no_escape ? w->best : levels->of,
                                 .bound = levels->count,
                                 .improvements_only = rule.improvements_only};
        ENT_TRY(ent_flood_low(w->context, graph, &flood, w->low));
        for (size_t i = 0; i < w->found_count; i++) {
            if (w->low[w->found[i].to] <= levels->of[w->state]) {
                w->found[i].deterred |= 1u << c;
            }
        }
    }
    for (size_t i = 0; i < w->found_count; i++) {
        w->found[i].strength = ent_strength(w->found[i].deterred);
    }
    return ENT_OK;
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->strength != b->strength) {
        return a->strength < b->strength ? -1 : 1;
    }
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->to < b->to ? -1 : a->to > b->to;
}

/* The strictest concept in a set that is about sanctions. */
static ent_concept strictest(unsigned deterred)
{
    static const ent_concept order[] = {ENT_SSEQ, ENT_SEQ, ENT_SMR, ENT_GMR};
    size_t i = 0;
    while ((deterred >> order[i] & 1) == 0) {
        i++;
    }
    return order[i];
}

static void cite(work *w, size_t party, size_t statement)
{
    if (statement != ENT_NO_STATEMENT && !w->cited[party][statement]) {
        const ent_party *wishes = &w->solution->space->dispute->parties[party];
        w->cited[party][statement] = true;
        w->owned->explanation.cited[wishes->statements[statement].grounds.basis]++;
    }
}

/* Copies the sequence that leads to `last` into the arena. */
static ent_status keep_steps(work *w, const ent_reach *reach, uint32_t last, bool pays,
                             ent_improvement *out)
{
    const size_t count = reach->steps[last];
    ent_step *steps = ent_arena_new(&w->owned->arena, count, sizeof *steps);
    if (steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = count; k-- > 0; last = reach->previous[last]) {
        const size_t mover = reach->by[last];
        const uint32_t from = reach->previous[last];
        steps[k] = (ent_step){.party = mover, .from = from, .to = last, .gain = ENT_NO_STATEMENT};
        if (pays) {
            steps[k].gain = ent_reasons_first(&w->reasons[mover], from, last);
            cite(w, mover, steps[k].gain);
        }
    }
    out->steps = steps;
    out->step_count = count;
    return ENT_OK;
}

/* Finds the deterring sequence of a deterred improvement. */
static ent_status find_sanction(work *w, const candidate *found, ent_improvement *out)
{
    const ent_graph *graph = &w->solution->graph;
    const uint32_t *level = graph->movers[w->party].levels.of;
    out->by = strictest(found->deterred);
    const ent_concept_rule rule = ent_concept_rule_of(out->by);
    const ent_reach_rule limits = {.without = w->party,
                                   .improvements_only = rule.improvements_only,
                                   .value = rule.no_escape ? w->best : level,
                                   .most = level[w->state]};
    ent_reach reach;
    ENT_TRY(ent_reach_new(w->context, graph, found->to, &limits, &reach));
    const uint32_t last = ent_reach_nearest(&reach, limits.value, limits.most);
    const ent_status status = keep_steps(w, &reach, last, rule.improvements_only, out);
    ent_reach_free(&reach);
    if (status == ENT_OK) {
        out->loss = ent_reasons_first(&w->reasons[w->party], w->state, last);
    }
    return status;
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
        list[i] = (ent_improvement){
            .to = found->to,
            .deterred = found->deterred,
            .reason = ent_reasons_first(&w->reasons[w->party], w->state, found->to),
            .loss = ENT_NO_STATEMENT};
        cite(w, w->party, list[i].reason);
        if (found->deterred != 0) {
            ENT_TRY(find_sanction(w, found, &list[i]));
            cite(w, w->party, list[i].loss);
        }
    }
    return ENT_OK;
}

static ent_status explain_party(work *w, ent_stance *stance)
{
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((w->solution->concepts >> c & 1) != 0 &&
            ent_is_stable(w->solution, c, w->party, w->state)) {
            stance->stable |= 1u << c;
        }
    }
    ENT_TRY(list_improvements(w));
    stance->improvement_count = w->found_count;
    if (w->found_count == 0) {
        return ENT_OK;
    }
    ent_graph_best(&w->solution->graph, w->party, w->best);
    ENT_TRY(mark_deterred(w));
    qsort(w->found, w->found_count, sizeof *w->found, compare_candidates);
    return work_out(w, stance);
}

static ent_status new_reasons(work *w)
{
    const ent_space *space = w->solution->space;
    const size_t parties = space->dispute->party_count;
    w->reasons = ent_memory_zero(&w->context->allocator, parties, sizeof *w->reasons);
    w->cited = ent_arena_new(&w->owned->arena, parties, sizeof *w->cited);
    if (w->reasons == NULL || w->cited == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        w->cited[p] = ent_arena_new(&w->owned->arena, space->dispute->parties[p].statement_count,
                                    sizeof *w->cited[p]);
        if (w->cited[p] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(ent_reasons_init(&w->reasons[p], &w->context->allocator, space, p));
    }
    return ENT_OK;
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
    w->low = ent_memory_new(&w->context->allocator, space->count, sizeof *w->low);
    w->best = ent_memory_new(&w->context->allocator, space->count, sizeof *w->best);
    if (stances == NULL || w->low == NULL || w->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    explanation->stances = stances;
    ENT_TRY(new_reasons(w));
    for (w->party = 0; w->party < explanation->party_count; w->party++) {
        ENT_TRY(explain_party(w, &stances[w->party]));
    }
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
    ent_memory_free(&context->allocator, w.low);
    ent_memory_free(&context->allocator, w.best);
    for (size_t p = 0; w.reasons != NULL && p < solution->space->dispute->party_count; p++) {
        ent_reasons_free(&w.reasons[p]);
    }
    ent_memory_free(&context->allocator, w.reasons);
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
