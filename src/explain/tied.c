/* SPDX-License-Identifier: MIT */
/*
 * What the states of a set that hold are tied to.
 *
 * A name such as "a deal" asks for some options and leaves others open. Where each of its states that hold takes up one of
 * these, as a strike, the deal holds only with it; who reads only that the deal holds does not see that. What all states
 * of the set have is what it asks for, by itself or by the rules, and is not told; nor is what is so today anyway.
 *
 * That they hold is asked as strictly as any of them does: under GMR much holds by threats that nobody would make good on.
 */
#include "explain/tied.h"

#include "stability/concepts.h"

/* The next state of the set, from one on; the number of all states where there is none. */
static size_t next_of(const ent_tied_query *q, size_t from)
{
    const size_t count = q->solution->space->count;
    size_t state = ent_bits_next(q->bits, count, from);
    while (state < count && q->within != NULL && !ent_bits_has(q->within, state)) {
        state = ent_bits_next(q->bits, count, state + 1);
    }
    return state;
}

ent_concept ent_tied_concept(const ent_tied_query *q)
{
    const unsigned concepts = ent_equilibrium_concepts(q->solution, q->held);
    size_t i = 0;
    while (i + 1 < ENT_CONCEPT_COUNT && (concepts >> ent_strictest[i] & 1) == 0) {
        i++;
    }
    return ent_strictest[i];
}

static bool holds(const ent_tied_query *q, size_t state)
{
    return ent_is_equilibrium(q->solution, ent_tied_concept(q), state);
}

/* Whether a state has one value of an option, and no other beside it. */
static bool has(const ent_space *space, uint64_t state, size_t option, size_t value)
{
    return ent_state_value(space, state, option) == value &&
           !ent_state_varies(space, state, option);
}

static bool is_tied(const ent_tied_query *q, size_t option)
{
    const ent_space *space = q->solution->space;
    const size_t value = ent_state_value(space, q->held, option);
    bool left_open = false;
    if (ent_state_varies(space, space->today, option) ||
        ent_state_value(space, space->today, option) == value) {
        return false;
    }
    for (size_t s = next_of(q, 0); s < space->count; s = next_of(q, s + 1)) {
        const bool same = has(space, s, option, value);
        if (!same && holds(q, s)) {
            return false;
        }
        left_open = left_open || !same;
    }
    return left_open;
}

uint64_t ent_tied_find(const ent_tied_query *q, bool *out)
{
    const ent_space *space = q->solution->space;
    uint64_t count = 0;
    for (size_t s = next_of(q, 0); s < space->count; s = next_of(q, s + 1)) {
        count += holds(q, s);
    }
    for (size_t o = 0; o < space->dispute->option_count; o++) {
        out[o] = count > 1 && space->has_today && is_tied(q, o);
    }
    return count;
}
