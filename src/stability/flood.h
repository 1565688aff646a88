/* SPDX-License-Identifier: MIT */
/* The worst that opponents can do to a party, from every state at once. */
#ifndef ENT_STABILITY_FLOOD_H
#define ENT_STABILITY_FLOOD_H

#include "stability/graph.h"

/* What a sanction is judged by, and which moves may lead to it. */
typedef struct ent_flood {
    size_t party;           /* the party that is sanctioned; all others move */
    const uint32_t *value;  /* per state: what being left there is worth to it */
    uint32_t bound;         /* all values are below this */
    bool improvements_only; /* opponents make improvements only */
} ent_flood;

/*
 * What a flood finds, an entry a state. `low` is the least value over the state and all that the
 * opponents can reach from it by legal sequences. Where returning may matter, `least` names a state that
 * has this value and `other` is the least value of all but that one; else both are NULL.
 */
typedef struct ent_sanctions {
    const ent_allocator *allocator;
    uint32_t *low;
    uint32_t *least, *other;
} ent_sanctions;

static const uint32_t ENT_NO_SANCTION = UINT32_MAX;

/*
 * Makes room for the sanctions of a graph. ENT_ERROR_MEMORY. `no_return`: also for the second ones, where
 * they matter: an answer can lead back to the state that a party left only where moves are kept as arcs.
 */
ent_status ent_sanctions_new(const ent_graph *graph, bool no_return, ent_sanctions *out);
void ent_sanctions_free(ent_sanctions *sanctions);

/*
 * Finds the sanctions for every state at once. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. By cells
 * O(parties * states), and where a mover has one-way options times the cells of its groups; by arcs
 * O(parties * moves).
 */
ent_status ent_flood_run(ent_context *context, const ent_graph *graph, const ent_flood *flood,
                         ent_sanctions *out);

/* The same by arcs alone (sequences.c). */
ent_status ent_sequences_run(ent_context *context, const ent_graph *graph, const ent_flood *flood,
                             ent_sanctions *out);

/* Whether the opponents deter a party that would be at `level` in the state `from` from moving on to
 * `improvement`. */
static inline bool ent_deterred(const ent_sanctions *sanctions, uint32_t from, uint32_t improvement,
                                uint32_t level)
{
    const bool returns = sanctions->least != NULL && sanctions->least[improvement] == from;
    return (returns ? sanctions->other : sanctions->low)[improvement] <= level;
}

#endif
