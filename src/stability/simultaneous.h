/* SPDX-License-Identifier: MIT */
/* Simultaneous sanctions (SIM): answers that are given at the same time as the move they answer. */
#ifndef ENT_STABILITY_SIMULTANEOUS_H
#define ENT_STABILITY_SIMULTANEOUS_H

#include "stability/graph.h"

/* Whether changes of several parties can be added up at all: in option form, no rule merging. */
bool ent_simultaneous_defined(const ent_space *space);

/* What the parties do at once, and what comes of it. */
typedef struct ent_simultaneous {
    ent_context *context;
    const ent_graph *graph;
    uint64_t tried;               /* combinations, for progress and cancel */
    ent_state_list *improvements; /* per party: its improvements from the state */
    size_t *chosen;               /* per party: which of them it applies; 0: none, else from 1 */
    uint64_t *key;                /* of the sum */
    uint32_t state;
} ent_simultaneous;

/* ENT_ERROR_MEMORY. Released with ent_simultaneous_free(). */
ent_status ent_simultaneous_new(ent_context *context, const ent_graph *graph,
                                ent_simultaneous *out);
void ent_simultaneous_free(ent_simultaneous *work);

/* Takes up a state, whose improvements are then listed for every party. ENT_ERROR_MEMORY. */
ent_status ent_simultaneous_at(ent_simultaneous *work, uint32_t state);

/*
 * Tells in *deterred whether some of the others, each applying one of its own improvements from the state
 * at the same time as `party` applies `improvement`, bring about a possible state that is no better for
 * it. If so, work->chosen tells which, and *result the state. ENT_ERROR_CANCELLED. O(product over the
 * others of one more than their improvements * log states).
 */
ent_status ent_simultaneous_deterred(ent_simultaneous *work, size_t party, uint32_t improvement,
                                     bool *deterred, uint32_t *result);

/* Sets in `stable` the states that are stable for a party under SIM. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(states * improvements * the above). */
ent_status ent_simultaneous_decide(ent_context *context, const ent_graph *graph, size_t party,
                                   uint64_t *stable);

#endif
