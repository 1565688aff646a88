/* SPDX-License-Identifier: MIT */
/*
 * Random disputes as tables: who can move where, and how each party ranks the states.
 *
 * What the definitions of the theory are written over, once more, in the tests of this folder. The tables are
 * filled from what was written into the text and from the values of states and options alone.
 */
#ifndef ENT_TESTS_TABLES_H
#define ENT_TESTS_TABLES_H

#include "unit/support.h"

enum { MOST_STATES = 48, MOST_PARTIES = 4 };

typedef enum form { FORM_PLAIN, FORM_STEP, FORM_GRAPH, FORM_COUNT } form;

/* A dispute as the library has it, and as tables. */
typedef struct tables {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space; /* NULL: no state is feasible */
    size_t parties, count;
    bool moves[MOST_PARTIES][MOST_STATES][MOST_STATES];
    size_t rank[MOST_PARTIES][MOST_STATES]; /* higher is better */
} tables;

static inline void tear_down(tables *t)
{
    ent_space_free(t->space);
    ent_dispute_free(t->dispute);
    ent_context_free(t->context);
}

static inline void write_options(tables *t, FILE *out, uint64_t *random, form of)
{
    shape s = {.parties = t->parties};
    size_t states = 1;
    for (size_t p = 0; p < t->parties; p++) {
        for (size_t o = 1 + below(random, 3); o > 0 && states * 2 <= MOST_STATES; o--) {
            const size_t values =
                states * 3 <= MOST_STATES && below(random, of == FORM_STEP ? 2 : 4) == 0 ? 3 : 2;
            const ent_moves moves = of == FORM_STEP && values == 3 ? ENT_MOVES_STEP
                                    : below(random, 3) == 0        ? (ent_moves)below(random, 3)
                                                                   : ENT_MOVES_ANY;
            add_option(&s, p, values, moves);
            states *= values;
        }
    }
    write_head(out, random, &s);
    if (below(random, 2) == 0) {
        fputs("rules:\n  - never: \"", out);
        write_joined(out, random, &s, 0, 2);
        fputs("\"\n", out);
    }
}

/* Graph form, whose arcs are noted in the tables. */
static inline void write_graph(tables *t, FILE *out, uint64_t *random)
{
    const size_t states = 2 + below(random, 9);
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < t->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fprintf(out, "graph:\n  states: %zu\n  moves:\n", states);
    for (size_t p = 0; p < t->parties; p++) {
        fprintf(out, "    p%zu:\n", p);
        for (size_t s = 0; s < states; s++) {
            const char *joint = "";
            fprintf(out, "      s%zu: [", s + 1);
            for (size_t to = 0; to < states; to++) {
                t->moves[p][s][to] = to != s && below(random, 3) == 0;
                if (t->moves[p][s][to]) {
                    fprintf(out, "%ss%zu", joint, to + 1);
                    joint = ", ";
                }
            }
            fputs("]\n", out);
        }
    }
}

/* Puts the states into a random order. */
static inline void shuffle(const tables *t, uint64_t *random, size_t order[MOST_STATES])
{
    for (size_t s = 0; s < t->count; s++) {
        const size_t at = below(random, s + 1);
        order[s] = order[at];
        order[at] = s;
    }
}

/* Changes the places of some states in an order. */
static inline void disturb(const tables *t, uint64_t *random, size_t order[MOST_STATES])
{
    for (size_t k = 0; 6 * k < t->count; k++) {
        const size_t one = below(random, t->count), other = below(random, t->count);
        const size_t state = order[one];
        order[one] = order[other];
        order[other] = state;
    }
}

/* Ranks the states of all parties at random; strictly, or some equally. Where they are alike, all have
 * one order, of which each has some states in other places. */
static inline void write_rankings(tables *t, FILE *out, uint64_t *random, bool alike)
{
    const bool strict = below(random, 2) == 0;
    size_t common[MOST_STATES], order[MOST_STATES];
    fputs("preferences:\n", out);
    if (alike) {
        shuffle(t, random, common);
    }
    for (size_t p = 0; p < t->parties; p++) {
        if (alike) {
            memcpy(order, common, sizeof order);
            disturb(t, random, order);
        } else {
            shuffle(t, random, order);
        }
        fprintf(out, "  p%zu:\n    of: %zu\n    ranking: [[", p, t->count);
        size_t rank = t->count;
        for (size_t s = 0; s < t->count; s++) {
            const bool equal = s > 0 && !strict && below(random, 4) == 0;
            rank -= s > 0 && !equal;
            t->rank[p][order[s]] = rank;
            fprintf(out, "%ss%zu", s == 0 ? "" : equal ? ", " : "], [", order[s] + 1);
        }
        fputs("]]\n", out);
    }
}

static inline void read_it(tables *t, const char *text)
{
    t->context = new_context();
    t->dispute = read_dispute(t->context, text);
    t->space = NULL;
    const ent_status status = ent_space_new(t->context, t->dispute, &t->space);
    assert_true(status == ENT_OK || status == ENT_ERROR_INPUT);
}

/* Whether a party can move by its options, from what the library says of states and options alone. */
static inline bool can_move(const tables *t, size_t party, size_t from, size_t to)
{
    for (size_t o = 0; o < ent_option_count(t->dispute); o++) {
        const ent_option_view option = ent_option_at(t->dispute, o);
        const size_t a = ent_state_value(t->space, from, o), b = ent_state_value(t->space, to, o);
        const bool allowed = option.moves == ENT_MOVES_ANY ||
                             (option.moves == ENT_MOVES_UP && b > a) ||
                             (option.moves == ENT_MOVES_DOWN && b < a) ||
                             (option.moves == ENT_MOVES_STEP && (b == a + 1 || a == b + 1));
        if (a != b && (option.party != party || !allowed)) {
            return false;
        }
    }
    return from != to;
}

/* How a random dispute is written, beside its options. */
typedef struct manner {
    bool alike; /* the parties rank most states alike */
    void (*more)(const tables *, FILE *,
                 uint64_t *); /* further sections, once the states are known; or NULL */
} manner;

/* A random dispute of so many parties; t->space is NULL when its rules leave no state. */
static inline void set_up_as(tables *t, uint64_t *random, form of, size_t parties,
                             const manner *how)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    memset(t, 0, sizeof *t);
    t->parties = parties;
    if (of == FORM_GRAPH) {
        write_graph(t, out, random);
    } else {
        write_options(t, out, random, of);
    }
    assert_int_equal(fflush(out), 0);
    read_it(t, text);
    if (t->space != NULL) {
        t->count = (size_t)ent_state_count(t->space);
        write_rankings(t, out, random, how->alike);
        if (how->more != NULL) {
            how->more(t, out, random);
        }
        assert_int_equal(fflush(out), 0);
        tear_down(t);
        read_it(t, text);
        for (size_t p = 0; of != FORM_GRAPH && p < parties; p++) {
            for (size_t k = 0; k < t->count * t->count; k++) {
                t->moves[p][k / t->count][k % t->count] =
                    can_move(t, p, k / t->count, k % t->count);
            }
        }
    }
    assert_int_equal(fclose(out), 0);
    free(text);
}

/* The same, of parties that rank the states each as it likes; `more` may be NULL. */
static inline void set_up(tables *t, uint64_t *random, form of, size_t parties,
                          void (*more)(const tables *, FILE *, uint64_t *))
{
    set_up_as(t, random, of, parties, &(manner){.more = more});
}

#endif
