/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says of fuzzy preference, in the form of
 * oracle_fuzzy.c. Usage: engine_fuzzy [--threads N] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

static void print_fuzzy(ent_context *context, const ent_dispute *dispute, const ent_space *space,
                        bool with)
{
    (void)with;
    ent_fuzzy *found = NULL;
    if (space != NULL && ent_fuzzy_new(context, space, NULL, &found) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    for (ent_fuzzy_concept c = 0; c < ENT_FUZZY_COUNT; c++) {
        for (size_t p = 0; p < ent_party_count(dispute); p++) {
            printf("%s %zu ", ent_fuzzy_key(c), p);
            for (uint64_t s = 0; s < states_of(space); s++) {
                putchar(ent_fuzzy_stable(found, c, p, s) ? '1' : '0');
            }
            end_row(space);
        }
        printf("%s all ", ent_fuzzy_key(c));
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(ent_fuzzy_equilibrium(found, c, s) ? '1' : '0');
        }
        end_row(space);
    }
    ent_fuzzy_free(found);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, NULL, print_fuzzy);
}
