/* SPDX-License-Identifier: MIT */
/* What may be put into a list of statements. */
#ifndef ENT_LEVERAGE_POOL_H
#define ENT_LEVERAGE_POOL_H

#include "space/space.h"

typedef struct ent_pool_item {
    const char *words; /* as it would be written in a file */
    const ent_expression *want;
    const uint64_t *truth; /* a bit a state */
} ent_pool_item;

typedef struct ent_pool {
    ent_pool_item *items;
    size_t count, room;
} ent_pool;

/* Fills the pool from options, then names, less what cannot serve at a state; all in the arena but `items`.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(items^2 * states / 64). */
ent_status ent_pool_new(ent_context *context, const ent_space *space, size_t state,
                        ent_arena *arena, ent_pool *out);

#endif
