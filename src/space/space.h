/* SPDX-License-Identifier: MIT */
/* The feasible states, inside. */
#ifndef ENT_SPACE_SPACE_H
#define ENT_SPACE_SPACE_H

#include "base/bits.h"
#include "dispute/model.h"
#include <entente/space.h>

enum { ENT_STAGE_STATES = 1 << 16 }; /* states of work between two looks at cancel */

struct ent_space {
    ent_allocator allocator;
    const ent_dispute *dispute;
    uint64_t *keys; /* ascending; dispute->key_words words each */
    size_t count;
    bool has_today;
    size_t today;
    uint64_t *named; /* per name ent_bits_words(count) words */
};

struct ent_state_set {
    ent_allocator allocator;
    uint64_t *bits;
    size_t state_count; /* of the space */
    uint64_t count;
};

static inline const uint64_t *ent_space_key(const ent_space *space, size_t state)
{
    return space->keys + state * space->dispute->key_words;
}

/* Whether the key is feasible, and where it stands. O(log states). */
bool ent_space_locate(const ent_space *space, const uint64_t *key, size_t *out);

/* Evaluates one expression on all states: a bit each, ent_bits_words(count) words at `bits`. */
ent_status ent_space_evaluate(ent_context *context, const ent_space *space,
                              const ent_expression *expression, uint64_t *bits);

#endif
