/* SPDX-License-Identifier: MIT */
/*
 * Writes random conflicts, each twice: in the plain form of the oracle and as a dispute file.
 *
 * Usage: generate SEED COUNT PLAIN BUNDLE [FEATURE]. PLAIN gets the conflicts in the oracle's form,
 * BUNDLE the dispute files one after another, each behind a line "%%%% conflict K". Features: plain
 * (the default), step (options that move by single steps), same (merged states), graph (graph form,
 * all orders), orders (rankings and weights), mixed; strength (strong statements, gaps and thresholds),
 * certainty (unsure and unknown statements), duel (two parties, mostly with strict orders), unseen
 * (states that parties do not perceive), attitudes (of parties to each other) and fuzzy (degrees and
 * thresholds), each of all forms; crisp (fuzzy, where degrees say no more than the orders do).
 * '+' joins features. A seed gives the same conflicts everywhere.
 */
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* Parties, options and their order; at most MOST_STATES assignments. */
static void shape(conflict *c)
{
    static const char *const moves[] = {"any", "up", "down", "never"};
    const int one_way = below(3); /* a third each: none, some, many one-way options */
    c->parties = c->is_duel ? 2 : 2 + below(MOST_PARTIES - 1);
    c->options = 0;
    int states = 1, wanted = c->parties + below(MOST_OPTIONS - c->parties + 1);
    while (c->options < wanted) {
        const int values = c->with_steps && below(2) == 0 ? 3 + below(3)
                           : below(8) == 0                ? 3 + below(2)
                                                          : 2;
        if (states * values > MOST_STATES) {
            break;
        }
        states *= values;
        option *o = &c->option[c->options++];
        o->party = c->options <= c->parties && below(12) > 0 ? c->options - 1 : below(c->parties);
        o->values = values;
        o->moves = below(4) < one_way ? moves[1 + below(20) / 9] : moves[0];
        if (c->with_steps && below(o->values > 2 ? 3 : 12) < (o->values > 2 ? 2 : 1)) {
            o->moves = "step";
        }
    }
    c->states = states;
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

/* ---- Option form ---------------------------------------------------------------------------- */

static void write_options(const conflict *c, sink to)
{
    fprintf(to.plain, "options %d\n", c->options);
    fprintf(to.yaml, "options:\n");
    for (int o = 0; o < c->options; o++) {
        const option *at = &c->option[o];
        fprintf(to.plain, "option %d party %d values %d moves %s\n", o, at->party, at->values,
                at->moves);
    }
    for (int i = 0; i < c->options; i++) {
        const option *at = &c->option[c->order[i]];
        fprintf(to.yaml, "  o%d: {party: p%d, moves: %s", c->order[i], at->party, at->moves);
        for (int v = 0; at->values > 2 && v < at->values; v++) {
            fprintf(to.yaml, "%sv%d", v == 0 ? ", values: [" : ", ", v);
        }
        fprintf(to.yaml, at->values > 2 ? "]" : "");
        /* words for some values, which change nothing */
        if (at->values > 2 && c->order[i] % 2 == 0) {
            fprintf(to.yaml, ", labels: {v1: 'a part: \"%d\"', v%d: 100 %%}", c->order[i],
                    at->values - 1);
        }
        fprintf(to.yaml, "}\n");
    }
}

static void write_same(conflict *c, sink to)
{
    const text e = new_same(c);
    fprintf(to.plain, "same %s\n", e.plain);
    fprintf(to.yaml, "  - same: %s\n", e.yaml);
    c->same[c->sames++] = e;
}

static void write_rules(conflict *c, sink to)
{
    int sames = c->with_same ? 1 + below(MOST_SAMES) : 0;
    int others = c->with_orders && below(2) == 0 ? 0 : below(3) == 0 ? 0 : below(4);
    fprintf(to.plain, "rules %d\n", sames + others);
    fprintf(to.yaml, sames + others > 0 ? "rules:\n" : "");
    if (sames + others > 0) {
        c->states = 0;
    }
    while (sames + others > 0) {
        if (sames > 0 && below(sames + others) < sames) {
            write_same(c, to);
            sames--;
            continue;
        }
        const bool never = below(2) == 0;
        fprintf(to.plain, never ? "never " : "always ");
        fprintf(to.yaml, never ? "  - never: " : "  - always: ");
        write_expression(c, never ? 1 + below(2) : 2, to);
        fprintf(to.plain, "\n");
        fprintf(to.yaml, "\n");
        others--;
    }
}

/* ---- Graph form ----------------------------------------------------------------------------- */

/* The arcs of a party that leave a state, from a random one on around; returns how many. */
static int write_arcs_from(const conflict *c, const bool *arc, int from, sink to)
{
    int count = 0, written = 0;
    for (int q = 0; q < c->states; q++) {
        count += arc[q];
    }
    if (count == 0) {
        return 0;
    }
    const bool bare = count == 1 && below(2) == 0;
    fprintf(to.yaml, "      ");
    write_state(c, from, to.yaml);
    fprintf(to.yaml, bare ? ": " : ": [");
    for (int start = below(c->states), i = 0; i < c->states; i++) {
        const int q = (start + i) % c->states;
        if (arc[q]) {
            fprintf(to.plain, " %d %d", from, q);
            fprintf(to.yaml, written++ > 0 ? ", " : "");
            write_state(c, q, to.yaml);
        }
    }
    fprintf(to.yaml, bare ? "\n" : "]\n");
    return count;
}

/* Random arcs, in a third of the parties both ways. */
static void write_arcs(const conflict *c, int party, sink to)
{
    static bool arc[MOST_STATES][MOST_STATES];
    memset(arc, 0, sizeof arc);
    const bool both = below(3) == 0;
    int wanted = below(12) == 0 ? 0 : c->states * (1 + below(8)) / 2, count = 0;
    for (; wanted > 0; wanted--) {
        const int from = below(c->states), q = below(c->states);
        if (from != q) {
            count += !arc[from][q] + (both && !arc[q][from]);
            arc[from][q] = true;
            arc[q][from] = arc[q][from] || both;
        }
    }
    fprintf(to.plain, "arcs %d %d", party, count);
    fprintf(to.yaml, "    p%d:%s\n", party, count == 0 ? " {}" : "");
    for (int start = below(c->states), i = 0; i < c->states; i++) {
        const int from = (start + i) % c->states;
        write_arcs_from(c, arc[from], from, to);
    }
    fprintf(to.plain, "\n");
}

static void write_graph(const conflict *c, sink to)
{
    fprintf(to.plain, "graph %d\n", c->states);
    fprintf(to.yaml, "graph:\n  states: ");
    for (int s = 0; c->named && s < c->states; s++) {
        fprintf(to.yaml, "%sx%d", s > 0 ? ", " : "[", s);
    }
    if (c->named) {
        fprintf(to.yaml, "]\n");
    } else {
        fprintf(to.yaml, "%d\n", c->states);
    }
    fprintf(to.yaml, "  moves:\n");
    for (int p = 0; p < c->parties; p++) {
        write_arcs(c, p, to);
    }
}

static void shape_graph(conflict *c)
{
    c->parties = c->is_duel ? 2 : 2 + below(MOST_PARTIES - 1);
    c->states = below(10) == 0 ? 20 + below(MOST_STATES - 19) : below(40) == 0 ? 1 : 2 + below(14);
    c->named = below(2) == 0;
}

/* ---- Conflicts ------------------------------------------------------------------------------ */

/* Decides what the conflict has of the features, which '+' joins; false if there is no such feature. */
static bool set_features(conflict *c, const char *features)
{
    bool plain = false, mixed = false;
    const struct {
        const char *name;
        bool *has, of_all_forms;
    } known[] = {{"plain", &plain, false},
                 {"step", &c->with_steps, false},
                 {"same", &c->with_same, false},
                 {"graph", &c->is_graph, false},
                 {"orders", &c->with_orders, false},
                 {"mixed", &mixed, true},
                 {"strength", &c->with_strength, true},
                 {"certainty", &c->with_certainty, true},
                 {"duel", &c->is_duel, true},
                 {"unseen", &c->with_unseen, true},
                 {"attitudes", &c->with_attitudes, true},
                 {"fuzzy", &c->with_fuzzy, true},
                 {"crisp", &c->is_crisp, true}};
    const size_t count = sizeof known / sizeof *known;
    for (const char *at = features; at != NULL; at = strchr(at, '+')) {
        at += *at == '+';
        const size_t length = strcspn(at, "+");
        size_t k = 0;
        while (k < count &&
               (strlen(known[k].name) != length || strncmp(at, known[k].name, length) != 0)) {
            k++;
        }
        if (k == count) {
            return false;
        }
        *known[k].has = true;
        mixed = mixed || known[k].of_all_forms;
    }
    if (mixed) {
        c->is_graph = below(4) == 0;
        c->with_steps = below(2) == 0;
        c->with_same = !c->is_duel && below(2) == 0;
        c->with_orders = c->is_graph || below(3) > 0;
    }
    c->with_orders = c->with_orders || c->is_graph;
    c->with_fuzzy = c->with_fuzzy || c->is_crisp;
    c->ways = 32;
    return true;
}

static void write_conflict(conflict *c, long number, sink to)
{
    if (c->is_graph) {
        shape_graph(c);
    } else {
        shape(c);
    }
    if (c->with_same) {
        c->apart = below(2) == 0;
        c->careless = below(5) == 0;
    }
    fprintf(to.plain, "conflict %ld\nparties %d\n", number, c->parties);
    fprintf(to.yaml, "%%%%%%%% conflict %ld\n", number);
    fprintf(to.yaml, "entente: 1\ntitle: random\nparties:\n");
    for (int p = 0; p < c->parties; p++) {
        fprintf(to.yaml, "  p%d:\n", p);
    }
    if (c->is_graph) {
        write_graph(c, to);
    } else {
        write_options(c, to);
        write_rules(c, to);
    }
    write_preferences(c, to);
    if (c->with_unseen) {
        write_unseen(c, to);
    }
    if (c->with_attitudes) {
        write_attitudes(c, to);
    }
    if (c->with_fuzzy) {
        write_fuzzy(c, to);
    }
    fprintf(to.plain, "end\n");
    for (int r = 0; r < c->sames; r++) {
        free_text(c->same[r]);
    }
}

int main(int argc, char **argv)
{
    conflict c = {0};
    const char *feature = argc == 6 ? argv[5] : "plain";
    if ((argc != 5 && argc != 6) || !set_features(&c, feature)) {
        fprintf(stderr,
                "usage: generate SEED COUNT PLAIN BUNDLE "
                "[plain|step|same|graph|orders|mixed|strength|certainty|duel|unseen|attitudes|"
                "fuzzy|crisp][+...]\n");
        return 2;
    }
    seed(strtoull(argv[1], NULL, 10));
    const long count = strtol(argv[2], NULL, 10);
    const sink to = {fopen(argv[3], "w"), fopen(argv[4], "w")};
    if (to.plain == NULL || to.yaml == NULL) {
        perror("generate");
        return 3;
    }
    for (long k = 0; k < count; k++) {
        c = (conflict){0};
        set_features(&c, feature);
        write_conflict(&c, k, to);
    }
    return fclose(to.plain) == 0 && fclose(to.yaml) == 0 ? 0 : 3;
}
