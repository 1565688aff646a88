/* SPDX-License-Identifier: MIT */
/*
 * Disputes at random: the same file for the same recipe on every machine.
 *
 * Numbers are SplitMix64, begun anew with the seed of the recipe for each file. Option k of party p is
 * called op_k; options are dealt to the parties as evenly as can be, the first parties having one more.
 */
#include "bench.h"

#include <errno.h>

enum { STRONG = 4 }; /* wishes of a party, its first */

typedef struct dice {
    uint64_t state;
} dice;

static int below(dice *d, int limit)
{
    uint64_t z = d->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (int)((z ^ z >> 31) % (uint64_t)limit);
}

/* How many options a party has. */
static int share(const bench_recipe *r, int party)
{
    return r->options / r->parties + (party < r->options % r->parties);
}

static void write_term(const bench_recipe *r, dice *d, FILE *file)
{
    const char *sign = below(d, 2) == 0 ? "" : "not ";
    const int party = below(d, r->parties);
    fprintf(file, "%so%d_%d", sign, party, below(d, share(r, party)));
}

static void write_wish(const bench_recipe *r, dice *d, FILE *file)
{
    static const char *const joins[] = {" and ", " or ", " implies "};
    write_term(r, d, file);
    for (int more = below(d, 3); more > 0; more--) {
        fprintf(file, "%s", joins[more == 1 ? below(d, 3) : below(d, 2)]);
        write_term(r, d, file);
    }
}

static void write_parties(const bench_recipe *r, FILE *file)
{
    fprintf(file, "entente: 1\ntitle: benchmark\nparties:\n");
    for (int p = 0; p < r->parties; p++) {
        fprintf(file, "  p%d:\n", p);
    }
}

/* Three different options that may not come together, each done or not; never all three not, so that
 * doing nothing stays possible. */
static void write_rule(const bench_recipe *r, dice *d, FILE *file)
{
    int chosen[3] = {0};
    for (int k = 0; k < 3;) {
        chosen[k] = below(d, r->options);
        k += (k < 1 || chosen[k] != chosen[0]) && (k < 2 || chosen[k] != chosen[1]);
    }
    const int signs = 1 + below(d, 7);
    fprintf(file, "  - never: ");
    for (int k = 0; k < 3; k++) {
        int party = 0, option = chosen[k];
        while (option >= share(r, party)) {
            option -= share(r, party++);
        }
        fprintf(file, "%s%so%d_%d", k > 0 ? " and " : "", (signs >> k & 1) != 0 ? "" : "not ",
                party, option);
    }
    fprintf(file, "\n");
}

static void write_options_form(const bench_recipe *r, dice *d, FILE *file)
{
    fprintf(file, "options:\n");
    for (int p = 0; p < r->parties; p++) {
        for (int o = 0; o < share(r, p); o++) {
            fprintf(file, "  o%d_%d: {party: p%d%s}\n", p, o, p,
                    r->one_way && o % 2 == 1 ? ", moves: up" : "");
        }
    }
    if (r->halved) { /* of different options, so 3/4 of 7/8 of 3/4 of the states are left */
        fprintf(file, "rules:\n  - never: o0_0 and o1_0\n  - never: o2_0 and o3_0 and o0_1\n"
                      "  - never: o1_1 and o2_1\n");
    } else if (r->rules > 0) {
        fprintf(file, "rules:\n");
    }
    for (int k = 0; k < r->rules; k++) {
        write_rule(r, d, file);
    }
    fprintf(file, "preferences:\n");
    for (int p = 0; p < r->parties; p++) {
        fprintf(file, "  p%d:\n", p);
        for (int w = 0; w < r->statements; w++) {
            fprintf(file, "    - want: ");
            write_wish(r, d, file);
            fprintf(file, "\n");
            if (r->strong && w < STRONG) {
                fprintf(file, "      strength: strong\n");
            }
            if (r->unsure && w % 5 == 3) {
                fprintf(file, "      certainty: %s\n", w % 2 == 0 ? "unknown" : "unsure");
            }
        }
    }
}

/* From each state each party moves to others, by steps of random length around the circle of states;
 * rankings are at random. The number of states is a power of two times one of ten. */
static void write_graph(const bench_recipe *r, dice *d, FILE *file)
{
    const int states = r->options, moves = states >= 1000 ? 25 : 5;
    fprintf(file, "graph:\n  states: %d\n  moves:\n", states);
    for (int p = 0; p < r->parties; p++) {
        fprintf(file, "    p%d:\n", p);
        for (int s = 0; s < states; s++) {
            fprintf(file, "      s%d: [", s + 1);
            for (int k = 0, at = 0; k < moves; k++) {
                at += 1 + below(d, states / moves - 1);
                fprintf(file, "%ss%d", k > 0 ? ", " : "", (s + at) % states + 1);
            }
            fprintf(file, "]\n");
        }
    }
    fprintf(file, "preferences:\n");
    for (int p = 0; p < r->parties; p++) {
        fprintf(file, "  p%d:\n    of: %d\n    ranking:\n", p, states);
        const int step = 2 * below(d, states / 4) + 1; /* made prime to a power of ten */
        for (int s = 0; s < states; s++) {
            const long other = (long)(step % 5 == 0 ? step + 2 : step) * s % states;
            fprintf(file, "      - s%ld\n", other + 1);
        }
    }
}

/* The first party has half of the options, the second half of the rest, and so on; a rule makes one
 * state of three in eight. Wishes look at the merged state as at one. */
static void write_merged(const bench_recipe *r, dice *d, FILE *file)
{
    int shares[4], left = r->options;
    for (int p = 0; p < 4; p++) {
        shares[p] = p == 3 ? left : (left + 1) / 2 - (p > 0 && left > 4);
        left -= shares[p];
    }
    fprintf(file, "options:\n");
    for (int p = 0; p < 4; p++) {
        for (int o = 0; o < shares[p]; o++) {
            fprintf(file, "  o%d_%d: {party: p%d}\n", p, o, p);
        }
    }
    fprintf(file,
            "states:\n  over: o0_0 and (o1_0 or o2_0)\nrules:\n  - same: over\npreferences:\n");
    for (int p = 0; p < 4; p++) {
        fprintf(file, "  p%d:\n", p);
        for (int w = 0; w < r->statements; w++) {
            const char *sign = below(d, 2) == 0 ? "" : "not ";
            const int party = below(d, 4);
            fprintf(file, "    - over or %so%d_%d\n", sign, party, below(d, shares[party]));
        }
    }
}

bool bench_write_dispute(const bench_recipe *recipe, const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    dice d = {(uint64_t)recipe->seed};
    write_parties(recipe, file);
    if (recipe->shape == SHAPE_GRAPH) {
        write_graph(recipe, &d, file);
    } else if (recipe->shape == SHAPE_MERGED) {
        write_merged(recipe, &d, file);
    } else {
        write_options_form(recipe, &d, file);
    }
    const bool whole = ferror(file) == 0;
    const int error = errno; /* of the first write that failed */
    const bool closed = fclose(file) == 0;
    if (!whole) {
        errno = error;
    }
    return whole && closed;
}

void bench_wanted(const bench_recipe *recipe, char *out, size_t size)
{
    dice d = {(uint64_t)recipe->seed ^ 0xE815754u};
    size_t used = 0;
    out[0] = '\0';
    for (int p = 0; p < recipe->parties && used < size; p++) {
        const char *sign = below(&d, 2) == 0 ? "" : "not ";
        used += (size_t)snprintf(out + used, size - used, "%s%so%d_%d", p > 0 ? " and " : "", sign,
                                 p, below(&d, share(recipe, p)));
    }
}
