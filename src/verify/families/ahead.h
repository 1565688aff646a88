/* SPDX-License-Identifier: MIT */
/*
 * Checking certificates of looking ahead: where things end, from the definition.
 *
 * Places are states with the party that may move there. Those that matter are found first, breadth first from the
 * states in question: a place d moves away is only asked about with horizons up to that of the certificate less
 * d. Then the ends G_h follow from G_(h-1), horizon by horizon, for all places at once.
 */
#ifndef ENT_VERIFY_FAMILIES_AHEAD_H
#define ENT_VERIFY_FAMILIES_AHEAD_H

#include "dispute/certified_families.h"
#include "verify/verifier.h"

typedef struct ent_ahead_end {
    uint32_t to, ends; /* states; `to` is the state itself where the party stays */
} ent_ahead_end;

typedef struct ent_ahead {
    ent_verifier *v;
    uint32_t horizon;      /* of the certificate */
    ent_tuples places;     /* a state, a party */
    uint32_t *distance;    /* per place: moves from a state in question */
    ent_ahead_end *before; /* per place: at the horizon before */
    ent_ahead_end *now;
    size_t distance_room;
} ent_ahead;

/* Finds the places that matter for the states of the certificate. ENT_ERROR_MEMORY, ENT_ERROR_LIMIT,
 * ENT_ERROR_CANCELLED, ENT_ERROR_INPUT (issued: wishes that do not fit). */
ent_status ent_ahead_find_places(ent_ahead *ahead);

/* Works out the ends at a horizon, from 1 on, those at the one before being known. */
ent_status ent_ahead_work_out(ent_ahead *ahead, uint32_t horizon);

/* The end of a party that may move first in a state in question, at the horizon worked out last. */
ent_ahead_end ent_ahead_end_of(const ent_ahead *ahead, uint32_t state, uint32_t party);

#endif
