/* SPDX-License-Identifier: MIT */
/* Random preferences, in both forms: statements, weights, rankings; strong, unsure, unknown, fuzzy ones. */
#include "wording.h"

enum { MILLION = 1000000 }; /* degrees and thresholds are in millionths */

/* A word of the plain form for how certain a statement is to be, and its key in the dispute file. */
static void write_certainty(conflict *c, const char *indent, sink to)
{
    static const char *const words[] = {"unsure", "unknown"};
    const int which = c->with_certainty && below(3) == 0 ? below(2) : 2;
    if (which < 2 && c->ways >= 2 + which) {
        c->ways /= 2 + which;
        fprintf(to.plain, "%s ", words[which]);
        fprintf(to.yaml, "%scertainty: %s\n", indent, words[which]);
    }
}

/* Writes a number of millionths as a decimal number. */
static void write_decimal(int millionths, FILE *yaml)
{
    char digits[8];
    int length = snprintf(digits, sizeof digits, "%06d", millionths % MILLION);
    while (length > 0 && digits[length - 1] == '0') {
        length--;
    }
    fprintf(yaml, length > 0 ? "%d.%.*s" : "%d", millionths / MILLION, length, digits);
}

/* The degree of a statement: over a half. */
static void write_degree(const conflict *c, sink to)
{
    if (c->with_fuzzy && below(3) > 0) {
        const int degree = c->is_crisp ? MILLION : MILLION / 20 * (11 + below(10));
        fprintf(to.plain, "degree %d ", degree);
        fprintf(to.yaml, "      degree: ");
        write_decimal(degree, to.yaml);
        fprintf(to.yaml, "\n");
    }
}

static void write_statements(conflict *c, int party, sink to)
{
    const int statements = below(60) == 0 ? 64 + below(10) : below(8);
    const int strong = c->with_strength ? below(statements + 1) : 0;
    fprintf(to.plain, "statements %d %d\n", party, statements);
    fprintf(to.yaml, "  p%d:%s\n", party, statements == 0 ? " []" : "");
    for (int i = 0; i < statements; i++) {
        const text wish = new_wish(c, below(3));
        fprintf(to.yaml, "    - want: %s\n", wish.yaml);
        if (i < strong) {
            fprintf(to.plain, "strong ");
            fprintf(to.yaml, "      strength: strong\n");
        }
        write_certainty(c, "      ", to);
        write_degree(c, to);
        fprintf(to.plain, "%s\n", wish.plain);
        free_text(wish);
    }
}

static void write_weights(conflict *c, int party, sink to)
{
    const int count = 1 + below(6);
    const int threshold = c->with_strength && below(4) > 0 ? 1 + below(8) : 0;
    fprintf(to.plain, "weights %d %d\n", party, count);
    if (threshold > 0) {
        fprintf(to.plain, "threshold %d\n", threshold);
    }
    const int certain = !c->with_fuzzy || below(4) == 0 ? 0 : c->is_crisp ? 1 : 1 + below(9);
    if (certain > 0) {
        fprintf(to.plain, "certain %d\n", certain);
    }
    fprintf(to.yaml, "  p%d:\n    weights:\n", party);
    for (int i = 0; i < count; i++) {
        const text wish = new_wish(c, below(3));
        const int size = 1 + below(below(4) == 0 ? 1000 : 5);
        const int weight = below(3) == 0 ? -size : size;
        fprintf(to.plain, "%d ", weight);
        fprintf(to.yaml, "      - want: %s\n        weight: %d\n", wish.yaml, weight);
        write_certainty(c, "        ", to);
        fprintf(to.plain, "%s\n", wish.plain);
        free_text(wish);
    }
    if (threshold > 0) {
        fprintf(to.yaml, "    strong_from: %d\n", threshold);
    }
    if (certain > 0) {
        fprintf(to.yaml, "    certain_from: %d\n", certain);
    }
}

/* Pairs of expressions of which it is not known how their states compare. */
static void write_unknown_wishes(const conflict *c, sink to)
{
    const int pairs = c->with_certainty && !c->careless && below(4) == 0 ? 1 + below(2) : 0;
    if (pairs > 0) {
        fprintf(to.plain, "pairs %d\n", pairs);
        fprintf(to.yaml, "    unknown:\n");
    }
    for (int k = 0; k < 2 * pairs; k++) {
        const text wish = new_wish(c, below(3));
        fprintf(to.plain, "%s\n", wish.plain);
        fprintf(to.yaml, k % 2 == 0 ? "      - - %s\n" : "        - %s\n", wish.yaml);
        free_text(wish);
    }
}

/* Groups of states by expressions: group k is what makes the k-th true and none before it. */
static void write_ranking_by_wishes(const conflict *c, int party, sink to)
{
    text wish[4];
    const int groups = 1 + below(4);
    fprintf(to.plain, "statements %d %d\n", party, groups);
    fprintf(to.yaml, "  p%d:\n    ranking:\n", party);
    for (int k = 0; k < groups; k++) {
        wish[k] = new_wish(c, below(3));
        const bool gap = c->with_strength && below(2) == 0; /* behind this group */
        fprintf(to.plain, gap ? "strong " : "");
        fprintf(to.yaml, "      - ");
        for (int i = 0; i < k; i++) {
            fprintf(to.plain, "| %s", wish[i].plain);
            fprintf(to.yaml, "not (%s) and ", wish[i].yaml);
        }
        fprintf(to.plain, "%s\n", wish[k].plain);
        fprintf(to.yaml, k > 0 ? "(%s)\n" : "%s\n", wish[k].yaml);
        fprintf(to.yaml, gap ? "      - strong gap\n" : "");
    }
    fprintf(to.yaml, "      - rest\n");
    write_unknown_wishes(c, to);
    if (c->is_graph && !c->named) { /* there an expression may look like a number */
        fprintf(to.yaml, "    of: %d\n", c->states);
    }
    for (int k = 0; k < groups; k++) {
        free_text(wish[k]);
    }
}

/* Random levels from 0: in a third of the cases strict, else with ties; in a duel mostly strict. */
static void draw_levels(const conflict *c, int states, int *level)
{
    const bool strict = c->is_duel ? below(8) > 0 : below(3) == 0;
    const int groups = 1 + below(states < 12 ? states : 12);
    for (int s = 0; s < states; s++) {
        level[s] = strict ? s : below(groups);
    }
    for (int s = states - 1; strict && s > 0; s--) {
        const int other = below(s + 1), swap = level[s];
        level[s] = level[other];
        level[other] = swap;
    }
}

static void write_group(const conflict *c, const int *level, int group, FILE *yaml)
{
    int count = 0, written = 0;
    for (int s = 0; s < c->states; s++) {
        count += level[s] == group;
    }
    const bool bare = count == 1 && below(2) == 0;
    fprintf(yaml, bare ? "" : "[");
    for (int s = 0; s < c->states; s++) {
        if (level[s] == group) {
            fprintf(yaml, written++ > 0 ? ", " : "");
            write_state(c, s, yaml);
        }
    }
    fprintf(yaml, bare ? "" : "]");
}

/* Pairs of states of which it is not known how they compare. */
static void write_unknown_states(const conflict *c, sink to)
{
    const int pairs = c->with_certainty && c->states > 1 && below(4) == 0 ? 1 + below(4) : 0;
    if (pairs > 0) {
        fprintf(to.plain, "pairs %d", pairs);
        fprintf(to.yaml, "    unknown: [");
    }
    for (int k = 0; k < pairs; k++) {
        const int a = below(c->states), b = (a + 1 + below(c->states - 1)) % c->states;
        fprintf(to.plain, " %d %d", a, b);
        fprintf(to.yaml, k > 0 ? ", [" : "[");
        write_state(c, a, to.yaml);
        fprintf(to.yaml, ", ");
        write_state(c, b, to.yaml);
        fprintf(to.yaml, "]");
    }
    if (pairs > 0) {
        fprintf(to.plain, "\n");
        fprintf(to.yaml, "]\n");
    }
}

static void write_ranking(conflict *c, int party, sink to)
{
    int *level = c->level[party], written = 0;
    c->ranked[party] = true;
    draw_levels(c, c->states, level);
    const int rest = below(2) == 0 ? level[below(c->states)] : -1;
    fprintf(to.plain, "levels %d", party);
    for (int s = 0; s < c->states; s++) {
        fprintf(to.plain, " %d", level[s]);
    }
    fprintf(to.plain, c->with_strength ? " gaps" : "");
    fprintf(to.yaml, "  p%d:\n    ranking: [", party);
    for (int group = MOST_STATES; group-- > 0;) {
        bool empty = true;
        for (int s = 0; s < c->states; s++) {
            empty = empty && level[s] != group;
        }
        if (!empty) {
            if (c->with_strength && written > 0 && below(3) == 0) {
                fprintf(to.plain, " %d", group + 1);
                fprintf(to.yaml, ", strong gap");
            }
            fprintf(to.yaml, written++ > 0 ? ", " : "");
            if (group == rest) {
                fprintf(to.yaml, "rest");
            } else {
                write_group(c, level, group, to.yaml);
            }
        }
    }
    fprintf(to.plain, "\n");
    fprintf(to.yaml, "]\n    of: %d\n", c->states);
    write_unknown_states(c, to);
}

/* Statements that tell all states apart: some wishes, and then one for each value of each option. */
static void write_strict_statements(conflict *c, int party, sink to)
{
    int order[MOST_OPTIONS], count = below(3);
    const int wishes = count;
    for (int o = 0; o < c->options; o++) {
        const int other = below(o + 1);
        order[o] = order[other];
        order[other] = o;
        count += c->option[o].values - 1;
    }
    fprintf(to.plain, "statements %d %d\n", party, count);
    fprintf(to.yaml, "  p%d:\n", party);
    for (int i = 0; i < wishes; i++) {
        const text wish = new_wish(c, below(3));
        fprintf(to.plain, "%s\n", wish.plain);
        fprintf(to.yaml, "    - want: %s\n", wish.yaml);
        free_text(wish);
    }
    for (int i = 0; i < c->options; i++) {
        const int o = order[i];
        for (int v = 1; v < c->option[o].values; v++) {
            const bool turned = below(2) == 0;
            fprintf(to.plain, "%s>= %d %d\n", turned ? "! " : "", o, v);
            fprintf(to.yaml, "    - want: %s(o%d", turned ? "not " : "", o);
            fprintf(to.yaml, c->option[o].values > 2 ? " >= v%d)\n" : ")\n", v);
        }
    }
}

void write_preferences(conflict *c, sink to)
{
    fprintf(to.yaml, "preferences:\n");
    for (int p = 0; p < c->parties; p++) {
        const int kind = c->with_orders ? below(5) : 0;
        if (c->is_duel && c->states == 0 && below(8) > 0) {
            write_strict_statements(c, p, to);
        } else if ((kind >= 3 || (c->is_duel && below(8) > 0)) && c->states > 0) {
            write_ranking(c, p, to);
        } else if (kind >= 2) {
            write_ranking_by_wishes(c, p, to);
        } else if (kind == 1) {
            write_weights(c, p, to);
        } else {
            write_statements(c, p, to);
        }
    }
}

/* What half of the parties do not perceive: an expression or two, mostly of few states. */
void write_unseen(const conflict *c, sink to)
{
    bool any = false;
    for (int p = 0; p < c->parties; p++) {
        const int count = below(2) == 0 ? 0 : 1 + below(2);
        if (count > 0) {
            fprintf(to.yaml, any ? "  p%d:\n" : "misperceptions:\n  p%d:\n", p);
            any = true;
        }
        for (int k = 0; k < count; k++) {
            const int leaves = c->is_graph ? 1 : 1 + below(3);
            fprintf(to.plain, "unseen %d ", p);
            fprintf(to.yaml, "    - ");
            for (int i = 0; i < leaves; i++) {
                fprintf(to.plain, i + 1 < leaves ? "& " : "");
                fprintf(to.yaml, i > 0 ? " and " : "");
                write_expression(c, 0, to);
            }
            fprintf(to.plain, "\n");
            fprintf(to.yaml, "\n");
        }
    }
}

/* How parties feel about each other, themselves among them; as usual where nothing is written. */
void write_attitudes(const conflict *c, sink to)
{
    static const char signs[] = {'0', '+', '-'};
    static const char *const words[] = {"neutral", "positive", "negative"};
    fprintf(to.yaml, "attitudes:\n");
    for (int p = 0; p < c->parties; p++) {
        fprintf(to.yaml, "  p%d:\n", p);
        for (int q = 0; q < c->parties; q++) {
            const int which = below(3);
            if (q == 0 || below(4) > 0) {
                fprintf(to.plain, "attitude %d %d %c\n", p, q, signs[which]);
                fprintf(to.yaml, "    p%d: %s\n", q, words[which]);
            }
        }
    }
}

/* Degrees to which a party prefers states to others; crisp ones are those of its levels. */
static void write_degrees(const conflict *c, int party, int count, sink to)
{
    const int *level = c->level[party];
    bool said[MOST_STATES][MOST_STATES] = {{false}};
    fprintf(to.plain, " %d", count);
    fprintf(to.yaml, count > 0 ? "    degrees: [" : "");
    for (int k = 0; k < count; k++) {
        int a = 0, b = 0;
        while (a == b || said[a][b]) {
            a = below(c->states);
            b = below(c->states);
        }
        said[a][b] = said[b][a] = true;
        const int crisp = MILLION / 2 * (1 + (level[a] > level[b]) - (level[a] < level[b]));
        const int degree = c->is_crisp ? crisp : MILLION / 20 * below(21);
        fprintf(to.plain, " %d %d %d", a, b, degree);
        fprintf(to.yaml, k > 0 ? ", [" : "[");
        write_state(c, a, to.yaml);
        fprintf(to.yaml, ", ");
        write_state(c, b, to.yaml);
        fprintf(to.yaml, ", ");
        write_decimal(degree, to.yaml);
        fprintf(to.yaml, "]");
    }
    fprintf(to.yaml, count > 0 ? "]\n" : "");
}

/* How certain a preference must be for parties to act on it: any, round numbers, and some others. */
static int draw_threshold(void)
{
    static const int others[] = {1, 333333, 333334, 666666, 666667, MILLION};
    const int kind = below(5);
    return kind == 0 ? 0 : kind == 1 ? others[below(6)] : MILLION / 20 * (1 + below(20));
}

void write_fuzzy(const conflict *c, sink to)
{
    bool any = false;
    for (int p = 0; p < c->parties; p++) {
        const int threshold = draw_threshold();
        const int most = c->states < 2 || (c->is_crisp && !c->ranked[p]) ? 0 : c->states / 2;
        const int count = most == 0 || below(3) == 0 ? 0 : 1 + below(most);
        if (threshold == 0 && count == 0) {
            continue;
        }
        fprintf(to.yaml, any ? "  p%d:\n" : "fuzzy:\n  p%d:\n", p);
        fprintf(to.plain, "fuzzy %d %d", p, threshold);
        if (threshold > 0) {
            fprintf(to.yaml, "    threshold: ");
            write_decimal(threshold, to.yaml);
            fprintf(to.yaml, "\n");
        }
        write_degrees(c, p, count, to);
        fprintf(to.plain, "\n");
        any = true;
    }
}
