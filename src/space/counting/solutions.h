/* SPDX-License-Identifier: MIT */
/*
 * All solutions of clauses, along what was counted.
 *
 * It is the walk of the counter once more, with lists in place of numbers: the solutions of a branch
 * are the sums of one from each of its parts. A branch with a part that has no solution is not entered,
 * which the cache knows from the counting, or else is counted again; so every branch that is walked ends
 * in solutions.
 */
#ifndef ENT_SPACE_COUNTING_SOLUTIONS_H
#define ENT_SPACE_COUNTING_SOLUTIONS_H

#include "space/counting/count.h"

/* How a solution is written: as the sum, word by word, of what its true variables weigh. */
typedef struct ent_weights {
    const uint64_t *of; /* `words` words a variable; those of variable v from v * words on */
    size_t words;
} ent_weights;

enum { ENT_SOLUTIONS_VARIABLES = 2048 /* at most, as recursion goes as deep */ };

/*
 * Writes all solutions, in no order, to `keys`, which has room for as many as the counter found.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. Time O(solutions) and what the counter's walk takes where its
 * parts are not the same; memory besides `keys` at most as much again.
 */
ent_status ent_solutions_list(ent_counter *counter, const ent_weights *weights, uint64_t *keys,
                              uint64_t *count);

#endif
