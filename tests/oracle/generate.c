/* SPDX-License-Identifier: MIT */
/*
 * Writes random conflicts, each twice: in the plain form of the oracle and as a dispute file.
 *
 * Usage: generate SEED COUNT PLAIN BUNDLE. PLAIN gets the conflicts in the oracle's form, BUNDLE the
 * dispute files one after another, each behind a line "%%%% conflict K". Random numbers are SplitMix64,
 * so a seed gives the same conflicts everywhere.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_PARTIES = 5, MOST_OPTIONS = 8, MOST_STATES = 160 };

typedef struct option {
    int party, values;
    const char *moves;
} option;

typedef struct conflict {
    int parties, options;
    option option[MOST_OPTIONS];
    int order[MOST_OPTIONS]; /* the order of the options in the dispute file */
} conflict;

static uint64_t state;

static uint64_t draw(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A number from 0 to below - 1. */
static int below(int limit)
{
    return (int)(draw() % (uint64_t)limit);
}

/* A leaf, in both forms. */
static void write_leaf(const conflict *c, FILE *plain, FILE *yaml)
{
    static const char *const plain_sign[] = {"=", ">=", "<="};
    static const char *const yaml_sign[] = {"=", ">=", "<="};
    const int o = below(c->options);
    if (c->option[o].values == 2) {
        fprintf(plain, "= %d 1 ", o);
        fprintf(yaml, "o%d", o);
    } else {
        const int sign = below(3), value = below(c->option[o].values);
        fprintf(plain, "%s %d %d ", plain_sign[sign], o, value);
        fprintf(yaml, "o%d %s v%d", o, yaml_sign[sign], value);
    }
}

static void write_expression(const conflict *c, int depth, FILE *plain, FILE *yaml);

static void write_count(const conflict *c, int depth, FILE *plain, FILE *yaml)
{
    static const char *const words[] = {"exactly", "atleast", "atmost"};
    const int items = 2 + below(3), number = below(items + 1), word = below(3);
    fprintf(plain, "# %d %d %d ", word == 2 ? 0 : number, word == 1 ? items : number, items);
    fprintf(yaml, "%s %d of (", words[word], number);
    for (int i = 0; i < items; i++) {
        fprintf(yaml, i > 0 ? " (" : "(");
        write_expression(c, depth - 1, plain, yaml);
        fprintf(yaml, ")");
    }
    fprintf(yaml, ")");
}

static void write_expression(const conflict *c, int depth, FILE *plain, FILE *yaml)
{
    static const char *const plain_op[] = {"&", "|", ">", "<>"};
    static const char *const yaml_op[] = {" and ", " or ", " implies ", " iff "};
    const int kind = depth == 0 ? 0 : below(9);
    if (kind < 3) {
        write_leaf(c, plain, yaml);
    } else if (kind < 4) {
        fprintf(plain, "! ");
        fprintf(yaml, "not (");
        write_expression(c, depth - 1, plain, yaml);
        fprintf(yaml, ")");
    } else if (kind < 8) {
        const int op = below(10) < 7 ? below(2) : 2 + below(2);
        fprintf(plain, "%s ", plain_op[op]);
        fprintf(yaml, "(");
        write_expression(c, depth - 1, plain, yaml);
        fprintf(yaml, ")%s(", yaml_op[op]);
        write_expression(c, depth - 1, plain, yaml);
        fprintf(yaml, ")");
    } else {
        write_count(c, depth, plain, yaml);
    }
}

/* Parties, options and their order; at most MOST_STATES assignments. */
static void shape(conflict *c)
{
    static const char *const moves[] = {"any", "up", "down", "never"};
    const int one_way = below(3); /* a third each: none, some, many one-way options */
    c->parties = 2 + below(MOST_PARTIES - 1);
    c->options = 0;
    int states = 1, wanted = c->parties + below(MOST_OPTIONS - c->parties + 1);
    while (c->options < wanted) {
        const int values = below(8) == 0 ? 3 + below(2) : 2;
        if (states * values > MOST_STATES) {
            break;
        }
        states *= values;
        option *o = &c->option[c->options++];
        o->party = c->options <= c->parties && below(12) > 0 ? c->options - 1 : below(c->parties);
        o->values = values;
        o->moves = below(4) < one_way ? moves[1 + below(20) / 9] : moves[0];
    }
    /* plain form: options in the order of their parties */
    for (int i = 0; i < c->options; i++) {
        for (int k = i; k > 0 && c->option[k].party < c->option[k - 1].party; k--) {
            const option swap = c->option[k];
            c->option[k] = c->option[k - 1];
            c->option[k - 1] = swap;
        }
    }
    /* dispute file: parties interleaved, each party's own options in order */
    int next[MOST_PARTIES] = {0}, written = 0;
    while (written < c->options) {
        const int p = below(c->parties);
        int o = 0;
        for (int seen = 0; o < c->options && (c->option[o].party != p || seen++ < next[p]); o++) {
        }
        if (o < c->options) {
            c->order[written++] = o;
            next[p]++;
        }
    }
}

static void write_options(const conflict *c, FILE *plain, FILE *yaml)
{
    fprintf(plain, "parties %d\noptions %d\n", c->parties, c->options);
    fprintf(yaml, "entente: 1\ntitle: random\nparties:\n");
    for (int p = 0; p < c->parties; p++) {
        fprintf(yaml, "  p%d:\n", p);
    }
    fprintf(yaml, "options:\n");
    for (int o = 0; o < c->options; o++) {
        const option *at = &c->option[o];
        fprintf(plain, "option %d party %d values %d moves %s\n", o, at->party, at->values,
                at->moves);
    }
    for (int i = 0; i < c->options; i++) {
        const option *at = &c->option[c->order[i]];
        fprintf(yaml, "  o%d: {party: p%d, moves: %s", c->order[i], at->party, at->moves);
        for (int v = 0; at->values > 2 && v < at->values; v++) {
            fprintf(yaml, "%sv%d", v == 0 ? ", values: [" : ", ", v);
        }
        fprintf(yaml, at->values > 2 ? "]}\n" : "}\n");
    }
}

static void write_wishes(const conflict *c, FILE *plain, FILE *yaml)
{
    const int rules = below(3) == 0 ? 0 : below(4);
    fprintf(plain, "rules %d\n", rules);
    fprintf(yaml, rules > 0 ? "rules:\n" : "");
    for (int r = 0; r < rules; r++) {
        const bool never = below(2) == 0;
        fprintf(plain, never ? "never " : "always ");
        fprintf(yaml, never ? "  - never: " : "  - always: ");
        write_expression(c, never ? 1 + below(2) : 2, plain, yaml);
        fprintf(plain, "\n");
        fprintf(yaml, "\n");
    }
    fprintf(yaml, "preferences:\n");
    for (int p = 0; p < c->parties; p++) {
        const int statements = below(60) == 0 ? 64 + below(10) : below(8);
        fprintf(plain, "statements %d %d\n", p, statements);
        fprintf(yaml, "  p%d:%s\n", p, statements == 0 ? " []" : "");
        for (int i = 0; i < statements; i++) {
            fprintf(yaml, "    - want: ");
            write_expression(c, below(3), plain, yaml);
            fprintf(plain, "\n");
            fprintf(yaml, "\n");
        }
    }
    fprintf(plain, "end\n");
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: generate SEED COUNT PLAIN BUNDLE\n");
        return 2;
    }
    state = strtoull(argv[1], NULL, 10);
    const long count = strtol(argv[2], NULL, 10);
    FILE *plain = fopen(argv[3], "w"), *yaml = fopen(argv[4], "w");
    if (plain == NULL || yaml == NULL) {
        perror("generate");
        return 3;
    }
    for (long k = 0; k < count; k++) {
        conflict c = {0};
        shape(&c);
        fprintf(plain, "conflict %ld\n", k);
        fprintf(yaml, "%%%%%%%% conflict %ld\n", k);
        write_options(&c, plain, yaml);
        write_wishes(&c, plain, yaml);
    }
    return fclose(plain) == 0 && fclose(yaml) == 0 ? 0 : 3;
}
