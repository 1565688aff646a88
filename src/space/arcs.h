/* SPDX-License-Identifier: MIT */
/*
 * Arcs: a party's moves one by one, where cells cannot stand for them.
 *
 * Cells (cells.h) need transitive moves. Options that move by single steps, merged states and graph form
 * may break that; then every move is kept. In option form they are found group by group: of the states
 * that differ in the party's options alone each pair is looked at.
 */
#ifndef ENT_SPACE_ARCS_H
#define ENT_SPACE_ARCS_H

#include "base/adjacency.h"
#include "space/space.h"

/* Whether the moves of every party are transitive by their form, so that cells can stand for them. */
bool ent_space_transitive(const ent_space *space);

/*
 * The moves of a party, of merged states those of all members, less loops. ENT_ERROR_LIMIT beyond the
 * context's max_moves (issued), ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(pairs of states of a group),
 * memory 4 bytes a move and 16 a state.
 */
ent_status ent_arcs_new(ent_context *context, const ent_space *space, size_t party,
                        ent_adjacency *out);

#endif
