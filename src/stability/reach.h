/* SPDX-License-Identifier: MIT */
/*
 * Forward search from one state: what a set of parties can bring about, and by which legal sequences.
 *
 * Breadth first, so that every state is reached by a sequence of the fewest moves. Where moves are
 * transitive a shortest sequence never has one party moving twice in a row (two such moves are one move
 * or none), so states are searched; by arcs the search is over states and last movers.
 */
#ifndef ENT_STABILITY_REACH_H
#define ENT_STABILITY_REACH_H

#include "stability/graph.h"

static const uint32_t ENT_REACH_FAR =
    UINT32_MAX; /* "not reached", as a number of moves; no state */

typedef struct ent_reach {
    const ent_allocator *allocator;
    const ent_graph *graph;
    uint32_t start;
    uint32_t *steps; /* per state: moves from the start; ENT_REACH_FAR when not reached */
    uint32_t *queue; /* the states reached, in the order of reaching */
    size_t reached;
    uint32_t *by; /* per state reached: the party that made the last move to it */
    uint32_t
        *previous;  /* per state reached (by arcs: per state and last mover) the state before it */
    uint32_t *last; /* by arcs: who had made the last move to that one; else NULL */
    uint32_t
        *ring; /* by arcs, where asked for: per state and last mover the fewest moves; else NULL */
} ent_reach;

/* What may be done, and when to stop. */
typedef struct ent_reach_rule {
    size_t without;         /* a party that does not move; the number of parties: all move */
    uint64_t among;         /* only the parties of this set move; 0: all, also beyond the 64th */
    bool improvements_only; /* every move improves the mover's position */
    bool any_order;         /* a party may move twice in a row: no legal sequences, but ways */
    bool rings;             /* by arcs: also tell the fewest moves by who makes the last one */
    const uint32_t
        *value;      /* NULL: search everything; else stop after the ring of states in which a */
    uint32_t most;   /* state with value <= most, other than `except`, is found */
    uint32_t except; /* a state; ENT_REACH_FAR: none */
} ent_reach_rule;

/* Whether a party moves. */
static inline bool ent_reach_moves(const ent_reach_rule *rule, size_t party)
{
    return party != rule->without && (rule->among == 0 || (rule->among >> party & 1) != 0);
}

/* One move of a sequence. */
typedef struct ent_move {
    size_t party;
    uint32_t from, to;
} ent_move;

/* Searches. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(parties * states) at most, by arcs O(parties *
 * moves). Released with ent_reach_free(). */
ent_status ent_reach_new(ent_context *context, const ent_graph *graph, uint32_t start,
                         const ent_reach_rule *rule, ent_reach *out);
void ent_reach_free(ent_reach *reach);

/* The search by arcs, for ent_reach_new(), which has made room (sequences_forward.c). */
ent_status ent_reach_by_arcs(ent_context *context, ent_reach *reach, const ent_reach_rule *rule);

/* Writes the sequence to a reached state: reach->steps[state] moves. */
void ent_reach_path(const ent_reach *reach, uint32_t state, ent_move *out);

/* Among the reached states that the rule asks for, those that take the fewest moves (one at least), the
 * one that changes the fewest options on the way that was found, then the lowest number; ENT_REACH_FAR
 * when there is none. */
uint32_t ent_reach_nearest(const ent_reach *reach, const ent_reach_rule *rule);

/* The same among those for which `test` is true; NULL: all. */
typedef bool ent_reach_test(void *user, const ent_reach *reach, uint32_t state);
uint32_t ent_reach_nearest_that(const ent_reach *reach, const ent_reach_rule *rule,
                                ent_reach_test *test, void *user);

#endif
