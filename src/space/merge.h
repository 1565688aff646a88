/* SPDX-License-Identifier: MIT */
/* Merged states: what rules `same` make one, and what can be said of its members. */
#ifndef ENT_SPACE_MERGE_H
#define ENT_SPACE_MERGE_H

#include "space/space.h"

/*
 * Merges the listed states by the rules of the dispute: the states in which a rule holds become one,
 * and rules that share a state tie theirs together. Merged states come after all others, in the order
 * of the first of their rules. A rule that merges nothing is told (W510). ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(states * size of the rules).
 */
ent_status ent_space_merge(ent_context *context, ent_space *space);

/* Whether a state is merged of others. */
static inline bool ent_space_merged(const ent_space *space, size_t state)
{
    return state >= space->count - space->merged_count;
}

/* The keys of the members of a merged state, ascending; *count of them. */
static inline const uint64_t *ent_space_members(const ent_space *space, size_t state, size_t *count)
{
    const size_t merged = state - (space->count - space->merged_count);
    *count = space->member_start[merged + 1] - space->member_start[merged];
    return space->keys + (space->count + space->member_start[merged]) * space->dispute->key_words;
}

/* Whether in every merged state all members or none make an expression true. ENT_ERROR_MEMORY.
 * O(members * size of the expression). */
ent_status ent_space_agree(const ent_space *space, const ent_expression *expression, bool *out);

#endif
