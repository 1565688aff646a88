/* SPDX-License-Identifier: MIT */
/* Leverage of several states: which of them takes the least change. */
#ifndef ENT_LEVERAGE_SEVERAL_H
#define ENT_LEVERAGE_SEVERAL_H

#include "stability/graph.h"
#include <entente/leverage.h>

/* A look at one state: whether some change up to a cost does it. */
typedef struct ent_lever_look {
    uint64_t most_cost; /* dearer changes are not tried */
    uint64_t tries;     /* of all looks so far; this one adds its own */
    /* What it finds. STOPPED: no change of cost up to `tried_to` does it. */
    ent_leverage_end end;
    uint64_t cost, tried_to;
    bool cancelled;
} ent_lever_look;

/* Looks at options->state (leverage.c). ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT. */
ent_status ent_lever_look_at(ent_context *context, const ent_graph *graph,
                             const ent_leverage_options *options, ent_lever_look *look);

/* One of the states, and what is known of it. */
typedef struct ent_lever_candidate {
    uint64_t state;
    uint64_t
        tried_to; /* no change of cost up to this does it; 0 once looked at: it does not hold */
    bool looked;
    bool never; /* no change does it */
    bool stuck; /* its search cannot be taken further */
} ent_lever_candidate;

typedef struct ent_several {
    ent_context *context;
    const ent_graph *graph;
    ent_leverage_options options; /* as asked, of the candidate at hand */
    uint64_t fit;
    ent_lever_candidate list[ENT_MOST_LEVER_STATES];
    size_t count;
    const ent_lever_candidate *best; /* NULL: none so far */
    uint64_t cost;                   /* of the best */
    uint64_t tries;
    bool cancelled;
} ent_several;

/* Searches the states of options->where. The same errors as of a look; where options->partial a cancelled search ends. */
ent_status ent_several_search(ent_context *context, const ent_graph *graph,
                              const ent_leverage_options *options, ent_several *out);

/* The one to tell of: the best; else the first for which it is open; else the first. */
const ent_lever_candidate *ent_several_chosen(const ent_several *several);

/* Puts what is settled of the others beside what was found of the one that is told of. */
void ent_several_tell(const ent_several *several, ent_leverage_facts *facts);

#endif
