/* SPDX-License-Identifier: MIT */
/*
 * The states are looked at in rounds. In each all are searched up to a cost, which rises by the cheapest edit from round
 * to round; once one is found to take some cost, the others are searched below that alone. So no search goes further than
 * the least change of all, and what a round repeats is little: changes grow several times in number with each cost.
 *
 * Searches are begun anew in each round and share one number of tries: kept all at once they would take too much memory.
 */
#include "leverage/several/several.h"

#include "stability/firmness.h"

/* Puts a state among the candidates, behind those that are nearer to today, unless there are enough of these; the first
 * `fixed` keep their places. */
static void add_candidate(ent_several *v, uint64_t state, size_t fixed)
{
    size_t at = v->count;
    while (at > fixed && ent_nearer(v->graph->space, state, v->list[at - 1].state)) {
        at--;
    }
    if (at == ENT_MOST_LEVER_STATES) {
        return;
    }
    v->count += v->count < ENT_MOST_LEVER_STATES;
    for (size_t k = v->count - 1; k > at; k--) {
        v->list[k] = v->list[k - 1];
    }
    v->list[at] = (ent_lever_candidate){.state = state};
}

/* The state that is asked about by number first, then those nearest to today. */
static void collect(ent_several *v)
{
    const ent_state_set *where = v->options.where;
    const uint64_t first = v->options.state;
    const size_t fixed = ent_state_set_has(where, first) ? 1 : 0;
    uint64_t state = 0;
    if (fixed > 0) {
        add_candidate(v, first, 0);
    }
    for (uint64_t from = 0; ent_state_set_next(where, from, &state); from = state + 1) {
        if (fixed == 0 || state != first) {
            add_candidate(v, state, fixed);
        }
    }
    v->fit = ent_state_set_count(where);
}

/* Whether no change is cheaper at it than a cost. */
static bool is_settled(const ent_lever_candidate *c, uint64_t cost)
{
    return c->never || cost == 0 || (c->looked && c->tried_to >= cost - 1);
}

/* Looks at a candidate, up to a cost. */
static ent_status look_at(ent_several *v, ent_lever_candidate *c, uint64_t most_cost)
{
    ent_lever_look look = {.most_cost = most_cost, .tries = v->tries};
    v->options.state = c->state;
    const ent_status status = ent_lever_look_at(v->context, v->graph, &v->options, &look);
    if (status == ENT_ERROR_CANCELLED && v->options.partial) {
        v->cancelled = true;
        return ENT_OK;
    }
    ENT_TRY(status);
    v->tries = look.tries;
    v->cancelled = look.cancelled;
    c->looked = true;
    c->tried_to = look.tried_to > c->tried_to ? look.tried_to : c->tried_to;
    c->never = look.end == ENT_LEVERAGE_NONE;
    c->stuck = look.end == ENT_LEVERAGE_STOPPED && look.tried_to < most_cost;
    if (look.end == ENT_LEVERAGE_ALREADY || look.end == ENT_LEVERAGE_FOUND) {
        v->best = c;
        v->cost = look.cost;
    }
    return ENT_OK;
}

/* Looks at all up to a cost, and no further than the best so far. */
static ent_status go_round(ent_several *v, uint64_t most_cost)
{
    for (size_t k = 0; k < v->count && !v->cancelled && v->tries < v->options.max_tries; k++) {
        ent_lever_candidate *c = &v->list[k];
        if (c->never || c->stuck || (v->best != NULL && is_settled(c, v->cost))) {
            continue;
        }
        ENT_TRY(look_at(v, c, v->best == NULL ? most_cost : v->cost - 1));
    }
    return ENT_OK;
}

/* Whether another round could find something. */
static bool is_open(const ent_several *v)
{
    bool any = false;
    for (size_t k = 0; k < v->count; k++) {
        any = any || !(v->list[k].never || v->list[k].stuck);
    }
    return any && v->best == NULL && !v->cancelled && v->tries < v->options.max_tries;
}

/* What the cheapest edit costs. */
static uint64_t cheapest(const ent_leverage_options *options)
{
    uint64_t least = ENT_MOST_EDIT_COST;
    for (size_t kind = 0; kind < ENT_EDIT_KIND_COUNT; kind++) {
        const uint64_t cost = options->costs[kind];
        least = cost > 0 && cost < least ? cost : least;
    }
    return least;
}

ent_status ent_several_search(ent_context *context, const ent_graph *graph,
                              const ent_leverage_options *options, ent_several *out)
{
    *out = (ent_several){.context = context, .graph = graph, .options = *options};
    const uint64_t step = cheapest(options);
    collect(out);
    for (uint64_t most_cost = step; is_open(out); most_cost += step) {
        ENT_TRY(go_round(out, most_cost));
    }
    return ENT_OK;
}

const ent_lever_candidate *ent_several_chosen(const ent_several *several)
{
    const ent_lever_candidate *chosen = several->best;
    for (size_t k = 0; chosen == NULL && k < several->count; k++) {
        chosen = several->list[k].never ? NULL : &several->list[k];
    }
    return chosen == NULL ? several->list : chosen;
}

void ent_several_tell(const ent_several *several, ent_leverage_facts *facts)
{
    const ent_lever_candidate *chosen = ent_several_chosen(several);
    const bool found = facts->end == ENT_LEVERAGE_FOUND || facts->end == ENT_LEVERAGE_ALREADY;
    const uint64_t cost = found ? facts->cost : UINT64_MAX;
    ent_leverage_states *states = &facts->states;
    *states = (ent_leverage_states){.fit = several->fit,
                                    .searched = several->count,
                                    .tried_to = UINT64_MAX,
                                    .tries = several->tries};
    for (size_t k = 0; k < several->count; k++) {
        const ent_lever_candidate *c = &several->list[k];
        const uint64_t own =
            c == chosen && facts->tried_to > c->tried_to ? facts->tried_to : c->tried_to;
        states->settled += c == chosen ? facts->end != ENT_LEVERAGE_STOPPED : is_settled(c, cost);
        const bool never = c == chosen ? facts->end == ENT_LEVERAGE_NONE : c->never;
        if (!never && own < states->tried_to) {
            states->tried_to = own;
        }
    }
    if (states->tried_to == UINT64_MAX) {
        states->tried_to = facts->tried_to; /* no change does it at any */
    }
}
