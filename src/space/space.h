/* SPDX-License-Identifier: MIT */
/* The feasible states, inside. */
#ifndef ENT_SPACE_SPACE_H
#define ENT_SPACE_SPACE_H

#include "base/bits.h"
#include "dispute/model.h"
#include "dispute/program.h"
#include <entente/space.h>

/* States of work between two looks at cancel: a multiple of 64. Tests of threads have few states. */
#ifdef ENT_EAGER_THREADS
enum { ENT_STAGE_STATES = 64 };
#else
enum { ENT_STAGE_STATES = 1 << 16 };
#endif

struct ent_space {
    ent_allocator allocator;
    const ent_dispute *dispute;
    uint64_t *keys; /* dispute->key_words words each: the states that are not merged, ascending; the
                       merged ones, by their least member; then the members of each merged state */
    size_t count;   /* of states, merged ones included */
    size_t merged_count;  /* they are the last ones */
    size_t *member_start; /* per merged state and one more: members before it */
    uint64_t *varying;    /* per merged state a key: the bits on which its members differ */
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

/* Makes an empty set of states of a space; whoever adds bits sets `count`. ENT_ERROR_MEMORY. */
ent_status ent_state_set_new(ent_context *context, const ent_space *space, ent_state_set **out);

static inline const uint64_t *ent_space_key(const ent_space *space, size_t state)
{
    return space->keys + state * space->dispute->key_words;
}

/* Whether the key is feasible, and which state it is (or is a member of). O(log states), and O(log
 * members) a merged state. */
bool ent_space_locate(const ent_space *space, const uint64_t *key, size_t *out);

/* How many options have different values in two states; what varies in a merged one does not count. */
size_t ent_space_changed(const ent_space *space, uint64_t state, uint64_t other);

/* Evaluates one expression on all states: a bit each, ent_bits_words(count) words at `bits`. It holds in
 * a merged state when it holds in every member. */
ent_status ent_space_evaluate(ent_context *context, const ent_space *space,
                              const ent_expression *expression, uint64_t *bits);

/* The states that a party does not perceive: a bit each, as above. ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED.
 * O(states * size of the expressions). */
ent_status ent_space_unseen(ent_context *context, const ent_space *space, size_t party,
                            uint64_t *bits);

#endif
