/* SPDX-License-Identifier: MIT */
/*
 * Sets that are joined: joined[m] is a member of the set of m that is no larger than m, and m itself where it is the root,
 * the smallest of its set. Paths are halved on the way to it.
 */
#ifndef ENT_BASE_JOINED_H
#define ENT_BASE_JOINED_H

#include <stddef.h>
#include <stdint.h>

/* Every member a set of its own. */
static inline void ent_joined_begin(uint32_t *joined, size_t count)
{
    for (size_t m = 0; m < count; m++) {
        joined[m] = (uint32_t)m;
    }
}

static inline uint32_t ent_joined_root(uint32_t *joined, uint32_t member)
{
    while (joined[member] != member) {
        joined[member] = joined[joined[member]];
        member = joined[member];
    }
    return member;
}

/* Joins the sets of `count` members, one at least; returns by how many there are fewer then. */
static inline uint32_t ent_joined_group(uint32_t *joined, const uint32_t *members, uint32_t count)
{
    uint32_t root = ent_joined_root(joined, members[0]), fewer = 0;
    for (uint32_t k = 1; k < count; k++) {
        const uint32_t other = ent_joined_root(joined, members[k]);
        if (other != root) {
            fewer++;
            joined[other > root ? other : root] = other > root ? root : other;
            root = other > root ? root : other;
        }
    }
    return fewer;
}

/* Puts in place of each member the number of its set, counted by their roots; returns how many sets there are. */
static inline uint32_t ent_joined_number(uint32_t *joined, size_t count)
{
    uint32_t sets = 0;
    for (size_t m = 0; m < count; m++) { /* roots are smaller, so theirs have their numbers */
        joined[m] = joined[m] == m ? sets++ : joined[joined[m]];
    }
    return sets;
}

#endif
