/* SPDX-License-Identifier: MIT */
/*
 * On what staying at a state depends: which states a party must like no better than it.
 *
 * With all else as it is, a party's stability is an *and* of clauses, each an *or* of sets of states, all of a set to be
 * liked no better than the state; and so many of the strict rankings of all states satisfy it. Source of the
 * question: Kinsara, Kilgour and Hipel 2015. See docs/methods/leverage.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_CONDITIONS_H
#define ENTENTE_CONDITIONS_H

#include <entente/space.h>
#include <entente/stability.h>

#ifdef __cplusplus
extern "C" {
#endif

/* States that must all be liked no better. */
typedef struct ent_term {
    size_t count;           /* at least 1 */
    const uint64_t *states; /* ascending */
} ent_term;

/* Terms of which one must hold. None holds another. */
typedef struct ent_clause {
    bool met;              /* as the party's wishes are */
    size_t count;          /* at least 1 */
    const ent_term *terms; /* by their sizes, then by their states */
} ent_clause;

/* How many strict rankings satisfy something, of how many. */
typedef struct ent_share {
    bool counted; /* false: it takes more steps than are allowed */
    const char
        *count; /* in decimal digits; NULL when not counted, or beyond ENT_MOST_RANKED states */
    unsigned per_mille; /* of all, rounded; when counted */
} ent_share;

/* Beyond so many states the count itself is not written out. */
enum { ENT_MOST_RANKED = 5000 };

/* On what it depends that a party stays at a state under a concept. */
typedef struct ent_condition {
    size_t party;
    uint64_t state;
    ent_concept concept;
    bool stays;          /* as its wishes are */
    size_t clause_count; /* 0: it stays whatever it wishes */
    const ent_clause
        *clauses;       /* none implies another; in the order of the moves that they are about */
    size_t state_count; /* different states in them */
    ent_share rankings; /* of this party, all else as it is */
} ent_condition;

/* Whose staying where, and under what. */
typedef struct ent_condition_query {
    size_t size;         /* of this struct as the caller was compiled */
    ent_concept concept; /* any but ENT_SIM */
    uint64_t state;
    size_t party;
    uint64_t max_steps; /* cases taken apart in counting; 0: 2^22 */
} ent_condition_query;

/*
 * Finds the condition of a party's stability at a state, and counts the rankings. Errors: ENT_ERROR_ARGUMENT,
 * ENT_ERROR_INPUT (wishes that do not fit the states; issued), ENT_ERROR_LIMIT (moves; issued), ENT_ERROR_MEMORY,
 * ENT_ERROR_CANCELLED. The caller owns *out and releases it with the context that made it. Time: a search for each
 * move of the party, and the square of the sets that it finds; memory: these sets.
 */
ENT_API ent_status ent_condition_new(ent_context *context, const ent_space *space,
                                     const ent_condition_query *query, ent_condition **out);
ENT_API void ent_condition_free(ent_context *context, ent_condition *condition);

/* Of how many combinations of strict rankings of the parties of a set the state is an equilibrium. */
typedef struct ent_rankings {
    uint64_t parties, state;
    ent_concept concept;
    ent_share share;
    const char *of; /* the number of combinations; NULL beyond ENT_MOST_RANKED states */
} ent_rankings;

/* Of so many combinations at most under SEQ and SSEQ. */
enum { ENT_MOST_COMBINATIONS = 1 << 21 };

/* Which rankings are counted: those of some parties by which a state holds. */
typedef struct ent_rankings_query {
    size_t size;         /* of this struct as the caller was compiled */
    ent_concept concept; /* any but ENT_SIM */
    uint64_t state;
    uint64_t parties; /* a set of bits, not empty */
} ent_rankings_query;

/*
 * Counts the rankings of some parties by which a state holds, the wishes of the others being as they are. Under Nash,
 * GMR and SMR the parties' counts multiply; under SEQ and SSEQ all combinations are gone through, up to
 * ENT_MOST_COMBINATIONS. Errors as of ent_condition_new(). The caller owns *out and releases it with the context that
 * made it. Time: that of a condition for each party; under SEQ and SSEQ each combination is judged, too.
 */
ENT_API ent_status ent_rankings_new(ent_context *context, const ent_space *space,
                                    const ent_rankings_query *query, ent_rankings **out);
ENT_API void ent_rankings_free(ent_context *context, ent_rankings *rankings);

#ifdef __cplusplus
}
#endif
#endif
