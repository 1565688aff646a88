/* SPDX-License-Identifier: MIT */
/* One move more: from where things end with h - 1 moves left to where they end with h. */
#ifndef ENT_STABILITY_LOOKAHEAD_ROUNDS_H
#define ENT_STABILITY_LOOKAHEAD_ROUNDS_H

#include "stability/graph.h"

static const uint32_t ENT_NO_MOVE = UINT32_MAX; /* no state */

/* The best of some moves of a party: of those to the best ends that to the lowest number. */
typedef struct ent_choice {
    uint32_t level; /* of the end, in its order */
    uint32_t move;  /* the state that the move leads to; ENT_NO_MOVE: there is no move among them */
    uint32_t end;   /* where things end after it */
    bool tied;      /* another of them leads to a different end at the same level */
} ent_choice;

static const ent_choice ENT_NO_CHOICE = {.move = UINT32_MAX};

/* The better of two choices; commutative and associative, so that moves may be gathered in any order. */
ent_choice ent_choice_join(ent_choice one, ent_choice other);

/* The choice of a party that has only the move to `state`; `ends`: where the other sees things end, who
 * moves next. */
static inline ent_choice ent_choice_of(const ent_mover *mover, const uint32_t *ends, uint32_t state)
{
    return (ent_choice){.level = mover->levels.of[ends[state]], .move = state, .end = ends[state]};
}

/* Whether a party that is in a state and chooses so moves: it stays unless the end is better. */
static inline bool ent_choice_moves(const ent_mover *mover, uint32_t state, ent_choice choice)
{
    return choice.move != ENT_NO_MOVE && choice.level > mover->levels.of[state];
}

/* Room for rounds over a graph. */
typedef struct ent_rounds {
    const ent_graph *graph;
    size_t workers;
    ent_choice *totals; /* per cell: among all its members; NULL by arcs */
    ent_choice
        *behind; /* per place among the members: among those of its cell behind it; NULL by arcs */
    uint64_t *ties; /* per worker */
} ent_rounds;

/* ENT_ERROR_MEMORY. Memory 32 bytes a state, none by arcs. Released with ent_rounds_free(). */
ent_status ent_rounds_new(const ent_context *context, const ent_graph *graph, ent_rounds *out);
void ent_rounds_free(ent_rounds *rounds);

/*
 * Writes into `out`, for each state, where things end when `party` may move first; `ends` tells it for when
 * the other may, with one move less. *ties: how many of its choices were tied. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(states), and for each group of several cells the pairs of them; O(moves) by arcs.
 */
ent_status ent_round(ent_context *context, const ent_rounds *rounds, size_t party,
                     const uint32_t *ends, uint32_t *out, uint64_t *ties);

#endif
