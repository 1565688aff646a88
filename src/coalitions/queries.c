/* SPDX-License-Identifier: MIT */
/* Asking about coalitions that were examined. */
#include "coalitions/coalitions.h"

const ent_space *ent_coalitions_space(const ent_coalitions *coalitions)
{
    return coalitions->space;
}

unsigned ent_coalitions_concepts(const ent_coalitions *coalitions)
{
    return coalitions->concepts;
}

size_t ent_coalition_count(const ent_coalitions *coalitions)
{
    return coalitions->count;
}

uint64_t ent_coalition_parties(const ent_coalitions *coalitions, size_t coalition)
{
    return coalitions->list[coalition];
}

ent_status ent_coalition_find(const ent_coalitions *coalitions, uint64_t parties, size_t *out)
{
    for (size_t k = 0; k < coalitions->count; k++) {
        if (coalitions->list[k] == parties) {
            *out = k;
            return ENT_OK;
        }
    }
    return ENT_ERROR_NOT_FOUND;
}

static const uint64_t *stable_set(const ent_coalitions *coalitions, ent_concept concept,
                                  size_t coalition)
{
    return coalitions->stable[concept] + coalition * coalitions->words;
}

bool ent_coalition_is_stable(const ent_coalitions *coalitions, ent_concept concept,
                             size_t coalition, uint64_t state)
{
    return ent_bits_has(stable_set(coalitions, concept, coalition), (size_t)state);
}

bool ent_is_coalition_equilibrium(const ent_coalitions *coalitions, ent_concept concept,
                                  uint64_t state)
{
    return ent_bits_has(coalitions->equilibria[concept], (size_t)state);
}

uint64_t ent_coalition_stable_count(const ent_coalitions *coalitions, ent_concept concept,
                                    size_t coalition)
{
    return ent_bits_count(stable_set(coalitions, concept, coalition), coalitions->words);
}

uint64_t ent_coalition_equilibrium_count(const ent_coalitions *coalitions, ent_concept concept)
{
    return ent_bits_count(coalitions->equilibria[concept], coalitions->words);
}

uint32_t ent_coalition_level(const ent_coalitions *coalitions, size_t party, uint64_t state)
{
    return coalitions->graph.movers[party].levels.of[state];
}

uint32_t ent_coalition_level_count(const ent_coalitions *coalitions, size_t party)
{
    return coalitions->graph.movers[party].levels.count;
}
