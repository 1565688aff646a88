/* SPDX-License-Identifier: MIT */
/* Stability by attitudes, inside. */
#ifndef ENT_STABILITY_BEHAVIOUR_ATTITUDES_H
#define ENT_STABILITY_BEHAVIOUR_ATTITUDES_H

#include "stability/behaviour/stable_sets.h"
#include "stability/graph.h"
#include <entente/attitudes.h>

struct ent_replies {
    ent_allocator allocator;
    const ent_space *space;
    ent_stable_sets sets; /* concepts in the order of ent_reply_concept */
};

/* Fills the sets of all parties, which are empty, and that of all (regard.c). ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_replies_decide(ent_context *context, const ent_graph *graph, ent_stable_sets *sets);

#endif
