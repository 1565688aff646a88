/* SPDX-License-Identifier: MIT */
/* Answers about unsure and unknown wishes, inside. */
#ifndef ENT_CERTAINTY_CERTAINTY_H
#define ENT_CERTAINTY_CERTAINTY_H

#include "diag/context.h"
#include "space/space.h"
#include <entente/certainty.h>

/* Sets of states: one for each party, then one for all of them together. */
struct ent_certainty {
    ent_allocator allocator;
    const ent_space *space;
    unsigned concepts;
    bool completions, types;
    unsigned type_set; /* the types asked for, 1 << ENT_TYPE_A and so on */
    bool strength;     /* tell strong from weak stability by types */
    size_t words, party_count;
    uint64_t *counts;                   /* per party: its completions */
    uint64_t joint;                     /* their product; UINT64_MAX: more than that */
    uint64_t *every[ENT_CONCEPT_COUNT]; /* NULL: not asked for */
    uint64_t *some[ENT_CONCEPT_COUNT];
    uint64_t *type[ENT_CONCEPT_COUNT]; /* per type as many sets */
    struct ent_watch
        *watch; /* while completions are gone through: the state that is watched, or NULL */
    uint64_t *strong[ENT_CONCEPT_COUNT]; /* likewise; NULL also where a concept knows no strength */
};

/* The set of a party (party_count: of all) among so many, and of a type. */
static inline uint64_t *ent_certainty_set(const ent_certainty *certainty, uint64_t *sets,
                                          size_t party)
{
    return sets + (party == ENT_ALL_PARTIES ? certainty->party_count : party) * certainty->words;
}

static inline uint64_t *ent_certainty_type_set(const ent_certainty *certainty,
                                               ent_certainty_type type, ent_concept concept,
                                               size_t party)
{
    return ent_certainty_set(certainty,
                             certainty->type[concept] +
                                 (size_t)type * (certainty->party_count + 1) * certainty->words,
                             party);
}

/* The same of what is strongly stable; NULL where that is not told. */
static inline uint64_t *ent_certainty_strong_set(const ent_certainty *certainty,
                                                 ent_certainty_type type, ent_concept concept,
                                                 size_t party)
{
    return certainty->strong[concept] == NULL
               ? NULL
               : ent_certainty_set(certainty,
                                   certainty->strong[concept] + (size_t)type *
                                                                    (certainty->party_count + 1) *
                                                                    certainty->words,
                                   party);
}

/* Whether options can be asked for. */
bool ent_certainty_options_hold(const ent_certainty_options *options);

/* The states in the sets of all parties, into the set behind them. */
void ent_certainty_join(const ent_certainty *certainty, uint64_t *sets);

/* Fills `every` and `some` (completions.c), and `type` (types.c). */
ent_status ent_solve_completions(ent_context *context, ent_certainty *certainty);
ent_status ent_solve_types(ent_context *context, ent_certainty *certainty);

#endif
