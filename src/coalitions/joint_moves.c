/* SPDX-License-Identifier: MIT */
/*
 * What a coalition could do better than a state, and what the others could answer.
 *
 * Which improvements are deterred is told by the contest; the moves that show it are found by searching
 * forward, so what is told was found in two ways.
 */
#include "coalitions/answers.h"
#include "coalitions/coalitions.h"
#include "stability/reach.h"

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
    unsigned deterred, strength; /* under how many concepts */
} candidate;

typedef struct work {
    ent_contest contest;
    ent_retorts replies;
    ent_answerer answerer;
    owned *owned;
    ent_reach reach; /* what the coalition reaches from the state */
    candidate *found;
    size_t found_count, found_room;
    size_t most;
} work;

static const ent_concept sanctioned[] = {ENT_GMR, ENT_SMR, ENT_SEQ};
enum { SANCTIONED = sizeof sanctioned / sizeof *sanctioned };

/* Finds the improvements, and under which concepts they are deterred. */
static ent_status list_candidates(work *w, uint32_t state)
{
    ent_contest *contest = &w->contest;
    const ent_reach_rule rule = {.without = contest->graph->party_count,
                                 .among = contest->side.parties};
    ENT_TRY(ent_reach_new(contest->context, contest->graph, state, &rule, &w->reach));
    ent_contest_leave(contest, state);
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
        *c = (candidate){.to = to, .steps = w->reach.steps[to]};
        for (size_t n = 0; n < SANCTIONED; n++) {
            const bool deterred = ent_contest_deterred(contest, sanctioned[n], to);
            c->deterred |= (unsigned)deterred << sanctioned[n];
            c->strength += deterred;
        }
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
    return a->to < b->to ? -1 : a->to > b->to;
}

/* The sequence by which the coalition makes an improvement. */
static ent_status tell_way(work *w, const candidate *c, ent_joint_move *out)
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

static ent_status tell_move(work *w, const candidate *c, ent_joint_move *out)
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
static unsigned stable_under(const work *w)
{
    unsigned stable = 1u << ENT_GMR | 1u << ENT_SMR | 1u << ENT_SEQ;
    for (size_t k = 0; k < w->found_count; k++) {
        stable &= w->found[k].deterred;
    }
    return stable | (unsigned)(w->found_count == 0) << ENT_NASH;
}

static ent_status tell_all(work *w, uint32_t state)
{
    ent_joint_moves *out = &w->owned->moves;
    const size_t shown = w->most == 0 || w->most > w->found_count ? w->found_count : w->most;
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
                             .stable = stable_under(w),
                             .shown_count = shown,
                             .shown = moves};
    for (size_t k = 0; k < shown; k++) {
        ENT_TRY(tell_move(w, &w->found[k], &moves[k]));
    }
    return ENT_OK;
}

/* Lists and tells; the contest is open. */
static ent_status work_out(work *w, uint32_t state)
{
    const ent_allocator *allocator = &w->contest.context->allocator;
    const uint64_t others = ent_contest_others(w->contest.graph, w->contest.side.parties);
    ENT_TRY(ent_retorts_new(w->contest.context, w->contest.graph, others, &w->replies));
    ENT_TRY(ent_contest_reply(&w->contest, &w->replies));
    ENT_TRY(list_candidates(w, state));
    w->answerer =
        (ent_answerer){.contest = &w->contest, .replies = &w->replies, .arena = &w->owned->arena};
    w->answerer.value =
        ent_memory_new(allocator, w->contest.side.ways.state_count, sizeof(uint32_t));
    return w->answerer.value == NULL ? ENT_ERROR_MEMORY : tell_all(w, state);
}

static ent_status run(ent_context *context, const ent_coalitions *coalitions, uint64_t parties,
                      uint32_t state, work *w)
{
    const ent_team team = ent_team_of(&coalitions->graph, parties);
    ent_status status = ent_contest_open(context, &team, ENT_COALITION_CONCEPTS, &w->contest);
    if (status == ENT_OK) {
        status = work_out(w, state);
    }
    ent_retorts_free(&w->replies);
    ent_contest_free(&w->contest);
    if (w->reach.allocator != NULL) {
        ent_reach_free(&w->reach);
    }
    ent_memory_free(&context->allocator, w->answerer.value);
    ent_memory_free(&context->allocator, w->found);
    return status == ENT_ERROR_LIMIT ? ent_coalition_refuse(context, &coalitions->graph, parties)
                                     : status;
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
    owned *made = ent_memory_zero(&context->allocator, 1, sizeof *made);
    if (made == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_arena_init(&made->arena, &context->allocator);
    work w = {.owned = made, .most = most};
    const ent_status status = run(context, coalitions, parties, (uint32_t)state, &w);
    if (status != ENT_OK) {
        ent_joint_moves_free(context, &made->moves);
        return status;
    }
    *out = &made->moves;
    return ENT_OK;
}

void ent_joint_moves_free(ent_context *context, ent_joint_moves *moves)
{
    if (moves != NULL) {
        owned *made = (owned *)(void *)moves;
        ent_arena_free(&made->arena);
        ent_memory_free(&context->allocator, made);
    }
}
