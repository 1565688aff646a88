/* SPDX-License-Identifier: MIT */
/*
 * Random disputes with a question: a dispute file, and an expression of two or three options.
 *
 * Statements join one to three options at random. A plain instance has yes/no options that move freely,
 * prioritized statements and some rules; a mixed one has graded options, every kind of moves, weights,
 * rankings by expressions, and parties that want nothing. Random numbers are SplitMix64, so a seed gives
 * the same instance everywhere.
 */
#ifndef ENT_TESTS_INSTANCE_H
#define ENT_TESTS_INSTANCE_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { INSTANCE_MOST_OPTIONS = 256, INSTANCE_QUESTION = 400 };

typedef struct instance {
    uint64_t random;
    int parties, options, statements, rules; /* statements: of each party, at least */
    bool mixed;
    int graded; /* of a mixed one: options with more than two values, at most */
    int owner[INSTANCE_MOST_OPTIONS], values[INSTANCE_MOST_OPTIONS];
} instance;

static inline uint64_t instance_draw(instance *i)
{
    uint64_t z = i->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A number from 0 to limit - 1. */
static inline int instance_below(instance *i, int limit)
{
    return (int)(instance_draw(i) % (uint64_t)limit);
}

/* "o3", "not o3", "o4 >= v1": one option at random. */
static inline void instance_leaf(instance *i, FILE *out)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};
    const int o = instance_below(i, i->options);
    if (i->values[o] > 2) {
        fprintf(out, "o%d %s v%d", o, signs[instance_below(i, 6)], instance_below(i, i->values[o]));
    } else {
        fprintf(out, "%so%d", instance_below(i, 2) == 0 ? "not " : "", o);
    }
}

/* So many options, joined at random from left to right. */
static inline void instance_joined(instance *i, FILE *out, int count)
{
    static const char *const joints[] = {"and", "or", "implies", "iff"};
    for (int k = 1; k < count; k++) {
        fputc('(', out);
    }
    instance_leaf(i, out);
    for (int k = 1; k < count; k++) {
        fprintf(out, " %s ", joints[instance_below(i, 4)]);
        instance_leaf(i, out);
        fputc(')', out);
    }
}

static inline void instance_options(instance *i, FILE *out)
{
    int graded = 0;
    static const char *const moves[] = {"any", "up", "down", "step", "never"};
    fputs("entente: 1\nparties:\n", out);
    for (int p = 0; p < i->parties; p++) {
        fprintf(out, "  p%d:\n", p);
    }
    fputs("options:\n", out);
    for (int o = 0; o < i->options; o++) {
        i->owner[o] = o * i->parties / i->options;
        i->values[o] = 2;
        if (i->mixed && instance_below(i, 4) == 0 && graded++ < i->graded) {
            i->values[o] += 1 + instance_below(i, 2);
        }
        fprintf(out, "  o%d: {party: p%d", o, i->owner[o]);
        if (i->mixed && instance_below(i, 3) == 0) {
            fprintf(out, ", moves: %s", moves[instance_below(i, i->values[o] > 2 ? 5 : 3)]);
        }
        for (int v = 0; i->values[o] > 2 && v < i->values[o]; v++) {
            fprintf(out, "%sv%d", v == 0 ? ", values: [" : ", ", v);
        }
        fputs(i->values[o] > 2 ? "]}\n" : "}\n", out);
    }
}

static inline void instance_rules(instance *i, FILE *out)
{
    fputs(i->rules > 0 ? "rules:\n" : "", out);
    for (int r = 0; r < i->rules; r++) {
        const bool never = instance_below(i, 2) == 0;
        fputs(never ? "  - never: " : "  - always: ", out);
        for (int k = 0, count = 2 + instance_below(i, 2); k < count; k++) {
            fputs(k == 0 ? "" : never ? " and " : " or ", out);
            instance_leaf(i, out);
        }
        fputc('\n', out);
    }
}

/* A ranking of two expressions and the rest; now and then they overlap, which is an error. */
static inline void instance_ranking(instance *i, FILE *out)
{
    char first[INSTANCE_QUESTION] = "", second[INSTANCE_QUESTION] = "";
    FILE *one = fmemopen(first, sizeof first, "w"), *other = fmemopen(second, sizeof second, "w");
    instance_joined(i, one, 2);
    instance_joined(i, other, 2);
    fclose(one);
    fclose(other);
    const bool overlap = instance_below(i, 20) == 0;
    fprintf(out, "\n    ranking:\n      - [%s]\n      - [%s%s%s%s]\n", first, second,
            overlap ? "" : " and not (", overlap ? "" : first, overlap ? "" : ")");
    fputs(instance_below(i, 10) > 0 ? "      - [rest]\n" : "", out);
}

static inline void instance_wishes(instance *i, FILE *out)
{
    fputs("preferences:\n", out);
    for (int p = 0; p < i->parties; p++) {
        const int kind = i->mixed ? instance_below(i, 8) : 7;
        const int count = i->statements + instance_below(i, 3);
        fprintf(out, "  p%d:", p);
        if (kind == 0 || count == 0) {
            fputs(" []\n", out);
            continue;
        }
        if (kind == 1) {
            instance_ranking(i, out);
            continue;
        }
        fputs(kind == 2 ? "\n    weights:\n" : "\n", out);
        for (int k = 0; k < count; k++) {
            fputs(kind == 2 ? "      - want: " : "    - want: ", out);
            instance_joined(i, out, 1 + instance_below(i, 3));
            fputc('\n', out);
            if (kind == 2) {
                fprintf(out, "        weight: %d.%d\n", instance_below(i, 9) - 3,
                        instance_below(i, 10));
            }
        }
    }
}

/* Writes the dispute of an instance, whose numbers are set; `question` gets the expression. */
static inline void instance_write(instance *i, FILE *out, char question[INSTANCE_QUESTION])
{
    instance_options(i, out);
    instance_rules(i, out);
    instance_wishes(i, out);
    FILE *text = fmemopen(question, INSTANCE_QUESTION, "w");
    for (int k = 0, count = 2 + instance_below(i, 2); k < count; k++) {
        fputs(k == 0 ? "" : " and ", text);
        instance_leaf(i, text);
    }
    fclose(text);
}

#endif
