/* SPDX-License-Identifier: MIT */
/* The types by search from each move: under every concept, and for every dispute. */
#ifndef ENT_CERTAINTY_BY_SEARCH_H
#define ENT_CERTAINTY_BY_SEARCH_H

#include "certainty/certainty.h"
#include "certainty/relation.h"

/*
 * Strikes out of the answers what is not stable, for each party under the concepts named for it; relations and
 * concepts have an entry a party. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED, ENT_ERROR_LIMIT (moves; issued). For
 * the cost see by_search.c.
 */
ent_status ent_types_by_search(ent_context *context, ent_certainty *certainty,
                               const ent_relation *relations, const unsigned *concepts);

#endif
