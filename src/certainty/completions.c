/* SPDX-License-Identifier: MIT */
/*
 * What is stable in every, some or no completion.
 *
 * Each completion is solved as any dispute is: moves stay, and one party's levels change. Whether a state
 * is stable for a party under Nash, GMR or SMR depends on the levels of that party alone, so its own
 * completions are gone through, one party after the other; and since they are decided independently, a
 * state is an equilibrium in some completion iff for each party it is stable in one of its own. Under SEQ and
 * SSEQ what opponents do depends on their levels too: all combinations are gone through, like the digits of
 * a number, so that mostly one party's levels change from one to the next.
 *
 * Cost: a solution by each completion; memory that of one, and two sets of states a party and concept.
 */
#include "certainty/completions.h"

#include "certainty/watch.h"
#include "stability/decide.h"
#include "stability/solution.h"

#include <string.h>

static const unsigned OWN = 1u << ENT_NASH | 1u << ENT_GMR | 1u << ENT_SMR;

typedef struct work {
    ent_context *context;
    ent_certainty *certainty;
    ent_graph graph;
    ent_completer *completers;        /* per party */
    uint64_t *numbers;                /* per party: its completion at hand */
    uint32_t *best;                   /* scratch, per state */
    uint64_t *set[ENT_CONCEPT_COUNT]; /* scratch: what is stable for the party at hand */
    uint64_t *all[ENT_CONCEPT_COUNT]; /* and for all parties so far */
} work;

/* Gives a party the levels of its completion `number`. */
static ent_status turn_to(work *w, size_t party, uint64_t number)
{
    const ent_space *space = w->certainty->space;
    ent_mover *mover = &w->graph.movers[party];
    ent_levels levels = {0};
    ENT_TRY(ent_levels_of_wishes(w->context, space, ent_complete(&w->completers[party], number),
                                 &levels));
    ent_memory_free(w->graph.allocator, mover->levels.of);
    mover->levels = levels;
    w->numbers[party] = number;
    if (w->graph.by_arcs) {
        return ENT_OK;
    }
    ent_cells_free(&mover->cells);
    mover->cells = (ent_cells){0};
    return ent_cells_new(w->context, space, party, levels.of, levels.count, &mover->cells);
}

/* Decides what is stable for a party, into w->set. */
static ent_status decide(work *w, size_t party, unsigned concepts)
{
    uint64_t *sets[ENT_MOST_FLOODS];
    size_t count = 0;
    ent_sanctions sanctions;
    ENT_TRY(ent_graph_best(w->context, &w->graph, party, w->best));
    if ((concepts >> ENT_NASH & 1) != 0) {
        ent_decide_nash(&w->graph, party, w->best, w->set[ENT_NASH]);
    }
    const ent_floods floods = ent_floods_for(&w->graph, concepts, party, w->best);
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0 && ent_concept_rule_of(c).sanctioned) {
            sets[count++] = w->set[c];
        }
    }
    if (count == 0) {
        return ENT_OK;
    }
    ENT_TRY(ent_sanctions_new(&w->graph, floods.count, false, &sanctions));
    ent_status status = ent_flood_run(w->context, &w->graph, &floods, &sanctions);
    if (status == ENT_OK) {
        status = ent_decide(w->context, &w->graph, party, &sanctions, sets);
    }
    ent_sanctions_free(&sanctions);
    return status;
}

/* Counts a set in: what was in every one so far, and what was in some. */
static void count_in(const ent_certainty *certainty, ent_concept concept, size_t party,
                     const uint64_t *set)
{
    uint64_t *every = ent_certainty_set(certainty, certainty->every[concept], party);
    uint64_t *some = ent_certainty_set(certainty, certainty->some[concept], party);
    for (size_t k = 0; k < certainty->words; k++) {
        every[k] &= set[k];
        some[k] |= set[k];
    }
}

/* Watches what was decided for a party in the completion at hand. */
static void watch_own(const work *w, ent_concept concept, size_t party)
{
    ent_watch *watch = w->certainty->watch;
    if (watch != NULL) {
        ent_watch_own(&watch->of[concept], party, w->numbers[party],
                      ent_bits_has(w->set[concept], watch->state));
    }
}

/* The concepts that ask for a party's own completions alone. */
static ent_status go_through_own(work *w, unsigned concepts)
{
    ent_certainty *certainty = w->certainty;
    for (size_t p = 0; concepts != 0 && p < certainty->party_count; p++) {
        for (uint64_t k = 0; k < certainty->counts[p]; k++) {
            ENT_TRY(ent_context_step(w->context, "solving completions", k, certainty->counts[p]));
            ENT_TRY(turn_to(w, p, k));
            ENT_TRY(decide(w, p, concepts));
            for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
                if ((concepts >> c & 1) != 0) {
                    count_in(certainty, c, p, w->set[c]);
                    watch_own(w, c, p);
                }
            }
        }
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            if (certainty->watch != NULL) {
                ent_watch_sum(&certainty->watch->of[c], certainty->party_count);
            }
            ent_certainty_join(certainty, certainty->every[c]);
            ent_certainty_join(certainty, certainty->some[c]);
        }
    }
    return ENT_OK;
}

/* One combination of completions. */
static ent_status decide_joint(work *w, unsigned concepts)
{
    const ent_certainty *certainty = w->certainty;
    size_t leaver[ENT_CONCEPT_COUNT]; /* of the state that is watched */
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        leaver[c] = SIZE_MAX;
    }
    for (size_t p = 0; p < certainty->party_count; p++) {
        ENT_TRY(decide(w, p, concepts));
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            if ((concepts >> c & 1) == 0) {
                continue;
            }
            count_in(certainty, c, p, w->set[c]);
            if (certainty->watch != NULL && leaver[c] == SIZE_MAX &&
                !ent_bits_has(w->set[c], certainty->watch->state)) {
                leaver[c] = p;
            }
            for (size_t k = 0; k < certainty->words; k++) {
                w->all[c][k] = p == 0 ? w->set[c][k] : w->all[c][k] & w->set[c][k];
            }
        }
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((concepts >> c & 1) != 0) {
            count_in(certainty, c, ENT_ALL_PARTIES, w->all[c]);
            if (certainty->watch != NULL) {
                ent_watch_joint(&certainty->watch->of[c], w->numbers, certainty->party_count,
                                leaver[c]);
            }
        }
    }
    return ENT_OK;
}

/* Turns to the next combination, like the digits of a number. */
static ent_status turn_to_next(work *w)
{
    for (size_t p = w->certainty->party_count; p-- > 0;) {
        if (w->numbers[p] + 1 < w->certainty->counts[p]) {
            return turn_to(w, p, w->numbers[p] + 1);
        }
        if (w->numbers[p] > 0) {
            ENT_TRY(turn_to(w, p, 0));
        }
    }
    return ENT_OK;
}

static ent_status go_through_joint(work *w, unsigned concepts)
{
    const uint64_t joint = w->certainty->joint;
    for (size_t p = 0; concepts != 0 && p < w->certainty->party_count; p++) {
        if (w->numbers[p] > 0) {
            ENT_TRY(turn_to(w, p, 0));
        }
    }
    for (uint64_t k = 0; concepts != 0 && k < joint; k++) {
        ENT_TRY(ent_context_step(w->context, "solving completions", k, joint));
        ENT_TRY(decide_joint(w, concepts));
        if (k + 1 < joint) {
            ENT_TRY(turn_to_next(w));
        }
    }
    return ENT_OK;
}

/* What a party leaves a state for under a concept, in the completions at hand. */
static ent_status find_departure(work *w, ent_concept concept, size_t party, uint32_t *to)
{
    const size_t state = w->certainty->watch->state;
    ent_state_list improvements = {0};
    ent_sanctions sanctions = {0};
    ENT_TRY(ent_graph_best(w->context, &w->graph, party, w->best));
    const ent_floods floods = ent_floods_for(&w->graph, 1u << concept, party, w->best);
    ent_status status = ENT_OK;
    if (floods.count > 0) {
        ENT_TRY(ent_sanctions_new(&w->graph, floods.count, false, &sanctions));
        status = ent_flood_run(w->context, &w->graph, &floods, &sanctions);
    }
    if (status == ENT_OK) {
        status = ent_graph_improvements(&w->graph, party, (uint32_t)state, &improvements);
    }
    ent_state_list_sort(&improvements);
    const uint32_t level = w->graph.movers[party].levels.of[state];
    for (size_t k = improvements.count; status == ENT_OK && k-- > 0;) {
        const uint32_t at = improvements.states[k];
        if (floods.count == 0 || !ent_deterred(&sanctions, 0, (uint32_t)state, at, level)) {
            *to = at;
        }
    }
    if (floods.count > 0) {
        ent_sanctions_free(&sanctions);
    }
    ent_memory_free(w->graph.allocator, improvements.states);
    return status;
}

/* Finds for each concept what makes a party leave the state that is watched where it does not hold. */
static ent_status find_departures(work *w)
{
    ent_watch *watch = w->certainty->watch;
    for (ent_concept c = 0; watch != NULL && c < ENT_CONCEPT_COUNT; c++) {
        ent_watched *at = &watch->of[c];
        for (size_t p = 0; at->has_fails && p < w->certainty->party_count; p++) {
            const uint64_t number = at->fails[p] == ENT_ANY_COMPLETION ? 0 : at->fails[p];
            if (w->numbers[p] != number) {
                ENT_TRY(turn_to(w, p, number));
            }
        }
        if (at->has_fails) {
            ENT_TRY(find_departure(w, c, at->leaver, &at->to));
        }
    }
    return ENT_OK;
}

static ent_status make_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    const ent_certainty *certainty = w->certainty;
    const ent_dispute *dispute = certainty->space->dispute;
    w->completers = ent_memory_zero(allocator, certainty->party_count, sizeof *w->completers);
    w->numbers = ent_memory_zero(allocator, certainty->party_count, sizeof *w->numbers);
    w->best = ent_memory_new(allocator, certainty->space->count, sizeof *w->best);
    if (w->completers == NULL || w->numbers == NULL || w->best == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < certainty->party_count; p++) {
        ENT_TRY(ent_completer_new(allocator, &dispute->parties[p], &w->completers[p]));
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        w->set[c] = ent_memory_new(allocator, certainty->words, sizeof(uint64_t));
        w->all[c] = ent_memory_new(allocator, certainty->words, sizeof(uint64_t));
        if (w->set[c] == NULL || w->all[c] == NULL) {
            return ENT_ERROR_MEMORY;
        }
    }
    return ENT_OK;
}

static void free_room(work *w)
{
    const ent_allocator *allocator = &w->context->allocator;
    for (size_t p = 0; w->completers != NULL && p < w->certainty->party_count; p++) {
        ent_completer_free(allocator, &w->completers[p]);
    }
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        ent_memory_free(allocator, w->set[c]);
        ent_memory_free(allocator, w->all[c]);
    }
    ent_memory_free(allocator, w->completers);
    ent_memory_free(allocator, w->numbers);
    ent_memory_free(allocator, w->best);
}

ent_status ent_solve_completions(ent_context *context, ent_certainty *certainty)
{
    work w = {.context = context, .certainty = certainty};
    ENT_TRY(ent_graph_new(context, &context->allocator, certainty->space, &w.graph));
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) { /* nothing is counted in yet */
        if ((certainty->concepts >> c & 1) != 0) {
            memset(certainty->every[c], 0xFF,
                   (certainty->party_count + 1) * certainty->words * sizeof(uint64_t));
        }
    }
    ent_status status = make_room(&w);
    if (status == ENT_OK) {
        status = go_through_own(&w, certainty->concepts & OWN);
    }
    if (status == ENT_OK) {
        status = go_through_joint(&w, certainty->concepts & ~OWN);
    }
    if (status == ENT_OK) {
        status = find_departures(&w);
    }
    free_room(&w);
    ent_graph_free(&w.graph);
    return status;
}
