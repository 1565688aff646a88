/* SPDX-License-Identifier: MIT */
/* Who can go where in option form, by definition. */
#ifndef ENT_TESTS_FUZZ_MOVES_H
#define ENT_TESTS_FUZZ_MOVES_H

#include <entente/entente.h>

/* Whether a party can go from one state to another, which are no merged ones. */
bool fuzz_can_move(const ent_space *space, size_t party, uint64_t from, uint64_t to);

/* Whether a state is merged. */
bool fuzz_has_merged(const ent_space *space);

#endif
