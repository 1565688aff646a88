/* SPDX-License-Identifier: MIT */
/*
 * Programs: expressions compiled for evaluation on many states.
 *
 * A program is a straight line of instructions, each a function of earlier ones, so that a name used a
 * hundred times is evaluated once. Two evaluators read it: one for up to 64 full states at a time, a
 * bit each; one, three-valued, for a partial assignment.
 */
#ifndef ENT_DISPUTE_PROGRAM_H
#define ENT_DISPUTE_PROGRAM_H

#include "dispute/model.h"

typedef struct ent_program ent_program;

/*
 * Compiles `count` expressions ("roots") of a dispute. ENT_ERROR_MEMORY. O(size of the expressions).
 * The dispute must outlive the program.
 */
ent_status ent_program_new(const ent_dispute *dispute, const ent_expression *const *roots,
                           size_t count, ent_program **out);
void ent_program_free(ent_program *program);

/* How many instructions it has: the work of one evaluation. */
size_t ent_program_size(const ent_program *program);

/*
 * Evaluates all roots on `count` <= 64 states whose keys follow one another at `keys`. Bit k of
 * results[r] is the truth of root r in the k-th state; higher bits are zero. Not for two threads at
 * once on one program (it holds the registers). O(instructions + words of a key).
 */
void ent_program_run(ent_program *program, const uint64_t *keys, size_t count, uint64_t *results);

/* What a partial assignment says of an expression. */
typedef enum ent_truth { ENT_FALSE, ENT_TRUE, ENT_OPEN } ent_truth;

/*
 * The truth of root 0 where only some options have values: those with known[option] true, whose
 * values are in `key`. ENT_TRUE and ENT_FALSE hold for every completion; ENT_OPEN may be decided all
 * the same (the evaluation looks at each part by itself), but never with all options known.
 */
ent_truth ent_program_partial(ent_program *program, const uint64_t *key, const bool *known);

/* Goes through the options that the program mentions, some of them more than once: start with *at 0,
 * go on while true. */
bool ent_program_option(const ent_program *program, size_t *at, size_t *option);

#endif
