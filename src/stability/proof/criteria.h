/* SPDX-License-Identifier: MIT */
/*
 * Criteria: all that the stability of a party may be judged by.
 *
 * They come in families: the ordinary concepts, with strong stability beside them; attitudes; the types a to
 * d; fuzzy stability; what holds in every completion and in some. A set of criteria is a word of bits, and keeps to one family.
 */
#ifndef ENT_STABILITY_PROOF_CRITERIA_H
#define ENT_STABILITY_PROOF_CRITERIA_H

#include <entente/stability.h>

/* The first of each family; a family is in the order of its own enumeration, types one after the other. */
enum {
    ENT_CRITERION_PLAIN = 0,                        /* + ent_concept */
    ENT_CRITERION_STRONG = ENT_CONCEPT_COUNT,       /* GMR, SMR, SEQ, SSEQ */
    ENT_CRITERION_REPLY = ENT_CRITERION_STRONG + 4, /* + ent_reply_concept */
    ENT_CRITERION_TYPE = ENT_CRITERION_REPLY + 4,   /* + ENT_TYPE_CONCEPTS * type + ent_concept */
    ENT_TYPE_CONCEPTS = 5,
    ENT_CRITERION_FUZZY = ENT_CRITERION_TYPE + 4 * ENT_TYPE_CONCEPTS, /* + ent_fuzzy_concept */
    ENT_CRITERION_EVERY = ENT_CRITERION_FUZZY + 4,                /* completion, + ent_concept */
    ENT_CRITERION_SOME = ENT_CRITERION_EVERY + ENT_TYPE_CONCEPTS, /* or in some, + ent_concept */
    ENT_CRITERION_COUNT = ENT_CRITERION_SOME + ENT_TYPE_CONCEPTS
};

typedef uint64_t ent_criteria;

/* What may answer a departure: nothing, moves of others after it, or moves of others at the same time. Willing
 * ones are made of moves that each pay for their mover; final ones end where the party cannot escape. */
typedef enum ent_answers {
    ENT_ANSWERS_NONE,
    ENT_ANSWERS_ANY,
    ENT_ANSWERS_ANY_FINAL,
    ENT_ANSWERS_WILLING,
    ENT_ANSWERS_WILLING_FINAL,
    ENT_ANSWERS_AT_ONCE
} ent_answers;

/* The word for a criterion in certificates ("strong_gmr"); constant. */
const char *ent_criterion_word(size_t criterion);

static inline ent_criteria ent_criterion_set(size_t criterion)
{
    return (ent_criteria)1 << criterion;
}

static inline bool ent_criteria_have(ent_criteria set, size_t criterion)
{
    return (set >> criterion & 1) != 0;
}

/* The strong criterion of a concept with sanctions that come after the move. */
static inline size_t ent_criterion_strong(ent_concept concept)
{
    return (size_t)ENT_CRITERION_STRONG + (size_t) concept - (size_t)ENT_GMR;
}

/* The criteria of a set under which answers are of a kind. */
ent_criteria ent_criteria_answered(ent_criteria set, ent_answers answers);

/* Those that ask for escapes; those that ask for willing answers. */
ent_criteria ent_criteria_final(ent_criteria set);
ent_criteria ent_criteria_willing(ent_criteria set);

#endif
