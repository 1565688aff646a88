/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says of coalitions, in the form of
 * oracle_coalitions.c. Usage: engine_coalitions [--threads N] [--moves] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

static const struct {
    ent_concept concept;
    const char *key;
} order[] = {{ENT_NASH, "cnash"}, {ENT_GMR, "cgmr"}, {ENT_SMR, "csmr"}, {ENT_SEQ, "cseq"}};

static void print_coalition(const ent_coalitions *found, const ent_space *space, size_t k,
                            uint64_t parties)
{
    size_t coalition = 0;
    if (space != NULL && ent_coalition_find(found, parties, &coalition) != ENT_OK) {
        printf("%s: not examined\n", order[k].key);
        return;
    }
    printf("%s ", order[k].key);
    print_members(parties);
    printf(" ");
    for (uint64_t s = 0; s < states_of(space); s++) {
        putchar(ent_coalition_is_stable(found, order[k].concept, coalition, s) ? '1' : '0');
    }
    end_row(space);
}

/* Which of them deter, in the order of the oracle. */
static void print_deterred(unsigned deterred)
{
    for (size_t k = 1; k < sizeof order / sizeof *order; k++) {
        if ((deterred >> order[k].concept & 1) != 0) {
            printf(",%s", order[k].key);
        }
    }
}

/* Prints the improvements of a coalition from a state, by the number of where they lead. */
static void print_moves(ent_context *context, const ent_coalitions *found, uint64_t parties,
                        uint64_t s)
{
    ent_joint_moves *moves = NULL;
    if (ent_joint_moves_new(context, found, parties, s, 0, &moves) != ENT_OK) {
        print_refused(context);
        return;
    }
    if (moves->count > 0) {
        printf("moves ");
        print_members(parties);
        printf(" %llu", (unsigned long long)s);
        for (uint64_t to = 0; to < states_of(ent_coalitions_space(found)); to++) {
            for (size_t m = 0; m < moves->shown_count; m++) {
                if (moves->shown[m].to == to) {
                    printf(" %llu", (unsigned long long)to);
                    print_deterred(moves->shown[m].deterred);
                }
            }
        }
        printf("\n");
    }
    ent_joint_moves_free(context, moves);
}

static void print_coalitions(ent_context *context, const ent_dispute *dispute,
                             const ent_space *space, bool with_moves)
{
    ent_coalitions *found = NULL;
    if (space != NULL && ent_coalitions_new(context, space, NULL, &found) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (uint64_t h = 1; h < (uint64_t)1 << ent_party_count(dispute); h++) {
            print_coalition(found, space, k, h);
        }
        printf("%s all ", order[k].key);
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(ent_is_coalition_equilibrium(found, order[k].concept, s) ? '1' : '0');
        }
        end_row(space);
    }
    for (uint64_t h = 1; with_moves && h < (uint64_t)1 << ent_party_count(dispute); h++) {
        for (uint64_t s = 0; s < states_of(space); s++) {
            print_moves(context, found, h, s);
        }
    }
    ent_coalitions_free(found);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, "--moves", print_coalitions);
}
