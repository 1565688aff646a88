/* SPDX-License-Identifier: MIT */
/* What the opponents of a party can bring about where they can take everything back: components. */
#ifndef ENT_CERTAINTY_COMPONENTS_H
#define ENT_CERTAINTY_COMPONENTS_H

#include "space/cells.h"

typedef struct ent_components {
    uint32_t *of; /* per state: states that opponents' moves connect share one */
    uint32_t count;
    uint32_t *start;   /* per component and one more: states before it */
    uint32_t *states;  /* component by component, ascending in each */
    uint64_t *returns; /* a bit a component: opponents can come back to the state they began with */
} ent_components;

/* Of whom: the cells of all parties, of which all but those of `party` are groups of their own. */
typedef struct ent_components_of {
    const ent_cells *cells; /* per party */
    size_t parties, party;
    size_t states;
} ent_components_of;

/* Whether components tell what opponents reach: moves are transitive, and all opponents of the party can take
 * everything back. */
bool ent_components_apply(const ent_space *space, size_t party);

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states * parties); memory 12 bytes a state, and as much for a
 * while. Released with ent_components_free(). */
ent_status ent_components_new(ent_context *context, const ent_components_of *of,
                              ent_components *out);
void ent_components_free(const ent_allocator *allocator, ent_components *components);

#endif
