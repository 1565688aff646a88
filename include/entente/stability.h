/* SPDX-License-Identifier: MIT */
/*
 * Stability and equilibrium: which states would hold.
 *
 * For a party i and a state s let R+_i(s) be its unilateral improvements: the states that it can reach
 * by changing its own options in permitted ways and that it strictly prefers. s is stable for i under
 *
 *   Nash   iff it has no unilateral improvement;
 *   GMR    iff for each of them, s1, the others can reach from s1, by some legal sequence of moves, a
 *          state s2 that i does not prefer to s (a *sanction*);
 *   SMR    iff the same holds with an s2 from which no move of i leads to a state that i prefers to s;
 *   SEQ    as GMR, each move of the sequence being an improvement for the party that makes it;
 *   SSEQ   as SMR, with such a sequence.
 *
 * and, off unless asked for,
 *
 *   SIM    iff for each of them, some of the others, each applying one of its own improvements from s at
 *          the same time, bring about together with it a possible state that i does not prefer to s.
 *
 * A party makes no move to or from a state that it does not perceive (*misperception*).
 *
 * A sequence is legal when no party moves twice in a row. s2 may be s itself (*sanction by return*), unless
 * the options of the solution say otherwise. SIM adds up changes of options; it is not defined in graph
 * form or where states are merged. A state that is stable
 * for every party is an *equilibrium*. Nash implies SSEQ, SSEQ implies SEQ and SMR, and each of these
 * implies GMR; Nash implies SIM. Sources: Fang, Hipel and Kilgour 1993; Xu, Hipel, Kilgour and Fang 2018;
 * SSEQ: Rego and Vieira 2017; SIM: Fraser and Hipel 1984. See docs/methods/stability.md.
 *
 * What is made here never changes, so any number of threads may read it; a call that takes a context is alone
 * with that context.
 */
#ifndef ENTENTE_STABILITY_H
#define ENTENTE_STABILITY_H

#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The concepts, as defined above. */
typedef enum ent_concept {
    ENT_NASH,
    ENT_GMR,
    ENT_SMR,
    ENT_SEQ,
    ENT_SSEQ,
    ENT_SIM,
    ENT_CONCEPT_COUNT
} ent_concept;

/* The key of a concept ("nash"), its usual abbreviation ("Nash", "GMR") and full name; constant. */
ENT_API const char *ent_concept_key(ent_concept concept);
ENT_API const char *ent_concept_label(ent_concept concept);
ENT_API const char *ent_concept_name(ent_concept concept);

/* A set of concepts as bits: 1u << ENT_NASH and so on. */
#define ENT_ALL_CONCEPTS ((1u << ENT_CONCEPT_COUNT) - 1u)

/* Those that are decided unless others are asked for: all but SIM. */
#define ENT_DEFAULT_CONCEPTS (ENT_ALL_CONCEPTS & ~(1u << ENT_SIM))

/*
 * Checks that every party's preferences fit the states: rankings that miss, repeat or misnumber
 * states, weights that are too large. Errors: ENT_ERROR_INPUT (issued, for all parties),
 * ENT_ERROR_MEMORY, ENT_ERROR_CANCELLED. O(states * statements).
 */
ENT_API ent_status ent_preferences_check(ent_context *context, const ent_space *space);

typedef struct ent_solution ent_solution;

/* What a solution is asked for. Start from ent_solution_defaults(), which fills in `size` (of this struct
 * as the caller was compiled) and every default. */
typedef struct ent_solution_options {
    size_t size;
    unsigned concepts; /* a set, never empty; default ENT_DEFAULT_CONCEPTS */
    /* s itself is no sanction against leaving s, as in the matrix form of Xu et al.; it can change GMR and
     * SEQ, and only in graph form or where states are merged. */
    bool no_return;
    /* A party also disregards what others do to and from states that it does not perceive: their moves
     * there are no sanctions and no steps of them. */
    bool blind_others;
    /* When cancelled, give what is decided by then, if any concept is for all parties. */
    bool partial;
    /* Also tell strong from weak stability (entente/strength.h). */
    bool strength;
} ent_solution_options;

/* Fills in the defaults. */
ENT_API void ent_solution_defaults(ent_solution_options *out);

/*
 * How many bytes listing so many states and solving them take at most, by arrays whose sizes follow from the
 * dispute and the context's threads; reading the file is not in it. `options` NULL: the defaults. Errors:
 * ENT_ERROR_ARGUMENT; ENT_ERROR_UNSUPPORTED where moves are kept one by one and not given in the file
 * (steps, merged states), since their number is not known beforehand: there max_moves is the limit. Nothing
 * is allocated. O(parties^2 * options).
 */
ENT_API ent_status ent_solution_plan(const ent_context *context, const ent_dispute *dispute,
                                     uint64_t states, const ent_solution_options *options,
                                     uint64_t *out);

/*
 * Refuses what would take more than the context's max_memory: ENT_ERROR_LIMIT, issued. ENT_OK where no plan
 * can be made. ent_solution_new() asks for itself; who knows the number of states before they are listed
 * asks earlier. ENT_ERROR_ARGUMENT, ENT_ERROR_MEMORY. Time: that of the plan.
 */
ENT_API ent_status ent_solution_check_plan(ent_context *context, const ent_dispute *dispute,
                                           uint64_t states, const ent_solution_options *options);

/*
 * Lets the context list no more states of this dispute than can be solved within its max_memory, so that
 * too many are refused before they are listed; other disputes too, until the next call. ENT_OK where no plan
 * can be made, and then nothing is refused. ENT_ERROR_ARGUMENT. Time: that of 33 plans.
 */
ENT_API ent_status ent_solution_afford(ent_context *context, const ent_dispute *dispute,
                                       const ent_solution_options *options);

/*
 * Decides the stability of every state for every party under a set of concepts. `options` NULL: the
 * defaults. The space must outlive the solution. Errors: ENT_ERROR_ARGUMENT, ENT_ERROR_UNSUPPORTED (SIM
 * alone, where it is not defined; issued. With others it is left out, and a note says so),
 * ENT_ERROR_LIMIT (moves; memory, by the plan), ENT_ERROR_CANCELLED, ENT_ERROR_MEMORY. The caller owns *out.
 * Time O(parties^2 * states) a concept after sorting when all options can be taken back; a one-way
 * option of a party can double the part of that party. Memory about 12 bytes a state and party, and 20
 * a state. With steps, merged states or in graph form moves are kept one by one: time O(parties^2 * moves)
 * a concept, memory 8 bytes a move and 12 a state and party. SIM tries all combinations of answers.
 */
ENT_API ent_status ent_solution_new(ent_context *context, const ent_space *space,
                                    const ent_solution_options *options, ent_solution **out);
ENT_API void ent_solution_free(ent_solution *solution);

/* The space that was solved. */
ENT_API const ent_space *ent_solution_space(const ent_solution *solution);

/* The set of concepts that was decided for every party. */
ENT_API unsigned ent_solution_concepts(const ent_solution *solution);

/* The concepts that were asked for and are not decided for every party: never any, unless the options asked
 * for a partial solution and the context's cancel stopped it. */
ENT_API unsigned ent_solution_undecided(const ent_solution *solution);

/* Whether a concept, of either set, is decided for a party. Where it is not, ent_is_stable() says false
 * and means nothing. */
ENT_API bool ent_party_decided(const ent_solution *solution, ent_concept concept, size_t party);

/* Whether parties disregarded what others do in states that they do not perceive. */
ENT_API bool ent_solution_blinds_others(const ent_solution *solution);

/* Whether a party perceives a state. O(1). */
ENT_API bool ent_perceives(const ent_solution *solution, size_t party, uint64_t state);

/* Whether returning to a state counted as a sanction against leaving it. */
ENT_API bool ent_solution_counts_return(const ent_solution *solution);

/* Whether a state is stable for a party under a concept of the set. O(1). */
ENT_API bool ent_is_stable(const ent_solution *solution, ent_concept concept, size_t party,
                           uint64_t state);

/* Whether it is an equilibrium under a concept of the set. O(1). */
ENT_API bool ent_is_equilibrium(const ent_solution *solution, ent_concept concept, uint64_t state);

/* How many states are stable for a party, and how many are equilibria. O(states / 64). */
ENT_API uint64_t ent_stable_count(const ent_solution *solution, ent_concept concept, size_t party);
ENT_API uint64_t ent_equilibrium_count(const ent_solution *solution, ent_concept concept);

/* The level of a state in a party's order: from 0, the worst, up to ent_level_count() - 1, the best;
 * equally good states have one level. */
ENT_API uint32_t ent_level(const ent_solution *solution, size_t party, uint64_t state);
ENT_API uint32_t ent_level_count(const ent_solution *solution, size_t party);

#ifdef __cplusplus
}
#endif
#endif
