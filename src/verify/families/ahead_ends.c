/* SPDX-License-Identifier: MIT */
/* Places, and where things end. Moves come by ascending number, so of those to equally good ends the first is taken. */
#include "verify/families/ahead.h"

/* The moves of a party. */
static ent_status moves_of(const ent_ahead *ahead, uint32_t party, uint32_t from,
                           ent_state_list *out)
{
    ENT_TRY(ent_verifier_tick(ahead->v));
    return ent_verifier_moves(ahead->v, party, from, out);
}

static bool prefers(const ent_verifier *v, uint32_t party, uint32_t a, uint32_t b)
{
    return ent_verifier_compare(v, party, a, b) == ENT_IS_BETTER;
}

/* Adds a place, unless it is there; it is so many moves away. */
static ent_status add_place(ent_ahead *ahead, uint32_t state, uint32_t party, uint32_t distance)
{
    const ent_allocator *allocator = &ahead->v->context->allocator;
    const uint32_t place[] = {state, party};
    const size_t need = ahead->places.count + 1;
    if (ent_tuples_find(&ahead->places, place) != ENT_NO_TUPLE) {
        return ENT_OK;
    }
    uint32_t *distances =
        ent_memory_grow(allocator, ahead->distance, &ahead->distance_room, need, sizeof *distances);
    if (distances == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ahead->distance = distances;
    distances[need - 1] = distance;
    return ent_tuples_add(&ahead->places, place);
}

/* Room for ends, which at horizon 0 are the states themselves. */
static ent_status make_room(ent_ahead *ahead)
{
    const ent_allocator *allocator = &ahead->v->context->allocator;
    const size_t count = ahead->places.count;
    ahead->before = ent_memory_new(allocator, count, sizeof *ahead->before);
    ahead->now = ent_memory_new(allocator, count, sizeof *ahead->now);
    if (ahead->before == NULL || ahead->now == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t k = 0; k < count; k++) {
        const uint32_t state = ent_tuples_at(&ahead->places, k)[0];
        ahead->now[k] = (ent_ahead_end){.to = state, .ends = state};
    }
    return ENT_OK;
}

ent_status ent_ahead_find_places(ent_ahead *ahead)
{
    const struct ent_certified_lookahead *claimed = ahead->v->certificate->lookahead;
    for (size_t k = 0; k < claimed->count; k++) {
        const uint32_t state = ahead->v->table[claimed->prospects[k].state.entry];
        ENT_TRY(add_place(ahead, state, 0, 0));
        ENT_TRY(add_place(ahead, state, 1, 0));
    }
    for (size_t k = 0; k < ahead->places.count; k++) {
        const uint32_t state = ent_tuples_at(&ahead->places, k)[0];
        const uint32_t party = ent_tuples_at(&ahead->places, k)[1], away = ahead->distance[k];
        ent_state_list moves = {0};
        if (away < ahead->horizon) {
            ENT_TRY(moves_of(ahead, party, state, &moves));
        }
        for (uint32_t m = 0; m < moves.count; m++) {
            ENT_TRY(add_place(ahead, moves.at[m], 1 - party, away + 1));
        }
    }
    return make_room(ahead);
}

/* What a party does in a state with one move more left than those of `before`. */
static ent_status choose(ent_ahead *ahead, uint32_t state, uint32_t party, ent_ahead_end *out)
{
    ent_verifier *v = ahead->v;
    ent_state_list moves;
    ent_ahead_end best = {.to = state, .ends = state};
    ENT_TRY(moves_of(ahead, party, state, &moves));
    for (uint32_t m = 0; m < moves.count; m++) {
        const uint32_t place[] = {moves.at[m], 1 - party};
        const uint32_t ends = ahead->before[ent_tuples_find(&ahead->places, place)].ends;
        if (best.to == state || prefers(v, party, ends, best.ends)) {
            best = (ent_ahead_end){.to = moves.at[m], .ends = ends};
        }
    }
    const bool moves_on = prefers(v, party, best.ends, state);
    *out = moves_on ? best : (ent_ahead_end){.to = state, .ends = state};
    return ENT_OK;
}

ent_status ent_ahead_work_out(ent_ahead *ahead, uint32_t horizon)
{
    ent_ahead_end *last = ahead->before;
    ahead->before = ahead->now;
    ahead->now = last;
    for (size_t k = 0; k < ahead->places.count; k++) {
        const uint32_t state = ent_tuples_at(&ahead->places, k)[0];
        const uint32_t party = ent_tuples_at(&ahead->places, k)[1];
        if (ahead->distance[k] <= ahead->horizon - horizon) {
            ENT_TRY(choose(ahead, state, party, &ahead->now[k]));
        }
    }
    return ENT_OK;
}

ent_ahead_end ent_ahead_end_of(const ent_ahead *ahead, uint32_t state, uint32_t party)
{
    const uint32_t place[] = {state, party};
    return ahead->now[ent_tuples_find(&ahead->places, place)];
}
