/* SPDX-License-Identifier: MIT */
/*
 * Checking certificates of coalitions: what coalitions bring about, from the definitions.
 *
 * Coalitions are sets of parties, 1 << p for party p of the file. R_H(s) is searched over states and last movers
 * and kept, since the same one is asked for again and again; so is R++_H(s).
 */
#ifndef ENT_VERIFY_FAMILIES_JOINT_H
#define ENT_VERIFY_FAMILIES_JOINT_H

#include "dispute/certified_families.h"
#include "verify/verifier.h"

/* States, in no order, each once. */
typedef struct ent_joint_list {
    uint32_t count;
    const uint32_t *at;
} ent_joint_list;

typedef struct ent_joint_verifier {
    ent_verifier *v;
    ent_tuples asked;      /* a coalition, a state, and whether improvements alone: what is known */
    ent_joint_list *known; /* per tuple of it */
    size_t known_room;
    ent_tuples nodes; /* of a search for what is reached: states and last movers */
    ent_tuples found; /* the states in them */
    ent_tuples acted; /* of a search for answers under CSEQ: states and last actors */
    uint64_t *mark;   /* per state: the last round in which it was settled, doubled, and how */
    uint64_t *noted;  /* per state: the last list in which it was noted */
    size_t mark_room, noted_room;
    uint64_t round, list;
    uint64_t round_parties; /* of the round: */
    uint32_t round_state;
} ent_joint_verifier;

/* What is claimed of: coalition `parties` leaves s for x, and the others answer. */
typedef struct ent_joint_claim {
    uint64_t parties, others;
    uint32_t s, x;
} ent_joint_claim;

/* Room for a number a state, zeroed, up to a state. ENT_ERROR_MEMORY. */
ent_status ent_joint_make_room(const ent_joint_verifier *j, uint64_t **numbers, size_t *room,
                               uint32_t state);

/* Whether a is better than b for all members. */
bool ent_joint_better(const ent_joint_verifier *j, uint64_t parties, uint32_t a, uint32_t b);

/* The moves of a party. */
ent_status ent_joint_moves_of(ent_joint_verifier *j, size_t party, uint32_t from,
                              ent_state_list *out);

/* R_H(from), or R++_H(from) when `improving`. The list lives as long as the verifier. */
ent_status ent_joint_reach(ent_joint_verifier *j, uint64_t parties, uint32_t from, bool improving,
                           ent_joint_list *out);

/* Notes a state as one of a list; lists begin by j->list++. ENT_ERROR_MEMORY. */
ent_status ent_joint_note(ent_joint_verifier *j, uint32_t state);

/* Whether a state is in the list that was begun last. */
static inline bool ent_joint_is_noted(const ent_joint_verifier *j, uint32_t state)
{
    return state < j->noted_room && j->noted[state] == j->list;
}

/* Looks for a sanction under a concept of ENT_CGMR and behind; ENT_NOTHING: there is none. */
ent_status ent_joint_search(ent_joint_verifier *j, unsigned concept, const ent_joint_claim *c,
                            uint32_t *out);

#endif
