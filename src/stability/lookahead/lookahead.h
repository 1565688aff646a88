/* SPDX-License-Identifier: MIT */
/* A look-ahead, inside: where things end at each horizon that is kept, and in the long run. */
#ifndef ENT_STABILITY_LOOKAHEAD_LOOKAHEAD_H
#define ENT_STABILITY_LOOKAHEAD_LOOKAHEAD_H

#include "stability/lookahead/rounds.h"
#include <entente/lookahead.h>

struct ent_lookahead {
    ent_allocator allocator;
    const ent_space *space;
    ent_graph graph;
    ent_lookahead_facts facts;
    uint32_t *ends; /* per horizon from 0 to the one kept, and party: an end a state */
    uint64_t ties[ENT_MOST_HORIZON + 1][2];
    uint32_t
        *limit; /* per party: the ends at some horizon after which they repeat; NULL: undecided */
    uint64_t
        *lasting; /* per party `words` words: the states whose end is the same in all of them */
    size_t words;
};

/* The ends of a party at a horizon. */
static inline uint32_t *ent_lookahead_ends(const ent_lookahead *ahead, uint32_t horizon,
                                           size_t party)
{
    return ahead->ends + ((size_t)horizon * 2 + party) * ahead->space->count;
}

#endif
