/* SPDX-License-Identifier: MIT */
/* A solution, inside: the graph it stands on and a bit for each concept, party and state. */
#ifndef ENT_STABILITY_SOLUTION_H
#define ENT_STABILITY_SOLUTION_H

#include "stability/concepts.h"
#include "stability/flood.h"

struct ent_solution {
    ent_allocator allocator;
    const ent_space *space;
    ent_graph graph;
    unsigned concepts; /* those that are decided for every party */
    unsigned asked;
    unsigned floods_for; /* the concepts that are worked on: those asked for, then those decided */
    size_t decided[ENT_CONCEPT_COUNT]; /* the first so many parties; less than all: stopped early */
    bool no_return, keep_partial, strength;
    bool blind;       /* parties disregard what others do in states that they do not perceive */
    ent_graph *views; /* per party: what it then reckons with; without movers: the common graph */
    size_t words;     /* of one set of states */
    uint64_t *stable[ENT_CONCEPT_COUNT];     /* per party `words` words; NULL: not asked for */
    uint64_t *equilibria[ENT_CONCEPT_COUNT]; /* `words` words */
    uint64_t *strong[ENT_CONCEPT_COUNT];     /* as `stable`, of concepts with sanctions; NULL: not
                                                asked for */
    uint64_t *strong_equilibria[ENT_CONCEPT_COUNT];
};

/* The graph by which a party's stability is decided. */
static inline const ent_graph *ent_solution_graph(const ent_solution *solution, size_t party)
{
    return solution->views != NULL && solution->views[party].movers != NULL
               ? &solution->views[party]
               : &solution->graph;
}

/* Whether a concept is worked on and needs a flood. */
bool ent_solution_floods_for(const ent_solution *solution, ent_concept concept);

/* The floods that decide those of a set of concepts that have sanctions for a party, in their order. */
ent_floods ent_floods_for(const ent_graph *graph, unsigned concepts, size_t party,
                          const uint32_t *best);

/* The floods that decide what is worked on for a party, in the order of their concepts. `best`: from
 * ent_graph_best(). */
ent_floods ent_solution_floods(const ent_solution *solution, size_t party, const uint32_t *best);

/* Which of them is a concept's. */
size_t ent_solution_flood_of(const ent_solution *solution, ent_concept concept);

#endif
