/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says of attitudes, in the form of
 * oracle_attitudes.c. Usage: engine_attitudes [--threads N] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

static const struct {
    ent_reply_concept concept;
    const char *key;
} order[] = {{ENT_REPLY_NASH, "rnash"},
             {ENT_REPLY_GMR, "rgmr"},
             {ENT_REPLY_SMR, "rsmr"},
             {ENT_REPLY_SEQ, "rseq"}};

static void print_attitudes(ent_context *context, const ent_dispute *dispute,
                            const ent_space *space, bool with)
{
    (void)with;
    ent_replies *found = NULL;
    if (space != NULL && ent_replies_new(context, space, &found) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t p = 0; p < ent_party_count(dispute); p++) {
            printf("%s %zu ", order[k].key, p);
            for (uint64_t s = 0; s < states_of(space); s++) {
                putchar(ent_reply_stable(found, order[k].concept, p, s) ? '1' : '0');
            }
            end_row(space);
        }
        printf("%s all ", order[k].key);
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(ent_reply_equilibrium(found, order[k].concept, s) ? '1' : '0');
        }
        end_row(space);
    }
    ent_replies_free(found);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, NULL, print_attitudes);
}
