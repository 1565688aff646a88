/* SPDX-License-Identifier: MIT */
/*
 * Forward searches for answers.
 *
 * Under CSEQ the search is over improvements of coalitions, ring by ring. Who may follow depends on which
 * coalition acted last, but two different last actors leave everything open; so a state is looked at twice at
 * most, in a place for the first coalition that came to it and one for the first other one.
 */
#include "coalitions/answers.h"

#include "base/assume.h"
#include "stability/reach.h"

#include <string.h>

/* The moves of a search, as steps in the arena; NULL when memory is refused. */
static const ent_step *keep_steps(const ent_answerer *answerer, const ent_reach *reach, uint32_t to)
{
    const size_t count = reach->steps[to];
    ent_move *moves = ent_arena_new(answerer->arena, count, sizeof *moves);
    ent_step *steps = ent_arena_new(answerer->arena, count, sizeof *steps);
    if (moves == NULL || steps == NULL) {
        return NULL;
    }
    ent_reach_path(reach, to, moves);
    for (size_t k = 0; k < count; k++) {
        steps[k] = (ent_step){.party = moves[k].party,
                              .from = moves[k].from,
                              .to = moves[k].to,
                              .gain = ENT_NO_STATEMENT};
    }
    return steps;
}

/*
 * A shortest legal sequence of moves of some parties from a state to one that is worth 0 in `value` (of
 * those, one that changes the fewest options), as a step; there must be one. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(parties * states), by arcs O(parties * moves).
 */
static ent_status find_walk(const ent_answerer *answerer, const uint32_t *value, uint64_t parties,
                            uint32_t from, ent_joint_step *out)
{
    const ent_graph *graph = answerer->contest->graph;
    const ent_reach_rule rule = {.without = graph->party_count,
                                 .among = parties,
                                 .value = value,
                                 .most = 0,
                                 .except = ENT_REACH_FAR};
    ent_reach reach;
    ENT_TRY(ent_reach_new(answerer->contest->context, graph, from, &rule, &reach));
    const uint32_t to = ent_reach_nearest(&reach, &rule);
    const ent_step *steps = NULL;
    if (ENT_ALWAYS(to != ENT_REACH_FAR)) { /* the contest says that there is one */
        steps = keep_steps(answerer, &reach, to);
        *out = (ent_joint_step){.parties = parties,
                                .from = from,
                                .to = to,
                                .move_count = reach.steps[to],
                                .moves = steps};
    }
    ent_reach_free(&reach);
    return steps == NULL ? ENT_ERROR_MEMORY : ENT_OK;
}

/* Values the states by whether they are sanctions against leaving the state left, once. */
static const uint32_t *value_sanctions(ent_answerer *answerer, ent_concept concept)
{
    ent_contest *contest = answerer->contest;
    const size_t count = contest->side.ways.state_count, kind = concept == ENT_SMR;
    uint32_t *worth = answerer->worth[kind];
    for (size_t y = 0; y < count && !answerer->known[kind]; y++) {
        worth[y] = kind == 1 ? ent_contest_escapes(contest, (uint32_t)y)
                             : ent_side_better(&contest->side, (uint32_t)y, contest->left);
    }
    answerer->known[kind] = true;
    return worth;
}

/* Under GMR and SMR the others answer together. */
static ent_status answer_by_moves(const ent_answerer *answerer, const uint32_t *value,
                                  uint32_t improvement, ent_joint_answer *out)
{
    const ent_contest *contest = answerer->contest;
    ent_joint_step *step = ent_arena_new(answerer->arena, 1, sizeof *step);
    if (step == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ENT_TRY(find_walk(answerer, value, ent_contest_others(contest->graph, contest->side.parties),
                      improvement, step));
    out->steps = step;
    out->step_count = 1;
    out->ends = step->to;
    return ENT_OK;
}

static const uint32_t NOWHERE = UINT32_MAX;

/* A search over places: two a state. */
typedef struct search {
    const ent_retorts *replies;
    uint32_t *actor;  /* per place: which coalition came to it; NOWHERE: none yet */
    uint32_t *before; /* per place: the place it came from */
    uint32_t *queue;
    size_t count;
} search;

static void arrive(search *s, uint32_t state, uint32_t actor, uint32_t before)
{
    uint32_t place = 2 * state;
    if (s->actor[place] != NOWHERE) {
        if (s->actor[place] == actor || s->actor[place + 1] != NOWHERE) {
            return;
        }
        place++;
    }
    s->actor[place] = actor;
    s->before[place] = before;
    s->queue[s->count++] = place;
}

/* All coalitions but the one that acted last go on from a place. */
static void go_on(search *s, uint32_t state, uint32_t last, uint32_t place)
{
    for (uint32_t k = 0; k < s->replies->count; k++) {
        const ent_adjacency *improving = &s->replies->improving[k];
        for (size_t n = improving->start[state]; n < improving->start[state + 1] && k != last;
             n++) {
            arrive(s, improving->to[n], k, place);
        }
    }
}

/* Searches until a sanction is found, which there is; its place. */
static uint32_t search_from(search *s, const uint32_t *value, uint32_t start)
{
    size_t at = 0;
    go_on(s, start, NOWHERE, NOWHERE);
    while (value[s->queue[at] / 2] != 0) {
        const uint32_t place = s->queue[at++];
        go_on(s, place / 2, s->actor[place], place);
    }
    return s->queue[at];
}

/* Tells the steps to a place, each by moves. */
static ent_status tell_steps(const ent_answerer *answerer, const search *s, uint32_t place,
                             uint32_t start, ent_joint_answer *out)
{
    const size_t states = answerer->contest->side.ways.state_count;
    size_t count = 0;
    for (uint32_t at = place; at != NOWHERE; at = s->before[at]) {
        count++;
    }
    ent_joint_step *steps = ent_arena_new(answerer->arena, count, sizeof *steps);
    if (steps == NULL) {
        return ENT_ERROR_MEMORY;
    }
    out->steps = steps;
    out->step_count = count;
    out->ends = place / 2;
    for (uint32_t at = place; at != NOWHERE; at = s->before[at]) {
        const uint32_t from = s->before[at] == NOWHERE ? start : s->before[at] / 2;
        memset(answerer->value, 0xFF, states * sizeof *answerer->value);
        answerer->value[at / 2] = 0;
        ENT_TRY(find_walk(answerer, answerer->value, s->replies->parties[s->actor[at]], from,
                          &steps[--count]));
    }
    return ENT_OK;
}

static ent_status answer_by_improvements(const ent_answerer *answerer, const uint32_t *value,
                                         uint32_t improvement, ent_joint_answer *out)
{
    const ent_allocator *allocator = &answerer->contest->context->allocator;
    const size_t states = answerer->contest->side.ways.state_count;
    search s = {.replies = answerer->replies};
    s.actor = ent_memory_new(allocator, states, 2 * sizeof *s.actor);
    s.before = ent_memory_new(allocator, states, 2 * sizeof *s.before);
    s.queue = ent_memory_new(allocator, states, 2 * sizeof *s.queue);
    ent_status status = ENT_ERROR_MEMORY;
    if (s.actor != NULL && s.before != NULL && s.queue != NULL) {
        memset(s.actor, 0xFF, states * 2 * sizeof *s.actor);
        const uint32_t place = search_from(&s, value, improvement);
        status = tell_steps(answerer, &s, place, improvement, out);
    }
    ent_memory_free(allocator, s.actor);
    ent_memory_free(allocator, s.before);
    ent_memory_free(allocator, s.queue);
    return status;
}

ent_status ent_answer_find(ent_answerer *answerer, ent_concept concept, uint32_t improvement,
                           ent_joint_answer *out)
{
    const uint32_t *value = value_sanctions(answerer, concept);
    out->concept = concept;
    return concept == ENT_SEQ ? answer_by_improvements(answerer, value, improvement, out)
                              : answer_by_moves(answerer, value, improvement, out);
}
