/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says of certainty, in the form of
 * oracle_certainty.c. Usage: engine_certainty [--threads N] [--strong] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

static const ent_concept order[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ, ENT_SSEQ};
enum { COMPLETIONS = ENT_TYPE_COUNT };

static char verdict_of(const ent_certainty *found, int which, ent_concept concept, size_t party,
                       uint64_t s)
{
    static const char digits[] = {
        [ENT_HOLDS_IN_NONE] = '0', [ENT_HOLDS_IN_SOME] = '1', [ENT_HOLDS_IN_EVERY] = '2'};
    if (which == COMPLETIONS) {
        return digits[ent_holds_in(found, concept, party, s)];
    }
    static const char strengths[] = {[ENT_UNSTABLE] = '0',
                                     [ENT_STABLE] = '1',
                                     [ENT_WEAKLY_STABLE] = '1',
                                     [ENT_STRONGLY_STABLE] = '2'};
    return strengths[ent_type_strength(found, (ent_certainty_type)which, concept, party, s)];
}

static void print_concept(const ent_certainty *found, const ent_dispute *dispute,
                          const ent_space *space, int which, ent_concept concept)
{
    static const char *const suffixes[] = {[ENT_TYPE_A] = "-a",
                                           [ENT_TYPE_B] = "-b",
                                           [ENT_TYPE_C] = "-c",
                                           [ENT_TYPE_D] = "-d",
                                           [COMPLETIONS] = ""};
    for (size_t p = 0; p <= ent_party_count(dispute); p++) {
        const bool all = p == ent_party_count(dispute);
        printf("%s%s ", ent_concept_key(concept), suffixes[which]);
        if (all) {
            printf("all ");
        } else {
            printf("%zu ", p);
        }
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(verdict_of(found, which, concept, all ? ENT_ALL_PARTIES : p, s));
        }
        end_row(space);
    }
}

/* Types alone with strength, and where there are no completions, since a pair of states is said to be unknown. */
static ent_status ask(ent_context *context, const ent_space *space, bool strength,
                      ent_certainty **out)
{
    ent_certainty_options options;
    ent_certainty_defaults(&options);
    options.strength = strength;
    options.completions = !strength;
    const ent_status status = ent_certainty_new(context, space, &options, out);
    if (status != ENT_ERROR_UNSUPPORTED) {
        return status;
    }
    options.completions = false;
    return ent_certainty_new(context, space, &options, out);
}

static void print_certainty(ent_context *context, const ent_dispute *dispute,
                            const ent_space *space, bool strength)
{
    static const int kinds[] = {COMPLETIONS, ENT_TYPE_A, ENT_TYPE_B, ENT_TYPE_C, ENT_TYPE_D};
    ent_certainty *found = NULL;
    if (space != NULL && ask(context, space, strength, &found) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    const bool completions = !strength && (space == NULL || ent_certainty_has_completions(found));
    for (size_t k = completions ? 0 : 1; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t c = strength ? 1 : 0; c < sizeof order / sizeof *order; c++) {
            print_concept(found, dispute, space, kinds[k], order[c]);
        }
    }
    ent_certainty_free(found);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, "--strong", print_certainty);
}
