/* SPDX-License-Identifier: MIT */
/* The moves on which stability at a state is judged, where options may get or lose directions. */
#ifndef ENT_LEVERAGE_GROUND_H
#define ENT_LEVERAGE_GROUND_H

#include "stability/graph.h"

/* A direction of an option that can be given or taken. */
typedef struct ent_toggle {
    size_t option;
    bool up, possible; /* towards later values; what it becomes */
} ent_toggle;

typedef struct ent_ground {
    ent_context *context;
    const ent_space *space;
    const ent_graph *graph; /* of the dispute as it is, by arcs */
    size_t state, parties, count;
    ent_toggle *toggles;
    size_t toggle_count;
    ent_adjacency *arcs; /* per party all moves that some directions would permit */
    uint64_t **given,
        **open;     /* per party a bit an arc: permitted by the file; by the toggles at hand */
    uint64_t *near; /* the states that the state's arcs lead to, however many, and itself */
    size_t *place;  /* per state, room for the place of an arc that leads to it */
} ent_ground;

/* Lays out the moves around a state, with the toggles if `toggles`. The graph must outlive the ground.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT. */
ent_status ent_ground_new(ent_context *context, const ent_graph *graph, size_t state, bool toggles,
                          ent_ground *out);
void ent_ground_free(ent_ground *ground);

/* Sets what is open by some of the toggles. The same errors. O(pairs of states of a group). */
ent_status ent_ground_open(ent_ground *ground, const size_t *chosen, size_t count);

/* The options of the dispute after some of the toggles; `options` has room for all. */
void ent_ground_options(const ent_ground *ground, const size_t *chosen, size_t count,
                        ent_option *options);

#endif
