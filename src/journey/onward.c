/* SPDX-License-Identifier: MIT */
/* Where joint gains lead, one after another (onward.h). */
#include "journey/onward.h"

/* Where it is asked at all: states times sets. */
enum { MOST_PLACES = 1 << 18 };

/* Who has been let go on from a state; by most: by all sets but the one that led there. */
enum { LEFT_BY_NONE, LEFT_BY_MOST, LEFT_BY_ALL };

static const uint32_t NO_LANDING = UINT32_MAX;

bool ent_onward_fits(const ent_graph *graph)
{
    return graph->party_count <= ENT_ONWARD_PARTIES &&
           graph->space->count <= (size_t)MOST_PLACES >> graph->party_count;
}

/* A landing and the number that it is to have, in the index; NULL: there is no room. */
static ent_landing *add(ent_onward *onward, uint32_t state, uint32_t set)
{
    ent_landing *landings = ent_memory_grow(onward->gains.allocator, onward->landings,
                                            &onward->room, onward->count + 1, sizeof *landings);
    if (landings == NULL) {
        return NULL;
    }
    onward->landings = landings;
    landings[onward->count++] = (ent_landing){.state = state, .set = set};
    onward->at[state * onward->gains.set_count + set] = (uint32_t)onward->count;
    return &landings[onward->count - 1];
}

static ent_status make(ent_onward *onward, const ent_allocator *allocator, const ent_graph *graph,
                       uint32_t start, size_t most)
{
    const size_t states = graph->space->count;
    ENT_TRY(ent_gains_init(&onward->gains, allocator, graph, most));
    onward->gains.left = ENT_ONWARD_WORK;
    onward->at = ent_memory_zero(allocator, states << graph->party_count, sizeof *onward->at);
    onward->left = ent_memory_zero(allocator, states, sizeof *onward->left);
    onward->settled = ent_memory_zero(allocator, ent_bits_words(states), sizeof *onward->settled);
    if (onward->at == NULL || onward->left == NULL || onward->settled == NULL ||
        add(onward, start, 0) == NULL) {
        return ENT_ERROR_MEMORY;
    }
    return ENT_OK;
}

ent_status ent_onward_new(const ent_allocator *allocator, const ent_graph *graph, uint32_t start,
                          size_t most, ent_onward **out)
{
    ent_onward *onward = ent_memory_zero(allocator, 1, sizeof *onward);
    if (onward == NULL) {
        return ENT_ERROR_MEMORY;
    }
    const ent_status status = make(onward, allocator, graph, start, most);
    if (status != ENT_OK) {
        ent_onward_free(allocator, onward);
        return status;
    }
    *out = onward;
    return ENT_OK;
}

void ent_onward_free(const ent_allocator *allocator, ent_onward *onward)
{
    if (onward == NULL) {
        return;
    }
    if (onward->gains.allocator != NULL) {
        ent_gains_free(&onward->gains);
    }
    ent_memory_free(allocator, onward->landings);
    ent_memory_free(allocator, onward->at);
    ent_memory_free(allocator, onward->left);
    ent_memory_free(allocator, onward->settled);
    ent_memory_free(allocator, onward);
}

/* Whether what a landing has cost comes before what another has. */
static bool costs_less(const ent_landing *one, const ent_landing *other)
{
    return one->parties != other->parties ? one->parties < other->parties
                                          : one->changes < other->changes;
}

static bool costs_as_much(const ent_landing *one, const ent_landing *other)
{
    return one->parties == other->parties && one->changes == other->changes;
}

/* The two landings of a state in the newest ring that cost the least, by number; in a tie the one of the lower set. */
typedef struct cheapest {
    uint32_t first, second; /* NO_LANDING: there is none */
} cheapest;

/* Whether a landing costs less than one that there may be. */
static bool is_cheaper(const ent_onward *onward, uint32_t landing, uint32_t than)
{
    return than == NO_LANDING || costs_less(&onward->landings[landing], &onward->landings[than]);
}

static cheapest find_cheapest(const ent_onward *onward, uint32_t state)
{
    cheapest found = {NO_LANDING, NO_LANDING};
    for (size_t set = 0; set < onward->gains.set_count; set++) {
        const uint32_t at = onward->at[state * onward->gains.set_count + set];
        if (at == 0 || onward->landings[at - 1].ring != onward->whole) {
            continue;
        }
        if (is_cheaper(onward, at - 1, found.first)) {
            found.second = found.first;
            found.first = at - 1;
        } else if (is_cheaper(onward, at - 1, found.second)) {
            found.second = at - 1;
        }
    }
    return found;
}

/* The landing that a joint gain from another one, by its number, comes to. */
static ent_landing extend(const ent_onward *onward, uint32_t last, const ent_joint_gain *gain)
{
    const ent_landing *from = &onward->landings[last];
    const ent_space *space = onward->gains.graph->space;
    const size_t changes = ent_is_graph_form(space->dispute)
                               ? gain->moves
                               : ent_space_changed(space, from->state, gain->to);
    return (ent_landing){.state = gain->to,
                         .set = gain->parties,
                         .ring = from->ring + 1,
                         .previous = last,
                         .moves = gain->moves,
                         .parties = from->parties + ent_bits_in_word(gain->parties),
                         .changes = from->changes + (uint32_t)changes};
}

/* Whether of two sequences to one landing, by way of different states, the first is to be kept. */
static bool is_better(const ent_onward *onward, const ent_landing *one, const ent_landing *other)
{
    return costs_as_much(one, other)
               ? onward->landings[one->previous].state < onward->landings[other->previous].state
               : costs_less(one, other);
}

/* Notes where a joint gain leads, unless fewer joint moves lead there. */
static ent_status land(ent_onward *onward, uint32_t last, const ent_joint_gain *gain)
{
    const ent_landing next = extend(onward, last, gain);
    const uint32_t at = onward->at[next.state * onward->gains.set_count + next.set];
    if (at == 0) {
        ent_landing *added = add(onward, next.state, next.set);
        if (added == NULL) {
            return ENT_ERROR_MEMORY;
        }
        *added = next;
        return ENT_OK;
    }
    ent_landing *old = &onward->landings[at - 1];
    if (old->ring == next.ring && is_better(onward, &next, old)) {
        *old = next;
    }
    return ENT_OK;
}

/* Lets go on from a state of the newest ring who may. */
static ent_status leave(ent_context *context, ent_onward *onward, uint32_t state)
{
    const cheapest from = find_cheapest(onward, state);
    const uint32_t set = onward->landings[from.first].set;
    const bool most = onward->gains.graph->by_arcs && from.second == NO_LANDING && set != 0 &&
                      onward->left[state] == LEFT_BY_NONE;
    ENT_TRY(ent_gains_from(context, &onward->gains, state, onward->settled));
    for (size_t k = 0; k < onward->gains.count; k++) {
        const ent_joint_gain *gain = &onward->gains.found[k];
        const uint32_t last = gain->parties != set ? from.first : from.second;
        if (last != NO_LANDING) {
            ENT_TRY(land(onward, last, gain));
        }
    }
    onward->left[state] = most ? LEFT_BY_MOST : LEFT_BY_ALL;
    return ENT_OK;
}

/* Goes on from the newest ring to the next one, or as far as work may be done. */
static ent_status go_on(ent_context *context, ent_onward *onward)
{
    const size_t first = onward->newest, end = onward->count;
    for (size_t k = first; k < end; k++) {
        ent_bits_add(onward->settled, onward->landings[k].state);
    }
    for (size_t k = first; k < end; k++) {
        const uint32_t state = onward->landings[k].state;
        ENT_TRY(ent_context_step(context, "searching joint moves", k, end));
        if (onward->left[state] != LEFT_BY_ALL) { /* so once a ring, also with several landings */
            ENT_TRY(leave(context, onward, state));
        }
        if (onward->gains.left == 0) {
            onward->cut = true;
            return ENT_OK;
        }
    }
    onward->newest = end;
    onward->whole++;
    return ENT_OK;
}

/* Whether of two landings in states that are asked for the first is to be told. */
static bool ends_better(const ent_landing *one, const ent_landing *other)
{
    if (one->ring != other->ring) {
        return one->ring < other->ring;
    }
    if (!costs_as_much(one, other)) {
        return costs_less(one, other);
    }
    return one->state != other->state ? one->state < other->state : one->set < other->set;
}

ent_status ent_onward_to(ent_context *context, ent_onward *onward, const ent_state_set *targets,
                         ent_onward_end *out)
{
    size_t best = 0, k = 1;
    for (;;) {
        for (; k < onward->count; k++) {
            const ent_landing *landing = &onward->landings[k];
            if (ent_state_set_has(targets, landing->state) &&
                (best == 0 || ends_better(landing, &onward->landings[best]))) {
                best = k;
            }
        }
        if (best != 0 || onward->cut || onward->newest == onward->count) {
            break;
        }
        ENT_TRY(go_on(context, onward));
    }
    *out = (ent_onward_end){
        .landing = (uint32_t)best,
        .complete = !onward->cut || (best != 0 && onward->landings[best].ring <= onward->whole)};
    return ENT_OK;
}
