/* SPDX-License-Identifier: MIT */
/*
 * Hunting: does some part that follows a given one, or itself, pass a test? What was found out is kept for
 * the rest of the round, so that a round passes each part and what follows it once.
 */
#ifndef ENT_COALITIONS_HUNT_H
#define ENT_COALITIONS_HUNT_H

#include "coalitions/ways.h"

typedef bool (*ent_hunt_test)(void *user, uint32_t part);

typedef struct ent_hunt {
    const ent_ways *ways;
    ent_hunt_test test;
    void *user;
    uint32_t *found, *missed; /* per part: the last round in which that was known of it */
    uint32_t *path;           /* the parts that are being looked behind */
    size_t *next;             /* per part on the path: what follows it next */
    uint32_t round;
} ent_hunt;

/* Room for hunts; none is open yet. ENT_ERROR_MEMORY. */
ent_status ent_hunt_new(const ent_ways *ways, ent_hunt_test test, void *user, ent_hunt *out);
void ent_hunt_free(ent_hunt *hunt);

/* Begins another round: tests may now say something else. 2^32 - 1 rounds at most. */
static inline void ent_hunt_forget(ent_hunt *hunt)
{
    hunt->round++;
}

bool ent_hunt_from(ent_hunt *hunt, uint32_t part);

#endif
