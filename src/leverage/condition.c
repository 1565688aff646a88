/* SPDX-License-Identifier: MIT */
/*
 * A party's condition, clause by clause: for each of its moves what would do, from the search forward that the
 * others can make from there. A state that they bring about is a term, together with the party's moves from it where
 * these must not help. The state itself is liked no better than itself and stands in no term.
 */
#include "leverage/formula.h"
#include "stability/reach.h"

#include <string.h>

static const uint64_t STEPS = (uint64_t)1 << 22;

/* A condition with what it points to. The condition comes first, so that it leads to the rest. */
typedef struct owned {
    ent_condition condition;
    ent_arena arena;
} owned;

typedef struct work {
    ent_context *context;
    const ent_space *space;
    ent_graph graph;
    ent_concept_rule rule;
    ent_condition *condition;
    ent_arena *arena;  /* of the condition */
    ent_arena scratch; /* of the terms as they are made */
    ent_formula formula;
    ent_state_list moves, after;
    uint64_t *below; /* a bit a state: the party likes it no better */
} work;

/* Adds a term of a state, or of none, and the moves in w->after, less the state asked about. */
static ent_status add_term(work *w, ent_raw_clause *clause, uint32_t state)
{
    const uint32_t here = (uint32_t)w->condition->state;
    ent_raw_term *terms = ent_memory_grow(&w->context->allocator, clause->terms, &clause->room,
                                          clause->count + 1, sizeof *terms);
    if (terms == NULL) {
        return ENT_ERROR_MEMORY;
    }
    clause->terms = terms;
    ENT_TRY(ent_state_list_add(&w->context->allocator, &w->after, state));
    ent_state_list_sort(&w->after);
    ent_raw_term term = {.states = ent_arena_new(&w->scratch, w->after.count, sizeof(uint32_t))};
    if (term.states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < w->after.count; k++) {
        if (w->after.states[k] != here) {
            term.states[term.count++] = w->after.states[k];
        }
    }
    clause->idle = clause->idle || term.count == 0; /* nothing is needed */
    terms[clause->count++] = term;
    return ENT_OK;
}

/* Adds what the others could do about a move. */
static ent_status add_answers(work *w, ent_raw_clause *clause, uint32_t move)
{
    const ent_reach_rule rule = {.without = w->condition->party,
                                 .improvements_only = w->rule.improvements_only};
    ent_reach reach;
    ENT_TRY(ent_reach_new(w->context, &w->graph, move, &rule, &reach));
    ent_status status = ENT_OK;
    for (size_t k = 1; status == ENT_OK && k < reach.reached && !clause->idle; k++) {
        w->after.count = 0;
        if (w->rule.no_escape) {
            status = ent_graph_moves(&w->graph, w->condition->party, reach.queue[k], &w->after);
        }
        if (status == ENT_OK) {
            status = add_term(w, clause, reach.queue[k]);
        }
    }
    ent_reach_free(&reach);
    return status;
}

/* Makes a clause of each move. */
static ent_status make_clauses(work *w)
{
    const size_t party = w->condition->party;
    ENT_TRY(ent_graph_moves(&w->graph, party, (uint32_t)w->condition->state, &w->moves));
    w->formula.allocator = &w->context->allocator;
    w->formula.clauses =
        ent_memory_zero(w->formula.allocator, w->moves.count, sizeof *w->formula.clauses);
    if (w->formula.clauses == NULL) {
        return ENT_ERROR_MEMORY;
    }
    w->formula.count = w->moves.count;
    for (size_t k = 0; k < w->moves.count; k++) {
        w->after.count = 0;
        ENT_TRY(add_term(w, &w->formula.clauses[k], w->moves.states[k]));
        if (w->rule.sanctioned) {
            ENT_TRY(add_answers(w, &w->formula.clauses[k], w->moves.states[k]));
        }
    }
    return ent_formula_tidy(w->context, &w->formula);
}

/* Which states the party likes no better, as its wishes are. */
static ent_status find_below(work *w)
{
    const uint32_t *level = w->graph.movers[w->condition->party].levels.of;
    const size_t count = w->space->count;
    w->below = ent_memory_zero(&w->context->allocator, ent_bits_words(count), sizeof *w->below);
    if (w->below == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t s = 0; s < count; s++) {
        if (level[s] <= level[w->condition->state]) {
            ent_bits_add(w->below, s);
        }
    }
    return ENT_OK;
}

static ent_status keep_term(work *w, const ent_raw_term *raw, ent_term *out)
{
    uint64_t *states = ent_arena_new(w->arena, raw->count, sizeof *states);
    if (states == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < raw->count; k++) {
        states[k] = raw->states[k];
    }
    *out = (ent_term){.count = raw->count, .states = states};
    return ENT_OK;
}

/* Copies what is left of the clauses, and finds which of them are met. */
static ent_status keep(work *w)
{
    ent_clause *clauses = ent_arena_new(w->arena, w->formula.count, sizeof *clauses);
    w->condition->stays = true;
    if (clauses == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < w->formula.count; k++) {
        const ent_raw_clause *raw = &w->formula.clauses[k];
        if (raw->idle) {
            continue;
        }
        ent_term *terms = ent_arena_new(w->arena, raw->count, sizeof *terms);
        if (terms == NULL) {
            return ENT_ERROR_MEMORY;
        }
        for (size_t t = 0; t < raw->count; t++) {
            ENT_TRY(keep_term(w, &raw->terms[t], &terms[t]));
        }
        const bool met = ent_clause_holds(raw, w->below);
        clauses[w->condition->clause_count++] =
            (ent_clause){.met = met, .count = raw->count, .terms = terms};
        w->condition->stays = w->condition->stays && met;
    }
    w->condition->clauses = clauses;
    return ENT_OK;
}

/* How many different states the clauses have. */
static ent_status count_states(work *w)
{
    const size_t words = ent_bits_words(w->space->count);
    uint64_t *seen = ent_memory_zero(&w->context->allocator, words, sizeof *seen);
    if (seen == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < w->condition->clause_count; k++) {
        const ent_clause *clause = &w->condition->clauses[k];
        for (size_t t = 0; t < clause->count; t++) {
            for (size_t i = 0; i < clause->terms[t].count; i++) {
                ent_bits_add(seen, (size_t)clause->terms[t].states[i]);
            }
        }
    }
    w->condition->state_count = (size_t)ent_bits_count(seen, words);
    ent_memory_free(&w->context->allocator, seen);
    return ENT_OK;
}

/* Counts the rankings, where there are few enough states in the clauses. */
static ent_status count_rankings(work *w, uint64_t max_steps)
{
    const ent_allocator *allocator = &w->context->allocator;
    ent_share *share = &w->condition->rankings;
    size_t states = 0;
    ent_wide *counts = ent_memory_new(allocator, ENT_MOST_COUNTED + 1, sizeof *counts);
    if (counts == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_natural part;
    ent_natural_init(&part, allocator, 0);
    ent_status status =
        ent_formula_count(w->context, &w->formula, max_steps == 0 ? STEPS : max_steps, counts,
                          &states, &share->counted);
    if (status == ENT_OK && share->counted) {
        status = ent_rankings_weigh(allocator, counts, states, &part);
    }
    if (status == ENT_OK && share->counted) {
        status = ent_share_write(w->arena, &part, states, w->space->count, share);
    }
    ent_natural_free(&part);
    ent_memory_free(allocator, counts);
    return status;
}

static ent_status find(work *w, uint64_t max_steps)
{
    ENT_TRY(ent_graph_new(w->context, &w->context->allocator, w->space, &w->graph));
    ENT_TRY(make_clauses(w));
    ENT_TRY(find_below(w));
    ENT_TRY(keep(w));
    ENT_TRY(count_states(w));
    return count_rankings(w, max_steps);
}

static void tear_down(work *w)
{
    ent_formula_free(&w->formula);
    ent_arena_free(&w->scratch);
    ent_memory_free(&w->context->allocator, w->moves.states);
    ent_memory_free(&w->context->allocator, w->after.states);
    ent_memory_free(&w->context->allocator, w->below);
    if (w->graph.movers != NULL) {
        ent_graph_free(&w->graph);
    }
}

ent_status ent_condition_new(ent_context *context, const ent_space *space,
                             const ent_condition_query *query, ent_condition **out)
{
    if (context == NULL || space == NULL || query == NULL || out == NULL ||
        query->size != sizeof *query || (unsigned)query->concept >= ENT_SIM ||
        query->party >= space->dispute->party_count || query->state >= space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    owned *all = ent_memory_zero(&context->allocator, 1, sizeof *all);
    if (all == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&all->arena, &context->allocator);
    all->condition =
        (ent_condition){.party = query->party, .state = query->state, .concept = query->concept};
    work w = {.context = context,
              .space = space,
              .rule = ent_concept_rule_of(query->concept),
              .condition = &all->condition,
              .arena = &all->arena};
    ent_arena_init(&w.scratch, &context->allocator);
    const ent_status status = find(&w, query->max_steps);
    tear_down(&w);
    if (status != ENT_OK) {
        ent_condition_free(context, &all->condition);
        return status;
    }
    *out = &all->condition;
    return ENT_OK;
}

void ent_condition_free(ent_context *context, ent_condition *condition)
{
    if (condition != NULL) {
        owned *all = (owned *)(void *)condition;
        ent_arena_free(&all->arena);
        ent_memory_free(&context->allocator, all);
    }
}
