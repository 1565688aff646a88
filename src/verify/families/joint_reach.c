/* SPDX-License-Identifier: MIT */
/* What coalitions bring about: legal sequences of moves, searched over states and last movers. */
#include "verify/families/joint.h"

#include <string.h>

ent_status ent_joint_make_room(const ent_joint_verifier *j, uint64_t **numbers, size_t *room,
                               uint32_t state)
{
    const size_t before = *room;
    if (state < before) {
        return ENT_OK;
    }
    uint64_t *grown = ent_memory_grow(&j->v->context->allocator, *numbers, room, (size_t)state + 1,
                                      sizeof *grown);
    if (grown == NULL) {
        return ENT_ERROR_MEMORY;
    }
    memset(grown + before, 0, (*room - before) * sizeof *grown);
    *numbers = grown;
    return ENT_OK;
}

ent_status ent_joint_note(ent_joint_verifier *j, uint32_t state)
{
    ENT_TRY(ent_joint_make_room(j, &j->noted, &j->noted_room, state));
    j->noted[state] = j->list;
    return ENT_OK;
}

bool ent_joint_better(const ent_joint_verifier *j, uint64_t parties, uint32_t a, uint32_t b)
{
    bool better = true;
    for (size_t p = 0; better && p < j->v->dispute->party_count; p++) {
        better = (parties >> p & 1) == 0 || ent_verifier_compare(j->v, p, a, b) == ENT_IS_BETTER;
    }
    return better;
}

ent_status ent_joint_moves_of(ent_joint_verifier *j, size_t party, uint32_t from,
                              ent_state_list *out)
{
    return ent_verifier_moves(j->v, party, from, out);
}

/* Adds a state with its last mover, and the state, each once. */
static ent_status arrive(ent_joint_verifier *j, uint32_t state, uint32_t mover)
{
    const uint32_t node[] = {state, mover};
    if (ent_tuples_find(&j->nodes, node) != ENT_NO_TUPLE) {
        return ENT_OK;
    }
    ENT_TRY(ent_tuples_add(&j->nodes, node));
    return ent_tuples_find(&j->found, &state) != ENT_NO_TUPLE ? ENT_OK
                                                              : ent_tuples_add(&j->found, &state);
}

/* Goes on from a state by the moves of all but the last mover. */
static ent_status go_on(ent_joint_verifier *j, uint64_t parties, uint32_t state, uint32_t last)
{
    for (uint32_t p = 0; p < j->v->dispute->party_count; p++) {
        ent_state_list moves = {0};
        if ((parties >> p & 1) != 0 && p != last) {
            ENT_TRY(ent_verifier_tick(j->v));
            ENT_TRY(ent_joint_moves_of(j, p, state, &moves));
        }
        for (uint32_t m = 0; m < moves.count; m++) {
            ENT_TRY(arrive(j, moves.at[m], p));
        }
    }
    return ENT_OK;
}

/* Keeps a list of `count` states, the next of what is known. */
static ent_status keep(ent_joint_verifier *j, const uint32_t *key, const uint32_t *states,
                       size_t count)
{
    ent_verifier *v = j->v;
    uint32_t *at = ent_arena_new(&v->arena, count, sizeof *at);
    ent_joint_list *known = ent_memory_grow(&v->context->allocator, j->known, &j->known_room,
                                            j->asked.count + 1, sizeof *known);
    j->known = known == NULL ? j->known : known;
    if (at == NULL || known == NULL) {
        return ENT_ERROR_MEMORY;
    }
    if (count > 0) {
        memcpy(at, states, count * sizeof *at);
    }
    known[j->asked.count] = (ent_joint_list){.count = (uint32_t)count, .at = at};
    return ent_tuples_add(&j->asked, key);
}

/* Finds R_H(from), in j->found. */
static ent_status search(ent_joint_verifier *j, uint64_t parties, uint32_t from)
{
    ent_tuples_free(&j->nodes);
    ent_tuples_free(&j->found);
    ENT_TRY(go_on(j, parties, from, ENT_NOTHING));
    for (size_t k = 0; k < j->nodes.count; k++) {
        const uint32_t *node = ent_tuples_at(&j->nodes, k);
        ENT_TRY(go_on(j, parties, node[0], node[1]));
    }
    if (j->found.count > j->v->context->max_moves - j->v->move_count) {
        return ent_verifier_too_large(j->v, "moves", j->v->context->max_moves);
    }
    j->v->move_count += j->found.count;
    return ENT_OK;
}

ent_status ent_joint_reach(ent_joint_verifier *j, uint64_t parties, uint32_t from, bool improving,
                           ent_joint_list *out)
{
    const uint32_t key[] = {(uint32_t)parties, (uint32_t)(parties >> 32), from, improving};
    const uint32_t known = ent_tuples_find(&j->asked, key);
    if (known != ENT_NO_TUPLE) {
        *out = j->known[known];
        return ENT_OK;
    }
    if (improving) { /* those of what is reached that are better */
        ent_joint_list all;
        ENT_TRY(ent_joint_reach(j, parties, from, false, &all));
        ent_tuples_free(&j->found);
        for (uint32_t k = 0; k < all.count; k++) {
            ENT_TRY(ent_joint_better(j, parties, all.at[k], from)
                        ? ent_tuples_add(&j->found, &all.at[k])
                        : ENT_OK);
        }
    } else {
        ENT_TRY(search(j, parties, from));
    }
    ENT_TRY(keep(j, key, j->found.numbers, j->found.count));
    *out = j->known[j->asked.count - 1];
    return ENT_OK;
}
