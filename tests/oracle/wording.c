/* SPDX-License-Identifier: MIT */
/* Random numbers (SplitMix64) and random expressions, in both forms. */
#include "wording.h"

#include <stdlib.h>

static uint64_t state;

void seed(uint64_t number)
{
    state = number;
}

static uint64_t draw(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

int below(int limit)
{
    return (int)(draw() % (uint64_t)limit);
}

void write_state(const conflict *c, int s, FILE *yaml)
{
    fprintf(yaml, c->named ? "x%d" : "s%d", c->named ? s : s + 1);
}

/* A leaf of a graph: one or some of its states. */
static void write_states(const conflict *c, sink to)
{
    const int count = below(2) == 0 ? 1 : 1 + below(c->states < 12 ? (c->states + 1) / 2 : 6);
    for (int i = 0; i < count; i++) {
        const int s = below(c->states);
        fprintf(to.plain, i + 1 < count ? "| = 0 %d " : "= 0 %d ", s);
        fprintf(to.yaml, i > 0 ? " or " : "");
        write_state(c, s, to.yaml);
    }
}

static void write_leaf(const conflict *c, sink to)
{
    static const char *const sign[] = {"=", ">=", "<="}; /* alike in both forms */
    if (c->is_graph) {
        write_states(c, to);
        return;
    }
    const int o = below(c->options);
    if (c->option[o].values == 2) {
        fprintf(to.plain, "= %d 1 ", o);
        fprintf(to.yaml, "o%d", o);
    } else {
        const int s = below(3), value = below(c->option[o].values);
        fprintf(to.plain, "%s %d %d ", sign[s], o, value);
        fprintf(to.yaml, "o%d %s v%d", o, sign[s], value);
    }
}

static void write_count(const conflict *c, int depth, sink to)
{
    static const char *const words[] = {"exactly", "atleast", "atmost"};
    const int items = 2 + below(3), number = below(items + 1), word = below(3);
    fprintf(to.plain, "# %d %d %d ", word == 2 ? 0 : number, word == 1 ? items : number, items);
    fprintf(to.yaml, "%s %d of (", words[word], number);
    for (int i = 0; i < items; i++) {
        fprintf(to.yaml, i > 0 ? " (" : "(");
        write_expression(c, depth - 1, to);
        fprintf(to.yaml, ")");
    }
    fprintf(to.yaml, ")");
}

void write_expression(const conflict *c, int depth, sink to)
{
    static const char *const plain_op[] = {"&", "|", ">", "<>"};
    static const char *const yaml_op[] = {" and ", " or ", " implies ", " iff "};
    const int kind = depth == 0 ? 0 : below(9);
    if (kind < 3) {
        write_leaf(c, to);
    } else if (kind < 4) {
        fprintf(to.plain, "! ");
        fprintf(to.yaml, "not (");
        write_expression(c, depth - 1, to);
        fprintf(to.yaml, ")");
    } else if (kind < 8) {
        const int op = below(10) < 7 ? below(2) : 2 + below(2);
        fprintf(to.plain, "%s ", plain_op[op]);
        fprintf(to.yaml, "(");
        write_expression(c, depth - 1, to);
        fprintf(to.yaml, ")%s(", yaml_op[op]);
        write_expression(c, depth - 1, to);
        fprintf(to.yaml, ")");
    } else {
        write_count(c, depth, to);
    }
}

/* ---- Texts ---------------------------------------------------------------------------------- */

/* A text while it is written. */
typedef struct draft {
    text text;
    size_t plain_size, yaml_size;
    sink to;
} draft;

static void open_draft(draft *d)
{
    d->to = (sink){open_memstream(&d->text.plain, &d->plain_size),
                   open_memstream(&d->text.yaml, &d->yaml_size)};
    if (d->to.plain == NULL || d->to.yaml == NULL) {
        perror("generate");
        exit(3);
    }
}

static text close_draft(draft *d)
{
    if (fclose(d->to.plain) != 0 || fclose(d->to.yaml) != 0) {
        perror("generate");
        exit(3);
    }
    return d->text;
}

void free_text(text t)
{
    free(t.plain);
    free(t.yaml);
}

text new_wish(const conflict *c, int depth)
{
    draft d;
    open_draft(&d);
    bool yes = c->sames > 0 && below(2) == 0;
    int brackets = 0;
    for (int r = 0; r < c->sames; r++) {
        if (c->careless && below(8) == 0) {
            continue;
        }
        if (c->careless || c->apart) {
            yes = below(2) == 0;
        }
        fprintf(d.to.plain, yes ? "| %s" : "& ! %s", c->same[r].plain);
        fprintf(d.to.yaml, yes ? "(%s) or (" : "not (%s) and (", c->same[r].yaml);
        brackets++;
    }
    write_expression(c, depth, d.to);
    for (; brackets > 0; brackets--) {
        fprintf(d.to.yaml, ")");
    }
    return close_draft(&d);
}

text new_same(const conflict *c)
{
    draft d;
    open_draft(&d);
    const int outside = c->apart ? c->sames : 0; /* rules that it is to be apart from */
    for (int r = 0; r < outside; r++) {
        fprintf(d.to.plain, "& ! %s", c->same[r].plain);
        fprintf(d.to.yaml, "not (%s) and (", c->same[r].yaml);
    }
    const int leaves = 1 + below(3); /* of a conjunction: a leaf alone merges half of the states */
    if (below(4) == 0) {
        write_expression(c, 2, d.to);
    } else {
        for (int i = 0; i < leaves; i++) {
            fprintf(d.to.plain, i + 1 < leaves ? "& " : "");
            fprintf(d.to.yaml, i > 0 ? " and " : "");
            write_expression(c, 0, d.to);
        }
    }
    for (int r = 0; r < outside; r++) {
        fprintf(d.to.yaml, ")");
    }
    return close_draft(&d);
}
