/* SPDX-License-Identifier: MIT */
/* Sets of stable states: concept by concept, in each the parties' and behind them that of all. */
#include "stability/behaviour/verdicts.h"

#include <string.h>

static uint64_t *set_of(const ent_verdicts *verdicts, size_t concept, size_t party)
{
    return verdicts->stable + (concept * (verdicts->parties + 1) + party) * verdicts->words;
}

ent_status ent_verdicts_new(const ent_allocator *allocator, const ent_space *space,
                            ent_verdicts *out)
{
    const size_t parties = space->dispute->party_count, words = ent_bits_words(space->count);
    uint64_t *stable =
        ent_memory_zero(allocator, ENT_VERDICT_COUNT * (parties + 1), words * sizeof *stable);
    if (stable == NULL) {
        return ENT_ERROR_MEMORY;
    }
    *out = (ent_verdicts){.allocator = allocator,
                          .space = space,
                          .parties = parties,
                          .words = words,
                          .stable = stable};
    return ENT_OK;
}

void ent_verdicts_free(ent_verdicts *verdicts)
{
    if (verdicts->stable != NULL) {
        ent_memory_free(verdicts->allocator, verdicts->stable);
        verdicts->stable = NULL;
    }
}

void ent_verdicts_add(ent_verdicts *verdicts, size_t concept, size_t party, size_t state)
{
    ent_bits_add(set_of(verdicts, concept, party), state);
}

void ent_verdicts_join(ent_verdicts *verdicts)
{
    for (size_t c = 0; c < ENT_VERDICT_COUNT; c++) {
        uint64_t *all = set_of(verdicts, c, verdicts->parties);
        memcpy(all, set_of(verdicts, c, 0), verdicts->words * sizeof *all);
        for (size_t p = 1; p < verdicts->parties; p++) {
            const uint64_t *set = set_of(verdicts, c, p);
            for (size_t w = 0; w < verdicts->words; w++) {
                all[w] &= set[w];
            }
        }
    }
}

bool ent_verdicts_has(const ent_verdicts *verdicts, size_t concept, size_t party, uint64_t state)
{
    return ent_bits_has(set_of(verdicts, concept, party), (size_t)state);
}

uint64_t ent_verdicts_count(const ent_verdicts *verdicts, size_t concept, size_t party)
{
    return ent_bits_count(set_of(verdicts, concept, party), verdicts->words);
}
