/* SPDX-License-Identifier: MIT */
/* Adjacency lists of a directed graph whose nodes are numbers from 0, packed one after another. */
#ifndef ENT_BASE_ADJACENCY_H
#define ENT_BASE_ADJACENCY_H

#include "base/memory.h"

/* The successors of node n, ascending: to[start[n]] .. to[start[n + 1] - 1]. */
typedef struct ent_adjacency {
    const ent_allocator *allocator;
    size_t *start; /* one entry more than there are nodes */
    uint32_t *to;
} ent_adjacency;

/*
 * Makes the lists from `count` arcs from[k] -> to[k] among `nodes` nodes; repeated arcs count once.
 * ENT_ERROR_MEMORY. O(nodes + count).
 */
ent_status ent_adjacency_new(const ent_allocator *allocator, size_t nodes, const uint32_t *from,
                             const uint32_t *to, size_t count, ent_adjacency *out);

/* Makes the lists of predecessors. ENT_ERROR_MEMORY. O(nodes + arcs). */
ent_status ent_adjacency_reverse(const ent_adjacency *forward, size_t nodes, ent_adjacency *out);

/* Releases; lists that were never made are fine. */
void ent_adjacency_free(ent_adjacency *lists);

#endif
