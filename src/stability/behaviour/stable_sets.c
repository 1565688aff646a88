/* SPDX-License-Identifier: MIT */
/* Sets of stable states: concept by concept, in each the parties' and behind them that of all. */
#include "stability/behaviour/stable_sets.h"

#include <string.h>

static uint64_t *set_of(const ent_stable_sets *sets, size_t concept, size_t party)
{
    return sets->stable + (concept * (sets->parties + 1) + party) * sets->words;
}

ent_status ent_stable_sets_new(const ent_allocator *allocator, const ent_space *space,
                               ent_stable_sets *out)
{
    const size_t parties = space->dispute->party_count, words = ent_bits_words(space->count);
    uint64_t *stable =
        ent_memory_zero(allocator, ENT_UNDER_COUNT * (parties + 1), words * sizeof *stable);
    if (stable == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = (ent_stable_sets){.allocator = allocator,
                             .space = space,
                             .parties = parties,
                             .words = words,
                             .stable = stable};
    return ENT_OK;
}

void ent_stable_sets_free(ent_stable_sets *sets)
{
    if (sets->stable != NULL) {
        ent_memory_free(sets->allocator, sets->stable);
        sets->stable = NULL;
    }
}

void ent_stable_sets_add(ent_stable_sets *sets, size_t concept, size_t party, size_t state)
{
    ent_bits_add(set_of(sets, concept, party), state);
}

void ent_stable_sets_join(ent_stable_sets *sets)
{
    for (size_t c = 0; c < ENT_UNDER_COUNT; c++) {
        uint64_t *all = set_of(sets, c, sets->parties);
        memcpy(all, set_of(sets, c, 0), sets->words * sizeof *all);
        for (size_t p = 1; p < sets->parties; p++) {
            const uint64_t *set = set_of(sets, c, p);
            for (size_t w = 0; w < sets->words; w++) {
                all[w] &= set[w];
            }
        }
    }
}

bool ent_stable_sets_has(const ent_stable_sets *sets, size_t concept, size_t party, uint64_t state)
{
    return ent_bits_has(set_of(sets, concept, party), (size_t)state);
}

uint64_t ent_stable_sets_count(const ent_stable_sets *sets, size_t concept, size_t party)
{
    return ent_bits_count(set_of(sets, concept, party), sets->words);
}
