/* SPDX-License-Identifier: MIT */
/*
 * Strength of preference: how firmly a state is stable.
 *
 * A party may prefer one state to another strongly (>>) or mildly (>). By statements, of which the strong
 * ones come first: s >> q iff they differ on a strong one, and s makes the first of these true. By a
 * ranking: iff a strong gap lies between their groups. By weights: iff the sum of s is larger by at least
 * `strong_from`. Improvements are both kinds, so what is stable does not depend on strength. A state s that
 * is stable for i under GMR or SEQ is *strongly* stable iff for each unilateral improvement some sanction
 * s2 has s >>_i s2; under SMR or SSEQ iff moreover s >>_i s3 for every s3 to which i can move from s2.
 * Otherwise it is *weakly* stable. Where i has no improvement nothing is asked, so the state is strongly
 * stable under all four. For Nash and SIM stability has no strength. An equilibrium is *strong* under a
 * concept iff it is strongly stable for every party, and else weak.
 *
 * Source: Hamouda, Kilgour and Hipel 2004. See docs/methods/strength.md.
 *
 * Everything here may be called from any thread.
 */
#ifndef ENTENTE_STRENGTH_H
#define ENTENTE_STRENGTH_H

#include <entente/stability.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a state is stable. */
typedef enum ent_stability {
    ENT_UNSTABLE,
    ENT_STABLE, /* under Nash or SIM; and where the solution does not tell strength */
    ENT_WEAKLY_STABLE,
    ENT_STRONGLY_STABLE
} ent_stability;

/* Whether anything in the file is strong: a statement, a gap in a ranking, a threshold of weights. If not,
 * whatever has an improvement and is stable is weakly stable. O(statements). */
ENT_API bool ent_strength_given(const ent_dispute *dispute);

/* Whether the solution was made with the option `strength`. */
ENT_API bool ent_solution_tells_strength(const ent_solution *solution);

/* How a state is stable for a party under a concept of the set of the solution. O(1). */
ENT_API ent_stability ent_strength_of(const ent_solution *solution, ent_concept concept,
                                      size_t party, uint64_t state);

/* How many states are strongly stable for a party under a concept of the set; 0 for Nash and SIM, and
 * where the solution does not tell strength. O(states / 64). */
ENT_API uint64_t ent_strong_count(const ent_solution *solution, ent_concept concept, size_t party);

/* The same of equilibria: ENT_UNSTABLE where a state is none. O(1). */
ENT_API ent_stability ent_equilibrium_strength(const ent_solution *solution, ent_concept concept,
                                               uint64_t state);
ENT_API uint64_t ent_strong_equilibrium_count(const ent_solution *solution, ent_concept concept);

/* Whether a party strongly prefers one state to another; false where the solution does not tell
 * strength. O(1). */
ENT_API bool ent_much_better(const ent_solution *solution, size_t party, uint64_t better,
                             uint64_t worse);

#ifdef __cplusplus
}
#endif
#endif
