/* SPDX-License-Identifier: MIT */
/*
 * Listing the feasible states in order, 64 at a time.
 *
 * The lowest options, as many as have up to 64 combinations of values, make a *block*: 64 states that
 * differ in these alone. The options above are decided one after another, the highest first; a rule is
 * looked at as soon as all its options are decided, and a branch in which it fails is left. The rules
 * that a block decides are evaluated on all its states at once, a bit a state. So states come out in
 * ascending order, for little more than it takes to write them down; it is made for rules that leave
 * a good part of all assignments.
 */
#ifndef ENT_SPACE_BLOCKS_H
#define ENT_SPACE_BLOCKS_H

#include "diag/context.h"
#include "space/encoding.h"

enum { ENT_BLOCK = 64 };

typedef struct ent_blocks {
    ent_context *context;
    const ent_dispute *dispute;
    const ent_clauses *clauses;
    const ent_encoding *encoding;
    size_t low;                  /* options of a block */
    size_t lanes;                /* its states */
    uint64_t offsets[ENT_BLOCK]; /* what each adds to the key */
    uint64_t *mask;              /* per variable: in which states of the present block it is true */
    size_t *level;     /* per variable: which of the options it needs is decided last: 0 for
                                    one of the block, else from 1 on upwards */
    ent_literal *code; /* what to evaluate, level by level */
    size_t *start;     /* per level and one more: where in the code */
    uint32_t *next;    /* per option: the value to try next */
    uint64_t *key;
    uint64_t *out; /* where keys go; NULL: they are counted alone */
    uint64_t found, nodes;
} ent_blocks;

/* Compiles the clauses that were stated of an encoding, the first that was made for them. All must
 * outlive the blocks. ENT_ERROR_MEMORY. */
ent_status ent_blocks_init(ent_blocks *blocks, ent_context *context, const ent_dispute *dispute,
                           const ent_clauses *clauses, const ent_encoding *encoding);
void ent_blocks_free(ent_blocks *blocks);

/* Writes the keys of all feasible states to `keys`, ascending, or with NULL only counts them.
 * ENT_ERROR_CANCELLED. O(blocks that are looked at * size of the clauses + states). */
ent_status ent_blocks_run(ent_blocks *blocks, uint64_t *keys, uint64_t *count);

#endif
