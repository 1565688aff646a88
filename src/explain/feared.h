/* SPDX-License-Identifier: MIT */
/*
 * Whether who gives an answer would have to fear one in turn.
 *
 * SEQ asks of each step of an answer that it pays, and looks no further. Whether the step is *feared* (stability/feared.h) is
 * the explanation's own question, one move later.
 */
#ifndef ENT_EXPLAIN_FEARED_H
#define ENT_EXPLAIN_FEARED_H

#include "stability/solution.h"
#include <entente/explain.h>

/* The first step of those given, each of which pays, that is feared; `count` where none is.
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(steps * parties * states) at most, as of one search each. */
ent_status ent_feared_find(ent_context *context, const ent_solution *solution,
                           const ent_step *steps, size_t count, size_t *out);

#endif
