/* SPDX-License-Identifier: MIT */
/* Of all that opponents can bring about, the few states that deter whenever any of them does. */
#ifndef ENT_CERTAINTY_MINIMA_H
#define ENT_CERTAINTY_MINIMA_H

#include "base/tuples.h"
#include "certainty/components.h"
#include "certainty/relation.h"

/* For whom, and of what. The relation has no unknown pairs. */
typedef struct ent_minima_of {
    const ent_relation *relation;     /* of the party */
    const ent_cells *cells;           /* likewise */
    const ent_components *components; /* of its opponents */
    bool no_escape; /* a state counts by all that the party reaches from it, not by itself alone */
    bool apart; /* the state that the party moved to may be good enough as a sanction (type c) */
} ent_minima_of;

/* A state that opponents can bring about; it counts by its outcome. */
typedef struct ent_minimum {
    uint32_t outcome, state;
    /* If asked for, where opponents cannot come back: the outcomes that with the other elements do in place
     * of the component without the state. */
    size_t other, other_count;
} ent_minimum;

typedef struct ent_minima {
    ent_tuples
        outcomes; /* of two numbers: an outcome with all classes but one, or none; and that class */
    uint32_t *outcome_of; /* per state */
    size_t *start;        /* per component, and one more: its first element */
    ent_minimum *elements;
    size_t count, room;
    uint32_t *others; /* outcomes */
    size_t other_count, other_room;
} ent_minima;

/* Goes through the classes of an outcome: from the outcome on, until there is none. */
static inline uint32_t ent_outcome_class(const ent_minima *minima, uint32_t outcome)
{
    return ent_tuples_at(&minima->outcomes, outcome)[1];
}

static inline uint32_t ent_outcome_next(const ent_minima *minima, uint32_t outcome)
{
    return ent_tuples_at(&minima->outcomes, outcome)[0];
}

/* ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states * elements of a component), and with `no_escape` the states
 * that each cell leads to; memory 12 bytes a state, at most 16 an outcome, and the elements. Released with
 * ent_minima_free(). */
ent_status ent_minima_new(ent_context *context, const ent_minima_of *of, ent_minima *out);
void ent_minima_free(const ent_allocator *allocator, ent_minima *minima);

#endif
