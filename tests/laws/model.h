/* SPDX-License-Identifier: MIT */
/*
 * Random disputes that know what they mean: made here, written as text, evaluated without the library.
 *
 * A model keeps its expressions as trees in one pool, by index. The same model can be written in
 * several ways (a style): other names, other orders, with additions that change nothing. A state is
 * told by its *assignment*, the mixed-radix number of its values in the order of the model, which is
 * the same however the model is written.
 */
#ifndef ENT_TESTS_MODEL_H
#define ENT_TESTS_MODEL_H

#include <entente/entente.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_PARTIES = 5,
    MOST_OPTIONS = 7,
    MOST_WISHES = 8,
    MOST_RULES = 3,
    MOST_KIDS = 4,
    MOST_NODES = 4096,
    MOST_STATES = 128
};

typedef enum operation {
    LEAF, /* option SIGN value */
    NOT,
    AND,
    OR,
    IMPLIES,
    IFF,
    EXACTLY,
    ATLEAST,
    ATMOST
} operation;

typedef struct node {
    operation op;
    int option, sign, value; /* of a leaf */
    int number;              /* of a count */
    int kids, kid[MOST_KIDS];
} node;

typedef enum order_kind { STATEMENTS, WEIGHTS, RANKING } order_kind;

typedef struct party {
    order_kind kind; /* RANKING: one wish and the rest */
    bool rest_first;
    int wishes, want[MOST_WISHES], weight[MOST_WISHES];
} party;

typedef struct option {
    int owner, values;
    ent_moves moves;
} option;

typedef struct model {
    uint64_t random;
    int parties, options, rules, nodes;
    party party[MOST_PARTIES];
    option option[MOST_OPTIONS];
    int rule[MOST_RULES];
    bool never[MOST_RULES];
    node node[MOST_NODES];
} model;

/* How a model is written. All zero but for the orders: plainly. */
typedef struct style {
    int party_order[MOST_PARTIES], option_order[MOST_OPTIONS];
    bool renamed;
    bool idle_rule;
    int extra_party; /* 1 + the number of parties before it; 0: none */
    int idle_wish;   /* 1 + the number of wishes of each party before it; 0: none */
} style;

static inline uint64_t draw(model *m)
{
    uint64_t z = m->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A number from 0 to limit - 1. */
static inline int below(model *m, int limit)
{
    return (int)(draw(m) % (uint64_t)limit);
}

/* A random expression; returns its index. */
static inline int grow(model *m, int depth)
{
    const int at = m->nodes++, kind = depth == 0 ? 0 : below(m, 8);
    node n = {.op = LEAF};
    if (kind < 3) {
        n.option = below(m, m->options);
        n.sign = m->option[n.option].values > 2 ? below(m, 6) : 0;
        n.value = n.sign == 0 && m->option[n.option].values == 2
                      ? 1
                      : below(m, m->option[n.option].values);
    } else {
        n.op = kind == 3 ? NOT : kind < 7 ? (operation)(AND + below(m, 4)) : EXACTLY;
        n.op = n.op == EXACTLY ? (operation)(EXACTLY + below(m, 3)) : n.op;
        n.kids = n.op == NOT ? 1 : n.op == IMPLIES || n.op == IFF ? 2 : 2 + below(m, 3);
        n.number = below(m, n.kids + 1);
        for (int i = 0; i < n.kids; i++) {
            n.kid[i] = grow(m, depth - 1);
        }
    }
    m->node[at] = n;
    return at;
}

static inline void make_options(model *m)
{
    const int freedom = below(m, 3), wanted = 1 + below(m, MOST_OPTIONS);
    int left = MOST_STATES;
    for (m->options = 0; m->options < wanted; m->options++) {
        const int values = below(m, 4) > 0 ? 2 : 3 + below(m, 3);
        if (values > left) {
            break;
        }
        left /= values;
        m->option[m->options] = (option){
            .owner = below(m, m->parties),
            .values = values,
            .moves = below(m, 4) < freedom ? (ent_moves)below(m, ENT_MOVES_COUNT) : ENT_MOVES_ANY};
    }
}

/* Fills in a random model. `random` stays what it has become, so that the next one is another. */
static inline void make(model *m)
{
    m->nodes = 0;
    m->parties = 1 + below(m, MOST_PARTIES);
    make_options(m);
    m->rules = below(m, MOST_RULES + 1);
    for (int r = 0; r < m->rules; r++) {
        m->rule[r] = grow(m, 2);
        m->never[r] = below(m, 2) == 0;
    }
    for (int p = 0; p < m->parties; p++) {
        party *at = &m->party[p];
        const int kind = below(m, 10);
        at->kind = kind < 7 ? STATEMENTS : kind < 9 ? WEIGHTS : RANKING;
        at->rest_first = below(m, 2) == 0;
        at->wishes = at->kind == RANKING ? 1 : below(m, MOST_WISHES + 1);
        at->wishes = at->kind == WEIGHTS && at->wishes == 0 ? 1 : at->wishes;
        for (int i = 0; i < at->wishes; i++) {
            at->want[i] = grow(m, below(m, 3));
            at->weight[i] = below(m, 11) - 5;
        }
    }
}

/* A random order of 0 .. count - 1. */
static inline void shuffle(model *m, int count, int *out)
{
    for (int i = 0; i < count; i++) {
        const int k = below(m, i + 1);
        out[i] = out[k];
        out[k] = i;
    }
}

static inline style plain_style(void)
{
    style s = {.renamed = false};
    for (int i = 0; i < MOST_OPTIONS; i++) {
        s.option_order[i] = i;
    }
    for (int i = 0; i < MOST_PARTIES; i++) {
        s.party_order[i] = i;
    }
    return s;
}

/* The value that an option has in an assignment. */
static inline int value_in(const model *m, int assignment, int o)
{
    for (int i = 0; i < o; i++) {
        assignment /= m->option[i].values;
    }
    return assignment % m->option[o].values;
}

/* Whether an expression holds in an assignment. */
static inline bool holds(const model *m, int at, int assignment)
{
    const node *n = &m->node[at];
    int count = 0;
    for (int i = 0; i < n->kids; i++) {
        count += holds(m, n->kid[i], assignment);
    }
    const int value = n->op == LEAF ? value_in(m, assignment, n->option) - n->value : 0;
    const bool leaf[] = {value == 0, value != 0, value<0, value <= 0, value> 0, value >= 0};
    switch (n->op) {
    case LEAF:
        return leaf[n->sign];
    case NOT:
        return count == 0;
    case AND:
        return count == n->kids;
    case OR:
        return count > 0;
    case IMPLIES:
        return !holds(m, n->kid[0], assignment) || holds(m, n->kid[1], assignment);
    case IFF:
        return count != 1;
    case EXACTLY:
        return count == n->number;
    case ATLEAST:
        return count >= n->number;
    case ATMOST:
        return count <= n->number;
    }
    return false;
}

/* Whether an assignment keeps the rules. */
static inline bool feasible(const model *m, int assignment)
{
    for (int r = 0; r < m->rules; r++) {
        if (holds(m, m->rule[r], assignment) == m->never[r]) {
            return false;
        }
    }
    return true;
}

/* Whether a party alone can change one assignment into another. */
static inline bool can_move(const model *m, int p, int from, int to)
{
    for (int o = 0; o < m->options; o++) {
        const int change = value_in(m, to, o) - value_in(m, from, o);
        if (change != 0 && (m->option[o].owner != p || m->option[o].moves == ENT_MOVES_NEVER ||
                            (m->option[o].moves == ENT_MOVES_UP && change < 0) ||
                            (m->option[o].moves == ENT_MOVES_DOWN && change > 0) ||
                            (m->option[o].moves == ENT_MOVES_STEP && abs(change) > 1))) {
            return false;
        }
    }
    return from != to;
}

enum { NAME_SIZE = 24 };

/* Names in the alphabet's order or against it. */
static inline void name_option(const style *s, int o, char *out)
{
    snprintf(out, NAME_SIZE, s->renamed ? "x%d" : "o%d", s->renamed ? MOST_OPTIONS - o : o);
}

static inline void name_party(const style *s, int p, char *out)
{
    snprintf(out, NAME_SIZE, s->renamed ? "a%d" : "p%d", s->renamed ? MOST_PARTIES - p : p);
}

/* Writes "option SIGN value". */
static inline void write_leaf(FILE *out, const model *m, const style *s, int o, int sign, int value)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};
    char name[NAME_SIZE];
    name_option(s, o, name);
    if (m->option[o].values > 2) {
        fprintf(out, "%s %s v%d", name, signs[sign], value);
    } else {
        fprintf(out, "%s %s %s", name, signs[sign], value == 0 ? "no" : "yes");
    }
}

static inline void write_node(FILE *out, const model *m, const style *s, int at)
{
    static const char *const joints[] = {
        [AND] = " and ", [OR] = " or ", [IMPLIES] = " implies ", [IFF] = " iff "};
    static const char *const counts[] = {
        [EXACTLY] = "exactly", [ATLEAST] = "atleast", [ATMOST] = "atmost"};
    const node *n = &m->node[at];
    if (n->op == LEAF) {
        write_leaf(out, m, s, n->option, n->sign, n->value);
        return;
    }
    if (n->op == NOT) {
        fputs("not ", out);
    } else if (n->op >= EXACTLY) {
        fprintf(out, "%s %d of (", counts[n->op], n->number);
    }
    for (int i = 0; i < n->kids; i++) {
        fputs(i == 0 ? "(" : n->op >= EXACTLY ? " (" : joints[n->op], out);
        fputs(i > 0 && n->op < EXACTLY ? "(" : "", out);
        write_node(out, m, s, n->kid[i]);
        fputc(')', out);
    }
    fputs(n->op >= EXACTLY ? ")" : "", out);
}

static inline void write_options(FILE *out, const model *m, const style *s)
{
    char name[NAME_SIZE];
    fputs("options:\n", out);
    for (int i = 0; i < m->options; i++) {
        const option *at = &m->option[s->option_order[i]];
        name_option(s, s->option_order[i], name);
        fprintf(out, "  %s:\n    moves: %s\n", name, ent_moves_word(at->moves));
        name_party(s, at->owner, name);
        fprintf(out, "    party: %s\n", name);
        for (int v = 0; at->values > 2 && v < at->values; v++) {
            fprintf(out, v == 0 ? "    values: [v%d" : ", v%d", v);
        }
        fputs(at->values > 2 ? "]\n" : "", out);
    }
}

static inline void write_rules(FILE *out, const model *m, const style *s)
{
    fputs(m->rules > 0 || s->idle_rule ? "rules:\n" : "", out);
    if (s->idle_rule) {
        fputs("  - always: \"(", out);
        write_leaf(out, m, s, 0, 0, 1);
        fputs(" or not ", out);
        write_leaf(out, m, s, 0, 0, 1);
        fputs(")\"\n", out);
    }
    for (int r = 0; r < m->rules; r++) {
        fputs(m->never[r] ? "  - never: \"" : "  - always: \"", out);
        write_node(out, m, s, m->rule[r]);
        fputs("\"\n", out);
    }
}

/* Writes a wish, or, for `want` -1, one that never comes true. */
static inline void write_wish(FILE *out, const model *m, const style *s, const party *of, int i)
{
    const bool idle = i < 0;
    fputs(of->kind == RANKING ? "      - \"" : "      - want: \"", out);
    if (idle) {
        write_leaf(out, m, s, 0, 2, 0); /* less than the least value */
    } else {
        write_node(out, m, s, of->want[i]);
    }
    fputs("\"\n", out);
    if (of->kind == WEIGHTS) {
        fprintf(out, "        weight: %d\n", idle ? 3 : of->weight[i]);
    }
}

static inline void write_preferences(FILE *out, const model *m, const style *s)
{
    static const char *const heads[] = {
        [STATEMENTS] = "", [WEIGHTS] = "    weights:\n", [RANKING] = "    ranking:\n"};
    char name[NAME_SIZE];
    fputs("preferences:\n", out);
    for (int k = 0; k < m->parties; k++) {
        const party *at = &m->party[s->party_order[k]];
        const bool none = at->wishes == 0 && s->idle_wish == 0;
        name_party(s, s->party_order[k], name);
        fprintf(out, "  %s:%s\n%s", name, none ? " []" : "", heads[at->kind]);
        fputs(at->kind == RANKING && at->rest_first ? "      - rest\n" : "", out);
        for (int i = 0; i <= at->wishes; i++) {
            const bool idle_here = s->idle_wish > 0 && i == (s->idle_wish - 1) % (at->wishes + 1);
            if (idle_here) {
                write_wish(out, m, s, at, -1);
            }
            if (i < at->wishes) {
                write_wish(out, m, s, at, i);
            }
        }
        fputs(at->kind == RANKING && !at->rest_first ? "      - rest\n" : "", out);
    }
}

/* Writes a model as a dispute file. */
static inline void write_model(FILE *out, const model *m, const style *s)
{
    char name[NAME_SIZE];
    fputs("entente: 1\nparties:\n", out);
    for (int k = 0; k <= m->parties; k++) {
        if (k == s->extra_party - 1) {
            fputs("  extra:\n", out);
        }
        if (k < m->parties) {
            name_party(s, s->party_order[k], name);
            fprintf(out, "  %s:\n", name);
        }
    }
    write_options(out, m, s);
    write_rules(out, m, s);
    write_preferences(out, m, s);
}

#endif
