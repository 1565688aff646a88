/* SPDX-License-Identifier: MIT */
/* Claims counted by what they rest on. A ranking counts as one claim, as it has one basis. */
#include "base/map.h"
#include "evidence/evidence.h"

#include <string.h>

bool ent_claim_rests(const ent_claim_view *claim)
{
    return claim->basis_given || claim->kind != ENT_CLAIM_OPTION;
}

static void add(ent_shares *to, const ent_claim_view *claim)
{
    to->claims++;
    if (ent_claim_rests(claim)) {
        to->bases[claim->basis]++;
    } else {
        to->silent++;
    }
    to->sourced += claim->source != NULL;
    to->hedged += claim->hedge != NULL;
}

void ent_shares_count(const ent_dispute *dispute, ent_shares *all, ent_shares *parties)
{
    *all = (ent_shares){.claims = 0};
    for (size_t p = 0; p < dispute->party_count; p++) {
        parties[p] = (ent_shares){.claims = 0};
    }
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const ent_claim_view claim = ent_claim_at(dispute, k);
        add(all, &claim);
        if (claim.party != SIZE_MAX) {
            add(&parties[claim.party], &claim);
        }
    }
}

/* Counts the claims of each coder; `list` has room for one a claim. */
static ent_status count_coders(const ent_dispute *dispute, ent_map *places, ent_coder *list,
                               size_t *count)
{
    for (size_t k = 0; k < ent_claim_count(dispute); k++) {
        const char *name = ent_claim_grounds(dispute, k)->coder;
        const char *key = name == NULL ? "" : name;
        const ent_map_entry *found = ent_map_get(places, key, strlen(key));
        size_t at = found == NULL ? *count : found->number;
        if (found == NULL) {
            ENT_TRY(ent_map_put(places, key, strlen(key), at));
            list[(*count)++].name = name;
        }
        list[at].claims++;
    }
    return ENT_OK;
}

ent_status ent_coders_list(const ent_dispute *dispute, ent_arena *arena, ent_coder **out,
                           size_t *count)
{
    ent_map places;
    ent_coder *list = ent_arena_new(arena, ent_claim_count(dispute), sizeof *list);
    *count = 0;
    if (list == NULL) {
        return ENT_ERROR_MEMORY;
    }
    ent_map_init(&places, arena->allocator);
    const ent_status status = count_coders(dispute, &places, list, count);
    ent_map_free(&places);
    *out = list;
    return status;
}

bool ent_claim_falls(ent_claim_kind kind)
{
    return kind != ENT_CLAIM_OPTION;
}

static bool rests_on_nothing_else(const ent_grounds *grounds)
{
    return grounds->basis == ENT_BASIS_ASSUMED && grounds->source == NULL;
}

bool ent_party_assumed(const ent_dispute *dispute, size_t party)
{
    const ent_party *of = &dispute->parties[party];
    bool assumed = of->order == ENT_ORDER_RANKING ? rests_on_nothing_else(&of->ranked_grounds)
                                                  : of->statement_count > 0;
    for (size_t k = 0; k < of->statement_count; k++) {
        assumed = assumed && rests_on_nothing_else(&of->statements[k].grounds);
    }
    return assumed;
}
