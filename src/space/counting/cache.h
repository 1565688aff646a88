/* SPDX-License-Identifier: MIT */
/*
 * Counts of parts that were met before, in bounded memory.
 *
 * A part is known by its open variables and its active clauses, as sets: what the clauses have left is
 * what of their variables is open. (Clauses of two literals need not be told: one is active where both
 * its variables are open.) Entries fill the *young* half of the memory; when that is full they become the
 * old half, and what was the old half is forgotten. What is found in the old half becomes young again.
 * Forgetting costs time alone, never exactness.
 */
#ifndef ENT_SPACE_COUNTING_CACHE_H
#define ENT_SPACE_COUNTING_CACHE_H

#include "base/natural.h"
#include "space/counting/residue.h"

typedef struct ent_cache_half {
    uint64_t *words; /* entries one after another */
    size_t length, room, count;
    uint32_t *slots; /* a hash table: the place of an entry, in words, and one; 0: free */
    size_t slot_count;
} ent_cache_half;

typedef struct ent_cache {
    const ent_allocator *allocator;
    const ent_residue *residue;
    size_t variable_words, key_words;
    uint32_t *bit_of_clause; /* per clause: its place in the set, or UINT32_MAX */
    uint64_t *key;           /* of the part that is looked for */
    size_t most;             /* words of a half at most */
    ent_cache_half young, old;
} ent_cache;

/* Begins without entries, for parts of this residue; `bytes` is what it may take. ENT_ERROR_MEMORY. */
ent_status ent_cache_init(ent_cache *cache, const ent_residue *residue, size_t bytes);
void ent_cache_free(ent_cache *cache);

/* Sets *out to the count of a part, if it is known. ENT_ERROR_MEMORY. O(size of the part). */
ent_status ent_cache_find(ent_cache *cache, const ent_part *part, ent_natural *out, bool *found);

/* Enters the count of a part that is not known. ENT_ERROR_MEMORY. O(size of the part). */
ent_status ent_cache_add(ent_cache *cache, const ent_part *part, const ent_natural *count);

#endif
