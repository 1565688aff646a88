/* SPDX-License-Identifier: MIT */
/*
 * The Pareto set, in three steps: outcomes that a few good ones dominate are thrown out (filter.c); equal vectors of
 * what is left become one (distinct.c); and of these the set is found by a sweep for up to three parties (sweep.c),
 * beyond by a window (window.c).
 */
#ifndef ENT_SETTLEMENT_PARETO_H
#define ENT_SETTLEMENT_PARETO_H

#include "base/bits.h"
#include "diag/parallel.h"
#include <entente/settle.h>

enum { ENT_MOST_BARGAINERS = 64 };

/* Outcomes by number, each a row of `parties` utilities. */
typedef struct ent_table {
    size_t parties;
    size_t count;
    const int64_t *utilities;
    int64_t least[ENT_MOST_BARGAINERS], most[ENT_MOST_BARGAINERS];
} ent_table;

/* Different vectors of utilities, less the least of each party, in descending lexicographic order. */
typedef struct ent_vectors {
    size_t parties, count;
    uint64_t *rows;  /* of `parties` words each */
    uint32_t *start; /* per vector and one more: outcomes before it in `order` */
    uint32_t *order; /* the outcomes, vector by vector */
} ent_vectors;

/* The outcomes, ascending, that are not dominated by some of the best by sum: `kept` has room for all. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. O(outcomes * parties), on threads; some 4 bytes an outcome. */
ent_status ent_table_filter(ent_context *context, const ent_table *table, uint32_t *kept,
                            size_t *count);

/* Makes vectors of some of the outcomes. ENT_ERROR_MEMORY. O(count * bits of utilities). */
ent_status ent_vectors_new(ent_context *context, const ent_table *table, const uint32_t *kept,
                           size_t count, ent_vectors *out);
void ent_vectors_free(ent_context *context, ent_vectors *vectors);

/* Marks the vectors that no other dominates: a bit each in `good`, all zero before. ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. The first for up to three parties, in O(count log count). */
ent_status ent_vectors_sweep(ent_context *context, const ent_vectors *vectors, uint64_t *good);
ent_status ent_vectors_window(ent_context *context, const ent_vectors *vectors, uint64_t *good);

#endif
