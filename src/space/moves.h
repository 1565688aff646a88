/* SPDX-License-Identifier: MIT */
/*
 * Where an option can be changed to in one move, by its `moves` alone; rules, and what a party perceives, come on top.
 *
 *   any    from every value to every other
 *   up     to higher values      down   to lower ones: these go one way, and what is changed cannot be taken back
 *   step   to the value before and the one behind
 *   never  nowhere
 *
 * Moves by steps are transitive only between two values: of more, two moves may lead where none does.
 */
#ifndef ENT_SPACE_MOVES_H
#define ENT_SPACE_MOVES_H

#include "dispute/model.h"

/* The values that an option can have after one move or none: from *low to *high, its own among them. */
static inline void ent_moves_range(const ent_option *option, uint32_t value, uint32_t *low,
                                   uint32_t *high)
{
    const uint32_t top = option->value_count - 1;
    *low = *high = value;
    if (option->moves == ENT_MOVES_ANY || option->moves == ENT_MOVES_DOWN) {
        *low = 0;
    }
    if (option->moves == ENT_MOVES_ANY || option->moves == ENT_MOVES_UP) {
        *high = top;
    }
    if (option->moves == ENT_MOVES_STEP) {
        *low = value > 0 ? value - 1 : 0;
        *high = value < top ? value + 1 : top;
    }
}

/* Whether one move leads from a value to another; a value leads not to itself. */
static inline bool ent_moves_lead(const ent_option *option, uint32_t from, uint32_t to)
{
    uint32_t low = 0, high = 0;
    ent_moves_range(option, from, &low, &high);
    return from != to && low <= to && to <= high;
}

/* Whether several moves, one after another, do. */
static inline bool ent_moves_reach(const ent_option *option, uint32_t from, uint32_t to)
{
    return option->moves == ENT_MOVES_STEP ? from != to : ent_moves_lead(option, from, to);
}

/* Whether what is changed cannot be taken back. */
static inline bool ent_moves_one_way(const ent_option *option)
{
    return option->moves == ENT_MOVES_UP || option->moves == ENT_MOVES_DOWN;
}

/* Whether two moves may lead where no one does. */
static inline bool ent_moves_by_steps(const ent_option *option)
{
    return option->moves == ENT_MOVES_STEP && option->value_count > 2;
}

#endif
