/* SPDX-License-Identifier: MIT */
/*
 * A dispute of any number of states, solved again and again while the parties' orders change.
 *
 * Moves are those of a graph that is shared; each thread has levels of its own, the members of cells by
 * them, and the sets that follow.
 */
#ifndef ENT_STABILITY_AFRESH_AFRESH_H
#define ENT_STABILITY_AFRESH_AFRESH_H

#include "stability/flood.h"

typedef struct ent_afresh {
    ent_graph graph;
    unsigned concepts;
    bool no_return;
    size_t words;                        /* of a set of states */
    bool *stale;                         /* per party: its order has changed since it was decided */
    uint32_t *best;                      /* scratch, per state */
    uint64_t *stable[ENT_CONCEPT_COUNT]; /* per party a set; NULL: not asked for */
    uint64_t *all;                       /* scratch: a set */
    uint32_t *next, *ascending;          /* scratch, to sort by */
} ent_afresh;

/* Room for orders, over the moves of `base`, which must outlive it. All parties begin with its orders.
 * Concepts: all but SIM. ENT_ERROR_MEMORY. O(parties * states). */
ent_status ent_afresh_new(ent_context *context, const ent_graph *base, unsigned concepts,
                          bool no_return, ent_afresh *out);
void ent_afresh_free(ent_afresh *afresh);

/* Hands what a worker's context has made over to the context that the worker's was made for. */
void ent_afresh_adopt(ent_context *context, ent_afresh *afresh);

/* Gives a party an order; the levels are taken over. O(states). */
void ent_afresh_turn(ent_afresh *afresh, size_t party, ent_levels levels);

/* Decides what is stable: of parties whose order is as it was only what depends on the others' orders, too.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time and memory of a solution. */
ent_status ent_afresh_settle(ent_context *context, ent_afresh *afresh);

static inline const uint64_t *ent_afresh_stable(const ent_afresh *afresh, ent_concept concept,
                                                size_t party)
{
    return afresh->stable[concept] + party * afresh->words;
}

/* The equilibria; the set lasts until the next call. O(parties * states / 64). */
const uint64_t *ent_afresh_equilibria(ent_afresh *afresh, ent_concept concept);

#endif
