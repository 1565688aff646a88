/* SPDX-License-Identifier: MIT */
/*
 * The concepts of which certificates speak: one table for reading and for checking them.
 *
 * All of them ask the same of a party i in a state s. It has *departures*: moves of its own by which it
 * would leave s. It stays iff each of them is deterred: by a sequence of moves of the others, no party
 * twice in a row, to a state that is a sanction; and perhaps no move of i from there is an escape. So a
 * concept is told by what one state can be to a party when it is held against another: what it leaves for,
 * which moves others answer with, what deters it, what it may still move to. What a state is to a party
 * is told in one way for all concepts of a *family*; a certificate keeps to one family.
 */
#ifndef ENT_DISPUTE_CERTIFIED_CONCEPTS_H
#define ENT_DISPUTE_CERTIFIED_CONCEPTS_H

#include <stdbool.h>
#include <stdint.h>

/* What a state is to a party against another: exactly one of these, by the way of the family. */
enum {
    ENT_IS_FAR_WORSE = 1,
    ENT_IS_WORSE = 2,
    ENT_IS_EQUAL = 4,
    ENT_IS_UNKNOWN = 8,
    ENT_IS_BETTER = 16,
    ENT_IS_ANYTHING = 31
};

typedef enum ent_family {
    ENT_FAMILY_ORDER,      /* by the party's order; far worse: strongly */
    ENT_FAMILY_ATTITUDES,  /* better: it pleases the party by its attitudes; worse: it does not */
    ENT_FAMILY_TYPES,      /* as in all completions of the party; unknown: they differ */
    ENT_FAMILY_FUZZY,      /* better: it prefers it with enough certainty; worse: it does not */
    ENT_FAMILY_COMPLETIONS /* by its order in one completion of all unsure wishes after the other */
} ent_family;

/* Sets of what a state may be. */
typedef struct ent_certified_concept {
    const char *word;
    ent_family family;
    unsigned leaves; /* a departure is a move to what is one of these to the party */
    unsigned
        answers; /* others answer by moves to what is one of these to the mover; 0: not at all */
    unsigned sanction; /* what deters is one of these to the party, against what it left */
    unsigned escapes;  /* and all its moves from there are these; ENT_IS_ANYTHING: not asked */
    bool at_once;      /* all answers are given at the same time, from what the party left */
    unsigned beside;   /* it stands only beside this concept; 0: by itself */
    bool every;        /* of completions: it holds in every one; else in some */
} ent_certified_concept;

enum { ENT_CERTIFIED_COUNT = 48 };

/* Concept k, less than ENT_CERTIFIED_COUNT, in the order in which lists of concepts are written. */
const ent_certified_concept *ent_certified_at(unsigned k);

/* A set of concepts has bit k for concept k. */
static inline uint64_t ent_certified_bit(unsigned k)
{
    return (uint64_t)1 << k;
}

/* What a set of concepts asks together: it leaves for what is a departure under one of them; of the rest
 * it allows what all of them do. The word and the family mean nothing where the set is empty. */
ent_certified_concept ent_certified_together(uint64_t set);

/* Those of a set under which a move to what is one of `what` to the party is a departure. */
uint64_t ent_certified_leaving(uint64_t set, unsigned what);

/* Those of a set under which others answer. */
uint64_t ent_certified_answered(uint64_t set);

#endif
