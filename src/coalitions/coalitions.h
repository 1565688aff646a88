/* SPDX-License-Identifier: MIT */
/* What was found of some coalitions, inside. */
#ifndef ENT_COALITIONS_COALITIONS_H
#define ENT_COALITIONS_COALITIONS_H

#include "stability/graph.h"
#include <entente/coalitions.h>

struct ent_players;

struct ent_coalitions {
    ent_allocator allocator;
    const ent_space *space;
    ent_graph graph;
    unsigned concepts;
    uint64_t *list; /* sets of parties */
    size_t count;
    struct ent_players *players; /* whoever is in the list acts as one; NULL: no party is merged */
    size_t words;                /* of one set of states */
    uint64_t *stable[ENT_CONCEPT_COUNT];     /* per coalition `words` words; NULL: not asked for */
    uint64_t *equilibria[ENT_CONCEPT_COUNT]; /* `words` words */
};

/* What is to be found in a space under concepts, without a list yet; NULL without memory. */
ent_coalitions *ent_coalitions_begin(ent_context *context, const ent_space *space,
                                     unsigned concepts);

/* Examines all coalitions of the list, which was made with `status`, and hands them over; or releases all and returns what
 * ent_coalitions_new() says. */
ent_status ent_coalitions_end(ent_context *context, ent_coalitions *coalitions, ent_status status,
                              ent_coalitions **out);

/* The set of all parties; the first 64 where there are more. */
uint64_t ent_coalition_everyone(const ent_dispute *dispute);

/* Whether options mean something: parties that there are, coalitions with a member, known concepts. */
bool ent_coalition_options_fit(const ent_coalition_options *options, const ent_dispute *dispute);

/* Issues why a coalition of these parties is beyond a limit; returns ENT_ERROR_LIMIT. */
ent_status ent_coalition_refuse(ent_context *context, const ent_graph *graph, uint64_t parties);

#endif
