/* SPDX-License-Identifier: MIT */
/*
 * Counting the solutions of clauses exactly.
 *
 * Decide a variable, propagate, split what is left into parts, count each by itself, multiply; add the
 * two values' counts; keep each part's count for when it is met again (Bayardo and Pehoushek 2000;
 * Sang et al. 2004; Thurley 2006).
 */
#ifndef ENT_SPACE_COUNTING_COUNT_H
#define ENT_SPACE_COUNTING_COUNT_H

#include "diag/context.h"
#include "space/counting/cache.h"

typedef struct ent_counter {
    ent_context *context;
    ent_residue residue;
    ent_cache cache;
    ent_parts parts;      /* waiting; those of the present decisions, one decision behind another */
    struct frame *frames; /* the parts that are being counted, each within the one before */
    size_t frame_count, frame_room;
    uint64_t limit, look, decisions;
} ent_counter;

enum { ENT_COUNT_CACHE = 1 << 28 /* bytes for a cache, when nothing else is said */ };

/* Begins with a copy of the clauses. `cache_bytes` had better be a power of two. ENT_ERROR_MEMORY. */
ent_status ent_counter_init(ent_counter *counter, ent_context *context, const ent_clauses *clauses,
                            size_t cache_bytes);
void ent_counter_free(ent_counter *counter);

/*
 * Counts all solutions. With more than about `steps` instructions of work it gives up: *known is then
 * false. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time: exponential in how much the clauses hang
 * together, at worst; memory: the cache, and the sizes of the parts of one branch.
 */
ent_status ent_counter_run(ent_counter *counter, uint64_t steps, ent_natural *out, bool *known);

/* Counts a part of what is left at present, which stays as it is; afterwards the cache knows it, unless
 * it is a single clause. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_counter_part(ent_counter *counter, const ent_part *part, ent_natural *out);

/* Whether there are surely more than `most` solutions: *out, which is false too when that is not found
 * out with about `steps` instructions of work. A plain walk, for what takes too long to count; where
 * solutions are many it ends soon. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. */
ent_status ent_counter_exceeds(ent_counter *counter, uint64_t most, uint64_t steps, bool *out);

#endif
