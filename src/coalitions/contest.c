/* SPDX-License-Identifier: MIT */
/* Deciding for one coalition: by dominance, or state by state. */
#include "coalitions/contest.h"

#include <string.h>

uint64_t ent_contest_others(const ent_graph *graph, uint64_t parties)
{
    const uint64_t all =
        graph->party_count == 64 ? UINT64_MAX : ((uint64_t)1 << graph->party_count) - 1;
    return all & ~parties;
}

/* The tests of the hunts. A part has something better than the state that is left: */
static bool has_better(void *user, uint32_t part)
{
    const ent_contest *contest = user;
    return ent_dominance_any(&contest->side.trees, part,
                             ent_side_levels(&contest->side, contest->left));
}

/* A part of the others has a sanction from which the coalition does not escape: */
static bool has_sanction(void *user, uint32_t part)
{
    ent_contest *contest = user;
    const ent_adjacency *states = &contest->counter.states;
    for (size_t k = states->start[part]; k < states->start[part + 1]; k++) {
        if (!ent_contest_escapes(contest, states->to[k])) {
            return true;
        }
    }
    return false;
}

/* The least levels of the members among what can be reached by ways. */
static ent_status find_lows(const ent_contest *contest, const ent_ways *ways, uint32_t **out)
{
    const ent_side *side = &contest->side;
    *out = ent_memory_new(side->allocator, ways->state_count, side->size * sizeof **out);
    return *out == NULL ? ENT_ERROR_MEMORY : ent_ways_least(ways, side->levels, side->size, *out);
}

ent_status ent_contest_open(ent_context *context, const ent_team *team, unsigned concepts,
                            ent_contest *out)
{
    *out = (ent_contest){.context = context, .graph = team->moves};
    ENT_TRY(ent_side_new(context, team, &out->side));
    if ((concepts & (1u << ENT_GMR | 1u << ENT_SMR)) != 0) {
        ENT_TRY(ent_ways_of_coalition(
            context, team->moves, ent_contest_others(team->moves, team->movers), &out->counter));
    }
    if ((concepts >> ENT_GMR & 1) != 0) {
        ENT_TRY(find_lows(out, &out->counter, &out->by_moves));
    }
    if ((concepts >> ENT_SMR & 1) != 0) {
        ENT_TRY(ent_hunt_new(&out->side.ways, has_better, out, &out->escapes));
        ENT_TRY(ent_hunt_new(&out->counter, has_sanction, out, &out->sanctions));
    }
    return ENT_OK;
}

ent_status ent_contest_reply(ent_contest *contest, const ent_retorts *replies)
{
    ent_ways ways = {0};
    ENT_TRY(
        ent_retorts_ways(contest->context, contest->graph, replies, contest->side.parties, &ways));
    const ent_status status = find_lows(contest, &ways, &contest->by_improvements);
    ent_ways_free(&ways);
    return status;
}

void ent_contest_free(ent_contest *contest)
{
    ent_hunt_free(&contest->sanctions);
    ent_hunt_free(&contest->escapes);
    if (contest->side.allocator != NULL) {
        ent_memory_free(contest->side.allocator, contest->by_moves);
        ent_memory_free(contest->side.allocator, contest->by_improvements);
    }
    ent_ways_free(&contest->counter);
    ent_side_free(&contest->side);
}

void ent_contest_leave(ent_contest *contest, uint32_t state)
{
    contest->left = state;
    if (contest->escapes.ways != NULL) {
        ent_hunt_forget(&contest->escapes);
        ent_hunt_forget(&contest->sanctions);
    }
}

bool ent_contest_escapes(ent_contest *contest, uint32_t y)
{
    return ent_side_better(&contest->side, y, contest->left) ||
           ent_hunt_from(&contest->escapes, contest->side.ways.part_of[y]);
}

/* Whether some member's low of x is not above its level of the state left. */
static bool some_low(const ent_contest *contest, const uint32_t *lows, uint32_t x)
{
    const uint32_t *levels = ent_side_levels(&contest->side, contest->left);
    bool any = false;
    for (size_t i = 0; i < contest->side.size; i++) {
        any = any || lows[x * contest->side.size + i] <= levels[i];
    }
    return any;
}

bool ent_contest_deterred(ent_contest *contest, ent_concept concept, uint32_t improvement)
{
    if (concept == ENT_SMR) {
        return ent_hunt_from(&contest->sanctions, contest->counter.part_of[improvement]);
    }
    return concept != ENT_NASH &&
           some_low(contest, concept == ENT_GMR ? contest->by_moves : contest->by_improvements,
                    improvement);
}

/* A search over all states, in the order of the parts in which their sequences start. */
typedef struct decision {
    ent_contest *contest;
    ent_concept concept;
    ent_dominance own; /* trees of the lows; not with Nash or SMR */
    const ent_dominance *trees;
    ent_reached reached;
    ent_state_list found;
} decision;

/* Whether the coalition leaves a state, of whose part the reached ones are known. */
static ent_status decide_state(decision *d, uint32_t state, bool *leaves)
{
    const ent_side *side = &d->contest->side;
    *leaves = false;
    for (size_t k = 0; d->concept != ENT_SMR && k < d->reached.count && !*leaves; k++) {
        *leaves = ent_dominance_any(d->trees, d->reached.parts[k], ent_side_levels(side, state));
    }
    if (d->concept != ENT_SMR) {
        return ENT_OK;
    }
    ENT_TRY(ent_side_improvements(side, &d->reached, state, &d->found));
    ent_contest_leave(d->contest, state);
    for (size_t k = 0; k < d->found.count && !*leaves; k++) {
        *leaves = !ent_contest_deterred(d->contest, ENT_SMR, d->found.states[k]);
    }
    return ENT_OK;
}

static ent_status decide_all(decision *d, const uint32_t *order, const uint64_t *among,
                             uint64_t *stable)
{
    const ent_ways *ways = &d->contest->side.ways;
    for (size_t k = 0; k < ways->state_count; k++) {
        const uint32_t state = order[k];
        if (k == 0 || ways->part_of[state] != ways->part_of[order[k - 1]]) {
            ent_reached_from(ways, ways->part_of[state], &d->reached);
        }
        if (k % 64 == 0) {
            ENT_TRY(ent_context_poll(d->contest->context));
        }
        if (among == NULL || ent_bits_has(among, state)) {
            bool leaves = false;
            ENT_TRY(decide_state(d, state, &leaves));
            stable[state / 64] |= (uint64_t)!leaves << (state % 64);
        }
    }
    return ENT_OK;
}

ent_status ent_contest_decide(ent_contest *contest, ent_concept concept, const uint64_t *among,
                              uint64_t *stable)
{
    const ent_side *side = &contest->side;
    const uint32_t *lows = concept == ENT_GMR ? contest->by_moves : contest->by_improvements;
    decision d = {.contest = contest, .concept = concept, .trees = &side->trees};
    uint32_t *order = ent_memory_new(side->allocator, side->ways.state_count, sizeof *order);
    ent_status status = order == NULL ? ENT_ERROR_MEMORY : ent_ways_order(&side->ways, order);
    if (status == ENT_OK) {
        status = ent_reached_new(&side->ways, &d.reached);
    }
    if (status == ENT_OK && (concept == ENT_GMR || concept == ENT_SEQ)) {
        status = ent_dominance_new(side->allocator, &side->ways, lows, side->size, &d.own);
        d.trees = &d.own;
    }
    if (status == ENT_OK) {
        status = decide_all(&d, order, among, stable);
    }
    ent_memory_free(side->allocator, order);
    ent_memory_free(side->allocator, d.found.states);
    ent_reached_free(&d.reached);
    ent_dominance_free(&d.own);
    return status;
}
