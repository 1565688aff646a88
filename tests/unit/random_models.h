/* SPDX-License-Identifier: MIT */
/* Random disputes with their states: small ones, and ones whose keys take several words, of which rules fix most. */
#ifndef ENT_TESTS_RANDOM_MODELS_H
#define ENT_TESTS_RANDOM_MODELS_H

#include "unit/fixture.h"

static const ent_solution_options only_nash = {.size = sizeof only_nash,
                                               .concepts = 1u << ENT_NASH};

/* What is written of a random dispute below its head. */
typedef struct body {
    bool fixed[MOST_OPTIONS]; /* options that a rule each fixes */
    size_t rules, depth;      /* random rules, and how deep they are nested */
    size_t statements;        /* of every party */
} body;

static inline void write_rules(FILE *out, uint64_t *random, const shape *s, const body *b)
{
    fputs("rules:\n", out);
    for (size_t o = 0; o < s->options; o++) {
        if (b->fixed[o] && s->values[o] == 2) {
            fprintf(out, "  - %s: o%zu\n", below(random, 2) == 0 ? "always" : "never", o);
        } else if (b->fixed[o]) {
            fprintf(out, "  - always: o%zu = v%zu\n", o, below(random, s->values[o]));
        }
    }
    for (size_t r = 0; r < b->rules; r++) {
        fprintf(out, "  - %s: \"", below(random, 2) == 0 ? "always" : "never");
        write_expression(out, random, s, 0, (int)b->depth);
        fputs("\"\n", out);
    }
}

/* A statement of the kind that tells many states apart, few, or none. */
static inline void write_statement(FILE *out, uint64_t *random, const shape *s, bool late)
{
    if (!late) {
        fprintf(out, "(o0 = %s) or not (o0 = %s)", s->values[0] > 2 ? "v1" : "yes",
                s->values[0] > 2 ? "v1" : "yes");
    } else {
        write_expression(out, random, s, 0, (int)below(random, 3));
    }
}

/* The first so many statements of a party tell nothing, so that late ones decide. */
static inline void write_preferences(FILE *out, uint64_t *random, const shape *s, const body *b)
{
    fputs("preferences:\n", out);
    for (size_t p = 0; p < s->parties; p++) {
        const size_t idle =
            b->statements < 3 ? 0 : b->statements - 1 - below(random, 5) % b->statements;
        fprintf(out, "  p%zu:%s\n", p, b->statements == 0 ? " []" : "");
        for (size_t i = 0; i < b->statements; i++) {
            fputs("    - \"", out);
            write_statement(out, random, s, i >= idle || below(random, 16) == 0);
            fputs("\"\n", out);
        }
    }
}

static inline fixture set_up(uint64_t *random, const shape *s, const body *b)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    write_head(out, random, s);
    write_rules(out, random, s, b);
    write_preferences(out, random, s, b);
    assert_int_equal(fclose(out), 0);
    fixture f = {.context = new_context()};
    f.dispute = read_dispute(f.context, text);
    free(text);
    const ent_status status = ent_space_new(f.context, f.dispute, &f.space);
    assert_true(status == ENT_OK || (status == ENT_ERROR_INPUT && f.space == NULL));
    return f;
}

static inline ent_moves random_moves(uint64_t *random)
{
    return below(random, 2) == 0 ? ENT_MOVES_ANY : (ent_moves)below(random, ENT_MOVES_COUNT);
}

/* At most 128 assignments. */
static inline shape small_shape(uint64_t *random)
{
    shape s = {.parties = 1 + below(random, 4), .names = below(random, 3)};
    size_t left = 128;
    const size_t options = 1 + below(random, 7);
    for (size_t o = 0; o < options; o++) {
        size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, 3);
        values = values <= left ? values : 2;
        if (values <= left) {
            left /= values;
            add_option(&s, o * s.parties / options, values, random_moves(random));
        }
    }
    return s;
}

/* About 70 options of one to three bits; all but a few are fixed. */
static inline shape wide_shape(uint64_t *random, body *b)
{
    shape s = {.parties = 1 + below(random, 3)};
    const size_t options = 64 + below(random, 16);
    for (size_t o = 0; o < options; o++) {
        const size_t values = below(random, 3) > 0 ? 2 : 3 + below(random, 4);
        add_option(&s, o * s.parties / options, values, random_moves(random));
        b->fixed[o] = true;
    }
    size_t left = 128;
    for (size_t i = 0; i < 12; i++) { /* also at the seams of the words */
        const size_t o = i < 4 ? 30 + below(random, 34) : below(random, options);
        if (b->fixed[o] && s.values[o] <= left) {
            left /= s.values[o];
            b->fixed[o] = false;
        }
    }
    return s;
}

static inline void random_fixture(uint64_t *random, bool wide, size_t statements, fixture *out)
{
    do {
        body b = {
            .rules = below(random, 4), .depth = 1 + below(random, 2), .statements = statements};
        const shape s = wide ? wide_shape(random, &b) : small_shape(random);
        b.rules = wide ? 0 : b.rules;
        *out = set_up(random, &s, &b);
        if (out->space == NULL) {
            close_fixture(out);
        }
    } while (out->space == NULL);
}

#endif
