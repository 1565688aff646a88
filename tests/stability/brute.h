/* SPDX-License-Identifier: MIT */
/*
 * Small random disputes with strong, unsure, unknown and uncertain wishes, and what follows from the definitions.
 *
 * Everything that counts is written down here when the text is made, or worked out by plain loops over
 * states; of the library only the reader, the listing and the values of options in a state are used.
 */
#ifndef ENT_TESTS_BRUTE_H
#define ENT_TESTS_BRUTE_H

#include "unit/support.h"

enum { MOST_PARTIES = 3, MOST_STATES = 40, MOST_WISHES = 4 };

typedef struct matrix {
    bool of[MOST_STATES][MOST_STATES];
} matrix;

/* What was written of a party's wishes. */
typedef struct wishes {
    ent_order_kind order;
    size_t count, strong; /* statements; the first so many are strong */
    int certainty[MOST_WISHES], weight[MOST_WISHES];
    int strong_from;
    bool holds[MOST_WISHES][MOST_STATES];
    int place[MOST_STATES], block[MOST_STATES]; /* of a ranking: smaller is better */
    matrix unknown;
    long degree[MOST_WISHES], certain_from, threshold; /* degrees and thresholds in millionths */
    bool said[MOST_STATES][MOST_STATES];               /* the degree of a pair, */
    long degrees[MOST_STATES][MOST_STATES];            /* and what it is */
} wishes;

typedef struct brute {
    ent_context *context;
    ent_dispute *dispute;
    ent_space *space;
    size_t parties, states;
    wishes wishes[MOST_PARTIES];
    matrix moves[MOST_PARTIES]; /* moves[p].of[from][to] */
} brute;

/* What random disputes are to have. */
typedef struct taste {
    bool strong, unsure, rankings, weights, graph, fuzzy;
} taste;

static inline void write_millionths(FILE *out, long number)
{
    fprintf(out, "%ld.%06ld", number / 1000000, number % 1000000);
}

static inline void write_form(FILE *out, uint64_t *random, shape *s, bool graph)
{
    const size_t states = 3 + below(random, 8);
    if (!graph) {
        size_t all = 1;
        for (size_t p = 0; p < s->parties; p++) {
            for (size_t o = 1 + below(random, 2); o > 0 && all <= MOST_STATES / 2; o--) {
                add_option(s, p, 2, below(random, 4) == 0 ? (ent_moves)below(random, 3) : 0);
                all *= 2;
            }
        }
        write_head(out, random, s);
        return;
    }
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < s->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    fprintf(out, "graph:\n  states: %zu\n  moves:\n", states);
    for (size_t p = 0; p < s->parties; p++) {
        fprintf(out, "    p%zu:\n", p);
        for (size_t from = 1; from <= states; from++) {
            const char *joint = "";
            fprintf(out, "      s%zu: [", from);
            for (size_t to = 1; to <= states; to++) {
                if (to != from && below(random, 3) == 0) {
                    fprintf(out, "%ss%zu", joint, to);
                    joint = ", ";
                }
            }
            fputs("]\n", out);
        }
    }
}

/* Some disjunction of states, whatever the form. */
static inline void write_wish(FILE *out, uint64_t *random, const shape *s, size_t states)
{
    if (s->options > 0) {
        fputc('"', out);
        write_expression(out, random, s, 0, 1);
        fputc('"', out);
        return;
    }
    fputs("\"s1 and not s1", out);
    for (size_t k = 1; k <= states; k++) {
        if (below(random, 2) == 0) {
            fprintf(out, " or s%zu", k);
        }
    }
    fputc('"', out);
}

static inline void write_statements(FILE *out, uint64_t *random, const shape *s, size_t states,
                                    wishes *w, taste t)
{
    static const char *const words[] = {"sure", "unsure", "unknown"};
    const bool weights = w->order == ENT_ORDER_WEIGHTS;
    w->count = 1 + below(random, MOST_WISHES);
    w->strong = t.strong && !weights ? below(random, w->count + 1) : 0;
    w->strong_from = t.strong && weights ? (int)below(random, 6) : 0;
    if (w->strong_from > 0) {
        fprintf(out, "    strong_from: %d\n", w->strong_from);
    }
    w->certain_from = t.fuzzy && weights ? (long)below(random, 8) : 0;
    if (w->certain_from > 0) {
        fprintf(out, "    certain_from: %ld\n", w->certain_from);
    }
    fputs(weights ? "    weights:\n" : "", out);
    for (size_t i = 0; i < w->count; i++) {
        w->certainty[i] = t.unsure ? (int)below(random, 3) : 0;
        w->weight[i] = (int)below(random, 9) - 3;
        fputs("      - want: ", out);
        write_wish(out, random, s, states);
        fprintf(out, "\n        certainty: %s\n", words[w->certainty[i]]);
        w->degree[i] = t.fuzzy && !weights ? 500001 + (long)below(random, 500000) : 1000000;
        if (t.fuzzy && !weights) {
            fputs("        degree: ", out);
            write_millionths(out, w->degree[i]);
            fputs("\n", out);
        }
        if (weights) {
            fprintf(out, "        weight: %d\n", w->weight[i]);
        } else if (i < w->strong) {
            fputs("        strength: strong\n", out);
        }
    }
}

static inline void write_ranking(FILE *out, uint64_t *random, size_t states, wishes *w, taste t)
{
    size_t order[MOST_STATES];
    int place = 0, block = 0;
    for (size_t s = 0; s < states; s++) {
        const size_t at = below(random, s + 1);
        order[s] = order[at];
        order[at] = s;
    }
    fprintf(out, "    of: %zu\n    ranking:\n", states);
    for (size_t s = 0; s < states; s++) {
        const bool opens = s == 0 || below(random, 4) > 0;
        const bool gap = t.strong && s > 0 && opens && below(random, 3) == 0;
        place += opens;
        block += gap;
        fprintf(out, "%s%s%s", s > 0 && opens ? "]\n" : "", gap ? "      - strong gap\n" : "",
                opens ? "      - [" : ", ");
        fprintf(out, "s%zu", order[s] + 1);
        w->place[order[s]] = place;
        w->block[order[s]] = block;
    }
    fputs("]\n", out);
    if (t.unsure) {
        const size_t one = below(random, states), two = below(random, states);
        fprintf(out, "    unknown: [[s%zu, s%zu]]\n", one + 1, two + 1);
        w->unknown.of[one][two] = w->unknown.of[two][one] = one != two;
    }
}

static inline void write_wishes(FILE *out, uint64_t *random, const shape *s, taste t, brute *b)
{
    fputs("preferences:\n", out);
    for (size_t p = 0; p < b->parties; p++) {
        wishes *w = &b->wishes[p];
        const size_t kind = below(random, 4);
        w->order = kind == 0 && t.rankings  ? ENT_ORDER_RANKING
                   : kind == 1 && t.weights ? ENT_ORDER_WEIGHTS
                                            : ENT_ORDER_STATEMENTS;
        fprintf(out, "  p%zu:\n", p);
        if (w->order == ENT_ORDER_RANKING) {
            write_ranking(out, random, b->states, w, t);
        } else {
            write_statements(out, random, s, b->states, w, t);
        }
    }
}

/* How certain parties are, and must be; pairs may be left out or overrule what the order says. */
static inline void write_certainty(FILE *out, uint64_t *random, brute *b)
{
    fputs("fuzzy:\n", out);
    for (size_t p = 0; p < b->parties; p++) {
        wishes *w = &b->wishes[p];
        const char *joint = "";
        w->threshold = below(random, 4) == 0 ? 0 : 1 + (long)below(random, 1000000);
        fprintf(out, "  p%zu:\n    of: %zu\n", p, b->states);
        if (w->threshold > 0) {
            fputs("    threshold: ", out);
            write_millionths(out, w->threshold);
            fputs("\n", out);
        }
        fputs("    degrees: [", out);
        for (size_t k = below(random, 6); k > 0; k--) {
            const size_t one = below(random, b->states), two = below(random, b->states);
            if (one == two || w->said[one][two]) {
                continue;
            }
            w->said[one][two] = w->said[two][one] = true;
            w->degrees[one][two] = 500000 * (long)below(random, 3);
            if (below(random, 3) > 0) {
                w->degrees[one][two] = (long)below(random, 1000001);
            }
            w->degrees[two][one] = 1000000 - w->degrees[one][two];
            fprintf(out, "%s[s%zu, s%zu, ", joint, one + 1, two + 1);
            write_millionths(out, w->degrees[one][two]);
            fputs("]", out);
            joint = ", ";
        }
        fputs("]\n", out);
    }
}

static inline bool may_move(const brute *b, size_t party, size_t from, size_t to)
{
    if (b->dispute->graph != NULL) {
        const ent_adjacency *arcs = &b->dispute->parties[party].arcs;
        for (size_t k = arcs->start[from]; k < arcs->start[from + 1]; k++) {
            if (arcs->to[k] == to) {
                return true;
            }
        }
        return false;
    }
    for (size_t o = 0; o < ent_option_count(b->dispute); o++) {
        const ent_option_view option = ent_option_at(b->dispute, o);
        const size_t was = ent_state_value(b->space, from, o);
        const size_t is = ent_state_value(b->space, to, o);
        if (was != is && (option.party != party || (option.moves == ENT_MOVES_UP && is < was) ||
                          (option.moves == ENT_MOVES_DOWN && is > was))) {
            return false;
        }
    }
    return from != to;
}

/* Works out moves and truths. */
static inline void look_at(brute *b)
{
    for (size_t p = 0; p < b->parties; p++) {
        for (size_t s = 0; s < b->states; s++) {
            uint32_t values[MOST_OPTIONS];
            state_values(b->space, s, values);
            for (size_t t = 0; t < b->states; t++) {
                b->moves[p].of[s][t] = may_move(b, p, s, t);
            }
            for (size_t i = 0; i < b->wishes[p].count; i++) {
                b->wishes[p].holds[i][s] = truth(b->dispute->parties[p].statements[i].want, values);
            }
        }
    }
}

static inline void brute_free(brute *b)
{
    ent_space_free(b->space);
    ent_dispute_free(b->dispute);
    ent_context_free(b->context);
    free(b);
}

static inline void read_brute(brute *b, const char *text)
{
    b->context = new_context();
    b->dispute = read_dispute(b->context, text);
    assert_int_equal(ent_space_new(b->context, b->dispute, &b->space), ENT_OK);
    b->states = (size_t)ent_state_count(b->space);
    assert_true(b->states <= MOST_STATES);
}

/* A random dispute; it is read twice, since rankings need the number of states. */
static inline brute *brute_new(uint64_t *random, taste t)
{
    shape s = {.parties = 2 + below(random, MOST_PARTIES - 1)};
    brute *b = calloc(1, sizeof *b);
    assert_non_null(b);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    b->parties = s.parties;
    write_form(out, random, &s, t.graph);
    assert_int_equal(fflush(out), 0);
    read_brute(b, text);
    ent_space_free(b->space);
    ent_dispute_free(b->dispute);
    ent_context_free(b->context);
    write_wishes(out, random, &s, t, b);
    if (t.fuzzy) {
        write_certainty(out, random, b);
    }
    assert_int_equal(fclose(out), 0);
    read_brute(b, text);
    look_at(b);
    free(text);
    return b;
}

/* How a party likes one state against another, every wish counted as `signs` says: 1, 0 or -1 (NULL: 1
 * each). Above 0: better. */
static inline int liking(const wishes *w, const int *signs, size_t one, size_t other)
{
    int sum = 0;
    if (w->order == ENT_ORDER_RANKING) {
        return w->place[other] - w->place[one];
    }
    for (size_t i = 0; i < w->count; i++) {
        const int gain =
            ((int)w->holds[i][one] - (int)w->holds[i][other]) * (signs == NULL ? 1 : signs[i]);
        if (w->order == ENT_ORDER_WEIGHTS) {
            sum += gain * w->weight[i];
        } else if (gain != 0) {
            return gain;
        }
    }
    return sum;
}

/* Marks what the opponents of a party reach from a state by legal sequences of the moves allowed. */
static inline void reach(const brute *b, size_t party, size_t start, const matrix *allowed,
                         bool *out)
{
    bool seen[MOST_STATES][MOST_PARTIES] = {{false}};
    memset(out, 0, MOST_STATES * sizeof *out);
    for (bool grows = true, first = true; grows; first = false) {
        grows = false;
        for (size_t s = 0; s < b->states; s++) {
            for (size_t last = 0; last < b->parties; last++) {
                const bool here = seen[s][last] || (first && s == start && last == party);
                for (size_t j = 0; here && j < b->parties; j++) {
                    for (size_t t = 0; j != party && j != last && t < b->states; t++) {
                        if (allowed[j].of[s][t] && !seen[t][j]) {
                            seen[t][j] = out[t] = grows = true;
                        }
                    }
                }
            }
        }
    }
}

#endif
