/* SPDX-License-Identifier: MIT */
/* The worst that opponents can do to a party, from every state at once. */
#ifndef ENT_STABILITY_FLOOD_H
#define ENT_STABILITY_FLOOD_H

#include "stability/graph.h"

/* What a sanction is judged by, and which moves may lead to it. */
typedef struct ent_flood {
    const uint32_t *value;  /* per state: what being left there is worth to the party */
    uint32_t bound;         /* all values are below this */
    bool improvements_only; /* opponents make improvements only */
} ent_flood;

enum { ENT_MOST_FLOODS = 4 }; /* GMR, SMR, SEQ and SSEQ need one each */

/* The floods of one party; all others move. */
typedef struct ent_floods {
    size_t party;
    ent_flood flood[ENT_MOST_FLOODS];
    size_t count;
} ent_floods;

/*
 * What floods find. `low`, per state and in it per flood, is the least value over the state and all that
 * the opponents can reach from it by legal sequences. Where returning may matter, `least` names a state
 * that has this value and `other` is the least value of all but that one; else both are NULL.
 */
typedef struct ent_sanctions {
    const ent_allocator *allocator;
    size_t floods;
    uint32_t *low;
    uint32_t *least, *other;
} ent_sanctions;

static const uint32_t ENT_NO_SANCTION = UINT32_MAX;

/*
 * Makes room for what so many floods of a graph find. ENT_ERROR_MEMORY. `no_return`: also for the second
 * ones, where they matter: an answer can lead back to the state that a party left only where moves are
 * kept as arcs.
 */
ent_status ent_sanctions_new(const ent_graph *graph, size_t floods, bool no_return,
                             ent_sanctions *out);
void ent_sanctions_free(ent_sanctions *sanctions);

/*
 * Finds the sanctions for every state at once. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. By cells
 * O(parties * states) a flood, and where a mover has one-way options times the cells of its groups; by
 * arcs, one flood at a time, O(parties * moves).
 */
ent_status ent_flood_run(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                         ent_sanctions *out);

/* How large the floods of a party are. */
typedef struct ent_flood_size {
    uint64_t states, slices, largest; /* largest: states of the largest slice */
    size_t parties, floods;
} ent_flood_size;

/* How many threads flood slices: each needs room for the largest one, so together no more than take in all
 * states once. */
size_t ent_flood_workers(const ent_context *context, const ent_flood_size *size);

/* Finds the sanctions by arcs alone (sequences.c). */
ent_status ent_sequences_run(ent_context *context, const ent_graph *graph, const ent_floods *floods,
                             ent_sanctions *out);

/* Whether the opponents deter a party that would be at `level` in the state `from` from moving on to
 * `improvement`, by what a flood found. */
static inline bool ent_deterred(const ent_sanctions *sanctions, size_t flood, uint32_t from,
                                uint32_t improvement, uint32_t level)
{
    const size_t at = improvement * sanctions->floods + flood;
    const bool returns = sanctions->least != NULL && sanctions->least[at] == from;
    return (returns ? sanctions->other : sanctions->low)[at] <= level;
}

#endif
