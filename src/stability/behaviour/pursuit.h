/* SPDX-License-Identifier: MIT */
/*
 * The plain search: what the others can bring about from a state by legal sequences of moves, move by move.
 *
 * For questions whose measure is no order of the states, so that nothing can be flooded: whoever asks says which
 * moves are made and when enough was found. Breadth first over nodes of a state and its last mover, as no party
 * moves twice in a row. The start is told only when it is reached again.
 */
#ifndef ENT_STABILITY_BEHAVIOUR_PURSUIT_H
#define ENT_STABILITY_BEHAVIOUR_PURSUIT_H

#include "stability/graph.h"

/* What is pursued. Both functions get `user`. */
typedef struct ent_prey {
    void *user;
    size_t party; /* that does not move */
    /* Whether a party makes a move that it has; NULL: it makes all. */
    bool (*makes)(const void *user, size_t mover, uint32_t from, uint32_t to);
    /* Is told what is reached, a state once for each of its last movers; sets *enough to end the search. */
    ent_status (*reached)(ent_context *context, void *user, uint32_t state, bool *enough);
} ent_prey;

/* Room for searches, one after another; a thread has its own. */
typedef struct ent_pursuit {
    const ent_graph *graph;
    ent_state_list moves;
    size_t *queue;   /* nodes: state * (parties + 1) + last mover, who may be nobody yet */
    uint64_t *stamp; /* per node: the search in which it was reached */
    uint64_t *gone;  /* per state and party: the search in which its moves from there were made */
    uint64_t search;
} ent_pursuit;

/* ENT_ERROR_MEMORY. 24 bytes a node. Released with ent_pursuit_free(), whether or not it was made. */
ent_status ent_pursuit_new(const ent_allocator *allocator, const ent_graph *graph,
                           ent_pursuit *out);
void ent_pursuit_free(const ent_allocator *allocator, ent_pursuit *pursuit);

/* Searches from a state until enough was found or all is reached; *found tells which. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED, and what `reached` returns. O(moves of what is reached). */
ent_status ent_pursuit_from(ent_context *context, ent_pursuit *pursuit, const ent_prey *prey,
                            uint32_t start, bool *found);

#endif
