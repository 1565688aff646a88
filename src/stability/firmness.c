/* SPDX-License-Identifier: MIT */
/* How strongly a state holds. The concepts are weighed from the strictest to the most lenient. */
#include "stability/firmness.h"

#include "stability/concepts.h"

unsigned ent_strength(unsigned concepts)
{
    unsigned strength = 0;
    for (size_t i = 0; i < ENT_CONCEPT_COUNT; i++) {
        strength = strength << 1 | (concepts >> ent_strictest[i] & 1);
    }
    return strength;
}

unsigned ent_equilibrium_concepts(const ent_solution *solution, uint64_t state)
{
    unsigned concepts = 0;
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        if ((solution->concepts >> c & 1) != 0 && ent_is_equilibrium(solution, c, state)) {
            concepts |= 1u << c;
        }
    }
    return concepts;
}

ent_status ent_equilibria_set(ent_context *context, const ent_solution *solution, unsigned concepts,
                              ent_state_set **out)
{
    ent_state_set *set = NULL;
    if (context == NULL || solution == NULL || out == NULL || concepts == 0 ||
        (concepts & ~solution->concepts) != 0) {
        return ENT_ERROR_ARGUMENT;
    }
    ENT_TRY(ent_state_set_new(context, solution->space, &set));
    for (ent_concept c = 0; c < ENT_CONCEPT_COUNT; c++) {
        for (size_t k = 0; (concepts >> c & 1) != 0 && k < solution->words; k++) {
            set->bits[k] |= solution->equilibria[c][k];
        }
    }
    set->count = ent_bits_count(set->bits, solution->words);
    *out = set;
    return ENT_OK;
}

bool ent_hurts_nobody(const ent_solution *solution, uint64_t state)
{
    const ent_space *space = solution->space;
    bool good = space->has_today && ent_today_given(space->dispute);
    for (size_t p = 0; good && p < solution->graph.party_count; p++) {
        const uint32_t *level = solution->graph.movers[p].levels.of;
        good = level[state] >= level[space->today];
    }
    return good;
}

bool ent_nearer(const ent_space *space, uint64_t one, uint64_t other)
{
    const size_t near = space->has_today ? ent_space_changed(space, one, space->today) : 0;
    const size_t far = space->has_today ? ent_space_changed(space, other, space->today) : 0;
    return near != far ? near < far : one < other;
}

bool ent_stronger(const ent_solution *solution, uint64_t one, uint64_t other)
{
    const unsigned a = ent_strength(ent_equilibrium_concepts(solution, one));
    const unsigned b = ent_strength(ent_equilibrium_concepts(solution, other));
    if (a != b) {
        return a > b;
    }
    const bool fair = ent_hurts_nobody(solution, one);
    if (fair != ent_hurts_nobody(solution, other)) {
        return fair;
    }
    return ent_nearer(solution->space, one, other);
}

ent_status ent_strongest(const ent_solution *solution, const ent_state_set *set, uint64_t *out)
{
    uint64_t best = 0, state = 0;
    if (!ent_state_set_next(set, 0, &best)) {
        return ENT_ERROR_NOT_FOUND;
    }
    for (state = best; ent_state_set_next(set, state + 1, &state);) {
        if (ent_stronger(solution, state, best)) {
            best = state;
        }
    }
    *out = best;
    return ENT_OK;
}
