/* SPDX-License-Identifier: MIT */
/*
 * What unit tests share: random numbers, random disputes as text, the plain meaning of expressions.
 *
 * Random numbers are SplitMix64, so a seed gives the same test everywhere. The meaning of an
 * expression is written here once more, by recursion over the tree and for one state at a time, so
 * that it can judge the compiled programs.
 */
#ifndef ENT_TESTS_SUPPORT_H
#define ENT_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "space/space.h"
#include <entente/entente.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether all takes many times as long, so that tests try some of what they try else. */
#ifdef ENT_SANITIZED
enum { UNDER_SANITIZER = true };
#else
enum { UNDER_SANITIZER = false };
#endif

/* How many random disputes are tried, of as many as are usually. */
static inline size_t trials(size_t usual)
{
    return UNDER_SANITIZER ? (usual + 3) / 4 : usual;
}

static inline uint64_t draw(uint64_t *random)
{
    uint64_t z = *random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A number from 0 to limit - 1. */
static inline size_t below(uint64_t *random, size_t limit)
{
    return (size_t)(draw(random) % limit);
}

enum { MOST_OPTIONS = 80 };

/* What a random dispute is made of. Options o0, o1, ... stand in the order of their parties p0, ...;
 * an option of two values has no and yes, others v0, v1, ...; names are n0, n1, ... */
typedef struct shape {
    size_t parties, options, names;
    size_t owner[MOST_OPTIONS], values[MOST_OPTIONS];
    ent_moves moves[MOST_OPTIONS];
} shape;

/* Adds an option; owners must not descend. */
static inline void add_option(shape *s, size_t owner, size_t values, ent_moves moves)
{
    s->owner[s->options] = owner;
    s->values[s->options] = values;
    s->moves[s->options++] = moves;
}

static inline void write_leaf(FILE *out, uint64_t *random, const shape *s)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};
    const size_t o = below(random, s->options);
    fprintf(out, "o%zu", o);
    if (s->values[o] > 2) {
        const size_t value = below(random, s->values[o]), sign = below(random, 6);
        fprintf(out, " %s v%zu", signs[sign], value);
    }
}

static inline void write_expression(FILE *out, uint64_t *random, const shape *s, size_t first_name,
                                    int depth);

/* Writes "(e) JOINT (e) JOINT (e)". */
static inline void write_joined(FILE *out, uint64_t *random, const shape *s, size_t first_name,
                                int depth)
{
    static const char *const joints[] = {"and", "or", "implies", "iff"};
    const size_t joint = below(random, 4), parts = 2 + below(random, 3);
    for (size_t i = 0; i < parts; i++) {
        fprintf(out, "%s%s(", i == 0 ? "" : " ", i == 0 ? "" : joints[joint]);
        write_expression(out, random, s, first_name, depth - 1);
        fputc(')', out);
    }
}

static inline void write_count(FILE *out, uint64_t *random, const shape *s, size_t first_name,
                               int depth)
{
    static const char *const words[] = {"exactly", "atleast", "atmost"};
    const size_t items = 1 + below(random, 5);
    const size_t count = below(random, items + 1), word = below(random, 3);
    fprintf(out, "%s %zu of (", words[word], count);
    for (size_t i = 0; i < items; i++) {
        fputs(i == 0 ? "(" : " (", out);
        write_expression(out, random, s, first_name, depth - 1);
        fputc(')', out);
    }
    fputc(')', out);
}

/* Writes a random expression; of the names it uses those from `first_name` on. */
static inline void write_expression(FILE *out, uint64_t *random, const shape *s, size_t first_name,
                                    int depth)
{
    const size_t kind = depth == 0 ? below(random, 4) : below(random, 10);
    if (kind == 3 && first_name < s->names) {
        fprintf(out, "n%zu", first_name + below(random, s->names - first_name));
    } else if (kind <= 3) {
        write_leaf(out, random, s);
    } else if (kind == 4) {
        fputs("not (", out);
        write_expression(out, random, s, first_name, depth - 1);
        fputc(')', out);
    } else if (kind == 5) {
        write_count(out, random, s, first_name, depth);
    } else {
        write_joined(out, random, s, first_name, depth);
    }
}

/* Writes the parties, options and names; a name uses only later ones. */
static inline void write_head(FILE *out, uint64_t *random, const shape *s)
{
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < s->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fputs("options:\n", out);
    for (size_t o = 0; o < s->options; o++) {
        fprintf(out, "  o%zu: {party: p%zu, moves: %s", o, s->owner[o],
                ent_moves_word(s->moves[o]));
        for (size_t v = 0; s->values[o] > 2 && v < s->values[o]; v++) {
            fprintf(out, "%sv%zu", v == 0 ? ", values: [" : ", ", v);
        }
        fputs(s->values[o] > 2 ? "]}\n" : "}\n", out);
    }
    fputs(s->names > 0 ? "states:\n" : "", out);
    for (size_t n = 0; n < s->names; n++) {
        fprintf(out, "  n%zu: \"", n);
        write_expression(out, random, s, n + 1, 2);
        fputs("\"\n", out);
    }
}

static inline ent_context *new_context(void)
{
    ent_context *context = NULL;
    assert_int_equal(ent_context_new(NULL, &context), ENT_OK);
    return context;
}

/* Reads a text that must be a dispute; shows what is wrong when it is none. */
static inline ent_dispute *read_dispute(ent_context *context, const char *text)
{
    ent_dispute *dispute = NULL;
    const ent_status status = ent_dispute_read_text(context, "test", text, strlen(text), &dispute);
    for (size_t i = 0; status != ENT_OK && i < ent_diagnostic_count(context); i++) {
        print_error("%s\n", ent_diagnostic_at(context, i)->message);
    }
    assert_int_equal(status, ENT_OK);
    return dispute;
}

/* Whether an expression holds where option o has the value values[o]. */
static inline bool truth(const ent_expression *e, const uint32_t *values)
{
    size_t count = 0;
    for (size_t i = 0; i < e->child_count; i++) {
        count += truth(e->children[i], values);
    }
    switch (e->op) {
    case ENT_OP_LEAF:
        return values[e->option] >= e->low && values[e->option] <= e->high;
    case ENT_OP_NAME:
        return truth(e->name->meaning, values);
    case ENT_OP_NOT:
        return count == 0;
    case ENT_OP_AND:
        return count == e->child_count;
    case ENT_OP_OR:
        return count > 0;
    case ENT_OP_IMPLIES:
        return !truth(e->children[0], values) || truth(e->children[1], values);
    case ENT_OP_IFF:
        return truth(e->children[0], values) == truth(e->children[1], values);
    case ENT_OP_COUNT:
        return count >= e->low && count <= e->high;
    }
    return false;
}

/* The values of all options in a state. */
static inline void state_values(const ent_space *space, uint64_t state, uint32_t *values)
{
    for (size_t o = 0; o < space->dispute->option_count; o++) {
        values[o] = (uint32_t)ent_state_value(space, state, o);
    }
}

#endif
