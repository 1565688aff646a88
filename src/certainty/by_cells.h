/* SPDX-License-Identifier: MIT */
/* The types under Nash, GMR and SMR, cell by cell. */
#ifndef ENT_CERTAINTY_BY_CELLS_H
#define ENT_CERTAINTY_BY_CELLS_H

#include "certainty/certainty.h"
#include "certainty/relation.h"
#include "space/cells.h"

/* The concepts that do not ask what is good for opponents. */
enum { ENT_OWN_CONCEPTS = 1 << ENT_NASH | 1 << ENT_GMR | 1 << ENT_SMR };

/* What all parties prefer, and where they move; the members of cells stand by class. */
typedef struct ent_typed_cells {
    ent_relation *relations; /* per party */
    ent_cells *cells;        /* per party */
} ent_typed_cells;

/* Whether the types of a party can be told so: moves are cells, its opponents can take everything back, and its
 * relation has no unknown pairs. */
bool ent_types_by_cells_apply(const ent_space *space, size_t party);

/*
 * Decides them for a party, for those of `concepts` that are own ones, into the answers. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(moves * elements of a component); nothing is kept a move. Memory 30 bytes a state and
 * what ent_minima_new() says, twice.
 */
ent_status ent_types_by_cells(ent_context *context, ent_certainty *certainty,
                              const ent_typed_cells *all, size_t party, unsigned concepts);

#endif
