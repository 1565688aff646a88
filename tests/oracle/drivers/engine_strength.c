/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with what the engine says of strength, in the form of oracle_strength.c.
 * Usage: engine_strength [--threads N] [--no-return] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

static const ent_concept order[] = {ENT_NASH, ENT_GMR, ENT_SMR, ENT_SEQ, ENT_SSEQ};

/* 0 not, 1 weakly, 2 strongly stable; where there is no strength 1 is stable. */
static char digit_of(ent_stability stability)
{
    static const char digits[] = {[ENT_UNSTABLE] = '0',
                                  [ENT_STABLE] = '1',
                                  [ENT_WEAKLY_STABLE] = '1',
                                  [ENT_STRONGLY_STABLE] = '2'};
    return digits[stability];
}

static void print_concept(const ent_solution *solution, const ent_dispute *dispute,
                          const ent_space *space, ent_concept concept)
{
    for (size_t p = 0; p < ent_party_count(dispute); p++) {
        printf("%s %zu ", ent_concept_key(concept), p);
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(digit_of(ent_strength_of(solution, concept, p, s)));
        }
        end_row(space);
    }
    printf("%s all ", ent_concept_key(concept));
    for (uint64_t s = 0; s < states_of(space); s++) {
        putchar(digit_of(ent_equilibrium_strength(solution, concept, s)));
    }
    end_row(space);
}

static void print_strength(ent_context *context, const ent_dispute *dispute, const ent_space *space,
                           bool no_return)
{
    ent_solution *solution = NULL;
    ent_solution_options options;
    ent_solution_defaults(&options);
    options.strength = true;
    options.no_return = no_return;
    if (space != NULL && ent_solution_new(context, space, &options, &solution) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    for (size_t c = 0; c < sizeof order / sizeof *order; c++) {
        print_concept(solution, dispute, space, order[c]);
    }
    ent_solution_free(solution);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, "--no-return", print_strength);
}
