/* SPDX-License-Identifier: MIT */
/*
 * Writes a dispute of yes/no options with random rules to standard output: each rule forbids a
 * combination of three different options, each of them or its contrary at random.
 *
 * usage: random_rules SEED OPTIONS RULES
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PARTIES = 4 };

/* SplitMix64. */
static uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static void write_rule(uint64_t *random, uint64_t options)
{
    uint64_t chosen[3];
    for (int i = 0; i < 3; i++) {
        chosen[i] = draw(random) % options;
        for (int k = 0; k < i; k++) {
            if (chosen[k] == chosen[i]) { /* once more from the start */
                i = -1;
                break;
            }
        }
    }
    printf("  - never:");
    for (int i = 0; i < 3; i++) {
        printf("%s%s o%" PRIu64, i == 0 ? "" : " and", draw(random) % 2 == 0 ? "" : " not",
               chosen[i]);
    }
    putchar('\n');
}

int main(int count, char **words)
{
    if (count != 4) {
        fputs("usage: random_rules SEED OPTIONS RULES\n", stderr);
        return 2;
    }
    uint64_t random = strtoull(words[1], NULL, 10);
    const uint64_t options = strtoull(words[2], NULL, 10), rules = strtoull(words[3], NULL, 10);
    if (options < PARTIES) {
        fputs("random_rules: at least four options\n", stderr);
        return 2;
    }
    puts("entente: 1\nparties:");
    for (int p = 0; p < PARTIES; p++) {
        printf("  p%d: {}\n", p);
    }
    puts("options:");
    for (uint64_t o = 0; o < options; o++) {
        printf("  o%" PRIu64 ": {party: p%" PRIu64 "}\n", o, o * PARTIES / options);
    }
    puts(rules > 0 ? "rules:" : "rules: []");
    for (uint64_t r = 0; r < rules; r++) {
        write_rule(&random, options);
    }
    puts("preferences:");
    for (int p = 0; p < PARTIES; p++) {
        printf("  p%d: [o%" PRIu64 "]\n", p, (uint64_t)p * options / PARTIES);
    }
    return 0;
}
