/* SPDX-License-Identifier: MIT */
/* Beside a state that several parties together would leave: whether others of its name hold against several, too. */
#ifndef ENT_REPORT_COALITIONS_NAMESAKES_H
#define ENT_REPORT_COALITIONS_NAMESAKES_H

#include "report/coalitions/several.h"

/* A state of a name. */
typedef struct ent_namesake {
    const ent_solution *solution;
    const ent_coalitions *several; /* of the same space */
    size_t name;
    uint64_t state;
    const ent_state_set *within; /* of the states of the name only these; NULL: all */
} ent_namesake;

/* The other states of that name which hold under some concept of the solution. */
typedef struct ent_namesakes {
    uint64_t others;
    uint64_t lasting; /* of them, those that several acting together would not leave */
    uint64_t first;   /* of the lasting ones, or where there is none of the others: the firmest, of
                         equal ones the first; meaningless where there are no others */
} ent_namesakes;

/* Finds them. O(states * sets of parties). */
ent_namesakes ent_namesakes_find(const ent_namesake *of);

#endif
