/* SPDX-License-Identifier: MIT */
/* Counting what is cited, by what it rests on. */
#include "explain/citations.h"

ent_status ent_citations_init(ent_citations *out, const ent_allocator *allocator,
                              const ent_space *space)
{
    const size_t parties = space->dispute->party_count;
    *out = (ent_citations){.space = space, .allocator = allocator};
    out->reasons = ent_memory_zero(allocator, parties, sizeof *out->reasons);
    out->cited = ent_memory_zero(allocator, parties, sizeof(uint64_t *));
    if (out->reasons == NULL || out->cited == NULL) {
        return ENT_ERROR_MEMORY;
    }
    for (size_t p = 0; p < parties; p++) {
        const size_t words = ent_bits_words(space->dispute->parties[p].statement_count + 1);
        out->cited[p] = ent_memory_zero(allocator, words, sizeof(uint64_t));
        if (out->cited[p] == NULL) {
            return ENT_ERROR_MEMORY;
        }
        ENT_TRY(ent_reasons_init(&out->reasons[p], allocator, space, p));
    }
    return ENT_OK;
}

void ent_citations_free(ent_citations *citations)
{
    if (citations->space == NULL) {
        return; /* never made */
    }
    for (size_t p = 0; p < citations->space->dispute->party_count; p++) {
        if (citations->reasons != NULL) {
            ent_reasons_free(&citations->reasons[p]);
        }
        if (citations->cited != NULL) {
            ent_memory_free(citations->allocator, citations->cited[p]);
        }
    }
    ent_memory_free(citations->allocator, citations->reasons);
    ent_memory_free(citations->allocator, citations->cited);
}

static void cite_place(ent_citations *citations, size_t party, size_t place, ent_basis basis)
{
    if (!ent_bits_has(citations->cited[party], place)) {
        ent_bits_add(citations->cited[party], place);
        citations->counts[basis]++;
    }
}

void ent_cite(ent_citations *citations, size_t party, uint64_t state, uint64_t other,
              size_t statement, bool apart)
{
    const ent_party *wishes = &citations->space->dispute->parties[party];
    ent_reasons *reasons = &citations->reasons[party];
    if (statement != ENT_NO_STATEMENT) {
        cite_place(citations, party, statement, wishes->statements[statement].grounds.basis);
    } else if (wishes->order == ENT_ORDER_RANKING && apart) {
        cite_place(citations, party, 0, wishes->ranked_grounds.basis);
    } else if (wishes->order == ENT_ORDER_WEIGHTS && apart) {
        ent_reasons_compare(reasons, state, other);
        for (size_t i = 0; i < reasons->count; i++) {
            if (reasons->one[i] != reasons->other[i]) {
                cite_place(citations, party, i, wishes->statements[i].grounds.basis);
            }
        }
    }
}
