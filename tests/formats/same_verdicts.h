/* SPDX-License-Identifier: MIT */
/* Whether two solutions judge a state alike: levels, and what is stable for whom under what. */
#ifndef ENT_TESTS_SAME_VERDICTS_H
#define ENT_TESTS_SAME_VERDICTS_H

#include <entente/entente.h>

static inline bool same_verdicts(const ent_dispute *dispute, const ent_solution *a,
                                 const ent_solution *b, uint64_t s)
{
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        if (ent_level(a, p, s) != ent_level(b, p, s)) {
            return false;
        }
        for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
            if ((ent_solution_concepts(a) >> c & 1u) != 0 &&
                ent_is_stable(a, c, p, s) != ent_is_stable(b, c, p, s)) {
                return false;
            }
        }
    }
    return true;
}

#endif
