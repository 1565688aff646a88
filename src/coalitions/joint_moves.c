/* SPDX-License-Identifier: MIT */
/*
 * What a coalition could do better than a state, and what the others could answer.
 *
 * Which improvements are deterred is told by the contest; the moves that show it are found by searching
 * forward, so what is told was found in two ways.
 */
#include "coalitions/teller.h"

#include "coalitions/answers.h"
#include "stability/firmness.h"

#include <stdlib.h>
#include <string.h>

/* All that is given away lives in one arena. */
typedef struct owned {
    ent_joint_moves moves;
    ent_arena arena;
} owned;

/* One improvement, before it is worked out. */
typedef struct candidate {
    uint32_t to;
    uint32_t steps;
    unsigned deterred, strength; /* of that */
    size_t changed;              /* options */
} candidate;

struct ent_teller {
    ent_context *context;
    const ent_coalitions *coalitions;
    unsigned concepts;
    ent_contest contest;
    ent_retorts replies;
    ent_answerer answerer;
    owned *owned;    /* of the state that is told of */
    ent_reach reach; /* what the coalition reaches from it */
    candidate *found;
    size_t found_count, found_room;
};

static const ent_concept sanctioned[] = {ENT_GMR, ENT_SMR, ENT_SEQ};
enum { SANCTIONED = sizeof sanctioned / sizeof *sanctioned };

ent_status ent_teller_reach(ent_teller *teller, uint32_t state, ent_reach *out)
{
    const ent_graph *graph = teller->contest.graph;
    const ent_reach_rule rule = {.without = graph->party_count,
                                 .among = teller->contest.side.parties};
    return ent_reach_new(teller->context, graph, state, &rule, out);
}

/* Finds the improvements, and under which concepts they are deterred. */
static ent_status list_candidates(ent_teller *w, uint32_t state)
{
    ent_contest *contest = &w->contest;
    ENT_TRY(ent_teller_reach(w, state, &w->reach));
    ent_contest_leave(contest, state);
    w->answerer.known[0] = w->answerer.known[1] = false;
    w->found_count = 0;
    for (size_t k = 0; k < w->reach.reached; k++) {
        const uint32_t to = w->reach.queue[k];
        if (!ent_side_better(&contest->side, to, state)) {
            continue;
        }
        candidate *list = ent_memory_grow(&contest->context->allocator, w->found, &w->found_room,
                                          w->found_count + 1, sizeof *list);
        if (list == NULL) {
            return ENT_ERROR_MEMORY;
        }
        w->found = list;
        candidate *c = &list[w->found_count++];
        *c = (candidate){.to = to,
                         .steps = w->reach.steps[to],
                         .changed = ent_space_changed(contest->graph->space, state, to)};
        for (size_t n = 0; n < SANCTIONED; n++) {
            const bool deterred = (w->concepts >> sanctioned[n] & 1) != 0 &&
                                  ent_contest_deterred(contest, sanctioned[n], to);
            c->deterred |= (unsigned)deterred << sanctioned[n];
        }
        c->strength = ent_strength(c->deterred);
    }
    return ENT_OK;
}

static int compare_candidates(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->strength != b->strength) {
        return a->strength < b->strength ? -1 : 1;
    }
    if (a->steps != b->steps) {
        return a->steps < b->steps ? -1 : 1;
    }
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->to < b->to ? -1 : a->to > b->to;
}

/* The sequence by which the coalition makes an improvement. */
static ent_status tell_way(ent_teller *w, const candidate *c, ent_joint_move *out)
{
    ent_arena *arena = &w->owned->arena;
    ent_move *moves = ent_arena_new(arena, c->steps, sizeof *moves);
    ent_step *steps = ent_arena_new(arena, c->steps, sizeof *steps);
    if (moves == NULL || steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_reach_path(&w->reach, c->to, moves);
    for (size_t k = 0; k < c->steps; k++) {
        steps[k] = (ent_step){.party = moves[k].party,
                              .from = moves[k].from,
                              .to = moves[k].to,
                              .gain = ENT_NO_STATEMENT};
    }
    out->to = c->to;
    out->steps = steps;
    out->step_count = c->steps;
    out->deterred = c->deterred;
    return ENT_OK;
}

static ent_status tell_move(ent_teller *w, const candidate *c, ent_joint_move *out)
{
    ENT_TRY(tell_way(w, c, out));
    ent_joint_answer *answers = ent_arena_new(&w->owned->arena, SANCTIONED, sizeof *answers);
    if (answers == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->answers = answers;
    for (size_t n = 0; n < SANCTIONED; n++) {
        if ((c->deterred >> sanctioned[n] & 1) != 0) {
            ENT_TRY(
                ent_answer_find(&w->answerer, sanctioned[n], c->to, &answers[out->answer_count++]));
        }
    }
    return ENT_OK;
}

/* Under which concepts the state is stable: those under which all improvements are deterred. */
static unsigned stable_under(const ent_teller *w)
{
    unsigned stable = w->concepts;
    for (size_t k = 0; k < w->found_count; k++) {
        stable &= w->found[k].deterred; /* never under Nash */
    }
    return stable;
}

/* How many improvements are deterred under no concept. */
static uint64_t undeterred_by(const ent_teller *w)
{
    uint64_t count = 0;
    for (size_t k = 0; k < w->found_count; k++) {
        count += w->found[k].deterred == 0;
    }
    return count;
}

static ent_status tell_all(ent_teller *w, uint32_t state, size_t most)
{
    ent_joint_moves *out = &w->owned->moves;
    const size_t shown = most == 0 || most > w->found_count ? w->found_count : most;
    ent_joint_move *moves = ent_arena_new(&w->owned->arena, shown, sizeof *moves);
    if (moves == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (w->found_count > 1) {
        qsort(w->found, w->found_count, sizeof *w->found, compare_candidates);
    }
    *out = (ent_joint_moves){.state = state,
                             .parties = w->contest.side.parties,
                             .count = w->found_count,
                             .undeterred = undeterred_by(w),
                             .stable = stable_under(w),
                             .shown_count = shown,
                             .shown = moves};
    for (size_t k = 0; k < shown; k++) {
        ENT_TRY(tell_move(w, &w->found[k], &moves[k]));
    }
    return ENT_OK;
}

/* Opens the contest, with what the others answer, and makes room for answers. */
static ent_status open_teller(ent_teller *w, uint64_t parties)
{
    const ent_graph *graph = &w->coalitions->graph;
    const ent_team team = ent_team_of(graph, parties);
    const size_t states = graph->space->count;
    ENT_TRY(ent_contest_open(w->context, &team, w->concepts, &w->contest));
    if ((w->concepts >> ENT_SEQ & 1) != 0) {
        ENT_TRY(
            ent_retorts_new(w->context, graph, ent_contest_others(graph, parties), &w->replies));
        ENT_TRY(ent_contest_reply(&w->contest, &w->replies));
    }
    const ent_allocator *allocator = &w->context->allocator;
    w->answerer = (ent_answerer){.contest = &w->contest, .replies = &w->replies};
    w->answerer.value = ent_memory_new(allocator, states, sizeof(uint32_t));
    w->answerer.worth[0] = ent_memory_new(allocator, states, sizeof(uint32_t));
    w->answerer.worth[1] = ent_memory_new(allocator, states, sizeof(uint32_t));
    return w->answerer.value == NULL || w->answerer.worth[0] == NULL || w->answerer.worth[1] == NULL
               ? ENT_ERROR_MEMORY
               : ENT_OK;
}

ent_status ent_teller_new(ent_context *context, const ent_coalitions *coalitions, uint64_t parties,
                          unsigned concepts, ent_teller **out)
{
    ent_teller *made = ent_memory_zero(&context->allocator, 1, sizeof *made);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    made->context = context;
    made->coalitions = coalitions;
    made->concepts = concepts;
    const ent_status status = open_teller(made, parties);
    if (status != ENT_OK) {
        ent_teller_free(made);
        return status == ENT_ERROR_LIMIT
                   ? ent_coalition_refuse(context, &coalitions->graph, parties)
                   : status;
    }
    *out = made;
    return ENT_OK;
}

void ent_teller_free(ent_teller *teller)
{
    if (teller != NULL) {
        const ent_allocator *allocator = &teller->context->allocator;
        ent_retorts_free(&teller->replies);
        ent_contest_free(&teller->contest);
        ent_memory_free(allocator, teller->answerer.value);
        ent_memory_free(allocator, teller->answerer.worth[0]);
        ent_memory_free(allocator, teller->answerer.worth[1]);
        ent_memory_free(allocator, teller->found);
        ent_memory_free(allocator, teller);
    }
}

ent_status ent_teller_tell(ent_teller *teller, uint32_t state, size_t most, ent_joint_moves **out)
{
    ent_context *context = teller->context;
    owned *made = ent_memory_zero(&context->allocator, 1, sizeof *made);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&made->arena, &context->allocator);
    teller->owned = made;
    teller->answerer.arena = &made->arena;
    teller->reach = (ent_reach){.allocator = NULL};
    ent_status status = list_candidates(teller, state);
    if (status == ENT_OK) {
        status = tell_all(teller, state, most);
    }
    if (teller->reach.allocator != NULL) {
        ent_reach_free(&teller->reach);
    }
    if (status != ENT_OK) {
        ent_joint_moves_free(context, &made->moves);
        return status;
    }
    *out = &made->moves;
    return ENT_OK;
}

ent_status ent_joint_moves_new(ent_context *context, const ent_coalitions *coalitions,
                               uint64_t parties, uint64_t state, size_t most, ent_joint_moves **out)
{
    if (context == NULL || coalitions == NULL || out == NULL || parties == 0 ||
        state >= coalitions->space->count) {
        return ENT_ERROR_ARGUMENT;
    }
    if ((parties & ent_contest_others(&coalitions->graph, 0)) != parties ||
        coalitions->players != NULL) {
        return ENT_ERROR_ARGUMENT;
    }
    ent_teller *teller = NULL;
    ENT_TRY(ent_teller_new(context, coalitions, parties, ENT_COALITION_CONCEPTS, &teller));
    const ent_status status = ent_teller_tell(teller, (uint32_t)state, most, out);
    ent_teller_free(teller);
    return status;
}

void ent_joint_moves_free(ent_context *context, ent_joint_moves *moves)
{
    if (moves != NULL) {
        owned *made = (owned *)(void *)moves;
        ent_arena_free(&made->arena);
        ent_memory_free(&context->allocator, made);
    }
}
