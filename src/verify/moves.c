/* SPDX-License-Identifier: MIT */
/*
 * The moves of a party, from the definition: to every possible state that differs in options of its own
 * alone, each changed in a permitted direction or not at all. In graph form they are the arcs of the file.
 * The moves of a merged state are those of all its members, less the loops. Moves from and to states that
 * the party does not perceive are none.
 */
#include "verify/verifier.h"

#include <string.h>

/* Whether a party moves there, as far as it perceives; the party is the one whose moves are collected. */
static bool perceives(const ent_verifier *v, uint32_t state)
{
    return !v->blinkered || !v->states[state].unseen[v->mover];
}

/* Collects the state to which a move leads; where states are numbered, in their order and once. */
static ent_status collect(ent_verifier *v, const uint32_t *values, uint32_t from)
{
    uint32_t to = ENT_NOTHING;
    ENT_TRY(ent_verifier_state(v, values, &to));
    size_t at = v->fresh_count;
    if (to == ENT_NOTHING || to == from || !perceives(v, to)) {
        return ENT_OK;
    }
    while (at > 0 && v->states[v->fresh[at - 1]].number > v->states[to].number) {
        at--;
    }
    if (at > 0 && v->fresh[at - 1] == to) {
        return ENT_OK;
    }
    if (v->move_count++ == v->context->max_moves) {
        return ent_verifier_too_large(v, "moves", v->context->max_moves);
    }
    uint32_t *fresh = ent_memory_grow(&v->context->allocator, v->fresh, &v->fresh_room,
                                      v->fresh_count + 1, sizeof *fresh);
    if (fresh == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memmove(fresh + at + 1, fresh + at, (v->fresh_count++ - at) * sizeof *fresh);
    fresh[at] = to;
    v->fresh = fresh;
    return ENT_OK;
}

static bool permitted(ent_moves moves, uint32_t old, uint32_t new)
{
    return new == old || moves == ENT_MOVES_ANY || (moves == ENT_MOVES_UP && new > old) ||
           (moves == ENT_MOVES_DOWN && new < old) ||
           (moves == ENT_MOVES_STEP && (new == old + 1 || old == new + 1));
}

/* Varies the first `options` options of a party in `values`, which begin as in the state `from`. */
static ent_status vary(ent_verifier *v, const ent_party *party, size_t options, uint32_t from,
                       uint32_t *values)
{
    if (options == 0) {
        return collect(v, values, from);
    }
    const ent_option *option = &v->dispute->options[party->first_option + options - 1];
    uint32_t *value = &values[party->first_option + options - 1];
    const uint32_t old = *value;
    for (uint32_t k = 0; k < option->value_count; k++) {
        if (permitted(option->moves, old, k)) {
            *value = k;
            ENT_TRY(vary(v, party, options - 1, from, values));
        }
    }
    *value = old;
    return ENT_OK;
}

static ent_status collect_all(ent_verifier *v, const ent_party *party, uint32_t from)
{
    const uint32_t node = *ent_verifier_values(v, from);
    if (v->dispute->graph != NULL) {
        for (size_t k = party->arcs.start[node]; k < party->arcs.start[node + 1]; k++) {
            ENT_TRY(collect(v, &party->arcs.to[k], from));
        }
        return ENT_OK;
    }
    ENT_TRY(ent_verifier_few(v, party->first_option, party->option_count));
    for (uint32_t a = from; a != ENT_NOTHING; a = v->states[a].next) {
        memcpy(v->scratch, ent_verifier_values(v, a), v->values.width * sizeof *v->scratch);
        ENT_TRY(vary(v, party, party->option_count, from, v->scratch));
    }
    return ENT_OK;
}

/* Collects the moves of a party into a list of its own. */
static ent_status make_list(ent_verifier *v, size_t party, uint32_t from, ent_state_list *out)
{
    v->fresh_count = 0;
    v->mover = party;
    ENT_TRY(perceives(v, from) ? collect_all(v, &v->dispute->parties[party], from) : ENT_OK);
    uint32_t *all = ent_arena_new(&v->arena, v->fresh_count, sizeof *all);
    unsigned char *what = ent_arena_new(&v->arena, v->fresh_count, sizeof *what);
    if (all == NULL || what == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t i = 0; i < v->fresh_count; i++) {
        all[i] = v->fresh[i];
    }
    *out = (ent_state_list){.count = (uint32_t)v->fresh_count, .at = all, .what = what};
    return ENT_OK;
}

ent_status ent_verifier_moves(ent_verifier *v, size_t party, uint32_t from, ent_state_list *out)
{
    if (v->states[from].moves[party].at == NULL) {
        ent_state_list made = {0};
        ENT_TRY(make_list(v, party, from, &made));
        v->states[from].moves[party] = made;
    }
    ent_state_list *list = &v->states[from].moves[party];
    if (list->completion != v->completion) {
        list->completion = v->completion;
        for (uint32_t m = 0; m < list->count; m++) {
            list->what[m] = (unsigned char)ent_verifier_compare(v, party, list->at[m], from);
        }
    }
    *out = *list;
    return ENT_OK;
}
