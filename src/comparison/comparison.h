/* SPDX-License-Identifier: MIT */
/*
 * A comparison, inside.
 *
 * Corresponding states form classes: all states of both sides with the same values of the common options. What
 * is asked of a state is answered by its class.
 */
#ifndef ENT_COMPARISON_COMPARISON_H
#define ENT_COMPARISON_COMPARISON_H

#include "space/space.h"
#include <entente/compare.h>

enum { ENT_SIDES = 2 };

typedef struct ent_class {
    uint32_t count[ENT_SIDES], first[ENT_SIDES]; /* states of each side */
    uint32_t holds[ENT_SIDES]; /* concepts under which one of them is an equilibrium */
} ent_class;

struct ent_comparison {
    ent_allocator allocator;
    ent_arena arena;
    const ent_solution *solution[ENT_SIDES];
    const ent_space *space[ENT_SIDES];
    unsigned concepts;
    uint32_t *class_of[ENT_SIDES]; /* per state */
    ent_class *classes;
    size_t class_count;
    size_t *party[ENT_SIDES]; /* per party the one of the other side, or ENT_NO_PLACE */
    uint64_t counts[ENT_SIDES][ENT_CONCEPT_COUNT][ENT_OUTCOME_COUNT];
    uint64_t pairs;
    uint64_t *leaves, *stays; /* per party before and concept */
    ent_difference *differences;
    size_t difference_count, difference_room;
};

/* Finds the classes. ENT_ERROR_UNSUPPORTED, issued, where nothing is common. */
ent_status ent_comparison_match(ent_context *context, ent_comparison *comparison);

/* Adds a difference, its texts copied; and finds those of all kinds. */
ent_status ent_comparison_add(ent_comparison *comparison, const ent_difference *difference);
ent_status ent_comparison_differences(ent_context *context, ent_comparison *comparison);

/* Finds those of the wishes of a party that both have. */
ent_status ent_comparison_wishes(ent_context *context, ent_comparison *comparison, size_t before,
                                 size_t after);

/* Whether two texts are the same but for blanks and line ends. */
bool ent_same_words(const char *a, const char *b);

/* Whether expressions of two disputes are the same but for how they are spelt. */
bool ent_same_meaning(const ent_dispute *dispute, const ent_expression *x, const ent_dispute *other,
                      const ent_expression *y);

static inline const ent_dispute *ent_comparison_dispute(const ent_comparison *comparison,
                                                        size_t side)
{
    return comparison->space[side]->dispute;
}

#endif
