/* SPDX-License-Identifier: MIT */
/* Small random disputes of every form, as text and as plain tables. */
#ifndef ENT_TESTS_WRITE_H
#define ENT_TESTS_WRITE_H

#include "leverage/plain.h"

static inline void write_literal(const plain *d, FILE *out, const literal *l)
{
    if (d->values[l->option] == 2) {
        fprintf(out, "%so%zu", l->low == 0 ? "not " : "", l->option);
    } else if (l->low > 0) {
        fprintf(out, "o%zu >= v%zu", l->option, l->low);
    } else {
        fprintf(out, "o%zu < v%zu", l->option, l->high + 1);
    }
}

static inline literal some_literal(const plain *d, uint64_t *random)
{
    literal l = {.option = below(random, d->options)};
    const size_t cut = 1 + below(random, d->values[l.option] - 1);
    const bool above = below(random, 2) == 0;
    l.low = above ? cut : 0;
    l.high = above ? d->values[l.option] - 1 : cut - 1;
    return l;
}

static inline void write_condition(const plain *d, FILE *out, uint64_t *random, wish *w)
{
    w->parts = 1 + below(random, 2);
    w->either = below(random, 2) == 0;
    for (size_t k = 0; k < w->parts; k++) {
        w->part[k] = some_literal(d, random);
        fputs(k == 0 ? "" : w->either ? " or " : " and ", out);
        write_literal(d, out, &w->part[k]);
    }
}

static inline void write_options_of(plain *d, FILE *out, uint64_t *random)
{
    size_t states = 1;
    fputs("options:\n", out);
    for (size_t p = 0; p < d->parties; p++) {
        for (size_t k = 1 + below(random, 2); k > 0 && states * 2 <= 12; k--) {
            const size_t o = d->options++, kind = below(random, 8);
            static const char *const words[] = {"never", "up", "down", "any"};
            d->owner[o] = p;
            d->values[o] = states * 3 <= 12 && below(random, 5) == 0 ? 3 : 2;
            d->step[o] = kind == 7;
            d->up[o] = kind > 2 || kind == 0;
            d->down[o] = kind > 2 || kind == 1;
            states *= d->values[o];
            fprintf(out, "  o%zu: {party: p%zu, moves: %s%s}\n", o, p,
                    d->step[o] ? "step" : words[d->up[o] + 2 * d->down[o]],
                    d->values[o] == 3 ? ", values: [v0, v1, v2]" : "");
        }
    }
}

static inline void write_rules_of(plain *d, FILE *out, uint64_t *random)
{
    d->has_rule = below(random, 3) == 0;
    d->merges = below(random, 3) == 0;
    fputs(d->has_rule || d->merges ? "rules:\n" : "", out);
    if (d->has_rule) {
        fputs("  - always: ", out);
        write_condition(d, out, random, &d->rule);
        fputs("\n", out);
    }
    if (d->merges) {
        fputs("  - same: ", out);
        write_condition(d, out, random, &d->same);
        fputs("\n", out);
    }
}

static inline void write_graph_of(plain *d, FILE *out, uint64_t *random)
{
    d->states = 3 + below(random, 4);
    fprintf(out, "graph:\n  states: %zu\n  moves:\n", d->states);
    for (size_t p = 0; p < d->parties; p++) {
        fprintf(out, "    p%zu:\n", p);
        for (size_t s = 0; s < d->states; s++) {
            const char *joint = "";
            fprintf(out, "      s%zu: [", s + 1);
            for (size_t t = 0; t < d->states; t++) {
                d->arc[p][s][t] = t != s && below(random, 3) == 0;
                if (d->arc[p][s][t]) {
                    fprintf(out, "%ss%zu", joint, t + 1);
                    joint = ", ";
                }
            }
            fputs("]\n", out);
        }
    }
}

static inline void write_names_of(plain *d, FILE *out, uint64_t *random)
{
    fputs("states:\n", out);
    for (size_t n = 0; n < 2; n++) {
        fprintf(out, "  n%zu: ", n);
        if (d->graph) {
            const size_t other = 1 + below(random, d->states), one = 1 + below(random, d->states);
            fprintf(out, "s%zu or s%zu", one, other);
        } else {
            write_condition(d, out, random, &d->names[n]);
        }
        fputs("\n", out);
    }
}

static inline void write_ranking_of(plain *d, FILE *out, uint64_t *random, plain_party *p)
{
    size_t order[MOST_STATES] = {0};
    for (size_t s = 0; s < d->states; s++) {
        const size_t at = below(random, s + 1);
        order[s] = order[at];
        order[at] = s;
    }
    fprintf(out, "    of: %zu\n    ranking: [[", d->states);
    for (size_t s = 0; s < d->states; s++) {
        const bool opens = s > 0 && below(random, 4) > 0;
        p->groups += opens;
        p->group[order[s]] = p->groups;
        fprintf(out, "%ss%zu", opens ? "], [" : s > 0 ? ", " : "", order[s] + 1);
    }
    p->groups++;
    fputs("]]\n", out);
}

static inline void write_wishes_of(plain *d, FILE *out, uint64_t *random, plain_party *p)
{
    const bool weights = p->order == ENT_ORDER_WEIGHTS;
    fputs(weights ? "    weights:\n" : "", out);
    p->wish_count = 1 + below(random, MOST_WISHES);
    for (size_t i = 0; i < p->wish_count; i++) {
        fputs("      - want: ", out);
        write_condition(d, out, random, &p->wishes[i]);
        fputs("\n", out);
        p->wishes[i].weight = (int)below(random, 9) - 3;
        if (weights) {
            fprintf(out, "        weight: %d\n", p->wishes[i].weight);
        }
    }
}

static inline void write_preferences_of(plain *d, FILE *out, uint64_t *random)
{
    fputs("preferences:\n", out);
    for (size_t k = 0; k < d->parties; k++) {
        plain_party *p = &d->party[k];
        const size_t kind = below(random, 5);
        p->order = d->graph || (d->merges && kind < 4) || kind < 2 ? ENT_ORDER_RANKING
                   : kind == 2                                     ? ENT_ORDER_WEIGHTS
                                                                   : ENT_ORDER_STATEMENTS;
        fprintf(out, "  p%zu:\n", k);
        if (p->order == ENT_ORDER_RANKING) {
            write_ranking_of(d, out, random, p);
        } else {
            write_wishes_of(d, out, random, p);
        }
    }
}

static inline void write_misperceptions_of(plain *d, FILE *out, uint64_t *random)
{
    const size_t party = below(random, d->parties);
    if (below(random, 4) > 0) {
        return;
    }
    d->blind[party] = true;
    fprintf(out, "misperceptions:\n  p%zu:\n    - unseen: ", party);
    if (d->graph) {
        const size_t state = below(random, d->states);
        d->unseen[party][state] = true;
        fprintf(out, "s%zu", state + 1);
    } else {
        write_condition(d, out, random, &d->blind_to[party]);
    }
    fputs("\n", out);
}

/* A random dispute; false when its rules leave no state, or merge some that a party tells apart. */
static inline bool plain_new(plain *d, uint64_t *random)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    memset(d, 0, sizeof *d);
    d->parties = 2 + below(random, 2);
    d->graph = below(random, 4) == 0;
    fputs("entente: 1\nparties:\n", out);
    for (size_t p = 0; p < d->parties; p++) {
        fprintf(out, "  p%zu:\n", p);
    }
    if (d->graph) {
        write_graph_of(d, out, random);
    } else {
        write_options_of(d, out, random);
        write_rules_of(d, out, random);
    }
    write_names_of(d, out, random);
    assert_int_equal(fflush(out), 0);
    bool good = plain_read(d, text);
    ent_space_free(d->space);
    ent_dispute_free(d->dispute);
    ent_context_free(d->context);
    d->space = NULL;
    if (good) {
        write_preferences_of(d, out, random);
        write_misperceptions_of(d, out, random);
        assert_int_equal(fflush(out), 0);
        good = plain_read(d, text);
    } else {
        d->dispute = NULL;
        d->context = NULL;
    }
    assert_int_equal(fclose(out), 0);
    free(text);
    if (good && !look_at(d)) {
        plain_free(d);
        return false;
    }
    return good;
}

#endif
