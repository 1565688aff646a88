/* SPDX-License-Identifier: MIT */
/* Grouping states by the options in which they differ. */
#ifndef ENT_EXPLAIN_CLUSTERS_H
#define ENT_EXPLAIN_CLUSTERS_H

#include "space/space.h"
#include <entente/explain.h>

enum { ENT_MOST_CLUSTERS = 6 };

/*
 * Splits the `count` states (which it reorders) into at most ENT_MOST_CLUSTERS clusters, written to
 * `out` with arrays in `arena`; the largest first. *made 0 when nothing is worth splitting
 * or there are no more states than clusters.
 * ENT_ERROR_MEMORY. O(states * options * clusters).
 */
ent_status ent_clusters_make(const ent_space *space, uint32_t *states, size_t count,
                             ent_arena *arena, ent_cluster *out, size_t *made);

/* The values that all `count` states share, per option, -1 where they differ. */
ent_status ent_clusters_shared(const ent_space *space, const uint32_t *states, size_t count,
                               ent_arena *arena, const int32_t **out);

#endif
