/* SPDX-License-Identifier: MIT */
/*
 * Where no improvements of single parties lead: who could go there together.
 *
 * A joint move is a legal sequence of which only the end counts: what its steps cost on the way is no matter to those
 * who have agreed on it. Each gains by it when the movers are among those that the end leaves better off. So for each
 * set of gainers that some wanted state has, one search by the moves of its parties alone finds all that they can
 * bring about; the shortest way is kept, of these that whose end holds most strongly.
 *
 * Where there is none, the shortest ways of any moves are compared instead: the one on which the fewest movers do not
 * gain is an example, not the least, since other ways to the same state may need fewer of them. Whether several joint
 * moves lead there is asked in sequence.c.
 */
#include "journey/journey.h"
#include "stability/firmness.h"

enum { MOST_SETS = 64, MOST_PARTIES = 64 };

/* The best way so far. */
typedef struct candidate {
    uint64_t to, movers, losing;
    uint32_t steps;
    unsigned strength;
    bool found;
} candidate;

typedef struct work {
    ent_route_work *of;
    uint64_t sets[MOST_SETS]; /* of gainers */
    size_t set_count;
    bool complete;   /* there was room for all sets */
    ent_move *moves; /* of the way that is looked at */
    ent_joint_way *out;
} work;

/* The parties that are better off in a state than at the start. */
static uint64_t gainers(const ent_journey *journey, uint64_t state)
{
    uint64_t found = 0;
    for (size_t p = 0; p < journey->graph->party_count; p++) {
        if (ent_journey_gain(journey, p, journey->reach.start, state) == ENT_GAIN_BETTER) {
            found |= (uint64_t)1 << p;
        }
    }
    return found;
}

ent_status ent_route_joint(ent_route_work *of, const ent_move *moves, size_t count,
                           ent_joint_way *out)
{
    const size_t parties = of->journey->graph->party_count;
    ent_step *steps = ent_arena_new(of->arena, count, sizeof *steps);
    size_t *reasons = ent_arena_new(of->arena, parties, sizeof *reasons);
    if (steps == NULL || reasons == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = (ent_joint_way){.to = moves[count - 1].to,
                           .step_count = count,
                           .steps = steps,
                           .reasons = reasons,
                           .complete = true};
    for (size_t k = 0; k < count; k++) {
        steps[k] = (ent_step){.party = moves[k].party,
                              .from = moves[k].from,
                              .to = moves[k].to,
                              .gain = ENT_NO_STATEMENT};
        out->parties |= (uint64_t)1 << moves[k].party;
    }
    for (size_t p = 0; p < parties; p++) {
        reasons[p] = ent_reasons_first(&of->reasons[p], moves[0].from, out->to);
    }
    return ENT_OK;
}

static void gather_sets(work *w)
{
    w->complete = true;
    for (uint64_t s = 0; ent_state_set_next(w->of->targets, s, &s); s++) {
        const uint64_t set = gainers(w->of->journey, s);
        size_t k = 0;
        while (k < w->set_count && w->sets[k] != set) {
            k++;
        }
        if (set != 0 && k == w->set_count) {
            w->complete = w->complete && k < MOST_SETS;
            if (k < MOST_SETS) {
                w->sets[w->set_count++] = set;
            }
        }
    }
}

/* Whether one way is better than another: fewer that do not gain, then fewer steps, then the stronger end. */
static bool better(const candidate *one, const candidate *other)
{
    const unsigned a = ent_bits_in_word(one->losing), b = ent_bits_in_word(other->losing);
    if (!other->found || a != b) {
        return !other->found || a < b;
    }
    return one->steps != other->steps ? one->steps < other->steps : one->strength > other->strength;
}

/* Keeps a way with its steps, which are in w->moves. */
static ent_status keep(work *w, const candidate *best)
{
    ENT_TRY(ent_route_joint(w->of, w->moves, best->steps, w->out));
    w->out->losing = best->losing;
    w->out->complete = w->complete;
    return ENT_OK;
}

/* The way to a state, of those that gain in it and those that do not. */
static candidate weigh(work *w, const ent_reach *reach, uint64_t to)
{
    const ent_journey *journey = w->of->journey;
    candidate c = {.to = to, .steps = reach->steps[to], .found = true};
    ent_reach_path(reach, (uint32_t)to, w->moves);
    for (size_t k = 0; k < c.steps; k++) {
        c.movers |= (uint64_t)1 << w->moves[k].party;
    }
    c.losing = c.movers & ~gainers(journey, to);
    c.strength = ent_strength(ent_equilibrium_concepts(journey->solution, to));
    return c;
}

/* Looks at what a set of parties brings about, 0: all; `among` the states that leave just these better off. */
static ent_status look(work *w, uint64_t set, candidate *best)
{
    const ent_journey *journey = w->of->journey;
    const ent_reach_rule rule = {.without = journey->graph->party_count, .among = set};
    bool any = false;
    ent_reach reach;
    ENT_TRY(ent_reach_new(w->of->context, journey->graph, journey->reach.start, &rule, &reach));
    for (uint64_t s = 0; ent_state_set_next(w->of->targets, s, &s); s++) {
        if (reach.steps[s] == ENT_REACH_FAR || (set != 0 && gainers(journey, s) != set)) {
            continue;
        }
        const candidate c = weigh(w, &reach, s);
        if (better(&c, best)) {
            *best = c;
            any = true;
        }
    }
    ent_status status = ENT_OK;
    if (any) {
        ent_reach_path(&reach, (uint32_t)best->to, w->moves);
        status = keep(w, best);
    }
    ent_reach_free(&reach);
    return status;
}

static ent_status find(work *w)
{
    candidate best = {.found = false};
    gather_sets(w);
    for (size_t k = 0; k < w->set_count; k++) {
        ENT_TRY(look(w, w->sets[k], &best));
    }
    if (!best.found) {
        ENT_TRY(look(w, 0, &best));
    }
    w->of->route->joint = best.found ? w->out : NULL;
    return ENT_OK;
}

ent_status ent_route_together(ent_route_work *of)
{
    const ent_journey *journey = of->journey;
    const size_t longest = /* a state may be passed once for each who moved last */
        journey->space->count * (journey->graph->by_arcs ? journey->graph->party_count : 1);
    work w = {.of = of};
    if (of->route->target_count == 0 || journey->graph->party_count > MOST_PARTIES) {
        return ENT_OK;
    }
    w.out = ent_arena_new(of->arena, 1, sizeof *w.out);
    w.moves = ent_memory_new(&of->context->allocator, longest, sizeof *w.moves);
    const ent_status status = w.out == NULL || w.moves == NULL ? ENT_ERROR_MEMORY : find(&w);
    ent_memory_free(&of->context->allocator, w.moves);
    return status;
}
