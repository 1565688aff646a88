/* SPDX-License-Identifier: MIT */
/* The types a to d, inside: what leaves and what deters by each, and the judgement that follows. */
#ifndef ENT_CERTAINTY_JUDGE_H
#define ENT_CERTAINTY_JUDGE_H

#include "certainty/relation.h"
#include "stability/proof/judgement.h"
#include <entente/certainty.h>

/* Whether by a type a party leaves for what is so to it, and whether that is bad enough to deter it. */
bool ent_type_leaves(ent_certainty_type type, unsigned outcomes);
bool ent_type_deters(ent_certainty_type type, unsigned outcomes);

/* The moves of a party, but for those to and from states that it does not perceive. As ent_arcs_new(). */
ent_status ent_type_moves(ent_context *context, const ent_space *space, size_t party,
                          ent_adjacency *out);

/* Who judges by types: what was decided, how states compare, and all moves one by one, without levels. It must
 * stay where it was made. */
typedef struct ent_type_judge {
    const ent_allocator *allocator;
    const ent_certainty *certainty;
    ent_relation *relations; /* per party */
    ent_graph graph;
} ent_type_judge;

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT (moves). Memory as for the types themselves. */
ent_status ent_type_judge_new(ent_context *context, const ent_certainty *certainty,
                              ent_type_judge *out);
void ent_type_judge_free(ent_type_judge *judge);

/* The types of the concepts that were asked for. Types must have been. */
ent_judgement ent_judgement_of_types(const ent_type_judge *judge);

/* What holds in every completion and in some, of the concepts that were asked for, without any departures: these
 * differ from completion to completion. Completions must have been asked for. */
ent_judgement ent_judgement_of_completions(const ent_type_judge *judge);

/* The criterion of a type of a concept. */
static inline size_t ent_criterion_of_type(ent_certainty_type type, ent_concept concept)
{
    return (size_t)ENT_CRITERION_TYPE + (size_t)ENT_TYPE_CONCEPTS * (size_t)type + (size_t) concept;
}

#endif
