/* SPDX-License-Identifier: MIT */
/*
 * A dispute of up to 64 states, solved again and again while the parties' orders change.
 *
 * A set of states is a word. What follows from moves alone is made once and shared; each thread has orders of
 * its own, and what follows from them.
 */
#ifndef ENT_STABILITY_AFRESH_SMALL_H
#define ENT_STABILITY_AFRESH_SMALL_H

#include "stability/graph.h"

enum { ENT_SMALL_STATES = 64 };

/* What stays. Tables are by party, and in it by state. */
typedef struct ent_small {
    const ent_allocator *allocator;
    size_t states, parties;
    unsigned concepts;
    bool no_return;   /* a state is no sanction against leaving itself */
    bool transitive;  /* where a party can go by two moves it can go by one, or not at all */
    uint64_t *moves;  /* where a move leads */
    uint64_t *into;   /* from where one leads here, and the state itself */
    uint64_t *others; /* where the others can bring it by legal sequences */
} ent_small;

/* What changes. */
typedef struct ent_small_orders {
    const ent_small *small;
    uint64_t *better;    /* by party and state: what the party likes more */
    uint64_t *improving; /* likewise: its improvements */
    uint64_t *
        final; /* likewise: from where it gets to nothing better than this state, by a move or none */
    uint64_t *reached; /* scratch, by state: where the others can bring it by improvements */
    uint64_t *room;    /* scratch: three words a party */
    uint64_t *stable;  /* by concept and party: sets */
} ent_small_orders;

/* Reads the moves of a graph of up to ENT_SMALL_STATES states. Concepts: all but SIM. ENT_ERROR_MEMORY. */
ent_status ent_small_new(const ent_allocator *allocator, const ent_graph *graph, unsigned concepts,
                         bool no_return, ent_small *out);
void ent_small_free(ent_small *small);

/* Room for orders. ENT_ERROR_MEMORY. `small` must outlive it. */
ent_status ent_small_orders_new(const ent_allocator *allocator, const ent_small *small,
                                ent_small_orders *out);
void ent_small_orders_free(const ent_allocator *allocator, ent_small_orders *orders);

/* Gives a party an order: sets of equally good states, the best first; together all states. Decides what
 * depends on this order alone: Nash, GMR and SMR. O(states). */
void ent_small_turn(ent_small_orders *orders, size_t party, const uint64_t *groups, size_t count);

/* Decides SEQ and SSEQ, once every party has an order. O(parties * states^2), and where moves are not
 * transitive times the parties, twice. */
void ent_small_settle(ent_small_orders *orders);

/* The states that are stable for a party, and the equilibria. */
static inline uint64_t ent_small_stable(const ent_small_orders *orders, ent_concept concept,
                                        size_t party)
{
    return orders->stable[concept * orders->small->parties + party];
}

uint64_t ent_small_equilibria(const ent_small_orders *orders, ent_concept concept);

#endif
