/* SPDX-License-Identifier: MIT */
/*
 * Dominance: is there a state in a part whose numbers are all above given ones? Which are?
 *
 * Better for all members is a partial order, so no level tells it. The states of each part are kept in a
 * tree (Bentley 1975): a range is halved at the middle place of the number that spreads most in it, and each
 * half knows its greatest numbers; where one of these is not above what is asked, the half is passed over.
 */
#ifndef ENT_COALITIONS_DOMINANCE_H
#define ENT_COALITIONS_DOMINANCE_H

#include "coalitions/ways.h"

typedef struct ent_dominance {
    const ent_allocator *allocator;
    const uint32_t *points; /* per state `size` numbers; not owned */
    size_t size;
    const size_t *start; /* per part: its first place; the ways' */
    uint32_t *states;    /* per place; the ranges of parts are those of the ways */
    uint32_t *most; /* per place that is the middle of a range `size` numbers: the greatest in it */
} ent_dominance;

/* Makes the trees of all parts; points and ways must outlive them. ENT_ERROR_MEMORY. O(size * states * log
 * states); memory 4 * (size + 1) bytes a state. */
ent_status ent_dominance_new(const ent_allocator *allocator, const ent_ways *ways,
                             const uint32_t *points, size_t size, ent_dominance *out);
void ent_dominance_free(ent_dominance *trees);

/* Whether a part has a state all of whose numbers are above those of `than`. O(size * m^(1 - 1/size)) for m
 * states at worst, log m where there is one number. */
bool ent_dominance_any(const ent_dominance *trees, uint32_t part, const uint32_t *than);

/* Adds all such states to a list. ENT_ERROR_MEMORY. */
ent_status ent_dominance_list(const ent_dominance *trees, uint32_t part, const uint32_t *than,
                              ent_state_list *out);

#endif
