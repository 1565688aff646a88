/* SPDX-License-Identifier: MIT */
/* Which moves of ways have to fear an answer that pays; each different one is asked about once. */
#ifndef ENT_JOURNEY_FEARS_H
#define ENT_JOURNEY_FEARS_H

#include "base/tuples.h"
#include "journey/journey.h"

typedef struct ent_fears {
    const ent_route_work *work;
    ent_tuples feared, calm; /* moves that were asked about: party, from, to */
} ent_fears;

void ent_fears_init(ent_fears *fears, const ent_route_work *work);
void ent_fears_free(ent_fears *fears);

/* Says of so many ways which of their moves are feared; `steps` are those of all ways, by their places. *out false: that would take
 * too much work, and no move of any way is said to be feared. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_fears_ask(ent_fears *fears, ent_way_step *steps, ent_way *ways, size_t count,
                         bool *out);

#endif
