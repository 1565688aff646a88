/* SPDX-License-Identifier: MIT */
/*
 * Answers a bundle of dispute files with the engine's look-ahead, in the form of oracle_ahead.c.
 * Usage: engine_ahead [--threads N] BUNDLE. Uses the public API alone.
 */
#include "driver.h"

enum { HORIZONS = 6 };

static void print_ends(const ent_lookahead *ahead, const ent_space *space, ent_lookahead_kind kind,
                       uint32_t horizon)
{
    for (size_t p = 0; p < 2; p++) {
        if (kind == ENT_LIMITED) {
            printf("g%u %zu", horizon, p);
        } else {
            printf("gnm %zu", p);
        }
        for (uint64_t s = 0; s < states_of(space); s++) {
            const uint64_t end = ent_lookahead_end(ahead, kind, horizon, p, s);
            if (end == ENT_NO_STATE) {
                printf(" -");
            } else {
                printf(" %llu", (unsigned long long)end);
            }
        }
        printf("\n");
    }
}

static void print_stable(const ent_lookahead *ahead, const ent_space *space,
                         ent_lookahead_kind kind, uint32_t horizon, const char *name)
{
    for (size_t p = 0; p < 2; p++) {
        printf("%s %zu ", name, p);
        for (uint64_t s = 0; s < states_of(space); s++) {
            putchar(ent_lookahead_is_stable(ahead, kind, horizon, p, s) ? '1' : '0');
        }
        end_row(space);
    }
    printf("%s all ", name);
    for (uint64_t s = 0; s < states_of(space); s++) {
        putchar(ent_lookahead_is_equilibrium(ahead, kind, horizon, s) ? '1' : '0');
    }
    end_row(space);
}

static void print_leader(ent_context *context, const ent_space *space, size_t leader)
{
    ent_lookahead *ahead = NULL;
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.stackelberg = true;
    options.leader = leader;
    options.max_rounds = 0;
    if (space != NULL && ent_lookahead_new(context, space, &options, &ahead) != ENT_OK) {
        print_refused(context);
        return;
    }
    print_stable(ahead, space, ENT_STACKELBERG, 0, leader == 0 ? "stackelberg-0" : "stackelberg-1");
    ent_lookahead_free(ahead);
}

static void print_ahead(ent_context *context, const ent_dispute *dispute, const ent_space *space,
                        bool with)
{
    (void)with;
    ent_lookahead *ahead = NULL;
    ent_lookahead_options options;
    ent_lookahead_defaults(&options);
    options.horizon = HORIZONS;
    if ((space != NULL && ent_lookahead_new(context, space, &options, &ahead) != ENT_OK) ||
        ent_party_count(dispute) != 2) {
        print_refused(context);
        return;
    }
    print_states(dispute, space);
    for (uint32_t h = 1; h <= HORIZONS; h++) {
        char name[8];
        (void)snprintf(name, sizeof name, "l%u", h);
        print_ends(ahead, space, ENT_LIMITED, h);
        print_stable(ahead, space, ENT_LIMITED, h, name);
    }
    print_ends(ahead, space, ENT_NONMYOPIC, 1);
    print_stable(ahead, space, ENT_NONMYOPIC, 1, "nm");
    print_leader(context, space, 0);
    print_leader(context, space, 1);
    ent_lookahead_free(ahead);
}

int main(int argc, char **argv)
{
    return answer_with(argc, argv, NULL, print_ahead);
}
