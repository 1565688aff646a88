/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says where parties are merged, every coalition of two or
 * more in turn, in the form of oracle_merge.c. Usage: engine_merge [--threads N] BUNDLE. Uses the public API
 * alone.
 */
#include "driver.h"

static const struct {
    ent_concept concept;
    const char *key;
} order[] = {{ENT_NASH, "nash"}, {ENT_GMR, "gmr"}, {ENT_SMR, "smr"}, {ENT_SEQ, "seq"}};

/* One row: what is stable for a player, or with `parties` 0 for all. */
static void print_row(const ent_coalitions *found, const ent_space *space, size_t k,
                      uint64_t merged, uint64_t parties)
{
    size_t player = 0;
    if (space != NULL && parties != 0 && ent_coalition_find(found, parties, &player) != ENT_OK) {
        printf("%s: there is no such player\n", order[k].key);
        return;
    }
    printf("%s-", order[k].key);
    print_members(merged);
    printf(parties == 0 ? " all " : " ");
    print_members(parties);
    printf(parties == 0 ? "" : " ");
    for (uint64_t s = 0; s < states_of(space); s++) {
        const bool stable = parties == 0
                                ? ent_is_coalition_equilibrium(found, order[k].concept, s)
                                : ent_coalition_is_stable(found, order[k].concept, player, s);
        putchar(stable ? '1' : '0');
    }
    end_row(space);
}

/* The merged player first, then each party outside. */
static void print_merged(const ent_coalitions *found, const ent_dispute *dispute,
                         const ent_space *space, uint64_t merged)
{
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        print_row(found, space, k, merged, merged);
        for (size_t p = 0; p < ent_party_count(dispute); p++) {
            if ((merged >> p & 1) == 0) {
                print_row(found, space, k, merged, (uint64_t)1 << p);
            }
        }
        print_row(found, space, k, merged, 0);
    }
}

static void print_all(ent_context *context, const ent_dispute *dispute, const ent_space *space,
                      bool with)
{
    (void)with;
    for (uint64_t merged = 1; merged < (uint64_t)1 << ent_party_count(dispute); merged++) {
        ent_coalitions *found = NULL;
        ent_merged_options options;
        ent_merged_defaults(&options);
        options.groups = &merged;
        options.group_count = 1;
        if (space != NULL && ent_merged_new(context, space, &options, &found) != ENT_OK) {
            printf("refused\n");
            return;
        }
        if (merged == 1) {
            print_states(dispute, space);
        }
        if ((merged & (merged - 1)) != 0) {
            print_merged(found, dispute, space, merged);
        }
        ent_coalitions_free(found);
    }
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, NULL, print_all);
}
